"""From utterances to their clips: from the cache where it has them, else synthesized, several at a time."""

from __future__ import annotations

import os
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, TypeAlias

from xxhash import xxh3_64_hexdigest

from rehearse.audio.decode import at_our_rate, decode_speech
from rehearse.audio.formats import grid_of
from rehearse.audio.loudness import power, true_peak_dbtp
from rehearse.audio.trim import all_of, check_plausible, speech_bounds
from rehearse.core import Clip, Speak, Utterance, Word, Words
from rehearse.core.errors import AudioError, EngineError, RehearseError
from rehearse.language.effort import effort
from rehearse.voices.cache import key_of
from rehearse.voices.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from rehearse.core import Breath, Plan, Reading, Speech
    from rehearse.voices.cache import Cache
    from rehearse.voices.engines import Engine

OnMade: TypeAlias = "Callable[[Clip, Speech, Utterance], None]"
"""Called with each clip that was made, in the thread that made it."""

_LOOK_UP_S = 0.5
"""On Windows, Ctrl-C does not interrupt a wait; so none is longer than this."""


@dataclass(frozen=True, slots=True)
class Voiced:
    """A clip, and whether it had to be made."""

    clip: Clip
    utterance: Utterance
    fresh: bool


def utterances(plan: Plan, voices: Mapping[str, str], rate: int) -> Iterator[Utterance]:
    """Give what is to be said for each Speak step; `voices` names each speaker's voice, under "" everyone else's."""
    sentences = plan.script.sentences
    for step in plan.steps:
        if isinstance(step, Speak):
            said = step.breath
            voice = voices.get(said.speaker, voices[""])
            readings = tuple(_readings(said, sentences[said.sentence].readings or ()))
            yield Utterance(said.spoken, said.said, said.language, voice, rate, readings)


def _readings(breath: Breath, found: Iterable[Reading]) -> Iterator[Reading]:
    """Give the readings of whole words of a breath that are told character by character, by places as it is spoken."""
    blocks = SequenceMatcher(None, breath.text, breath.spoken, autojunk=False).get_opcodes() if found else ()
    places = {
        start + at: first + at
        for _, start, end, first, last in blocks
        if end - start == last - first
        for at in range(end - start)
    }
    for reading in found:
        start, end = breath.within(reading.span)
        span = places.get(start, -1), places.get(end - 1, -1) + 1
        if end - start == span[1] - span[0] == len(reading.pinyin) > 0 <= span[0]:
            yield replace(reading, span=span)


@dataclass(frozen=True, slots=True)
class Synthesizer:
    """Gets clips, from the cache or from the engine."""

    engine: Engine
    cache: Cache
    progress: Progress = field(default_factory=Progress)
    jobs: int | None = None
    """How many utterances the engine is asked for at once; None for as many as it likes."""

    def clips(self, asked: Iterable[Utterance], on_made: OnMade = lambda *_: None) -> Iterator[Voiced]:
        """Get the clip of every utterance, in their order, each as soon as it is there.

        What was made stays in the cache, whatever happens to the rest; `on_made` is called for each clip that was made.
        """
        engine = self.engine
        keyed = [(key_of(engine.name, engine.version, utterance), utterance) for utterance in asked]
        different = dict(keyed)
        found = {key: clip for key in different if (clip := self.cache.clip(key))}
        missing = {key: utterance for key, utterance in different.items() if key not in found}
        self.progress.speak(len(different), len(found))
        made = self._made(missing, on_made)
        for key, utterance in keyed:
            while key not in found:
                clip = next(made)
                found[clip.key] = clip
                self.progress.advance()
            yield Voiced(found[key], utterance, key in missing)

    def _made(self, missing: dict[str, Utterance], on_made: OnMade) -> Iterator[Clip]:
        """Make clips as fast as the engine likes, never asking for many more than it works on.

        What an engine has said is measured and encoded while it says the next.
        """
        jobs = self.jobs or self.engine.jobs
        workers = jobs + (os.cpu_count() or 1)
        pool = ThreadPoolExecutor(max_workers=workers, thread_name_prefix="voice")
        turns = BoundedSemaphore(jobs)
        waiting = iter(missing.items())
        running: set[Future[Clip]] = set()
        try:
            while True:
                for key, utterance in waiting:
                    running.add(pool.submit(self._make, key, utterance, turns, on_made))
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

    def _make(self, key: str, utterance: Utterance, turns: BoundedSemaphore, on_made: OnMade) -> Clip:
        try:
            speech = self._ask(utterance, turns)
            clip = measured_clip(key, speech, utterance)
        except AudioError:  # a service may break off once; a voice that has nothing to say does so again
            speech = self._ask(utterance, turns)
            try:
                clip = measured_clip(key, speech, utterance)
            except AudioError as error:
                shown = utterance.text[:20] + "…" * (len(utterance.text) > 20)
                raise AudioError(f"at “{shown}”: {error.what}", error.do) from None
        kept = self.cache.put(clip, speech)
        if kept == clip:  # another run's may be other sound
            on_made(clip, speech, utterance)
        return kept

    def _ask(self, utterance: Utterance, turns: BoundedSemaphore) -> Speech:
        with turns:
            try:
                speech = self.engine.synthesize(utterance)
            except RehearseError:
                raise
            except Exception as error:  # another package's may raise anything; its words may quote the script
                raise EngineError(
                    f"engine {self.engine.name} failed ({type(error).__name__})", "mend it, or choose another"
                ) from error
        return at_our_rate(speech)


def measured_clip(key: str, speech: Speech, utterance: Utterance) -> Clip:
    """Find where the speech begins and ends in what an engine said; raise AudioError if it cannot be all of it."""
    samples = decode_speech(speech)
    bounds = all_of(samples) if speech.cut else speech_bounds(samples, grid_of(speech))
    syllables = round(effort(utterance.said, utterance.language).syllables)
    check_plausible(bounds.duration_ms, syllables, utterance.rate)
    start, heard, sound = bounds.start_ms, samples[bounds.samples], xxh3_64_hexdigest(speech.data)
    words = Words.of(
        Word(word.text, max(0, word.start_ms - start), max(0, word.end_ms - start)) for word in speech.words
    )
    return Clip(key, start, bounds.duration_ms, words, sound, power(heard), true_peak_dbtp(heard))
