"""A unit of packets as bytes: their number, their lengths, the packets; the last one sounds behind the unit."""

from __future__ import annotations

import struct
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def pack_packets(packets: Sequence[bytes]) -> bytes:
    """Make a unit."""
    sizes = [len(packet) for packet in packets]
    return struct.pack(f"<I{len(sizes)}H", len(sizes), *sizes) + b"".join(packets)


def unpack_packets(unit: bytes) -> list[bytes]:
    """Return a unit's packets."""
    (count,) = struct.unpack_from("<I", unit)
    sizes = struct.unpack_from(f"<{count}H", unit, 4)
    return [unit[start:end] for start, end in pairwise(accumulate(sizes, initial=4 + 2 * count))]
