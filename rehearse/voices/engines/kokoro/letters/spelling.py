"""An utterance in Kokoro's letters: each run of one language in its own way, each letter with its character."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.core.errors import EngineError
from rehearse.language.text.chars import is_han
from rehearse.voices.engines.espeak.text import pieces
from rehearse.voices.engines.kokoro.letters.alphabet import MARKS, Letters, cannot_say
from rehearse.voices.engines.kokoro.letters.english import english
from rehearse.voices.engines.kokoro.letters.latin import latin
from rehearse.voices.engines.kokoro.letters.mandarin import mandarin
from rehearse.voices.engines.origins import origins

if TYPE_CHECKING:
    from rehearse.core import Utterance
    from rehearse.voices.engines.kokoro.letters.ipa import Pronunciation

_END = ","
"""What a text without a mark at its end gets: the voice is unsure where such a text begins and ends."""

SPELLING_VERSION = 3
"""To be raised whenever a change in this package changes what is heard."""


def spell(utterance: Utterance, speaks: str, pronunciation: Pronunciation) -> Letters:
    """Write an utterance for a voice that speaks `speaks` ("zh-CN", "en-US", "en-GB").

    Each place is that of the character in the utterance's text. Raise EngineError for a character that cannot be said,
    so that none is left out.
    """
    text = utterance.text
    if beyond := next((char for char in text if is_han(char) and not char.isalnum()), None):
        raise cannot_say(beyond)  # younger than this Python's tables, so that `pieces` leaves it out
    runs = pieces(utterance.said, utterance.language)
    if not runs:
        raise EngineError(
            "kokoro has nothing to say for a sentence without words", "check the script's marks"
        )
    came_from = origins(text, "".join(run for _, run in runs))
    given = _given(utterance)
    out: list[tuple[str, int]] = []
    start = 0
    for language, run in runs:
        here = came_from[start : start + len(run)]
        if language == "zh":
            letters = mandarin(run, {at: given[origin] for at, origin in enumerate(here) if origin in given})
        elif speaks.startswith("zh"):
            letters = latin(run, pronunciation)
        else:
            letters = english(run, pronunciation, british=speaks == "en-GB")
        out.append((" ", here[0]))
        out += [(letter, here[place]) for letter, place in zip(letters.text, letters.places, strict=True)]
        start += len(run)
    if out[-1][0] not in MARKS:
        out.append((_END, out[-1][1]))
    return Letters.of(out)


def _given(utterance: Utterance) -> dict[int, str]:
    """Give the pinyin of each character whose reading the utterance carries, by its place in the text."""
    return {
        place: pinyin
        for reading in utterance.readings
        for place, pinyin in zip(range(*reading.span), reading.pinyin, strict=False)
    }
