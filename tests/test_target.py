"""Tests of a speech and its target from end to end: target, verdict, pace, cut plan, comparison."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from rehearse.app import verbs
from rehearse.app.request import Request
from rehearse.timing.planning.pauses import PAUSES_MS
from rehearse.timing.report.wording import track_line
from tests import heavy
from tests.decoding import by_libsndfile

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.running import Outcome

    Run = Callable[..., Outcome]

SEED = Path(__file__).parent.parent / "seeds" / "community-sports.txt"

SPEECH = """在读书会上的讲话

同志们：
今天我们在这里开会，讨论怎样把书读好。首先，我代表大家表示祝贺！
一、把书读好
读书要用心，也要用时间，更要用脑子，这样才能读出味道来。
{可删 有一位老师傅每天读一个小时，十年读完了三百本书。}要多读，要常读。
二、把书用好
书读过了要用起来，用在工作里，用在生活里，用在自己的心里。
谢谢大家！
"""


@pytest.fixture
def speech(here: Path) -> str:
    """Write the speech into the folder that a test works in."""
    (here / "speech.txt").write_text(SPEECH, encoding="utf-8")
    return "speech.txt"


def report_of(folder: Path) -> Any:
    """Read a report."""
    return json.loads((folder / "report.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("target", ["33s", "40s", "0:42"])
def test_the_track_hits_the_target_to_the_sample(
    rehearse_: Run, here: Path, speech: str, target: str
) -> None:
    """Rate and pauses are chosen so that the decoded track is as long as asked, and each section as planned."""
    outcome = rehearse_(
        "make", speech, "-e", "espeak", "--export", "none", "-f", "wav", "-o", "out", "--target", target
    )
    assert outcome.code == 0, outcome.err
    report = report_of(here / "out")
    wanted = report["totals"]["target_ms"]
    assert len(by_libsndfile(here / "out" / "track.wav")) == 24 * wanted
    assert (
        report["verdict"]["by_ms"] == report["totals"]["planned_ms"] - wanted
    )  # the person's, not the track's
    starts = [item["must_start_by_ms"] for item in report["sections"]]
    assert starts[0] == wanted - report["totals"]["planned_ms"]
    assert all(one < other for one, other in pairwise(starts))


@heavy
def test_each_section_lands_where_it_was_planned(rehearse_: Run, here: Path) -> None:
    """Within 2 % of its share of the target, in a speech of ordinary length."""
    assert (
        rehearse_(
            "make", SEED, "-e", "espeak", "--export", "none", "-f", "wav", "-o", "out", "--target", "13m"
        ).code
        == 0
    )
    report = report_of(here / "out")
    assert report["totals"]["actual_ms"] == 13 * 60_000
    share = 13 * 60_000 / report["totals"]["planned_ms"]
    assert [
        item["heading"]
        for item in report["sections"]
        if abs(item["actual_ms"] - share * item["planned_ms"]) > 0.02 * item["planned_ms"]
    ] == []


def test_a_target_out_of_reach_says_what_is_missing(rehearse_: Run, here: Path, speech: str) -> None:
    """The track comes as near as the bounds allow, the verdict says by how much it is over; --strict exits with 1."""
    outcome = rehearse_(
        "make", speech, "-e", "espeak", "--export", "none", "-f", "wav", "-o", "out", "-t", "15s", "--strict"
    )
    assert outcome.code == 1
    report = report_of(here / "out")
    assert report["engine"]["rate"] == 15
    assert report["verdict"]["kind"] == "over"
    assert report["verdict"]["by_ms"] == report["totals"]["planned_ms"] - 15_000
    assert "超时" in outcome.out.splitlines()[1]
    assert "仍超出目标" in outcome.out


@pytest.mark.parametrize("pace", ["180", "210"])
def test_the_track_keeps_the_persons_pace(rehearse_: Run, here: Path, speech: str, pace: str) -> None:
    """Characters a minute, counted from the report and the decoded length."""
    assert (
        rehearse_(
            "make", speech, "-e", "espeak", "--export", "none", "-f", "wav", "-o", "out", "--pace", pace
        ).code
        == 0
    )
    minutes = len(by_libsndfile(here / "out" / "track.wav")) / 24_000 / 60
    assert report_of(here / "out")["totals"]["units"] / minutes == pytest.approx(float(pace), rel=0.01)


def test_the_voices_own_pace_is_left_alone(rehearse_: Run, here: Path, speech: str) -> None:
    """With --pace voice, and with a rate of the user's, nothing is stretched."""
    for asked in (("--pace", "voice"), ("--rate", "10")):
        assert (
            rehearse_(
                "make", speech, "-e", "espeak", "--export", "none", "-f", "wav", "-o", "out", *asked
            ).code
            == 0
        )
        report = report_of(here / "out")
        assert report["engine"]["rate"] == (10 if "--rate" in asked else 0)
        pauses = [cue for cue in report["cues"] if cue["kind"] == "pause"]
        assert all(cue["end_ms"] - cue["start_ms"] == cue["planned_ms"] for cue in pauses)


