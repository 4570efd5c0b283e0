"""Questions below the end of a speech, which somebody may ask, with answers that are ready."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.after.below import size, speaks_there

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_MOST = 40
"""Characters of a question."""
QUESTION = r"(?i)^(?:问\s*\d*|提问\s*\d*|问题\s*[\d一二三四五六七八九十]+|Q\s*\d{0,2})\s*[:：.、]\s*\S"


def asks_below(items: list[LabelledParagraph], at: int) -> bool:
    """True for the last heading, 问题, with nothing but numbered questions and their answers below it."""
    under = items[at + 1 :]
    named = items[at].paragraph.level and compiled(_QUESTIONS).fullmatch(items[at].text)
    begun = under and under[0].number is not None and under[0].text.endswith(("?", "？"))
    return bool(named and begun) and not any(item.paragraph.level for item in under)


_QUESTIONS = (
    r"(?i:(?:提问|问题|问答|答疑)(?:环节|部分)?|Q\s*&\s*A|Questions?(?: (?:and|&) Answers)?)\s*[:：]?"
)


def asks_after_the_end(items: list[LabelledParagraph], at: int) -> bool:
    """True for 难点在哪里？ and 安全性： behind 以上就是我的汇报，谢谢！: nobody asks the hall, an answer is ready."""
    text, before = items[at].text, next((one.text for one in reversed(items[:at]) if one.role != "aside"), "")
    asks = text[-1:] in "?？:：" and len(text) <= _MOST and not speaks_there(items[at])
    return asks and not compiled(_YOU).search(text) and bool(compiled(_END).match(before))


def counts_questions(items: list[LabelledParagraph], at: int) -> bool:
    """True for the first of several numbered questions below most of the speech: 1、创新点是什么？, answered or not."""
    first = items[at].number
    if first is None or first.value != 1 or size(items[:at]) < size(items[at:]):
        return False
    same = [item for item in items[at:] if item.number and item.number.kind == first.kind]
    asked = [item for item in same if item.text.endswith(("?", "？"))]
    return items[at] in asked and len(asked) >= _LEAST and 2 * len(asked) > len(same)


_LEAST = 3
_END = (
    r"^(?:以上(?:就?是|便是)(?:我|今天|本次|这次)|我们?的?(?:讲话|发言|汇报|报告|演讲|陈述|答辩|展示|分享|介绍)"
    r".{0,6}(?:完毕|到此|结束|完了)).*(?:谢谢|感谢|指正)"
)
_YOU = r"[您你]|有(?:什么|没有)|(?i:\byour?\b)"
