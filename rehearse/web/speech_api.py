"""The addresses of the voice server, as OpenAI's speech interface has them: speech, voices, models."""

from __future__ import annotations

import asyncio
import json
import math
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiohttp import web

from rehearse.app.served_voices import PCM, ServedVoices, SpeechRequest, own_engines
from rehearse.core.errors import EngineError, ScriptError
from rehearse.voices.engines.choice import checked_voice
from rehearse.voices.engines.openai.engine import FASTEST, MOST_CHARACTERS, SLOWEST
from rehearse.web.api_errors import ApiError
from rehearse.web.guard import bounded_body

if TYPE_CHECKING:
    from rehearse.core import Voice

routes = web.RouteTableDef()

MOST_BYTES = 100_000
"""Of a request: 4,096 characters, each written as two escapes of JSON, and some names."""

MOST_WAITING = 64
"""Texts that may wait for the voice; who comes later is asked to come again."""

TYPES = {
    "mp3": "audio/mpeg",
    "wav": "audio/wav",
    "flac": "audio/flac",
    "opus": "audio/ogg",
    PCM: "audio/pcm",
}
"""What `response_format` takes -> the answer's type."""

USUAL_MODELS = ("tts-1", "tts-1-hd", "gpt-4o-mini-tts")
"""OpenAI's own models, which many programs ask for whatever server it is: here the engine that the server was given."""

_BCP_47 = {"cmn": "zh"}
"""What programs look for where espeak says Mandarin."""


@dataclass
class Desk:
    """The running server: the voices, and the threads in which they speak."""

    voices: ServedVoices
    usual: str
    """The engine for who names none of ours."""
    threads: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(2, "say"))
    waiting: int = 0
    """Texts that are being said, or wait for it."""


DESK: web.AppKey[Desk] = web.AppKey("desk", Desk)


@routes.get("/v1/models")
async def models(_: web.Request) -> web.Response:
    """List the engines as models."""
    rows = [{"id": name, "object": "model", "created": 0, "owned_by": "rehearse"} for name in own_engines()]
    return web.json_response({"object": "list", "data": rows})


@routes.get("/v1/audio/voices")
async def voices(request: web.Request) -> web.Response:
    """List the voices, those of the usual engine first, or with `?model=` those of one engine."""
    desk = request.app[DESK]
    found = await asyncio.get_running_loop().run_in_executor(desk.threads, list, desk.voices.voices())
    asked = request.query.get("model", "")
    rows = [_row(engine, voice) for engine, voice in found if asked in ("", engine)]
    rows.sort(key=lambda row: row["model"] != desk.usual)
    return web.json_response({"voices": rows})


def _row(engine: str, voice: Voice) -> dict[str, str]:
    language = _BCP_47.get(voice.language, voice.language)
    return {"id": voice.name, "name": voice.name, "language": language, "model": engine}


@routes.post("/v1/audio/speech")
async def speech(request: web.Request) -> web.Response:
    """Say a text, whole; no log holds it."""
    desk = request.app[DESK]
    asked = _asked(await _object(request), desk.usual)
    if desk.waiting >= MOST_WAITING:
        raise ApiError(429, "many texts are waiting; ask again", headers={"Retry-After": "2"})
    desk.waiting += 1
    try:
        data = await asyncio.get_running_loop().run_in_executor(desk.threads, _said, desk.voices, asked)
    finally:
        desk.waiting -= 1
    return web.Response(body=data, content_type=TYPES[asked.format])


def _said(voices: ServedVoices, asked: SpeechRequest) -> bytes:
    engine = voices.engine(asked.engine)
    try:
        if asked.voice:
            checked_voice(engine, asked.voice)
    except EngineError as error:
        raise ApiError(400, str(error), param="voice") from None
    try:
        return voices.say(asked)
    except ScriptError as error:
        raise ApiError(400, error.what, param="input") from None


async def _object(request: web.Request) -> dict[str, Any]:
    try:
        found = json.loads(await bounded_body(request, MOST_BYTES))
    except (ValueError, RecursionError):
        raise ApiError(400, "this is no JSON") from None
    if not isinstance(found, dict):
        raise ApiError(400, "this is no JSON object")
    return found


def _asked(found: dict[str, Any], usual: str) -> SpeechRequest:
    """Read what is asked for; raise 400 for what cannot be, with the name of the field."""
    text = _text(found, "input")
    if not text.strip():
        raise ApiError(400, "input is empty", param="input")
    if len(text) > MOST_CHARACTERS:
        raise ApiError(
            400, f"input is longer than {MOST_CHARACTERS} characters", "string_above_max_length", "input"
        )
    model = _text(found, "model", usual)
    engine = usual if model in USUAL_MODELS else model
    if engine not in own_engines():
        raise ApiError(
            404, f"no model of that name; there is {', '.join(own_engines())}", "model_not_found", "model"
        )
    form = _text(found, "response_format", "mp3")
    if form not in TYPES:
        raise ApiError(400, f"response_format is one of {', '.join(TYPES)}", param="response_format")
    if found.get("stream_format", "audio") != "audio":
        raise ApiError(400, "stream_format is audio: a text comes as one file", param="stream_format")
    return SpeechRequest(text, engine, _text(found, "voice", ""), _rate(found.get("speed", 1)), form)


def _text(found: dict[str, Any], name: str, usual: str | None = None) -> str:
    value = found.get(name, usual)
    if not isinstance(value, str):
        raise ApiError(400, f"{name} should be a text", param=name)
    return value


def _rate(speed: object) -> int:
    number = isinstance(speed, int | float) and not isinstance(speed, bool) and math.isfinite(speed)
    if not number or not SLOWEST <= speed <= FASTEST:  # type: ignore[operator]  # it is a number
        raise ApiError(400, f"speed is from {SLOWEST:g} to {FASTEST:g}", param="speed")
    return round(100 * (speed - 1))  # type: ignore[operator]
