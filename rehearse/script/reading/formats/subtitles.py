"""Subtitles (.srt, .vtt): the cues' text in order, joined into sentences; their times are the speech's target."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.core import Notice
from rehearse.core.passage import Passage, join
from rehearse.language.durations import clock_ms
from rehearse.language.text.ends import ends_line, ends_sentence
from rehearse.script.reading.formats.compose import MAX_TEXT, joint
from rehearse.script.reading.formats.cues import Cue, only_said
from rehearse.script.reading.manuscript import Hidden, Manuscript, SourceParagraph
from rehearse.script.reading.source import decode_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rehearse.core import Span
    from rehearse.script.reading.source import File, Source

TIME_LINE = re.compile(
    r"\s*-?(?P<start>(?:\d{1,3}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?)(?::\d\d)?\s*-{1,2}>\s*"
    r"-?(?P<end>(?:\d{1,3}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?)(?::\d\d)?(?:\s.*)?$"
)
"""A cue's times as programs write them: also with a stray minus, and with the number of a picture (00:00:04:12)
behind the seconds, which says nothing without the pictures a second and is left out."""
_HEADER = re.compile(r"WEBVTT(?:[ \t]|$)")
_BLOCK = re.compile(r"(NOTE|STYLE|REGION)(?:[ \t]|$)")
_NUMBER = re.compile(r"\s*\d+\s*$")
_MARKUP = re.compile(
    r"</?(?!(?:ruby|rb|rt|rp)\b)[A-Za-z][^<>\n]{0,200}>|<[\d:.]{1,20}>|"  # what a ruby says is found for all formats
    r"\{\\[^{}\n]{0,200}\}|\{[ybiu]:[^{}\n]{0,20}\}|&(?:[a-z]{2,6}|#39);|\\[Nnh]"
)
_CHARACTERS = {"&amp;": "&", "&nbsp;": " ", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'"}
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?\s+(?P<name>[^<>\n]*)>")
_ROLLING = re.compile(r"<(?:\d+:)?\d\d:\d\d\.\d{3}><c>")
_SPACE = re.compile(r"\s")

PARAGRAPH_GAP_MS = 1_500
"""Silence behind a sentence that is longer than between sentences (about 0.5 s): a new paragraph."""

_HOUR_MS = 3_600_000
_PARAGRAPH_CHARS = 250
"""A paragraph ends with the sentence that passes this length, where there is no longer silence."""


def manuscript(file: File) -> Manuscript:
    """Read subtitles."""
    source = decode_text(file)
    if len(source.text) > MAX_TEXT:
        raise file.refused(f"more than {MAX_TEXT:,} characters of subtitles", "give them in parts")
    parsed = _Parsed(source)
    notices = only_said(parsed.cues, parsed.hidden)
    cues = [cue for cue in parsed.cues if cue.texts]
    backwards = [
        Notice(after.line, "cue order")
        for before, after in pairwise(cues)
        if after.start_ms < before.start_ms
    ]
    pins, target = _pins(cues)
    return Manuscript(
        source,
        tuple(_paragraphs(source, cues)),
        tuple(parsed.hidden),
        (*notices, *backwards[:1]),
        target if target > 0 else None,
        tuple(pins),
    )


def _pins(cues: Sequence[Cue]) -> tuple[list[tuple[int, int]], int]:
    """Say when each cue begins, and when the last one ends; one that is not later than those before it is not pinned.

    Whole hours before the first cue are a timecode's, and no time that anyone waits.
    """
    timed = [cue for cue in cues if cue.end_ms]
    early_ms = min((cue.start_ms for cue in timed), default=0) // _HOUR_MS * _HOUR_MS
    pins: list[tuple[int, int]] = []
    for cue in timed:
        start_ms = cue.start_ms - early_ms
        if not pins or start_ms > pins[-1][1]:
            pins.append((cue.texts[0].at[0], start_ms))
    return pins, max((cue.end_ms for cue in timed), default=0) - early_ms


class _Parsed:
    """The file's lines, sorted into times, numbers, blocks and text."""

    def __init__(self, source: Source) -> None:
        self._text = source.text
        self._lines = source.lines()
        self._rolling = bool(_ROLLING.search(source.text)) or self._rolls()
        self._last = ""
        self.cues: list[Cue] = []
        self.hidden: list[Hidden] = []
        times = [TIME_LINE.match(self._line(index)) for index in range(len(self._lines))]
        vtt = bool(self._lines) and bool(_HEADER.match(self._line(0)))
        block = "header" if vtt else ""
        for index, span in enumerate(self._lines):
            text, time = self._line(index), times[index]
            blank_before = index == 0 or not self._line(index - 1).strip()
            if time:
                block = ""
                self.cues.append(Cue(index + 1, clock_ms(time["start"]), clock_ms(time["end"])))
                self.hidden.append(Hidden("time", span))
            elif not text.strip():
                block = ""
            elif vtt and not block and blank_before and (opener := _BLOCK.match(text)):
                block = opener[1].lower()
                self.hidden.append(Hidden(block, span))
            elif block:
                self.hidden.append(Hidden(block, span))
            elif any(times[index + 1 : index + 2]) and (_NUMBER.match(text) or (vtt and blank_before)):
                self.hidden.append(Hidden("time", span))
            else:
                self._say(span, index)

    def _rolls(self) -> bool:
        """True where most cues begin with the line that the one before ended with, as in converted auto captions."""
        cues: list[list[str]] = []
        for index in range(len(self._lines)):
            text = self._line(index).strip()
            if TIME_LINE.match(text):
                cues.append([])
            elif cues and text and not _NUMBER.match(text):
                cues[-1].append(text)
        pairs = [(one[-1], other[0]) for one, other in pairwise(cue for cue in cues if cue)]
        several = any(len(cue) > 1 for cue in cues)
        return several and len(pairs) > 2 and sum(one == other for one, other in pairs) > 0.7 * len(pairs)

    def _line(self, index: int) -> str:
        start, end = self._lines[index]
        return self._text[start:end]

    def _say(self, span: Span, index: int) -> None:
        """Add a line to the cue at hand; text before the first cue gets a cue without a time."""
        line = _without_markup(self._text, span)
        if not line:
            return
        if not self.cues:
            self.cues.append(Cue(index + 1, 0, 0))
        cue = self.cues[-1]
        if self._rolling and line.text == self._last:
            self.hidden.append(Hidden("repeated", span))  # captions that roll up show every line twice
            return
        if voice := _VOICE.search(self._text, *span):
            cue.voice = voice[0]
            self.hidden.append(Hidden("speaker", voice.span("name")))
        self._last = line.text
        cue.texts.append(line)


