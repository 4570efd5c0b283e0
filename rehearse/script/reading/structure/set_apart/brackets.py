"""Lines that are wholly in brackets and that nobody says: in a form that the author keeps for it, or a few words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rehearse.language.numbers.ordinals import number_of
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.directions.en_apart import is_to_fill_in
from rehearse.script.reading.structure.lines.persons import SPEAKER, SPOKEN

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_LINE = (
    r"(?s)(?P<open>[（(【\[])\s*(?P<inside>[^（(【\[）)】\]]*"
    r"(?:[（(][^）)]*[）)][^（(【\[）)】\]]*)?)[）)】\]][。.]?"
)
_SAID = rf"{SPEAKER}|[你您]们|大家好|(?i:\byou\b.*[.!?]$)"
_BOX, _SQUARE = "【", "["
_LEAST = 3
"""Times that a line in 【】 has to come again."""
_MOST = 20
"""Characters of a label in a bracket."""


def bracketed(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label the lines in brackets of a form that the author keeps for directions.

    In round and square brackets: where a third of them are directions by their words, of many a quarter. 【】 is for
    headings as well: there, only in a script that marks its headings otherwise; else a line is one if it begins as a
    direction does, or comes again in the same words. And where the author says so.
    """
    inside = {
        at: (match["open"].translate(_WIDE), match["inside"].strip())
        for at, item in enumerate(items)
        if (match := compiled(_LINE).fullmatch(item.paragraph.text.strip()))
        and not (item.paragraph.level or item.paragraph.forced or number_of(match["inside"].strip()))
        and not (match["inside"].isascii() and is_to_fill_in(match["inside"]))
    }
    said = {at for at, (_, text) in inside.items() if compiled(_SAID).search(text)}
    square = {at for at, (form, _) in inside.items() if form == _SQUARE}
    if _LEAST * len(said & square) <= len(square):  # nobody writes there what he says
        said -= square
    inside = {at: found for at, found in inside.items() if at not in said}
    marks = {at for at in inside if not items[at].text.strip(":：。. ")}  # cues, pauses, notes
    sure = marks | {at for at in inside if items[at].what == "stage direction"}
    again = Counter(text for _, text in inside.values())
    labels = Counter(name for _, text in inside.values() if (name := _label_of(text)))
    told = {
        (match[1] or match[2]).translate(_WIDE)
        for item in items
        if (match := compiled(_TOLD_FORM).search(item.text))
    }
    headed = any(item.paragraph.level for item in items)
    begins = {inside[at][1][:2] for at in sure}
    found = list(items)
    for at, (form, text) in inside.items():
        alike = [other for other in inside if inside[other][0] == form]
        known = sum(other in sure for other in alike)
        directed = len(alike) > 1 and (_LEAST if known <= _LEAST else _LEAST + 1) * known >= len(alike)
        if form == _BOX:
            names = compiled(_NAMES_PART).search(text) is not None
            directed = not names and ((directed and headed) or text[:2] in begins)
        directed = directed or form in told or labels[_label_of(text)] >= _LEAST
        label = form == _BOX and again[text] >= _LEAST
        if at not in marks and items[at].open and not items[at].paragraph.silent and (directed or label):
            found[at] = items[at].aside("stage direction" if directed else "template label")
    return found


def _label_of(text: str) -> str:
    """What stands before the colon in a bracket: 记忆锚点 in [记忆锚点：一盏灯]; empty where there is none."""
    label = text.replace(":", "：").partition("：")
    return label[0].strip() if label[2].strip() and len(label[0]) <= _MOST else ""


_NAMES_PART = r"(?:环节|部分|篇章|结构|目录|提纲|大纲|流程|议程|概要)$"
_TOLD_FORM = (
    r"(?:([【\[（(])\s*[】\])）])\s*(?:内|里|中)?的?[^。！？]{0,12}(?:动作|提示|指示|说明|备注|操作)"
    r"[^。！？]{0,16}(?:不用|不必|无需|不需|不要|勿|不)\W?(?:念|读|讲|说)|"
    r"([【\[（(])\s*[】\])）]\W{0,3}(?:内|里|中)?的?(?:[是为]|表示|代表|均为|都是)[^。！？，]{0,6}"
    r"(?:舞台|动作|提示|指示|指导|操作)"
)
"""Where the author says what his brackets hold: 【】内是舞台动作，不用念出来。; [ ] 是舞台提示."""
_WIDE = str.maketrans("([", "（[")


def in_round(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label what stands alone in round brackets, in Chinese: （节目演出）, （家属鞠躬，来宾还礼）.

    Nobody says what he puts there, unless he speaks of himself or to the hall, asks, states a fact or gives a figure.
    Behind titles, names and headings, which may stand in brackets as well.
    """
    return [
        item.aside("note")
        if item.open
        and not (item.paragraph.silent or item.paragraph.forced)
        and item.text == item.paragraph.text
        and compiled(_ROUND).fullmatch(item.text)
        and not compiled(SPOKEN).search(item.text)
        else item
        for item in items
    ]


_ROUND = (
    r"[（(](?=.*[\u4e00-\u9fff])(?!.*(?:[是也都咱]|[你您]们|您|有(?!请)))(?!\D*\d+\D{0,2}[）)])"
    r"[^（()）！？!?]{2,60}(?<!。)[）)]"
)