def test_time_tells_what_to_do_about_it(rehearse_: Run, speech: str) -> None:
    """A range, a verdict with sign and words, the pace needed, what to cut, and which optional passage to drop."""
    outcome = rehearse_("time", speech, "--target", "33s", "--grace", "0")
    assert outcome.code == 0
    assert "每分钟" in outcome.out
    assert "删去 A" in outcome.out
    assert outcome.out.splitlines()[1].startswith("+ 超时")
    report = json.loads(rehearse_("time", speech, "--target", "33s", "--json").out)
    low, high = report["totals"]["range_ms"]
    assert low < report["totals"]["planned_ms"] < high
    assert all(item["range_ms"][0] < item["planned_ms"] < item["range_ms"][1] for item in report["sections"])


def test_time_tells_what_an_edit_costs(rehearse_: Run, here: Path, speech: str) -> None:
    """The whole, and the section that changed."""
    (here / "new.txt").write_text(
        SPEECH.replace("要常读。", "要常读。还要大声地读给孩子们听。"), encoding="utf-8"
    )
    lines = rehearse_("time", "new.txt", "--compare", speech).out.splitlines()
    assert any(line.startswith("比上一版 +0:0") for line in lines)
    assert any("把书读好" in line and "+0:0" in line for line in lines[-2:])


def test_a_wrong_target_or_pace_is_one_line(rehearse_: Run, speech: str) -> None:
    """What, and what to write instead."""
    for asked, words in ((("--target", "soon"), "target"), (("--pace", "spech"), "speech")):
        outcome = rehearse_("time", speech, *asked)
        assert (outcome.code, outcome.err.count("\n")) == (2, 1)
        assert words in outcome.err


@heavy
def test_a_profile_is_measured_kept_and_used(rehearse_: Run, here: Path) -> None:
    """A recording of a text read aloud gives a pace with a name, which --pace takes; a wrong name is one line."""
    (here / "part.txt").write_text(
        "\n".join(SEED.read_text(encoding="utf-8").split("\n")[:10]), encoding="utf-8"
    )
    wish = ("make", "part.txt", "-e", "espeak", "--export", "none", "-f", "flac", "-o", "out")
    assert rehearse_(*wish, "--pace", "215").code == 0
    added = rehearse_("profile", "add", "我", "out/track.flac", "--text", "part.txt")
    assert added.code == 0, added.err
    measured = float(added.out.split(":")[1].split()[0])
    assert measured == pytest.approx(215, rel=0.03)
    assert rehearse_("profile", "list").out == added.out
    (used,) = re.findall(r"按每分钟 ([\d.]+) 字（我）", rehearse_("time", SEED, "--pace", "我").out)
    assert float(used) == pytest.approx(measured, abs=0.5)
    assert rehearse_("profile", "remove", "我").code == 0
    gone = rehearse_("time", SEED, "--pace", "我")
    assert (gone.code, gone.err.count("\n")) == (2, 1)


