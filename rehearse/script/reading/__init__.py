"""From a file to a Script: formats here, structure and marks once for all of them.

To add a format: (1) write a module with a function from a `File` to a `Manuscript`; (2) add a row to READERS. If its
content can tell it without its name, (3) say how in `kinds`.
"""

from __future__ import annotations

from pathlib import Path
from pkgutil import resolve_name
from typing import TYPE_CHECKING

from rehearse.script.reading.assemble import DEFAULTS, assemble
from rehearse.script.reading.formats.comments import with_spoken, without_comments
from rehearse.script.reading.formats.kinds import kind_of
from rehearse.script.reading.formats.lettered_comments import without_lettered_comments
from rehearse.script.reading.formats.tags import without_tags
from rehearse.script.reading.source import File, open_file
from rehearse.script.reading.zero_width import without_zero_width

if TYPE_CHECKING:
    from rehearse.core import Script
    from rehearse.script.reading.manuscript import Manuscript
    from rehearse.script.reading.options import Options

READERS = {
    ".txt": "rehearse.script.reading.formats.plain:manuscript",
    ".text": "rehearse.script.reading.formats.plain:manuscript",
    "": "rehearse.script.reading.formats.plain:manuscript",
    ".md": "rehearse.script.reading.formats.markdown:manuscript",
    ".markdown": "rehearse.script.reading.formats.markdown:manuscript",
    ".docx": "rehearse.script.reading.formats.word.document:manuscript",
    ".pptx": "rehearse.script.reading.formats.pptx:manuscript",
    ".srt": "rehearse.script.reading.formats.subtitles:manuscript",
    ".vtt": "rehearse.script.reading.formats.subtitles:manuscript",
    ".pdf": "rehearse.script.reading.formats.pdf.document:manuscript",
}
"""Suffix -> "module:function" of the reader; imported only when it is needed."""

WITH_TABLES = (".docx", ".md", ".markdown")
"""Formats in whose tables a column may be what is said."""


def read(path: Path | str, options: Options = DEFAULTS) -> Script:
    """Read the script at `path` ("-" is standard input); raise ScriptError with one clear line if it cannot be."""
    return understand(take(path), options)


def read_text(text: str, *, name: str = "text.txt", options: Options = DEFAULTS) -> Script:
    """Read a script from a string; the suffix of `name` says what format it is in."""
    return understand(File(name, name, text.encode("utf-8", "replace")), options)


def take(path: Path | str) -> File:
    """Read a script's bytes from `path` or, with "-", from standard input; raise ScriptError if there are none."""
    if str(path) == "-":
        import sys

        return File("standard input", "standard input", sys.stdin.buffer.read() if sys.stdin else b"")
    return open_file(Path(path))


def understand(file: File, options: Options = DEFAULTS) -> Script:
    """Find the format's reader by what is in the file, and the speech in what it reads."""
    return assemble(manuscript_of(file, options), options)


def manuscript_of(file: File, options: Options = DEFAULTS) -> Manuscript:
    """Read a file with the reader for what it is; one with tables is told the column that the user names."""
    kind = kind_of(file)
    read_by_format = resolve_name(READERS.get(kind, READERS[".txt"]))
    asked = {"column": options.column} if kind in WITH_TABLES and options.column else {}
    made = without_lettered_comments(without_comments(read_by_format(file, **asked)))
    return without_tags(without_zero_width(with_spoken(made)))
