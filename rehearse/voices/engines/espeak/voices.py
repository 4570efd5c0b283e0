"""The voices that the espeak library has: how they are named, and the file of each."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from rehearse.core import Voice
from rehearse.core.errors import EngineError
from rehearse.voices.engines.espeak.records import DEFAULT_VOICES

if TYPE_CHECKING:
    from collections.abc import Sequence


class Voices(NamedTuple):
    """What the library lists."""

    listed: Sequence[tuple[str, str, str, str]]
    """Of each voice description, language, file and gender."""
    variants: Sequence[str]

    def all(self) -> tuple[Voice, ...]:
        """Every voice."""
        return tuple(
            Voice(name, _tag(language), gender, description)
            for name, (description, language, _, gender) in self._named().items()
        )

    def file_of(self, voice: str) -> str:
        """Find the file of a voice, its variant kept; raise EngineError, naming near ones, where there is none."""
        base, plus, variant = voice.partition("+")
        names = self._named()
        files = {file.lower(): file for _, _, file, _ in names.values()}
        files |= {name.lower(): file for name, (_, _, file, _) in names.items()}
        if base.lower() not in files:
            near = get_close_matches(base, names, n=3, cutoff=0.6) or list(DEFAULT_VOICES.values())
            raise EngineError(f"no espeak voice {voice!r}", f"there is {', '.join(near)}")
        if plus and variant not in self.variants:
            near = get_close_matches(variant, self.variants, n=3, cutoff=0.3) or ["f3", "m3"]
            raise EngineError(f"no variant {variant!r} of an espeak voice", f"there is {', '.join(near)}")
        return f"{files[base.lower()]}{plus}{variant}"

    def _named(self) -> dict[str, tuple[str, str, str, str]]:
        """Name each voice by its language or, where that is taken, by its file."""
        names: dict[str, tuple[str, str, str, str]] = {}
        for row in self.listed:
            _, language, file, _ = row
            names[language if language not in names else file.rpartition("/")[2]] = row
        return names


def _tag(language: str) -> str:
    """Write a language as BCP 47 does, the region in capitals.

    >>> _tag("en-us"), _tag("en-gb-x-rp"), _tag("en-029")
    ('en-US', 'en-GB-x-rp', 'en-029')
    """
    first, second, *rest = [*language.split("-"), ""]
    parts = [first, second.upper() if len(second) == 2 else second, *rest]
    return "-".join(filter(None, parts))
