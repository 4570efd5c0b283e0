"""Paragraphs that break off: no mark at their end, or one after which a sentence goes on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.language.text.chars import HAN
from rehearse.language.text.ends import ends_inside
from rehearse.script.checking.examined import problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.script.checking.examined import Examined, Problem

WORDS = {
    "zh": {"open": "这一段没有写完，或缺句末标点：{text!q:13}", "do": "写完，或补上句号"},
    "en": {
        "open": "this paragraph breaks off, or lacks its last mark: {text!q:13}",
        "do": "finish it, or add the mark",
    },
}

_LONG = 40
"""Characters; shorter lines may be headings, lists and verse."""
_OPEN = re.compile(rf"[，、{HAN}\d]$")
_SIGNED = re.compile(rf"[。！？”’）]\s*——[{HAN}·《》]{{2,12}}$")
"""A quotation's author at the end: ——鲁迅."""
_SHOWN = 12


def unfinished(examined: Examined) -> Iterator[Problem]:
    """Find paragraphs of several sentences whose last one does not end."""
    for paragraph in examined.paragraphs:
        text = paragraph.text.rstrip()
        if (
            paragraph.role == "body"
            and len(text) >= _LONG
            and ends_inside(text)
            and _OPEN.search(text)
            and not _SIGNED.search(text)
        ):
            yield problem("open", paragraph.span_of(len(text) - 1, len(text)), text=f"…{text[-_SHOWN:]}")
