"""The edge voice engine: the neural voices of Microsoft Edge's read-aloud service, over the network."""

from __future__ import annotations

import asyncio
import importlib.metadata
import re
from functools import partial
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import edge_tts
import edge_tts.communicate
import edge_tts.constants
import edge_tts.voices

from rehearse.audio import SAMPLE_RATE
from rehearse.audio.mp3.frames import FRAME_BYTES, FRAME_MS
from rehearse.core import Speech, Voice, Word
from rehearse.core.errors import EngineError, TransientError
from rehearse.voices.engines.edge.failures import explain
from rehearse.voices.engines.edge.records import DEFAULT_VOICES
from rehearse.voices.engines.network.certificates import trust_own_certificates
from rehearse.voices.engines.network.loop import LoopThread
from rehearse.voices.engines.network.patience import LIMITS, Limits, Patience
from rehearse.voices.engines.network.proxy import proxy_for

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType
    from typing import Self

    from rehearse.core import Language, Utterance

_LATE_MS = 100
"""By how much a mark may end behind the sound: marks are rounded, and a clip has nearly a second of silence there."""

_FEW, _PART = 4, 0.15
"""How many characters may follow the last mark: so many, or such a part of the text."""

_HASTE_MS = 100
"""The least time for a character."""

TICKS_PER_MS = 10_000
"""The service counts in 100 ns."""

PIECE_BYTES = 4000
"""A little under the 4096 bytes at which the client splits a text, so that it finds the break before that."""

NEXT = "what was made is kept; run again to go on, or use --engine espeak"


