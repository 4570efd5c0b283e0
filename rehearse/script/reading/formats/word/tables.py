"""Tables of a Word file: whose cells are whose, and which column has what is said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_SPOKEN = re.compile(
    r"(?:解说|主持|串联|演讲|讲解|讲话|发言|配音|旁白|口播)?(?:词|稿|内容|台词)|主持人(?:台词|串词|口播|词)|串词|旁白|口播|配音|"
    r"(?:script|narration|voice ?over|speech|spoken text|speaker(?:'s)? notes|lines)",
    re.IGNORECASE,
)
"""What a column of a running order is headed that the host or a voice reads."""

_NEVER = ("内容", "稿", "词")
"""Alone these say too little."""


def own(parent: Element, tag: str) -> Iterator[Element]:
    """Find what belongs to a row or a cell itself; a table inside has rows and cells of its own."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag != "{w}tbl":
            yield from own(child, tag)


def spoken_column(table: Element) -> int | None:
    """The column whose head says that it is read aloud, where exactly one of several does."""
    rows = list(table.iterfind("{w}tr"))
    heads = [_text(cell) for cell in own(rows[0], "{w}tc")] if len(rows) > 1 else []
    found = [at for at, head in enumerate(heads) if head not in _NEVER and _SPOKEN.fullmatch(head)]
    return found[0] if len(found) == 1 and len(heads) > 1 else None


def _text(cell: Element) -> str:
    return re.sub(
        r"[\s:：]+$|\s(?=[^A-Za-z])", "", "".join(text.text or "" for text in cell.iter("{w}t")).strip()
    )
