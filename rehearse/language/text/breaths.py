"""Where to breathe in a sentence that is too long for one breath."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.language.text.chars import CLOSERS, LATIN, SMALL_FORMS, is_han

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Literal

BREATH = 60
"""The longest stretch for one breath, in Han characters; a Latin word counts as two. At 300 characters a
minute (a brisk formal address) these are twelve seconds, about what trained speakers use as an upper bound."""

_TOKEN = re.compile(f"[{LATIN}]+(?:['’.-][{LATIN}]+)*|\\d")
_COMMA = re.compile("[，,、：:—–﹐﹑﹕]+")
_COST = {"，": 0.0, ",": 0.0, "—": 0.1, "–": 0.1, "：": 0.2, ":": 0.2, "、": 0.4}
_WORD_COST = 1.0
_BEFORE = frozenset(
    "和 与 及 并 而 但 在 对 为 把 将 从 向 以 使 让 由 是 and or but which that with for to in on".split()
)
_AFTER = frozenset("的 了 着 过 地 得".split())


@dataclass(frozen=True, slots=True)
class Cut:
    """A place to breathe."""

    at: int
    """Offset in the text; what is before it belongs to the breath before."""
    ending: Literal["comma", "breath"]
    cost: float = 0.0


def weigh(text: str) -> int:
    """Measure a text in the units of BREATH.

    >>> weigh("我们用 Python 3 工作")
    8
    """
    return sum(map(is_han, text)) + sum(
        2 if len(token) > 1 or (token.isascii() and token.isalpha()) else 1 for token in _TOKEN.findall(text)
    )


def words(text: str) -> list[str]:
    """Split a text into its words; marks and spaces are words, too, and joined again they are the text.

    >>> words("我们在北京。")
    ['我们', '在', '北京', '。']
    """
    return _segmenter()(text)


def tagged(text: str) -> list[tuple[str, str]]:
    """Split a text into its words, each with its kind as jieba names it: "n" is a noun, "v" a verb.

    >>> tagged("扛起行李")
    [('扛起', 'v'), ('行李', 'n')]
    """
    return _tagger()(text)


def breathe(text: str, most: int = BREATH) -> list[Cut]:
    """Find the places to breathe: none if the text fits in one breath, else evenly, at commas if there are any.

    A stretch between commas that is too long by itself is cut at a word boundary, never inside a word. A breath is
    at most `most`, in the units of BREATH.
    """
    if len(text) <= most or weigh(text) <= most:
        return []
    return _best(text, sorted(_candidates(text, most), key=lambda cut: cut.at), most)


def _candidates(text: str, most: int) -> Iterator[Cut]:
    commas = list(_commas(text))
    yield from commas
    edges = [0, *(cut.at for cut in commas), len(text)]
    for start, end in pairwise(edges):
        if weigh(text[start:end]) > most:
            yield from _words(text, start, end)


def _commas(text: str) -> Iterator[Cut]:
    said = [at for at, char in enumerate(text) if char.isalnum()]
    for match in _COMMA.finditer(text):
        after = match.end()
        if match[0] in ",:" and text[after : after + 1].isdigit():  # 1,234 and 10:30
            continue
        while after < len(text) and text[after] in CLOSERS:
            after += 1
        if said and said[0] < after <= said[-1]:
            yield Cut(after, "comma", _COST[match[0][-1].translate(SMALL_FORMS)])


def _words(text: str, start: int, end: int) -> Iterator[Cut]:
    position = start
    for word, following in pairwise(words(text[start:end])):
        position += len(word)
        if following in CLOSERS or not weigh(following) or (not weigh(word) and not word.isspace()):
            continue
        cost = _WORD_COST * (0.3 if following in _BEFORE else 0.5 if word in _AFTER else 1)
        yield Cut(position, "breath", cost)


def _best(text: str, candidates: list[Cut], most: int) -> list[Cut]:
    """Choose cuts so that every stretch fits, as few and as even as can be: a shortest path over them."""
    nodes = [Cut(0, "breath"), *candidates, Cut(len(text), "breath")]
    weights = [weigh(text[a.at : b.at]) for a, b in pairwise(nodes)]
    upto = [0]
    for weight in weights:
        upto.append(upto[-1] + weight)
    ideal = upto[-1] / -(-upto[-1] // most)
    best = [0.0] + [float("inf")] * (len(nodes) - 1)
    came = [0] * len(nodes)
    for here in range(1, len(nodes)):
        for there in range(here - 1, -1, -1):
            length = upto[here] - upto[there]
            if length > most and there < here - 1:
                break
            cost = best[there] + (length / ideal - 1) ** 2 + nodes[here].cost + 0.5
            if cost < best[here]:
                best[here], came[here] = cost, there
    path = []
    here = came[-1]
    while here:
        path.append(nodes[here])
        here = came[here]
    return path[::-1]


@cache
def _tagger() -> Callable[[str], list[tuple[str, str]]]:
    try:
        import rjieba
    except ImportError:
        _plain_jieba()
        from jieba import posseg

        return lambda text: [(pair.word, pair.flag) for pair in posseg.cut(text)]
    return rjieba.tag


@cache
def _segmenter() -> Callable[[str], list[str]]:
    """Load jieba: in its compiled form, which has the same dictionary and is there in a tenth of the time."""
    try:
        import rjieba
    except ImportError:  # no wheel for this platform
        return _plain_jieba()
    return rjieba.cut


def _plain_jieba() -> Callable[[str], list[str]]:
    """Load jieba itself, its cache where ours is."""
    import logging
    import warnings

    from rehearse.core.folders import cache_dir

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it compiles with invalid escapes, and asks for pkg_resources
        import jieba
    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    with suppress(OSError):  # without, it uses the system's temporary folder
        cache_dir().mkdir(parents=True, exist_ok=True)
        tokenizer.tmp_dir = str(cache_dir())
    return tokenizer.lcut  # type: ignore[no-any-return]  # it ships no types
