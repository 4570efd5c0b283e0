"""The engine `openai`, the real client against an imitation of the servers that people have."""

from __future__ import annotations

import logging
import wave
from typing import TYPE_CHECKING

import pytest

from rehearse.app.production import make_one
from rehearse.app.project import open_project
from rehearse.app.request import Request
from rehearse.app.session import Session
from rehearse.app.settings.gather import gather
from rehearse.app.verbs import time
from rehearse.core import Utterance
from rehearse.core.errors import EngineError, RehearseError
from rehearse.script.reading.source import File
from rehearse.voices.engines import create
from rehearse.voices.engines.choice import checked_voice, choose_engine
from rehearse.voices.engines.openai.address import address
from rehearse.voices.engines.openai.engine import OpenaiEngine
from tests.openai_server import HABITS, LISTS, QUICK, serving

if TYPE_CHECKING:
    from pathlib import Path

    from rehearse.app.production import Made

KEY = "sk-never-shown"
SECRET = "全年任务提前完成"
SPEECH = f"同志们：\n\n上半年，{SECRET}，大家辛苦了。下半年，请各位再接再厉。\n\n谢谢大家！\n"

FATAL = {
    "busy for an hour": "429",
    "always broken": "500",
    "a page": "text, not with sound",
    "an apology": "text, not with sound",
    "nonsense": "another format",
    "locked": "OPENAI_API_KEY",
    "nowhere": "404",
    "moved": "sends elsewhere, to example.invalid",
    "no such voice": "check --voice and --model",
}
"""Habits of which nothing can come, and what the line says."""


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key in the environment, hardly a pause before the next attempt, and no address."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    monkeypatch.setattr(
        OpenaiEngine.__init__, "__kwdefaults__", {"url": None, "model": "tts-1", "limits": QUICK}
    )


def _made(folder: Path, url: str, said: list[str] | None = None, **settings: object) -> Made:
    script = folder / "speech.txt"
    script.write_text(SPEECH, encoding="utf-8")
    request = Request(
        script, engine="openai", url=url, export=["none"], format="wav", output=folder / "out", **settings
    )
    with Session(say=(said if said is not None else []).append) as session:
        return make_one(open_project(request), session)


