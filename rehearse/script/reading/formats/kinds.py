"""What kind of file it is: by its content first, by its name where the content says nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rehearse.script.reading.source import File

INSTEAD = {
    ".ass": ("an ASS subtitle file", "save it as .srt"),
    ".doc": ("the old Word format", "save it as .docx in Word or WPS"),
    ".epub": ("an e-book", "save its text as plain text (.txt)"),
    ".html": ("a web page", "copy its text into a .txt file"),
    ".key": ("a Keynote file", "export it as PowerPoint (.pptx)"),
    ".odp": ("an OpenDocument presentation", "save it as .pptx"),
    ".odt": ("an OpenDocument file", "save it as .docx"),
    ".pages": ("a Pages file", "export it as Word (.docx)"),
    ".ppt": ("the old PowerPoint format", "save it as .pptx in PowerPoint or WPS"),
    ".rtf": ("rich text", "save it as .docx or plain text (.txt)"),
    ".wps": ("a WPS document", "save it as .docx"),
    ".xls": ("an Excel workbook", "copy its text into a .txt file"),
    ".xlsx": ("an Excel workbook", "copy its text into a .txt file"),
    ".xml": ("an XML file", "open it in the program it is from and save it as .docx or .txt"),
    ".zip": ("a zip file", "unpack it and name the script in it"),
    "locked": ("locked with a password", "save it without one"),
}
"""Kind of file -> what it is, and what to do instead; none of these is read."""

_MARKS = ((b"%PDF-", ".pdf"), (b"{\\rtf", ".rtf"))
_OLE2 = b"\xd0\xcf\x11\xe0"
_STREAMS = {
    "EncryptedPackage": "locked",
    "WordDocument": ".doc",
    "PowerPoint Document": ".ppt",
    "Workbook": ".xls",
}
"""Entry in an old Office file's directory -> what the file is."""

_ALIKE = {
    ".dotx": ".docx", ".docm": ".docx", ".dotm": ".docx", ".pptm": ".pptx", ".ppsx": ".pptx", ".potx": ".pptx",
    ".ppsm": ".pptx", ".dot": ".doc", ".pps": ".ppt", ".htm": ".html", ".xhtml": ".html", ".mht": ".html",
    ".mhtml": ".html", ".ssa": ".ass", ".et": ".xls", ".dps": ".ppt",
}  # fmt: skip
_BINARY = (".docx", ".pptx", ".pdf", ".doc", ".ppt", ".xls", ".wps", ".odt", ".odp", ".pages", ".key")
_HTML = re.compile(
    rb"(?>(?:\s*<!--.*?-->)*)\s*<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE | re.DOTALL
)
_MHTML = re.compile(
    rb"MIME-Version:[^\n]*\n(?:[^\n]*\n){0,10}?Content-Type:\s*multipart/related", re.IGNORECASE
)
_SRT = re.compile(rb"\s*\d+\s*\n\s*\d{1,2}:\d\d:\d\d[,.]\d{1,3}\s*-->")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_HEAD = 4096


def kind_of(file: File) -> str:
    """The suffix that a file should have, from its content; raise ScriptError for what cannot be read."""
    data, suffix = file.data, _ALIKE.get(file.suffix, file.suffix)
    if data.startswith((b"PK\3\4", b"PK\5\6")):
        kind = _in_zip(file)
    elif data.startswith(_OLE2):
        kind = _in_ole2(data, suffix)
    else:
        head = data[:1024] if suffix == ".pdf" else data[:64].lstrip()[:5]  # a PDF may have a preamble
        kind = next((kind for mark, kind in _MARKS if mark in head), "") or _text(data, suffix)
    if kind in INSTEAD:
        what, do = INSTEAD[kind]
        raise file.refused(f"this is {what}", do)
    if kind == "damaged":
        raise file.refused(
            f"this is no {suffix} file, or a damaged one", "open it in its program and save it again"
        )
    return kind


def _in_zip(file: File) -> str:
    """The suffix for what a zip file holds: Office, OpenDocument, iWork, a book, or something else."""
    from rehearse.script.reading.formats.office import Package

    with Package(file) as package:
        if "mimetype" in package:
            kind = package.read("mimetype")[:100].decode("ascii", "replace")
            for word, suffix in (("epub", ".epub"), ("presentation", ".odp"), ("opendocument", ".odt")):
                if word in kind:
                    return suffix
        names = list(package)
        main = package.main() if "_rels/.rels" in package else ""
        for folder, suffix in (("word/", ".docx"), ("ppt/", ".pptx"), ("xl/", ".xlsx")):
            if main.startswith(folder) or (not main and any(name.startswith(folder) for name in names)):
                return suffix
        if any(name.endswith(".iwa") for name in names):
            return ".key" if file.suffix == ".key" else ".pages"
    return ".zip"


def _in_ole2(data: bytes, suffix: str) -> str:
    found = (kind for name, kind in _STREAMS.items() if name.encode("utf-16-le") in data)
    return next(found, suffix if suffix in (".ppt", ".wps", ".xls") else ".doc")


def _text(data: bytes, suffix: str) -> str:
    """The suffix for a text; a document's suffix on plain text is ignored, on binary data it means damage."""
    wide = data.startswith(_WIDE)
    head = data[:_HEAD].replace(b"\0", b"") if wide else data[:_HEAD]
    head = head.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if suffix in _BINARY and b"\0" in data and not wide:
        return "damaged"
    if _HTML.match(head) or _MHTML.search(head):
        return ".html"
    if head.lstrip().startswith(b"<?xml"):
        return ".xml"
    if head.startswith(b"WEBVTT") and head[6:7].strip() == b"":
        return ".vtt"
    if suffix in (".srt", ".vtt"):
        return suffix if b"-->" in data.replace(b"\0", b"") else ".txt"
    if suffix not in (".md", ".markdown", ".ass") and _SRT.match(head.replace(b"\r", b"\n")):
        return ".srt"
    return ".txt" if suffix in _BINARY or (suffix in INSTEAD and suffix != ".ass") else suffix
