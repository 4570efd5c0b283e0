"""Text on one line, whatever lines its author broke it into."""

from __future__ import annotations

import re
from functools import lru_cache

from rehearse.language.text.chars import WIDE, without_invisible

_LENGTH = re.compile(
    r"[\s:：]*(?:\d+(?:\.\d+)?|[半一二两三四五六七八九十]+)\s*(?:秒钟?|s|secs?|seconds?|分钟?)$"
)
_SPACE = re.compile(r"\s+")
_BREAKS = frozenset("\n\r\v\f\x85\u2028\u2029")


def one_line(text: str) -> str:
    r"""Write a text on one line: where it was broken, Chinese goes on and Latin has a space; nothing invisible is left.

    >>> one_line("在 XX区\n  工作"), one_line("line  one\nline two")
    ('在 XX区工作', 'line one line two')
    """
    return "".join(flat(text)).strip()


@lru_cache(maxsize=64)
def flat(text: str) -> tuple[str, ...]:
    """For each character what it becomes on one line: itself, a space, or nothing."""
    made = [without_invisible(char) for char in text]
    for match in _SPACE.finditer(text):
        start, end = match.span()
        broken = not _BREAKS.isdisjoint(match[0])
        beside = text[max(0, start - 1) : start] + text[end : end + 1]
        if broken or end - start > 1 or match[0] == "\t":
            made[start:end] = [""] * (end - start)
            made[start] = "" if broken and any(char >= WIDE for char in beside) else " "
    return tuple(made)


def spaced(before: str, after: str) -> bool:
    """True where a space stands between two parts of a sentence: not beside Chinese."""
    return before[-1] < WIDE and after[0] < WIDE


def bare(mark: str) -> str:
    """Take the brackets off a mark, and the length that it gives: what it comes to is shown behind it.

    >>> bare("（掌声3秒）"), bare("(long  applause)")
    ('掌声', 'long applause')
    """
    inside = " ".join(mark.strip("（）()[]【】［］〔〕<>/ ").split())
    return _LENGTH.sub("", inside) or inside
