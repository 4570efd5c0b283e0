"""PDF with text: lines joined into paragraphs, running heads and page numbers listed; "line" is the page.

Read with PDFium: it knows the encodings of Chinese fonts that have no Unicode table of their own, gives each line's
place on the page, and is fuzzed all day as a part of Chromium; still in a process of its own.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rehearse.script.reading.formats.compose import MAX_TEXT, Composer, Run
from rehearse.script.reading.formats.pdf.layout import TextBlock, text_blocks
from rehearse.script.reading.formats.pdf.page import Line, Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.script.reading.manuscript import Manuscript
    from rehearse.script.reading.source import File

MAX_PAGES = 1_000
"""More than fifty hours of speech."""

MAX_SECONDS = 7
"""Of a processor; a thousand full pages take about two."""
_PATIENCE = 6
"""Seconds by the clock for each of them: a busy machine is no fault of the file's."""

MAX_MEMORY = 800_000_000
"""Bytes of address space; the library and a thousand pages take about 150 MB."""

_WORKER: Final = Path(__file__).with_name("worker.py")
_UNREADABLE = 0.3
"""The least share of unknown characters at which a PDF counts as unreadable."""

_ERRORS = {
    "password": ("this PDF is locked with a password", "save it without one"),
    "damaged": ("this PDF is damaged", "open it in the program it is from and save it again"),
    "pages": (f"this PDF has more than {MAX_PAGES:,} pages, which is no script", "give it in parts"),
    "chars": (f"this PDF has more than {MAX_TEXT:,} characters, sixty hours of speech", "give it in parts"),
    "slow": ("this PDF takes too long or too much memory to open", "copy its text into a .txt file"),
    "scan": (
        "this PDF has pictures of text but no text (a scan)",
        "run text recognition (OCR) over it first",
    ),
    "drawn": ("this PDF's letters are drawings without meaning", "copy the text from where it was written"),
}


def manuscript(file: File) -> Manuscript:
    """Read a PDF; raise ScriptError where there is no text in it that could be read."""
    answer = _ask(file.data)
    pages = [
        Page(height, tuple(Line(*line) for line in lines if line[0]), tuple(notes), bool(pictures))
        for height, lines, notes, pictures in answer.get("pages", ())
    ]
    text = "".join(line.text for page in pages for line in page.lines)
    problem = answer.get("error") or _problem(text)
    if problem:
        raise file.refused(*_ERRORS[problem])
    composer = Composer(file)
    blocks: dict[int, list[TextBlock]] = defaultdict(list)
    for block in text_blocks(pages):
        blocks[block.page].append(block)
    for number, page in enumerate(pages):
        composer.count()
        if page.pictures and not page.lines:
            composer.notice("picture page")
        for block in blocks[number]:
            if block.edge:
                composer.hide(block.edge, re.sub("[\x0e\x0f]", "", block.text))
            else:
                composer.write(_runs(block))
        for note in page.notes:
            composer.hide("comment", note)
    return composer.manuscript()


def _runs(block: TextBlock) -> Iterator[Run]:
    """Give a paragraph's text; what the page raises in it stands between two characters of the worker's."""
    for part in re.split("(\x0e[^\x0f]*\x0f)", block.text):
        run = Run(part.strip("\x0e\x0f"), bold=block.bold)
        yield run.raised() if part.startswith("\x0e") else run


def _problem(text: str) -> str:
    if not any(char.isalnum() for char in text):
        return "drawn" if len(text) > 20 else "scan"
    unknown = sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" for char in text)
    return "drawn" if unknown > _UNREADABLE * len(text) else ""


def _ask(data: bytes) -> dict[str, Any]:
    """Open the file in a separate process with limits on time and memory."""
    limits = [str(value) for value in (MAX_SECONDS, MAX_MEMORY, MAX_PAGES, MAX_TEXT)]
    try:
        done = subprocess.run(
            [sys.executable, "-P", str(_WORKER), *limits],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE * MAX_SECONDS,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            check=False,
        )
        answer = json.loads(done.stdout) if done.returncode == 0 else {"error": "slow"}
    except subprocess.TimeoutExpired:
        answer = {"error": "slow"}
    return answer if isinstance(answer, dict) else {"error": "slow"}
