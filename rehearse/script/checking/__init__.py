"""What is wrong with a script before anyone speaks it: a rule a function, and a row for each in RULES.

To add one: (1) write a function from an `Examined` to its problems, in a module of its kind, and its words there;
(2) here, add a row; (3) write its page, docs/check/CODE.md, whose examples are its tests.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING

from rehearse.core import Finding
from rehearse.core.errors import RehearseError
from rehearse.script.checking.examined import Examined
from rehearse.script.checking.fixing import FIXABLE, code_in
from rehearse.script.checking.ignoring import Ignored
from rehearse.script.checking.wording import worded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rehearse.core import Severity, Span

__all__ = ["RULES", "Examined", "Rule", "check", "chosen"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of RULES."""

    code: str
    name: str
    """In English, as a linter names its rules: "missing-number"."""
    severity: Severity
    where: str
    """"module:function" below `rehearse.script.checking`, imported in its turn; Examined -> iterable of Problem."""

    def find(self, examined: Examined) -> Iterator[Finding]:
        """Find what this rule is about, worded with its module's WORDS."""
        module, _, function = self.where.partition(":")
        rules = import_module(f"{__name__}.{module}")
        for problem in getattr(rules, function)(examined):
            message, suggestion = worded(problem, rules.WORDS[examined.language], examined.language)
            yield Finding(self.code, self.severity, message, problem.spans, suggestion, problem.fixes)


_ROWS: tuple[Rule, ...] = (
    # Structure
    Rule("S101", "missing-number", "error", "headings:missing"),
    Rule("S102", "repeated-number", "error", "headings:twice"),
    Rule("S103", "restarted-numbers", "warning", "headings:again"),
    Rule("S104", "level-jump", "warning", "headings:jumps"),
    Rule("S105", "broken-promise", "warning", "enumerations:promises"),
    Rule("S106", "skipped-point", "error", "enumerations:skips"),
    Rule("S107", "unpaired-mark", "error", "pairs:unpaired"),
    Rule("S108", "crossed-marks", "warning", "pairs:crossed"),
    Rule("S109", "no-title", "hint", "formal:title"),
    Rule("S110", "no-salutation", "hint", "formal:salutation"),
    Rule("S111", "left-out", "warning", "left_out:guessed"),
    # Placeholders
    Rule("P101", "placeholder", "error", "placeholders:crosses"),
    Rule("P102", "so-and-so", "warning", "placeholders:so_and_so"),
    Rule("P103", "blank", "error", "placeholders:blanks"),
    Rule("P104", "named-placeholder", "error", "placeholders:bracketed"),
    Rule("P105", "unfinished", "error", "placeholders:notes"),
    Rule("P106", "editors-note", "error", "editors:notes"),
    # Text
    Rule("T101", "doubled-word", "warning", "doubled:chinese"),
    Rule("T102", "half-width-mark", "warning", "width:marks"),
    Rule("T103", "straight-quote", "warning", "width:quotes"),
    Rule("T104", "full-width-letter", "warning", "width:letters"),
    Rule("T105", "stray-space", "warning", "spaces:stray"),
    Rule("T106", "several-spaces", "hint", "spaces:double"),
    Rule("T107", "mixed-characters", "warning", "variants:mixed"),
    Rule("T108", "left-over-markdown", "warning", "leftovers:left_over_markdown"),
    Rule("T109", "left-over-html", "warning", "leftovers:html"),
    Rule("T110", "chatbot", "error", "leftovers:chatbot"),
    Rule("T111", "invisible-character", "warning", "leftovers:invisible"),
    Rule("T112", "odd-character", "error", "leftovers:odd"),
    Rule("T113", "mark-clash", "warning", "leftovers:clashes"),
    Rule("T114", "repeated-paragraph", "warning", "repeated:paragraphs"),
    Rule("T115", "disagreeing-figures", "hint", "figures:disagreeing"),
    Rule("T116", "impossible-date", "error", "dates:impossible"),
    Rule("T117", "broken-number", "error", "figures:broken"),
    Rule("T118", "unfinished-paragraph", "warning", "endings:unfinished"),
    Rule("T119", "web-junk", "warning", "leftovers:junk"),
    Rule("T120", "no-last-mark", "hint", "endings:bare"),
    Rule("T121", "page-furniture", "warning", "editors:furniture"),
    Rule("T122", "wrong-direction", "error", "sums:directions"),
    Rule("T123", "wrong-sum", "warning", "sums:totals"),
    Rule("T124", "similar-names", "warning", "people:people"),
    Rule("T125", "early-thanks", "warning", "formal:thanks"),
    Rule("T126", "wrong-word", "warning", "typos:words"),
    Rule("T127", "repeated-sentence", "warning", "repeated:sentences"),
    Rule("T128", "other-place", "warning", "levels:places"),
    Rule("T129", "other-language", "warning", "languages:others"),
    # Breath
    Rule("B101", "no-breath", "warning", "breath:breathless"),
    Rule("B102", "long-sentence", "hint", "breath:long"),
    Rule("B103", "tongue-twister", "hint", "breath:twisters"),
    # Readings
    Rule("R101", "unsure-reading", "hint", "readings:polyphones"),
    Rule("R102", "special-name", "hint", "readings:special_names"),
    Rule("R103", "unsure-abbreviation", "hint", "readings:abbreviations"),
    Rule("R104", "rare-character", "hint", "readings:rare"),
    Rule("R105", "ambiguous-number", "hint", "readings:ambiguous_numbers"),
    # Delivery
    Rule("D101", "same-opening", "hint", "delivery:alike"),
    Rule("D102", "no-rest", "hint", "delivery:restless"),
    Rule("D103", "many-figures", "hint", "figures:many"),
    Rule("D104", "uneven-pace", "hint", "delivery:uneven"),
    Rule("D105", "too-long", "warning", "delivery:over"),
    # English
    Rule("E101", "doubled-english-word", "warning", "doubled:english"),
    Rule("E102", "unread-acronym", "hint", "acronyms:unread"),
    Rule("E103", "long-english-sentence", "hint", "breath:long_english"),
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
    fixable = PurePath(examined.script.source).suffix.lower() in FIXABLE
    code = code_in(examined.text) if fixable else None
    found = [
        left
        for rule in chosen(select, ignore)
        for finding in rule.find(examined)
        if (left := ignored.without(finding)) and (left := _repairable(left, code))
    ]
    return tuple(sorted(found, key=lambda one: (_WORST[one.severity], one.spans[0], one.code)))


def _repairable(finding: Finding, code: Sequence[Span] | None) -> Finding | None:
    """Remove a finding's places in code, or, where `code` is None as the file cannot be repaired, its repair."""
    if not finding.fixes:
        return finding
    if code is None:
        return replace(finding, fixes=())
    return finding.only(lambda span: not any(start <= span[0] < end for start, end in code))


def chosen(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Rule, ...]:
    """Give the rules that a user chose, in the table's order; raise RehearseError for a code that no rule has."""
    for code in (*select, *ignore):
        if not code or not any(known.startswith(code.upper()) for known in RULES):
            raise RehearseError(
                f"no rule {code[:20]!r}", f"codes are {', '.join(RULES)}, or how they begin, such as T1"
            )
    wanted, unwanted = tuple(map(str.upper, select)), tuple(map(str.upper, ignore))
    return tuple(
        rule
        for code, rule in RULES.items()
        if (not wanted or code.startswith(wanted)) and not code.startswith(unwanted)
    )
