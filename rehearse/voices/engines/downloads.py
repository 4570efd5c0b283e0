"""Files that are fetched once and known by their SHA-256: copied or downloaded whole, resumed, never half there."""

from __future__ import annotations

import errno
import hashlib
import os
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException
from typing import IO, TYPE_CHECKING, Protocol, cast
from urllib.request import ProxyHandler, Request, build_opener

from filelock import FileLock

from rehearse.core.errors import EngineError
from rehearse.voices.engines.network.proxy import proxy_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from http.client import HTTPResponse
    from pathlib import Path

CHUNK = 1 << 20
_PATIENCE_S = 30.0


@dataclass(frozen=True, slots=True)
class Pinned:
    """A file that is the right one only with this content."""

    name: str
    size: int
    sha256: str


class Progress(Protocol):
    """Someone who wants to know how far it is."""

    def __call__(self, name: str, done: int, size: int) -> None:
        """Take note that so many bytes of a file are there."""


def ignore(name: str, done: int, size: int) -> None:
    """Take no note."""


def is_whole(path: Path, pinned: Pinned) -> bool:
    """See whether the file is there, with the right content."""
    try:
        return path.stat().st_size == pinned.size and digest_of(path) == pinned.sha256
    except OSError:
        return False


def digest_of(path: Path) -> str:
    """Compute the SHA-256 of a file, in hex; raise OSError where it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep others from installing into a folder at the same time; they wait, and then find what is there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / ".lock"):
            yield
    except OSError as error:
        raise cannot_write(folder, error) from None


def copy_in(chunks: Iterable[bytes], pinned: Pinned, folder: Path, progress: Progress = ignore) -> Path:
    """Write a file, and give it its name once it has the right content; raise EngineError where it has not."""
    part = folder / f".{pinned.name}.copy"
    digest, done = hashlib.sha256(), 0
    try:
        with part.open("wb") as file:
            for chunk in chunks:
                file.write(chunk)
                digest.update(chunk)
                done += len(chunk)
                progress(pinned.name, done, pinned.size)
            _to_disk(file)
    except BaseException as error:
        part.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise cannot_write(folder, error) from None
        raise
    return _accept(part, pinned, digest.hexdigest(), done)


def download(url: str, pinned: Pinned, folder: Path, progress: Progress = ignore) -> Path:
    """Download a file, going on where another attempt stopped; raise EngineError where it cannot be had."""
    part = folder / f".{pinned.name}.part"
    try:
        have = part.stat().st_size if part.exists() else 0
        if have >= pinned.size:
            part.unlink()
            have = 0
        _receive(url, part, have, lambda done: progress(pinned.name, done, pinned.size), pinned.size)
        return _accept(part, pinned, digest_of(part), part.stat().st_size)
    except OSError as error:
        raise cannot_write(folder, error) from None


def _receive(url: str, part: Path, have: int, tell: Callable[[int], None], most: int) -> None:
    """Append what is missing; a server that cannot do that sends all of it, which then takes its place."""
    try:
        with _opened(url, have) as answer:
            resumed = answer.status == HTTPStatus.PARTIAL_CONTENT
            have = have if resumed else 0
            with part.open("ab" if resumed else "wb") as file:
                while have <= most and (chunk := _read(answer)):
                    file.write(chunk)
                    have += len(chunk)
                    tell(have)
                _to_disk(file)
    except _NetworkError as error:
        raise EngineError(
            f"{url} cannot be downloaded ({error})", "run it again to go on, or install with --from"
        ) from None
    if have < most:
        raise EngineError(f"{url} broke off after {have:,} of {most:,} bytes", "run it again to go on")


class _NetworkError(Exception):
    """What went wrong was the network, and not the disk."""


def _opened(url: str, have: int) -> HTTPResponse:
    request = Request(url, headers={"Range": f"bytes={have}-"} if have else {})
    proxy = proxy_for(url)
    opener = build_opener(ProxyHandler({"http": proxy, "https": proxy} if proxy else {}))
    try:
        return cast("HTTPResponse", opener.open(request, timeout=_PATIENCE_S))
    except (OSError, HTTPException) as error:
        raise _NetworkError(str(getattr(error, "reason", None) or error)) from None


def _read(answer: HTTPResponse) -> bytes:
    try:
        return answer.read(CHUNK)
    except (OSError, HTTPException) as error:
        raise _NetworkError(str(error) or type(error).__name__) from None


def _accept(part: Path, pinned: Pinned, digest: str, size: int) -> Path:
    if digest != pinned.sha256:
        part.unlink()
        raise EngineError(
            f"{pinned.name} is not the file that is expected: {size:,} bytes with SHA-256 {digest[:12]}…, "
            f"not {pinned.size:,} with {pinned.sha256[:12]}…",
            "get it from another source",
        )
    path = part.with_name(pinned.name)
    part.replace(path)
    return path


def _to_disk(file: IO[bytes]) -> None:
    file.flush()
    os.fsync(file.fileno())


def cannot_write(folder: Path, error: OSError) -> EngineError:
    """Say in a line why a folder cannot be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return EngineError(f"the disk of {folder} is full", "make room, and run it again")
    return EngineError(
        f"{folder} cannot be written ({error.strerror or error})", "set REHEARSE_DATA_DIR to another"
    )
