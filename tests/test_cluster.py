"""Sentences said by the workers of a cluster: the same track, whoever dies; nothing goes where others can read it."""

from __future__ import annotations

import os
import signal
import threading
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import pytest

from rehearse.app.production import make_one
from rehearse.app.project import open_project
from rehearse.app.request import Request
from rehearse.app.session import Session
from rehearse.core.errors import EngineError
from rehearse.voices.cluster.address import cluster_address
from rehearse.voices.cluster.remote import spread
from rehearse.voices.cluster.worker import why_not
from rehearse.voices.engines import create
from tests import heavy
from tests.running import scripted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rehearse.app.production import Made

pytestmark = pytest.mark.slow


@pytest.fixture
def distributed() -> Any:
    """Dask's package: it takes a second to load, for these tests alone."""
    return pytest.importorskip("distributed")


def _made(folder: Path, name: str, cluster: str, say: Callable[[str], None]) -> Made:
    script = folder / "speech.txt"
    script.write_text(scripted(), encoding="utf-8")
    request = Request(script, engine="espeak", export=["none"], format="wav", output=folder / name)
    with Session(say, cluster=cluster) as session:
        return make_one(open_project(request), session)


def _kill_one(cluster: Any) -> None:
    """Kill a worker's process."""
    from distributed import Client

    with Client(cluster, set_as_default=False) as client:
        os.kill(min(client.run(os.getpid).values()), signal.SIGKILL)


@heavy
@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL on Windows")
def test_the_track_is_the_same_also_where_a_worker_dies(
    distributed: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Byte for byte; each worker that spoke has a line; and what is cached is said by nobody again."""
    said: list[str] = []
    alone = _made(tmp_path, "alone", "", said.append)
    monkeypatch.setenv("REHEARSE_CACHE_DIR", str(tmp_path / "other"))
    with distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        local_directory=str(tmp_path),
    ) as cluster:

        def say(line: str) -> None:
            said.append(line)
            if line.startswith("cluster: 2 workers"):
                threading.Timer(0.2, _kill_one, [cluster]).start()

        spoken = _made(tmp_path, "spread", cluster.scheduler_address, say)
        assert spoken.synthesized == alone.synthesized
        assert spoken.track.read_bytes() == alone.track.read_bytes()
        assert "cluster: 2 workers on this machine" in said
        assert sum(int(line.split()[-1]) for line in said if " said " in line) == alone.synthesized
        again = _made(tmp_path, "again", cluster.scheduler_address, said.append)
    assert again.synthesized == 0
    assert again.track.read_bytes() == alone.track.read_bytes()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("tcp://10.1.2.3:8786", "not encrypted"),
        ("tcp://farm.example:8786", "not encrypted"),
        ("tcp://127.evil.example:8786", "not encrypted"),
        ("local:0", "without workers"),
        ("farm", "is no cluster"),
        ("tls://farm", "is no cluster"),
        ("http://127.0.0.1:80", "is no cluster"),
    ],
)
def test_what_is_open_to_others_or_no_cluster_is_refused(text: str, why: str) -> None:
    """Before anything is sent."""
    with pytest.raises(EngineError, match=why):
        cluster_address(text)


@pytest.mark.parametrize(
    ("text", "here"),
    [
        ("local:2", True),
        ("tcp://127.0.0.1:8786", True),
        ("tls://127.0.0.1:8786", True),
        ("tls://farm:8786", False),
    ],
)
def test_a_cluster_elsewhere_takes_the_text_away(text: str, here: bool) -> None:
    """Which private refuses."""
    assert cluster_address(text).here is here
    if not here:
        with pytest.raises(EngineError, match="private is set"):
            spread(create("espeak"), {}, text, lambda _: None, private=True)


def test_a_worker_with_another_voice_is_named() -> None:
    """By what it has and what is wanted."""
    mine, own = create("espeak").version, version("rehearse")

    assert why_not(own, "espeak", mine, {}) == ""
    assert why_not("0.0", "espeak", mine, {}) == f"rehearse is {own} there, and 0.0 here"
    assert why_not(own, "espeak", "other", {}) == f"espeak is {mine} there, and other here"


def test_another_authoritys_certificate_is_refused(distributed: Any, tmp_path: Path) -> None:
    """In one line; with the right one the same scheduler answers."""
    trustme = pytest.importorskip("trustme")
    dask = pytest.importorskip("dask")
    right, wrong = (_files(trustme.CA(), tmp_path / name) for name in ("right", "wrong"))
    security = distributed.Security(
        require_encryption=True,
        **{
            f"tls_{who}_{part}": right[part]
            for who in ("scheduler", "worker", "client")
            for part in ("cert", "key")
        },
        tls_ca_file=right["ca"],
    )
    with distributed.LocalCluster(
        n_workers=1,
        processes=False,
        host="127.0.0.1",
        protocol="tls://",
        security=security,
        dashboard_address="127.0.0.1:0",
        local_directory=str(tmp_path),
    ) as cluster:
        for files, answers in ((right, True), (wrong, False)):
            settings = {
                "distributed.comm.tls.ca-file": files["ca"],
                "distributed.comm.tls.client.cert": files["cert"],
                "distributed.comm.tls.client.key": files["key"],
                "distributed.comm.timeouts.connect": "3s",
            }
            with dask.config.set(settings):
                engine = spread(create("espeak"), {}, cluster.scheduler_address, lambda _: None)
                if answers:
                    with engine:
                        pass
                else:
                    with pytest.raises(EngineError, match="not to these certificates"), engine:
                        pass


def _files(authority: Any, folder: Path) -> dict[str, str]:
    folder.mkdir()
    paths = {part: str(folder / f"{part}.pem") for part in ("ca", "cert", "key")}
    issued = authority.issue_cert("127.0.0.1", "localhost")
    authority.cert_pem.write_to_path(paths["ca"])
    issued.private_key_pem.write_to_path(paths["key"])
    for place, blob in enumerate(issued.cert_chain_pems):
        blob.write_to_path(paths["cert"], append=place > 0)
    return paths
