"""Where front matter stands: between two lines of three hyphens at the top of a script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rehearse.core import Span

_NEWLINE = r"(?:\r\n|\r|\n)"
FENCED = re.compile(
    rf"\A---[ \t]*{_NEWLINE}(?P<inside>.*?{_NEWLINE})(?:---|\.\.\.)[ \t]*(?:{_NEWLINE}|\Z)", re.DOTALL
)
_TITLE_BLOCK = re.compile(rf"\A%[ \t]+\S[^\r\n]*(?:{_NEWLINE}%[^\r\n]*){{0,2}}(?:{_NEWLINE}|\Z)")
"""A title, maybe with its authors and a date below it, each behind a %."""
_KEY = re.compile(
    rf"(?:[ \t]*(?:\#[^\r\n]*)?{_NEWLINE})*[\"']?\w[^:：\r\n]{{0,60}}:(?:[ \t]|{_NEWLINE})"
)  # its first line that is not empty and no remark


_TITLE = re.compile(
    r"""^(?:(?:title|标题)[ \t]*:|\A%)[ \t]+"""
    r"""(?:(["'])(?P<quoted>(?!\1)\S(?s:.{0,300}?))\1|(?P<plain>(?!""|'')\S.*?))[ \t]*\r?$""",
    re.MULTILINE | re.IGNORECASE,
)


def find_front_matter(text: str) -> Span | None:
    r"""Find the front matter, its fences included; a rule at the top with the speech behind it is none.

    >>> find_front_matter("---\ntitle: 你好\n---\n大家好。"), find_front_matter("---\n同志们：\n大家好。\n---\n")
    ((0, 18), None)
    """
    if block := _TITLE_BLOCK.match(text):
        return block.span()
    match = FENCED.match(text)
    return match.span() if match and _KEY.match(match["inside"]) else None


def front_title(text: str) -> str:
    r"""The title that front matter gives the script; empty where it gives none.

    >>> [front_title(f"---\n{line}\n---\n") for line in ('title: "一张借书卡"', "subtitle: 你好", 'title: ""\nb: "c"')]
    ['一张借书卡', '', '']
    """
    match = _TITLE.search(text)
    return " ".join((match["quoted"] or match["plain"]).split()) if match else ""
