"""A speech pasted out of a mail: the mail's head, and the note to the one who gets it, above the speech's title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.patterns import compiled
from rehearse.language.text.prose import is_prose
from rehearse.script.reading.structure.greetings.salutations import greets
from rehearse.script.reading.structure.lines.titles import names_kind
from rehearse.script.reading.structure.mail.below import below
from rehearse.script.reading.structure.mail.heads import heads, top_head
from rehearse.script.reading.structure.mail.letters import letter

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_MOST = 20
"""Paragraphs of a mail above the speech, at most."""
_NEAR = 2
"""Paragraphs from a mail's title to the speech's first sentence, at most: a date may stand between them."""
_SUBTITLE = "—-─"
_FEW = 6
"""The same of a message that has no head."""


def mail_above(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label the mails' heads above and below a speech, and what a sender says above it and signs below it."""
    start = _above(items)
    mailed = start > 0
    if len(noted := _noted(items, start, mailed=mailed)):
        items = [item.aside("note") if at in noted and item.open else item for at, item in enumerate(items)]
    end = below(items, max(start, noted.stop), mailed=mailed)
    return [
        item.aside("source") if item.open and not start <= at < end else item for at, item in enumerate(items)
    ]


def _above(items: list[LabelledParagraph]) -> int:
    """Where the last head above the speech ends: what was written above it forwards the mail; 0 if there is none."""
    start = top_head(items)
    for head in heads(items):
        before, after = items[start : head.start], items[head.stop :]
        said = any(greets(item.text) and not _greets_one(item) for item in before)
        if head.start < start + _MOST and not said and _size(before) < _size(after):
            start = max(start, head.stop)
            while start < len(items) and items[start].text.startswith(">"):
                start += 1
    return start


def _size(items: list[LabelledParagraph]) -> int:
    return sum(len(item.text) for item in items)


def _noted(items: list[LabelledParagraph], start: int, *, mailed: bool) -> range:
    """The note to the one who gets the speech: above a title with a salutation below it, or told by what it says.

    Without such a title nobody can tell where the speech begins. A message in a chat has no head: it speaks of the
    script. What a host says above the title of somebody's speech does not.
    """
    most = start + (_MOST if mailed else _FEW)
    title = next(
        (at for at in range(start, min(most, len(items))) if _is_title(items, at, mailed=mailed)), start
    )
    above = items[start:title]
    about = any(compiled(_OF_A_SCRIPT).search(item.text) for item in above)
    if not mailed and (
        any(
            item.paragraph.level or item.number or (greets(item.text) and not (about and _greets_one(item)))
            for item in above
        )
        or not (about and any(map(_is_message, above)))
    ):
        title = start
    return range(start, title) if title > start else letter(items, start)


def _is_title(items: list[LabelledParagraph], at: int, *, mailed: bool) -> bool:
    """True for a line that says what it is the title of, with a greeting below it; in a mail, with the speech."""
    under = items[at + 1 : at + 5]
    return (
        items[at].text[:1] not in _SUBTITLE
        and (names_kind(items[at].text) or bool(compiled(_KIND_FIRST).fullmatch(items[at].text)))
        and (
            any(greets(item.text) for item in under)
            or (mailed and any(is_prose(item.text) for item in under[:_NEAR]))
        )
    )


def _is_message(item: LabelledParagraph) -> bool:
    """True for a sentence, which is no part of a title."""
    return item.open and (
        is_prose(item.text) or item.text[-1:] in "，," or bool(compiled(_TO_YOU).search(item.text))
    )


_TO_YOU = r"[我您你](?!们)|\b(?:I|me|you)\b"


_KIND_FIRST = r"[^，。！？：:]{0,10}(?:讲话|演讲|发言|致[辞词]|主持)[稿词]?[：:][^。！？]{2,40}"
"""国旗下讲话：一盏灯, which says what it is before its name."""
_OF_A_SCRIPT = (
    r"(?:稿|发言|讲话|致[辞词])[^。！？]{0,12}(?:写好|改好|拟好|准备好)|稿[^。！？]{0,12}(?:改|过目|审[阅核定]|看看|看一眼|把关|附上|发[给您你])|"
    r"(?:附上|发[给您你]|[请帮][您你我忙]?看)[^。！？]{0,12}稿|这[版份][^。！？]{0,6}[改写看]过?"
)


def _greets_one(item: LabelledParagraph) -> bool:
    """True for 王校长，您好！, which greets one who reads, and no hall."""
    return bool(compiled(r"[^，,：:。！!]{1,10}[，,：:]?\s*[您你]好[！!，,：:。]?").fullmatch(item.text))
