"""The folder that results go to: files are written aside in it and renamed when all of them are whole."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
import unicodedata
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from filelock import FileLock, Timeout

from rehearse.core.errors import OutputError
from rehearse.core.places import is_folder, there

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

TRACK = "track"
SECTIONS = "sections"
REPORT_JSON = "report.json"

_SECTION_FILE = re.compile(rf"{SECTIONS}/\d+-[^/\\:]+\.(\w+)")
_TRACK_FILE = re.compile(rf"{TRACK}\.\w+")
_ASIDE = ".making-"
_LOCK = ".rehearse.lock"
_EARLY = ".rehearse.early"
"""Lists what was published before all was whole, in case the run never gets there."""
_UNSAFE = re.compile(r'(?:[<>:"/\\|?*]|\s)+')
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}
"""Unicode's categories of what has no shape of its own, or turns round what follows, or is half a character."""
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)", re.IGNORECASE)
"""Names of devices on Windows, whatever suffix they have."""
_LONGEST = 40
"""Characters of a heading in a file name: 120 bytes of Chinese, well under the 255 that file systems allow."""


def safe_name(text: str) -> str:
    """Make a file name that every system takes, and that still reads like the text.

    >>> safe_name("一、把场地用起来：A/B 测试?")
    '一、把场地用起来：A_B_测试'
    """
    name = _UNSAFE.sub("_", unicodedata.normalize("NFC", text))
    name = "".join(char for char in name if unicodedata.category(char) not in _INVISIBLE)
    name = name[:_LONGEST].strip("._ ") or "untitled"
    return f"{name}_" if _RESERVED.match(name) else name


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


def spare(script: Path, folder: Path, names: Iterable[str]) -> None:
    """Raise OutputError where one of these results would be written over the script that they are made from."""
    if not there(script):
        return
    for name in names:
        target = folder / name
        if there(target) and target.samefile(script):
            raise OutputError(f"{target}: this is the script itself; choose another folder with --output")


