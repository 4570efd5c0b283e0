"""Two pictures of a report as SVG: the timeline strip and the pace curve; in the page, and as files of their own.

Places along the time are percentages, so a picture fits any width and its letters keep their size.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from rehearse.language.durations import clock
from rehearse.output.exports.pictures.rolling_pace import rolling
from rehearse.output.section_names import section_numbers
from rehearse.timing.report.build import section_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core import Language
    from rehearse.output.exports import Rehearsal
    from rehearse.timing.report.build import Report

SHOWN_PAUSE_MS = 900
"""A pause from here on is drawn; shorter ones would make the strip a comb."""

WORDS: dict[Language, dict[str, str]] = {
    "zh": {
        "strip": "时间轴",
        "strip_text": "共 {sections} 个部分，全长 {total}。",
        "pace": "语速曲线",
        "pace_text": "{window} 秒内的语速，每分钟 {low}–{high} 字，平均 {mean} 字。",
        "target": "目标 {at}",
        "mean": "平均 {mean} 字/分",
        "section": "{name}，{start} 起，长 {length}",
    },
    "en": {
        "strip": "Timeline",
        "strip_text": "{sections} sections, {total} in all.",
        "pace": "Pace",
        "pace_text": "Pace over {window} seconds: {low}–{high} words a minute, {mean} on average.",
        "target": "Target {at}",
        "mean": "Average {mean} words/min",
        "section": "{name}, from {start}, {length} long",
    },
}

LIGHT = {
    "ink": "#1f1d1a",
    "quiet": "#666055",
    "tick": "#8a8376",
    "bar": "#84919b",
    "label": "#1f1d1a",
    "paper": "#fbfaf7",
    "cue": "#8a5a00",
    "target": "#b3161b",
    "curve": "#1d5fbf",
}
DARK = {
    "ink": "#ece8e0",
    "quiet": "#a8a296",
    "tick": "#7d7c80",
    "bar": "#76848f",
    "label": "#16171a",
    "paper": "#16171a",
    "cue": "#f0c060",
    "target": "#ff8f8a",
    "curve": "#8ab8ff",
}
"""Colours by name, by light and by dark."""

_STYLE = """
.pic text {{ font: 12px system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; fill: {quiet}; }}
.pic .name {{ fill: {label}; paint-order: stroke; stroke: {bar}; stroke-width: 4px; }}
.pic .halo {{ paint-order: stroke; stroke: {paper}; stroke-width: 3px; }}
.pic .bar {{ fill: {bar}; stroke: {paper}; stroke-width: 2px; }}
.pic .gap {{ fill: {paper}; }}
.pic .cue {{ fill: {cue}; stroke: {paper}; stroke-width: 3px; paint-order: stroke; }}
.pic .tick {{ stroke: {tick}; }} .pic .mark {{ stroke: {target}; stroke-width: 2; }}
.pic .aim {{ fill: {target}; }}
.pic .edge {{ stroke: {paper}; stroke-width: 6; }}
.pic .grace {{ fill: none; stroke: {target}; stroke-dasharray: 3 3; }}
.pic .curve {{ fill: none; stroke: {curve}; stroke-width: 2; }} .pic .under {{ fill: {curve}; opacity: .12; }}
.pic .mean {{ stroke: {curve}; stroke-dasharray: 4 4; }}
"""

_STEPS_MS = [1000 * seconds for seconds in (5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)]
_MOST_TICKS = 6
_MOST_RULES = 5


def style(colours: dict[str, str] | None = None) -> str:
    """Write the pictures' CSS; without colours it takes those of the page around, its custom properties."""
    return _STYLE.format(**(colours or {name: f"var(--{name})" for name in LIGHT}))


def export_strip(rehearsal: Rehearsal) -> str:
    """Write the timeline strip as a file."""
    return _file(timeline_strip(rehearsal.report))


def export_pace(rehearsal: Rehearsal) -> str:
    """Write the pace curve as a file."""
    return _file(pace_curve(rehearsal.report))


def _file(picture: str) -> str:
    css = f"{style(LIGHT)}svg{{background:{LIGHT['paper']}}}"
    dark = f"{style(DARK)}svg{{background:{DARK['paper']}}}"
    start, middle, rest = picture.partition(">")
    start = start.replace('width="100%"', 'xmlns="http://www.w3.org/2000/svg" width="960"')
    return f"{start}{middle}<style>{css}@media (prefers-color-scheme: dark){{{dark}}}</style>{rest}\n"


def timeline_strip(report: Report) -> str:
    """Draw the sections in proportion, with their pauses and cues, the minutes below and the target above."""
    words = WORDS[report.script.language]
    text = words["strip_text"].format(sections=len(report.sections), total=clock(report.totals.length_ms))
    parts = [
        *bars(report, 20, 36),
        *_target(report, words, 20, 36),
        *_numbers(report, 43),
        *_minutes(report, 62),
    ]
    return _picture("strip", words["strip"], text, 84, parts)


def bars(report: Report, top: int, height: int) -> Iterator[str]:
    """Draw the sections as bars with their pauses and cues; `top` and `height` in pixels."""
    whole = scale_ms(report)
    words = WORDS[report.script.language]
    for section in report.sections:
        name = escape(section_name(section, report.script.language))
        title = words["section"].format(
            name=name, start=clock(section.start_ms), length=clock(section.length_ms)
        )
        yield (
            f'<rect class="bar" '
            f'{_along(section.start_ms, section.end_ms, whole)} y="{top}" height="{height}">'
            f"<title>{title}</title></rect>"
        )
    for cue in report.cues:
        if cue.kind == "cue" or (cue.kind == "pause" and cue.end_ms - cue.start_ms >= SHOWN_PAUSE_MS):
            yield (
                f'<rect class="{"cue" if cue.kind == "cue" else "gap"}" {_along(cue.start_ms, cue.end_ms, whole)} '
                f'y="{top}" height="{height}"/>'
            )


