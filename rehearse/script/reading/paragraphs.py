"""From a paragraph to its sentences and marks, with all that its author wrote between the words."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from rehearse.core import Annotation, Breath, Mark, Notice, Paragraph, Sentence
from rehearse.core.passage import join
from rehearse.language.numbers.powers import say_powers
from rehearse.language.numbers.read_out import read_out
from rehearse.language.pinyin.homophones import spoken_for
from rehearse.language.pinyin.lexicon import say_as
from rehearse.language.text.chars import detect, is_speakable
from rehearse.language.text.patterns import compiled
from rehearse.language.text.sentences import breath_pieces, whole_sentences
from rehearse.language.text.spoken import as_spoken
from rehearse.script.reading.coverage import Coverage
from rehearse.script.reading.inline import inline, optional_marks
from rehearse.script.reading.marks import MAX_PAUSE_MS, FoundMark, find_marks, slashes, unknown
from rehearse.script.reading.structure.greetings.salutations import is_salutation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rehearse.core import Language, Passage, Role, Span
    from rehearse.core.script import ParagraphRole
    from rehearse.script.reading.options import Options
    from rehearse.script.reading.source import Source


_SILENT = {"note": "note", "turn": "slide turn", "direction": "stage direction"}
"""Marks that make no pause -> what is not spoken."""

_PUPIL = r"[生幼][\d一二三]?"
_TO_TEACHER = r"老师[您们]?(?:早上|上午|下午)?[好早][！!。]?"
"""What pupils answer in the script of a lesson: it greets their teacher, and no audience."""

_NOTHING_GIVEN: Mapping[Span, str] = MappingProxyType({})


@dataclass(slots=True)
class Paragraphs:
    """Reads paragraphs one by one, and collects paragraphs, notices and annotations."""

    source: Source
    language: Language
    options: Options
    pins: tuple[tuple[int, int], ...] = ()
    """(offset, when what stands there begins), of those that are still to come."""
    coverage: Coverage = field(init=False)
    made: list[Paragraph] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    annotations: list[Annotation] = field(default_factory=list)
    _given: dict[Span, str] = field(init=False)
    """Where the format gives how words are read -> what is said for them."""
    _sentences: int = 0
    """So many whole sentences so far."""
    _optional_from: int | None = None
    """Where an optional passage began that has not ended yet; it may go over several paragraphs."""
    _label: str = ""
    """The author's own name for it."""

    def __post_init__(self) -> None:
        self.coverage = Coverage(self.source.text)
        readings = (note for note in self.annotations if note.kind == "reading")
        self._given = {note.span: spoken_for(note.text, note.value) or note.text for note in readings}

    def show(self, passage: Passage, role: ParagraphRole, level: int, what: str, guessed: bool) -> None:
        """Store a paragraph that is shown and not spoken, and list it as what it is."""
        seen = self.coverage.visible(passage)
        marked = {place for mark in find_marks(seen.text) for place in range(mark.start, mark.end)}
        seen = seen.only(place for place in range(len(seen.text)) if place not in marked).strip()
        self.coverage.add_unspoken(what, passage.span, guessed=guessed)
        if seen:
            self.made.append(Paragraph(seen.text, seen.packed(), role, -1, level, handed_out=seen.text))

    def keep(
        self, passage: Passage, parts: list[Breath | Mark], role: ParagraphRole, section: int, level: int
    ) -> list[Breath | Mark]:
        """Store a paragraph that was read into these parts; return them with their endings and sentences."""
        whole = self.coverage.visible(passage, handed_out=True)
        seen = self.coverage.visible(passage) or whole  # a link may stand alone
        if seen:
            parts, said = self._whole(seen, parts)
            where = section if said else -1
            self.made.append(
                Paragraph(seen.text, seen.packed(), role, where, level, said, handed_out=whole.text)
            )
        return parts

    def read(self, passage: Passage, role: Role, speaker: str = "") -> list[Breath | Mark]:
        """Split a paragraph at its marks, its sentence ends, and where one has to breathe."""
        found = inline(passage)
        given = found.spoken
        if self._given and passage:
            first, last = passage.span
            inside = {span: said for span, said in self._given.items() if first <= span[0] < last}
            given = inside | given
        for hidden in found.hidden:
            self.coverage.add_unspoken(hidden.what, hidden.span)
        self.annotations += found.annotations
        passage = self._without_notes(self._optional(found.passage))
        marks = [*self._pins(passage), *find_marks(passage.text)]
        marks += slashes(passage.text) if self.options.slash_pauses else ()
        parts: list[Breath | Mark] = []
        position = 0
        for mark in sorted(marks, key=lambda mark: mark.start):
            parts += self.breaths(passage[position : mark.start], role, speaker, given)
            if mark.start == mark.end:
                at = passage.at[mark.start]
                parts.append(Mark("pin", "", mark.ms, (at, at)))
            else:
                parts.append(self._mark(passage[mark.start : mark.end], mark))
            position = mark.end
        parts += self.breaths(passage[position:], role, speaker, given)
        for start, text in unknown(passage.text) if role != "heading" else ():
            self._notice(passage.at[start], "no mark", text)
        return parts

    def _pins(self, passage: Passage) -> Iterator[FoundMark]:
        """Give the format's own pins in a passage; of several at a place the last."""
        count = bisect_left(self.pins, (passage.span[1], 0)) if passage and self.pins else 0
        here = {bisect_left(passage.at, offset): ms for offset, ms in self.pins[:count]}
        self.pins = self.pins[count:]
        yield from (FoundMark(place, place, "pin", ms) for place, ms in here.items())

    def _optional(self, passage: Passage) -> Passage:
        """Remove {可删 and }, and keep an annotation for what stands between."""
        left: list[int] = []
        position = 0
        for start, end, label in optional_marks(passage.text):
            if label is None and self._optional_from is None:
                continue
            left += range(position, start)
            position = end
            self.coverage.add_unspoken("optional", passage[start:end].span)
            if label is not None:
                self._optional_from = passage.at[end] if end < len(passage.at) else passage.at[end - 1] + 1
                self._label = label
            elif self._optional_from is not None:
                span = (self._optional_from, passage.at[start])
                text = self.source.text[slice(*span)].strip()
                self.annotations.append(Annotation("optional", text, span, self._label))
                self._optional_from = None
        return passage.only([*left, *range(position, len(passage.text))])

    def _without_notes(self, passage: Passage) -> Passage:
        """Remove the notes; the sentence around one goes on, and may be a note itself: [走到（微笑）台前]."""
        while notes := [note for note in find_marks(passage.text) if note.kind in _SILENT]:
            left, position = [], 0
            for note in notes:
                self.coverage.add_unspoken(_SILENT[note.kind], passage[note.start : note.end].span)
                left.append(passage[position : note.start])
                position = note.end
            passage = join([*left, passage[position:]])
        return passage

    def breaths(
        self, passage: Passage, role: Role, speaker: str = "", given: Mapping[Span, str] = _NOTHING_GIVEN
    ) -> list[Breath]:
        """Split a stretch of text into breaths, all of which is said; `given` is how words are read there."""
        if not is_speakable(passage.text):
            return []
        base = self.language if role != "body" else detect(passage.text)
        greets = role == "body" and not (
            compiled(_PUPIL).fullmatch(speaker) and compiled(_TO_TEACHER).fullmatch(passage.text)
        )
        made: list[Breath] = []
        for piece in breath_pieces(passage.text):
            part = passage[piece.start : piece.end]
            self.coverage.add_spoken(part)
            language = base if any(char.isalpha() for char in part.text) else self.language
            filled = "zh" if "zh" in (language, self.language) else language  # XX区 among English, too
            words = say_powers(self._read_as(part, given), language)
            spoken = as_spoken(words, filled, self.options.placeholder)
            made.append(
                Breath(
                    part.text,
                    part.packed(),
                    spoken,
                    read_out(spoken, language),
                    language=language,
                    role="salutation" if greets and not made and is_salutation(part.text) else role,
                    ending=piece.ending,
                    speaker=speaker,
                )
            )
        return made

    def _whole(
        self, seen: Passage, parts: list[Breath | Mark]
    ) -> tuple[list[Breath | Mark], tuple[Sentence, ...]]:
        """Group a paragraph's breaths into whole sentences, which a mark does not end, and set each breath's ending."""
        ends = [piece.end for piece in whole_sentences(seen.text)]
        last = max((index for index, part in enumerate(parts) if isinstance(part, Breath)), default=-1)
        done: list[Breath | Mark] = []
        cuts: list[int] = []
        groups: list[list[Breath]] = []
        before: tuple[int, Role] | None = None
        for index, part in enumerate(parts):
            if isinstance(part, Breath):
                start, end = seen.within(part.span)
                here = bisect_left(ends, end), part.role
                if here != before:
                    # a bracket that closes after a mark moves the ends: no breath is cut in two for it
                    cuts.append(min(start, ends[before[0]]) if before else 0)
                    groups.append([])
                before = here
                if index == last:
                    part = replace(part, ending="paragraph")
                elif isinstance(parts[index + 1], Mark):
                    part = replace(part, ending="mark")
                part = replace(part, sentence=self._sentences + len(groups) - 1)
                groups[-1].append(part)
            done.append(part)
        self._sentences += len(groups)
        texts = [seen[start:end].strip() for start, end in pairwise([*cuts, len(seen.text)])]
        return done, tuple(
            Sentence(text.text, text.packed(), tuple(group))
            for text, group in zip(texts, groups, strict=True)
        )

    def _read_as(self, part: Passage, given: Mapping[Span, str]) -> str:
        """Replace words whose reading is given, here or in the lexicon, by characters that sound right."""
        text = list(part.text)
        settled: set[int] = set()
        for (start, end), spoken in given.items():
            inside = [place for place, at in enumerate(part.at) if start <= at < end]
            if not inside:
                continue
            if len(inside) != len(spoken):  # other words: 世界卫生组织 for WHO
                text[inside[0] : inside[-1] + 1] = [spoken, *[""] * (len(inside) - 1)]
            else:
                for place, char in zip(inside, spoken, strict=True):
                    text[place] = char
            settled.update(inside)
        edges = [*accumulate(map(len, text), initial=0)]
        taken = {at for place in settled for at in range(edges[place], edges[place + 1])}
        return say_as("".join(text), self.options.lexicon, taken)

    def _mark(self, passage: Passage, found: FoundMark) -> Mark:
        """Make a mark, with a notice if its unit is missing; raise ScriptError if it is too long."""
        most_ms = {"pause": 1, "pin": 600}.get(found.kind, 10) * MAX_PAUSE_MS
        if found.ms > most_ms:
            raise self.source.file.refused(
                f"{passage.text} is longer than {most_ms // 1000} s",
                "give a shorter pause, or several",
                self.source.line_of(passage.at[0]),
            )
        if found.assumed:
            self._notice(passage.at[0], f"in {found.assumed}", passage.text)
        self.coverage.add_unspoken(found.kind, passage.span)
        kind: Literal["pause", "cue", "pin"] = (
            "cue" if found.kind == "cue" else "pin" if found.kind == "pin" else "pause"
        )
        return Mark(kind, passage.text, found.ms, passage.span)

    def _notice(self, offset: int, key: str, mark: str) -> None:
        self.notices.append(Notice(self.source.line_of(offset), key, {"mark": mark}))
