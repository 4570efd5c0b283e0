"""Tests of the check as a whole: what it finds of faults that were put in, and what it says of scripts without any."""

from __future__ import annotations

import os
from collections import Counter
from random import Random

import pytest

from rehearse.language.effort import count
from rehearse.script.checking import RULES, Examined, check
from tests.checked import examined
from tests.faults import CLEAN, KINDS, Fault, faults

EACH = 8 if os.environ.get("REHEARSE_LOAD") else 2
RECALL = 0.95


def _found(fault: Fault) -> bool:
    """Tell whether a fault is found, by its rule and at its line."""
    script = examined(fault.text, fault.name)
    return any(
        finding.code == fault.code and fault.line in {script.line(span[0]) for span in finding.spans}
        for finding in check(script, select=[fault.code])
    )


def missed(seed: int, each: int = EACH) -> list[Fault]:
    """Give the faults that are not found."""
    return [fault for fault in faults(Random(seed), each) if not _found(fault)]


def table(missed_ones: list[Fault], each: int = EACH) -> str:
    """Write what was found of each kind in lines."""
    left = Counter(fault.kind for fault in missed_ones)
    return "\n".join(f"{code} {kind:26} {each - left[kind]:3} of {each}" for kind, (code, _) in KINDS.items())


def test_what_is_put_in_is_found() -> None:
    """Of some faults of each of more than 40 kinds, 95 % and more, each by its rule and at its line."""
    assert len(KINDS) >= 40
    left = missed(7)
    print(table(left))
    recall = 1 - len(left) / (len(KINDS) * EACH)
    assert recall >= RECALL, "\n".join(f"{fault.kind}: {fault.name}:{fault.line}" for fault in left)


@pytest.mark.parametrize("code", sorted({code for code, _ in KINDS.values()}))
def test_faults_of_every_rule_are_errors_or_warnings(code: str) -> None:
    """The figure is about what matters, not about hints."""
    assert RULES[code].severity != "hint"


@pytest.mark.parametrize("name", list(CLEAN))
def test_a_clean_script_is_left_alone(name: str) -> None:
    """No error, and at most one warning in a thousand characters."""
    script = examined(CLEAN[name], name)
    found = Counter(finding.severity for finding in check(script, ignore=_readings()))
    assert not found["error"]
    assert 1000 * found["warning"] <= max(1000, _units(script))


def test_clean_scripts_together_have_hardly_a_warning() -> None:
    """At most one in a thousand characters over all of them."""
    scripts = [examined(text, name) for name, text in CLEAN.items()]
    warnings = sum(
        finding.severity == "warning" for script in scripts for finding in check(script, ignore=_readings())
    )
    assert 1000 * warnings <= sum(map(_units, scripts))


def _units(script: Examined) -> int:
    return sum(count(breath.text, script.language) for breath in script.script.breaths)


def _readings() -> list[str]:
    return ["R"] if any(code.startswith("R") for code in RULES) else []
