"""The process that opens a PDF: it takes the file on standard input and answers with its lines as JSON.

It runs as a file of its own (`python -P pdf_worker.py SECONDS BYTES MAX_PAGES MAX_CHARS`), because a PDF can make any
library run for ever, take all memory or crash: then only this process ends.

The answer is {"pages": [[height, [[text, left, right, baseline, size, bold, first, cut], ...], notes, pictures], ...]},
lengths in points from the page's lower left, `first` the width of the line's first word or Han character, `cut` whether
it is one line with what stands before it, a wide gap between them, `notes` what is written in comments and forms,
`pictures` how many there are on a page without text; or {"error": "password" | "damaged" | "pages" | "chars"}.
What is raised, as marks of notes are, stands between the characters U+000E and U+000F.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from ctypes import POINTER, byref, c_double, c_int, cast, create_string_buffer
from typing import Any

_PASSWORD = 4
_HYPHENS = (0x02, 0xFFFE)
_BOLD_WEIGHT = 600
_WIDE_GAP = 0.9
"""Of a character's size: the least gap between columns; in a line it is hardly ever so wide."""

_SIGNS = frozenset("0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳*＊†‡")
_RAISED = _SIGNS | frozenset("[]〔〕-−–,，n")
"""What is looked at for being raised where one of the signs is: it is then spoken otherwise, or not."""

_SMALL, _HIGH = 0.8, 0.15
"""Of the line's size: the most that raised characters have, and the least by which they stand higher."""
_MAX_NOTES = 1000
"""Comments, or objects, that are looked at on a page."""

_BOLD_NAMES = ("bold", "black", "heavy", "simhei", "heiti", "xiaobiaosong")


def main() -> None:
    """Answer for the PDF on standard input."""
    seconds, memory, max_pages, max_chars = map(int, sys.argv[1:5])
    data = sys.stdin.buffer.read()
    _limit(seconds, memory)
    sys.stdout.buffer.write(json.dumps(_read(data, max_pages, max_chars)).encode("ascii"))


def _limit(seconds: int, memory: int) -> None:
    """Limit this process's time and memory; Windows has no such limits."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _read(data: bytes, max_pages: int, max_chars: int) -> dict[str, Any]:
    import pypdfium2.raw as pdfium

    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        return {"error": "password" if pdfium.FPDF_GetLastError() == _PASSWORD else "damaged"}
    count = pdfium.FPDF_GetPageCount(document)
    if count > max_pages:
        return {"error": "pages"}
    pages = []
    for number in range(count):
        page = pdfium.FPDF_LoadPage(document, number)
        text = pdfium.FPDFText_LoadPage(page) if page else None
        turned = pdfium.FPDFPage_GetRotation(page) if page else 0
        size = (pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)) if page else (0.0, 0.0)
        lines = list(_lines(pdfium, text, max_chars, (turned, *size))) if text else []
        notes = list(_notes(pdfium, page)) if page else []
        pages.append([size[1], lines, notes, _pictures(pdfium, page) if page and not lines else 0])
        max_chars -= sum(map(len, (*(line[0] for line in lines), *notes)))
        if max_chars < 0:
            return {"error": "chars"}
        if text:
            pdfium.FPDFText_ClosePage(text)
        if page:
            pdfium.FPDF_ClosePage(page)
    return {"pages": pages}


def _notes(pdfium: Any, page: Any) -> Any:
    """Go through what is written in a page's comments, text boxes and forms, which is no text of the page."""
    for number in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MAX_NOTES)):
        note = pdfium.FPDFPage_GetAnnot(page, number)
        if pdfium.FPDFAnnot_GetSubtype(note) != pdfium.FPDF_ANNOT_POPUP:  # it shows another's text
            for key in (b"Contents", b"V"):
                room = pdfium.FPDFAnnot_GetStringValue(note, key, None, 0)
                buffer = create_string_buffer(room)
                pdfium.FPDFAnnot_GetStringValue(note, key, cast(buffer, POINTER(pdfium.FPDF_WCHAR)), room)
                if text := " ".join(buffer.raw.decode("utf-16-le", "replace").replace("\0", "").split()):
                    yield text
        pdfium.FPDFPage_CloseAnnot(note)


def _pictures(pdfium: Any, page: Any) -> int:
    count = min(pdfium.FPDFPage_CountObjects(page), _MAX_NOTES)
    kinds = (pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page, at)) for at in range(count))
    return sum(kind == pdfium.FPDF_PAGEOBJ_IMAGE for kind in kinds)


