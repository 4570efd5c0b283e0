"""What every test gets: a cache and a state of its own, and no way to the network beyond this machine."""

from __future__ import annotations

import gc
import ipaddress
import os
import signal
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

import rehearse.cli
from rehearse.cli.root import collect_seldom
from rehearse.core.places import clip_dir
from tests.browser import chromium, open_page, spoken_page  # noqa: F401 - fixtures for every test file
from tests.running import Outcome, scripted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def _stay_here(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse what would leave the machine; an audit hook, so that it holds for libraries in C, too."""
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    if host not in (None, "", "localhost") and not ipaddress.ip_address(host).is_loopback:
        raise PermissionError(f"a test wants to talk to {host}")


sys.addaudithook(_stay_here)

# What tests start is compiled once, not at each start.
os.environ["PYTHONDONTWRITEBYTECODE"] = ""

# The first example loads grammars and dictionaries, and machines are noisy: a deadline would test these.
# More examples where there is more time: REHEARSE_EXAMPLES.
settings.register_profile(
    "rehearse", deadline=None, max_examples=int(os.environ.get("REHEARSE_EXAMPLES", "40"))
)
settings.load_profile("rehearse")


def pytest_collection_finish() -> None:
    """Look for garbage as seldom as the command line does, and never among the tests themselves."""
    collect_seldom()
    gc.freeze()


def pytest_xdist_auto_num_workers() -> int:
    """Run as many tests at once as there are cores, and one more: some wait for clocks, or for other processes."""
    return 1 + (os.cpu_count() or 1)


@pytest.fixture(autouse=True)
def _own_places(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the user's cache and state out of the tests."""
    place = tmp_path_factory.mktemp("places")
    monkeypatch.setenv("REHEARSE_CACHE_DIR", str(place / "cache"))
    monkeypatch.setenv("REHEARSE_STATE_DIR", str(place / "state"))
    monkeypatch.setenv("REHEARSE_DATA_DIR", str(place / "data"))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def rehearse_(
    here: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Iterator[Callable[..., Outcome]]:
    """Run the command line in this process, in an empty folder."""

    def run(*arguments: object) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["rehearse", *map(str, arguments)])
        capfd.readouterr()
        with pytest.raises(SystemExit) as end:
            rehearse.cli.main()
        out, err = capfd.readouterr()
        return Outcome(int(end.value.code or 0), out, err)

    before = signal.getsignal(signal.SIGINT)
    yield run
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def script(here: Path) -> Path:
    """Write a short speech with an opening, two headed sections and a closing."""
    path = here / "speech.txt"
    path.write_text(scripted(), encoding="utf-8")
    return path


@pytest.fixture
def clip_files() -> Callable[[], list[Path]]:
    """List the clips in the cache, whenever asked."""
    return lambda: sorted(clip_dir().glob("*/*.clip"))
