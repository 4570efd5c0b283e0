"""Speech rehearsal: how long it will take, and how it should sound."""

from rehearse.errors import AudioError, EngineError, OutputError, RehearseError, ScriptError
from rehearse.model import Plan, Script, Section, Sentence, Timeline
from rehearse.pipeline import Made, Wish, dry_run, make, outline, time
from rehearse.planning import plan
from rehearse.planning.pace import Pace, person_pace, voice_pace
from rehearse.reading import read, read_text
from rehearse.report import Report, build
from rehearse.timeline import lay_out

__all__ = [
    "AudioError",
    "EngineError",
    "Made",
    "OutputError",
    "Pace",
    "Plan",
    "RehearseError",
    "Report",
    "Script",
    "ScriptError",
    "Section",
    "Sentence",
    "Timeline",
    "Wish",
    "build",
    "dry_run",
    "lay_out",
    "make",
    "outline",
    "person_pace",
    "plan",
    "read",
    "read_text",
    "time",
    "voice_pace",
]
