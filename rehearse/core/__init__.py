"""Every noun: frozen, slotted, made of tuples; times are whole milliseconds, places are character offsets.

Data flows one way: `Script` (what is written) -> `Plan` (what is to happen, with estimates) ->
`Timeline` (when it happens; estimated without clips, measured with them).
"""

# isort: off
# fmt: off
from rehearse.core.passage import Passage, Span
from rehearse.core.plan import Cue, InBoth, Pause, Plan, Speak, Step, Timed, Timeline, Turn
from rehearse.core.readings import Reading
from rehearse.core.script import (
    Annotation, Breath, Ending, Finding, Front, Language, Mark, Notice, Paragraph, Point, Role, Script, Section,
    SectionKind, Sentence, Severity,
)
from rehearse.core.sound import Chapter, Clip, Speech, Tags, Utterance, Voice, Word, Words
from rehearse.core.unspoken import Unspoken

__all__ = [
    "Annotation",
    "Breath",
    "Chapter",
    "Clip",
    "Cue",
    "Ending",
    "Finding",
    "Front",
    "InBoth",
    "Language",
    "Mark",
    "Notice",
    "Paragraph",
    "Passage",
    "Pause",
    "Plan",
    "Point",
    "Reading",
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
    "Turn",
    "Unspoken",
    "Utterance",
    "Voice",
    "Word",
    "Words",
]
