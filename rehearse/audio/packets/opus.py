"""Ogg Opus at 32 kbit/s: the smallest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.audio.packets.track import PacketJoin
from rehearse.audio.tags import pairs_with_chapters

if TYPE_CHECKING:
    from typing import BinaryIO

    from rehearse.core import Tags

_RATE = 48_000
"""Opus counts time in samples of this rate, whatever the rate of what it was given."""

_PRE_SKIP = 312
"""Samples by which libopus is late at our rate."""


class OpusJoin(PacketJoin):
    """An Ogg Opus file; by its pre-skip and its last granule position decoders give exactly what was planned."""

    def __init__(self, file: BinaryIO, duration_ms: int, tags: Tags) -> None:
        super().__init__(
            file,
            "ogg",
            "opus",
            duration_ms,
            rate=_RATE,
            lead=_PRE_SKIP,
            metadata=pairs_with_chapters(
                tags
            ),  # FFmpeg's own way with chapters in Ogg is up to a second wrong
        )
