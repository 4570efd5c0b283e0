"""The cache: a clip comes back as it went in, or not at all."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rehearse.core import Clip, Speech, Utterance, Word, Words
from rehearse.core.errors import OutputError, RehearseError
from rehearse.voices.cache import Cache, key_of
from rehearse.voices.cache.room import parse_size
from tests import examples

if TYPE_CHECKING:
    from pathlib import Path

UTTERANCE = Utterance("大家好。", "大家好。", "zh", "cmn")
KEY = key_of("espeak", "1", UTTERANCE)
CLIP = Clip(KEY, 10, 900, Words.of([Word("大家", 0, 400), Word("好", 400, 880)]))
SPEECH = Speech(bytes(range(256)) + b"\n\n", "pcm", 24_000)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    """Make a cache with one clip in it."""
    cache = Cache(tmp_path / "clips")
    cache.put(CLIP, SPEECH)
    return cache


def test_clips_of_older_versions_are_found() -> None:
    """A key is what it was before an utterance knew its figures in words and its readings."""
    assert (
        key_of("espeak", "1", Utterance("2019年", "二零一九年", "zh", "cmn"))
        == "d336b60056a511d8fd9bd52bbba94dce5bdfb5f611bcf17837565c7ec3c1166d"
    )


def test_what_goes_in_comes_out(cache: Cache) -> None:
    """A clip and its sound come back as they were."""
    assert cache.clip(KEY) == CLIP
    assert cache.speech(CLIP) == SPEECH
    assert cache.room.size()[0] == 1


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


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(60))
@given(st.data())
def test_damage_is_noticed(cache: Cache, data: st.DataObject) -> None:
    """A file with any byte changed, or cut anywhere, is as good as none; and it is replaced."""
    [path] = cache.folder.glob("*/*.clip")
    whole = path.read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.none() | st.integers(0, 255).filter(lambda byte: byte != whole[place]))
    path.write_bytes(whole[:place] if byte is None else whole[:place] + bytes([byte]) + whole[place + 1 :])
    assert cache.speech(CLIP) is None
    assert cache.clip(KEY) is None
    cache.put(CLIP, SPEECH)
    assert path.read_bytes() == whole


def test_a_damaged_head_is_noticed_without_the_sound(cache: Cache) -> None:
    """A clip whose description is damaged, or whose file is too short or too long, is none to begin with."""
    [path] = cache.folder.glob("*/*.clip")
    whole = path.read_bytes()
    for damaged in (whole[:-1], whole + b"x", whole[:70] + b"?" + whole[71:], b""):
        path.write_bytes(damaged)
        assert cache.clip(KEY) is None


def test_units_belong_to_a_sound(cache: Cache) -> None:
    """A unit comes back as it went in, under its kind, for this sound of the clip alone; damaged, it is gone."""
    cache.put_unit(CLIP, "mp3-1+0", b"unit")
    assert cache.unit(CLIP, "mp3-1+0") == b"unit"
    assert cache.has_unit(CLIP, "mp3-1+0")
    assert cache.unit(CLIP, "mp3-1+1") is None
    assert cache.unit(replace(CLIP, fingerprint="ff"), "mp3-1+0") is None
    [path] = cache.folder.glob("*/*.unit")
    path.write_bytes(path.read_bytes()[:-1] + b"T")
    assert cache.unit(CLIP, "mp3-1+0") is None
    assert not path.exists()


def test_another_cache_is_read_only(cache: Cache, tmp_path: Path) -> None:
    """What the other cache has is found; what is new goes to our own."""
    both = Cache(tmp_path / "mine", read_only=cache.folder)
    before = sorted(cache.folder.rglob("*"))
    assert both.clip(KEY) == CLIP
    assert both.speech(CLIP) == SPEECH
    both.put_unit(CLIP, "pcm-1+0", b"unit")
    assert both.unit(CLIP, "pcm-1+0") == b"unit"
    assert sorted(cache.folder.rglob("*")) == before


def many(cache: Cache, count: int, size: int) -> list[Clip]:
    """Keep so many clips of that size, each used a minute after the one before."""
    kept = []
    for number in range(count):
        clip = Clip(key_of("espeak", str(number), UTTERANCE), 0, 100)
        cache.put(clip, Speech(bytes(size), "pcm", 22_050))
        [path] = cache.folder.glob(f"*/{clip.key}.clip")
        os.utime(path, (60 * number, 60 * number))
        kept.append(clip)
    return kept


def test_least_recently_used_go_first(tmp_path: Path) -> None:
    """Beyond the limit, what was not used for longest is deleted, and no more than must be; a use counts."""
    cache = Cache(tmp_path)
    kept = many(cache, 20, 10_000)
    assert cache.clip(kept[0].key)
    cache.room.set_limit(110_000)
    assert 90_000 < cache.room.keep() < 120_000
    assert [clip for clip in kept if cache.clip(clip.key)] == [kept[0], *kept[-9:]]
    assert 90_000 < cache.room.size()[1] <= 110_000
    assert cache.room.keep() == 0


def test_room_is_reckoned_and_counted(tmp_path: Path) -> None:
    """Files are looked at only where there may be too many; a note that is damaged or of tomorrow is not believed."""
    cache = Cache(tmp_path)
    many(cache, 5, 10_000)
    cache.room.keep()
    cache.room.set_limit(30_000)
    (tmp_path / "size").write_text("0")
    assert cache.room.keep() == 0
    cache.room.set_limit(30_000)
    assert cache.room.keep() > 0
    for text, stamp in (("?", None), ("0", 4e9)):
        (tmp_path / "size").write_text(text)
        if stamp:
            os.utime(tmp_path / "size", (stamp, stamp))
        many(Cache(tmp_path), 5, 10_000)
        assert Cache(tmp_path).room.keep() > 0


@pytest.mark.parametrize("said", ["", "2 bananas", "-1GB", "1e9", "GB"])
def test_bad_size(said: str) -> None:
    """What is no size is refused with an example of one."""
    with pytest.raises(RehearseError, match="write it like 2GB or 500MB"):
        parse_size(said)


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
    assert cache.room.size()[0] == 10
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
    assert cache.room.size() == cache.room.clear() == (0, 0)
    with pytest.raises(OutputError, match="name another folder in REHEARSE_CACHE_DIR"):
        cache.put(CLIP, SPEECH)


def test_clear(cache: Cache) -> None:
    """Clearing deletes clips and what killed runs left of them; what else is there stays."""
    [path] = cache.folder.glob("*/*.clip")
    (path.parent / "killed.part").write_bytes(b"half")
    (cache.folder / "README").write_text("mine")
    number, size = cache.room.size()
    assert (number, size) == (2, path.stat().st_size + 4)
    assert cache.room.clear() == (number, size)
    assert sorted(file.name for file in cache.folder.rglob("*") if file.is_file()) == ["README", "size"]
    assert cache.room.size() == (0, 0)


def test_a_cache_cleared_meanwhile(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where another process takes the folders away just before a file is written, they are made anew."""
    gone: list[Path] = []

    def clear_first(**where: Any) -> Any:
        if len(gone) < 3:
            shutil.rmtree(cache.folder)
            gone.append(cache.folder)
        return tempfile.NamedTemporaryFile(**where)

    monkeypatch.setattr("rehearse.core.folders.NamedTemporaryFile", clear_first)
    clip = replace(CLIP, key=KEY[::-1])
    cache.put(clip, SPEECH)
    assert cache.speech(clip) == SPEECH
    assert len(gone) == 3
