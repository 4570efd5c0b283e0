"""The table of settings: a setting is one field, and all that takes or shows settings follows from it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from rehearse.app.project import open_project
from rehearse.app.request import Request
from rehearse.app.settings.written import VoiceFor
from rehearse.core.errors import RehearseError
from rehearse.language.durations import parse_target
from tests import heavy
from tests.running import SEEDS
from tests.settings_table import DOCS, table

FIELD = 'warmth: int = setting(7, values.bounded_number(0, 9, "degrees", "d"), "speaking", "How warm it is", kind=int)'
SHOW = """
from typer.testing import CliRunner
import rehearse
from rehearse.app.dry_run import dry_run_text
from rehearse.cli import app
from rehearse.app.language import speak
from tests.settings_table import table

for arguments in (["a.md"], ["a.md", "--warmth", "3"], ["b.md"], ["c/c.md"], ["--help"]):
    speak("en")
    print(CliRunner().invoke(app, ["make", "--dry-run", *arguments], env={"COLUMNS": "200"}).output)
print(dry_run_text(rehearse.dry_run(rehearse.Request("a.md", warmth="6"))))
print(table())
"""
"""Shows a setting called warmth wherever settings are shown."""

SHOWN = [
    "warmth 7 default",
    "warmth 3 command line",
    "warmth 5 front matter",
    "warmth 4 rehearse.toml",
    "--warmth <int> How warm it is; default: 7.",
    "warmth 6 command line",
    "warmth How warm it is 7 --warmth",
]


@heavy
@pytest.mark.slow
def test_a_new_setting_is_one_field(tmp_path: Path) -> None:
    """A field makes an option, a name in both files, an argument in Python, a row of the dry run and of the docs."""
    shutil.copytree(SEEDS.parent / "rehearse", tmp_path / "rehearse")
    path = tmp_path / "rehearse" / "app" / "settings" / "table.py"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("    title:", f"    {FIELD}\n    title:", 1), encoding="utf-8")
    for name, said in {
        "a.md": "大家好。",
        "b.md": "---\nwarmth: 5\n---\n大家好。",
        "c/c.md": "大家好。",
        "c/rehearse.toml": "warmth = 4",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(said, encoding="utf-8")
    there = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(map(str, (tmp_path, SEEDS.parent))),
        "PYTHONUTF8": "1",
    }
    out = subprocess.check_output([sys.executable, "-c", SHOW], cwd=tmp_path, env=there, encoding="utf-8")
    found = [" ".join(re.sub("[│|`]", " ", line).split()) for line in out.splitlines() if "warm" in line]
    assert found == SHOWN


def test_the_docs_have_every_setting() -> None:
    """The table in docs/settings.md is the one that `make docs` writes."""
    assert table() in DOCS.read_text(encoding="utf-8")


REFUSED: dict[str, tuple[dict[str, Any], type[Exception], str]] = {
    "no setting": ({"rat": 3}, TypeError, "there is no setting 'rat'; did you mean rate?"),
    "no folder": ({"output": ""}, RehearseError, "--output is empty; name a folder, such as ."),
}
"""What is wrong -> what is asked for, and the error."""


@pytest.mark.parametrize(("asked", "error", "line"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_asked_for(asked: dict[str, Any], error: type[Exception], line: str) -> None:
    """A slip in Python is told at once, with what to write instead."""
    with pytest.raises(error, match=re.escape(line)):
        Request("a.md", **asked)


def test_a_request_takes_what_a_file_takes(here: Path) -> None:
    """Voices by speaker, times as text, a folder as text or path; None leaves a setting to the files."""
    (here / "a.md").write_text("---\nrate: 5\n---\n大家好。", encoding="utf-8")
    request = Request("a.md", "out", voice={"甲": "cmn"}, target="12-15m", grace=20, rate=None)
    project = open_project(request)
    assert (project.folder, open_project("a.md").folder) == (Path("out"), Path("audio/a"))
    settings = project.settings
    assert settings.voice == (VoiceFor("", "甲", "cmn", "command line"),)
    assert (settings.target, settings.grace_ms, settings.rate) == (parse_target("12-15m"), 20_000, 5)
