"""The pace of a speech: the person's or the voice's, the rate that meets the target, and what is learnt of a voice."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from rehearse.core import Speak
from rehearse.core.errors import RehearseError
from rehearse.language.durations import Target, clock
from rehearse.timing.planning import at_pace, plan, unpinned
from rehearse.timing.planning.cutting import plan_cuts
from rehearse.timing.planning.fitting import SLOWEST, SPEED, Fit, Range, solve_pace, speech_ms, stretched
from rehearse.timing.planning.pace import KEPT_MS, person_pace, voice_pace
from rehearse.timing.planning.person import VOICE, parse_pace
from rehearse.timing.planning.pins import is_pinned, lateness_ms, least_rate, on_pins
from rehearse.timing.planning.records import refine, save_record
from rehearse.timing.report.build import build_report
from rehearse.timing.report.judging import with_planned, with_ranges, with_verdict
from rehearse.timing.timeline import lay_out
from rehearse.voices.engines import AUTO_ORDER, ENGINES, candidates
from rehearse.voices.known import known_voice

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from rehearse.app.settings.table import Settings
    from rehearse.core import Breath, Plan, Script, Timeline
    from rehearse.timing.planning.pace import Pace
    from rehearse.timing.planning.person import Pacing
    from rehearse.timing.planning.records import KnownVoice
    from rehearse.timing.report.build import Report
    from rehearse.timing.takes.profiles import Profile

_STEADY = 5
"""Percent: a rate so near the best one is kept from one run to the next, for another would need every clip anew."""

_ENOUGH = 20
"""Sentences that tell how far off an estimate of the whole is: to about a percent."""


def asked_pace(script: Script, settings: Settings) -> Pace:
    """The pace for an estimate without sound: the person's, or the voice's if that is asked for."""
    if pace := _persons_pace(script, settings):
        return pace
    voice = known_voice(_usual_voice(script, settings), script.language)
    return voice_pace(voice, settings.rate)


def fitted(
    script: Script,
    settings: Settings,
    voice: str,
    before: int | None,
    measured: float | Sequence[float] = 1.0,
    exact: Callable[[Plan, int], Plan] | None = None,
) -> tuple[Fit, int | None]:
    """Find the rate and the pauses with which the track takes what the target or the person's pace asks for.

    Where neither does, the voice is left alone, and no time is wanted. `before` is the rate of the run before, if
    there was one: it is kept where it still serves. `measured` is how much longer the voice takes than it is known to,
    where that has shown. `exact` gives a plan the times that the engine itself tells; it is asked for the whole at two
    rates at most.
    """
    known = known_voice(voice, script.language)
    if is_pinned(script):
        return _fitted_to_pins(script, settings, known, before, measured, exact), None
    usual = stretched(plan(script, voice_pace(known, settings.rate)), measured)

    @cache
    def at(rate: int) -> Plan:
        return stretched(at_pace(usual, voice_pace(known, rate)), measured)

    given = settings.origin("rate") != "default"
    pace = None if given and settings.pace is None else _persons_pace(script, settings)
    target = target_of(script, settings)
    if target is None and pace is None:
        alone = at(settings.rate)
        return Fit(exact(alone, settings.rate) if exact else alone, settings.rate, 0), None
    natural = sum(step.planned_ms for step in (usual if pace is None else at_pace(usual, pace)).steps)
    wanted = natural if target is None else _within_reach(natural, target)
    speed = Range(settings.rate, settings.rate) if given else SPEED
    best = solve_pace(at, wanted, speed=speed)
    if before is not None and not given and 0 < abs(before - best.rate) <= _STEADY:
        again = solve_pace(at, wanted, speed=Range(before, before))
        best = best if again.missing_ms else again
    return _told(best, at, exact, wanted, speed) if exact else best, wanted


def _within_reach(natural_ms: int, target: Target) -> int:
    """How long a track is to be: as the target asks, but not so slow that a hall would hear it."""
    return min(max(natural_ms, min(target.low_ms, round(SLOWEST * natural_ms))), target.high_ms)


def _told(
    fit: Fit, at: Callable[[int], Plan], exact: Callable[[Plan, int], Plan], wanted_ms: int, speed: Range
) -> Fit:
    """Fit with the times that the engine tells; at a rate beside the estimated one where the pauses cannot do it.

    A few sentences tell first how far off the estimate is: to ask for all of them twice takes twice as long.
    """

    def known(rate: int) -> Plan:
        return exact(at(rate), rate)

    def better(rate: int, told: Plan, guessed: Plan) -> int:
        """The rate, or another where the pauses cannot make up for how much longer the voice takes than guessed."""
        longer = speech_ms(told) / speech_ms(guessed)

        def likely(rate: int) -> Plan:
            return stretched(at(rate), longer)

        here = solve_pace(likely, wanted_ms, speed=Range(rate, rate))
        return solve_pace(likely, wanted_ms, speed=speed).rate if here.missing_ms else rate

    few = _few(at(fit.rate))
    rate = better(fit.rate, exact(few, fit.rate), few)
    told = solve_pace(known, wanted_ms, speed=Range(rate, rate))
    if told.missing_ms:
        other = better(rate, told.plan, at(rate))
        if other != rate:
            again = solve_pace(known, wanted_ms, speed=Range(other, other))
            return min(told, again, key=lambda one: abs(one.missing_ms))
    return told


def _few(plan: Plan) -> Plan:
    """Every so many-th sentence of a plan."""
    said = [step for step in plan.steps if isinstance(step, Speak)]
    return replace(plan, steps=tuple(said[:: max(1, len(said) // _ENOUGH)]))


def _fitted_to_pins(
    script: Script,
    settings: Settings,
    known: KnownVoice,
    before: int | None,
    measured: float | Sequence[float],
    exact: Callable[[Plan, int], Plan] | None,
) -> Fit:
    """Find the rate with which what is pinned begins when it is due: the person's, or the voice's own, or faster.

    Where the format gives the times, as subtitles do, the voice's own is the slowest.
    """

    @cache
    def free(rate: int) -> Plan:
        usual = unpinned(script, voice_pace(known, rate))
        return exact(usual, rate) if exact else stretched(usual, measured)

    given = settings.origin("rate") != "default"
    own = Fit(free(settings.rate), settings.rate, 0)
    pace = None if script.target_ms else _persons_pace(script, settings)
    if pace and not given:
        natural = sum(step.planned_ms for step in unpinned(script, pace).steps)
        own = solve_pace(free, natural)

    @cache
    def at(rate: int) -> Plan:
        return on_pins(own.plan if rate == own.rate else free(rate))

    rate = own.rate if given else least_rate(at, Range(own.rate, max(own.rate, SPEED.most)))
    if before is not None and not given and 0 < before - rate <= _STEADY:
        rate = before
    return Fit(at(rate), rate, -lateness_ms(at(rate)))


def target_of(script: Script, settings: Settings) -> Target | None:
    """The target: the user's, or the one in the script's format, or its sections' sum; less what is kept back."""
    target = settings.target or _scripts_target(script)
    return target and target.keeping(settings.reserve)


