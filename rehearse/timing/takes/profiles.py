"""A person's pace, measured from a recording of a text read aloud, and kept under a name."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from statistics import median
from typing import TYPE_CHECKING

from rehearse.core.errors import AudioError, OutputError, RehearseError, unwritable
from rehearse.core.folders import data_dir, write_whole
from rehearse.language.effort import count, effort
from rehearse.timing.planning.person import SpeakingRate, reserved
from rehearse.timing.takes.activity import joined, sounding
from rehearse.timing.takes.against_plan import neighbours
from rehearse.timing.takes.features import features
from rehearse.timing.takes.pieces import SURE
from rehearse.timing.takes.recordings import pieces

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rehearse.core import Breath, Language, Script
    from rehearse.timing.takes.activity import Stretch
    from rehearse.timing.takes.compared import PlannedSentence
    from rehearse.timing.takes.take import Take

LEAST_S = 90
"""A shorter sample says little: the pauses of one paragraph decide it."""

PLAUSIBLE: dict[Language, tuple[float, float]] = {"zh": (80, 340), "en": (60, 240)}
"""Slowest and fastest reading aloud that there is, pauses included; beyond it, sample and text are not of a kind.

News is read at 300 at most, audiobooks in English at 180; half a recording of a text would come to twice its pace.
"""

_SURE = 0.06
"""How sure a sample is of which only the whole length is known."""

_SURE_OF_TAKE = 0.045
"""How sure one is that is known sentence by sentence: people are not as even as voices."""

_LONGEST_PAUSE_MS = 4000
"""A longer one is no pause: the reader turned a page, or looked up."""

_PAUSE_MS = 150
"""A shorter silence is a stop consonant, or a breath in the middle of a word."""

_NEAR_S = 1.5
"""How far a pause may be from where a sentence should end, in seconds of speech, to be taken for its end."""

_FEW = 3
"""How many pauses of a kind are needed for their median."""

_NAME = re.compile(r"[^\W_][\w -]{0,39}")


@dataclass(frozen=True, slots=True)
class Profile:
    """How a person speaks."""

    name: str
    language: Language
    a_minute: float
    """Characters or words a minute, from the first sound to the last, pauses included."""
    articulation: float
    """The same with the pauses left out."""
    pause_share: float
    """Share of the time that is pauses."""
    pauses_ms: dict[str, int]
    """Ending ("sentence", "clause", "comma", "paragraph") -> median pause behind it, where enough were found."""
    seconds: float
    """Length of the sample, from the first sound to the last."""
    sure: float = _SURE
    """How far the same person is from the sample on another day, in four cases of five."""

    @property
    def person(self) -> SpeakingRate:
        """As a pace to plan with."""
        return SpeakingRate(round(self.a_minute, 1), self.sure, self.name)


def measure_profile(name: str, audio: Path, script: Script) -> Profile:
    """Measure how someone speaks from a recording in which they read the script aloud, all of it and nothing else.

    Nothing is recognised: speech and pauses are found by loudness, and the text says how much was said. Raise
    RehearseError for a name that cannot be one, AudioError for a recording that is too short or not of this text.
    """
    check_profile_name(name)
    stretches = sounding(features(pieces(audio)).presence())
    seconds = (stretches[-1].end_ms - stretches[0].start_ms) / 1000 if stretches else 0.0
    if seconds < LEAST_S:
        raise AudioError(
            f"{seconds:.0f} s of speech and pauses", f"read aloud for {LEAST_S} s or longer", path=audio
        )
    units = sum(count(breath.text, script.language) for breath in script.breaths)
    a_minute = 60 * units / seconds
    _check_plausible(a_minute, audio, script)
    parts = joined(stretches, _PAUSE_MS)
    speech = sum(part.end_ms - part.start_ms for part in parts) / 1000
    return Profile(
        name,
        script.language,
        round(a_minute, 2),
        round(60 * units / speech, 2),
        round(1 - speech / seconds, 4),
        _pauses(parts, script.breaths),
        round(seconds, 1),
    )


def profile_of_take(
    name: str, take: Take, sentences: Sequence[PlannedSentence], language: Language, recording: Path
) -> Profile:
    """Measure how someone speaks from the sentences of a take that were said as written, beyond doubt.

    Raise RehearseError for a name that cannot be one, AudioError where too little of the take is.
    """
    check_profile_name(name)
    clear = {one.sentence: one for one in take.heard if one.state == "said" and (one.trust or 0) >= SURE}
    found: dict[str, list[int]] = {}
    behind: dict[int, int] = {}
    for before, after in neighbours(take):
        pause = after.start_ms - before.end_ms
        if before.sentence in clear and after.sentence in clear and 0 <= pause <= _LONGEST_PAUSE_MS:
            assert before.sentence is not None
            behind[before.sentence] = pause
            found.setdefault(sentences[before.sentence].ending, []).append(pause)
    usual = median(behind.values()) if behind else 0
    pauses = {kind: round(median(own)) for kind, own in sorted(found.items()) if len(own) >= _FEW}
    speech = paused = units = 0.0
    for number, one in clear.items():
        assert number is not None
        after_it = behind.get(number, pauses.get(sentences[number].ending, usual))
        units += sentences[number].units
        speech += one.speech_ms / 1000
        paused += (one.length_ms - one.speech_ms + after_it) / 1000
    if speech + paused < LEAST_S:
        raise AudioError(
            f"{speech + paused:.0f} s of it are said as written",
            f"{LEAST_S} s or more are needed",
            path=recording,
        )
    return Profile(
        name,
        language,
        round(60 * units / (speech + paused), 2),
        round(60 * units / speech, 2),
        round(paused / (speech + paused), 4),
        pauses,
        round(speech + paused, 1),
        _SURE_OF_TAKE,
    )


def check_profile_name(name: str) -> None:
    """Raise RehearseError for a name that `--pace` uses otherwise, or that cannot be a file's."""
    if reserved(name):
        raise RehearseError(
            f"a profile cannot be called {name!r}: --pace means something else by it", "take another"
        )
    if not _NAME.fullmatch(name):
        raise RehearseError(f"a profile cannot be called {name[:40]!r}", "take letters, digits, - and _")


