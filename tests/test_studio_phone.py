"""A phone gets one script's file from the local network while the dialog is open; nobody gets anything else there."""

from __future__ import annotations

import json
import socket
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from rehearse.output.exports.page import page_script
from rehearse.output.exports.page.safe import policy
from rehearse.output.manifest import Manifest
from rehearse.web import lending
from tests.browser import wait
from tests.studio import TOKEN, Client, studio
from tests.studio_pages import until, window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

HERE = "127.0.0.1"
FILE = "rehearse-phone.html"
PAGE = f'<meta http-equiv="Content-Security-Policy" content="{policy(page_script(), "", None)}">稿子'


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """Give a client of a studio with one script and its phone file; the loop is its local network."""
    monkeypatch.setattr(lending, "own_addresses", lambda: [HERE])
    with studio(tmp_path / "scripts") as found:
        kept = found.shelf.find(found.add("大家好。今天讲两点。\n"))
        assert kept
        kept.result.mkdir(parents=True)
        (kept.result / FILE).write_text(PAGE, "utf-8")
        Manifest((FILE,)).write(kept.result, kept.result)
        yield found


@contextmanager
def lent(client: Client) -> Iterator[str]:
    """Hold on to the answer that lends the file, as the dialog does; give the file's address."""
    (kept,) = client.shelf.scripts()
    headers = {"Origin": f"http://{client.host}", "X-Rehearse": "1"}
    with closing(HTTPConnection(HERE, client.running.port, timeout=30)) as connection:
        body = json.dumps({"address": HERE})
        connection.request("POST", f"/{TOKEN}/api/scripts/{kept.id}/phone", body, headers)
        answer = connection.getresponse()
        assert answer.status == 200
        yield str(json.loads(answer.readline().removeprefix(b"data: "))["url"])
        answer.close()


