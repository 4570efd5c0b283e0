"""The words of verdicts, advice and comparisons, in the script's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.durations import clock, difference
from rehearse.language.effort import UNITS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.core import InBoth, Language
    from rehearse.timing.planning.genres import Proposal
    from rehearse.timing.report.build import Report
    from rehearse.timing.report.comparing import Comparison
    from rehearse.timing.report.verdict import Advice, Verdict, VerdictKind

SIGNS: dict[VerdictKind, str] = {"on time": "=", "over": "+", "under": "−"}
"""Kind of verdict -> its sign, which stands before the words."""


def verdict_line(found: Verdict, language: Language) -> str:
    """Write a verdict in one line, with a sign and words.

    >>> from rehearse.timing.report.verdict import Verdict
    >>> verdict_line(Verdict("over", 72_000, 30_000, 900_000, 900_000, 972_000), "en")
    '+ over by 1:12: 16:12, target 15:00'
    """
    by = difference(found.total_ms, min(max(found.total_ms, found.low_ms), found.high_ms))
    key = "inside" if found.by_ms == 0 and found.low_ms < found.high_ms else found.kind
    return _WORDS[language][key].format(
        sign=SIGNS[found.kind],
        by=by[1:],
        signed=by,
        total=clock(found.total_ms),
        target=_target(found, language),
        grace=clock(found.grace_ms),
    )


def _target(found: Verdict, language: Language) -> str:
    """Write the target, and what was kept back of it."""
    words, low, high = _WORDS[language], found.low_ms, found.high_ms
    said = words["at most"].format(high=clock(high)) if not low else clock(high)
    if 0 < low < high:
        said = f"{clock(low)}–{clock(high)}"
    if not found.reserve_ms:
        return said
    return words["reserve"].format(
        target=said, slot=clock(high + found.reserve_ms), kept=clock(found.reserve_ms)
    )


def track_line(report: Report) -> str:
    """Write how a track fits the target, beside how the person would speak; empty where there is no track or target.

    The track says nothing of whether the person is on time: a voice can be pressed into any slot.
    """
    found, length = report.verdict, report.totals.length_ms
    if found is None or (report.totals.actual_ms is None and length == found.total_ms):
        return ""
    words = _WORDS[report.language]
    percent = round(100 * (found.total_ms / max(length, 1) - 1))
    off = length - min(max(length, found.low_ms), found.high_ms)
    if percent > 0:
        how = "faster" if off < -_OFF_MS else "pressed"
    else:
        how = "as you" if percent == 0 else "slower" if off > _OFF_MS else "slowed"
    line = words[how].format(length=clock(length), percent=abs(percent))
    if abs(off) >= _OFF_MS:
        miss = "track over" if off > 0 else "track slow" if how == "slowed" else "track under"
        line += words[miss].format(by=clock(abs(off)))
    return line


def in_language(text: str | InBoth, language: Language) -> str:
    """Choose a text's language, where it is there in both."""
    return text if isinstance(text, str) else str(getattr(text, language))


def proposal_line(found: Proposal, language: Language, unit: str = "") -> str:
    """Write which usual pace may fit better, and how to choose it.

    >>> from rehearse.timing.planning.genres import Proposal
    >>> proposal_line(Proposal("talk", "talk on a stage", 158, False, 600_000), "en")
    'By its title this is a talk on a stage: --pace talk (158 a minute) makes it 10:00.'
    """
    return _PROPOSAL[language][found.applause].format(
        label=found.label,
        preset=found.preset,
        a_minute=f"{found.a_minute:g}",
        unit=unit or UNITS[language][language],
        time=clock(found.ms),
    )


_PROPOSAL: dict[Language, dict[bool, str]] = {
    "zh": {
        False: "看标题和称呼，这像是{label}：加 --pace {preset}（每分钟 {a_minute} {unit}）则约 {time}。",
        True: "看标题和称呼，这像是{label}：若会场有掌声，加 --pace {preset}"
        "（每分钟 {a_minute} {unit}，含掌声）则约 {time}。",
    },
    "en": {
        False: "By its title this is a {label}: --pace {preset} ({a_minute} a minute) makes it {time}.",
        True: "By its title this is a {label}: --pace {preset} ({a_minute} a minute, applause included) "
        "makes it {time}.",
    },
}


