"""What is wrong with a script before anyone speaks it: a rule a function, and a row for each in RULES.

To add one: (1) write a function from an `Examined` to what it finds, in a module of its kind; (2) here, add a row;
(3) write its page, docs/check/CODE.md, whose examples are its tests.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

from rehearse.checking.examined import Block, Examined, Found, examine
from rehearse.checking.ignoring import Ignored
from rehearse.errors import RehearseError
from rehearse.model import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rehearse.model import Severity

__all__ = ["RULES", "Block", "Examined", "Found", "Rule", "check", "chosen", "examine"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of RULES."""

    code: str
    name: str
    """In English, as a linter names its rules: "missing-number"."""
    severity: Severity
    where: str
    """"module:function" below `rehearse.checking`, imported when its turn comes; from Examined to iterable of Found."""

    def find(self, examined: Examined) -> tuple[Finding, ...]:
        """Find what this rule is about."""
        module, _, function = self.where.partition(":")
        finder = cast(
            "Callable[[Examined], Iterable[Found]]",
            getattr(import_module(f"rehearse.checking.{module}"), function),
        )
        return tuple(
            Finding(self.code, self.severity, found.message, found.spans, found.suggestion, found.fix)
            for found in finder(examined)
        )


_ROWS: tuple[Rule, ...] = (
    # S1 structure, P1 placeholders, T1 text, B1 breath, R1 readings, D1 delivery, E1 English
)

RULES: dict[str, Rule] = {rule.code: rule for rule in _ROWS}
"""Code -> rule; codes are never used again for something else, as scripts name them in their ignore marks."""

_WORST = {"error": 0, "warning": 1, "hint": 2}


def check(examined: Examined, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Finding, ...]:
    """Find what is wrong with a script: the worst first, then by place.

    `select` and `ignore` are codes or their beginnings ("T1", "T"); raise RehearseError for one that is none. What an
    ignore mark in the text covers is left out.
    """
    ignored = Ignored.of(examined)
    found = [
        left
        for rule in chosen(select, ignore)
        for finding in rule.find(examined)
        if (left := ignored.without(finding))
    ]
    return tuple(sorted(found, key=lambda one: (_WORST[one.severity], one.spans[0], one.code)))


def chosen(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Rule, ...]:
    """Give the rules that a user chose, in the table's order; raise RehearseError for a code that no rule has."""
    for code in (*select, *ignore):
        if not code or not any(known.startswith(code.upper()) for known in RULES):
            raise RehearseError(
                f"no rule {code[:20]!r}; codes are {', '.join(RULES)}, or how they begin, such as T1"
            )
    wanted, unwanted = tuple(map(str.upper, select)), tuple(map(str.upper, ignore))
    return tuple(
        rule
        for code, rule in RULES.items()
        if (not wanted or code.startswith(wanted)) and not code.startswith(unwanted)
    )
