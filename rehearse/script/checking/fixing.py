"""Repairs that are safe without asking: widths, spaces, invisible characters."""

from __future__ import annotations

import re
from difflib import unified_diff
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.core import Finding, Span
    from rehearse.script.checking.examined import Examined

_CODE = re.compile(r"(`+)(?!`)[^\r\n]*?(?<!`)\1(?!`)|&#?\w{1,10};")
"""Code and entities within a line of Markdown: they are spoken, and yet must stay as they are."""

FIXABLE = frozenset({".txt", ".text", ".md", ".markdown", ""})
"""Suffixes of the formats whose text is the file's own."""


def code_in(text: str) -> list[Span]:
    """List the places of code and entities within a line."""
    return [match.span() for match in _CODE.finditer(text)]


def fixed(examined: Examined, findings: Sequence[Finding]) -> str:
    """Give the source's text with every safe repair made that the findings offer.

    Nothing else changes: line ends stay, and what is not visible text (code, tables, links, front matter, comments) has
    no findings with a repair to begin with. Repairs that would overlap are left for another turn.
    """
    repairs = sorted(_repairs(findings))
    parts: list[str] = []
    position = 0
    for (start, end), instead in repairs:
        if start < position:
            continue
        parts += [examined.text[position:start], instead]
        position = end
    return "".join([*parts, examined.text[position:]])


def _repairs(findings: Sequence[Finding]) -> list[tuple[Span, str]]:
    return [
        repair
        for finding in findings
        if finding.fixes
        for repair in zip(finding.spans, finding.fixes, strict=True)
    ]


def diff(before: str, after: str, name: str) -> str:
    """Show a repair as a unified diff; empty where nothing changed."""
    lines = unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), f"a/{name}", f"b/{name}", n=1
    )
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in (_plain(line) for line in lines))


def _plain(line: str) -> str:
    """Show a line of a file with CR line ends as others are shown."""
    return line.rstrip("\r\n") + "\n"


def encoded(text: str, original: bytes, before: str) -> bytes:
    r"""Write a repaired text in the encoding and with the mark of the file that it came from.

    `original` are the file's bytes and `before` is the text that they were read as: the encoding is the one that gives
    these bytes for this text. Raise UnicodeEncodeError where the encoding has no such character, which a repair never
    brings in: “ ” ， 。 are in all that Chinese is written in.

    >>> encoded("好，", "好,".encode("gb18030"), "好,").decode("gb18030")
    '好，'
    >>> encoded("好，", b"\xef\xbb\xbf" + "好,".encode(), "好,")[:3]
    b'\xef\xbb\xbf'
    """
    for encoding in _ENCODINGS:
        for mark in ("", "\ufeff"):
            try:
                if (mark + before).encode(encoding) == original:
                    return (mark + text).encode(encoding)
            except UnicodeEncodeError:
                break
    raise UnicodeEncodeError("unknown", before[:1], 0, 1, "the file's encoding is none that is known")


_ENCODINGS = ("utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
"""As `rehearse.script.reading` tells them; byte order marks are tried with each."""
