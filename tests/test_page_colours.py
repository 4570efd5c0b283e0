"""Tests of the page's colours: graphics stand 3 : 1 to what they lie on (WCAG 1.4.11), text 4.5 : 1, light and dark."""

from __future__ import annotations

import re

import pytest

from rehearse.output.exports.page.safe import asset
from rehearse.output.exports.pictures import svg

_LIGHT, _DARK = (
    dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", part))
    for part in asset("colours.css").split("@media (prefers-color-scheme: dark)")
)
SCHEMES = {"light": _LIGHT, "dark": _DARK}

GROUNDS = ("paper", "raised")
"""Pictures, pause bars and bands lie on these: the page, and the player's bar."""
GRAPHICS = ("bar", "tick", "cue", "target", "curve", "accent", "ahead", "ontime", "behind", "over")
"""Bars of the strip and the scrubber, the grace band; ticks, pause bars, edges; the line below the lit sentence …"""
TEXTS = (
    *(("ink", ground) for ground in (*GROUNDS, "now", "held")),
    *(("quiet", ground) for ground in (*GROUNDS, "held")),
    ("ink", "word"),
    ("label", "bar"),
    ("paper", "accent"),
    ("paper", "over"),
    ("paper", "behind"),
)


def contrast(one: str, other: str) -> float:
    """Compute the contrast of two colours as WCAG defines it."""

    def luminance(colour: str) -> float:
        parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_itself() -> None:
    """Black on white is 21 : 1, a colour on itself 1 : 1, and #767676 on white the least that text may have."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#123456", "#123456") == 1
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_graphic_stands_out(scheme: str) -> None:
    """Every colour that a graphic is drawn in stands 3 : 1 to the page and to the bar."""
    colours = SCHEMES[scheme]
    weak = {
        (name, ground): round(found, 2)
        for name in GRAPHICS
        for ground in GROUNDS
        if (found := contrast(colours[name], colours[ground])) < 3
    }
    assert weak == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_text_stands_out(scheme: str) -> None:
    """Text stands 4.5 : 1 to every ground that it is written on; so do the lines below a lit sentence, 3 : 1."""
    colours = SCHEMES[scheme]
    weak = {pair: found for pair in TEXTS if (found := contrast(*(colours[name] for name in pair))) < 4.5}
    assert weak == {}
    assert contrast(colours["cue"], colours["now"]) >= 3
    assert contrast(colours["tick"], colours["held"]) >= 3


def test_pictures_and_page_have_the_same_colours() -> None:
    """A picture as a file of its own has the colours that it has in the page, and draws in no other."""
    for colours, own in ((_LIGHT, svg.LIGHT), (_DARK, svg.DARK)):
        assert {name: colours[name] for name in own} == own
    drawn = set(re.findall(r"(?:fill|stroke): (#\w+)", svg.style(svg.LIGHT)))
    known = {svg.LIGHT[name] for name in (*GRAPHICS, "ink", "quiet", "label", "paper") if name in svg.LIGHT}
    assert drawn <= known
