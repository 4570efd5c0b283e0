"""What a mail or a letter has below the speech: the mail that was answered, a farewell, and who signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.greetings.salutations import greets
from rehearse.script.reading.structure.labelled import open_size
from rehearse.script.reading.structure.lines.last_words import may_end_speech
from rehearse.script.reading.structure.lines.persons import SPOKEN
from rehearse.script.reading.structure.mail.heads import heads, is_from_a_phone

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_FAREWELL = (
    r"此致[！!。]?|此致[，,\s]*敬礼[！!。]?|(?:顺颂|顺祝|敬颂|即颂|谨祝)\S{0,6}[！!。]?|"
    r"(?i:(?:(?:with )?(?:best|kind|warm)(?:est)? (?:wishes|regards)|regards|best|sincerely|yours(?: \w+)?|"
    r"(?:yours )?(?:sincerely|faithfully|truly)(?: yours)?|many thanks|warmly|cheers)[,，])"
)
"""How a letter takes its leave; the hall is thanked above it, and a name stands below."""
_GREETED = r"敬礼[！!。]?|[\u4e00-\u9fff]{1,3}[安祺绥][！!。]?"
"""The second line of a farewell: 敬礼！, 夏安."""
_DASHES = r"--|—— ?"
_TERMS = (
    r"(?i:this (?:e-?mail|message)\b.{0,80}\b(?:confidential|intended|privileged)\b.*)|"
    r"本?邮件(?:及其?附件)?[^。]{0,40}(?:保密|机密|收件人).*"
)
"""What a mail's last lines say of who may read it."""
_NEAR, _MOST, _LINE = 3, 12, 60
"""Paragraphs up to the thanks; lines of a signature; characters of one."""


def below(items: list[LabelledParagraph], start: int, *, mailed: bool) -> int:
    """Where what is no speech begins below it, down to the end: len(items) if nothing is."""
    end = _quoted_mail(items, start)
    for at in range(max(start + 1, end - _MOST), end):
        if _closes(items, at, end):
            end = at
            break
    while end - 1 > start and (
        is_from_a_phone(items[end - 1]) or compiled(_TERMS).fullmatch(items[end - 1].text)
    ):
        end -= 1
        mailed = True
    return _signature(items, start, end) if mailed else end


def _quoted_mail(items: list[LabelledParagraph], start: int) -> int:
    """Where the head of a mail stands below more than it has above: what was answered is quoted there."""
    for head in heads(items):
        above, under = items[start : head.start], items[head.stop :]
        if (
            head.start > start
            and open_size(above) >= open_size(under)
            and not any(greets(item.text) for item in under[1:])
        ):
            at = head.start
            while at > start + 1 and is_from_a_phone(items[at - 1]):
                at -= 1
            return at
    return len(items)


def _closes(items: list[LabelledParagraph], at: int, end: int) -> bool:
    """True for the two dashes above a signature, and for a letter's farewell below the thanks, with names below it."""
    item, under = items[at], items[at + 1 : end]
    dashes = compiled(_DASHES).fullmatch(item.text)
    if not (item.open and under and (dashes or compiled(_FAREWELL).fullmatch(item.text))):
        return False
    if any(one.paragraph.forced or one.paragraph.level for one in under):
        return False
    if any(may_end_speech(one.text) or greets(one.text) for one in under):
        return False
    if dashes:
        return not any(compiled(SPOKEN).search(one.text) for one in under if len(one.text) <= _LINE)
    thanked = any(may_end_speech(one.text) for one in items[max(0, at - _NEAR) : at])
    names = [one for one in under if not compiled(_GREETED).fullmatch(one.text)]
    terms = all(_is_name(one) or compiled(_TERMS).fullmatch(one.text) for one in names)
    return thanked and bool(names) and terms


def _signature(items: list[LabelledParagraph], start: int, end: int) -> int:
    """Where the sender signs a mail: the last short lines, which end no sentence and speak to nobody."""
    at = end
    while at - 1 > start and end - at < _MOST and (not items[at - 1].open or _is_name(items[at - 1])):
        at -= 1
    return at if at > start + 1 and ends_sentence(items[at - 1].text) else end


def _is_name(item: LabelledParagraph) -> bool:
    text = item.text
    plain = not (ends_sentence(text) or text[-1:] in "，,；;、：:…—" or item.paragraph.forced or item.label)
    return plain and len(text) <= _LINE and not compiled(SPOKEN).search(text) and not item.number
