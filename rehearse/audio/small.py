"""A track once more, as small as speech may be: for a page that is sent with its sound inside."""

from __future__ import annotations

from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING

from rehearse.audio import SAMPLE_RATE
from rehearse.core.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path

BITS = 24_000
"""A second: eighteen minutes are 3.2 MB, 4.3 MB as text in a page; every phone plays it, and one hears every tone."""

_QUALITY = "7"
"""Of LAME's scale from 0, best, to 9: what tracks are made with."""


def small_mp3(track: Path) -> bytes:
    """Encode a track of any format as a small mono MP3; its header tells players the delay, so that times stay exact.

    Raises OutputError where the track cannot be read.
    """
    import av

    made = BytesIO()
    try:
        with (
            av.open(str(track)) as source,
            av.open(made, "w", "mp3", options={"fflags": "+bitexact"}) as target,
        ):
            stream = target.add_stream("libmp3lame", rate=SAMPLE_RATE, layout="mono", bit_rate=BITS)
            stream.options = {"compression_level": _QUALITY}
            resampler = av.AudioResampler("s16p", "mono", SAMPLE_RATE)
            for frame in chain(source.decode(audio=0), (None,)):
                for part in resampler.resample(frame):
                    part.pts = None
                    target.mux(stream.encode(part))
            target.mux(stream.encode(None))
    except av.FFmpegError as error:
        raise OutputError(f"{track.name} cannot be read again for the phone's page", str(error)) from error
    return made.getvalue()
