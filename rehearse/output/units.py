"""A clip as an audio format joins it: made once at its voice's gain, kept, then copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.audio.formats import FORMATS, UNITS, encode_unit
from rehearse.audio.trim import Bounds
from rehearse.core import Speak
from rehearse.core.errors import ClipLost
from rehearse.output.previous_track import Former
from rehearse.voices.cache import unit_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rehearse.core import Clip, Speech, Timed, Timeline
    from rehearse.output.gains import Levels
    from rehearse.voices.cache import Cache


class Units:
    """The units of a track; safe to use from several threads."""

    def __init__(
        self,
        track: Path,
        format: str,  # noqa: A002 - what audio libraries say
        cache: Cache,
        levels: Levels,
        voice_of: Callable[[Speak], str],
    ) -> None:
        """Give units for `track`, which need not be there; `voice_of` tells who says a step."""
        self.grid_ms = FORMATS[format].grid_ms
        self._kind = FORMATS[format].unit
        self._cached = UNITS[self._kind].cached
        self._former = Former(track, cache) if FORMATS[format].plain else None
        self._cache = cache
        self._levels = levels
        self._voice_of = voice_of

    def prepare(self, clip: Clip, speech: Speech, voice: str) -> None:
        """Encode a clip while its sound is at hand, if its gain is known by now."""
        gain = self._levels.gain(voice)
        if gain is not None and self._cached and not self._cache.has_unit(clip, self._kind_at(gain)):
            self._encode(clip, speech, gain)

    def get(self, cue: Timed) -> bytes:
        """Fetch a Speak cue's unit, or make it; raise ClipLost where its clip has gone or is damaged."""
        clip, gain = self._of(cue)
        if self._former is None:
            return self._kept(clip, gain) or self._made(clip, gain)
        name = self._name(clip, gain)
        unit = self._former.unit(name)
        if unit is None:
            unit = self._made(clip, gain)
            self._former.take(name, unit)
        return unit

    def published(self, timeline: Timeline) -> None:
        """Take note that the track is where it belongs by now, with these units in it."""
        if self._former:
            starts = ((self._name(*self._of(cue)), cue.start_ms) for cue in timeline.cues if cue.clip)
            self._former.replaced(timeline.duration_ms, starts)

    def _of(self, cue: Timed) -> tuple[Clip, int]:
        assert cue.clip
        assert isinstance(cue.step, Speak)
        return cue.clip, self._levels.gain(self._voice_of(cue.step)) or 0

    def _kept(self, clip: Clip, gain: int) -> bytes | None:
        return self._cache.unit(clip, self._kind_at(gain)) if self._cached else None

    def _made(self, clip: Clip, gain: int) -> bytes:
        speech = self._cache.speech(clip)
        if speech is None:
            raise ClipLost("a clip has gone from the cache while the track was written; run again")
        return self._encode(clip, speech, gain)

    def _encode(self, clip: Clip, speech: Speech, gain: int) -> bytes:
        unit = encode_unit(self._kind, speech, Bounds(clip.start_ms, clip.duration_ms), gain)
        if self._cached:
            self._cache.put_unit(clip, self._kind_at(gain), unit)
        return unit

    def _kind_at(self, gain: int) -> str:
        return f"{self._kind}{UNITS[self._kind].version}{gain:+d}"

    def _name(self, clip: Clip, gain: int) -> str:
        return unit_name(clip, self._kind_at(gain))
