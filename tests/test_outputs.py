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

from rehearse.core.errors import OutputError
from rehearse.output.file_names import safe_name
from rehearse.output.manifest import NAME, Manifest, UnitPlace
from rehearse.output.publishing import protect_script, publish, publish_early, work_folder
from rehearse.output.version import Version
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
    with work_folder(tmp_path) as work:
        (work / "sections").mkdir()
        (work / "sections/01-a.wav").write_bytes(b"a")
        (work / "track.wav").write_bytes(b"t")
        assert not (tmp_path / "track.wav").exists()
        publish(work, tmp_path, Manifest(("track.wav", "sections/01-a.wav")))
    assert files(tmp_path) == {"track.wav": b"t", "sections/01-a.wav": b"a"}


def test_failure_leaves_what_was_there(tmp_path: Path) -> None:
    """A run that fails changes nothing and leaves nothing."""
    (tmp_path / "track.wav").write_bytes(b"old")
    with suppress(RuntimeError), work_folder(tmp_path) as work:
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
        "import sys; from pathlib import Path; from rehearse.output.publishing import work_folder\n"
        "with work_folder(Path(sys.argv[1])) as work: print(work, flush=True); sys.stdin.read()"
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
        with work_folder(tmp_path) as work:
            assert living.is_dir()
            assert work != living
        other.kill()
    with work_folder(tmp_path):
        assert not living.exists()


def noted(**more: object) -> str:
    """Write a manifest as a run does, but for these keys."""
    usual = {"format": 1, "files": [], "early": [], "voice": "", "rate": 0, "target_lufs": None}
    return json.dumps({**usual, "gains": {}, "places": {}, **more})


def run(folder: Path, *names: str, text: str = "") -> None:
    """Publish files with this text, or with their own names, as a run does."""
    with work_folder(folder) as work:
        (work / "sections").mkdir()
        for name in names:
            (work / name).write_text(text or name)
        publish(work, folder, Manifest(names))


def test_what_the_next_run_reads(tmp_path: Path) -> None:
    """A manifest is read as it was written; a rate is for its voice, gains are for their loudness."""
    made = Manifest(
        ("track.wav",),
        (),
        "好",
        12,
        -19.0,
        {"好": -3},
        Version(("a1", "b2"), (("一、读书", 1500),)),
        {"k.s.pcm1+0.unit": UnitPlace(44, 4, 2**64 - 1)},
    )
    with work_folder(tmp_path) as work:
        made.write(work, tmp_path)
    found = Manifest.read(tmp_path)
    assert found == made
    assert (found.rate_of("好"), found.rate_of("坏")) == (12, None)
    assert (found.gains_for(-19.0), found.gains_for(None)) == ({"好": -3}, {})


def test_stale_files_go_and_others_stay(tmp_path: Path) -> None:
    """Files that the last run made and this one did not are deleted; files of others are not."""
    run(tmp_path, "track.mp3", "sections/01-a.mp3", "sections/02-b.mp3", "rehearse.html")
    for name in ("sections/02-mine.mp3", "notes.txt"):
        (tmp_path / name).write_text("mine")
    run(tmp_path, "track.wav")
    assert sorted(files(tmp_path)) == ["notes.txt", "sections/02-mine.mp3", "track.wav"]
    assert Manifest.read(tmp_path).ours == ("track.wav",)


def test_a_result_without_a_manifest(tmp_path: Path) -> None:
    """What a version before there were manifests has made is known by the report there, and is replaced."""
    (tmp_path / "track.mp3").write_text("old")
    (tmp_path / "report.json").write_text(json.dumps({"files": ["track.mp3", "report.json"], "cues": []}))
    run(tmp_path, "track.wav", "report.json")
    assert set(files(tmp_path)) == {"track.wav", "report.json"}


FOREIGN = [
    "",
    "[]",
    "{}",
    "\ufeff{",
    "[" * 100_000,
    noted(format=2, files=["track.wav"]),
    noted(files=3),
    noted(files=["track.wav"], places={"x": [1, 2]}),
    noted(files=["track.wav"], rate=1e999),
    noted(files=["track.wav"], gains=[1]),
    noted(files=[None, 3, ["x"]]),
    noted(files=["notes.txt", "budget.xlsx", ".rehearse.lock", ""]),
    noted(files=["../keep.mp3", "/keep.mp3", "sections/../keep.mp3", "sections/01-/../../keep.mp3"]),
    noted(early=["sections/01-..\\keep.mp3", "C:\\keep.mp3", "sections/01-notes.txt"]),
]
"""Manifests that are damaged, or name what no run makes."""


@pytest.mark.parametrize("name", [".rehearse.json", "report.json"])
@pytest.mark.parametrize("text", FOREIGN)
def test_notes_of_others_delete_nothing(tmp_path: Path, text: str, name: str) -> None:
    """A manifest or report that is damaged, or names what no run makes, leads to no deletion."""
    folder = tmp_path / "out"
    (folder / "sections/01-").mkdir(parents=True)
    (folder / name).write_text(text, encoding="utf-8")
    for mine in ("notes.txt", "../keep.mp3", "keep.mp3", "budget.xlsx", "sections/01-notes.txt"):
        (folder / mine).write_text("mine")
    before = files(tmp_path)
    run(folder)
    assert files(tmp_path) == before


