"""From a file to a Script: formats here, structure and marks once for all of them.

To add a format: (1) write a module with a function from a `File` to a `Manuscript`; (2) add a row to READERS.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from rehearse.errors import ScriptError
from rehearse.reading.assemble import assemble
from rehearse.reading.source import File, open_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from rehearse.model import Script
    from rehearse.reading.manuscript import Manuscript

READERS = {
    ".txt": "rehearse.reading.plain:manuscript",
    ".text": "rehearse.reading.plain:manuscript",
    "": "rehearse.reading.plain:manuscript",
    ".md": "rehearse.reading.markdown:manuscript",
    ".markdown": "rehearse.reading.markdown:manuscript",
}
"""Suffix -> "module:function" of the reader; imported only when it is needed."""

INSTEAD = {
    ".doc": "the old Word format; save it as plain text (.txt), UTF-8",
    ".docx": "a Word file, not read yet; save it as plain text (.txt), UTF-8",
    ".rtf": "rich text; save it as plain text (.txt), UTF-8",
    ".odt": "an OpenDocument file; save it as plain text (.txt), UTF-8",
    ".pdf": "a PDF, not read yet; copy its text into a .txt file",
    ".pptx": "a PowerPoint file, not read yet; copy its notes into a .txt file",
}
"""What to tell the user of formats that are common but have no reader."""


def read(path: Path | str) -> Script:
    """Read the script at `path` ("-" is standard input); raise ScriptError with one clear line if it cannot be."""
    if str(path) == "-":
        import sys

        return understand(File("standard input", "standard input", sys.stdin.buffer.read()))
    return understand(open_file(Path(path)))


def read_text(text: str, *, name: str = "text.txt") -> Script:
    """Read a script from a string; the suffix of `name` says what format it is in."""
    return understand(File(name, name, text.encode()))


def understand(file: File) -> Script:
    """Find the format's reader by the suffix, and the speech in what it reads."""
    if file.suffix in INSTEAD:
        raise ScriptError(f"{file.shown}: this is {INSTEAD[file.suffix]}")
    module, _, function = READERS.get(file.suffix, READERS[".txt"]).partition(":")
    reader = cast("Callable[[File], Manuscript]", getattr(import_module(module), function))
    return assemble(reader(file))
