"""Which 儿 is the suffix of erhua, as in 玩儿, and which a syllable of its own, as in 女儿 and 儿子."""

from __future__ import annotations

from rehearse.language.text.chars import is_han

FULL_BEFORE = tuple(
    (
        "女 孙 侄 甥 婴 幼 少 孤 健 男 胎 宠 弃 患 产 新生 私生 畸形 低能 混血 幸运 弄潮 宁馨 流浪 脑瘫 遗腹 "
        "妻 乞 小 痴 娇 骄 吾 我 育 养 无 聋 盲 侏 帖木 倒绷孩 不食"
    ).split()
)
"""What 儿 is a full syllable behind: 女儿, 婴儿 …"""

FULL_AFTER = tuple("儿戏 儿科 儿歌 儿时 儿郎 儿化 儿臣 儿辈 儿皇帝 儿曹 儿所 儿育女 儿防老".split())
"""What 儿 is a full syllable in when it begins with it; 儿子, 儿女, 儿童, 儿媳 and 儿孙 go before everything else."""

ERHUA_FIRST = tuple(
    (
        "这 那 哪 一会 这会 那会 哪会 多会 不会 一点 有点 差点 这点 那点 早点 快点 慢点 多点 好点 "
        "吊 鸟 花 鱼 马 风 云 月 虫 船"
    ).split()
)
"""What 儿 is the suffix of although a word of FULL_AFTER seems to follow: 这儿科技发达, 鸟儿歌唱."""


def is_erhua(text: str, index: int) -> bool:
    """True where the 儿 at `index` is the suffix."""
    before, after = text[max(0, index - 8) : index], text[index:]
    if not before or not is_han(before[-1]):
        return False
    if after[1:2] and after[1] in "子女童媳孙":
        return False
    if before.endswith(ERHUA_FIRST):
        return True
    return not (before.endswith(FULL_BEFORE) or after.startswith(FULL_AFTER))
