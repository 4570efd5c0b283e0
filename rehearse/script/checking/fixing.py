"""Repairs that are safe without asking: widths, spaces, invisible characters."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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


_BESIDE = 12
"""Characters shown on either side of what changes, and how near two changes are shown as one."""


def diff(before: str, after: str, name: str) -> str:
    r"""Show a repair a line each, what goes as [-…-] and what comes as {+…+}, with a few characters on either side.

    Empty where nothing changed. A paragraph of a script may be a thousand characters, of which one changes.

    >>> diff("今天,好。", "今天，好。", "a.txt")
    'a.txt:1: 今天[-,-]{+，+}好。\n'
    """
    lines = before.splitlines(), after.splitlines()
    found: list[str] = []
    for kind, first, last, start, end in SequenceMatcher(
        None, lines[0], lines[1], autojunk=False
    ).get_opcodes():
        if kind == "equal":
            continue
        old, new = "\n".join(lines[0][first:last]), "\n".join(lines[1][start:end])
        if old == new:  # an empty line that comes or goes
            found.append(f"{name}:{first + 1}: {'{+⏎+}' if kind == 'insert' else '[-⏎-]'}\n")
        found += [f"{name}:{first + 1 + line}: {shown}\n" for line, shown in _changes(old, new)]
    return "".join(found)


def _changes(old: str, new: str) -> Iterator[tuple[int, str]]:
    """Show each group of changes within a text, with the line that it begins on, from 0."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for group in matcher.get_grouped_opcodes(_BESIDE):
        shown = ""
        for kind, first, last, start, end in group:
            gone, come = old[first:last], new[start:end]
            if kind == "equal":
                shown += _seen(gone)
            else:
                shown += f"[-{_seen(gone, blank='␣')}-]" * bool(
                    gone
                ) + f"{{+{_seen(come, blank='␣')}+}}" * bool(come)
        first, last = group[0][1], group[-1][2]
        dots = "…" if first and old[first - 1] != "\n" else "", "…" if last < len(old) else ""
        yield old.count("\n", 0, first), shown.join(dots)


def _seen(text: str, blank: str = " ") -> str:
    """Show what is else not seen: the ends of lines, characters without a shape, and spaces that come or go."""
    return "".join(
        "⏎"
        if char == "\n"
        else blank
        if char == " "
        else char
        if char.isprintable()
        else f"<{ord(char):04X}>"
        for char in text
    )


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
