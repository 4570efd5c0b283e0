"""A take's report in lines: the verdict first, then the sections, then what to listen to."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rehearse.language.durations import clock, difference
from rehearse.output.exports.report.columns import folded, table
from rehearse.output.exports.takes.words import WORDS
from rehearse.output.exports.text.one_line import one_line
from rehearse.output.exports.text.wrapping import beginning

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rehearse.output.exports.takes.report import TakeReport
    from rehearse.timing.takes.compared import TakeSection
    from rehearse.timing.takes.take import Heard

_EXCERPT = 24
"""How much of a sentence is quoted, in half-width characters."""

_TELLING = 0.1
"""From this share on a section's pace is told in the verdict."""

_LEAST_SECTION_MS = 20_000
"""A shorter section's pace is not worth a verdict."""

_MOST = 12
"""How many places a list names."""

_DAYS = 5
"""How many takes stand beside each other."""


def take_text(report: TakeReport, width: int) -> str:
    """Write the report for people, no wider than `width` columns; it ends with a line end."""
    blocks = [
        [verdict(report)],
        table(section_rows(report), width),
        [f"{name}{WORDS[report.language]['colon']}{text}" for name, text in notes(report)],
        table(day_rows(report), width) if report.earlier else [],
        conclusion(report),
    ]
    return "\n\n".join("\n".join(folded(block, width)) for block in blocks if block) + "\n"


def verdict(report: TakeReport) -> str:
    """How long it took, what stands out, and what was not as written."""
    words, found = WORDS[report.language], report.against
    by = difference(found.ms, found.planned_ms)
    key = "longer" if by[0] == "+" and by != "+0:00" else "shorter" if by[0] != "+" else "equal"
    parts = [words[key].format(mine=clock(found.ms), by=by[1:])]
    if telling := _telling(found.sections):
        name = "section faster" if telling[1] > 0 else "section slower"
        parts.append(words[name].format(name=telling[0].name, percent=_percent(abs(telling[1]))))
    if found.reordered:
        order = words["then"].join(found.sections[index].name for index in found.order)
        parts.append(words["reordered"].format(list=order))
    counts = {
        "left out n": len(found.take.left_out),
        "again n": len(found.heard("again")),
        "restart n": len(found.heard("restart")),
        "put in n": len(found.put_in),
    }
    did = [words[key].format(n=count) for key, count in counts.items() if count]
    if not counts["left out n"]:
        did.insert(0, words["all said"])
    return words["part"].join([*parts, words["item"].join(did)])


def _telling(sections: Sequence[TakeSection]) -> tuple[TakeSection, float] | None:
    """The section whose pace is furthest from the plan, where that is worth telling."""
    paces = [
        (section, section.faster)
        for section in sections
        if section.faster is not None and section.planned.ms >= _LEAST_SECTION_MS
    ]
    if len(sections) < 2 or not paces:
        return None
    section, faster = max(paces, key=lambda one: abs(one[1]))
    return (section, faster) if abs(faster) >= _TELLING else None


def section_rows(report: TakeReport) -> list[list[str]]:
    """List the cells of the section table: its head, a row a section, the sum."""
    words, found = WORDS[report.language], report.against
    left = [found.sentences[number].section for number in found.take.left_out]
    rows = [
        [words[key] for key in ("section", "mine", "plan", "range")]
        + [words["pace unit"], words["against"], words["missing"]]
    ]
    for number, section in enumerate(found.sections):
        rows.append(
            [
                section.name,
                clock(section.ms) if section.ms else words["not said"],
                clock(section.planned.ms),
                _range(section.planned.range_ms),
                f"{section.a_minute:.0f}" if section.ms else "",
                _signed(section.faster),
                str(left.count(number) or ""),
            ]
        )
    units = sum(section.units for section in found.sections)
    off = sum(section.off_script_ms for section in found.sections)
    pace = f"{60_000 * units / max(1, found.ms - off):.0f}"
    return [
        *rows,
        [
            words["total"],
            clock(found.ms),
            clock(found.planned_ms),
            _range(found.range_ms),
            pace,
            "",
            str(len(left) or ""),
        ],
    ]


def day_rows(report: TakeReport) -> list[list[str]]:
    """List the cells of the table of takes: a row a section, a column a take, the last one this."""
    words, found = WORDS[report.language], report.against
    earlier = report.earlier[-_DAYS + 1 :]
    heads = [one.recorded[5:] for one in (*earlier,)] + [report.recorded[5:]]
    rows = [[words["days"], *heads]]
    for section in found.sections:
        times = [dict(one.sections).get(section.name) for one in earlier] + [section.ms]
        rows.append([section.name, *(clock(ms) if ms else "–" for ms in times)])
    return [*rows, [words["total"], *(clock(one.ms) for one in earlier), clock(found.ms)]]


