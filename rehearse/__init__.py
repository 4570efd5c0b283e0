"""Speech rehearsal: how long it will take, and how it should sound."""

# isort: off
# fmt: off
from typing import TYPE_CHECKING, Any

from rehearse.core import (
    Annotation, Breath, Clip, Cue, Finding, Front, Mark, Notice, Paragraph, Pause, Plan, Point, Reading, Script,
    Section, Sentence, Speak, Speech, Timed, Timeline, Unspoken, Utterance, Voice, Word,
)
from rehearse.core.errors import AudioError, EngineError, OutputError, RehearseError, ScriptError, TransientError

if TYPE_CHECKING:
    from rehearse.app.checks import Checked
    from rehearse.app.dry_run import DryRun
    from rehearse.app.production import Made
    from rehearse.app.request import Request
    from rehearse.app.takes import ComparedTake
    from rehearse.app.verbs import check, compare, dry_run, make, outline, time
    from rehearse.language.numbers.read_out import spoken
    from rehearse.language.pinyin.transcribe import pinyin
    from rehearse.output.exports.takes.report import TakeReport
    from rehearse.script.reading import read, read_text
    from rehearse.script.readings.collect import readings
    from rehearse.timing.planning import plan
    from rehearse.timing.planning.pace import Pace, person_pace, voice_pace
    from rehearse.timing.planning.person import SpeakingRate
    from rehearse.timing.planning.records import KnownVoice
    from rehearse.timing.report.build import Report, build_report
    from rehearse.timing.report.verdict import Advice, Verdict
    from rehearse.timing.takes.against_plan import AgainstPlan
    from rehearse.timing.takes.take import Heard, Take
    from rehearse.timing.timeline import lay_out
    from rehearse.voices.engines import Engine
    from rehearse.voices.known import Estimate, estimate, known_voice
    from rehearse.voices.progress import Progress

__all__ = [
    "Advice", "AgainstPlan", "Annotation", "AudioError", "Breath", "Checked", "Clip", "ComparedTake", "Cue", "DryRun",
    "Engine", "EngineError", "Estimate", "Finding", "Front", "Heard", "KnownVoice", "Made", "Mark", "Notice",
    "OutputError", "Pace", "Paragraph", "Pause", "Plan", "Point", "Progress", "Reading", "RehearseError", "Report",
    "Request", "Script", "ScriptError", "Section", "Sentence", "Speak", "SpeakingRate", "Speech", "Take", "TakeReport",
    "Timed", "Timeline", "TransientError", "Unspoken", "Utterance", "Verdict", "Voice", "Word", "build_report",
    "check", "compare", "dry_run", "estimate", "known_voice", "lay_out", "make", "outline", "person_pace", "pinyin",
    "plan", "read", "read_text", "readings", "spoken", "time", "voice_pace",
]
# fmt: on

_LAZY = {
    "app.checks": "Checked",
    "app.dry_run": "DryRun",
    "app.production": "Made",
    "app.request": "Request",
    "app.takes": "ComparedTake",
    "app.verbs": "check compare dry_run make outline time",
    "language.numbers.read_out": "spoken",
    "language.pinyin.transcribe": "pinyin",
    "output.exports.takes.report": "TakeReport",
    "script.reading": "read read_text",
    "script.readings.collect": "readings",
    "timing.planning": "plan",
    "timing.planning.pace": "Pace person_pace voice_pace",
    "timing.planning.person": "SpeakingRate",
    "timing.planning.records": "KnownVoice",
    "timing.report.build": "Report build_report",
    "timing.report.verdict": "Advice Verdict",
    "timing.takes.against_plan": "AgainstPlan",
    "timing.takes.take": "Heard Take",
    "timing.timeline": "lay_out",
    "voices.engines": "Engine",
    "voices.known": "Estimate estimate known_voice",
    "voices.progress": "Progress",
}
"""Module -> its public names: imported when first asked for, so that `rehearse --help` answers at once."""


def __dir__() -> list[str]:
    return [*globals(), *__all__]


def __getattr__(name: str) -> Any:
    from importlib import import_module

    for module, names in _LAZY.items():
        if name in names.split():
            return getattr(import_module(f"rehearse.{module}"), name)
    raise AttributeError(f"module 'rehearse' has no attribute {name!r}")
