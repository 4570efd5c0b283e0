"""What a Word file has put in from elsewhere: documents, as web pages, text or Word; diagrams, charts and symbols."""

from __future__ import annotations

import re
from email import message_from_bytes
from html import unescape
from typing import TYPE_CHECKING

from rehearse.script.reading.formats.compose import Run
from rehearse.script.reading.formats.office import Package
from rehearse.script.reading.source import File

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from xml.etree.ElementTree import Element

_UNSEEN = re.compile(r"<(script|style|head|title)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_ENDS = re.compile(r"</?(?:p|div|br|li|h[1-6]|tr|ul|ol|table|body|html)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_MAIN = "word/document.xml"


class Embedded:
    """The parts of a Word file that its text refers to."""

    def __init__(self, package: Package, related: Mapping[str, tuple[str, str]]) -> None:
        self._package = package
        self._related = related

    def chunk(self, key: str) -> Iterator[str]:
        """The paragraphs of a document that was put in; none where it is of a kind that is not read."""
        name = self._related.get(key, ("", ""))[1]
        kind = name.lower().rpartition(".")[2]
        if name in self._package and kind in _READERS:
            yield from _READERS[kind](self._package.read(name))

    def texts(self, key: str) -> Iterator[str]:
        """The texts in a diagram or a chart."""
        root = self._package.xml(self._related.get(key, ("", ""))[1])
        for paragraph in root.iter("{a}p") if root is not None else ():
            if text := "".join(run.text or "" for run in paragraph.iter("{a}t")).strip():
                yield text


def symbol(element: Element, hidden: str, bold: bool) -> Run:
    """Read a character of a symbol font; those in the private area are pictures and not spoken."""
    try:
        code = int(element.get("{w}char", ""), 16)
    except ValueError:
        return Run("")
    if not 0x20 <= code < 0xFFFE or 0xD800 <= code < 0xE000:
        return Run("")
    return Run(chr(code), hidden or ("symbol" if 0xE000 <= code < 0xF900 else ""), bold)


def _plain(data: bytes) -> Iterator[str]:
    for part in data.decode("utf-8-sig", "replace").splitlines():
        if line := " ".join(part.split()):
            yield line


def _web(data: bytes) -> Iterator[str]:
    text = " ".join(_UNSEEN.sub("", data.decode("utf-8-sig", "replace")).split())
    yield from _plain(unescape(_TAG.sub("", _ENDS.sub("\n", text))).encode())


def _web_archive(data: bytes) -> Iterator[str]:
    """Read a web page with its pictures, as programs that make Word files of web pages put it in."""
    for part in message_from_bytes(data).walk():
        if part.get_content_type() in ("text/html", "text/plain"):
            inside = part.get_payload(decode=True)
            yield from _web(inside if isinstance(inside, bytes) else b"")
            return


def _word(data: bytes) -> Iterator[str]:
    with Package(File("put in", "put in", data)) as package:
        root = package.xml(package.main() or _MAIN)
        for paragraph in root.iter("{w}p") if root is not None else ():
            if text := "".join(run.text or "" for run in paragraph.iter("{w}t")).strip():
                yield text


_READERS: dict[str, Callable[[bytes], Iterator[str]]] = {
    "htm": _web, "html": _web, "xhtml": _web, "mht": _web_archive, "mhtml": _web_archive, "txt": _plain, "docx": _word,
}  # fmt: skip
"""What a document's name ends in -> how its paragraphs are read."""
