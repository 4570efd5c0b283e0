"""Files in folders and archives, alike: what is in a zip, a wheel, a tar or an npz is found without unpacking it."""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import IO, TYPE_CHECKING

from rehearse.core.errors import EngineError
from rehearse.voices.engines.downloads import CHUNK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import ExitStack
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Entry:
    """A file somewhere."""

    path: str
    """Where it stands in its folder or archive, with slashes."""
    size: int
    open: Callable[[], IO[bytes]]
    skip: int = 0
    """Bytes before its content."""

    @property
    def name(self) -> str:
        """Its name without folders."""
        return self.path.rpartition("/")[2]

    def chunks(self) -> Iterator[bytes]:
        """Read its content."""
        with readable(self.path), self.open() as file:
            file.read(self.skip)
            while chunk := file.read(CHUNK):
                yield chunk


def entries(path: Path, stack: ExitStack) -> Iterator[Entry]:
    """List the files of a folder, with those in its archives, or of an archive, or a file by itself.

    Archives stay open until the stack is closed. Raise EngineError where something cannot be read.
    """
    with readable(path):
        if path.is_dir():
            for inner in sorted(path.rglob("*")):
                if inner.is_file():
                    yield from _of_file(inner, inner.relative_to(path).as_posix(), stack)
        else:
            yield from _of_file(path, path.name, stack)


@contextmanager
def readable(path: Path | str) -> Iterator[None]:
    """Say in one line what is wrong with a file that cannot be read."""
    try:
        yield
    except (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, ValueError):
        raise EngineError(f"{path} is damaged", "get it once more") from None
    except OSError as error:
        raise EngineError(f"{path} cannot be read ({error.strerror or error})") from None


def _of_file(path: Path, name: str, stack: ExitStack) -> Iterator[Entry]:
    if zipfile.is_zipfile(path):
        yield from _in_zip(stack.enter_context(zipfile.ZipFile(path)))
    elif path.name.endswith((".tar", ".tgz", ".tar.gz")):
        yield from _in_tar(stack.enter_context(tarfile.TarFile.open(path)))
    else:
        yield Entry(name, path.stat().st_size, partial(_open, path))


def _open(path: Path) -> IO[bytes]:
    return path.open("rb")


def _in_zip(archive: zipfile.ZipFile) -> Iterator[Entry]:
    for info in archive.infolist():
        if info.filename.endswith(".npy"):
            yield _array(archive, info)
        elif not info.is_dir():
            yield Entry(info.filename, info.file_size, partial(archive.open, info))


def _array(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Entry:
    """Give the numbers of an array without their header, as the voices are elsewhere."""
    from numpy.lib import format as npy

    with archive.open(info) as file:
        major, _ = npy.read_magic(file)
        (npy.read_array_header_1_0 if major == 1 else npy.read_array_header_2_0)(file)
        skip = file.tell()
    name = info.filename.removesuffix(".npy") + ".bin"
    return Entry(name, info.file_size - skip, partial(archive.open, info), skip)


def _in_tar(archive: tarfile.TarFile) -> Iterator[Entry]:
    for info in archive:
        if info.isfile():
            yield Entry(info.name, info.size, partial(_member, archive, info))


def _member(archive: tarfile.TarFile, info: tarfile.TarInfo) -> IO[bytes]:
    file = archive.extractfile(info)
    if file is None:
        raise tarfile.ReadError
    return file