@pytest.mark.parametrize("habit", [habit for habit in HABITS if habit not in FATAL])
def test_a_whole_track_comes_of_every_habit(
    habit: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """What can be survived is, and the file is as long as the report says; no log holds the key or the script."""
    caplog.set_level(logging.DEBUG)
    with serving(habit) as server:
        made = _made(tmp_path, server.url)
    with wave.open(str(made.track)) as track:
        assert track.getnframes() == 24 * (made.report.totals.actual_ms or 0)
    assert KEY not in caplog.text
    assert SECRET not in caplog.text
    assert set(server.keys) == {f"Bearer {KEY}"}
    assert KEY not in str(made.report)


@pytest.mark.parametrize("habit", FATAL)
def test_what_cannot_be_survived_is_one_line(
    habit: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """It says what is wrong and what to do, in the server's name, without the key, and quotes no answer."""
    caplog.set_level(logging.DEBUG)
    with serving(habit) as server, pytest.raises(EngineError, match=FATAL[habit]) as caught:
        _made(tmp_path, server.url)
    assert "\n" not in str(caught.value)
    assert "127.0.0.1" in str(caught.value)
    assert KEY not in str(caught.value) + caplog.text
    assert SECRET not in caplog.text
    assert not list((tmp_path / "out").glob("*.wav"))


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    """One line."""
    with serving() as server:
        pass
    with pytest.raises(EngineError, match="the connection was refused"):
        _made(tmp_path, server.url)


@pytest.mark.parametrize("listed", LISTS)
def test_voices_are_found_where_servers_list_them(listed: str) -> None:
    """In four forms; where there is no list, any name may be a voice."""
    with serving(listed=listed) as server, OpenaiEngine(url=server.url) as engine:
        names = [voice.name for voice in engine.voices()]
        assert names == ([] if listed == "nowhere" else ["zf_xiaobei", "am_adam"])
        assert engine.default_voice("zh") == ("zf_xiaobei" if names else "alloy")
        assert engine.default_voice("en") == ("am_adam" if names else "alloy")
        if names:
            with pytest.raises(EngineError, match="did you mean zf_xiaobei"):
                checked_voice(engine, "xiaobei")
        else:
            assert checked_voice(engine, "anything") == "anything"


def test_figures_go_out_as_they_are_read() -> None:
    """In words, with the model, the voice and the speed that were asked for."""
    with serving() as server, OpenaiEngine(url=server.url, model="kokoro") as engine:
        engine.synthesize(Utterance("增长12.5%。", "增长百分之十二点五。", "zh", "zf_xiaobei", 20))
    assert server.asked == [
        {
            "model": "kokoro",
            "voice": "zf_xiaobei",
            "input": "增长百分之十二点五。",
            "speed": 1.2,
            "response_format": "wav",
        }
    ]


def test_a_voice_that_ignores_speed_leaves_it_to_the_pauses(tmp_path: Path) -> None:
    """It is found out with a few numbers, said in a line, and nothing is asked for at another speed."""
    said: list[str] = []
    with serving("speed ignored") as server:
        _made(tmp_path, server.url, said, target="5s")
    speech = [asked for asked in server.asked if SECRET in asked["input"]]
    assert {asked["speed"] for asked in speech} == {1}
    assert any("takes no notice of the speed" in line for line in said)


def test_a_voice_that_follows_is_asked_to_be_faster(tmp_path: Path) -> None:
    """The opposite."""
    with serving() as server:
        _made(tmp_path, server.url, target="5s")
    assert any(asked["speed"] > 1 for asked in server.asked if SECRET in asked["input"])


@pytest.mark.parametrize(
    ("url", "here"),
    [
        ("http://127.0.0.1:8880/v1/", True),
        ("http://localhost:8880/v1", True),
        ("http://[::1]:8880/v1", True),
        ("http://127.evil.example/v1", False),
        ("http://localhost.example.com/v1", False),
        ("http://10.0.0.5:8880/v1", False),
        ("https://api.openai.com/v1", False),
    ],
)
def test_the_address_tells_whether_text_leaves_this_machine(url: str, here: bool) -> None:
    """Loopback stays here; any other name or number may lead anywhere, and plain http there is said to be so."""
    engine = OpenaiEngine(url=url)
    assert engine.online is not here
    assert ("not encrypted" in engine.destination) == (url.startswith("http:") and not here)


@pytest.mark.parametrize(
    "url", ["", "127.0.0.1:8880", "ftp://a/v1", "http://", "https://me:key@a/v1", "http://a:b/v1"]
)
def test_what_is_no_address_is_one_line(url: str) -> None:
    """With an example, and without a key that stood in it."""
    with pytest.raises(EngineError, match=r"http://127\.0\.0\.1:8880/v1") as caught:
        address(url)
    assert "key@" not in str(caught.value)


def test_private_takes_a_server_of_this_machine_and_no_other() -> None:
    """Private keeps the text here."""
    assert (
        choose_engine("openai", lambda _: None, {"url": "http://127.0.0.1:1/v1"}, private=True).name
        == "openai"
    )
    with pytest.raises(EngineError, match="sends the text away"):
        choose_engine("openai", lambda _: None, {"url": "https://example.com/v1"}, private=True)


def test_another_host_is_named_each_time_it_is_new() -> None:
    """Once a host; a server of this machine is no news."""
    said: list[str] = []
    with Session(say=said.append) as session:
        for url in (
            "http://a.example:1/v1",
            "https://b.example/v1",
            "http://a.example:1/v1",
            "http://127.0.0.1:1/v1",
        ):
            session.warn_once(create("openai", {"url": url}))
    assert len(said) == 2
    assert "a.example:1 (not encrypted)" in said[0]
    assert "b.example" in said[1]


def test_a_script_may_not_say_where_the_text_goes(tmp_path: Path) -> None:
    """An address in front matter is not used, and the author is told; one in rehearse.toml is."""
    script = File("speech.md", "speech.md", b"---\nurl: https://evil.example/v1\ntarget: 5m\n---\n\nHello.\n")
    found = gather(script, {}, tmp_path)
    assert found.url is None
    assert [notice.key for notice in found.notices] == ["not by script"]
    (tmp_path / "rehearse.toml").write_text('url = "http://127.0.0.1:1/v1"\n')
    assert gather(script, {}, tmp_path).url == "http://127.0.0.1:1/v1"


def test_time_asks_no_server(tmp_path: Path) -> None:
    """Not even one of this machine."""
    script = tmp_path / "speech.txt"
    script.write_text(SPEECH, encoding="utf-8")
    with serving() as server:
        time(Request(script, engine="openai", url=server.url))
    assert server.asked == []
    with pytest.raises(RehearseError, match="needs the address"):
        time(Request(script, engine="openai"))
