"""Chromium plays joined tracks as planned: exact length, every clip in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rehearse.audio.formats import FORMATS
from tests.chromium_audio import by_chromium
from tests.clips import Said, join, place
from tests.decoding import whole
from tests.test_join import lateness

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", FORMATS)
def test_chromium_hears_what_was_planned(tmp_path: Path, name: str) -> None:
    """To the sample, in every format: it honours the Info frame, the edit list, the pre-skip and the last granule."""
    said = [
        Said("syllables", 500, "mp3", seed=1),
        Said("hiss", 333, pause_cells=0, seed=2),
        Said("vowel", 700, "mp3", seed=3),
        Said("syllables", 250, seed=4),
    ]
    placed, duration_ms = place(said, name)
    heard = whole(by_chromium(join(tmp_path / f"track.{name}", name, placed, duration_ms), tmp_path))
    assert len(heard) == duration_ms * 24
    assert [abs(lateness(heard, clip)) <= 1 for clip in placed] == [True] * len(placed)
