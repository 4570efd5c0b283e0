"""`rehearse make` with the edge engine: the real client, a server of our own, and all that can go wrong between."""

from __future__ import annotations

import re
from itertools import repeat
from typing import TYPE_CHECKING

import pytest

from rehearse.audio.decode import decode_speech
from rehearse.core import Speech
from rehearse.core.folders import clip_dir, data_dir
from rehearse.voices.cache import Cache
from tests import first_of, further
from tests.decoding import by_libsndfile
from tests.edge_server import limits_for, pointed_at, serving, sound
from tests.running import Outcome, files, made, scripted
from tests.test_make import check_sums, report_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Outcome]

WISH = (
    "make",
    "speech.txt",
    "--engine",
    "edge",
    "--pace",
    "voice",
    "-f",
    "wav",
    "--export",
    "none",
    "-o",
    "out",
)
NOTE = "note: engine edge sends the text of your script to its maker's service; espeak keeps it here"
CLIPS = 10
"""How many the speech has."""


def whole_clips(texts: set[str]) -> int:
    """Check that every clip in the cache is all that the server sends for some text; return how many there are."""
    cache, sent = Cache(clip_dir()), {sound(text) for text in texts}
    paths = list(clip_dir().glob("*/*.clip"))
    for path in paths:
        clip = cache.clip(path.stem)
        assert clip is not None
        speech = cache.speech(clip)
        assert speech is not None
        assert speech.data in sent
        assert len(decode_speech(speech)) >= 24 * (clip.start_ms + clip.duration_ms) - 24
    return len(paths)


def forget() -> None:
    """Forget what the run before has taught of the voice, so that the next plans as that one did."""
    (data_dir() / "voices.json").unlink()


def check_track(folder: Path) -> None:
    """Check that the track is as long as the report says, and that the report adds up."""
    report = report_of(folder)
    check_sums(report)
    assert len(by_libsndfile(folder / "track.wav")) == report["totals"]["actual_ms"] * 24


def test_a_run_teaches_the_voices_speed(rehearse_: Run, script: Path, here: Path) -> None:
    """The next plan is nearer to what the voice takes, and the rate stays, so that no clip is made anew."""
    wish = (*WISH[:4], *WISH[6:])
    off = []
    with serving():
        for number in range(2):
            assert made(rehearse_(*wish))[0] == (CLIPS if number == 0 else 0)
            speech = [cue for cue in report_of(here / "out")["cues"] if cue["kind"] == "speech"]
            off.append(abs(sum(cue["end_ms"] - cue["start_ms"] - cue["planned_ms"] for cue in speech)))
    assert off[1] < off[0]


def test_whole_track(rehearse_: Run, script: Path, here: Path) -> None:
    """Each sentence goes out once, placeholders made readable; the note about that is said the first time only."""
    with serving() as server:
        first = rehearse_(*WISH)
        assert made(first) == (CLIPS, 0)
        assert sorted(server.texts) == sorted(set(server.texts))
        forget()
        assert made(again := rehearse_(*WISH)) == (0, CLIPS)
        assert len(server.texts) == CLIPS
    assert first.err.splitlines()[0] == NOTE
    assert NOTE not in again.err
    assert first.out == again.out
    assert "语音：edge " in first.out
    assert "把某某区的书读好" in "".join(server.texts)
    assert "XX" not in "".join(server.texts)
    assert not re.search(r"掌声|1s", "".join(server.texts))
    assert whole_clips(set(server.texts)) == CLIPS
    check_track(here / "out")


ONCE = (
    "403",
    "429",
    "500",
    "refuse",
    "drop",
    "reset",
    "close",
    "stall",
    "garbage text",
    "garbage binary",
    "no audio",
)


UNDISTURBED: dict[str, bytes] = {}
"""What an undisturbed service gives; made once."""


