"""Writes a practice track's folder: sound, report, subtitles, page, manifest."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rehearse.core import Tags
from rehearse.output import publishing, stitching
from rehearse.output.exports import EXPORTS
from rehearse.output.exports.report.text import WIDTH
from rehearse.output.exports.timed.subtitles import subrip
from rehearse.output.file_names import TRACK
from rehearse.output.manifest import Manifest
from rehearse.output.own_folder import seen_from
from rehearse.output.practice.page import practice_page
from rehearse.output.practice.report import practice_json, practice_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Literal

    from rehearse.output.practice import PracticeTrack
    from rehearse.output.units import Units


def write_practice(
    track: PracticeTrack,
    units: Units,
    folder: Path,
    script: Path | str,
    embed: Literal["auto", "always", "never"],
    advance: Callable[[], None],
) -> Path:
    """Write everything, and put it into `folder` when all is whole; return the track. `script` is the file."""
    sound = f"{TRACK}.{units.format}"
    with publishing.work_folder(folder) as work:
        tags = Tags(track.title, track.engine.voice, language=track.language, date=date.today().isoformat())
        stitching.write_one(track.timeline, units, work / sound, tags, advance)
        names = {name: EXPORTS[name].file for name in ("txt", "srt", "page", "json")}
        files = (sound, *names.values())
        texts = {
            "txt": practice_text(track, WIDTH),
            "srt": subrip(track.timeline),
            "page": practice_page(track, work / sound, embed),
            "json": practice_json(track, files),
        }
        for name, text in texts.items():
            publishing.write_file(work / names[name], [text.encode("utf-8", "replace")])
        publishing.publish(work, folder, Manifest(files, script=seen_from(folder, script)))
    return folder / sound
