"""`rehearse make` from end to end, with the real espeak: every file whole, every sum right, nothing made twice."""

from __future__ import annotations

import json
import re
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

import pytest

from rehearse.app.production import make_one
from rehearse.app.project import open_project
from rehearse.app.request import Request
from rehearse.app.verbs import make
from rehearse.audio.formats import FORMATS
from rehearse.output.exports import EXPORTS
from rehearse.voices.progress import Progress
from tests import first_of, heavy
from tests.decoding import by_ffmpeg, by_libsndfile
from tests.documents import deck, full_word, packed
from tests.running import cut, files, made, scripted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.running import Outcome

    Run = Callable[..., Outcome]

ESPEAK = ("--engine", "espeak", "--export", "none")
SEEDS = ("community-sports.txt", "mixed-talk.md", "english-toast.txt", "graduation-gb18030.txt")

KEYS = {
    "": "format script engine totals sections cues",
    "script": "title language sha256 source",
    "engine": "name version voice rate",
    "totals": "planned_ms actual_ms target_ms speech_ms pause_ms units",
    "sections": "index heading level kind start_ms end_ms planned_ms actual_ms target_ms speech_ms pause_ms units file",
    "cues": "section kind text start_ms end_ms planned_ms why span",
}
"""What format 1 has, as the format's description says; others may be added, none taken away."""


def report_of(folder: Path) -> dict[str, Any]:
    """Read the report, and check that it has every key."""
    report: dict[str, Any] = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    for where, keys in KEYS.items():
        found = report[where] if where else report
        for row in found if isinstance(found, list) else [found]:
            assert set(keys.split()) <= set(row)
    return report


def check_sums(report: dict[str, Any]) -> None:
    """Check that sections and cues cover the track without gap or overlap, and that everything adds up."""
    sections, cues, totals = report["sections"], report["cues"], report["totals"]
    for rows in (sections, cues):
        assert rows[0]["start_ms"] == 0
        assert rows[-1]["end_ms"] == totals["actual_ms"]
        assert all(before["end_ms"] == after["start_ms"] for before, after in pairwise(rows))
        assert all(row["start_ms"] < row["end_ms"] for row in rows)
    assert [section["index"] for section in sections] == list(range(1, len(sections) + 1))
    for row in [*sections, totals]:
        assert row["speech_ms"] + row["pause_ms"] == row["actual_ms"]
    for key in ("planned_ms", "actual_ms", "speech_ms", "pause_ms", "units"):
        assert sum(section[key] for section in sections) == totals[key]
    for section in sections:
        inside = [cue for cue in cues if cue["section"] == section["index"]]
        spoken = [cue for cue in inside if cue["kind"] == "speech"]
        assert section["actual_ms"] == section["end_ms"] - section["start_ms"]
        assert section["speech_ms"] == sum(cue["end_ms"] - cue["start_ms"] for cue in spoken)


@pytest.mark.parametrize("seed", first_of(SEEDS))
def test_everything_is_there(rehearse_: Run, here: Path, seed: str) -> None:
    """A speech becomes a track, a file for each section and two reports, all of which agree to the sample."""
    text = cut(seed)
    (here / seed).write_text(text, encoding="utf-8")
    outcome = rehearse_("make", seed, *ESPEAK, "-f", "wav", "--export", "usual")
    synthesized, cached = made(outcome)
    folder = here / "audio" / seed.partition(".")[0]
    report = report_of(folder)
    check_sums(report)
    spoken = [cue for cue in report["cues"] if cue["kind"] == "speech"]
    assert (synthesized, cached) == (len(spoken), 0)
    assert report["engine"]["name"] == "espeak"
    assert report["script"]["source"] == seed
    assert len(by_libsndfile(folder / "track.wav")) == report["totals"]["actual_ms"] * 24
    for section in report["sections"]:
        assert re.fullmatch(r"sections/\d\d-[^/]+\.wav", section["file"])
        assert len(by_libsndfile(folder / section["file"])) == section["actual_ms"] * 24
    sections = {section["file"] for section in report["sections"]}
    usual = {export.file for export in EXPORTS.values() if export.usual}
    usual -= set(re.findall(r"^note: (\S+) is left out: .*no font for Chinese", outcome.err, re.MULTILINE))
    assert set(files(folder)) == set(report["files"]) == {"track.wav", *sections, *usual}
    assert (folder / "report.txt").read_text(encoding="utf-8") == outcome.out
    assert f"\ntrack: {folder.relative_to(here) / 'track.wav'}\npage: " in outcome.err
    for cue in spoken:
        written = iter(text[slice(*cue["span"])])  # with markup between
        assert all(char in written for char in cue["text"] if char.isalnum())


