"""Tests of `compare` and of profiles from takes, through the command line: what is told, kept and refused."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rehearse.app.request import Request
from rehearse.app.verbs import make
from rehearse.timing.takes.profiles import load_profiles
from tests import heavy
from tests.test_takes import OTHERS, ZH
from tests.test_takes_page import beep

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.running import Outcome

    Run = Callable[..., Outcome]

pytestmark = pytest.mark.slow

HEADS = ("一、一间图书室", "二、规矩和书", "三、后院")


def speech() -> str:
    """The text in three sections."""
    lines = ZH.splitlines()
    parts = ((0, 12), (12, 18), (18, 24))
    sections = zip(HEADS, parts, strict=True)
    return (
        "\n\n".join(f"{head}\n\n" + "\n\n".join(lines[start:end]) for head, (start, end) in sections) + "\n"
    )


def take(folder: Path, text: str) -> Path:
    """Record a text with another voice than the reference's, a little faster."""
    script = folder / "said.txt"
    script.write_text(text, encoding="utf-8")
    made = make(
        Request(
            script, folder / "said", engine="espeak", voice="cmn+f3", rate=10, format="m4a", export="none"
        )
    )
    return made.track.rename(folder / "me.m4a")


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Record the speech once: two sentences are left out, one is repeated, something is put in."""
    lines = speech().splitlines()
    at = {line: number for number, line in enumerate(lines)}
    order = ZH.splitlines()
    lines[at[order[5]]] = lines[at[order[14]]] = ""
    lines[at[order[8]]] += "\n\n" + order[8]
    lines[at[order[16]]] += "\n\n" + OTHERS["zh"][0]
    with pytest.MonkeyPatch.context() as patch:
        for kind in ("CACHE", "STATE", "DATA"):
            patch.setenv(f"REHEARSE_{kind}_DIR", str(tmp_path_factory.mktemp(kind)))
        return take(tmp_path_factory.mktemp("said"), "\n".join(lines))


@pytest.fixture
def recorded(here: Path, said: Path) -> Path:
    """The recording in an empty folder, beside speech.txt."""
    (here / "speech.txt").write_text(speech(), encoding="utf-8")
    return Path(shutil.copy(said, here))


@heavy
def test_what_is_told_and_kept(rehearse_: Run, here: Path, recorded: Path) -> None:
    """The verdict comes first, in the script's language; the results lie beside the script's, the sound on demand."""
    done = rehearse_("compare", recorded, "speech.txt", "--lang", "zh")
    assert done.code == 0, done.err
    first, *rest = done.out.splitlines()
    assert first.startswith("您用了 ")
    assert "漏了 2 句，重说 1 句" in first
    assert "稿外的话 1 处" in first
    assert any(line.startswith(HEADS[1]) for line in rest)
    assert "内置语音" in done.out
    assert "对照" in done.out
    (folder,) = (path for path in (here / "audio" / "speech" / "takes").iterdir() if path.name != "model")
    assert sorted(path.name for path in folder.iterdir()) == ["take.html", "take.json", "take.md"]
    assert first in (folder / "take.md").read_text("utf-8")
    assert "<script" in (folder / "take.html").read_text("utf-8")

    row = json.loads((folder / "take.json").read_text("utf-8"))
    assert row["verdict"] == first
    assert [one["state"] for one in row["sentences"]].count("left out") == 2
    assert row["sentences"][4]["trust"] > 0.8
    later = recorded.rename(here / "later.m4a")
    assert "历次" in rehearse_("compare", later, "speech.txt", "--keep").out
    (kept,) = (here / "audio" / "speech" / "takes").glob("*/take.m4a")
    assert kept.read_bytes() == later.read_bytes()
    assert json.loads((kept.parent / "take.json").read_text("utf-8"))["recording"] == str(kept)


@heavy
def test_the_own_track_is_the_reference(rehearse_: Run, here: Path, recorded: Path) -> None:
    """Where the script's track is there and of the text as it is now, it is compared with that; and with no other."""
    make(Request("speech.txt", engine="espeak", voice="cmn+m3", export="json"))
    row = json.loads(rehearse_("compare", recorded, "speech.txt", "--json").out)
    assert (row["model"]["own"], row["model"]["voice"]) == (True, "cmn+m3")
    assert [one["state"] for one in row["sentences"]].count("left out") == 2
    (here / "speech.txt").write_text(speech().replace("铲子", "铁锹"), encoding="utf-8")
    assert json.loads(rehearse_("compare", recorded, "speech.txt", "--json").out)["model"]["own"] is False


@heavy
def test_what_is_refused(rehearse_: Run, here: Path, recorded: Path) -> None:
    """Another script, no speech, too little of it, no such file, no sound: one clear line, and exit code 2."""
    (here / "other.txt").write_text("明天要下雪，请带好手套和帽子。\n\n" * 30, encoding="utf-8")
    beep(here / "hum.wav", 30)
    (here / "notes.txt").write_text("no sound", encoding="utf-8")
    for name, script, said in (
        (recorded, "other.txt", "not of this script"),
        ("hum.wav", "speech.txt", "nobody speaks"),
        ("gone.m4a", "speech.txt", "no such file"),
        ("notes.txt", "speech.txt", "cannot be read as sound"),
    ):
        done = rehearse_("compare", name, script)
        assert (done.code, done.out) == (2, ""), name
        assert said in done.err
        assert done.err.count("\n") == 1


@heavy
def test_a_profile_from_a_take(rehearse_: Run, here: Path, recorded: Path, said: Path) -> None:
    """It has the pace of what was said, whatever was left out or put in; a reading cut short is warned of."""
    done = rehearse_("profile", "add", "ME", recorded, "--script", "speech.txt")
    assert done.code == 0, done.err
    mine = load_profiles()["ME"]
    whole = json.loads((said.parent / "said" / "report.json").read_text("utf-8"))["totals"]
    assert mine.a_minute == pytest.approx(60_000 * whole["units"] / whole["actual_ms"], rel=0.06)
    assert mine.sure < 0.05
    assert mine.pauses_ms
    half = speech().replace(HEADS[2], HEADS[2] + "\n\n" + "\n".join(ZH.splitlines()[:9]))
    (here / "longer.txt").write_text(half, encoding="utf-8")
    warned = rehearse_("profile", "add", "CUT", recorded, "--text", "longer.txt")
    assert warned.code == 0, warned.err
    assert "of the text is in this recording" in warned.err
    assert rehearse_("profile", "add", "ME", recorded).code == 2
