"""Tests of the pictures: the strip in proportion, the curve true to what is said, both readable as files."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from hypothesis import given

from rehearse.language.durations import parse_target
from rehearse.output.exports import render_export
from rehearse.output.exports.pictures.rolling_pace import rolling
from rehearse.output.exports.pictures.svg import pace_curve, timeline_strip
from rehearse.timing.report.build import build_report
from rehearse.timing.report.judging import with_verdict
from rehearse.timing.timeline import lay_out
from tests.page_parts import rehearsal_of
from tests.plans import PLANS, planned

if TYPE_CHECKING:
    from pathlib import Path

    from rehearse.core import Plan
    from rehearse.timing.report.build import Report

SVG = "{http://www.w3.org/2000/svg}"


def report_of(*sections: str, target: str = "") -> Report:
    """Lay out a plan in shorthand and report it, judged where there is a target."""
    report = build_report(lay_out(planned(*sections)))
    return with_verdict(report, report, parse_target(target)) if target else report


def percent(element: ElementTree.Element, name: str) -> float:
    """Read a place or a length along the time."""
    return float(element.attrib[name].removesuffix("%"))


def drawn(picture: str, kind: str) -> list[ElementTree.Element]:
    """List the elements of a class."""
    return [
        one for one in ElementTree.fromstring(picture).iter() if kind in one.attrib.get("class", "").split()
    ]


@given(PLANS)
def test_the_strip_is_in_proportion(plan: Plan) -> None:
    """Each section is as wide as it is long, one behind the other, to the end."""
    report = build_report(lay_out(plan))
    whole = report.sections[-1].end_ms
    rows = drawn(timeline_strip(report), "bar")
    assert len(rows) == len(report.sections)
    for row, section in zip(rows, report.sections, strict=True):
        assert percent(row, "x") == pytest.approx(100 * section.start_ms / whole, abs=0.001)
        assert percent(row, "width") == pytest.approx(
            100 * (section.end_ms - section.start_ms) / whole, abs=0.001
        )


def test_pauses_cues_and_the_target_are_in_the_strip() -> None:
    """Long pauses and cues are drawn where they are; so is the target, also where it is beyond the end."""
    report = report_of("10 mark:2000 10 sentence 5 cue:8000", target="60s")
    picture = timeline_strip(report)
    whole = 60_000
    assert report.sections[-1].end_ms < whole
    (gap,), (cue,), (mark,) = drawn(picture, "gap"), drawn(picture, "cue"), drawn(picture, "mark")
    assert (percent(gap, "x"), percent(gap, "width")) == pytest.approx(
        (100 * 2000 / whole, 100 * 2000 / whole), abs=0.001
    )
    assert percent(cue, "width") == pytest.approx(100 * 8000 / whole, abs=0.001)
    assert percent(mark, "x1") == 100
    assert "目标 1:00" in picture


def test_the_pace_is_what_is_said() -> None:
    """At 200 ms a character, spoken without pauses, the pace is 300 a minute; in a long pause it falls."""
    even = rolling(report_of("100 100 100"))
    assert all(value == pytest.approx(300) for _, value in even.points)
    assert even.mean == pytest.approx(300)
    broken = rolling(report_of("100 mark:30000 100"))
    middle = broken.points[len(broken.points) // 2][1]
    assert middle == pytest.approx(0, abs=1)
    assert broken.mean == pytest.approx(60_000 * 200 / 70_000)


@given(PLANS)
def test_the_curve_stays_in_its_picture(plan: Plan) -> None:
    """Whatever the plan, the curve runs from the beginning to the end, inside its frame."""
    report = build_report(lay_out(plan))
    (line,) = drawn(pace_curve(report), "curve")
    points = [tuple(map(float, point.split(","))) for point in line.attrib["points"].split()]
    assert (points[0][0], points[-1][0]) == (0, 1000)
    assert all(0 <= x <= 1000 and 0 <= y <= 100 for x, y in points)


@pytest.mark.parametrize("name", ["strip", "pace"])
def test_as_files_of_their_own(tmp_path: Path, name: str) -> None:
    """A picture is a whole SVG file, with its colours for light and dark, and says in words what it shows."""
    root = ElementTree.fromstring(b"".join(render_export(name, rehearsal_of(tmp_path, "</svg><script>&"))))
    assert root.tag == f"{SVG}svg"
    style = root.findtext(f"{SVG}style") or ""
    assert "prefers-color-scheme: dark" in style
    assert "var(" not in style
    assert root.findtext(f"{SVG}title")
    assert root.findtext(f"{SVG}desc")
    assert root.find(f".//{SVG}script") is None
