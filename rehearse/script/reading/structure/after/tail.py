"""What stands below the last thanks, or the end mark, and is nobody's words: a page's links, a mail's foot, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.chars import has_han, is_han, is_speakable
from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.lines.bylines import is_byline
from rehearse.script.reading.structure.lines.last_words import ends_speech, last_words
from rehearse.script.reading.structure.lines.persons import SPOKEN

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_NEAR = 2
"""Paragraphs from the thanks to what is no longer said, at most."""
_VOICE = (
    rf"{SPOKEN}|[您你他]|们|祝|愿|让|请|"
    r"(?i:\b(?:your?|ladies|god|long live|happy|merry|cheers|bless|here['’]s|to the)\b)"
)
"""What somebody says, or wishes."""
_CRY = 8
"""Han characters of a line that may be called out without a mark: 祖国万岁."""
_BOXED = r"[（(\[【].*[）)\]】][。.]?|[（(\[【][^）)\]】]{1,12}[）)\]】].{1,20}"
_SHORT, _SHARE = 120, 0.2
"""Characters, and the share of the speech, that a foot has at most."""


def tail(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label the last lines below the thanks that are no sentences and speak to nobody; a cry is said.

    Below a line that says that the speech is over, they are labelled whatever they are.
    """
    over = next((at for at in reversed(range(len(items))) if _is_end_mark(items, at)), len(items))
    below = [item for item in items[over:] if item.open]
    if (
        below
        and _is_small(below, items[:over])
        and not any(_is_kept(item) or _has_voice(item) for item in below)
    ):
        items = [item.aside("site") if at > over and item.open else item for at, item in enumerate(items)]
    last = next((at for at in reversed(range(len(items))) if items[at].open and not _is_foot(items[at])), -1)
    said = [item for item in items[: last + 1] if item.open and is_speakable(item.text)]
    foot = [item for item in items[last + 1 :] if item.open]
    ended = any(map(ends_speech, last_words(items, last + 1, _NEAR)))
    if len(foot) == 1 and not (_is_marked(foot[0]) or is_byline(foot[0].text)):
        return items  # one such line may be the last word, and nothing would tell that it is left out
    if not ended or len(said) < _NEAR or not _is_small(foot, said):
        return items
    return [
        item.aside("site") if at > last and item.open and not is_byline(item.text) else item
        for at, item in enumerate(items)
    ]


def _is_end_mark(items: list[LabelledParagraph], at: int) -> bool:
    """True for a mark that ends a text; -30- ends a press text where it is not one of several page numbers."""
    if items[at].what != "page number":
        return items[at].what == "end mark"
    return items[at].text.strip(_DASHES) == "30" and sum(one.what == "page number" for one in items) == 1


_DASHES = "-–— "


def _is_small(foot: list[LabelledParagraph], said: list[LabelledParagraph]) -> bool:
    return _size(foot) <= min(max(_SHORT, _SHARE * _size(said)), _size(said))


def _is_kept(item: LabelledParagraph) -> bool:
    """True for what its author or its form says is spoken, or is a heading."""
    return bool(item.paragraph.forced or item.paragraph.level or item.paragraph.silent or item.label)


def _has_voice(item: LabelledParagraph) -> bool:
    return bool(compiled(_VOICE).search(item.text) or ends_speech(item.text))


def _size(items: list[LabelledParagraph]) -> int:
    return sum(len(item.text) for item in items)


def _is_foot(item: LabelledParagraph) -> bool:
    """True for a line without voice and end mark, longer than a cry, or with a figure, a colon or a box."""
    text = item.text
    if _is_kept(item):
        return False
    if not is_speakable(text) or is_byline(text):
        return True
    if _has_voice(item):
        return False
    boxed = _is_boxed(item)
    if not boxed and (ends_sentence(text) or text[-1] in "，,；;、…"):
        return False
    long = sum(map(is_han, text)) > _CRY if has_han(text) else len(text.split()) > 2
    return _is_marked(item) or long


def _is_boxed(item: LabelledParagraph) -> bool:
    return compiled(_BOXED).fullmatch(item.paragraph.text) is not None


def _is_marked(item: LabelledParagraph) -> bool:
    """True for a line with a figure, a colon or a box."""
    return _is_boxed(item) or any(char.isdigit() or char in ":：|｜" for char in item.text)