@pytest.mark.parametrize("fault", [*ONCE[:4], *further(*ONCE[4:])])
def test_fault_once(rehearse_: Run, script: Path, here: Path, fault: str) -> None:
    """A fault that passes leaves no trace: the track is the one that an undisturbed service gives."""
    with serving([fault, "ok", "ok", fault], limits=limits_for(fault, 2.0)) as server:
        assert made(rehearse_(*WISH)) == (CLIPS, 0)
    assert whole_clips(set(server.texts)) == CLIPS
    found = {name: data for name, data in files(here / "out").items() if name.endswith(".wav")}
    if not UNDISTURBED:
        forget()
        rehearse_("cache", "--clear")
        with serving():
            assert made(rehearse_(*WISH)) == (CLIPS, 0)
        UNDISTURBED.update(
            {name: data for name, data in files(here / "out").items() if name.endswith(".wav")}
        )
    assert found == UNDISTURBED


LASTING = {
    "403": "the service refused the request (403 forbidden)",
    "429": "the service answered 429 (too many requests)",
    "500": "the service answered 500 (internal server error)",
    "refuse": "the connection was cut before an answer",
    "reset": "the connection was cut in the middle",
    "close": "the connection was cut in the middle",
    "stall": "no answer within 0.4 s",
    "garbage binary": "the service sent something unexpected",
    "no audio": "the service sent no sound",
}


@pytest.mark.parametrize("fault", first_of(LASTING))
def test_lasting_fault(rehearse_: Run, script: Path, here: Path, fault: str) -> None:
    """A fault that stays ends in one clear line that names the sentence; nothing half is left."""
    with serving(repeat(fault), limits=limits_for(fault)):
        outcome = rehearse_(*WISH)
    note, line = outcome.err.splitlines()
    assert (outcome.code, outcome.out, note) == (2, "", NOTE)
    assert re.fullmatch(
        rf"rehearse: edge could not say “.{{1,21}}”: {re.escape(LASTING[fault])}; "
        "(?:what was made is kept; run again to go on|update its client, pip install -U edge-tts), "
        "or use --engine espeak",
        line,
    )
    assert files(here / "out") == {}
    assert list(clip_dir().glob("*/*")) == []


@pytest.mark.parametrize("fault", first_of(["drop", "stall", "not mp3"]))
def test_goes_on_after_failure(rehearse_: Run, script: Path, here: Path, fault: str) -> None:
    """When one sentence fails for ever, the others are kept, and the next run asks for what is missing only."""
    script.write_text(scripted("".join(f"第{number}点要记住。" for number in range(1, 9))), encoding="utf-8")
    limits = limits_for(fault, never=lambda text: "第7点" in text)
    with serving(texts={"第7点": fault}, limits=limits) as server:
        refused = rehearse_(*WISH)
    assert refused.code == 2
    assert "“第7点要记住。”" in refused.err
    asked = set(server.texts)
    kept = whole_clips(asked)
    assert kept >= 5
    assert files(here / "out") == {}
    with serving() as server:
        assert made(rehearse_(*WISH)) == (len(server.texts), kept)
    assert "第7点要记住。" in server.texts
    assert server.repeated == []
    assert whole_clips(asked | set(server.texts)) == kept + len(server.texts)
    check_track(here / "out")


