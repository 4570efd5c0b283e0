"""What is known of a voice server's voices without asking it: hardly anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rehearse.core import Language
    from rehearse.timing.planning.records import KnownVoice

DEFAULT_VOICES: dict[Language, str] = {"zh": "alloy", "en": "alloy"}
"""The voice that the interface's own documentation uses; most servers have something under its name."""

LICENCE = "a voice server of your choosing, under its own terms; --url says where"


def known_voice(name: str) -> KnownVoice | None:
    """None: any name may be such a server's, and what a voice's pace is, is learnt from what it says."""
    del name
    return None
