"""Latin words in a Mandarin sentence, for a Mandarin voice: spelled with Mandarin names, else in English sounds.

Such a voice takes a bare p for the b of pinyin: in plain English letters, API is heard as ABI, and people as 比不. So a
letter has its Mandarin name, and p, t, k and ch have the breath that they have in Mandarin. All else stays English: as
the nearest sounds of Mandarin, which was tried, words are heard as other Chinese words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.core.errors import EngineError
from rehearse.language.numbers.abbreviations import said as spelled
from rehearse.language.pinyin.syllables import syllables
from rehearse.language.text.chars import LATIN
from rehearse.voices.engines.kokoro.letters import english
from rehearse.voices.engines.kokoro.letters.alphabet import Letters, cannot_say, numbered
from rehearse.voices.engines.kokoro.letters.syllables import letters_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.voices.engines.kokoro.letters.ipa import Pronunciation

LETTER_NAMES = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        ("ei1", "bi4", "sei1", "di4", "yi4", "ai2 fu5", "ji4", "ei2 chi5", "ai4", "zhei4", "kei4", "ai2 lou5",
         "ai2 mu5", "en1", "ou1", "pi4", "kiu4", "a4", "ai2 si5", "ti4", "you1", "wei1", "da2 bu5 liu5",
         "ai2 ke5 si5", "wai4", "zei4"),
        strict=True,
    )
)  # fmt: skip
"""Letter -> its name among Chinese words, in pinyin; kiu is none, but what comes nearest."""

_NAMES = {
    letter: "".join(letters_of(syllable) or "" for syllable in syllables(name) or ())
    for letter, name in LETTER_NAMES.items()
}

_BREATHED = {"p": "pʰ", "t": "tʰ", "k": "kʰ", "ʧ": "ꭧʰ"}
"""A letter of English -> that of Mandarin which has its breath."""
_STOP = re.compile("(?<!s)[ptkʧ]")
"""Behind s, English has no breath either."""
_TOKEN = re.compile(f"[{LATIN}]+(?:['’][{LATIN}]+)*|[,.!?;:—…()]")
_LONGEST_ABBREVIATION = 6
_VOWELS = frozenset("aeiouy")
_WITHOUT_VOWEL = frozenset("brr dr hm hmm mm mr mrs pst psst sh shh st".split())
"""Words and sounds that have none, but are no abbreviations that are spelled."""


def latin(prepared: str, pronunciation: Pronunciation) -> Letters:
    """Write a run of Latin words and marks."""
    return Letters.of(_pieces(prepared, pronunciation))


def _pieces(prepared: str, pronunciation: Pronunciation) -> Iterator[tuple[str, int]]:
    for match in _TOKEN.finditer(prepared):
        token, start = match[0], match.start()
        if not token[0].isalpha():
            yield token, start
        elif is_spelled(token):
            for place, letter in enumerate(token.upper(), start):
                yield f" {_NAMES[letter]}", place
        else:
            yield f" {_word(token, pronunciation)}", start


def is_spelled(token: str) -> bool:
    """Tell whether a Latin word is said letter by letter: one letter, an abbreviation, or what has no vowel (md, jml).

    >>> [is_spelled(word) for word in ("x", "GDP", "html", "NATO", "hmm", "rhythm")]
    [True, True, True, False, False, False]
    """
    if not (token.isascii() and token.isalpha() and len(token) <= _LONGEST_ABBREVIATION):
        return False
    if len(token) == 1:
        return True
    if token.isupper():
        return spelled(token) != token
    return _VOWELS.isdisjoint(token.lower()) and token.lower() not in _WITHOUT_VOWEL


def _word(token: str, pronunciation: Pronunciation) -> str:
    """Write a word's sounds; raise EngineError for one that has none."""
    letters = english.letters_of(pronunciation.ipa([token])[0]).strip()
    try:
        numbered(letters)
    except EngineError:
        raise cannot_say(token) from None
    if not letters:
        raise cannot_say(token)
    return _STOP.sub(lambda match: _BREATHED[match[0]], letters)
