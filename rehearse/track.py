"""From a Timeline to sound: the whole track and each section's file in one walk, clip by clip."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from operator import methodcaller
from typing import TYPE_CHECKING

from rehearse.audio import SAMPLES_PER_MS
from rehearse.audio.decode import decode
from rehearse.audio.formats import open_writer
from rehearse.audio.trim import Bounds, cut
from rehearse.errors import AudioError
from rehearse.outputs import SECTIONS, TRACK, safe_name
from rehearse.report import KIND_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rehearse.audio.writer import Writer
    from rehearse.cache import Cache
    from rehearse.model import Script, Timed, Timeline


def section_files(script: Script, suffix: str) -> tuple[str, ...]:
    """Name each section's file: its number keeps the order, its heading says what it is."""
    digits = max(2, len(str(len(script.sections))))
    names = KIND_NAMES[script.language]
    return tuple(
        f"{SECTIONS}/{number:0{digits}d}-{safe_name(section.heading or names[section.kind])}.{suffix}"
        for number, section in enumerate(script.sections, start=1)
    )


def write(timeline: Timeline, cache: Cache, folder: Path, suffix: str) -> tuple[str, ...]:
    """Write the track and the sections into `folder`; return the files' names, the track's first.

    Memory does not grow with the length: one clip is in hand at a time.
    """
    names = section_files(timeline.plan.script, suffix)
    (folder / SECTIONS).mkdir()
    with open_writer(folder / f"{TRACK}.{suffix}", suffix) as track:
        for index, cues in groupby(timeline.cues, lambda cue: cue.step.section):
            # The pool is left first, so that no writer is closed while it writes, whatever happens.
            with open_writer(folder / names[index], suffix) as section, ThreadPoolExecutor(2) as pool:
                for cue in cues:
                    list(pool.map(_writing(cue, cache), (track, section)))
        if track.samples != timeline.duration_ms * SAMPLES_PER_MS:
            raise AudioError(
                "the track's length is not the timeline's: a fault of rehearse, please report it"
            )
    return (f"{TRACK}.{suffix}", *names)


def _writing(cue: Timed, cache: Cache) -> Callable[[Writer], None]:
    """Return what writes a cue; the encoders let other threads run, so two cores write two files in the time of one."""
    if cue.clip is None:
        return methodcaller("silence", cue.end_ms - cue.start_ms)
    speech = cache.speech(cue.clip)
    if speech is None:
        raise AudioError("a clip has gone from the cache while the track was written; run again")
    return methodcaller("write", cut(decode(speech), Bounds(cue.clip.start_ms, cue.clip.duration_ms)))
