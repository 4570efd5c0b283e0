"""`rehearse watch`: at each save new times, then what changed made again; whatever the editor or the script does."""

from __future__ import annotations

import signal
import sys
import time
from contextlib import contextmanager
from queue import Empty, Queue
from threading import Thread
from typing import IO, TYPE_CHECKING

import pytest

from rehearse.core.folders import clip_dir
from tests import heavy
from tests.running import PATIENCE_S, Outcome, many, scripted, start

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Run = Callable[..., Outcome]

WATCH = ("watch", "speech.txt", "-e", "espeak", "-f", "wav", "-o", "out", "--export", "none")


class Watched:
    """A watch that is going on, and what it says."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self._said: Queue[str] = Queue()
        self._ears = [
            Thread(target=self._listen, args=(stream,)) for stream in (process.stdout, process.stderr)
        ]
        for ear in self._ears:
            ear.start()

    def _listen(self, stream: IO[str]) -> None:
        with stream:
            for line in stream:
                self._said.put(line)

    def end(self) -> None:
        """End it, whatever it is at."""
        self.process.kill()
        self.process.wait()
        for ear in self._ears:
            ear.join()

    def until(self, words: str) -> list[str]:
        """Wait for a line with these words, and return the lines up to it."""
        lines: list[str] = []
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            try:
                lines.append(self._said.get(timeout=0.2))
            except Empty:
                continue
            if words in lines[-1]:
                return lines
        raise AssertionError(f"{words!r} was not said, but {lines}")


@contextmanager
def watching(folder: Path) -> Iterator[Watched]:
    """Watch the speech in a folder, from its first track on."""
    watched = Watched(start(*WATCH, folder=folder))
    try:
        watched.until("made: ")
        yield watched
    finally:
        watched.end()


def in_place(path: Path, text: str) -> None:
    """Save as simple editors do."""
    path.write_text(text, encoding="utf-8")


def by_renaming(path: Path, text: str) -> None:
    """Save as careful editors do."""
    aside = path.with_name(".speech.swp")
    aside.write_text(text, encoding="utf-8")
    aside.replace(path)


def test_a_save_is_answered(here: Path) -> None:
    """A changed sentence: what it costs first, then a track with one new clip."""
    script = here / "speech.txt"
    script.write_text(scripted(), encoding="utf-8")
    with watching(here) as watched:
        for save, text in ((in_place, "一百三十八本好书"), (by_renaming, "一百三十八本有用的好书")):
            save(script, scripted().replace("38本书", text))
            lines = watched.until("made: ")
            assert "比上一版 +0:0" in lines[0]
            assert lines[-1].endswith("(1 new clips)\n")


@heavy
def test_a_save_while_a_track_is_made(here: Path) -> None:
    """What is saved before the first track is there is made next."""
    script = here / "speech.txt"
    script.write_text(many(30), encoding="utf-8")
    watched = Watched(start(*WATCH, folder=here))
    try:
        while not list(clip_dir().glob("*/*")) and watched.process.poll() is None:
            time.sleep(0.01)
        script.write_text(many(31), encoding="utf-8")
        watched.until("made: ")
        assert watched.until("made: ")[-1].endswith("(1 new clips)\n")
    finally:
        watched.end()


@heavy
@pytest.mark.skipif(sys.platform == "win32", reason="links are otherwise there")
def test_a_link_is_followed(here: Path) -> None:
    """What a link points to is watched where it is."""
    real = here / "real" / "talk.txt"
    real.parent.mkdir()
    real.write_text(scripted(), encoding="utf-8")
    (here / "speech.txt").symlink_to(real)
    with watching(here) as watched:
        real.write_text(scripted("我们要一起努力。"), encoding="utf-8")
        watched.until("made: ")


@heavy
def test_a_script_that_cannot_be_read_now(here: Path) -> None:
    """A script that is empty for a while is told in a line; the next save is answered as ever."""
    script = here / "speech.txt"
    script.write_text(scripted(), encoding="utf-8")
    with watching(here) as watched:
        script.write_text("", encoding="utf-8")
        watched.until("rehearse: speech.txt: the script is empty")
        script.write_text(scripted("我们要一起努力。"), encoding="utf-8")
        watched.until("made: ")
        script.unlink()
        script.write_text(scripted("我们要一起再努力。"), encoding="utf-8")
        watched.until("made: ")


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
def test_it_ends_when_told(here: Path) -> None:
    """Ctrl-C ends it with a line, and the track stays."""
    (here / "speech.txt").write_text(scripted(), encoding="utf-8")
    with watching(here) as watched:
        watched.process.send_signal(signal.SIGINT)
        watched.until("rehearse: stopped; ")
        assert watched.process.wait(PATIENCE_S) == 130
    assert (here / "out" / "track.wav").exists()


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("-", "watch needs a file; standard input is read only once"),
        ("gone.txt", "gone.txt: there is no such file; write it first"),
        (".", ".: this is a folder; name the script in it"),
    ],
)
def test_what_cannot_be_watched(rehearse_: Run, name: str, line: str) -> None:
    """What is no file is refused at once."""
    outcome = rehearse_("watch", name, "-e", "espeak")
    assert outcome.code == 2
    assert outcome.err.startswith(f"rehearse: {line}")
