"""Labels on lines of their own, 李想： or MAYA, above what is said: each is joined to the words below it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from rehearse.core.passage import join
from rehearse.language.pinyin.dictionary import is_word
from rehearse.language.text.breaths import words
from rehearse.language.text.chars import HANLIKE
from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.greetings.salutations import is_salutation
from rehearse.script.reading.structure.labelled import unlabelled
from rehearse.script.reading.structure.lines.bylines import SURNAMES, is_name
from rehearse.script.reading.structure.lines.heading_lines import looks_like_heading
from rehearse.script.reading.structure.lines.persons import SPOKEN
from rehearse.script.reading.structure.lines.speaking import speaks
from rehearse.script.reading.structure.voices.labels import ALONE, HOSTS, HOW, PART, VOICE

if TYPE_CHECKING:
    from collections.abc import Collection

    from rehearse.script.reading.structure.labelled import LabelledParagraph

_SURE = (
    rf"{VOICE}|[甲乙丙丁]|主持人?[甲乙丙丁A-D\d]?|\d{{1,2}}号|组长|组员[\dA-D一二三四五]?|同学[\dA-Z一二三四五甲乙丙丁]|"
    rf"小{HANLIKE}|{PART}"
)
"""Names that are nothing but a voice's."""
_LETTER = r"[A-H]"
_BARE = rf"{VOICE}|[甲乙丙丁]|[A-Z][A-Z.'’-]{{1,15}}(?: [A-Z.'’-]{{1,15}}){{0,2}}(?: \d)?|{PART}"
_TURNS = 4
"""Turns under names without a colon."""
_SHARE = 0.3
"""Of the lines, with which names without a colon are labels."""


def with_their_words(
    items: list[LabelledParagraph], listed: Collection[str]
) -> tuple[list[LabelledParagraph], dict[int, re.Match[str]]]:
    """Join a label that stands alone on its line to what is said below it; give these labels, by paragraph.

    `listed` are the names, in small letters, of those who are known to speak.
    """
    names = _with_colons(items, listed) or _bare(items, listed) or _surnames(items)
    said = {_below(items, at): at for at in names}
    found: list[LabelledParagraph] = []
    labels: dict[int, re.Match[str]] = {}
    for at, item in enumerate(items):
        if at in names:
            continue
        if at in said:
            label = items[said[at]].paragraph
            name = names[said[at]]
            mark = re.compile(
                rf"\W*(?P<name>{re.escape(name)})[】\])）]?\s*{HOW}?[:：]?\s*{HOW}?", re.IGNORECASE
            )
            item = unlabelled(replace(label, passage=join([label.passage, item.paragraph.passage])))
            if match := mark.match(item.paragraph.text, 0, len(label.text)):
                labels[len(found)] = match
        found.append(item)
    return found, labels


def _below(items: list[LabelledParagraph], at: int) -> int:
    """What stands below a line, directions left out; the line itself where nothing is said there.

    A label in brackets may stand above the heading of what its speaker says.
    """
    boxed = items[at].paragraph.text[:1] in "（(【["
    shown = (other for other in range(at + 1, len(items)) if items[other].role != "aside")
    under = (
        here
        for here, after in pairwise(chain(shown, [at]))
        if not (boxed and _is_heading(items[here], items[after]))
    )
    below = next(under, at)
    return below if items[below].open and not items[below].paragraph.level else at


def _above_words(items: list[LabelledParagraph], names: dict[int, str]) -> dict[int, str]:
    """Of these names, by line, those that stand above what is said, and not above another name."""
    return {at: name for at, name in names.items() if _below(items, at) not in (at, *names)}


def _is_heading(item: LabelledParagraph, below: LabelledParagraph) -> bool:
    """True for a heading of the format, and for a few words above a whole paragraph that speak to nobody."""
    named = looks_like_heading(item.text) and len(item.text) <= _SHORT and len(below.text) > 2 * _SHORT
    return item.paragraph.level > 0 or (named and not speaks(item.text))


_SHORT = 12


