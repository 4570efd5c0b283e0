"""Tests of the page in a real Chromium, from a file: it plays, the text follows, nothing leaves it."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest

from tests.browser import NOW, begin, cues, first, lit, made, wait

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser import Open

NASTY = [
    "</script><script>hit=1</script>",
    "<img src=x onerror=hit=1>",
    "'\" onclick=hit=1 x='",
    "\u2028hit=1\u2029",
    "`*_#[a](javascript:hit=1)",
    "${hit=1}$csp {left}",
]

FOLLOW = """async (times) => {
  const audio = document.getElementById('audio'), seen = [];
  const frame = () => new Promise(requestAnimationFrame);
  for (const time of times) {
    const done = new Promise((ok) => audio.addEventListener('seeked', ok, { once: true }));
    audio.currentTime = time;
    await done;
    for (let n = 0; n < 3; n++) await frame();
    const lit = document.querySelector('.s.now, .s.held');
    seen.push([audio.currentTime * 1000, lit ? Number(lit.dataset.i) : -1, audio.paused]);
  }
  return seen;
}"""


@pytest.mark.parametrize("embed", ["always", "never"])
def test_it_plays_from_a_file(open_page: Open, tmp_path: Path, embed: str) -> None:
    """From file://, with the sound inside or beside, it plays under its own policy, and nothing else is asked for."""
    path = made(tmp_path, "大家好！我们开会。\n谢谢大家！\n", "a.txt", embed=embed)
    page = open_page(path)
    assert page.locator("audio").get_attribute("src").startswith("data:") is (embed == "always")  # type: ignore[union-attr]
    page.click("#play")
    wait(
        page,
        "document.getElementById('audio').currentTime > 0.4 && document.querySelector('.s.now, .s.held')",
    )
    names = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert all(name.startswith(("data:", "file:")) for name in names)


def test_the_lit_sentence_is_the_one_that_is_heard(open_page: Open, spoken_page: Path) -> None:
    """At 20 random times while it plays, the lit sentence is the one at currentTime, within 100 ms."""
    page = open_page(spoken_page)
    steps = cues(spoken_page)
    page.click("#play")
    times = [random.Random(7).uniform(0, steps[-1]["end_ms"] / 1000 - 0.5) for _ in range(20)]
    seen = page.evaluate(FOLLOW, times)
    assert len(seen) == 20
    for at, index, paused in seen:
        near = {
            max(
                (
                    place
                    for place, cue in enumerate(steps)
                    if cue["kind"] == "speech" and cue["start_ms"] <= moment
                ),
                default=-1,
            )
            for moment in (at - 100, at, at + 100)
        }
        assert index in near
        assert not paused


def test_it_holds_through_a_pause(open_page: Open, spoken_page: Path) -> None:
    """After a seek into a pause or a cue the sentence before it stays lit, quietly, and the pause is lit besides."""
    page = open_page(spoken_page)
    said = -1
    for at, cue in enumerate(cues(spoken_page)):
        if cue["kind"] == "speech":
            said = at
        if cue["kind"] == "speech" or cue["end_ms"] - cue["start_ms"] < 900:
            continue
        middle = (cue["start_ms"] + cue["end_ms"]) // 2
        page.evaluate("(ms) => { const range = document.getElementById('position'); range.value = ms;"
                      "range.dispatchEvent(new Event('input')) }", middle)  # fmt: skip
        assert page.evaluate("document.querySelector('.s.held').dataset.i") == str(said)
        assert page.evaluate("document.querySelector(':is(.pause, .cue).now').dataset.i") == str(at)
        assert page.locator(".s.now").count() == 0


def test_word_by_word(open_page: Open, spoken_page: Path) -> None:
    """As the user chooses, the word is lit that is heard; a number is lit as one word; the choice is kept."""
    page = open_page(spoken_page, again=True)
    page.click("text=显示")
    page.select_option("#mark", "word")
    index = first(spoken_page, "38本书")
    start = cues(spoken_page)[index]["start_ms"] / 1000
    words = json.loads(page.locator("#data").text_content() or "")["words"][str(index)]
    page.click("#play")
    script = """async ([start, at]) => { const audio = document.getElementById('audio');
      const done = new Promise((ok) => audio.addEventListener('seeked', ok, { once: true }));
      audio.currentTime = start + at; await done;
      for (let n = 0; n < 2; n++) await new Promise(requestAnimationFrame);
      return [(audio.currentTime - start) * 1000, ...[...CSS.highlights.get('word')].map(String)]; }"""
    text = "2023年，我们读了38本书。"
    for wanted in ("2023", "年", "我", "38", "书"):
        place = next(word for word in words if text[word[0] : word[0] + word[1]] == wanted)
        at, *shown = page.evaluate(script, [start, place[2] / 1000 + 0.05])
        after = [word for word in words if word[2] <= at]
        assert shown == [text[after[-1][0] : after[-1][0] + after[-1][1]]]
        assert wanted in shown or at - place[2] > 150
    page.reload()
    assert page.locator("#mark").input_value() == "word"


def test_a_click_goes_there(open_page: Open, spoken_page: Path) -> None:
    """A click on a sentence goes to it, as one on a section's name does."""
    page = open_page(spoken_page)
    index = first(spoken_page, "一线工人")
    page.click(f".s[data-i='{index}']")
    assert page.evaluate(NOW) == str(index)
    assert page.evaluate("Math.round(audio.currentTime * 1000)") == cues(spoken_page)[index]["start_ms"]
    page.click("#sections a >> nth=1")
    assert lit(page) == "一、把书读好"
    assert page.locator("#sections a[aria-current]").inner_text().startswith("一、把书读好")


