"""A script's bytes, and the text that they are in whatever encoding."""

from __future__ import annotations

import codecs
import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from rehearse.core.errors import ScriptError
from rehearse.script.reading.encodings import CONTROL, best_guess, mended, wide_encoding

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 20_000_000
"""More than a hundred hours of speech: no script, but a mistake."""

MAX_LINE = 200_000
"""Characters in a line: more than ten hours of speech without a paragraph."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_LINE = re.compile(r"\r\n|[\n\r]")
"""What editors count as the end of a line; a form feed and its like end a paragraph, but no line."""


@dataclass(frozen=True, slots=True)
class File:
    """A script file as read from the disk, its content not yet examined."""

    name: str
    """Without its folder."""
    shown: str
    """How errors name it: as the user did."""
    data: bytes

    @property
    def suffix(self) -> str:
        """In small letters, with its dot; empty if there is none."""
        return PurePath(self.name).suffix.lower()

    @property
    def sha256(self) -> str:
        """Of the bytes, in hex."""
        return hashlib.sha256(self.data).hexdigest()

    def refused(self, what: str, do: str, line: int = 0) -> ScriptError:
        """Say what is wrong with it, and what to do."""
        return ScriptError(what, do, path=self.shown, line=line)


@dataclass(frozen=True, slots=True)
class Source:
    """A script's text, which every offset refers to."""

    file: File
    text: str
    """Line ends as they are in the file."""
    starts: tuple[int, ...]
    """Where each line begins; in a Word file, each paragraph."""

    @classmethod
    def of(cls, file: File, text: str) -> Source:
        """Make a source of a text file's text, whose lines are counted."""
        return cls(file, text, (0, *(match.end() for match in _LINE.finditer(text))))

    def line_of(self, offset: int) -> int:
        """The line, from 1, of a character offset."""
        return bisect_right(self.starts, offset)

    def lines(self) -> list[tuple[int, int]]:
        """List start and end of every line, its line end left out."""
        found, start = [], 0
        for match in _BREAK.finditer(self.text):
            found.append((start, match.start()))
            start = match.end()
        return [*found, (start, len(self.text))]


def open_file(path: Path) -> File:
    """Read the file at `path`; raise ScriptError where it is none."""
    try:
        if path.is_dir():
            next(path.iterdir(), None)  # raises where the folder may not be read
            raise ScriptError("this is a folder", "name the script in it", path=path)
        if (size := path.stat().st_size) > MAX_BYTES:
            raise ScriptError(f"{size / 1e6:.0f} MB is no script", "give it in parts under 20 MB", path=path)
        return File(path.name, str(path), path.read_bytes())
    except FileNotFoundError:
        raise ScriptError("no such file", "check the name and the folder", path=path) from None
    except OSError as error:
        raise unreadable(path, error) from None


def unreadable(path: Path, error: OSError) -> ScriptError:
    """The error for a file that is there and cannot be read."""
    return ScriptError(f"cannot be read ({error.strerror or error})", "check its permissions", path=path)


def with_line_feeds(text: str) -> str:
    r"""End every line in a line feed alone.

    >>> with_line_feeds("a\r\nb\rc\n")
    'a\nb\nc\n'
    """
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decode_text(file: File) -> Source:
    """Decode a text file, whatever its encoding; raise ScriptError where it is no text that can be spoken."""
    text = mended(_decode(file))
    if not text.strip():
        raise file.refused("the script is empty", "write the speech into it first")
    source = Source.of(file, text)
    if control := CONTROL.search(text):
        raise file.refused(
            f"control character U+{ord(control[0]):04X} in the text",
            "delete it, or save the script again as plain text",
            source.line_of(control.start()),
        )
    for number, (start, end) in enumerate(source.lines(), start=1):
        if end - start > MAX_LINE:
            raise file.refused(
                f"a line of {end - start:,} characters",
                "break the script into paragraphs, one a line",
                number,
            )
    return source


def _decode(file: File) -> str:
    data = file.data
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(file, data[len(bom) :], encoding)
    if wide := wide_encoding(data):
        return _strictly(file, data, wide)
    if b"\0" in data:
        raise file.refused("this is not text but a binary file", "save the script as plain text (UTF-8)")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        if _nearly_utf8(data):
            raise file.refused("damaged UTF-8 text", "save the script again as UTF-8", line) from None
        if (guess := best_guess(data)) is not None:
            return guess
        raise file.refused(
            "cannot tell the text's encoding", "save the script as UTF-8 and try again", line
        ) from None


def _nearly_utf8(data: bytes) -> bool:
    """True for UTF-8 with a few bad bytes, as in a file that was cut."""
    text = data.decode("utf-8", "replace")
    return sum(not char.isascii() for char in text) > 10 * text.count("\ufffd")


def _strictly(file: File, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise file.refused(f"damaged {encoding.upper()} text", "save the script again as UTF-8") from None
