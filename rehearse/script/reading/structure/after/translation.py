"""Whether a translation of the speech begins at a line: below a head, or where the hall is greeted once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.chars import detect
from rehearse.language.text.patterns import compiled
from rehearse.language.text.prose import is_prose
from rehearse.script.reading.structure.greetings.salutations import leading_salutation
from rehearse.script.reading.structure.labelled import open_size

if TYPE_CHECKING:
    from rehearse.core import Language
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_IN_A_LANGUAGE = (
    r"[^，。！？,.!?]{0,24}[（(](?:英文|中文|英语|English|Chinese)"
    r"(?:版本?|译文|翻译|全文| version| translation)?[）)]\W*"
)
"""致辞全文（英文）： is a translation's head; below 开场（中文）： it names a part that is said in English."""
_TRANSLATION = (
    r"(?i)^\W*(?:(?:the )?following is (?:the|a|an) (?:[\w-]+ ){0,3}translation\b.{0,250}|"
    r"(?:English|Chinese) (?:version|translation)\s*[:：]?\W*|"
    r"(?:以下|下面|附)?[是为:：]?.{0,8}(?:译文|(?:英文|中文|英语)(?:翻译|版本?|全文|讲稿))(?:如下)?\s*[:：]?\W*|"
    rf"{_IN_A_LANGUAGE})$"
)


def is_translation(items: list[LabelledParagraph], at: int) -> bool:
    """True where all is in another language from there on: below a label, or where the hall is greeted once more."""
    text = items[at].text
    if at > 1 and compiled(_TRANSLATION).match(text):
        if any(compiled(_IN_A_LANGUAGE).fullmatch(item.text) for item in items[1:at]):
            return False
        before = _language(items[:at])
        below = [item for item in items[at + 1 :] if item.open]
        return 3 * open_size(item for item in below if detect(item.text) != before) > 2 * open_size(below)
    if not leading_salutation(text):
        return False
    greeting = next((item.text for item in items[:at] if item.open and leading_salutation(item.text)), "")
    if not greeting or detect(greeting) == detect(text):
        return False
    halves = items[:at], items[at:]
    own, other = (
        {detect(item.text) for item in half if item.open and is_prose(item.text)} for half in halves
    )
    return len(own) == len(other) == 1 and own != other


def _language(items: list[LabelledParagraph]) -> Language:
    return detect("\n".join(item.text for item in items if item.open))
