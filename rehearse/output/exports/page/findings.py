"""The HTML of what the check found and of reading's notices, at the end of the page."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from rehearse.core.notices import worded
from rehearse.output.exports.findings.places import Places

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rehearse.core import Finding, Script
    from rehearse.output.exports import Rehearsal


def findings_html(rehearsal: Rehearsal, labels: Mapping[str, str]) -> str:
    """Write the findings and notices; nothing where there are none."""
    script = rehearsal.timeline.plan.script
    places = Places(script)
    items = [
        f'<li class="{finding.severity}" id="f{number}"><b>{escape(labels[finding.severity])}</b> '
        f"{_where(finding, script, places, labels, f'f{number}')} <span>{escape(finding.message)}</span>"
        f"{_what_to_do(finding)} <code>{escape(finding.code)}</code></li>"
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


def _what_to_do(finding: Finding) -> str:
    return f' <span class="do">{escape(finding.suggestion)}</span>' if finding.suggestion else ""


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
