"""Pictures of the studio's screens and states in every window: part of `make shots`."""

from __future__ import annotations

import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Any, TypeAlias

from rehearse.web import lending
from rehearse.web.making import Making
from tests.browser import FLAGS, NAMES
from tests.running import SEEDS
from tests.studio import Client, studio

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

SCREEN, DARK, ENGLISH = {"height": 900}, {"color_scheme": "dark"}, {"locale": "en-GB"}
WINDOWS: dict[str, dict[str, Any]] = {
    "wide": {"viewport": {"width": 1440, **SCREEN}},
    "wide-dark": {"viewport": {"width": 1440, **SCREEN}, **DARK},
    "medium": {"viewport": {"width": 1024, **SCREEN}},
    "medium-dark": {"viewport": {"width": 1024, **SCREEN}, **DARK},
    "phone": {"viewport": {"width": 360, **SCREEN}},
    "phone-dark": {"viewport": {"width": 360, **SCREEN}, **DARK},
    "english": {"viewport": {"width": 1440, **SCREEN}, **ENGLISH},
}
SPEECH = SEEDS / "community-sports.txt"
SHORT = "在读书会上的讲话\n\n同志们：\n今天我们多读书。\n\n一、多读\n好书要读三遍，每一遍都想一想。\n"
FAILED = '{"state": "failed", "done": 0, "total": 0, "early": [], "page": "", "line": "%s", "engine": "edge"}'

Prepare: TypeAlias = "Callable[[Page, Studio], Callable[[], None] | None]"
"""What is done before the picture is taken; it may give what is to be done afterwards."""


@dataclass(frozen=True)
class Studio:
    """What the pictures are taken of."""

    client: Client
    long: str
    """A script with things to mend."""
    spoken: str
    """One with its track, and a take that was compared."""
    short: str
    """One without a track."""
    unreadable: str


def take_studio(folder: Path) -> None:
    """Take a picture of every state in every window into a folder."""
    from playwright.sync_api import sync_playwright

    lending.own_addresses = lambda: ["127.0.0.1"]  # a real one would be seen in the picture
    path = next(filter(None, map(which, NAMES)))
    with (
        tempfile.TemporaryDirectory() as place,
        studio(Path(place) / "Rehearse") as client,
        sync_playwright() as playwright,
    ):
        shown = _prepared(client)
        browser = playwright.chromium.launch(
            executable_path=path, args=[*FLAGS, "--use-fake-device-for-media-stream"]
        )
        for window, settings in WINDOWS.items():
            for state, (address, prepare) in STATES.items():
                file = folder / f"studio-{state}-{window}.png"
                _take(browser, shown, address, prepare, file, settings)
        browser.close()


def _prepared(client: Client) -> Studio:
    short = client.add(SHORT)
    unreadable = client.add("---\ntarget: soon\n---\n各位来宾，大家好。\n")
    whole = SPEECH.read_text("utf-8")
    one, written = (client.add(text) for text in (whole[:300] + whole[whole.index("一、") :][:400], whole))
    for script, target in ((one, "3m"), (written, "12m")):
        client.ask("PUT", f"api/scripts/{script}/settings", {"target": target})
    for what in ("make", "drill"):
        client.ask("POST", f"api/scripts/{one}/{what}", {"drill": "shadow", "sections": ["0"]})
        client.ask("GET", f"api/scripts/{one}/make")
    kept = client.shelf.find(one)
    assert kept
    take = (
        client.ask("POST", f"api/scripts/{one}/takes", {"kind": "audio/mp4"}).data["name"].replace(" ", "%20")
    )
    client.ask("POST", f"api/scripts/{one}/takes/{take}", (kept.result / "track.mp3").read_bytes())
    client.ask("PUT", f"api/scripts/{one}/takes/{take}")
    client.ask("POST", f"api/scripts/{one}/takes/{take}/compare")
    client.ask("GET", f"api/scripts/{one}/make")
    return Studio(client, written, one, short, unreadable)


def _take(
    browser: Browser,
    shown: Studio,
    address: str,
    prepare: Prepare,
    file: Path,
    settings: dict[str, Any],
) -> None:
    usual: dict[str, Any] = {"locale": "zh-CN", "reduced_motion": "reduce"}
    usual |= {"permissions": [] if "denied" in file.name else ["microphone"]}
    with browser.new_context(**{**usual, **settings}) as context:
        page = context.new_page()
        page.goto(shown.client.running.url + address.format(shown))
        afterwards = prepare(page, shown)
        page.wait_for_timeout(300)
        page.screenshot(path=file)
        if afterwards:
            afterwards()


def there(*selectors: str) -> Prepare:
    """Click all but the last, and wait for that."""

    def prepare(page: Page, shown: Studio) -> None:
        for selector in selectors[:-1]:
            page.click(selector)
        page.wait_for_selector(selectors[-1])

    return prepare


def _home(page: Page, shown: Studio) -> None:
    page.wait_for_function(
        "() => [...document.querySelectorAll('td.length')].every((one) => one.textContent !== '…')"
    )