def _check_plausible(a_minute: float, audio: Path, script: Script) -> None:
    least, most = PLAUSIBLE[script.language]
    if not least <= a_minute <= most:
        unit = "characters" if script.language == "zh" else "words"
        raise AudioError(
            f"this would be {a_minute:.0f} {unit} a minute, and people read {least:.0f} to {most:.0f}",
            f"give a recording of {script.source}, all of it and nothing else",
            path=audio,
        )


def _pauses(stretches: Sequence[Stretch], breaths: Sequence[Breath]) -> dict[str, int]:
    """Return the median pause behind each kind of ending.

    Where a breath ends is known in syllables, where a pause is, in seconds of speech; each pause belongs to the
    nearest end, and of several at one, the longest counts.
    """
    spoken = [stretch.end_ms - stretch.start_ms for stretch in stretches]
    takes = [effort(breath.said, breath.language).syllables for breath in breaths]
    scale = sum(spoken) / max(1.0, sum(takes))
    ends, now = [], 0.0
    for share, breath in zip(takes, breaths, strict=True):
        now += share * scale
        ends.append((now, breath.ending))
    longest: dict[int, int] = {}
    said = 0
    for before, after, length in zip(stretches, stretches[1:], spoken, strict=False):
        said += length
        near = min(range(len(ends)), key=lambda place: abs(ends[place][0] - said))
        if abs(ends[near][0] - said) <= _NEAR_S * 1000:
            longest[near] = max(longest.get(near, 0), after.start_ms - before.end_ms)
    found: dict[str, list[int]] = {}
    for place, ms in longest.items():
        found.setdefault(ends[place][1], []).append(ms)
    return {kind: round(median(pauses)) for kind, pauses in sorted(found.items()) if len(pauses) >= _FEW}


def save_profile(profile: Profile) -> None:
    """Keep a profile; one of the same name is replaced. Raise OutputError where it cannot be written."""
    path = _path(profile.name)
    try:
        write_whole(path, json.dumps(asdict(profile), ensure_ascii=False, indent=1) + "\n")
    except OSError as error:
        raise unwritable(path, error, "name another folder in REHEARSE_DATA_DIR") from error


def load_profiles() -> dict[str, Profile]:
    """Read all profiles, by name; a file that cannot be read is left out."""
    found = [_read(path) for path in sorted(_folder().glob("pace-*.json"))]
    return {profile.name: profile for profile in found if profile is not None}


def remove_profile(name: str) -> None:
    """Forget a profile; raise RehearseError where there is none of that name."""
    known = load_profiles()
    if name not in known:
        there = ", ".join(known) or "none yet; add one with rehearse profile add"
        raise RehearseError(f"no profile {name[:40]!r}", f"there is {there}")
    try:
        _path(name).unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"cannot remove {_path(name)}: {error.strerror or error}") from error


def _folder() -> Path:
    return data_dir() / "profiles"


def _path(name: str) -> Path:
    """The path of a profile's file; names that differ in case only get one file each on every system."""
    marks = "".join("1" if char.isupper() else "0" for char in name)
    return _folder() / f"pace-{name}-{int(marks, 2):x}.json"  # on Windows no file may be called con


def _read(path: Path) -> Profile | None:
    try:
        row = json.loads(path.read_text("utf-8"))
        profile = Profile(**row)
        least, most = PLAUSIBLE[profile.language]
        return profile if isinstance(profile.name, str) and least <= profile.a_minute <= most else None
    except (OSError, ValueError, TypeError, KeyError):
        return None
