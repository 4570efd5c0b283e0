"""Decks written in Markdown (Marp, Slidev, reveal.js, Deckset, remark): their notes are said, their slides are shown.

Found in the text before it is parsed, so that all but the notes and the titles of the slides can be blanked out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from rehearse.core import Notice
from rehearse.core.passage import Passage, join
from rehearse.language.text.patterns import compiled
from rehearse.language.text.prose import is_prose
from rehearse.script.reading.formats.front_matter import find_front_matter
from rehearse.script.reading.formats.markdown_hidden import blank_out
from rehearse.script.reading.manuscript import Hidden

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from rehearse.core import Span
    from rehearse.script.reading.manuscript import SourceParagraph
    from rehearse.script.reading.source import Source

_EDGE = r"[ \t]*-{2,}[ \t]*"
"""A line between two slides; some programs let two hyphens part them as well."""
_SETTING = r"[a-z][\w-]*:(?:[ \t].*)?|[ \t]+\S.*"
"""A line of settings, or one that goes on with the value above it."""
_DECK = (
    r"(?m)^(?:marp|theme|paginate|slidenumbers|autoscale|build-lists|slide-transition|transition|"
    r"headingDivider|slide-dividers|revealOptions|highlighter|mdc|drawings)[ \t]*:"
)
"""A setting that only a deck has."""
_BY_HEADS = r"(?m)^(?:headingDivider|slide-dividers)[ \t]*:"
"""That a slide begins at each heading."""
_COMMENT = r"(?s)<!--(?P<comment>.*?)-->|<aside\b[^>]*\bnotes\b[^>]*>(?P<aside>.*?)</aside>"
_NOT_SAID = r"(?i)\s*(?:[._$]|(?:todo|fixme|source|rehearse|来源|出处|待办)\b)"
"""How a comment begins that sets up the slide, or is for its maker."""
_LABEL = (
    r"(?i)[ \t]*(?:\*\*)?(?:(?:(?:speaker|presenter)(?:['’]?s)?[ \t]+)?notes?|(?:演讲者|讲者|演讲|演示)?备注)"
    r"(?:\*\*)?[ \t]*[:：](?:\*\*)?|[ \t]*\?\?\?[ \t]*$"
)
"""What stands above a slide's notes, which go on to the slide's end."""
_TITLE = r" {0,3}(?P<marks>#{1,6})[ \t]+(?:\[fit\][ \t]*)?(?=\S)"
_CONTENTS = r"(?i:agenda|outline|contents|目\s*录|议程|提纲)"
"""The title of a slide that is no cover."""
_FENCE = r"[ \t]*(?:```|~~~)"
_WORDS = r"(?s)[\w\[](?:.*\w)?[^\s<]*"
_LEAST = 2
"""Slides with notes."""
_TIMES = 2
"""In a file that does not say that it is a deck, the notes hold so many times what the slides hold in sentences."""


@dataclass(frozen=True, slots=True)
class _Slide:
    span: Span
    title: tuple[Span, ...]
    """Its marks and its words, over one line or several."""
    notes: tuple[Span, ...]
    shown: int
    """Characters of its other sentences."""


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck's slides, and where its settings stand that have no fences."""

    slides: tuple[_Slide, ...]
    settings: Span

    def hidden(self, text: str) -> Iterator[Hidden]:
        """List what is not said: settings, and of each slide all but its title and its notes."""
        at = self.settings[1]
        if at:
            yield Hidden("front matter", self.settings)
        at = max(at, self.slides[0].span[0])
        kept = sorted(span for one in self.slides for span in (*self._title(one), *one.notes))
        for start, end in [*kept, (len(text), len(text))]:
            last = max(at, text.rfind("\n", at, start) + 1)
            label = compiled(_LABEL).match(text, last, start)
            if shown := compiled(_WORDS).search(text, at, last if label else start):
                yield Hidden("slide", shown.span())
            yield Hidden("markup", (at, start))
            at = end

    def titled(self, paragraphs: Sequence[SourceParagraph]) -> tuple[SourceParagraph, ...]:
        """Make the cover's title the speech's; those of the other slides are headings that nobody says."""
        slides = {at: one for one in self.slides for span in self._title(one) for at in range(*span)}
        made: list[SourceParagraph] = []
        for one in paragraphs:
            slide = slides.get(one.passage.at[0])
            if not slide:
                made.append(one)
            elif made and slides.get(made[-1].passage.at[0]) is slide:  # its second line
                between = Passage(" ", [one.passage.at[0] - 1])
                made[-1] = replace(made[-1], passage=join([made[-1].passage, between, one.passage]))
            elif slide is self.slides[0] and not compiled(_CONTENTS).fullmatch(one.text):
                made.append(replace(one, level=0, title=True))
            else:
                made.append(replace(one, level=1, silent=True))
        return tuple(made)

    def notices(self, source: Source) -> tuple[Notice, ...]:
        """Say of which slides nothing is said; a cover needs no words."""
        return tuple(
            Notice(source.line_of(one.span[0]), "no notes") for one in self.slides[1:] if not one.notes
        )

    def _title(self, slide: _Slide) -> tuple[Span, ...]:
        """The title, where it stands above something that is said, or is the speech's own."""
        return slide.title if slide.notes or slide is self.slides[0] else ()


