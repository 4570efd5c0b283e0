"""A server of our own that speaks the edge service's protocol to the real, unmodified client, with faults.

    with serving(faults=["429", "drop"]) as server:   # one entry a connection, then "ok"
        ...                                           # create("edge") now talks to `server`
    assert server.texts == ["你好。"]

A turn is a list of messages, and a fault is a function from the list that a healthy server would send to the
list that this one sends. The sound is a beep for every character or word, exactly where its mark says.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import socket
import struct
import threading
from collections import Counter
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias
from unittest import mock
from xml.sax.saxutils import escape, unescape

import edge_tts.communicate
import edge_tts.constants
import edge_tts.drm
import edge_tts.voices
import lameenc
import numpy as np
from aiohttp import WSMsgType, web

import rehearse.voices.engines.edge.engine
from rehearse.voices.engines.network.patience import Limits
from tests.running import PATIENCE_S

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

RATE_HZ = 24000
LEAD_S, TAIL_S = 0.1, 0.8
"""Silence before and behind, as in clips of the service: 93–169 ms and 341–894 ms at −50 dB."""
CODEC_DELAY = 1105
"""Samples by which the encoder and a decoder together come late; measured with lameenc 1.9, miniaudio and PyAV."""
CHARACTER_S, LETTER_S, SHORTEST_WORD_S, MARK_S = 0.23, 0.075, 0.15, 0.25
CHUNK_BYTES = 1440

QUICK = Limits(
    attempts=4,
    sentence_s=60.0,
    per_character_s=0.0,
    run_s=60.0,
    first_wait_s=0.01,
    jitter_s=0.01,
    longest_wait_s=2.0,
    voices_s=60.0,
)
"""Hardly a pause before the next attempt, and for each all the time that a busy machine can want."""


@dataclass(frozen=True)
class _Impatient(Limits):
    """Waits `answer_s` for an answer that never comes, and for the others as QUICK does."""

    answer_s: float = 0.4
    never: Callable[[str], bool] = lambda text: True
    """True where the answer to this attempt at a text never comes."""

    def attempt_s(self, text: str) -> float:
        return self.answer_s if self.never(text) else QUICK.attempt_s(text)


def limits_for(fault: str, answer_s: float = 0.4, never: Callable[[str], bool] = lambda text: True) -> Limits:
    """Give QUICK, or where the fault is noticed by waiting alone, hardly any time for what never comes."""
    if not fault.startswith("stall"):
        return QUICK
    return _Impatient(**{**asdict(QUICK), "voices_s": answer_s}, answer_s=answer_s, never=never)


VOICES = (
    ("zh-CN-XiaoxiaoNeural", "Female", "Warm"),
    ("zh-CN-YunyangNeural", "Male", "Professional"),
    ("en-US-JennyNeural", "Female", "Friendly"),
)


class Act(Enum):
    """What the server can do other than send a message."""

    CLOSE = "end the websocket politely"
    DROP = "close the socket without a word"
    RESET = "reset the connection"
    STALL = "say nothing for a long time, not even to a goodbye"
    NAP = "say nothing for a moment"


Message: TypeAlias = str | bytes | float | Act
"""A text, sound, so many seconds of silence, or what else can happen."""
Turn: TypeAlias = list[Message]


@dataclass(frozen=True, slots=True)
class Request:
    """What the client asked for in one turn."""

    text: str
    voice: str
    rate: str
    fault: str


def text_message(path: str, body: object) -> str:
    """Write a message as the service does: headers, an empty line, JSON (or, for a fault, any other string)."""
    body = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
    return f"X-RequestId:0\r\nContent-Type:application/json; charset=utf-8\r\nPath:{path}\r\n\r\n{body}"


def sound_message(data: bytes, kind: str = "audio/mpeg") -> bytes:
    """Write a piece of sound as the service does: the headers' length, the headers, MP3."""
    head = (
        "X-RequestId:0\r\n" + (f"Content-Type:{kind}\r\n" if kind else "") + "X-StreamId:0\r\nPath:audio\r\n"
    )
    return struct.pack(">H", len(head)) + head.encode() + data


