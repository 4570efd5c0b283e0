"""Tags as pairs of words, which FFmpeg turns into what a format has: Vorbis comments, and MP4's atoms."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rehearse.core import Tags


def pairs_of(tags: Tags) -> dict[str, str]:
    """Return what is not empty, chapters apart."""
    pairs = {
        "title": tags.title,
        "artist": tags.artist,
        "album": tags.album,
        "date": tags.date,
        "track": "{}/{}".format(*tags.number) if tags.number else "",
        "language": tags.language,
        "lyrics": tags.lyrics,
    }
    return {name: text for name, text in pairs.items() if text}


def iso_639_2(language: str) -> str:
    """Turn a language as Tags has it into the three letters that ID3 and MP4 want; nothing where it is not known."""
    return {"zh": "zho", "en": "eng"}.get(language.partition("-")[0], "")


def pairs_with_chapters(tags: Tags) -> dict[str, str]:
    """Return chapters too, as Vorbis comments have them (wiki.xiph.org/Chapter_Extension)."""
    pairs = pairs_of(tags)
    for number, chapter in enumerate(tags.chapters, start=1):
        pairs[f"CHAPTER{number:03d}"] = timestamp(chapter.start_ms)
        pairs[f"CHAPTER{number:03d}NAME"] = chapter.title
    return pairs


def timestamp(ms: int, point: str = ".") -> str:
    """Write a time as Vorbis chapters, WebVTT and, with a comma, SubRip have it.

    >>> timestamp(3_723_045), timestamp(59_999, ",")
    ('01:02:03.045', '00:00:59,999')
    """
    seconds, ms = divmod(ms, 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}{point}{ms:03d}"
