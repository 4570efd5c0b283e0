"""The outline as text: each line of the script that means something, with what it was taken for, as a tree."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearse.core import Breath, notices
from rehearse.core.unspoken import counted, kind_name
from rehearse.language.durations import clock
from rehearse.output.exports.outline.data import outline_data
from rehearse.output.exports.wording import OUTLINE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from rehearse.core import Script

_ORDER = (
    "title byline heading speaker salutation opening body closing run-in inline unspoken cue pause placeholder "
    "reading optional strong"
)
"""What comes first of what stands on one line."""

_LEAST = 20
"""Columns that the text has however narrow the terminal is."""


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    kind: str
    """A word of _ORDER."""
    text: str
    last: int = 0
    """The last of its lines, where there are several."""
    depth: int = 0
    label: str = ""
    """Instead of the kind's own."""


def outline_text(script: Script, width: int = 100) -> str:
    """Draw the tree, no wider than `width` columns, in the script's language; it ends with a line end."""
    from rich.cells import cell_len, set_cell_size

    words = OUTLINE[script.language]
    rows = sorted(_rows(script, words), key=lambda row: (row.line, _ORDER.split().index(row.kind)))
    lines = [f"{row.line}–{row.last}" if row.last > row.line else str(row.line or "") for row in rows]
    labels = [row.label or words[row.kind] for row in rows]
    left, middle = max(map(cell_len, lines)), max(map(cell_len, labels))
    room = max(_LEAST, width - left - middle - 4)
    drawn = []
    for row, line, label in zip(rows, lines, labels, strict=True):
        text = "  " * row.depth + " ".join(row.text.split())
        if cell_len(text) > room:
            text = set_cell_size(text, room - 1).rstrip() + "…"
        drawn.append(f"{line:>{left}}  {label}{' ' * (middle - cell_len(label))}  {text}".rstrip())
    return "\n".join([*drawn, "", *_foot(script, rows, words), ""])


def _foot(script: Script, rows: list[_Row], words: dict[str, str]) -> Iterator[str]:
    """The counts of what was found, then the notices."""
    found = Counter(row.kind for row in rows)
    yield words["counts"].format(
        headings=found["heading"],
        points=found["run-in"] + found["inline"],
        unspoken=counted(script.unspoken).total(),
    )
    yield from notices.lines(script.notices, script.language)


def _rows(script: Script, words: dict[str, str]) -> Iterator[_Row]:
    found = outline_data(script)
    yield from _front(script)
    yield from _sections(script)
    for greeting in (*found["salutations"], *found["mid_salutations"]):
        yield _Row(greeting["line"], "salutation", greeting["text"])
    for point in found["points"]:
        yield _Row(point["line"], point["kind"], point["text"], depth=max(1, point["level"] - 1))
    yield from _unspoken(script, found["unspoken"], words)
    for kind, marks in (("cue", found["cues"]), ("pause", found["marks"])):
        yield from _by_line(kind, [(mark["line"], f"{mark['text']} {lasting(mark['ms'])}") for mark in marks])
    blanks = [(blank["line"], blank["text"]) for blank in found["placeholders"]]
    yield from _by_line("placeholder", blanks)
    yield from _annotations(script)


def lasting(ms: int) -> str:
    """Write how long a mark lasts: seconds as they are, minutes as a clock.

    >>> lasting(500), lasting(90_000)
    ('0.5 s', '1:30')
    """
    return f"{ms / 1000:g} s" if ms < 60_000 else clock(ms)


def _front(script: Script) -> Iterator[_Row]:
    """Show title and byline; a title that is given elsewhere comes first, without a line."""
    written = ""
    for one in script.paragraphs:
        if one.role == "title" or (one.role == "byline" and not one.sentences):
            written += one.text
            yield _Row(script.line_of(one.span[0]), one.role, one.text)
    if not all(word in written for word in script.title.split()):
        yield _Row(0, "title", script.title)


def _sections(script: Script) -> Iterator[_Row]:
    """Show the headings, where sections without one begin, and who begins to speak."""
    before = ""
    for section in script.sections:
        first = script.line_of(section.parts[0].span[0])
        if section.heading:
            yield _Row(first, "heading", section.heading, depth=max(0, section.level - 1))
        said = [part for part in section.parts if isinstance(part, Breath)]
        if not section.heading and (body := [part for part in said if part.role == "body"]):
            yield _Row(script.line_of(body[0].span[0]), section.kind, body[0].text)
        for breath in said:
            if breath.speaker != before:
                yield _Row(script.line_of(breath.span[0]), "speaker", breath.speaker or "–")
            before = breath.speaker


def _unspoken(script: Script, ranges: list[dict[str, Any]], words: dict[str, str]) -> Iterator[_Row]:
    """Show what is not spoken: whole lines by their range, and what stands within lines that are."""
    covered = {line for one in ranges for line in range(one["from"], one["to"] + 1)}
    first: dict[tuple[int, str], str] = {}  # a Word file's header and tables all stand on its last line
    for item in sorted(script.unspoken, key=lambda item: item.what == "markup"):
        for what in (item.what, ""):
            first.setdefault((script.line_of(item.span[0]), what), item.text)
    for one in ranges:
        text = first.get((one["from"], one["what"])) or first.get((one["from"], ""), "")
        yield _Row(one["from"], "unspoken", text, one["to"], label=_label(script, one["what"], words))
    for item in script.unspoken:
        line = script.line_of(item.span[0])
        if item.kind.shown == "listed" and line not in covered:
            yield _Row(line, "unspoken", item.text, label=_label(script, item.what, words), depth=1)


def _label(script: Script, what: str, words: dict[str, str]) -> str:
    return words["unspoken_as"].format(what=kind_name(what, script.language))


def _by_line(kind: str, found: list[tuple[int, str]]) -> Iterator[_Row]:
    """Show what recurs on a line once, with how often."""
    lines: dict[int, Counter[str]] = {}
    for line, text in found:
        lines.setdefault(line, Counter())[text] += 1
    for line, texts in lines.items():
        shown = "  ".join(f"{text} ×{times}" if times > 1 else text for text, times in texts.items())
        yield _Row(line, kind, shown, depth=1)


def _annotations(script: Script) -> Iterator[_Row]:
    """Show what the author says about words: how they are read, stressed, or that they may be left out."""
    for kind in ("reading", "optional", "strong"):
        found = [item for item in script.annotations if item.kind == kind]
        shown = [f"{item.text} → {item.value}" if item.value else item.text for item in found]
        lines = [script.line_of(item.span[0]) for item in found]
        yield from _by_line(kind, list(zip(lines, shown, strict=True)))