def test_a_dry_run_plans_what_make_makes(rehearse_: Run, here: Path, speech: str) -> None:
    """The time it tells is the one that the track will take, target and pace heeded."""
    for asked in (("--target", "40s"), ("--pace", "180"), ("--pace", "voice")):
        told = rehearse_("make", speech, "-e", "espeak", "--dry-run", *asked)
        assert (
            rehearse_(
                "make", speech, "-e", "espeak", "--export", "none", "-f", "wav", "-o", "out", *asked
            ).code
            == 0
        )
        planned = round(sum(cue["planned_ms"] for cue in report_of(here / "out")["cues"]) / 1000)
        assert re.search(rf"planned time +0:{planned:02d}\n", told.out)


ASKED: tuple[dict[str, Any], ...] = (
    *({"target": f"{seconds}s"} for seconds in (12, 20, 26, 29, 31, 33, 35, 37, 40, 45, 60, 90)),
    {"target": "25-30s"},
    {"target": "40-50s"},
    {"target": "38s", "reserve": "10%"},
    {"target": "30s", "pace": 250},
    {"target": "30s", "pace": "Voice"},
    {"target": "45s", "pace": 150},
    {"target": "33s", "grace": 0},
    {"target": "33s", "rate": 20},
    {"target": "toastmasters"},
)
"""Targets, and what else may be asked for beside them."""


@pytest.mark.slow
@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_time_and_make_judge_alike(speech: str, asked: dict[str, Any]) -> None:
    """By the person's pace, whatever the track takes: verdict, figures and advice are the same in both verbs."""
    timed = verbs.time(Request(speech, **asked))
    made = verbs.make(Request(speech, "out", engine="espeak", export="none", format="wav", **asked)).report
    assert timed.verdict
    assert timed.verdict == made.verdict
    assert [section.must_start_by_ms for section in timed.sections] == [
        section.must_start_by_ms for section in made.sections
    ]
    if asked.get("pace") != "Voice":
        assert [section.planned_ms for section in timed.sections] == [
            section.planned_ms for section in made.sections
        ]
        assert timed.verdict.total_ms == made.totals.planned_ms
    found = timed.verdict
    late = found.total_ms > found.high_ms + found.grace_ms
    assert (found.kind == "over") == late


@pytest.mark.slow
def test_a_track_is_not_stretched_until_it_sounds_wrong(speech: str) -> None:
    """Where the target is far longer than the speech, pauses are at most twice the usual, and the verdict says so."""
    request = Request(speech, "out", engine="espeak", export="none", format="wav", target="3m")
    report = verbs.make(request).report
    pauses = [cue for cue in report.cues if cue.kind == "pause" and cue.why != "mark"]
    longest = max(cue.end_ms - cue.start_ms for cue in pauses)
    assert longest <= 2 * max(PAUSES_MS.values())
    assert (report.totals.actual_ms or 0) <= 1.21 * report.totals.planned_ms
    assert report.verdict
    assert report.verdict.kind == "under"
    assert "离目标还差" in track_line(report)


def test_a_reserve_plans_for_less_than_the_slot(rehearse_: Run, speech: str) -> None:
    """Target, verdict and track go by what is left when it is kept back; the slot is named."""
    out = rehearse_("time", speech, "--target", "40s", "--reserve", "10%").out
    assert "目标 0:36（0:40 留出 0:04）" in out
    refused = rehearse_("time", speech, "--target", "40s", "--reserve", "60%")
    assert (refused.code, refused.err.count("\n")) == (2, 1)


def test_the_cuts_of_each_section_are_a_table_on_demand(rehearse_: Run, speech: str) -> None:
    """At most two things to do stand with the verdict; what each section has too much comes with --cuts."""
    short = rehearse_("time", speech, "--target", "25s").out
    head = short.split("\n\n")[0].splitlines()
    assert len(head) == 4
    assert "删去字数" not in short
    assert "删去字数" in rehearse_("time", speech, "--target", "25s", "--cuts").out
