"""A server of our own that speaks OpenAI's speech interface with the habits and the faults of others.

with serving("empty") as server:      # what it does to the first question for speech; then it is well
...                               # OpenaiEngine(url=server.url) talks to it
assert server.asked[0]["input"] == "你好。"
"""

from __future__ import annotations

import asyncio
import io
import struct
import threading
import wave
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import lameenc
import numpy as np
from aiohttp import web

from rehearse.voices.engines.network.patience import Limits

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    Habit = Callable[["Server", dict[str, Any]], Awaitable[web.StreamResponse]]

RATE = 24_000
CHARACTER_MS = 160
QUICK = Limits(sentence_s=5, first_wait_s=0.01, jitter_s=0.01, longest_wait_s=2, voices_s=5)


@dataclass
class Server:
    """What it was asked, and where it is."""

    url: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)


def samples(body: dict[str, Any], *, rate: int = RATE) -> np.ndarray[Any, np.dtype[np.int16]]:
    """Noise as long as the text takes at the speed that is asked for, with some silence around it."""
    said = sum(map(str.isalnum, body["input"]))
    count = round(rate * said * CHARACTER_MS / 1000 / float(body.get("speed", 1)))
    noise = np.random.default_rng(said).normal(0, 4000, count)
    quiet = np.zeros(rate // 10)
    return np.concatenate([quiet, noise, quiet]).clip(-32768, 32767).astype(np.int16)


def wav(body: dict[str, Any], *, rate: int = RATE, channels: int = 1) -> bytes:
    """The same as a WAV file."""
    found = np.repeat(samples(body, rate=rate), channels)
    held = io.BytesIO()
    with wave.open(held, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(found.tobytes())
    return held.getvalue()


def mp3(body: dict[str, Any]) -> bytes:
    """The same as an MP3 stream."""
    encoder = lameenc.Encoder()
    encoder.set_in_sample_rate(RATE)
    encoder.set_channels(1)
    encoder.set_bit_rate(64)
    encoder.silence()
    return bytes(encoder.encode(samples(body).tobytes()) + encoder.flush())


def _sound(data: bytes, kind: str = "audio/wav") -> web.Response:
    return web.Response(body=data, content_type=kind)


async def _well(_: Server, body: dict[str, Any]) -> web.StreamResponse:
    return _sound(wav(body))


def _always(make: Callable[[dict[str, Any]], web.Response]) -> Habit:
    async def habit(_: Server, body: dict[str, Any]) -> web.StreamResponse:
        return make(body)

    return habit


def _once(make: Callable[[dict[str, Any]], web.Response]) -> Habit:
    async def habit(server: Server, body: dict[str, Any]) -> web.StreamResponse:
        return make(body) if len(server.asked) == 1 else _sound(wav(body))

    return habit


def _only_mp3(body: dict[str, Any]) -> web.Response:
    if body["response_format"] != "mp3":
        return web.json_response({"detail": "unsupported format"}, status=400)
    return _sound(mp3(body), "audio/mpeg")


def _open_ended(body: dict[str, Any]) -> web.Response:
    whole = wav(body)
    place = whole.index(b"data") + 4
    return _sound(
        whole[:4]
        + struct.pack("<I", 0xFFFFFFFF)
        + whole[8:place]
        + struct.pack("<I", 0xFFFFFFFF)
        + whole[place + 4 :]
    )


async def _cut(server: Server, body: dict[str, Any]) -> web.StreamResponse:
    """Promises more than it sends, the first time."""
    whole = wav(body)
    if len(server.asked) > 1:
        return _sound(whole)
    response = web.StreamResponse(headers={"Content-Type": "audio/wav", "Content-Length": str(len(whole))})
    request = _current.get(server.url)
    assert request is not None
    await response.prepare(request)
    await response.write(whole[: len(whole) // 2])
    assert request.transport is not None
    request.transport.close()
    return response


async def _slow(_: Server, body: dict[str, Any]) -> web.StreamResponse:
    await asyncio.sleep(0.5)
    return _sound(wav(body))


_current: dict[str, web.Request] = {}

HABITS: dict[str, Habit] = {
    "well": _well,
    "mp3 for wav": _always(lambda body: _sound(mp3(body), "audio/wav")),
    "only mp3": _always(_only_mp3),
    "bare samples": _always(
        lambda body: _sound(samples(body, rate=16_000).tobytes(), "audio/pcm; rate=16000")
    ),
    "open-ended": _always(_open_ended),
    "stereo at 44.1 kHz": _always(lambda body: _sound(wav(body, rate=44_100, channels=2))),
    "speed ignored": _always(lambda body: _sound(wav(body | {"speed": 1}))),
    "slow": _slow,
    "cut": _cut,
    "empty": _once(lambda _: _sound(b"")),
    "empty wav": _once(lambda body: _sound(wav(body | {"input": ""})[:44])),
    "silence": _once(lambda body: _sound(wav(body | {"input": ""}))),
    "half": _once(lambda body: _sound(wav(body | {"input": body["input"][:3]}))),
    "headed as more": _once(lambda body: _sound(wav(body)[:-5000])),
    "busy": _once(lambda _: web.Response(status=429)),
    "busy for a second": _once(lambda _: web.Response(status=429, headers={"Retry-After": "1"})),
    "busy for an hour": _always(lambda _: web.Response(status=429, headers={"Retry-After": "3600"})),
    "broken": _once(lambda body: web.json_response({"error": body["input"]}, status=500)),
    "always broken": _always(lambda body: web.json_response({"error": body["input"]}, status=500)),
    "a page": _always(lambda _: web.Response(text="<html>Sign in</html>", content_type="text/html")),
    "an apology": _always(lambda body: web.json_response({"error": {"message": body["input"]}})),
    "nonsense": _always(lambda _: _sound(b"\1\2\3\4" * 500)),
    "locked": _always(lambda body: web.json_response({"error": body["input"]}, status=401)),
    "nowhere": _always(lambda _: web.Response(status=404)),
    "moved": _always(
        lambda _: web.Response(status=307, headers={"Location": "http://example.invalid/v1/audio/speech"})
    ),
    "no such voice": _always(lambda body: web.json_response({"detail": body["input"]}, status=422)),
}
"""What a server does when it is asked for speech."""

LISTS: dict[str, tuple[str, object]] = {
    "audio/voices": ("/v1/audio/voices", {"voices": ["zf_xiaobei", "am_adam"]}),
    "objects": (
        "/v1/audio/voices",
        {"voices": [{"id": "zf_xiaobei", "name": "小贝"}, {"id": "am_adam", "name": "Adam"}]},
    ),
    "voices": (
        "/v1/voices",
        [{"voice_id": "zf_xiaobei", "language": "zh-CN"}, {"voice_id": "am_adam", "language": "en"}],
    ),
    "nowhere": ("/v1/models", {"data": []}),
}
"""Where a server lists its voices, and how."""


@contextmanager
def serving(habit: str = "well", listed: str = "audio/voices") -> Iterator[Server]:
    """Serve on a port of loopback, in a thread."""
    server = Server()

    async def speech(request: web.Request) -> web.StreamResponse:
        server.asked.append(await request.json())
        server.keys.append(request.headers.get("Authorization", ""))
        _current[server.url] = request
        return await HABITS[habit](server, server.asked[-1])

    async def voices(_: web.Request) -> web.StreamResponse:
        return web.json_response(LISTS[listed][1])

    async def start() -> web.AppRunner:
        app = web.Application()
        app.router.add_post("/v1/audio/speech", speech)
        app.router.add_get(LISTS[listed][0], voices)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        server.url = f"http://127.0.0.1:{runner.addresses[0][1]}/v1"
        return runner

    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    runner = asyncio.run_coroutine_threadsafe(start(), loop).result(10)
    try:
        yield server
    finally:
        asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()
        _current.pop(server.url, None)
