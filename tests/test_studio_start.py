"""How the studio starts: two starts share one, a crash leaves the address, and a taken port is one line."""

from __future__ import annotations

import secrets
import socket
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from rehearse.app.library.shelf import Shelf
from rehearse.core.errors import RehearseError
from rehearse.core.folders import state_dir
from rehearse.web import guard, server
from tests.studio import TOKEN, studio

if TYPE_CHECKING:
    from pathlib import Path


def test_a_taken_port_is_one_clear_line(tmp_path: Path) -> None:
    """Another program's port is named, with what to do."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        with pytest.raises(RehearseError, match="cannot be used") as raised:
            server.serve(tmp_path, other.getsockname()[1], lambda url: None, browser=False)
        assert raised.value.do == "choose another with --port"


def test_a_second_start_opens_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is one studio a folder."""
    urls: list[str] = []
    with studio(tmp_path) as client:
        monkeypatch.setattr(server, "_read", lambda path: client.running)
        server.serve(tmp_path, None, urls.append, browser=False)
        assert urls == [client.running.url]


def test_a_crash_leaves_the_address_to_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a crash the studio is where it was, so that open pages find it; after an ordinary end nothing is left."""
    with studio(tmp_path) as client:
        before = client.running
    ran: list[str] = []

    def run(app: Any, listening: socket.socket, ready: Any) -> None:
        ready()
        listening.close()

    monkeypatch.setattr(server, "_read", lambda path: before)
    monkeypatch.setattr(server, "run", run)
    with ThreadPoolExecutor(1) as thread:  # playwright has a loop of its own in this one
        thread.submit(server.serve, tmp_path, None, ran.append, browser=False).result()
    assert ran == [before.url]
    assert not list(state_dir().glob("studio-*.json"))


def test_token_is_of_192_bits() -> None:
    """A token of the tests is as long as a real one."""
    assert len(secrets.token_urlsafe(guard.TOKEN_BYTES)) == len(TOKEN)
    assert guard.TOKEN_BYTES * 8 == 192


def test_files_are_taken_in_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is named at the start is there; named again, it is not there twice."""
    from typer.testing import CliRunner

    from rehearse.cli import app

    file = tmp_path / "讲话.txt"
    file.write_text("同志们，今天讲两点。\n", encoding="utf-8")
    started: list[Path] = []
    monkeypatch.setattr(server, "serve", lambda folder, *_, **__: started.append(folder))
    for _ in range(2):
        asked = ["studio", str(file), "--folder", str(tmp_path / "scripts"), "--no-browser"]
        assert CliRunner().invoke(app, asked).exit_code == 0
    assert started == [tmp_path / "scripts"] * 2
    assert [kept.path.name for kept in Shelf(tmp_path / "scripts").scripts()] == ["讲话.txt"]