def scale_ms(report: Report) -> int:
    """The time at the right end: the speech's end or the target, whichever is later."""
    target = report.verdict.high_ms if report.verdict else 0
    return max(report.totals.length_ms, target, 1)


def pace_curve(report: Report) -> str:
    """Draw how many characters or words a minute are said, averaged over a window that rolls along."""
    words = WORDS[report.script.language]
    curve = rolling(report)
    top, height = 22, 110
    lowest, highest = min(value for _, value in curve.points), max(value for _, value in curve.points)
    most = max(highest * 1.1, 1.0)
    whole = scale_ms(report)

    def y(value: float) -> float:
        return top + height * (1 - value / most)

    line = " ".join(f"{1000 * at / whole:.1f},{100 * (1 - value / most):.1f}" for at, value in curve.points)
    first, last = (1000 * curve.points[place][0] / whole for place in (0, -1))
    rules = list(_rules(most))
    parts = [
        *(f'<line class="tick" x1="0" x2="100%" y1="{y(rule):.1f}" y2="{y(rule):.1f}"/>' for rule in rules),
        *(
            f'<line class="tick" {_at(section.start_ms, whole)} y1="{top}" y2="{top + height}"/>'
            for section in report.sections[1:]
        ),
        f'<svg y="{top}" width="100%" height="{height}" viewBox="0 0 1000 100" preserveAspectRatio="none">'
        f'<polygon class="under" points="{first:.1f},100 {line} {last:.1f},100"/>'
        f'<polyline class="curve" vector-effect="non-scaling-stroke" points="{line}"/></svg>',
        f'<line class="mean" x1="0" x2="100%" y1="{y(curve.mean):.1f}" y2="{y(curve.mean):.1f}"/>',
        *(f'<text class="halo" x="0" y="{y(rule) + 4:.1f}">{rule}</text>' for rule in rules),
        f'<text x="100%" y="14" text-anchor="end">{words["mean"].format(mean=round(curve.mean))}</text>',
        *_minutes(report, top + height + 4),
    ]
    text = words["pace_text"].format(
        window=curve.window_ms // 1000, low=round(lowest), high=round(highest), mean=round(curve.mean)
    )
    return _picture("pace", words["pace"], text, top + height + 26, parts)


def _picture(name: str, title: str, text: str, height: int, parts: list[str]) -> str:
    return (
        f'<svg class="pic" width="100%" height="{height}" role="img" aria-labelledby="{name}-title {name}-text">'
        f'<title id="{name}-title">{title}</title><desc id="{name}-text">{text}</desc>{"".join(parts)}</svg>'
    )


def _target(report: Report, words: dict[str, str], top: int, height: int) -> Iterator[str]:
    if report.verdict is None:
        return
    whole, at = scale_ms(report), report.verdict.high_ms
    low, high = report.verdict.low_ms - report.verdict.grace_ms, min(at + report.verdict.grace_ms, whole)
    yield f'<rect class="grace" {_along(max(low, 0), high, whole)} y="{top - 4}" height="{height + 8}"/>'
    yield f'<line class="edge" {_at(at, whole)} y1="{top}" y2="{top + height}"/>'
    yield f'<line class="mark" {_at(at, whole)} y1="{top - 6}" y2="{top + height + 4}"/>'
    anchor = "end" if at > whole / 2 else "start"
    yield (
        f'<text class="aim" x="{100 * at / whole:.3f}%" y="12" text-anchor="{anchor}">'
        f"{words['target'].format(at=clock(at))}</text>"
    )


def _numbers(report: Report, y: int) -> Iterator[str]:
    whole = scale_ms(report)
    for section, number in zip(report.sections, section_numbers(report.sections), strict=True):
        if section.length_ms > whole * 0.04:
            middle = 50 * (section.start_ms + section.end_ms) / whole
            yield f'<text class="name" x="{middle:.3f}%" y="{y}" text-anchor="middle">{number}</text>'


def _minutes(report: Report, y: int) -> Iterator[str]:
    whole = scale_ms(report)
    step = next((step for step in _STEPS_MS if whole / step <= _MOST_TICKS), _STEPS_MS[-1])
    for at in range(0, whole + 1, step):
        yield f'<line class="tick" {_at(at, whole)} y1="{y}" y2="{y + 5}"/>'
        anchor = "start" if at == 0 else "end" if at > whole * 0.97 else "middle"
        yield f'<text x="{100 * at / whole:.3f}%" y="{y + 18}" text-anchor="{anchor}">{clock(at)}</text>'


def _rules(most: float) -> range:
    """Choose round paces to draw a line at."""
    step = next(
        (step for step in (10, 20, 50, 100, 200, 500, 1000) if most / step <= _MOST_RULES), int(most) + 1
    )
    return range(step, int(most) + 1, step)


def _along(start: int, end: int, whole: int) -> str:
    return f'x="{100 * start / whole:.3f}%" width="{100 * (end - start) / whole:.3f}%"'


def _at(at: int, whole: int) -> str:
    return f'x1="{100 * at / whole:.3f}%" x2="{100 * at / whole:.3f}%"'