def _with_colons(items: list[LabelledParagraph], listed: Collection[str]) -> dict[int, str]:
    """The names, by line, that stand alone with a colon, or in brackets where it is known that they speak."""
    found = {
        at: match
        for at, item in enumerate(items)
        if item.open
        and not item.paragraph.level
        and (match := compiled(ALONE).fullmatch(item.paragraph.text))
        and not is_salutation(item.paragraph.text)
    }
    names = {at: match["name"] or match["role"] for at, match in found.items()}
    alone = _above_words(items, names)
    again = Counter(name for at, name in names.items() if found[at]["name"])
    turns = [at for at in alone if _is_turn(items[_below(items, at)].text) or _is_sure(names[at], listed)]
    if len(again) > 1 and max(again.values()) > 1 and len(alone) == len(names) < 2 * len(turns):
        return {at: name for at, name in alone.items() if found[at]["name"] or _is_sure(name, listed)}
    sure = {at: name for at, name in alone.items() if _is_sure(name, listed)}
    if len({*sure.values()}) > 1:
        return sure
    hosts = {at: name for at, name in alone.items() if _is_host(items, name)}
    if hosts:
        return hosts
    told = sum(compiled(SPOKEN).search(items[_below(items, at)].text) is not None for at in alone)
    letters = all(compiled(_LETTER).fullmatch(name) for name in alone.values()) and 2 * told >= len(alone)
    persons = all(map(is_name, alone.values())) and 3 * sum(map(_is_person, alone.values())) >= 2 * len(alone)
    return alone if len({*alone.values()}) > 1 and (letters or persons) else {}


def _is_host(items: list[LabelledParagraph], name: str) -> bool:
    """True for one who speaks by his office, 司仪：, and who speaks again elsewhere."""
    if not compiled(HOSTS).fullmatch(name):
        return False
    return sum(item.paragraph.text.startswith((f"{name}：", f"{name}:")) for item in items) > 1


def _is_turn(text: str) -> bool:
    """True for what is said; below AI能力： in a list stand mere words."""
    return ends_sentence(text) or text.endswith(("，", ","))


def _is_sure(name: str, listed: Collection[str]) -> bool:
    return name.casefold() in listed or compiled(_SURE).fullmatch(name) is not None


def _is_person(name: str) -> bool:
    """True for a person's name that is no word, and has none in it: 赵梓涵, but not 高年级."""
    return (
        is_name(name)
        and not is_word(name)
        and all(len(word) == 1 or not is_word(word) for word in words(name))
    )


def _bare(items: list[LabelledParagraph], listed: Collection[str]) -> dict[int, str]:
    """The names, by line, that stand alone without a colon, in turn with others, where one is known to speak."""
    shown = {
        at: item.paragraph.text
        for at, item in enumerate(items)
        if item.open
        and not item.paragraph.level
        and (compiled(_BARE).fullmatch(item.paragraph.text) or item.paragraph.text.casefold() in listed)
    }
    alone = _above_words(items, shown)
    counted = Counter(alone.values())
    names = {at: name for at, name in alone.items() if counted[name] > 1 or _is_sure(name, listed)}
    known = sum(_is_sure(name, listed) for name in names.values())
    lines = sum(item.open for item in items) - len(names)
    enough = len(names) >= _TURNS and len({*names.values()}) > 1 and len(names) >= _SHARE * lines
    return names if known and enough and max(counted.values()) > 1 else {}


def _surnames(items: list[LabelledParagraph]) -> dict[int, str]:
    """The surnames, by line, that stand alone in brackets, （王） and （倪）, where several take turns."""
    shown = {
        at: match["name"]
        for at, item in enumerate(items)
        if item.open and (match := compiled(_BOXED).fullmatch(item.paragraph.text))
    }
    alone = _above_words(items, shown)
    known = sum(name in SURNAMES for name in alone.values())
    several = known >= _LEAST and len({*alone.values()}) > 1
    return alone if several and len(alone) == len(shown) and 2 * known > len(alone) else {}


_BOXED = rf"[（(【\[](?P<name>(?![一二三四五六七八九十略无完注附图表]){HANLIKE})[）)】\]]"
_LEAST = 3
