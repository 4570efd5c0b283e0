"""Every noun: frozen, slotted, made of tuples; times are whole milliseconds, places are character offsets.

Data flows one way: `Script` (what is written) -> `Plan` (what is to happen, with estimates) ->
`Timeline` (when it happens; estimated without clips, measured with them).
"""

from rehearse.core.plan import Cue, Pause, Plan, Speak, Step, Timed, Timeline
from rehearse.core.script import (
    Annotation,
    Ending,
    Finding,
    Language,
    Mark,
    Notice,
    Point,
    Role,
    Script,
    Section,
    SectionKind,
    Sentence,
    Severity,
    Span,
    Unspoken,
)
from rehearse.core.sound import Chapter, Clip, Speech, Tags, Utterance, Voice, Word, Words

__all__ = [
    "Annotation",
    "Chapter",
    "Clip",
    "Cue",
    "Ending",
    "Finding",
    "Language",
    "Mark",
    "Notice",
    "Pause",
    "Plan",
    "Point",
    "Role",
    "Script",
    "Section",
    "SectionKind",
    "Sentence",
    "Severity",
    "Span",
    "Speak",
    "Speech",
    "Step",
    "Tags",
    "Timed",
    "Timeline",
    "Unspoken",
    "Utterance",
    "Voice",
    "Word",
    "Words",
]