def test_scrolling_stops_the_following(open_page: Open, spoken_page: Path) -> None:
    """The page scrolls along; who scrolls stops that, and the chip brings it back."""
    page = open_page(spoken_page, viewport={"width": 600, "height": 420})
    page.click("#sentence-after")
    page.keyboard.press("9")
    page.keyboard.press("3")
    seen = """(() => { const box = document.querySelector('.s.now').getBoundingClientRect();
      return box.top > 0 && box.bottom < innerHeight })()"""
    wait(page, seen)
    assert not page.is_visible("#follow")
    page.mouse.move(300, 200)
    page.mouse.wheel(0, -4000)
    page.wait_for_selector("#follow")
    wait(page, "scrollY === 0")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("scrollY") == 0
    page.click("#follow")
    wait(page, seen)
    assert not page.is_visible("#follow")


def test_hour_long(open_page: Open, tmp_path: Path) -> None:
    """A text of 30,000 characters is there, played and scrolled with little work: a fifth of what is allowed here."""
    from tests.page_parts import long_page

    page = open_page(long_page(tmp_path), reduced_motion="no-preference")
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def cpu_s() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return next(float(metric["value"]) for metric in metrics if metric["name"] == "TaskDuration")

    before = cpu_s()
    page.reload()
    assert 0 < cpu_s() - before < 1
    page.click("#play")
    for section in (3, 9, 6):
        before = cpu_s()
        page.keyboard.press(str(section))
        page.wait_for_timeout(150)
        page.mouse.move(500, 300)
        page.mouse.wheel(0, 2500)
        page.wait_for_timeout(200)
        assert 0 < cpu_s() - before < 0.6


def test_without_javascript(open_page: Open, spoken_page: Path) -> None:
    """Without JavaScript the whole text, the table and the browser's own audio control are there."""
    page = open_page(spoken_page, java_script_enabled=False)
    for shown in (
        "#text >> text=今天我们在",
        "#text >> text=谢谢大家！",
        "table.times >> text=二、把书用好",
        "audio[controls]",
        "svg.pic",
    ):
        page.wait_for_selector(shown)  # the page is large, and may still be read
    text = page.locator("#text").inner_text()
    for cue in cues(spoken_page):
        if cue["kind"] == "speech" and cue["text"] != "今天我们在重庆开会，一定要准时。":
            assert cue["text"] in text
    assert not page.is_visible("#player")


def test_the_sound_is_missing(open_page: Open, tmp_path: Path) -> None:
    """Where the sound is not beside the page, it says so in one line and goes on by the clock alone."""
    path = made(tmp_path, "大家好！我们开会。\n谢谢大家！\n", "a.txt", embed="never")
    (path.parent / "track.mp3").unlink()
    page = open_page(path, allowed="ERR_FILE_NOT_FOUND")
    page.wait_for_selector("#trouble")
    assert "track.mp3" in page.inner_text("#trouble")
    page.click("#play")
    wait(page, "Number(document.getElementById('position').value) > 300")


@pytest.mark.parametrize("width", [360, 1280])
def test_no_scrolling_sideways(open_page: Open, spoken_page: Path, width: int) -> None:
    """From 360 px on nothing stands out sideways, with everything open."""
    page = open_page(spoken_page, viewport={"width": width, "height": 740})
    wide = "document.documentElement.scrollWidth > innerWidth"
    assert not page.evaluate(wide)
    page.click("#timetable summary")
    page.click("text=练习")
    assert not page.evaluate(wide)
    page.keyboard.press("Escape")
    begin(page)
    assert not page.evaluate(wide)
    page.click("#run-end")
    for table in ("run-table", "history"):  # it fits: nothing of it is to be scrolled for
        box = f"document.getElementById('{table}').parentElement"
        assert page.evaluate(f"{box}.scrollWidth <= {box}.clientWidth")
    page.click("#run-close")
    page.click("#prompter")
    assert not page.evaluate(wide)


def test_light_and_dark(open_page: Open, spoken_page: Path) -> None:
    """The page is light or dark as the system is; the prompter is black."""
    page = open_page(spoken_page)
    colours = (
        "[getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(document.body).color]"
    )
    assert page.evaluate(colours) == ["rgb(251, 250, 247)", "rgb(31, 29, 26)"]
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(colours) == ["rgb(22, 23, 26)", "rgb(236, 232, 224)"]
    page.emulate_media(color_scheme="light")
    page.click("#prompter")
    assert page.evaluate(colours) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


@pytest.mark.parametrize("nasty", [" ".join(NASTY), "<!--<script>"])
def test_the_script_is_data(open_page: Open, tmp_path: Path, nasty: str) -> None:
    """Whatever stands in the title, a heading, a sentence or a name stays text, and the page works."""
    from tests.page_parts import page_of

    path = page_of(tmp_path, nasty)
    page = open_page(path)
    shown = " ".join(nasty.split())
    assert page.evaluate("typeof hit") == "undefined"
    for place in (
        "h1",
        "#text h2",
        "#text p",
        ".who",
        "#sections a .name",
        ".findings",
        "table.times tbody th",
    ):
        assert shown in " ".join(str(page.locator(place).first.text_content()).split())
    page.click("#play")
    wait(page, "document.querySelector('.s.now, .s.held')")
    begin(page)
    assert shown in " ".join(str(page.locator("#run-now").text_content()).split())
    assert page.locator("img, script[src], [onclick]").count() == 0