def test_truncated_sound_is_asked_for_again(
    rehearse_: Run, script: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whole frames, too few for the text, are not believed: the sentence is asked for once more, and then named."""
    monkeypatch.setattr("rehearse.voices.engines.edge.engine.EdgeEngine._say", _short)
    with serving():
        outcome = rehearse_(*WISH)
    assert outcome.code == 2
    assert re.search(
        r"^rehearse: at “.{1,21}”: the voice (broke off|made no sound)", outcome.err, re.MULTILINE
    )
    assert list(clip_dir().glob("*/*")) == []


async def _short(*_: object) -> Speech:
    return Speech(sound("好")[:864], "mp3", 24_000)


def test_auto_takes_edge(rehearse_: Run, script: Path, here: Path) -> None:
    """Left open, the engine is edge when its service answers, and that is said."""
    with serving() as server:
        outcome = rehearse_("make", script, "-o", "out", "-f", "wav")
    assert made(outcome) == (CLIPS, 0)
    assert outcome.err.splitlines()[:2] == [
        "engine: edge, whose service answers (--engine espeak stays on this machine)",
        NOTE,
    ]
    assert len(server.texts) == CLIPS
    assert report_of(here / "out")["engine"]["name"] == "edge"


WHY = {
    "503": "the edge service can't be reached (the service answered 503 (service unavailable))",
    "stall": "the edge service can't be reached (no answer within 0.4 s)",
    "garbage": "the edge service can't be reached (the service sent something unexpected)",
    "403": "edge: the service refused the request (403 forbidden) "
    "(update its client, pip install -U edge-tts, or use --engine espeak)",
}
"""What ails the service -> why another engine speaks."""


@pytest.mark.parametrize("fault", WHY)
def test_auto_falls_back(rehearse_: Run, script: Path, here: Path, fault: str) -> None:
    """When the service gives no voices, espeak speaks, and why is said; nothing of the script goes out."""
    with serving(voice_fault=fault, limits=limits_for(fault)) as server:
        outcome = rehearse_("make", script, "-o", "out", "-f", "wav")
    assert made(outcome) == (CLIPS, 0)
    assert outcome.err.splitlines()[0] == (
        f"engine: espeak (built in, nothing leaves this machine); {WHY[fault]}; "
        "a natural voice that stays here, too, comes with: rehearse voices install kokoro"
    )
    assert NOTE not in outcome.err
    assert server.handshakes == 0
    assert report_of(here / "out")["engine"]["name"] == "espeak"


def test_auto_without_network(rehearse_: Run, script: Path) -> None:
    """Without a network it is the same."""
    with pointed_at("ws://127.0.0.1:9/edge", "http://127.0.0.1:9/voices"):
        outcome = rehearse_("make", script)
    assert made(outcome) == (CLIPS, 0)
    assert outcome.err.startswith("engine: espeak")


def test_auto_does_not_change_engines(rehearse_: Run, script: Path, here: Path) -> None:
    """One track never mixes engines: when edge fails midway, the run stops."""
    with serving(texts={"38本书": "drop"}):
        outcome = rehearse_("make", script, "-o", "out", "-f", "wav")
    assert outcome.code == 2
    assert "run again to go on, or use --engine espeak" in outcome.err
    assert files(here / "out") == {}


def test_espeak_talks_to_nobody(rehearse_: Run, script: Path) -> None:
    """With espeak, the service is not even asked whether it is there."""
    with serving() as server:
        assert made(rehearse_("make", script, "--engine", "espeak")) == (CLIPS, 0)
        assert rehearse_("voices", "--engine", "espeak").code == 0
    assert (server.handshakes, server.voice_lists) == (0, 0)


def test_voice(rehearse_: Run, script: Path) -> None:
    """A voice is looked for before anything is sent, and the nearest is named; the right one speaks."""
    with serving() as server:
        refused = rehearse_(*WISH, "-v", "yunyang")
        assert refused == Outcome(
            2, "", "rehearse: engine edge has no voice 'yunyang'; did you mean zh-CN-YunyangNeural?\n"
        )
        assert server.handshakes == 0
        assert made(rehearse_(*WISH, "-v", "zh-CN-XiaoxiaoNeural", "-r", "-20")) == (CLIPS, 0)
    assert {(request.voice.rpartition(" ")[2], request.rate) for request in server.requests} == {
        ("XiaoxiaoNeural)", "-20%")
    }


def test_a_target_is_reached_with_a_voice_slower_than_known(rehearse_: Run, script: Path, here: Path) -> None:
    """Where the pauses cannot make up for it, the sentences are said again at another rate."""
    script.write_text(
        scripted(
            "".join(f"这是第{number}件需要我们大家共同记住并且认真做好的重要事情。" for number in range(1, 9))
        ),
        encoding="utf-8",
    )
    with serving():
        outcome = rehearse_(*WISH[:4], *WISH[6:], "--target", "68s")
    assert outcome.code == 0, outcome.err
    assert len(by_libsndfile(here / "out" / "track.wav")) == 24 * 68_000
