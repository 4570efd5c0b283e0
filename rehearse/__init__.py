"""Speech rehearsal: how long it will take, and how it should sound."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rehearse.app.checks import Checked
    from rehearse.app.dry_run import DryRun
    from rehearse.app.production import Made
    from rehearse.app.request import Request
    from rehearse.app.verbs import check, dry_run, make, outline, time
    from rehearse.core import Breath, Finding, Paragraph, Plan, Script, Section, Sentence, Timeline
    from rehearse.core.errors import AudioError, EngineError, OutputError, RehearseError, ScriptError
    from rehearse.script.reading import read, read_text
    from rehearse.timing.planning import plan
    from rehearse.timing.planning.pace import Pace, person_pace, voice_pace
    from rehearse.timing.report.build import Report, build
    from rehearse.timing.timeline import lay_out
    from rehearse.voices.known import Estimate, estimate, known_voice

__all__ = [
    "AudioError", "Breath", "Checked", "DryRun", "EngineError", "Estimate", "Finding", "Made", "OutputError", "Pace",
    "Paragraph", "Plan", "RehearseError", "Report", "Request", "Script", "ScriptError", "Section", "Sentence",
    "Timeline", "build", "check", "dry_run", "estimate", "known_voice", "lay_out", "make", "outline", "person_pace",
    "plan", "read", "read_text", "time",
    "voice_pace",
]  # fmt: skip

_WHERE = {
    "core.errors": "AudioError EngineError OutputError RehearseError ScriptError",
    "core": "Breath Finding Paragraph Plan Script Section Sentence Timeline",
    "app.production": "Made",
    "app.verbs": "check dry_run make outline time",
    "timing.planning": "plan",
    "timing.planning.pace": "Pace person_pace voice_pace",
    "script.reading": "read read_text",
    "timing.report.build": "Report build",
    "timing.timeline": "lay_out",
    "app.request": "Request",
    "app.checks": "Checked",
    "app.dry_run": "DryRun",
    "voices.known": "Estimate estimate known_voice",
}
"""Module -> its public names: imported when first asked for, so that `rehearse --help` answers at once."""


def __dir__() -> list[str]:
    return [*globals(), *__all__]


def __getattr__(name: str) -> Any:
    from importlib import import_module

    for module, names in _WHERE.items():
        if name in names.split():
            return getattr(import_module(f"rehearse.{module}"), name)
    raise AttributeError(f"module 'rehearse' has no attribute {name!r}")
