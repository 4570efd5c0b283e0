"""Settings: where they may stand, what wins, what cannot be, and what `make --dry-run` shows of them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from rehearse.app.settings import read_yaml
from rehearse.app.settings.gather import gather
from rehearse.app.settings.written import Unreadable, VoiceFor
from rehearse.app.speaking import wanted_voices
from rehearse.core import Breath, Script, Section
from rehearse.core.errors import EngineError, RehearseError
from rehearse.core.notices import worded
from rehearse.language.durations import parse_target as target
from rehearse.script.reading.formats.front_matter import find_front_matter
from rehearse.script.reading.source import File
from rehearse.timing.takes.profiles import Profile, save_profile
from rehearse.voices.casting import cast
from rehearse.voices.engines.espeak.engine import EspeakEngine
from tests.measuring import cpu_below
from tests.running import files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rehearse.app.settings.table import Settings
    from tests.running import Outcome

    Run = Callable[..., Outcome]

SPEECH = "\n同志们：\n我们到重庆开会。\n"


def held(front: str = "", toml: str = "", folder: Path | None = None, **asked: object) -> Settings:
    """Gather what holds for a speech with this front matter and this rehearse.toml beside it."""
    if folder:
        (folder / "rehearse.toml").write_text(toml, encoding="utf-8")
    text = f"---\n{front}\n---\n{SPEECH}" if front else SPEECH
    return gather(File("a.md", "a.md", text.encode()), asked, folder)


READ: dict[str, tuple[str, str, dict[str, Any]]] = {
    "text": ("title: 在会上的讲话", 'title = "在会上的讲话"', {"title": "在会上的讲话"}),
    "text of several lines": (
        "title: |\n  在会上\n  的讲话",
        'title = "在会上\\n的讲话"',
        {"title": "在会上 的讲话"},
    ),
    "a number and a date are text, too": ("title: 2024-01-01", "title = 2024-01-01", {"title": "2024-01-01"}),
    "language with a country": ("language: zh-CN", 'language = "zh_CN"', {"language": "zh"}),
    "target": ("target: 15m", 'target = "15m"', {"target": target("15m")}),
    "target by the clock": ("target: 15:00", 'target = "15:00"', {"target": target("15:00")}),
    "pace": ("pace: 200", "pace = 200", {"pace": 200.0}),
    "pace by name": ("pace: slow", 'pace = "slow"', {"pace": "slow"}),
    "engine": ("engine: espeak", 'engine = "espeak"', {"engine": "espeak"}),
    "rate": ("rate: -10", "rate = -10", {"rate": -10}),
    "rate in percent": ('rate: "+5%"', 'rate = "+5%"', {"rate": 5}),
    "format": ("format: WAV", 'format = "WAV"', {"format": "wav"}),
    "placeholder": ("placeholder: 某地", 'placeholder = "某地"', {"placeholder": "某地"}),
    "headings": ("headings: none", 'headings = "none"', {"headings": "none"}),
    "yes": ("speak_title: yes", "speak_title = true", {"speak_title": True}),
    "with a hyphen": ("Speak-Title: true", "speak-title = true", {"speak_title": True}),
    "no": ("slash_pauses: no", "slash_pauses = false", {"slash_pauses": False}),
    "lexicon": (
        "lexicon: {重庆: chóng qìng}",
        '[lexicon]\n"重庆" = "chóng qìng"',
        {"lexicon": (("重庆", "chóng qìng"),)},
    ),
    "nothing": ("title:\nrate: ~", "", {"title": None, "rate": 0}),
    "what concerns others": ("volume: 3\ndate: 1944-09-08\nyoutube_id:\nspeaker: 某人", "", {"notices": ()}),
}
"""What is written -> the front matter, the same in TOML, and what comes of either."""


@pytest.mark.parametrize(("front", "toml", "expected"), READ.values(), ids=READ)
def test_what_is_written_is_what_holds(
    tmp_path: Path, front: str, toml: str, expected: dict[str, Any]
) -> None:
    """YAML and TOML say the same in their own ways, and text is taken as it is written."""
    for settings in (held(front), held(toml=toml, folder=tmp_path)):
        assert {name: getattr(settings, name) for name in expected} == expected


def test_the_nearer_wins(tmp_path: Path) -> None:
    """The command line wins, then front matter, then the file, then the default; each says where it comes from."""
    settings = held("title: b\nrate: 2", 'title = "c"\nrate = 3\nformat = "wav"', tmp_path, title="a")
    assert (settings.title, settings.rate, settings.format, settings.engine) == ("a", 2, "wav", "auto")
    origins = [settings.origin(name) for name in ("title", "rate", "format", "engine")]
    assert origins == ["command line", "front matter", "rehearse.toml", "default"]


def test_lexicons_add_up(tmp_path: Path) -> None:
    """A word that the front matter reads otherwise is read so; the file's other words stay."""
    settings = held(
        "lexicon: {重庆: 从庆, 长安: 常安}", '[lexicon]\n"重庆" = "崇庆"\n"六安" = "lù ān"', tmp_path
    )
    assert dict(settings.lexicon) == {"重庆": "从庆", "长安": "常安", "六安": "lù ān"}
    assert settings.origin("lexicon 重庆") == "front matter"
    assert settings.origin("lexicon 六安") == "rehearse.toml"


