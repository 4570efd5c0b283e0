"""The whole way, in a real Chromium: paste, fill in, make, play, practise, record, compare, take away."""

from __future__ import annotations

import wave
from typing import TYPE_CHECKING

import numpy as np

from rehearse.timing.takes.recordings import RATE, pieces
from tests.browser import FLAGS, NAMES, wait
from tests.studio import studio
from tests.studio_pages import until, window

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

SPEECH = """在读书会上的讲话

同志们：

首先，我代表XX区，向大家表示热烈的祝贺。XX区的读书活动已经办了三年，参加的人一年比一年多。

一、把书读好

好书要读三遍，第一遍知道说了什么，第二遍想一想为什么，第三遍看看自己能做什么。
"""


def _speak_into(microphone: Path, track: Path) -> float:
    """Have the microphone hear a track; return how many seconds that takes."""
    samples = np.concatenate(list(pieces(track)), axis=1)[0]
    with wave.open(str(microphone), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((samples * 32000).astype("<i2").tobytes())
    return len(samples) / RATE


def _practise_a_section(page: Page) -> None:
    """Have the last section again and again: it begins anew when it is over."""
    frame = page.frames[1]
    frame.evaluate(
        """() => { const by = (id) => document.getElementById(id); by('section-after').click();
        by('loop').value = 'section'; by('loop').dispatchEvent(new Event('change')); by('play').click();
        window.back = 0; const sound = document.querySelector('audio'); let before = 0;
        sound.addEventListener('seeked', () => { if (sound.currentTime < before) back++; before = sound.currentTime; });
        sound.addEventListener('timeupdate', () => (before = sound.currentTime)); }"""
    )
    frame.wait_for_function("() => window.back > 0")
    frame.evaluate("() => document.querySelector('audio').pause()")


def test_from_paste_to_phone(chromium: Browser, tmp_path: Path) -> None:
    """Each step works with what the step before left, without another program."""
    from shutil import which

    microphone = tmp_path / "spoken.wav"
    path = next(filter(None, map(which, NAMES)))
    fake = ["--use-fake-device-for-media-stream", f"--use-file-for-fake-audio-capture={microphone}%noloop"]
    browser = chromium.browser_type.launch(executable_path=path, args=[*FLAGS, *fake])
    settings = {"permissions": ["microphone"], "accept_downloads": True}
    with studio(tmp_path / "scripts") as client, window(browser, client, **settings) as page:
        page.goto(client.running.url)
        page.wait_for_selector(".drop")
        page.evaluate(
            """(text) => { const data = new DataTransfer(); data.setData('text/plain', text);
            document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true })); }""",
            SPEECH,
        )
        page.click("text=占位符")
        page.fill(".fill input", "青石")
        page.click("text=2 处都填上")
        (kept,) = client.shelf.scripts()
        until(lambda: "青石区的读书活动" in kept.text())
        page.select_option("#voice", "espeak cmn")
        page.click("#make")
        wait(page, "document.querySelector('.making').textContent.includes('一致')")
        seconds = _speak_into(microphone, kept.result / "track.mp3")
        page.click("#top nav a:nth-child(2)")
        page.frame_locator("iframe").locator(".s").first.wait_for()
        _practise_a_section(page)
        page.click("#record")
        wait(page, "document.querySelector('.recording').textContent.startsWith('正在录')")
        page.wait_for_timeout(1000 * seconds + 1500)
        page.click("#record")
        page.wait_for_selector(".take")
        page.click("text=和计划对比")
        page.frame_locator("iframe").locator("#player").wait_for()
        assert page.frame_locator("iframe").locator("#text .s.gone").count() == 0
        assert page.frame_locator("iframe").locator("#text .s").count() >= 4
        page.click("text=回到练习页")
        page.frame_locator("iframe").locator(".speech .s").first.wait_for()
        page.click("#top nav a:nth-child(3)")
        with page.expect_download() as waiting:
            page.click("text=下载网页")
        assert waiting.value.path().read_bytes().startswith(b"<!doctype html>")
    browser.close()
