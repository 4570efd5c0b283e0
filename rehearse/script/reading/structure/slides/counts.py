"""Whether markers count a script's slides, and whether they are heads or stand in front of what is said."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.language.numbers.ordinals import value_in
from rehearse.language.text.chars import has_han
from rehearse.language.text.ends import ends_inside, ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.language.text.prose import is_prose
from rehearse.script.reading.structure.greetings.salutations import greets
from rehearse.script.reading.structure.lines.speaking import speaks
from rehearse.script.reading.structure.slides.markers import TITLE, Marker, marker_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.script.reading.manuscript import SourceParagraph


def counting_forms(markers: dict[int, Marker], paragraphs: Sequence[SourceParagraph]) -> set[str]:
    """The forms whose numbers count the slides, and those that fill the gaps of these: P5-P6 and 第7-8页."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, one in markers.items():
        places[one.form].append(at)
    found = {
        form
        for form, own in places.items()
        if _count_up([markers[at].number for at in own])
        and (form != "number alone" or _heads(own, paragraphs))
        and ("letter" not in form or _letters_count(own, markers, paragraphs))
        and (form != "boxed number" or _stand_before_speech(own, markers, paragraphs))
        and (form != "two digits" or _name_slides(own, markers, paragraphs))
    }
    for form in _OF_WORDS & places.keys() - found if found & _OF_WORDS else ():
        among = [one.number for one in markers.values() if one.form in found | {form}]
        if all(one < other for one, other in pairwise(among)):
            found.add(form)
    return found


_OF_WORDS = frozenset({"in brackets", "words", "p"})
"""Forms that are a slide's whatever stands around them."""


def _letters_count(
    places: Sequence[int], markers: dict[int, Marker], paragraphs: Sequence[SourceParagraph]
) -> bool:
    """True for #1, #2, #3 or S1, S2, S3 from the first on, each with its speech below or behind: no list."""
    numbers = [markers[at].number for at in places]
    steady = numbers[0] == 1 and all(1 <= other - one <= _FEWEST for one, other in pairwise(numbers))
    spoken = all(ends_sentence(paragraphs[at].text) or has_speech(paragraphs, at + 1) for at in places)
    roman = markers[places[0]].form.startswith(
        "roman"
    )  # no list is counted by I. and II. on lines of their own
    return len(places) >= (2 if roman else _FEWEST) and steady and spoken


def _stand_before_speech(
    places: Sequence[int], markers: dict[int, Marker], paragraphs: Sequence[SourceParagraph]
) -> bool:
    """True for [4], [5], [7] in front of most paragraphs, from the first ones on; sources stand below the speech."""
    said = [paragraphs[at].text[markers[at].end :] for at in places]
    return (
        _grow(places, markers)
        and places[0] <= len(paragraphs) // _FEWEST
        and 2 * len(places) > places[-1] - places[0]
        and all(is_prose(text) and ends_sentence(text) for text in said)
    )


def _name_slides(
    places: Sequence[int], markers: dict[int, Marker], paragraphs: Sequence[SourceParagraph]
) -> bool:
    """True for 01 / cover, 02 / the problem, 03 / a way out: most are heads above speech; a date has no others."""
    heads = sum(is_head(paragraphs[at].text[markers[at].end :]) for at in places)
    above = sum(has_speech(paragraphs, at + 1) for at in places)
    return 3 * heads >= 2 * len(places) and above >= _FEWEST and _grow(places, markers)


def _grow(places: Sequence[int], markers: dict[int, Marker]) -> bool:
    numbers = [markers[at].number for at in places]
    return len(places) >= _FEWEST and all(one < other for one, other in pairwise(numbers))


def has_speech(paragraphs: Sequence[SourceParagraph], at: int) -> bool:
    """True where there is a paragraph that stands for itself, and no heading."""
    return at < len(paragraphs) and not paragraphs[at].level and marker_of(paragraphs[at]) is None


def are_heads(form: str, markers: dict[int, Marker], paragraphs: Sequence[SourceParagraph]) -> bool:
    """True where the lines of a form are heads to their ends: one is, and none runs on as speech."""
    rests = [
        paragraphs[at].text[one.end :].partition("\n")[0].strip()
        for at, one in markers.items()
        if one.form == form
    ]
    return any(map(is_head, rests)) and all(is_head(rest) or may_ask(rest) for rest in rests)


def is_head(rest: str) -> bool:
    """True for the words of a head, and for none, behind a marker."""
    ends = ends_sentence(rest) or ends_inside(rest)
    return not rest or (len(rest) <= TITLE and not ends and not rest.endswith(("：", ":", "，", ",")))


def may_ask(rest: str) -> bool:
    """True for a short question or exclamation that a slide may have as its title: Is it clean? or Thank you!."""
    thanks = compiled(r"(?i:谢谢|感谢|thank)").match(rest) is not None
    return (
        len(rest) <= TITLE
        and compiled(r"[.。](?!\.*$)").search(rest.rstrip("…")) is None
        and (thanks or not (speaks(rest) or greets(rest)))
    )


def _count_up(numbers: list[int]) -> bool:
    """True where numbers mostly grow, and there are several."""
    grows = sum(other > one for one, other in pairwise(numbers))
    return len(set(numbers)) > 1 and grows >= 0.7 * (len(numbers) - 1)


def _heads(places: Sequence[int], paragraphs: Sequence[SourceParagraph]) -> bool:
    """True for bare numbers with text below, the first above all text; a page's number stands below its text.

    Numbers that leave some out count slides wherever they begin; 1. with its point may else be a question's number: it
    is a slide's where a few words stand below, the slide's title, and no answers A., B., C. stand alone as well.
    """
    listed = sum(compiled(r"[A-Da-d][.．、]?").fullmatch(one.text) is not None for one in paragraphs)
    numbers = [value_in(paragraphs[at].text.rstrip(".．")) for at in places]
    gaps = any(other > one + 1 for one, other in pairwise(numbers))
    above = paragraphs[: places[0]]
    below = [paragraphs[at + 1].text for at in places if at + 1 < len(paragraphs)]
    texts = sum(not text.rstrip(".．").isdigit() for text in below)
    titles = sum(len(text) <= TITLE // (1 + has_han(text)) and not ends_sentence(text) for text in below)
    pointed = any(paragraphs[at].text.endswith((".", "．")) for at in places)
    return (
        len(places) >= _FEWEST
        and 4 * texts >= 3 * len(places)
        and (not pointed or gaps or 3 * titles >= len(places))
        and places[-1] + 1 < len(paragraphs)
        and listed < _FEWEST
        and (gaps or not any(is_prose(one.text) for one in above))
    )


_FEWEST = 3
