"""Speeches to try things on, the command line in a process of its own, and an engine that fails when told to."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import wave
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rehearse.core.errors import EngineError
from rehearse.voices.engines.espeak.engine import EspeakEngine

if TYPE_CHECKING:
    from rehearse.core import Speech, Utterance

SEEDS = Path(__file__).parent.parent / "seeds"
PATIENCE_S = 300.0
"""What has not happened by then hangs; on a busy machine a start alone can take many seconds."""

SLOWLY = """
import time
from rehearse.voices.engines.espeak.engine import EspeakEngine
say = EspeakEngine.synthesize
def slowly(self, utterance):
    time.sleep({seconds})
    return say(self, utterance)
EspeakEngine.synthesize = slowly
"""
"""Python to run first, so that espeak takes some seconds for each sentence."""

BAD = "打断"
"""What the failing engine cannot say."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run of the command line ended."""

    code: int
    out: str
    err: str


def scripted(body: str = "他们中有立足本职的一线工人。我们要继续努力，再上一层楼！") -> str:
    """Write a speech with an opening, two headed sections and a closing; `body` is in the second section."""
    return f"""在读书会上的讲话

同志们：
今天我们在这里开会。首先，我代表大家表示祝贺！（掌声）

一、把XX区的书读好
2023年，我们读了38本书。[1s]要多读。

二、把读过的书用好
{body}

谢谢大家！
"""


def many(count: int) -> str:
    """Write a speech of so many different sentences, in two sections."""
    lines = [f"这是今天的第{number}句，请大家听好。" for number in range(1, count + 1)]
    return "\n".join(["一、前一半", *lines[: count // 2], "二、后一半", *lines[count // 2 :], ""])


def cut(name: str) -> str:
    """Cut a seed to the first sentence of each paragraph, or of an English one, to its first paragraphs."""
    data = (SEEDS / name).read_bytes()
    text = data.decode("gb18030" if "gb18030" in name else "utf-8").replace("\r\n", "\n")
    if name.startswith("english"):
        return text[: text.index("\n\n", 900)]
    return "\n".join("".join(line.partition("。")[:2]) for line in text.split("\n"))


def start(*arguments: object, folder: Path, first: str = "", **more: str) -> subprocess.Popen[str]:
    """Start the command line in a process of its own; `first` is Python to run before, `more` is its environment."""
    code = f"{first}\nfrom rehearse.cli import program; program()"
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(SEEDS.parent), "PYTHONUTF8": "0", **more},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def finished(process: subprocess.Popen[str]) -> Outcome:
    """Wait for the end."""
    out, err = process.communicate(timeout=PATIENCE_S)
    return Outcome(process.returncode, out, err)


def made(outcome: Outcome) -> tuple[int, int]:
    """Read how many clips were synthesized, and how many the cache had."""
    assert outcome.code == 0, outcome.err
    found = re.search(r"^clips: (\d+) synthesized, (\d+) from the cache$", outcome.err, re.MULTILINE)
    assert found is not None
    return int(found[1]), int(found[2])


def files(folder: Path) -> dict[str, bytes]:
    """Read every file in a folder, apart from what we note there for ourselves."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".rehearse.")
    }


def milliseconds(path: Path) -> float:
    """Tell how long a WAV file is, by its header."""
    with wave.open(str(path)) as file:
        return 1000.0 * float(file.getnframes()) / float(file.getframerate())


class FailingEngine(EspeakEngine):
    """Espeak, but a sentence with BAD in it is too much for it."""

    def synthesize(self, utterance: Utterance) -> Speech:
        """Say it, or not."""
        if BAD in utterance.text:
            raise EngineError("the engine failed; run again")
        return super().synthesize(utterance)
