"""Tracks as files: every format holds what was written, to the sample, as others decode it."""

from __future__ import annotations

import io
import struct
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rehearse.audio import SAMPLE_RATE, SAMPLES_PER_MS
from rehearse.audio import mp3_frames as mp3
from rehearse.audio.formats import FORMATS, open_writer
from rehearse.audio.wav import MAX_BYTES, WavSink
from rehearse.errors import OutputError
from tests.decoding import Decoder, Samples, by_ffmpeg, by_libsndfile, by_miniaudio, container_seconds

if TYPE_CHECKING:
    from collections.abc import Iterator

DECODERS: tuple[tuple[str, Decoder], ...] = (
    ("wav", by_libsndfile),
    ("wav", by_ffmpeg),
    ("wav", by_miniaudio),
    ("flac", by_libsndfile),
    ("flac", by_ffmpeg),
    ("flac", by_miniaudio),
    ("mp3", by_libsndfile),
    ("mp3", by_ffmpeg),
    ("mp3", by_miniaudio),
    ("opus", by_libsndfile),
    ("opus", by_ffmpeg),
    ("m4a", by_ffmpeg),
    ("m4b", by_ffmpeg),
)
"""What can read what; libsndfile and miniaudio read no M4A, miniaudio no Opus."""

PADDED = {"m4a": 1_024, "m4b": 1_024}
"""Samples that a decoder may add at the end: none but M4A, where it plays the last AAC frame to its end."""

LEAST_MS = 2
"""A track of 1 ms is too short for FFmpeg to cut the padding off its MP3; from 2 to 1,299 ms each has been tried."""

LOSSLESS = ("wav", "flac")

with_decoders = pytest.mark.parametrize(
    ("name", "decode"), DECODERS, ids=[f"{name}-{decode.__name__}" for name, decode in DECODERS]
)
with_formats = pytest.mark.parametrize("name", FORMATS)


def noise(ms: int, seed: int = 0) -> Samples:
    """Make noise of about -20 dBFS."""
    return np.random.default_rng(seed).normal(0, 3_000, ms * SAMPLES_PER_MS).astype(np.int16)


def write(path: Path, name: str, *blocks: Samples) -> Path:
    """Write a file of these blocks."""
    with open_writer(path, name) as writer:
        for block in blocks:
            writer.write(block)
    return path


@with_decoders
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(st.tuples(st.booleans(), st.integers(LEAST_MS, 700)), min_size=1, max_size=6))
def test_a_track_decodes_to_what_was_written(
    tmp_path: Path, name: str, decode: Decoder, parts: list[tuple[bool, int]]
) -> None:
    """Clips and silences of any whole milliseconds come back in their full length, and lossless ones as they were."""
    path = tmp_path / "track.part"
    expected = []
    with open_writer(path, name) as writer:
        for seed, (sounding, ms) in enumerate(parts):
            if sounding:
                writer.write(noise(ms, seed))
                expected.append(noise(ms, seed))
            else:
                writer.silence(ms)
                expected.append(np.zeros(ms * SAMPLES_PER_MS, np.int16))
        written = writer.samples
    decoded = decode(path)
    assert written == sum(len(block) for block in expected)
    assert written <= len(decoded) <= written + PADDED.get(name, 0)
    if name in LOSSLESS:
        np.testing.assert_array_equal(decoded, np.concatenate(expected))


@with_decoders
@pytest.mark.parametrize("at", [240, 24_000, 47_000])
def test_sound_stays_where_it_was_put(tmp_path: Path, name: str, decode: Decoder, at: int) -> None:
    """A click is decoded at the sample that it was written at, though encoders delay what they encode."""
    track = np.zeros(2 * SAMPLE_RATE, np.int16)
    track[at] = 30_000
    decoded = decode(write(tmp_path / "click", name, track))
    assert abs(int(np.abs(decoded.astype(np.int32)).argmax()) - at) <= 1


@with_formats
def test_the_file_says_how_long_it_is(tmp_path: Path, name: str) -> None:
    """The length that a player shows is the written one to the sample (in Opus, with its 6.5 ms of pre-skip)."""
    said = container_seconds(write(tmp_path / "track", name, noise(1_234)))
    assert said * SAMPLE_RATE == pytest.approx(
        1_234 * SAMPLES_PER_MS + (156 if name == "opus" else 0), abs=0.5
    )


@with_formats
def test_equal_sound_gives_equal_bytes(tmp_path: Path, name: str) -> None:
    """A track that is made again is the same file, so that it can be compared."""
    first, second = (write(tmp_path / str(n), name, noise(500), noise(300)) for n in range(2))
    assert first.read_bytes() == second.read_bytes()


@with_formats
def test_blocks_do_not_matter(tmp_path: Path, name: str) -> None:
    """How the sound is cut into blocks makes no difference to the file."""
    sound = noise(1_000)
    whole = write(tmp_path / "whole", name, sound)
    pieces = write(tmp_path / "pieces", name, *np.array_split(sound, [1, 577, 10_000, 10_001]))
    assert by_any(pieces, name).tolist() == by_any(whole, name).tolist()