START = text_message("turn.start", {"context": {"serviceTag": "0"}})
END = text_message("turn.end", {})


def pieces(text: str, rate: int) -> tuple[list[tuple[str, float, float]], float]:
    """Lay `text` out in time: (word, start, duration) and the whole length, in seconds, silence included."""
    words, now, speed = [], LEAD_S, 1 + rate / 100
    for piece in re.findall(r"[㐀-鿿]|[A-Za-z0-9]+|[^\s]", text):
        if not piece.isalnum():
            now += MARK_S / speed
            continue
        long = CHARACTER_S if ord(piece[0]) > 0x2E80 else max(SHORTEST_WORD_S, LETTER_S * len(piece))
        words.append((piece, now, long / speed))
        now += long / speed
    return words, now + TAIL_S


def sound(text: str, rate: int = 0) -> bytes:
    """Say `text` in beeps: the same MP3 every time, 48 kbit/s, 24 kHz, one channel."""
    return _encoded(text, rate)


@lru_cache(maxsize=512)
def _encoded(text: str, rate: int) -> bytes:
    words, length = pieces(text, rate)
    samples = np.zeros(round(length * RATE_HZ), np.int16)
    for word, start, long in words:
        tone = np.arange(round(0.9 * long * RATE_HZ)) * 2 * np.pi * (200 + 13 * (ord(word[0]) % 40)) / RATE_HZ
        at = round(start * RATE_HZ) - CODEC_DELAY
        samples[at : at + len(tone)] = 9000 * np.sin(tone)
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(48)
    encoder.set_in_sample_rate(RATE_HZ)
    encoder.set_channels(1)
    encoder.set_quality(7)
    encoder.silence()
    return bytes(encoder.encode(samples.tobytes()) + encoder.flush())


def turn(text: str, rate: int = 0) -> Turn:
    """List all that a healthy service sends for `text`: marks a little ahead of their sound, then the end."""
    words, _ = pieces(text, rate)
    if not words:
        return [START, END]
    marks = [(start, _mark(*word)) for word in words for start in word[1:2]]
    audio = sound(text, rate)
    messages: Turn = [START, text_message("response", {"context": {"serviceTag": "0"}})]
    for at in range(0, len(audio), CHUNK_BYTES):
        while marks and marks[0][0] <= at * 8 / 48000 + 1:
            messages.append(marks.pop(0)[1])
        messages.append(sound_message(audio[at : at + CHUNK_BYTES]))
    return [*messages, *(mark for _, mark in marks), sound_message(b"", kind=""), END]


def _mark(word: str, start: float, long: float) -> str:
    """Write a word's mark: in 100 ns, the word escaped as in the service's own."""
    data = {"Offset": round(start * 1e7), "Duration": round(long * 1e7), "text": {"Text": escape(word)}}
    return text_message("audio.metadata", {"Metadata": [{"Type": "WordBoundary", "Data": data}]})


