"""From a Plan to its clips: what the cache has is taken, the rest is synthesized, several at a time."""

from __future__ import annotations

from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from rehearse.audio.decode import decode
from rehearse.audio.trim import check_plausible, measure
from rehearse.cache import key_of
from rehearse.errors import AudioError
from rehearse.language.units import effort
from rehearse.model import Clip, Speak, Utterance, Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rehearse.cache import Cache
    from rehearse.engines import Engine
    from rehearse.model import Plan, Speech


_LOOK_UP_S = 0.5
"""On Windows, Ctrl-C does not interrupt a wait; so none is longer than this."""


class Progress(Protocol):
    """Someone who wants to know how far it is."""

    def begin(self, total: int, cached: int) -> None:
        """Take note of how many clips there are, and how many of them the cache has."""

    def advance(self) -> None:
        """Take note that one more clip is there."""


@dataclass(frozen=True, slots=True)
class Voiced:
    """The clips of a plan's Speak steps, in their order."""

    clips: tuple[Clip, ...]
    fresh: frozenset[str]
    """Keys of those that had to be made; a sentence that occurs twice is one clip."""
    cached: int
    """How many were there already."""


def voice(
    plan: Plan, engine: Engine, voices: Mapping[str, str], rate: int, cache: Cache, progress: Progress
) -> Voiced:
    """Get every clip; what was made stays in the cache, whatever happens to the rest.

    `voices` names each speaker's voice; under "" the one of everyone else.
    """
    keyed = [
        (key_of(engine.name, engine.version, utterance), utterance)
        for utterance in _utterances(plan, voices, rate)
    ]
    asked = dict(keyed)
    found = {key: clip for key in asked if (clip := cache.clip(key))}
    missing = {key: utterance for key, utterance in asked.items() if key not in found}
    cached = len(found)
    progress.begin(len(asked), cached)
    for clip in _made(missing, engine, cache):
        found[clip.key] = clip
        progress.advance()
    return Voiced(tuple(found[key] for key, _ in keyed), frozenset(missing), cached)


def _utterances(plan: Plan, voices: Mapping[str, str], rate: int) -> Iterator[Utterance]:
    for step in plan.steps:
        if isinstance(step, Speak):
            name = voices.get(step.sentence.speaker, voices[""])
            yield Utterance(step.sentence.spoken, step.sentence.language, name, rate)


def _made(missing: dict[str, Utterance], engine: Engine, cache: Cache) -> Iterator[Clip]:
    """Make clips as fast as the engine likes, never asking for many more than it works on."""
    pool = ThreadPoolExecutor(max_workers=engine.jobs, thread_name_prefix="voice")
    waiting = iter(missing.items())
    running: set[Future[Clip]] = set()
    try:
        while True:
            for key, utterance in waiting:
                running.add(pool.submit(_make, key, utterance, engine, cache))
                if len(running) >= 2 * engine.jobs:
                    break
            if not running:
                return
            done, running = wait(running, timeout=_LOOK_UP_S, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()
    finally:
        # Those under way end by themselves, or when the engine is closed, which comes next.
        pool.shutdown(wait=False, cancel_futures=True)


def _make(key: str, utterance: Utterance, engine: Engine, cache: Cache) -> Clip:
    try:
        speech = engine.synthesize(utterance)
        clip = measured(key, speech, utterance)
    except AudioError:  # a service may break off once; a voice that has nothing to say does so again
        speech = engine.synthesize(utterance)
        try:
            clip = measured(key, speech, utterance)
        except AudioError as error:
            shown = utterance.text[:20] + "…" * (len(utterance.text) > 20)
            raise AudioError(f"at “{shown}”: {error}") from None
    return cache.put(clip, speech)


def measured(key: str, speech: Speech, utterance: Utterance) -> Clip:
    """Find where the speech begins and ends in what an engine said; raise AudioError if it cannot be all of it."""
    bounds = measure(decode(speech))
    syllables = round(effort(utterance.text, utterance.language).syllables)
    check_plausible(bounds.duration_ms, syllables, utterance.rate)
    return Clip(key, bounds.start_ms, bounds.duration_ms, tuple(_shifted(speech.words, bounds.start_ms)))


def _shifted(words: tuple[Word, ...], by: int) -> Iterator[Word]:
    for word in words:
        yield Word(word.text, max(0, word.start_ms - by), max(0, word.end_ms - by))
