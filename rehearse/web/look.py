"""What the write screen shows of a script: how long it takes, its parts, what is not spoken, what the check found."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

from rehearse.app import verbs
from rehearse.app.checks import check_project
from rehearse.core import notices
from rehearse.core.unspoken import kind_name
from rehearse.output.manifest import Manifest
from rehearse.output.version import sentence_key
from rehearse.script.checking import RULES
from rehearse.timing.report.build import section_name
from rehearse.timing.report.judging import a_minute
from rehearse.timing.report.wording import proposal_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.app.checks import Checked
    from rehearse.app.project import Project
    from rehearse.app.settings.table import Settings
    from rehearse.core import Reading, Script, Span
    from rehearse.timing.report.build import Report


_MOST_WAYS = 4
"""Other readings of a word that are offered."""


class Units:
    """Places in a text as scripts of the browser count them, in UTF-16 units."""

    def __init__(self, text: str) -> None:
        self._wide = [at for at, char in enumerate(text) if char > "\uffff"]

    def __call__(self, span: Span) -> list[int]:
        """Give start and end; a character beyond the first plane counts twice."""
        return [at + bisect_left(self._wide, at) for at in span]


def voice_mark(settings: Settings) -> str:
    """What of the settings changes how a track sounds: with others it has to be made anew."""
    voices = [(one.engine, one.speaker, one.name) for one in settings.voice]
    target = settings.target and (settings.target.low_ms, settings.target.high_ms)
    return repr((settings.engine, voices, settings.rate, settings.pace, target, settings.placeholder))


@dataclass(frozen=True)
class Look:
    """A project as the pages get it."""

    project: Project
    units: Units

    @classmethod
    def at(cls, project: Project) -> Look:
        """Look at a project."""
        return cls(project, Units(project.text))

    @cached_property
    def times(self) -> dict[str, Any]:
        """How long it takes, whether that fits, and how it was understood."""
        report = verbs.estimated(self.project)
        script = self.project.script
        return {
            "language": script.language,
            "title": script.title,
            **_totals(report),
            "verdict": _verdict(report),
            "proposal": proposal_line(report.proposal, script.language) if report.proposal else "",
            "outline": list(self._outline(report)),
            "unspoken": list(self._unspoken(script)),
            "notices": notices.lines(script.notices, script.language),
        }

    @cached_property
    def findings(self) -> list[dict[str, Any]]:
        """What the check found but for the length, which the verdict tells; the worst first."""
        return [
            {
                "code": one.code,
                "rule": RULES[one.code].name,
                "severity": one.severity,
                "message": one.message,
                "suggestion": one.suggestion,
                "places": [
                    [*self.units(span), fix]
                    for span, fix in zip(one.spans, one.fixes or (None,) * len(one.spans), strict=True)
                ],
            }
            for one in self._checked.findings
        ]

    @cached_property
    def _checked(self) -> Checked:
        """The check, which finds how words are read, too."""
        return check_project(self.project, ignore=["D105"])

    @cached_property
    def readings(self) -> list[dict[str, Any]]:
        """Words that may be read in several ways: how they will be, whether that is sure, and the other ways."""
        found = []
        for one in self._checked.examined.read.readings:
            if one.kind in ("number", "date", "percent") and one.sure:
                continue
            found.append(
                {
                    "place": self.units(one.span),
                    "text": one.text,
                    "said": one.said,
                    "kind": one.kind,
                    "sure": one.sure,
                    "given": one.source != "found",
                    "ways": list(islice(_ways(one), _MOST_WAYS)),
                }
            )
        return found

    def track(self, made: object = None) -> dict[str, Any]:
        """Whether the track that is there says what is written now, and where it does not.

        `made` are the settings that it was made with, as `voice_mark` gives them.
        """
        manifest = Manifest.read(self.project.folder)
        known = manifest.version.sentences
        if not manifest.files:
            return {"state": "none", "stale": 0, "changed": [], "files": [*manifest.early]}
        breaths = self.project.script.breaths
        left = Counter(known)
        changed = []
        for breath in breaths:
            key = sentence_key(breath.text)
            if left[key]:
                left[key] -= 1
            else:
                changed.append(self.units(breath.span))
        gone = left.total()
        moved = tuple(sentence_key(one.text) for one in breaths) != known
        other_voice = made not in (None, voice_mark(self.project.settings))
        stale = max(len(changed), gone, int(moved))
        return {
            "state": "stale" if stale or other_voice else "fresh",
            "other_voice": other_voice,
            "stale": stale,
            "changed": changed,
            "voice": manifest.voice,
            "files": [*manifest.files],
        }

    def _outline(self, report: Report) -> Iterator[dict[str, Any]]:
        script = self.project.script
        for section, times in zip(script.sections, report.sections, strict=True):
            place = section.heading_span or section.parts[0].span
            yield {
                "name": " ".join(section_name(section, script.language).split()),
                "level": section.level,
                "place": self.units(place)[0],
                "ms": times.length_ms,
                "target_ms": times.target_ms,
                "start_by_ms": times.must_start_by_ms,
            }

    def _unspoken(self, script: Script) -> Iterator[dict[str, Any]]:
        lines = {guess.span[0]: guess for guess in script.guesses}
        for item in script.unspoken:
            guess = lines.get(item.span[0])
            yield {
                "place": self.units(item.span),
                "name": kind_name(item.what, script.language),
                "guessed": item.guessed,
                "first": self.units(guess.span) if guess else None,
            }


def _totals(report: Report) -> dict[str, Any]:
    totals = report.totals
    return {
        "ms": totals.length_ms,
        "range_ms": totals.range_ms,
        "units": totals.units,
        "a_minute": a_minute(report),
        "pace": report.pace,
    }


def _verdict(report: Report) -> dict[str, Any] | None:
    found = report.verdict
    if found is None:
        return None
    units = next((one.values["units"] for one in found.advice if one.key.endswith(" units")), 0)
    return {
        "kind": found.kind,
        "by_ms": found.by_ms,
        "low_ms": found.low_ms,
        "high_ms": found.high_ms,
        "units": units,
    }


def _ways(reading: Reading) -> Iterator[str]:
    """Give how else a word is read: each of its characters in its other ways, one at a time."""
    from rehearse.language.pinyin.characters import readings_of_character
    from rehearse.language.pinyin.syllables import written

    if len(reading.pinyin) != len(reading.text):
        return
    for at, (char, now) in enumerate(zip(reading.text, reading.pinyin, strict=True)):
        for way in map(written, readings_of_character(char)):
            if way != now:
                yield " ".join((*reading.pinyin[:at], way, *reading.pinyin[at + 1 :]))
