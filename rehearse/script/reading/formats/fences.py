"""Whether a Markdown script's speech stands in its code fences, as some write it below each slide, and chatbots do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.patterns import compiled
from rehearse.language.text.prose import is_prose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_PROSE = r"(?i:(?:text|txt|plain(?:text)?|markdown|md)\b.*)?"
"""The name behind a fence that holds text for people: none, or one that is no programming language's."""
_CODE = "{}<>=;$|\\#@_"
"""Characters that code has, and sentences have not."""
_MOST = 0.02
"""Share of them in a text that is said, at most."""
_MARKS = r"(?m)^[ \t]*(?:#{1,6}|>)(?=\s)"
"""Markdown's marks of headings and quotes, which are no code's characters."""
_HEAD = (
    r"(?i)(?:(?:my|the|full|final)\s+)*(?:speech|script|talk|transcript)|"
    r"(?:演讲|讲话|发言|逐字)稿|演讲词|台词|正文"
)
"""What stands above a fence and says that the speech is in it."""


def fences_around_speech(tokens: Sequence[Token]) -> Iterator[int]:
    """Find the lines of fences with speech between them: most of a script's sentences stand so, or a head says it."""
    said = [token for token in tokens if _is_said(token)]
    inside = sum(len(token.content) for token in said)
    outside = sum(
        len(token.content) for token in tokens if token.type == "inline" and is_prose(token.content)
    )
    for token in said if inside > outside else _below_heads(tokens):
        start, end = token.map or (0, 0)
        yield start
        closed = end - start > len(token.content.splitlines()) + 1
        if closed and not compiled(rf"(?m)^ {{0,3}}{token.markup}").search(
            token.content
        ):  # else this is the end of code inside it
            yield end - 1


def _below_heads(tokens: Sequence[Token]) -> list[Token]:
    """The fences around sentences right below a heading such as ## Speech."""
    return [
        fence
        for mark, head, _, fence in zip(tokens, tokens[1:], tokens[2:], tokens[3:], strict=False)
        if mark.type == "heading_open"
        and compiled(_HEAD).fullmatch(head.content.strip(" :："))
        and _is_said(fence)
    ]


def _is_said(block: Token) -> bool:
    """True for a fence around sentences; a programming language's name behind it says that it holds code."""
    if block.type != "fence" or not compiled(_PROSE).fullmatch(block.info.strip()):
        return False
    text = compiled(_MARKS).sub("", block.content).strip()
    return is_prose(text) and sum(char in _CODE for char in text) <= _MOST * len(text)
