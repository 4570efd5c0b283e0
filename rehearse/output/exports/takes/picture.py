"""The picture of a take: what was planned above, what was said below, and which belongs to which."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from rehearse.language.durations import clock
from rehearse.output.exports.takes.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.output.exports.takes.report import TakeReport

WIDTH, HEIGHT = 1000, 176
_TOP, _BOTTOM, _BAR = 18, 102, 22
_TICKS = 8
"""About so many times are written on the axis."""


def picture(report: TakeReport) -> str:
    """Draw both on one axis, as SVG; it takes its colours from the page."""
    found, words = report.against, WORDS[report.language]
    heard = found.take.heard
    origin, end = heard[0].start_ms, max(found.ms, report.model.sentences[-1][1])
    label = f"{words['plan']} {clock(found.planned_ms)}, {words['mine']} {clock(found.ms)}"
    parts = [
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(label)}">',
        f'<text x="0" y="{_TOP - 5}">{escape(words["model"])}</text>',
        f'<text x="0" y="{_BOTTOM + _BAR + 18}">{escape(words["mine"])}</text>',
        *_bars(report, WIDTH / max(1, end), origin),
        *_axis(end),
        "</svg>",
    ]
    return "".join(parts)


def _bars(report: TakeReport, scale: float, origin: int) -> Iterator[str]:
    said = report.against.take.said
    for number, (start, end) in enumerate(report.model.sentences):
        one = said.get(number)
        yield _bar("m" if one else "m gone", number, start * scale, end * scale, _TOP)
        if one:
            a, b = start * scale, end * scale
            c, d = (one.end_ms - origin) * scale, (one.start_ms - origin) * scale
            yield (
                f'<polygon class="ribbon" points="{a:.1f},{_TOP + _BAR} {b:.1f},{_TOP + _BAR} '
                f'{c:.1f},{_BOTTOM} {d:.1f},{_BOTTOM}"/>'
            )
    for one in report.against.take.heard:
        kind = one.state.replace(" ", "-")
        number = -1 if one.sentence is None or not one.spoken else one.sentence
        yield _bar(
            f"t {kind}", number, (one.start_ms - origin) * scale, (one.end_ms - origin) * scale, _BOTTOM
        )


def _bar(kind: str, number: int, start: float, end: float, top: int) -> str:
    own = f' data-i="{number}"' if number >= 0 else ""
    return f'<rect class="{kind}"{own} x="{start:.1f}" y="{top}" width="{max(1.0, end - start):.1f}" height="{_BAR}"/>'


def _axis(end_ms: int) -> Iterator[str]:
    step = next(
        step for step in (10, 30, 60, 120, 300, 600, 3600) if end_ms / 1000 / step <= _TICKS or step == 3600
    )
    for seconds in range(0, end_ms // 1000 + 1, step):
        x = seconds * 1000 * WIDTH / end_ms
        if x < WIDTH - 30:
            yield f'<text class="tick" x="{x:.1f}" y="{HEIGHT - 4}">{clock(1000 * seconds)}</text>'
