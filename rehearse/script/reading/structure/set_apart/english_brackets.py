"""Lines of English wholly in brackets, which nobody says but where somebody speaks or fills in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.numbers.ordinals import number_of
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.directions.en_apart import is_nobodys
from rehearse.script.reading.structure.lines.bylines import is_byline
from rehearse.script.reading.structure.lines.heading_lines import is_part

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_ONE = (
    r"[(\[](?=[^()\[\]]*[A-Za-z]{2})[^()\[\]\u2e80-\u9fff]{2,240}[)\]]|"
    r"\[(?=[A-Za-z])(?=(?:\S+\s+){2})[^\[\]]{3,240}\]"
)
"""One with English in it; in square brackets a few words of Chinese may stand behind: [build — 构建索引]."""
_LINE = rf"(?!.*://)(?:(?:{_ONE})[.:]?|(?:(?=\[)(?:{_ONE})[.:]?\s*)+)"
_TIMED = r"\d{1,2}:\d\d|.*\d ?(?:s|secs?|seconds?|m|mins?|minutes?)$"
"""A heading's time; a direction with one is known by its words."""
_PLAYED = (
    r"(?i:\b(?:music|sound|sfx|song|jingle|videos?|clips?|film|b-?roll|montage|animation|title card|(?:end )?screen|"
    r"logo|applause|laughter|lights?|fades?|cut to|pause|beat)\b)"
)
"""What is heard or seen, or a stop."""
_FRAME = (
    r"(?i:[(\[](?:end|intro|outro|opening|closing|theme) (?:screen|music|card|song|jingle|animation|theme)\b)"
)
"""What a film begins and ends with, maybe with its time: [End screen: 20 sec]."""


def english_brackets(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label such lines, but in a form that is kept for headings: where one of them names a part, [Intro].

    A heading of the format is one only with what is heard or seen in it: ### [OUTRO MUSIC].
    """
    lines = {
        at: compiled(_ONE).findall(text)
        for at, item in enumerate(items)
        if item.open
        and item.text.strip(":. ")  # else it is a mark
        and not (item.paragraph.forced or is_byline(item.text))
        and compiled(_LINE).fullmatch(text := item.paragraph.text.strip("*_ "))
        and (not item.paragraph.silent or compiled(_FRAME).match(text))
    }
    parts = {one[0][0] for one in lines.values() if is_part(one[0][1:-1].strip())}
    return [
        item.aside("stage direction") if at in lines and _is_direction(item, lines[at], parts) else item
        for at, item in enumerate(items)
    ]


def _is_direction(item: LabelledParagraph, brackets: list[str], parts: set[str]) -> bool:
    played = compiled(_PLAYED).search(brackets[0]) is not None
    if (item.paragraph.level or brackets[0][0] in parts or _is_timed(brackets[0])) and not played:
        return False
    return not any(number_of(one[1:-1].strip()) for one in brackets) and all(
        is_nobodys(one[1:-1], square=one[0] == "[") for one in brackets
    )


def _is_timed(bracket: str) -> bool:
    return compiled(_TIMED).match(bracket[1:-1].strip()) is not None
