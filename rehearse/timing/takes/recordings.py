"""A recording that the user gives, of any format, as samples."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import av
import numpy as np

from rehearse.core.errors import AudioError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import numpy.typing as npt

RATE = 16_000
"""Samples a second: enough for all of speech that is loud."""


def pieces(path: Path) -> Iterator[npt.NDArray[np.float32]]:
    """Decode a recording second by second: channels × samples at RATE, full scale 1.

    Raise AudioError where there is no sound to be had.
    """
    try:
        # The file and not its name, which FFmpeg may take for a protocol's: a:b.wav
        with path.open("rb") as file, av.open(file, "r") as container:
            if not container.streams.audio:
                raise AudioError(
                    "there is no sound in it", "give a recording, such as m4a, mp3 or wav", path=path
                )
            resampler = av.AudioResampler(format="fltp", rate=RATE, frame_size=RATE)
            for frame in chain(container.decode(audio=0), [None]):
                for piece in resampler.resample(frame):
                    yield piece.to_ndarray().astype(np.float32, copy=False)
    except FileNotFoundError as error:
        raise AudioError("no such file", "check the recording's name", path=path) from error
    except (av.FFmpegError, OSError, ValueError) as error:
        raise AudioError(
            f"cannot be read as sound ({error})", "give an m4a, mp3 or wav", path=path
        ) from error
