"""A person's recordings of a script: kept beside it as they come in, and made whole at their end."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

import av

from rehearse.core.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path

    from rehearse.app.library.kept import KeptScript

SUFFIXES = {"audio/webm": ".webm", "audio/ogg": ".ogg", "audio/mp4": ".m4a"}
"""What browsers record -> the file's suffix."""

MOST_BYTES = 500_000_000
"""Of a take: more than ten hours."""

_NAME = re.compile(r"\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d(?:-\d+)?\.(?:webm|ogg|m4a)")
_REMOVED = "removed"


def takes_of(kept: KeptScript) -> list[str]:
    """The names of the takes, newest first."""
    with suppress(OSError):
        names = [path.name for path in (kept.folder / "takes").iterdir()]
        return sorted(filter(_NAME.fullmatch, names), reverse=True)
    return []


def begin_take(kept: KeptScript, kind: str) -> str:
    """Begin a file for a take; return its name."""
    folder = kept.folder / "takes"
    folder.mkdir(parents=True, exist_ok=True)
    stem, number = f"{datetime.now():%Y-%m-%d %H.%M.%S}", 1
    while True:
        name = f"{stem}{'' if number == 1 else f'-{number}'}{SUFFIXES[kind]}"
        try:
            (folder / name).open("xb").close()
        except FileExistsError:
            number += 1
        else:
            return name


def add_to_take(kept: KeptScript, name: str, data: bytes) -> None:
    """Put more sound behind what is there, at once: a crash loses only what has not come."""
    path = take_path(kept, name)
    if path is None:
        raise OutputError("there is no such take", "record it again")
    if path.stat().st_size + len(data) > MOST_BYTES:
        raise OutputError("the take is too long", "record it in parts")
    with path.open("ab") as file:
        file.write(data)


def end_take(kept: KeptScript, name: str) -> None:
    """Write into the file how long it is, which a browser cannot while it records; without that it stays as it is."""
    path = take_path(kept, name)
    if path is None:
        return
    aside = path.with_name(f".{path.name}")
    try:
        _copied(path, aside)
        aside.replace(path)
    except (av.FFmpegError, OSError, ValueError):
        aside.unlink(missing_ok=True)


def _copied(path: Path, aside: Path) -> None:
    kind = {".webm": "webm", ".ogg": "ogg", ".m4a": "mp4"}[path.suffix]
    with (
        path.open("rb") as source,
        aside.open("wb") as target,
        av.open(source, "r") as old,
        av.open(target, "w", format=kind) as new,
    ):
        stream = new.add_stream_from_template(old.streams.audio[0])
        for packet in old.demux(audio=0):
            if packet.dts is not None:
                packet.stream = stream
                new.mux(packet)


def take_path(kept: KeptScript, name: str) -> Path | None:
    """The file of a take; None where there is none of this name."""
    return kept.folder / "takes" / name if name in takes_of(kept) else None


def remove_take(kept: KeptScript, name: str) -> None:
    """Put a take aside, from where it can come back."""
    if path := take_path(kept, name):
        (path.parent / _REMOVED).mkdir(exist_ok=True)
        path.replace(path.parent / _REMOVED / name)


def restore_take(kept: KeptScript, name: str) -> None:
    """Bring a take back that was put aside."""
    path = kept.folder / "takes" / _REMOVED / name
    if _NAME.fullmatch(name) and path.is_file():
        path.replace(path.parent.parent / name)
