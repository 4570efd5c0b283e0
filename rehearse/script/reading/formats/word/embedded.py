"""What a Word file has put in from elsewhere: whole documents as HTML or text, and diagrams."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rehearse.script.reading.formats.office import Package

_UNSEEN = re.compile(r"<(script|style|head|title)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_ENDS = re.compile(r"</?(?:p|div|br|li|h[1-6]|tr|ul|ol|table|body|html)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_TEXTUAL = (".htm", ".html", ".xhtml", ".txt")


class Embedded:
    """The parts of a Word file that its text refers to."""

    def __init__(self, package: Package, related: Mapping[str, tuple[str, str]]) -> None:
        self._package = package
        self._related = related

    def chunk(self, key: str) -> Iterator[str]:
        """The paragraphs of a document that was put in; none where it is of a kind that is not read."""
        name = self._related.get(key, ("", ""))[1]
        if name not in self._package or not name.lower().endswith(_TEXTUAL):
            return
        text = self._package.read(name).decode("utf-8-sig", "replace")
        if not name.lower().endswith(".txt"):
            text = unescape(_TAG.sub("", _ENDS.sub("\n", " ".join(_UNSEEN.sub("", text).split()))))
        yield from (line for part in text.splitlines() if (line := " ".join(part.split())))

    def diagram(self, key: str) -> Iterator[str]:
        """The texts in a diagram."""
        root = self._package.xml(self._related.get(key, ("", ""))[1])
        for paragraph in root.iter("{a}p") if root is not None else ():
            if text := "".join(run.text or "" for run in paragraph.iter("{a}t")).strip():
                yield text
