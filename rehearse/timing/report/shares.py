"""What each section may take of the whole, and whether the sections' own targets fit the whole's."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.language.durations import clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.core import Language
    from rehearse.language.durations import Target


def shares(total_ms: int, planned_ms: Sequence[int], targets_ms: Sequence[int | None]) -> tuple[int, ...]:
    """Say how much of the whole each section may take, in milliseconds.

    A section's own target is its share; the others have what is left in proportion to their planned time, to the
    millisecond. Where nothing is left they have nothing.

    >>> shares(10_000, [3000, 4000, 8000], [None, 4000, None])
    (1636, 4000, 4364)
    """
    left = max(0, total_ms - sum(target for target in targets_ms if target is not None))
    rest = [planned for planned, target in zip(planned_ms, targets_ms, strict=True) if target is None]
    marks, whole, up_to = [0], max(1, sum(rest)), 0
    for planned in rest:
        up_to += planned
        marks.append(left * up_to // whole)  # cut at running sums, so that nothing is lost to rounding
    cut = (end - start for start, end in pairwise(marks))
    return tuple(next(cut) if target is None else target for target in targets_ms)


def check_sum(total: Target, sections_ms: Sequence[int | None], language: Language = "en") -> str | None:
    """Say in one line by how much the sections' targets (None: has none) miss the whole's; None where they fit.

    >>> check_sum(parse_target("15m"), [300_000, 540_000])
    "the sections' targets add up to 14:00, 1:00 less than the target 15:00; change one of them"
    >>> check_sum(parse_target("15m"), [300_000, 900_000], "zh")
    '各部分的目标时间合计 20:00，比全文目标 15:00 多 5:00；请改其中一个'
    """
    given = [ms for ms in sections_ms if ms is not None]
    without, summed = len(sections_ms) - len(given), sum(given)
    if not given:
        return None
    if summed > total.high_ms:
        key, by_ms = "more", summed - total.high_ms
    elif without and summed == total.high_ms:
        key, by_ms = "nothing left", 0
    elif not without and summed < total.low_ms:
        key, by_ms = "less", total.low_ms - summed
    else:
        return None
    others = "the section" if without == 1 else f"the {without} sections"
    return WORDS[language][key].format(
        sum=clock(summed),
        by=clock(by_ms),
        whole=clock(total.high_ms) if total.low_ms == total.high_ms else total.text,
        others=others if language == "en" else without,
    )


WORDS: dict[Language, dict[str, str]] = {
    "zh": {
        "more": "各部分的目标时间合计 {sum}，比全文目标 {whole} 多 {by}；请改其中一个",
        "less": "各部分的目标时间合计 {sum}，比全文目标 {whole} 少 {by}；请改其中一个",
        "nothing left": "各部分的目标时间合计 {sum}，全文目标 {whole} 没有给其余 {others} 个部分留时间；请改其中一个",
    },
    "en": {
        "more": "the sections' targets add up to {sum}, {by} more than the target {whole}; change one of them",
        "less": "the sections' targets add up to {sum}, {by} less than the target {whole}; change one of them",
        "nothing left": "the sections' targets add up to {sum}, which leaves nothing of {whole} for {others} without "
        "one; change one of them",
    },
}
"""Language -> what is wrong -> text."""
