"""Units, which are clips as an audio format joins them: encoded once at the voice's gain, cached, then copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xxhash import xxh3_64_intdigest as checksum

from rehearse.audio.formats import FORMATS, UNITS, encode_unit
from rehearse.audio.pcm.wav import BYTES_PER_MS
from rehearse.audio.trim import Bounds
from rehearse.core import Speak
from rehearse.core.errors import ClipLost
from rehearse.output.manifest import UnitPlace
from rehearse.voices.cache import unit_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rehearse.core import Clip, Speech, Timed, Timeline, Utterance
    from rehearse.output.gains import Gains
    from rehearse.voices.cache import Cache


class Units:
    """The units of a track; safe to use from several threads."""

    def __init__(
        self,
        format: str,  # noqa: A002 - what audio libraries say
        cache: Cache,
        gains: Gains,
        voice_of: Callable[[Speak], str],
        copied: Callable[[str], bytes | None],
    ) -> None:
        """Give units for a track in `format`.

        `voice_of` gives a step's voice; `copied` gives a unit by its name, if it stands in the previous track.
        """
        self.format = format
        self.grid_ms = FORMATS[format].grid_ms
        self._kind = FORMATS[format].unit
        self._cached = UNITS[self._kind].cached
        self._cache = cache
        self._gains = gains
        self._voice_of = voice_of
        self._copied = copied
        self._seals: dict[str, tuple[int, int]] = {}
        """Name of each unit that was given -> its size and checksum, for the next run to copy it by."""

    def prepare(self, clip: Clip, speech: Speech, utterance: Utterance) -> None:
        """Encode a clip while its sound is at hand, if its gain is known by now."""
        gain = self._gains.gain(utterance.voice)
        if gain is not None and self._cached and not self._cache.has_unit(clip, self._kind_at(gain)):
            self._encode(clip, speech, gain)

    def get(self, cue: Timed) -> bytes:
        """The unit of a cue with a clip, cached or made; raise ClipLost where its clip has gone or is damaged."""
        clip, kind, gain = self._of(cue)
        name = unit_name(clip, kind)
        kept = self._cache.unit(clip, kind) if self._cached else self._copied(name)
        unit = kept or self._made(clip, gain)
        if FORMATS[self.format].plain:
            self._seals[name] = len(unit), checksum(unit)
        return unit

    def places(self, timeline: Timeline, track: Path) -> dict[str, UnitPlace]:
        """Where each unit stands in the track that was written; empty if none can be copied from it."""
        if not self._seals:
            return {}
        begin = track.stat().st_size - timeline.duration_ms * BYTES_PER_MS  # with its sound, a WAV file ends
        starts = {unit_name(*self._of(cue)[:2]): cue.start_ms for cue in timeline.cues if cue.clip}
        return {name: UnitPlace(begin + ms * BYTES_PER_MS, *self._seals[name]) for name, ms in starts.items()}

    def _of(self, cue: Timed) -> tuple[Clip, str, int]:
        assert cue.clip
        gain = None  # a bell is as loud as it was made
        if isinstance(cue.step, Speak):
            gain = self._gains.gain(self._voice_of(cue.step))
        return cue.clip, self._kind_at(gain or 0), gain or 0

    def _made(self, clip: Clip, gain: int) -> bytes:
        speech = self._cache.speech(clip)
        if speech is None:
            raise ClipLost("a clip has gone from the cache while the track was written", "run again")
        return self._encode(clip, speech, gain)

    def _encode(self, clip: Clip, speech: Speech, gain: int) -> bytes:
        unit = encode_unit(self._kind, speech, Bounds(clip.start_ms, clip.duration_ms), gain)
        if self._cached:
            self._cache.put_unit(clip, self._kind_at(gain), unit)
        return unit

    def _kind_at(self, gain: int) -> str:
        return f"{self._kind}{UNITS[self._kind].version}{gain:+d}"
