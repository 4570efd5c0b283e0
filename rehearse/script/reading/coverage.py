"""Coverage of a source's characters: each is spoken once, or listed once as not spoken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.core import Passage, Unspoken
from rehearse.core.unspoken import KINDS
from rehearse.language.text.chars import WIDE

if TYPE_CHECKING:
    from rehearse.core import Span

_SOLID = re.compile(r"\S(?:.*\S)?", re.DOTALL)
_WORD = re.compile(r"\S+")
_NOT_TAKEN = re.compile(rb"\0+")
_FREE, _SAID, _HANDED_OUT, _HIDDEN = range(4)
_GAP = re.compile(r"\s*\0[\s\0]*")


class Coverage:
    """Records of each character whether it is spoken; white space is not counted."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._taken = bytearray(len(text))
        self._unspoken: list[Unspoken] = []

    def add_spoken(self, passage: Passage) -> None:
        """Mark these characters as spoken."""
        for offset in passage.at:
            self._taken[offset] = _SAID

    def add_unspoken(self, what: str, span: Span, *, guessed: bool = False) -> None:
        """List a stretch of the source as not spoken, as far as nothing has become of it yet."""
        state = _HANDED_OUT if KINDS[what].handed_out else _HIDDEN
        for match in _SOLID.finditer(self._text, *span):
            for start, end in [free.span() for free in _NOT_TAKEN.finditer(self._taken, *match.span())]:
                self._unspoken.append(Unspoken(what, self._text[start:end], (start, end), guessed))
                self._taken[start:end] = bytes([state]) * (end - start)

    def visible(self, passage: Passage, *, handed_out: bool = False) -> Passage:
        """Remove from a passage what is listed as not spoken, and a space beside it that separates no words.

        What is handed out, though not spoken, stays where it is asked for.
        """
        most = _HANDED_OUT if handed_out else _SAID
        text = "".join(
            char if self._taken[offset] <= most else "\0"
            for char, offset in zip(passage.text, passage.at, strict=True)
        )
        if "\0" not in text:
            return passage
        left: list[int] = []
        position = 0
        for gap in _GAP.finditer(text):
            left += range(position, gap.start())
            space = next((at for at in range(*gap.span()) if text[at].isspace()), None)
            before, after = text[gap.start() - 1 : gap.start()], text[gap.end() : gap.end() + 1]
            if space is not None and not (before >= WIDE and after >= WIDE):
                left.append(space)
            position = gap.end()
        return passage.only([*left, *range(position, len(text))]).strip()

    def finish(self) -> tuple[Unspoken, ...]:
        """List what is left as markup, and give the whole list, in order."""
        for match in _WORD.finditer(self._text):
            self.add_unspoken("markup", match.span())
        return tuple(sorted(self._unspoken, key=lambda item: item.span))
