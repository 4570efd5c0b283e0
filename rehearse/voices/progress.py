"""What is called as clips are made and written, so that progress can be shown."""

from __future__ import annotations


class Progress:
    """Shows nothing; override its methods to show something."""

    name = "sentences"
    """What is worked on."""

    def speak(self, total: int, cached: int) -> None:
        """Called with the number of clips, and how many of them are cached, before the first is made."""

    def write(self, total: int) -> None:
        """Called with the number of clips before they are written into the track."""

    def advance(self) -> None:
        """Called after each clip that is made, or written."""

    def load(self, name: str, done: int, size: int) -> None:
        """Called as a file is copied or downloaded, with the bytes that are there and its size."""

    def listen(self, total: int) -> None:
        """Called with the number of steps before a recording is listened to; `advance` is called after each."""
