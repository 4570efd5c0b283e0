"""The espeak engine, with the real library."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import espeakng_loader
import numpy as np
import pytest

from rehearse.core import Language, Speech, Utterance
from rehearse.core.errors import EngineError
from rehearse.language.numbers.read_out import read_out
from rehearse.voices.engines.espeak import engine as module
from rehearse.voices.engines.espeak import process
from rehearse.voices.engines.espeak.engine import EspeakEngine
from rehearse.voices.engines.espeak.process import Worker
from rehearse.voices.engines.espeak.records import DEFAULT_VOICES
from rehearse.voices.engines.espeak.text import encode, prepare
from tests import heavy

if TYPE_CHECKING:
    from collections.abc import Iterator

WORKER = Path(module.__file__).with_name("worker.py")
STARTS = "大家上午好，|今天，|过去的一年里，|英雄们！|我们用AI和".split("|")
RESTS = (
    "我们去公园玩儿。|增长了3.5%。|谢谢各位领导！|小孩儿在唱歌|公司成立10周年|天气很好|请多关照。|未来可期|兄弟姐妹们好|一起加油吧"
).split("|")
PHRASES = [start + rest for start in STARTS for rest in RESTS]
SYMBOLS = (
    "2019年3月5日 10000 3.5% 25℃ ①② 5个 -3 1/2 ½ Ⅲ 甲&乙 乙@丙 甲×乙 ￥5 # * ~ < > | \\ / _ ^ ` 「好」 [[好]]"
).split()


def zh(text: str, rate: int = 0, voice: str = "cmn") -> Utterance:
    """Ask for Chinese."""
    return Utterance(text, read_out(text, "zh"), "zh", voice, rate)


def seconds(speech: Speech) -> float:
    """Tell how long it is."""
    return len(speech.data) / 2 / speech.sample_rate


@pytest.fixture(scope="module")
def engine() -> Iterator[EspeakEngine]:
    """One engine for the tests that do no harm to it."""
    with EspeakEngine() as running:
        yield running


class Raw:
    """A worker asked directly."""

    def __init__(self, library: str | None = None, data: str | None = None) -> None:
        command = [sys.executable, "-I", "-S", str(WORKER)]
        command += [library or espeakng_loader.get_library_path(), data or espeakng_loader.get_data_path()]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, **request: Any) -> dict[str, Any]:
        """Send a request, read the answer, and drop the sound."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(request).encode() + b"\n")
        self.process.stdin.flush()
        header: dict[str, Any] = json.loads(self.process.stdout.readline())
        self.process.stdout.read(header.get("bytes", 0))
        return header

    def __enter__(self) -> Raw:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.communicate()


def transcribe(texts: list[str]) -> list[str]:
    """Say in espeak's phonemes how prepared Mandarin will be read."""
    with Raw() as worker:
        phonemes: list[str] = worker.ask(
            do="phonemes", voice="cmn", texts=[encode(text).text for text in texts]
        )["phonemes"]
        return phonemes


def not_mandarin(texts: list[str]) -> list[tuple[str, str]]:
    """List what comes out silent, in another language, or as espeak's "unrecognized character"."""
    return [
        (text, sounds)
        for text, sounds in zip(texts, transcribe(texts), strict=True)
        if "(" in sounds or "@:" in sounds or not any(char.isalpha() for char in sounds)
    ]


def gb2312(first: int, last: int) -> list[str]:
    """List the characters of rows of GB2312."""
    codes = bytes(byte for row in range(first, last) for cell in range(0xA1, 0xFF) for byte in (row, cell))
    return list(codes.decode("gb2312", "ignore"))


def test_every_common_character_is_mandarin() -> None:
    """All 6,763 characters of GB2312, the 3,755 most common among them, are heard, and in Mandarin."""
    assert len(gb2312(0xB0, 0xD8)) == 3755
    assert not_mandarin(gb2312(0xB0, 0xF8)) == []


def test_no_character_of_the_basic_block_is_silent_or_foreign() -> None:
    """Even the rarest characters make a Mandarin sound, if only that of a character unknown."""
    block = [chr(code) for code in range(0x4E00, 0xA000)] + list("〇𠮷")
    assert [pair for pair in not_mandarin(block) if "(" in pair[1] or "@:" not in pair[1]] == []


