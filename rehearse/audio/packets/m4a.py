"""M4A: AAC at 44 kbit/s, for telephones and tablets."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from rehearse.audio.packets.encoders import CODINGS
from rehearse.audio.packets.track import PacketJoin
from rehearse.audio.tags import iso_639_2, pairs_of

if TYPE_CHECKING:
    from typing import BinaryIO

    from av.container import Chapter

    from rehearse.core import Tags

_AAC = CODINGS["aac"]


class M4aJoin(PacketJoin):
    """An M4A file.

    The container states the exact length, and its edit list skips the first packet, which comes before the first
    sample; decoders may play the last packet to its end. FFmpeg keeps the index in memory until the end,
    about 6 MB for each hour.
    """

    def __init__(self, file: BinaryIO, duration_ms: int, tags: Tags) -> None:
        super().__init__(
            file,
            "ipod",
            "aac",
            duration_ms,
            rate=_AAC.rate,
            lead=_AAC.packet,
            metadata=pairs_of(tags),
            language=iso_639_2(tags.language),
            chapters=_chapters(tags),
        )


def _chapters(tags: Tags) -> list[Chapter]:
    return [
        {
            "id": number,
            "start": chapter.start_ms,
            "end": chapter.end_ms,
            "time_base": Fraction(1, 1000),
            "metadata": {"title": chapter.title},
        }
        for number, chapter in enumerate(tags.chapters)
    ]
