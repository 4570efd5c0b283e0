"""Tests of a take's page in Chromium: each sentence in either voice or both, by mouse and by keys, for everyone."""

from __future__ import annotations

import wave
from typing import TYPE_CHECKING

import numpy as np
import pytest

from rehearse.output.exports.takes.page import take_page
from rehearse.output.exports.takes.report import ModelInfo, TakeReport
from rehearse.timing.report.build import ScriptInfo
from rehearse.timing.takes.against_plan import against_plan
from rehearse.timing.takes.compared import PlannedSection, PlannedSentence
from rehearse.timing.takes.take import Heard, Take
from tests.browser import wait
from tests.test_page_access import SCHEMES, SMALL, violations

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from rehearse.core import Language
    from tests.browser import Open

LINES: dict[Language, tuple[str, ...]] = {
    "zh": ("今天我们开会。", "先说一件<好>事。", "再说一件难事。", "请大家多提意见。", "散会！"),
    "en": (
        "We meet today.",
        "First a <good> thing.",
        "Then a hard one.",
        "Tell us what you think.",
        "That is all!",
    ),
}


def beep(path: Path, seconds: int) -> None:
    """Write a sound."""
    samples = (np.sin(np.arange(8000 * seconds) / 5) * 3000).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(samples.tobytes())


def report_of(folder: Path, language: Language) -> TakeReport:
    """A take of five sentences: the third was left out, the fourth begun anew, something put in."""
    beep(folder / "me.wav", 20)
    beep(folder / "track.wav", 12)
    heard = (
        Heard(0, "said", 1000, 1600, 600, 1.0),
        Heard(1, "said", 2000, 4400, 2400, 0.95),
        Heard(None, "other", 5000, 9000, 4000, None),
        Heard(3, "restart", 10_000, 10_600, 600, 0.9),
        Heard(3, "said", 11_000, 11_800, 800, 0.98),
        Heard(4, "unsure", 12_000, 12_500, 500, 0.6),
    )
    sentences = [
        PlannedSentence(line, 2 * number + 1, number // 3, 2000, 6, 650, "sentence")
        for number, line in enumerate(LINES[language])
    ]
    sections = [
        PlannedSection(name, 6000, (5000, 7000), 15)
        for name in ({"zh": ("一", "二"), "en": ("One", "Two")}[language])
    ]
    against = against_plan(Take(20_000, heard, (2,), 0.6), sentences, sections, 12_000, (10_000, 14_000))
    model = ModelInfo(
        folder / "track.wav", "cmn", False, tuple((2000 * at + 100, 2000 * at + 700) for at in range(5))
    )
    script = ScriptInfo("</script>会", language, "0" * 64, "a.txt")
    return TakeReport(script, folder / "me.wav", "2026-11-29 10:00", model, against)


def opened(open_page: Open, folder: Path, language: Language = "zh") -> Page:
    """Open the page of that take."""
    path = folder / "take.html"
    path.write_text(take_page(report_of(folder, language), folder), encoding="utf-8")
    return open_page(path)


def test_click_a_sentence(open_page: Open, tmp_path: Path) -> None:
    """It is heard in mine, then in the model's, and each stops at its own end; the picture does the same."""
    page = opened(open_page, tmp_path)
    page.evaluate("""() => { window.heard = [];
      for (const one of document.querySelectorAll('audio')) one.addEventListener('play', () =>
        heard.push([one.id, Math.round(one.currentTime * 10) / 10])); }""")
    page.click("button.s[data-i='3']")
    wait(page, "document.getElementById('play').textContent === '▶' && heard.length === 2")
    assert page.evaluate("heard") == [["mine", 11], ["model", 6.1]]
    assert page.evaluate("document.getElementById('mine').currentTime") == pytest.approx(11.8, abs=0.4)
    assert page.evaluate("document.querySelectorAll('.now').length") == 3
    page.click("rect.t[data-i='0']")
    wait(page, "heard.length >= 3")
    assert page.evaluate("heard[2]") == ["mine", 1]


def test_one_voice_alone(open_page: Open, tmp_path: Path) -> None:
    """Mine alone, or the model alone; of what was left out only the model speaks, and that is said."""
    page = opened(open_page, tmp_path)
    page.evaluate("""() => { window.heard = [];
      for (const one of document.querySelectorAll('audio'))
        one.addEventListener('play', () => heard.push(one.id)); }""")
    page.check("input[value=model]")
    page.click("button.s[data-i='1']")
    wait(page, "heard.length === 1 && document.getElementById('play').textContent === '▶'")
    page.check("input[value=mine]")
    page.click("button.s[data-i='2']")
    assert "没有讲" in page.inner_text("#told")
    assert page.evaluate("heard") == ["model"]


def test_the_keyboard(open_page: Open, tmp_path: Path) -> None:
    """Arrows change the sentence, the space bar plays and stops, figures choose the voice; all is reached by Tab."""
    page = opened(open_page, tmp_path)
    page.keyboard.press("2")
    assert page.is_checked("input[value=model]")
    # A busy machine may not look at the page for longer than a sentence lasts, so this one lasts ten seconds
    # here, and what happened is kept.
    page.evaluate("""() => { window.heard = []; const model = document.getElementById('model');
      model.playbackRate = 1 / 16;
      for (const one of ['play', 'pause']) model.addEventListener(one, () => heard.push(one)); }""")
    page.keyboard.press("ArrowRight")
    assert page.get_attribute("button.now", "data-i") == "1"
    wait(page, "heard.length === 1")
    page.keyboard.press(" ")
    wait(page, "heard.length === 2")
    assert page.evaluate("[...heard, document.getElementById('play').textContent]") == ["play", "pause", "▶"]
    reached = set()
    for _ in range(20):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id || document.activeElement.dataset.i || ''"))
    assert {"0", "4", "play", "before", "after"} <= reached


@pytest.mark.parametrize("language", LINES)
def test_for_everyone(open_page: Open, tmp_path: Path, language: Language) -> None:
    """No serious violation in light or dark; the player's targets are 44 pixels high, on a phone, too."""
    page = opened(open_page, tmp_path, language)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert (scheme, violations(page)) == (scheme, [])
    page.set_viewport_size({"width": 360, "height": 740})
    small = page.evaluate(SMALL)
    assert [one for one in small if not one.startswith(LINES[language])] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_lost_recording(open_page: Open, tmp_path: Path) -> None:
    """Where the recording has gone the page says so."""
    report = report_of(tmp_path, "zh")
    (tmp_path / "me.wav").unlink()
    path = tmp_path / "take.html"
    path.write_text(take_page(report, tmp_path), encoding="utf-8")
    page = open_page(path, allowed="ERR_FILE_NOT_FOUND")
    page.click("button.s[data-i='0']")
    wait(page, "document.getElementById('told').textContent.includes('不在原处')")
