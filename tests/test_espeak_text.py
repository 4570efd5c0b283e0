"""What espeak is given to read."""

from __future__ import annotations

import pytest

from rehearse.language.numbers.read_out import read_out
from rehearse.language.pinyin.erhua import is_erhua
from rehearse.voices.engines.espeak.tables import IONG, READINGS, SYMBOLS, UNREADABLE
from rehearse.voices.engines.espeak.text import (
    CLAUSE_MARKS,
    ERHUA,
    MAX_CLAUSE_BYTES,
    encode,
    pieces,
    prepare,
    spell,
)

CHINESE = [
    ("year", "2019年", "二零一九年"),
    ("zero character", "二〇一九年", "二〇一九年"),
    ("amount", "10000人", "一万人"),
    ("per cent", "3.5%", "百分之三点五"),
    ("full-width digits", "１２３个", "一百二十三个"),
    ("lone per cent", "这个%", "这个百分号"),
    ("lone unit", "多少℃", "多少摄氏度"),
    ("square metres", "每㎡", "每平方米"),
    ("circled number", "①春天", "一春天"),
    ("roman number", "第Ⅲ章", "第三章"),
    ("relations", "甲≥乙±丙", "甲大于等于乙正负丙"),
    ("sums", "甲×乙÷丙", "甲乘乙除以丙"),
    ("arrow", "北京→上海", "北京到上海"),
    ("middle dot", "阿·甘", "阿甘"),
    ("title marks", "读《红楼梦》了", "读 红楼梦 了"),
    ("quotation marks", "“好”，他说。", "好，他说。"),
    ("emoji", "你好😀！", "你好！"),
    ("tilde", "好~", "好"),
    ("repeated character", "人々", "人人"),
    ("phoneme brackets", "[[你好]]", "((你好))"),
    ("zero-width space", "你\u200b好", "你好"),
    ("nothing", "——😀", "——"),
]


@pytest.mark.parametrize(("text", "heard"), [case[1:] for case in CHINESE], ids=[case[0] for case in CHINESE])
def test_prepares_chinese(text: str, heard: str) -> None:
    """Numbers and symbols become words, silent marks vanish, and preparing twice changes nothing more."""
    assert prepare(read_out(text, "zh"), "zh") == heard
    assert prepare(heard, "zh") == heard


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("3.5% of it", "three point five percent of it"),
        ("R&D", "R and D"),
        ("a [[b]] c", "a ((b)) c"),
        ("it’s “fine” 😀", "it's fine"),
        ("你好，world。", "你好,world."),
    ],
)
def test_prepares_english(text: str, heard: str) -> None:
    """English text gets English words for symbols, and its own punctuation."""
    assert prepare(read_out(text, "en"), "en") == heard


def test_splits_by_language() -> None:
    """Latin words go to the English voice, numbers stay Chinese, and runs without a sound are left out."""
    assert pieces(read_out("我们的ＧＤＰ，增长3.5%。A组", "zh"), "zh") == [
        ("zh", "我们的"),
        ("en", "GDP,"),
        ("zh", "增长百分之三点五。"),
        ("en", "A"),
        ("zh", "组"),
    ]
    assert pieces("——😀", "zh") == []


@pytest.mark.parametrize(
    ("prepared", "written"),
    [
        ("VIP", "V.I.P"),
        ("IT and AIGC", "I.T and A.I.G.C"),
        ("OK", "OK"),
        ("Hello", "Hello"),
        ("a ", "A "),
        ("UNESCO", "UNESCO"),
    ],
)
def test_spells_abbreviations(prepared: str, written: str) -> None:
    """What Chinese speakers spell is spelled, and every character is still traced to where it stood."""
    encoded = spell(prepared)
    assert encoded.text == written
    assert len(encoded.places) == len(encoded.text)
    assert encoded.places[-1] == len(prepared) - 1


ERHUA_WORDS = (
    "花儿 玩儿 小孩儿 一股劲儿 一会儿 这儿 那儿科技 鸟儿歌唱 哥儿们 明儿个 片儿汤 正儿八经 吊儿郎当 一点儿时间"
).split()
FULL_WORDS = (
    "儿子 儿童 女儿 婴儿 幼儿园 少儿 孤儿 健儿 男儿 胎儿 宠儿 新生儿 混血儿 弄潮儿 妻儿 儿女 儿媳妇 小儿科 "
    "儿戏 儿歌 那儿子 妇女儿童 医学会儿科 生儿育女 托儿所 儿"
).split()


@pytest.mark.parametrize("word", ERHUA_WORDS)
def test_erhua(word: str) -> None:
    """The suffix is written as a phoneme."""
    assert is_erhua(word, word.index("儿"))
    assert ERHUA in encode(word).text


@pytest.mark.parametrize("word", FULL_WORDS)
def test_full_syllable(word: str) -> None:
    """A 儿 with a syllable of its own stays as it is, in traditional characters as well."""
    assert not is_erhua(word, word.index("儿"))
    assert encode(word).text == word
    assert encode(word.replace("儿", "兒")).text == word


def test_traces_every_character() -> None:
    """Each character of espeak's notation points to the character that it stands for."""
    encoded = encode("英雄玩儿吧")
    assert encoded.text == "英[[S;j'ong35]]玩[[@r]]吧"
    assert [encoded.places[encoded.text.index(part)] for part in ("英", "S;j", "玩", "@r", "吧")] == [
        0,
        1,
        2,
        3,
        4,
    ]


@pytest.mark.parametrize("char", ["我", "兄", "儿", "😀"])
def test_divides_long_stretches(char: str) -> None:
    """No clause comes near the length beyond which espeak drops text."""
    text = encode(char * 1000).text
    for mark in CLAUSE_MARKS:
        text = text.replace(mark, "，")
    assert max(len(clause.encode()) for clause in text.split("，")) <= MAX_CLAUSE_BYTES
    assert "，" not in encode(char * 15).text


def test_tables_are_sound() -> None:
    """Characters stand in one table once, and every stand-in keeps its place."""
    iong = "".join(IONG.values())
    assert len(set(iong)) == len(iong)
    assert not UNREADABLE & set(iong)
    assert all(len(word) == len(reading) for word, reading in READINGS.items())
    assert all(
        prepare(words, language) == words for language, table in SYMBOLS.items() for words in table.values()
    )
    assert set(SYMBOLS["zh"]) == set(SYMBOLS["en"])


def test_iong_table_agrees_with_pypinyin() -> None:
    """Every character of the table has the sound that it is given among its readings."""
    pinyin_dict = pytest.importorskip("pypinyin.pinyin_dict").pinyin_dict
    to_tone3 = pytest.importorskip("pypinyin.contrib.tone_convert").to_tone3
    initials = {"xiong": "S;", "qiong": "tS;h", "jiong": "tS;"}
    tones = {"1": "55", "2": "35", "3": "214", "4": "51"}
    for sound, chars in IONG.items():
        for char in chars:
            readings = [to_tone3(reading) for reading in pinyin_dict[ord(char)].split(",")]
            sounds = [f"{initials[r[:-1]]}j'ong{tones[r[-1]]}" for r in readings if r[:-1] in initials]
            assert sound in sounds, char
