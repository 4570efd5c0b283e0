"""Lines that italics, dashes or capitals set apart from the speech: *Click "Send"*, -- pause --, PAUSE."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.chars import has_han
from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.directions import act, en

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_STARRED = r"([*_]{1,3})\s*(?P<inside>[^*_]{2,120}?)\s*\1"
"""Stars of Markdown in another format's text."""
_STOP = r"(?i:(?:long |short |brief )?(?:pause|beat)|(?:稍作?|短暂)?(?:停顿|暂停))"
_MARKED_STOP = (
    rf"(?:(?P<edge>[-–—./…~]{{2,}}|…)\s*{_STOP}\s*(?:[-–—./…~]{{2,}}|…)?|\{{\s*{_STOP}\s*\}}|<{_STOP}>)"
)
"""-- pause --, // pause, {pause}."""
_CONDITION = r"(?i:if [^:：]{2,40}[:：]\s*)"
_ON_SCREEN = r"(?i:\b(?:screen|slides?|demo|videos?|tab|window|browser|camera|clip|app|recording|poll)\b)"
_DONE = r"切换|点击|播放|展示|投影|打开|关闭|停顿|暂停|翻[到页]|举起|指[向着]|鞠躬|环视|转身|走[到向]"
"""How a Chinese line in italics begins that is no verse."""


def italics_and_capitals(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label the lines wholly in italics that order an act and are no verse, and those that are only a stop."""
    inside = {at: words for at, item in enumerate(items) if item.open and (words := _in_italics(item))}
    orders = {at for at, words in inside.items() if at and _orders(words)}
    lines = {at for at, words in inside.items() if at not in orders and not ends_sentence(words)}
    verse = {at for at in orders if lines & {at - 1, at + 1}}
    stops = {at for at, item in enumerate(items) if item.open and _is_stop(item)}
    found = (orders - verse) | (stops if not _names_steps(items, stops) else set())
    return [item.aside("stage direction") if at in found else item for at, item in enumerate(items)]


def _in_italics(item: LabelledParagraph) -> str:
    """The words of a line that is wholly in italics, or stands between stars; else nothing."""
    if item.paragraph.level or item.paragraph.silent or item.paragraph.forced:
        return ""
    if item.paragraph.italic:
        return item.paragraph.text
    starred = compiled(_STARRED).fullmatch(item.paragraph.text)
    return starred["inside"] if starred else ""


def _orders(words: str) -> bool:
    """True for an act without an end mark; a sentence with one may be said with stress."""
    if ends_sentence(words) and not words.endswith(('"', "”")):
        return False
    if has_han(words):
        return compiled(_DONE).match(words) is not None and act(words, apart=True) is not None
    words = compiled(_CONDITION).sub("", words)
    told = compiled(en.TOLD).fullmatch(words) and compiled(_ON_SCREEN).search(words)
    return bool(told) or act(words, apart=True) is not None


def _is_stop(item: LabelledParagraph) -> bool:
    """True for a line that is only PAUSE, or pause with marks around it or in bold."""
    if item.paragraph.level or item.paragraph.silent or item.paragraph.forced:
        return False
    text = item.paragraph.text
    bare = text.strip("*_ .")
    bold = item.paragraph.bold or compiled(_STARRED).fullmatch(text) is not None or bool(_in_italics(item))
    plain = compiled(_STOP).fullmatch(bare) is not None and (bare.isupper() or (bold and not bare.istitle()))
    return plain or compiled(_MARKED_STOP).fullmatch(text) is not None


def _names_steps(items: list[LabelledParagraph], stops: set[int]) -> bool:
    """True where other lines are one word in capitals or bold, too: PAUSE and BREATHE are parts of a talk."""
    others = [
        item
        for at, item in enumerate(items)
        if at not in stops
        and item.open
        and item.text.isalpha()
        and (item.text.isupper() or item.paragraph.bold)
    ]
    return len(stops) == 1 and bool(others)
