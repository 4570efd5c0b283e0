"""Which characters are what: the classes that every other module of this package builds on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rehearse.core import Language

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
"""Han characters, the iteration mark 々 and the zero 〇, as the inside of a regex class."""

HANLIKE = r"[^\W\da-zA-Z_]"
"""A letter beyond ASCII, as a regex: where no other can stand it is Han, and is compiled ten times as fast as HAN."""

LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\uff21-\uff3a\uff41-\uff5a"
"""Latin letters, accented and full-width ones included, as the inside of a regex class."""

WIDE = "\u2e80"
"""From here on characters are Chinese, or marks as wide as these: no space stands beside one."""

ENDS = "。！？；…!?;｡．"
"""Marks that end a sentence wherever they stand; the full stop "." has rules of its own."""

CLOSERS = "”’」』）)】］]》〉｝}"
"""What still belongs to the sentence when it follows its end mark."""

_HAN = re.compile(f"[{HAN}]")
_LETTER = re.compile(f"[{HAN}]|[{LATIN}]+")
_KNOWN = re.compile(f"[{HAN}{LATIN}]")
_INVISIBLE = re.compile(
    "[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe0e\ufe0f]"
)


def is_han(char: str) -> bool:
    """Tell whether this is a Han character."""
    return bool(_HAN.match(char))


def is_speakable(text: str) -> bool:
    """Tell whether there is anything in it that a voice can say.

    >>> is_speakable("——“”"), is_speakable("（3）")
    (False, True)
    """
    return any(char.isalnum() for char in text)


def is_foreign(text: str) -> bool:
    """Tell whether more than three letters in ten are of other scripts than Chinese and English, or of kana, hangul.

    >>> is_foreign("Добрый день, друзья"), is_foreign("皆さん、こんにちは"), is_foreign("脑电波有α波与β波")
    (True, True, False)
    """
    letters = [char for char in text if char.isalpha()]
    return 10 * sum(not _KNOWN.match(char) for char in letters) > 3 * len(letters)


def without_invisible(text: str) -> str:
    """Take out what has no width and no sound: zero-width spaces, soft hyphens, direction marks."""
    return _INVISIBLE.sub("", text)


def detect(text: str) -> Language:
    """Tell the language of a text: Chinese when at least a fifth of its words is (a Han character is a word).

    >>> detect("我们用 Python 写代码"), detect("The word 你好 means hello to all of us here today")
    ('zh', 'en')
    """
    words = _LETTER.findall(text)
    return "zh" if sum(map(is_han, (word[0] for word in words))) * 5 >= len(words) > 0 else "en"
