"""Many scripts at once: each gets its own result, one that fails stops no other, and the exit code says so."""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rehearse.app.batch import requests, scripts
from rehearse.app.request import Request
from rehearse.core.errors import ScriptError
from tests.running import Outcome, files, scripted

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., Outcome]

QUICK = ("--engine", "espeak", "--format", "wav", "--export", "none")


def speech(path: Path, number: int = 1) -> Path:
    """Write a short speech."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"同志们：\n这是第{number}份稿子。\n谢谢大家！\n", encoding="utf-8")
    return path


def test_folders_and_files(rehearse_: Run, here: Path) -> None:
    """Files and what is in folders become tracks of their own, named in one table with their sum."""
    speech(here / "a.md", 1)
    speech(here / "class" / "b.txt", 2)
    speech(here / "class" / "deep" / "c.txt", 3)
    (here / "class" / "picture.png").write_bytes(b"\x89PNG")
    outcome = rehearse_("make", "a.md", "class", *QUICK)
    assert outcome.code == 0, outcome.err
    for name in "abc":
        assert (here / "audio" / name / "track.wav").exists()
    assert "3 of 3 made" in outcome.out
    assert [line.split(":")[0] for line in outcome.out.splitlines() if "audio/" in line.replace("\\", "/")] == [
        "a.md", str(Path("class/b.txt")), str(Path("class/deep/c.txt")),
    ]  # fmt: skip


def test_a_failure_stops_no_other(rehearse_: Run, here: Path) -> None:
    """A script that cannot be read is told in one line and in the table; the others are made; exit 2."""
    speech(here / "a.txt", 1)
    (here / "b.txt").write_bytes(b"")
    speech(here / "c.txt", 2)
    outcome = rehearse_("make", "a.txt", "b.txt", "c.txt", *QUICK)
    assert outcome.code == 2
    assert "rehearse: b.txt: the script is empty; write" in outcome.err
    head, _, *rows = outcome.out.splitlines()
    assert head.split() == ["script", "you", "track"]
    assert [row.split()[0] for row in rows[:3]] == ["a.txt", "b.txt", "c.txt"]
    assert "2 of 3 made" in outcome.out
    assert outcome.out.endswith("1 failed:\nb.txt: the script is empty; write the speech into it first\n")
    assert (here / "audio" / "c" / "track.wav").exists()
    assert not (here / "audio" / "b").exists()


def test_too_long_in_one_of_them(rehearse_: Run, here: Path) -> None:
    """With --strict, one speech that is over its target makes the exit code 1."""
    (here / "long.txt").write_text(scripted("我们要努力。" * 200), encoding="utf-8")
    speech(here / "short.txt")
    assert rehearse_("make", "long.txt", "short.txt", *QUICK, "--target", "30s", "--strict").code == 1
    assert (here / "audio" / "short" / "track.wav").exists()


def test_what_counts_as_a_script(here: Path) -> None:
    """Results of earlier runs, hidden files and Word's lock files are no scripts; a file named twice is one."""
    wanted = [speech(here / "in" / name) for name in ("a.txt", "b.md")]
    for name in (".hidden.txt", "~$b.docx", "notes.xlsx", "README"):
        speech(here / "in" / name)
    speech(here / "in" / "audio" / "a" / "clean.md")
    (here / "in" / "audio" / "a" / "report.json").write_text('{"files": ["clean.md", "report.json"]}')
    wanted.insert(1, speech(here / "in" / "audio" / "a" / "mine.md"))  # beside a result, and none of it
    assert scripts([str(here / "in"), str(wanted[0])]) == [str(path) for path in wanted]
    (here / "empty").mkdir()
    with pytest.raises(ScriptError, match="empty: there is no script in this folder; files may be"):
        scripts([str(here / "empty")])


