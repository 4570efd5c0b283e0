"""Where results go: names that every system takes, whole files or none, and nobody else's file touched."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.errors import OutputError
from rehearse.outputs import aside, publish, publish_early, safe_name, spare
from tests.running import files

NAMES = {
    "一、把场地用起来：A/B 测试?": "一、把场地用起来：A_B_测试",
    "": "untitled",
    "...": "untitled",
    "CON": "CON_",
    "con.txt": "con.txt_",
    "Lpt9": "Lpt9_",
    "CONSUL": "CONSUL",
    "a.": "a",
    " a . ": "a",
    "../../etc/passwd": "etc_passwd",
    "C:\\Windows": "C_Windows",
    "好\u202etxt.exe": "好txt.exe",
    "a\x00b\x1fc\x7fd": "ab_cd",
    "行\n二\u2028三\u3000四": "行_二_三_四",
    "🎉" * 300: "🎉" * 40,
    "e\u0301": "é",
    "\ud800x": "x",
    "x" * 39 + ". y": "x" * 39,
}


@pytest.mark.parametrize(("text", "name"), NAMES.items())
def test_safe_name(text: str, name: str) -> None:
    """Nasty headings make plain names."""
    assert safe_name(text) == name


@given(st.text(max_size=400))
def test_safe_name_is_safe(text: str) -> None:
    """Whatever the heading, Windows, macOS and Linux take the name, and making it safe again changes nothing."""
    name = safe_name(text)
    assert 0 < len(name) <= 41
    assert len(f"0001-{name}.flac".encode()) <= 255
    assert not set(name) & set('<>:"/\\|?*\r\n\0')
    assert not any(unicodedata.category(char).startswith(("C", "Zl", "Zp")) for char in name)
    assert name.strip(" .") == name
    assert name.partition(".")[0].upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT1"}
    assert safe_name(name) == name


def test_nothing_is_there_before_all_is(tmp_path: Path) -> None:
    """What is written aside appears when it is published, under its own name; the folder aside is then gone."""
    with aside(tmp_path) as work:
        (work / "sections").mkdir()
        (work / "sections/01-a.wav").write_bytes(b"a")
        (work / "track.wav").write_bytes(b"t")
        assert not (tmp_path / "track.wav").exists()
        publish(work, tmp_path, ["track.wav", "sections/01-a.wav"])
    assert files(tmp_path) == {"track.wav": b"t", "sections/01-a.wav": b"a"}


def test_failure_leaves_what_was_there(tmp_path: Path) -> None:
    """A run that fails changes nothing and leaves nothing."""
    (tmp_path / "track.wav").write_bytes(b"old")
    with suppress(RuntimeError), aside(tmp_path) as work:
        (work / "track.wav").write_bytes(b"new")
        raise RuntimeError
    assert files(tmp_path) == {"track.wav": b"old"}


@pytest.mark.slow
def test_killed_runs_are_swept_away(tmp_path: Path) -> None:
    """What a killed run left is deleted by the next one; what a living run writes to is not."""
    left = tmp_path / ".making-killed"
    left.mkdir()
    (left / "track.wav").write_bytes(b"half")
    code = (
        "import sys; from pathlib import Path; from rehearse.outputs import aside\n"
        "with aside(Path(sys.argv[1])) as work: print(work, flush=True); sys.stdin.read()"
    )
    root = Path(__file__).parent.parent
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(root)},
    ) as other:
        assert other.stdout is not None
        living = Path(other.stdout.readline().strip())
        assert living.is_dir()
        assert not left.exists()
        with aside(tmp_path) as work:
            assert living.is_dir()
            assert work != living
        other.kill()
    with aside(tmp_path):
        assert not living.exists()


def report(*names: object) -> str:
    """Write as much of a report as says which files the run made."""
    return json.dumps({"files": names})


def test_stale_files_go_and_others_stay(tmp_path: Path) -> None:
    """Files that the last run made and this one did not are deleted; files of others are not."""
    (tmp_path / "sections").mkdir()
    for name in ("track.mp3", "sections/01-a.mp3", "sections/02-b.mp3", "sections/02-mine.mp3", "notes.txt"):
        (tmp_path / name).write_text("old")
    (tmp_path / "report.json").write_text(report("sections/01-a.mp3", "sections/02-b.mp3"))
    with aside(tmp_path) as work:
        (work / "track.wav").write_text("new")
        publish(work, tmp_path, ["track.wav"])
    assert sorted(files(tmp_path)) == ["notes.txt", "report.json", "sections/02-mine.mp3", "track.wav"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"files": 3}',
        "\ufeff{",
        report(None, 3, ["x"]),
        report("notes.txt"),
        report("../keep.mp3", "/keep.mp3", "sections/../keep.mp3", "sections/01-/../../keep.mp3"),
        report("sections/01-..\\keep.mp3", "C:\\keep.mp3"),
    ],
)
def test_reports_of_others_delete_nothing(tmp_path: Path, text: str) -> None:
    """A report.json that is damaged, or names what no run makes, leads to no deletion."""
    folder = tmp_path / "out"
    (folder / "sections/01-").mkdir(parents=True)
    (folder / "report.json").write_text(text, encoding="utf-8")
    for name in ("notes.txt", "../keep.mp3", "keep.mp3"):
        (folder / name).write_text("mine")
    before = files(tmp_path)
    with aside(folder) as work:
        publish(work, folder, [])
    assert files(tmp_path) == before


def test_two_runs_wait_for_each_other(tmp_path: Path) -> None:
    """Two runs have each a folder of their own, and the one that publishes last has the last word."""
    names = ["track.wav", "report.json"]
    with aside(tmp_path) as one, aside(tmp_path) as two:
        for work, text in ((one, "1"), (two, "2")):
            (work / "track.wav").write_text(text)
            (work / "report.json").write_text(report(*names))
            publish(work, tmp_path, names, ["report.json"])
    assert files(tmp_path)["track.wav"] == b"2"


def test_what_others_put_there_is_not_overwritten(tmp_path: Path) -> None:
    """A file with a name of ours that no run has made stays, and nothing of the new result is there."""
    (tmp_path / "report.md").write_text("mine")
    with aside(tmp_path) as work:
        for name in ("track.wav", "report.md"):
            (work / name).write_text("new")
        with pytest.raises(
            OutputError, match=r"report\.md: this is not of our making, .*; move it away, or choose"
        ):
            publish(work, tmp_path, ["track.wav", "report.md"], ["report.md"])
    assert files(tmp_path) == {"report.md": b"mine"}


def test_all_can_be_renamed_or_none_is(tmp_path: Path) -> None:
    """Where one of the results has no place, the former result stays whole."""
    with aside(tmp_path) as work:
        (work / "track.wav").write_text("old")
        (work / "report.json").write_text(report("track.wav", "report.json"))
        publish(work, tmp_path, ["track.wav", "report.json"], ["report.json"])
    before = files(tmp_path)
    (tmp_path / "sections").write_text("a file where the folder is to be")
    with aside(tmp_path) as work:
        (work / "sections").mkdir()
        for name in ("track.wav", "sections/01-a.wav"):
            (work / name).write_text("new")
        with pytest.raises(OutputError, match="cannot be written"):
            publish(work, tmp_path, ["track.wav", "sections/01-a.wav"])
    assert {name: data for name, data in files(tmp_path).items() if name != "sections"} == before


def test_script_is_spared(tmp_path: Path) -> None:
    """A result is not written over its script, whatever way its name is written."""
    script = tmp_path / "clean.md"
    script.write_text("同志们：")
    with pytest.raises(OutputError, match="this is the script itself; choose another folder"):
        spare(script, tmp_path / ".." / tmp_path.name, ["report.txt", "clean.md"])
    spare(script, tmp_path / "other", ["clean.md"])
    spare(Path("-"), tmp_path, ["clean.md"])


def test_early_files_are_forgotten(tmp_path: Path) -> None:
    """What came before the whole is replaced by it, and deleted where the whole has it no more, even after a kill."""
    for names in (["sections/01-a.wav"], ["sections/01-b.wav", "sections/02-c.wav"]):
        with aside(tmp_path) as work:
            (work / "sections").mkdir()
            for name in names:
                (work / name).write_text("early")
                publish_early(work, tmp_path, name)
    assert len(files(tmp_path)) == 3
    with aside(tmp_path) as work:
        (work / "sections").mkdir()
        (work / "sections/02-c.wav").write_text("whole")
        publish(work, tmp_path, ["sections/02-c.wav"])
    assert files(tmp_path) == {"sections/02-c.wav": b"whole"}


def test_former_exports_go(tmp_path: Path) -> None:
    """An export that the last run made and this one did not is deleted, if its name is one of an export."""
    for name in ("rehearse.html", "budget.xlsx"):
        (tmp_path / name).write_text("old")
    (tmp_path / "report.json").write_text(json.dumps({"files": ["rehearse.html", "budget.xlsx"]}))
    with aside(tmp_path) as work:
        publish(work, tmp_path, [], ["rehearse.html", "report.json"])
    assert set(files(tmp_path)) == {"budget.xlsx", "report.json"}


def test_errors_are_one_clear_line(tmp_path: Path) -> None:
    """What cannot be written says where, why, and what to do."""
    (tmp_path / "file").touch()
    with (
        pytest.raises(OutputError, match=r"file/x: cannot be written \(Not a directory\); .*--output$"),
        aside(tmp_path / "file/x"),
    ):
        pass


def test_what_cannot_be_deleted_stays_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A former track that someone is listening to is replaced when its turn comes again."""
    for name, listening in (("track.mp3", False), ("track.wav", True), ("track.mp3", False)):
        with aside(tmp_path) as work, monkeypatch.context() as patch:
            (work / "sections").mkdir()
            files_ = [name, f"sections/01-a.{name[-3:]}", "report.json"]
            for file in files_:
                (work / file).write_text(report(*files_))
            if listening:
                patch.setattr(Path, "unlink", _in_use)
            publish(work, tmp_path, files_, ["report.json"])
    assert "track.mp3" in files(tmp_path)


