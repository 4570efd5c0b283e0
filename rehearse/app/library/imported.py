"""From a file that the user drops to text that can be written on in the studio."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from rehearse.app.library.kept import EDITABLE
from rehearse.core.unspoken import counted, kind_name
from rehearse.script.reading import manuscript_of
from rehearse.script.reading.assemble import assemble
from rehearse.script.reading.formats.kinds import kind_of
from rehearse.script.reading.source import MAX_BYTES, File, decode_text, with_line_feeds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core import Paragraph, Script

_MARKUP = re.compile(r"([\\`*_\[\]<>#])")
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Imported:
    """A script as the studio keeps it."""

    name: str
    """What it is to be called."""
    suffix: str
    text: str
    original: File | None = None
    """The file that it came from, where that is kept beside it."""
    left_out: tuple[tuple[str, int], ...] = ()
    """What the format holds and nobody says, which stays in the original: its name and how often."""


def imported(file: File) -> Imported:
    """Take in a file of any format that can be read; raise ScriptError with one clear line where it cannot be."""
    if len(file.data) > MAX_BYTES:
        raise file.refused(f"{len(file.data) / 1e6:.0f} MB is no script", "give it in parts under 20 MB")
    kind = kind_of(file)
    stem = PurePath(file.name).stem
    manuscript = manuscript_of(file)
    script = assemble(manuscript)  # what is no script is refused here
    if kind in EDITABLE:
        return Imported(stem or script.title, kind or ".txt", with_line_feeds(decode_text(file).text))
    as_markdown = any(one.level or one.title for one in manuscript.paragraphs)
    write = _markdown if as_markdown else _plain
    shown = [item for item in script.unspoken if item.kind.shown == "listed" and not item.guessed]
    names: Counter[str] = Counter()
    for what, number in counted(shown).items():
        names[kind_name(what, script.language)] += number
    return Imported(
        stem or script.title,
        ".md" if as_markdown else ".txt",
        "\n".join(write(script)),
        file,
        tuple(names.most_common()),
    )


def pasted(text: str) -> Imported:
    """Take in text that was pasted; its first line behind the front matter names it."""
    text = with_line_feeds(text)
    lines = (line.strip("#＃*—- \t") for line in _FRONT_MATTER.sub("", text).split("\n"))
    first = next(filter(None, lines), "")
    suffix = ".md" if re.search(r"^#{1,6} ", text, re.MULTILINE) else ".txt"
    return Imported(first[:24] or "untitled", suffix, text)


def _plain(script: Script) -> Iterator[str]:
    """A line a paragraph, and what reading left out on a guess where it stood: its author decides."""
    for _, text, _ in _in_order(script):
        yield text
    yield ""


def _markdown(script: Script) -> Iterator[str]:
    for paragraph, text, silent in _in_order(script):
        plain = _MARKUP.sub(r"\\\1", text)
        if paragraph is None:
            yield plain
        elif silent:
            yield f"<!-- {text.replace('--', '—')} -->"
        elif paragraph.role == "title":
            yield f"# {plain}"
        elif paragraph.role == "heading":
            yield f"{'#' * (paragraph.level + 1)} {plain}"
        else:
            yield plain
        yield ""


def _in_order(script: Script) -> Iterator[tuple[Paragraph | None, str, bool]]:
    """Give the paragraphs and what was left out on a guess, in the order of the source, each on one line."""
    paragraphs = [
        (one.span[0], one, one.handed_out or one.text, one.role == "heading" and not one.sentences)
        for one in script.paragraphs
    ]
    inside = [one.span for one in script.paragraphs]
    guessed = [
        (item.span[0], None, item.text, False)
        for item in script.unspoken
        if item.guessed and not any(start <= item.span[0] < end for start, end in inside)
    ]
    for _, paragraph, text, silent in sorted([*paragraphs, *guessed], key=lambda one: one[0]):
        yield paragraph, " ".join(text.split()), silent
