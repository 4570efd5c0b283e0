"""The verb `profile add`: a person's pace, learnt from a recording."""

from __future__ import annotations

from dataclasses import dataclass, replace
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from rehearse.app.project import open_project
from rehearse.app.reference import model_of
from rehearse.app.request import Request
from rehearse.app.takes import beside_plan
from rehearse.core.errors import RehearseError
from rehearse.timing.takes.profiles import check_profile_name, measure_profile, profile_of_take, save_profile

if TYPE_CHECKING:
    from pathlib import Path

    from rehearse.app.project import Project
    from rehearse.app.session import Session
    from rehearse.timing.takes.against_plan import AgainstPlan
    from rehearse.timing.takes.profiles import Profile

_MOST_OF_IT = 0.9
"""Of a text, must be read in a recording that is measured as a whole."""


@dataclass(frozen=True, slots=True)
class AddedProfile:
    """A profile as it was kept."""

    profile: Profile
    covered: float | None
    """The share of the text that is read in the recording; None where that could not be found out."""

    @property
    def doubtful(self) -> bool:
        """True where much of the text is missing, so that the pace is too high."""
        return self.covered is not None and self.covered < _MOST_OF_IT


def profile_from_take(name: str, recording: Path, script: Path | str, session: Session) -> AddedProfile:
    """Keep the pace of the sentences that were said as written, whatever else is in the recording or is not."""
    check_profile_name(name)
    project = open_project(Request(script))
    found = _compared(project, recording, session)
    profile = profile_of_take(name, found.take, found.sentences, project.script.language, recording)
    save_profile(profile)
    return AddedProfile(profile, None)


def profile_from_reading(name: str, recording: Path, text: Path | str, session: Session) -> AddedProfile:
    """Keep the pace of a recording in which a text is read, all of it and nothing else, and look whether it is."""
    project = open_project(Request(text))
    profile = measure_profile(name, recording, project.script)
    save_profile(profile)
    try:
        covered = _compared(project, recording, session).covered
    except RehearseError:  # too little to align, or nothing to align it with: the measure stands
        covered = None
    return AddedProfile(profile, covered)


def _compared(project: Project, recording: Path, session: Session) -> AgainstPlan:
    with TemporaryDirectory(prefix="rehearse-") as work:
        request = Request(project.request.script, work, **project.request.asked)
        mine = replace(project, request=request) if not project.folder.is_dir() else project
        return beside_plan(mine, recording, model_of(mine, session), session)[1]
