"""Tests of the run-through in a real Chromium: its course, its warnings, what is kept, and no loss."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import DENIED, SPEECH, STILL, begin, later, made, wait
from tests.page_parts import long_page, rehearsal_of, written

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser import Open

BUZZES = "window.buzzes = []; navigator.vibrate = (pattern) => buzzes.push(pattern);"
RUNS = "document.querySelectorAll('#run-list li').length"


def text(page: Page, name: str) -> str:
    """Read what stands in an element, whether it is shown or not."""
    return str(page.evaluate("(id) => document.getElementById(id).textContent", name))


def test_a_run_from_its_countdown_to_its_files(open_page: Open, spoken_page: Path) -> None:
    """I speak and press a key at each section: planned against mine, shown until the next run, kept, and exported."""
    page = open_page(spoken_page, before=STILL, again=True)
    page.click("#run-open")
    assert page.evaluate("audio.paused")
    page.keyboard.press("Space")
    assert page.inner_text("#counting") == "3"
    page.keyboard.press("Space")
    count = page.locator("#sections li").count()
    for _ in range(count):
        later(page, 120)
        page.keyboard.press("PageDown")
    assert "试讲结束" in page.inner_text("#run-now")
    rows = page.locator("#run-table tbody tr").all_inner_texts()
    assert len(rows) == count + 1
    assert all("−" in row for row in rows)  # nobody is as fast as this
    assert "提前" in page.inner_text("#state")
    page.keyboard.press("PageUp")  # the last key came too early: the run goes on
    later(page, 80)
    page.keyboard.press("PageDown")
    assert page.evaluate(RUNS) == 1
    page.keyboard.press("Escape")
    assert page.is_visible("#run-table >> text=二、把书用好")  # the result stays
    page.reload()
    page.click("#run-open")
    assert page.evaluate(RUNS) == 1
    assert "−" in page.locator("#run-table tbody tr").nth(1).inner_text()
    page.click("#runs summary")
    with page.expect_download() as got:
        page.click("#run-json")
    data = json.loads(Path(got.value.path()).read_text(encoding="utf-8"))
    assert [section["name"] for section in data["sections"]][1:3] == ["一、把书读好", "二、把书用好"]
    assert data["runs"][0]["sections_ms"] == [*[120] * (count - 1), 200]
    assert data["runs"][0]["total_ms"] == 120 * count + 80
    with page.expect_download() as got:
        page.click("#run-csv")
    table = list(csv.reader(io.StringIO(Path(got.value.path()).read_text(encoding="utf-8-sig"))))
    assert [row[0] for row in table] == ["部分", "开场", "一、把书读好", "二、把书用好", "结尾", "合计"]


def test_nothing_is_thrown_away_without_undo(open_page: Open, spoken_page: Path) -> None:
    """Escape asks; what is thrown away, removed or forgotten is had back; a run that is broken off is kept."""
    page = open_page(spoken_page)
    begin(page)
    page.keyboard.press("PageDown")
    page.keyboard.press("Escape")
    assert page.is_visible("#ask")
    page.keyboard.press("Escape")  # that was not meant
    assert not page.is_visible("#ask")
    assert "一、把书读好" in page.inner_text("#run-now")
    page.keyboard.press("Escape")
    page.click("#ask-throw")
    assert page.evaluate(RUNS) == 0
    page.click("#undo-button")
    assert page.evaluate(RUNS) == 1
    begin(page)
    page.keyboard.press("Escape")
    page.click("#ask-keep")
    assert page.evaluate(RUNS) == 2
    page.click("#runs summary")
    for button, left in (("#run-list button >> nth=0", 1), ("#run-forget", 0)):
        page.click(button)
        assert page.evaluate(RUNS) == left
        page.click("#undo-button")
        assert page.evaluate(RUNS) == 2


def test_pause_and_take_back(open_page: Open, spoken_page: Path) -> None:
    """In a pause the clock stands still; a key pressed too early is taken back; over is told by sign, words, colour."""
    page = open_page(spoken_page, before=STILL)
    begin(page)
    page.keyboard.press("PageDown")
    assert "一、把书读好" in page.inner_text("#run-now")
    page.keyboard.press("PageUp")
    assert "开场" in page.inner_text("#run-now")
    later(page, 2000)
    page.keyboard.press("b")
    later(page, 90_000)
    page.keyboard.press("b")
    wait(page, "document.getElementById('elapsed').textContent === '0:02'")
    later(page, 58_000)
    wait(page, "document.getElementById('state').textContent.startsWith('超时 +')")
    assert page.evaluate("document.getElementById('state').className") == "state over"


@pytest.mark.parametrize(("target", "kind"), [("20s", "over"), ("2m", "under"), ("34s", "on time")])
def test_the_clock_says_what_the_verdict_says(
    open_page: Open, tmp_path: Path, target: str, kind: str
) -> None:
    """While one listens, from beginning to end, and when a run begins: the voice may fit where the person does not."""
    path = made(tmp_path, SPEECH.replace("target: 45s", f"target: {target}"))
    verdict = json.loads((path.parent / "report.json").read_text(encoding="utf-8"))["verdict"]
    assert verdict["kind"] == kind
    page = open_page(path, before=STILL)
    words = {"over": ("超时", "over"), "under": ("提前", "ahead"), "on time": ("准时", "ontime")}
    word, colour = words[kind]
    by = round(verdict["by_ms"] / 1000)
    for at in ("0", "audio.duration / 2", "audio.duration - 0.1"):
        page.evaluate(f"audio.currentTime = {at}")
        said = f"您会{word} {'−' if by < 0 else '+'}{abs(by) // 60}:{abs(by) % 60:02d}"
        wait(page, f"document.getElementById('state').textContent === '{said}'")
        assert page.evaluate("document.getElementById('state').className") == f"state {colour}"
    begin(page)
    colour = "behind" if kind == "over" else colour  # it may still be caught up
    wait(page, f"document.getElementById('state').className === 'state {colour}'")
    assert said.split()[1] in page.inner_text("#state")


def test_warnings(open_page: Open, tmp_path: Path) -> None:
    """At two minutes, at one, at each section's turn it warns by colour, words and vibration, once."""
    page = open_page(long_page(tmp_path, 1200), before=STILL + BUZZES)
    begin(page)
    data = json.loads(page.locator("#data").text_content() or "")
    whole = data["duration"]
    turn = data["sections"][0]["end"]
    shown = "document.documentElement.dataset.warn"
    past = 0
    for at, kind in ((turn, "turn"), (whole - 120_000, "m2"), (whole - 60_000, "m1")):
        later(page, at - past + 10)
        past = at + 10
        wait(page, f"{shown} === '{kind}'")
        assert page.is_visible("#warning")
    assert page.evaluate("buzzes.length") == 3
    assert "1 分钟" in page.inner_text("#warning")


