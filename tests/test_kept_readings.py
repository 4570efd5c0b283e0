"""Readings that are kept in the cache are those that would be found, and only for the text that they were found in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rehearse.app.kept_readings import with_kept_readings
from rehearse.app.project import open_project
from rehearse.core.folders import clip_dir
from rehearse.script.readings.collect import with_readings
from rehearse.voices.cache import Cache

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "同志们：\n\n重庆的同志2023年读了38本书，(单于)[chán yú]也读了。\n\nWe met Dr. Li at 10:30.\n"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Count how often readings are looked for."""
    texts: list[str] = []

    def counted(script, lexicon=()):  # type: ignore[no-untyped-def]
        texts.append(script.source)
        return with_readings(script, lexicon)

    monkeypatch.setattr("rehearse.script.readings.collect.with_readings", counted)
    return texts


def test_kept_as_found(here: Path, asked: list[str]) -> None:
    """The second time nothing is looked for, and the script is the same to the last reading."""
    (here / "a.txt").write_text(TEXT, encoding="utf-8")
    project, cache = open_project("a.txt"), Cache(clip_dir())
    first, second = (with_kept_readings(project, cache) for _ in range(2))
    assert len(asked) == 1
    assert first == second
    assert second.readings
    assert second == with_readings(project.script)


def test_what_changes_them_is_found_anew(here: Path, asked: list[str]) -> None:
    """Another text, another reading in it or in the table, another state of the program; damage does no harm."""
    path, cache = here / "a.txt", Cache(clip_dir())
    for text in (TEXT, TEXT.replace("38", "39"), TEXT.replace("chán yú", "dān yú")):
        path.write_text(text, encoding="utf-8")
        with_kept_readings(open_project(path), cache)
    assert len(asked) == 3
    (here / "readings.tsv").write_text("text\treading\tconfirmed\n重庆\tzhòng qìng\tyes\n", encoding="utf-8")
    own = with_kept_readings(open_project(path), cache)
    assert len(asked) == 4
    assert "zhòng qìng" in {reading.said for reading in own.readings}
    for kept in clip_dir().glob("*/*.readings"):
        kept.write_bytes(kept.read_bytes()[:-3])
    assert with_kept_readings(open_project(path), cache) == own
    assert len(asked) == 5
