"""Traditional text in simplified characters, with the usual marks: the dictionaries and tables have no others."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rehearse.language.text.chars import SMALL_FORMS

if TYPE_CHECKING:
    from opencc import OpenCC


def simplified(text: str) -> str:
    """Give a traditional text in simplified characters, one for one; any other as it is.

    >>> simplified("重慶的市長﹐"), simplified("朱镕基")
    ('重庆的市长，', '朱镕基')
    """
    text = text.translate(SMALL_FORMS)
    if not any(map(_is_traditional, text)):
        return text
    plain = str(_converter().convert(text))
    return plain if len(plain) == len(text) else text


@cache
def _is_traditional(char: str) -> bool:
    return char > "\u4e00" and not char.encode("gb2312", "ignore") and bool(char.encode("big5", "ignore"))


@cache
def _converter() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("t2s")
