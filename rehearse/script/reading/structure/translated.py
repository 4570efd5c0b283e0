"""A translation that stands below each paragraph: nobody says everything twice."""

from __future__ import annotations

from itertools import pairwise
from math import log
from statistics import pstdev
from typing import TYPE_CHECKING

from rehearse.language.text.chars import is_han
from rehearse.language.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.script.reading.structure.labelled import LabelledParagraph

_LEAST = 8
"""Paragraphs with their translation; fewer may be a host's, who greets in two languages."""
_SHARE = 0.85
"""Of the paragraphs of either language, those that have one, or are one."""
_SPREAD = 0.5
"""Most spread of the lengths of a paragraph and its translation, as the deviation of the logarithm of their ratio."""
_BOTH = r"双语|主持|司仪|[男女甲乙][：:]|(?i:bilingual|\bhosts?\b|\bMC\b)"
"""What a script has in which both languages are said."""


def translated(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label the second language where nearly every paragraph is followed by its translation, and no host speaks both.

    The language that comes first in each pair is said: pairs are as long as each other, whichever begins the page.
    """
    prose = [at for at, item in enumerate(items) if item.open and not item.paragraph.level and item.text]
    if any(items[at].label or compiled(_BOTH).search(items[at].text) for at in prose[: 2 * _LEAST]):
        return items
    languages = {at: _language(items[at].text) for at in prose}
    pairs = [(one, other) for one, other in pairwise(prose) if languages[one] != languages[other]]
    orders = [[pair for pair in pairs if languages[pair[0]] == first] for first in ("en", "zh")]
    order = min(orders, key=lambda found: _spread(items, found))
    most = max(sum(one == language for one in languages.values()) for language in ("en", "zh"))
    if len(order) < max(_LEAST, _SHARE * most) or _spread(items, order) > _SPREAD:
        return items
    silent = {other for _, other in order}
    return [item.aside("second language") if at in silent else item for at, item in enumerate(items)]


def _spread(items: list[LabelledParagraph], pairs: Sequence[tuple[int, int]]) -> float:
    if len(pairs) < _LEAST:
        return 2 * _SPREAD
    return pstdev(log(len(items[one].text) / len(items[other].text)) for one, other in pairs)


def _language(text: str) -> str:
    """The language that most of a paragraph is in: a Han character counts as much as a word."""
    words = len(compiled(r"[A-Za-z]{2,}").findall(text))
    return "zh" if sum(map(is_han, text)) > words else "en"