def _scripts_target(script: Script) -> Target | None:
    own = [section.target_ms for section in script.sections]
    whole = script.target_ms or (sum(ms or 0 for ms in own) if all(own) else None)
    return None if whole is None else Target(clock(whole), whole, whole)


def estimate(script: Script, pace: Pace) -> tuple[Report, Plan]:
    """How long the speech takes at a pace, each section with its range, and the plan that says so."""
    planned = plan(script, pace)
    return with_ranges(build_report(lay_out(planned)), planned, pace), planned


def speakers_pace(script: Script, settings: Settings) -> Pace:
    """The pace of the person who is to give the speech; the usual one where only the voice's was asked for."""
    return _persons_pace(script, settings) or person_pace(script)


def judge(report: Report, planned: Plan, settings: Settings) -> Report:
    """Add the verdict where there is a target: by the pace of the person, whatever the report is of.

    `planned` is the report's plan. With the verdict comes a cut plan where the author marked what may be cut.
    """
    script = planned.script
    target = target_of(script, settings)
    if target is None:
        return report
    spoken = report
    if planned.pace != (pace := speakers_pace(script, settings)).words:
        spoken, planned = estimate(script, pace)
    return with_verdict(report, spoken, target, settings.grace_ms, plan_cuts(planned, target.high_ms))


def planned_for_the_speaker(report: Report, script: Script, settings: Settings) -> Report:
    """Tell beside a track's times how long the person is expected to take, as `time` does."""
    pace = _persons_pace(script, settings)
    return with_planned(report, estimate(script, pace)[0]) if pace else report


def learn(timeline: Timeline, fresh: Collection[str], voice: str, rate: int) -> None:
    """Refine what is known of a voice by the clips that it has just made."""
    known = known_voice(voice, timeline.plan.script.language)
    clips: dict[str, tuple[Breath, float]] = {}
    for cue in timeline.cues:
        if isinstance(cue.step, Speak) and cue.clip and not cue.step.breath.speaker:
            sound_ms = (cue.clip.duration_ms - KEPT_MS) / known.stretch(rate)
            clips.setdefault(cue.clip.key, (cue.step.breath, sound_ms))
    if measured := [found for key, found in clips.items() if key in fresh]:
        with suppress(OSError):  # the next run learns it
            save_record(voice, refine(known.record, measured))


def _persons_pace(script: Script, settings: Settings) -> Pace | None:
    """The pace of the person who is to give the speech; None where the voice is to be left alone."""
    try:
        person = parse_pace(settings.pace, script.language)
    except RehearseError:  # it may be a profile's name
        from rehearse.timing.takes.profiles import load_profiles

        person = _profile(script, settings, load_profiles())
    return None if person == VOICE else person_pace(script, person)


def _profile(script: Script, settings: Settings, profiles: Mapping[str, Profile]) -> Pacing:
    """Take the pace as a profile's name; raise RehearseError, saying where it is written, where it is none."""
    known = {name: one.person for name, one in profiles.items() if one.language == script.language}
    try:
        return parse_pace(settings.pace, script.language, known)
    except RehearseError as error:
        if (origin := settings.origin("pace")) not in ("command line", "default"):
            error.path = origin
        if (other := profiles.get(str(settings.pace))) and other.language != script.language:
            own, this = ({"zh": "Chinese", "en": "English"}[one.language] for one in (other, script))
            error.what = f"profile {other.name} was measured in {own}, and this script is in {this}"
            error.do = "measure one for it, or give a number a minute"
        raise


def _usual_voice(script: Script, settings: Settings) -> str:
    """The voice to estimate with where no engine is started."""
    engine = candidates(settings.engine, private=settings.private)[0]
    named = settings.voice_for(engine)
    return (
        named.name if named else ENGINES.get(engine, ENGINES[AUTO_ORDER[0]]).default_voices[script.language]
    )
