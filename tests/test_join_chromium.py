"""Chromium plays joined tracks as planned: exact length, every clip in its place."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import numpy as np
import pytest

from rehearse.audio.formats import FORMATS
from tests.clips import Said, join, place
from tests.decoding import whole
from tests.test_join import lateness

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

DECODE = """async (data) => {
  const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0)).buffer;
  const sound = await new OfflineAudioContext(1, 1, 24000).decodeAudioData(bytes);
  let text = '';
  for (const byte of new Uint8Array(sound.getChannelData(0).buffer)) text += String.fromCharCode(byte);
  return btoa(text);
}"""
"""A file as base64 to its samples as base64: 24 kHz, full scale 1, 32-bit floats."""


@pytest.mark.parametrize("name", FORMATS)
def test_chromium_hears_what_was_planned(chromium: Browser, tmp_path: Path, name: str) -> None:
    """To the sample, in every format: it honours the Info frame, the edit list, the pre-skip and the last granule."""
    said = [
        Said("syllables", 500, "mp3", seed=1),
        Said("hiss", 333, pause_cells=0, seed=2),
        Said("vowel", 700, "mp3", seed=3),
        Said("syllables", 250, seed=4),
    ]
    placed, duration_ms = place(said, name)
    track = join(tmp_path / f"track.{name}", name, placed, duration_ms)
    page = chromium.new_page()
    decoded = page.evaluate(DECODE, base64.b64encode(track.read_bytes()).decode())
    page.close()
    heard = whole(np.frombuffer(base64.b64decode(decoded), "<f4"))
    assert len(heard) == duration_ms * 24
    assert [abs(lateness(heard, clip)) <= 1 for clip in placed] == [True] * len(placed)
