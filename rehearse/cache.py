"""Clips by content: each in a file of its own, named by all that can change it, written aside and renamed."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
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

    def speech(self, key: str) -> Speech | None:
        """Fetch what the engine said; None where there is nothing, or where its file is damaged."""
        found = self._read(key)
        return found[1] if found else None

    def put(self, clip: Clip, speech: Speech) -> None:
        """Keep a clip; raise OutputError where it cannot be written."""
        header = {
            "clip": asdict(clip),
            "codec": speech.codec,
            "sample_rate": speech.sample_rate,
            "words": [asdict(word) for word in speech.words],
            "sha256": hashlib.sha256(speech.data).hexdigest(),
        }
        path = self._path(clip.key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, aside = tempfile.mkstemp(dir=path.parent, suffix=".part")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(json.dumps(header, ensure_ascii=False).encode() + b"\n" + speech.data)
                Path(aside).replace(path)
            except BaseException:
                Path(aside).unlink(missing_ok=True)
                raise
        except OSError as error:
            raise OutputError(
                f"{self.folder}: the cache cannot be written ({error.strerror or error}); "
                "free some space, or name another folder in REHEARSE_CACHE_DIR"
            ) from None

    def size(self) -> tuple[int, int]:
        """Count the clips and their bytes."""
        sizes = [path.stat().st_size for path in self._files()]
        return len(sizes), sum(sizes)

    def clear(self) -> tuple[int, int]:
        """Delete every clip; tell how many and how many bytes they were."""
        number, total = self.size()
        for path in self._files():
            path.unlink(missing_ok=True)
        return number, total

    def _files(self) -> Iterator[Path]:
        return (path for path in self.folder.glob("??/*") if path.suffix in (".clip", ".part"))

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.clip"

    def _read(self, key: str) -> tuple[Clip, Speech] | None:
        try:
            head, _, data = self._path(key).read_bytes().partition(b"\n")
            header = json.loads(head)
            if hashlib.sha256(data).hexdigest() != header["sha256"] or header["clip"]["key"] != key:
                return None
            clip = header["clip"]
            return (
                Clip(key, clip["start_ms"], clip["duration_ms"], _words(clip["words"])),
                Speech(data, header["codec"], header["sample_rate"], _words(header["words"])),
            )
        except (OSError, ValueError, KeyError, TypeError):
            return None  # missing or damaged: it is made again


def _words(rows: list[dict[str, str | int]]) -> tuple[Word, ...]:
    return tuple(Word(str(row["text"]), int(row["start_ms"]), int(row["end_ms"])) for row in rows)
