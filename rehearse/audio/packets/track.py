"""Packets joined in a container that FFmpeg's muxer writes; equal packets give equal bytes."""

from __future__ import annotations

from fractions import Fraction
from itertools import repeat
from threading import local
from typing import TYPE_CHECKING

import av

from rehearse.audio.packets.encoders import CODINGS
from rehearse.audio.packets.packing import unpack_packets
from rehearse.audio.packets.unit import silent

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from av.container import Chapter
    from av.stream import Stream

_latest = local()
"""What each thread unpacked last: a unit goes into the track, and right after into its section."""


class PacketJoin:
    """A file of packets of one length, the last one of which is heard in part: exactly as much as is due.

    Times are in samples of `rate` a second. The first packet's sound begins `lead` before the file's.
    """

    def __init__(
        self,
        file: BinaryIO,
        container: str,
        codec: str,
        duration_ms: int,
        *,
        rate: int,
        lead: int,
        metadata: dict[str, str],
        language: str = "",
        chapters: list[Chapter] | None = None,
    ) -> None:
        coding = CODINGS[codec]
        # Without "bitexact" the muxers put in random serial numbers and their own version.
        self._container = av.open(file, "w", format=container, options={"fflags": "+bitexact"})
        self._stream = self._container.add_stream(
            coding.codec,
            rate=coding.rate,
            layout="mono",
            options={**dict(coding.options), "flags": "+bitexact"},
        )
        self._stream.bit_rate = coding.bit_rate
        self._container.metadata.update(metadata)
        if language:
            self._stream.metadata["language"] = language
        if chapters:
            self._container.set_chapters(chapters)
        self._container.start_encoding()
        assert self._stream.time_base == Fraction(1, rate)
        self._packet = coding.packet * rate // coding.rate
        self._place = -lead
        self._end = duration_ms * rate // 1000
        self._silent = self._next_silent = av.Packet(silent(codec))

    def unit(self, data: bytes) -> int:
        """Append packets."""
        *packets, self._next_silent = _packets(data)
        self._append(packets)
        return len(packets)

    def silence(self, cells: int) -> None:
        """Append silent packets."""
        self._append([self._next_silent])
        self._next_silent = self._silent
        self._append(repeat(self._silent, cells - 1))

    def finish(self) -> None:
        """Append the packet that sounds on behind the last cell, if one is due, and the index."""
        if self._place < self._end:
            self.silence(1)
        self._container.close()

    def _append(self, packets: Iterable[av.Packet[Stream]]) -> None:
        mux, place, whole, last = self._container.mux_one, self._place, self._packet, self._end - self._packet
        for packet in packets:  # of the first stream, the only one, and in its time base
            packet.pts = packet.dts = place
            packet.duration = whole if place <= last else self._end - place
            mux(packet)
            place += whole
        self._place = place


def _packets(unit: bytes) -> tuple[av.Packet[Stream], ...]:
    """Make a unit's packets; the muxer keeps no more of one than a reference to its bytes, so it can be used again."""
    if getattr(_latest, "unit", None) is not unit:
        _latest.unit, _latest.packets = unit, tuple(map(av.Packet, unpack_packets(unit)))
    packets: tuple[av.Packet[Stream], ...] = _latest.packets
    return packets
