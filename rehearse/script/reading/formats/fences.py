"""Whether a Markdown script's speech stands in its code fences, as some write it below each slide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.prose import is_prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_CODE = "{}<>=;$|\\#@_"
"""Characters that code has, and sentences have not."""
_MOST = 0.02
"""Share of them in a text that is said, at most."""


def speech_in_fences(tokens: Sequence[Token]) -> bool:
    """True where most of the sentences of a script stand in fences: then these are no code."""
    inside = sum(len(token.content) for token in tokens if is_said(token))
    outside = sum(
        len(token.content) for token in tokens if token.type == "inline" and is_prose(token.content)
    )
    return inside > outside


def is_said(block: Token) -> bool:
    """True for a fence around sentences; a language's name behind it says that it holds code."""
    text = block.content
    signs = sum(char in _CODE for char in text)
    fence = block.type == "fence" and not block.info.strip()
    return fence and is_prose(text.strip()) and signs <= _MOST * len(text)
