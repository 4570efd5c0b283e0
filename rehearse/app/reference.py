"""What a take is aligned with: the script's own track, or one that espeak says for it, in silence."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from rehearse.app.production import make_one
from rehearse.app.project import open_project
from rehearse.app.request import Request
from rehearse.app.settings.table import ROWS
from rehearse.core.errors import ScriptError
from rehearse.core.folders import write_whole
from rehearse.output.file_names import TRACK
from rehearse.timing.planning.person import VOICE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from rehearse.app.project import Project
    from rehearse.app.session import Session
    from rehearse.core import Script

TAKES = "takes"
"""The folder of takes, in that of the script's result."""

RESULT, MESSAGE, PAGE = "take.json", "take.md", "take.html"
"""What `compare` leaves of a take, in a folder of its own there."""

MODEL = "model"
"""The folder, in that of the takes, of the track that espeak says."""

_INDEX = "model.json"


@dataclass(frozen=True, slots=True)
class Model:
    """A track of the script, and where its sentences stand in it."""

    track: Path
    sentences: tuple[tuple[int, int], ...]
    """When each begins and ends, in milliseconds."""
    voice: str
    own: bool
    """True where it is the track that the user has made; False where it was made for this."""


def model_of(project: Project, session: Session) -> Model:
    """The script's own track, where there is one of the text as it is now; else one by espeak, made at need."""
    return _made_by_user(project) or _kept(project) or _made_now(project, session)


def takes_folder(project: Project) -> Path:
    """Where takes are kept: in the folder of the script's result."""
    return project.folder / TAKES


def _made_by_user(project: Project) -> Model | None:
    with suppress(OSError, ValueError, LookupError, TypeError):
        report = json.loads((project.folder / "report.json").read_text("utf-8"))
        if report["script"]["sha256"] != project.script.sha256:
            return None
        track = next(project.folder / name for name in report["files"] if name.startswith(f"{TRACK}."))
        places = _places(
            project.script, ((tuple(cue["span"]), cue) for cue in report["cues"] if cue["kind"] == "speech")
        )
        if track.is_file() and places:
            return Model(track, places, str(report["engine"]["voice"]), True)
    return None


def _kept(project: Project) -> Model | None:
    folder = takes_folder(project) / MODEL
    with suppress(OSError, ValueError, LookupError, TypeError):
        index = json.loads((folder / _INDEX).read_text("utf-8"))
        track = folder / index["track"]
        if index["sha256"] == project.script.sha256 and track.is_file():
            return Model(
                track, tuple((start, end) for start, end in index["sentences"]), index["voice"], False
            )
    return None


def _made_now(project: Project, session: Session) -> Model:
    folder = takes_folder(project) / MODEL
    asked = {name: said for name, said in project.request.asked.items() if ROWS[name].group == "reading"}
    request = Request(
        project.request.script,
        folder,
        **asked,
        engine="espeak",
        pace=VOICE,
        rate=0,
        format="mp3",
        export="json",
    )
    made = make_one(open_project(request, project.file), session)
    speech = ((cue.span, asdict(cue)) for cue in made.report.cues if cue.kind == "speech" and cue.span)
    places = _places(project.script, speech)
    if not places:
        raise ScriptError(
            "nothing of this script is spoken", "give one with sentences", path=project.script.source
        )
    engine = made.report.engine
    found = Model(made.track, places, engine.voice if engine else "", False)
    index = {
        "sha256": project.script.sha256,
        "track": found.track.name,
        "voice": found.voice,
        "sentences": found.sentences,
    }
    with suppress(OSError):  # it is made again next time
        write_whole(folder / _INDEX, json.dumps(index) + "\n")
    return found


def _places(script: Script, cues: Iterable[tuple[tuple[int, int], Any]]) -> tuple[tuple[int, int], ...]:
    """When each sentence begins and ends, by the places of what is said in the source; none where one is missing."""
    spans = sorted(cues, key=lambda item: item[0])
    found: list[tuple[int, int]] = []
    for sentence in script.sentences:
        own = [cue for (start, _), cue in spans if sentence.span[0] <= start < sentence.span[1]]
        if not own:
            return ()
        found.append((min(cue["start_ms"] for cue in own), max(cue["end_ms"] for cue in own)))
    return tuple(found)
