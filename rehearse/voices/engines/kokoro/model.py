"""The network, through onnxruntime: letters and a style in; samples, and how many frames each letter takes, out."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from hashlib import sha256
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import numpy as np

from rehearse.core.errors import EngineError
from rehearse.voices.engines.kokoro import derived
from rehearse.voices.engines.kokoro.letters.alphabet import numbered
from rehearse.voices.engines.kokoro.pins import STYLE, STYLES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import numpy.typing as npt

    from rehearse.voices.engines.downloads import Pinned
    from rehearse.voices.engines.kokoro.pins import ModelFile

Floats: TypeAlias = "npt.NDArray[np.float32]"
Frames: TypeAlias = "npt.NDArray[np.int64]"

RATE = 24_000
FRAME = 600
"""Samples of a frame, 25 ms: every letter takes a whole number of them, one at least."""
FRAME_MS = 25
MOST_LETTERS = STYLES - 1
_REGION = 512 << 20
"""Bytes set apart at once for what is computed: they hold the longest sentence; what is not used costs nothing."""
_THREADS = min(4, os.cpu_count() or 1)
"""For each text, since one is said at a time; the sound is the same with any number."""


class Sound(NamedTuple):
    """What was said."""

    samples: Floats
    frames: Frames
    """Of each letter; the first and the last entry are silence around the text."""
    pitch: Floats
    """In Hz, two values a frame; next to nothing where there is no voice."""


class Model:
    """The whole network; `say` may be called from several threads.

    It says one text after the other: two at once are no faster, since each keeps the cores busy, and take more memory.
    """

    def __init__(self, known: ModelFile, path: Path) -> None:
        """Load it, from a file and not from memory: that is 190 MB less at the peak."""
        self._session = _session(known, lambda: derived.talking(known, path), _THREADS)
        self._one = Lock()
        import onnxruntime

        self._options, self._ending = onnxruntime.RunOptions(), onnxruntime.RunOptions()
        self._ending.terminate = True
        self._ending.log_severity_level = 4
        self._ending.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")

    def say(self, letters: str, style: Floats, speed: float = 1.0) -> Sound:
        """Say letters, MOST_LETTERS at most; raise EngineError where that is not possible, or was stopped."""
        try:
            with self._one:
                found = self._session.run(None, _feed(letters, style, speed), self._options)
                audio, frames, pitch = map(np.copy, found)
                del found  # it lies in the region, which is given back once nothing does
                self._give_back()
        except EngineError:
            raise
        except Exception as error:  # onnxruntime has a dozen kinds
            stopped = "was stopped before it had finished" if self._options.terminate else "failed"
            raise EngineError(f"kokoro {stopped} ({type(error).__name__}); run it again") from None
        return Sound(audio.reshape(-1), frames.reshape(-1).astype(np.int64), pitch.reshape(-1))

    def _give_back(self) -> None:
        """Have the region given back. Only a run does that, so this is one, which ends before its first step."""
        with suppress(Exception):  # that it was ended
            self._session.run(None, _feed("", np.zeros((1, 1, STYLE), np.float32), 1.0), self._ending)

    def stop(self) -> None:
        """Have every `say` under way end with an error, and every later one."""
        self._options.terminate = True


class Clock:
    """The part of the network that decides how long every letter takes, before any sound is made."""

    def __init__(self, known: ModelFile, path: Path) -> None:
        self._session = _session(known, lambda: derived.counting(known, path), 1)

    def frames(self, letters: str, style: Floats, speed: float = 1.0) -> Frames:
        """Tell how many frames each letter takes; with FRAME, the length of the sound to the sample."""
        (frames,) = self._session.run(None, _feed(letters, style, speed))
        return np.asarray(frames.reshape(-1).astype(np.int64))


def load_voice(path: Path, pinned: Pinned) -> Floats:
    """Read a voice: a style for each length of text; raise EngineError where it is not there, or damaged."""
    try:
        data = path.read_bytes()
    except OSError:
        raise EngineError(
            f"kokoro's voice {path.stem} is not installed", "run rehearse voices install kokoro"
        ) from None
    if sha256(data).hexdigest() != pinned.sha256:
        raise EngineError(f"{path} is damaged", "run rehearse voices install kokoro")
    return np.frombuffer(data, "<f4").reshape(STYLES, 1, STYLE)


def _feed(letters: str, style: Floats, speed: float) -> dict[str, npt.NDArray[Any]]:
    numbers = numbered(letters)
    return {
        "tokens": np.array([[0, *numbers, 0]], np.int64),
        "style": style[len(numbers)],
        "speed": np.array([speed], np.float32),
    }


def _session(known: ModelFile, file: Callable[[], Path], threads: int) -> Any:
    """Load a derived file; one that is damaged is made once more."""
    try:
        import onnxruntime
    except ImportError:
        raise EngineError("kokoro needs the package onnxruntime", "pip install 'rehearse[kokoro]'") from None
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    # A pattern is kept for texts of as many letters; their sounds differ, so that it takes memory beside theirs.
    options.enable_mem_pattern = False
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.add_session_config_entry("session.use_env_allocators", "1")
    _register_allocator()
    for _ in range(2):
        try:
            return onnxruntime.InferenceSession(file(), options, providers=["CPUExecutionProvider"])
        except EngineError:
            raise
        except Exception:  # onnxruntime has a dozen kinds
            derived.forget(known)
    raise EngineError("onnxruntime cannot load kokoro's model", "pip install --upgrade onnxruntime")


@cache
def _register_allocator() -> None:
    """Have the network take its memory from one large region: from many that grow it takes 60 MB more at its peak."""
    from onnxruntime import OrtAllocatorType, OrtArenaCfg, OrtMemoryInfo, OrtMemType
    from onnxruntime import create_and_register_allocator as register

    memory = OrtMemoryInfo("Cpu", OrtAllocatorType.ORT_ARENA_ALLOCATOR, 0, OrtMemType.DEFAULT)
    with suppress(RuntimeError):  # another user of onnxruntime in this process was first
        register(memory, OrtArenaCfg({"initial_growth_chunk_size_bytes": _REGION}))
