"""Tests of what is said in subtitles, when it is due, and what is only shown."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

import pytest

from rehearse.script.reading import manuscript_of
from rehearse.script.reading.source import File
from tests.casefiles import cases


@pytest.mark.parametrize(("text", "expected"), cases("subtitles"))
def test_cues_are_said_when_they_are_due(text: str, expected: str) -> None:
    """One language, no songs, sounds or names; each cue that is said is pinned, and the rest is listed."""
    read = manuscript_of(File("a.srt", "a.srt", text.encode()))
    said = []
    for found in read.paragraphs:
        inside = [(bisect_left(found.passage.at, offset), ms) for offset, ms in read.pins]
        due = {place: ms for place, ms in inside if place < len(found.text)}
        places = sorted(due)
        for start, end in pairwise([*places, len(found.text)]):
            said.append(f"[{due[start]}] {found.text[start:end]}")
    hidden = [f"{item.what}: {read.source.text[slice(*item.span)]}" for item in read.hidden]
    listed = [line for line in hidden if not line.startswith(("time: ", "markup: "))]
    assert "\n".join([*(line.strip().replace("\n", "↵") for line in said), *listed]) == expected.strip()
