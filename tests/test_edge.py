"""The edge engine, held against the real client and a server of our own: whole sound, or a clear error."""

from __future__ import annotations

import asyncio
import logging
import socket
import ssl
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise, repeat
from typing import TYPE_CHECKING

import aiohttp
import edge_tts.constants
import miniaudio
import numpy as np
import pytest

from rehearse.core import Utterance
from rehearse.core.errors import EngineError, TransientError
from rehearse.voices.engines import create
from rehearse.voices.engines.edge.engine import EdgeEngine, breakable, is_whole
from rehearse.voices.engines.edge.failures import explain
from rehearse.voices.engines.network.loop import LoopThread
from tests import first_of
from tests.edge_server import FAULTS, QUICK, Request, limits_for, pointed_at, serving, sound
from tests.running import PATIENCE_S

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = "各位同事，大家上午好！今年的销售额同比增长百分之二十。"
VOICE = "zh-CN-YunyangNeural"


def utterance(text: str = TEXT, rate: int = 0, voice: str = VOICE) -> Utterance:
    """Ask for `text` in the usual voice."""
    return Utterance(text, text, "zh", voice, rate)


ONCE = sorted(set(FAULTS) - {"ok", "slow", "distant"} | {"403", "429", "500", "503", "refuse"})


@pytest.mark.parametrize("fault", ONCE)
def test_whole_after_one_fault(fault: str) -> None:
    """Whatever goes wrong once, the second answer is whole, and it alone is given out."""
    first = iter([True])
    limits = limits_for(fault, never=lambda text: next(first, False))
    with serving([fault], limits=limits) as server, EdgeEngine() as engine:
        speech = engine.synthesize(utterance())
    assert speech.data == sound(TEXT)
    assert server.handshakes == 2


@pytest.mark.parametrize("fault", ["ok", "slow"])
def test_whole_at_once(fault: str) -> None:
    """A service that is well, or only slow, is asked once."""
    with serving([fault]) as server, EdgeEngine() as engine:
        assert engine.synthesize(utterance()).data == sound(TEXT)
    assert server.requests == [
        Request(TEXT, "Microsoft Server Speech Text to Speech Voice (zh-CN, YunyangNeural)", "+0%", fault)
    ]
    assert server.handshakes == 1


FOR_EVER = {
    "403": ("the service refused the request (403 forbidden)", 8),  # the client itself asks twice
    "429": ("the service answered 429 (too many requests)", 4),
    "500": ("the service answered 500 (internal server error)", 4),
    "401": ("the service answered 401 (unauthorized)", 1),
    "404": ("the service answered 404 (not found)", 1),
    "refuse": ("the connection was cut before an answer", 8),  # aiohttp, too
    "drop before": ("the service sent no sound", 4),
    "drop": ("the connection was cut in the middle", 4),
    "reset": ("the connection was cut in the middle", 4),
    "close": ("the connection was cut in the middle", 4),
    "no turn.end": ("the connection was cut in the middle", 4),
    "stall before": ("no answer within 0.4 s", 4),
    "stall": ("no answer within 0.4 s", 4),
    "garbage text": ("the service sent something unexpected", 4),
    "garbage binary": ("the service sent something unexpected", 4),
    "bad json": ("the service sent something unexpected", 4),
    "wrong type": ("the service sent something unexpected", 4),
    "no audio": ("the service sent no sound", 4),
    "early end": ("the voice broke off", 4),
    "early end, all marks": ("the voice broke off", 4),
    "part of a frame": ("the service sent damaged sound", 4),
    "not mp3": ("the service sent damaged sound", 4),
}


@pytest.mark.parametrize(("fault", "cause", "handshakes"), [(key, *row) for key, row in FOR_EVER.items()])
def test_clear_error_after_lasting_fault(fault: str, cause: str, handshakes: int) -> None:
    """A fault that stays ends in one line: which sentence, why, and what to do."""
    with (
        serving(repeat(fault), limits=limits_for(fault)) as server,
        EdgeEngine() as engine,
        pytest.raises(EngineError) as caught,
    ):
        engine.synthesize(utterance())
    assert str(caught.value) == (
        f"edge could not say “{TEXT[:20]}…”: {cause}; "
        + (
            "update its client, pip install -U edge-tts"
            if fault == "403"
            else "what was made is kept; run again to go on"
        )
        + ", or use --engine espeak"
    )
    assert server.handshakes == handshakes


def test_nothing_listening() -> None:
    """A refused connection is asked again, and then named."""
    with (
        pointed_at("ws://127.0.0.1:9/edge", "http://127.0.0.1:9/voices"),
        EdgeEngine() as engine,
        pytest.raises(EngineError, match="the connection was refused"),
    ):
        engine.synthesize(utterance())


