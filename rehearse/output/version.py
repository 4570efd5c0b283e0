"""What a run notes of the text that it spoke, so that the next one can tell what has changed since."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from rehearse.core import Speak
from rehearse.timing.report.build import section_name
from rehearse.timing.report.comparing import compare_parts
from rehearse.timing.report.verdict import Part
from rehearse.timing.report.wording import comparison_lines

if TYPE_CHECKING:
    from rehearse.core import Timeline
    from rehearse.timing.report.build import Report


@dataclass(frozen=True, slots=True)
class Version:
    """A text as it was spoken; it holds no words of the text but its headings."""

    sentences: tuple[str, ...] = ()
    """The keys of what was said, in order; none where nothing is known."""
    sections: tuple[tuple[str, int], ...] = ()
    """Each section's name, and how long it was planned to take, in ms."""

    @classmethod
    def of(cls, timeline: Timeline, report: Report) -> Version:
        """Note what a timeline says."""
        steps = (cue.step for cue in timeline.cues)
        return cls(
            tuple(sentence_key(step.breath.text) for step in steps if isinstance(step, Speak)),
            tuple(
                (section_name(section, report.script.language), section.planned_ms)
                for section in report.sections
            ),
        )


def sentence_key(text: str) -> str:
    """A short name of what is said, the same wherever it stands and however it is punctuated; it tells no words.

    >>> sentence_key("大家好！") == sentence_key("大家好。") != sentence_key("大家早。")
    True
    """
    return sha256("".join(filter(str.isalnum, text)).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def costs(before: Version, now: Version, report: Report) -> list[str]:
    """Tell what the edits since the version before cost, as `time --compare` does; nothing without edits."""
    if not before.sentences or before.sentences == now.sentences:
        return []
    old, new = ([Part(name, 0, ms) for name, ms in version.sections] for version in (before, now))
    return comparison_lines(compare_parts(old, new), report.script.language)
