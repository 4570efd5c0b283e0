"""An engine that hums, and sleeps for as long as a natural voice would work for it."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from rehearse.voices.engines import ENGINES
from tests.telling_engine import ROW, TellingEngine

if TYPE_CHECKING:
    from rehearse.core import Speech, Utterance

RTF = 0.6
"""Seconds of work for a second of sound, as kokoro takes on an old core."""


class SleepingEngine(TellingEngine):
    """Sleeps, so that no processor is what a cluster waits for."""

    name, jobs = "sleeping", 1

    def synthesize(self, utterance: Utterance) -> Speech:
        """Hum, after the time that it takes."""
        speech = super().synthesize(utterance)
        time.sleep(RTF * len(speech.data) / 2 / speech.sample_rate)
        return speech


def register() -> None:
    """Make it an engine like the others, in this process."""
    ENGINES["sleeping"] = replace(ROW, make="tests.sleeping_engine:SleepingEngine")
