"""The HTML of the section table, and of the list of sections beside the text."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from rehearse.language.durations import clock, difference, signed
from rehearse.output.section_names import short_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rehearse.timing.report.build import Report, SectionTimes


def table_html(report: Report, labels: Mapping[str, str]) -> str:
    """Write the section table: planned, actual, target, cumulative, must start by; no column without a figure."""
    columns = [
        name
        for name in ("units", "planned", "actual", "difference", "target", "until", "must")
        if _has(report, name)
    ]
    head = "".join(f'<th scope="col" class="n">{escape(labels[name])}</th>' for name in columns)
    rows = "".join(
        f'<tr><th scope="row" class="level{max(section.level, 1)}"><a href="#p{section.index}">{escape(name)}</a></th>'
        f"{''.join(_cell(section, column) for column in columns)}</tr>"
        for section, name in zip(report.sections, _short(report), strict=True)
    )
    totals = report.totals
    sums = {
        "units": str(totals.units),
        "planned": clock(totals.planned_ms),
        "actual": clock(totals.length_ms),
        "difference": difference(totals.length_ms, totals.planned_ms),
        "target": clock(totals.target_ms) if totals.target_ms is not None else "",
        "until": clock(totals.length_ms),
    }
    foot = "".join(f'<td class="n">{escape(sums.get(name, ""))}</td>' for name in columns)
    return (
        f'<table class="times"><thead><tr><th scope="col">{escape(labels["section"])}</th>{head}</tr></thead>'
        f'<tbody>{rows}</tbody><tfoot><tr><th scope="row">{escape(labels["total"])}</th>{foot}</tr></tfoot></table>'
    )


def _has(report: Report, column: str) -> bool:
    if column in ("actual", "difference"):
        return report.totals.actual_ms is not None
    if column == "target":
        return any(section.target_ms is not None for section in report.sections)
    return column != "must" or report.verdict is not None


def _cell(section: SectionTimes, column: str) -> str:
    if column == "difference":
        return f'<td class="n">{difference(section.length_ms, section.planned_ms)}</td>'
    if column == "units":
        return f'<td class="n">{section.units}</td>'
    ms = {
        "planned": section.planned_ms,
        "actual": section.actual_ms,
        "target": section.target_ms,
        "until": section.end_ms,
        "must": section.must_start_by_ms,
    }[column]
    late = ' class="n over"' if column == "must" and ms is not None and round(ms / 1000) < 0 else ' class="n"'
    return f"<td{late}>{'' if ms is None else signed(ms)}</td>"


def nav_html(report: Report, labels: Mapping[str, str]) -> str:
    """Write the list of sections, each with when it begins, how long it takes and when it must begin."""

    def item(section: SectionTimes, name: str) -> Iterator[str]:
        yield f'<li class="level{max(section.level, 1)}"><a href="#p{section.index}" data-go="{section.index - 1}">'
        yield f'<span class="name">{escape(name)}</span> <span class="when">'
        length = clock(section.length_ms)
        yield escape(labels["when"].format(start=clock(section.start_ms), length=length))
        if section.must_start_by_ms is not None:
            yield escape(labels["when_must"].format(must=signed(section.must_start_by_ms)))
        yield '</span><span class="when mine"></span></a></li>'

    named = zip(report.sections, _short(report), strict=True)
    return "".join("".join(item(section, name)) for section, name in named)


def _short(report: Report) -> tuple[str, ...]:
    return short_names(report.sections, report.script.language)
