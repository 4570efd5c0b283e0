"""Words in a language that is neither Chinese nor English, where they would be spoken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.script.checking.examined import problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.script.checking.examined import Examined, Problem

WORDS = {
    "zh": {
        "other": "中英文以外的文字：{text!q}；字数和时长未计，多数语音也念不出",
        "do": "改写成读音，或删去",
    },
    "en": {
        "other": "neither Chinese nor English: {text!q}; not counted in the time, and most voices cannot say it",
        "do": "write how it sounds, or take it out",
    },
}

_LETTER = "[\u0400-\u1cff\u3040-\u30ff\u3130-\u318f\uac00-\ud7a3]"
"""From Cyrillic to the scripts of India and Tibet, Japanese kana, Korean; Greek letters are names of things: α波."""
_WORDS = re.compile(rf"{_LETTER}{{2,}}(?:[\W\d_]+{_LETTER}+)*")


def others(examined: Examined) -> Iterator[Problem]:
    """Find such words, all at once; a single letter may be ornament: 鲜の茶."""
    found = [(span, match[0]) for item, match, span in examined.matches(_WORDS) if item.sentences]
    if found:
        spans, shown = zip(*found, strict=True)
        yield problem("other", *spans, text=shown[0])
