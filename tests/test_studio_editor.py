"""The studio's text area and the layer of marks above it, in a real Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.studio_pages import until
from tests.test_studio_browser import SPEECH, text_of, write

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.studio import Client


def test_markup_is_text(page: Page, client: Client) -> None:
    """Whatever a script holds is shown as text, in the text, in the layer and on the cards."""
    write(
        page,
        client,
        '<img src=x onerror="document.title=1">\n\n同志们，<script>alert(1)</script>XX区的朋友们好。\n',
    )
    assert page.locator("main img, main script").count() == 0
    assert "<script>" in page.inner_text(".layer")


def test_the_layer_lies_on_the_text(page: Page, client: Client) -> None:
    """Each line of the layer is as high as the text's, so that marks stand below their words."""
    write(page, client, SPEECH * 5)
    heights = page.evaluate(
        "[document.querySelector('.layer').scrollHeight, document.querySelector('#text').scrollHeight]"
    )
    assert abs(heights[0] - heights[1]) <= 2


def test_composing_is_not_read(page: Page, client: Client) -> None:
    """While an input method composes nothing is saved or looked at; its end is."""
    one = write(page, client)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.method))
    session = page.context.new_cdp_session(page)
    page.locator("#text").focus()
    page.keyboard.press("Control+End")
    session.send("Input.imeSetComposition", {"text": "ni", "selectionStart": 2, "selectionEnd": 2})
    session.send("Input.imeSetComposition", {"text": "nihao", "selectionStart": 5, "selectionEnd": 5})
    page.wait_for_timeout(900)
    assert asked.count("PUT") == 0
    session.send("Input.insertText", {"text": "你好"})
    until(lambda: text_of(client, one) == SPEECH + "你好")


def test_thirty_thousand_characters(page: Page, client: Client) -> None:
    """In an hour and a half of speech a key takes under 50 ms of the browser's time, wherever it is typed."""
    write(page, client, "同志们：\n" + ("我们多读书，今天,再读XX遍。" * 12 + "\n") * 170)
    assert len(page.input_value("#text")) > 30_000
    page.wait_for_timeout(1500)
    session = page.context.new_cdp_session(page)
    session.send(
        "Performance.enable", {"timeDomain": "threadTicks"}
    )  # the machine may be busy with other work

    def busy_ms() -> float:
        found = session.send("Performance.getMetrics")["metrics"]
        return 1000 * next(float(one["value"]) for one in found if one["name"] == "TaskDuration")

    keys = 15
    for place in (10, 15_000, 30_000):
        page.evaluate("(at) => { const area = document.querySelector('#text'); area.focus(); "
                      "area.setSelectionRange(at, at); }", place)  # fmt: skip
        before = busy_ms()
        for _ in range(keys):
            page.keyboard.insert_text("字")
        assert (busy_ms() - before) / keys < 50


def test_the_layer_after_edits(page: Page, client: Client) -> None:
    """After lines were taken out, put in and joined, the layer holds the text, line by line."""
    write(page, client)
    page.locator("#text").focus()
    for keys in (
        ["Control+Home", "Enter", "Enter", "a"],
        ["Control+End", "Backspace", "Backspace", "b", "Enter"],
        ["Control+Home", "Shift+ArrowDown", "Shift+ArrowDown", "Shift+ArrowDown", "Delete"],
        ["Control+z", "Control+z", "Control+Home", "End", "Delete", "c"],
        ["Control+a", "Delete", "d", "Enter", "e"],
    ):
        for key in keys:
            page.keyboard.press(key)
        shown = "[...document.querySelector('.layer').children].map((row) => row.textContent.replace('\u200b', ''))"
        assert page.evaluate(f"{shown}.join('\\n')") == page.input_value("#text")


def test_a_card_follows_its_words(page: Page, client: Client) -> None:
    """What is filled in goes to where the words are now, though the card was opened before they moved."""
    one = write(page, client)
    page.click("text=占位符")
    page.fill(".fill input", "青石")
    page.evaluate(
        """() => { const area = document.querySelector('#text'); area.focus(); area.setSelectionRange(0, 0);
        document.execCommand('insertText', false, '新的一行\\n'); document.querySelector('.fill').requestSubmit(); }"""
    )
    until(lambda: text_of(client, one) == "新的一行\n" + SPEECH.replace("XX", "青石"))
