"""What a page says of a speech above it: a reporter's lead, and where its author says that his script is below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.chars import has_han
from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.lines.persons import HALL

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_PROSE = 30
"""Characters of a line from which it may be prose."""

_SPOKE = r"(?:出席|发表|主持|宣读).{0,40}(?:讲话|致辞|演讲|贺[辞词])"
_WHEN = r"\d{1,2}[月日]|[日近]前|近日|昨[日天晚]|今[日天](?:上午|下午|晚)"
_THIRD = rf"(?=.*{_SPOKE})(?:.*(?:{_WHEN})|.*(?:表示|指出|强调|提到)[，,：:\w])"
"""What a reporter says of a speaker: that he spoke, and when or what; a speaker says 我."""
_DATED = (
    r"On (?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2}),? \d{4},? (?!I\b|we\b)(?:the )?[A-Z]"
    r"(?!.*\b(?:I|we|us|our|my|you|your)\b)"
)
"""On 3 May 2011, the Embassy …: what a page tells of an occasion."""
_WIRE = r"[（(【]?(?:本[网报台刊]讯|.{2,8}[社网报]\S{0,12}(?:\d{1,2}月)?\d{1,2}日[电讯]|.{0,6}[网报社]讯)"
"""How a news report begins."""


def may_be_prose(text: str) -> bool:
    """True for a long line; a title in English is long, too, but no sentence."""
    return len(text) > _PROSE and (has_han(text) or ends_sentence(text))


def reports(text: str) -> bool:
    """True for prose that names the speaker in the third person."""
    return any(compiled(one).match(text) for one in (_WIRE, _THIRD, _DATED))


def about_the_text(items: list[LabelledParagraph]) -> set[int]:
    """The sentences above the greeting in which the author says where his script is: 稿子贴在这里。."""
    prose = {at for at, item in enumerate(items) if item.open and ends_sentence(item.text)}
    told = any(compiled(_HERE).search(items[at].text) for at in prose)
    hall = any(compiled(HALL).search(items[at].text) for at in prose)
    return prose if told and not hall and len(prose) <= _FEW else set()


_HERE = (
    r"(?:稿子?|全文|文字版|原文)[^。！？]{0,12}(?:贴|[放发附](?:在|到|上|出)|分享|存档|备份|留[念存]|如下|在下面|在这里)|"
    r"(?i:\b(?:speech|talk|script|text|transcript|what I said)\b[^.!?]{0,40}\b(?:below|here it is|in full|follows)\b)"
)
_FEW = 3
