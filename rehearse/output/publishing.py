"""Puts files into the result's folder: written in a work folder inside it, and renamed when all are whole."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from rehearse.core.errors import OutputError, unwritable
from rehearse.core.folders import is_folder, there
from rehearse.output.file_names import BESIDE_SECTIONS
from rehearse.output.manifest import Manifest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


_ASIDE = ".making-"
_LOCK = ".rehearse.lock"
_ELSEWHERE = "choose another folder with --output"


@contextmanager
def work_folder(folder: Path) -> Iterator[Path]:
    """Give an empty folder inside `folder` to write into; it is deleted afterwards, whatever happened.

    Such folders of killed runs are deleted, too: nobody holds their lock.
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


def protect_script(script: Path, folder: Path) -> None:
    """Raise OutputError where a result could be written over the script that it is made from."""
    if not there(script):
        return
    for name in BESIDE_SECTIONS:
        target = folder / name
        if there(target) and target.samefile(script):
            raise OutputError("this is the script itself", _ELSEWHERE, path=target)


def write_file(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file, piece by piece."""
    with _reporting(path), path.open("wb") as file:
        file.writelines(pieces)


def publish_early(work: Path, folder: Path, name: str) -> None:
    """Rename one file into `folder` before the others are whole, unless a whole result is there."""
    with _reporting(folder), FileLock(folder / _LOCK):
        before = Manifest.read(folder)
        if not before.files:
            _check(folder, [name], before)
            replace(before, early=(*before.early, name)).write(work, folder)
            _rename(work, folder, name)


def publish(work: Path, folder: Path, made: Manifest) -> None:
    """Rename the manifest's files from `work` into `folder`, in order.

    What an earlier run made and this one did not is deleted; what others put there stays. Before anything is renamed,
    raise OutputError where not all can be, or where one would take the place of a file that no run of ours has made.
    """
    with _reporting(folder), FileLock(folder / _LOCK):
        before = Manifest.read(folder)
        for parent in {(folder / name).parent for name in made.files}:
            parent.mkdir(parents=True, exist_ok=True)
            tempfile.TemporaryFile(dir=parent).close()
        _check(folder, made.files, before)
        stale = [name for name in before.ours if name not in made.files]
        # Should the run be killed in the midst of it, the next one knows these for ours.
        replace(made, files=(*made.files, *stale)).write(work, folder)
        for name in made.files:
            _rename(work, folder, name)
        kept = [name for name in stale if not _deleted(folder, name, made.files)]
        with suppress(OSError):
            replace(made, files=(*made.files, *kept)).write(work, folder)


def _check(folder: Path, names: Sequence[str], before: Manifest) -> None:
    """Raise OutputError where one of these would replace what no run of ours has made, or what cannot be replaced."""
    for name in names:
        target = folder / name
        if is_folder(target) or (there(target) and not _is_one_of(folder, name, before.ours)):
            raise OutputError(
                "this is not of our making, and would be overwritten",
                f"move it away, or {_ELSEWHERE}",
                path=target,
            )
        if there(target):
            _replace(target, target)  # which fails where another program has it open, on Windows


def _deleted(folder: Path, name: str, files: Sequence[str]) -> bool:
    """Delete a file of the run before; False where that fails, as while someone listens to it."""
    if not _is_one_of(folder, name, files):
        try:
            (folder / name).unlink(missing_ok=True)
        except OSError:
            return False
    return True


def _rename(work: Path, folder: Path, name: str) -> None:
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    _replace(work / name, target)


def _is_one_of(folder: Path, name: str, files: Sequence[str]) -> bool:
    """True where a name is that of one of these files, also in another case on systems that ignore it."""
    path = folder / name
    alike = [folder / other for other in files if other.casefold() == name.casefold()]
    return path.exists() and any(other.exists() and path.samefile(other) for other in alike)


def _replace(path: Path, target: Path) -> None:
    try:
        path.replace(target)
    except PermissionError:
        raise OutputError(
            "cannot be replaced", f"close it where it is open, or {_ELSEWHERE}", path=target
        ) from None


def _sweep(folder: Path) -> None:
    for left in folder.glob(f"{_ASIDE}*"):
        try:
            with FileLock(left / _LOCK, timeout=0):
                pass
        except (Timeout, OSError):
            continue
        shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _reporting(path: Path) -> Iterator[None]:
    """Turn an OSError into an OutputError."""
    try:
        yield
    except OSError as error:
        raise unwritable(path, error, f"make room there, or {_ELSEWHERE}") from None
