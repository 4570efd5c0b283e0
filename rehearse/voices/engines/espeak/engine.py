"""The voice that is always there: espeak-ng, from a wheel, in processes of its own; no text leaves the machine."""

from __future__ import annotations

import os
from contextlib import contextmanager
from functools import cached_property
from importlib.metadata import version
from itertools import islice
from queue import LifoQueue
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from rehearse.core import Speech, Word
from rehearse.core.errors import EngineError
from rehearse.voices.engines.espeak.marks import words_of
from rehearse.voices.engines.espeak.process import Worker, WorkerDiedError
from rehearse.voices.engines.espeak.records import DEFAULT_VOICES, language_of
from rehearse.voices.engines.espeak.text import CLAUSE_MARKS, TEXT_VERSION, Encoded, encode, pieces, spell
from rehearse.voices.engines.espeak.told import said_otherwise, told_in
from rehearse.voices.engines.espeak.voices import Voices
from rehearse.voices.engines.origins import origins

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import TracebackType
    from typing import Self

    from rehearse.core import Language, Utterance, Voice

_FILES: Final = {"cmn": "sit/cmn", "en-us": "gmw/en-US"}
"""Where the voices of DEFAULT_VOICES are: a list of all voices takes a process of its own."""

BASE_WPM: Final[dict[Language, int]] = {"zh": 180, "en": 124}
"""The setting of espeak for `rate` 0, so that it speaks about 250 characters or 150-165 words a minute without pauses.

Measured on sentences of speeches. espeak's "words per minute" are a setting, not a measure: 175 gives 240 English
words without pauses; and `rate` is not linear in what is heard: of the Mandarin 249, +50 % makes 393 characters a
minute and +100 % 526, -30 % makes 167.
"""

MIN_WPM: Final = 80
MAX_WPM: Final = 450
"""What espeak accepts; a `rate` beyond it is the nearest that can be had."""

RANGES: Final[dict[Language, int]] = {"zh": 80}
"""How far the pitch moves, 0-100; espeak's 50 makes the Mandarin tones flat."""

_START_S: Final = 20.0
_PER_CHAR_S: Final = 0.05


