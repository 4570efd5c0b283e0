"""Which lines above a speech are its title: short, without an end mark or a number, and a speech comes after them."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.language.text.chars import columns, has_han, is_han, is_speakable
from rehearse.language.text.ends import ends_inside, ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.greetings.salutations import is_salutation
from rehearse.script.reading.structure.lines.bylines import is_byline
from rehearse.script.reading.structure.lines.heading_lines import is_part
from rehearse.script.reading.structure.lines.persons import SPOKEN
from rehearse.script.reading.structure.lines.sentences import reads_like_speech
from rehearse.script.reading.structure.lines.series import begins_series
from rehearse.script.reading.structure.lines.signs import signed
from rehearse.script.reading.structure.lines.speaking import is_said
from rehearse.script.reading.structure.lines.titles import (
    COMPLETE,
    SUBTITLE,
    is_one_of_several,
    is_quoted,
    names_kind,
)

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_MOST = 50
"""Characters of a title's line; twice as many in Latin letters."""
_LEAST_ALIKE = 10
_ALIKE = 0.8
"""Two title lines as alike as this are one and the same."""
_WRAPPED = 20
"""Characters of a line in Chinese that may be wrapped text."""
_FIRST_SENTENCE = r"[我你您他她它咱这那][^《》]*[了着过是有在]"
"""What says something of somebody below the title, even without its mark: 他一辈子种了三万棵树."""


def is_title(items: list[LabelledParagraph], index: int, found: list[LabelledParagraph]) -> bool:
    """True for a line of the title; `found` are the lines above it, with their roles."""
    item = items[index]
    since = max((place for place, entry in enumerate(found) if entry.what == "site"), default=0)
    above = [entry for entry in found[since:] if entry.role in ("title", "byline")]
    before = [entry for entry in above if entry.role == "title"]
    if not _has_its_form(item) or (before and not _may_follow(items, index, before[-1])):
        return False
    if item.paragraph.level:
        return _is_second_line(items, index, before[-1]) if before else _is_the_largest(items, index)
    if not before and not _in_front(items, index) and reads_like_speech(item.text):
        return False
    if _is_of_the_speech(items, index, below=bool(before)) or (before and _stands_apart(item, above, before)):
        return False
    quoted = is_quoted(item.text) and not _is_answered(items, index)
    return (quoted or _is_whole(items, index, below=bool(before))) and any(
        ends_sentence(later.text) or is_salutation(later.text)
        for later in [later for later in items[index + 1 :] if later.open][:12]
    )


def _is_answered(items: list[LabelledParagraph], index: int) -> bool:
    """True for words in quotes above other words in quotes: two who talk, and no title."""
    below = next((item.text for item in items[index + 1 :] if item.open), "")
    return below[:1] in ('"', "“", "「") and below[-1:] in ('"', "”", "」")


def are_alike(one: str, other: str) -> bool:
    """True for two title lines that say nearly the same."""
    return min(len(one), len(other)) >= _LEAST_ALIKE and SequenceMatcher(None, one, other).ratio() > _ALIKE


def _has_its_form(item: LabelledParagraph) -> bool:
    most = (3 if names_kind(item.text) else 2) * _MOST
    return (
        is_speakable(item.text)
        and columns(item.text) <= most
        and item.kind in ("", "bare", "padded", "arabic")
    )


def _may_follow(items: list[LabelledParagraph], index: int, title: LabelledParagraph) -> bool:
    """True for a line that may go on with a title: that one is not complete, or this one is its subtitle."""
    text = items[index].text
    says = items[index].paragraph.level and _names_a_script(text)
    if says or text[0] in SUBTITLE or are_alike(title.text, text) or _says_more(title.text, text):
        return True
    ends = compiled(COMPLETE).search
    return not ends(title.text) and bool(ends(text) or not is_han(text[0]) or _in_front(items, index))


def _says_more(title: str, text: str) -> bool:
    """True for a line that has all of the title's words among its own: 颁奖典礼主持词, below 主持词."""
    return title in text and names_kind(title) and names_kind(text)


def _is_the_largest(items: list[LabelledParagraph], index: int) -> bool:
    """True for a heading of the first level, of the second above smaller ones, or the one that names a speech.

    That one is the only heading, or the first of all of one level: ## Eulogy for Ann above ## Her garden.
    """
    level, text = items[index].paragraph.level, items[index].text
    others = [item.paragraph.level for item in items if item.paragraph.level and item is not items[index]]
    above_others = level < 2 or (level == 2 and any(other > level for other in others))
    named = _is_numbered(items, index) or is_part(text) or is_one_of_several(items, index)
    kind = names_kind(text) or _names_a_script(text)
    first = not any(item.paragraph.level for item in items[:index])
    apart = kind and first and not any(map(names_kind, _heads(items[index + 1 :])))
    return not named and (above_others or apart)


def _heads(items: list[LabelledParagraph]) -> list[str]:
    return [item.text for item in items if item.paragraph.level]


def _is_of_the_speech(items: list[LabelledParagraph], index: int, *, below: bool) -> bool:
    """True for what is said, and for what names a part; `below` a title for a first sentence as well."""
    text = items[index].text
    return (
        is_said(items, index)
        or is_part(text, below=below)
        or begins_series(items, index)
        or index in signed(items)
        or (below and compiled(_FIRST_SENTENCE).match(text) is not None)
        or (text[0] in "（(" and not below)
    )


