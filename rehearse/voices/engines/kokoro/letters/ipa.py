"""How English words are pronounced, by the espeak library that we ship, in a process of its own."""

from __future__ import annotations

import re
from threading import Lock
from typing import TYPE_CHECKING, Final

from rehearse.core.errors import EngineError
from rehearse.voices.engines.espeak.process import Worker, WorkerDiedError

if TYPE_CHECKING:
    from collections.abc import Sequence

_VOICES: Final = {False: "gmw/en-US", True: "gmw/en"}
_TIED_IPA: Final = 0x02 | 0x80 | ord("^") << 8
"""What espeak_TextToPhonemes takes for IPA with a ^ inside what is one sound: a^ɪ, t^ʃ."""
_LIMIT_S: Final = 20.0
_LANGUAGE: Final = re.compile(r"\([a-z-]+\)")


class Pronunciation:
    """Asks one process, which starts at the first question; safe from several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._worker: Worker | None = None
        self._known: dict[tuple[str, bool], str] = {}

    def ipa(self, texts: Sequence[str], *, british: bool = False) -> list[str]:
        """Write texts in IPA; raise EngineError where the library cannot be had."""
        with self._lock:
            missing = [text for text in dict.fromkeys(texts) if (text, british) not in self._known]
            if missing:
                for text, found in zip(missing, self._ask(missing, british=british), strict=True):
                    self._known[text, british] = _LANGUAGE.sub("", found)
            return [self._known[text, british] for text in texts]

    def close(self) -> None:
        """End the process; another question starts another one."""
        with self._lock:
            if self._worker is not None:
                self._worker.close()
                self._worker = None

    def _ask(self, texts: list[str], *, british: bool) -> list[str]:
        request = {"do": "phonemes", "texts": texts, "voice": _VOICES[british], "mode": _TIED_IPA}
        for _ in range(2):
            if self._worker is None or not self._worker.alive:
                self._renew()
            assert self._worker is not None
            try:
                header, _sound = self._worker.ask(request, _LIMIT_S)
            except WorkerDiedError:
                continue
            if "error" in header:
                raise EngineError(
                    f"espeak, which tells how English is said, refused a question ({header['detail']})",
                    "reinstall espeakng-loader",
                )
            return list(header["phonemes"])
        raise EngineError(
            "espeak, which tells how English is said, does not start", "reinstall espeakng-loader"
        )

    def _renew(self) -> None:
        if self._worker is not None:
            self._worker.close()
        self._worker = Worker()
