"""Character classes: Han, Latin, closing marks, invisible ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rehearse.core import Language

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
"""Han characters, the iteration mark 々 and the zero 〇, as the inside of a regex class. Python takes 1.5 ms to compile
it; what every start needs uses HANLIKE or `is_han`."""

HANLIKE = r"[^\W\d\x00-\u03ff]"
"""A letter, but no Latin or Greek one, as a regex: in Chinese text a Han character. Fast to compile."""

LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\uff21-\uff3a\uff41-\uff5a"
"""Latin letters, accented and full-width ones included, as the inside of a regex class."""

WIDE = "\u2e80"
"""From here on characters are Chinese, or marks as wide as these: no space stands beside one."""

CLOSERS = "”’」』）)】］]》〉｝}"
"""What still belongs to the sentence when it follows its end mark."""

SMALL_FORMS = str.maketrans("﹐﹑﹒﹔﹕﹖﹗﹙﹚", "，、．；：？！（）")
"""Unicode's small form variants, which some programs write for the usual marks -> these, for str.translate."""

PICTURES = r"[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f]+\s*"
"""Pictures in front of a marker or a label, 🎤 幻灯片 1, as a regex."""

_LATIN_WORD = re.compile(f"[{LATIN}]+")
_INVISIBLE = re.compile(
    "[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe0e\ufe0f]"
)


def is_han(char: str) -> bool:
    """True for a Han character, 々 or 〇.

    >>> [is_han(char) for char in ("汉", "々", "𠮷", "α", "か", "")]
    [True, True, True, False, False, False]
    """
    return (
        "一" <= char <= "\u9fff"
        or "\u3400" <= char <= "\u4dbf"
        or char in ("々", "〇")
        or "\uf900" <= char <= "\ufaff"
        or "\U00020000" <= char <= "\U000323af"
    )


def has_han(text: str) -> bool:
    """True for a text with a Han character in it.

    >>> has_han("GDP增长"), has_han("GDP grew")
    (True, False)
    """
    return any(map(is_han, text))


def is_speakable(text: str) -> bool:
    """True for a text with anything that a voice can say.

    >>> is_speakable("——“”"), is_speakable("（3）")
    (False, True)
    """
    return any(char.isalnum() for char in text)


def alphanumeric(text: str) -> str:
    """Leave letters and digits, in which two ways to write the same words agree.

    >>> alphanumeric("第2部分：《家 园》")
    '第2部分家园'
    """
    return "".join(filter(str.isalnum, text))


def columns(text: str) -> int:
    """How wide a text is in columns: a Han character has two, any other has one.

    >>> columns("研究背景"), columns("Why now")
    (8, 7)
    """
    return sum(2 if is_han(char) else 1 for char in text)


def foreign(text: str) -> str:
    """The language of a text in which more than three letters in ten are neither Chinese nor English; else empty.

    >>> foreign("안녕하십니까"), foreign("皆さん、こんにちは"), foreign("Добрый день"), foreign("脑电波有α波与β波")
    ('Korean', 'Japanese', 'neither Chinese nor English', '')
    """
    letters = [char for char in text if char.isalpha()]
    others = [char for char in letters if not (is_han(char) or _LATIN_WORD.match(char))]
    if 10 * len(others) <= 3 * len(letters):
        return ""
    spoken = (("Korean", "\uac00", "\ud7a3"), ("Japanese", "\u3040", "\u30ff"))
    most = len(others) / 2
    return next(
        (name for name, first, last in spoken if sum(first <= char <= last for char in others) > most),
        "neither Chinese nor English",
    )


def without_invisible(text: str) -> str:
    """Remove what has no width and no sound: zero-width spaces, soft hyphens, direction marks."""
    return _INVISIBLE.sub("", text)


def detect(text: str) -> Language:
    """The language of a text: Chinese when at least a fifth of its words is (a Han character is a word).

    >>> detect("我们用 Python 写代码"), detect("The word 你好 means hello to all of us here today")
    ('zh', 'en')
    """
    han = sum(map(is_han, text))
    return "zh" if 5 * han >= han + len(_LATIN_WORD.findall(text)) and han else "en"
