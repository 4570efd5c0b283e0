"""A speech pasted out of a mail: the mail's head, and the note to the one who gets it, above the speech's title."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.opening import names_its_kind
from rehearse.script.reading.structure.salutations import is_salutation

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_FIELD = r"(?i:(?:发件人|收件人|抄送|主\s*题|发送时间|附件|from|to|cc|subject|sent|date|attachments?)\s*[:：]\s*\S.*)"
_FROM = r"(?i:(?:发件人|收件人|from|to)\s*[:：].*)"
_MOST = 20
"""Paragraphs of a mail above the speech, at most."""


def mail(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label a mail's head at the top, and what its writer says above a title with a salutation below it.

    Without such a title nobody can tell where the speech begins: then only the head is labelled.
    """
    fields = list(takewhile(lambda item: compiled(_FIELD).fullmatch(item.text), items))
    if len(fields) < 2 or not any(compiled(_FROM).fullmatch(item.text) for item in fields):
        return items
    title = next(
        (
            at
            for at, item in enumerate(items[:_MOST])
            if at >= len(fields) and names_its_kind(item) and any(map(_greets, items[at + 1 : at + 5]))
        ),
        len(fields),
    )
    return [
        item.aside("source" if at < len(fields) else "note") if at < title and item.open else item
        for at, item in enumerate(items)
    ]


def _greets(item: LabelledParagraph) -> bool:
    return is_salutation(item.text)
