"""What an edit costs: two versions of a speech side by side, section by section."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.timing.report.verdict import Part

_LIKE = 0.6
"""How like each other (difflib's ratio) two headings are when one is taken for the other, changed."""

_NUMBER = re.compile(r"^[\s第（(]*[一二三四五六七八九十百\d]+\s*[部分章节点条]*[\s、.．：:）)]+")


@dataclass(frozen=True, slots=True)
class Change:
    """A section in the old version, in the new one, or in both."""

    name: str
    """As the new version has it, where it has it."""
    old_ms: int | None
    """None: it is new."""
    new_ms: int | None
    """None: it is gone."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of a speech; the sections' changes add up to the whole's."""

    old_ms: int
    new_ms: int
    sections: tuple[Change, ...]
    """In the order of the new version; what is gone stands before the one that it stood before."""

    @property
    def by_ms(self) -> int:
        """How much longer the new version takes."""
        return self.new_ms - self.old_ms


def compare_parts(old: Sequence[Part], new: Sequence[Part]) -> Comparison:
    """Compare two versions.

    Sections are matched by their heading; then by their heading without its number; then by likeness; and one that is
    alone between the same neighbours in both has got another heading.
    """
    found = _matched([part.name for part in old], [part.name for part in new])
    gone = [place for place in range(len(old)) if place not in found.values()]
    changes: list[Change] = []
    for place, part in enumerate(new):
        match = found.get(place)
        while match is not None and gone and gone[0] < match:
            changes.append(_gone(old[gone.pop(0)]))
        changes.append(Change(part.name, None if match is None else old[match].ms, part.ms))
    changes += [_gone(old[place]) for place in gone]
    return Comparison(sum(part.ms for part in old), sum(part.ms for part in new), tuple(changes))


def _gone(part: Part) -> Change:
    return Change(part.name, part.ms, None)


def _matched(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Match sections by name: place in the new version -> place in the old one."""
    found: dict[int, int] = {}
    _match_equal(old, new, found)
    old, new = [_unnumbered(name) for name in old], [_unnumbered(name) for name in new]
    _match_equal(old, new, found)
    _match_alike(old, new, found)
    for place in range(len(new)):
        before, behind = found.get(place - 1, -1), found.get(place + 1, len(old))
        # Its neighbours, or the speech's ends, must be known; and there must be one old section between them.
        alone = (place == 0 or place - 1 in found) and (place == len(new) - 1 or place + 1 in found)
        if place not in found and alone and behind - before == 2 and before + 1 not in found.values():
            found[place] = before + 1
    return found


def _match_equal(old: Sequence[str], new: Sequence[str], found: dict[int, int]) -> None:
    free: dict[str, list[int]] = {}
    for place, name in enumerate(old):
        if place not in found.values():
            free.setdefault(name, []).append(place)
    for place, name in enumerate(new):
        if place not in found and free.get(name):
            found[place] = free[name].pop(0)


def _match_alike(old: Sequence[str], new: Sequence[str], found: dict[int, int]) -> None:
    """Match what is like each other, the likest first."""
    free = [place for place in range(len(old)) if place not in found.values()]
    pairs = [
        (
            -SequenceMatcher(None, old[before], name, autojunk=False).ratio(),
            abs(place - before),
            place,
            before,
        )
        for place, name in enumerate(new)
        if place not in found
        for before in free
    ]
    for unlike, _, place, before in sorted(pairs):
        if -unlike >= _LIKE and place not in found and before not in found.values():
            found[place] = before


def _unnumbered(name: str) -> str:
    """Take the number off a heading.

    >>> _unnumbered("二、要点"), _unnumbered("第三部分：要点"), _unnumbered("2. Points"), _unnumbered("一")
    ('要点', '要点', 'Points', '一')
    """
    return _NUMBER.sub("", name).strip() or name.strip()
