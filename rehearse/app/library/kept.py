"""One script of the studio: its file, settings, versions and practice, in a folder of its own."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from rehearse.app.library.notes import add_notes, read_notes
from rehearse.app.project import open_project
from rehearse.app.request import Request
from rehearse.core.errors import RehearseError, ScriptError
from rehearse.core.folders import replace_whole
from rehearse.output.file_names import safe_name
from rehearse.script.reading import take
from rehearse.script.reading.source import MAX_BYTES, File, decode_text, with_line_feeds

if TYPE_CHECKING:
    from pathlib import Path

    from rehearse.app.project import Project

EDITABLE = (".txt", ".text", ".md", ".markdown", ".srt", ".vtt", "")
"""Suffixes of the formats that are text, which alone are written in the studio."""

RESERVED = ("report.md", "clean.md")
"""Results, which are no scripts."""

_LISTED = EDITABLE[:-1]

NOTES = "studio.json"
"""The file of what the studio found out."""


class ChangedOnDiskError(RehearseError):
    """Somebody else has written the file since it was read; nothing is overwritten."""

    def __init__(self, text: str) -> None:
        super().__init__("the file was changed by another program", "compare the two and choose")
        self.text = text


def sha_of(text: str) -> str:
    """The name of a state of the text."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def script_in(folder: Path) -> Path | None:
    """Find the script in its folder: what is called like the folder, else the first text; None where there is none."""
    with suppress(OSError):
        texts = sorted(
            path
            for path in folder.iterdir()
            if path.suffix.lower() in _LISTED and not path.name.startswith(".") and path.name not in RESERVED
        )
        return next((path for path in texts if path.stem == folder.name), next(iter(texts), None))
    return None


@dataclass(frozen=True, slots=True)
class KeptScript:
    """A script that the studio keeps."""

    id: str
    path: Path

    @property
    def folder(self) -> Path:
        """All that belongs to it."""
        return self.path.parent

    @property
    def result(self) -> Path:
        """Where `rehearse make`, started in its folder, puts the result as well."""
        return self.folder / "audio" / safe_name(self.path.stem)

    def text(self) -> str:
        """What is written, with line feeds; empty text is text."""
        data = self.path.read_bytes()
        if len(data) > MAX_BYTES:
            raise ScriptError(
                f"{len(data) / 1e6:.0f} MB is no script", "give it in parts under 20 MB", path=self.path
            )
        try:
            text = data.decode("utf-8-sig")  # as it is saved here, whatever is in it
        except UnicodeDecodeError:
            text = decode_text(File(self.path.name, str(self.path), data)).text
        return with_line_feeds(text)

    def save(self, text: str, base: str) -> str:
        """Write the text whole and return its name; `base` is what the writer began with.

        Raise ChangedOnDiskError where the file holds neither: then the writer decides.
        """
        new = sha_of(text)
        there = self.text()
        if (now := sha_of(there)) == new:
            return new
        if now != base:
            raise ChangedOnDiskError(there)
        replace_whole(self.path, text.encode("utf-8", "replace"))
        return new

    def open(self) -> Project:
        """Read it as the command line does; where no engine is named anywhere, none that sends text away is used."""
        project = open_project(Request(self.path, self.result), take(self.path))
        if project.settings.origin("engine") != "default":
            return project
        return replace(project, settings=replace(project.settings, private=True))

    def address(self, path: Path) -> str:
        """Where a file lies, below the script's folder."""
        return path.relative_to(self.folder).as_posix()

    def keep_version(self, text: str | None = None) -> str:
        """Keep the text as it is now, or another, as a version; return its name, of the same text the one it has."""
        text = self.text() if text is None else text
        for known in reversed(self.versions()):
            if self.version(known) == text:
                return known
        name = f"{datetime.now():%Y-%m-%d %H.%M.%S}-{sha_of(text)[:4]}{self.path.suffix}"
        replace_whole(self.folder / "versions" / name, text.encode("utf-8", "replace"))
        return name

    def versions(self) -> list[str]:
        """The names of the versions, oldest first."""
        with suppress(OSError):
            paths = (self.folder / "versions").iterdir()
            return sorted(path.name for path in paths if path.is_file() and not path.name.startswith("."))
        return []

    def version(self, name: str) -> str | None:
        """The text of a version; None where there is none of this name."""
        if name not in self.versions():
            return None
        return (self.folder / "versions" / name).read_text("utf-8", "replace")

    def notes(self) -> dict[str, Any]:
        """What the studio found out last, and can find out again."""
        with suppress(OSError):
            return read_notes(self.folder / NOTES)
        return {}

    def note(self, **changed: Any) -> None:
        """Note more about it."""
        add_notes(self.folder / NOTES, changed)
