"""The bell and what is called, as clips in the cache: a format joins them like any other."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from xxhash import xxh3_64_hexdigest

from rehearse.audio import SAMPLE_RATE, SAMPLES_PER_MS, STEP_DB
from rehearse.audio.bell import VERSION, bell, with_bell
from rehearse.audio.decode import decode_speech
from rehearse.audio.trim import Bounds, cut
from rehearse.core import Clip, Speech
from rehearse.core.errors import ClipLost

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from rehearse.voices.cache import Cache


def bell_clip(cache: Cache) -> Clip:
    """The bell alone."""
    key = _key("bell")
    return cache.clip(key) or _kept(cache, key, bell())


def call_clip(cache: Cache, words: Clip, gain: int) -> Clip:
    """The bell, and words behind it, louder by `gain` steps; raise ClipLost where the words have gone."""
    key = _key("call", words.key, words.fingerprint, str(gain))
    if found := cache.clip(key):
        return found
    speech = cache.speech(words)
    if speech is None:
        raise ClipLost("a clip has gone from the cache while the track was written", "run again")
    bounds = Bounds(words.start_ms, words.duration_ms)
    return _kept(cache, key, with_bell(cut(decode_speech(speech), bounds, gain * STEP_DB)))


def _key(*parts: str) -> str:
    return sha256("\n".join([f"bell {VERSION}", *parts]).encode()).hexdigest()


def _kept(cache: Cache, key: str, samples: npt.NDArray[np.int16]) -> Clip:
    data = samples.astype("<i2", copy=False).tobytes()
    clip = Clip(key, 0, len(samples) // SAMPLES_PER_MS, fingerprint=xxh3_64_hexdigest(data))
    return cache.put(clip, Speech(data, "pcm", SAMPLE_RATE, cut=True))
