"""Tests of encodings that a file does not name: each text is read as it was written, or refused in one line."""

from __future__ import annotations

import pytest

from rehearse.core.errors import ScriptError
from rehearse.script.reading import understand
from rehearse.script.reading.source import File, decode_text

CHINESE = (
    "各位邻居：\n老槐树今年一百岁了（1924—2024），请大家晚上七点来树下坐一坐，最低3℃，带上棉衣。\n谢谢！\n"
)
TAIWAN = "各位鄰居：\n老槐樹今年一百歲了，請大家晚上七點來樹下坐一坐，帶上一張凳子。\n謝謝！\n"
ENGLISH = (
    "Dear friends,\n“I have a dream,” she said — and we’d all laughed…\n"
    "Émile’s café is 20° in the shade – he paid £5 for it.\nThank you!\n"
)
ONE_QUOTE = "Dear friends,\nIt’s a pleasure to be here tonight.\nThank you!\n"
ONE_ACCENT = "Dear friends,\nWe met at the café tonight, and I will not keep you long.\nThank you!\n"
SIGNS = "Dear friends,\nOur Lamp™ is 3×4 inches and takes 2½ hours; © 2024 by us.\nThank you!\n"
KOREAN = "이웃 여러분, 느티나무가 백 살이 되었습니다. 저녁 일곱 시에 의자를 하나씩 가지고 와 주십시오.\n"
JAPANESE = "皆さん、こんにちは。えんじゅの木は百歳になりました。夕方七時にお集まりください。\n"
RUSSIAN = "Дорогие друзья! Сегодня мы празднуем столетие старого дерева.\n"

READ = [
    *((CHINESE, name) for name in ("gb18030", "gbk", "utf-8", "utf-8-sig")),
    *((CHINESE, name) for name in ("utf-16", "utf-16-le", "utf-16-be", "utf-32")),
    *((TAIWAN, name) for name in ("big5", "cp950", "gb18030", "utf-16-be")),
    *((ENGLISH, name) for name in ("cp1252", "mac_roman", "utf-16-le")),
    *((ONE_QUOTE, name) for name in ("cp1252", "mac_roman")),
    *((ONE_ACCENT, name) for name in ("cp1252", "latin-1", "iso8859-15", "mac_roman")),
    (SIGNS, "cp1252"),
    ("大家好。", "gb18030"),
    ("大家好。", "big5"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "encoding"), READ, ids=[f"{encoding} {text[:9]!r}" for text, encoding in READ]
)
def test_a_text_is_read_in_its_encoding(text: str, encoding: str) -> None:
    """Though nothing in the file says which it is."""
    assert decode_text(File("a.txt", "a.txt", text.encode(encoding))).text == text


REFUSED = [
    (KOREAN, "euc-kr", "this is Korean"),
    (KOREAN[:28], "euc-kr", "this is Korean"),
    (KOREAN, "utf-8", "this is Korean"),
    (KOREAN, "johab", "encoding"),
    (JAPANESE, "utf-8", "this is Japanese"),
    (JAPANESE, "euc-jp", "this is Japanese"),
    (JAPANESE, "shift_jis", "encoding"),
    (JAPANESE, "iso-2022-jp", "control character"),
    (RUSSIAN, "utf-8", "neither Chinese nor English"),
    (RUSSIAN, "cp1251", "encoding"),
    (RUSSIAN, "koi8-r", "encoding"),
]


@pytest.mark.parametrize(("text", "encoding", "words"), REFUSED)
def test_another_language_is_never_spoken_as_chinese(text: str, encoding: str, words: str) -> None:
    """It is named where it can be told, and the encoding asked for where not."""
    with pytest.raises(ScriptError, match=words):
        understand(File("a.txt", "a.txt", text.encode(encoding)))


def test_chinese_with_spaces_is_not_taken_for_korean() -> None:
    """Its names and lists have them, too; but not all of its characters are those of Hangul's rows."""
    text = "李大明 陈小红 林东海 高峰 丁一 方文 江南 孙美 田园 钱多 赵云 周全\n"
    assert decode_text(File("a.txt", "a.txt", text.encode("gb18030"))).text == text


def test_a_text_that_was_encoded_twice_is_mended() -> None:
    """UTF-8 that was taken for Latin-1 and saved as UTF-8, and Windows-1252 likewise, are what their author wrote."""
    text = "It’s lit, “she” said – at last.\n"
    for once in ("utf-8", "cp1252"):
        twice = text.encode(once).decode("latin-1").encode("utf-8")
        assert decode_text(File("a.txt", "a.txt", twice)).text == text
