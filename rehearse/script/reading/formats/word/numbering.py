"""A Word file's automatic numbers, which are not in its text and yet seen on the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rehearse.script.reading.formats.office import value, whole_number
from rehearse.script.reading.formats.word.numerals import write_number

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

_SILENT = ("bullet", "none")
_CLOSED = "、。．，：；）】」』〉》）　 "
"""Behind these a reader sees no gap."""


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is numbered."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    """With %1 to %9 for the numbers of the levels."""
    restart: int | None = None
    """0: never; n: after an item of level n (from 1) or above; None: after any level above."""
    legal: bool = False
    """Whether all its numbers are in digits, whatever the levels' own forms."""


class Numbers:
    """The lists of a document, counted as its paragraphs pass by."""

    def __init__(self, root: Element | None, list_of: Callable[[str], str]) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, _Level], dict[int, int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._of_style: dict[tuple[str, str], int] = {}
        if root is None:
            return
        links: dict[str, str] = {}
        for item in root.iterfind("{w}abstractNum"):
            abstract = item.get("{w}abstractNumId", "")
            self._abstract[abstract] = _levels(item)
            if link := value(item, "{w}numStyleLink"):
                links[abstract] = link
            for level in item.iterfind("{w}lvl"):
                if style := value(level, "{w}pStyle"):
                    self._of_style[abstract, style] = whole_number(level.get("{w}ilvl"), 0)
        for item in root.iterfind("{w}num"):
            overrides = item.findall("{w}lvlOverride")
            starts = {
                whole_number(over.get("{w}ilvl"), 0): whole_number(start, 1)
                for over in overrides
                if (start := value(over, "{w}startOverride"))
            }
            own = {level: how for over in overrides for level, how in _levels(over).items()}
            self._lists[item.get("{w}numId", "")] = (value(item, "{w}abstractNumId"), own, starts)
        # A list that is defined by a style, which names another list.
        for abstract, link in links.items():
            other = self._lists.get(list_of(link), ("",))[0]
            self._abstract[abstract] = self._abstract.get(other, {})

    def next(self, list_id: str, level: int | None, style: str) -> str:
        """Give the next number of a list as it is written on the page, with a space where a reader sees one."""
        if list_id not in self._lists:
            return ""
        abstract, own, starts = self._lists[list_id]
        if level is None:
            level = self._of_style.get((abstract, style), 0)
        levels = {**self._abstract.get(abstract, {}), **own}
        levels |= {
            place: replace(levels.get(place, _Level()), start=start) for place, start in starts.items()
        }
        how = levels.get(level)
        if how is None or not 0 <= level <= 8:
            return ""
        counts = self._counts.setdefault(abstract, {})
        if level in starts and (list_id, level) not in self._begun:
            counts.pop(level, None)
        self._begun.add((list_id, level))
        counts[level] = counts[level] + 1 if level in counts else how.start
        for other in range(level):
            counts.setdefault(other, levels.get(other, _Level()).start)
        for other in [place for place in counts if place > level]:
            restart = levels.get(other, _Level()).restart
            if restart is None or level < restart:
                del counts[other]
        return _shown(how, levels, counts)


def _shown(how: _Level, levels: dict[int, _Level], counts: dict[int, int]) -> str:
    if how.form in _SILENT:
        return ""

    def number(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        form = "decimal" if how.legal else levels.get(place, _Level()).form
        return write_number(counts[place], form) if place in counts and form not in _SILENT else ""

    label = re.sub("%([1-9])", number, how.text).strip()
    return f"{label} " if label and label[-1] not in _CLOSED else label


def _levels(parent: Element) -> dict[int, _Level]:
    return {
        whole_number(item.get("{w}ilvl"), 0): _Level(
            start=whole_number(value(item, "{w}start"), 1),
            form=_form(item),
            text=value(item, "{w}lvlText"),
            restart=whole_number(value(item, "{w}lvlRestart"), 0) if value(item, "{w}lvlRestart") else None,
            legal=item.find("{w}isLgl") is not None,
        )
        for item in parent.iterfind("{w}lvl")
    }


def _form(level: Element) -> str:
    """Read a level's form; newer ones stand in an AlternateContent with a fallback."""
    return (
        value(level, "{w}numFmt") or value(level, "{mc}AlternateContent/{mc}Fallback/{w}numFmt") or "decimal"
    )
