"""A clip as an audio format joins it: encoded once at its voice's gain, kept in the cache, then copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.audio.formats import FORMATS, UNIT_VERSION, UNITS, encode_unit
from rehearse.audio.trim import Bounds
from rehearse.errors import ClipLost

if TYPE_CHECKING:
    from rehearse.cache import Cache
    from rehearse.levels import Levels
    from rehearse.model import Clip, Speech


class Units:
    """The units of a format; safe to use from several threads."""

    def __init__(self, format: str, cache: Cache, levels: Levels) -> None:  # noqa: A002 - what audio libraries say
        self.grid_ms = FORMATS[format].grid_ms
        self._kind = FORMATS[format].unit
        self._at_once_from = UNITS[self._kind].at_once_from
        self._cache = cache
        self._levels = levels

    def prepare(self, clip: Clip, speech: Speech, voice: str) -> None:
        """Encode a clip while its sound is at hand, if its gain is known by now."""
        gain = self._levels.gain(voice)
        if gain is not None and self._keeps(speech) and not self._cache.has_unit(clip, self._name(gain)):
            self._encode(clip, speech, gain)

    def get(self, clip: Clip, voice: str) -> bytes:
        """Fetch a clip's unit, or make it; raise ClipLost where the clip itself has gone or is damaged."""
        gain = self._levels.gain(voice) or 0
        if unit := self._cache.unit(clip, self._name(gain)):
            return unit
        speech = self._cache.speech(clip)
        if speech is None:
            raise ClipLost("a clip has gone from the cache while the track was written; run again")
        return self._encode(clip, speech, gain)

    def _encode(self, clip: Clip, speech: Speech, gain: int) -> bytes:
        unit = encode_unit(self._kind, speech, Bounds(clip.start_ms, clip.duration_ms), gain)
        if self._keeps(speech):
            self._cache.put_unit(clip, self._name(gain), unit)
        return unit

    def _keeps(self, speech: Speech) -> bool:
        return speech.codec != self._at_once_from

    def _name(self, gain: int) -> str:
        return f"{self._kind}{UNIT_VERSION[self._kind]}{gain:+d}"
