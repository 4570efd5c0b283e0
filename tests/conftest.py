"""What every test gets: a cache and a state of its own, and no way to the network beyond this machine.

This is also where it is decided which tests `make quick` leaves out, and that where REHEARSE_DEMAND_BROWSER=1 says so
nothing may be skipped.
"""

from __future__ import annotations

import gc
import ipaddress
import os
import signal
import sys
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import is_hypothesis_test, settings

import rehearse.cli
from rehearse.cli.root import collect_seldom
from rehearse.core.folders import clip_dir
from tests import examples
from tests.browser import chromium, keeping_chromium, open_page, spoken_page  # noqa: F401 - fixtures for every test file
from tests.kokoro_files import _kokoro, _kokoro_places, kokoro, kokoro_places, small_kokoro  # noqa: F401 - the same
from tests.running import Outcome, scripted
from tests.studio_pages import client, page, spoken_scripts  # noqa: F401 - the same

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from pathlib import Path


class _Rights:
    """What the test that runs now may do."""

    processes = True


def _stay_here(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse what would leave the machine; an audit hook, so that it holds for libraries in C, too."""
    if event == "subprocess.Popen" and not _Rights.processes:
        raise PermissionError("a test that starts a process is to be marked as slow")
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
settings.register_profile("rehearse", deadline=None, max_examples=examples(40))
settings.load_profile("rehearse")


SLOW_FILES = frozenset(
    """
    test_check_seeded test_cli test_edge test_edge_make test_espeak test_every_place test_formats test_kokoro
    test_kokoro_install test_kokoro_killed test_kokoro_letters test_load test_make test_notices test_pdf
    test_practice_make test_profiles test_raised test_robust test_readings_heard test_readme test_resume
    test_watch
    """.split()
)
"""Files whose tests start processes, wait for a service or try hundreds of cases."""

SLOW_FIXTURES = frozenset({"chromium", "rehearse_"})
"""The browser, and the whole command line."""


def pytest_configure(config: pytest.Config) -> None:
    """Name the mark that `make quick` leaves out; the few slow tests in other files bear it themselves."""
    config.addinivalue_line("markers", "slow: starts processes, or tries hundreds of cases")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow what is in a slow file, uses a slow fixture, or tries examples of Hypothesis."""
    for item in items:
        if (
            item.path.stem in SLOW_FILES
            or SLOW_FIXTURES & set(getattr(item, "fixturenames", ()))
            or is_hypothesis_test(getattr(item, "obj", None))
        ):
            item.add_marker("slow")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail what is skipped, where nothing may be."""
    report = yield
    if report.skipped and os.environ.get("REHEARSE_DEMAND_BROWSER") == "1":
        report.outcome, report.longrepr = "failed", f"nothing may be skipped here: {report.longrepr}"
    return report


def pytest_collection_finish() -> None:
    """Look for garbage as seldom as the command line does, and never among the tests themselves."""
    collect_seldom()
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Run as many tests at once as there are cores, and one more: some wait for clocks, or for other processes."""
    return 1 + (os.cpu_count() or 1)


@pytest.fixture(scope="session")
def _places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Name folders, as many as are asked for; who writes there makes them."""
    folder = tmp_path_factory.mktemp("places")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def _own_places(
    request: pytest.FixtureRequest, _places: Iterator[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keep the user's cache and state out of the tests, and processes out of the quick ones."""
    monkeypatch.setattr(_Rights, "processes", request.node.get_closest_marker("slow") is not None)
    place = next(_places)
    monkeypatch.setenv("REHEARSE_CACHE_DIR", str(place / "cache"))
    monkeypatch.setenv("REHEARSE_STATE_DIR", str(place / "state"))
    monkeypatch.setenv("REHEARSE_DATA_DIR", str(place / "data"))
    monkeypatch.setenv("REHEARSE_LANG", "en")  # whatever the script's language, and the locale's


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
