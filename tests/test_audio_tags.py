"""What files say about themselves, as other programs read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import av
import mutagen
import pytest
from mutagen.id3 import ID3
from mutagen.mp4 import MP4

from rehearse.audio.formats import FORMATS, open_track
from rehearse.core import Chapter, Tags

if TYPE_CHECKING:
    from pathlib import Path

CHAPTERS = (
    Chapter("开场", 0, 7_501),
    Chapter("一、团结奋进；再上台阶", 7_501, 1_003_777),
    Chapter("Closing = “谢谢”", 1_003_777, 1_009_999),
    Chapter("谢", 1_009_999, 1_012_345),
)
"""Some begin in the second half of a second."""

TAGS = Tags(
    title="在年会上的讲话",
    artist="云希",
    album="2026 年会",
    language="zh",
    date="2026-11-23",
    number=(2, 11),
    lyrics="各位来宾：\n大家好！",
    chapters=CHAPTERS,
)

with_formats = pytest.mark.parametrize("name", FORMATS)


@pytest.fixture(scope="module")
def tracks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the tracks that are written."""
    return tmp_path_factory.mktemp("tracks")


@pytest.fixture
def track(tracks: Path, name: str) -> Path:
    """Write a track with tags, in as many milliseconds as its chapters take; each format once."""
    path = tracks / f"track.{name}"
    if not path.exists():
        with open_track(path, name, CHAPTERS[-1].end_ms, TAGS):
            """All of it is silence."""
    return path


@with_formats
def test_ffmpeg_reads_the_tags(track: Path, name: str) -> None:
    """Title, who speaks, album, number and date are where players look for them."""
    with av.open(str(track)) as container:
        said = {**container.metadata, **container.streams.audio[0].metadata}
    expected = {
        "title": TAGS.title,
        "artist": TAGS.artist,
        "album": TAGS.album,
        "date": TAGS.date,
        "track": "2/11",
    }
    assert {key: said.get(key) for key in expected} == expected
    if name in ("mp3", "m4a", "m4b"):
        assert said["language"] == "zho"
    if name != "wav":
        assert [text for key, text in said.items() if key.startswith("lyrics")] == [TAGS.lyrics]


@with_formats
def test_ffmpeg_reads_the_chapters(track: Path, name: str) -> None:
    """Each begins at its millisecond, under its name."""
    with av.open(str(track)) as container:
        found = [
            (chapter["metadata"]["title"], float(chapter["start"] * (chapter["time_base"] or 0) * 1000))
            for chapter in container.chapters()
        ]
    assert [title for title, _ in found] == [chapter.title for chapter in CHAPTERS]
    assert [start for _, start in found] == pytest.approx([chapter.start_ms for chapter in CHAPTERS], abs=1)


@pytest.mark.parametrize("name", ["mp3"])
def test_mutagen_reads_id3(track: Path) -> None:
    """Version 2.3, for Windows and for cars, with a table of contents, chapters, and the text."""
    tag = ID3(track)
    assert tag.version == (2, 3, 0)
    assert [str(tag[key]) for key in ("TIT2", "TPE1", "TALB", "TRCK", "TLAN", "TDRC")] == [
        TAGS.title, TAGS.artist, TAGS.album, "2/11", "zho", TAGS.date,
    ]  # fmt: skip
    assert tag.getall("USLT")[0].text == TAGS.lyrics
    chapters = [tag[f"CHAP:{name}"] for name in tag["CTOC:toc"].child_element_ids]
    assert [
        Chapter(str(chapter.sub_frames["TIT2"]), chapter.start_time, chapter.end_time) for chapter in chapters
    ] == list(CHAPTERS)


@pytest.mark.parametrize("name", ["m4a", "m4b"])
def test_mutagen_reads_mp4(track: Path) -> None:
    """Nero's chapters, beside QuickTime's."""
    file = MP4(track)
    assert file.chapters is not None
    assert (file["\xa9nam"], file["\xa9ART"], file["trkn"]) == ([TAGS.title], [TAGS.artist], [(2, 11)])
    assert [chapter.title for chapter in file.chapters] == [chapter.title for chapter in CHAPTERS]
    assert [chapter.start * 1000 for chapter in file.chapters] == pytest.approx(
        [chapter.start_ms for chapter in CHAPTERS], abs=1
    )


@pytest.mark.parametrize("name", ["opus", "flac"])
def test_mutagen_reads_vorbis_comments(track: Path) -> None:
    """Chapters are pairs of comments, to the millisecond."""
    file = mutagen.File(track)
    assert file is not None
    assert (file["title"], file["lyrics"], file["language"]) == ([TAGS.title], [TAGS.lyrics], ["zh"])
    assert [(file[f"chapter{n:03d}"], file[f"chapter{n:03d}name"]) for n in range(1, len(CHAPTERS) + 1)] == [
        (["00:00:00.000"], [CHAPTERS[0].title]),
        (["00:00:07.501"], [CHAPTERS[1].title]),
        (["00:16:43.777"], [CHAPTERS[2].title]),
        (["00:16:49.999"], [CHAPTERS[3].title]),
    ]


@with_formats
def test_what_is_empty_is_left_out(tmp_path: Path, name: str) -> None:
    """No tags, or empty ones, leave nothing in the file."""
    paths = [tmp_path / f"{n}.{name}" for n in range(2)]
    for path, tags in zip(paths, (None, Tags()), strict=True):
        with open_track(path, name, 500, tags):
            """All of it is silence."""
    assert paths[0].read_bytes() == paths[1].read_bytes()
    with av.open(str(paths[0])) as container:
        assert not {"title", "artist", "album", "date", "track", "lyrics"} & set(container.metadata)
        assert not container.chapters()
