"""The icon that starts the studio."""

from __future__ import annotations

import configparser
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from rehearse.app.library import shortcut
from rehearse.core.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path


def test_linux(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The menu's entry starts this very Python, also where its path has spaces; % is not taken for a field."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(sys, "executable", "/opt/my py/100%/python")
    path = shortcut.make_shortcut(tmp_path / "applications")
    entry = configparser.RawConfigParser()
    entry.read(path, encoding="utf-8")
    command = shlex.split(entry["Desktop Entry"]["Exec"].replace("%%", "%"))
    assert command == ["/opt/my py/100%/python", "-m", "rehearse", "studio"]
    assert entry["Desktop Entry"]["Name[zh_CN]"] == "排练台"
    assert path.stat().st_mode & 0o100


def test_mac(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command file starts it, also where the path has spaces and quotes."""
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(sys, "executable", "/opt/it's my/python")
    path = shortcut.make_shortcut(tmp_path)
    line = path.read_text("utf-8").splitlines()[1]
    assert shlex.split(line) == ["exec", "/opt/it's my/python", "-m", "rehearse", "studio"]


def test_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows is asked for a shortcut; no path is part of the command that makes it."""
    asked: list[tuple[list[str], dict[str, str]]] = []

    def run(command: list[str], env: dict[str, str], **_: Any) -> subprocess.CompletedProcess[bytes]:
        asked.append((command, env))
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sys, "executable", r"C:\my $(calc)\python.exe")
    monkeypatch.setattr(subprocess, "run", run)
    path = shortcut.make_shortcut(tmp_path)
    ((command, env),) = asked
    assert path.suffix == ".lnk"
    assert "calc" not in " ".join(command)
    assert env["REHEARSE_PROGRAM"] == r"C:\my $(calc)\python.exe"
    assert env["REHEARSE_ARGUMENTS"] == "-m rehearse studio"


def test_no_place_for_it(tmp_path: Path) -> None:
    """A place that cannot be written is one clear line."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="cannot be written"):
        shortcut.make_shortcut(tmp_path / "file")