def _dropping(page: Page, shown: Studio) -> None:
    _home(page, shown)
    page.evaluate("dispatchEvent(new Event('dragover'))")


def _recovered(page: Page, shown: Studio) -> None:
    page.evaluate(
        "(id) => localStorage.setItem(`rehearse.journal.${id}`, JSON.stringify({ text: 'x', base: '' }))",
        shown.short,
    )
    page.reload()
    page.wait_for_selector("#alert a")


def _gone(page: Page, shown: Studio) -> None:
    page.wait_for_selector(".card")
    page.route("**/api/**", lambda route: route.abort())
    page.focus("#text")
    page.keyboard.press("Control+Home")
    page.keyboard.insert_text("　")
    page.wait_for_selector(".banner:not([hidden])")


def _conflict(page: Page, shown: Studio) -> None:
    page.wait_for_selector(".verdict .time")
    kept = shown.client.shelf.find(shown.short)
    assert kept
    kept.path.write_text(SHORT + "这一句是别的程序写的。\n", encoding="utf-8")
    page.focus("#text")
    page.keyboard.insert_text("我加的话。")
    page.click(".banner button")
    page.wait_for_selector("dialog[open]")
    kept.path.write_text(SHORT, encoding="utf-8")


def _other_tab(page: Page, shown: Studio) -> None:
    page.wait_for_selector(".verdict .time")
    second = page.context.new_page()
    second.goto(page.url)
    second.click(".banner button")
    page.wait_for_selector(".banner:not([hidden])")


def _failed(page: Page, shown: Studio) -> None:
    page.wait_for_selector(".verdict .time")
    line = FAILED % "联网语音没有应答，请稍后再试"
    page.route(
        "**/make?*", lambda route: route.fulfill(content_type="text/event-stream", body=f"data: {line}\n\n")
    )
    page.route("**/make", lambda route: route.fulfill(json={}))
    page.click("#make")
    page.wait_for_selector(".making .over")


def _making(page: Page, shown: Studio) -> Callable[[], None]:
    page.wait_for_selector(".verdict .time")
    goes_on, before = threading.Event(), Making.advance

    def advance(self: Making) -> None:
        before(self)
        goes_on.wait(60)

    Making.advance = advance  # type: ignore[method-assign]
    page.click("#make")
    page.wait_for_selector(".making button")

    def afterwards() -> None:
        page.click(".making button")
        goes_on.set()
        Making.advance = before  # type: ignore[method-assign]

    return afterwards


def _recording(page: Page, shown: Studio) -> None:
    page.click("#record")
    page.wait_for_timeout(2500)


def _drill(page: Page, shown: Studio) -> None:
    page.click(".drills summary")
    page.wait_for_selector("#drill option", state="attached")
    page.click("#drill-go")
    page.locator("iframe").wait_for()
    page.wait_for_selector(".back")
    page.frames[-1].wait_for_selector("#play")


def _compared(page: Page, shown: Studio) -> None:
    page.click(".all-takes summary")
    page.click(".take button:not(.quiet)")
    page.wait_for_selector(".back")
    page.frames[-1].wait_for_selector("#player")


def _phone(page: Page, shown: Studio) -> None:
    page.click("#to-phone")
    page.wait_for_selector(".code[src]:not([hidden])", timeout=60_000)


STATES: dict[str, tuple[str, Prepare]] = {
    "home": ("", _home),
    "home-dropping": ("", _dropping),
    "home-recovered": ("", _recovered),
    "write": ("#/write/{0.long}", there(".card")),
    "write-card": ("#/write/{0.long}", there(".card.error .link", ".card.current")),
    "write-readings": ("#/write/{0.long}", there("#tab-readings", ".reading")),
    "write-versions": ("#/write/{0.spoken}", there("#tab-versions", "#side .card")),
    "write-question": ("#/write/{0.spoken}", there("#tab-versions", "#side .card button", "dialog[open]")),
    "write-unreadable": ("#/write/{0.unreadable}", there(".verdict .over")),
    "write-server-gone": ("#/write/{0.long}", _gone),
    "write-conflict": ("#/write/{0.short}", _conflict),
    "write-other-tab": ("#/write/{0.short}", _other_tab),
    "write-making": ("#/write/{0.short}", _making),
    "write-failed": ("#/write/{0.short}", _failed),
    "practise-first": ("#/practise/{0.short}", there(".empty button")),
    "practise": ("#/practise/{0.spoken}", there("iframe")),
    "practise-drills": ("#/practise/{0.spoken}", there(".drills summary", "#drill-go")),
    "practise-drill": ("#/practise/{0.spoken}", _drill),
    "practise-recording": ("#/practise/{0.spoken}", _recording),
    "practise-denied": ("#/practise/{0.spoken}", there("#record", ".recorder")),
    "practise-takes": ("#/practise/{0.spoken}", there(".all-takes summary", ".take")),
    "practise-compared": ("#/practise/{0.spoken}", _compared),
    "away": ("#/away/{0.spoken}", there(".gift")),
    "away-phone": ("#/away/{0.spoken}", _phone),
    "no-such": ("#/write/0000000000000000", there("#alert a")),
}
"""State -> the address, and how one comes to it."""