def test_erhua_words_are_mandarin() -> None:
    """Every phrase of pypinyin's dictionary with 儿 is Mandarin, and so are those with 兄, 穷 and their like."""
    phrases = pytest.importorskip("pypinyin.phrases_dict").phrases_dict
    words = [word for word in phrases if set(word) & set("儿兄凶胸匈汹雄熊穷琼炯窘")]
    assert len([word for word in words if word.endswith("儿")]) >= 413
    assert not_mandarin([*words, "花儿", "玩儿", "小孩儿", "干劲儿"]) == []


def test_numbers_and_symbols_are_mandarin() -> None:
    """Nothing that has been prepared makes espeak switch to English."""
    assert not_mandarin([f"好{prepare(read_out(text, 'zh'), 'zh')}高" for text in SYMBOLS]) == []


@pytest.mark.parametrize(
    ("word", "sounds"),
    [
        ("兄弟", "S;j'ong55"),
        ("穷人", "tS;hj'ong35"),
        ("窘迫", "tS;j'ong214"),
        ("花儿", "@r"),
        ("女儿", "@r35"),
        ("々", ""),
    ],
)
def test_sounds(word: str, sounds: str) -> None:
    """The phonemes put in arrive as such."""
    assert sounds in transcribe([word])[0].replace("_", "")


def test_equal_input_gives_equal_samples() -> None:
    """Fifty phrases give the same bytes in any order, in any worker, of any engine."""
    shuffled = random.Random(1).sample(PHRASES, len(PHRASES))
    with EspeakEngine() as engine:
        first = {text: engine.synthesize(zh(text)) for text in PHRASES}
    with EspeakEngine() as engine, ThreadPoolExecutor(8) as pool:
        second = dict(
            zip(shuffled, pool.map(lambda text: engine.synthesize(zh(text)), shuffled), strict=True)
        )
    assert len(first) == 50
    assert first == second


def test_breath_is_the_same_every_time() -> None:
    """Voices that breathe by chance do so alike in another second, in another process, and after other texts."""
    variants = ("f2", "whisper", "Reed", "caleb")
    heard = []
    for order in (variants, variants[::-1]):
        with EspeakEngine() as engine:
            heard.append(
                {
                    name: engine.synthesize(
                        Utterance("hello there", "hello there", "en", f"en-us+{name}")
                    ).data
                    for name in order
                }
            )
        time.sleep(1.01)
    assert heard[0] == heard[1]


@heavy
def test_a_killed_worker_is_replaced() -> None:
    """Ten threads get everything although a worker is killed in their midst."""
    with EspeakEngine() as engine, ThreadPoolExecutor(10) as pool:
        expected = {text: engine.synthesize(zh(text)) for text in PHRASES}
        for _ in range(2):
            results = [pool.submit(engine.synthesize, zh(text)) for text in PHRASES]
            results[5].result()
            next(iter(engine._workers)).kill()
            assert [result.result() for result in results] == [expected[text] for text in PHRASES]
        assert len(engine._workers) <= engine.jobs


def test_a_worker_that_keeps_dying_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """After a second death on the same text there is one line that does not quote it."""
    broken = tmp_path / "broken.py"
    broken.write_text("import sys\nsys.stdin.readline()\n", "utf-8")
    with EspeakEngine() as engine:
        engine.synthesize(zh("你好"))
        monkeypatch.setattr(process, "_WORKER", broken)
        for worker in list(engine._workers):
            worker.kill()
        with pytest.raises(EngineError, match="stopped twice") as caught:
            engine.synthesize(zh("保密"))
    assert "保密" not in str(caught.value)


def test_a_worker_that_hangs_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What takes too long is ended, and is not tried again."""
    hanging = tmp_path / "hanging.py"
    hanging.write_text("import time\ntime.sleep(600)\n", "utf-8")
    started: list[Worker] = []

    def start() -> Worker:
        started.append(Worker())
        return started[-1]

    with EspeakEngine() as engine:
        engine.voices()
        monkeypatch.setattr(process, "_WORKER", hanging)
        monkeypatch.setattr(module, "_START_S", 0.2)
        monkeypatch.setattr(module, "Worker", start)
        with pytest.raises(EngineError, match="did not answer"):
            engine.synthesize(zh("你好"))
    assert len(started) == 1


def test_leaving_ends_everything(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Leaving the block makes a `synthesize` under way or waiting raise, and leaves no process behind."""
    hanging = tmp_path / "hanging.py"
    hanging.write_text("import time\ntime.sleep(600)\n", "utf-8")
    errors: list[EngineError] = []

    def speak(engine: EspeakEngine) -> None:
        try:
            engine.synthesize(zh("你好"))
        except EngineError as error:
            errors.append(error)

    with EspeakEngine() as engine:
        engine.voices()
        monkeypatch.setattr(process, "_WORKER", hanging)
        threads = [threading.Thread(target=speak, args=[engine]) for _ in range(6)]
        for thread in threads:
            thread.start()
        while len(engine._workers) < engine.jobs:
            time.sleep(0.01)
        processes = [worker._process for worker in engine._workers]
    for thread in threads:
        thread.join(300)
    assert len(errors) == 6
    assert all(process.poll() is not None for process in processes)
    assert not engine._workers


