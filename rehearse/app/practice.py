"""Practice tracks of a script: it is spoken once, as `make` does, and each drill has a folder of its own."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from rehearse.app import pacing
from rehearse.app.hard_sentences import hard_sentences
from rehearse.app.recorded import recorded
from rehearse.app.speaking import speaking
from rehearse.core import Utterance
from rehearse.core.errors import ClipLost, RehearseError
from rehearse.language.durations import clock
from rehearse.output.own_folder import own_folder
from rehearse.output.practice import PracticeTrack
from rehearse.output.practice.calls import bell_clip, call_clip
from rehearse.output.practice.results import write_practice
from rehearse.output.section_names import section_numbers
from rehearse.timing.planning import plan
from rehearse.timing.practice import BELL, DRILLS, calls_of, practice_timeline
from rehearse.timing.practice.lesson import Choices, Lesson, chosen_sections
from rehearse.timing.practice.report import by_section, shares
from rehearse.timing.report.build import EngineInfo, section_name
from rehearse.timing.timeline import lay_out
from rehearse.voices.engines import Service
from rehearse.voices.voicing import Synthesizer, utterances

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rehearse.app.project import Project
    from rehearse.app.session import Session
    from rehearse.app.speaking import Speaking
    from rehearse.core import Clip, Script
    from rehearse.output.recording import Recording

LONG_MS = 2 * 3_600_000
"""What takes longer is said before."""
_SPEED = (-50, 100)
"""Percent by which a voice may be slower and faster than its own speed."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be practised, and how."""

    drills: tuple[str, ...]
    """Keys of DRILLS."""
    sections: tuple[str, ...] = ()
    """Their numbers, as the report shows them; none for all."""
    choices: Choices = field(default_factory=Choices)
    hard: str = "marks"
    """Which sentences are hard: see `hard_sentences`."""


@dataclass(frozen=True, slots=True)
class MadeTrack:
    """A practice track that was made."""

    track: PracticeTrack
    folder: Path
    file: Path
    """The sound."""


@dataclass(frozen=True, slots=True)
class PracticeMade:
    """All that was made."""

    tracks: tuple[MadeTrack, ...]
    synthesized: int
    """Clips that had to be made."""
    cached: int
    """Clips that were there already."""


def make_practice(project: Project, wanted: Wanted, session: Session) -> PracticeMade:
    """Make the tracks."""
    try:
        return _make(project, wanted, session)
    except ClipLost:  # damaged, or cleared away by someone: now it is missing, and made again
        return _make(project, wanted, session)


def _make(project: Project, wanted: Wanted, session: Session) -> PracticeMade:
    wanted = _settled(project, wanted)
    who = speaking(project, session)
    _tell_long(who.project, wanted, session)
    _check_speeds(who, wanted)
    session.warn_once(who.engine)
    voicing = _Voicing(who, Synthesizer(who.engine, session.cache, session.progress, session.jobs))
    with tempfile.TemporaryDirectory() as work:
        spoken = recorded(who, voicing.synthesizer, Path(work), session.say, early=False)
    lesson = _lesson(who.project, wanted, spoken)
    tracks = tuple(_drill(name, lesson, spoken, voicing, session, wanted) for name in wanted.drills)
    fresh = spoken.fresh | voicing.fresh
    return PracticeMade(tracks, len(fresh), spoken.cached + len(voicing.asked - fresh))


def _settled(project: Project, wanted: Wanted) -> Wanted:
    """Check what is wanted, and find the hard sentences where somebody asks for them."""
    for name in wanted.drills:
        if name not in DRILLS:
            raise RehearseError(f"there is no drill {name!r}", f"there is {', '.join(DRILLS)}")
    if "hard" in wanted.drills:
        found = hard_sentences(project, wanted.hard)
        wanted = replace(wanted, choices=replace(wanted.choices, hard=found))
    return wanted


def _sections(script: Script, asked: Iterable[str]) -> set[int]:
    """Find sections by their numbers; one that has others in it is all of these."""
    numbers = section_numbers(script.sections)
    found: set[int] = set()
    for number in asked:
        inside = {at for at, own in enumerate(numbers) if own == number or own.startswith(f"{number}.")}
        if not inside:
            raise RehearseError(f"there is no section {number}", f"there is {', '.join(numbers)}")
        found |= inside
    return found or set(range(len(numbers)))