def _lines(pdfium: Any, text: Any, max_chars: int, turn: tuple[int, float, float]) -> Any:
    """Go through a page's lines, which the library ends with line ends of its own."""
    line: list[tuple[int, str]] = []
    for index in range(min(pdfium.FPDFText_CountChars(text), max_chars + 1)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code in (10, 13):
            yield from _line(pdfium, text, line, turn)
            line = []
        elif code in _HYPHENS:  # stands for a hyphen and the line end behind it
            yield from _line(pdfium, text, [*line, (index, "-")], turn)
            line = []
        elif code >= 32:  # below are control characters
            line.append((index, chr(code) if code <= 0x10FFFF else "\ufffd"))
    yield from _line(pdfium, text, line, turn)


def _line(pdfium: Any, text: Any, line: list[tuple[int, str]], turn: tuple[int, float, float]) -> Any:
    """Give a line, in pieces where a gap in it is as wide as between columns."""
    start, cut = 0, False
    for at in range(1, len(line) - 1):
        (before, _), (place, char), (after, _) = line[at - 1 : at + 2]
        if char == " " and pdfium.FPDFText_IsGenerated(text, place) == 1:  # no space, but a gap
            gap = _sides(pdfium, text, after, turn)[0] - _sides(pdfium, text, before, turn)[1]
            if gap > _WIDE_GAP * _size(pdfium, text, before):
                yield from _piece(pdfium, text, line[start:at], turn, cut)
                start, cut = at + 1, True
    yield from _piece(pdfium, text, line[start:], turn, cut)


def _piece(
    pdfium: Any, text: Any, line: list[tuple[int, str]], turn: tuple[int, float, float], cut: bool
) -> Any:
    solid = [(index, char) for index, char in line if not char.isspace()]
    if not solid:
        return
    first, last = solid[0][0], solid[-1][0]
    raised = _raised(pdfium, text, line, turn)
    said = (
        _marked(line, raised)
        .encode("utf-16", "surrogatepass")
        .decode("utf-16", "replace")
        .replace("\xa0", " ")
        .strip()
    )
    left, _ = _sides(pdfium, text, first, turn)
    _, right = _sides(pdfium, text, last, turn)
    _, first_right = _sides(pdfium, text, _first_word_end(line, solid), turn)
    size, base = _height(
        pdfium, text, next((index for index, _ in solid if index not in raised), first), turn
    )
    bold = _is_bold(pdfium, text, first) and _is_bold(pdfium, text, last)
    yield [said, left, right, base, size, bold, first_right - left, cut]


def _raised(pdfium: Any, text: Any, line: list[tuple[int, str]], turn: tuple[int, float, float]) -> set[int]:
    """Find what is raised in a line: it is small, and stands above the line."""
    if not _may_be_raised(pdfium, text, line):
        return set()
    places = [
        (index, char, *_height(pdfium, text, index, turn)) for index, char in line if not char.isspace()
    ]
    size = max(size for _, _, size, _ in places)
    base = min(base for _, _, other, base in places if other == size)
    return {
        index
        for index, char, small, high in places
        if char in _RAISED and small < _SMALL * size and high > base + _HIGH * size
    }


def _may_be_raised(pdfium: Any, text: Any, line: list[tuple[int, str]]) -> bool:
    """True where a sign, the first or the last of several, is smaller than another character of the line."""
    is_sign = [False, *(char in _SIGNS for _, char in line), False]
    ends = [
        index
        for at, (index, _) in enumerate(line, start=1)
        if is_sign[at] and not (is_sign[at - 1] and is_sign[at + 1])
    ]
    sizes = [_size(pdfium, text, index) for index in ends]
    other = next((index for index, char in line if char not in _SIGNS and not char.isspace()), None)
    if ends and other is not None:
        sizes.append(_size(pdfium, text, other))
    return bool(sizes) and min(sizes) < _SMALL * max(sizes)


def _marked(line: list[tuple[int, str]], raised: set[int]) -> str:
    """Write a line, what is raised in it between U+000E and U+000F."""
    said, within = "", False
    for index, char in line:
        if (index in raised) != within:
            said, within = said + ("\x0f" if within else "\x0e"), not within
        said += char
    return said + "\x0f" * within


def _height(pdfium: Any, text: Any, index: int, turn: tuple[int, float, float]) -> tuple[float, float]:
    """Give a character's size and the height of its baseline on the page."""
    x, y = c_double(), c_double()
    pdfium.FPDFText_GetCharOrigin(text, index, byref(x), byref(y))
    return _size(pdfium, text, index), _shown(x.value, y.value, turn)[1]


def _first_word_end(line: list[tuple[int, str]], solid: list[tuple[int, str]]) -> int:
    """Find the last character of the first word; a Han character is one."""
    end = solid[0][0]
    for index, char in line[line.index(solid[0]) :]:
        if not (char.isascii() and not char.isspace()):
            break
        end = index
    return end


def _sides(pdfium: Any, text: Any, index: int, turn: tuple[int, float, float]) -> tuple[float, float]:
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text, index, byref(box))
    left, right = sorted(
        _shown(*corner, turn)[0] for corner in ((box.left, box.bottom), (box.right, box.top))
    )
    return left, right


def _shown(x: float, y: float, turn: tuple[int, float, float]) -> tuple[float, float]:
    """Turn a place by the page's rotation; `turn` is the number of quarter turns, and the page's width and height."""
    quarters, width, height = turn
    return ((x, y), (y, height - x), (width - x, height - y), (width - y, x))[quarters]


def _size(pdfium: Any, text: Any, index: int) -> float:
    """Give a character's height on the page: its font's size as the page scales it."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, index, byref(matrix))
    scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
    return float(pdfium.FPDFText_GetFontSize(text, index)) * scale


def _is_bold(pdfium: Any, text: Any, index: int) -> bool:
    if pdfium.FPDFText_GetFontWeight(text, index) >= _BOLD_WEIGHT:
        return True
    name, flags = create_string_buffer(200), c_int()
    pdfium.FPDFText_GetFontInfo(text, index, name, len(name), byref(flags))
    return any(word in name.value.decode("utf-8", "replace").lower() for word in _BOLD_NAMES)


if __name__ == "__main__":
    main()