def test_threads_get_each_their_own() -> None:
    """Twenty threads at once get each their own sentence whole; only the two that were cut are asked twice."""
    texts = [f"第{number}句，请大家听好。" for number in range(20)]
    faults = {f"第{number}句": "slow" for number in range(0, 20, 4)}
    with (
        serving(["drop", "ok", "429", "ok", "close"], texts=faults) as server,
        EdgeEngine() as engine,
    ):
        with ThreadPoolExecutor(20) as pool:
            answers = list(pool.map(lambda text: engine.synthesize(utterance(text)).data, texts))
        assert answers == [sound(text) for text in texts]
        assert set(server.texts) == set(texts)
        assert len(server.repeated) <= 2  # fewer where the cut one is one of the slow ones


def test_one_bad_sentence_leaves_others_alone() -> None:
    """A sentence that never works does not stop the next."""
    with serving(texts={"坏": "drop"}) as server, EdgeEngine() as engine:
        with pytest.raises(EngineError):
            engine.synthesize(utterance("这是坏的。"))
        assert engine.synthesize(utterance("这是好的。")).data == sound("这是好的。")
    assert server.texts == ["这是坏的。"] * 4 + ["这是好的。"]


def test_run_ends_after_long_failure() -> None:
    """When nothing has come for `run_s`, the run is over: what is asked later fails without a question."""
    limits = replace(QUICK, run_s=0.1, attempts=100, first_wait_s=0.05)
    with serving(repeat("500"), limits=limits) as server, EdgeEngine() as engine:
        with pytest.raises(
            EngineError, match=r"nothing came from the service for 0.1 s \(the service answered 500"
        ):
            engine.synthesize(utterance())
        asked = server.handshakes
        assert 2 <= asked <= 10
        with pytest.raises(EngineError, match="nothing came from the service"):
            engine.synthesize(utterance("下一句。"))
        assert server.handshakes == asked


def test_success_renews_patience() -> None:
    """Failures that lie far apart, with sentences made in between, do not end the run."""
    limits = replace(QUICK, run_s=0.1)
    with serving(["500", "ok", "ok", "500"], limits=limits), EdgeEngine() as engine:
        for _ in range(2):
            engine.synthesize(utterance())
            time.sleep(0.15)
        engine.synthesize(utterance())


@pytest.mark.parametrize(("header", "handshakes", "least_s"), [("1", 2, 1), ("3600", 1, 0), ("", 2, 0)])
def test_retry_after(header: str, handshakes: int, least_s: float) -> None:
    """The service is left alone as long as it asks, and not asked again when that is too long."""
    with serving(["429"], retry_after=header) as server, EdgeEngine() as engine:
        begun = time.monotonic()
        if handshakes == 1:
            with pytest.raises(EngineError, match=r"429 \(too many requests\) and asks to wait 3600 s"):
                engine.synthesize(utterance())
        else:
            engine.synthesize(utterance())
        assert time.monotonic() - begun >= least_s
    assert server.handshakes == handshakes


def test_closing_releases_threads() -> None:
    """Closing the engine while the service is silent raises in every waiting thread."""
    errors: list[BaseException] = []

    def wait(engine: EdgeEngine) -> None:
        try:
            engine.synthesize(utterance())
        except EngineError as error:
            errors.append(error)

    with serving(repeat("stall"), limits=QUICK) as server:
        threads = []
        with pytest.raises(KeyboardInterrupt), EdgeEngine() as engine:  # noqa: PT012 - it is the block that ends
            threads = [threading.Thread(target=wait, args=(engine,)) for _ in range(4)]
            for thread in threads:
                thread.start()
            while len(server.requests) < 4:
                time.sleep(0.01)
            time.sleep(0.1)
            raise KeyboardInterrupt
        for thread in threads:
            thread.join(PATIENCE_S)
    assert len(errors) == 4
    assert all("the edge engine was stopped" in str(error) for error in errors)
    assert "rehearse-edge" not in {thread.name for thread in threading.enumerate()}


def test_used_outside_its_context() -> None:
    """Before and after the `with` block, a request says what is wrong; inside a second one, it works."""
    engine = EdgeEngine()
    with serving() as server:
        for _ in range(2):
            with pytest.raises(EngineError, match="use it in a `with` block"):
                engine.synthesize(utterance())
            with engine:
                engine.synthesize(utterance())
    assert server.handshakes == 2