def _stands_apart(
    item: LabelledParagraph, above: list[LabelledParagraph], before: list[LabelledParagraph]
) -> bool:
    """True below a title of the format's, for a name or a date, and where empty lines part a line from the title."""
    title, text, line = before[-1], item.text, item.paragraph.line
    if title.paragraph.level or title.paragraph.title or is_byline(text):
        return True
    clauses = "，" in text and text[0] not in "—-─"  # behind an empty line a sentence begins
    return line > above[-1].paragraph.line + 2 or (clauses and line > title.paragraph.line + 1)


def _is_whole(items: list[LabelledParagraph], index: int, *, below: bool) -> bool:
    """True for a line that neither ends like a sentence nor goes on in the next, and begins no list."""
    text = items[index].text
    calls = text[-1] in "!！" and not compiled(_TO_A_HALL).search(text)  # 接着把桥修完！
    asks = (
        (calls or text[-1] in "?？") and not below and _in_front(items, index)
    )  # A little bit of stodginess?
    return not (
        (ends_sentence(text) and not asks)
        or ends_inside(text)
        or _goes_on(items, index)
        or text[-1] in "：:，,、】]"
        or (_is_numbered(items, index) and (not below or _counted(items, index)))
    )


_TO_A_HALL = rf"{SPOKEN}|[您你]|请|掌声|欢迎|让"
"""What somebody says who calls others."""


def _is_numbered(items: list[LabelledParagraph], index: int) -> bool:
    """True for a line with a number; 一起向未来 has none."""
    item = items[index]
    return item.number is not None and (item.kind != "bare" or _counted(items, index))


def _in_front(items: list[LabelledParagraph], index: int) -> bool:
    """True where a line's next one still stands before the speech, so that this one may be the title's second."""
    if index + 1 < len(items) and items[index + 1].what in ("lead", "source"):
        return True
    after = next((later for later in items[index + 1 :] if later.open), None)
    return after is not None and (
        is_salutation(after.text)
        or after.role == "byline"
        or is_byline(after.text)
        or after.text.startswith(tuple(SUBTITLE))
    )


def _is_second_line(items: list[LabelledParagraph], index: int, title: LabelledParagraph) -> bool:
    """True right below the title for a smaller heading without a text, that says what it is, or alone above a name."""
    level, text = items[index].paragraph.level, items[index].text
    if not (
        index > 0 and items[index - 1].paragraph is title.paragraph and 0 < title.paragraph.level < level
    ):
        return False
    equals = [item.text for item in items if item.paragraph.level == level]
    if (_names_a_script(text) and sum(map(_names_a_script, equals)) == 1) or _is_subtitle(text):
        return True
    shown = (item.paragraph for item in items[index + 1 :] if item.role != "aside")
    mere = _names_a_script(title.text)  # Presentation Script, and what about
    empty = 0 < next((one.level for one in shown), 0) <= (level + 1 if mere else level)
    after = items[index + 1].text if index + 1 < len(items) else ""
    return empty or (len(equals) == 1 and (is_byline(after) or _is_head_of_all(items, index)))


def _is_subtitle(text: str) -> bool:
    """True for ——在大会上的讲话, whatever heading of the format it is."""
    return text[0] in "—-─" and names_kind(text.lstrip("—-─ "))


def _is_head_of_all(items: list[LabelledParagraph], index: int) -> bool:
    """True for a heading with nothing but smaller ones below it, the first of them right there: the subtitle."""
    shown = [item.paragraph for item in items[index + 1 :] if item.role != "aside"]
    heads = [one for one in shown if one.level]
    deeper = all(one.level > items[index].paragraph.level or one.silent for one in heads)
    return len(heads) > 1 and shown[0].level > 0 and deeper


def _names_a_script(text: str) -> bool:
    return compiled(_OF_A_SCRIPT).fullmatch(text) is not None


_OF_A_SCRIPT = (
    r"(?!(?:Why|How|What|When|Where)\b)(?:[^\sa-z.!?][^\s.!?]* ){0,5}(?i:script|speech|transcript)(?: \([^()]*\))?|"
    r".{0,12}(?:演讲|发言|讲|逐字|答辩)稿(?:\s*[（(][^（()）]*[）)])?"
)
"""What a script's second heading says of it: 2-Minute Demo Script."""


def _goes_on(items: list[LabelledParagraph], index: int) -> bool:
    """True where a line's sentence goes on in the next: then it is wrapped text, not a title."""
    after = next((later.text for later in items[index + 1 :] if later.open), "")
    if after[:1].islower() and not after.startswith(("by ", "at ", "on ", "to ", "for ", "of ")):
        return True
    rest: list[str] = []
    for before, item in pairwise(items[index : index + 5]):
        if item.paragraph.line != before.paragraph.line + 1:
            break
        rest.append(item.text)
    if rest and len(items[index].text) >= _WRAPPED and "，" in items[index].text and has_han(rest[0][:1]):
        return ends_sentence(rest[0]) and not is_salutation(rest[0])
    if not rest or not rest[0][:1].islower() or rest[0].startswith("by "):
        return False
    # A title's second line neither ends like a sentence nor goes on itself.
    return any(map(ends_sentence, rest)) or any(text[:1].islower() for text in rest[1:])


def _counted(items: list[LabelledParagraph], index: int) -> bool:
    """True where a later line has the next number: then this is the first heading, not the title's second line."""
    number = items[index].number
    return number is not None and any(
        (other := later.number) is not None and (other.kind, other.value) == (number.kind, number.value + 1)
        for later in items[index + 1 :]
    )