class EdgeEngine:
    """Says one utterance per connection. The text leaves this machine."""

    name = "edge"
    online = True
    destination = "its maker's service"
    jobs = 4

    def __init__(self, *, limits: Limits | None = None) -> None:
        self._limits = limits or LIMITS
        self._loop: LoopThread | None = None
        self._patience = Patience(self._limits)
        self._voices: tuple[Voice, ...] = ()

    @property
    def version(self) -> str:
        """The client's version: the service has none."""
        return importlib.metadata.version("edge-tts")

    def __enter__(self) -> Self:
        """Start the thread that talks to the service; nothing is sent yet."""
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
        """Name the voice to use when the user names none."""
        return DEFAULT_VOICES[language]

    def voices(self) -> tuple[Voice, ...]:
        """List the service's voices, within `Limits.voices_s`; raise EngineError where it can't be reached.

        No script text is sent, so this is also the way to ask whether the service is there.
        """
        if not self._voices:
            loop = self._loop or LoopThread(self.name)
            try:
                self._voices = loop.run(self._list_voices())
            finally:
                if loop is not self._loop:
                    loop.stop()
        return self._voices

    def follows_rate(self, voice: str, language: Language) -> bool:
        """True: every voice does, within 0.6 % (see `records`)."""
        del voice, language
        return True

    def synthesize(self, utterance: Utterance) -> Speech:
        """Say it, whole, as MP3; ask again where that may help, and raise EngineError where it does not."""
        loop = self._loop
        if loop is None:
            raise EngineError("the edge engine is not running", "use it in a `with` block")
        shown = utterance.text[:20] + "…" * (len(utterance.text) > 20)
        if not any(char.isalnum() for char in utterance.text):
            raise EngineError(f"edge has nothing to say in “{shown}”", "leave it out")
        try:
            return loop.run(self._patience.insist(partial(self._say, utterance)))
        except EngineError as error:
            raise EngineError(f"edge could not say “{shown}”: {error.what}", error.do or NEXT) from error

    async def _say(self, utterance: Utterance) -> Speech:
        """Ask once, over a connection of its own."""
        client = _client(utterance)
        audio, words = bytearray(), []
        limit_s = self._limits.attempt_s(utterance.text)
        try:
            # The client's own receive_timeout ends with the handshake.
            async with asyncio.timeout(limit_s):
                async for chunk in client.stream():
                    if chunk["type"] == "audio":
                        audio += chunk["data"]
                    else:
                        start, end = chunk["offset"], chunk["offset"] + chunk["duration"]
                        words.append(
                            Word(chunk["text"], round(start / TICKS_PER_MS), round(end / TICKS_PER_MS))
                        )
        except Exception as error:  # whatever the client stumbles over: see `explain`
            raise explain(error, limit_s) from error
        # A connection that is cut looks to the client like one that is done; only here does it count what it
        # got, and it does so turn by turn, when the service says that the turn is over.
        if client.state["cumulative_audio_bytes"] != len(audio):
            raise TransientError("the connection was cut in the middle")
        if not is_whole(audio):
            raise TransientError("the service sent damaged sound")
        if is_cut_short(words, utterance.text, len(audio) // FRAME_BYTES * FRAME_MS):
            raise TransientError("the voice broke off")
        return Speech(bytes(audio), "mp3", SAMPLE_RATE, tuple(words))

    async def _list_voices(self) -> tuple[Voice, ...]:
        limit_s, proxy = self._limits.voices_s, proxy_for(edge_tts.constants.VOICE_LIST)
        _trust_own_certificates()
        try:
            async with asyncio.timeout(limit_s):
                found = await edge_tts.list_voices(proxy=proxy)
            voices = tuple(_voice(item) for item in found)
            if not voices:
                raise ValueError("an empty list")
        except Exception as error:
            cause = explain(error, limit_s)
            if cause.do:  # it answers, and says no
                raise EngineError(f"edge: {cause.what}", cause.do) from error
            raise EngineError(
                f"the edge service can't be reached ({cause.what})",
                "check the network or use --engine espeak",
            ) from error
        return voices


def is_whole(audio: bytes | bytearray) -> bool:
    """True where `audio` is nothing but whole MP3 frames of the one format that the client asks for.

    Other formats are refused on purpose, not only damage: `Speech.sample_rate` here, and the client's own
    reckoning of when a later turn's words are heard, hold for 24 kHz at 48 kbit/s in one channel alone. Bits
    that change neither, such as the copyright bit or a checksum, may be anything.
    """
    return (
        len(audio) > 0
        and len(audio) % FRAME_BYTES == 0
        and set(audio[0::FRAME_BYTES]) == {0xFF}
        and {byte | 0x01 for byte in audio[1::FRAME_BYTES]} == {0xF3}
        and {byte | 0x01 for byte in audio[2::FRAME_BYTES]} == {0x65}
        and {byte & 0xC0 for byte in audio[3::FRAME_BYTES]} == {0xC0}
    )


def is_cut_short(words: Sequence[Word], text: str, sound_ms: int) -> bool:
    """True where the marks say more than the sound has room for, or stop well before the text does.

    A turn may end as it should and yet too early. What the service says without a mark, such as a last number, has its
    time in the sound all the same.

    >>> marks = [Word("电话", 100, 500)]
    >>> is_cut_short(marks, "电话13800138000", 900), is_cut_short(marks, "电话13800138000", 4000)
    (True, False)
    """
    if not words:
        return False
    left = 0
    for word in words:
        found = text.find(word.text, left)
        left = left if found < 0 else found + len(word.text)
    unmarked = sum(map(str.isalnum, text[left:]))
    behind_ms = sound_ms - words[-1].end_ms
    much = unmarked > max(_FEW, _PART * sum(map(str.isalnum, text)))
    return behind_ms < -_LATE_MS or (much and behind_ms < _HASTE_MS * unmarked)


def breakable(text: str) -> str:
    """A text too long for one request with line breaks, behind marks where there are any.

    The client breaks at white space only, and sends a longer text without any in one piece.
    """
    if _size(text) <= PIECE_BYTES:
        return text
    marks = "，,；;：:、。！？!?\\s"
    lines = [""]
    for part in re.findall(rf".{{1,400}}?(?:[{marks}]+|\Z)|.{{1,400}}", text, re.DOTALL):
        if lines[-1] and _size(lines[-1] + part) > PIECE_BYTES:
            lines.append("")
        lines[-1] += part
    return "\n".join(lines)


def _trust_own_certificates() -> None:
    """The client trusts the list that it brings, and no other: the user's own authority is told to it."""
    found = (getattr(module, "_SSL_CTX", None) for module in (edge_tts.communicate, edge_tts.voices))
    trust_own_certificates(context for context in found if context is not None)


def _client(utterance: Utterance) -> edge_tts.Communicate:
    _trust_own_certificates()
    try:
        return edge_tts.Communicate(
            breakable(utterance.text),
            utterance.voice,
            rate=f"{utterance.rate:+d}%",
            boundary="WordBoundary",
            proxy=proxy_for(edge_tts.constants.WSS_URL),
        )
    except ValueError as error:
        raise EngineError(f"edge has no voice called {utterance.voice!r}") from error


def _voice(item: Any) -> Voice:
    tags = item["VoiceTag"]
    description = ", ".join((*tags["ContentCategories"], *tags["VoicePersonalities"]))
    return Voice(item["ShortName"], item["Locale"], item["Gender"].lower(), description.strip())


def _size(text: str) -> int:
    return len(escape(text).encode())
