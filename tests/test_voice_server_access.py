"""Who may ask the voice server, where it may be reached, and how it is started and stopped."""

from __future__ import annotations

import json
import logging
import ssl
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPSConnection
from typing import TYPE_CHECKING

import pytest
import trustme

from rehearse.core.errors import RehearseError
from rehearse.core.folders import state_dir
from rehearse.web import voice_server
from rehearse.web.voice_server import serve_voices
from tests.voice_server import KEY, ask, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow  # espeak is a process

SPEAK = {"model": "espeak", "input": "谢谢大家！"}


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """A server without a key."""
    with serving() as found:
        yield found


@pytest.fixture(autouse=True)
def _no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)


def test_others_are_refused(port: int) -> None:
    """Another name that leads here, and the page of another site."""
    assert ask(port, "GET", "/v1/models", Host=f"evil.example:{port}")[0] == 421
    assert ask(port, "GET", "/v1/models", Host="127.0.0.1:1")[0] == 421
    assert ask(port, "POST", "/v1/audio/speech", SPEAK, Sec_Fetch_Site="cross-site")[0] == 403
    assert ask(port, "GET", "/v1/models", Host=f"localhost:{port}")[0] == 200


def test_a_key_is_asked_for(caplog: pytest.LogCaptureFixture) -> None:
    """Where there is one: 401 without it or with another, whatever is asked; and no log holds either."""
    caplog.set_level(logging.DEBUG)
    with serving(KEY) as port:
        for told in ({}, {"Authorization": "Bearer sk-another"}, {"Authorization": "Bearer "}):
            for path in ("/v1/models", "/v1/nowhere"):
                status, data, _ = ask(port, "GET", path, **told)
                assert (status, json.loads(data)["error"]["code"]) == (401, "invalid_api_key")
        assert ask(port, "GET", "/v1/models", Authorization=f"Bearer {KEY}")[0] == 200
    assert KEY not in caplog.text
    assert "sk-another" not in caplog.text


def _no_certificate(*_: object) -> None:
    raise AssertionError("it must not be ready")


@pytest.mark.parametrize(
    ("engine", "host", "files", "line"),
    [
        ("", "0.0.0.0", (), "could be read on the way; give a certificate"),
        ("", "127.0.0.1", ("a.pem",), "go together"),
        ("", "127.0.0.1", ("a.pem", "b.pem"), "no certificate with its key"),
        ("edge", "127.0.0.1", (), "does not speak here"),
        ("", "203.0.113.7", ("both", "both"), "cannot be used"),
    ],
)
def test_what_cannot_be_served_is_one_line(
    engine: str, host: str, files: tuple[str, ...], line: str, tmp_path: Path
) -> None:
    """Beyond this machine without a certificate, with half of one, or where the address is not ours."""
    both = tmp_path / "both.pem"
    trustme.CA().issue_cert("voice.example").private_key_and_cert_chain_pem.write_to_path(str(both))
    given = [both if name == "both" else tmp_path / name for name in files] + [None, None]
    with pytest.raises(RehearseError, match=line) as caught:
        serve_voices(engine, host, 0, (given[0], given[1]), _no_certificate)
    assert "\n" not in str(caught.value)


def test_beyond_this_machine_it_is_encrypted_and_has_a_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A key is made where none is given, in a file for this user alone, and kept; any name of ours is answered."""
    authority = trustme.CA()
    file = tmp_path / "both.pem"
    authority.issue_cert("127.0.0.1").private_key_and_cert_chain_pem.write_to_path(str(file))
    told: list[tuple[str, Path]] = []
    asked: list[int] = []
    monkeypatch.setattr(voice_server, "is_loopback", lambda host: False)

    class OverError(Exception):
        """The server is stopped."""

    def ready(url: str, kept: Path | None) -> None:
        assert kept
        told.append((url, kept))
        context = ssl.create_default_context()
        authority.configure_trust(context)
        for key in (kept.read_text(), "another"):
            connection = HTTPSConnection(
                "127.0.0.1", int(url.split(":")[2].split("/")[0]), context=context, timeout=30
            )
            connection.request(
                "GET", "/v1/models", headers={"Authorization": f"Bearer {key}", "Host": "voice"}
            )
            asked.append(connection.getresponse().status)
            connection.close()
        raise OverError

    with ThreadPoolExecutor(1) as other:  # a page's test may have a loop of its own in this thread
        for _ in range(2):
            with pytest.raises(OverError):
                other.submit(serve_voices, "espeak", "127.0.0.1", 0, (file, file), ready).result()
    assert asked == [200, 401] * 2
    assert told[0][0].startswith("https://127.0.0.1:")
    assert told[0][1] == told[1][1] == state_dir() / "voice-server.key"
    assert told[0][1].stat().st_mode & 0o077 == 0


def test_the_command_line_tells_the_address_and_ends_at_a_signal() -> None:
    """The address alone is its output; a stop is no fault."""
    run = subprocess.Popen(
        [sys.executable, "-m", "rehearse", "serve", "--port", "0", "--engine", "espeak"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert run.stdout
    try:
        url = run.stdout.readline().strip()
        assert ask(int(url.split(":")[2].split("/")[0]), "GET", "/v1/models")[0] == 200
        run.terminate()
        assert run.wait(60) == (0 if sys.platform != "win32" else 1)
    finally:
        run.kill()
        run.wait()
        run.stdout.close()
