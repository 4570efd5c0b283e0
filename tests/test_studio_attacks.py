"""Who is not our own page on this machine gets nothing from the studio: each attack is refused with its status."""

from __future__ import annotations

import asyncio
import json
import zipfile
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import TYPE_CHECKING, Any

import aiohttp
import psutil
import pytest

from rehearse.output.exports.page import page_script
from rehearse.output.exports.page.safe import policy as page_policy
from rehearse.output.manifest import Manifest
from tests import LOAD, heavy
from tests.studio import Client, studio

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rehearse.app.library.kept import KeptScript


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    """Give a client of a studio with one script."""
    with studio(tmp_path / "scripts") as found:
        found.add("大家好。今天讲两点。\n")
        yield found


READS: list[tuple[str, dict[str, Any], int]] = [
    ("another name that leads here", {"Host": "evil.example:{port}"}, 421),
    ("localhost, which may lead elsewhere", {"Host": "localhost:{port}"}, 421),
    ("no port", {"Host": "127.0.0.1"}, 421),
    ("another port", {"Host": "127.0.0.1:1"}, 421),
    ("no token", {"token": ""}, 404),
    ("another token", {"token": "u" * 32}, 404),
    ("a token that begins like ours", {"token": "t" * 31}, 404),
    ("a picture in another site", {"Sec-Fetch-Site": "cross-site"}, 403),
    ("a page on another port of this machine", {"Sec-Fetch-Site": "same-site"}, 403),
]


@pytest.mark.parametrize(("changed", "status"), [row[1:] for row in READS], ids=[row[0] for row in READS])
def test_reads(client: Client, changed: dict[str, str], status: int) -> None:
    """What another site, or another name for this machine, asks for is refused."""
    changed = {name: value.format(port=client.running.port) for name, value in changed.items()}
    answer = client.ask("GET", "api/scripts", None, **changed)
    assert answer.status == status
    assert b"scripts" not in answer.body


WRITES: list[tuple[str, dict[str, Any], int]] = [
    ("a form of another site", {"Origin": "http://evil.example"}, 403),
    ("a frame without an origin", {"Origin": "null"}, 403),
    ("no origin", {"Origin": None}, 403),
    ("another port of this machine", {"Origin": "http://127.0.0.1:1"}, 403),
    ("a form, which cannot set the header", {"X-Rehearse": None}, 403),
    ("another name that leads here", {"Host": "evil.example"}, 421),
    ("another token", {"token": "u" * 32}, 404),
]


@pytest.mark.parametrize(("changed", "status"), [row[1:] for row in WRITES], ids=[row[0] for row in WRITES])
def test_writes(client: Client, changed: dict[str, str | None], status: int) -> None:
    """What another site sends changes nothing."""
    before = client.ask("GET", "api/scripts").body
    assert client.ask("POST", "api/scripts", {"text": "坏话。"}, **changed).status == status  # type: ignore[arg-type]
    assert client.ask("GET", "api/scripts").body == before


IDS = ["..", "%2e%2e", "..%2f..%2fetc", "%2fetc%2fpasswd", "大家好", "0" * 16, "%00", "a" * 5000]


@pytest.mark.parametrize("one", IDS)
def test_ids_are_no_paths(client: Client, one: str) -> None:
    """A script is found by its id or not at all."""
    from urllib.parse import quote

    found = quote(one, safe="%.")
    assert client.ask("GET", f"api/scripts/{found}/look").status in (400, 404)
    assert client.ask("GET", f"scripts/{found}/result/track.mp3").status in (400, 404)


@pytest.mark.parametrize(
    "name", ["..%2f..%2fpractice.json", "%2fetc%2fpasswd", ".rehearse.json", "../../x.txt", "track.mp3%00"]
)
def test_results_are_those_of_the_manifest(client: Client, name: str) -> None:
    """Of a result only files that were made can be had."""
    (kept,) = client.shelf.scripts()
    assert client.ask("GET", f"scripts/{kept.id}/result/{name}").status in (400, 404)
    assert client.ask("GET", f"api/scripts/{kept.id}/versions/{name}").status in (400, 404)


@pytest.mark.parametrize(
    "name", ["../../../x.txt", "..%5c..%5cx.txt", "%2fetc%2fx.txt", "C:%5cx.txt", "%2e%2e.txt"]
)
def test_uploads_stay_in_their_folder(client: Client, name: str, tmp_path: Path) -> None:
    """However a file is called, it is put into a folder of its own below ours."""
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    answer = client.ask("POST", f"api/files?name={name}", "大家好，我来讲两句。\n".encode())
    assert answer.status == 201
    (new,) = {path for path in tmp_path.rglob("*") if path.is_file()} - before
    assert new.parent.parent == tmp_path / "scripts"


