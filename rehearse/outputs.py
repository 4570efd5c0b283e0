"""The folder that results go to: files are written aside in it and renamed when all of them are whole."""

from __future__ import annotations

import re
import shutil
import tempfile
import unicodedata
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from rehearse.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ASIDE = ".making-"
_LOCK = ".rehearse.lock"
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+|\s+')
_LONGEST = 40
"""Characters of a heading in a file name: 120 bytes of Chinese, well under the 255 that file systems allow."""


def safe_name(text: str) -> str:
    """Make a file name that every system takes, and that still reads like the text.

    >>> safe_name("一、把场地用起来：A/B 测试?")
    '一、把场地用起来：A_B_测试'
    """
    name = _UNSAFE.sub("_", unicodedata.normalize("NFC", text))
    return name[:_LONGEST].strip("._ ") or "untitled"


@contextmanager
def aside(folder: Path) -> Iterator[Path]:
    """Give an empty folder inside `folder` to write into; it is gone afterwards, whatever happened.

    A lock tells the folders of runs that are still going from those of runs that were killed: these are swept away.
    """
    with _reporting(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / _LOCK):
            _sweep(folder)
            work = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=folder))
            lock = FileLock(work / _LOCK)
            lock.acquire()
        try:
            yield work
        finally:
            lock.release()
            shutil.rmtree(work, ignore_errors=True)


def publish(work: Path, folder: Path, files: Sequence[str], stale: Sequence[str] = ()) -> None:
    """Rename the files (relative, "/" between parts) from `work` into `folder`, in order, and delete the stale ones."""
    with _reporting(folder), FileLock(folder / _LOCK):
        for name in files:
            target = folder / PurePosixPath(name)
            target.parent.mkdir(parents=True, exist_ok=True)
            (work / PurePosixPath(name)).replace(target)
        for name in set(stale) - set(files):
            (folder / PurePosixPath(name)).unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    for left in folder.glob(f"{_ASIDE}*"):
        try:
            with FileLock(left / _LOCK, timeout=0):
                pass
        except (Timeout, OSError):
            continue
        shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _reporting(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"{folder}: cannot be written to ({error.strerror or error}); choose another folder with --output"
        ) from None