def fetched(url: str, method: str = "GET", **headers: str) -> tuple[int, bytes, dict[str, str]]:
    """Ask for an address as a phone does."""
    parts = urlsplit(url)
    with closing(HTTPConnection(HERE, parts.port or 0, timeout=30)) as connection:
        connection.request(method, parts.path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read(), dict(answer.getheaders())


def reached(url: str) -> bool:
    """Whether anybody listens there."""
    with closing(socket.socket()) as asking:
        return asking.connect_ex((HERE, urlsplit(url).port)) == 0


def test_a_phone_gets_the_file(client: Client) -> None:
    """At its address there is the page, as it is, sealed, and under an address that nobody can guess."""
    with lent(client) as url:
        status, body, headers = fetched(url)
        assert (status, body.decode()) == (200, PAGE)
        assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'sha256-")
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cache-Control"] == "no-store"
        assert len(urlsplit(url).path) == 33  # 192 bits
        assert TOKEN not in url


ATTACKS: list[tuple[str, str, str, dict[str, str], int]] = [
    ("the root", "GET", "/", {}, 404),
    ("another token", "GET", "/" + "u" * 32, {}, 404),
    ("half of the token", "GET", "{half}", {}, 404),
    ("something behind it", "GET", "{place}/", {}, 404),
    ("out of it", "GET", "{place}/../../etc/passwd", {}, 404),
    ("the studio's page", "GET", f"/{TOKEN}/", {}, 404),
    ("the studio's scripts", "GET", f"/{TOKEN}/api/scripts", {}, 404),
    ("the studio's scripts, below the file", "GET", "{place}/api/scripts", {}, 404),
    ("a write", "POST", "{place}", {}, 405),
    ("a write with our header", "PUT", "{place}", {"X-Rehearse": "1"}, 405),
    ("removing it", "DELETE", "{place}", {}, 405),
    ("a write to the studio", "POST", f"/{TOKEN}/api/scripts", {"X-Rehearse": "1"}, 404),
    ("another name that leads here", "GET", "{place}", {"Host": "evil.example:{port}"}, 421),
    ("the studio's own host", "GET", "{place}", {"Host": "{studio}"}, 421),
    ("no port", "GET", "{place}", {"Host": HERE}, 421),
]


def test_nothing_else_can_be_had(client: Client) -> None:
    """Other paths, other tokens, writes and other hosts are refused, each with its status; no script changes."""
    (kept,) = client.shelf.scripts()
    before = {path: path.read_bytes() for path in client.shelf.folder.rglob("*") if path.is_file()}
    with lent(client) as url:
        parts = urlsplit(url)
        place = parts.path
        values = {"place": place, "half": place[:20], "port": parts.port, "studio": client.host}
        for name, method, path, headers, status in ATTACKS:
            changed = {key: value.format(**values) for key, value in headers.items()}
            asked = f"http://{HERE}:{parts.port}{path.format(**values)}"
            found, body, _ = fetched(asked, method, **changed)
            assert (name, found) == (name, status)
            assert "稿子" not in body.decode()
            assert kept.id not in body.decode()
    assert {path: path.read_bytes() for path in client.shelf.folder.rglob("*") if path.is_file()} == before


def test_the_studio_is_not_there_for_the_network(client: Client) -> None:
    """What the phone knows opens nothing of the studio's own."""
    with lent(client) as url:
        token = urlsplit(url).path.strip("/")
        assert client.ask("GET", "api/scripts", token=token).status == 404


def test_it_ends_with_the_dialog(client: Client) -> None:
    """As soon as the page lets go, nobody listens any more; the next time it is another address."""
    with lent(client) as url:
        assert reached(url)
    until(lambda: not reached(url))
    with lent(client) as other:
        assert urlsplit(other).path != urlsplit(url).path


def test_it_ends_with_the_studio(client: Client) -> None:
    """A studio that ends takes its listener along."""
    with studio(client.shelf.folder) as second:
        holding = lent(second)
        url = holding.__enter__()
        assert reached(url)
    assert not reached(url)
    holding.__exit__(None, None, None)


@pytest.mark.parametrize(
    ("asked", "status"),
    [({"address": "8.8.8.8"}, 400), ({"address": "0.0.0.0"}, 400), ({"address": 5}, 400), ({}, 400)],
)
def test_only_at_an_address_of_ours(client: Client, asked: Any, status: int) -> None:
    """It listens at an address of this machine in a local network, or not at all."""
    (kept,) = client.shelf.scripts()
    assert client.ask("POST", f"api/scripts/{kept.id}/phone", asked).status == status


def test_only_a_file_that_was_made(client: Client) -> None:
    """Where there is no phone file nothing is lent; another site cannot have it lent."""
    (kept,) = client.shelf.scripts()
    body = {"address": HERE}
    assert (
        client.ask("POST", f"api/scripts/{kept.id}/phone", body, Origin="http://evil.example").status == 403
    )
    assert client.ask("POST", f"api/scripts/{kept.id}/phone", body, X_Rehearse=None).status == 403
    Manifest().write(kept.result, kept.result)
    assert client.ask("POST", f"api/scripts/{kept.id}/phone", body).status == 404


def test_the_dialog(chromium: Browser, client: Client) -> None:
    """A button makes the file, shows its code and address, and counts; closing the dialog ends it."""
    (kept,) = client.shelf.scripts()
    with window(chromium, client) as page:
        page.goto(f"{client.running.url}#/away/{kept.id}")
        page.click("#to-phone")
        wait(page, "document.querySelector('.address')?.textContent.startsWith('http')")
        url = page.inner_text(".address")
        assert page.evaluate("document.querySelector('.code').naturalWidth > 100")
        assert b"</html>" in fetched(url)[1]
        wait(page, "document.querySelector('.lent').textContent.includes('已取走 1 次')")
        page.keyboard.press("Escape")
        until(lambda: not reached(url))
        page.click("#to-phone")
        wait(page, "document.querySelector('dialog[open] .address')?.textContent.startsWith('http')")
        url = page.inner_text(".address")
        page.goto("about:blank")  # the page goes
        until(lambda: not reached(url))


def test_without_a_network(chromium: Browser, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no local network the page says what to do instead."""
    (kept,) = client.shelf.scripts()
    with window(chromium, client) as page:
        page.goto(f"{client.running.url}#/away/{kept.id}")
        monkeypatch.setattr(lending, "own_addresses", list)
        page.click("#to-phone")
        wait(page, "document.querySelector('#alert').textContent.includes('局域网')")