def test_voices_by_engine_and_speaker(tmp_path: Path) -> None:
    """The nearer place wins; in one place, the engine's own voice; a speaker without a voice has everyone's."""
    front = "voice: {甲: x, edge/甲: edge-x}"
    toml = '[voice]\nedge = "edge-all"\nespeak = "espeak-all"\n"甲" = "file-x"'
    settings = held(front, toml, tmp_path)
    found = {
        (engine, who): settings.voice_for(engine, who)
        for engine in ("edge", "espeak")
        for who in ("", "甲", "乙")
    }
    assert {place: voice and voice.name for place, voice in found.items()} == {
        ("edge", ""): "edge-all",
        ("edge", "甲"): "edge-x",
        ("edge", "乙"): "edge-all",
        ("espeak", ""): "espeak-all",
        ("espeak", "甲"): "x",
        ("espeak", "乙"): "espeak-all",
    }  # fmt: skip
    named = held(front, toml, tmp_path, voice="all").voice_for("edge", "乙")
    assert named == VoiceFor("", "", "all", "command line")


WRONG: dict[str, tuple[str, str]] = {
    "rate": ("volume: 3\nrate: fast", "a.md:3: rate cannot be 'fast'; write a whole number"),
    "rate out of reach": ("rate: 300", "a.md:2: rate 300 is out of reach; choose"),
    "format": ("format: ogg", "a.md:2: no audio format 'ogg'; there is mp3"),
    "engine": ("engine: espaek", "a.md:2: no engine 'espaek'; there is espeak"),
    "language": ("language: fr", "a.md:2: language cannot be 'fr'; choose zh or en"),
    "headings": ("headings: all", "a.md:2: headings cannot be 'all'; choose auto"),
    "truth": ("speak_title: maybe", "a.md:2: speak_title cannot be 'maybe'; write true or false"),
    "text": ("title: [a, b]", "a.md:2: title should be a text; put"),
    "table": ("lexicon: 重庆", "a.md:2: lexicon should be a table; write"),
    "reading": ("lexicon: {重庆: [a]}", "a.md:2: lexicon: 重庆 should be a text; put"),
    "pace": ("pace: -3", "a.md:2: pace cannot be '-3'; write"),
    "target": ("target: soon", "a.md:2: target 'soon' is no time; write"),
    "target without unit": ("target: 15", "a.md:2: target 15 has no unit; write 15m for minutes or 15s"),
}
"""What is wrong -> front matter, and how the error begins."""


@pytest.mark.parametrize(("front", "error"), WRONG.values(), ids=WRONG)
def test_wrong_value(front: str, error: str) -> None:
    """A value that cannot be is one line with file, line, and what to write."""
    with pytest.raises(RehearseError) as caught:
        held(front)
    assert str(caught.value).startswith(error)
    assert "\n" not in str(caught.value)
    assert "; " in str(caught.value)


WRONG_TOML: dict[str, tuple[bytes, str]] = {
    "no TOML": (b'title = "a"\nrate == 3\n', ":2: "),
    "unfinished": (b'title = "a', ":1: "),
    "unknown": (b'rate = 3\ntitel = "a"\n', ":2: no setting 'titel'; did you mean title?"),
    "unknown, like none": (b"\n[qqq]\na = 1\n", ":2: no setting 'qqq'; there is title, language"),
    "value": (b"# mine\nrate = 1.5\n", ":2: rate cannot be 1.5; write"),
    "truth for a number": (b"rate = true\n", ":1: rate cannot be True; write"),
    "time of the day": (b"target = 00:15:00\n", ':1: target needs quotes here; write target = "15:00"'),
    "encoding": ('title = "甲"\n'.encode("gb18030"), ":1: this is not UTF-8; save"),
    "a number too long": (b"rate = " + b"9" * 5000, ":"),
    "nested": (b"a = " + b"[" * 5000, ": tables nested too deep; keep"),
}
"""What is wrong -> rehearse.toml, and what the error says behind its name."""


