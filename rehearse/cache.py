"""Clips by content: each in a file of its own, named by all that can change it, written aside and renamed."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rehearse.errors import OutputError
from rehearse.model import Clip, Speech, Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.model import Utterance

FORMAT = 1
"""Of the files; raise it when what is stored, or how a clip is measured, changes."""


def key_of(engine: str, version: str, utterance: Utterance) -> str:
    """Name a clip by everything that can change how it sounds; SHA-256 in hex."""
    everything = [FORMAT, engine, version, asdict(utterance)]
    return hashlib.sha256(json.dumps(everything, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of clips; several processes may use it at once."""

    folder: Path

    def clip(self, key: str) -> Clip | None:
        """Look a clip up; None where there is none, or where its file is damaged."""
        found = self._read(key)
        return found[0] if found else None

    def speech(self, clip: Clip) -> Speech | None:
        """Fetch what the engine said; None where there is nothing, or damage, or by now another than `clip`."""
        found = self._read(clip.key)
        return found[1] if found and found[0] == clip else None

    def put(self, clip: Clip, speech: Speech) -> Clip:
        """Keep a clip and return it, or the one that another run kept first; raise OutputError where it cannot be.

        A service may say the same in another way the next time: who has looked a clip up must find that one again.
        """
        if kept := self.clip(clip.key):
            return kept
        header = {
            "clip": asdict(clip),
            "codec": speech.codec,
            "sample_rate": speech.sample_rate,
            "words": [asdict(word) for word in speech.words],
        }
        body = json.dumps(header, ensure_ascii=False).encode() + b"\n" + speech.data
        path = self._path(clip.key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, aside = tempfile.mkstemp(dir=path.parent, suffix=".part")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_seal(body) + b"\n" + body)
                Path(aside).replace(path)
            except BaseException:
                Path(aside).unlink(missing_ok=True)
                raise
        except OSError as error:
            raise self._cannot("written", error) from None
        return clip

    def size(self) -> tuple[int, int]:
        """Count the clips and their bytes."""
        sizes = [size for _, size in self._files()]
        return len(sizes), sum(sizes)

    def clear(self) -> tuple[int, int]:
        """Delete every clip; tell how many and how many bytes they were. Raise OutputError where they stay."""
        number = total = 0
        try:
            for path, size in self._files():
                path.unlink(missing_ok=True)
                number, total = number + 1, total + size
        except OSError as error:
            raise self._cannot("cleared", error) from None
        return number, total

    def _files(self) -> Iterator[tuple[Path, int]]:
        """List clips, and what killed runs left of them, with their sizes; what others delete meanwhile is left out."""
        for path in sorted(self.folder.glob("??/*")):
            if path.suffix in (".clip", ".part"):
                with suppress(FileNotFoundError):
                    yield path, path.stat().st_size

    def _cannot(self, what: str, error: OSError) -> OutputError:
        return OutputError(
            f"{self.folder}: the cache cannot be {what} ({error.strerror or error}); "
            "free some space, or name another folder in REHEARSE_CACHE_DIR"
        )

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.clip"

    def _read(self, key: str) -> tuple[Clip, Speech] | None:
        try:
            seal, _, body = self._path(key).read_bytes().partition(b"\n")
            if seal != _seal(body):
                return None
            head, _, data = body.partition(b"\n")
            header = json.loads(head)
            clip = header["clip"]
            if clip["key"] != key:
                return None
            return (
                Clip(key, clip["start_ms"], clip["duration_ms"], _words(clip["words"])),
                Speech(data, header["codec"], header["sample_rate"], _words(header["words"])),
            )
        except (OSError, ValueError, KeyError, TypeError):
            return None  # missing or damaged: it is made again


def _seal(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode()


def _words(rows: list[dict[str, str | int]]) -> tuple[Word, ...]:
    return tuple(Word(str(row["text"]), int(row["start_ms"]), int(row["end_ms"])) for row in rows)
