"""Tests that an engine, a format, an export, a check, a drill or a setting is one file and one row in a table."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import heavy

PACKAGE = Path(__file__).parent.parent / "rehearse"


@dataclass(frozen=True, slots=True)
class Addition:
    """What somebody writes to add something."""

    file: str
    """The new file, in the package; empty where none is needed."""
    text: str
    table: str
    """The file of the table …"""
    before: str
    """… and the line before which the row goes."""
    row: str


ADDITIONS = {
    "engine": Addition(
        "voices/engines/tone.py",
        '''"""An engine that hums each character for a fifth of a second."""
import math
from array import array
from rehearse.core import Speech, Voice
from rehearse.voices.engines.espeak.engine import EspeakEngine

class ToneEngine(EspeakEngine):
    name, version, online, jobs = "tone", "1", False, 1

    def voices(self):
        return [Voice("hum", "zh")]

    def default_voice(self, language):
        return "hum"

    def synthesize(self, utterance):
        count = 4800 * len(utterance.text)
        hum = array("h", (round(9000 * math.sin(place / 20)) for place in range(count)))
        return Speech(hum.tobytes(), "pcm", 24_000)
''',
        "voices/engines/__init__.py",
        '}\n"""Name -> row of the engines that come with the package."""',
        '    "tone": EngineRow("rehearse.voices.engines.tone:ToneEngine", False, {"zh": "hum"}, lambda name: None),\n',
    ),
    "reader": Addition(
        "script/reading/formats/shouted.py",
        '''"""Scripts in which every line ends in three exclamation marks."""
from dataclasses import replace
from rehearse.script.reading.formats import plain

def manuscript(file):
    return plain.manuscript(replace(file, data=file.data.replace("！！！".encode(), "。".encode())))
''',
        "script/reading/__init__.py",
        '}\n"""Suffix -> "module:function" of the reader',
        '    ".shout": "rehearse.script.reading.formats.shouted:manuscript",\n',
    ),
    "export": Addition(
        "output/exports/words_only.py",
        '''"""The words alone."""

def export(rehearsal):
    return "|".join(breath.text for breath in rehearsal.timeline.plan.script.breaths)
''',
        "output/exports/__init__.py",
        '}\n"""What `--export` takes -> the export."""',
        '    "words": Export("words.txt", "rehearse.output.exports.words_only:export"),\n',
    ),
    "check": Addition(
        "script/checking/hello.py",
        '''"""Greetings that are too short."""
from rehearse.script.checking.examined import problem

WORDS = {
    "zh": {"short": "{text!q}太短", "do": "加长"},
    "en": {"short": "{text!q} is too short", "do": "say more"},
}

def short(examined):
    for paragraph in examined.paragraphs:
        if paragraph.text == "大家好。":
            yield problem("short", paragraph.span_of(0, 3), text=paragraph.text)
''',
        "script/checking/__init__.py",
        ")\n\nRULES: dict[str, Rule]",
        '    Rule("X901", "short-greeting", "warning", "hello:short"),\n',
    ),
    "drill": Addition(
        "timing/practice/twice.py",
        '''"""Every sentence twice."""
from rehearse.core import Pause
from rehearse.timing.practice.lesson import heard_sentences, turn

def drill(lesson):
    for part in heard_sentences(lesson.timeline):
        if not isinstance(part, Pause):
            yield from part.steps
            yield from part.steps
            yield turn([part], part.ms)
''',
        "timing/practice/__init__.py",
        '}\n"""What `rehearse practice` takes',
        '    "twice": Drill(("两遍", "Twice"), ("听两遍。", "Hear it twice.")),\n',
    ),
    "setting": Addition(
        "",
        "",
        "app/settings/table.py",
        "    # fmt: on\n",
        '    mood: str | None = setting(None, values.as_text, "reading", "How it is meant", unset="calm")\n',
    ),
}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the package and add one of each."""
    folder = tmp_path_factory.mktemp("additions")
    copied = folder / "rehearse"
    shutil.copytree(PACKAGE, copied)
    for added in ADDITIONS.values():
        if added.file:
            (copied / added.file).write_text(added.text, encoding="utf-8")
        table = (copied / added.table).read_text(encoding="utf-8")
        assert table.count(added.before) == 1, added.table
        (copied / added.table).write_text(
            table.replace(added.before, added.row + added.before), encoding="utf-8"
        )
    return folder


RUN = """
import json, sys
folder, commands = sys.argv[1:]
sys.path.insert(0, folder)
from rehearse.cli import main
for command in json.loads(commands):
    sys.argv[1:] = command
    try:
        main()
    except SystemExit as end:
        assert not end.code, (command, end.code)
    print("\f", end="")
"""
"""Python that runs the changed package: several commands, one after the other."""


def _run(package: Path, *commands: str) -> list[str]:
    """Give what each command prints."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, package, json.dumps([command.split() for command in commands])],
        cwd=package, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.split("\f")[:-1]


@heavy
@pytest.mark.slow
def test_one_file_and_one_row_add_each(package: Path) -> None:
    """A format is read, an engine speaks it, an export is written, a check finds, and a setting holds from a file."""
    (package / "talk.shout").write_text("同志们：\n\n大家好！！！\n", encoding="utf-8")
    (package / "rehearse.toml").write_text('mood = "glad"\n', encoding="utf-8")
    _, check, preview, usage, practice = _run(
        package,
        "make talk.shout --engine tone --format wav --export words -o out",
        "check talk.shout --json",
        "make talk.shout --dry-run",
        "make --help",
        "practice twice talk.shout -e tone --json",
    )
    assert (package / "out" / "words.txt").read_text(encoding="utf-8") == "同志们：|大家好。"
    report = json.loads((package / "out" / "report.json").read_text(encoding="utf-8"))
    assert report["engine"]["name"] == "tone"
    assert "X901" in json.dumps(json.loads(check))
    assert any(line.split() == ["mood", "glad", "rehearse.toml"] for line in preview.splitlines())
    assert "--mood" in usage
    assert [cue["kind"] for cue in json.loads(practice)["cues"]] == ["speech", "speech", "turn"] * 2
