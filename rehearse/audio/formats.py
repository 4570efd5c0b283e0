"""The formats that a track can be written in, by name.

To add one: (1) write a module with a class, or a function, that takes an open file and returns a `writer.Sink`;
(2) here, add a row to FORMATS. Nothing heavy is imported before a file is opened.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from rehearse.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path

    from rehearse.audio.writer import Writer

FORMATS = {
    "mp3": "rehearse.audio.mp3:Mp3Sink",
    "wav": "rehearse.audio.wav:WavSink",
    "m4a": "rehearse.audio.containers:m4a",
    "opus": "rehearse.audio.containers:opus",
    "flac": "rehearse.audio.flac:FlacSink",
}
"""Name, which is the file name's suffix too -> "module:sink"."""


def open_writer(path: Path, format: str) -> Writer:  # noqa: A002 - what every audio library calls it
    """Open `path`, whatever its suffix, for a track in `format`; raise OutputError where that cannot be."""
    if format not in FORMATS:
        raise OutputError(f"no audio format {format!r}; there is {', '.join(FORMATS)}")
    from rehearse.audio.writer import Writer

    module, _, attribute = FORMATS[format].partition(":")
    return Writer(path, getattr(import_module(module), attribute))
