"""Tests of takes: other voices than the reference's are understood, with known edits; what is no take is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pytest

from rehearse.audio import SAMPLE_RATE
from rehearse.audio.decode import decode_speech
from rehearse.core import Utterance
from rehearse.core.errors import AudioError
from rehearse.timing.takes.activity import sounding
from rehearse.timing.takes.features import features
from rehearse.timing.takes.pieces import SURE
from rehearse.timing.takes.recordings import RATE
from rehearse.timing.takes.take import understand
from rehearse.voices.engines import create
from tests import LOAD, first_of, heavy
from tests.take_maker import TakeMaker, in_a_room
from tests.take_scores import Score, score

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import numpy.typing as npt

    from rehearse.core import Language
    from rehearse.timing.takes.features import Features
    from rehearse.timing.takes.take import Take

    Samples = npt.NDArray[np.float32]
    Say = Callable[[str, Language, str, int], Samples]

ZH = """今天想和大家说说我们这条街上的变化。
三年前，街口的那家粮店还开着，门前总是排着长队。
后来粮店搬走了，屋子空了整整一个冬天。
开春的时候，几个年轻人把它改成了一间小小的图书室。
一开始没有多少书，邻居们就把自己家里的搬过来。
有人送来了全套的武侠小说，也有人送来了孩子小时候的画册。
不到两个月，四面墙的书架都摆满了。
每天下午四点，放学的孩子先到这里写作业。
写完作业，他们才肯跟着爷爷奶奶回家吃饭。
周末的晚上，我们在这里放电影、办讲座。
有一位退休的老船长，给大家讲过他在北极看见的灯塔。
那天晚上屋里坐不下，窗台上都站满了人。
也有人担心，这样下去会不会吵到楼上的住户。
我们就一起商量，定下了几条简单的规矩。
晚上九点以后不再放音乐，垃圾自己带走，灯由最后离开的人关。
规矩贴在门口，一条也没有人破坏过。
去年下大雨，屋顶漏了水，书湿了一大半。
第二天早上，二十多个人带着吹风机来了。
我们把书一本一本摊开，吹了整整三天。
现在您翻开那些书，还能看到皱起来的书页。
我觉得那些皱纹很好看，因为它们记得谁来帮过忙。
接下来，我们打算在后院种一些蔬菜和香草。
如果您愿意，每个星期六上午请带一把小铲子来。
最后，谢谢每一位给这间屋子留过灯的邻居。"""

EN = """I would like to tell you how our street got its library.
Three years ago there was a grocer on the corner, with a queue at the door.
When the grocer moved away the rooms stood empty for a whole winter.
In spring a few young people turned them into a little reading room.
There were not many books, so the neighbours carried over their own.
Somebody brought a shelf of old detective stories.
Within two months all four walls were full.
At four in the afternoon the children come and do their homework.
On Saturday nights we show films and listen to talks.
A retired captain once told us about the lighthouses of the far north.
That night there were people standing on the window sills.
Some were afraid that it would be too loud for the families upstairs.
So we sat down together and agreed on a few simple rules.
Last year the roof leaked, and half of the books got wet.
The next morning twenty people came with their hair dryers.
If you turn the pages today you can still see the wrinkles.
I like these wrinkles, because they remember who came to help.
Thank you to everyone who ever left a light on in that room."""

OTHERS = {
    "zh": ("说到这里我想起一件好玩的事情。", "对了，停车请停到后面的院子里去。"),
    "en": ("That reminds me of something funny, by the way.", "Please park your cars behind the house."),
}
FILLER = {"zh": "呃，", "en": "er,"}
TEXTS: dict[Language, str] = {"zh": ZH, "en": EN}
VOICES: tuple[tuple[Language, str, int], ...] = (
    ("zh", "cmn+f3", -10),
    ("zh", "cmn+m7", 20),
    ("en", "en-gb+f2", 5),
    ("en", "en-us+m3", -15),
)
"""Language, voice and rate; the reference is said by cmn and en-us."""
FEW = VOICES if LOAD else VOICES[1:2]
"""One, where there is no time for all."""


pytestmark = pytest.mark.slow

Reference: TypeAlias = "tuple[Features, list[tuple[int, int]]]"


@pytest.fixture(scope="module")
def say() -> Iterator[Say]:
    """Say a sentence, once for all tests."""
    kept: dict[tuple[str, str, int], Samples] = {}

    def spoken(text: str, language: Language, voice: str, rate: int) -> Samples:
        key = text, voice, rate
        if key not in kept:
            samples = decode_speech(engine.synthesize(Utterance(text, text, language, voice, rate)))
            at = np.arange(0, len(samples) - 1, SAMPLE_RATE / RATE)
            kept[key] = np.interp(at, np.arange(len(samples)), samples / 32768).astype(np.float32)
        return kept[key]

    with create("espeak") as engine:
        yield spoken


def heard(samples: Samples) -> Features:
    """The features of samples, in pieces of uneven size."""
    return features(samples[None, at : at + 7001] for at in range(0, len(samples), 7001))


@pytest.fixture(scope="module")
def references(say: Say) -> dict[Language, Reference]:
    """Give the reference of each text: its sentences in a row, half a second between them."""
    found: dict[Language, Reference] = {}
    for language, text in TEXTS.items():
        parts, places, size = [], [], 0
        for line in text.splitlines():
            samples = say(line, language, {"zh": "cmn", "en": "en-us"}[language], 0)
            places.append((1000 * size // RATE, 1000 * (size + len(samples)) // RATE))
            parts += [samples, np.zeros(RATE // 2, np.float32)]
            size += len(samples) + RATE // 2
        found[language] = heard(np.concatenate(parts)), places
    return found


def take_of(say: Say, language: Language, voice: str, rate: int, *, edited: bool, seed: int) -> TakeMaker:
    """Make a take of a text."""
    maker = TakeMaker(seed)
    sentences = [say(line, language, voice, rate) for line in TEXTS[language].splitlines()]
    if edited:
        others = [say(line, language, voice, rate) for line in OTHERS[language]]
        maker.edited(sentences, others, say(FILLER[language], language, voice, rate))
    else:
        maker.clean(sentences)
    return maker


def understood(reference: Reference, samples: Samples) -> Take:
    """Understand a take."""
    return understand(*reference, heard(samples))


def test_clean_takes(say: Say, references: dict[Language, Reference]) -> None:
    """All sentences are found, 99 % of their edges within 0.3 s, and nothing is claimed falsely."""
    whole = Score()
    for seed, (language, voice, rate) in enumerate(FEW):
        maker = take_of(say, language, voice, rate, edited=False, seed=seed)
        take = understood(references[language], maker.samples())
        whole.add(score(take, range(len(references[language][1])), maker.events))
    assert whole.near >= 0.99, whole.line()
    assert not +whole.false, whole.line()
    assert np.median(whole.sections) <= 0.1, whole.line()


@pytest.mark.parametrize("place", first_of(["quiet", "noise", "room"]))
def test_edited_takes(say: Say, references: dict[Language, Reference], place: str) -> None:
    """What was left out, repeated, begun anew and put in is found, in noise at 10 dB and in a room that rings, too."""
    whole = Score()
    for seed, (language, voice, rate) in enumerate(FEW if place == "quiet" else FEW[::2]):
        maker = take_of(say, language, voice, rate, edited=True, seed=10 + seed)
        samples = maker.samples(10 if place == "noise" else None)
        take = understood(references[language], in_a_room(samples) if place == "room" else samples)
        whole.add(score(take, range(len(references[language][1])), maker.events))
    assert whole.recall("left out") == whole.precision("left out") == 1, whole.line()
    assert whole.recall("repeated") >= 0.95, whole.line()
    assert whole.recall("begun anew") >= 0.9, whole.line()
    assert whole.recall("put in") >= 0.93, whole.line()
    assert whole.near >= (0.95 if place == "quiet" else 0.9), whole.line()
    assert whole.false["doubted"] <= 0.03 * whole.there["said"], whole.line()


@heavy
def test_talk_behind_the_speaker(say: Say, references: dict[Language, Reference]) -> None:
    """Where others talk 10 dB softer, most of their talk is not heard as speech; what was done is told all the same."""
    maker = take_of(say, "zh", "cmn+m7", 20, edited=True, seed=1)
    samples = maker.samples()
    talk = np.zeros(len(samples), np.float32)
    for number, (language, voice, rate) in enumerate((*VOICES, ("en", "en-us", 0))):
        whole = np.concatenate([say(line, language, voice, rate) for line in TEXTS[language].splitlines()])
        talk += np.roll(np.resize(whole, len(talk)), 30_000 * number)
    spoken = np.zeros(len(samples), np.bool_)
    for event in maker.events:
        spoken[round(event.start * RATE) : round(event.end * RATE)] = True
    level = np.sqrt(np.mean(np.square(samples[spoken])) / np.mean(np.square(talk)) / 10)
    found = np.zeros(len(samples), np.bool_)
    samples = (samples + level * talk).astype(np.float32)
    for one in sounding(heard(samples).presence(), 120, 80):
        found[one.start_ms * RATE // 1000 : one.end_ms * RATE // 1000] = True
    assert found[~spoken].mean() <= 0.3
    assert found[spoken].mean() >= 0.7
    told = score(understood(references["zh"], samples), range(len(references["zh"][1])), maker.events)
    assert told.near >= 0.95, told.line()
    for what in ("left out", "repeated", "begun anew", "put in"):
        assert told.recall(what) == told.precision(what) == 1, told.line()


def softening(samples: Samples, seconds: float) -> Samples:
    """A sentence whose end fades away by 34 dB."""
    found = samples.copy()
    end = int(np.flatnonzero(np.abs(found) > 0.003)[-1])
    size = round(seconds * RATE)
    found[end - size : end] *= np.geomspace(1, 0.02, size)
    found[end:] *= 0.02
    return found


@heavy
def test_soft_ends_in_noise(say: Say, references: dict[Language, Reference]) -> None:
    """Sentences whose soft ends noise covers do not take the sounds of what comes next; what is begun there is told."""
    maker = TakeMaker(1)
    maker.pause()
    for at, line in enumerate(ZH.splitlines()):
        samples = say(line, "zh", "cmn+m7", 20)
        if at % 4 == 1:
            maker.sound("partial", samples[: round(len(samples) * (0.4 + 0.1 * (at % 3)))], at)
            maker.pause(0.2, 0.5)
        maker.sound("say", softening(samples, 0.5), at)
        if at % 4 == 3:
            maker.pause(0.55, 0.9)
            maker.sound("adlib", say(OTHERS["zh"][at // 4 % 2], "zh", "cmn+m7", 20))
        maker.pause(*(() if at % 4 else (0.5, 1.0)))
    take = understood(references["zh"], maker.samples(10))
    found = score(take, range(len(references["zh"][1])), maker.events)
    said = [event for event in maker.events if event.kind == "say" and event.paragraph in take.said]
    beyond = [one.paragraph for one in said if take.said[one.paragraph or 0].end_ms / 1000 > one.end + 0.3]
    assert not beyond
    assert found.recall("begun anew") == found.recall("put in") == 1, found.line()


@heavy
def test_begun_twice(say: Say, references: dict[Language, Reference]) -> None:
    """Who begins a sentence twice and hardly stops is told of both; two asides in its place are no beginnings."""
    maker = TakeMaker(6)
    maker.pause()
    for at, line in enumerate(ZH.splitlines()):
        samples = say(line, "zh", "cmn+f3", 5)
        if at in (5, 16):
            for share in (0.4, 0.6):
                maker.sound("partial", samples[: round(share * len(samples))], at)
                maker.pause(0.05, 0.1)
        if at == 10:
            for other in OTHERS["zh"]:
                maker.sound("adlib", say(other, "zh", "cmn+f3", 5))
                maker.pause(0.2, 0.5)
        maker.sound("say", samples, at)
        maker.pause()
    take = understood(references["zh"], maker.samples())
    found = score(take, range(len(references["zh"][1])), maker.events)
    assert found.recall("begun anew") == found.recall("put in") == 1, found.line()
    assert not +found.false, found.line()


@heavy
def test_other_words_and_halves(say: Say, references: dict[Language, Reference]) -> None:
    """A sentence that is said in other words, or of which a half is missing, is not taken for said as written."""
    lines = ZH.splitlines()
    maker = TakeMaker(5)
    changed = {4: OTHERS["zh"][0], 9: OTHERS["zh"][1], 14: "没有什么好说的，反正大家都是明白人，对不对。"}
    halves = {6, 11, 16, 20}
    maker.pause()
    for at, line in enumerate(lines):
        samples = say(changed.get(at, line), "zh", "cmn+f3", 5)
        half = samples[: len(samples) // 2] if at % 2 else samples[len(samples) // 2 :]
        maker.sound("say", half if at in halves else samples, at)
        maker.pause()
    take = understood(references["zh"], maker.samples())
    clear = {number for number, one in take.said.items() if one.state == "said"}
    assert clear.isdisjoint(changed)
    assert len(clear & halves) <= 1
    assert len(set(range(len(lines))) - clear - set(changed) - halves) <= 1


@pytest.mark.parametrize("words_first", first_of([True, False]))
def test_between_other_words_and_a_half(
    say: Say, references: dict[Language, Reference], words_first: bool
) -> None:
    """A sentence between one in other words and one half said is said; the half one does not take it in."""
    words, whole, half = (12, 13, 14) if words_first else (16, 15, 14)
    maker = TakeMaker(5)
    maker.pause()
    for at, line in enumerate(ZH.splitlines()):
        samples = say(OTHERS["zh"][0] + OTHERS["zh"][1][:6] if at == words else line, "zh", "cmn+m7", 20)
        if at == half:
            cut = round(len(samples) * (0.6 if words_first else 0.4))
            samples = samples[cut:] if words_first else samples[:cut]
        maker.sound("say", samples, at)
        maker.pause()
    take = understood(references["zh"], maker.samples(12))
    event = maker.events[whole]
    assert take.said[whole].state == "said"
    assert abs(take.said[whole].start_ms / 1000 - event.start) < 0.3
    assert abs(take.said[whole].end_ms / 1000 - event.end) < 0.3
    assert take.said[half].state == ("last part" if words_first else "first part")
    assert words not in take.said


def muffled(samples: Samples, hertz: float) -> Samples:
    """A sentence of someone who turns away: what is above a frequency is softer."""
    spectrum = np.fft.rfft(samples)
    at = np.fft.rfftfreq(len(samples), 1 / RATE)
    found: Samples = np.fft.irfft(spectrum / (1 + (at / hertz) ** 4), len(samples)).astype(np.float32)
    louder: Samples = found * (np.abs(samples).max() / np.abs(found).max())
    return louder


@heavy
def test_unlike_but_evenly(say: Say, references: dict[Language, Reference]) -> None:
    """A sentence that sounds unlike all over was said as written; one that ends in other words was not."""
    maker = TakeMaker(5)
    maker.pause()
    for at, line in enumerate(ZH.splitlines()):
        samples = say(line[:9] + "好玩的小事情。" if at == 5 else line, "zh", "cmn+f3", 5)
        maker.sound("say", muffled(samples, 370) if at and at % 3 == 0 else samples, at)
        maker.pause()
    said = understood(references["zh"], maker.samples()).said
    assert {number for number, one in said.items() if one.state != "said"} == {5}
    assert min(one.trust or 0 for number, one in said.items() if number != 5) < SURE


@heavy
def test_another_order(say: Say, references: dict[Language, Reference]) -> None:
    """Two parts that changed places are found where they were said."""
    lines = ZH.splitlines()
    order = [*range(8), *range(16, 24), *range(8, 16)]
    maker = TakeMaker(3)
    maker.pause()
    for at in order:
        maker.sound("say", say(lines[at], "zh", "cmn+m7", 5), at)
        maker.pause()
    take = understood(references["zh"], maker.samples())
    found = [one.sentence for one in take.heard if one.spoken]
    assert found == order
    assert take.left_out == ()


def test_a_part_of_the_speech(say: Say, references: dict[Language, Reference]) -> None:
    """A take of the first third is understood; the rest was left out."""
    maker = TakeMaker(2)
    maker.pause()
    for at, line in enumerate(ZH.splitlines()[:8]):
        maker.sound("say", say(line, "zh", "cmn+f3", 0), at)
        maker.pause()
    take = understood(references["zh"], maker.samples())
    assert sorted(take.said) == list(range(8))
    assert take.left_out == tuple(range(8, 24))


@heavy
def test_another_speech(say: Say, references: dict[Language, Reference]) -> None:
    """A recording of another text, in the same language or another, is refused, whichever it is compared with."""
    other = [*ZH.splitlines()[12:], *OTHERS["zh"]]
    text = [say(line, "zh", "cmn+m7", 0) for line in other]
    places = references["zh"][1][:12]
    end = places[-1][1] // 10 + 20
    whole = references["zh"][0]
    half = type(whole)(whole.bands[:end], whole.loudness[:end])
    for reference, sentences in ((half, text), (references["en"][0], text)):
        maker = TakeMaker(4)
        maker.clean(sentences)
        where = places if reference is half else references["en"][1]
        with pytest.raises(AudioError, match="but not of this script"):
            understood((reference, where), maker.samples())


@heavy
def test_one_sentence_again_and_again(say: Say, references: dict[Language, Reference]) -> None:
    """One sentence said thirty times is no take, of its own script or of another: it teaches what it is judged by."""
    maker = TakeMaker(7)
    maker.pause()
    for _ in range(30):
        maker.sound("say", say(ZH.splitlines()[11], "zh", "cmn+f3", 0))
        maker.pause()
    for reference in references.values():
        with pytest.raises(AudioError, match="not of this script, or only a sentence of it"):
            understood(reference, maker.samples())


def test_no_speech(references: dict[Language, Reference], say: Say) -> None:
    """Silence and noise are no speech, and ten seconds of it are not enough."""
    rng = np.random.default_rng(0)
    for samples in (np.zeros(60 * RATE), rng.standard_normal(60 * RATE) * 0.05, np.zeros(0)):
        with pytest.raises(AudioError, match="nobody speaks"):
            understood(references["zh"], samples.astype(np.float32))
    maker = TakeMaker(1)
    for line in ZH.splitlines()[:3]:
        maker.sound("say", say(line, "zh", "cmn+f3", 0), 0)
        maker.pause()
    with pytest.raises(AudioError, match=r"only 1?\d s of speech"):
        understood(references["zh"], maker.samples())
