"""Points that are counted in the text: 一是二是四是, and "three points" that turn out to be six."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearse.language.numbers.numerals import in_han, value_of
from rehearse.language.numbers.ordinals import number_of
from rehearse.script.checking.examined import problem
from rehearse.script.checking.headings import spoken_headings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core import Paragraph, Span
    from rehearse.script.checking.examined import Examined, Problem

WORDS = {
    "zh": {
        "skips": "列举跳号：{before!q} 之后是{after!q}，缺“{missing!n}”",
        "twice": "列举重号：{before!q} 之后又是{after!q}",
        "do": "按顺序改正编号",
        "promise": "{promise!q}说的是 {said} 项，后面列出了 {found} 项",
        "promise, do": "改正数目，或增减后面的内容",
    },
    "en": {
        "skips": "the enumeration skips: {after!q} follows {before!q}, {missing!n} is missing",
        "twice": "the enumeration repeats: {after!q} follows {before!q}",
        "do": "number the points in order",
        "promise": "{promise!q} promises {said}, and {found} follow",
        "promise, do": "correct the number, or what follows",
    },
}

_HAN = "[一二三四五六七八九十]"
_MARKER = re.compile(
    rf"(?:(?<=[。；;：:！!？?，,、”）)\s—])|^)(?:[（(]?(?P<is>{_HAN})[）)]?(?:是|要|靠|看)(?![一二三四五六七八九十不])"
    rf"|第(?P<th>{_HAN}|\d{{1,2}})(?=[，,、：:]|——)|(?P<word>首先|其次|再次)(?=[，,]|是|要)"
    rf"|其(?P<its>{_HAN})(?=[，,、：:]))"
    r"|(?<=[。；;：:])\s?(?:[（(](?P<paren>\d{1,2})[）)]|(?P<dot>\d{1,2})[.．、](?![\d\s])|(?P<circled>[①-⑳]))"
)
_ENGLISH = re.compile(
    r"(?:(?<=[.!?;:]\s)|^)(First|Second|Third|Fourth|Fifth|Sixth|Seventh)(?:ly)?(?=,)", re.MULTILINE
)
_ENGLISH_VALUES = {
    word: value for value, word in enumerate("First Second Third Fourth Fifth Sixth Seventh".split(), start=1)
}
_KINDS = {
    "word": "th",
    "paren": "block paren-arabic",
    "dot": "block arabic",
    "circled": "block circled",
}
"""Group of the pattern -> the list that it belongs to, where this is called otherwise."""
_WORDS = {"首先": 1, "其次": 2, "再次": 3}
"""Words that count as 第一, 第二 and 第三 do."""
_PROMISE = re.compile(
    r"(?:(?<=[讲提谈])|(?<=强调)|(?<=讲以下)|(?<=提以下))(?P<few>[两三四五六七八九十])点(?=[：:，,。])|"
    r"(?P<n>[两三四五六七八九十]|(?<!\d)[2-9])(?:点(?:意见|建议|要求|希望|体会|感受|看法|想法|认识|感悟|倡议|祝愿)"
    r"|个方面的?(?:意见|建议|要求|情况|体会|内容|问题)|方面(?:意见|建议|要求|体会))"
    r"|(?:(?<=[讲谈提])|(?<=以下)|(?<=分为)|(?<=抓了)|(?<=做了)|(?<=抓好)|(?<=做好)|(?<=[抓做]好以下))"
    r"(?P<m>[两三四五六七八九十])(?:个方面(?:的?(?:工作|任务))?|个(?:问题|部分)|件(?:大|实)?事)(?=[：。]|作|改进：)"
)
_ANOTHER = re.compile(
    r"\b(?:Next|Then|Also|Another|In addition|Moreover)\b|再一个|另一个|另外|此外|还有一(?:个|点)|再者|"
    r"然[后後]|接[着著]|接下[来來]|跟着|紧接"
)
"""With these a speaker goes on without a number."""
_NO_LISTS = ("bare", "slide", "is", "part")
_FAR = 200
"""Characters behind a promise's paragraph within which the list begins that it is about."""
_OFF = 2
"""A number is only taken to be wrong when the list begins at one and has at least so many points."""


@dataclass(frozen=True, slots=True)
class _Point:
    kind: str
    value: int
    text: str
    span: Span
    paragraph: int
    """Where its paragraph begins."""

    @property
    def opens(self) -> bool:
        """Whether it opens its paragraph."""
        return self.span[0] == self.paragraph


def _markers(paragraph: Paragraph) -> Iterator[_Point]:
    """Find the markers of points within a paragraph."""
    for match in _MARKER.finditer(paragraph.text):
        kind = match.lastgroup or ""
        value = _WORDS.get(match[kind]) or value_of(unicodedata.normalize("NFKC", match[kind])) or 0
        span = paragraph.span_of(*match.span())
        name = "th digit" if kind == "th" and match[kind].isdigit() else _KINDS.get(kind, kind)
        yield _Point(name, value, match[0].strip(), span, paragraph.at[0])
    for match in _ENGLISH.finditer(paragraph.text):
        span = paragraph.span_of(*match.span())
        yield _Point("english", _ENGLISH_VALUES[match[1]], match[0], span, paragraph.at[0])


