"""Emphasis in Markdown beside Chinese marks: **重点：**要快, which CommonMark takes for asterisks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.rules_inline.state_inline import Delimiter

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_WIDE = "\u2e80"
"""Characters from here on stand without spaces between words."""
_QUOTES = "“”‘’…—·"


def emphasis(state: StateInline, silent: bool) -> bool:
    """Read a run of * or _ as CommonMark does; beside a Chinese character or mark only spaces tell start from end."""
    marker = state.src[state.pos]
    if silent or marker not in "_*":
        return False
    scanned = state.scanDelims(state.pos, marker == "*")
    before = state.src[state.pos - 1] if state.pos else " "
    end = state.pos + scanned.length
    after = state.src[end] if end < state.posMax else " "
    opens, closes = scanned.can_open, scanned.can_close
    if marker == "*" and any(char >= _WIDE or char in _QUOTES for char in (before, after)):
        opens, closes = not after.isspace(), not before.isspace()
    for _ in range(scanned.length):
        state.push("text", "", 0).content = marker
        state.delimiters.append(
            Delimiter(
                marker=ord(marker),
                length=scanned.length,
                token=len(state.tokens) - 1,
                end=-1,
                open=opens,
                close=closes,
            )
        )
    state.pos = end
    return True
