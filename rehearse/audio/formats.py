"""The formats that a track can be written in, by name, and the units that tracks are joined from.

A unit is a clip, encoded once: opaque bytes that a cache keeps and that are copied into a file without encoding again.
Every format has a grid of whole milliseconds on which its units and silences begin.

To add a format: (1) write a module with a class that satisfies `track.Join`; (2) here, add a row to FORMATS; (3) if no
kind of unit fits, write a function `(Speech, Bounds, gain, Samples) -> bytes`, and add a row to UNITS. Nothing heavy
is imported before a file is opened or a unit made.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pkgutil import resolve_name
from typing import TYPE_CHECKING

from rehearse.audio import STEP_DB
from rehearse.core.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    import numpy.typing as npt

    from rehearse.audio.track import Track
    from rehearse.audio.trim import Bounds
    from rehearse.core import Speech, Tags


@dataclass(frozen=True, slots=True)
class Format:
    """How a format's files are written."""

    grid_ms: int
    """Units and silences begin on whole multiples of this."""
    unit: str
    """The kind of its units: a key of UNITS, and their suffix in a cache."""
    join: str
    """The class that writes it, a `track.Join`, as "module:name"."""
    plain: bool = False
    """True where a file ends with its units and silences as they are, so that the next track can copy from it."""


@dataclass(frozen=True, slots=True)
class UnitKind:
    """How a kind of units is encoded."""

    version: int
    """Raised whenever equal clips come to give other bytes."""
    encode: str
    """The function that encodes a clip, as "module:name"."""
    cached: bool = True
    """Whether to keep them costs less than to make them again."""


FORMATS = {
    "mp3": Format(24, "mp3", "rehearse.audio.mp3.track:Mp3Join"),
    "wav": Format(1, "pcm", "rehearse.audio.pcm.wav:WavJoin", plain=True),
    "m4a": Format(32, "aac", "rehearse.audio.packets.m4a:M4aJoin"),
    "opus": Format(20, "opus", "rehearse.audio.packets.opus:OpusJoin"),
    "flac": Format(1, "pcm", "rehearse.audio.pcm.flac:FlacJoin"),
    "m4b": Format(32, "aac", "rehearse.audio.packets.m4a:M4aJoin"),
}
"""Name, which is also the file name's suffix -> format."""

UNITS = {
    "pcm": UnitKind(2, "rehearse.audio.pcm.unit:encode", cached=False),
    "mp3": UnitKind(7, "rehearse.audio.mp3.unit:encode"),
    "aac": UnitKind(5, "rehearse.audio.packets.unit:aac"),
    "opus": UnitKind(4, "rehearse.audio.packets.unit:opus"),
}
"""Name -> kind of units."""


def grid_of(speech: Speech) -> int:
    """The grid in milliseconds on which a clip of `speech` may begin: 24 where its MP3 frames are kept, else 1."""
    from rehearse.audio.mp3.reservoir import is_ours

    return FORMATS["mp3"].grid_ms if speech.codec == "mp3" and is_ours(speech.data) else 1


def encode_unit(kind: str, speech: Speech, bounds: Bounds, gain: int = 0) -> bytes:
    """Make a unit of the part of `speech` within `bounds`, louder by `gain` steps of 1.505 dB, 2 ** (1/4).

    It takes up as many cells of the grid as the clip needs, the last one filled up with silence, or with what the
    engine sent. Equal input gives equal bytes. May be called from several threads at once. Raises AudioError
    where the speech is damaged.
    """
    unit: bytes = resolve_name(UNITS[kind].encode)(speech, bounds, gain, partial(_clip, speech, bounds, gain))
    return unit


def _clip(speech: Speech, bounds: Bounds, gain: int) -> npt.NDArray[np.int16]:
    """Return the clip's samples: cut out, faded where sound was cut off, and made louder by so many steps."""
    from rehearse.audio.decode import decode_speech
    from rehearse.audio.trim import cut

    return cut(decode_speech(speech, bounds.samples.stop + 1), bounds, gain * STEP_DB)


def open_track(path: Path, format: str, duration_ms: int, tags: Tags | None = None) -> Track:  # noqa: A002
    """Open `path`, whatever its suffix, for a track in `format`, `duration_ms` long, to be joined from units.

    Raises OutputError where that cannot be.
    """
    from rehearse.audio.track import Track

    found = _format(format)
    return Track(path, resolve_name(found.join), found.grid_ms, duration_ms, tags)


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise OutputError(f"no audio format {name!r}", f"there is {', '.join(FORMATS)}")
    return FORMATS[name]
