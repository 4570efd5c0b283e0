"""What the studio's pages say when something is not as it should be."""

from __future__ import annotations

import errno
import threading
from typing import TYPE_CHECKING, Any

from rehearse.app.library.kept import KeptScript
from rehearse.core.errors import EngineError
from rehearse.voices.engines import create
from rehearse.web.making import Making
from tests.browser import wait
from tests.studio_pages import until

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from playwright.sync_api import Page

    from tests.studio import Client

SPEECH = "在读书会上的讲话\n\n同志们：\n今天讲两点。明天再读。\n"


def write(page: Page, client: Client, text: str = SPEECH) -> str:
    """Open a script to write on."""
    one = client.add(text)
    page.goto(f"{client.running.url}#/write/{one}")
    wait(page, "document.querySelector('#text')?.value.length > 0")
    return one


def test_recovered_text(page: Page, client: Client) -> None:
    """What was typed when the browser was closed without the server comes back, is announced, and is saved."""
    one = write(page, client)
    sha = client.ask("GET", f"api/scripts/{one}").data["sha"]
    page.goto("about:blank")
    page.goto(client.running.url)
    page.evaluate(
        "([id, text, base]) => localStorage.setItem(`rehearse.journal.${id}`, JSON.stringify({ text, base }))",
        [one, SPEECH + "没存上的一句。", sha],
    )
    page.reload()
    wait(page, "document.querySelector('#alert').textContent.includes('找回了')")
    page.click("#alert a")
    wait(page, "document.querySelector('#text')?.value.endsWith('没存上的一句。')")
    kept = client.shelf.find(one)
    assert kept
    until(lambda: kept.text().endswith("没存上的一句。"))
    assert "找回了" in page.inner_text("#alert")


def test_recovered_text_beside_another(page: Page, client: Client) -> None:
    """Where the file was changed meanwhile, too, both texts are there to choose from."""
    one = write(page, client)
    page.evaluate(
        "(id) => localStorage.setItem(`rehearse.journal.${id}`, JSON.stringify({ text: '我的。', base: 'old' }))",
        one,
    )
    page.reload()
    wait(page, "document.querySelector('.banner')?.textContent.includes('别的程序')")
    page.click("text=用磁盘上的")
    wait(page, "document.querySelector('.banner').hidden")
    kept = client.shelf.find(one)
    assert kept
    assert kept.text() == page.input_value("#text") == SPEECH
    assert [kept.version(name) for name in kept.versions()] == ["我的。"]


def test_an_empty_script(page: Page, client: Client) -> None:
    """Where nothing is written it says so, and what is typed then is timed."""
    write(page, client)
    page.focus("#text")
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    wait(page, "document.querySelector('.verdict').textContent === '还没有文字'")
    page.keyboard.insert_text("大家好，我来讲两句。")
    wait(page, "document.querySelector('.verdict .time')")


def test_another_language(page: Page, client: Client) -> None:
    """A text that cannot be spoken is named in the place of its time, and is saved like any other."""
    one = write(page, client)
    page.focus("#text")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("これは日本語の原稿です。今日は図書館の話をします。")
    wait(page, "document.querySelector('.verdict').textContent.includes('无法计时或朗读')")
    kept = client.shelf.find(one)
    assert kept
    assert kept.text().startswith("これは")


def test_a_full_disk(page: Page, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no room the page says what to do, and saves when there is."""
    one = write(page, client)
    before = KeptScript.save

    def full(*_: Any) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(KeptScript, "save", full)
    page.focus("#text")
    page.keyboard.insert_text("一句。")
    wait(page, "document.querySelector('.saving').textContent.includes('磁盘已满')")
    monkeypatch.setattr(KeptScript, "save", before)
    kept = client.shelf.find(one)
    assert kept
    until(lambda: kept.text() == page.input_value("#text"))
    wait(page, "document.querySelector('.saving').textContent === '已保存'")


def test_a_service_that_does_not_answer(page: Page, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a voice cannot be reached the page says so and offers the built-in one; it never changes by itself."""
    one = write(page, client)
    client.ask("PUT", f"api/scripts/{one}/settings", {"engine": "edge", "voice": "zh-CN-YunyangNeural"})
    page.reload()
    wait(page, "document.querySelector('#voice')?.value.startsWith('edge')")
    real = create

    def unreachable(name: str) -> Any:
        if name == "edge":
            raise EngineError("edge's service does not answer", "try again later")
        return real(name)

    monkeypatch.setattr("rehearse.voices.engines.choice.create", unreachable)
    page.click("#make")
    wait(page, "document.querySelector('.making').textContent.includes('没有做成')")
    kept = client.shelf.find(one)
    assert kept
    assert not (kept.result / "track.mp3").exists()
    page.click("text=改用本机语音")
    wait(page, "document.querySelector('.making').textContent.includes('一致')")
    assert (kept.result / "track.mp3").exists()


def test_stopped(page: Page, client: Client) -> None:
    """Making can be stopped; what was spoken is kept, and making again goes on."""
    write(
        page, client, "同志们：\n" + "".join(f"今天讲第{number}点，大家要认真听。\n" for number in range(60))
    )
    page.click("#make")
    page.click("text=停止")
    wait(page, "document.querySelector('.making').textContent.includes('已停止')")
    page.click("#make")
    wait(page, "document.querySelector('.making').textContent.includes('一致')")


def test_what_is_there_is_heard_while_the_rest_is_made(
    page: Page, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A part that is whole can be played while the rest is spoken; whoever listens is not interrupted by its end."""
    goes_on = threading.Event()

    def advance(making: Making) -> None:
        """Count on; with the first part there, wait for the test."""
        before(making)
        if making.told()["early"]:
            assert goes_on.wait(60)

    before = Making.advance
    monkeypatch.setattr(Making, "advance", advance)
    monkeypatch.setattr("rehearse.output.early._WORTH_S", 0)
    said = ["".join(f"第{name}部分第{at}句，讲读书的事。" for at in range(12)) for name in "一二三"]
    sections = "".join(f"## {name}、讲话\n\n{text}\n\n" for name, text in zip("一二三", said, strict=True))
    write(page, client, f"# 读书\n\n{sections}")
    page.click("#make")
    page.click(".early button")
    wait(page, "document.querySelector('audio').currentTime > 0.3")
    assert page.is_visible(".making progress")
    early = page.get_attribute("audio", "src")
    goes_on.set()
    wait(page, "document.querySelector('.making').textContent.includes('一致')")
    assert page.get_attribute("audio", "src") == early
    page.evaluate("document.querySelector('audio').pause()")
    wait(page, "/track.mp3$/.test(document.querySelector('audio').src)")


def test_what_word_left_out_is_told(page: Page, client: Client, tmp_path: Path) -> None:
    """What a Word file holds and nobody says is named when it is taken in; what is no script is one line."""
    from docx import Document

    document = Document()
    document.add_paragraph("同志们，今天我们讲两点。")
    document.sections[0].footer.paragraphs[0].text = "内部资料"
    document.save(str(tmp_path / "讲话.docx"))
    (tmp_path / "旧.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    page.goto(client.running.url)
    page.set_input_files("input[type=file]", tmp_path / "旧.doc")
    wait(page, "document.querySelector('#alert').textContent.includes('另存为 .docx')")
    page.set_input_files("input[type=file]", tmp_path / "讲话.docx")
    wait(page, "document.querySelector('#text')?.value.includes('讲两点')")
    assert "页脚" in page.inner_text("#alert")
