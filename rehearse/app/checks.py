"""Checks a script by all rules, and repairs what is safe."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from rehearse.app import pacing
from rehearse.app.project import Project, open_project
from rehearse.core.errors import RehearseError
from rehearse.script.checking import RULES, Examined, check
from rehearse.script.checking.fixing import FIXABLE, diff, encoded, fixed
from rehearse.timing.planning import plan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.app.request import Request
    from rehearse.core import Finding

_TURNS = 4
"""A repair may make another possible, such as a space beside a mark; no script needs more turns than this."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A script, what the rules looked at, and what they found."""

    project: Project
    examined: Examined
    findings: tuple[Finding, ...]
    """Worst first."""


@dataclass(frozen=True, slots=True)
class RepairedScript:
    """A script with what is safe repaired."""

    data: bytes
    """The whole file, in its own encoding."""
    diff: str
    """Empty where nothing was to be repaired."""


def check_project(
    project: Project,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    *,
    hints: bool = True,
) -> Checked:
    """Check a script at the pace and for the target that hold for it; without `hints` errors and warnings alone."""
    if not hints:
        ignore = [*ignore, *(code for code, rule in RULES.items() if rule.severity == "hint")]
    script, settings = project.script, project.settings
    examined = Examined(
        script,
        project.text,
        plan(script, pacing.speakers_pace(script, settings)),
        target=pacing.target_of(script, settings),
        grace_ms=settings.grace_ms,
        placeholder=settings.placeholder,
        lexicon=settings.lexicon,
    )
    return Checked(project, examined, check(examined, select, ignore))


def write_readings_table(checked: Checked, script: Path) -> tuple[Path, int, int]:
    """Write the table of readings beside a script; return its path, the number of rows, and how many are not sure."""
    from rehearse.script.readings.table import beside, write_readings

    path, read = beside(script), checked.examined.read
    count = write_readings(path, read)
    return path, count, len({reading.text for reading in read.readings if not reading.sure})


def repair_script(
    request: Request | Path | str, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> RepairedScript:
    """Repair what is safe in a script; raise RehearseError where its format is not one that can be repaired."""
    first = project = open_project(request)
    suffix = Path(project.file.name).suffix.lower()
    if suffix not in FIXABLE:
        kinds = ", ".join(sorted(FIXABLE - {""}))
        raise RehearseError(
            f"only text can be repaired ({kinds})",
            f"mend a {suffix} file in its own program",
            path=project.file.shown,
        )
    data = project.file.data
    for _ in range(_TURNS):
        checked = check_project(project, select, ignore)
        text = fixed(checked.examined, checked.findings)
        if text == project.text:
            break
        data = encoded(text, project.file.data, project.text)
        project = open_project(request, replace(project.file, data=data))
    return RepairedScript(data, diff(first.text, project.text, first.file.name))
