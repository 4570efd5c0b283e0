"""The book that is kept of a source's characters: each is spoken once, or listed once as not spoken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.core import Unspoken

if TYPE_CHECKING:
    from rehearse.core import Span
    from rehearse.script.reading.passage import Passage

_SOLID = re.compile(r"\S(?:.*\S)?", re.DOTALL)
_WORD = re.compile(r"\S+")


class Ledger:
    """What has become of each character; white space is nobody's."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._taken = bytearray(len(text))
        self._unspoken: list[Unspoken] = []

    def say(self, passage: Passage) -> None:
        """Take note that this is spoken."""
        for offset in passage.at:
            self._taken[offset] = 1

    def leave(self, what: str, span: Span) -> None:
        """List a stretch of the source as not spoken, as far as nothing has become of it yet."""
        for match in _SOLID.finditer(self._text, *span):
            for start, end in self._free(*match.span()):
                self._unspoken.append(Unspoken(what, self._text[start:end], (start, end)))
                self._taken[start:end] = b"\1" * (end - start)

    def close(self) -> tuple[Unspoken, ...]:
        """List what is left as markup, and give the whole list, in order."""
        for match in _WORD.finditer(self._text):
            self.leave("markup", match.span())
        return tuple(sorted(self._unspoken, key=lambda item: item.span))

    def _free(self, start: int, end: int) -> list[Span]:
        free = re.finditer(rb"\0+", bytes(self._taken[start:end]))
        return [(start + match.start(), start + match.end()) for match in free]
