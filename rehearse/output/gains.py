"""The gain of each voice: chosen once for a project, and kept.

A gain that moved with every edit would make every clip anew; so it is found from a voice's first minute, and from then
on it stays, as long as the track is within what anyone hears as equally loud.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from math import inf, isfinite
from typing import TYPE_CHECKING

import numpy as np

from rehearse.audio import STEP_DB
from rehearse.audio.loudness import MOST_DBTP, gain_for, integrated_lufs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rehearse.core import Clip

_BASIS_MS = 60_000
"""Of a voice's speech, from which its gain is found."""

_NEAR_LU = 2.0
"""A gain of the run before is kept where the track comes out as near as this."""


_PAUSE = (0.0,) * 5
"""Half a second behind each clip, in blocks of 100 ms: what is measured is half speech, half pause there, as in the
track, where it makes speech some tenths of a LU softer."""


class Gains:
    """The gain of each voice, in steps of STEP_DB; heard in the plan's order, clips give the same ones every time."""

    def __init__(self, target_lufs: float | None, before: Mapping[str, int]) -> None:
        """Aim at a loudness, or with None leave voices as they are; `before` holds the gains of the run before."""
        self.target_lufs = target_lufs
        self._gains = {} if target_lufs is None else dict(before)
        self._power: dict[str, array[float]] = defaultdict(lambda: array("f"))
        self._basis: dict[str, tuple[int, int]] = {}
        self._peaks: dict[str, float] = defaultdict(lambda: -70.0)

    def hear(self, voice: str, clip: Clip) -> None:
        """Take a clip into account."""
        ms, _ = self._basis.get(voice, (0, 0))
        self._power[voice].extend(clip.power)
        self._power[voice].extend(_PAUSE)
        self._peaks[voice] = max(self._peaks[voice], clip.peak_dbtp)
        if ms < _BASIS_MS:
            self._basis[voice] = (ms + clip.duration_ms, len(self._power[voice]))
        elif voice not in self._gains and self.target_lufs is not None:
            self._gains[voice] = self._found(voice)

    def gain(self, voice: str) -> int | None:
        """A voice's gain; None where it is not known yet."""
        return 0 if self.target_lufs is None else self._gains.get(voice)

    def known_for(self, voices: Iterable[str]) -> bool:
        """True where all of these have their gain by now."""
        return all(self.gain(voice) is not None for voice in voices)

    def close(self) -> None:
        """Fix every gain, now that all is heard; one that misses the target or would clip is chosen anew."""
        if self.target_lufs is None:
            return
        for voice, power in self._power.items():
            gain = self._gains.get(voice)
            if gain is None or abs(integrated_lufs(power) + gain * STEP_DB - self.target_lufs) > _NEAR_LU:
                gain = self._found(voice)
            while self._peaks[voice] + gain * STEP_DB > MOST_DBTP:
                gain -= 1
            self._gains[voice] = gain

    def shortfall(self) -> str:
        """A note that the peaks keep the speech softer than the target; empty where the target is met, or nearly."""
        lufs = self.lufs()
        if self.target_lufs is None or not isfinite(lufs) or self.target_lufs - lufs <= _NEAR_LU:
            return ""
        return (
            f"note: the speech comes to {lufs:.1f} LUFS, not {self.target_lufs:g}: made louder, its peaks would pass "
            f"{MOST_DBTP:g} dBTP"
        )

    def chosen(self) -> dict[str, int]:
        """Voice -> gain of the voices that were heard."""
        return {voice: self.gain(voice) or 0 for voice in self._power}

    def lufs(self) -> float:
        """The loudness of all that was heard, gains included; -inf where it is too little to measure."""
        louder = [
            np.asarray(power, np.float32) * np.float32(10 ** ((self.gain(voice) or 0) * STEP_DB / 10))
            for voice, power in self._power.items()
        ]
        return integrated_lufs(np.concatenate(louder)) if louder else -inf

    def peak_dbtp(self) -> float:
        """The true peak of all that was heard, gains included."""
        return max(
            (peak + (self.gain(voice) or 0) * STEP_DB for voice, peak in self._peaks.items()), default=-70.0
        )

    def _found(self, voice: str) -> int:
        assert self.target_lufs is not None
        basis = self._power[voice][: self._basis[voice][1]]
        return gain_for(integrated_lufs(basis), self._peaks[voice], self.target_lufs)
