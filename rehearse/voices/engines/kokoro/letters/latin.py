"""Latin words in a Mandarin sentence, for a Mandarin voice: as Chinese speakers say them, in the sounds it knows.

Such a voice takes p for the b of pinyin and knows no stress: in plain English letters, API is heard as ABI. So a letter
has its Mandarin name, and a word's sounds become the nearest Mandarin ones, with a tone where English has a stress.
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

_SOUNDS = {
    "A": "ei", "I": "ai", "O": "ou", "W": "au", "Y": "oi", "Q": "ou", "p": "pʰ", "t": "tʰ", "k": "kʰ", "b": "p",
    "d": "t", "ɡ": "k", "ʧ": "ꭧʰ", "ʤ": "ꭧ", "ʃ": "ʂ", "ʒ": "ɻ", "ɹ": "ɻ", "θ": "s", "ð": "l", "z": "ʦ", "v": "w",
    "h": "x", "T": "t", "æ": "a", "ɑ": "a", "ɔ": "o", "ʌ": "a", "ɛ": "ei", "ɪ": "i", "ʊ": "u", "ə": "ɤ", "ɜ": "ɤ",
    "ᵊ": "ɤ", "ᵻ": "i", "ɐ": "a",
}  # fmt: skip
"""A letter of English -> the nearest sound of Mandarin."""

_AFTER_S = {"sp": "sp", "st": "st", "sk": "sk"}
"""English has no breath behind these: they stay as they are."""
_STRESSED = re.compile("([ˈˌ]?)([AIOWYQæɑɔʌɛɪʊəɜᵊᵻɐiuea])")
_TONES = {"ˈ": "↘", "ˌ": "→", "": ""}
_SOUND = re.compile("s[ptk]|.")
_TOKEN = re.compile(f"[{LATIN}]+(?:['’][{LATIN}]+)*|[,.!?;:—…()]")
_LONGEST_ABBREVIATION = 6


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
    """Tell whether a Latin word is said letter by letter."""
    if not (token.isascii() and token.isalpha()):
        return False
    return len(token) == 1 or (
        token.isupper() and len(token) <= _LONGEST_ABBREVIATION and spelled(token) != token
    )


def _word(token: str, pronunciation: Pronunciation) -> str:
    """Write a word's sounds in those of Mandarin; raise EngineError for one that has none.

    A tone stands behind the vowel whose syllable is stressed.
    """
    letters = english.letters_of(pronunciation.ipa([token])[0]).strip()
    try:
        numbered(letters)
    except EngineError:
        raise cannot_say(token) from None
    if not letters:
        raise cannot_say(token)
    toned = _STRESSED.sub(lambda match: match[2] + _TONES[match[1]], letters)
    said = _SOUND.sub(lambda match: _AFTER_S.get(match[0]) or _SOUNDS.get(match[0], match[0]), toned)
    return said if any(tone in said for tone in "↘→") else f"{said}→"