def skips(examined: Examined) -> Iterator[Problem]:
    """Find enumerations that skip or repeat: 一是…；二是…；四是…."""
    for points in _by_section(examined):
        open_: list[_Point] = []
        for point in points:
            at = next(
                (at for at in range(len(open_) - 1, -1, -1) if open_[at].value == point.value - 1), None
            )
            if at is not None and _is_outside(open_[at], open_[-1], point):
                at = None
            if point.value == 1 or not open_:
                at = len(open_)
            elif at is None and not point.opens and open_[-1].paragraph != point.paragraph:
                at = len(open_)  # 首先，…；二是…: a list of its own, whose first has another name
            elif at is None and point.text in _WORDS:
                continue  # “in the second place” behind points that have numbers
            elif at is None:
                if not _is_said(examined, open_[-1], point):
                    yield _wrong(open_[-1], point)
                at = len(open_) - 1
            # a list that begins in the middle is not followed
            open_[at:] = [point] if point.value == 1 or at < len(open_) else []


def _is_outside(before: _Point, last: _Point, point: _Point) -> bool:
    """True where a point would go on with a list of another paragraph, though 其次 stands before it in its own."""
    return last.text in _WORDS and last.paragraph == point.paragraph != before.paragraph and not point.opens


def _is_said(examined: Examined, before: _Point, here: _Point) -> bool:
    """True where what seems to be left out stands between in another dress: 第二个方面, 再一个, 二是要."""
    left = [in_han(value) for value in range(before.value + 1, here.value)]
    between = examined.text[before.span[1] : here.span[0]]
    if here.kind in ("th", "english") and _ANOTHER.search(between):
        return True
    if here.kind == "english":
        names = [word.lower() for word, value in _ENGLISH_VALUES.items() if before.value < value < here.value]
        return bool(names) and all(name in between.lower() for name in names)
    return bool(left) and all(re.search(f"[第其（(]{one}|{one}[是要、）)]", between) for one in left)


def _by_section(examined: Examined) -> Iterator[list[_Point]]:
    """Give the points of each section, a list for each way of counting."""
    gathered: dict[tuple[int, str], list[_Point]] = {}
    for paragraph in examined.paragraphs:
        if paragraph.role == "body":
            points = list(_markers(paragraph))
            opening = number_of(paragraph.text)
            if opening and opening.kind not in _NO_LISTS and not any(point.opens for point in points):
                text = paragraph.text[: opening.rest].strip()
                kind = "th" if text.startswith("第") else f"block {opening.kind}"
                here = _Point(
                    kind, opening.value, text, paragraph.span_of(0, max(1, len(text))), paragraph.at[0]
                )
                points.insert(0, here)
            for point in points:
                gathered.setdefault((paragraph.section, point.kind), []).append(point)
    yield from gathered.values()


def _wrong(before: _Point, here: _Point) -> Problem:
    left = range(before.value + 1, here.value)
    key = "skips" if left else "twice"
    return problem(key, here.span, before.span, before=before.text, after=here.text, missing=left)


def promises(examined: Examined) -> Iterator[Problem]:
    """Find a promised number of points that is not kept: 讲三点意见, and six follow."""
    lists = _lists(examined)
    for paragraph, match, span in examined.matches(_PROMISE):
        said = match["n"] or match["few"] or match["m"]
        parts = match["m"] and re.search(f"第{said}(?:[个件]|部分)", paragraph.text[match.end() :])
        if paragraph.role in ("body", "heading") and not parts:
            number_said = value_of(said) or 0
            if found := _broken([one for one in lists if one.start > span[0]], number_said, paragraph):
                yield problem("promise", span, promise=match[0], said=number_said, found=found)


def _broken(lists: list[_List], said: int, paragraph: Paragraph) -> int:
    """The length of the list that a promise is about if no list is as long as promised; else 0.

    A list inside some later paragraph is not what it is about, nor one that begins far behind it: what was promised
    may have no numbers.
    """
    meant = [one for one in lists if one.outer or one.start <= paragraph.at[-1]]
    if meant and meant[0].start > paragraph.at[-1] + _FAR:
        return 0
    within = meant[0] if meant else None
    if any(one.count == said for one in lists if not (within and within.start < one.start < within.last)):
        return 0
    return meant[0].count if meant and meant[0].count >= _OFF else 0


@dataclass(slots=True)
class _List:
    start: int
    count: int
    """Its highest number."""
    outer: bool
    """Whether it is made of headings or paragraphs."""
    last: int = 0
    """Where its last item begins."""


def _lists(examined: Examined) -> list[_List]:
    """Give each list that begins at one, in order."""
    found: list[_List] = []
    last: dict[str, _List] = {}
    for start, kind, value, outer in sorted(_counted(examined)):
        if value == 1:
            last[kind] = _List(start, 1, outer)
            found.append(last[kind])
        elif kind in last:
            last[kind].count = max(last[kind].count, value)
            last[kind].last = start
    return found


def _counted(examined: Examined) -> Iterator[tuple[int, str, int, bool]]:
    """Give everything that is numbered: where, how, its number, and whether it is a heading or a paragraph."""
    for heading in spoken_headings(examined):
        if heading.number:
            yield heading.span[0], heading.number.kind, heading.number.value, True
    for paragraph in examined.paragraphs:
        if paragraph.role != "body":
            continue
        opening = number_of(paragraph.text)
        points = list(_markers(paragraph))
        if opening and not any(point.opens for point in points):
            yield paragraph.at[0], f"block {opening.kind}", opening.value, True
        for point in points:
            yield point.span[0], point.kind, point.value, point.opens
