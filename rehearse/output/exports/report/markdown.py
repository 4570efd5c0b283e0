"""The report for a message: the verdict, what to mend first, and the table, as Markdown."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rehearse.core import Speak
from rehearse.language.durations import clock, signed
from rehearse.language.text.placeholders import placeholders
from rehearse.output.exports.documents.markdown import escape, escape_inside
from rehearse.output.exports.report.text import conclusion, section_rows, verdict_lines
from rehearse.output.exports.text.one_line import one_line
from rehearse.output.exports.text.wrapping import beginning
from rehearse.output.exports.wording import WORDS
from rehearse.timing.report.build import section_name
from rehearse.timing.report.sentences import too_long
from rehearse.timing.report.verdict import usual_grace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core import Language
    from rehearse.output.exports import Rehearsal
    from rehearse.timing.report.build import Report, SectionTimes

_EXCERPT = 48
"""How much of a sentence is quoted, in half-width characters."""

_LINES = 6
"""How many placeholders are listed with their lines."""
_FAR_LONGER = 1.5
"""A section that takes so many times the middle one's time is long, where there is no target to say so."""

_TEXTS: dict[Language, dict[str, str]] = {
    "zh": {
        "fixes": "先改这几处：",
        "sentence": "最长的句子在第 {line} 行：{units} 字，一口气读不完，宜分成几句：“{text}”",
        "section": "最超时的部分：{name}，{time}，超出 {over}，约 {units} 字",
        "longest": "最长的部分：{name}，{time}，占全长 {share}%",
        "blanks": "待填 {number} 处：{list}",
        "blank": "第 {line} 行 {text}",
        "more": "等",
        "by": "最迟开始",
    },
    "en": {
        "fixes": "Mend these first:",
        "sentence": "The longest sentence, line {line}: {units} words, too long for a breath; "
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
    blocks = ["\n".join(escape(line) for line in conclusion(report))]
    if said := verdict_lines(report):
        line, *advice = said
        todo = "\n".join(f"- {escape(one)}" for one in advice)
        blocks = [f"**{escape_inside(line)}**", *blocks, *([todo] if todo else [])]
    if report.script.title:
        blocks.insert(1, escape(" ".join(report.script.title.split())))
    if fixes:
        numbered = [f"{number}. {fix}" for number, fix in enumerate(fixes, start=1)]
        blocks += [texts["fixes"], "\n".join(numbered)]
    return "\n\n".join([*blocks, "\n".join(_table(report, texts))]) + "\n"


def _sentence(rehearsal: Rehearsal, texts: dict[str, str]) -> Iterator[str]:
    """Name the longest sentence, where it is too long."""
    for longest in too_long(rehearsal.timeline)[:1]:
        yield texts["sentence"].format(
            line=rehearsal.timeline.plan.script.line_of(longest.sentence.span[0]),
            units=longest.units,
            text=escape(beginning(one_line(longest.sentence.text), _EXCERPT)),
        )


def _section(report: Report, texts: dict[str, str]) -> Iterator[str]:
    """Name the section that is furthest over its own target or its share; without targets, of a very long one."""
    language = report.script.language
    found = report.verdict
    over = [
        (advice.values["over_ms"], advice.values["index"], advice.values["units"])
        for advice in (found.advice if found else ())
        if advice.key == "section"
    ] or [
        (by, section.index, round(section.units * by / max(section.planned_ms, 1)))
        for section in report.sections
        if section.target_ms is not None
        and (by := section.planned_ms - section.target_ms) > usual_grace(section.target_ms)
    ]
    if over:
        by, index, units = max(over)
        section = report.sections[index - 1]
        yield texts["section"].format(
            name=_name(section, language), time=clock(section.planned_ms), over=clock(by), units=units
        )
    elif found is None and len(report.sections) > 2:
        lengths = sorted(section.length_ms for section in report.sections)
        section = max(report.sections, key=lambda section: section.length_ms)
        if section.length_ms > _FAR_LONGER * lengths[len(lengths) // 2]:
            yield texts["longest"].format(
                name=_name(section, language),
                time=clock(section.length_ms),
                share=round(100 * section.length_ms / max(report.totals.length_ms, 1)),
            )


def _blanks(rehearsal: Rehearsal, texts: dict[str, str]) -> Iterator[str]:
    """List the placeholders, line by line."""
    script = rehearsal.timeline.plan.script
    if script.language != "zh":
        return
    found: Counter[tuple[int, str]] = Counter()
    for cue in rehearsal.timeline.cues:
        if isinstance(cue.step, Speak):
            said = cue.step.breath
            for match in placeholders(said.text):
                found[script.line_of(said.span[0]), match[0]] += 1
    if found:
        shown = [texts["blank"].format(line=line, text=escape(text)) for line, text in list(found)[:_LINES]]
        more = texts["more"] if len(found) > _LINES else ""
        separator = WORDS[script.language]["between_items"]
        yield texts["blanks"].format(number=found.total(), list=separator.join(shown) + more)


def _table(report: Report, texts: dict[str, str]) -> Iterator[str]:
    """Write a row a section, and the sum; with a target also when each must begin at the latest."""
    head, *rows, foot = section_rows(report)
    for row in rows:
        row[0] = escape(" ".join(row[0].split()))
    if report.verdict:
        starts = [section.must_start_by_ms for section in report.sections]
        by = ["" if ms is None else signed(ms) for ms in starts]
        head, *rows, foot = (
            [*row, cell] for row, cell in zip([head, *rows, foot], [texts["by"], *by, ""], strict=True)
        )
    for row in (head, [":--", *["--:"] * (len(head) - 1)], *rows, foot):
        yield f"| {' | '.join(row)} |"


def _name(section: SectionTimes, language: Language) -> str:
    return escape(" ".join(section_name(section, language).split()))
