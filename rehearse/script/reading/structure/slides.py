"""Markers of slides (PPT 3, [3页], P5：…) and labels with a planned time: sections that nobody says.

A careful reader takes a marker for one only where several count up: P2 alone may be a name.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.language.durations import clock_ms, heading_target
from rehearse.language.numbers.numerals import value_of
from rehearse.language.numbers.ordinals import number_of
from rehearse.language.text.chars import PICTURES, has_han
from rehearse.language.text.ends import ends_inside, ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.language.text.prose import is_prose
from rehearse.script.reading.structure.counted_slides import counted_slides
from rehearse.script.reading.structure.named_slides import named_slides
from rehearse.script.reading.structure.part_labels import clocked_lines, part_labels

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rehearse.core.passage import Passage
    from rehearse.script.reading.manuscript import SourceParagraph

_NUMBER = r"\d{1,3}|[一二三四五六七八九十]{1,3}|(?i:one|two|three|four|five|six|seven|eight|nine|ten)\b"
_MORE = rf"(?:\s*[-—–~至到、&+]\s*(?:{_NUMBER}))?"
_OF = r"(?:\s*[/／]\s*\d{1,3})?"
_WORD = r"(?i:PPT|slide|page|chapter|scene|幻灯片|投影片|页面|课件)"
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

# fmt: off
FORMS: tuple[tuple[str, str, str], ...] = (
    ("in brackets", "[［【（(",
     rf"[\[［【（(]\s*(?:[→⇒▶▷]\s*|->\s*)?{_TURN}(?:{_WORDS}|{_P}|(?P<d>\d{{1,3}}){_MORE}\s*[页张])"
     r"\s*[:：.、|\-—–]*\s*(?P<title>[^\]］】）)]{0,30})[\]］】）)]\s*[:：]?\s*"),
    ("words", "SsPpCc幻投页课第", rf"(?:{_WORDS}){_BEHIND}"),
    ("p", "Pp", rf"{_P}{_BEHIND}"),
    ("drawn", "=-—–*#~<《·", rf"{_DRAWN}\s*(?:{_WORDS})\s*(?P<title>[^\n=\-—–*#~<>《》·]{{0,30}}?)\s*{_DRAWN}$"),
    ("number", "0123456789（(", r"(?:(?P<n>\d{1,3})\s*[)）]|[（(]\s*(?P<m>\d{1,3})\s*[)）])\s*$"),
    ("number of all", "0123456789", r"(?P<n>\d{1,3})\s*[/／]\s*\d{1,3}\s*$"),
    ("number of the format", "0123456789", r"(?P<n>\d{1,3})\s*[.)）、]?\s*$"),
    ("number alone", "0123456789", r"(?P<n>\d{1,3})[.．]?\s*$"),
)
# fmt: on
"""(name, what it begins with, pattern at a paragraph's start)."""

_TITLE = 40
"""Characters of a slide's title behind its marker."""

_NO_TITLE = (
    r"(?i:封面|(?:标题|首)页|(?:致谢|结束|尾)页|(?:title|cover)(?: slide| page)?|"
    r"(?:thank you|end) slide)(?:\s*[（(][^（()）]*\d[^（()）]*[）)])?"
)
"""What says which slide it is, and is no title."""

_LASTS = r"(?i:[~～≈约大\s]*\d{1,3}(?:\.\d)?\s*(?:秒钟?|分钟?|s|sec(?:ond)?s?|min(?:ute)?s?)\.?)"
"""How long a slide is to take, behind its number: slide 1（~15s）."""

_LABEL = (
    r"(?:【[^】]{1,30}】|\[[^\]]{1,40}\]|[^。！？!?，,]{1,24}[:：]|"
    r"[（(][^（()）。，,]{1,20}[-–—|·:：]\s*(?:建议|预计|计划)?(?:时长|用时|时间)\s*[:：][^（()）]{1,12}[）)])"
)
_TOLD = r"[我他她咱了]|完(?!整)"
"""What is told of somebody, as in 他跑完一百米（12秒）：; a label names a part of the speech."""
_ONLY_A_TIME = (
    r"(?i)[【\[]?\W*(?:[a-z]+ ){0,2}(?:time|duration|length)\s*:|"
    r"[【\[]?\W*(?:[^\W\d]{0,4})(?:时长|用时|时间)\s*[:：]"
)
"""[Estimated speaking time: 6 minutes] names no part."""
_CLOCK = r"[\[【（(]?\s*\d{1,2}:\d\d(?::\d\d)?\s*(?:[-—–~～]+|至|到)\s*\d{1,2}:\d\d(?::\d\d)?\s*[\]】）)]?"
_CLOCKED = rf"{_CLOCK}\s*[|｜:：·—\-]?\s*(?P<words>[^。！？!?]{{0,30}})"


@dataclass(frozen=True, slots=True)
class _Marker:
    form: str
    number: int
    end: int
    titled: bool
    """Whether it has words of its own: 【第2页：灌溉】."""


def slide_sections(paragraphs: Sequence[SourceParagraph]) -> list[SourceParagraph]:
    """Make sections of the markers of slides and of the labels with a planned time."""
    markers = {
        at: found
        for at, one in enumerate(paragraphs)
        if not (one.silent or one.quoted or one.forced) and (found := _marker(one))
    }
    if (
        sum(paragraphs[at].level > 0 for at in markers) > 1
    ):  # where headings are marked, a list may name a slide
        markers = {at: found for at, found in markers.items() if paragraphs[at].level}
    counting = {
        form
        for form in {one.form for one in markers.values()}
        if _count_up([one.number for one in markers.values() if one.form == form])
        and (
            form != "number alone"
            or _heads([at for at, one in markers.items() if one.form == form], paragraphs)
        )
    }
    for at, end in counted_slides(paragraphs).items():
        markers[at] = _Marker("counted", 0, end, titled=False)
        counting.add("counted")
    timed = [at for at, one in enumerate(paragraphs) if _is_timed(one)]
    listed = any(other == one + 1 for one, other in pairwise(timed))  # measures, one below the other
    labels = part_labels(paragraphs) | clocked_lines(paragraphs)
    labels |= set(timed) if len(timed) > 1 and not listed else set()
    named = named_slides(paragraphs)
    made: list[SourceParagraph] = []
    above = 0  # the level of the format's heading above
    for at, paragraph in enumerate(paragraphs):
        marker = markers.get(at)
        above = paragraph.level or above
        if marker and marker.form in counting:
            made += _apart(paragraph, marker)
        elif at in named:
            wordless = compiled(_NO_TITLE).fullmatch(paragraph.text[named[at] :]) is not None
            made.append(_shown(paragraph, paragraph.passage, wordless))
        elif (
            at in labels
            or _is_label(paragraph)
            or (paragraph.level and compiled(_NO_TITLE).fullmatch(paragraph.text))
        ):
            level = paragraph.level or (above + 1 if at in timed else _LABELS)
            made.append(replace(paragraph, level=level, silent=True, label="marker"))
        else:
            made.append(paragraph)
    return made


_LABELS = 1


def _marker(paragraph: SourceParagraph) -> _Marker | None:
    picture = compiled(PICTURES).match(paragraph.text)
    skipped = picture.end() if picture else 0
    text = paragraph.text[skipped:]
    for form, first, pattern in FORMS:
        if text[:1] not in first or (form == "number of the format" and not paragraph.level):
            continue
        if match := compiled(pattern.replace(_GOES_ON, "") if paragraph.level else pattern).match(text):
            groups = match.groupdict()
            title = (groups.pop("title", "") or "").strip()
            number = next(filter(None, groups.values()), "")
            titled = bool(title) and not compiled(f"{_NO_TITLE}|{_LASTS}").fullmatch(title)
            return _Marker(form, _value(number), skipped + match.end(), titled)
    return None


def _value(number: str) -> int:
    return _ENGLISH.get(number.lower()) or value_of(number) or 0


_ENGLISH = {
    word: value
    for value, word in enumerate("one two three four five six seven eight nine ten".split(), start=1)
}


def _count_up(numbers: list[int]) -> bool:
    """True where numbers mostly grow, and there are several."""
    grows = sum(other > one for one, other in pairwise(numbers))
    return len(set(numbers)) > 1 and grows >= 0.7 * (len(numbers) - 1)


def _heads(places: Sequence[int], paragraphs: Sequence[SourceParagraph]) -> bool:
    """True for bare numbers with text below, the first above all text; a page's number stands below its text.

    Numbers that leave some out count slides wherever they begin; 1. with its point may else be a question's number: it
    is a slide's where a few words stand below, the slide's title, and no answers A., B., C. stand alone as well.
    """
    listed = sum(compiled(r"[A-Da-d][.．、]?").fullmatch(one.text) is not None for one in paragraphs)
    numbers = [_value(paragraphs[at].text.rstrip(".．")) for at in places]
    gaps = any(other > one + 1 for one, other in pairwise(numbers))
    above = paragraphs[: places[0]]
    below = [paragraphs[at + 1].text for at in places if at + 1 < len(paragraphs)]
    texts = sum(not text.rstrip(".．").isdigit() for text in below)
    titles = sum(len(text) <= _TITLE // (1 + has_han(text)) and not ends_sentence(text) for text in below)
    pointed = any(paragraphs[at].text[-1] in ".．" for at in places)
    return (
        len(places) >= _FEWEST
        and 4 * texts >= 3 * len(places)
        and (not pointed or gaps or 3 * titles >= len(places))
        and places[-1] + 1 < len(paragraphs)
        and listed < _FEWEST
        and (gaps or not any(is_prose(one.text) for one in above))
    )


_FEWEST = 3


def _apart(paragraph: SourceParagraph, marker: _Marker) -> Iterator[SourceParagraph]:
    """Give the marker, with the title that stands behind it in its line, and the text below or behind it."""
    passage = paragraph.passage
    line = passage.text.find("\n", marker.end)
    end = line if line >= 0 else len(passage.text)
    rest = passage.text[marker.end : end].strip()
    titled = bool(rest) and (
        paragraph.level
        or (len(rest) <= _TITLE and not ends_sentence(rest) and not ends_inside(rest) and not _greets(rest))
    )
    if titled or not rest:
        wordless = not (marker.titled or rest) or bool(compiled(_NO_TITLE).fullmatch(rest))
        yield _shown(paragraph, passage[:end].strip(), wordless)
    else:
        end = marker.end
        yield _shown(paragraph, passage[:end].strip(), not marker.titled)
    if below := passage[end:].strip():
        yield replace(paragraph, passage=below, level=0, silent=False)


def _greets(text: str) -> bool:
    return text[-1] in "：:，,"


def _shown(paragraph: SourceParagraph, passage: Passage, wordless: bool) -> SourceParagraph:
    return replace(paragraph, passage=passage, level=1, silent=True, label="marker" if wordless else "title")


def label_target(text: str, *, clocked: bool = False) -> tuple[int, int, int] | None:
    """Find the planned time of a label: where it stands, and how long it is; None where there is none."""
    if by_clock := compiled(_CLOCKED).fullmatch(text):
        start, end = (clock_ms(time) for time in compiled(r"[\d:]+").findall(text)[:2])
        return (0, by_clock.start("words"), end - start) if start < end else None
    boxed = compiled(_BOX).fullmatch(text) is not None
    found = heading_target(text[1:-1] if boxed else text.rstrip(":："), clocked=clocked)
    if boxed and found:
        return found[0] + 1, found[1] + 1, found[2]
    return found or heading_target(text, clocked=clocked)


_BOX = r"[【〔\[].*[】〕\]]|[（(][^（()）]*[）)]"


def _is_timed(paragraph: SourceParagraph) -> bool:
    """True for a short line that ends in a planned time: 开场白（约1分钟）, a label where several have text below."""
    text = paragraph.text
    if paragraph.level or paragraph.ruled or not 4 < len(text) <= _TITLE or not any(map(str.isdigit, text)):
        return False
    if compiled(_NO_PART).search(text) or number_of(text):
        return False
    found = label_target(text)
    return (
        found is not None
        and found[2] <= _LONGEST_MS
        and text[found[0] : found[1]].strip()[0] in "([（【〔|｜·—–-"
    )


_NO_PART = (
    r"[。！？!?；;]|[我你您他她]|稿|演讲|致[辞词]|讲话|小时|[\d一二两三四五六七八九十半]\s*点|"
    r"第.{1,3}[次名组天轮位届]|(?i:hour|speech)"
)
"""A sentence, a title, or something else that took so long."""


_SHORTEST_MS, _LONGEST_MS = 5000, 30 * 60_000
"""A part of a speech takes no less and no longer."""


def _is_label(paragraph: SourceParagraph) -> bool:
    """True for 过渡语（15秒）：, 【开场 · 15 秒】 and 00:00 - 00:30 开场 on a line of their own."""
    text = paragraph.text
    if (
        paragraph.ruled
        or paragraph.quoted
        or paragraph.forced
        or paragraph.level
        or len(text) > 40
        or not any(char.isdigit() for char in text)
    ):
        return False
    if ":" in text and (clocked := compiled(_CLOCKED).fullmatch(text)) and clocked["words"].strip():
        return True
    return (
        bool(compiled(_LABEL).fullmatch(text))
        and not compiled(_TOLD).search(text)
        and not compiled(_ONLY_A_TIME).match(text)
        and label_target(text) is not None
    )
