"""SSML and HTML tags in a paragraph: none is said; what they say of readings, stress and where it ends is kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rehearse.core import Annotation, Passage
from rehearse.core.passage import join
from rehearse.language.numbers.figures import digit_by_digit
from rehearse.language.numbers.powers import raised
from rehearse.language.pinyin.syllables import syllables, written
from rehearse.script.reading.manuscript import Hidden

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.script.reading.manuscript import Manuscript, SourceParagraph
    from rehearse.script.reading.source import Source

_TELLING = (
    "speak|voice|prosody|emphasis|say-as|phoneme|sub|audio|desc|metadata|sup|ruby|rb|rt|rp|"
    "s|p|br|div|center|section"
)
_OTHER = (
    "lang|mark|lexicon|par|seq|media|w|b|i|u|em|strong|span|font|small|big|ins|q|cite|abbr|a|code|kbd|"
    "(?:mstts|amazon|google):[a-z-]+"
)
_VALUE = r"(?:\"[^\"<>\n]*\"|'[^'<>\n]*'|[“”][^“”<>\n]*[“”]|[^\s\"'<>]+)"
_ATTRIBUTES = rf"(?:\s+[a-z:-]+\s*=\s*{_VALUE})*"
_TAG = re.compile(
    rf"[<‹](?P<close>/?)(?P<name>{_TELLING}|{_OTHER})(?P<attributes>{_ATTRIBUTES})\s*(?P<alone>/?)>",
    re.IGNORECASE,
)
TELLING_TAG = rf"/?(?:{_TELLING}){_ATTRIBUTES}\s*/?>"
"""Tags that say something of the words in them, without their <; Markdown would leave them out, or take the line for
HTML."""
_ATTRIBUTE = re.compile(rf"([A-Za-z:-]+)\s*=\s*({_VALUE})")
_APART = frozenset(("speak", "p", "s", "br", "div", "center", "section"))
"""What stands in these is a paragraph or a sentence of its own."""

_SILENT = frozenset(("rt", "rp", "desc", "metadata"))
_SPELLED = ("digits", "characters", "spell-out", "verbatim", "telephone")


@dataclass(frozen=True, slots=True)
class _Open:
    """A tag that is not closed yet."""

    name: str
    attributes: dict[str, str]
    inside: list[Passage]
    """What was shown since it was opened; of a ruby, what the next reading is about."""


def without_tags(manuscript: Manuscript) -> Manuscript:
    """Hide the tags of a manuscript; a paragraph that is nothing else is gone."""
    if not any("<" in paragraph.text or "‹" in paragraph.text for paragraph in manuscript.paragraphs):
        return manuscript
    hidden: list[Hidden] = []
    annotations: list[Annotation] = []
    left = tuple(
        kept
        for paragraph in manuscript.paragraphs
        for kept in _without(manuscript.source, paragraph, hidden, annotations)
    )
    return replace(
        manuscript,
        paragraphs=left,
        hidden=(*manuscript.hidden, *hidden),
        annotations=(*manuscript.annotations, *annotations),
    )


def _without(
    source: Source, paragraph: SourceParagraph, hidden: list[Hidden], annotations: list[Annotation]
) -> Iterator[SourceParagraph]:
    passage, position = paragraph.passage, 0
    whole = _Open("", {}, [])
    opened = [whole]
    apart: list[Passage] = []
    for match in _TAG.finditer(paragraph.text):
        _show(passage[position : match.start()], opened, hidden)
        position = match.end()
        name = match["name"].lower()
        kept = (
            match.end() if name == "br" and paragraph.level else match.start()
        )  # in a heading it parts words
        _show(Passage(" " * (kept - match.start()), passage.at[match.start() : kept]), opened, hidden)
        if kept < match.end():
            hidden.append(Hidden("markup", passage[kept : match.end()].span))
        if name in _APART and not paragraph.level:
            apart.append(join(whole.inside))
            whole.inside.clear()
        if match["close"]:
            at = next((at for at in reversed(range(len(opened))) if opened[at].name == name), 0)
            while at and len(opened) > at:
                annotations += _said_of(opened.pop(), opened)
        elif not match["alone"] and name not in ("br", "rb"):
            found = _ATTRIBUTE.findall(match["attributes"])
            attributes = {key.lower(): value.strip("\"'“”").strip() for key, value in found}
            opened.append(_Open(name, attributes, []))
    if not position:
        yield paragraph
        return
    _show(passage[position:], opened, hidden)
    for part in (*apart, join(whole.inside)):
        if left := part.strip():
            yield replace(paragraph, passage=left, line=source.line_of(left.at[0]))


def _show(passage: Passage, opened: list[_Open], hidden: list[Hidden]) -> None:
    """Add a text to what is shown in the tags around it: of a ruby only its base, raised figures raised."""
    names = {tag.name for tag in opened}
    if "sup" in names and passage:
        passage = Passage(raised(passage.text), passage.at)
    for tag in opened:
        if tag.name in _SILENT or names.isdisjoint(_SILENT):
            tag.inside.append(passage)
    if passage.text.strip() and not names.isdisjoint(_SILENT):
        what = "comment" if names.isdisjoint(("rt", "rp")) else "reading"
        hidden.append(Hidden(what, passage.strip().span))


def _said_of(tag: _Open, around: list[_Open]) -> Iterator[Annotation]:
    """What a tag that is closed says of the text in it, or of the ruby around it."""
    words = join(tag.inside).strip()
    if tag.name == "rt" and around[-1].name == "ruby":
        base = join(around[-1].inside).strip()
        around[-1].inside.clear()
        if base and syllables(words.text):
            yield Annotation("reading", base.text, base.span, words.text)
    elif not words:
        return
    elif tag.name == "emphasis" and tag.attributes.get("level") not in ("none", "reduced"):
        yield Annotation("strong", words.text, words.span)
    elif value := _reading(tag, words.text):
        yield Annotation("reading", words.text, words.span, value)


def _reading(tag: _Open, words: str) -> str:
    """How an element says that its words are read; empty where it says nothing that can be used."""
    if tag.name == "phoneme":
        said = syllables(tag.attributes.get("ph", ""))
        return " ".join(map(written, said)) if said and len(said) == len(words) else ""
    if tag.name == "say-as" and tag.attributes.get("interpret-as", "").lower() in _SPELLED:
        return digit_by_digit(words) if any(map(str.isdigit, words)) else " ".join(words)
    return tag.attributes.get("alias", "") if tag.name == "sub" else ""
