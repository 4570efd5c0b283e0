"""How this machine reaches the network: proxies used or refused, and the user's own certificates trusted."""

from __future__ import annotations

import socket
import ssl
import threading
from typing import TYPE_CHECKING

import pytest
import trustme

from rehearse.core import Utterance
from rehearse.core.errors import EngineError
from rehearse.voices.engines.downloads import Pinned, download
from rehearse.voices.engines.edge.engine import EdgeEngine
from rehearse.voices.engines.network.certificates import trust_own_certificates
from rehearse.voices.engines.network.proxy import proxy_for
from tests.edge_server import pointed_at
from tests.running import PATIENCE_S

if TYPE_CHECKING:
    from pathlib import Path

UTTERANCE = Utterance("各位同事，大家好。", "各位同事，大家好。", "zh", "zh-CN-YunyangNeural")


@pytest.fixture
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Clear what this machine's environment says about proxies."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "wss_proxy", "ws_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    return monkeypatch


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"HTTPS_PROXY": "http://p:1"}, "http://p:1"),
        ({"https_proxy": "p:1"}, "http://p:1"),
        ({"ALL_PROXY": "http://p:1"}, "http://p:1"),
        ({"WSS_PROXY": "http://w:1", "HTTPS_PROXY": "http://p:1"}, "http://w:1"),
        ({"HTTPS_PROXY": "socks5://p:1", "ALL_PROXY": "http://q:1"}, "http://q:1"),
        ({"HTTP_PROXY": "http://p:1"}, None),
        ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "service.invalid"}, None),
        ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "*"}, None),
    ],
)
def test_proxy_of_environment(
    environment: dict[str, str], expected: str | None, no_proxies: pytest.MonkeyPatch
) -> None:
    """The usual variables say which proxy a wss address gets, and which hosts get none."""
    for name, value in environment.items():
        no_proxies.setenv(name, value)
    no_proxies.setattr("urllib.request.getproxies_macosx_sysconf", dict, raising=False)
    assert proxy_for("wss://service.invalid/edge?x=y") == expected


@pytest.mark.parametrize("ask", ["voices", "synthesize"])
def test_proxy_is_used(ask: str, no_proxies: pytest.MonkeyPatch) -> None:
    """Both the list and the speech go through the proxy, and a proxy that says no is named."""
    seen: list[bytes] = []

    def proxy(listening: socket.socket) -> None:
        connection, _ = listening.accept()
        with connection:
            seen.append(connection.recv(4096).split(b"\r\n")[0])
            connection.sendall(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")

    with (
        socket.create_server(("127.0.0.1", 0)) as listening,
        pointed_at("wss://service.invalid/edge", "https://service.invalid/voices"),
        EdgeEngine() as engine,
    ):
        listening.settimeout(PATIENCE_S)
        thread = threading.Thread(target=proxy, args=(listening,))
        thread.start()
        no_proxies.setenv("HTTPS_PROXY", f"http://127.0.0.1:{listening.getsockname()[1]}")
        with pytest.raises(EngineError, match=r"the proxy answered 407 \(proxy authentication required\)"):
            engine.voices() if ask == "voices" else engine.synthesize(UTTERANCE)
        thread.join(PATIENCE_S)
    assert seen == [b"CONNECT service.invalid:443 HTTP/1.1"]


@pytest.mark.parametrize(
    "environment",
    [
        {"ALL_PROXY": "socks5h://127.0.0.1:9"},
        {"all_proxy": "socks5://127.0.0.1:9"},
        {"HTTPS_PROXY": "socks4://user:secret@127.0.0.1:9"},
        {"HTTPS_PROXY": "https://127.0.0.1:9"},
    ],
)
def test_a_proxy_that_cannot_be_used_is_refused(
    environment: dict[str, str], no_proxies: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A SOCKS proxy is never passed over in silence: nothing is sent, and one line says why and what to do."""
    with pointed_at("wss://service.invalid/edge", "https://service.invalid/voices"), EdgeEngine() as engine:
        for name, value in environment.items():
            no_proxies.setenv(name, value)
        asked = (
            engine.voices,
            lambda: engine.synthesize(UTTERANCE),
            lambda: download("https://service.invalid/model", Pinned("model", 9, "0" * 64), tmp_path),
        )
        for ask in asked:
            with pytest.raises(EngineError, match="the environment names a proxy of the kind ") as refused:
                ask()
            assert "http://" in refused.value.do
            assert "secret" not in str(refused.value)


def test_a_download_goes_through_the_proxy(no_proxies: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """ALL_PROXY counts for what is downloaded, too."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        seen: list[bytes] = []

        def proxy() -> None:
            connection, _ = listening.accept()
            with connection:
                seen.append(connection.recv(4096).split(b"\r\n")[0])

        listening.settimeout(PATIENCE_S)
        thread = threading.Thread(target=proxy)
        thread.start()
        no_proxies.setenv("ALL_PROXY", f"http://127.0.0.1:{listening.getsockname()[1]}")
        with pytest.raises(EngineError, match="cannot be downloaded"):
            download("https://service.invalid/model", Pinned("model", 9, "0" * 64), tmp_path)
        thread.join(PATIENCE_S)
    assert seen[0].startswith(b"CONNECT service.invalid:443 ")


@pytest.mark.parametrize("trusted", [True, False])
def test_own_certificates(trusted: bool, no_proxies: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An authority in SSL_CERT_FILE is trusted by the client, whose own list does not have it; else it is not."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    (tmp_path / "own.pem").write_bytes(authority.cert_pem.bytes())
    if trusted:
        no_proxies.setenv("SSL_CERT_FILE", str(tmp_path / "own.pem"))
    else:
        no_proxies.delenv("SSL_CERT_FILE", raising=False)

    def answer(listening: socket.socket) -> None:
        connection, _ = listening.accept()
        try:
            with context.wrap_socket(connection, server_side=True) as secure:
                secure.recv(4096)
                secure.sendall(b"HTTP/1.1 418 I'm a teapot\r\nContent-Length: 0\r\n\r\n")
        except OSError:
            connection.close()

    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = f"localhost:{listening.getsockname()[1]}/edge"
        listening.settimeout(PATIENCE_S)
        thread = threading.Thread(target=answer, args=(listening,))
        thread.start()
        with pointed_at(f"wss://{address}", f"https://{address}"), EdgeEngine() as engine:
            no_proxies.setenv("NO_PROXY", "localhost")
            with pytest.raises(EngineError, match="418" if trusted else "certificate .* is not trusted"):
                engine.voices()
        thread.join(PATIENCE_S)


def test_certificates_that_are_not_there(no_proxies: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A name that leads nowhere is said in a line; it is not as if it had not been set."""
    no_proxies.setenv("SSL_CERT_FILE", str(tmp_path / "gone.pem"))
    with pytest.raises(EngineError, match="SSL_CERT_FILE cannot be read"):
        trust_own_certificates([ssl.create_default_context()])
