"""The studio killed at any moment: no character is lost, no file is half, and the page finds it again by itself."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from rehearse.app.library.shelf import Shelf
from rehearse.web.server import Running
from tests.browser import wait
from tests.studio import Client
from tests.studio_pages import until, window

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

TIMES = int(os.environ.get("REHEARSE_KILLS", "5"))
"""How often; 20 were tried."""
LINES = ["同志们，今天我们多读书。", "好书要读三遍。", "明天再读。", "谢谢大家！"]


def start(folder: Path, state: Path) -> tuple[subprocess.Popen[str], Running]:
    """Start a studio in a process of its own, and wait until it answers."""
    run = subprocess.Popen(
        [sys.executable, "-m", "rehearse", "studio", "--folder", str(folder), "--no-browser"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "REHEARSE_STATE_DIR": str(state)},
    )
    assert run.stdout
    *_, port, token, _ = run.stdout.readline().replace(":", "/").split("/")
    running = Running(int(port), token)
    until(running.answers)
    return run, running


def kill(run: subprocess.Popen[str]) -> None:
    """End it as a power cut does."""
    run.kill()
    run.wait()
    assert run.stdout
    run.stdout.close()


@pytest.mark.slow
def test_killed_while_typing_and_making(chromium: Browser, tmp_path: Path) -> None:
    """Killed again and again, the text on the disk is always a text that was typed, and in the end all of it."""
    seed = random.Random(19)
    folder, state = tmp_path / "scripts", tmp_path / "state"
    run, running = start(folder, state)
    client = Client(Shelf(folder), running)
    one = client.ask("POST", "api/scripts", {"text": "开头。\n"}, token=running.token).data["id"]
    typed = ["开头。\n"]
    try:
        with window(chromium, client) as page:
            page.goto(f"{running.url}#/write/{one}")
            wait(page, "document.querySelector('#text')?.value.length > 2")
            page.locator("#text").focus()
            page.keyboard.press("Control+End")
            for turn in range(TIMES):
                if turn % 3 == 1:
                    page.keyboard.press("Control+Enter")
                for char in seed.choice(LINES) + "\n":
                    page.keyboard.insert_text(char)
                    typed.append(typed[-1] + char)
                time.sleep(seed.random() * 0.6)
                kill(run)
                _whole(folder, typed)
                page.keyboard.insert_text("断")  # while nobody is there
                typed.append(typed[-1] + "断")
                run, again = start(folder, state)
                assert again == running
                wait(page, "document.querySelector('.saving').textContent.startsWith('已')")
            assert page.input_value("#text") == typed[-1]
            until(lambda: (_text(folder) or "") == typed[-1])
            wait(page, "!Object.keys(localStorage).some((key) => key.includes('journal'))")
    finally:
        kill(run)


def _text(folder: Path) -> str | None:
    (kept,) = Shelf(folder).scripts()
    return kept.text()


def _whole(folder: Path, typed: list[str]) -> None:
    """What is on the disk is one of the texts that were typed; nothing half written is taken for a file."""
    assert _text(folder) in typed
    (kept,) = Shelf(folder).scripts()
    assert all(kept.version(name) in typed for name in kept.versions())
