"""A real Chromium for tests of the page: one for the whole session, a new window for each test.

Without Chromium these tests are skipped.
"""

from __future__ import annotations

import json
import os
import shutil
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

import pytest

from rehearse.app.request import Request
from rehearse.app.verbs import make

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

NAMES = os.environ.get("REHEARSE_CHROMIUM", "chromium chromium-browser google-chrome chrome").split()
"""The commands that start Chromium; REHEARSE_CHROMIUM= (nothing) makes the tests run as where there is none."""

PATIENCE_MS = 120_000
"""What has not happened in a page by then never will; on a busy machine a second is nothing."""

FLAGS = (
    "--no-sandbox",  # CI is root
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
    "--mute-audio",
)

KEEPING = (*FLAGS, "--allow-file-access-from-files")
"""Where pages are opened again: without it, Chromium 156 gives one page in fifty that lies on the disk no storage."""

SPEECH = """---
target: 45s
---
# 在读书会上的讲话

同志们：

今天我们在(重庆)[chóng qìng]开会，++一定++要准时。首先，我代表XX区表示祝贺！（掌声2秒）

## 一、把书读好

2023年，我们读了38本书。[2s]我们用 Python 写程序，要多读。

{可删 这句话可以不说。}

## 二、把书用好

他们中有立足本职的一线工人。我们要继续努力，再上一层楼！

谢谢大家！
"""
"""A speech of half a minute with all that a page shows."""


NOW = "(document.querySelector('.s.now, .s.held')?.dataset.i ?? null)"
"""The index of the sentence that is lit."""

DENIED = """Object.defineProperty(window, 'localStorage', {
  get() { throw new DOMException('denied', 'SecurityError'); } })"""
STILL = "window.now = 0; performance.now = () => now;"
"""Stops the page's own clock, so that it is as late as the test says; sound goes on."""


class Open(Protocol):
    """Opens a page in a window of its own."""

    def __call__(
        self, path: Path, *, before: str = "", allowed: str = "", again: bool = False, **window: Any
    ) -> Page:
        """Open it; `before` is a script to run first, `allowed` a complaint that is meant to come.

        `again` is for a page that is opened again and has kept something; `window` is what playwright's `new_context`
        takes.
        """


def _chromium_path() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def launched() -> Iterator[Browser]:
    """Start the browser; skip the test if there is none."""
    from playwright.sync_api import sync_playwright

    path = _chromium_path()
    if path is None:
        pytest.skip("this machine has no Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Give the browser of the session."""
    with launched() as browser:
        yield browser


@pytest.fixture(scope="session")
def keeping_chromium(chromium: Browser) -> Iterator[Browser]:
    """Give the browser in which pages are opened again."""
    browser = chromium.browser_type.launch(executable_path=_chromium_path(), args=KEEPING)
    yield browser
    browser.close()


@dataclass
class _Watched:
    """What a page did that it must not do."""

    folder: str
    allowed: str
    problems: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        page.on("console", lambda said: self._note(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self._note(str(error)))
        page.on("request", lambda request: self._ask(request.url))

    def _ask(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob") and not (
            parts.scheme == "file" and parts.path.startswith(self.folder)
        ):
            self._note(f"asked for {url[:200]}")

    def _note(self, problem: str) -> None:
        if not self.allowed or self.allowed not in problem:
            self.problems.append(problem)


@pytest.fixture
def open_page(chromium: Browser, keeping_chromium: Browser) -> Iterator[Open]:
    """Give a function that opens pages; in the end none may have complained or asked for anything beyond its folder."""
    watched: list[_Watched] = []
    with ExitStack() as stack:

        def opened(
            path: Path, *, before: str = "", allowed: str = "", again: bool = False, **window: Any
        ) -> Page:
            settings: dict[str, Any] = {
                "viewport": {"width": 1280, "height": 800},
                "reduced_motion": "reduce",
            }
            context = (keeping_chromium if again else chromium).new_context(**{**settings, **window})
            context.set_default_timeout(PATIENCE_MS)
            stack.callback(context.close)
            page = context.new_page()
            if before:
                page.add_init_script(before)
            watched.append(_Watched(urlsplit(path.parent.as_uri()).path, allowed))
            watched[-1].watch(page)
            page.goto(path.as_uri(), wait_until="load")
            return page

        yield opened
    if problems := [problem for one in watched for problem in one.problems]:
        pytest.fail("the page complains: " + "; ".join(problems))


def made(folder: Path, text: str = SPEECH, name: str = "speech.md", **asked: Any) -> Path:
    """Make a rehearsal with espeak and give its page."""
    folder.mkdir(parents=True, exist_ok=True)
    script = folder / name
    script.write_text(text, encoding="utf-8")
    make(Request(script, folder / "out", engine="espeak", **{"export": ("page",), **asked}))
    return folder / "out" / "rehearse.html"


@pytest.fixture(scope="session")
def spoken_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the page of SPEECH, made once; the phone's lies beside it."""
    folder = tmp_path_factory.mktemp("page")
    with pytest.MonkeyPatch.context() as patch:
        for place in ("CACHE", "STATE", "DATA"):
            patch.setenv(f"REHEARSE_{place}_DIR", str(folder / place))
        return made(folder, export=("page", "phone"))


def cues(page: Path) -> list[dict[str, Any]]:
    """Read the cues of the report beside a page."""
    found: list[dict[str, Any]] = json.loads((page.parent / "report.json").read_text(encoding="utf-8"))[
        "cues"
    ]
    return found


def first(page: Path, text: str) -> int:
    """Find the step that says this."""
    return next(index for index, cue in enumerate(cues(page)) if text in cue["text"])


def wait(page: Page, condition: str) -> None:
    """Wait until a condition holds."""
    page.wait_for_function(f"() => {condition}")


def lit(page: Page) -> str:
    """Give the text of the sentence that is lit, without readings."""
    script = """(() => { const one = document.querySelector('.s.now, .s.held').cloneNode(true);
      one.querySelectorAll('rt').forEach((hint) => hint.remove()); return one.textContent; })()"""
    return str(page.evaluate(script))


def later(page: Page, ms: float) -> None:
    """Move the clock of a page that was opened STILL."""
    page.evaluate("(ms) => { now += ms; }", ms)


def begin(page: Page) -> None:
    """Open the run-through and begin, without waiting for the countdown."""
    page.keyboard.press("t")
    page.keyboard.press("Space")
    page.keyboard.press("Space")
