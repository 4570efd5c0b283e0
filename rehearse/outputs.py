"""The folder that results go to: files are written aside in it and renamed when all of them are whole."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
import unicodedata
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from filelock import FileLock, Timeout

from rehearse.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TRACK = "track"
SECTIONS = "sections"
REPORT_TEXT = "report.txt"
REPORT_JSON = "report.json"

_SECTION_FILE = re.compile(rf"{SECTIONS}/\d+-[^/\\:]+\.(\w+)")
_ASIDE = ".making-"
_LOCK = ".rehearse.lock"
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


def spare(script: Path, folder: Path, suffix: str) -> None:
    """Raise OutputError where a result would be written over the script that it is made from."""
    for name in (f"{TRACK}.{suffix}", REPORT_TEXT, REPORT_JSON):
        target = folder / name
        if target.exists() and script.exists() and target.samefile(script):
            raise OutputError(f"{target}: this is the script itself; choose another folder with --output")


def write_text(path: Path, text: str) -> None:
    """Write a text file, UTF-8 with line feeds."""
    with _reporting(path):
        # "replace": the script's file name, which is in the report, may hold what UTF-8 cannot write
        path.write_text(text, "utf-8", "replace", "\n")


def publish(work: Path, folder: Path, files: Sequence[str]) -> None:
    """Rename the files (relative, "/" between parts) from `work` into `folder`, in order.

    What an earlier run made and this one did not is deleted; what others put there stays.
    """
    with _reporting(folder), FileLock(folder / _LOCK):
        stale = set(_made_before(folder)) - set(files)
        for name in files:
            target = folder / PurePosixPath(name)
            target.parent.mkdir(parents=True, exist_ok=True)
            (work / PurePosixPath(name)).replace(target)
        for name in stale:
            with suppress(OSError):  # someone listens to it, perhaps: then it may stay
                (folder / PurePosixPath(name)).unlink(missing_ok=True)


def _made_before(folder: Path) -> list[str]:
    """List the sound files that an earlier run made here, as its report names them."""
    try:
        report = _report_before(folder)
        named = [_SECTION_FILE.fullmatch(section["file"]) for section in report["sections"]]
    except (OSError, ValueError, LookupError, TypeError):
        return []
    found = [match for match in named if match]
    return [*(match[0] for match in found), *{f"{TRACK}.{match[1]}" for match in found}]


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


def rate_before(folder: Path, voice: str) -> int | None:
    """Tell at which rate this voice spoke in the run before, as its report has it; None where there was none."""
    try:
        engine = _report_before(folder)["engine"]
        return int(engine["rate"]) if engine["voice"] == voice else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _report_before(folder: Path) -> Any:
    """Read the report of the run before; raise OSError or ValueError where there is none that can be read."""
    return json.loads((folder / REPORT_JSON).read_text(encoding="utf-8"))
