"""Tests that a reading which the user gives is heard: through the real espeak library, and in what edge is sent."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rehearse.core import Breath
from rehearse.language.pinyin import homophones
from rehearse.language.pinyin.characters import readings_of_character
from rehearse.language.pinyin.syllables import syllables
from rehearse.script.reading import read, read_text
from rehearse.script.reading.options import Options
from rehearse.script.readings.collect import with_readings
from rehearse.timing.planning import plan
from rehearse.voices.engines.espeak.process import Worker
from rehearse.voices.engines.espeak.tables import UNREADABLE
from rehearse.voices.engines.espeak.text import encode, pieces
from rehearse.voices.engines.espeak.told import said_otherwise, told_in
from rehearse.voices.engines.origins import origins
from rehearse.voices.voicing import utterances

if TYPE_CHECKING:
    from collections.abc import Iterator

SEEDS = Path(__file__).parents[1] / "seeds"


@pytest.fixture(scope="module")
def espeak() -> Iterator[Worker]:
    """Give one process with the library."""
    worker = Worker()
    yield worker
    worker.close()


def _phonemes(worker: Worker, texts: list[str]) -> list[str]:
    header, _ = worker.ask({"do": "phonemes", "texts": texts, "voice": "sit/cmn"}, 30)
    return list(header["phonemes"])


def _said(worker: Worker, spoken: str) -> str:
    return _phonemes(worker, ["".join(encode(run).text for _, run in pieces(spoken, "zh"))])[0]


def _sentence(text: str, lexicon: tuple[tuple[str, str], ...] = ()) -> Breath:
    (sentence,) = read_text(text, options=Options(lexicon=lexicon)).sections[0].parts
    assert isinstance(sentence, Breath)
    return sentence


@pytest.mark.parametrize(
    ("text", "words", "reading", "sounds"),
    [
        ("仇和同志来了。", "仇和", "qiú hé", "qiu2 he2"),
        ("盖学军教授来了。", "盖学军", "gě xué jūn", "ge3 xue2"),
        ("乐先生来了。", "乐先生", "yuè xiān sheng", "yue4 xian1"),
        ("朝阳产业。", "朝阳", "zhāo yáng", "zhao1 yang2"),
        ("这一行字。", "一行", "yī háng", "hang2"),
        ("2019年，好。", "2019年", "èr qiān líng shí jiǔ nián", "qian1 ling2"),
    ],
)
def test_a_reading_that_is_given_is_heard(
    espeak: Worker, text: str, words: str, reading: str, sounds: str
) -> None:
    """The phonemes are those of the pinyin, and were others before; what is shown stays as it was."""
    before, after = _sentence(text), _sentence(text, ((words, reading),))
    assert before.text == after.text == text
    assert after.spoken != before.spoken
    wanted = [
        heard.rstrip("_|")
        for heard in _phonemes(espeak, [sound.replace(" ", "") for sound in sounds.split()])
    ]
    heard = _said(espeak, after.spoken).replace("'", "")
    assert all(sound.replace("'", "") in heard for sound in wanted)
    assert not all(
        sound.replace("'", "") in _said(espeak, before.spoken).replace("'", "") for sound in wanted
    )


def test_edge_is_sent_what_sounds_so() -> None:
    """Its service takes no phonemes: characters with this reading and no other stand in their place."""
    sentence = _sentence("仇和同志去了重庆。", (("仇和", "qiú hé"), ("重庆", "chóng qìng")))
    sent = sentence.spoken
    assert sentence.text == "仇和同志去了重庆。"
    for place, reading in ((0, "qiu2"), (1, "he2"), (6, "chong2"), (7, "qing4")):
        assert [readings_of_character(sent[place])] == [tuple(syllables(reading) or ())]


def test_a_word_for_an_abbreviation_is_sent_as_words() -> None:
    """Spelled, or as a Chinese word."""
    lexicon = (("SASAC", "国资委"), ("API", "A P I"), ("WiFi", "wài fèi"))
    assert _sentence("SASAC的API和WiFi。", lexicon).spoken == "国资委的A P I和外费。"


def test_espeak_reads_every_stand_in_as_the_pinyin_that_it_stands_for(espeak: Worker) -> None:
    """All of the table, by phonemes; jiong, qiong and xiong have tests of their own, as it cannot read them."""
    table = {sound: char for sound, char in homophones._table().items() if not sound[0].endswith("iong")}
    assert len(table) > 1000
    characters = _phonemes(espeak, [encode(char).text for char in table.values()])
    pinyin = _phonemes(espeak, [f"{letters}{tone}" for letters, tone in table])
    wrong = [
        (sound, char)
        for (sound, char), one, other in zip(table.items(), characters, pinyin, strict=True)
        if one != other
    ]
    assert wrong == []


def test_espeak_says_a_character_that_it_does_not_know_by_its_sound(espeak: Worker) -> None:
    """By a character of the same syllable, and for nine in ten of the same tone."""
    chars = [*sorted(UNREADABLE), *"𤩽𨱔𫄧𬱖"]
    sounds = [readings_of_character(char)[0] for char in chars]
    asked = [(char, said) for char, said in zip(chars, sounds, strict=True) if not said[0].endswith("iong")]
    heard = _phonemes(espeak, [encode(char).text for char, _ in asked])
    pinyin = _phonemes(espeak, [f"{letters}{tone}" for _, (letters, tone) in asked])
    wrong = [
        char
        for (char, _), one, other in zip(asked, heard, pinyin, strict=True)
        if re.sub(r"\d+", "", one) != re.sub(r"\d+", "", other)
    ]
    assert wrong == []
    assert sum(map(str.__eq__, heard, pinyin)) > 0.9 * len(asked)


@pytest.mark.parametrize(
    ("words", "reading", "sent"),
    [
        ("为了", "wèi le", "为了"),
        ("用得着", "yòng de zháo", "用得着"),
        ("参差", "cēn cī", "参差"),
        ("一会儿", "yī huìr", "一会儿"),
        ("头发", "tóu fà", "头珐"),
        ("一行", "yī háng", "一航"),
        ("不行", "bù xíng", "不形"),
        ("重庆", "chóng qìng", "崇庆"),
    ],
)
def test_a_confirmed_reading_changes_nothing_that_was_right(words: str, reading: str, sent: str) -> None:
    """Stand-ins are read back; what would be read otherwise stays, and so do 一 and 不, whose tones shift."""
    assert homophones.homophones(reading, words) == sent


def test_espeak_says_what_the_list_is_sure_of(espeak: Worker) -> None:
    """Of the words of the sample scripts; what stands around them sounds as before."""
    asked = wrong = 0
    for path in sorted(SEEDS.glob("*.txt")):
        script = with_readings(read(path))
        for utterance in utterances(plan(script), {"": "cmn"}, 0):
            runs = pieces(utterance.said, utterance.language)
            places = iter(origins(utterance.text, "".join(run for _, run in runs)))
            for language, run in runs:
                words = list(told_in(run, list(islice(places, len(run))), utterance))
                if language != "zh" or not words:
                    continue

                def sounds(ways: list[dict[int, str]], run: str = run) -> list[str]:
                    return _phonemes(espeak, [encode(run, told).text for told in ways])

                written = said_otherwise(words, sounds)
                said, *again = sounds([written, *({**written, **word.by_place} for word in words)])
                asked += len(words)
                wrong += sum(re.sub(r"['_|\s-]", "", one) != re.sub(r"['_|\s-]", "", said) for one in again)
    assert asked > 50
    assert wrong <= 0.003 * asked
