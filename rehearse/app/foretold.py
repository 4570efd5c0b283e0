"""How long a track will be, before it is made: what `make` would plan, laid out as its format does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rehearse.app import pacing
from rehearse.app.session import Session
from rehearse.app.speaking import speaking
from rehearse.audio.formats import FORMATS
from rehearse.core import Speak
from rehearse.output.manifest import Manifest
from rehearse.timing.planning.fitting import with_pauses
from rehearse.timing.planning.pace import voice_pace
from rehearse.timing.planning.settling import settle
from rehearse.timing.report.build import build_report
from rehearse.timing.report.judging import with_ranges
from rehearse.timing.timeline import lay_out
from rehearse.voices.known import known_voice

if TYPE_CHECKING:
    from rehearse.app.project import Project
    from rehearse.core import Plan
    from rehearse.timing.report.build import Report

_EXACT = {
    "zh": "语音“{voice}”逐字算得，与音轨一致",
    "en": "told by the voice {voice} itself, as the track will be",
}
"""What the times rest on, in the script's language."""


def foretold(project: Project) -> Report:
    """Tell how long the track will be; no sound is made, and no service is asked."""
    with Session() as session:
        who = speaking(project, session, ask_service=False)
        script, settings, voice = who.project.script, who.project.settings, who.voices[""]
        before = Manifest.read(project.folder).rate_of(voice)
        fit, wanted_ms = pacing.fitted(script, settings, voice, before, exact=who.exact)
    pace = voice_pace(known_voice(voice, script.language), fit.rate)
    planned = replace(fit.plan, pace=pace.words)
    if who.exact:
        pace = replace(pace, each=0.0, shared=0.0)
        planned = replace(fit.plan, pace=_EXACT[script.language].format(voice=voice))
    speech_ms = [step.planned_ms for step in planned.steps if isinstance(step, Speak)]
    planned = with_pauses(planned, settle(planned, speech_ms, wanted_ms).pauses_ms)
    planned = _on_grid(planned, FORMATS[settings.format].grid_ms)
    report = with_ranges(build_report(lay_out(planned)), planned, pace)
    return pacing.judge(report, planned, settings)


def _on_grid(plan: Plan, grid_ms: int) -> Plan:
    """Give each step the length that it has in a track, whose clips begin on the format's frames."""
    cues = lay_out(plan, grid_ms=grid_ms).cues
    return replace(plan, steps=tuple(replace(cue.step, planned_ms=cue.end_ms - cue.start_ms) for cue in cues))