def test_works_inside_the_block_only() -> None:
    """Outside, there are voices, but no speech."""
    engine = EspeakEngine()
    assert {"cmn", "en-us"} <= {voice.name for voice in engine.voices()}
    with pytest.raises(EngineError, match="with"):
        engine.synthesize(zh("你好"))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kill -9 is for POSIX")
def test_leaves_no_orphan() -> None:
    """Workers end by themselves when their parent is killed."""
    code = (
        "from rehearse.voices.engines.espeak.engine import EspeakEngine\nfrom rehearse.core import Utterance\n"
        "engine = EspeakEngine().__enter__()\nengine.synthesize(Utterance('你好', '你好', 'zh', 'cmn'))\n"
        "print(*[w._process.pid for w in engine._workers], flush=True)\nimport time\ntime.sleep(60)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    with parent.stdout:
        worker = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    for _ in range(6000):
        try:
            os.kill(worker, 0)
            state = Path(f"/proc/{worker}/stat")
            if state.exists() and state.read_text("utf-8").rpartition(")")[2].split()[0] == "Z":
                return
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("the worker lives on")


def test_data_may_lie_deep(tmp_path: Path) -> None:
    """A path that espeak itself cannot take, with more than 160 characters, does no harm."""
    deep = tmp_path / ("d" * 100) / ("e" * 100)
    deep.mkdir(parents=True)
    try:
        (deep / "espeak-ng-data").symlink_to(espeakng_loader.get_data_path(), target_is_directory=True)
    except OSError:
        pytest.skip("no symbolic links here")
    with Raw(data=str(deep / "espeak-ng-data")) as worker:
        assert worker.ask(do="phonemes", voice="cmn", texts=["你好"])["phonemes"] != [""]


def test_a_missing_library_is_an_error(tmp_path: Path) -> None:
    """The worker says that it cannot load the library instead of dying."""
    with Raw(library=str(tmp_path / "none.so")) as worker:
        assert worker.ask(do="voices")["error"] == "load"


def test_long_text_is_whole(engine: EspeakEngine) -> None:
    """Three hundred characters without a mark take three times as long as a hundred, and none is missing."""
    text = "我们今天去公园看看那里的风景" * 30
    short, long = engine.synthesize(zh(text[:100])), engine.synthesize(zh(text[:300]))
    assert 2.7 < seconds(long) / seconds(short) < 3.5
    assert "".join(word.text for word in long.words) == text[:300]


def test_missing_text_is_noticed(engine: EspeakEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were espeak to drop a part again, that would be an error, not a shorter sound."""
    monkeypatch.setattr("rehearse.voices.engines.espeak.text.MAX_CLAUSE_BYTES", 10**6)
    with pytest.raises(EngineError, match="left out"):
        engine.synthesize(zh("我们今天去公园看看那里的风景" * 30))


def test_words_follow_the_sound(engine: EspeakEngine) -> None:
    """Words are those of the prepared text, in order, without overlap, inside the sound; the last ends with it."""
    speech = engine.synthesize(zh("英雄们玩儿得好，GDP增长了3%。"))
    assert "".join(word.text for word in speech.words) == "英雄们玩儿得好GDP增长了百分之三"
    times = [time for word in speech.words for time in (word.start_ms, word.end_ms)]
    assert times == sorted(times)
    assert 0 <= seconds(speech) * 1000 - times[-1] < 60
    comma = next(index for index, word in enumerate(speech.words) if word.text == "GDP")
    assert speech.words[comma].start_ms - speech.words[comma - 1].end_ms > 50


def test_speech_is_sound(engine: EspeakEngine) -> None:
    """The answer is 16-bit mono of 22,050 samples a second that is neither silent nor clipped flat."""
    speech = engine.synthesize(zh("大家上午好"))
    samples = np.frombuffer(speech.data, "<i2").astype(int)
    assert (speech.codec, speech.sample_rate) == ("pcm", 22050)
    assert abs(samples).max() > 3000
    assert (abs(samples) >= 32767).mean() < 0.01


@pytest.mark.parametrize(
    ("language", "text", "units", "low", "high"),
    [
        ("zh", "过去的一年我们经历了许多困难也收获了丰硕的成果", 23, 230, 270),
        ("en", "With the hard work of everyone here our business has grown steadily", 12, 145, 175),
    ],
)
def test_natural_pace(
    engine: EspeakEngine, language: Language, text: str, units: int, low: int, high: int
) -> None:
    """Rate 0 is a speaker's pace, in characters or words a minute; faster is faster, slower is slower."""
    plain, fast, slow, extreme, most = (
        seconds(engine.synthesize(Utterance(text, text, language, DEFAULT_VOICES[language], rate)))
        for rate in (0, 30, -30, 100000, 90000)
    )
    assert low < units / plain * 60 < high
    assert fast < plain < slow
    assert extreme == most


@pytest.mark.parametrize(
    "text", ["A", "B组", "5G", "Q&A", "AI", "々", "℃", "①", "か", "Привет", "𠮷", "[[", "a\0b"]
)
def test_odd_texts_are_heard_or_refused(engine: EspeakEngine, text: str) -> None:
    """Whatever has something to say is heard."""
    if text in ("[[",):
        with pytest.raises(EngineError, match="nothing to say"):
            engine.synthesize(zh(text))
    else:
        assert seconds(engine.synthesize(zh(text))) > 0.1


def test_voice_speaks_its_own_language(engine: EspeakEngine) -> None:
    """In a text of two languages the voice chosen changes only the part that it speaks, its variant both."""
    plain = engine.synthesize(zh("我们说hello"))
    british = engine.synthesize(zh("我们说hello", voice="en-gb"))
    variant = engine.synthesize(zh("我们说hello", voice="cmn+f3"))
    head = len(engine.synthesize(zh("我们说")).data)
    assert plain.data[:head] == british.data[:head]
    assert plain.data[head:] != british.data[head:]
    assert plain.data[:head] != variant.data[:head]
    assert variant.data.endswith(engine.synthesize(Utterance("hello", "hello", "en", "en-us+f3")).data)


@pytest.mark.parametrize(
    ("voice", "near"),
    [
        ("cnm", "cmn"),
        ("en-uss", "en-us"),
        ("zh", "cmn"),
        ("cmn+f33", "f3"),
        ("cmn+", "f3"),
        ("", "cmn"),
        ("..", "cmn"),
    ],
)
def test_unknown_voice_names_near_ones(engine: EspeakEngine, voice: str, near: str) -> None:
    """A voice that is not there is an error with a way out."""
    with pytest.raises(EngineError, match="there is") as caught:
        engine.synthesize(zh("你好", voice=voice))
    assert near in str(caught.value).partition("there is")[2]


def test_the_usual_voices_are_where_they_are_said_to_be(engine: EspeakEngine) -> None:
    """Their files, which are known beforehand, are those that the list of all voices names."""
    assert {voice: engine._list_voices().file_of(voice) for voice in DEFAULT_VOICES.values()} == module._FILES


def test_every_voice_can_be_loaded(engine: EspeakEngine) -> None:
    """Each name that is listed is a voice, and is listed once."""
    voices = engine.voices()
    assert len({voice.name for voice in voices}) == len(voices) > 100
    for voice in voices:
        if voice.name.startswith(("cmn", "en", "yue")):
            assert engine.synthesize(Utterance("hello", "hello", "en", voice.name)).data


def test_says_what_it_is(engine: EspeakEngine) -> None:
    """It is offline, works in at least one process, and its version names the library's and ours."""
    assert not engine.online
    assert 1 <= engine.jobs <= 4
    assert engine.version.count("+") == 1


def test_no_text_on_the_command_line(engine: EspeakEngine) -> None:
    """What is spoken goes through a pipe."""
    engine.synthesize(zh("保密"))
    commands = [" ".join(map(str, worker._process.args)) for worker in engine._workers]  # type: ignore[arg-type]
    assert commands
    assert not any("保密" in command for command in commands)
