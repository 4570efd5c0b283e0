"""Clips by content, a file each; beside a clip its units, which are the clip as audio formats join it."""

from __future__ import annotations

import hashlib
import json
from array import array
from base64 import b64decode, b64encode
from sys import intern
from typing import TYPE_CHECKING, Any

from rehearse.core import Clip, Speech, Words
from rehearse.voices.cache import sealed_files
from rehearse.voices.cache.room import Room, cannot

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from rehearse.core import Utterance

FORMAT = 3
"""Of the files; raise it when what is stored, or how a clip is measured, changes."""


def key_of(engine: str, version: str, utterance: Utterance) -> str:
    """Name a clip by everything that can change how it sounds; SHA-256 in hex."""
    heard = {name: getattr(utterance, name) for name in ("text", "language", "voice", "rate")}
    if utterance.readings:
        heard["readings"] = [(one.span, one.pinyin, one.sure, one.source) for one in utterance.readings]
    everything = [FORMAT, engine, version, heard]
    return hashlib.sha256(json.dumps(everything, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


class Cache:
    """A folder of clips; several processes, and threads, may use it at once."""

    def __init__(self, folder: Path, read_only: Path | None = None) -> None:
        """Keep clips in `folder`; `read_only` is another cache's, only read."""
        self.folder = folder
        self.room = Room(folder)
        self._folders = (folder,) if read_only is None else (folder, read_only)

    def clip(self, key: str) -> Clip | None:
        """The clip of a key; None where there is none, or where its file is seen to be damaged."""
        for path in self._paths(key, f"{key}.clip"):
            if clip := _clip(key, sealed_files.read_head(path)):
                sealed_files.mark_used(path)
                return clip
        return None

    def speech(self, clip: Clip) -> Speech | None:
        """The sound that a clip is cut from; None where it is missing or damaged, or by now another clip's."""
        for path in self._paths(clip.key, f"{clip.key}.clip"):
            found = sealed_files.read_sealed(path)
            if found and _clip(clip.key, found[0]) == clip.whole:
                head, data = found
                return Speech(data, head["codec"], head["sample_rate"])
        return None

    def put(self, clip: Clip, speech: Speech) -> Clip:
        """Keep a clip and return it, or the one that another run kept first; raise OutputError where it cannot be.

        A service may say the same in another way the next time: whoever has looked a clip up must find that one again.
        """
        if kept := self.clip(clip.key):
            return kept
        head = {"clip": _row(clip), "codec": speech.codec, "sample_rate": speech.sample_rate}
        self._write(f"{clip.key}.clip", head, speech.data)
        return clip

    def look_through(self, clips: Iterable[Clip]) -> None:
        """Read all of these, which deletes those that are damaged, so that they are made again."""
        for clip in clips:
            self.speech(clip)

    def unit(self, clip: Clip, kind: str) -> bytes | None:
        """The unit of a clip of this kind; None where there is none, or where it is damaged."""
        for path in self._paths(clip.key, unit_name(clip, kind)):
            if found := sealed_files.read_sealed(path):
                sealed_files.mark_used(path)
                return found[1]
        return None

    def has_unit(self, clip: Clip, kind: str) -> bool:
        """True where there is such a unit, whole or not."""
        return any(path.exists() for path in self._paths(clip.key, unit_name(clip, kind)))

    def put_unit(self, clip: Clip, kind: str, data: bytes) -> None:
        """Keep a unit; `kind` names its format, version and gain, in letters fit for a file name."""
        self._write(unit_name(clip, kind), {}, data)

    def length_ms(self, key: str) -> int | None:
        """How long a clip is, or will be; None where nobody has asked the engine yet."""
        for path in self._paths(key, f"{key}.length"):
            if (head := sealed_files.read_head(path)) and isinstance(ms := head.get("ms"), int):
                sealed_files.mark_used(path)
                return ms
        return None

    def put_length(self, key: str, ms: int) -> None:
        """Keep what an engine said of a clip's length before it was made."""
        self._write(f"{key}.length", {"ms": ms}, b"")

    def readings(self, key: str) -> bytes | None:
        """What `put_readings` kept under a key; None where there is nothing, or where it is damaged."""
        for path in self._paths(key, f"{key}.readings"):
            if found := sealed_files.read_sealed(path):
                sealed_files.mark_used(path)
                return found[1]
        return None

    def put_readings(self, key: str, data: bytes) -> None:
        """Keep how the words of a script are read, as finding it takes longer than all the rest of a second run."""
        self._write(f"{key}.readings", {}, data)

    def _paths(self, key: str, name: str) -> list[Path]:
        return [folder / key[:2] / name for folder in self._folders]

    def _write(self, name: str, head: dict[str, Any], data: bytes) -> None:
        try:
            sealed_files.write_sealed(self.folder / name[:2] / name, head, data)
        except OSError as error:
            raise cannot(self.folder, "written", error) from None
        self.room.added(len(data))


def unit_name(clip: Clip, kind: str) -> str:
    """The file name of a clip's unit; with the fingerprint, as a clip that is made again may sound otherwise."""
    part = f"-{clip.duration_ms}" if clip.whole_ms else ""
    return f"{clip.key}.{clip.fingerprint}.{kind}{part}.unit"


def _row(clip: Clip) -> list[Any]:
    words = [clip.words.texts, clip.words.starts_ms.tolist(), clip.words.ends_ms.tolist()]
    power = b64encode(clip.power.tobytes()).decode()
    return [clip.key, clip.start_ms, clip.duration_ms, words, clip.fingerprint, power, clip.peak_dbtp]


def _clip(key: str, head: dict[str, Any] | None) -> Clip | None:
    try:
        if head and head["clip"][0] == key:
            _, start_ms, duration_ms, (texts, starts, ends), fingerprint, power, peak_dbtp = head["clip"]
            words = Words(tuple(map(intern, texts)), array("i", starts), array("i", ends))
            return Clip(
                key, start_ms, duration_ms, words, fingerprint, array("f", b64decode(power)), peak_dbtp
            )
    except (LookupError, TypeError, ValueError):
        pass  # another version's, or damaged: it is made again
    return None