def write(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file, piece by piece."""
    with _reporting(path), path.open("wb") as file:
        file.writelines(pieces)


def publish_early(work: Path, folder: Path, name: str) -> None:
    """Rename one file into `folder` before the others are whole: only where there is nothing that it could belie."""
    with _reporting(folder), FileLock(folder / _LOCK):
        with (folder / _EARLY).open("a", encoding="utf-8") as file:
            file.write(f"{name}\n")
        _rename(work, folder, name)


def publish(work: Path, folder: Path, files: Sequence[str], others: Collection[str] = ()) -> None:
    """Rename the files (relative, "/" between parts) from `work` into `folder`, in order.

    What an earlier run made and this one did not is deleted; what others put there stays. `others` are the names that
    a run may have made besides sound. Before anything is renamed, raise OutputError where not all can be, or where one
    would take the place of a file that no run of ours has made.
    """
    with _reporting(folder), FileLock(folder / _LOCK):
        before = {name.casefold(): name for name in _made_before(folder, others)}
        stale = [name for name in before.values() if name not in files]
        for parent in {(folder / PurePosixPath(name)).parent for name in files}:
            parent.mkdir(parents=True, exist_ok=True)
            tempfile.TemporaryFile(dir=parent).close()
        for name in files:
            target = folder / PurePosixPath(name)
            if is_folder(target) or (name.casefold() not in before and there(target)):
                raise OutputError(
                    f"{target}: this is not of our making, and would be overwritten; move it away, "
                    "or choose another folder with --output"
                )
            if there(target):
                _replace(target, target)  # which fails where another program has it open, on Windows
        # Should the run be killed in the midst of it, the next one knows these for ours.
        with (folder / _EARLY).open("a", encoding="utf-8") as file:
            file.writelines(f"{name}\n" for name in files)
        for name in files:
            _rename(work, folder, name)
        kept = []
        for name in stale:
            if _is_one_of(folder, name, files):  # where case says nothing, a.wav and A.wav are one
                continue
            try:
                (folder / PurePosixPath(name)).unlink(missing_ok=True)
            except OSError:  # someone listens to it, perhaps: then it may stay, and is ours
                kept.append(name)
        with suppress(OSError):
            if kept:
                (folder / _EARLY).write_text("".join(f"{name}\n" for name in kept), encoding="utf-8")
            else:
                (folder / _EARLY).unlink(missing_ok=True)


def _rename(work: Path, folder: Path, name: str) -> None:
    target = folder / PurePosixPath(name)
    target.parent.mkdir(parents=True, exist_ok=True)
    _replace(work / PurePosixPath(name), target)


def _is_one_of(folder: Path, name: str, files: Sequence[str]) -> bool:
    """Tell whether a name is one of these files' by another case, where case says nothing."""
    path = folder / PurePosixPath(name)
    alike = [folder / PurePosixPath(other) for other in files if other.casefold() == name.casefold()]
    return path.exists() and any(path.samefile(other) for other in alike)


def _replace(path: Path, target: Path) -> None:
    try:
        path.replace(target)
    except PermissionError:
        raise OutputError(
            f"{target}: cannot be replaced; close it where it is open, or choose another folder with --output"
        ) from None


def _made_before(folder: Path, others: Collection[str]) -> list[str]:
    """List the files that earlier runs made here, as they noted them; only names that a run can have made count."""
    named: list[object] = []
    with suppress(OSError, ValueError):
        named += (folder / _EARLY).read_text(encoding="utf-8").splitlines()
    with suppress(OSError, ValueError, LookupError, TypeError):
        named += _report_before(folder)["files"]
    said = [name for name in named if isinstance(name, str)]
    sound = [match for name in said if (match := _SECTION_FILE.fullmatch(name))]
    tracks = {f"{TRACK}.{match[1]}" for match in sound} | set(filter(_TRACK_FILE.fullmatch, said))
    return [*(match[0] for match in sound), *tracks, *(name for name in said if name in others)]


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
    """Turn what the system says to a write into an OutputError."""
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error.strerror or error}); "
            "make room there, or choose another folder with --output"
        ) from None


@dataclass(frozen=True, slots=True)
class Before:
    """What the run before chose, and this one keeps to where it still serves; so that an edit stays one clip."""

    rate: int | None = None
    """At which the same voice spoke."""
    gains: tuple[tuple[str, int], ...] = ()
    """(voice, steps), where the loudness that was aimed at is the same."""


def before(folder: Path, voice: str, target_lufs: float | None) -> Before:
    """Read what the run before chose from its report; nothing where there was none, or for another voice."""
    try:
        report = _report_before(folder)
        engine, loudness = report["engine"], report["loudness"]
        rate = int(engine["rate"]) if engine["voice"] == voice else None
        if loudness["target_lufs"] != target_lufs:
            return Before(rate)
        return Before(rate, tuple((str(name), int(steps)) for name, steps in loudness["gains"]))
    except (OSError, ValueError, LookupError, TypeError):
        return Before()


def is_result(folder: Path) -> bool:
    """Tell whether a run has left its whole result in a folder."""
    return there(folder / REPORT_JSON)


def made_in(folder: Path) -> frozenset[str]:
    """Name what stands in a folder and, as the report there says, was made by a run; its sections' folder included."""
    with suppress(OSError, ValueError, LookupError, TypeError):
        names = [name for name in _report_before(folder)["files"] if isinstance(name, str)]
        return frozenset(PurePosixPath(name).parts[0] for name in names if name)
    return frozenset()


def _report_before(folder: Path) -> Any:
    """Read the report of the run before up to its cues, if they come last; raise OSError or ValueError without one."""
    with (folder / REPORT_JSON).open(encoding="utf-8") as file:
        text = "".join(takewhile(' "cues": [\n'.__ne__, file)).rstrip()
    return json.loads(f"{text[:-1]}}}" if text.endswith(",") else text)
