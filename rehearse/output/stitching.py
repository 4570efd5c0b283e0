"""From a Timeline to sound: the whole track and each section's file in one walk, unit by unit."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import groupby
from typing import TYPE_CHECKING

from rehearse.audio.formats import open_track
from rehearse.output.file_names import SECTIONS, TRACK, section_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from rehearse.core import Tags, Timed, Timeline
    from rehearse.output.units import Units

_AHEAD = 4
"""Units that are fetched, or made, while those before them are written."""


def write_track(
    timeline: Timeline,
    units: Units,
    folder: Path,
    tags: Sequence[Tags],
    advance: Callable[[], None] = lambda: None,
) -> tuple[str, ...]:
    """Write the track and the sections into `folder`; return the files' names, the track's first.

    `tags` are the track's, then the sections'. `advance` is called for each clip that is written.
    Memory does not grow with the length: a few units are in hand at a time.
    """
    suffix = units.format
    names = section_files(timeline.plan.script, suffix)
    (folder / SECTIONS).mkdir()
    with (
        ThreadPoolExecutor(2, thread_name_prefix="unit") as pool,
        open_track(folder / f"{TRACK}.{suffix}", suffix, timeline.duration_ms, tags[0]) as track,
    ):
        said = _ahead(pool, units.get, (cue for cue in timeline.cues if cue.clip))
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


def write_one(
    timeline: Timeline,
    units: Units,
    path: Path,
    tags: Tags | None = None,
    advance: Callable[[], None] = lambda: None,
) -> None:
    """Write a timeline into one file: a part while the rest is still to come, or a practice track."""
    with open_track(path, units.format, timeline.duration_ms, tags) as track:
        for cue in timeline.cues:
            if cue.clip:
                track.silence(cue.start_ms - track.position_ms)
                track.unit(units.get(cue))
                advance()


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
