"""Ignore marks in the text: <!-- rehearse: ignore P101 -->, for a line, or with ignore-file for all of them.

On a line with other text a mark is for that line; alone on its line, for the next line that is not empty, as linters
have it. Without a code it is for every rule.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rehearse.core import Finding
    from rehearse.script.checking.examined import Examined

_MARK = re.compile(r"<!--\s*rehearse\s*[:：]\s*ignore(?P<file>-file)?\b(?P<codes>[^>]*?)-->", re.IGNORECASE)
_CODE = re.compile(r"[A-Za-z]+\d*")
_ALL = ("",)


@dataclass(frozen=True, slots=True)
class Ignored:
    """The findings that the script's author wants to ignore."""

    starts: tuple[int, ...]
    """Where each line of the script begins."""
    everywhere: tuple[str, ...]
    """Codes, or their beginnings."""
    lines: dict[int, tuple[str, ...]]
    """The same, by line."""

    @classmethod
    def of(cls, examined: Examined) -> Ignored:
        """Read the marks of a script."""
        everywhere: tuple[str, ...] = ()
        lines: dict[int, tuple[str, ...]] = {}
        starts = examined.script.starts
        for match in _MARK.finditer(examined.text):
            codes = tuple(map(str.upper, _CODE.findall(match["codes"]))) or _ALL
            if match["file"]:
                everywhere += codes
                continue
            line = bisect_right(starts, match.start())
            if not _without_marks(examined, line):
                line = next(
                    (n for n in range(line + 1, len(starts) + 1) if _without_marks(examined, n)), line
                )
            lines[line] = lines.get(line, ()) + codes
        return cls(starts, everywhere, lines)

    def without(self, finding: Finding) -> Finding | None:
        """Remove the ignored places from a finding; None when nothing is left."""
        if self.everywhere and finding.code.startswith(self.everywhere):
            return None
        if not self.lines:
            return finding
        return finding.only(
            lambda span: (
                not finding.code.startswith(self.lines.get(bisect_right(self.starts, span[0]), ("\0",)))
            )
        )


def _without_marks(examined: Examined, line: int) -> str:
    starts = (*examined.script.starts, len(examined.text))
    return _MARK.sub("", examined.text[starts[line - 1] : starts[line]]).strip()