@pytest.mark.parametrize("format", first_of(FORMATS))
def test_every_format(rehearse_: Run, script: Path, here: Path, format: str) -> None:  # noqa: A002
    """In each format, track and sections are as long as the report says, to another decoder's ears."""
    made(rehearse_("make", script, *ESPEAK, "-f", format, "-o", "out"))
    report = report_of(here / "out")
    aac = format in ("m4a", "m4b")
    decode = by_ffmpeg if aac else by_libsndfile
    frame = 768 if aac else 0  # a decoder may fill up the last frame of AAC, 32 ms, with silence
    rows = [
        (f"track.{format}", report["totals"]),
        *((section["file"], section) for section in report["sections"]),
    ]
    assert len(rows) == 5
    for name, row in rows:
        assert name.endswith(f".{format}")
        samples = len(decode(here / "out" / name))
        assert 0 <= samples - row["actual_ms"] * 24 <= frame


def test_second_run_makes_nothing(rehearse_: Run, script: Path, here: Path) -> None:
    """A second run synthesizes nothing, says so, and makes the same files to the byte; so does one without a cache."""
    wish = ("make", script, *ESPEAK, "-f", "wav", "-o", "out")
    first = made(rehearse_(*wish))
    before = files(here / "out")
    assert made(rehearse_(*wish)) == (0, sum(first))
    assert files(here / "out") == before
    rehearse_("cache", "--clear")
    assert made(rehearse_(*wish)) == first
    assert files(here / "out") == before


def test_edited_sentence_alone_is_made(rehearse_: Run, script: Path, here: Path) -> None:
    """One character changed in a copy of the same name: one clip is made."""
    number, _ = made(rehearse_("make", script, *ESPEAK))
    copy = here / "copy" / script.name
    copy.parent.mkdir()
    copy.write_text(scripted().replace("38本书", "39本书"), encoding="utf-8")
    assert made(rehearse_("make", copy, *ESPEAK)) == (1, number - 1)


CHANGES = {"voice": ("-v", "cmn+f3"), "rate": ("-r", "20")}


@pytest.mark.parametrize("option", CHANGES.values(), ids=CHANGES)
def test_other_voice_or_rate_is_another_clip(rehearse_: Run, script: Path, option: tuple[str, str]) -> None:
    """What sounds different is made anew, and the report names it."""
    first = made(rehearse_("make", script, *ESPEAK, "-f", "wav"))
    other = rehearse_("make", script, *ESPEAK, "-f", "wav", "--json", *option)
    assert made(other) == first
    assert option[1] in map(str, json.loads(other.out)["engine"].values())


def test_same_sentence_twice_is_one_clip(rehearse_: Run, here: Path) -> None:
    """A sentence that is repeated is made once, and heard as often as it is written."""
    (here / "a.txt").write_text("加油，加油！我们要努力。\n" * 3, encoding="utf-8")
    outcome = rehearse_("make", "a.txt", *ESPEAK, "--json", "-f", "wav")
    assert made(outcome) == (2, 0)
    assert sum(cue["kind"] == "speech" for cue in json.loads(outcome.out)["cues"]) == 6


