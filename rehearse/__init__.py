"""Speech rehearsal: how long it will take, and how it should sound."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rehearse.errors import AudioError, EngineError, OutputError, RehearseError, ScriptError
    from rehearse.model import Finding, Plan, Script, Section, Sentence, Timeline
    from rehearse.pipeline import Made, check, dry_run, make, outline, time
    from rehearse.planning import plan
    from rehearse.planning.pace import Estimate, Pace, estimate, person_pace, voice_pace
    from rehearse.reading import read, read_text
    from rehearse.report import Report, build
    from rehearse.timeline import lay_out
    from rehearse.wish import Wish

__all__ = [
    "AudioError", "EngineError", "Estimate", "Finding", "Made", "OutputError", "Pace", "Plan", "RehearseError",
    "Report", "Script", "ScriptError", "Section", "Sentence", "Timeline", "Wish", "build", "check", "dry_run",
    "estimate", "lay_out", "make", "outline", "person_pace", "plan", "read", "read_text", "time", "voice_pace",
]  # fmt: skip

_WHERE = {
    "errors": "AudioError EngineError OutputError RehearseError ScriptError",
    "model": "Finding Plan Script Section Sentence Timeline",
    "pipeline": "Made check dry_run make outline time",
    "planning": "plan",
    "planning.pace": "Estimate Pace estimate person_pace voice_pace",
    "reading": "read read_text",
    "report": "Report build",
    "timeline": "lay_out",
    "wish": "Wish",
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
