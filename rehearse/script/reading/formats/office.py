"""Opening a document that is a zip file of XML parts: every part bounded before and while it is unpacked."""

from __future__ import annotations

import posixpath
import re
import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipInfo

    from rehearse.core.errors import ScriptError
    from rehearse.script.reading.source import File

MAX_MEMBERS = 5_000
"""Files in a document; a deck of 500 slides has about 2,000."""

MAX_UNPACKED = 1_000_000_000
"""Bytes that all members together claim to unpack to; pictures and films are never unpacked."""

MAX_PART = 16_000_000
"""Bytes that a part unpacks to; the text of a speech of three hours is about 3 MB of XML."""

MAX_READ = 48_000_000
"""Bytes unpacked in all."""

MAX_RATIO = 250
"""How far a part may be packed; Word's own XML packs up to about 60 to 1, and zlib ends at 1,032 to 1."""

MAX_NODES = 600_000
"""XML elements and attributes in all, about 3 s and 250 MB; 100 pages of Word have about 200,000."""

MAX_DEPTH = 150
"""XML elements within each other; tables in text boxes in groups come to about 60."""

_SMALL = 200_000
"""Bytes below which the ratio says nothing: a part of blanks packs well."""

_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 1
_DAMAGE = (
    BadZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    UnicodeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What zipfile raises on damaged files; the standard library has no one class for them."""

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "{w}",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "{w}",
    "http://schemas.openxmlformats.org/presentationml/2006/main": "{p}",
    "http://purl.oclc.org/ooxml/presentationml/main": "{p}",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "{a}",
    "http://purl.oclc.org/ooxml/drawingml/main": "{a}",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "{r}",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "{r}",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "{m}",
    "http://purl.oclc.org/ooxml/officeDocument/math": "{m}",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "{mc}",
    "http://schemas.openxmlformats.org/package/2006/relationships": "{rel}",
}
"""Name space -> our short one; each document format has two, of ECMA-376 first edition and of ISO/IEC 29500 Strict."""


class Package:
    """A zip file of XML parts, as Word and PowerPoint write it; use it in a `with`."""

    def __init__(self, file: File) -> None:
        self._file = file
        self._read = 0
        self._nodes = 0
        if file.data.count(_ENTRY) > MAX_MEMBERS:  # before zipfile makes an object of each
            raise self._bomb(f"more than {MAX_MEMBERS:,} files in it")
        try:
            self._zip = ZipFile(BytesIO(file.data))
        except _DAMAGE:
            raise self._damaged() from None
        self._members = {info.filename: info for info in self._zip.infolist()}
        if sum(info.file_size for info in self._members.values()) > MAX_UNPACKED:
            raise self._bomb("it would unpack to more than a gigabyte")

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def read(self, name: str) -> bytes:
        """Unpack a member; raise ScriptError where it is damaged, encrypted or out of all proportion."""
        info = self._members[name]
        self._check(info)
        most = min(MAX_PART, MAX_READ - self._read)
        try:
            with self._zip.open(info) as member:
                data = member.read(most + 1)  # a member's size in the index may be false
        except _DAMAGE:
            raise self._damaged() from None
        self._read += len(data)
        if len(data) > most:
            raise self._bomb(f"its text alone would unpack to more than {MAX_PART // 1_000_000} MB")
        return data

    def _check(self, info: ZipInfo) -> None:
        if info.flag_bits & _ENCRYPTED:
            raise self._file.refused("this is locked with a password", "save it without one")
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise self._damaged()
        if info.file_size > max(_SMALL, MAX_RATIO * info.compress_size):
            raise self._bomb(f"a part of it is packed more than {MAX_RATIO} to 1")

    def xml(self, name: str) -> Element | None:
        """Parse a member; its names have our own short name spaces ("{w}p"). None where there is no such member."""
        if name not in self._members:
            return None
        parser = XMLParser(target=(builder := _Builder(MAX_NODES - self._nodes)))
        try:
            parser.feed(self.read(name))
            root = parser.close()
        except _TooMuchError as error:
            raise self._bomb(str(error)) from None
        except (ParseError, AssertionError, LookupError, ValueError):
            raise self._damaged() from None
        self._nodes += builder.count
        return root if isinstance(root, Element) else None

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """List what a part refers to: id -> (kind, name of the part), in the file's order; outside links left out."""
        folder, base = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        found = {}
        for item in root if root is not None else ():
            target = item.get("Target", "")
            if item.get("TargetMode") != "External" and target:
                path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found[item.get("Id", "")] = (item.get("Type", "").rpartition("/")[2], path)
        return found

    def main(self) -> str:
        """The name of the main part, which refers to all others; empty if there is none."""
        return next((path for kind, path in self.related("").values() if kind == "officeDocument"), "")

    def _damaged(self) -> ScriptError:
        return self._file.refused(
            "this file is damaged", "open it in the program it is from and save it again"
        )

    def _bomb(self, why: str) -> ScriptError:
        return self._file.refused(f"this is no script, {why}", "save its text as plain text (.txt)")


class _TooMuchError(Exception):
    """The XML has something that no document has."""


class _Builder(TreeBuilder):
    """Builds a tree with short names, and raises on what only an attack has."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.count = 0
        self._limit = limit
        self._depth = 0
        self._short: dict[str, str] = {}

    def doctype(self, *_: str) -> None:
        """Refuse what only entities need: no program writes it into a document."""
        raise _TooMuchError("there is a DOCTYPE in it")

    def start(self, tag: str, attrs: dict[str, str]) -> Element:
        """Count, and shorten names."""
        self.count += 1 + len(attrs)
        self._depth += 1
        if self.count > self._limit:
            raise _TooMuchError(f"there are more than {MAX_NODES:,} XML elements and attributes in it")
        if self._depth > MAX_DEPTH:
            raise _TooMuchError(f"its XML is more than {MAX_DEPTH} levels deep")
        return super().start(self._name(tag), {self._name(name): value for name, value in attrs.items()})

    def end(self, tag: str) -> Element:
        """Count back."""
        self._depth -= 1
        return super().end(self._name(tag))

    def _name(self, name: str) -> str:
        if (short := self._short.get(name)) is None:
            space, _, local = name.rpartition("}")
            short = _PREFIXES.get(space[1:], "{x}" if space else "") + local
            self._short[name] = short
        return short


def value(parent: Element | None, path: str, attribute: str = "{w}val") -> str:
    """Read an attribute of what an element holds; empty where either is missing."""
    found = parent.find(path) if parent is not None else None
    return found.get(attribute, "") if found is not None else ""


def whole_number(text: str | None, default: int) -> int:
    """Read a whole number that a file gives."""
    return int(text) if text and re.fullmatch(r"-?[0-9]{1,6}", text) else default
