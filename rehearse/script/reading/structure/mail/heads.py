"""The head of a mail, wherever it stands, and the lines that say that a mail was quoted, forwarded or sent."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from rehearse.language.text.patterns import compiled

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_FIELD = (
    r"(?i:(?:(?:发件人|收件人|主\s*题|发送时间|附件|from|to|subject|sent|date|attachments?)\s*[:：]\s*\S.*|"
    r"(?:抄送|密送|b?cc)\s*[:：].*))"
)
_FROM = r"(?i:(?:发件人|收件人|from|to)\s*[:：].*)"
_SENT = r"\S@\S|(?i:(?:sent|date|发送时间)\s*[:：].*\d)"
"""An address, or the day: what a mail's head has, and what is told of a mail has not."""
_LINE = r"[-—─_=]{2,}\s*"
_PARTED = (
    rf"(?i:{_LINE}(?:原始邮件|转发(?:的)?邮件|original message|forwarded message)\s*{_LINE}|"
    r"begin forwarded message\s*:)"
)
"""What a mail program puts above a mail that is quoted or forwarded."""
_WROTE = r"(?i:(?:on |在)\s*(?=.*\d).{6,100}(?:wrote|写道)\s*[:：])"
_FROM_A_PHONE = r"(?i:sent from my \w+|发自我的\s*\w+)"
_LEAST = 2
"""Lines of a head."""


def top_head(items: list[LabelledParagraph]) -> int:
    """How many lines at the top are a mail's head, the line above it included; 0 if none are."""
    above = 1 if items and compiled(_PARTED).fullmatch(items[0].text) else 0
    fields = list(takewhile(_is_field, items[above:]))
    mailed = len(fields) >= _LEAST and any(compiled(_FROM).fullmatch(item.text) for item in fields)
    return above + len(fields) if mailed else 0


def heads(items: list[LabelledParagraph]) -> list[range]:
    """Where mails' heads stand: lines of one with an address or a day, and what parts the mail from the one above."""
    found: list[range] = []
    at = 0
    while at < len(items):
        fields = list(takewhile(_is_field, items[at:]))
        sent = any(compiled(_SENT).search(item.text) for item in fields)
        if len(fields) >= _LEAST and sent:
            begin = at - 1 if at and _is_parting(items[at - 1]) else at
            found.append(range(begin, at + len(fields)))
        elif _is_quote_head(items[at]):
            found.append(range(at, at + 1))
        at += max(1, len(fields))
    return found


def _is_parting(item: LabelledParagraph) -> bool:
    """True for -----Original Message-----."""
    return compiled(_PARTED).fullmatch(item.text) is not None


def _is_quote_head(item: LabelledParagraph) -> bool:
    """True for a line that says who wrote what follows, and when: On Tue, May 21, 2019 Ann wrote:."""
    return compiled(_WROTE).fullmatch(item.text) is not None


def is_from_a_phone(item: LabelledParagraph) -> bool:
    """True for Sent from my iPhone."""
    return compiled(_FROM_A_PHONE).fullmatch(item.text) is not None


def _is_field(item: LabelledParagraph) -> bool:
    return compiled(_FIELD).fullmatch(item.text) is not None
