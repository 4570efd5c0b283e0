"""Tests that the README tells the truth: its code runs, its commands exist."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from rehearse.cli import app

ROOT = Path(__file__).parent.parent
READMES = ["README.md", "README.zh-CN.md"]


@pytest.mark.parametrize("name", READMES)
def test_the_library_example_runs(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the README shows of the library works as it stands."""
    (code,) = re.findall(r"```python\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL)
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    exec(compile(code, name, "exec"), {})
    assert capsys.readouterr().out


@pytest.mark.parametrize("name", READMES)
def test_the_commands_shown_exist(name: str) -> None:
    """Each verb and each option on the first pages is one that the command line knows."""
    text = (ROOT / name).read_text(encoding="utf-8")
    shown = [
        line.partition("#")[0] for line in re.findall(r"^\$ (?:.*\| )?rehearse (.*)$", text, re.MULTILINE)
    ]
    assert len(shown) > 5
    program: Any = get_command(app)
    for words in map(shlex.split, shown):
        assert words[0] in program.commands or words[0].startswith("--"), words
        command = program
        for word in words:
            command = getattr(command, "commands", {}).get(word, command)
        known = {name for one in command.params for name in (*one.opts, *one.secondary_opts)}
        assert {word for word in words if word.startswith("--")} <= known, words
