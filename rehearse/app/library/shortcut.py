"""Puts an icon that starts the studio where users look for programs: the desktop, the menu."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rehearse.core.errors import unwritable
from rehearse.core.folders import replace_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

NAME = "排练台 Rehearse"

_COMMAND = ("-m", "rehearse", "studio")


def make_shortcut(place: Path | None = None) -> Path:
    """Put the icon there, or where this system has such things; return its path."""
    write, usual = _SYSTEMS.get(sys.platform, (_linux, _linux_menu))
    folder = place or usual()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return write(folder, (sys.executable, *_COMMAND))
    except OSError as error:
        raise unwritable(folder, error, "make room there") from None


def _linux_menu() -> Path:
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share") / "applications"


def _desktop() -> Path:
    import platformdirs

    return platformdirs.user_desktop_path()


def _linux(folder: Path, command: Sequence[str]) -> Path:
    """Write an entry of the menu, as freedesktop.org describes it."""
    path = folder / "rehearse-studio.desktop"
    run = " ".join(
        '"' + part.replace("\\", "\\\\\\\\").replace('"', '\\\\"').replace("%", "%%") + '"'
        for part in command
    )
    lines = [
        "[Desktop Entry]",
        "Type=Application",
        "Name=Rehearse Studio",
        "Name[zh_CN]=排练台",
        "Comment=Time, mend and practise a speech",
        "Comment[zh_CN]=讲稿计时、检查、练习",
        f"Exec={run}",
        "Icon=audio-input-microphone",
        "Terminal=true",  # closing it ends the studio
        "Categories=Office;",
        "",
    ]
    replace_whole(path, "\n".join(lines).encode())
    path.chmod(0o755)
    return path


def _mac(folder: Path, command: Sequence[str]) -> Path:
    """Write a command file, which opens in the terminal when it is clicked."""
    import shlex

    path = folder / f"{NAME}.command"
    replace_whole(path, f"#!/bin/sh\nexec {shlex.join(command)}\n".encode())
    path.chmod(0o755)
    return path


def _windows(folder: Path, command: Sequence[str]) -> Path:
    """Have Windows make a shortcut; the paths go in by the environment, where nothing in them can be a command."""
    path = folder / f"{NAME}.lnk"
    script = (
        "$link = (New-Object -ComObject WScript.Shell).CreateShortcut($env:REHEARSE_LINK);"
        "$link.TargetPath = $env:REHEARSE_PROGRAM; $link.Arguments = $env:REHEARSE_ARGUMENTS;"
        "$link.WindowStyle = 7; $link.Save()"
    )
    told = {
        "REHEARSE_LINK": str(path),
        "REHEARSE_PROGRAM": command[0],
        "REHEARSE_ARGUMENTS": subprocess.list2cmdline(command[1:]),
    }
    done = subprocess.run(
        ["powershell", "-NoProfile", "-NonInteractive", "-Command", script],
        env={**os.environ, **told},
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise OSError(f"powershell ended with {done.returncode}")
    return path


_SYSTEMS: dict[str, tuple[Callable[[Path, Sequence[str]], Path], Callable[[], Path]]] = {
    "linux": (_linux, _linux_menu),
    "darwin": (_mac, _desktop),
    "win32": (_windows, _desktop),
}
"""Platform -> how the icon is written, and where it goes."""
