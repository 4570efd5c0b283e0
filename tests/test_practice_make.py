"""`rehearse practice` from end to end, with the real espeak: nine drills, each whole in a folder of its own."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pysubs2
import pytest

from rehearse.app.hard_sentences import hard_sentences
from rehearse.app.practice import Wanted, make_practice
from rehearse.app.project import open_project
from rehearse.app.request import Request
from rehearse.app.session import Session
from rehearse.app.verbs import make
from rehearse.core.errors import RehearseError
from rehearse.timing.practice import DRILLS
from rehearse.timing.practice.lesson import Choices
from tests import first_of, heavy
from tests.decoding import by_libsndfile
from tests.running import many

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.running import Outcome

    Run = Callable[..., Outcome]

SPOKEN_ANEW = {"ladder", "pacer"}
"""The drills that need more than what the track has; `interpret` and the others need none."""

TALK = """# 谈读书

甲：各位朋友，今天我们请来了两位喜欢读书的人。++请大家鼓掌欢迎++！（掌声）

乙：谢谢。我每天早上读半个小时，晚上再读半个小时，一年下来能读完三十多本书。[2s]书读得多了，话就说得清楚。

## 一、怎么选书

甲：您一般怎么选书呢？

乙：先看目录，再看作者，最后翻一翻中间的几页。

## 二、怎么读书

甲：读的时候记不记笔记？

乙：记。不动笔墨不读书，我父亲就是这样教我的。
"""


@pytest.fixture(scope="module")
def practised(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the track, then all drills as WAV; give the folder in which theirs are."""
    folder = tmp_path_factory.mktemp("practice")
    with pytest.MonkeyPatch.context() as patch:
        for place in ("CACHE", "STATE", "DATA"):
            patch.setenv(f"REHEARSE_{place}_DIR", str(folder / place))
        script = folder / "talk.md"
        script.write_text(TALK, encoding="utf-8")
        request = Request(script, folder / "out", engine="espeak", format="wav", export=("none",))
        make(request)
        for name in DRILLS:
            with Session() as session:
                made = make_practice(
                    open_project(request), Wanted((name,), choices=Choices(role="乙")), session
                )
            assert (made.synthesized > 0) == (name in SPOKEN_ANEW), name
    return folder / "out"


def report(folder: Path) -> dict[str, Any]:
    """Read a folder's report."""
    found: dict[str, Any] = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("name", DRILLS)
def test_each_drill_is_whole(practised: Path, name: str) -> None:
    """The sound is as long as the report says, to the sample; subtitles parse, in order; the report is a sum."""
    folder = practised / name
    told = report(folder)
    samples = by_libsndfile(folder / "track.wav")
    assert len(samples) == 24 * told["totals"]["actual_ms"]
    shares = {part: told["totals"][f"{part}_ms"] for part in ("turn", "listening", "pause")}
    assert sum(shares.values()) == told["totals"]["actual_ms"]
    assert told["files"] == ["track.wav", "report.txt", "track.srt", "rehearse.html", "report.json"]
    assert all((folder / file).is_file() for file in told["files"])
    assert "verdict" not in told
    events = pysubs2.load(str(folder / "track.srt"), encoding="utf-8")
    assert events
    assert all(one.start < one.end <= told["totals"]["actual_ms"] for one in events)
    assert all(one.end <= two.start for one, two in pairwise(events))
    text = (folder / "report.txt").read_text(encoding="utf-8")
    assert text.startswith(f"{DRILLS[name].title('zh')}：谈读书\n")
    assert "轮到您 " in text


@pytest.mark.parametrize("name", sorted(DRILLS.keys() - {"pacer"}))
def test_turns_are_silent_but_for_the_bell(practised: Path, name: str) -> None:
    """On my turn the bell is heard as it begins, and from its end on nothing; what is heard else is loud."""
    samples = by_libsndfile(practised / name / "track.wav")
    bells = 0
    for cue in report(practised / name)["cues"]:
        inside = abs(samples[24 * cue["start_ms"] : 24 * cue["end_ms"]].astype(int))
        if cue["kind"] == "turn":
            assert not inside[24 * 300 :].any()
            assert inside.max() < 3300
            bells += bool(inside.max() > 1000)
        elif cue["kind"] == "speech":
            assert inside.max() > 3300, cue
    assert bells


def test_first_words_are_the_beginning_of_the_sentence(practised: Path) -> None:
    """What is heard first is, but for its last 5 ms, what the whole sentence begins with, sample by sample."""
    samples = by_libsndfile(practised / "cue" / "track.wav")
    cues = report(practised / "cue")["cues"]
    seen = 0
    for first, turn, whole in zip(cues, cues[1:], cues[2:], strict=False):
        if [first["kind"], turn["kind"], whole["kind"]] == ["speech", "turn", "speech"] and turn[
            "text"
        ].startswith(first["text"]):
            count = 24 * (first["end_ms"] - first["start_ms"] - 5)
            at, again = 24 * first["start_ms"], 24 * whole["start_ms"]
            assert (samples[at : at + count] == samples[again : again + count]).all()
            seen += 1
    assert seen >= 5


