"""Tests of what a speaker does in a week, in a real Chromium: how many keys and clicks each task takes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rehearse.core import Finding
from tests.browser import NOW, SPEECH, cues, first, made, wait
from tests.page_parts import rehearsal_of, written

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser import Open


def test_one_sentence_five_times_is_one_key(open_page: Open, spoken_page: Path) -> None:
    """L says the whole sentence as often as was chosen, shows which time it is, and goes on with the speech."""
    page = open_page(spoken_page)
    index = first(spoken_page, "38本书")
    cue = cues(spoken_page)[index]
    page.click(f".s[data-i='{index}']")
    page.keyboard.press("l")
    ends = f"""async () => {{ const before = practising.textContent; audio.currentTime = {(cue["end_ms"] - 60) / 1000};
      for (let n = 0; n < 400 && practising.textContent === before; n++) await new Promise((ok) => setTimeout(ok, 20));
      return practising.textContent; }}"""
    assert [page.evaluate(ends) for _ in range(4)] == [f"：本句 {n}/5" for n in (2, 3, 4, 5)]
    page.evaluate(ends)
    wait(page, "practising.textContent === ''")
    assert page.evaluate("!audio.paused")
    following = next(at for at in range(index + 1, index + 9) if cues(spoken_page)[at]["kind"] == "speech")
    wait(page, f"{NOW} === '{following}'")


def test_a_passage_is_found_and_heard_in_three_actions(open_page: Open, spoken_page: Path) -> None:
    """On a phone: the list of sections, the section, Play."""
    page = open_page(spoken_page, viewport={"width": 360, "height": 740})
    page.click("#contents")
    page.click("#sections >> text=二、把书用好")
    assert not page.is_visible("#sections")
    page.click("#play")
    wait(page, "!audio.paused && document.querySelector('.s.now')?.textContent === '二、把书用好'")


def test_a_section_until_it_fits_is_two_keys(open_page: Open, spoken_page: Path) -> None:
    """The section's own number, then U: the countdown runs, and the section comes again until it fits."""
    page = open_page(spoken_page)
    page.keyboard.press("2")
    page.keyboard.press("u")
    assert page.is_visible("#counting")
    assert page.is_checked("#run-until")
    assert (
        page.evaluate("document.getElementById('run-what').selectedOptions[0].textContent") == "二、把书用好"
    )


def test_tomorrow_is_where_one_left_off(open_page: Open, spoken_page: Path) -> None:
    """No action: closed while it plays, it opens at the same sentence, which is in sight, and plays from there."""
    page = open_page(spoken_page, again=True)
    page.keyboard.press("1")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    wait(page, "audio.currentTime > 0 && !audio.paused")
    there = page.evaluate(NOW)
    page.goto("about:blank")
    page.goto(spoken_page.as_uri())
    wait(page, f"{NOW} === '{there}'")
    box = page.locator(f".s[data-i='{there}']").bounding_box()
    assert box
    assert 0 < box["y"] < 600
    page.keyboard.press("Space")
    wait(page, f"!audio.paused && {NOW} >= '{there}'")


def test_what_changed_is_seen_at_once(open_page: Open, tmp_path: Path) -> None:
    """No action: the head tells what the edit costs, and the sentence has its mark; without an edit nothing."""
    page = open_page(made(tmp_path))
    assert page.locator(".changes, .changed").count() == 0
    page = open_page(made(tmp_path, SPEECH.replace("我们要继续努力", "我们一定要继续努力下去")))
    box = page.locator(".changes").bounding_box()
    assert box
    assert box["y"] + box["height"] < 600
    assert "新写或改动 1 句" in page.inner_text(".changes")
    assert page.locator(".changed").all_inner_texts() == ["我们一定要继续努力下去，再上一层楼！"]
    mark = page.evaluate("getComputedStyle(document.querySelector('.changed')).backgroundImage")
    assert "gradient" in mark


def test_closing_a_menu_does_nothing_else(open_page: Open, spoken_page: Path) -> None:
    """A click on the text beside an open menu closes it and seeks nowhere; Space is then the player's."""
    page = open_page(spoken_page)
    page.keyboard.press("2")
    here = page.evaluate(NOW)
    page.click("text=练习")
    page.locator("#loop").focus()
    page.click(".s[data-i='0']", position={"x": 4, "y": 4})
    assert page.evaluate("document.querySelector('.menu[open]') === null")
    assert page.evaluate(NOW) == here
    for close in ("", "Escape"):
        if close:
            page.click("text=练习")
            page.keyboard.press(close)
        page.keyboard.press(" ")
        wait(page, "!audio.paused")
        page.keyboard.press(" ")
        wait(page, "audio.paused")
        assert page.evaluate("document.querySelector('.menu[open]') === null")


def test_a_finding_and_its_place_lead_to_each_other(open_page: Open, tmp_path: Path) -> None:
    """A tap or Enter on a marked place opens one card that leads to the list, and the list leads to the place."""
    rehearsal = rehearsal_of(tmp_path, "大家好")
    finding = Finding("P101", "warning", "要换个说法", ((0, 2),), "改一改")
    page = open_page(written(tmp_path, replace(rehearsal, findings=(finding,))), has_touch=True)
    mark = page.locator("#text [data-f='f0']").first
    mark.tap()
    assert "要换个说法 改一改" in " ".join(page.inner_text("#card").split())
    page.click("#card-list")
    wait(page, "document.querySelector('.findings li:target')?.id === 'f0'")
    page.click(".findings a[data-to]")
    assert page.evaluate("document.activeElement.dataset.f") == "f0"
    page.keyboard.press("Enter")
    assert page.is_visible("#card")
    page.keyboard.press("Escape")
    assert not page.is_visible("#card")
    assert page.evaluate("document.activeElement.dataset.f") == "f0"


def test_a_note_says_why_it_is_not_spoken(open_page: Open, tmp_path: Path) -> None:
    """By a tap or by Enter, not by hovering alone; and what is heard goes on where it was."""
    page = open_page(made(tmp_path, SPEECH.replace("要多读。", "要多读。（注：看稿）")), has_touch=True)
    page.keyboard.press("2")
    here = page.evaluate(NOW)
    note = page.locator("#text span.unsaid")
    note.tap()
    assert page.inner_text("#card-text") == "不读：备注"
    assert not page.is_visible("#card-list")
    assert page.evaluate(NOW) == here
    page.keyboard.press("Escape")
    note.press("Enter")
    assert page.is_visible("#card")


def test_on_paper(open_page: Open, tmp_path: Path) -> None:
    """Printed, neither findings nor their lines are there, and a salutation stays with what follows it."""
    rehearsal = rehearsal_of(tmp_path, "大家好")
    finding = Finding("P101", "warning", "要换个说法", ((0, 2),))
    page = open_page(written(tmp_path, replace(rehearsal, findings=(finding,))))
    page.emulate_media(media="print")
    assert not page.is_visible(".findings")
    assert page.evaluate("getComputedStyle(document.querySelector('[data-f]')).textDecorationLine") == "none"
    page.evaluate("document.querySelector('#text p').classList.add('greeting')")
    assert page.evaluate("getComputedStyle(document.querySelector('.greeting')).breakAfter") == "avoid"
