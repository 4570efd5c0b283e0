"""English in Kokoro's letters: espeak's IPA, with diphthongs and affricates as one letter, word by word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.core.errors import EngineError
from rehearse.voices.engines.kokoro.letters.alphabet import MARKS, Letters, cannot_say, numbered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.voices.engines.kokoro.letters.ipa import Pronunciation

_TO_LETTERS = (
    ("ʔˌn\u0329", "ʔn"), ("ʔn\u0329", "ʔn"), ("a^ɪ", "I"), ("a^ʊ", "W"), ("d^ʒ", "ʤ"), ("e^ɪ", "A"), ("t^ʃ", "ʧ"),
    ("ɔ^ɪ", "Y"), ("ɚɹ", "əɹ"), ("ə^l", "ᵊl"), ("ʲo", "jo"), ("ʲə", "jə"), ("e", "A"), ("ʲ", ""), ("ɚ", "əɹ"),
    ("r", "ɹ"), ("x", "k"), ("ç", "k"), ("ɐ", "ə"), ("ɬ", "l"), ("\u0303", ""),
)  # fmt: skip
_AMERICAN = (("o^ʊ", "O"), ("ɜːɹ", "ɜɹ"), ("ɜː", "ɜɹ"), ("ɪə", "iə"), ("ː", ""))
_BRITISH = (("e^ə", "ɛː"), ("iə", "ɪə"), ("ə^ʊ", "Q"))
_LAST = (("o", "ɔ"), ("ɾ", "T"), ("ʔ", "t"), ("^", ""))
"""espeak's IPA -> the letters of training, in this order."""

_SYLLABIC = re.compile("(\\S)\u0329")
_JOINED = re.compile(r"(?<!\S)(ʌv|ɪn|ɑn|ɔn|ɒn|fɹʌm|fɹɒm|wɪð|æt|tə|fɔɹ|fəɹ|ænd|ənd)(ðə|ðɪ)(?!\S)")
"""espeak writes pairs such as "of the" as one word."""

_CLAUSE = re.compile(r"[^,.!?;:—…()]+|[,.!?;:—…()]+")
_NO_END = re.compile(
    r"(?<=\w)[.:,](?=\w)|(?<=\b\w)\.(?=\s|$)|(?<=\b[A-Z][a-z])\.(?= [A-Z])|(?<=\b[A-Z][a-z]{2})\.(?= [A-Z])"
)
"""A point that ends nothing: U.S., e.g., 2.5, Dr. Lin."""
_SHIELD = "\x00"
_WORD = re.compile(r"\S+")
_PART = re.compile(r"[^\s-]+")


def letters_of(ipa: str, *, british: bool = False) -> str:
    """Write espeak's IPA in the model's letters.

    >>> letters_of("wˈɔːkɪŋ ɐɹˈa^ʊnd ðə lˈe^ɪk"), letters_of("ɹˈo^ʊd"), letters_of("ɹˈə^ʊd", british=True)
    ('wˈɔkɪŋ əɹˈWnd ðə lˈAk', 'ɹˈOd', 'ɹˈQd')
    """
    for old, new in _TO_LETTERS:
        ipa = ipa.replace(old, new)
    ipa = _SYLLABIC.sub(r"ᵊ\1", ipa).replace("\u0329", "")
    for old, new in (*(_BRITISH if british else _AMERICAN), *_LAST):
        ipa = ipa.replace(old, new)
    return _JOINED.sub(r"\1 \2", ipa)


def english(prepared: str, pronunciation: Pronunciation, *, british: bool = False) -> Letters:
    """Write prepared English, each word's letters with the place of its first character."""
    shielded = _NO_END.sub(_SHIELD, prepared)
    chunks = [(match.start(), prepared[slice(*match.span())]) for match in _CLAUSE.finditer(shielded)]
    spoken = [chunk for _, chunk in chunks if any(map(str.isalnum, chunk))]
    said = iter(pronunciation.ipa(spoken, british=british))
    out: list[tuple[str, int]] = []
    for start, chunk in chunks:
        if any(map(str.isalnum, chunk)):
            out += _clause(chunk, start, letters_of(next(said), british=british).split())
        else:
            out += _marks(chunk, start)
    return Letters.of(out)


def _clause(chunk: str, start: int, said: list[str]) -> Iterator[tuple[str, int]]:
    """Write a stretch between marks."""
    if not said:
        raise cannot_say(chunk.strip())
    if chunk[0].isspace():
        yield " ", start
    for index, ((first, last), letters) in enumerate(zip(_words(chunk, len(said)), said, strict=True)):
        try:
            numbered(letters)
        except EngineError:
            raise cannot_say(chunk[first:last]) from None
        yield (f" {letters}" if index else letters), start + first
    if chunk[-1].isspace():
        yield " ", start + len(chunk) - 1


def _words(chunk: str, size: int) -> list[tuple[int, int]]:
    """Find the words that espeak wrote as so many: those between spaces, or hyphens, or else in proportion."""
    for pattern in (_WORD, _PART):
        words = [match.span() for match in pattern.finditer(chunk) if any(map(str.isalnum, match[0]))]
        if len(words) == size:
            return words
    return [words[index * len(words) // size] for index in range(size)]


def _marks(chunk: str, start: int) -> Iterator[tuple[str, int]]:
    """Write two marks at most: a training text had no more side by side."""
    marks = [char for char in chunk if char in MARKS]
    for char in marks[:2]:
        yield (f" {char}" if char == "(" else char), start
    if marks and marks[-1] != "(":
        yield " ", start
