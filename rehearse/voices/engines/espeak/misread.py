"""What espeak reads otherwise than it should be read: its phonemes for the words beside those for their pinyin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.core.errors import EngineError
from rehearse.language.pinyin.syllables import ERHUA, Syllable, syllables
from rehearse.language.text.chars import HAN
from rehearse.voices.engines.espeak.process import Worker, WorkerDiedError
from rehearse.voices.engines.espeak.text import encode

if TYPE_CHECKING:
    from collections.abc import Sequence

_VOICE = "sit/cmn"
_LIMIT_S = 20.0
_HAN = re.compile(f"[{HAN}]+")
_STRESS = re.compile(r"[_|', ]")
_SOUND = re.compile(r"(\D*?)(11|35|55|214|51)([Nn]?)")
_NEUTRAL = "11"
_SHIFTING = ("yi", "bu")
"""一 and 不 change their tone before others; pinyin does not write it."""


def misread(readings: Sequence[tuple[str, str]]) -> tuple[int, ...]:
    """Tell which of (words, pinyin) espeak's Mandarin reads otherwise, by index; what is no pinyin is left out.

    A neutral tone is like any other. Takes a tenth of a second for three hundred, and that much to start. Raise
    EngineError where the library cannot be had.
    """
    asked = [
        (index, words, said)
        for index, (words, reading) in enumerate(readings)
        if (said := _askable(words, reading)) is not None
    ]
    if not asked:
        return ()
    written = [encode(words).text for _, words, _ in asked]
    pinyin = ["".join(f"{letters}{tone}" for letters, tone in said) for _, _, said in asked]
    heard = _phonemes([*written, *pinyin])
    return tuple(
        index
        for (index, _, said), one, other in zip(asked, heard[: len(asked)], heard[len(asked) :], strict=True)
        if not _alike(one, other, said)
    )


def _askable(words: str, reading: str) -> list[Syllable] | None:
    """Give the syllables, where espeak can be asked for both: it knows no pinyin for jiong and its kin, nor erhua."""
    said = syllables(reading) if _HAN.fullmatch(words) else None
    if said is None or len(said) != len(words) or ERHUA in said:
        return None
    return None if any(letters.endswith("iong") for letters, _ in said) else said


def _alike(one: str, other: str, said: list[Syllable]) -> bool:
    first, second = (_SOUND.findall(_STRESS.sub("", heard)) for heard in (one, other))
    if not len(first) == len(second) == len(said):
        return False
    return all(
        (mine[0], mine[2]) == (its[0], its[2])
        and (mine[1] == its[1] or _NEUTRAL in (mine[1], its[1]) or letters in _SHIFTING)
        for mine, its, (letters, _) in zip(first, second, said, strict=True)
    )


def _phonemes(texts: list[str]) -> list[str]:
    worker = Worker()
    try:
        header, _ = worker.ask({"do": "phonemes", "texts": texts, "voice": _VOICE}, _LIMIT_S)
    except WorkerDiedError:
        raise EngineError("espeak does not start; reinstall the package espeakng-loader") from None
    finally:
        worker.close()
    if "error" in header:
        raise EngineError(f"espeak refused a question ({header['detail']}); reinstall espeakng-loader")
    return list(header["phonemes"])
