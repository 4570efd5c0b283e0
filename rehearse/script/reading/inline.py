"""What an author writes within a paragraph about its words: readings, stress, optional passages, footnote marks, links.

To add one, add a row to RULES: what it is called, and a pattern; its group "words" is what stays and is spoken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearse.core import Annotation
from rehearse.language.numbers.powers import NOTE_MARK
from rehearse.language.pinyin.homophones import homophones
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.aids import aids
from rehearse.script.reading.manuscript import Hidden
from rehearse.script.reading.marks import find_marks, is_direction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core import Passage, Span

_SPEECH_MARKDOWN = (
    "emphasis|rate|pitch|volume|vol|lang|voice|date|number|ordinal|time|characters|chars|whisper|excited|"
    "disappointed"
)

RULES: tuple[tuple[str, str], ...] = (
    ("strong", r"(?<![A-Za-z0-9+])\+\+(?=[^\s+])(?P<words>[^+\n]{1,80}?)(?<=\S)\+\+(?!\+)"),
    (
        "strong",
        rf"[(（](?P<words>[^()（）\[\]\n]{{1,80}})[)）]\[(?:{_SPEECH_MARKDOWN})(?::[^\]\n]{{1,30}})?\]",
    ),
    ("reading", r"[(（](?P<words>[^()（）\[\]\s]{1,12})[)）][\[［](?P<value>[^\]］\n]{1,60})[\]］]"),
    ("link", r"!\[\[[^\]\n]{1,200}\]\]"),
    ("link", r"\[\[(?!\d{1,3}\]\])(?:[^\]|\n]{0,200}\|)?(?P<words>[^\]|\n]{1,200})\]\]"),
    (
        "footnote mark",
        NOTE_MARK
        + r"|(?<=\S)(?:(?<![。；：，、;:,])[⑴-⒇]|[〔\[［]注?\s?\d{1,3}[〕\]］]|\[\^[^\]\s]{1,30}\])",
    ),
    ("markup", r"(?<![A-Za-z0-9=])==(?=[^\s=])(?P<words>[^=\n]{1,200}?)(?<=[^\s=])==(?![A-Za-z0-9=])"),
    ("markup", r"(?<=[A-Za-z])~(?P<words>\d{1,3})~(?!~)"),
    ("markup", r"(?<=[\dA-Za-z)])(?P<words>\^-?[\dA-Za-z]{1,3})\^(?![\dA-Za-z])"),
    ("formula", r"(?<![\d$\\])\$(?=[^\s$])[^$\n]{0,120}\\[A-Za-z][^$\n]{0,120}\$(?![\d$])"),
    (
        "markup",
        r"(?<![\d$\\])\$(?=[^\s$])(?P<words>[A-Za-z]|[^$\n]{0,60}[\^_=+][^$\n]{0,60})(?<=[^\s$])\$(?![\d$])",
    ),
    ("link", r"(?:https?://|www\.)[A-Za-z0-9\-._~:/?#@!$&'*+,;=%]*[A-Za-z0-9/#=_-]"),
)
"""(what, pattern), in the order in which they are tried at each place."""

_ANY = re.compile(
    "|".join(
        re.sub(r"\?P<(words|value)>", rf"?P<\g<1>{place}>", f"(?P<r{place}>{pattern})")
        for place, (_, pattern) in enumerate(RULES)
    )
)
_GAP = (
    r"(?i:\[\s*(?:请|此处|这里|插入|填|补|(?:数据|数字|内容|名单|人名|时间|地点|金额)?待|某|姓\s*名|单\s*位|日\s*期|"
    r"时\s*间|地\s*点|[Xx×]{2}|(?:TODO|TB[ACD]|FIXME|insert|enter|add|fill|your|name|date|title|place)\b))"
)
"""What is not filled in yet: [[待填]], which is no link."""
_OPTIONAL = re.compile(
    r"\{\s*(?:可删减?|可选|可省略?|optional\b|cut\b)\s*(?:(?P<label>[A-Za-z甲乙丙丁])\s*[:：]|[:：])?\s*(?=\S|$)|\}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Inline:
    """A paragraph whose marks about words are taken out."""

    passage: Passage
    """What stays."""
    hidden: tuple[Hidden, ...]
    spoken: dict[Span, str]
    """Where the author gives how words are read -> characters that every voice reads so."""
    annotations: tuple[Annotation, ...]


def inline(passage: Passage) -> Inline:
    """Separate the marks about words from the words of a paragraph."""
    hidden: list[tuple[str, int, int]] = []
    said: dict[Span, str] = {}
    annotations: list[Annotation] = []
    for what, start, end, kept, value in _found(passage.text):
        words = passage[slice(*kept)]
        if what == "reading" and value:
            spoken = homophones(value, words.text)
            if spoken is None and kept != (start, end):  # an ordinary bracket: leave it
                continue
            said[words.span] = spoken or words.text
            annotations.append(Annotation("reading", words.text, words.span, value))
        if what == "strong":
            annotations.append(Annotation("strong", words.text, words.span, value))
        hidden += [(what, start, kept[0]), (what, kept[1], end)]
    left = [at for at in range(len(passage.text)) if not any(start <= at < end for _, start, end in hidden)]
    return Inline(
        passage.only(left),
        tuple(Hidden(what, passage[start:end].span) for what, start, end in hidden if start < end),
        said,
        tuple(annotations),
    )


def _found(text: str) -> Iterator[tuple[str, int, int, Span, str]]:
    """Find each mark: what it is, its start and end, what stays of it, and its value."""
    position = 0
    for one in sorted((*_by_rules(text), *_aids(text)), key=lambda one: one[1]):
        if one[1] >= position:
            yield one
            position = one[2]


def _aids(text: str) -> Iterator[tuple[str, int, int, Span, str]]:
    """Give the reading aids: the words, which stay, and the bracket behind them."""
    for aid in aids(text):
        yield "reading", *aid.words, aid.words, aid.pinyin
        yield "reading", *aid.mark, (aid.mark[1], aid.mark[1]), ""


def _by_rules(text: str) -> Iterator[tuple[str, int, int, Span, str]]:
    """Find the marks of RULES."""
    for match in _ANY.finditer(text):
        place = next(place for place in range(len(RULES)) if match[f"r{place}"] is not None)
        doubled = match[0].startswith("[[")
        if doubled and compiled(_GAP).match(match[0], 1):
            continue
        if doubled and _is_mark(match[0][1:-1]):  # a mark in doubled brackets
            yield "link", match.start(), match.start() + 1, (match.start() + 1,) * 2, ""
            yield "link", match.end() - 1, match.end(), (match.end(),) * 2, ""
            continue
        groups = match.groupdict()
        kept = match.span(f"words{place}") if f"words{place}" in groups else (match.end(), match.end())
        yield RULES[place][0], match.start(), match.end(), kept, groups.get(f"value{place}") or ""


def _is_mark(bracket: str) -> bool:
    """True for a mark for the speaker."""
    return is_direction(bracket) or next(find_marks(bracket), None) is not None


def optional_marks(text: str) -> Iterator[tuple[int, int, str | None]]:
    """Find where optional passages begin and end: {可删 …}; (start, end, the author's label where one begins)."""
    for match in _OPTIONAL.finditer(text):
        yield match.start(), match.end(), None if match[0] == "}" else match["label"] or ""
