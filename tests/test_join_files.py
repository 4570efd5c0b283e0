"""Joined tracks as files: their lengths, what happens on a full disk, equal bytes, constant memory."""

from __future__ import annotations

import struct
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from rehearse.audio.formats import FORMATS, UNITS, encode_unit, open_track
from rehearse.audio.mp3 import frames as mp3
from rehearse.audio.packets.packing import unpack_packets
from rehearse.audio.trim import Bounds
from rehearse.core import Chapter, Speech, Tags
from rehearse.core.errors import AudioError, OutputError
from tests import first_of
from tests.clips import Said, join, place, speech
from tests.decoding import DECODERS, PADDED, container_seconds

if TYPE_CHECKING:
    from collections.abc import Iterator

with_formats = pytest.mark.parametrize("name", FORMATS)
with_kinds = pytest.mark.parametrize("kind", UNITS)

SPOKEN = speech(Said("syllables", 2_000, before_ms=0, after_ms=0))
TAGS = Tags(title="年会", chapters=(Chapter("开场", 0, 1_000),))

WHOLE = Bounds(0, 1_920)
"""Whole cells in every format."""


def write(path: Path, name: str, units: int = 1, duration_ms: int | None = None) -> Path:
    """Write a track of so many units, one after the other."""
    unit = encode_unit(FORMATS[name].unit, SPOKEN, WHOLE)
    with open_track(path, name, units * WHOLE.duration_ms if duration_ms is None else duration_ms) as track:
        for _ in range(units):
            track.unit(unit)
    return path


@with_formats
@pytest.mark.parametrize("duration_ms", [1, 2, 23, 24, 31, 32, 33, 1_234, 5_000])
def test_any_length_is_exact(tmp_path: Path, name: str, duration_ms: int) -> None:
    """The length that the file says, and that of what is decoded, is the one that was asked for, to the sample."""
    path = tmp_path / "track"
    with open_track(path, name, duration_ms):
        """All of it is silence."""
    said = container_seconds(path) * 24_000
    assert said == pytest.approx(duration_ms * 24 + (156 if name == "opus" else 0), abs=0.5)  # the pre-skip
    for format_, decode in DECODERS:
        if format_ == name:
            assert duration_ms * 24 <= len(decode(path)) <= duration_ms * 24 + PADDED.get(name, 0)


@with_formats
def test_what_is_missing_is_silence_and_a_part_of_a_cell_may_be_too_much(tmp_path: Path, name: str) -> None:
    """A track ends when it was said to end, if that is later than its last unit, or within its last cell."""
    grid = FORMATS[name].grid_ms
    for more_ms in (1_000, 1, 1 - grid):
        duration_ms = WHOLE.duration_ms + more_ms
        heard = dict(DECODERS)[name](write(tmp_path / "track", name, duration_ms=duration_ms))
        assert duration_ms * 24 <= len(heard) <= duration_ms * 24 + PADDED.get(name, 0)
        assert np.abs(heard[(WHOLE.duration_ms + 60) * 24 :].astype(int)).max(initial=0) <= 2
    with pytest.raises(AudioError, match=r"a track of \d+ ms was filled up to 1920 ms"):
        write(tmp_path / "track", name, duration_ms=WHOLE.duration_ms - grid)


@with_formats
def test_positions_are_whole_cells(tmp_path: Path, name: str) -> None:
    """A track knows where the next thing goes; off the grid nothing goes, and nothing backwards."""
    grid = FORMATS[name].grid_ms
    with open_track(tmp_path / "track", name, 9_600) as track:
        assert track.position_ms == 0
        track.silence(grid * 5)
        track.silence(0)
        track.unit(encode_unit(FORMATS[name].unit, SPOKEN, Bounds(7, 1_000)))
        assert track.position_ms == 5 * grid + -(-1_000 // grid) * grid
        for ms in (-grid, *([grid + 1] if grid > 1 else [])):
            with pytest.raises(AudioError, match="do not stand on the grid"):
                track.silence(ms)


@with_kinds
@pytest.mark.parametrize("codec", ["pcm", "mp3"])
def test_a_unit_is_the_same_whoever_makes_it(kind: str, codec: str) -> None:
    """Made by eight threads at once, or alone: equal bytes."""
    spoken = speech(Said("syllables", 700, "mp3" if codec == "mp3" else "pcm"))
    alone = encode_unit(kind, spoken, Bounds(96, 700), -2)
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda _: encode_unit(kind, spoken, Bounds(96, 700), -2), range(24))) == {alone}


