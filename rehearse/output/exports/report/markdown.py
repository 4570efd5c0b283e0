"""The report for a message: the verdict, what to mend first, and the table, as Markdown."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from rehearse.core import Speak
from rehearse.language.durations import Target, clock, difference
from rehearse.language.effort import count
from rehearse.language.text.breaths import BREATH, weigh
from rehearse.language.text.placeholders import placeholders
from rehearse.output.exports.documents.markdown import escape, escape_inside
from rehearse.output.exports.report.text import verdict
from rehearse.output.exports.text.whole_sentences import text_of, wholes
from rehearse.output.exports.text.wrapping import beginning
from rehearse.output.exports.wording import WORDS
from rehearse.timing.report import verdict as judge
from rehearse.timing.report.build import KIND_NAMES
from rehearse.timing.report.judging import parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core import Language
    from rehearse.output.exports import Rehearsal
    from rehearse.timing.report.build import Report, SectionTimes

_EXCERPT = 48
"""How much of a sentence is quoted, in half-width characters."""

_LINES = 6
"""Of so many placeholders the lines are told."""
_FAR_LONGER = 1.5
"""A section that takes so many times the middle one's time is long, where there is no target to say so."""

_TEXTS: dict[Language, dict[str, str]] = {
    "zh": {
        "fixes": "先改这几处：",
        "sentence": "最长的句子在第 {line} 行：{units} 字，{time}，一口气读不完，宜分成几句：“{text}”",
        "section": "最超时的部分：{name}，{time}，超出 {over}，约 {units} 字",
        "longest": "最长的部分：{name}，{time}，占全长 {share}%",
        "blanks": "待填 {number} 处：{list}",
        "blank": "第 {line} 行 {text}",
        "more": "等",
        "by": "最迟开始",
    },
    "en": {
        "fixes": "Mend these first:",
        "sentence": "The longest sentence, line {line}: {units} words, {time}, too long for a breath; "
        "make it two or three: “{text}”",
        "section": "The section furthest over its time: {name}, {time}, over by {over}, about {units} words",
        "longest": "The longest section: {name}, {time}, {share} % of the whole",
        "blanks": "Not filled in yet, {number}: {list}",
        "blank": "line {line} {text}",
        "more": " …",
        "by": "Latest start",
    },
}


def export(rehearsal: Rehearsal) -> str:
    """Write the message."""
    report = rehearsal.report
    texts = _TEXTS[report.script.language]
    fixes = [*_sentence(rehearsal, texts), *_section(report, texts), *_blanks(rehearsal, texts)]
    blocks = [escape(verdict(report)[0])]
    if report.verdict:  # it comes last on the terminal, and first in a message
        advice = [f"- {escape(line)}" for line in _advice(report)]
        blocks = [
            f"**{escape_inside(report.verdict.text)}**",
            *blocks,
            *(["\n".join(advice)] if advice else []),
        ]
    if report.script.title:
        blocks.insert(1, escape(" ".join(report.script.title.split())))
    if fixes:
        numbered = [f"{number}. {fix}" for number, fix in enumerate(fixes, start=1)]
        blocks += [texts["fixes"], "\n".join(numbered)]
    return "\n\n".join([*blocks, "\n".join(_table(report, texts))]) + "\n"


def _sentence(rehearsal: Rehearsal, texts: dict[str, str]) -> Iterator[str]:
    """Tell of the longest sentence, where it is too long for a breath."""
    script = rehearsal.timeline.plan.script
    longest = max(wholes(rehearsal.timeline), key=lambda group: weigh(text_of(group)))
    text, first = text_of(longest), longest[0].step
    if weigh(text) <= BREATH or not isinstance(first, Speak):
        return
    yield texts["sentence"].format(
        line=script.line_of(first.sentence.span[0]),
        units=count(text, script.language),
        time=clock(longest[-1].end_ms - longest[0].start_ms),
        text=escape(beginning(text, _EXCERPT)),
    )


