"""A script, spoken: at the rate, and with the pauses, that its target or the person's pace asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.app import pacing
from rehearse.output.gains import Gains
from rehearse.output.manifest import Manifest
from rehearse.output.recording import record
from rehearse.output.task import RecordingTask
from rehearse.voices.engines import Service

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rehearse.app.speaking import Speaking
    from rehearse.output.recording import Recording
    from rehearse.timing.planning.fitting import Fit
    from rehearse.voices.voicing import Synthesizer


def recorded(
    who: Speaking, synthesizer: Synthesizer, work: Path, say: Callable[[str], None], *, early: bool = True
) -> Recording:
    """Record the speech, again at another rate where the voice is not as fast as was assumed.

    `say` takes a line for the user: where a voice ignores the speed that it is asked for, only the pauses fit.
    With `early`, sections are put into the result's folder as soon as they are spoken.
    """
    script, settings, folder = who.project.script, who.project.settings, who.project.folder
    voices, engine = who.voices, who.engine
    before = Manifest.read(folder)

    def spoken_at(fitted: Fit, wanted_ms: int | None) -> Recording:
        gains = Gains(settings.loudness, before.gains_for(settings.loudness))
        task = RecordingTask(
            fitted.plan, wanted_ms, voices, fitted.rate, settings.format, gains, folder, before, early
        )
        return record(task, synthesizer, work)

    kept = before.rate_of(voices[""])
    fitted, wanted_ms = pacing.fitted(script, settings, voices[""], kept, exact=who.exact)
    if fitted.rate and isinstance(engine, Service) and not engine.follows_rate(voices[""], script.language):
        say(f"note: {voices['']} takes no notice of the speed that it is asked for; only the pauses fit")
        settings = settings.at_own_speed()
        fitted, wanted_ms = pacing.fitted(script, settings, voices[""], None)
    spoken = spoken_at(fitted, wanted_ms)
    if spoken.missing_ms and not who.exact:
        better, wanted_ms = pacing.fitted(script, settings, voices[""], None, spoken.measured)
        if better.rate != fitted.rate:
            return spoken_at(better, wanted_ms)
    return spoken
