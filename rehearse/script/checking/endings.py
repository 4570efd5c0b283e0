"""Paragraphs that break off, behind a comma or a word that needs another, and paragraphs without their last mark."""

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
    "zh": {
        "open": "有 {count} 段没有写完：{text!q:13}",
        "open, do": "写完这一句",
        "bare": "有 {count} 段缺句末标点：{text!q:13}",
        "bare, do": "补上句号",
    },
    "en": {
        "open": "paragraphs that break off: {count}; {text!q:13}",
        "open, do": "finish the sentence",
        "bare": "paragraphs without their last mark: {count}; {text!q:13}",
        "bare, do": "add it",
    },
}

_LONG = 40
"""Characters; shorter lines may be headings, lists and verse."""
_OPEN = re.compile("(?:[，、]|[的和与及把被将向从对并而且或]|以及|因为|所以|但是|并且|而且|通过|关于|为了)$")
"""A mark, or a word, behind which a sentence must go on."""
_BARE = re.compile(rf"[{HAN}\d]$")
_SIGNED = re.compile(rf"[。！？”’）]\s*——[{HAN}·《》]{{2,12}}$")
"""A quotation's author at the end: ——鲁迅."""
_SHOWN = 12


def unfinished(examined: Examined) -> Iterator[Problem]:
    """Find paragraphs of several sentences whose last one breaks off, all at once."""
    yield from _ending(examined, "open")


def bare(examined: Examined) -> Iterator[Problem]:
    """Find paragraphs of several sentences whose last one lacks its mark, all at once."""
    yield from _ending(examined, "bare")


def _ending(examined: Examined, key: str) -> Iterator[Problem]:
    found = [
        (paragraph.span_of(len(text) - 1, len(text)), f"…{text[-_SHOWN:]}")
        for paragraph in examined.paragraphs
        if paragraph.role == "body"
        and len(text := paragraph.text.rstrip()) >= _LONG
        and ends_inside(text)
        and _key(text) == key
    ]
    if found:
        spans, shown = zip(*found, strict=True)
        yield problem(key, *spans, count=len(found), text=shown)


def _key(text: str) -> str:
    if _OPEN.search(text):
        return "open"
    return "bare" if _BARE.search(text) and not _SIGNED.search(text) else ""
