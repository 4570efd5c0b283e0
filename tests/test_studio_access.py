"""Who can use the studio: axe finds nothing serious on any screen, in light and dark; all goes by keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rehearse.web import lending
from tests.browser import wait
from tests.studio import Client, studio
from tests.studio_pages import until, window
from tests.test_page_access import SCHEMES, violations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

SPEECH = "在读书会上的讲话\n\n同志们：\n今天,我代表XX区讲两点。明天再读。\n\n一、多读\n好书要读三遍，这一行很重要。\n"


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """Give a client of a studio with a script whose track is of an older text, and one that cannot be read."""
    monkeypatch.setattr(lending, "own_addresses", lambda: ["127.0.0.1"])
    with studio(tmp_path / "scripts") as found:
        one = found.add(SPEECH)
        found.ask("POST", f"api/scripts/{one}/make", {})
        found.ask("GET", f"api/scripts/{one}/make")
        kept = found.shelf.find(one)
        assert kept
        kept.keep_version()
        kept.path.write_text(SPEECH + "再说一句。\n", encoding="utf-8")
        found.ask("PUT", f"api/scripts/{one}/settings", {"target": "5s"})
        yield found


STATES: dict[str, tuple[str, tuple[str, ...], str]] = {
    "home": ("", (), ".scripts"),
    "write": ("write", (), "#side .card"),
    "a card": ("write", ("text=占位符",), ".card.current input"),
    "readings": ("write", ("#tab-readings",), ".reading"),
    "versions": ("write", ("#tab-versions",), "#side .card"),
    "a question": ("write", ("#tab-versions", "text=恢复"), "dialog[open]"),
    "practise": ("practise", (), "iframe"),
    "drills": ("practise", ("text=专项练习",), "#drill-go"),
    "a drill": ("practise", ("text=专项练习", "#drill-go"), ".back"),
    "take away": ("away", (), ".gift"),
    "to a phone": ("away", ("#to-phone",), ".code[src]"),
    "nothing there": ("write/0000000000000000", (), "#alert a"),
}
"""State -> screen, what is clicked to come there, and what is there then."""


def test_axe(chromium: Browser, client: Client) -> None:
    """On each screen and in each state, in light and dark: no serious or critical violation."""
    (kept,) = client.shelf.scripts()
    with window(chromium, client) as page:
        for state, (screen, clicks, there) in STATES.items():
            page.goto("about:blank")
            page.goto(f"{client.running.url}#/{screen if '/' in screen else f'{screen}/{kept.id}'}")
            for click in clicks:
                page.click(click)
            page.wait_for_selector(there)
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                assert (state, scheme, violations(page)) == (state, scheme, [])


HITS = """[...document.querySelectorAll('a[href], button, select, textarea, summary, input, [tabindex="0"]')]
  .filter((one) => one.checkVisibility() && !one.disabled && one.tabIndex >= 0 && !one.closest('.unseen, audio'))"""
"""All that can be hit."""


@pytest.mark.parametrize("screen", ["", "write", "away"])
def test_tab_reaches_everything(chromium: Browser, client: Client, screen: str) -> None:
    """With Tab alone one comes to everything that can be hit."""
    (kept,) = client.shelf.scripts()
    with window(chromium, client) as page:
        page.goto(f"{client.running.url}#/{screen}/{kept.id}" if screen else client.running.url)
        page.wait_for_selector({"": "td.length", "write": "#side .card", "away": ".gift"}[screen])
        page.wait_for_timeout(1000)
        page.evaluate(f"window.left = new Set({HITS}); document.activeElement.blur()")
        for _ in range(80):
            page.keyboard.press("Tab")
            page.evaluate("window.left.delete(document.activeElement)")
        assert page.evaluate("[...window.left].map((one) => one.outerHTML.slice(0, 80))") == []


def test_keyboard_alone(chromium: Browser, client: Client) -> None:
    """From the first screen to a mended text, a version, a fresh track and practice without a mouse."""
    (kept,) = client.shelf.scripts()
    with window(chromium, client) as page:
        page.goto(client.running.url)
        page.focus(".scripts a")
        page.keyboard.press("Enter")
        page.wait_for_selector(".card")
        page.focus("#text")
        page.keyboard.press("Control+Home")
        for _ in range(10):
            page.keyboard.press("F8")
            if page.locator(".card.current", has_text="半角").count():
                break
        page.keyboard.press("Control+.")
        until(lambda: "今天，我" in kept.text())
        page.keyboard.press("Shift+F8")
        page.keyboard.press("Control+s")
        wait(page, "document.querySelector('.saving').textContent === '已存为一个版本'")
        page.keyboard.press("Control+Enter")
        wait(page, "document.querySelector('.making').textContent.includes('一致')")
        page.focus("#top nav a:nth-child(2)")
        page.keyboard.press("Enter")
        page.frame_locator("iframe").locator(".s").first.wait_for()