def _section(report: Report, texts: dict[str, str]) -> Iterator[str]:
    """Tell of the section that is furthest over its own target or its share; without targets, of a very long one."""
    language = report.script.language
    over = [(item.over_ms, item.index, item.units) for item in _over_share(report)] or [
        (by, section.index, round(section.units * by / max(_lasts(section), 1)))
        for section in report.sections
        if section.target_ms is not None
        and (by := _lasts(section) - section.target_ms) > judge.usual_grace(section.target_ms)
    ]
    if over:
        by, index, units = max(over)
        section = report.sections[index - 1]
        yield texts["section"].format(
            name=_name(section, language), time=clock(_lasts(section)), over=clock(by), units=units
        )
    elif report.verdict is None and len(report.sections) > 2:
        lengths = sorted(map(_lasts, report.sections))
        section = max(report.sections, key=_lasts)
        if _lasts(section) > _FAR_LONGER * lengths[len(lengths) // 2]:
            yield texts["longest"].format(
                name=_name(section, language),
                time=clock(_lasts(section)),
                share=round(100 * _lasts(section) / max(sum(lengths), 1)),
            )


def _over_share(report: Report) -> tuple[judge.SectionAdvice, ...]:
    found = _judged(report)
    return found.sections if found else ()


def _advice(report: Report) -> list[str]:
    """Give the advice on the whole; of the sections, the furthest over is told as a thing to mend."""
    found = _judged(report)
    return judge.advise(replace(found, sections=()), report.script.language) if found else []


def _judged(report: Report) -> judge.Advice | None:
    if report.verdict is None:
        return None
    total = sum(map(_lasts, report.sections))
    target = Target("", report.verdict.low_ms, report.verdict.high_ms)
    found = judge.verdict(total, target, grace_ms=report.verdict.grace_ms)
    return judge.advice(parts(report), found, report.script.language)


def _blanks(rehearsal: Rehearsal, texts: dict[str, str]) -> Iterator[str]:
    """Tell of the placeholders, line by line."""
    script = rehearsal.timeline.plan.script
    if script.language != "zh":
        return
    found: Counter[tuple[int, str]] = Counter()
    for cue in rehearsal.timeline.cues:
        if isinstance(cue.step, Speak):
            said = cue.step.sentence
            for match in placeholders(said.text):
                found[script.line_of(said.span[0]), match[0]] += 1
    if found:
        shown = [texts["blank"].format(line=line, text=escape(text)) for line, text in list(found)[:_LINES]]
        more = texts["more"] if len(found) > _LINES else ""
        separator = WORDS[script.language]["between_items"]
        yield texts["blanks"].format(number=found.total(), list=separator.join(shown) + more)


def _table(report: Report, texts: dict[str, str]) -> Iterator[str]:
    """Write a row a section, and the sum."""
    words, language = WORDS[report.script.language], report.script.language
    measured, late = report.totals.actual_ms is not None, report.verdict is not None
    total = sum(map(_lasts, report.sections))

    def row(cells: list[str]) -> str:
        shown = [
            cell for place, cell in enumerate(cells) if (place != 3 or measured) and (place != 6 or late)
        ]
        return f"| {' | '.join(shown)} |"

    head = [words[key] for key in ("section", "units", "planned", "actual", "share", "start")]
    yield row([*head, texts["by"]])
    yield row([":--", *["--:"] * 6])
    for section in report.sections:
        by_ms = section.must_start_by_ms
        yield row(
            [
                _name(section, language),
                str(section.units),
                clock(section.planned_ms),
                clock(section.actual_ms or 0),
                f"{100 * _lasts(section) / max(total, 1):.0f}%",
                clock(section.start_ms),
                "" if by_ms is None else difference(by_ms, 0).removeprefix("+"),
            ]
        )
    totals = report.totals
    yield row([words["total"], str(totals.units), clock(totals.planned_ms), clock(total), "100%", "", ""])


def _lasts(section: SectionTimes) -> int:
    return section.end_ms - section.start_ms


def _name(section: SectionTimes, language: Language) -> str:
    return escape(" ".join(section.heading.split()) or KIND_NAMES[language][section.kind])
