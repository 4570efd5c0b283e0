"""Tests of who can use the page: axe finds nothing serious, in light and dark, in each of its states."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tests.page_parts import page_of

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser import Open

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
STATES: dict[str, tuple[tuple[str, ...], str | None]] = {
    "everything open": (("#timetable summary", "#help"), None),
    "practise": (("#sentence-after", "text=练习"), "#player"),
    "display": (("text=显示",), "#player"),
    "run-through": (("#run-open", "#run-next", "#run-next", "#run-end", "#runs summary"), "#run, #run-bar"),
    "run-through going on": (("#run-open", "#run-next", "#run-next", "#run-close"), "#run-bar, #ask"),
    "prompter": (("#prompter",), None),
}
"""State -> what is clicked to come there, and the part of the page that it is about; None: all of it."""
SMALL = """[...document.querySelectorAll('button, select, summary, input, .rail li a, label:has(input)')]
  .filter((one) => one.checkVisibility() && !one.closest('label:has(input) input, label:has(input) select'))
  .map((one) => [one.id || one.textContent.trim(), one.getBoundingClientRect()])
  .filter(([, box]) => box.height > 0 && (box.height < 43.5 || box.width < 43.5))
  .map(([name, box]) => `${name} ${box.width} x ${box.height}`)"""
"""Lists what is to be hit, is shown, and is less than 44 pixels high or wide."""


def violations(page: Page, part: str | None = None) -> list[str]:
    """Run all rules of axe-core on a part of the page, and list what is serious or critical."""
    from axe_playwright_python.sync_playwright import Axe

    return [
        f"{found['id']}: {node['html'][:120]} {node['failureSummary']}"
        for found in Axe()
        .run(page, context=part, options={"resultTypes": ["violations"]})
        .response["violations"]
        if found["impact"] in ("serious", "critical")
        for node in found["nodes"]
    ]


def test_in_every_state(open_page: Open, spoken_page: Path) -> None:
    """Whatever is open, in light and dark: no serious or critical violation; targets of 44 pixels, on a phone, too."""
    page = open_page(spoken_page)
    for state, (clicks, part) in STATES.items():
        page.reload()
        for click in clicks:
            page.click(click)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert (state, scheme, violations(page, part)) == (state, scheme, [])
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 740})
            assert (state, width, page.evaluate(SMALL)) == (state, width, [])


def test_axe_with_findings_and_speakers(open_page: Open, tmp_path: Path) -> None:
    """Nor where findings, speakers and placeholders are marked in the text."""
    page = open_page(page_of(tmp_path, "请XX区的同志们开会"))
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert (scheme, violations(page)) == (scheme, [])


def test_axe_on_a_phone(open_page: Open, spoken_page: Path) -> None:
    """Nor in the phone's file, as narrow as a phone: the text, the list of sections, a menu; nothing is too small."""
    page = open_page(
        spoken_page.with_name("rehearse-phone.html"), viewport={"width": 360, "height": 740}, has_touch=True
    )
    for tap in (None, "#contents", "text=练习"):
        if tap:
            page.tap(tap)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert (tap, scheme, violations(page)) == (tap, scheme, [])
        assert (tap, page.evaluate(SMALL)) == (tap, [])


def test_the_keyboard_goes_everywhere(open_page: Open, spoken_page: Path) -> None:
    """Every control is reached with Tab, shows its focus, and none holds it."""
    page = open_page(spoken_page)
    wanted = set(page.evaluate("""[...document.querySelectorAll('#player button, #player summary, #player input')]
      .filter((one) => one.checkVisibility()).map((one) => one.id || one.textContent)"""))  # fmt: skip
    assert len(wanted) > 12
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        name, outline = page.evaluate("""[document.activeElement.id || document.activeElement.textContent,
          getComputedStyle(document.activeElement).outlineStyle]""")
        if name in wanted:
            assert outline == "solid"
        seen.add(name)
        if wanted <= seen:
            break
    assert wanted <= seen