def _tell_long(project: Project, wanted: Wanted, session: Session) -> None:
    """Say it before anything is spoken where a track takes long; and raise RehearseError where there can be none."""
    script = project.script
    pace = pacing.asked_pace(script, project.settings)
    likely = chosen_sections(lay_out(plan(script, pace)), _sections(script, wanted.sections))
    lesson = Lesson(likely, wanted.choices, section_numbers(script.sections))
    for name in wanted.drills:
        ms = practice_timeline(name, lesson, 1).duration_ms
        whole = not wanted.sections and len(script.sections) > 1
        if ms > LONG_MS or (DRILLS[name].long and whole):
            session.say(f"note: {name} takes about {clock(ms)}; a section or two are enough: --section 3")


def _check_speeds(who: Speaking, wanted: Wanted) -> None:
    """Raise RehearseError where a drill wants several speeds of a voice that has one."""
    voice, engine = who.voices[""], who.engine
    needs = next((name for name in wanted.drills if DRILLS[name].speeds), None)
    if needs and isinstance(engine, Service) and not engine.follows_rate(voice, who.project.script.language):
        raise RehearseError(
            f"{voice} takes no notice of the speed that it is asked for", f"choose another voice for {needs}"
        )


def _lesson(project: Project, wanted: Wanted, spoken: Recording) -> Lesson:
    script = project.script
    timeline = chosen_sections(spoken.timeline, _sections(script, wanted.sections))
    return Lesson(timeline, wanted.choices, section_numbers(script.sections))


def _drill(
    name: str, lesson: Lesson, spoken: Recording, voicing: _Voicing, session: Session, wanted: Wanted
) -> MadeTrack:
    lesson = replace(
        lesson, at_speed=voicing.at_speeds(name, lesson, spoken), calls=voicing.calls(name, lesson, spoken)
    )
    timeline = practice_timeline(name, lesson, spoken.units.grid_ms)
    script, task, engine = timeline.plan.script, spoken.task, voicing.who.engine
    own = tuple((speaker, voice) for speaker, voice in task.voices.items() if speaker)
    track = PracticeTrack(
        name,
        DRILLS[name],
        timeline,
        EngineInfo(engine.name, engine.version, task.voices[""], task.rate, own),
        shares(timeline.cues),
        tuple(
            (section_name(script.sections[at], script.language), divided)
            for at, divided in by_section(timeline).items()
        ),
    )
    project = voicing.who.project
    source = project.request.script
    folder = own_folder(project.folder / "-".join([name, *wanted.sections]), source)
    session.progress.write(sum(cue.clip is not None for cue in timeline.cues))
    embed, advance = project.settings.embed, session.progress.advance
    file = write_practice(track, spoken.units, folder, source, embed, advance)
    return MadeTrack(track, folder, file)


class _Voicing:
    """What drills need besides the speech: other speeds, and calls."""

    def __init__(self, who: Speaking, synthesizer: Synthesizer) -> None:
        self.who, self.synthesizer = who, synthesizer
        self.asked: set[str] = set()
        """Keys of the clips that were asked for …"""
        self.fresh: set[str] = set()
        """… and of those that had to be made."""

    def at_speeds(self, name: str, lesson: Lesson, spoken: Recording) -> dict[float, tuple[Clip, ...]]:
        """Speed -> the lesson's sentences at it."""
        rate, voices = spoken.task.rate, self.who.voices
        found = {}
        for speed in DRILLS[name].speeds:
            percent = min(max(round((100 + rate) * speed - 100), _SPEED[0]), _SPEED[1])
            found[speed] = self._clips(utterances(lesson.timeline.plan, voices, percent), spoken)
        return found

    def calls(self, name: str, lesson: Lesson, spoken: Recording) -> dict[str, Clip]:
        """What is called -> its clip, behind the bell; and the bell alone."""
        cache, voice, task = self.synthesizer.cache, self.who.voices[""], spoken.task
        texts = tuple(dict.fromkeys(calls_of(name, lesson)))
        asked = (Utterance(text, text, lesson.language, voice, task.rate) for text in texts)
        words = self._clips(asked, spoken)
        gain = task.gains.gain(voice) or 0
        mixed = (call_clip(cache, clip, gain) for clip in words)
        return {BELL: bell_clip(cache), **dict(zip(texts, mixed, strict=True))}

    def _clips(self, asked: Iterable[Utterance], spoken: Recording) -> tuple[Clip, ...]:
        clips = []
        for voiced in self.synthesizer.clips(asked, spoken.units.prepare):
            clips.append(voiced.clip)
            self.asked.add(voiced.clip.key)
            if voiced.fresh:
                self.fresh.add(voiced.clip.key)
        return tuple(clips)