@pytest.mark.parametrize(
    "place", [[-1, 4, 0], [2**70, 4, 0], [0, 2**70, 0], [0, -1, 0], [0, 4, 0], [0, 0, 0]]
)
def test_a_place_that_cannot_be(tmp_path: Path, place: list[int]) -> None:
    """Nothing is copied from where nothing can be, or from where other samples are."""
    (tmp_path / "track.wav").write_bytes(b"RIFF")
    (tmp_path / NAME).write_text(noted(places={"x": place}))
    assert Manifest.read(tmp_path).unit("x", tmp_path / "track.wav") is None


def test_two_runs_wait_for_each_other(tmp_path: Path) -> None:
    """Two runs have each a folder of their own, and the one that publishes last has the last word."""
    with work_folder(tmp_path) as one, work_folder(tmp_path) as two:
        for work, text in ((one, "1"), (two, "2")):
            (work / "track.wav").write_text(text)
            publish(work, tmp_path, Manifest(("track.wav",)))
    assert files(tmp_path)["track.wav"] == b"2"


def test_what_others_put_there_is_not_overwritten(tmp_path: Path) -> None:
    """A file with a name of ours that no run has made stays, and nothing of the new result is there, nor early."""
    for name in ("report.md", "sections/01-a.wav"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("mine")
    refused = r"this is not of our making, .*; move it away, or choose"
    with pytest.raises(OutputError, match=rf"report\.md: {refused}"):
        run(tmp_path, "track.wav", "report.md")
    with work_folder(tmp_path) as work, pytest.raises(OutputError, match=rf"01-a\.wav: {refused}"):
        publish_early(work, tmp_path, "sections/01-a.wav")
    assert files(tmp_path) == {"report.md": b"mine", "sections/01-a.wav": b"mine"}


def test_all_can_be_renamed_or_none_is(tmp_path: Path) -> None:
    """Where one of the results has no place, the previous result stays whole."""
    run(tmp_path, "track.wav", "report.json")
    before = files(tmp_path)
    (tmp_path / "sections").write_text("a file where the folder is to be")
    with pytest.raises(OutputError, match="cannot be written"):
        run(tmp_path, "track.wav", "sections/01-a.wav", text="new")
    assert {name: data for name, data in files(tmp_path).items() if name != "sections"} == before


def test_script_is_spared(tmp_path: Path) -> None:
    """A result is not written over its script, whatever way its name is written."""
    script = tmp_path / "clean.md"
    script.write_text("同志们：")
    with pytest.raises(OutputError, match="this is the script itself; choose another folder"):
        protect_script(script, tmp_path / ".." / tmp_path.name)
    protect_script(script, tmp_path / "other")
    protect_script(Path("-"), tmp_path)


def test_early_files_are_forgotten(tmp_path: Path) -> None:
    """What came before the whole is replaced by it, and deleted where the whole has it no more, even after a kill."""
    for names in (["sections/01-a.wav"], ["sections/01-b.wav", "sections/02-c.wav"]):
        with work_folder(tmp_path) as work:
            (work / "sections").mkdir()
            for name in names:
                (work / name).write_text("early")
                publish_early(work, tmp_path, name)
    assert len(files(tmp_path)) == 3
    run(tmp_path, "sections/02-c.wav", text="whole")
    assert files(tmp_path) == {"sections/02-c.wav": b"whole"}


def test_nothing_comes_early_where_there_is_a_result(tmp_path: Path) -> None:
    """A section of a run that is still going does not replace that of one that was faster."""
    run(tmp_path, "sections/01-a.wav", text="whole")
    with work_folder(tmp_path) as work:
        (work / "sections").mkdir()
        (work / "sections/01-a.wav").write_text("early")
        publish_early(work, tmp_path, "sections/01-a.wav")
    assert files(tmp_path) == {"sections/01-a.wav": b"whole"}


def test_errors_are_one_clear_line(tmp_path: Path) -> None:
    """What cannot be written says where, why, and what to do."""
    (tmp_path / "file").touch()
    with (
        pytest.raises(OutputError, match=r"file/x: cannot be written \(Not a directory\); .*--output$"),
        work_folder(tmp_path / "file/x"),
    ):
        pass


def test_what_cannot_be_deleted_stays_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A previous track that someone is listening to is replaced when its turn comes again."""
    run(tmp_path, "track.mp3", "sections/01-a.mp3")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", _in_use)
        run(tmp_path, "track.wav", "sections/01-a.wav")
    run(tmp_path, "track.mp3", text="again")
    assert files(tmp_path) == {"track.mp3": b"again"}


def _in_use(*_: object, **__: object) -> None:
    raise PermissionError(13, "in use")


def test_a_heading_whose_capitals_change(tmp_path: Path) -> None:
    """Its file is ours still, and is not deleted as a previous one where case says nothing."""
    for title in ("Start", "START"):
        run(tmp_path, f"sections/01-{title}.wav")
    assert list(files(tmp_path)) == ["sections/01-START.wav"]


def test_a_result_that_is_open_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where another program holds one, as on Windows, none is renamed, and the line names it."""
    run(tmp_path, "track.wav", "report.json")
    before = files(tmp_path)
    real = Path.replace

    def busy(path: Path, target: Path) -> Path:
        if Path(target).name == "report.json":
            raise PermissionError(13, "in use")
        return real(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", busy)
        with pytest.raises(OutputError, match=r"report\.json: cannot be replaced; close it where it is open"):
            run(tmp_path, "track.wav", "report.json", text="new")
    assert files(tmp_path) == before
