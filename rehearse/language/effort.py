"""How much there is to say: the characters or words that people count, and the syllables that take time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.language.pinyin.erhua import is_erhua
from rehearse.language.pinyin.sounds import COMMON, ends_in_ng, is_voiceless
from rehearse.language.text.chars import HANLIKE, LATIN, is_han
from rehearse.language.text.patterns import compiled
from rehearse.language.text.placeholders import say_placeholders

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rehearse.core import Language

_WORD = f"[{LATIN}\\d]+(?:['’.,:/-][{LATIN}\\d]+)*"
_LATIN_WORD = re.compile(f"[{LATIN}]+(?:['’][{LATIN}]+)*")
_VOWELS = re.compile("[aeiouy]+")
_HAN = rf"(?![\u2000-\u24ff]){HANLIKE}"
"""No ℓ or Ⅲ: a space beside these is no stop."""
_STOP = re.compile(
    f"(?P<end>[。！？!?｡．]+|\\.+(?=\\s))|(?P<list>、)|(?P<stop>[，,：:；;…—–·•‧]+|(?<={_HAN})\\s+(?={_HAN}))"
)
_SAYS_NOTHING = "。！？!?｡．.，,：:；;…—–·•‧、 \t\r\n\"'“”‘’「」『』（）()《》"
_LIGHT = frozenset("的地得了着过吗呢吧啊呀嘛么们子啦哦咯喽呗哟哇嘞耶哎呦噢")
_WEAK = frozenset("我你他她它这那个是不在有就一和也都会很能要")
_LONG = 9
_LONGEST_SPELLED = 5


@dataclass(frozen=True, slots=True)
class Tally:
    """What a text is made of, numbers as they are read: what its time depends on."""

    han: int = 0
    """Han characters."""
    light: int = 0
    """Of these: particles and endings without a tone of their own (的 了 吗 们 …), and the 儿 of erhua."""
    weak: int = 0
    """Of these: the most frequent pronouns, verbs and adverbs, which are hurried over (我 这 是 不 …)."""
    common: int = 0
    """Of these: the thousand most frequent ones, which take a little less than the rest."""
    voiceless: int = 0
    """Of these: those that begin with a breath or a hiss (p t k f h c s x z q j zh ch sh), which takes its time."""
    nasal: int = 0
    """Of these: those that end in ng."""
    repeats: int = 0
    """Of these: those said before (妈妈 试试), which are lighter."""
    letters: int = 0
    """Letters of words in Latin letters."""
    syllables: int = 0
    """Syllables of these words; of a spelled one, its letters' names (W has three)."""
    clauses: int = 0
    """Stretches between stops."""
    long: int = 0
    """Syllables of a clause beyond the ninth, where voices break it or slow down."""
    stops: int = 0
    """Marks inside where a voice stops for a moment, the last mark of the text not counted."""
    lists: int = 0
    """The same, where the mark is 、."""
    ends: int = 0
    """Ends of sentences inside."""


WEIGHTS: dict[Language, dict[str, float]] = {
    "zh": {
        "han": 1.0,
        "light": -0.37,
        "weak": -0.25,
        "common": -0.09,
        "voiceless": 0.14,
        "nasal": 0.09,
        "repeats": -0.43,
        "syllables": 1.15,
        "clauses": 0.39,
        "long": 0.1,
    },
    "en": {"letters": 0.23, "syllables": 0.31, "clauses": 0.48, "han": 1.2},
}
"""Language of the voice -> what adds to the syllables of a text, and how much.

Chinese: in full Han syllables, from a robust least-squares fit to 6,794 sentences of four of edge's Mandarin voices,
timed from the sound, no source counting for more than 500; what to count was chosen by sources left out (docs/pace.md).
That onsets and nasal codas change a syllable by 5 to 10 % is also what Bell and Liu measured of speakers ("Internal
temporal structure of Mandarin syllables", 130th meeting of the Acoustical Society of America, 1995). English: in
syllables of average length, from 242 texts of one voice; the weight of a Han character there is a guess.
"""