def test_word_marks() -> None:
    """Marks become milliseconds, and each is where its sound is in the decoded answer."""
    text = "你好，Anna 的 R&D。"
    with serving(), EdgeEngine() as engine:
        speech = engine.synthesize(utterance(text))
    assert [(word.text, word.start_ms, word.end_ms) for word in speech.words] == [
        ("你", 100, 330),
        ("好", 330, 560),
        ("Anna", 810, 1110),
        ("的", 1110, 1340),
        ("R", 1340, 1490),
        ("D", 1740, 1890),
    ]
    assert (speech.codec, speech.sample_rate) == ("mp3", 24000)
    decoded = miniaudio.decode(speech.data, nchannels=1, sample_rate=24000).samples
    loud = np.flatnonzero(np.abs(np.asarray(decoded)) > 2000) / 24
    assert loud[0] == pytest.approx(100, abs=5)
    assert loud[loud > 600][0] == pytest.approx(810, abs=5)


@pytest.mark.parametrize(
    "text",
    [
        "研发（R&D）<不是>标记，“引号”和'引号'和\"引号\"。",
        "&amp; 也不变，&lt;也不变。",
        "一、二；三：四……五——六！",
        "🎉好",
    ],
)
@pytest.mark.parametrize("rate", [-15, 0, 20])
def test_request_says_what_was_asked(text: str, rate: int) -> None:
    """The text arrives as it is, marks of the request's own language included, and so does the rate."""
    with serving() as server, EdgeEngine() as engine:
        speech = engine.synthesize(utterance(text, rate))
    assert [(request.text, request.rate) for request in server.requests] == [(text, f"{rate:+d}%")]
    assert speech.data == sound(text, rate)


