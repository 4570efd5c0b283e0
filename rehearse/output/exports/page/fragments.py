"""The HTML above and below the text: verdict, what changed, facts, sound, and what the page was made from."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from rehearse.output.exports.report.text import conclusion
from rehearse.output.version import Version, costs
from rehearse.timing.report.verdict import first_advice
from rehearse.timing.report.wording import advice_lines, verdict_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rehearse.output.exports import Rehearsal
    from rehearse.output.exports.page.audio import AudioSource
    from rehearse.timing.report.build import Report

_STATE = {"on time": "ontime", "over": "over", "under": "ahead"}
"""Kind of verdict -> the class that gives it its colour; sign and words stand in its text."""


def verdict_html(report: Report, labels: Mapping[str, str]) -> str:
    """Write the verdict, the two things to do first, and the rest on demand; nothing where there is no target."""
    found = report.verdict
    if found is None:
        return ""
    language = report.script.language
    first = advice_lines(found, language, first_advice(found))
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
    mark = f' data-sound="{source.mark}"' if source.mark else ""
    return (
        f'<audio id="audio" controls preload="metadata" src="{escape(source.url)}" data-file="{escape(source.file)}"'
        f'{mark} aria-label="{escape(labels["player"])}"></audio>'
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