def advice_lines(
    found: Verdict, language: Language, only: Sequence[Advice] | None = None, unit: str = ""
) -> list[str]:
    """Write what to do about it, a line each, or only some; `unit` is what is counted, the language's own by default.

    >>> from rehearse.timing.report.verdict import Advice, Verdict
    >>> drop = Advice("drop", {"labels": ("A", "B", "D"), "total_ms": 878_000, "over_ms": 0})
    >>> advice_lines(Verdict("over", 72_000, 30_000, 900_000, 900_000, 972_000, advice=(drop,)), "en")
    ['drop A, B and D: 14:38']
    """
    words = _WORDS[language]
    lines = []
    for advice in found.advice if only is None else only:
        shown = {
            name.removesuffix("_ms"): clock(value) if name.endswith("_ms") else value
            for name, value in advice.values.items()
        }
        if labels := advice.values.get("labels"):
            last = words["and"].join(labels[-2:])
            shown["labels"] = words["comma"].join([*labels[:-2], last])
        lines.append(words[advice.key].format(**shown, unit=unit or UNITS[language][language]))
    return lines


def comparison_lines(found: Comparison, language: Language) -> list[str]:
    """Write a comparison: the whole in one line, then one line for each section that changed.

    >>> from rehearse.timing.report.comparing import Change, Comparison
    >>> comparison_lines(Comparison(60_000, 74_000, (Change("One", 60_000, 74_000),)), "en")
    ['+0:14 since the last version: 1:14, before 1:00', 'One: +0:14 (1:14)']
    """
    words = _WORDS[language]
    by = difference(found.new_ms, found.old_ms)
    lines = [words["whole"].format(by=by, new=clock(found.new_ms), old=clock(found.old_ms))]
    for change in found.sections:
        old, new = change.old_ms or 0, change.new_ms or 0
        kind = "new" if change.old_ms is None else "gone" if change.new_ms is None else "changed"
        if kind != "changed" or clock(old) != clock(new):
            lines.append(words[kind].format(name=change.name, by=difference(new, old), new=clock(new)))
    return lines


_OFF_MS = 1000
"""By how much a track may miss its target before that is told."""

_UNDER_EN = "at {pace}/min you fill the time: "
_UNDER_ZH = "每分钟 {pace} {unit}即可讲满："
_NOTHING_EN = (
    "the sections' targets add up to {{sum}}, which leaves nothing of {{whole}} for {} without one; "
    "change one of them"
)
_NOTHING_ZH = "各部分的目标时间合计 {sum}，全文目标 {whole} 没有给其余 {others} 个部分留时间；请改其中一个"