@pytest.mark.parametrize(("data", "error"), WRONG_TOML.values(), ids=WRONG_TOML)
def test_wrong_file(tmp_path: Path, data: bytes, error: str) -> None:
    """In rehearse.toml, what is no setting is an error, as is what is no TOML; the line is named."""
    (tmp_path / "rehearse.toml").write_bytes(data)
    with pytest.raises(RehearseError) as caught:
        gather(File("a.txt", "a.txt", SPEECH.encode()), {}, tmp_path)
    assert str(caught.value).startswith(f"{tmp_path / 'rehearse.toml'}{error}")
    assert "; " in str(caught.value)


def test_a_byte_order_mark_before_the_file(tmp_path: Path) -> None:
    """What a Windows editor saves is read; so is front matter in a script that such an editor saved."""
    (tmp_path / "rehearse.toml").write_bytes(b"\xef\xbb\xbfrate = 3\r\n")
    text = "---\r\ntitle: 你好\r\n---\r\n大家好，今天我们来开会。\r\n"
    for encoding in ("utf-8-sig", "utf-16", "gb18030"):
        settings = gather(File("a.txt", "a.txt", text.encode(encoding)), {}, tmp_path)
        assert (settings.rate, settings.title) == (3, "你好")


def test_a_slip_in_a_name_is_told() -> None:
    """A name in front matter that is nearly one of ours is told with its line; others are other programs' matter."""
    (notice,) = held("volume: 3\ntitel: a\nlang: zh").notices
    assert notice.line == 3
    assert worded(notice, "en") == "titel in the front matter is no setting; did you mean title?"
    assert worded(notice, "zh") == "前置信息里的 titel 不是设置项，是否想写 title？"


UNREADABLE: dict[str, tuple[str, int]] = {
    "two colons": ("title: 论: 持久战", 2),
    "alias": ("a: &x [1]\nb: [*x, *x]", 2),
    "the same twice": ("title: a\nrate: 1\ntitle: b", 4),
    "deep": ("a:\n  b: " + "[" * 60_000, 3),
    "long": ("a: " + "b" * 70_000, 1),
    "no character": ('a: "\\UFFFFFFFF"', 1),
    "quote without end": ('title: "a\nrate: 1', 4),
    "a list": ("a: [b, c", 3),
}
"""What is wrong -> YAML, and the line that is told."""


@pytest.mark.parametrize(("front", "line"), UNREADABLE.values(), ids=UNREADABLE)
def test_front_matter_that_is_no_yaml(front: str, line: int) -> None:
    """What cannot be understood, or is made to grow, is told and not used, with little work; the script is read."""
    with cpu_below(20):
        settings = held(front)
    (notice,) = settings.notices
    assert (notice.line, settings.title, settings.origins) == (line, None, ())
    assert worded(notice, "en").startswith("the front matter cannot be understood and is not used (")


@pytest.mark.parametrize(
    "text",
    ["---\n同志们：\n大家好。\n---\n好", "---\n大家好\n", "---\n\n---\n好", "大家好\n---\na: b\n---\n"],
)
def test_a_rule_is_no_front_matter(text: str) -> None:
    """A speech between rules is a speech."""
    assert find_front_matter(text) is None
    assert read_yaml.entries(text) == ()


def test_tags_make_nothing() -> None:
    """YAML that asks for an object gives text."""
    (entry,) = read_yaml.entries('---\ntitle: !!python/object/apply:os.getcwd ["x"]\n---\n')
    assert entry.value == ["x"]
    with pytest.raises(Unreadable):
        read_yaml.entries("---\ntitle: &a b\n---\n")


TARGETS = {
    "15m": (900_000, 900_000),
    "15:00": (900_000, 900_000),
    "1:05:00": (3_900_000, 3_900_000),
    "900 s": (900_000, 900_000),
    "12-15m": (720_000, 900_000),
    "12–15 min": (720_000, 900_000),
    "12m-15m": (720_000, 900_000),
    "12:00～15:30": (720_000, 930_000),
    "12到15分钟": (720_000, 900_000),
    "15分30秒": (930_000, 930_000),
    "1h30m": (5_400_000, 5_400_000),
    "１５分钟": (900_000, 900_000),
    "1.5 minutes": (90_000, 90_000),
    "10 to 12 minutes": (600_000, 720_000),
}
"""How people write how long it may take -> from, to, in milliseconds."""


@pytest.mark.parametrize(("text", "ends"), TARGETS.items())
def test_targets(text: str, ends: tuple[int, int]) -> None:
    """A target is read as it is meant, and kept as it was written."""
    found = target(text)
    assert (found.text, found.low_ms, found.high_ms) == (text, *ends)