def _half(messages: Turn) -> Turn:
    """Take the first half of a turn, which always has some sound and never all of it."""
    return messages[: len(messages) // 2]


ANSWER_S, TIMES_REAL = 0.3, 20
"""How long a distant service takes to answer, and how much faster than it sounds it then sends."""


def _distant(messages: Turn) -> Turn:
    """Send as over a long line."""
    slowed: Turn = [ANSWER_S]
    for message in messages:
        if isinstance(message, bytes):
            slowed.append(len(message) / (6000 * TIMES_REAL))
        slowed.append(message)
    return slowed


FAULTS: dict[str, Callable[[Turn], Turn]] = {
    "ok": lambda messages: messages,
    "slow": lambda messages: [part for message in messages for part in (message, Act.NAP)],
    "distant": _distant,
    "drop before": lambda messages: [Act.DROP],
    "drop": lambda messages: [*_half(messages), Act.DROP],
    "reset": lambda messages: [*_half(messages), Act.RESET],
    "close": lambda messages: [*_half(messages), Act.CLOSE],
    "stall before": lambda messages: [Act.STALL],
    "stall": lambda messages: [*_half(messages), Act.STALL],
    "garbage text": lambda messages: [*_half(messages), "lorem ipsum\r\n\r\ndolor"],
    "unknown path": lambda messages: [*_half(messages), text_message("turn.surprise", {})],
    "garbage binary": lambda messages: [*_half(messages), b"\x00\x08nonsense"],
    "short binary": lambda messages: [*_half(messages), b"\x00"],
    "long header": lambda messages: [*_half(messages), b"\xff\xff" + b"x" * 100],
    "bad json": lambda messages: [*_half(messages), text_message("audio.metadata", "{not json")],
    "empty metadata": lambda messages: [*_half(messages), text_message("audio.metadata", {})],
    "no audio": lambda messages: [message for message in messages if isinstance(message, str)],
    "early end": lambda messages: [*_half(messages), END],
    "early end, all marks": lambda messages: [
        *_half(messages),
        *(message for message in messages[len(messages) // 2 :] if isinstance(message, str)),
    ],
    "no turn.end": lambda messages: [*messages[:-1], Act.CLOSE],
    "wrong type": lambda messages: [*_half(messages), sound_message(bytes(144), "audio/ogg")],
    "part of a frame": lambda messages: [*_half(messages), sound_message(bytes(100)), END],
    "not mp3": lambda messages: [START, sound_message(b"RIFF" + bytes(140)), END],
}
"""Name -> what happens to a turn. Other faults come before there is a turn: "refuse", and any HTTP status."""


class EdgeServer:
    """One server, in a thread of its own, and what it has seen."""

    def __init__(
        self, faults: Iterable[str], texts: Mapping[str, str], voice_fault: str, retry_after: str
    ) -> None:
        self._faults, self._by_text = iter(faults), texts
        self._voice_fault, self._retry_after = voice_fault, retry_after
        self.requests: list[Request] = []
        """Every turn that was asked for, in order."""
        self.handshakes = 0
        """Connections, the refused ones included."""
        self.voice_lists = 0
        """How often the list of voices was asked for."""
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]

    @property
    def texts(self) -> list[str]:
        """The text of every request, in order."""
        return [request.text for request in self.requests]

    @property
    def repeated(self) -> list[str]:
        """The texts that were asked for more than once."""
        return [text for text, count in Counter(self.texts).items() if count > 1]

    @contextmanager
    def running(self) -> Iterator[None]:
        """Serve until the block ends."""
        loop, ready = asyncio.new_event_loop(), threading.Event()

        async def serve() -> web.AppRunner:
            app = web.Application()
            app.router.add_get("/edge", self._connection)
            app.router.add_get("/voices", self._voices)
            runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.1)
            await runner.setup()
            await web.SockSite(runner, self._socket).start()
            return runner

        def main() -> None:
            runner = loop.run_until_complete(serve())
            loop.call_soon(ready.set)  # not before: a stop that comes earlier would be lost
            loop.run_forever()
            loop.run_until_complete(runner.cleanup())
            loop.close()

        thread = threading.Thread(target=main, daemon=True)
        thread.start()
        try:
            assert ready.wait(PATIENCE_S)
            yield
        finally:
            loop.call_soon_threadsafe(loop.stop)
            thread.join(PATIENCE_S)

    async def _voices(self, request: web.Request) -> web.StreamResponse:
        self.voice_lists += 1
        if self._voice_fault.isdigit():
            return web.Response(status=int(self._voice_fault))
        if self._voice_fault == "stall":
            await asyncio.sleep(60)
        if self._voice_fault == "garbage":
            return web.Response(text="<html>Please sign in</html>")
        return web.json_response(
            [
                {
                    "ShortName": name,
                    "Gender": gender,
                    "Locale": name[:5],
                    "VoiceTag": {"VoicePersonalities": [tag]},
                }
                for name, gender, tag in VOICES
            ]
        )

    async def _connection(self, request: web.Request) -> web.StreamResponse:
        self.handshakes += 1
        fault = next(self._faults, "ok")
        if fault.isdigit():
            headers = {"Retry-After": self._retry_after} if self._retry_after else None
            return web.Response(status=int(fault), headers=headers)
        if fault == "refuse":
            _abort(request)
            return web.Response()
        websocket = web.WebSocketResponse(compress=True)
        await websocket.prepare(request)
        with suppress(ConnectionError):
            async for message in websocket:
                if message.type is WSMsgType.TEXT and "Path:ssml" in message.data:
                    await self._answer(request, websocket, message.data, fault)
        return websocket

    async def _answer(
        self, request: web.Request, websocket: web.WebSocketResponse, message: str, fault: str
    ) -> None:
        asked = re.search(
            r"<voice name='(.*?)'><prosody pitch='\+0Hz' rate='(.*?)' volume='\+0%'>(.*)</prosody></voice></speak>$",
            message,
            re.DOTALL,
        )
        assert asked, message
        voice, rate, text = asked[1], asked[2], unescape(asked[3])
        fault = next((value for part, value in self._by_text.items() if part in text), fault)
        self.requests.append(Request(text, voice, rate, fault))
        for step in FAULTS[fault](turn(text, int(rate.rstrip("%")))):
            if isinstance(step, str):
                await websocket.send_str(step)
            elif isinstance(step, bytes):
                await websocket.send_bytes(step)
            elif isinstance(step, float):
                await asyncio.sleep(step)
            else:
                await _act(step, request, websocket)


async def _act(act: Act, request: web.Request, websocket: web.WebSocketResponse) -> None:
    if act is Act.NAP:
        await asyncio.sleep(0.002)
    elif act is Act.STALL:
        await asyncio.sleep(60)
    elif act is Act.CLOSE:
        await websocket.close()
    else:
        await asyncio.sleep(0.02)  # so that what was sent before arrives
        _abort(request, reset=act is Act.RESET)


def _abort(request: web.Request, *, reset: bool = False) -> None:
    if request.transport is None:
        return
    if reset:
        raw: socket.socket = request.transport.get_extra_info("socket")
        raw.setsockopt(
            socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("hh" if os.name == "nt" else "ii", 1, 0)
        )
    request.transport.abort()


@contextmanager
def pointed_at(speech_url: str, voices_url: str, limits: Limits = QUICK) -> Iterator[None]:
    """Point the client, in this whole process, at other addresses; without a proxy, and with short limits."""
    with ExitStack() as stack:
        for module in (edge_tts.constants, edge_tts.communicate):
            stack.enter_context(mock.patch.object(module, "WSS_URL", f"{speech_url}?of=tests"))
        for module in (edge_tts.constants, edge_tts.voices):
            stack.enter_context(mock.patch.object(module, "VOICE_LIST", f"{voices_url}?of=tests"))
        # A 403 moves the client's clock, for good.
        stack.enter_context(mock.patch.object(edge_tts.drm.DRM, "clock_skew_seconds", 0.0))
        stack.enter_context(mock.patch.object(rehearse.voices.engines.edge.engine, "LIMITS", limits))
        stack.enter_context(mock.patch.dict(os.environ, {"NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}))
        for name in ("http_proxy", "https_proxy", "all_proxy", "ws_proxy", "wss_proxy"):
            os.environ.pop(name, None)
            os.environ.pop(name.upper(), None)
        yield


@contextmanager
def serving(
    faults: Iterable[str] = (),
    *,
    texts: Mapping[str, str] | None = None,
    voice_fault: str = "ok",
    retry_after: str = "",
    limits: Limits = QUICK,
) -> Iterator[EdgeServer]:
    """Serve, and point the client in this process at it; every `EdgeEngine()` made inside gets `limits`.

    `faults` has one entry a connection, in the order they come, then "ok"; itertools.repeat is fine. Each is a
    key of FAULTS, "refuse", or an HTTP status, "403" say (to which alone the client itself asks once more).
    `texts` gives every request whose text contains the key that key's fault, for as long as the server runs.
    `voice_fault` is an HTTP status, "stall", or "garbage". `retry_after` goes with every status.
    """
    server = EdgeServer(faults, texts or {}, voice_fault, retry_after)
    base = f"127.0.0.1:{server.port}"
    with server.running(), pointed_at(f"ws://{base}/edge", f"http://{base}/voices", limits):
        yield server
