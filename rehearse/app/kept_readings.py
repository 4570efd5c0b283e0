"""How a script's words are read, kept in the cache: to find it takes longer than all the rest of a second run."""

from __future__ import annotations

import json
from dataclasses import astuple, replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import rehearse
from rehearse.core import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from rehearse.app.project import Project
    from rehearse.core import Script
    from rehearse.voices.cache import Cache

_FOUND_BY = ("language", "script")
"""The packages that decide how words are read, dictionaries included."""


def with_kept_readings(project: Project, kept: Cache) -> Script:
    """Give a project's script its readings: those that were found before, or found now and kept."""
    script, key = project.script, _key(project)
    if (data := kept.readings(key)) is not None:
        return _with(script, json.loads(data))
    from rehearse.script.readings.collect import with_readings

    found = with_readings(script, project.settings.lexicon)
    rows = [[astuple(one) for one in sentence.readings or ()] for sentence in found.sentences]
    kept.put_readings(key, json.dumps(rows, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    return found


def _with(script: Script, rows: list[list[list[Any]]]) -> Script:
    """Put readings into the sentences that they were found in."""
    left = iter(rows)
    paragraphs = (
        replace(
            paragraph,
            sentences=tuple(
                replace(sentence, readings=tuple(_readings(next(left)))) for sentence in paragraph.sentences
            ),
        )
        for paragraph in script.paragraphs
    )
    return replace(script, paragraphs=tuple(paragraphs))


def _readings(rows: list[list[Any]]) -> Iterator[Reading]:
    for span, text, said, pinyin, kind, sure, source in rows:
        yield Reading((span[0], span[1]), text, said, tuple(pinyin), kind, sure, source)


def _key(project: Project) -> str:
    """Name readings by all that they follow from: the text as it was understood, the lexicon, and the program."""
    script = project.script
    heard = [
        [
            [sentence.text, list(sentence.at), [breath.spoken for breath in sentence.breaths]]
            for sentence in paragraph.sentences
        ]
        for paragraph in script.paragraphs
    ]
    given = [astuple(note) for note in script.annotations if note.kind == "reading"]
    everything = [_program(), script.language, heard, given, project.settings.lexicon]
    return sha256(json.dumps(everything, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _program() -> str:
    """Name this state of the program: the size and age of every file that decides how words are read."""
    place = Path(rehearse.__file__).parent
    files = sorted(
        path for part in _FOUND_BY for path in (place / part).rglob("*.*") if path.suffix != ".pyc"
    )
    stats = [
        (path.relative_to(place).as_posix(), path.stat().st_size, path.stat().st_mtime_ns) for path in files
    ]
    return sha256(repr(stats).encode()).hexdigest()
