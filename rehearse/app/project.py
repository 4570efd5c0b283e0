"""A script together with its settings and its result's folder."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from rehearse.app.request import Request
from rehearse.app.settings.gather import gather
from rehearse.script.reading import manuscript_of, take
from rehearse.script.reading.assemble import assemble

if TYPE_CHECKING:
    from rehearse.app.settings.table import Settings
    from rehearse.core import Script
    from rehearse.script.reading.source import File


@dataclass(frozen=True, slots=True)
class Project:
    """A script as it was read, with the settings that hold for it."""

    request: Request
    file: File
    script: Script
    settings: Settings
    text: str
    """Of the source, which the script's spans point into."""

    @property
    def folder(self) -> Path:
        """The result's folder: what was asked for, else audio/NAME, a script's own."""
        from rehearse.output.file_names import safe_name
        from rehearse.output.own_folder import own_folder

        usual = Path("audio") / safe_name(Path(self.script.source).stem)
        return self.request.output or own_folder(usual, self.request.script)


def open_project(request: Request | Path | str, file: File | None = None) -> Project:
    """Read a script with the settings that hold for it; `file` instead of the one that the request names."""
    request = request if isinstance(request, Request) else Request(request)
    file = file or take(request.script)
    folder = None if str(request.script) == "-" else Path(request.script).parent
    settings = gather(file, request.asked, folder)
    manuscript = manuscript_of(file, settings.options)
    script = assemble(manuscript, settings.options)
    script = replace(script, notices=(*settings.notices, *script.notices))
    return Project(request, file, script, settings, manuscript.source.text)