def notes(report: TakeReport) -> Iterator[tuple[str, str]]:
    """List what to look at: what it is, and where."""
    words, found = WORDS[report.language], report.against
    if found.take.left_out:
        yield words["left out"], _listed(report, list(_runs(report)))
    for state in ("again", "restart", "other words", "out of order"):
        if state == "out of order" and found.reordered:
            continue  # the verdict says it
        if heard := found.heard(state):
            yield words[state], _listed(report, [_at(report, one) for one in heard])
    if doubtful := found.heard("unsure", "first part", "last part"):
        yield words["doubtful"], _listed(report, [_at(report, one) + _part(report, one) for one in doubtful])
    if found.put_in:
        yield words["put in"], _listed(report, [_put_in(report, one) for one in found.put_in])
    if found.short_sounds:
        times = _listed(report, [clock(one.start_ms) for one in found.short_sounds])
        yield words["short"], words["times"].format(n=len(found.short_sounds), list=times)
    yield from _pauses(report)
    yield from _paces(report)


def conclusion(report: TakeReport) -> list[str]:
    """How sure it is, what it cannot tell, and what it was compared with."""
    words, found = WORDS[report.language], report.against
    clear = sum(one.state in ("said", "out of order") for one in found.take.said.values())
    sure = words["sure"].format(
        how=words[found.sure],
        n=len(found.sentences),
        clear=clear,
        left=len(found.take.left_out),
        doubtful=len(found.doubtful),
    )
    model = words["model own" if report.model.own else "model espeak"].format(voice=report.model.voice)
    return [sure, model, words["limits"]]


def _pauses(report: TakeReport) -> Iterator[tuple[str, str]]:
    words = WORDS[report.language]
    for kind, group in groupby(report.against.pauses, lambda one: one.kind):
        form = words["pause none item" if kind == "none" else "pause item"]
        items = [
            form.format(
                start=clock(one.start_ms),
                what=quoted(report, one.after),
                seconds=f"{one.ms / 1000:.1f}",
                planned=f"{one.planned_ms / 1000:.1f}",
            )
            for one in group
        ]
        yield words[f"pause {kind}"], _listed(report, items)


def _paces(report: TakeReport) -> Iterator[tuple[str, str]]:
    words = WORDS[report.language]
    for fast, group in groupby(report.against.paces, lambda one: one.faster > 0):
        items = [
            words["pace item"].format(
                start=clock(one.start_ms),
                what=quoted(report, one.sentence),
                percent=_percent(abs(one.faster)),
            )
            for one in group
        ]
        yield words["fast" if fast else "slow"], _listed(report, items)


def _runs(report: TakeReport) -> Iterator[str]:
    """Name sentences that were left out, those that follow each other together."""
    words, found = WORDS[report.language], report.against
    for _, group in groupby(enumerate(found.take.left_out), lambda item: item[1] - item[0]):
        run = [number for _, number in group]
        first, last = found.sentences[run[0]], found.sentences[run[-1]]
        if len(run) == 1:
            yield quoted(report, run[0]) + (words["alike"] if _has_twin(report, run[0]) else "")
        else:
            yield words["sentences"].format(
                line=first.line, last=last.line, text=_excerpt(first.text), n=len(run)
            )


def _has_twin(report: TakeReport, number: int) -> bool:
    """True where a sentence near by has the same words: which of the two was left out nobody can hear."""
    sentences = report.against.sentences
    near = range(max(0, number - 3), min(len(sentences), number + 4))
    return any(at != number and sentences[at].text == sentences[number].text for at in near)


def quoted(report: TakeReport, number: int) -> str:
    """Name a sentence by its line and its first words."""
    sentence = report.against.sentences[number]
    return WORDS[report.language]["sentence"].format(line=sentence.line, text=_excerpt(sentence.text))


def _at(report: TakeReport, one: Heard) -> str:
    return WORDS[report.language]["at"].format(
        start=clock(one.start_ms), what=quoted(report, one.sentence) if one.sentence is not None else ""
    )


def _part(report: TakeReport, one: Heard) -> str:
    said = WORDS[report.language].get(one.state, "")
    return f"（{said}）" if said and report.language == "zh" else f" ({said})" if said else ""


def _put_in(report: TakeReport, one: Heard) -> str:
    return WORDS[report.language]["put in item"].format(
        start=clock(one.start_ms), end=clock(one.end_ms), seconds=f"{one.length_ms / 1000:.0f}"
    )


def _listed(report: TakeReport, items: Sequence[str]) -> str:
    words = WORDS[report.language]
    more = words["and more"] if len(items) > _MOST else ""
    return words["part"].join(items[:_MOST]) + more


def _excerpt(text: str) -> str:
    return beginning(one_line(text), _EXCERPT)


def _range(range_ms: tuple[int, int] | None) -> str:
    return f"{clock(range_ms[0])}–{clock(range_ms[1])}" if range_ms else ""


def _percent(share: float) -> str:
    return f"{100 * share:.0f}"


def _signed(share: float | None) -> str:
    return "" if share is None else f"{'−' if share < 0 else '+'}{_percent(abs(share))}%"
