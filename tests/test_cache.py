"""The cache: a clip comes back as it went in, or not at all."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rehearse.cache import Cache, key_of
from rehearse.errors import OutputError
from rehearse.model import Clip, Speech, Utterance, Word

if TYPE_CHECKING:
    from pathlib import Path

UTTERANCE = Utterance("大家好。", "zh", "cmn")
KEY = key_of("espeak", "1", UTTERANCE)
CLIP = Clip(KEY, 10, 900, (Word("大家", 0, 400), Word("好", 400, 880)))
SPEECH = Speech(bytes(range(256)) + b"\n\n", "pcm", 22_050, (Word("大家", 10, 410), Word("好", 410, 890)))


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    """Make a cache with one clip in it."""
    cache = Cache(tmp_path / "clips")
    cache.put(CLIP, SPEECH)
    return cache


def test_what_goes_in_comes_out(cache: Cache) -> None:
    """A clip and its sound come back as they were."""
    assert cache.clip(KEY) == CLIP
    assert cache.speech(CLIP) == SPEECH
    assert cache.size()[0] == 1


OTHERS = {
    "engine": key_of("edge", "1", UTTERANCE),
    "version": key_of("espeak", "2", UTTERANCE),
    "text": key_of("espeak", "1", replace(UTTERANCE, text="大家好！")),
    "language": key_of("espeak", "1", replace(UTTERANCE, language="en")),
    "voice": key_of("espeak", "1", replace(UTTERANCE, voice="cmn+f3")),
    "rate": key_of("espeak", "1", replace(UTTERANCE, rate=1)),
}


@pytest.mark.parametrize("key", OTHERS.values(), ids=OTHERS)
def test_key_is_all_that_can_be_heard(cache: Cache, key: str) -> None:
    """Whatever can change how a clip sounds changes its name."""
    assert key != KEY
    assert cache.clip(key) is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.data())
def test_damage_is_noticed(cache: Cache, data: st.DataObject) -> None:
    """A file with any byte changed, or cut anywhere, is as good as none; and it is replaced."""
    [path] = cache.folder.glob("*/*.clip")
    whole = path.read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.none() | st.integers(0, 255).filter(lambda byte: byte != whole[place]))
    path.write_bytes(whole[:place] if byte is None else whole[:place] + bytes([byte]) + whole[place + 1 :])
    assert cache.clip(KEY) is None
    assert cache.speech(CLIP) is None
    cache.put(CLIP, SPEECH)
    assert path.read_bytes() == whole


def test_moved_file_is_noticed(cache: Cache) -> None:
    """A whole file under another's name is not that other's."""
    [path] = cache.folder.glob("*/*.clip")
    other = OTHERS["rate"]
    target = cache.folder / other[:2] / f"{other}.clip"
    target.parent.mkdir(exist_ok=True)
    path.rename(target)
    assert cache.clip(other) is None


def test_first_one_stays(cache: Cache) -> None:
    """Of two runs that make the same clip, the first one's is kept, and the second one gets it."""
    assert cache.put(replace(CLIP, duration_ms=800), replace(SPEECH, data=b"other")) == CLIP
    assert cache.speech(CLIP) == SPEECH


def test_sound_belongs_to_its_clip(cache: Cache) -> None:
    """The sound of another clip with the same name is not given out: its bounds would be wrong."""
    assert cache.speech(replace(CLIP, duration_ms=800)) is None


def test_many_at_once(tmp_path: Path) -> None:
    """Clips that many threads keep and look up at once are whole whenever they are there."""
    cache = Cache(tmp_path / "clips")
    jobs = [
        (
            Clip(key_of("espeak", str(number % 10), UTTERANCE), 0, 100),
            Speech(bytes([number % 10]) * 50_000, "pcm", 22_050),
        )
        for number in range(200)
    ]
    random.Random(1).shuffle(jobs)

    def work(job: tuple[Clip, Speech]) -> bool:
        cache.put(*job)
        return cache.speech(job[0]) == job[1]

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, jobs))
    assert cache.size()[0] == 10
    assert not list(cache.folder.glob("*/*.part"))


def test_failed_write_leaves_nothing(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk is full, the old clip stays, no half of a new one does, and the line says what to do."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    [path] = cache.folder.glob("*/*.clip")
    path.write_bytes(b"damaged")
    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(
        OutputError, match=r"cannot be written \(No space left on device\); free some space, or"
    ):
        cache.put(CLIP, SPEECH)
    assert [file.name for file in cache.folder.glob("*/*")] == [path.name]


def test_no_folder_for_it(tmp_path: Path) -> None:
    """A cache that is a file can be looked at, but not written."""
    (tmp_path / "clips").touch()
    cache = Cache(tmp_path / "clips")
    assert cache.clip(KEY) is None
    assert cache.size() == cache.clear() == (0, 0)
    with pytest.raises(OutputError, match="name another folder in REHEARSE_CACHE_DIR"):
        cache.put(CLIP, SPEECH)


def test_clear(cache: Cache) -> None:
    """Clearing deletes clips and what killed runs left of them; what else is there stays."""
    [path] = cache.folder.glob("*/*.clip")
    (path.parent / "killed.part").write_bytes(b"half")
    (cache.folder / "README").write_text("mine")
    number, size = cache.size()
    assert (number, size) == (2, path.stat().st_size + 4)
    assert cache.clear() == (number, size)
    assert [file.name for file in cache.folder.rglob("*") if file.is_file()] == ["README"]
    assert cache.size() == (0, 0)
