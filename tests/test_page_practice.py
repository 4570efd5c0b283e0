"""Tests of the page in a real Chromium: practising, the prompter, the run-through, the keys."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.browser import NOW, STILL, cues, first, later, lit, wait
from tests.page_parts import rehearsal_of, written

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser import Open

TIME = "audio.currentTime * 1000"
AWAKE = """window.locks = 0; Object.defineProperty(navigator, 'wakeLock', { value: { request: async () => { locks++;
  const lock = new EventTarget(); lock.release = async () => { locks--; }; return lock; } } });"""


def go(page: Page, ms: float) -> None:
    """Move the playhead, and wait until the sound is there."""
    page.evaluate("(ms) => { const range = document.getElementById('position'); range.step = 1; range.value = ms;"
                  "range.dispatchEvent(new Event('input')) }", ms)  # fmt: skip
    wait(page, "!audio.seeking")


def choose(page: Page, **values: str | bool) -> None:
    """Set controls as a user does, wherever they are."""
    for name, value in values.items():
        page.evaluate("""([id, value]) => { const control = document.getElementById(id);
          control[typeof value === 'boolean' ? 'checked' : 'value'] = value;
          control.dispatchEvent(new Event('change')); }""", [name, value])  # fmt: skip


def press(page: Page, button: str, times: int) -> None:
    """Press a button so many times."""
    page.evaluate(
        "([id, times]) => { while (times--) document.getElementById(id).click(); }", [button, times]
    )


def test_speed_keeps_the_pitch(open_page: Open, spoken_page: Path) -> None:
    """From half to twice as fast, never beyond, and the voice keeps its pitch."""
    page = open_page(spoken_page)
    press(page, "faster", 22)
    assert page.evaluate("[audio.playbackRate, audio.preservesPitch]") == [2, True]
    pace = json.loads(page.locator("#data").text_content() or "")["pace"]
    assert page.inner_text("#rate") == f"{2 * pace:.0f} 字/分（2×）"
    press(page, "slower", 32)
    assert page.evaluate("[audio.playbackRate, audio.preservesPitch]") == [0.5, True]
    page.keyboard.press("r")
    assert page.evaluate("audio.playbackRate") == 1


@pytest.mark.parametrize("what", ["sentence", "section", "ab"])
def test_loop(open_page: Open, spoken_page: Path, what: str) -> None:
    """At the end of what is looped it begins anew: a sentence, a section, or from A to B."""
    page = open_page(spoken_page)
    index = first(spoken_page, "谢谢大家" if what == "section" else "一线工人")
    steps = cues(spoken_page)
    start, end = steps[index]["start_ms"], steps[index]["end_ms"]
    if what == "section":
        start = next(cue["start_ms"] for cue in steps if cue["section"] == steps[index]["section"])
        end = steps[-1]["end_ms"] - 1
    go(page, start + 200)
    if what == "ab":
        choose(page, loop="ab")
        page.evaluate("document.getElementById('set-a').click()")
        go(page, start + 900)
        page.evaluate("document.getElementById('set-b').click()")
        start, end = start + 200, start + 900
    else:
        choose(page, loop=what)
    go(page, end - 400)
    page.click("#play")
    wait(page, f"{TIME} > {start - 50} && {TIME} < {end - 410}")
    assert page.evaluate("!audio.paused")


def test_repeat_after_me(open_page: Open, spoken_page: Path) -> None:
    """After each sentence it is silent as long as that took, times the factor, says so, and goes on."""
    page = open_page(spoken_page, before=STILL)
    index = first(spoken_page, "首先，我代表")
    steps = cues(spoken_page)
    press(page, "faster", 20)
    choose(page, repeat=True, factor="0.8")
    lasts_ms = 0.8 * 0.5 * (steps[index]["end_ms"] - steps[index]["start_ms"])
    go(page, steps[index]["end_ms"] - 300)
    page.click("#play")
    page.wait_for_selector("#turn")
    assert re.search(rf"请跟读\D*{lasts_ms / 1000:.1f}", page.inner_text("#turn"))
    assert page.evaluate(TIME) >= steps[index]["end_ms"]
    assert page.evaluate(NOW) == str(index)
    later(page, lasts_ms - 1)
    wait(page, "document.getElementById('turn').textContent.includes('0.0')")
    assert page.evaluate("audio.paused")
    later(page, 2)
    page.wait_for_selector("#turn", state="hidden")
    wait(page, "!audio.paused")
    following = next(at for at in range(index + 1, len(steps)) if steps[at]["kind"] == "speech")
    wait(page, f"{NOW} === '{following}'")


def test_pausing_in_the_gap_stops(open_page: Open, spoken_page: Path) -> None:
    """Who pauses while it is their turn, stops; playing goes on from there."""
    page = open_page(spoken_page)
    index = first(spoken_page, "首先，我代表")
    choose(page, repeat=True)
    go(page, cues(spoken_page)[index]["end_ms"] - 200)
    page.click("#play")
    page.wait_for_selector("#turn")
    page.keyboard.press(" ")
    page.wait_for_selector("#turn", state="hidden")
    assert page.evaluate("audio.paused")


def test_hiding_the_text(open_page: Open, spoken_page: Path) -> None:
    """To learn by heart the first words are left, then nothing; the place stays."""
    page = open_page(spoken_page)
    colour = "(part) => getComputedStyle(document.querySelector(`.s[data-i='${part[0]}']${part[1]}`)).color"
    index = first(spoken_page, "一线工人")
    clear = "rgba(0, 0, 0, 0)"
    height = page.evaluate("document.documentElement.scrollHeight")
    choose(page, hide="first")
    assert page.evaluate(colour, [index, ""]) == clear
    assert page.evaluate(colour, [index, " .f"]) != clear
    assert page.locator(f".s[data-i='{index}'] .f").inner_text() == "他们"
    choose(page, hide="keywords")
    assert page.evaluate(colour, [index, ""]) == clear
    assert "工人" in "".join(page.locator(f".s[data-i='{index}'] .k").all_inner_texts())
    assert page.evaluate(colour, [index, " .k"]) != clear
    choose(page, hide="all")
    assert page.evaluate(colour, [index, " .f"]) == clear
    assert page.evaluate("document.documentElement.scrollHeight") == height


AT = "document.querySelector('#sections a[aria-current]').dataset.go"
SIZE = "getComputedStyle(document.getElementById('text')).fontSize"
TURNED = "getComputedStyle(document.getElementById('text')).transform"
PROMPTING = "document.documentElement.classList.contains('prompting')"
RATE = "document.getElementById('rate').textContent.split('（').at(-1)"
KEYS = [
    ("Space", "!audio.paused"),
    ("Space", "audio.paused"),
    ("b", "!audio.paused"),
    (".", "audio.paused"),
    ("ArrowRight", f"{NOW} === '2'"),
    ("ArrowRight", f"{NOW} === '4'"),
    ("ArrowLeft", f"{NOW} === '2'"),
    ("PageDown", f"{AT} === '1'"),
    ("PageDown", f"{AT} === '2'"),
    ("PageUp", f"{AT} === '1'"),
    ("2", f"{AT} === '2'"),
    ("9", f"{AT} === '2'"),
    ("3", f"{AT} === '3'"),
    ("1", f"{AT} === '1'"),
    ("0", f"{AT} === '0'"),
    ("l", "document.getElementById('practising').textContent === '：本句 1/5'"),
    ("l", "document.getElementById('practising').textContent === ''"),
    ("Space", "audio.paused"),
    ("h", "document.getElementById('practising').textContent === '：只留关键词'"),
    ("h", "document.getElementById('text').dataset.hide === 'first'"),
    ("h", "document.getElementById('text').dataset.hide === 'all'"),
    ("h", "document.getElementById('text').dataset.hide === 'known'"),
    ("k", "document.querySelectorAll('.s.veiled').length === 1"),
    ("k", "document.querySelectorAll('.s.veiled').length === 0"),
    ("h", "document.getElementById('text').dataset.hide === 'off'"),
    ("+", f"{SIZE} === '22px'"),
    ("-", f"{SIZE} === '20px'"),
    ("p", PROMPTING),
    ("ArrowUp", f"{RATE} === '1.05×）'"),
    ("ArrowDown", f"{RATE} === '1×）'"),
    ("m", f"{TURNED} === 'matrix(-1, 0, 0, 1, 0, 0)'"),
    ("Shift+M", f"{TURNED} === 'matrix(-1, 0, 0, -1, 0, 0)'"),
    ("p", f"!{PROMPTING} && document.fullscreenElement === null"),
    ("p", PROMPTING),
    ("Escape", f"!{PROMPTING}"),
    ("f", "document.fullscreenElement !== null"),
    ("f", "document.fullscreenElement === null"),
    ("?", "document.getElementById('keys').open"),
    ("Escape", "!document.getElementById('keys').open"),
]
"""Pressed one after the other: the key, and what holds then."""


def test_keys(open_page: Open, spoken_page: Path) -> None:
    """Every key in the table does what the table says."""
    page = open_page(spoken_page)
    for key, condition in KEYS:
        page.keyboard.press(key)
        try:
            wait(page, condition)
        except Exception as error:
            raise AssertionError(f"{key}: not {condition}") from error


def test_letters_can_be_switched_off(open_page: Open, spoken_page: Path) -> None:
    """Letters, digits and signs do nothing when switched off, also after a reload; other keys still work."""
    page = open_page(spoken_page, again=True)
    page.click("text=显示")
    page.uncheck("#letters")
    page.keyboard.press("Escape")
    page.reload()
    for key in "b.3+p?":
        page.keyboard.press(key)
    assert page.evaluate(f"audio.paused && ({NOW}) === '0' && !document.getElementById('keys').open")
    assert not page.evaluate("document.documentElement.classList.contains('prompting')")
    page.keyboard.press("PageDown")
    assert lit(page) == "一、把书读好"


def test_space_on_a_button_is_the_button(open_page: Open, spoken_page: Path) -> None:
    """Who comes to a button by keyboard presses it with Space; after a click Space plays."""
    page = open_page(spoken_page)
    page.focus("#help")
    page.keyboard.press(" ")
    assert page.evaluate("document.getElementById('keys').open && audio.paused")
    page.click("#keys-close")
    page.click("#faster")
    page.keyboard.press(" ")
    wait(page, "!audio.paused")
    assert page.inner_text("#rate").endswith("（1.05×）")


def test_prompter(open_page: Open, spoken_page: Path) -> None:
    """Full screen, big, mirrored both ways; the sentence stands at the mark a third down; the screen stays awake."""
    page = open_page(spoken_page, before=AWAKE)
    go(page, cues(spoken_page)[first(spoken_page, "一线工人")]["start_ms"])
    page.click("#prompter")
    wait(page, "document.fullscreenElement !== null && locks === 1")
    gap = """() => { const box = (id) => document.querySelector(id).getBoundingClientRect();
      const line = document.querySelector('.s.now').getClientRects()[0];
      return Math.abs(line.top + line.height / 2 - box('#line-third').top); }"""
    assert page.evaluate(gap) < 8
    third = page.evaluate("""(document.getElementById('line-third').getBoundingClientRect().top
      - document.getElementById('text').getBoundingClientRect().top) / document.getElementById('text').clientHeight""")
    assert abs(third - 1 / 3) < 0.01
    assert page.evaluate(
        "parseFloat(getComputedStyle(document.getElementById('text')).fontSize)"
    ) >= 0.045 * page.evaluate("innerWidth")
    for press in ("m", "Shift+M"):
        page.keyboard.press(press)
        wait(page, "true")
        assert page.evaluate(gap) < 12
    assert (
        page.evaluate("getComputedStyle(document.getElementById('text')).transform")
        == "matrix(-1, 0, 0, -1, 0, 0)"
    )
    page.click("#leave")
    wait(page, "document.fullscreenElement === null && locks === 0")


def test_prompter_by_the_clock_alone(open_page: Open, spoken_page: Path) -> None:
    """Mute, it scrolls with the timeline by the clock, at a pace that can be changed while it runs."""
    page = open_page(spoken_page, before=STILL)
    page.click("#prompter")
    page.click("#p-mute")
    page.keyboard.press("2")
    page.click("#play")
    place = "Number(document.getElementById('position').value)"
    start, top = page.evaluate(place), page.evaluate("document.getElementById('text').scrollTop")
    later(page, 600)
    wait(page, f"Math.abs({place} - {start + 600}) <= 1")
    press(page, "faster", 20)
    later(page, 800)
    wait(page, f"Math.abs({place} - {start + 600 + 2 * 800}) <= 1")
    wait(page, f"document.getElementById('text').scrollTop > {top}")
    assert page.evaluate("audio.paused")


def test_prompter_follows_the_lines(open_page: Open, spoken_page: Path) -> None:
    """Along a sentence of several lines the text moves up evenly, until the next sentence stands at the mark."""
    page = open_page(spoken_page, viewport={"width": 500, "height": 700})
    index = first(spoken_page, "今天我们在")
    cue, *_ = (cues(spoken_page)[index],)
    page.click("#prompter")
    tops = []
    for share in (0.1, 0.3, 0.5, 0.7, 0.9):
        go(page, cue["start_ms"] + share * (cue["end_ms"] - cue["start_ms"]))
        tops.append(page.evaluate("document.getElementById('text').scrollTop"))
    steps = [after - before for before, after in pairwise(tops)]
    assert min(steps) > 0
    assert max(steps) - min(steps) < 3


def test_without_a_voice(open_page: Open, tmp_path: Path) -> None:
    """A page without sound runs by the clock: the text is lit in time, and it stops at the end."""
    page = open_page(written(tmp_path, rehearsal_of(tmp_path, "大家好")))
    assert page.locator("audio").count() == 0
    page.keyboard.press("ArrowRight")
    press(page, "faster", 20)
    page.click("#play")
    wait(page, "document.querySelector('.cue.now')")
    wait(page, "document.getElementById('play').getAttribute('aria-label') === '播放'")
    assert page.inner_text("#at") == page.inner_text("#whole")
