"""ID3v2.3, for MP3, written by mutagen: the version that every player reads, Windows and car radios among them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from mutagen import id3

from rehearse.audio.tags.words import iso_639_2

if TYPE_CHECKING:
    from rehearse.model import Tags


_MOST_LISTED = 255
"""Chapters that a table of contents can have; players find the others all the same."""


def render(tags: Tags) -> bytes:
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
    return file.getvalue()


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