@heavy
def test_a_bomb_is_refused(client: Client) -> None:
    """A Word file that is a gigabyte when unpacked is refused by the same bounded reader as on the command line."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w") as part:
            for _ in range(400):
                part.write(bytes(1_000_000))
    answer = client.ask("POST", "api/files?name=a.docx", file.getvalue())
    assert answer.status == 422
    assert len(list(client.shelf.scripts())) == 1


@pytest.mark.parametrize(
    ("address", "size"), [("api/files?name=a.txt", 20_000_002), ("api/scripts", 4_000_001)]
)
def test_large_bodies_are_refused(client: Client, address: str, size: int) -> None:
    """A body beyond its bound is refused by its announced length, before it is read."""
    assert client.ask("POST", address, b"a", Content_Length=str(size)).status == 413


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"text"', b'{"text": 5}', b"[" * 100_000])
def test_what_is_no_json_is_refused(client: Client, body: bytes) -> None:
    """Whatever a body holds, the answer is 400."""
    assert client.ask("POST", "api/scripts", body).status == 400


def test_every_answer_is_sealed(client: Client) -> None:
    """Answers forbid all that the pages do not need; refusals, too."""
    for answer in (
        client.ask("GET", ""),
        client.ask("GET", "api/scripts"),
        client.ask("GET", "x", token="no"),
    ):
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
        assert "unsafe" not in policy
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_no_page_has_script_or_style_inside() -> None:
    """The policy forbids what stands inside a page, so there is none."""
    import re

    from rehearse.web.pages import page_files

    html = page_files()["studio.html"].decode()
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", html)


@pytest.mark.parametrize(
    "policy",
    [
        "default-src *; script-src 'sha256-evil'",
        "{ours}; connect-src *",
        "{ours}; script-src-elem 'unsafe-inline'",
        "script-src 'unsafe-inline'; {ours}",
    ],
)
def test_a_page_that_is_not_ours_is_alone(client: Client, policy: str) -> None:
    """A page that somebody put into a result runs in a sandbox, and can ask the server for nothing."""
    (kept,) = client.shelf.scripts()
    kept.result.mkdir(parents=True)
    ours = page_policy(page_script(), "", None)
    found = _served(client, kept, ours)
    assert found == f"{ours}; frame-ancestors 'self'"
    found = _served(client, kept, policy.format(ours=ours))
    assert "sandbox allow-scripts;" in found
    assert "allow-same-origin" not in found
    assert "default-src 'none'" in found


def _served(client: Client, kept: KeptScript, policy: str) -> str:
    """The policy with which a page is served that claims one for itself."""
    page = f'<meta http-equiv="Content-Security-Policy" content="{policy}"><script>x</script>'
    (kept.result / "rehearse.html").write_text(page)
    Manifest(("rehearse.html",)).write(kept.result, kept.result)
    return client.ask("GET", f"scripts/{kept.id}/result/rehearse.html").headers["Content-Security-Policy"]


@pytest.mark.slow
def test_many_at_once(client: Client) -> None:
    """Hundreds of requests at once, under load a thousand, are all answered, and memory stays bounded."""
    (kept,) = client.shelf.scripts()
    sha = client.ask("GET", f"api/scripts/{kept.id}").data["sha"]
    own = {"Origin": f"http://{client.host}", "X-Rehearse": "1"}
    text = json.dumps({"text": "大家好。" * 80_000, "base": sha}, ensure_ascii=False).encode()
    before = psutil.Process().memory_info().rss

    async def all_of_them() -> list[int]:
        limit = aiohttp.TCPConnector(limit=0)
        async with aiohttp.ClientSession(connector=limit) as session:

            async def one(number: int) -> int:
                url = f"{client.running.url}api/scripts/{kept.id}/"
                if number % 5:
                    async with session.get(f"{url}look?sha={sha}") as answer:
                        return answer.status
                async with session.put(f"{url}text", data=text, headers=own) as answer:
                    return answer.status

            return await asyncio.gather(*(one(number) for number in range(1000 if LOAD else 200)))

    with ThreadPoolExecutor(1) as thread:  # playwright has a loop of its own in this one
        statuses = thread.submit(asyncio.run, all_of_them()).result()
    assert set(statuses) <= {200, 409, 410, 422}
    assert psutil.Process().memory_info().rss - before < 400_000_000
