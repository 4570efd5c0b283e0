"""ID3v2.3, for MP3, written by mutagen: the version that every player reads, Windows and car radios among them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from mutagen import id3

from rehearse.audio.tags import iso_639_2

if TYPE_CHECKING:
    from rehearse.core import Tags


_HEAD_BYTES = 10
"""Of a tag, and of each of its frames; in version 2.3 a frame's size is a plain number."""

_MOST_LISTED = 255
"""Chapters that a table of contents can have; players find the others all the same."""


def id3_tag(tags: Tags) -> bytes:
    """Return the tag; nothing where there is nothing to say."""
    frames = [
        *(kind(encoding=id3.Encoding.UTF16, text=text) for kind, text in _texts(tags) if text),
        *_lyrics(tags),
        *_chapters(tags),
    ]
    if not frames:
        return b""
    tag = id3.ID3()
    for frame in frames:
        tag.add(frame)
    tag.update_to_v23()
    file = BytesIO()
    tag.save(file, v2_version=3, padding=lambda _: 0)
    return _chapters_in_order(file.getvalue())


def _chapters_in_order(tag: bytes) -> bytes:
    """Put chapters last, by time: mutagen sorts frames by their length, and players take them as they come."""
    frames: list[bytes] = []
    position = _HEAD_BYTES
    while position < len(tag):
        end = position + _HEAD_BYTES + int.from_bytes(tag[position + 4 : position + 8], "big")
        frames.append(tag[position:end])
        position = end
    frames.sort(key=_chapter_start)
    return tag[:_HEAD_BYTES] + b"".join(frames)


def _chapter_start(frame: bytes) -> int:
    """Return the start of a chapter, in ms; -1 for other frames. That stands behind its name, which ends in a zero."""
    if frame[:4] != b"CHAP":
        return -1
    start = frame.index(b"\0", _HEAD_BYTES) + 1
    return int.from_bytes(frame[start : start + 4], "big")


def _texts(tags: Tags) -> tuple[tuple[type[id3.TextFrame], str], ...]:
    number = "{}/{}".format(*tags.number) if tags.number else ""
    return (
        (id3.TIT2, tags.title),
        (id3.TPE1, tags.artist),
        (id3.TALB, tags.album),
        (id3.TRCK, number),
        (id3.TLAN, iso_639_2(tags.language)),
        (id3.TDRC, tags.date),
    )


def _lyrics(tags: Tags) -> list[id3.Frame]:
    if not tags.lyrics:
        return []
    return [
        id3.USLT(
            encoding=id3.Encoding.UTF16, lang=iso_639_2(tags.language) or "und", desc="", text=tags.lyrics
        )
    ]


def _chapters(tags: Tags) -> list[id3.Frame]:
    """Return a table of contents and its chapters (the ID3v2 Chapter Frame Addendum)."""
    if not tags.chapters:
        return []
    names = [f"chp{number}" for number in range(len(tags.chapters))]
    flags = id3.CTOCFlags.TOP_LEVEL | id3.CTOCFlags.ORDERED
    return [
        id3.CTOC(element_id="toc", flags=flags, child_element_ids=names[:_MOST_LISTED], sub_frames=[]),
        *(
            id3.CHAP(
                element_id=name,
                start_time=chapter.start_ms,
                end_time=chapter.end_ms,
                start_offset=0xFFFF_FFFF,  # the times hold
                end_offset=0xFFFF_FFFF,
                sub_frames=[id3.TIT2(encoding=id3.Encoding.UTF16, text=chapter.title)],
            )
            for name, chapter in zip(names, tags.chapters, strict=True)
        ),
    ]
