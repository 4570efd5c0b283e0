"""`rehearse serve`, the real server in a thread: a track by our own client, and requests of others."""

from __future__ import annotations

import io
import json
import logging
import wave
from typing import TYPE_CHECKING, Any

import av
import pytest

from rehearse.app import served_voices
from rehearse.app.production import make_one
from rehearse.app.project import open_project
from rehearse.app.request import Request
from rehearse.app.served_voices import ServedVoices, SpeechRequest
from rehearse.app.session import Session
from rehearse.audio.decode import decode_speech
from rehearse.output.recording import record
from rehearse.script.reading.verbatim import verbatim
from rehearse.voices.engines.openai.sound import speech_of
from rehearse.voices.voicing import utterances
from rehearse.web import speech_api
from tests.voice_server import KEY, ask, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rehearse.core import Utterance
    from rehearse.output.recording import Recording
    from rehearse.output.task import RecordingTask
    from rehearse.voices.voicing import Synthesizer

pytestmark = pytest.mark.slow  # espeak is a process

SECRET = "全年任务提前完成"
SPEECH = f"同志们：\n\n上半年，{SECRET}，增长12.5%。下半年，请各位再接再厉。\n\n谢谢大家！\n"
TEXT = "今年增长12.5%（笑）。\n\n二、谢谢大家！"
FRAMES = {"mp3": 4 * 576, "opus": 4 * 480}
"""Samples by which a format of frames may be longer or shorter."""

SPEAK = {"model": "espeak", "input": TEXT, "response_format": "wav"}


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """A server without a key."""
    with serving() as found:
        yield found


@pytest.fixture(autouse=True)
def _no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)


def test_a_whole_track_comes_through_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """By our own client, as long as the report says, to the sample; no log holds the key or a word of the script."""
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    script = tmp_path / "speech.txt"
    script.write_text(SPEECH, encoding="utf-8")
    with serving(KEY) as port, Session() as session:
        url = f"http://127.0.0.1:{port}/v1"
        asked = Request(
            script, tmp_path / "out", engine="openai", url=url, model="espeak", format="wav", export=["none"]
        )
        made = make_one(open_project(asked), session)
    with wave.open(str(made.track)) as track:
        assert track.getnframes() == 24 * (made.report.totals.actual_ms or 0) > 24 * 5000
    assert made.report.engine
    assert made.report.engine.voice == "cmn"
    assert SECRET not in caplog.text
    assert KEY not in caplog.text


@pytest.mark.parametrize("form", speech_api.TYPES)
def test_every_format_is_the_same_length(port: int, form: str) -> None:
    """What is sent is of the type that it says, the plan's pauses are in it, and it differs by a few frames at most."""
    with ServedVoices() as voices:
        exact = len(voices.say(SpeechRequest(TEXT, "espeak", "", 0, "pcm"))) // 2
    status, data, headers = ask(port, "POST", "/v1/audio/speech", SPEAK | {"response_format": form})
    assert (status, headers["Content-Type"]) == (200, speech_api.TYPES[form])
    if form == "opus":
        with av.open(io.BytesIO(data), "r") as file:
            found = (file.duration or 0) * 24 // 1000
    else:
        found = len(decode_speech(speech_of(data, headers["Content-Type"])))
    assert abs(found - exact) <= FRAMES.get(form, 0)


def test_all_is_said_and_figures_as_our_list_reads_them(monkeypatch: pytest.MonkeyPatch, port: int) -> None:
    """Brackets and headings too, numbers in words, polyphones with their reading, at the speed that is asked for."""
    heard: list[Utterance] = []

    def heard_record(task: RecordingTask, synthesizer: Synthesizer, work: Path) -> Recording:
        heard.extend(utterances(task.plan, task.voices, task.rate))
        return record(task, synthesizer, work)

    monkeypatch.setattr(served_voices, "record", heard_record)
    text = "一、重庆（笑）\n增长12.5%。"
    assert ask(port, "POST", "/v1/audio/speech", SPEAK | {"input": text, "speed": 1.5})[0] == 200
    assert [one.said for one in heard] == ["一、重庆（笑）", "增长百分之十二点五。"]
    assert [reading.said for reading in heard[0].readings] == ["chóng qìng"]
    assert {one.rate for one in heard} == {50}


