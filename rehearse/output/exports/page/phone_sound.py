"""The sound of the phone's page: encoded small, or taken from the page of the run before where it is the same."""

from __future__ import annotations

import re
from base64 import b64encode
from contextlib import suppress
from typing import TYPE_CHECKING

from xxhash import xxh3_64_hexdigest as checksum

from rehearse.audio.small import BITS, small_mp3

if TYPE_CHECKING:
    from pathlib import Path

    from rehearse.output.exports import Rehearsal

NAME = "rehearse-phone.html"

_KEPT = r'src="data:audio/mpeg;base64,([\w+/=]+)" data-file="[^"]*" data-sound="([0-9a-f]+)-([0-9a-f]+)"'


def phone_sound(rehearsal: Rehearsal) -> tuple[str, str]:
    """Give the sound as base64, and its mark for the next run: what it was made from, and its checksum."""
    made_from = _made_from(rehearsal)
    sound = _kept(rehearsal.result / NAME, made_from) if rehearsal.result else None
    if sound is None:
        sound = b64encode(small_mp3(rehearsal.folder / rehearsal.track)).decode()
    return sound, f"{made_from}-{checksum(sound.encode())}"


def _made_from(rehearsal: Rehearsal) -> str:
    """Name all that the sound depends on: every clip with its place, how loud it is made, and the small encoding."""
    cues = [
        (cue.start_ms, cue.end_ms, cue.clip.fingerprint, cue.clip.start_ms)
        for cue in rehearsal.timeline.cues
        if cue.clip
    ]
    loudness = rehearsal.report.loudness
    gains = loudness.gains if loudness else ()
    return checksum(repr((cues, rehearsal.timeline.duration_ms, gains, rehearsal.track, BITS)).encode())


def _kept(page: Path, made_from: str) -> str | None:
    """Take the sound out of a page; None where it is another's, or not whole."""
    with suppress(OSError, ValueError):
        found = re.search(_KEPT, page.read_text(encoding="utf-8"))
        if found and found[2] == made_from and found[3] == checksum(found[1].encode()):
            return found[1]
    return None
