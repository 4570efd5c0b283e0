"""Mandarin in Kokoro's letters, straight from how each character is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rehearse.language.pinyin.syllables import syllables
from rehearse.language.pinyin.transcribe import transcribe
from rehearse.language.text.breaths import words
from rehearse.language.text.chars import is_han
from rehearse.language.text.simplified import simplified
from rehearse.voices.engines.kokoro.letters.alphabet import Letters, cannot_say
from rehearse.voices.engines.kokoro.letters.sandhi import Said, sandhi
from rehearse.voices.engines.kokoro.letters.syllables import letters_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rehearse.language.pinyin.syllables import Syllable


class Read(NamedTuple):
    """How a character is read."""

    syllables: tuple[Syllable, ...]
    """None for what is no Han character."""
    word: int
    """Which word of the text it is a part of."""


_MARKS = {
    "，": ", ", "、": ", ", "。": ". ", "！": "! ", "：": ": ", "；": "; ", "？": "? ", "…": "… ", "—": "— ",
    "(": " (", ")": ") ", ",": ", ", ".": ". ", "!": "! ", "?": "? ", ";": "; ", ":": ": ", " ": " ",
}  # fmt: skip
"""Marks as the model writes them; the text holds no others."""

_ODD: dict[str, tuple[Syllable, ...]] = {
    "嗯": (("en", 4),), "唔": (("wu", 2),), "呒": (("mu", 2),), "噷": (("hen", 5),), "哼": (("heng", 1),),
    "欸": (("ei", 1),), "诶": (("ei", 1),), "呣": (("mu", 2),), "哏": (("gen", 2),), "〇": (("ling", 2),),
    **{
        letter: tuple(syllables(name) or ())
        for letters, name in zip(
            ("Αα", "Ββ", "Γγ", "Δδ", "Εε", "Ζζ", "Ηη", "Θθ", "Ιι", "Κκ", "Λλ", "Μμµ", "Νν", "Ξξ", "Οο", "Ππ", "Ρρ",
             "Σσς", "Ττ", "Υυ", "Φφ", "Χχ", "Ψψ", "ΩωΩ"),
            ("a1 er3 fa3", "bei4 ta3", "ga1 ma3", "de2 er3 ta3", "ai1 pu3 xi1 long2", "ze2 ta3", "yi1 ta3", "xi1 ta3",
             "yue1 ta3", "ka3 pa4", "lan2 mu3 da2", "miu4", "niu3", "ke4 xi1", "ou1 mi3 ke4 rong2", "pai4", "rou2",
             "xi1 ge2 ma3", "tao2", "yu3 pu3 xi1 long2", "fei1", "kai4", "pu3 sai4", "ou1 mi3 ga1"),
            strict=True,
        )
        for letter in letters
    },
}  # fmt: skip
"""Characters whose sound is no pinyin syllable, and Greek letters by their names."""


def read_text(text: str) -> list[Read]:
    """Read a text as our own readings do."""
    plain = simplified(text)
    pieces = words(plain)
    word_of = [index for index, piece in enumerate(pieces) for _ in piece]
    return [
        Read(tuple(syllables(sound.pinyin) or ()) if sound.pinyin else (), word)
        for sound, word in zip(transcribe(plain, pieces), word_of, strict=True)
    ]


def mandarin(prepared: str, given: Mapping[int, str] | None = None) -> Letters:
    """Write prepared Mandarin; raise EngineError for a character that has no letters.

    `given` is the pinyin of characters by their places; the others are read as our own readings do.

    >>> mandarin("不是一个。").text
    'pu↗ʂɨ↘ i↗kɤ↘.'
    """
    out: list[tuple[str, int]] = []
    clause: list[Said] = []
    for place, (char, (said, word)) in enumerate(zip(prepared, read_text(prepared), strict=True)):
        if mark := _MARKS.get(char):
            out += [*_clause(clause), (mark, place)]
            clause = []
            continue
        own = syllables(given[place]) if given and place in given else None
        spoken = own or _ODD.get(char) or said
        if not spoken and (is_han(char) or char.isalnum()):
            raise cannot_say(char)
        clause += [Said(syllable, char, place, word) for syllable in spoken]
    return Letters.of([*out, *_clause(clause)])


def _clause(clause: Sequence[Said]) -> Iterator[tuple[str, int]]:
    """Write a stretch between two marks, a space between words."""
    word = clause[0].word if clause else 0
    for one, syllable in zip(clause, sandhi(clause), strict=True):
        letters = letters_of(syllable)
        if letters is None:
            raise cannot_say(one.char)
        if one.word != word:
            yield " ", one.place
        yield letters, one.place
        word = one.word