def find_deck(source: Source) -> Deck | None:
    """Find the slides of a Markdown file, where it is a deck: most of them have notes, and the notes are the talk."""
    text, lines = source.text, source.lines()
    comments = [*compiled(_COMMENT).finditer(text)]
    plain = blank_out(text, [comment.span() for comment in comments])
    front = find_front_matter(text)
    settings = (0, 0) if front else _settings(plain, lines)
    start = (front or settings)[1]
    by_heads = compiled(_BY_HEADS).search(text, 0, start) is not None
    parts = _parts(plain, [line for line in lines if line[0] >= start], by_heads=by_heads)
    slides = tuple(_slide(plain, part, comments) for part in parts)
    noted = [one for one in slides if any(is_prose(text[slice(*note)].strip()) for note in one.notes)]
    said = sum(end - start for one in noted for start, end in one.notes)
    shown = sum(one.shown for one in slides)
    times = 1 if compiled(_DECK).search(text, 0, start) else _TIMES
    if len(noted) < _LEAST or 2 * len(noted) <= len(slides) or said <= times * shown:
        return None
    return Deck(slides, settings)


def _settings(text: str, lines: Sequence[Span]) -> Span:
    """The settings at the top that have no fences, above the first empty line."""
    top = [*takewhile(lambda line: text[slice(*line)].strip(), lines)]
    end = top[-1][1] if top and _are_settings(text[slice(*line)] for line in top) else 0
    return (0, end if compiled(_DECK).search(text, 0, end) else 0)


def _are_settings(lines: Iterable[str]) -> bool:
    return all(compiled(_SETTING).fullmatch(line) for line in lines if line.strip())


def _parts(text: str, lines: Sequence[Span], *, by_heads: bool) -> Iterator[list[Span]]:
    """Cut a deck at its rules, into the lines of each slide; settings of its own, between two rules, are part of it.

    It may be cut at its headings as well.
    """
    part: list[Span] = []
    fenced = False
    for start, end in lines:
        line = text[start:end]
        fenced ^= compiled(_FENCE).match(line) is not None
        head = by_heads and compiled(_TITLE).match(line)
        if fenced or not (head or compiled(_EDGE).fullmatch(line)) or _sets_up(text, part):
            part.append((start, end))
            continue
        if any(text[slice(*one)].strip() for one in part):
            yield part
        part = [(start, end)] if head else []
    if part:
        yield part


def _sets_up(text: str, part: Sequence[Span]) -> bool:
    """True for settings right below a rule."""
    lines = [text[slice(*one)] for one in part]
    return bool(lines) and bool(lines[0].strip()) and _are_settings(lines)


def _slide(text: str, lines: Sequence[Span], comments: Sequence[re.Match[str]]) -> _Slide:
    """Find the title of a slide and its notes; `text` is without the comments."""
    span = (lines[0][0], lines[-1][1])
    title: list[Span] = []
    notes: list[Span] = []
    shown, fenced, above = 0, False, ""
    for start, end in lines:
        line = text[start:end]
        fenced ^= compiled(_FENCE).match(line) is not None
        head = compiled(_TITLE).match(line)
        if not fenced and (label := compiled(_LABEL).match(line)):
            notes.append((start + label.end(), span[1]))
            break
        if not fenced and line.startswith("^"):
            notes.append((start + 1, end))
            above = "^"
        elif above == "^" and line.strip():  # it goes on
            notes[-1] = (notes[-1][0], end)
        elif not fenced and head and (not title or above == head["marks"]):
            title += [(start, start + head.end("marks")), (start + head.end(), end)]
            above = head["marks"]
        else:
            above = ""
            shown += len(line) if not fenced and is_prose(line) and "|" not in line else 0
    end = notes[-1][0] if notes and notes[-1][1] == span[1] else span[1]
    notes += [
        comment.span(1 if comment[1] is not None else 2)
        for comment in comments
        if span[0] <= comment.start() < end and _is_note(text, comment, span, title)
    ]
    return _Slide(span, tuple(title), tuple(sorted(notes)), shown)


def _is_note(text: str, comment: re.Match[str], slide: Span, title: Sequence[Span]) -> bool:
    """True for a comment with a sentence in it, and for any other that ends a slide and does not set it up."""
    words = (comment[1] or comment[2] or "").strip()
    if compiled(_NOT_SAID).match(words) or any(one <= comment.start() < other for one, other in title):
        return False
    last = not text[comment.end() : slide[1]].strip()
    return is_prose(words) or (last and not _are_settings(words.splitlines()))
