"""Kokoro's alphabet: the number of each letter, and a text written in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearse.core.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NUMBERS = {
    letter: number
    for number, letter in (
        *enumerate(";:,.!?", 1), (9, "—"), (10, "…"), *enumerate('"()“” \u0303ʣʥʦʨᵝꭧAI', 11), (31, "O"), (33, "Q"),
        (35, "S"), (36, "T"), (39, "W"), (41, "Y"), *enumerate("ᵊabcdef", 42),
        *enumerate("hijklmnopqrstuvwxyzɑɐɒæ", 50), (75, "β"), (76, "ɔ"), (77, "ɕ"), (78, "ç"),
        *enumerate("ɖðʤə", 80), (85, "ɚ"), (86, "ɛ"), (87, "ɜ"), (90, "ɟ"),
        (92, "ɡ"), (99, "ɥ"), (101, "ɨ"), (102, "ɪ"), (103, "ʝ"), *enumerate("ɯɰŋɳɲɴø", 110), (118, "ɸ"), (119, "θ"),
        (120, "œ"), (123, "ɹ"), (125, "ɾ"), (126, "ɻ"), *enumerate("ʁɽʂʃʈʧ", 128), (135, "ʊ"), (136, "ʋ"), (138, "ʌ"),
        (139, "ɣ"), (140, "ɤ"), (142, "χ"), (143, "ʎ"), (147, "ʒ"), (148, "ʔ"), *enumerate("ˈˌː", 156), (162, "ʰ"),
        (164, "ʲ"), (169, "↓"), *enumerate("→↗↘", 171), (177, "ᵻ"),
    )
}  # fmt: skip
"""Letter -> its number in Kokoro v1.0; v1.1-zh has another alphabet."""

MARKS = frozenset(";:,.!?—…()")
"""Letters that are heard as a stop, if at all."""


@dataclass(frozen=True, slots=True)
class Letters:
    """A text in the model's letters."""

    text: str
    places: tuple[int, ...]
    """For each letter the index of the character that it stands for."""

    @classmethod
    def of(cls, pieces: Iterable[tuple[str, int]]) -> Letters:
        """Join pieces, each with its place; no space stands first, last, or beside another."""
        letters: list[str] = []
        places: list[int] = []
        for piece, place in pieces:
            for letter in piece:
                if letter == " " and (not letters or letters[-1] == " "):
                    continue
                letters.append(letter)
                places.append(place)
        end = len("".join(letters).rstrip())
        return cls("".join(letters[:end]), tuple(places[:end]))

    def parts(self, most: int) -> Iterator[Letters]:
        """Cut what is too long to be said at once: behind a mark, else between words, else anywhere."""
        start = 0
        while len(self.text) - start > most:
            reach = self.text[start : start + most]
            mark = max((at + 1 for at, letter in enumerate(reach) if letter in MARKS), default=0)
            end = start + (mark or reach.rfind(" ") + 1 or most)
            yield self._part(start, end)
            start = end
        yield self._part(start, len(self.text))

    def _part(self, start: int, end: int) -> Letters:
        return Letters.of(zip(self.text[start:end], self.places[start:end], strict=True))


def numbered(letters: str) -> list[int]:
    """Give the number of each letter; raise EngineError for one that the model does not know."""
    unknown = sorted({letter for letter in letters if letter not in NUMBERS})
    if unknown:
        raise cannot_say("".join(unknown))
    return [NUMBERS[letter] for letter in letters]


def cannot_say(characters: str) -> EngineError:
    """Name what has no letters."""
    return EngineError(f"kokoro cannot say {characters!r}", "write it in other words, or give its reading")
