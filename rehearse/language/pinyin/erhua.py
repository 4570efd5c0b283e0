"""Which 儿 is the suffix of erhua, as in 玩儿, and which a syllable of its own, as in 女儿 and 儿子."""

from __future__ import annotations

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


_ROOTS = frozenset(
    "子正万下不丝个串丸么乐事亮人仁今令们件价份伙会伴佬信倌倍倒候兜六冻准刀分刺前劲勺勾包十千单印卷叉友口吃"
    "各吊名后告味哈哥哨哪哼嗝嘴回圆圈地场坎块坨垫堂堆塔塞墩壳壶天夯头套好妇妞妹姐娘婶媚字孩客宵家对尖尾工"
    "巴帖带席帽干床底座开弦弯当形影心忿情意戳户手扣抄把拉拌招拨指挑摊撇擦数料方旋早明昨晌晚景月末本朵杂杆"
    "条板果样核根梗棍款歌气水沫沿法泥活海混溜滚火灯炮点烂煤爪片牌牙牛物特狗猫猴玩珠班球理琴瓜瓢瓣瓤瓷画皮"
    "盂盆盖盘盹真眼着短碗碟碴票秆穗空窝笑笼筋筒签箍管篇篮籽绊缕缘缝缸罐老耙肘肚肝肩胆脑脖脚脸腕腿艺节芒花"
    "茬草菜蔓蕾虫蛋蝈衫褂见角记设调谜谱豆贝趣跟蹦蹲身轮轴辈辫边过近这远道那钉钩钱铃锅错门闲间闷阵院雀面顿"
    "食饺馅馆马驴高鸟黏鼻话词汤枝些慢桌腰嗓裤鞋袜被鱼云风船鸡鸭坑环伞杏桃枣梨虾粥宝呲哗唧小尜戌挛挺旯星津"
    "白神离葚蔫蛐褟趸蹀辙铞镚阄阶颈颠饳黑"
)
"""Characters that take the suffix, as the dictionaries have them; behind others 儿 ends a name or means a child."""


def is_erhua(text: str, index: int) -> bool:
    """True where the 儿 at `index` is the suffix."""
    before, after = text[max(0, index - 8) : index], text[index:]
    if not before or before[-1] not in _ROOTS:
        return False
    if after[1:2] and after[1] in "子女童媳孙":
        return False
    if before.endswith(ERHUA_FIRST):
        return True
    return not (before.endswith(FULL_BEFORE) or after.startswith(FULL_AFTER))
