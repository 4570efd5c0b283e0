"""Says texts that other programs send with the voices of this machine, which it keeps at hand."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from rehearse.app.session import Session
from rehearse.app.settings.table import Settings
from rehearse.audio.pcm.wav import BYTES_PER_MS
from rehearse.core.errors import EngineError
from rehearse.output import stitching
from rehearse.output.gains import Gains
from rehearse.output.manifest import Manifest
from rehearse.output.recording import record
from rehearse.output.task import RecordingTask
from rehearse.script.reading.verbatim import verbatim
from rehearse.script.readings.collect import with_readings
from rehearse.timing.planning import plan
from rehearse.timing.planning.pace import voice_pace
from rehearse.voices.engines import AUTO_ORDER, ENGINES
from rehearse.voices.known import known_voice
from rehearse.voices.voicing import Synthesizer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self

    from rehearse.core import Voice
    from rehearse.voices.engines import Engine

PCM = "pcm"
"""Samples alone: 16 bits, little-endian, mono, 24 kHz. A WAV file ends with them."""


def own_engines() -> tuple[str, ...]:
    """The engines that speak on this machine and send nothing away, the most natural first."""
    here = [name for name, row in ENGINES.items() if not row.online and not row.options and row.ready()]
    return tuple(sorted(here, key=AUTO_ORDER.index))


def checked_engine(name: str) -> str:
    """Return the name of an engine that speaks here, for an empty one the best; raise EngineError for any other."""
    here = own_engines()
    if name and name not in here:
        raise EngineError(f"engine {name} does not speak here", f"there is {', '.join(here)}")
    return name or here[0]


@dataclass(frozen=True, slots=True)
class SpeechRequest:
    """What a program asks for."""

    text: str
    engine: str
    """One of `own_engines`."""
    voice: str
    """One of the engine's; empty for its usual one in the text's language."""
    rate: int
    """Percent faster than the voice's own speed."""
    format: str
    """A track's, or PCM."""


@dataclass
class ServedVoices:
    """A context manager; `say` may be called from several threads."""

    session: Session = field(default_factory=Session)
    _lock: Lock = field(default_factory=Lock)

    def engine(self, name: str) -> Engine:
        """One of `own_engines`, started."""
        with self._lock:
            return self.session.engine(Settings(engine=name))

    def voices(self) -> Iterator[tuple[str, Voice]]:
        """Give each engine's voices, with the engine's name."""
        for name in own_engines():
            for voice in self.engine(name).voices():
                yield name, voice

    def say(self, asked: SpeechRequest) -> bytes:
        """Say a text, all of it, with the pauses that a plan has; raise RehearseError where that cannot be.

        The voice is as loud as its engine makes it, so that texts that are asked for one by one are equally loud.
        """
        engine, cache = self.engine(asked.engine), self.session.cache
        script = verbatim(asked.text)
        if ENGINES[asked.engine].speaks_pinyin:
            script = with_readings(script)
        voice = asked.voice or engine.default_voice(script.language)
        planned = plan(script, voice_pace(known_voice(voice, script.language), asked.rate))
        suffix = "wav" if asked.format == PCM else asked.format
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
            folder = Path(name)
            task = RecordingTask(
                planned,
                None,
                {"": voice},
                asked.rate,
                suffix,
                Gains(None, {}),
                folder,
                Manifest(),
                early=False,
            )
            spoken = record(task, Synthesizer(engine, cache), folder)
            track = folder / f"said.{suffix}"
            stitching.write_one(spoken.timeline, spoken.units, track)
            data = track.read_bytes()
        return data[-spoken.timeline.duration_ms * BYTES_PER_MS :] if asked.format == PCM else data

    def __enter__(self) -> Self:
        self.session.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self.session.__exit__()
