"""Whether a speech is over: all passes that look at what stands below it ask here."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from rehearse.language.text.patterns import compiled

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_THANKS = (
    r"谢谢|多谢|感谢.{0,12}(?:聆听|倾听|观看|指[导正]|大家|各位)|批评指正|再见(?!到|[面证])|下(?:个视频|一?[期次]|周)(?:再)?见[。！!～~]*$|"
    r"(?i:thank you|thanks\b|good ?bye)"
)
"""The hall is thanked, and left."""
_SAYS_SO = (
    r"(?:讲话|发言|汇报|报告|介绍|演讲|陈述|答辩|展示|分享|讲解|话).{0,6}(?:完毕|到此|结束|完了)(?!以?之?[后前时])|"
    r"到(?:这里|这儿|此)(?:就|全部|圆满|胜利)*(?:结束|为止)(?!以?之?[后前时])|"
    r"就(?:先|[讲说谈聊上]|汇报|介绍|分享){0,3}到?(?:这里|这儿|此|这些|这么多)了?(?![，,\w])"
)
"""The speaker says that he has ended."""
_SENDS_AWAY = (
    r"(?:散会|下课|礼成|开席|干杯|晚安|敬礼|(?:请|提请)[^，。！？]{0,8}审议)[。！!～~]*$|"
    r"(?i:(?:cheers|good night)\W*$)"
)
"""The last word of a meeting, a lesson, a toast, a report."""
_LEAVE = (
    r"(?:^|[。！!，,；;])[^。！!，,]{0,6}(?:预祝|祝|恭祝|敬祝|愿)(?!贺|福语)[^。！!？?]{2,60}[。！!]*$|"
    r"让我们[^。！!？?]{4,}[。！!]*$|(?:奋斗|贡献|前进|献礼|万岁)[！!]+$|(?:一路走好|安息|千古|永垂不朽)[。！!]*$|"
    r"(?:掌声|大家)(?:欢迎|有请|鼓励)[。！!]*$|(?:下面|接下来|现在)[^。！!？?，,]{0,8}(?:[请让]|欢迎|交给)[^。！!？?]{2,40}[。！!]*$|"
    r"(?i:(?:here['’]s to|raise your glass|god bless|let us|good night)\b[^.!?]*[.!]*$)"
)
"""A wish, a call to all, a toast, the next speaker: such words may be the last, and may stand in the middle."""
FAREWELL = f"{_THANKS}|{_SAYS_SO}"
"""How a line begins in which somebody takes leave of the hall."""
_NEAR_THE_END = 60
"""Characters at the end of a paragraph in which its speaker takes leave."""
_BRACKET = r"[（(\[【*_][^（()）\[\]【】]*[）)\]】*_][。.]?"


def ends_speech(text: str) -> bool:
    """True for words that end a speech: somebody thanks the hall, says that he has ended, or sends it home.

    >>> [ends_speech(text) for text in ("谢谢大家！", "今天就说这些。", "散会！", "散会以后去领桌椅。")]
    [True, True, True, False]
    """
    return compiled(FAREWELL).match(text) is not None or bool(
        compiled(f"{FAREWELL}|{_SENDS_AWAY}").search(text[-_NEAR_THE_END:])
    )


def may_end_speech(text: str) -> bool:
    """True for these, and for what is often said at the end, but elsewhere as well: a wish, a call to all.

    >>> [may_end_speech(text) for text in ("预祝大会圆满成功！", "让我们一起修好这座桥！", "我们修好了桥。")]
    [True, True, False]
    """
    return ends_speech(text) or bool(compiled(_LEAVE).search(text))


def is_bracket(text: str) -> bool:
    """True for a line that is all in brackets or slanted, as directions are."""
    return compiled(_BRACKET).fullmatch(text) is not None


def last_words(items: list[LabelledParagraph], at: int, near: int) -> list[str]:
    """What is said last above a place, `near` lines at most, without directions and the script's first line."""
    above = (items[place] for place in range(at - 1, -1, -1))
    said = (item.text for item in above if item.role != "aside" and not is_bracket(item.text))
    return [*islice(said, near + 1)][:-1][::-1]  # the one more is the first line, or too far away
