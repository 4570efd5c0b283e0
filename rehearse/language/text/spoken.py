"""A sentence as it is to be read aloud, before any engine's own needs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.language.text.chars import HAN, without_invisible
from rehearse.language.text.placeholders import say_placeholders

if TYPE_CHECKING:
    from rehearse.core import Language

_BETWEEN_HAN = re.compile(f"(?<=[{HAN}，。、；：！？])\\s+(?=[{HAN}，。、；：！？])")


def as_spoken(text: str, language: Language, placeholder: str | None = None) -> str:
    r"""Write a sentence as it is to be read: no invisible characters, one line, placeholders said.

    `placeholder` is what to say for XX. Numbers stay: some engines read them by themselves, the others ask
    `numbers.read_out`.

    >>> as_spoken("在 XX区\n  工作", "zh"), as_spoken("line one\nline two", "en")
    ('在某某区工作', 'line one line two')
    """
    text = _BETWEEN_HAN.sub("", " ".join(without_invisible(text).split()))
    if language == "zh":
        return _BETWEEN_HAN.sub("", say_placeholders(text, placeholder))
    return text
