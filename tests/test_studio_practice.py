"""The studio's screens to practise and to take away, in a real Chromium with a microphone that plays a file of ours."""

from __future__ import annotations

import json
import wave
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from rehearse.timing.takes.recordings import pieces
from tests.browser import FLAGS, NAMES, wait
from tests.studio import Client, studio
from tests.studio_pages import until, window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

SPEECH = "在读书会上的讲话\n\n同志们：\n今天我们多读书。明天再读。\n\n一、多读\n好书要读三遍。\n"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    """Give a client of a studio with one script, whose track is made."""
    with studio(tmp_path / "scripts") as found:
        one = found.add(SPEECH)
        found.ask("POST", f"api/scripts/{one}/make", {})
        found.ask("GET", f"api/scripts/{one}/make")
        yield found


@pytest.fixture
def one(client: Client) -> str:
    """Give the script's id."""
    (kept,) = client.shelf.scripts()
    return kept.id


@pytest.fixture
def with_microphone(chromium: Browser, tmp_path: Path) -> Iterator[Browser]:
    """Give a browser whose microphone plays a hum."""
    from shutil import which

    hum = tmp_path / "hum.wav"
    samples = (8000 * np.sin(np.arange(48_000 * 2) * 2 * np.pi * 220 / 48_000)).astype("<i2")
    with wave.open(str(hum), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes(samples.tobytes())
    fake = ["--use-fake-device-for-media-stream", f"--use-file-for-fake-audio-capture={hum}"]
    path = next(filter(None, map(which, NAMES)))
    browser = chromium.browser_type.launch(executable_path=path, args=[*FLAGS, *fake])
    yield browser
    browser.close()


def practise(page: Page, client: Client, one: str) -> Any:
    """Open the practice screen; return the rehearsal page in it."""
    page.goto(f"{client.running.url}#/practise/{one}")
    wait(page, "document.querySelector('iframe')")
    frame = page.frame_locator("iframe")
    frame.locator(".speech .s").first.wait_for()
    return frame


def test_the_rehearsal_page_is_the_practice_screen(chromium: Browser, client: Client, one: str) -> None:
    """The page's own player plays the track, by its own keys."""
    with window(chromium, client) as page:
        practise(page, client, one)
        frame = page.frames[1]
        frame.locator("body").click(position={"x": 5, "y": 5})
        page.keyboard.press("Space")
        frame.wait_for_function("() => document.querySelector('audio').currentTime > 0.2")


def remembered(client: Client, one: str) -> dict[str, Any]:
    """What is on the disk of a script's practice, by the ends of its keys."""
    kept = client.shelf.find(one)
    assert kept
    path = kept.folder / "practice.json"
    found = json.loads(path.read_text("utf-8")) if path.exists() else {"kept": {}}
    return {key.rpartition(":")[2]: value for key, value in found["kept"].items()}


def run_through(page: Page) -> None:
    """Run through the speech by the keys: begin without the countdown, on to the next section, end."""
    page.frames[1].locator("body").click(position={"x": 5, "y": 5})
    for key in ("t", "Space", "Space", "Space", "Space"):
        page.keyboard.press(key)
        page.wait_for_timeout(50)
    page.frames[1].wait_for_selector("#run-table td")


RUNS = "document.querySelector('#run-list').children.length"


def test_runs_are_kept_on_the_disk(chromium: Browser, client: Client, one: str) -> None:
    """A run is plain JSON beside the script, comes back in another browser, and stays though every word is changed."""
    with window(chromium, client) as page:
        practise(page, client, one)
        run_through(page)
        until(lambda: remembered(client, one).get("runs"))
        (run,) = remembered(client, one)["runs"]
        assert run["whole"]
        assert page.evaluate("Object.keys(localStorage)") == []
        assert client.ask("GET", "api/scripts").data["scripts"][0]["practised"]
    sha = client.ask("GET", f"api/scripts/{one}").data["sha"]
    other = "# 植树节\n\n各位来宾：\n种一棵树，要浇三次水。\n"
    client.ask("PUT", f"api/scripts/{one}/text", {"text": other, "base": sha})
    client.ask("POST", f"api/scripts/{one}/make", {})
    client.ask("GET", f"api/scripts/{one}/make")
    with window(chromium, client) as page:
        practise(page, client, one)
        page.frames[1].wait_for_function(f"() => {RUNS} === 1")
        run_through(page)
        until(lambda: len(remembered(client, one)["runs"]) == 2)
        assert run in remembered(client, one)["runs"]


def test_practice_without_the_server(chromium: Browser, client: Client, one: str) -> None:
    """A run that ended while the server was gone waits in the browser, and is on the disk when it is back."""
    with window(chromium, client) as page:
        practise(page, client, one)
        page.route("**/practice", lambda route: route.abort())
        run_through(page)
        wait(page, f"(localStorage.getItem('rehearse.practice.{one}') ?? '').includes(':runs')")
        assert "runs" not in remembered(client, one)
        page.unroute("**/practice")
        page.reload()
        page.frame_locator("iframe").locator(".speech .s").first.wait_for()
        page.frames[1].wait_for_function(f"() => {RUNS} === 1")
        until(lambda: remembered(client, one).get("runs"))
        wait(page, "localStorage.length === 0")


def test_how_pages_look_holds_for_all_scripts(chromium: Browser, client: Client, one: str) -> None:
    """The size of letters is kept once, beside the scripts; the speed with its script."""
    with window(chromium, client) as page:
        practise(page, client, one)
        page.frames[1].evaluate("document.querySelector('#larger').click()")
        page.frames[1].evaluate("document.querySelector('#faster').click()")
        until(lambda: remembered(client, one).get("rate") == 1.05)
        path = client.shelf.folder / "practice.json"
        until(path.exists)
        assert json.loads(path.read_text("utf-8"))["kept"]["size"] == 22
        assert client.ask("GET", "api/scripts").data["scripts"][0]["practised"] is None


def test_record_a_take(with_microphone: Browser, client: Client, one: str) -> None:
    """A take is stored beside the script as it comes in, plays, and can be put aside and brought back."""
    kept = client.shelf.find(one)
    assert kept
    with window(with_microphone, client, permissions=["microphone"]) as page:
        practise(page, client, one)
        page.click("#record")
        wait(page, "/正在录 0:0[4-9]/.test(document.querySelector('.recording').textContent)")
        (path,) = (kept.folder / "takes").iterdir()
        until(lambda: path.stat().st_size > 1000)  # before its end
        page.click("#record")
        wait(page, "document.querySelector('.recording').textContent === '存好了。'")
        sound = np.concatenate(list(pieces(path)), axis=1)[0]
        assert len(sound) > 3 * 16_000
        assert np.abs(sound).max() > 0.05
        page.click(".take button.quiet")
        wait(page, "document.querySelectorAll('.take').length === 0")
        page.click("text=撤销")
        wait(page, "document.querySelectorAll('.take').length === 1")
        assert path.exists()


def test_a_microphone_that_is_denied(chromium: Browser, client: Client, one: str) -> None:
    """Where there is no microphone, or it may not be used, the screen says what to do."""
    with window(chromium, client) as page:
        practise(page, client, one)
        page.evaluate(
            """() => { navigator.mediaDevices.getUserMedia = async () => {
            throw new DOMException('no', 'NotAllowedError'); }; }"""
        )
        page.click("#record")
        wait(page, "document.querySelector('.recording').textContent.includes('允许麦克风')")
        page.evaluate(
            """() => { navigator.mediaDevices.getUserMedia = async () => {
            throw new DOMException('no', 'NotFoundError'); }; }"""
        )
        page.click("#record")
        wait(page, "document.querySelector('.recording').textContent.includes('没有找到麦克风')")


def test_without_a_track(chromium: Browser, client: Client) -> None:
    """Where nothing was made yet there is one thing to do; then one can practise."""
    other = client.add("另一份讲话\n\n同志们，大家好。\n")
    with window(chromium, client) as page:
        page.goto(f"{client.running.url}#/practise/{other}")
        page.click("#make")
        page.frame_locator("iframe").locator(".speech .s").first.wait_for()


@pytest.mark.parametrize(
    ("label", "suffix"), [("下载网页", ".html"), ("下载录音", ".mp3"), ("下载 Word", ".docx")]
)
def test_take_away(chromium: Browser, client: Client, one: str, label: str, suffix: str) -> None:
    """What is asked for is made if it is not there, and comes as a download with the script's name."""
    with window(chromium, client, accept_downloads=True) as page:
        page.goto(f"{client.running.url}#/away/{one}")
        with page.expect_download() as waiting:
            page.click(f"text={label}")
        assert waiting.value.suggested_filename.startswith("在读书会上的讲话")
        assert waiting.value.suggested_filename.endswith(suffix)


def test_old_sound_is_not_given_as_current(chromium: Browser, client: Client, one: str) -> None:
    """After an edit the track is made anew before it is given."""
    kept = client.shelf.find(one)
    assert kept
    before = (kept.result / "track.mp3").read_bytes()
    kept.path.write_text(SPEECH + "再见。\n", encoding="utf-8")
    with window(chromium, client, accept_downloads=True) as page:
        page.goto(f"{client.running.url}#/away/{one}")
        with page.expect_download() as waiting:
            page.click("text=下载录音")
        got = waiting.value.path().read_bytes()
    assert got == (kept.result / "track.mp3").read_bytes() != before


def test_the_paragraph(chromium: Browser, client: Client, one: str) -> None:
    """The paragraph for a chat has the length and the parts."""
    with window(chromium, client) as page:
        page.goto(f"{client.running.url}#/away/{one}")
        text = page.input_value("textarea.chat")
        assert text.startswith("《在读书会上的讲话》")
        assert "一、多读 0:0" in text


@pytest.mark.slow
def test_hear_a_reading(client: Client) -> None:
    """A word is said in either of its readings, which sound different; what is no pinyin for it is refused."""
    from urllib.parse import urlencode

    sounds = [
        client.ask("GET", f"api/hear?{urlencode({'text': '为', 'said': said})}") for said in ("wèi", "wéi")
    ]
    assert [sound.status for sound in sounds] == [200, 200]
    assert sounds[0].body[:4] == b"RIFF"
    assert sounds[0].body != sounds[1].body
    assert client.ask("GET", f"api/hear?{urlencode({'text': '为人民', 'said': 'wèi'})}").status == 400


@pytest.mark.slow
@pytest.mark.parametrize("name", ["../practice.json", "2026-01-01 00.00.00.webm", "%2e%2e"])
def test_takes_are_no_paths(client: Client, one: str, name: str) -> None:
    """A take is one of the list or none."""
    from urllib.parse import quote

    found = quote(name, safe="%")
    assert client.ask("GET", f"scripts/{one}/files/takes/{found}").status in (404, 400)
    assert client.ask("POST", f"api/scripts/{one}/takes/{found}", b"x").status in (404, 405, 400)
    assert client.ask("POST", f"api/scripts/{one}/takes", {"kind": "text/html"}).status == 415
