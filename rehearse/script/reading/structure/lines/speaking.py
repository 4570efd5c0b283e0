"""Lines in which somebody speaks to a hall, so that they are never title, name or date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.patterns import compiled

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_GREETS = (
    r"(?:大家|各位|[^，,。]{0,8}(?:们|老师|同学|朋友|领导|来宾|评委|主持人|领导))[，,]?(?:上午|下午|晚上|早上|中午)?好(?:[！!，,].*)?$|"
    r"大家(?:上午|下午|晚上|早上|中午)?好"
)
_BEGINS = (
    r"下面|接下来|首先|很高兴|非常高兴|十分高兴|欢迎(?:大家|各位|来到|您|你们)|我叫|我来自|有请|"
    r"(?:谢谢|感谢|多谢)[！!。~～]*$|(?:谢谢|感谢|多谢)(?:大家|各位|主持人|[^，]{0,8}(?:介绍|邀请|到来|聆听))|今天(?:[，,]|我?们?(?:在|来|要|想|为|给|站)|是)"
)
_CALLS = (
    r"(?:亲爱|敬爱|尊敬)的[^，,]{1,10}$|.{0,12}(?:同学|老师|朋友|同志|家长|邻居|战友|同事|来宾|评委)们$|.{1,8}[，,](?:您|你|大家)好$|"
    r".{2,40}[，,、][及和与暨]?(?:尊敬的|亲爱的|敬爱的)?[各诸]位|"
    r"请|.{2,6}请(?:起立|看|听|坐|安静|鼓掌|注意)|.*(?:大家|你们|各位).*[吗呢吧]$"
)
"""Whom the speaker calls, and what he asks of them."""
_VOICE = r"(?=.*[，,])(?=.*(?:我|咱|大家|今天))"
"""A clause behind a comma, and the speaker or the hall in it."""
_NAMED = "《[^》]*》"
"""A name, whose words are nobody's: 诗朗诵《黄河，我的母亲》."""
_ENGLISH = (
    r"(?i:Good (?:morning|afternoon|evening)\b|Hello\b|"
    r"Hi\b|Ladies\b|Fellow [a-z]|Dear [a-z]|Thanks?(?: you)?\b(?! (?:speech|note|address|remarks|letter))|"
    r"My name is\b|Let me\b)|Today,? (?:I|we)\b|(?:I|We) (?:am|are|have|want|would|will)"
    r" [a-z]|(?:I|We|It)['’](?:m|re|ve|d|s|ll) [a-z]"
)


def speaks(text: str) -> bool:
    """True for a line that greets or thanks the hall, or says what I or we do now.

    >>> [speaks(text) for text in ("大家好，欢迎来到菜园", "今天，我们种下第一棵树", "我和我的祖国", "感谢师恩")]
    [True, True, False, False]
    """
    if text[:1].isascii():
        return bool(compiled(_ENGLISH).match(text))
    own = compiled(_NAMED).sub("", text)
    return any(compiled(pattern).match(own) for pattern in (_GREETS, _BEGINS, _CALLS, _VOICE))


def is_said(items: list[LabelledParagraph], index: int) -> bool:
    """True for a line that somebody says: to the hall, or behind a label that comes again."""
    text = items[index].text
    label = compiled(_SPEAKER).match(text)
    return speaks(text) or (
        label is not None and any(later.text.startswith(label[0]) for later in items[index + 1 :])
    )


_SPEAKER = r"[^\s：:，。]{1,8}[：:]"
