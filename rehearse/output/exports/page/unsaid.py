"""What is not spoken, greyed in its place between the sentences, with the reason."""

from __future__ import annotations

import sys
from collections import deque
from dataclasses import dataclass
from html import escape
from itertools import groupby, takewhile
from operator import attrgetter
from typing import TYPE_CHECKING

from rehearse.core.unspoken import kind_name
from rehearse.output.exports.wording import OUTLINE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core import Script, Unspoken

_ELSEWHERE = "label"
"""Shown as its section's heading."""


@dataclass(frozen=True, slots=True)
class Unsaid:
    """What is still to be shown of what is not spoken, in the order of the source."""

    script: Script
    left: deque[Unspoken]

    @classmethod
    def of(cls, script: Script) -> Unsaid:
        """Collect what has no other place in the page."""
        return cls(script, deque(one for one in script.unspoken if _is_shown(one)))

    def lines_before(self, offset: int) -> str:
        """Write what stands above a place, as paragraphs: one for each run of a kind."""
        made = []
        for what, run in groupby(self._take(offset), key=attrgetter("what")):
            text = "<br>".join(escape(" ".join(one.text.split())) for one in run)
            made.append(f'<p class="{_class(what)}"><b>{escape(self._reason(what))}</b> {text}</p>\n')
        return "".join(made)

    def words_before(self, offset: int) -> Iterator[str]:
        """Write what stands above a place and inside a paragraph."""
        yield from (html for _, html in self.words_within(offset))

    def words_within(self, end: int) -> list[tuple[int, str]]:
        """Write what stands before a place and inside a paragraph, each with its offset in the source."""
        found = []
        for one in self._take(end):
            text, reason = escape(" ".join(one.text.split())), escape(self._reason(one.what))
            found.append((one.span[0], f'<span class="{_class(one.what)}" title="{reason}">{text}</span>'))
        return found

    def words_behind(self, offset: int) -> Iterator[str]:
        """Write what stands on the same line behind a paragraph's last words."""
        starts, line = self.script.starts, self.script.line_of(offset)
        yield from self.words_before(starts[line] if line < len(starts) else sys.maxsize)

    def _take(self, offset: int) -> list[Unspoken]:
        """Take what begins before a place off what is left."""
        taken = list(takewhile(lambda one: one.span[0] < offset, self.left))
        for _ in taken:
            self.left.popleft()
        return taken

    def _reason(self, what: str) -> str:
        language = self.script.language
        return OUTLINE[language]["unspoken_as"].format(what=kind_name(what, language))


def _class(what: str) -> str:
    """A slide's turn is something to do: it is shown as a chip."""
    return "unsaid chip-turn" if what == "slide turn" else "unsaid"


def _is_shown(one: Unspoken) -> bool:
    listed = one.kind.shown == "listed" and one.what != _ELSEWHERE
    return (listed or one.what in ("byline", "names")) and one.kind.counted and not one.kind.raw
