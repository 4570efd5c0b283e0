"""Who speaks: labels at the start of lines, 主持人甲： or A:, that recur; and the list of who is who above them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.greetings.salutations import is_salutation
from rehearse.script.reading.structure.labelled import unlabelled
from rehearse.script.reading.structure.lines.bylines import is_name
from rehearse.script.reading.structure.voices.inner_speeches import inner_speeches, is_inner_title
from rehearse.script.reading.structure.voices.known import greets_hall, is_known_voice
from rehearse.script.reading.structure.voices.labels import (
    HOSTS,
    JOINED,
    LABEL,
    PART,
    ROLE,
    TRANSLATED,
    VOICE,
)
from rehearse.script.reading.structure.voices.listed import listed_names, listing
from rehearse.script.reading.structure.voices.own_lines import with_their_words
from rehearse.script.reading.structure.voices.play_head import is_names, play_head, tells_who
from rehearse.script.reading.structure.voices.spaced_labels import spaced_labels
from rehearse.script.reading.structure.voices.tags import tags

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from rehearse.script.reading.structure.labelled import LabelledParagraph

_LEAST = 3
"""The least number of labelled lines in a dialogue."""
_SHARE = 0.3
"""Of the lines, which have labels in a dialogue."""


def with_speakers(items: list[LabelledParagraph], named: Collection[str] = ()) -> list[LabelledParagraph]:
    """Label the paragraphs that begin with a speaker's label, the list of who is who, and part those of two.

    `named` are those whom the settings give voices: they are speakers however seldom they speak.
    """
    listed = listed_names(items)
    items, joined = with_their_words(items, {*map(str.casefold, named), *listed})
    known = {*named, *map(_name, joined.values())}
    labels = joined | _labels(items, known, listed)
    labels |= spaced_labels(items, {*map(_name, labels.values())})
    labels = dict(sorted(labels.items())) or tags(items)
    if not labels:
        return items
    names = "|".join(sorted({re.escape(_name(match)) for match in labels.values()}, key=len, reverse=True))
    turn = re.compile(
        rf"(?:(?<=[。！？!?.…”\"])\s*|(?<=\S)[ 　]+)[【\[（(]?(?P<name>{names})[】\])）]?\s*[:：]\s*(?=\S)"
    )
    counted = Counter(_name(match) for match in labels.values())
    first = next(
        (
            index
            for index, match in labels.items()
            if (counted[_name(match)] > 1 or _name(match) in known) and not tells_who(items[index], match)
        ),
        min(labels),
    )
    cast = play_head(items, labels, first) | listing(items[:first], {*map(_name, labels.values())})
    found: list[LabelledParagraph] = []
    for index, item in enumerate(items):
        if index in cast:
            found.append(item.aside("cast"))
        elif index in labels and not (index < first and _tells(items[index], labels[index])):
            found += _apart(item, labels[index], turn)
        elif index > first and item.open and item.text and _BOXED.fullmatch(item.paragraph.text):
            found.append(item.aside("stage direction"))  # 、（独唱《渡口》） between two turns is nobody's
        else:
            found.append(item)
    return inner_speeches(found)


def _name(match: re.Match[str]) -> str:
    found = match.groupdict()
    return found["name"] or found.get("role") or ""


def _labels(
    items: list[LabelledParagraph], named: Collection[str], listed: Collection[str]
) -> dict[int, re.Match[str]]:
    """The labels of speakers, by paragraph; the script's head has `listed` names of those who speak."""
    open_items = {index: item for index, item in enumerate(items) if item.open and not item.paragraph.level}
    debate = any(_SIDE.match(item.paragraph.text) for item in open_items.values())
    labels = {
        index: match
        for index, item in open_items.items()
        if not is_inner_title(item.paragraph.text)
        and (match := compiled(LABEL).match(item.paragraph.text))
        and (not is_salutation(match[0].strip()) or (debate and _DEBATER.fullmatch(_name(match))))
    }
    often = Counter(_name(match) for match in labels.values())
    sure = {*named} | {
        _name(match)
        for index, match in labels.items()
        if is_known_voice(_name(match), _rest(items[index], match), listed)
        or (often[_name(match)] < _LEAST and greets_hall(_name(match), _rest(items[index], match)))
    }
    known = {index: match for index, match in labels.items() if _name(match) in sure}
    # Two words before a colon may be anything, unless they come again, or names are written in capitals.
    recurring = Counter(_name(match) for match in labels.values())
    capitals = any(count > 1 and _is_capital(name) for name, count in recurring.items())
    labels = {
        index: match
        for index, match in labels.items()
        if " " not in (name := _name(match)).rstrip(" 0123456789")
        or recurring[name] > 1
        or compiled(PART).fullmatch(name)
        or compiled(JOINED).search(name)
        or (capitals and _is_capital(name))
    }
    voices = {_name(match) for match in labels.values()}
    labels = {index: match for index, match in labels.items() if _is_told(_name(match), voices)}
    counted = Counter(_name(match) for match in labels.values())
    again = max(counted.values(), default=0) > 1 or all(map(_DEBATER.fullmatch, counted))
    again = again or _is_choir(items, labels)
    dialogue = len(labels) >= _LEAST and len(counted) > 1 and again
    if not dialogue or (len(labels) < _SHARE * len(open_items) and not capitals):
        hosts = _hosts(items, labels)
        return {index: match for index, match in labels.items() if index in hosts} | known
    return _voices(items, labels) | known


