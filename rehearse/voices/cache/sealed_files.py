"""Files with checksums that are whole or not there: each is written aside and renamed.

Layout: the head's checksum in hex and a line end; the head, a line of JSON that ends with the data's size and checksum;
the data. So that a head can be trusted without reading the data, which may be two hundred times as long. The checksum
is XXH3, 128 bits: against damage, not malice; it takes a thirtieth of the time that SHA-256 does.
"""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from xxhash import xxh3_128_hexdigest as checksum

from rehearse.core.folders import replace_whole

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

_SEAL = "sealed"
_TRIES = 5
_PAUSE_S = 0.05


def write_sealed(path: Path, head: dict[str, Any], data: bytes) -> None:
    """Write a file and give it its name when it is whole; raise OSError where it cannot be."""
    line = json.dumps({**head, _SEAL: _seal(data)}, ensure_ascii=False).encode() + b"\n"
    for turn in range(_TRIES - 1):
        # Someone cleared the cache, folders and all; or, on Windows, reads the file that is to be replaced.
        with suppress(FileNotFoundError, PermissionError):
            return replace_whole(path, _line(line) + line + data)
        time.sleep(_PAUSE_S * turn)
    return replace_whole(path, _line(line) + line + data)


def read_head(path: Path) -> dict[str, Any] | None:
    """Read what a file says of itself; None where there is none, or where that, or the file's size, is damaged."""
    try:
        with path.open("rb") as file:
            return _head(file)[0]
    except (OSError, ValueError, LookupError, TypeError):
        return None


def read_sealed(path: Path) -> tuple[dict[str, Any], bytes] | None:
    """Read a file whole; None where there is none. One that is damaged is deleted, so that it is made again."""
    try:
        with path.open("rb") as file:
            head, size = _head(file)
            data = file.read(size)  # a known size saves a copy
        if head[_SEAL] == _seal(data):
            return head, data
    except OSError:
        return None
    except (ValueError, LookupError, TypeError):
        pass
    with suppress(OSError):
        path.unlink()
    return None


def mark_used(path: Path) -> None:
    """Note that a file was used: those not used for longest are deleted first."""
    with suppress(OSError):  # it may be another user's, or gone
        os.utime(path)


def _head(file: BinaryIO) -> tuple[dict[str, Any], int]:
    """Read the head and how long the data behind it is; raise ValueError where there is other than that."""
    seal, line = file.readline(), file.readline()
    if seal != _line(line):
        raise ValueError("damaged")
    head: dict[str, Any] = json.loads(line)
    size = int(head[_SEAL][0])
    if os.fstat(file.fileno()).st_size != file.tell() + size:
        raise ValueError("of another length")
    return head, size


def _seal(data: bytes) -> list[int | str]:
    return [len(data), checksum(data)]


def _line(head: bytes) -> bytes:
    return checksum(head).encode() + b"\n"
