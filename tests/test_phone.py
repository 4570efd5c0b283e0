"""Tests of the page for a phone: one small file that plays by itself; and of how large a voice's m4a is."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from rehearse.app.request import Request
from rehearse.app.verbs import make
from rehearse.audio.small import BITS, small_mp3
from rehearse.output.exports import render_export
from tests import heavy
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


@heavy
@pytest.mark.slow
def test_the_sound_is_kept_where_it_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another make takes it from the page that is there; a changed sentence or a damaged page has it encoded anew."""
    encoded: list[Path] = []

    def counting(track: Path) -> bytes:
        encoded.append(track)
        return small_mp3(track)

    monkeypatch.setattr("rehearse.output.exports.page.phone_sound.small_mp3", counting)
    page = made(tmp_path, export=("phone",)).with_name("rehearse-phone.html")
    before = page.read_bytes()
    made(tmp_path, export=("phone",), title="另一个标题")
    assert len(encoded) == 1
    assert sound_of(page.read_bytes()) == sound_of(before)
    page.write_bytes(before.replace(b"base64,", b"base64,AAAA"))
    made(tmp_path, export=("phone",))
    assert len(encoded) == 2
    assert page.read_bytes() == before
    made(tmp_path, SPEECH.replace("再上一层楼", "再登一层楼"), export=("phone",))
    assert len(encoded) == 3
    made(tmp_path, SPEECH.replace("再上一层楼", "再登一层楼"), export=("phone",), loudness=-23.0)
    assert len(encoded) == 4


def sound_of(page: bytes) -> bytes:
    """Cut the sound out of a page."""
    return page.partition(b"base64,")[2].partition(b'"')[0]


def test_it_says_so_where_there_is_no_sound(tmp_path: Path) -> None:
    """A page without a track says so."""
    assert "本页没有声音" in b"".join(render_export("phone", rehearsal_of(tmp_path, "大家好"))).decode()


@heavy
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
