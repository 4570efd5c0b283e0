"""A take's page: plan and take on one axis, the text coloured by pace, and each sentence to be heard in both voices."""

from __future__ import annotations

import os.path
from html import escape
from itertools import groupby
from string import Template
from typing import TYPE_CHECKING
from urllib.parse import quote

from rehearse.language.durations import clock
from rehearse.output.exports.page.audio import AudioSource
from rehearse.output.exports.page.safe import as_json, asset, policy
from rehearse.output.exports.takes.picture import picture
from rehearse.output.exports.takes.text import conclusion, day_rows, notes, section_rows, verdict
from rehearse.output.exports.takes.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from rehearse.output.exports.takes.report import TakeReport

LANGUAGES = {"zh": "zh-Hans", "en": "en"}
_PACES = ((0.2, "fast much"), (0.08, "fast"), (-0.08, ""), (-0.2, "slow"))
"""From how much faster on a sentence is of which class; what is slower still is "slow much"."""


def take_page(report: TakeReport, folder: Path) -> str:
    """Write the page that is to lie in `folder`."""
    words = WORDS[report.language]
    script, css = take_script(), asset("colours.css") + asset("take.css", __package__)
    mine, model = _url(report.recording, folder), _url(report.model.track, folder)
    title = report.script.title or report.script.source
    return Template(asset("take.html", __package__)).substitute(
        {f"w_{key.replace(' ', '_')}": escape(value) for key, value in words.items()},
        lang=LANGUAGES[report.language],
        csp=policy(script, css, AudioSource(mine, False, report.recording.name)),
        title=escape(title),
        verdict=escape(verdict(report)),
        facts="<br>".join(escape(line) for line in conclusion(report)),
        recorded=escape(f"{report.recorded} · {report.recording.name}"),
        picture=picture(report),
        table=_table(section_rows(report)),
        days=_table(day_rows(report)) if report.earlier else "",
        notes="".join(f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in notes(report)),
        text="".join(_text(report)),
        mine=escape(mine),
        model=escape(model),
        data=as_json(_data(report)),
        css=css,
        script=script,
    )


def take_script() -> str:
    """Give the page's script, which is the same in every page."""
    return asset("take.js", __package__)


def _url(path: Path, folder: Path) -> str:
    """Where a sound lies, seen from the page; on another drive its whole address."""
    try:
        return quote(os.path.relpath(path.resolve(), folder.resolve()).replace(os.sep, "/"))
    except ValueError:
        return path.resolve().as_uri()


def _data(report: TakeReport) -> dict[str, object]:
    said = report.against.take.said
    words = WORDS[report.language]
    mine = [
        [said[number].start_ms, said[number].end_ms] if number in said else None
        for number in range(len(report.against.sentences))
    ]
    names = ("now mine", "now model", "now missing", "no sound")
    return {"mine": mine, "model": report.model.sentences, "said": {name: words[name] for name in names}}


def _table(rows: Sequence[Sequence[str]]) -> str:
    head, *body, total = rows
    heads = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    lines = [_row(row) for row in body]
    return (
        f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(lines)}</tbody>"
        f"<tfoot>{_row(total)}</tfoot></table>"
    )


def _row(row: Sequence[str]) -> str:
    cells = "".join(f"<td>{escape(cell)}</td>" for cell in row[1:])
    return f'<tr><th scope="row">{escape(row[0])}</th>{cells}</tr>'


def _text(report: TakeReport) -> Iterator[str]:
    """The text, a section under its name, each sentence a button."""
    sentences = list(enumerate(report.against.sentences))
    for section, group in groupby(sentences, lambda item: item[1].section):
        name, own = report.against.sections[section].name, list(group)
        shown = own[0][1].text == name  # a heading that is said is there already
        yield "<section>" if shown else f"<section><h3>{escape(name)}</h3>"
        for number, sentence in own:
            yield _sentence(report, number)
            yield "<br>" if sentence.ending == "paragraph" else " "
        yield "</section>"


def _sentence(report: TakeReport, number: int) -> str:
    words, found = WORDS[report.language], report.against
    text = escape(" ".join(found.sentences[number].text.split()))
    one = found.take.said.get(number)
    if one is None:
        what = words["other words" if "other words" in _heard(report, number) else "not said"]
        return f'<button class="s gone" data-i="{number}" title="{what}"><s>{text}</s> <small>{what}</small></button>'
    faster = found.faster.get(number, 0.0)
    pace = next((name for least, name in _PACES if faster >= least), "slow much")
    told = clock(one.start_ms)
    if pace:
        key = "faster by" if faster > 0 else "slower by"
        told += " " + words[key].format(percent=f"{100 * abs(faster):.0f}")
    more = "".join(f" <small>{escape(words[state])}</small>" for state in _states(report, number))
    return f'<button class="s {pace}" data-i="{number}" title="{escape(told)}">{text}{more}</button>'


def _heard(report: TakeReport, number: int) -> list[str]:
    """Everything that was heard of a sentence."""
    return list(dict.fromkeys(one.state for one in report.against.take.heard if one.sentence == number))


def _states(report: TakeReport, number: int) -> list[str]:
    """What is told of a sentence besides its pace."""
    told = ("again", "restart", "unsure", "first part", "last part")
    return [state for state in _heard(report, number) if state in told]