@with_kinds
def test_a_units_gain_is_in_quarters_of_a_doubling(tmp_path: Path, kind: str) -> None:
    """Four steps are twice the amplitude, in every kind; what would not fit in 16 bits is full scale."""
    name = next(name for name, format_ in FORMATS.items() if format_.unit == kind)
    placed, duration_ms = place([Said("vowel", 500)], name)
    power = [
        np.square(
            dict(DECODERS)[name](join(tmp_path / "track", name, placed, duration_ms, gain=gain)).astype(float)
        ).mean()
        for gain in (-8, -4, 0, 40)
    ]
    assert power[2] / power[1] == pytest.approx(4, rel=0.02)
    assert power[1] / power[0] == pytest.approx(4, rel=0.02)
    assert power[3] > 4 * power[2]


@pytest.mark.parametrize("kind", ["aac", "opus"])
def test_packets_of_silence_are_next_to_nothing(kind: str) -> None:
    """None of them names the encoder's version, by which units would differ from one release of it to the next."""
    silence = Speech(bytes(48_000), "pcm", 24_000)
    assert {len(packet) <= 4 for packet in unpack_packets(encode_unit(kind, silence, Bounds(0, 500)))} == {
        True
    }


@with_formats
def test_equal_units_give_equal_bytes(tmp_path: Path, name: str) -> None:
    """A track that is made again is the same file, so that it can be compared."""
    assert write(tmp_path / "1", name, 3).read_bytes() == write(tmp_path / "2", name, 3).read_bytes()


def test_mp3_is_equal_frames_behind_an_info_frame(tmp_path: Path) -> None:
    """Every frame is 144 bytes, and the first counts the others and all bytes, for players to go by."""
    data = write(tmp_path / "a.mp3", "mp3", 2, 2 * 1_920 - 5).read_bytes()
    frames = list(mp3.frames(data))
    assert {frame.size for frame in frames} == {mp3.FRAME_BYTES}
    assert [mp3.is_info(data, frame) for frame in frames[:3]] == [True, False, False]
    start = data.index(b"Info")
    count, size = struct.unpack(">II", data[start + 8 : start + 16])
    assert (count, size) == (len(frames) - 1, len(data))
    delay_and_padding = int.from_bytes(data[start + 37 : start + 40])
    delay, padding = delay_and_padding >> 12, delay_and_padding & 0xFFF
    assert count * mp3.FRAME_SAMPLES - delay - padding == (2 * 1_920 - 5) * 24
    assert padding >= mp3.DECODER_DELAY, "decoders are late by this much, and need something to be late on"


def test_the_info_frame_counts_longer_frames_too(tmp_path: Path) -> None:
    """Where a full joint made a frame longer, the bytes are counted right, and the length is as exact."""
    said = [Said("hiss", 100 + seed, before_ms=0, after_ms=0, pause_cells=0, seed=seed) for seed in range(12)]
    placed, duration_ms = place(said, "mp3")
    data = join(tmp_path / "a.mp3", "mp3", placed, duration_ms, TAGS).read_bytes()
    data = data[data.index(b"Info") - 13 :]
    frames = list(mp3.frames(data))
    assert {frame.size for frame in frames} > {mp3.FRAME_BYTES}
    assert struct.unpack(">II", data[21:29]) == (len(frames) - 1, len(data))
    for name, decode in DECODERS:
        if name == "mp3":
            assert len(decode(tmp_path / "a.mp3")) == duration_ms * 24


def test_the_info_frame_ends_in_the_right_checksum() -> None:
    """The CRC-16 is the one whose check value over "123456789" is catalogued as BB3D, and covers all before it."""
    assert mp3._crc16(b"123456789") == 0xBB3D
    frame = mp3.info_frame(100, 100 * 576 - 576 - 600)
    end = frame.index(b"Info") + 16 + 34
    assert int.from_bytes(frame[end : end + 2]) == mp3._crc16(frame[:end])


def test_a_wav_file_may_be_as_long_as_its_header_can_say(tmp_path: Path) -> None:
    """Above 2 GB the header is right; and what would not fit into 4 GB is refused before anything is written."""
    path = tmp_path / "long.wav"
    longest_ms = (2**32 - 1 - 36) // 48
    with pytest.raises(KeyboardInterrupt), open_track(path, "wav", longest_ms):
        raise KeyboardInterrupt
    riff, riff_size, kind, data_size = struct.unpack("<4sI32s I", path.read_bytes()[:44])
    assert (riff, kind[:4], data_size, riff_size) == (b"RIFF", b"WAVE", longest_ms * 48, longest_ms * 48 + 36)
    with pytest.raises(OutputError, match=r"4 GB.*choose flac or mp3"):
        open_track(path, "wav", longest_ms + 1)