@pytest.mark.parametrize("format_", first_of(["mp3", "m4a", "opus", "flac"]))
def test_in_every_format(rehearse_: Run, here: Path, format_: str) -> None:
    """A drill is made in each format that a track is made in; a second run speaks nothing."""
    (here / "talk.md").write_text(TALK, encoding="utf-8")
    arguments = ("practice", "shadow，cue", "talk.md", "-e", "espeak", "-f", format_, "--section", "1")
    first = rehearse_(*arguments)
    assert first.code == 0, first.err
    assert (here / "audio" / "talk" / "shadow-1" / f"track.{format_}").stat().st_size > 10_000
    second = rehearse_(*arguments)
    assert "clips: 0 synthesized" in second.err
    assert second.out == first.out
    assert not (here / "audio" / "talk" / "sections").exists()


def test_a_section(rehearse_: Run, here: Path) -> None:
    """--section keeps one, by the number that lists show; one that is not there is told, with those that are."""
    (here / "talk.md").write_text(TALK, encoding="utf-8")
    ran = rehearse_("practice", "respond", "talk.md", "-e", "espeak", "-f", "wav", "--section", "2", "--json")
    assert ran.code == 0, ran.err
    told = json.loads(ran.out)
    assert [section["name"] for section in told["sections"]] == ["二、怎么读书"]
    assert {cue["section"] for cue in told["cues"]} == {3}
    gone = rehearse_("practice", "respond", "talk.md", "-e", "espeak", "--section", "7")
    assert (gone.code, gone.out) == (2, "")
    assert gone.err == "rehearse: there is no section 7; there is 0, 1, 2\n"


def test_the_command_line(rehearse_: Run, here: Path) -> None:
    """--help lists the verb; a drill that there is not is told; options reach the drill."""
    assert "practice" in rehearse_("--help").out
    (here / "talk.md").write_text(TALK, encoding="utf-8")
    assert (
        "there is no drill 'sing'; there is shadow, respond" in rehearse_("practice", "sing", "talk.md").err
    )
    no_role = rehearse_("practice", "part", "talk.md", "-e", "espeak")
    assert (
        no_role.err.strip() == "rehearse: whose lines are yours is not said; write --role and one of 甲, 乙"
    )
    speak = ("talk.md", "-e", "espeak", "-f", "wav", "--json")
    usual = json.loads(rehearse_("practice", "shadow", *speak).out)["totals"]
    learner = json.loads(rehearse_("practice", "shadow", *speak, "--learner").out)["totals"]
    assert learner["turn_ms"] > 1.4 * usual["turn_ms"]
    assert learner["listening_ms"] == usual["listening_ms"]
    for hard, turns in (("marks", 5), ("17", 10), ("check", None)):
        made = rehearse_("practice", "hard", *speak, "--hard", hard)
        if turns:
            assert json.loads(made.out)["totals"]["turns"] == turns
        else:
            assert made.code in (0, 2)
    assert rehearse_("practice", "hard", *speak, "--hard", "soon").code == 2


def test_hard_sentences_of_a_take(rehearse_: Run, here: Path) -> None:
    """The last take's: what it left out, cut short, or began anew; without a take, a line says how to make one."""
    (here / "talk.md").write_text(TALK, encoding="utf-8")
    project = open_project("talk.md")
    with pytest.raises(RehearseError, match="rehearse compare"):
        hard_sentences(project, "take")
    texts = [sentence.text for sentence in project.script.sentences]
    for day, left_out, restarted in (("2026-01-02 10:00", 2, 4), ("2026-01-01 10:00", 0, 1)):
        folder = here / "audio" / "talk" / "takes" / day[:10]
        folder.mkdir(parents=True)
        rows = [
            {"text": text, "state": "left out" if number == left_out else "said"}
            for number, text in enumerate(texts)
        ]
        heard = [{"sentence": restarted, "state": "restart"}, {"sentence": None, "state": "other"}]
        take = {"recorded": day, "sentences": rows, "heard": heard}
        (folder / "take.json").write_text(json.dumps(take), encoding="utf-8")
    assert hard_sentences(project, "take") == {2, 4}


@heavy
def test_what_takes_over_two_hours_is_said_before(
    rehearse_: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The note comes before anything is spoken; a drill that takes many times as long says so, too."""
    (here / "long.txt").write_text(many(40), encoding="utf-8")
    quiet = rehearse_("practice", "shadow", "long.txt", "-e", "espeak", "--section", "1")
    assert "takes about" not in quiet.err
    monkeypatch.setattr("rehearse.app.practice.LONG_MS", 60_000)
    told = rehearse_("practice", "shadow", "long.txt", "-e", "espeak")
    assert told.err.startswith("note: shadow takes about ")
    monkeypatch.undo()


def test_what_was_found_is_not_found_again(
    rehearse_: Run, script: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the cache a drill asks neither the engine nor the dictionaries: how words are read was kept, too."""
    arguments = ("practice", "shadow,respond,interpret", script, "-e", "espeak")
    first = rehearse_(*arguments)
    assert first.code == 0, first.err

    def never(*_: object) -> None:
        raise AssertionError("it was found before")

    monkeypatch.setattr("rehearse.script.readings.collect.with_readings", never)
    monkeypatch.setattr("rehearse.voices.engines.espeak.engine.EspeakEngine.synthesize", never)
    second = rehearse_(*arguments)
    assert second.out == first.out, second.err
