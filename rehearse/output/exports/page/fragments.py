"""The HTML around the text: verdict, facts, table and list of the sections, findings, sound."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from rehearse.core.notices import worded
from rehearse.language.durations import clock, difference, signed
from rehearse.output.exports.findings.places import Places
from rehearse.output.exports.report.text import conclusion
from rehearse.output.section_names import short_names
from rehearse.output.version import Version, costs
from rehearse.timing.report.verdict import first_advice
from rehearse.timing.report.wording import advice_lines, verdict_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rehearse.core import Finding, Script
    from rehearse.output.exports import Rehearsal
    from rehearse.output.exports.page.audio import AudioSource
    from rehearse.timing.report.build import Report, SectionTimes

_STATE = {"on time": "ontime", "over": "over", "under": "ahead"}
"""Kind of verdict -> the class that gives it its colour; sign and words stand in its text."""


def verdict_html(report: Report, labels: Mapping[str, str]) -> str:
    """Write the verdict, the two things to do first, and the rest on demand; nothing where there is no target."""
    found = report.verdict
    if found is None:
        return ""
    language = report.script.language
    first = advice_lines(found, language, only=first_advice(found))
    rest = [line for line in advice_lines(found, language) if line not in first]
    more = (
        f"<details><summary>{escape(labels['more_advice'])}</summary>{_list(rest)}</details>" if rest else ""
    )
    line = escape(verdict_line(found, language))
    return f'<p class="verdict {_STATE[found.kind]}">{line}</p>{_list(first)}{more}'


def _list(lines: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f'<ul class="advice">{items}</ul>' if items else ""


def changes_html(rehearsal: Rehearsal, labels: Mapping[str, str]) -> str:
    """Write what the edits since the last make cost; nothing where there are none."""
    report, before = rehearsal.report, rehearsal.before
    now = Version.of(rehearsal.timeline, report)
    lines = costs(before, now, report)
    if not lines:
        return ""
    new = len(set(now.sentences) - set(before.sentences))
    gone = len(set(before.sentences) - set(now.sentences))
    first = escape(f"{lines[0]}{labels['changed'].format(new=new, gone=gone)}")
    rest = "".join(f"<li>{escape(line)}</li>" for line in lines[1:])
    return f'<div class="changes"><p>{first}</p>{f"<ul>{rest}</ul>" if rest else ""}</div>'


def facts_html(report: Report) -> str:
    """Write how long it takes and at which pace, in a line."""
    return escape(conclusion(report)[0])


def audio_html(source: AudioSource | None, labels: Mapping[str, str]) -> str:
    """Write the sound, or that there is none; its controls are there for whoever has no JavaScript."""
    if source is None:
        return f'<p class="quiet">{escape(labels["no_sound"])}</p>'
    return (
        f'<audio id="audio" controls preload="metadata" src="{escape(source.url)}" data-file="{escape(source.file)}" '
        f'aria-label="{escape(labels["player"])}"></audio>'
    )


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


def findings_html(rehearsal: Rehearsal, labels: Mapping[str, str]) -> str:
    """Write the findings and notices; nothing where there are none."""
    script = rehearsal.timeline.plan.script
    places = Places(script)
    items = [
        f'<li class="{finding.severity}" id="f{number}"><b>{escape(labels[finding.severity])}</b> '
        f"{_where(finding, script, places, labels, f'f{number}')} <span>{escape(finding.message)}</span>"
        f"{f' <span>{escape(finding.suggestion)}</span>' if finding.suggestion else ''} "
        f"<code>{escape(finding.code)}</code></li>"
        for number, finding in enumerate(rehearsal.findings)
    ]
    items += [
        f"<li>{_line(notice.line, labels)} {escape(worded(notice, script.language))}</li>"
        for notice in script.notices
    ]
    if not items:
        return ""
    return (
        f'<section class="findings" aria-labelledby="findings"><h2 id="findings">{escape(labels["findings"])}</h2>'
        f"<ul>{''.join(items)}</ul></section>"
    )


def origin_html(report: Report, labels: Mapping[str, str]) -> str:
    """Write which script and voice the page was made from."""
    said = [labels["source"].format(source=report.script.source)]
    if report.engine:
        engine = report.engine
        said.append(
            labels["voice"].format(
                name=engine.name, version=engine.version, voice=engine.voice, rate=engine.rate
            )
        )
    return " · ".join(escape(part) for part in [*said, labels["made"]])


def _where(finding: Finding, script: Script, places: Places, labels: Mapping[str, str], name: str) -> str:
    """Write where a finding's first place stands on the page, else its line, with a link to it."""
    where = places.where(finding.spans[0])
    if where is None:
        line = escape(labels["line"].format(line=script.line_of(finding.spans[0][0])))
        return f'<a class="line" href="#text" data-to="{name}">{line}</a>'
    if where.section is None:
        return f'<span class="line">{escape(where.text)}</span>'
    return f'<a class="line" href="#p{where.section}" data-to="{name}">{escape(where.text)}</a>'


def _line(number: int, labels: Mapping[str, str]) -> str:
    return f'<span class="line">{escape(labels["line"].format(line=number))}</span>'