LIST = 1.5
"""A stop at 、 in stops at a comma, from the same fit: what stands between two of them is short, and is drawn out."""


@dataclass(frozen=True, slots=True)
class Effort:
    """What it takes to say a text."""

    syllables: float
    """In full syllables of the text's language: a light character counts as its share of one."""
    stops: float
    """Marks inside the text where a voice stops for a moment, in stops at a comma; its last mark is not counted."""
    ends: int = 0
    """Ends of sentences inside the text; its own end is not counted."""


UNITS: dict[Language, dict[Language, str]] = {
    "zh": {"zh": "字", "en": "词"},
    "en": {"zh": "characters", "en": "words"},
}
"""The language that one tells it in -> the language of the text -> what is counted."""


def count(text: str, language: Language) -> int:
    """Count what people count: characters in Chinese, words in English; no marks, no spaces.

    Among Chinese characters a Latin word counts as one, as word processors have it; each digit counts, and each X that
    is read as 某.

    >>> count("2019年，我们在XX区。", "zh"), count("用 Python 写 API", "zh"), count("It's 10:30 in the U.S.", "en")
    (11, 4, 5)
    """
    if language == "zh":
        said = say_placeholders(text)
        return sum(char.isalnum() for char in _LATIN_WORD.sub("", said)) + len(_LATIN_WORD.findall(said))
    return len(compiled(_WORD).findall(text)) + sum(map(is_han, text))


@lru_cache(maxsize=8192)  # a plan is made at many rates until one fits
def effort(said: str, said_by: Language) -> Effort:
    """Measure what takes the time in a text, its figures in words, by a voice of language `said_by`."""
    return weighted(tally(said), WEIGHTS[said_by])


def weighted(found: Tally, weights: Mapping[str, float]) -> Effort:
    """Weigh a tally: syllables by their weights, and stops."""
    said = sum(weight * getattr(found, name) for name, weight in weights.items())
    return Effort(said, found.stops + LIST * found.lists, found.ends)


def tally(said: str) -> Tally:
    """Count what a text is made of, its figures in words."""
    text = said.strip(_SAYS_NOTHING)
    clauses = list(_clauses(text))
    han = list(filter(is_han, text))
    erhua = sum(is_erhua(text, place) for place, char in enumerate(text) if char == "儿")
    words = _LATIN_WORD.findall(text)
    marks = [match.lastgroup for match in _STOP.finditer(text)]
    sizes = [
        sum(map(is_han, clause)) + sum(map(_syllables, _LATIN_WORD.findall(clause))) for clause in clauses
    ]
    return Tally(
        han=len(han),
        light=sum(char in _LIGHT for char in han) + erhua,
        weak=sum(char in _WEAK for char in han),
        common=sum(char in COMMON for char in han),
        voiceless=sum(map(is_voiceless, han)),
        nasal=sum(map(ends_in_ng, han)),
        repeats=sum(one == other and is_han(one) for one, other in pairwise(text)),
        letters=sum(map(len, words)),
        syllables=sum(map(_syllables, words)),
        clauses=len(clauses),
        long=sum(max(0, size - _LONG) for size in sizes),
        stops=marks.count("stop"),
        lists=marks.count("list"),
        ends=marks.count("end"),
    )


def _clauses(text: str) -> Iterator[str]:
    start = 0
    for match in _STOP.finditer(text):
        yield text[start : match.start()]
        start = match.end()
    if text[start:]:
        yield text[start:]


def _syllables(word: str) -> int:
    """Count the syllables of a Latin word: of its letters' names when it is spelled, else its groups of vowels.

    >>> [_syllables(word) for word in ("GDP", "WTO", "table", "worked", "wanted", "e")]
    [3, 5, 2, 1, 2, 1]
    """
    if word.isupper() and len(word) <= _LONGEST_SPELLED:
        return sum(3 if char == "W" else 1 for char in word if char.isalpha())
    lower = word.lower()
    groups = len(_VOWELS.findall(lower))
    silent = re.search("(?<![le])e$|[^td]ed$", lower) is not None
    return max(1, groups - silent)
