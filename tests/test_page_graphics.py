"""Tests of the graphics as Chromium draws them: each stands 3 : 1 to what it lies on, in light, dark and prompter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from tests.browser import SPEECH, made
from tests.test_page_colours import contrast

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser import Open

PAPER, RAISED = "html", ".player"

DRAWN: tuple[tuple[str, str, str], ...] = (
    # what, which of its colours, on what
    ("#grace", "backgroundColor", PAPER),
    ("#needle", "backgroundColor", PAPER),
    (".band", "borderTopColor", PAPER),
    ("header .pic .bar", "fill", PAPER),
    (".scrub .pic .bar", "fill", RAISED),
    ("header .pic .gap", "fill", "header .pic .bar"),
    ("header .pic .cue", "fill", PAPER),
    (".pic .tick", "stroke", PAPER),
    (".pic .mark", "stroke", PAPER),
    (".pic .grace", "stroke", PAPER),
    (".pic .curve", "stroke", PAPER),
    (".pic .mean", "stroke", PAPER),
    (".pause::before", "color", PAPER),
    (".pause.own", "color", PAPER),
    (".cue", "borderTopColor", PAPER),
    (".chip-turn", "borderTopColor", PAPER),
    (".s.now", "boxShadow", ".s.now"),
    (".s.held", "boxShadow", ".s.held"),
    ("ins.s", "backgroundImage", PAPER),
    (".optional", "borderBottomColor", PAPER),
    (".finding", "textDecorationColor", PAPER),
    (".blank", "backgroundColor", PAPER),
    (".rail a[aria-current]", "borderLeftColor", ".rail a[aria-current]"),
    (".icon svg", "fill", RAISED),
    ("#play svg", "fill", "#play"),
    ("#run-open", "borderTopColor", RAISED),
    (".menu summary", "borderTopColor", RAISED),
    ("#loop", "borderTopColor", RAISED),
    (".ab", "borderTopColor", RAISED),
    ("html::after", "borderTopColor", PAPER),
    ("#progress", "backgroundColor", PAPER),
)
"""What carries a meaning by its shape: selector, the property that it is drawn with, and what lies below."""

PROMPTED: tuple[tuple[str, str, str], ...] = (
    (".line-third::before", "borderLeftColor", PAPER),
    ("#progress", "backgroundColor", PAPER),
    (".cue", "borderTopColor", PAPER),
    (".icon svg", "fill", RAISED),
    ("#leave", "borderTopColor", RAISED),
)

COLOURS = """([what, property, ground]) => {
  const style = (selector) => {
    const [element, pseudo] = selector.split('::');
    const found = document.querySelector(element);
    return found && getComputedStyle(found, pseudo && `::${pseudo}`);
  };
  const [drawn, below] = [style(what), style(ground)];
  return drawn && [drawn[property], ground.includes('.pic') ? below.fill : below.backgroundColor];
}"""


def test_every_graphic_as_it_is_drawn(open_page: Open, tmp_path: Path) -> None:
    """Nothing that is drawn in the page, in either scheme or in the prompter, is fainter than 3 : 1."""
    text = SPEECH.replace("要多读。", "要多读。【翻页】")
    made(tmp_path, text)
    page = open_page(made(tmp_path, text.replace("再上一层楼", "再登一层楼")))
    page.keyboard.press("1")
    page.keyboard.press("ArrowRight")
    page.evaluate("""document.documentElement.dataset.warn = 'm2';
      document.querySelector('.s[data-i="0"]').classList.add('held');""")  # fmt: skip
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        assert (scheme, faint(page, DRAWN)) == (scheme, {})
    page.keyboard.press("p")
    assert faint(page, PROMPTED) == {}


def faint(page: Page, rows: tuple[tuple[str, str, str], ...]) -> dict[tuple[str, str], str]:
    """List the graphics that stand out too little, with their contrast, or that are not there."""
    found = {}
    for what, drawn, ground in rows:
        colours = page.evaluate(COLOURS, [what, drawn, ground])
        ratio = contrast(*map(hexadecimal, colours)) if colours else 0.0
        if ratio < 3:
            found[what, ground] = f"{ratio:.2f} {colours}"
    return found


def hexadecimal(colour: str) -> str:
    """Write the first colour of a computed value as #rrggbb; one that cannot be seen through, or it is none."""
    match = re.search(r"rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)", colour)
    assert match, colour
    assert match[4] is None, colour
    return "#" + "".join(f"{int(part):02x}" for part in match.groups()[:3])