def _without_markup(text: str, span: Span) -> Passage:
    """Leave out tags, positions and entities; "&amp;" leaves its "&"."""
    kept: list[Passage] = []
    start, end = span
    for match in _MARKUP.finditer(text, start, end):
        kept.append(Passage.of(text, start, match.start()))
        if char := _CHARACTERS.get(match[0]):
            kept.append(Passage(char, (match.start(),)))
        start = match.end()
    return join([*kept, Passage.of(text, start, end)]).strip()


def _paragraphs(source: Source, cues: list[Cue]) -> Iterator[SourceParagraph]:
    """Join the cues into paragraphs: where there is punctuation, up to a sentence's end and a silence."""
    ended = sum(_is_punctuated(cue.texts[-1].text) for cue in cues)
    bare = 4 * ended < len(cues)  # most Chinese subtitles have no marks: then each cue is a sentence
    group: list[Cue] = []
    for cue in cues:
        if group and (bare or _parts(group, cue)):
            yield _joined(source, group)
            group = []
        group.append(cue)
    if group:
        yield _joined(source, group)


def _is_punctuated(text: str) -> bool:
    return ends_line(text) or text[-1] in "，,、—"


def _parts(group: list[Cue], cue: Cue) -> bool:
    """True where a new paragraph begins with this cue."""
    last = group[-1]
    if cue.voice and cue.voice != last.voice:
        return True
    if not ends_sentence(last.texts[-1].text):
        return False
    size = sum(len(text.text) for item in group for text in item.texts)
    return cue.start_ms - last.end_ms >= PARAGRAPH_GAP_MS or size > _PARAGRAPH_CHARS


def _joined(source: Source, group: list[Cue]) -> SourceParagraph:
    texts = [text for cue in group for text in cue.texts]
    parts = [texts[0]]
    for before, after in pairwise(texts):
        if joint(before.text, after.text):
            gap = _SPACE.search(source.text, before.span[1], after.span[0])
            parts += [Passage("\n", (gap.start(),))] if gap else []
        parts.append(after)
    return SourceParagraph(join(parts), source.line_of(texts[0].at[0]))
