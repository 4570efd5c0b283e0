"""Where the page's sound comes from: from inside the page where it is small, else from the file beside it."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from rehearse.output.exports.page.phone_sound import phone_sound

if TYPE_CHECKING:
    from rehearse.output.exports import Rehearsal

SMALL = 4_000_000
"""Bytes up to which "auto" embeds the sound: at 48 kbit/s eleven minutes, which any messenger still sends."""

TYPES = {
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".m4b": "audio/mp4",
    ".wav": "audio/wav",
    ".flac": "audio/flac",
    ".opus": "audio/ogg",
    ".ogg": "audio/ogg",
}
"""Suffix -> media type."""


@dataclass(frozen=True, slots=True)
class AudioSource:
    """What an audio element plays."""

    url: str
    """Relative to the page, or the sound itself."""
    embedded: bool
    file: str
    """The file's name."""
    mark: str = ""
    """Of a sound that the next run may take over: what it was made from, and its checksum."""


def small_source(rehearsal: Rehearsal) -> AudioSource | None:
    """Put the sound into the page, whatever its length, small enough to be sent; None for one without a track."""
    if not rehearsal.track:
        return None
    sound, mark = phone_sound(rehearsal)
    return AudioSource(f"data:{TYPES['.mp3']};base64,{sound}", True, rehearsal.track, mark)


def audio_source(rehearsal: Rehearsal) -> AudioSource | None:
    """Where the sound comes from; None for a rehearsal without a track."""
    if not rehearsal.track:
        return None
    path = rehearsal.folder / rehearsal.track
    small = rehearsal.embed == "auto" and path.stat().st_size <= SMALL
    if rehearsal.embed == "always" or small:
        kind = TYPES.get(PurePosixPath(rehearsal.track).suffix.lower(), "audio/mpeg")
        return AudioSource(
            f"data:{kind};base64,{b64encode(path.read_bytes()).decode()}", True, rehearsal.track
        )
    return AudioSource(quote(rehearsal.track), False, rehearsal.track)
