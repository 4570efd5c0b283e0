"""Units of packets: how many there are, how long each is, and then all of them."""

from __future__ import annotations

import struct
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def pack(packets: Sequence[bytes]) -> bytes:
    """Make a unit."""
    sizes = [len(packet) for packet in packets]
    return struct.pack(f"<I{len(sizes)}H", len(sizes), *sizes) + b"".join(packets)


def unpack(unit: bytes) -> Iterator[bytes]:
    """Walk a unit's packets."""
    (count,) = struct.unpack_from("<I", unit)
    sizes = struct.unpack_from(f"<{count}H", unit, 4)
    for start, end in pairwise(accumulate(sizes, initial=4 + 2 * count)):
        yield unit[start:end]
