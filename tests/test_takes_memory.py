"""Tests of how much memory a take needs, in a process of its own: what others left there would not be seen."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests import heavy

MINUTES = 6
MOST_MB = 28 + 2 * MINUTES
"""So an hour takes 148 MB, and 120 more for the program and its dictionaries."""

CODE = r"""
import re, sys
import numpy as np
from rehearse.timing.takes.features import BANDS, Features
from rehearse.timing.takes.take import understand

def memory_mb(what):
    with open("/proc/self/status") as status:
        return int(re.search(what + r":\s+(\d+) kB", status.read())[1]) * 1024 / 1e6

rng = np.random.default_rng(0)
sentences = int(sys.argv[1]) * 10
frames = np.full((sentences * 600, BANDS), -10, np.float16)  # six seconds each: five are spoken
for at in range(sentences):
    sounds = rng.standard_normal((50, BANDS)).astype(np.float16) * 3
    frames[at * 600 : at * 600 + 500] = np.repeat(sounds, 10, axis=0)
frames += rng.standard_normal((1, BANDS)).astype(np.float16)
loudness = frames.mean(axis=1, dtype=np.float32)
times = [(at * 6000, at * 6000 + 5000) for at in range(sentences)]
before = memory_mb("VmRSS")
take = understand(Features(frames, loudness), times, Features(frames.copy(), loudness))
assert len(take.said) == sentences, len(take.said)
print(memory_mb("VmHWM") - before)
"""


@heavy
@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the system's own figures are read")
def test_memory_by_the_minute() -> None:
    """Understanding a take takes less than so much memory for each minute of it."""
    done = subprocess.run(
        [sys.executable, "-c", CODE, str(MINUTES)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert MINUTES < float(done.stdout) < MOST_MB, done.stdout
