"""A wav is copied from the track of the run before: the same to the byte as one made anew, whatever became of that."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.audio.decode import decode_speech
from rehearse.audio.trim import speech_bounds
from rehearse.core import Clip, Tags
from rehearse.core.errors import ClipLost
from rehearse.output import stitching
from rehearse.output.gains import Gains
from rehearse.output.manifest import Manifest
from rehearse.output.units import Units
from rehearse.timing.timeline import lay_out
from rehearse.voices.cache import Cache
from tests.clips import Said, speech
from tests.plans import planned

SAID = [
    Said("syllables", 200 + 90 * seed, engine, seed=seed) for seed in range(3) for engine in ("pcm", "mp3")
]

orders = st.lists(st.integers(0, len(SAID) - 1), min_size=1, max_size=6)
gains = st.integers(-1, 1)


def cached(folder: Path) -> tuple[Cache, list[Clip]]:
    """Keep every sound in a cache."""
    cache = Cache(folder / "cache")
    clips = []
    for number, said in enumerate(SAID):
        sound = speech(said)
        bounds = speech_bounds(decode_speech(sound), 1)
        clips.append(cache.put(Clip(f"{number:064x}", bounds.start_ms, bounds.duration_ms), sound))
    return cache, clips


def write(folder: Path, cache: Cache, clips: list[Clip], gain: int) -> bytes:
    """Write these clips as a track in the place of the previous one."""
    timeline = lay_out(planned("1 sentence " * len(clips)), clips)
    path = folder / "track.wav"
    copied = partial(Manifest.read(folder).unit, track=path)
    units = Units("wav", cache, Gains(-19.0, {"": gain}), lambda _: "", copied)
    with TemporaryDirectory(dir=folder) as name:
        stitching.write_track(timeline, units, Path(name), [Tags()] * 2)
        path.write_bytes(Path(name, path.name).read_bytes())
        Manifest(("track.wav",), places=units.places(timeline, path)).write(Path(name), folder)
    return path.read_bytes()


@given(orders, orders, gains, gains, st.none() | st.floats(0, 1))
def test_as_made_anew(first: list[int], then: list[int], gain: int, other: int, damage: float | None) -> None:
    """Moved, dropped, put in or made louder, and with a previous track that was damaged or cut off: the same bytes."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        cache, clips = cached(folder)
        before = write(folder, cache, [clips[index] for index in first], gain)
        if damage is not None:
            at = int(damage * len(before))
            broken = bytes([before[at] ^ 1]) + before[at + 1 :] if at % 2 and at < len(before) else b""
            (folder / "track.wav").write_bytes(before[:at] + broken)
        copied = write(folder, cache, [clips[index] for index in then], other)
        (folder / "track.wav").unlink()
        assert copied == write(folder, cache, [clips[index] for index in then], other)


def test_is_copied(tmp_path: Path) -> None:
    """What stands in the previous track needs no clip any more: it is copied; in another folder, it is not there."""
    cache, clips = cached(tmp_path)
    write(tmp_path, cache, clips, 1)
    for path in cache.folder.glob("*/*.clip"):
        path.unlink()
    assert write(tmp_path, cache, clips[::-1], 1)
    with pytest.raises(ClipLost):
        write(tmp_path, cache, clips, 0)
    (tmp_path / "other").mkdir()
    with pytest.raises(ClipLost):
        write(tmp_path / "other", cache, clips, 1)


def test_another_sound(tmp_path: Path) -> None:
    """A clip that was made anew, and sounds otherwise under the same name, is not taken from the previous track."""
    cache, clips = cached(tmp_path)
    write(tmp_path, cache, clips[:1], 0)
    with pytest.raises(ClipLost):
        write(tmp_path, cache, [replace(clips[0], fingerprint="another")], 0)
