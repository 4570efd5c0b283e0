"""What the user asked for, and the script and the settings that follow from it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from rehearse.app.settings import gather
from rehearse.app.settings.keys import KEYS
from rehearse.script.reading import manuscript_of, take
from rehearse.script.reading.assemble import assemble

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.app.settings import Settings
    from rehearse.core import Script
    from rehearse.script.reading.source import File


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user asked for; what is None is left to the script's front matter, rehearse.toml or the default."""

    script: Path | str
    """A file, or "-" for standard input."""
    output: Path | None = None
    """The folder; by default audio/<script's name>."""
    engine: str | None = None
    voices: tuple[tuple[str, str], ...] = ()
    """(speaker, voice); everyone else's with ""."""
    rate: int | None = None
    """Percent faster than the voice's own speed."""
    format: str | None = None
    loudness: float | str | None = None
    """LUFS, or "off"."""
    export: Sequence[str] | None = None
    """Names of `exports.EXPORTS`, or of groups of them."""
    embed: str | None = None
    """Whether the page holds the sound in itself: "auto", "always" or "never"."""
    title: str | None = None
    speak_title: bool | None = None
    language: str | None = None
    """"zh" or "en"."""
    headings: str | None = None
    """"none", "numbered" or "auto"."""
    slash_pauses: bool | None = None
    placeholder: str | None = None
    """What is said for XX."""
    target: str | None = None
    """How long it is to take: 15m, 15:00, 12-15m."""
    pace: str | None = None
    """Characters or words a minute, a usual pace's name, a profile's, or "voice"."""
    grace_ms: int | None = None
    """By how much it may miss the target and still be on time; the usual if None."""

    @classmethod
    def of(cls, wished: Wish | Path | str) -> Wish:
        """Take a file for the wish to make it as it is usually made."""
        return wished if isinstance(wished, Wish) else cls(wished)

    def folder(self, script: Script) -> Path:
        """Name the folder that the result goes to."""
        from rehearse.output.names import safe_name

        return self.output or Path("audio") / safe_name(Path(script.source).stem)


@dataclass(frozen=True, slots=True)
class Understood:
    """A script with the settings that hold for it, and the folder that its result goes to."""

    request: Wish
    file: File
    script: Script
    settings: Settings
    text: str
    """Of the source, which the script's spans point into."""
    folder: Path


def understand(wish: Wish, file: File | None = None) -> Understood:
    """Read a script with the settings that hold for it; `file` instead of the one that the wish names."""
    file = file or take(wish.script)
    folder = None if str(wish.script) == "-" else Path(wish.script).parent
    settings = gather(file, _asked(wish), folder)
    manuscript = manuscript_of(file)
    script = assemble(manuscript, settings.options)
    remarks = tuple(remark.notice(script.language) for remark in settings.remarks)
    script = replace(script, notices=(*remarks, *script.notices))
    return Understood(wish, file, script, settings, manuscript.source.text, wish.folder(script))


def _asked(wish: Wish) -> dict[str, object]:
    """Give what was asked for as settings."""
    asked = {
        field.name: value
        for field in fields(wish)
        if field.name in KEYS and (value := getattr(wish, field.name)) is not None
    }
    if wish.voices:
        asked["voice"] = {speaker or "*": name for speaker, name in wish.voices}
    return asked