@pytest.mark.parametrize(
    "text", ["", "soon", "15", "0m", "15-12m", "30h", "5m-", "1-2-3m", "15mm", "m", "1:75", "9" * 400 + "m"]
)
def test_no_targets(text: str) -> None:
    """What is no time, none at all, or none that a speech takes, is refused."""
    with pytest.raises(RehearseError, match=re.escape("; write ")):
        target(text)


def spoken_by(*speakers: str) -> Script:
    """Write a script in which these speak, one sentence each."""
    parts = tuple(
        Breath("好。", range(2 * place, 2 * place + 2), "好。", "好。", "zh", speaker=who)
        for place, who in enumerate(speakers)
    )
    return Script("", "zh", (Section("", 0, "body", parts),), "a.txt", "")


def cast_of(settings: Settings, script: Script, say: Callable[[str], None]) -> dict[str, str]:
    """Find everyone's voice among espeak's."""
    engine = EspeakEngine()
    return cast(wanted_voices(settings, engine), engine, script, say)


@pytest.mark.slow
def test_everyone_has_a_voice() -> None:
    """Who is named gets that voice, everyone else the common one; who does not speak is told."""
    said: list[str] = []
    settings = held(voice={"甲": "en-us", "丙": "en-us", "*": "cmn+f2"})
    assert cast(
        wanted_voices(settings, EspeakEngine()), EspeakEngine(), spoken_by("甲", "乙"), said.append
    ) == {"": "cmn+f2", "甲": "en-us"}
    assert said == ["note: nobody called 丙 speaks in this script; there is 乙, 甲"]


@pytest.mark.slow
def test_a_voice_that_the_engine_lacks() -> None:
    """On the command line it is an error; in a file it may be another engine's, when the engine was chosen apart."""
    said: list[str] = []
    script = spoken_by("")
    for settings in (
        held(voice="nobody"),
        held("voice: nobody\nengine: espeak"),
        held("voice: {espeak: nobody}"),
    ):
        with pytest.raises(EngineError, match="no voice 'nobody'"):
            cast_of(settings, script, said.append)
    assert said == []
    for settings in (held("voice: zh-CN-YunxiNeural"), held("voice: zh-CN-YunxiNeural", engine="espeak")):
        assert cast_of(settings, script, said.append) == {"": "cmn"}
    assert len(said) == 2
    assert said[0].endswith("cmn speaks instead of what front matter asks for")


def test_dry_run_shows_and_writes_nothing(rehearse_: Run, here: Path) -> None:
    """Every setting, its value, where it comes from; the voices of either engine; nothing is written anywhere."""
    (here / "a.md").write_text(f"---\ntitle: 讲话\ntarget: 12-15m\n---\n{SPEECH}", encoding="utf-8")
    (here / "rehearse.toml").write_text(
        'placeholder = "某"\n[lexicon]\n"重庆" = "chóng qìng"\n', encoding="utf-8"
    )
    before = files(here.parent)
    outcome = rehearse_("make", "a.md", "--dry-run", "--rate", "-10")
    assert (outcome.code, outcome.err, files(here.parent)) == (0, "", before)
    rows = [re.split(r"\s{2,}", line) for line in outcome.out.splitlines()]
    for row in (
        ["title", "讲话", "front matter"],
        ["target", "12-15m", "front matter"],
        ["rate", "-10 %", "command line"],
        ["placeholder", "某", "rehearse.toml"],
        ["format", "mp3", "default"],
        ["engine", "auto: edge if its service answers, else espeak", "default"],
        ["voice", "cmn (espeak)", "default"],
        ["lexicon 重庆", "chóng qìng", "rehearse.toml"],
        ["sentences", "2"],
    ):
        assert row in rows
    assert re.fullmatch(r"0:\d\d", next(row[1] for row in rows if row[0] == "planned time"))


def test_settings_are_heeded(rehearse_: Run, here: Path) -> None:
    """What the script and the file beside it say is what is made, by `time` and by `make`."""
    (here / "a.md").write_text(f"---\ntitle: 讲话\ntarget: 2m\nrate: 40\n---\n{SPEECH}", encoding="utf-8")
    (here / "rehearse.toml").write_text('engine = "espeak"\nformat = "wav"\n', encoding="utf-8")
    timed = rehearse_("time", "a.md", "--json")
    assert '"title": "讲话"' in timed.out
    assert '"target_ms": 120000' in timed.out
    made = rehearse_("make", "a.md", "--json")
    assert (here / "audio/a/track.wav").exists()
    assert '"rate": 40' in made.out
    assert '"target_ms": 120000' in made.out


