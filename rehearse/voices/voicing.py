"""From utterances to their clips: what the cache has is taken, the rest is synthesized, several at a time."""

from __future__ import annotations

import os
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Protocol

from xxhash import xxh3_64_hexdigest

from rehearse.audio.decode import at_our_rate, decode
from rehearse.audio.formats import grid_of
from rehearse.audio.loudness import power, true_peak_dbtp
from rehearse.audio.trim import check_plausible, measure
from rehearse.core import Clip, Speak, Utterance, Word, Words
from rehearse.core.errors import AudioError, EngineError, RehearseError
from rehearse.language.effort import effort
from rehearse.voices.cache import key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from rehearse.core import Plan, Speech
    from rehearse.voices.cache import Cache
    from rehearse.voices.engines import Engine


_LOOK_UP_S = 0.5
"""On Windows, Ctrl-C does not interrupt a wait; so none is longer than this."""


class Progress(Protocol):
    """Someone who wants to know how far it is."""

    def begin(self, total: int, cached: int) -> None:
        """Take note of how many clips there are, and how many of them the cache has."""

    def write(self, total: int) -> None:
        """Take note that all are there, and how many are now written into the track."""

    def advance(self) -> None:
        """Take note that one more clip is there, or written."""


@dataclass(frozen=True, slots=True)
class Voiced:
    """A clip, and whether it had to be made."""

    clip: Clip
    utterance: Utterance
    fresh: bool


def utterances(plan: Plan, voices: Mapping[str, str], rate: int) -> list[Utterance]:
    """Tell what is to be said for each Speak step; `voices` names each speaker's voice, under "" everyone else's."""
    return [
        Utterance(
            step.breath.spoken,
            step.breath.language,
            voices.get(step.breath.speaker, voices[""]),
            rate,
        )
        for step in plan.steps
        if isinstance(step, Speak)
    ]


def voice(
    asked: Sequence[Utterance],
    engine: Engine,
    cache: Cache,
    progress: Progress,
    *,
    jobs: int | None = None,
    also: Callable[[Clip, Speech, Utterance], None] = lambda *_: None,
) -> Iterator[Voiced]:
    """Get the clip of every utterance, in their order, each as soon as it is there.

    What was made stays in the cache, whatever happens to the rest. `jobs` is how many utterances the engine is asked
    for at once, if not as many as it likes. `also` is done with each clip that was made, in the thread that made it.
    """
    keyed = [(key_of(engine.name, engine.version, utterance), utterance) for utterance in asked]
    different = dict(keyed)
    found = {key: clip for key in different if (clip := cache.clip(key))}
    missing = {key: utterance for key, utterance in different.items() if key not in found}
    progress.begin(len(different), len(found))
    made = _made(missing, engine, cache, jobs or engine.jobs, also)
    for key, utterance in keyed:
        while key not in found:
            clip = next(made)
            found[clip.key] = clip
            progress.advance()
        yield Voiced(found[key], utterance, key in missing)


def _made(
    missing: dict[str, Utterance],
    engine: Engine,
    cache: Cache,
    jobs: int,
    also: Callable[[Clip, Speech, Utterance], None],
) -> Iterator[Clip]:
    """Make clips as fast as the engine likes, never asking for many more than it works on.

    What an engine has said is measured and encoded while it says the next.
    """
    workers = jobs + (os.cpu_count() or 1)
    pool = ThreadPoolExecutor(max_workers=workers, thread_name_prefix="voice")
    turns = BoundedSemaphore(jobs)

    def ask(utterance: Utterance) -> Speech:
        with turns:
            try:
                speech = engine.synthesize(utterance)
            except RehearseError:
                raise
            except Exception as error:  # another package's may raise anything; its words may quote the script
                raise EngineError(
                    f"engine {engine.name} failed ({type(error).__name__}); mend it, or choose another"
                ) from error
        return at_our_rate(speech)

    waiting = iter(missing.items())
    running: set[Future[Clip]] = set()
    try:
        while True:
            for key, utterance in waiting:
                running.add(pool.submit(_make, key, utterance, ask, cache, also))
                if len(running) >= workers:
                    break
            if not running:
                return
            done, running = wait(running, timeout=_LOOK_UP_S, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()
    finally:
        # Those under way end by themselves, or when the engine is closed, which comes next.
        pool.shutdown(wait=False, cancel_futures=True)


def _make(
    key: str,
    utterance: Utterance,
    ask: Callable[[Utterance], Speech],
    cache: Cache,
    also: Callable[[Clip, Speech, Utterance], None],
) -> Clip:
    try:
        speech = ask(utterance)
        clip = measured(key, speech, utterance)
    except AudioError:  # a service may break off once; a voice that has nothing to say does so again
        speech = ask(utterance)
        try:
            clip = measured(key, speech, utterance)
        except AudioError as error:
            shown = utterance.text[:20] + "…" * (len(utterance.text) > 20)
            raise AudioError(f"at “{shown}”: {error}") from None
    kept = cache.put(clip, speech)
    if kept == clip:  # another run's may be other sound
        also(clip, speech, utterance)
    return kept


def measured(key: str, speech: Speech, utterance: Utterance) -> Clip:
    """Find where the speech begins and ends in what an engine said; raise AudioError if it cannot be all of it."""
    samples = decode(speech)
    bounds = measure(samples, grid_of(speech))
    syllables = round(effort(utterance.text, utterance.language).syllables)
    check_plausible(bounds.duration_ms, syllables, utterance.rate)
    heard = samples[bounds.samples]
    return Clip(
        key,
        bounds.start_ms,
        bounds.duration_ms,
        Words.of(_shifted(speech.words, bounds.start_ms)),
        xxh3_64_hexdigest(speech.data),
        power(heard),
        true_peak_dbtp(heard),
    )


def _shifted(words: tuple[Word, ...], by: int) -> Iterator[Word]:
    for word in words:
        yield Word(word.text, max(0, word.start_ms - by), max(0, word.end_ms - by))
