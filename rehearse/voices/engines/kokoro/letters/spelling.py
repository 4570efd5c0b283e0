"""An utterance in Kokoro's letters: each run of one language in its own way, each letter with its character."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from rehearse.core.errors import EngineError
from rehearse.language.text.chars import is_han
from rehearse.voices.engines.espeak.text import pieces
from rehearse.voices.engines.kokoro.letters.alphabet import MARKS, Letters, cannot_say
from rehearse.voices.engines.kokoro.letters.english import english
from rehearse.voices.engines.kokoro.letters.latin import latin
from rehearse.voices.engines.kokoro.letters.mandarin import Reader, mandarin, read_text

if TYPE_CHECKING:
    from rehearse.core import Language
    from rehearse.voices.engines.kokoro.letters.ipa import Pronunciation

_END = ","
"""What a text without a mark at its end gets: the voice is unsure where such a text begins and ends."""

SPELLING_VERSION = 1
"""To be raised whenever a change in this package changes what is heard."""


def spell(
    text: str,
    language: Language,
    speaks: str,
    pronunciation: Pronunciation,
    read: Reader = read_text,
) -> Letters:
    """Write a text of a language for a voice that speaks `speaks` ("zh-CN", "en-US", "en-GB").

    Numbers and symbols are read out first, as for espeak. Each place is that of the character in `text`. Raise
    EngineError for a character that cannot be said, so that none is left out.
    """
    if beyond := next((char for char in text if is_han(char) and not char.isalnum()), None):
        raise cannot_say(beyond)  # younger than this Python's tables, so that `pieces` leaves it out
    runs = pieces(text, language)
    if not runs:
        raise EngineError("kokoro has nothing to say for a sentence without words; check the script's marks")
    origins = _origins(text, "".join(run for _, run in runs))
    out: list[tuple[str, int]] = []
    start = 0
    for spoken, run in runs:
        if spoken == "zh":
            letters = mandarin(run, read)
        elif speaks.startswith("zh"):
            letters = latin(run, pronunciation)
        else:
            letters = english(run, pronunciation, british=speaks == "en-GB")
        if start:
            out.append((" ", origins[start]))
        out += [
            (letter, origins[start + place])
            for letter, place in zip(letters.text, letters.places, strict=True)
        ]
        start += len(run)
    if out[-1][0] not in MARKS:
        out.append((_END, out[-1][1]))
    return Letters.of(out)


def _origins(text: str, prepared: str) -> list[int]:
    """Tell of each prepared character which one of the text it comes from: of 百分之三 that is the 3 of 3%."""
    origins: list[int] = []
    matcher = SequenceMatcher(None, text, prepared, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind == "equal":
            origins += range(start, end)
        else:
            said = (place for place in range(start, end) if text[place].isalnum())
            origins += [next(said, min(start, len(text) - 1))] * (last - first)
    return origins