def _voices(items: list[LabelledParagraph], labels: dict[int, re.Match[str]]) -> dict[int, re.Match[str]]:
    """Leave out a list's words, Gold: Hill Motors, where speakers have another form, or say sentences.

    An author writes all names in capitals, or none; A: and MC: may stand beside others.
    """
    turns: dict[str, list[str]] = {}
    for index, match in labels.items():
        turns.setdefault(_name(match), []).append(_rest(items[index], match))
    capitals = any(_is_capital(name) and len(said) > 1 for name, said in turns.items())
    says = {name for name, said in turns.items() if any(_is_turn(text) for text in said)}
    mostly = 2 * sum(len(turns[name]) for name in says) > len(labels)
    others = {
        name
        for name in turns
        if name.isascii() and ((capitals and not name.isupper()) or (mostly and name not in says))
    }
    return {index: match for index, match in labels.items() if _name(match) not in others}


def _rest(item: LabelledParagraph, label: re.Match[str]) -> str:
    """What stands behind a label."""
    return item.paragraph.text[label.end() :]


def _is_choir(items: list[LabelledParagraph], labels: dict[int, re.Match[str]]) -> bool:
    """True where all labels are the parts of a choir, （男）, （女）, （合）, and what each says is a turn."""
    return all(
        compiled(VOICE).fullmatch(_name(match)) and _is_turn(_rest(items[index], match))
        for index, match in labels.items()
    )


def _hosts(items: list[LabelledParagraph], labels: dict[int, re.Match[str]]) -> set[int]:
    """The labels of one who speaks by his office, 司仪：, where he says something more than once."""
    turns = {
        index: _name(match)
        for index, match in labels.items()
        if compiled(HOSTS).fullmatch(_name(match))
        and _is_turn(_rest(items[index], match))
        and not is_name(_rest(items[index], match).rstrip("。."))
    }
    counted = Counter(turns.values())
    return {index for index, name in turns.items() if counted[name] > 1}


def _is_turn(text: str) -> bool:
    """True for what is said behind a label: a sentence, or a clause that goes on."""
    return ends_sentence(text) or text.endswith(("，", ",", "：", ":", "—", "–", "-"))


_TEAM = "[正反]方(?:[一二三四]辩|辩手)?"
_SIDE = re.compile(f"{_TEAM}[:：]")
"""What shows that a debate is held."""
_DEBATER = re.compile(f"{_TEAM}|主席|主持人?")
"""Who speaks in it, though each may speak once."""


def _is_told(name: str, voices: Collection[str]) -> bool:
    """True for one name, and for those who speak together of whom one speaks alone elsewhere: 男、女; 王、张."""
    parts = compiled(JOINED).split(name)
    alone = tuple(voice for voice in voices if voice != name)
    return len(parts) == 1 or any(
        compiled(ROLE).fullmatch(part) or any(voice.startswith(part) for voice in alone) for part in parts
    )


def _is_capital(name: str) -> bool:
    return name.isupper() and len(name) > _LEAST


def _tells(item: LabelledParagraph, label: re.Match[str]) -> bool:
    """True above the first who speaks again, for what is no sentence: 领诵：高二（5）班, Date: May 1."""
    rest = _rest(item, label)
    return is_names(rest) or not (ends_sentence(rest) or rest[-1] in "，,")


_BOXED = re.compile(r"[、，]?[（(](?!.*(?:我|咱|大家|各位|[您你]))[^（()）。！？!?]{2,60}[）)]")


def _apart(
    item: LabelledParagraph, label: re.Match[str], turn: re.Pattern[str]
) -> Iterator[LabelledParagraph]:
    """Give a speaker's paragraph, and those of the others who speak in the same line."""
    passage = item.paragraph.passage
    turns = [label, *turn.finditer(passage.text, label.end())]
    edges = [0, *(match.start() for match in turns[1:]), len(passage.text)]
    for match, (start, end) in zip(turns, pairwise(edges), strict=True):
        part = passage[start:end]
        lead = len(part.text) - len(part.text.lstrip())
        if len(turns) > 1:
            item = unlabelled(replace(item.paragraph, passage=part.strip()))
        speaker = "" if compiled(TRANSLATED).fullmatch(_name(match)) else _name(match)
        yield replace(item, speaker=speaker, label=match.end() - start - lead)