def test_previous_sections_go(rehearse_: Run, script: Path, here: Path) -> None:
    """Files of sections that are no longer there are removed; files of others stay."""
    wish = ("make", script, *ESPEAK, "-f", "wav", "-o", "out")
    made(rehearse_(*wish))
    (here / "out/sections/99-mine.wav").write_text("mine")
    script.write_text(scripted().replace("二、把读过的书用好\n", ""), encoding="utf-8")
    made(rehearse_(*wish))
    names = {section["file"] for section in report_of(here / "out")["sections"]}
    assert len(names) == 3
    assert {name for name in files(here / "out") if "/" in name} == {*names, "sections/99-mine.wav"}


def test_previous_format_goes(rehearse_: Run, script: Path, here: Path) -> None:
    """In another format, the files of the previous one are removed; files of others stay."""
    made(rehearse_("make", script, *ESPEAK, "-o", "out"))
    (here / "out/mine.mp3").write_text("mine")
    made(rehearse_("make", script, *ESPEAK, "-o", "out", "-f", "flac"))
    assert {name for name in files(here / "out") if name.endswith(".mp3")} == {"mine.mp3"}
    assert "track.flac" in files(here / "out")


def test_damaged_clip_is_made_again(
    rehearse_: Run, script: Path, here: Path, clip_files: Callable[[], list[Path]]
) -> None:
    """A clip that is damaged in the cache is made again, and the track is as it was."""
    wish = ("make", script, *ESPEAK, "-f", "wav", "-o", "out")
    made(rehearse_(*wish))
    before = files(here / "out")
    one, two, *_ = clip_files()
    one.write_bytes(one.read_bytes()[:-2])
    two.write_bytes(b"")
    assert made(rehearse_(*wish))[0] == 2
    assert files(here / "out") == before


@pytest.mark.parametrize(
    ("name", "data", "sections", "said"),
    [
        ("deck.pptx", packed(deck()), 12, "这是第12页的讲稿。"),
        ("speech.docx", full_word(), 4, "2. 抓效率。"),
    ],
)
def test_word_and_powerpoint_make_a_track(
    rehearse_: Run, here: Path, name: str, data: bytes, sections: int, said: str
) -> None:
    """Twelve slides with notes; styles, automatic numbers, tracked changes, a footnote and a table."""
    (here / name).write_bytes(data)
    made(rehearse_("make", name, *ESPEAK, "--format", "wav", "-o", "out"))
    report = json.loads((here / "out" / "report.json").read_text(encoding="utf-8"))
    assert len(report["sections"]) == sections
    assert said in [cue["text"] for cue in report["cues"]]
    assert len(by_libsndfile(here / "out" / "track.wav")) == 24 * report["totals"]["actual_ms"]


class Heard(Progress):
    """Writes down what it is told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def speak(self, total: int, cached: int) -> None:
        """Write it down."""
        self.told.append(f"{total} sentences, {cached} cached")

    def write(self, total: int) -> None:
        """Write it down."""
        self.told.append(f"write {total}")

    def advance(self) -> None:
        """Write it down."""
        self.told.append("one more")


def test_progress_is_told(here: Path) -> None:
    """A sentence said twice is spoken once and written twice; the second time, all that is left to do is to write."""
    (here / "speech.txt").write_text("同志们：\n\n我们要努力。我们要努力。谢谢大家！\n", encoding="utf-8")
    request = Request(here / "speech.txt", here / "out", engine="espeak", export=["none"])
    first, second = Heard(), Heard()
    make(request, first)
    assert first.told == ["3 sentences, 0 cached", *["one more"] * 3, "write 4", *["one more"] * 4]
    make(request, second)
    assert second.told == ["3 sentences, 3 cached", "write 4", *["one more"] * 4]


@heavy
def test_another_process_makes_the_same(here: Path, script: Path) -> None:
    """A project can be sent to a process that shares nothing with this one, and makes the same track there."""
    projects = [
        open_project(Request(script, here / name, engine="espeak", format="wav", export=["none"]))
        for name in ("one", "two")
    ]
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        there = pool.submit(make_one, projects[0])
        made = make_one(projects[1])
        assert there.result().report == made.report
    assert files(here / "one") == files(here / "two")
