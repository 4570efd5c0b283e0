"""Markers of slides at the start of a paragraph: PPT 3, [3页], P5：, #4, ▶ 第1页."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_uppercase
from typing import TYPE_CHECKING

from rehearse.language.numbers.ordinals import value_in
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.lines.signs import SIGN

if TYPE_CHECKING:
    from rehearse.script.reading.manuscript import SourceParagraph

_NUMBER = r"\d{1,3}|[一二三四五六七八九十]{1,3}|(?i:one|two|three|four|five|six|seven|eight|nine|ten)\b"
_WORD = r"(?i:PPT|slide|page|chapter|scene|幻灯片|投影片|页面|课件)"
_MORE = rf"(?:\s*[页张]?\s*[-—–~～至到、和&+]\s*(?:第|[Pp]\.?|{_WORD})?\s*(?:{_NUMBER}))?"
"""The end of a range of slides: P5-P6, 第5页～第7页."""
_OF = r"(?:\s*[/／]\s*\d{1,3})?"
_WORDS = (
    rf"(?:{_WORD}\s*)?第\s*(?P<a>{_NUMBER}){_MORE}\s*[页张](?:\s*{_WORD})?|"
    rf"{_WORD}[\s.:：#\-—–]*(?:第\s*)?(?P<b>{_NUMBER}){_MORE}{_OF}\s*[页张]?(?![\d.%])"
)
_P = rf"[Pp]\s?\.?\s?(?P<p>\d{{1,3}}){_MORE}{_OF}(?![\d%A-Za-z])"
_GOES_ON = r"(?![ \t　a-z的是在和与都个上里中讲有为])"
"""Behind a mere space no word that goes on a sentence: P2 的病毒; a heading of the format is none."""
_BEHIND = (
    r"(?:\s*[（(【\[](?P<title>[^）)】\]]{1,30})[）)】\]]\s*[:：]?\s*|\s*[:：.、|｜·•\-—–]+\s*|"
    rf"[ \t　]+{_GOES_ON}|(?=\n)|$)"
)
"""What follows a marker."""
_TURN = r"(?:(?:切换?|翻|换)[到至]?\s*)?"
_DRAWN = r"[=\-—–*#~<>《》·]{1,8}"
_LETTER = r"#|(?![QA])[A-Z]"
"""What the author chose to stand for a slide: #1, S1; Q1 is a question, or a quarter."""
_LETTERED = rf"(?P<letter>{_LETTER})\s?(?P<l>\d{{1,3}}){_MORE}(?![\d%A-Za-z])"

# fmt: off
FORMS: tuple[tuple[str, str, str], ...] = (
    ("in brackets", "[［【（(",
     rf"[\[［【（(]\s*(?:[→⇒▶▷]\s*|->\s*)?{_TURN}(?:{_WORDS}|{_P}|(?P<d>\d{{1,3}}){_MORE}\s*[页张])"
     r"\s*[:：.、|\-—–]*\s*(?P<title>[^\]］】）)]{0,30})[\]］】）)]\s*[:：]?\s*"),
    ("words", "SsPpCc幻投页课第", rf"(?:{_WORDS}){_BEHIND}"),
    ("p", "Pp", rf"{_P}{_BEHIND}"),
    ("drawn", "=-—–*#~<《·", rf"{_DRAWN}\s*(?:{_WORDS})\s*(?P<title>[^\n=\-—–*#~<>《》·]{{0,30}}?)\s*{_DRAWN}$"),
    ("letter", "#" + ascii_uppercase, rf"{_LETTERED}{_BEHIND}"),
    ("boxed letter", "【[", rf"[【\[]\s*{_LETTERED}\s*[:：.、|\-—–]*\s*(?P<title>[^\]】]{{0,30}})[\]】]\s*[:：]?\s*"),
    ("boxed number", "[［【", r"[\[［【]\s*(?P<n>\d{1,3})\s*[\]］】]\s*(?=\S)"),
    ("two digits", "0123456789", r"(?P<n>\d\d)(?:\s*[-–]\s*\d\d)*\s*[/／]\s+(?=[^\d\s])"),
    ("number", "0123456789（(", r"(?:(?P<n>\d{1,3})\s*[)）]|[（(]\s*(?P<m>\d{1,3})\s*[)）])\s*$"),
    ("number of all", "0123456789", r"(?P<n>\d{1,3})\s*[/／]\s*\d{1,3}\s*$"),
    ("number of the format", "0123456789", r"(?P<n>\d{1,3})\s*[.)）、]?\s*$"),
    ("roman letter", "IVX", r"(?P<n>[IVX]{1,5})[.．)]?\s*$"),
    ("number alone", "0123456789", r"(?P<n>\d{1,3})[.．]?\s*$"),
)
# fmt: on
"""(name, what it begins with, pattern at a paragraph's start)."""
_BY_FORMAT = {"number of the format": True, "letter": False}
"""Forms that are a slide's only as a heading of the format, or only where they are none: ## S1 may be said."""

TITLE = 40
"""Characters of a slide's title behind its marker."""

NO_TITLE = (
    r"(?i:封面|(?:标题|首)页|(?:致谢|结束|尾)页|(?:title|cover)(?: slide| page)?|"
    r"(?:thank you|end) slide)(?:\s*[（(][^（()）]*\d[^（()）]*[）)])?"
)
"""What says which slide it is, and is no title."""

_LASTS = r"(?i:[~～≈约大\s]*\d{1,3}(?:\.\d)?\s*(?:秒钟?|分钟?|s|sec(?:ond)?s?|min(?:ute)?s?)\.?)"
"""How long a slide is to take, behind its number: slide 1（~15s）."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker, its number, and where the text behind it begins."""

    form: str
    number: int
    end: int
    titled: bool
    """Whether it has words of its own: 【第2页：灌溉】."""


def marker_of(paragraph: SourceParagraph) -> Marker | None:
    """Find the marker that a paragraph begins with."""
    sign = compiled(SIGN).match(paragraph.text)
    skipped = sign.end() if sign else 0
    text = paragraph.text[skipped:]
    for form, first, pattern in FORMS:
        if text[:1] not in first or (form in _BY_FORMAT and _BY_FORMAT[form] != (paragraph.level > 0)):
            continue
        if match := compiled(pattern.replace(_GOES_ON, "") if paragraph.level else pattern).match(text):
            groups = match.groupdict()
            title = (groups.pop("title", "") or "").strip()
            letter = groups.pop("letter", "") or ""
            number = next(filter(None, groups.values()), "")
            titled = bool(title) and not compiled(f"{NO_TITLE}|{_LASTS}").fullmatch(title)
            return Marker(f"{form} {letter}".strip(), value_in(number), skipped + match.end(), titled)
    return None