def long_text(sentence: str) -> str:
    """Repeat `sentence` until one request can't hold it."""
    return sentence * (4500 // len(sentence.encode()))


@pytest.mark.parametrize("sentence", first_of(["今天，", "我们今天", "a&b ", "hello there, "]))
def test_text_longer_than_one_request(sentence: str) -> None:
    """A text too long for one request comes back whole, in several turns, with marks that go on."""
    text = long_text(sentence)
    with serving() as server, EdgeEngine() as engine:
        speech = engine.synthesize(utterance(text))
    assert len(server.requests) > 1
    assert max(len(asked.encode()) for asked in server.texts) <= 4096
    assert "".join(server.texts).replace(" ", "") == text.replace(" ", "")
    assert speech.data == b"".join(sound(asked) for asked in server.texts)
    starts = [word.start_ms for word in speech.words]
    assert starts == sorted(starts)
    assert "".join(word.text for word in speech.words) == "".join(c for c in text if c.isalnum())


@pytest.mark.parametrize("turns", [["drop", "ok"], ["ok", "close"], ["ok", "no turn.end"]])
def test_cut_in_one_of_several_turns(turns: list[str]) -> None:
    """A cut in any turn of a long text spoils it all, and all of it is asked for again."""
    with serving(turns) as server, EdgeEngine() as engine:
        speech = engine.synthesize(utterance(long_text("我们今天")))
    assert server.handshakes == 4
    assert speech.data == b"".join(sound(asked) for asked in server.texts[2:])


@pytest.mark.parametrize(
    "text", ["短句。", "长" * 5000, "一，" * 3000, "&" * 3000, "word " * 2000, "😀" * 2000]
)
def test_breakable_loses_nothing(text: str) -> None:
    """Line breaks are all that is added, and only to a text that needs them."""
    broken = breakable(text)
    assert broken.replace("\n", "") == text
    assert ("\n" in broken) == (len(text) > 10)


def test_what_cannot_be_said() -> None:
    """Nothing to say, and a voice that can't be, are said at once, without asking the service."""
    with serving() as server, EdgeEngine() as engine:
        for text in ("", "……", " \n"):
            with pytest.raises(EngineError, match="nothing to say"):
                engine.synthesize(utterance(text))
        with pytest.raises(EngineError, match="no voice called 'xiaoxiao'"):
            engine.synthesize(utterance(voice="xiaoxiao"))
    assert server.handshakes == 0


def test_logs_hold_no_script(caplog: pytest.LogCaptureFixture) -> None:
    """However loudly everything logs, retries and failures leave no word of the script in the log."""
    caplog.set_level(logging.DEBUG)
    with (
        serving(["drop", "bad json", "429", "stall"], limits=limits_for("stall")),
        EdgeEngine() as engine,
        pytest.raises(EngineError),
    ):
        engine.synthesize(utterance())
    logged = caplog.text + "".join(str(vars(record)) for record in caplog.records)
    assert not [pair for pair in pairwise(TEXT) if "".join(pair) in logged]
    assert "stamina" not in caplog.text


# The list of voices, which is also the question whether the service is there.


def test_voices() -> None:
    """The list is had inside and outside the `with` block, and asked for once."""
    with serving() as server:
        engine = EdgeEngine()
        outside = engine.voices()
        with engine:
            assert engine.voices() == outside
        with EdgeEngine() as other:
            assert other.voices() == outside
    assert (server.voice_lists, server.handshakes) == (2, 0)
    assert [(voice.name, voice.language, voice.gender, voice.description) for voice in outside][1] == (
        "zh-CN-YunyangNeural",
        "zh-CN",
        "male",
        "Professional",
    )
    assert {engine.default_voice("zh"), engine.default_voice("en")} <= {voice.name for voice in outside}


@contextmanager
def black_hole() -> Iterator[int]:
    """Listen on a port, take every connection, and never answer."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


def refused(cause: str) -> None:
    """Ask for the voices, and check the line that says why there are none."""
    with pytest.raises(EngineError) as caught:
        EdgeEngine(limits=limits_for("stall") if "within" in cause else QUICK).voices()
    assert str(caught.value) == (
        f"the edge service can't be reached ({cause}); check the network or use --engine espeak"
    )


@pytest.mark.parametrize(
    ("fault", "cause"),
    [
        ("500", "the service answered 500 (internal server error)"),
        ("stall", "no answer within 0.4 s"),
        ("garbage", "the service sent something unexpected"),
    ],
)
def test_voices_from_ill_service(fault: str, cause: str) -> None:
    """A service that is there but not well counts as not there."""
    with serving(voice_fault=fault):
        refused(cause)


def test_a_refusal_is_called_one_and_names_its_cure() -> None:
    """The service is there, and says no: checking the network would not help, a newer client may."""
    with serving(voice_fault="403"), pytest.raises(EngineError) as caught:
        EdgeEngine(limits=QUICK).voices()
    assert str(caught.value) == (
        "edge: the service refused the request (403 forbidden); "
        "update its client, pip install -U edge-tts, or use --engine espeak"
    )


def test_voices_without_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """No name, no answer to the name, no listener, no answer, no TLS: each fails within the limit."""
    address = "ws://127.0.0.1:9/edge"
    with pointed_at(address, "http://127.0.0.1:9/voices"):
        refused("the connection was refused")
    with black_hole() as port:
        for scheme in ("http", "https"):
            with pointed_at(address, f"{scheme}://127.0.0.1:{port}/voices"):
                refused("no answer within 0.4 s")
    with serving() as server, pointed_at(address, f"https://127.0.0.1:{server.port}/voices"):
        refused("no secure connection could be made")

    def no_name(*args: object, **keywords: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "not known")

    told = threading.Event()

    def no_answer(*args: object, **keywords: object) -> None:
        told.wait(PATIENCE_S)
        raise socket.gaierror(socket.EAI_AGAIN, "try again")

    with pointed_at(address, "http://service.invalid/voices"):
        monkeypatch.setattr(socket, "getaddrinfo", no_name)
        refused("its name can't be looked up")
        monkeypatch.setattr(socket, "getaddrinfo", no_answer)
        try:
            refused("no answer within 0.4 s")
        finally:
            told.set()


# Small parts.


def test_whole_frames_of_one_format_only() -> None:
    """Sound is taken only as whole frames of the format that was asked for, to the last frame."""
    good = sound(TEXT)
    assert is_whole(good)
    assert is_whole(good[:144])
    for bad in (b"", good[:-1], good[144:] + good[:143], good[:-144] + bytes(144), good[1:] + b"\0"):
        assert not is_whole(bad)
    for header in (
        "fff344c4",
        "fff368c4",
        "fffb64c4",
        "fff36404",
        "49443304",
    ):  # bit rate, Hz, MPEG-1, stereo, ID3
        assert not is_whole(bytes.fromhex(header) + good[4:])


def test_untrusted_certificate_is_final() -> None:
    """A certificate that is not trusted is no passing trouble."""
    key = aiohttp.client_reqrep.ConnectionKey("service.invalid", 443, True, True, None, None, None)
    error = aiohttp.ClientConnectorCertificateError(key, ssl.SSLCertVerificationError("self-signed"))
    assert not isinstance(explain(error, 1), TransientError)
    assert "certificate" in str(explain(error, 1))


def test_stopped_loop_takes_no_work() -> None:
    """Work that comes too late is refused, and the coroutine is not left lying about."""
    loop = LoopThread("edge")
    assert loop.run(asyncio.sleep(0, "answer")) == "answer"
    loop.stop()
    loop.stop()
    with pytest.raises(EngineError, match="stopped"):
        loop.run(asyncio.sleep(0))


def test_found_by_name() -> None:
    """The table of engines leads here, and the version is the client's."""
    engine = create("edge")
    assert (engine.name, engine.online, engine.jobs) == ("edge", True, 4)
    assert engine.version.split(".")[0].isdigit()


def test_server_points_client_back() -> None:
    """After `serving`, the client has its own addresses again."""
    before = edge_tts.constants.WSS_URL
    with serving() as server:
        assert str(server.port) in edge_tts.constants.WSS_URL
    assert before == edge_tts.constants.WSS_URL
