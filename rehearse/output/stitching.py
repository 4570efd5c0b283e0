"""From a Timeline to sound: the whole track and each section's file in one walk, unit by unit."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import groupby
from typing import TYPE_CHECKING

from rehearse.audio.formats import open_track
from rehearse.output.publishing import SECTIONS, TRACK, safe_name
from rehearse.timing.report.build import KIND_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from rehearse.core import Script, Tags, Timed, Timeline

_AHEAD = 4
"""Units that are fetched, or made, while those before them are written."""


def section_files(script: Script, suffix: str) -> tuple[str, ...]:
    """Name each section's file: its number keeps the order, its heading says what it is."""
    digits = max(2, len(str(len(script.sections))))
    names = KIND_NAMES[script.language]
    return tuple(
        f"{SECTIONS}/{number:0{digits}d}-{safe_name(section.heading or names[section.kind])}.{suffix}"
        for number, section in enumerate(script.sections, start=1)
    )


def write(
    timeline: Timeline,
    unit: Callable[[Timed], bytes],
    folder: Path,
    suffix: str,
    tags: Sequence[Tags],
    advance: Callable[[], None] = lambda: None,
) -> tuple[str, ...]:
    """Write the track and the sections into `folder`; return the files' names, the track's first.

    `unit` gives a Speak cue's unit, and is called from several threads. `tags` are the track's, then the sections'.
    `advance` is called for each clip that is written.
    Memory does not grow with the length: a few units are in hand at a time.
    """
    names = section_files(timeline.plan.script, suffix)
    (folder / SECTIONS).mkdir()
    with (
        ThreadPoolExecutor(2, thread_name_prefix="unit") as pool,
        open_track(folder / f"{TRACK}.{suffix}", suffix, timeline.duration_ms, tags[0]) as track,
    ):
        said = _ahead(pool, unit, (cue for cue in timeline.cues if cue.clip))
        for index, cues in groupby(timeline.cues, lambda cue: cue.step.section):
            inside = list(cues)
            start, end = inside[0].start_ms, inside[-1].end_ms
            with open_track(folder / names[index], suffix, end - start, tags[1 + index]) as section:
                for cue in inside:
                    if cue.clip:
                        data = next(said)
                        for file, from_ms in ((track, 0), (section, start)):
                            file.silence(cue.start_ms - from_ms - file.position_ms)
                            file.unit(data)
                        advance()
    return (f"{TRACK}.{suffix}", *names)


def write_section(timeline: Timeline, unit: Callable[[Timed], bytes], path: Path, suffix: str) -> None:
    """Write a timeline that is one section's into one file, while the others are still to come."""
    with open_track(path, suffix, timeline.duration_ms, None) as track:
        for cue in timeline.cues:
            if cue.clip:
                track.silence(cue.start_ms - track.position_ms)
                track.unit(unit(cue))


def _ahead(
    pool: ThreadPoolExecutor, function: Callable[[Timed], bytes], items: Iterable[Timed]
) -> Iterator[bytes]:
    """Call a function for one item after the other, some calls ahead of what is asked for."""
    waiting: deque[Future[bytes]] = deque()
    try:
        for item in items:
            waiting.append(pool.submit(function, item))
            if len(waiting) > _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()
