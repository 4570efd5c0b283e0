"""A speech pasted out of a mail: the mail's head, and the note to the one who gets it, above the speech's title."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from rehearse.language.text.patterns import compiled
from rehearse.language.text.prose import is_prose
from rehearse.script.reading.structure.salutations import greets
from rehearse.script.reading.structure.titles import names_kind

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_FIELD = r"(?i:(?:发件人|收件人|抄送|主\s*题|发送时间|附件|from|to|cc|subject|sent|date|attachments?)\s*[:：]\s*\S.*)"
_FROM = r"(?i:(?:发件人|收件人|from|to)\s*[:：].*)"
_MOST = 20
"""Paragraphs of a mail above the speech, at most."""
_SUBTITLE = "—-─"
_FEW = 6
"""The same of a message that has no head."""


def mail(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label a mail's head at the top, and what its writer says above a title with a salutation below it.

    Without such a title nobody can tell where the speech begins: then only the head is labelled. A message in a chat
    has no head: it speaks of the script. What a host says above the title of somebody's speech does not.
    """
    fields = list(takewhile(lambda item: compiled(_FIELD).fullmatch(item.text), items))
    mailed = len(fields) > 1 and any(compiled(_FROM).fullmatch(item.text) for item in fields)
    start, most = (len(fields), _MOST) if mailed else (0, _FEW)
    title = next(
        (at for at in range(start, min(most, len(items))) if _is_title(items, at, mailed=mailed)), start
    )
    above = items[:title]
    about = any(compiled(_OF_A_SCRIPT).search(item.text) for item in above)
    if not mailed and (
        any(
            item.paragraph.level or item.number or (greets(item.text) and not (about and _greets_one(item)))
            for item in above
        )
        or not (about and any(map(_is_message, above)))
    ):
        return items
    return [
        item.aside("source" if mailed and at < start else "note") if at < title and item.open else item
        for at, item in enumerate(items)
    ]


def _is_title(items: list[LabelledParagraph], at: int, *, mailed: bool) -> bool:
    """True for a line that says what it is the title of, with a greeting below it; in a mail, with the speech."""
    below = items[at + 1 : at + 5]
    return (
        items[at].text[:1] not in _SUBTITLE
        and (names_kind(items[at].text) or bool(compiled(_KIND_FIRST).fullmatch(items[at].text)))
        and (
            any(greets(item.text) for item in below) or (mailed and is_prose(below[0].text if below else ""))
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
    r"稿[^。！？]{0,12}(?:写好|改|过目|审[阅核定]|看看|看一眼|把关|附上|发[给您你])|"
    r"(?:附上|发[给您你]|[请帮][您你我忙]?看)[^。！？]{0,12}稿|这[版份][^。！？]{0,6}[改写看]过?"
)


def _greets_one(item: LabelledParagraph) -> bool:
    """True for 王校长，您好！, which greets one who reads, and no hall."""
    return bool(compiled(r"[^，,：:。！!]{1,10}[，,：:]?\s*[您你]好[！!，,：:。]?").fullmatch(item.text))