@contextmanager
def disk_of(size: int) -> Iterator[None]:
    """Make every file of this process end at `size` bytes."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@with_formats
@pytest.mark.skipif(sys.platform == "win32", reason="no way to shrink the disk")
@pytest.mark.parametrize("size", [0, 1_000, 20_000])
def test_a_full_disk_is_one_clear_line(
    tmp_path: Path, name: str, size: int, capfd: pytest.CaptureFixture[str]
) -> None:
    """Wherever the disk gets full, the error says so and names the file, and no library adds to that."""
    path = tmp_path / "track"
    with disk_of(size), pytest.raises(OutputError) as caught:
        write(path, name, 6)
    assert str(caught.value).startswith(f"{path}: cannot be written (")
    assert "\n" not in str(caught.value)
    assert capfd.readouterr() == ("", "")


@with_formats
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_disk_that_was_full_all_along(name: str) -> None:
    """Even where the first byte fails, the line is the same."""
    with pytest.raises(OutputError, match=r"/dev/full: cannot be written \(No space left on device\)"):
        write(Path("/dev/full"), name)


@with_formats
def test_a_place_that_is_not_there(tmp_path: Path, name: str) -> None:
    """A missing folder is one clear line too."""
    with pytest.raises(OutputError, match=r"track: cannot be written \(No such file or directory\)"):
        open_track(tmp_path / "missing" / "track", name, 1_000)


def test_a_format_that_is_not_there(tmp_path: Path) -> None:
    """An unknown format is refused before a file is made, with the ones there are."""
    with pytest.raises(OutputError, match="no audio format 'ogg'; there is mp3, wav, m4a, opus, flac, m4b"):
        open_track(tmp_path / "track.ogg", "ogg", 1_000)
    assert not list(tmp_path.iterdir())


@with_formats
@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts open files as Linux lists them")
@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_an_interrupted_track_lets_go_of_its_file(
    tmp_path: Path, name: str, error: type[BaseException]
) -> None:
    """The error comes through as it is, soon even if much is missing, and the file is closed, not removed."""
    write(tmp_path / "warm-up", name)
    before = len(list(Path("/proc/self/fd").iterdir()))
    with pytest.raises(error), open_track(tmp_path / "track", name, 36_000_000) as track:  # noqa: PT012
        track.silence(FORMATS[name].grid_ms)
        raise error
    assert len(list(Path("/proc/self/fd").iterdir())) == before
    assert 0 < (tmp_path / "track").stat().st_size < 100_000


@with_formats
def test_damaged_speech_makes_no_unit(name: str) -> None:
    """What an engine broke off raises, and never becomes silence."""
    spoken = speech(Said("vowel", 300, "mp3"))
    with pytest.raises(AudioError):
        encode_unit(FORMATS[name].unit, Speech(spoken.data[:-7], "mp3", 24_000), Bounds(96, 300))
    beheaded = Speech(spoken.data[144 * 8 :], "mp3", 24_000)
    with pytest.raises(AudioError):
        encode_unit(FORMATS[name].unit, beheaded, Bounds(0, 300))


MEMORY = """
import sys, psutil, pathlib
from rehearse.audio.formats import FORMATS, open_track
unit, name, minutes = pathlib.Path(sys.argv[1]).read_bytes(), sys.argv[2], int(sys.argv[3])
with open_track(pathlib.Path(sys.argv[1] + "." + name), name, minutes * 30 * 1_920) as track:
    for _ in range(minutes * 30):
        track.unit(unit)
memory = psutil.Process().memory_info()
print(getattr(memory, "peak_wset", 0) or memory.rss)
"""


@pytest.mark.slow
@pytest.mark.parametrize("name", first_of(["mp3", "wav", "opus", "flac"]))
def test_memory_does_not_grow_with_the_track(tmp_path: Path, name: str) -> None:
    """Twenty minutes take no more of it than one, give or take 10 MB."""
    unit = tmp_path / "unit"
    unit.write_bytes(encode_unit(FORMATS[name].unit, SPOKEN, WHOLE))
    one, many = (
        int(
            subprocess.run(
                [sys.executable, "-c", MEMORY, unit, name, minutes], capture_output=True, check=True
            ).stdout
        )
        for minutes in ("1", "20")
    )
    assert many < one + 10_000_000


def test_many_chapters_with_long_names(tmp_path: Path) -> None:
    """Three hundred chapters, of which some formats' lists hold 255, are written all the same."""
    chapters = tuple(Chapter(f"第{n}章" + "长" * 200, n * 10, n * 10 + 10) for n in range(300))
    for name in FORMATS:
        with open_track(tmp_path / f"track.{name}", name, 3_000, Tags(chapters=chapters)):
            """All of it is silence."""
        assert container_seconds(tmp_path / f"track.{name}") == pytest.approx(3, abs=0.01)
