"""In which form a line counts, whatever the form is, and how far: 板块一 · 开门, NO.1 Doors, A. Doors, 1️⃣ 开门."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearse.language.numbers.ordinals import value_in
from rehearse.language.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

_COUNTS: dict[str, str] = {
    "digits": r"\d{1,2}",
    "han": "[一二三四五六七八九十]{1,3}",
    "formal": "[壹贰叁参肆伍陆柒捌玖拾]",
    "roman": "[IVX]{1,5}",
    "letter": "[A-H]",
    "word": "(?i:one|two|three|four|five|six|seven|eight|nine|ten)",
}
"""How an author counts, as a pattern."""
_LINE = (
    r"(?P<before>[^\w\s（(《“\"'—-]{{0,3}}\s*(?:[^\W\d]{{1,4}}? ?|[A-Za-z]{{2,8}}[ .]{{0,2}})?)"
    r"(?P<count>{count})(?P<after>[^\w（(《“\"']{{1,3}})(?P<rest>(?![\W\d])\S.*|[《“\"（(].*)"
)


@dataclass(frozen=True, slots=True)
class Count:
    """How a line counts."""

    form: tuple[str, str, str]
    """What stands before the number, the kind of number, and what stands behind it."""
    value: int
    rest: str
    """The line's own words."""


def counts_of(text: str) -> Iterator[Count]:
    """Yield how a line may count, mostly in one way; behind a mere space no sentence goes on: Henry I was.

    >>> [(one.form, one.value, one.rest) for one in counts_of("NO.2 开门")]
    [(('NO.', 'digits', ''), 2, '开门')]
    """
    for kind, count in _COUNTS.items():
        match = compiled(_LINE.format(count=count)).fullmatch(text)
        value = _value(kind, match["count"]) if match else 0
        if match and value and (match["after"].strip() or not match["rest"][0].islower()):
            yield Count((match["before"].strip(), kind, match["after"].strip()), value, match["rest"])


def _value(kind: str, written: str) -> int:
    if kind == "letter":
        return ord(written) - ord("A") + 1
    return value_in(written.replace("参", "叁"))