def test_one_section_until_it_fits_in_the_prompter(open_page: Open, spoken_page: Path) -> None:
    """One section alone, from one key, and in the prompter: again and again, with a countdown, until it fits."""
    page = open_page(spoken_page, before=STILL)
    page.keyboard.press("1")
    page.keyboard.press("p")
    page.keyboard.press("u")
    assert page.inner_text("#counting") == "3"
    assert page.is_visible("#run-next")
    page.keyboard.press("Space")
    data = json.loads(page.locator("#data").text_content() or "")
    # Its share of the whole's target, which is longer than what the speaker needs.
    length = round(data["sections"][1]["planned"] * data["target"][1] / data["expected"])
    top = page.evaluate("document.getElementById('text').scrollTop")
    later(page, length / 2)
    wait(page, f"document.getElementById('text').scrollTop > {top}")  # it moves on as planned
    page.keyboard.press("Space")
    assert page.inner_text("#counting") == "5"  # too short: once more
    page.keyboard.press("Space")
    later(page, length)
    page.keyboard.press("Space")
    assert not page.is_visible("#counting")
    assert "+0:00" in page.inner_text("#run-now")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    times = page.locator("#history tbody tr").nth(1).inner_text().split()
    assert times[-1] == f"0:{round(length / 1000):02d}"


BODY = """## 一、把书读好

我们要多读书。我们要读好书。

## 二、把书用好

我们要多用书。大家都来用书。

谢谢大家！
"""


