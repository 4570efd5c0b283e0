"""Says sentences by a voice server that speaks OpenAI's speech interface, on this machine or on another."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from rehearse.audio.decode import decode_speech
from rehearse.core import Utterance
from rehearse.core.errors import EngineError
from rehearse.voices.engines.network.loop import LoopThread
from rehearse.voices.engines.network.patience import Limits, Patience
from rehearse.voices.engines.openai.address import address
from rehearse.voices.engines.openai.asking import ask
from rehearse.voices.engines.openai.listing import PATHS, voices_of
from rehearse.voices.engines.openai.records import DEFAULT_VOICES
from rehearse.voices.engines.openai.sound import speech_of

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from rehearse.core import Language, Speech, Voice

MOST_CHARACTERS = 4096
"""Of one request (OpenAI's API reference, createSpeech, input)."""

SLOWEST, FASTEST = 0.25, 4.0
"""Bounds of `speed` (the same)."""

FORMATS = ("wav", "mp3")
"""Asked for in this order: the second where a server refuses the first."""

LIMITS = Limits(sentence_s=60, per_character_s=1.0, longest_wait_s=60)
"""A server on a processor may take three times as long as what it says."""

_VERSION = 1
"""Of what this module makes of an answer; raised where equal answers come to sound otherwise."""

_PROBE: dict[Language, str] = {
    "zh": "一二三四五六七八九十。",
    "en": "One two three four five six seven eight.",
}
_PROBE_RATE, _PROBE_SHARE = 50, 0.85
"""At half as fast again, a voice that follows takes two thirds of the time; one that does not takes all of it."""


class OpenaiEngine:
    """Asks a server for one sentence at a time; the address tells whether the text leaves this machine."""

    name = "openai"
    jobs = 2

    def __init__(self, *, url: str | None = None, model: str = "tts-1", limits: Limits = LIMITS) -> None:
        self._address = address(url)
        self._model = model
        self._limits = limits
        self._loop: LoopThread | None = None
        self._patience = Patience(limits)
        self._voices: tuple[Voice, ...] | None = None
        self._follows: dict[str, bool] = {}
        self._format = FORMATS[0]

    @property
    def online(self) -> bool:
        """True where the server is another machine."""
        return not self._address.here

    @property
    def destination(self) -> str:
        """The server, as the user knows it, and whether what goes there can be read on the way."""
        unencrypted = "" if self._address.encrypted or self._address.here else " (not encrypted)"
        return f"{self._address.host}{unencrypted}"

    @property
    def version(self) -> str:
        """Model and address: what is behind them, no server tells."""
        return f"{_VERSION} {self._model} at {self._address.url}"

    def __enter__(self) -> Self:
        """Start the thread that talks to the server; nothing is sent yet."""
        if self._loop is None:
            self._loop = LoopThread(self.name)
            self._patience = Patience(self._limits)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Cancel what is under way; every `synthesize` that waits elsewhere raises EngineError."""
        loop, self._loop = self._loop, None
        if loop is not None:
            loop.stop()

    def default_voice(self, language: Language) -> str:
        """The first voice listed for a language, or listed at all; else what the interface's documentation uses."""
        listed = self.voices()
        own = [voice for voice in listed if voice.language.lower().startswith(language)]
        return next((voice.name for voice in (*own, *listed)), DEFAULT_VOICES[language])

    def voices(self) -> tuple[Voice, ...]:
        """List the server's voices; none where it does not tell them, and then any name may be one.

        Raise EngineError where the server can't be reached.
        """
        if self._voices is None:
            self._voices = self._running().run(self._list_voices())
        return self._voices

    def synthesize(self, utterance: Utterance) -> Speech:
        """Say it, whole; ask again where that may help, and raise EngineError where it does not."""
        shown = utterance.text[:20] + "…" * (len(utterance.text) > 20)
        if len(utterance.said) > MOST_CHARACTERS:
            raise EngineError(
                f"“{shown}” is longer than {MOST_CHARACTERS} characters", "put a full stop into it"
            )
        try:
            return self._running().run(self._patience.insist(partial(self._say, utterance)))
        except EngineError as error:
            kept = "what was made is kept; run again to go on"
            raise EngineError(
                f"{self._address.host} could not say “{shown}”: {error.what}", error.do or kept
            ) from error

    def follows_rate(self, voice: str, language: Language) -> bool:
        """True where a voice is as fast as it is asked to be: many servers take `speed` and ignore it.

        Found out once a voice, with a few numbers; nothing of the script is sent.
        """
        if voice not in self._follows:
            probe = _PROBE[language]
            plain, fast = (
                len(decode_speech(self.synthesize(Utterance(probe, probe, language, voice, rate))))
                for rate in (0, _PROBE_RATE)
            )
            self._follows[voice] = fast < _PROBE_SHARE * plain
        return self._follows[voice]

    def _running(self) -> LoopThread:
        if self._loop is None:
            raise EngineError("the openai engine is not running", "use it in a `with` block")
        return self._loop

    async def _say(self, utterance: Utterance) -> Speech:
        """Ask once; in the next format where the server refuses this one."""
        body = {
            "model": self._model,
            "voice": utterance.voice,
            "input": utterance.said,
            "speed": min(FASTEST, max(SLOWEST, round(1 + utterance.rate / 100, 3))),
        }
        limit_s = self._limits.attempt_s(utterance.text)
        for format_name in FORMATS[FORMATS.index(self._format) :]:
            answer = await ask(
                self._address, "POST", "audio/speech", limit_s, body | {"response_format": format_name}
            )
            if answer.good:
                self._format = format_name
                return speech_of(answer.data, answer.headers.get("Content-Type", ""))
            if not answer.is_unfit:
                break
        raise answer.error()

    async def _list_voices(self) -> tuple[Voice, ...]:
        for path in PATHS:
            answer = await ask(self._address, "GET", path, self._limits.voices_s)
            if answer.good and (found := voices_of(answer.json())):
                return found
            if answer.status in (401, 403):
                raise answer.error()
        return ()
