"""Pictures of the studio's screens, wide, narrow and dark: part of `make shots`."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.browser import FLAGS, NAMES
from tests.running import SEEDS
from tests.studio import Client, studio

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WINDOWS: dict[str, dict[str, Any]] = {
    "wide": {"viewport": {"width": 1440, "height": 900}},
    "narrow": {"viewport": {"width": 360, "height": 780}},
    "dark": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "dark"},
    "english": {"viewport": {"width": 1440, "height": 900}, "locale": "en-GB"},
}
SPEECH = SEEDS / "community-sports.txt"


def take_studio(folder: Path) -> None:
    """Take a picture of every screen in every window into a folder."""
    from shutil import which

    from playwright.sync_api import sync_playwright

    path = next(filter(None, map(which, NAMES)))
    fake = ["--use-fake-device-for-media-stream"]
    with (
        tempfile.TemporaryDirectory() as place,
        studio(Path(place)) as client,
        sync_playwright() as playwright,
    ):
        one = _prepared(client)
        browser = playwright.chromium.launch(executable_path=path, args=[*FLAGS, *fake])
        for name, settings in WINDOWS.items():
            _take(browser, client, one, folder, name, settings)
        browser.close()


def _prepared(client: Client) -> str:
    one = client.add(SPEECH.read_text("utf-8"))
    client.ask("PUT", f"api/scripts/{one}/settings", {"target": "12m"})
    client.add("在读书会上的讲话\n\n同志们：\n今天我们多读书。\n")
    client.ask("POST", f"api/scripts/{one}/make", {})
    client.ask("GET", f"api/scripts/{one}/make")
    return one


def _take(
    browser: Browser, client: Client, one: str, folder: Path, name: str, settings: dict[str, Any]
) -> None:
    with browser.new_context(**{"locale": "zh-CN", "permissions": ["microphone"], **settings}) as context:
        page = context.new_page()

        def shot(screen: str) -> None:
            page.screenshot(path=folder / f"studio-{screen}-{name}.png")

        url = client.running.url
        page.goto(url)
        page.wait_for_function(
            "() => [...document.querySelectorAll('td.length')].every((x) => x.textContent !== '…')"
        )
        shot("home")
        page.goto(f"{url}#/write/{one}")
        page.wait_for_selector(".card")
        shot("write")
        page.locator(".card.error .link").last.click()
        page.locator(".card.error .link").nth(2).click()
        shot("card")
        page.click("#tab-readings")
        page.wait_for_selector(".reading")
        shot("readings")
        _practise(page, f"{url}#/practise/{one}", shot)
        page.goto(f"{url}#/away/{one}")
        page.wait_for_selector(".gift")
        shot("away")


def _practise(page: Page, url: str, shot: Any) -> None:
    page.goto(url)
    page.frame_locator("iframe").locator(".s").first.wait_for()
    shot("practise")
    page.click("#record")
    page.wait_for_timeout(3500)
    shot("recording")
    page.click("#record")
    page.wait_for_selector(".take")
    shot("takes")