def test_history_survives_edits(open_page: Open, tmp_path: Path) -> None:
    """An edited word, a renamed file, a new section and another make lose no runs, no place, no known sentences."""
    page = open_page(
        made(tmp_path, f"同志们：\n\n{BODY}", "a.md"), before=STILL, allowed="asked for", again=True
    )
    begin(page)
    for _ in range(4):
        later(page, 1000)
        page.keyboard.press("PageDown")
    page.keyboard.press("Escape")
    page.keyboard.press("2")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("k")
    edited = BODY.replace("我们要读好书", "我们要读最好的书").replace(
        "## 二、", "## 二、别忘了\n\n这里多一段话。\n\n## 三、"
    )
    other = made(tmp_path / "later", f"同志们：\n\n{edited}", "b.md")
    page.goto(other.as_uri())
    page.keyboard.press("t")
    assert page.evaluate(RUNS) == 1
    rows = page.locator("#history tbody tr").all_inner_texts()
    named = {row.split()[0]: row.split()[1:] for row in rows}
    assert named["一、把书读好"] == ["0:01"]
    assert named["二、别忘了"] == []
    assert named["三、把书用好"] == ["0:01"]
    assert page.locator(".s.known").inner_text() == "我们要多用书。"
    assert page.locator(".s:is(.now, .held)").inner_text() == "我们要多用书。"


def test_all_is_kept_over_a_reload(open_page: Open, spoken_page: Path) -> None:
    """Place, speed, loop, hiding and sizes are there tomorrow, without a key."""
    page = open_page(spoken_page, again=True)
    page.keyboard.press("2")
    page.keyboard.press("ArrowRight")
    page.click("#faster")
    page.keyboard.press("+")
    page.keyboard.press("h")
    page.click("text=练习")
    page.select_option("#loop", "section")
    page.keyboard.press("p")
    page.keyboard.press("p")
    state = """[document.querySelector('.s:is(.now, .held)').dataset.i, audio.playbackRate, loop.value, hide.value,
      getComputedStyle(text).fontSize, practising.textContent]"""
    before = page.evaluate(state)
    page.reload()
    assert page.evaluate(state) == before
    assert before[1:5] == [1.05, "section", "keywords", "22px"]
    assert page.evaluate("audio.paused")


def test_storage_denied(open_page: Open, spoken_page: Path) -> None:
    """Where the browser keeps nothing, all works for this visit, and nothing is said of keeping."""
    page = open_page(spoken_page, before=DENIED)
    page.keyboard.press("+")
    page.keyboard.press("+")
    wait(page, "getComputedStyle(document.getElementById('text')).fontSize === '24px'")
    begin(page)
    page.click("#run-end")
    assert page.evaluate(RUNS) == 1
    assert page.evaluate("document.getElementById('runs-note').hidden")


def test_a_formula_stays_text(open_page: Open, tmp_path: Path) -> None:
    """A heading that a spreadsheet would take for a formula is written so that it stays text."""
    page = open_page(written(tmp_path, rehearsal_of(tmp_path, "=1+1")))
    begin(page)
    page.click("#run-end")
    page.click("#runs summary")
    with page.expect_download() as got:
        page.click("#run-csv")
    assert '"\'=1+1"' in Path(got.value.path()).read_text(encoding="utf-8")


def test_the_clock_stays(open_page: Open, spoken_page: Path, tmp_path: Path) -> None:
    """In section 7 as in each, at 1366 × 768, 1024 or on a phone, and in the prompter, the clock is on the screen."""
    inside = """(() => { const box = document.getElementById('elapsed').getBoundingClientRect();
      const top = document.elementFromPoint(box.x + 5, box.y + box.height / 2);
      return box.top >= 0 && box.bottom <= innerHeight && top?.id === 'elapsed' })()"""
    page = open_page(long_page(tmp_path, 3000))
    for width, height in ((1366, 768), (1024, 600), (360, 640)):
        page.set_viewport_size({"width": width, "height": height})
        for key in "147":
            page.keyboard.press(key)
            wait(page, inside)
        for place in ("0", "document.documentElement.scrollHeight"):
            page.evaluate(f"scrollTo(0, {place})")
            wait(page, inside)
        assert page.evaluate("player.offsetHeight") < 150  # the bar leaves the text its room
    page = open_page(spoken_page)
    page.keyboard.press("3")
    page.keyboard.press("p")
    assert page.evaluate(inside)
    assert text(page, "section-now") == "结尾"
    weight = "getComputedStyle(document.getElementById('text')).fontWeight"
    assert page.evaluate(weight) == "700"
    page.keyboard.press("0")
    page.keyboard.press("Space")
    wait(page, "document.documentElement.classList.contains('idle')")
    assert page.evaluate(inside)
    page.mouse.move(50, 60)
    wait(page, "!document.documentElement.classList.contains('idle')")