def test_standard_input_has_no_file_beside_it(
    rehearse_: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rehearse.toml where one happens to be is not that of what comes from a pipe."""
    import io
    import sys
    from types import SimpleNamespace

    (here / "rehearse.toml").write_text("nonsense", encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(SPEECH.encode())))
    assert rehearse_("time", "-").code == 0


def test_each_speaker_is_heard_in_their_voice(rehearse_: Run, here: Path) -> None:
    """The same sentence said by two is one clip with one voice, two with two; the reports name who has their own."""
    lines = [f"主持人{who}：我们今天从早到晚都在这里。" for who in "甲乙甲乙"]
    (here / "a.txt").write_text("\n".join(lines), encoding="utf-8")
    wish = ("make", "a.txt", "-e", "espeak", "-f", "wav", "--export", "none")
    assert "clips: 1 synthesized, 0 from" in rehearse_(*wish).err
    outcome = rehearse_(*wish, "--voice", "主持人甲=cmn+f2")
    assert "clips: 1 synthesized, 1 from" in outcome.err
    assert "，cmn、主持人甲 cmn+f2，" in outcome.out


def test_who_has_a_voice_is_a_speaker(rehearse_: Run, here: Path) -> None:
    """However seldom: the label is not read aloud."""
    front = "---\nvoice: {espeak: cmn, 甲: cmn+f2}\n---\n"
    text = "今天的晚会现在开始，欢迎大家。\n甲：大家晚上好。\n今天我们在这里见面，非常高兴。\n谢谢大家。\n"
    (here / "a.txt").write_text(front + text, encoding="utf-8")
    outcome = rehearse_("make", "a.txt", "-e", "espeak", "-f", "wav", "--export", "none")
    assert "nobody called" not in outcome.err
    assert "甲 cmn+f2" in outcome.out
    cues = json.loads((here / "audio" / "a" / "report.json").read_text(encoding="utf-8"))["cues"]
    assert "大家晚上好。" in [cue.get("text") for cue in cues]


def test_a_dry_run_names_the_voices_that_will_speak(rehearse_: Run, here: Path) -> None:
    """A voice that the engine lacks is refused, or replaced, as it will be."""
    (here / "a.md").write_text(f"---\nvoice: zh-CN-YunxiNeural\n---\n{SPEECH}", encoding="utf-8")
    assert re.search(
        r"^voice +cmn +front matter$",
        rehearse_("make", "a.md", "-e", "espeak", "--dry-run").out,
        re.MULTILINE,
    )
    refused = rehearse_("make", "a.md", "-e", "espeak", "--voice", "zzz", "--dry-run")
    assert (refused.code, refused.out) == (2, "")


WRONG_LATER = {
    "pace: nobody": "rehearse: front matter: no pace 'nobody'; there is ",
    "voice: {espeak: zzz}": "rehearse: front matter: engine espeak has no voice 'zzz'; ",
    "lexicon: {重庆: chun1}": "rehearse: a.md:2: lexicon: 'chun1' is no reading of 重庆; write pinyin",
}


@pytest.mark.parametrize(("front", "said"), WRONG_LATER.items())
def test_what_shows_late_says_where_it_stands(rehearse_: Run, here: Path, front: str, said: str) -> None:
    """A value that depends on the script or the engine is told with the place that it comes from."""
    (here / "a.md").write_text(f"---\n{front}\n---\n{SPEECH}", encoding="utf-8")
    refused = rehearse_("make", "a.md", "-e", "espeak", "--export", "none")
    assert refused.code == 2
    assert refused.err.startswith(said)


def test_a_profile_for_another_language(rehearse_: Run, here: Path) -> None:
    """It is there, and the line says why it does not serve."""
    save_profile(Profile("ME", "en", 150.0, 170.0, 0.2, {}, 100.0))
    (here / "a.md").write_text(SPEECH, encoding="utf-8")
    refused = rehearse_("time", "a.md", "--pace", "ME")
    assert (refused.code, refused.out) == (2, "")
    assert "profile ME was measured in English, and this script is in Chinese; " in refused.err


def test_front_matter_holds_no_controls(rehearse_: Run, here: Path) -> None:
    """What YAML writes as an escape never reaches a terminal or a file."""
    (here / "a.md").write_text(f'---\ntitle: "\\e]0;x\\a讲\\ud800话"\n---\n{SPEECH}', encoding="utf-8")
    outcome = rehearse_("make", "a.md", "-e", "espeak", "--export", "all")
    assert outcome.code == 0, outcome.err
    assert "\x1b" not in outcome.out
    assert outcome.out.startswith("]0;x讲话")