_WORDS: dict[Language, dict[str, str]] = {
    "zh": {
        "on time": "{sign} 按时：{total}，目标 {target}（{signed}，允许 {grace}）",
        "inside": "{sign} 按时：{total}，目标 {target}",
        "over": "{sign} 超时 {by}：{total}，目标 {target}",
        "under": "{sign} 不足 {by}：{total}，目标 {target}",
        "at most": "至多 {high}",
        "reserve": "{target}（{slot} 留出 {kept}）",
        "pressed": "录音已压到 {length}，比您平时快 {percent}%",
        "faster": "录音 {length}，比您平时快 {percent}%",
        "slower": "录音 {length}，比您平时慢 {percent}%",
        "slowed": "录音已放慢到 {length}，比您平时慢 {percent}%",
        "as you": "录音 {length}，和您平时一样快",
        "track over": "，仍超出目标 {by}",
        "track under": "，离目标还差 {by}",
        "track slow": "，离目标还差 {by}：再慢就不自然了",
        "over slow": "每分钟 {pace} {unit}即可按时讲完：舒缓",
        "over easy": "每分钟 {pace} {unit}即可按时讲完：从容",
        "over brisk": "每分钟 {pace} {unit}即可按时讲完：稍快，仍自然",
        "over fast": "每分钟 {pace} {unit}才能按时讲完：偏快，最好删减",
        "over cut": "需要每分钟 {pace} {unit}：请删减",
        "over never": "停顿和现场环节已超出目标时间：请先减少这些",
        "over units": "按现在的语速，需删去约 {units} {unit}",
        "under slow": "每分钟 {pace} {unit}才能讲满，太慢：可加内容",
        "under easy": _UNDER_ZH + "从容",
        "under brisk": _UNDER_ZH + "稍快，仍自然",
        "under fast": _UNDER_ZH + "偏快",
        "under cut": _UNDER_ZH + "仍太快",
        "under units": "按现在的语速，可再加约 {units} {unit}",
        "section": "{name}：超出应占时间 {over}，删去约 {units} {unit}",
        "drop": "删去 {labels}：{total}",
        "drop all": "可删的 {labels} 全部删去也要 {total}，仍超出 {over}",
        "comma": "、",
        "and": "、",
        "sum over": "各部分的目标时间合计 {sum}，比全文目标 {whole} 多 {by}；请改其中一个",
        "sum under": "各部分的目标时间合计 {sum}，比全文目标 {whole} 少 {by}；请改其中一个",
        "sum leaves one nothing": _NOTHING_ZH,
        "sum leaves nothing": _NOTHING_ZH,
        "whole": "比上一版 {by}：{new}，原为 {old}",
        "changed": "{name}：{by}（{new}）",
        "new": "{name}：{by}（新增）",
        "gone": "{name}：{by}（已删）",
    },
    "en": {
        "on time": "{sign} on time: {total}, target {target} ({signed}, grace {grace})",
        "inside": "{sign} on time: {total}, target {target}",
        "over": "{sign} over by {by}: {total}, target {target}",
        "under": "{sign} under by {by}: {total}, target {target}",
        "at most": "at most {high}",
        "reserve": "{target} ({slot}, {kept} of it kept back)",
        "pressed": "the track is pressed to {length}, {percent} % faster than you speak",
        "faster": "the track takes {length}, {percent} % faster than you speak",
        "slower": "the track takes {length}, {percent} % slower than you speak",
        "slowed": "the track is slowed to {length}, {percent} % slower than you speak",
        "as you": "the track takes {length}, as fast as you speak",
        "track over": ", still {by} over the target",
        "track under": ", {by} short of the target",
        "track slow": ", {by} short of the target: slower would not sound natural",
        "over slow": "at {pace}/min you finish in time: slow and calm",
        "over easy": "at {pace}/min you finish in time: easy",
        "over brisk": "at {pace}/min you finish in time: brisk but natural",
        "over fast": "at {pace}/min you finish in time, which is fast: better cut",
        "over cut": "needs {pace}/min: cut",
        "over never": "pauses and cues alone take longer than the target: cut those first",
        "over units": "at the pace as it is, cut about {units} {unit}",
        "under slow": "needs {pace}/min to fill the time, which is slow: add something",
        "under easy": _UNDER_EN + "easy",
        "under brisk": _UNDER_EN + "brisk but natural",
        "under fast": _UNDER_EN + "fast",
        "under cut": _UNDER_EN + "still too fast",
        "under units": "at the pace as it is, there is room for about {units} {unit}",
        "section": "{name}: {over} over its share, cut about {units} {unit}",
        "drop": "drop {labels}: {total}",
        "drop all": "even without {labels} it takes {total}, {over} too long",
        "comma": ", ",
        "and": " and ",
        "sum over": "the sections' targets add up to {sum}, {by} more than the target {whole}; change one of them",
        "sum under": "the sections' targets add up to {sum}, {by} less than the target {whole}; change one of them",
        "sum leaves one nothing": _NOTHING_EN.format("the section"),
        "sum leaves nothing": _NOTHING_EN.format("the {others} sections"),
        "whole": "{by} since the last version: {new}, before {old}",
        "changed": "{name}: {by} ({new})",
        "new": "{name}: {by} (new)",
        "gone": "{name}: {by} (gone)",
    },
}
"""Language -> kind of verdict, of advice or of change -> text."""
