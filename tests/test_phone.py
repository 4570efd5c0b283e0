"""Tests of the page for a phone: one small file that plays by itself; and of how large a voice's m4a is."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from rehearse.app.request import Request
from rehearse.app.verbs import make
from rehearse.audio.small import BITS
from rehearse.output.exports import render_export
from tests.browser import SPEECH, cues, first, made, wait
from tests.page_parts import rehearsal_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser import Open

MOST_BYTES = 6_000_000
"""What 18 minutes may take."""
OF_PAGE = 300_000
"""Of which so much is text, style and script of a page so long."""


def test_it_plays_when_it_arrives_alone(open_page: Open, tmp_path: Path) -> None:
    """Taken to a folder of its own the phone's page plays, at the track's times, and is small enough for a chat."""
    path = made(tmp_path, export=("phone",), embed="never").with_name("rehearse-phone.html")
    (tmp_path / "chat").mkdir()
    alone = tmp_path / "chat" / "rehearse-phone.html"
    shutil.copy(path, alone)
    steps = cues(path)
    duration = steps[-1]["end_ms"]
    assert path.stat().st_size < OF_PAGE + duration / 1000 * BITS / 8 * 4 / 3 + 2000
    assert 18 * 60 * BITS / 8 * 4 / 3 + OF_PAGE < MOST_BYTES
    page = open_page(alone, viewport={"width": 360, "height": 740})
    wait(page, f"Math.abs(audio.duration * 1000 - {duration}) < 2")
    index = first(path, "38本书")
    page.click(f".s[data-i='{index}']")
    page.click("#play")
    wait(page, f"document.querySelector('.s.now')?.dataset.i === '{index}' && !audio.paused")


def test_it_says_so_where_there_is_no_sound(tmp_path: Path) -> None:
    """A page without a track says so."""
    assert "本页没有声音" in b"".join(render_export("phone", rehearsal_of(tmp_path, "大家好"))).decode()


@pytest.mark.slow
def test_an_m4a_is_no_larger_than_the_mp3(tmp_path: Path) -> None:
    """Of the same voice, the m4a takes no more than the mp3."""
    script = tmp_path / "a.md"
    script.write_text(SPEECH, encoding="utf-8")
    sizes = [
        make(Request(script, tmp_path / kind, engine="espeak", export=("none",), format=kind))
        .track.stat()
        .st_size
        for kind in ("m4a", "mp3")
    ]
    assert sizes == sorted(sizes)