def test_what_no_text_has_takes_no_word_with_it() -> None:
    """Control characters, which would end a text for a library, and halves of characters."""
    text = "你好\u0000再见\ud800，各位\x1b。\u2028# 好"
    assert [breath.text for breath in verbatim(text).breaths] == ["你好 再见，各位 。", "# 好"]


def test_speed_is_followed(port: int) -> None:
    """Four times as fast is shorter, a quarter longer; OpenAI's own models are the engine that speaks here."""
    lengths = []
    for speed in (0.25, 1, 4):
        asked = SPEAK | {"model": "tts-1", "speed": speed, "voice": "cmn"}
        data = ask(port, "POST", "/v1/audio/speech", asked)[1]
        with wave.open(io.BytesIO(data)) as file:
            lengths.append(file.getnframes())
    assert lengths[0] > 1.5 * lengths[1] > 2 * lengths[2]


def test_lists(port: int) -> None:
    """Engines as models; voices with their language as programs look for it."""
    models = json.loads(ask(port, "GET", "/v1/models")[1])
    assert {"espeak"} <= {row["id"] for row in models["data"]} <= {"espeak", "kokoro"}
    voices = json.loads(ask(port, "GET", "/v1/audio/voices?model=espeak")[1])["voices"]
    assert {"id": "cmn", "name": "cmn", "language": "zh", "model": "espeak"} in voices


BAD: dict[str, tuple[int, str, Any]] = {
    "an unknown voice": (400, "voice", {"voice": "nobody"}),
    "a voice of another engine": (400, "voice", {"voice": "zh-CN-YunxiNeural"}),
    "an unknown model": (404, "model", {"model": "nothing"}),
    "an engine that sends text away": (404, "model", {"model": "edge"}),
    "no text": (400, "input", {"input": " \n"}),
    "nothing to say": (400, "input", {"input": "……"}),
    "text that is none": (400, "input", {"input": 7}),
    "a long text": (400, "input", {"input": "好" * 4097}),
    "another format": (400, "response_format", {"response_format": "aac"}),
    "too fast": (400, "speed", {"speed": 4.1}),
    "too slow": (400, "speed", {"speed": 0.2}),
    "no speed": (400, "speed", {"speed": True}),
    "no number": (400, "speed", {"speed": float("nan")}),
    "a stream": (400, "stream_format", {"stream_format": "sse"}),
}


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_is_said_in_openais_form(port: int, case: str) -> None:
    """With its status, and the field that it is about."""
    status, param, changed = BAD[case]
    found, data, _ = ask(port, "POST", "/v1/audio/speech", SPEAK | changed)
    error = json.loads(data)["error"]
    assert (found, error["param"], error["type"]) == (status, param, "invalid_request_error")
    assert error["message"]


def test_bodies_are_bounded_and_json(port: int) -> None:
    """413 for a large one, announced or not; 400 for what is no JSON; 404 and 405 in the same form."""
    large = b'{"input": "' + b"a" * speech_api.MOST_BYTES + b'"}'
    for method, path, body, status in (
        ("POST", "/v1/audio/speech", large, 413),
        ("POST", "/v1/audio/speech", b"[" * 60_000, 400),
        ("POST", "/v1/audio/speech", b"[1]", 400),
        ("POST", "/v1/audio/transcriptions", b"{}", 404),
        ("GET", "/v1/audio/speech", None, 405),
    ):
        found, data, _ = ask(port, method, path, body)
        assert (found, json.loads(data)["error"]["type"]) == (status, "invalid_request_error")


def test_a_voice_that_fails_is_the_servers_fault(
    port: int, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """500 in one line, and nothing in a log; where many wait, 429 and when to come again."""
    caplog.set_level(logging.DEBUG)

    def failing(*_: object) -> None:
        raise ValueError(SECRET)

    monkeypatch.setattr(served_voices, "record", failing)
    status, data, _ = ask(port, "POST", "/v1/audio/speech", SPEAK | {"input": SECRET})
    assert (status, json.loads(data)["error"]["type"]) == (500, "server_error")
    assert SECRET not in caplog.text + data.decode()
    monkeypatch.setattr(speech_api, "MOST_WAITING", 0)
    status, _, headers = ask(port, "POST", "/v1/audio/speech", SPEAK)
    assert (status, headers["Retry-After"]) == (429, "2")