class EspeakEngine:
    """espeak-ng in a few processes; the same utterance always gives the same samples."""

    name = "espeak"
    online = False

    def __init__(self) -> None:
        self.jobs = min(4, os.cpu_count() or 1)
        self._lock = Lock()
        self._open = False
        self._workers: set[Worker] = set()
        self._free: LifoQueue[Worker | None] = LifoQueue()
        self._listed: Voices | None = None
        self._files = dict(_FILES)

    @cached_property
    def version(self) -> str:
        """The wheel's version, and that of our preparation of the text."""
        return f"{version('espeakng-loader')}+{TEXT_VERSION}"

    def voices(self) -> Sequence[Voice]:
        """List espeak's voices; each can be given a variant, as in "cmn+f3". Raise EngineError without the library."""
        return self._list_voices().all()

    def default_voice(self, language: Language) -> str:
        """Name the voice of a language."""
        return DEFAULT_VOICES[language]

    def synthesize(self, utterance: Utterance) -> Speech:
        """Say it, the runs of each language with a voice of that language; raise EngineError where it cannot.

        The utterance's voice speaks the language that it is for, with its variant for both; another language
        gets its default voice.
        """
        self._file_of(utterance.voice)
        prepared = pieces(utterance.said, utterance.language)
        if not prepared:
            raise EngineError(
                "espeak has nothing to say for a sentence without words", "check the script's marks"
            )
        places = iter(origins(utterance.text, "".join(run for _, run in prepared)))
        said = [
            self._say(
                run, language, utterance, list(islice(places, len(run))), last=index == len(prepared) - 1
            )
            for index, (language, run) in enumerate(prepared)
        ]
        return _joined(said)

    def __enter__(self) -> Self:
        """Allow work; processes start when they are needed."""
        self._free = LifoQueue()
        for _ in range(self.jobs):
            self._free.put(None)
        self._open = True
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End every process; a `synthesize` under way elsewhere raises EngineError."""
        with self._lock:
            self._open = False
            for worker in self._workers:
                worker.kill()
            idle = [self._free.get_nowait() for _ in range(self._free.qsize())]
            self._free.put(None)  # who waits for a worker gets this, sees that it is over, and passes it on
        for worker in filter(None, idle):
            self._drop(worker)

    def _say(
        self, run: str, language: Language, utterance: Utterance, places: Sequence[int], *, last: bool
    ) -> Speech:
        voice = self._file_of(_voice_for(language, utterance))
        mandarin = voice.startswith("sit/cmn")
        told = self._told(run, places, utterance) if mandarin else None
        encoded = _encoded(run, language, utterance) if told is None else encode(run, told)
        wpm = round(BASE_WPM[language] * (1 + utterance.rate / 100))
        request = {
            "do": "speak",
            "text": encoded.text,
            "voice": voice,
            "wpm": max(MIN_WPM, min(MAX_WPM, wpm)),
            "range": RANGES.get(language),
            "phonemes": mandarin,
            "pause": not last and run[-1] in CLAUSE_MARKS,
        }
        header, sound = self._ask(request, _START_S + _PER_CHAR_S * len(run))
        if not sound:
            raise EngineError(
                "espeak made no sound for a sentence", "check the script for signs that cannot be read"
            )
        words = words_of(run, encoded.places, header["marks"], sound, header["rate"])
        return Speech(sound, "pcm", header["rate"], words)

    def _told(self, run: str, places: Sequence[int], utterance: Utterance) -> dict[int, str]:
        """Give the syllables of the characters that espeak would say otherwise than the utterance's readings."""

        def transcribe(ways: list[dict[int, str]]) -> list[str]:
            texts = [encode(run, told).text for told in ways]
            request = {"do": "phonemes", "texts": texts, "voice": _FILES["cmn"]}
            return list(self._ask(request, _START_S)[0]["phonemes"])

        return said_otherwise(list(told_in(run, places, utterance)), transcribe)

    def _ask(self, request: dict[str, Any], limit_s: float) -> tuple[dict[str, Any], bytes]:
        """Ask a free worker; one that dies is replaced, and asked once more."""
        for _ in range(2):
            with self._worker() as worker:
                try:
                    header, sound = worker.ask(request, limit_s)
                except WorkerDiedError:
                    continue
                _raise_refusal(header)
                return header, sound
        raise EngineError(
            "espeak stopped twice on the same sentence", "change its wording, or use --engine edge"
        )

    @contextmanager
    def _worker(self) -> Iterator[Worker]:
        free = self._free
        worker = free.get() if self._open else None
        try:
            if worker is not None and not worker.alive:
                self._drop(worker)
                worker = None
            worker = worker or self._start()
            yield worker
        finally:
            self._give_back(free, worker)
        if not self._open:
            raise EngineError("espeak was stopped before it had finished")

    def _start(self) -> Worker:
        with self._lock:
            if not self._open:
                raise EngineError("espeak is not running", "the engine works inside its `with` block only")
            worker = Worker()
            self._workers.add(worker)
            return worker

    def _give_back(self, free: LifoQueue[Worker | None], worker: Worker | None) -> None:
        with self._lock:
            keep = worker is not None and self._open and worker.alive
            free.put(worker if keep else None)
        if worker is not None and not keep:
            self._drop(worker)

    def _drop(self, worker: Worker) -> None:
        with self._lock:
            self._workers.discard(worker)
        worker.close()

    def _list_voices(self) -> Voices:
        if self._listed is None:
            worker = Worker()
            try:
                header, _ = worker.ask({"do": "voices"}, _START_S)
            except WorkerDiedError:
                raise EngineError("espeak does not start", "reinstall the package espeakng-loader") from None
            finally:
                worker.close()
            _raise_refusal(header)
            self._listed = Voices(header["voices"], header["variants"])
        return self._listed

    def _file_of(self, voice: str) -> str:
        """Find the file of a voice, its variant kept: by name alone a fresh library finds only some."""
        if voice not in self._files:
            self._files[voice] = self._list_voices().file_of(voice)
        return self._files[voice]


def _raise_refusal(header: dict[str, Any]) -> None:
    error = header.get("error")
    if error == "load":
        raise EngineError(
            f"espeak's library cannot be loaded ({header['detail']})", "reinstall espeakng-loader"
        )
    if error == "voice":
        raise EngineError(f"espeak cannot load the voice {header['detail']!r}", "choose another")
    if error is not None:
        raise EngineError(f"espeak refused a sentence ({header['detail']})", "change its wording")


def _voice_for(language: Language, utterance: Utterance) -> str:
    """Choose the voice for a run: a voice of neither language speaks the utterance's own."""
    if (language_of(utterance.voice) or utterance.language) == language:
        return utterance.voice
    return DEFAULT_VOICES[language] + "".join(utterance.voice.partition("+")[1:])


def _encoded(run: str, language: Language, utterance: Utterance) -> Encoded:
    if language == "en" and utterance.language == "zh":
        return spell(run)
    return Encoded(run, tuple(range(len(run))))


def _joined(said: Sequence[Speech]) -> Speech:
    """Put runs behind one another."""
    rate = said[0].sample_rate
    words: list[Word] = []
    samples = 0
    for run in said:
        offset = samples * 1000 // rate
        words += [Word(word.text, word.start_ms + offset, word.end_ms + offset) for word in run.words]
        samples += len(run.data) // 2
    return Speech(b"".join(run.data for run in said), "pcm", rate, tuple(words))