def test_same_names_stay_apart() -> None:
    """Scripts of the same name, whatever their case, folder or suffix, do not write over each other."""
    named = ["x/Talk.txt", "y/talk.TXT", "talk.md", "other.md"]
    folders = [str(request.output) for request in requests(Request("", output=Path("out")), named)]
    assert folders == [str(Path("out") / name) for name in ("x-Talk", "y-talk", "talk", "other")]
    assert [
        str(request.output) for request in requests(Request("", output=Path("out")), ["z/talk.md", *named])
    ][1:] == folders
    suffixes = [
        str(request.output) for request in requests(Request("", output=Path("out")), ["a.md", "a.txt"])
    ]
    assert suffixes == [str(Path("out") / name) for name in ("a-md", "a-txt")]


def test_one_script_at_a_time_for_some(rehearse_: Run, here: Path) -> None:
    """What is for one script only is refused for several, before anything is made."""
    for name in "ab":
        speech(here / f"{name}.txt")
    outcome = rehearse_("make", "a.txt", "b.txt", *QUICK, "--json")
    assert outcome == Outcome(
        2, "", "rehearse: --dry-run, --json and --open are for one script; name one file\n"
    )
    assert not (here / "audio").exists()


def test_a_folder_of_one(rehearse_: Run, here: Path) -> None:
    """A folder with one script is still a folder: its result stands in a table."""
    speech(here / "in" / "a.txt")
    outcome = rehearse_("make", "in", *QUICK)
    assert "1 of 1 made" in outcome.out
    assert files(here / "audio" / "a")


@pytest.mark.skipif(sys.platform == "win32", reason="links are otherwise there")
def test_links_lead_to_nothing_twice(here: Path) -> None:
    """A folder that is linked to from inside, and a file that is linked to, are each taken once."""
    wanted = speech(here / "in" / "a.txt")
    (here / "in" / "again").symlink_to(".", target_is_directory=True)
    (here / "in" / "b.txt").symlink_to("a.txt")
    assert scripts(["in", "./in/a.txt"]) == [str(wanted.relative_to(here))]


def test_what_cannot_be_looked_at_is_told_in_its_turn(rehearse_: Run, here: Path) -> None:
    """A name that no system takes stops no other, and ends in a line; so does an empty one."""
    speech(here / "a.txt")
    long = f"{'好' * 200}.txt"
    outcome = rehearse_("make", "a.txt", long, *QUICK)
    assert outcome.code == 2
    assert (here / "audio" / "a" / "track.wav").exists()
    told = next(line for line in outcome.err.splitlines() if line.startswith("rehearse: "))
    assert told.endswith("; check its permissions")
    for wish in ((long,), ("",), ("a.txt", "-o", ""), ("a.txt", "-o", long)):
        refused = rehearse_("make", *wish, *QUICK)
        assert refused.code == 2, wish
        assert len([line for line in refused.err.splitlines() if line.startswith("rehearse: ")]) == 1


def test_the_table_speaks_the_sessions_language(rehearse_: Run, here: Path) -> None:
    """In Chinese where that is asked for, figures as in English."""
    speech(here / "a.txt", 1)
    speech(here / "b.txt", 2)
    out = rehearse_("make", "a.txt", "b.txt", *QUICK, "--lang", "zh").out
    assert "共 2 份，生成 2 份" in out
    assert out.split()[:3] == ["稿件", "预计", "录音"]


def test_a_table_for_spreadsheets(rehearse_: Run, here: Path) -> None:
    """A row a script, those that failed with their reason."""
    folder = here / "scripts"
    folder.mkdir()
    (folder / "a.txt").write_text("同志们：\n\n大家辛苦了，谢谢大家。\n", encoding="utf-8")
    (folder / "b.txt").write_bytes(b"")
    assert rehearse_("make", folder, "-e", "espeak", "--export", "none", "--report", "batch.csv").code == 2
    text = (here / "batch.csv").read_text(encoding="utf-8-sig")
    made, failed = csv.DictReader(text.splitlines())
    assert Path(made["Script"]).name == "a.txt"
    assert float(made["Track (s)"]) > 1
    assert (made["Error"], failed["Track (s)"]) == ("", "")
    assert "the script is empty" in failed["Error"]
