"""Traditional characters in simplified text, and the other way round."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from rehearse.language.text.chars import is_han
from rehearse.script.checking.examined import problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.script.checking.examined import Examined, Problem

WORDS = {
    "zh": {
        "traditional": "简体稿中混有繁体字：{pairs}",
        "simplified": "繁體稿中混有簡體字：{pairs}",
        "do": "统一用字；人名、书名有意用的可以保留",
    },
    "en": {
        "traditional": "traditional characters among simplified ones: {pairs}",
        "simplified": "simplified characters among traditional ones: {pairs}",
        "do": "write all in one kind, names that are meant so left alone",
    },
}
_MIXED = 0.25
"""Of the characters that have two forms, the most that the lesser kind may be; with more, both are meant."""
_SHOWN = 8
_NAMES = frozenset("昇於鍾甯遊餘週彙慾麼著覆瞭藉乾徵闆崑崐堃陞峯喆迺祐濬叡璿穀鉅炤鑫淼犇龢谿劼勐")
"""Traditional and variant characters that simplified text has in people's names and in some words."""


def mixed(examined: Examined) -> Iterator[Problem]:
    """Find characters of the kind that the script is not written in; what is right in both is neither."""
    traditional: list[tuple[int, str, str]] = []
    simplified: list[tuple[int, str, str]] = []
    plains = [_convert("t2s", paragraph.text) for paragraph in examined.paragraphs]
    if all(plain == paragraph.text for paragraph, plain in zip(examined.paragraphs, plains, strict=True)):
        return  # nothing is traditional
    for paragraph, plain in zip(examined.paragraphs, plains, strict=True):
        other = _convert("s2t", paragraph.text)
        if not len(plain) == len(other) == len(paragraph.text):
            continue  # a phrase of another length: places would not match
        for at, char in enumerate(paragraph.text):
            if not is_han(char):
                continue
            if plain[at] != char and char not in _NAMES:
                traditional.append((paragraph.at[at], char, plain[at]))
            elif other[at] != char and not _is_big5(char):
                simplified.append((paragraph.at[at], char, other[at]))
    lesser, key = min((traditional, "traditional"), (simplified, "simplified"), key=lambda item: len(item[0]))
    if lesser and len(lesser) <= _MIXED * (len(traditional) + len(simplified)):
        pairs = list(dict.fromkeys(f"{char}（{instead}）" for _, char, instead in lesser))
        shown = "、".join(pairs[:_SHOWN]) + ("…" if len(pairs) > _SHOWN else "")
        spans = ((offset, offset + 1) for offset, _, _ in lesser)
        yield problem(key, *spans, pairs=shown)


def _convert(how: str, text: str) -> str:
    converted: str = _converter(how).convert(text)
    return converted


@cache
def _converter(how: str) -> Any:
    from opencc import OpenCC

    return OpenCC(how)


@cache
def _is_big5(char: str) -> bool:
    """True for a character that is right in traditional text, too, though a conversion replaces it: 群, 面, 里."""
    try:
        char.encode("big5")
    except UnicodeEncodeError:
        return False
    return True
