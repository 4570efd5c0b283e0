"""The page of a practice track in a real browser: whose turn it is, what is left of it, and no text on it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from rehearse.app.practice import Wanted, make_practice
from rehearse.app.project import open_project
from rehearse.app.request import Request
from rehearse.app.session import Session
from rehearse.timing.practice import DRILLS
from rehearse.timing.practice.lesson import Choices
from tests.browser import wait

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser import Open

TALK = """# 谈读书

甲：各位朋友，++请大家鼓掌欢迎++！

乙：谢谢。我每天早上读半个小时，晚上再读半个小时。

## 一、怎么选书

甲：您一般怎么选书呢？

乙：先看目录，再看作者，最后翻一翻中间的几页。
"""


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make all drills; give the folder in which theirs are."""
    folder = tmp_path_factory.mktemp("pages")
    (folder / "talk.md").write_text(TALK, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch, Session() as session:
        for place in ("CACHE", "STATE", "DATA"):
            patch.setenv(f"REHEARSE_{place}_DIR", str(folder / place))
        wanted = Wanted(tuple(DRILLS), choices=Choices(role="乙"))
        make_practice(open_project(Request(folder / "talk.md", folder, engine="espeak")), wanted, session)
    return folder


def cues(page: Path) -> list[dict[str, Any]]:
    """Read the cues of the report beside a page."""
    found: list[dict[str, Any]] = json.loads((page.parent / "report.json").read_text(encoding="utf-8"))[
        "cues"
    ]
    return found


def go(page: Page, ms: float) -> None:
    """Go to a moment."""
    page.evaluate(
        "(ms) => { const p = document.getElementById('position'); p.step = 1; p.value = ms;"
        " p.dispatchEvent(new Event('input')); }",
        ms,
    )


HIDDEN = "[...document.querySelectorAll('.s')].every((one) => getComputedStyle(one).visibility === 'hidden')"
WORDS = "document.getElementById('words').textContent"
STATE = "document.getElementById('state').textContent"


@pytest.mark.parametrize("name", DRILLS)
def test_each_kind(open_page: Open, folders: Path, name: str) -> None:
    """What is heard is shown; on my turn there is a countdown, and no text until it is asked for."""
    path = folders / name / "rehearse.html"
    page, steps = open_page(path), cues(path)
    assert page.inner_text("h1") == f"{DRILLS[name].title('zh')}：谈读书"
    mine = next(cue for cue in reversed(steps) if cue["kind"] == "turn")
    go(page, mine["end_ms"] - 500)
    wait(page, f"{STATE}.startsWith('{mine['call'] or '轮到您，'}')")
    assert page.inner_text("#left") == "还有 0.5 秒"
    assert page.evaluate(HIDDEN)
    assert page.evaluate(WORDS) == ""
    page.keyboard.press("t")
    wait(page, f"{WORDS} === {json.dumps(mine['text'], ensure_ascii=False)}")
    assert not page.evaluate(HIDDEN)
    heard = next((cue for cue in steps if cue["kind"] == "speech"), None)
    assert (heard is None) == (name == "pacer")
    if heard:
        go(page, heard["start_ms"] + 50)
        wait(page, f"{STATE} === '请听'")
        assert page.evaluate(WORDS) == heard["text"]
        assert page.inner_text("#left") == ""
        assert not page.evaluate(HIDDEN)
        assert heard["text"] in page.inner_text(".s[aria-current]")


def test_it_plays(open_page: Open, folders: Path) -> None:
    """Sound and clock run together; keys go from place to place, back to what was heard, and stop."""
    path = folders / "shadow" / "rehearse.html"
    page, steps = open_page(path), cues(path)
    places = [cue for cue in steps if cue["kind"] in ("speech", "turn")]
    now = "Number(document.getElementById('position').value)"
    for number in (1, 2, 3):
        page.keyboard.press("ArrowRight")
        wait(page, f"Math.abs({now} - {places[number]['start_ms']}) < 100")
    page.keyboard.press("ArrowLeft")
    wait(page, f"Math.abs({now} - {places[2]['start_ms']}) < 100")
    page.keyboard.press(" ")
    wait(page, "document.getElementById('play').textContent === '暂停'")
    wait(page, f"{now} > {places[2]['start_ms'] + 200}")
    wait(page, "document.documentElement.classList.contains('mine')")
    page.keyboard.press("a")
    wait(page, f"{STATE} === '请听'")
    page.keyboard.press(" ")
    wait(page, "audio.paused")


def test_clicking_a_sentence_goes_there(open_page: Open, folders: Path) -> None:
    """In the text below, a sentence is a place to go to."""
    path = folders / "respond" / "rehearse.html"
    page = open_page(path)
    page.click("text=您一般怎么选书呢")
    cue = next(cue for cue in cues(path) if "怎么选书呢" in cue["text"])
    assert abs(page.evaluate("document.getElementById('audio').currentTime * 1000") - cue["start_ms"]) < 2


def test_without_its_sound(open_page: Open, folders: Path, tmp_path: Path) -> None:
    """Where the track is not beside the page, the page says so, and the clock alone says whose turn it is."""
    html = (folders / "shadow" / "rehearse.html").read_text(encoding="utf-8")
    start, end = html.index(' src="'), html.index('" data-file')
    (tmp_path / "rehearse.html").write_text(html[:start] + ' src="gone.mp3' + html[end:], encoding="utf-8")
    page = open_page(tmp_path / "rehearse.html", allowed="gone.mp3")
    wait(page, "!document.getElementById('trouble').hidden")
    assert "track.mp3" in page.inner_text("#trouble")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_page: Open, folders: Path, scheme: str) -> None:
    """Nor while listening, nor on my turn, on a small screen."""
    from axe_playwright_python.sync_playwright import Axe

    path = folders / "cue" / "rehearse.html"
    page = open_page(path, color_scheme=scheme, viewport={"width": 360, "height": 640})
    for kind in ("speech", "turn"):
        go(page, next(cue["start_ms"] for cue in cues(path) if cue["kind"] == kind) + 60)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
