"""Windows on a studio for tests, which in the end must not have complained or asked anybody else for anything."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.studio import Client

PATIENCE_MS = 60_000


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    """Give a client of a studio with an empty folder."""
    from tests.studio import studio  # with all of aiohttp, which other tests need not wait for

    with studio(tmp_path / "scripts") as found:
        yield found


SPOKEN = "在读书会上的讲话\n\n同志们：\n今天,我代表XX区讲两点。明天再读。\n\n一、多读\n好书要读三遍，他们一行很重要。\n"
"""A script with something to mend and two sections."""


@pytest.fixture(scope="session")
def spoken_scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder of the studio with SPOKEN and its track, made once; to be copied."""
    from tests.studio import studio

    folder = tmp_path_factory.mktemp("spoken")
    with pytest.MonkeyPatch.context() as patch, studio(folder / "scripts") as found:
        for place in ("CACHE", "STATE", "DATA"):
            patch.setenv(f"REHEARSE_{place}_DIR", str(folder / place))
        one = found.add(SPOKEN)
        found.ask("POST", f"api/scripts/{one}/make", {})
        found.ask("GET", f"api/scripts/{one}/make")
    return folder / "scripts"


@contextmanager
def window(browser: Browser, client: Client, **settings: Any) -> Iterator[Page]:
    """Give a window; `settings` are those of a context of playwright's."""
    problems: list[str] = []

    def watch(page: Page) -> None:
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
        page.on("request", lambda asked: _ask(asked.url))

    def _ask(url: str) -> None:
        if not url.startswith((client.running.url, "blob:", "data:")):
            problems.append(url)

    usual = {"locale": "zh-CN", "viewport": {"width": 1440, "height": 900}}
    with browser.new_context(**{**usual, **settings}) as context:
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        watch(page)
        yield page
    # what a browser says of a refusal or of a server that is gone is no fault of the page
    assert [one for one in problems if "Failed to load resource" not in one] == []


@pytest.fixture
def page(chromium: Browser, client: Client) -> Iterator[Page]:
    """Give a window on it."""
    with window(chromium, client) as found:
        yield found


def until(condition: Any, seconds: float = 60) -> None:
    """Wait for something outside the page."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)