def by_any(path: Path, name: str) -> Samples:
    """Decode with a decoder that can."""
    return dict(DECODERS)[name](path)


def test_mp3_is_equal_frames_behind_an_info_frame(tmp_path: Path) -> None:
    """Every frame is 144 bytes, and the first counts the others and all bytes, for players to go by."""
    data = write(tmp_path / "a.mp3", "mp3", noise(2_345)).read_bytes()
    frames = list(mp3.frames(data))
    assert {frame.size for frame in frames} == {mp3.FRAME_BYTES}
    assert [mp3.is_info(data, frame) for frame in frames[:3]] == [True, False, False]
    start = data.index(b"Info")
    count, size = struct.unpack(">II", data[start + 8 : start + 16])
    assert (count, size) == (len(frames) - 1, len(data))
    delay_and_padding = int.from_bytes(data[start + 37 : start + 40])
    delay, padding = delay_and_padding >> 12, delay_and_padding & 0xFFF
    assert count * mp3.FRAME_SAMPLES - delay - padding == 2_345 * SAMPLES_PER_MS
    assert padding >= 529, "decoders are late by this much, and need something to be late on"


def test_the_info_frame_ends_in_the_right_checksum() -> None:
    """The CRC-16 is the one whose check value over "123456789" is catalogued as BB3D, and covers all before it."""
    assert mp3._crc16(b"123456789") == 0xBB3D
    frame = mp3.info_frame(100, 100 * 576 - 576 - 600)
    end = frame.index(b"Info") + 16 + 34
    assert int.from_bytes(frame[end : end + 2]) == mp3._crc16(frame[:end])
    assert mp3._crc16(frame[: end + 2][:-2] + frame[end : end + 2][::-1]) == 0


class HeadOnly(io.BytesIO):
    """A file that keeps its first 44 bytes and forgets the rest."""

    place = 0

    def write(self, data: object, /) -> int:
        """Keep what belongs to the header."""
        size = memoryview(data).nbytes  # type: ignore[arg-type]
        if self.place < 44:
            super().seek(self.place)
            super().write(bytes(memoryview(data))[: 44 - self.place])  # type: ignore[arg-type]
        self.place += size
        return size

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Go to an absolute place."""
        self.place = offset
        return offset

    def tell(self) -> int:
        """Tell the place."""
        return self.place


def test_a_wav_file_may_be_as_long_as_its_header_can_say() -> None:
    """The header is right above 2 GB; and what would not fit any more is refused before it is written."""
    file = HeadOnly()
    sink = WavSink(file)
    block = np.zeros(2**26, np.int16)
    for _ in range(MAX_BYTES // block.nbytes):
        sink.write(block)
    with pytest.raises(OutputError, match=r"4 GB.*choose flac or mp3"):
        sink.write(block)
    sink.close()
    riff, riff_size, kind, data_size = struct.unpack("<4sI32s I", file.getvalue())
    assert (riff, kind[:4]) == (b"RIFF", b"WAVE")
    assert data_size == MAX_BYTES // block.nbytes * block.nbytes > 2**31
    assert riff_size == data_size + 36


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
    """Wherever the disk gets full, the writer says so and names the file, and no library adds to that."""
    path = tmp_path / "track"
    with disk_of(size), pytest.raises(OutputError) as caught:
        write(path, name, *(noise(2_000, seed) for seed in range(5)))
    assert str(caught.value).startswith(f"cannot write {path}: ")
    assert "\n" not in str(caught.value)
    assert capfd.readouterr() == ("", "")


@with_formats
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_disk_that_was_full_all_along(name: str) -> None:
    """Even where the first byte fails, the line is the same."""
    with pytest.raises(OutputError, match="cannot write /dev/full: No space left on device"):
        write(Path("/dev/full"), name, noise(1_000))


@with_formats
def test_a_place_that_is_not_there(tmp_path: Path, name: str) -> None:
    """A missing folder is one clear line too."""
    with pytest.raises(OutputError, match=r"cannot write .*No such file or directory"):
        open_writer(tmp_path / "missing" / "track", name)


def test_a_format_that_is_not_there(tmp_path: Path) -> None:
    """An unknown format is refused before a file is made, with the ones there are."""
    with pytest.raises(OutputError, match="no audio format 'ogg'; there is mp3, wav, m4a, opus, flac, m4b"):
        open_writer(tmp_path / "track.ogg", "ogg")
    assert not list(tmp_path.iterdir())


@with_formats
@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts open files as Linux lists them")
@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_an_interrupted_track_lets_go_of_its_file(
    tmp_path: Path, name: str, error: type[BaseException]
) -> None:
    """The error comes through as it is, and the file is closed, not removed."""
    write(tmp_path / "warm-up", name, noise(10))
    before = len(list(Path("/proc/self/fd").iterdir()))
    with pytest.raises(error), open_writer(tmp_path / "track", name) as writer:  # noqa: PT012
        writer.write(noise(100))
        raise error
    assert len(list(Path("/proc/self/fd").iterdir())) == before
    assert (tmp_path / "track").exists()
