"""How far it is: whoever wants to know it is told, clip by clip."""

from __future__ import annotations


class Progress:
    """Shows nothing; to show something, override what is told."""

    name = "sentences"
    """What is worked on."""

    def speak(self, total: int, cached: int) -> None:
        """Take note of how many clips there are, and how many of them the cache has."""

    def write(self, total: int) -> None:
        """Take note that all are there, and how many are now written into the track."""

    def advance(self) -> None:
        """Take note that one more clip is there, or written."""
