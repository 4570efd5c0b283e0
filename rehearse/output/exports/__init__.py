"""The files that are left beside the track: a module and a row in EXPORTS for each format.

To add one: (1) write a module with a function from a `Rehearsal` to the file's text or bytes; (2) here, add a row.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Literal

from rehearse.output.version import Version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from rehearse.core import Finding, Timeline
    from rehearse.script.reading.source import File
    from rehearse.timing.report.build import Report


@dataclass(frozen=True, slots=True)
class Paper:
    """How the paper for the lectern is wanted."""

    notes: bool = False
    """Whether what the check found stands in the margin: the writer's copy, not the leader's."""
    pages: int | None = None
    """How many pages it may take; None for what the usual size takes."""
    font: str = ""
    """A kind, such as fangsong, or a family; empty for the best that is found."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """All that an export is made from."""

    report: Report
    timeline: Timeline
    """The measured one, whose clips know their words."""
    folder: Path
    """Where the track lies, and where the export will."""
    track: str
    """The track's file name in `folder`."""
    findings: tuple[Finding, ...] = ()
    """What the check found, worst first."""
    embed: Literal["auto", "always", "never"] = "auto"
    """Whether the page holds the sound in itself; "auto" does where it is small."""
    paper: Paper = Paper()
    say: Callable[[str], None] = lambda _: None
    """Takes what the user should know of an export, a line at a time."""
    result: Path | None = None
    """The result's folder, in which the files of the run before still lie; None where there was none."""
    before: Version = field(default_factory=Version)
    """The text of the run before: what has changed since is marked."""
    file: File | None = None
    """The script's, as it was read."""


@dataclass(frozen=True, slots=True)
class Export:
    """A file that is left beside the track."""

    file: str
    """Its name."""
    where: str
    """"module:function"; the function takes a `Rehearsal` and gives str, or that in pieces, or bytes."""
    usual: bool = False
    """Whether it is made when the user chooses none."""


EXPORTS: dict[str, Export] = {
    "txt": Export("report.txt", "rehearse.output.exports.report.text:export", usual=True),
    "json": Export("report.json", "rehearse.output.exports.report.data:export", usual=True),
    "page": Export("rehearse.html", "rehearse.output.exports.page:export", usual=True),
    "phone": Export("rehearse-phone.html", "rehearse.output.exports.page:export_phone"),
    "strip": Export("strip.svg", "rehearse.output.exports.pictures.svg:export_strip"),
    "pace": Export("pace.svg", "rehearse.output.exports.pictures.svg:export_pace"),
    "srt": Export("track.srt", "rehearse.output.exports.timed.subtitles:srt", usual=True),
    "vtt": Export("track.vtt", "rehearse.output.exports.timed.subtitles:vtt"),
    "lrc": Export("track.lrc", "rehearse.output.exports.timed.lyrics:export"),
    "labels": Export("labels.txt", "rehearse.output.exports.timed.tables:audacity_labels"),
    "csv": Export("timing.csv", "rehearse.output.exports.timed.tables:timing_csv"),
    "rundown": Export("rundown.csv", "rehearse.output.exports.timed.rundown:rundown_csv"),
    "xlsx": Export("rundown.xlsx", "rehearse.output.exports.timed.rundown:rundown_xlsx"),
    "textgrid": Export("track.TextGrid", "rehearse.output.exports.timed.textgrid:export"),
    "lectern": Export("lectern.pdf", "rehearse.output.exports.lectern:export", usual=True),
    "cards": Export("cards.pdf", "rehearse.output.exports.lectern.cards:export"),
    "clean": Export("clean.md", "rehearse.output.exports.documents.markdown:export"),
    "pptx": Export("slides.pptx", "rehearse.output.exports.documents.slides:export"),
    "docx": Export("clean.docx", "rehearse.output.exports.documents.word:export"),
    "md": Export("report.md", "rehearse.output.exports.report.markdown:export", usual=True),
}
"""What `--export` takes -> the export."""

ALWAYS = ("json", "txt")
"""Made whatever is chosen."""

SHOWING_HINTS = frozenset({"page", "phone", "lectern"})
"""These mark all that the check found; for the others its hints need not be looked for, which takes half a second."""

GROUPS = ("all", "none", "usual")
"""What may be chosen besides a name: every export, only the report, the usual ones."""


def chosen_exports(said: Sequence[str]) -> tuple[str, ...]:
    """List the exports that are to be made, in the table's order, for names and groups that a user gave."""
    asked = said or ("usual",)
    return tuple(
        name
        for name, export in EXPORTS.items()
        if name in ALWAYS or name in asked or "all" in asked or (export.usual and "usual" in asked)
    )


def render_export(name: str, rehearsal: Rehearsal) -> Iterable[bytes]:
    """Make an export, in pieces; its module is imported only now. Text is UTF-8 with line feeds."""
    made: str | bytes | Iterable[str] = resolve_name(EXPORTS[name].where)(rehearsal)
    if isinstance(made, bytes):
        return (made,)
    pieces = (made,) if isinstance(made, str) else made
    # "replace": the script's file name, which is in the report, may hold what UTF-8 cannot write
    return (piece.encode("utf-8", "replace") for piece in pieces)