def _in_use(*_: object, **__: object) -> None:
    raise PermissionError(13, "in use")


def test_a_heading_whose_capitals_change(tmp_path: Path) -> None:
    """Its file is ours still, and is not deleted as a former one where case says nothing."""
    for title in ("Start", "START"):
        with aside(tmp_path) as work:
            (work / "sections").mkdir()
            names = [f"sections/01-{title}.wav", "report.json"]
            for name in names:
                (work / name).write_text(report(*names))
            publish(work, tmp_path, names, ["report.json"])
    assert [name for name in files(tmp_path) if name.startswith("sections/")] == ["sections/01-START.wav"]


def test_a_result_that_is_open_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where another program holds one, as on Windows, none is renamed, and the line names it."""
    names = ["track.wav", "report.json"]
    with aside(tmp_path) as work:
        for name in names:
            (work / name).write_text(report(*names))
        publish(work, tmp_path, names, ["report.json"])
    before = files(tmp_path)
    with aside(tmp_path) as work, monkeypatch.context() as patch:
        for name in names:
            (work / name).write_text("new")
        real = Path.replace

        def busy(path: Path, target: Path) -> Path:
            if Path(target).name == "report.json":
                raise PermissionError(13, "in use")
            return real(path, target)

        patch.setattr(Path, "replace", busy)
        with pytest.raises(OutputError, match=r"report\.json: cannot be replaced; close it where it is open"):
            publish(work, tmp_path, names, ["report.json"])
    assert files(tmp_path) == before
