"""A WAV file's tags, as RIFF has them: an INFO list, and named cue points where chapters begin."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from rehearse.audio import SAMPLES_PER_MS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rehearse.core import Chapter, Tags


def info_chunks(tags: Tags) -> bytes:
    """Return the chunks; nothing where there is nothing to say. Text is UTF-8, as FFmpeg and most others take it."""
    return _info(tags) + _cues(tags.chapters)


def chunk(name: bytes, data: bytes) -> bytes:
    """Make a chunk: its name, its size, and its data, filled up to an even size."""
    return name + struct.pack("<I", len(data)) + data + bytes(len(data) % 2)


def _info(tags: Tags) -> bytes:
    texts = (
        (b"INAM", tags.title),
        (b"IART", tags.artist),
        (b"IPRD", tags.album),
        (b"ILNG", tags.language),
        (b"ICRD", tags.date),
        (b"IPRT", "{}/{}".format(*tags.number) if tags.number else ""),
    )
    return _list(b"INFO", (chunk(name, text.encode() + b"\0") for name, text in texts if text))


def _cues(chapters: tuple[Chapter, ...]) -> bytes:
    if not chapters:
        return b""
    points = [
        struct.pack("<II4sIII", number, sample, b"data", 0, 0, sample)
        for number, sample in enumerate((chapter.start_ms * SAMPLES_PER_MS for chapter in chapters), start=1)
    ]
    names = (
        chunk(b"labl", struct.pack("<I", number) + chapter.title.encode() + b"\0")
        for number, chapter in enumerate(chapters, start=1)
    )
    return chunk(b"cue ", struct.pack("<I", len(points)) + b"".join(points)) + _list(b"adtl", names)


def _list(kind: bytes, chunks: Iterable[bytes]) -> bytes:
    data = b"".join(chunks)
    return chunk(b"LIST", kind + data) if data else b""
