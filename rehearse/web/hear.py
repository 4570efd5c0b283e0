"""The address that says a word in one of its readings, by the built-in voice, so that nothing leaves this machine."""

from __future__ import annotations

import io
import wave

from aiohttp import web

from rehearse.audio import SAMPLE_RATE
from rehearse.audio.decode import decode_speech
from rehearse.core import Reading, Utterance
from rehearse.language.pinyin.syllables import syllables, written
from rehearse.voices.engines import ENGINES, create
from rehearse.web.answers import studio_of

routes = web.RouteTableDef()

_LONGEST = 40
"""Characters: a word, and some beside it."""


@routes.get("/{token}/api/hear")
async def hear(request: web.Request) -> web.Response:
    """Say a word as its pinyin has it; 400 where that is none for it."""
    text, said = request.query.get("text", ""), request.query.get("said", "")
    pinyin = tuple(map(written, syllables(said) or ()))
    if not 0 < len(text) <= _LONGEST or len(pinyin) != len(text):
        raise web.HTTPBadRequest(text="a word and its pinyin, a syllable for each character")
    sound = await studio_of(request).read(spoken, text, pinyin)
    return web.Response(body=sound, content_type="audio/wav")


def spoken(text: str, pinyin: tuple[str, ...]) -> bytes:
    """Give the sound of a word as a WAV file."""
    engine = "espeak"
    reading = Reading((0, len(text)), text, " ".join(pinyin), pinyin, "given", True, "text")
    utterance = Utterance(text, text, "zh", ENGINES[engine].default_voices["zh"], 0, (reading,))
    with create(engine) as voice:
        samples = decode_speech(voice.synthesize(utterance))
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(SAMPLE_RATE)
        out.writeframes(samples.astype("<i2").tobytes())
    return file.getvalue()
