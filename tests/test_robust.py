"""What people reported of tools like this one: odd names of scripts, paths of either kind, lines without an end."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rehearse import Request, check, make, outline, read
from rehearse import time as estimate
from rehearse.app.project import open_project
from rehearse.output.own_folder import own_folder
from tests import first_of
from tests.running import scripted

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.running import Outcome

    Run = Callable[..., Outcome]

ESPEAK = ("-e", "espeak", "-f", "wav", "--export", "none")
LONG = "关于进一步做好全区老旧小区改造和群众体育设施建设若干问题的情况说明" * 3
"""96 characters, as many as a name on Linux can hold nearly: 255 bytes."""
ALIKE = {
    "a name that Windows forbids": ("讲话?.txt", "讲话.txt", "讲话"),
    "two that Windows forbids": ("讲话?.txt", "讲话*.txt", "讲话"),
    "very long ones": (f"{LONG[:81]}一.txt", f"{LONG[:81]}二.txt", LONG[:40]),
    "other formats": ("讲话.md", "讲话.txt", "讲话"),
    "spaces": ("我的 讲话.txt", "我的_讲话.txt", "我的_讲话"),
}
"""What is alike -> two names of scripts that come to the same as a folder's, and that folder's."""


@pytest.mark.parametrize("what", ALIKE)
def test_two_scripts_never_share_a_folder(rehearse_: Run, here: Path, what: str) -> None:
    """Each is made, has a folder of its own that the run names, and has it again the next time."""
    one, two, folder = ALIKE[what]
    for number, name in enumerate((one, two), start=1):
        (here / name).write_text(f"这是第{number}份讲话稿。\n", encoding="utf-8")
    found = [Path("audio") / folder, Path("audio") / f"{folder}-2"]
    for _ in range(2):
        for name, place in zip((one, two), found, strict=True):
            ran = rehearse_("make", name, *ESPEAK)
            assert ran.code == 0, ran.err
            assert f"track: {place / 'track.wav'}" in ran.err
    drills = [rehearse_("practice", "shadow", name, "-e", "espeak", "-f", "wav").err for name in (one, two)]
    for said, place in zip(drills, found, strict=True):
        assert f"track: {place / 'shadow' / 'track.wav'}" in said


def test_practice_alone_shares_none_either(rehearse_: Run, here: Path) -> None:
    """Where no track was made before, the drills' own folders are kept apart."""
    for name in ("讲话?.txt", "讲话.txt"):
        (here / name).write_text("各位朋友，大家好。\n", encoding="utf-8")
    said = [rehearse_("practice", "shadow", name, "-e", "espeak").err for name in ("讲话?.txt", "讲话.txt")]
    assert [
        f"track: {Path('audio') / '讲话' / name / 'track.mp3'}" in err
        for name, err in zip(("shadow", "shadow-2"), said, strict=True)
    ] == [True, True]


def test_a_script_that_moved_keeps_its_folder(rehearse_: Run, here: Path) -> None:
    """The same script by another path is the same; one that is gone leaves its folder to the next of its name."""
    (here / "a").mkdir()
    script = here / "a" / "speech.txt"
    script.write_text(scripted(), encoding="utf-8")
    plain = Path("audio") / "speech"
    for name in ("a/speech.txt", script, "a/../a/speech.txt"):
        assert f"track: {plain / 'track.wav'}" in rehearse_("make", name, *ESPEAK).err
    (here / "b").mkdir()
    (here / "b" / "speech.txt").write_text(scripted(), encoding="utf-8")
    assert own_folder(plain, "b/speech.txt") == Path("audio") / "speech-2"
    script.unlink()
    assert own_folder(plain, "b/speech.txt") == plain


@pytest.mark.parametrize("kind", [str, Path])
def test_paths_are_strings_or_paths(here: Path, script: Path, kind: Callable[[Path], Path | str]) -> None:
    """Whatever takes a file or a folder takes it as a string and as a path."""
    name = kind(script)
    assert read(name).sections == outline(name).sections
    assert estimate(name).totals.planned_ms > 0
    assert check(name).project.script.source == "speech.txt"
    assert open_project(Request(name, output=kind(here / "out"))).folder == here / "out"
    made = make(Request(name, output=kind(here / "out"), engine="espeak", export="none"))
    assert made.track == here / "out" / "track.mp3"


@pytest.mark.parametrize("unit", first_of(["好，", "好、", "好"]))
def test_a_line_without_an_end_is_checked_in_linear_time(here: Path, unit: str) -> None:
    """Twice as long takes about twice as long, not four times: 2,000 of 好， and 4,000."""

    def cost(count: int) -> float:
        path = here / "line.txt"
        path.write_text(unit * count, encoding="utf-8")
        start = time.process_time()
        check(path)
        return time.process_time() - start

    cost(500)
    assert min(cost(4000) for _ in range(3)) < 3 * min(cost(2000) for _ in range(3)) + 0.1
