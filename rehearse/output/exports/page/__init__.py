"""The page to rehearse with: text, sound and clock in one file that works offline.

`export` fills page.html with what the other modules here make of a rehearsal. The scripts (*.js) are put behind each
other into one function, in the order of SCRIPTS; style and script are allowed by their hashes alone.
"""

from __future__ import annotations

from html import escape
from string import Template
from typing import TYPE_CHECKING

from rehearse.output.exports.page import findings, fragments, speech, timetable
from rehearse.output.exports.page.audio import audio_source, small_source
from rehearse.output.exports.page.data import page_data
from rehearse.output.exports.page.safe import as_json, asset, in_function, policy
from rehearse.output.exports.page.words import LABELS, LANGUAGES, SAID
from rehearse.output.exports.pictures import svg

if TYPE_CHECKING:
    from rehearse.output.exports import Rehearsal
    from rehearse.output.exports.page.audio import AudioSource

SCRIPTS = (
    "store dom times data script clocks player navigation view findings learning practice watch prompter awake runs "
    "undo warnings run runpanel resume settings menus keys main"
).split()
"""The page's scripts, each building on those before it."""

STYLES = "colours fonts page player run small prompter print".split()
"""The page's styles; each overrules those before it."""


def page_script() -> str:
    """Give the page's script, which is the same in every page."""
    return in_function(*(asset(f"{name}.js") for name in SCRIPTS))


def export(rehearsal: Rehearsal) -> str:
    """Write the page."""
    return _page(rehearsal, audio_source(rehearsal))


def export_phone(rehearsal: Rehearsal) -> str:
    """Write the page as one file to be sent: its sound is always inside, and small."""
    return _page(rehearsal, small_source(rehearsal))


def _page(rehearsal: Rehearsal, audio: AudioSource | None) -> str:
    report, language = rehearsal.report, rehearsal.report.script.language
    script = page_script()
    css = "".join(asset(f"{name}.css") for name in STYLES) + svg.style()
    labels = LABELS[language]
    title = report.script.title or labels["untitled"]
    filled = {f"w_{key}": escape(value) for key, value in labels.items()}
    return Template(asset("page.html")).substitute(
        filled,
        lang=LANGUAGES[language],
        csp=policy(script, css, audio),
        title=escape(title),
        heading=speech.heading_html(rehearsal, title),
        verdict=fragments.verdict_html(report, labels),
        changes=fragments.changes_html(rehearsal, labels),
        facts=fragments.facts_html(report),
        audio=fragments.audio_html(audio, labels),
        table=timetable.table_html(report, labels),
        strip=svg.timeline_strip(report),
        pace=svg.pace_curve(report),
        scrubber="".join(svg.bars(report, 0, 26)),
        nav=timetable.nav_html(report, labels),
        text=speech.sections_html(rehearsal),
        findings=findings.findings_html(rehearsal, labels),
        origin=fragments.origin_html(report, labels),
        data=as_json(page_data(rehearsal, SAID[language])),
        css=css,
        script=script,
    )
