"""From a paragraph to its sentences and marks, with all that its author wrote between the words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from rehearse.core import Annotation, Mark, Notice, Sentence
from rehearse.core.errors import ScriptError
from rehearse.language.pinyin.lexicon import say_as
from rehearse.language.text.chars import detect, is_speakable
from rehearse.language.text.sentences import pieces
from rehearse.language.text.spoken import as_spoken
from rehearse.script.reading.coverage import Ledger
from rehearse.script.reading.inline import inline, optional_marks
from rehearse.script.reading.marks import MAX_PAUSE_MS, find, slashes, unknown
from rehearse.script.reading.passage import join
from rehearse.script.reading.structure.salutations import is_salutation

if TYPE_CHECKING:
    from rehearse.core import Language, Role
    from rehearse.script.reading.inline import Reading
    from rehearse.script.reading.marks import Found
    from rehearse.script.reading.options import Options
    from rehearse.script.reading.passage import Passage
    from rehearse.script.reading.source import Source


NOTICES: dict[Language, dict[str, str]] = {
    "zh": {
        "in s": "{mark} 没有单位，按秒计",
        "in ms": "{mark} 没有单位，按毫秒计",
        "unknown": "{mark} 不是认得的标记，照原样读出",
    },
    "en": {
        "in s": "{mark} has no unit; taken as seconds",
        "in ms": "{mark} has no unit; taken as milliseconds",
        "unknown": "{mark} is no mark that is known here; it is spoken as it stands",
    },
}
"""What the author should know, in the script's language."""


@dataclass(slots=True)
class Paragraphs:
    """Reads paragraphs one by one, and keeps what gathers on the way."""

    source: Source
    language: Language
    options: Options
    ledger: Ledger = field(init=False)
    notices: list[Notice] = field(default_factory=list)
    annotations: list[Annotation] = field(default_factory=list)
    _optional_from: int | None = None
    """Where an optional passage began that has not ended yet; it may go over several paragraphs."""
    _label: str = ""
    """The author's own name for it."""

    def __post_init__(self) -> None:
        self.ledger = Ledger(self.source.text)

    def read(self, passage: Passage, role: Role, speaker: str = "") -> list[Sentence | Mark]:
        """Split a paragraph at its marks and sentence ends."""
        found = inline(passage)
        for hidden in found.hidden:
            self.ledger.leave(hidden.what, hidden.span)
        self.annotations += found.annotations
        passage = self._without_notes(self._optional(found.passage))
        marks = [*find(passage.text), *(slashes(passage.text) if self.options.slash_pauses else ())]
        parts: list[Sentence | Mark] = []
        position = 0
        for mark in sorted(marks, key=lambda mark: mark.start):
            parts += self._sentences(passage[position : mark.start], role, speaker, found.readings)
            parts += self._mark(passage[mark.start : mark.end], mark)
            position = mark.end
        parts += self._sentences(passage[position:], role, speaker, found.readings)
        for start, text in unknown(passage.text):
            self._notice(passage.at[start], "unknown", text)
        return _with_endings(parts)

    def _optional(self, passage: Passage) -> Passage:
        """Take out {可删 and }, and remember what stands between."""
        left: list[int] = []
        position = 0
        for start, end, label in optional_marks(passage.text):
            if label is None and self._optional_from is None:
                continue
            left += range(position, start)
            position = end
            self.ledger.leave("optional", passage[start:end].span)
            if label is not None:
                self._optional_from = passage.at[end] if end < len(passage.at) else passage.at[end - 1] + 1
                self._label = label
            elif self._optional_from is not None:
                span = (self._optional_from, passage.at[start])
                text = self.source.text[slice(*span)].strip()
                self.annotations.append(Annotation("optional", text, span, self._label))
                self._optional_from = None
        left += range(position, len(passage.text))
        return type(passage)("".join(passage.text[at] for at in left), [passage.at[at] for at in left])

    def _without_notes(self, passage: Passage) -> Passage:
        """Take out the notes: the sentence around one goes on."""
        left, position = [], 0
        for note in find(passage.text):
            if note.kind == "note":
                self.ledger.leave("note", passage[note.start : note.end].span)
                left.append(passage[position : note.start])
                position = note.end
        return join([*left, passage[position:]]) if left else passage

    def _sentences(
        self, passage: Passage, role: Role, speaker: str, readings: tuple[Reading, ...]
    ) -> list[Sentence | Mark]:
        """Split a stretch of text into sentences."""
        if not is_speakable(passage.text):
            return []
        base = self.language if role != "body" else detect(passage.text)
        made: list[Sentence | Mark] = []
        for piece in pieces(passage.text):
            part = passage[piece.start : piece.end]
            self.ledger.say(part)
            language = base if any(char.isalpha() for char in part.text) else self.language
            filled = "zh" if "zh" in (language, self.language) else language  # XX区 among English, too
            made.append(
                Sentence(
                    text=part.text,
                    spoken=as_spoken(self._read_as(part, readings), filled, self.options.placeholder),
                    span=part.span,
                    language=language,
                    role="salutation" if role == "body" and not made and is_salutation(part.text) else role,
                    ending=piece.ending,
                    speaker=speaker,
                )
            )
        return made

    def _read_as(self, part: Passage, readings: tuple[Reading, ...]) -> str:
        """Put what sounds right for the words whose reading is given, here or in the lexicon."""
        text = list(part.text)
        settled: set[int] = set()
        for reading in readings:
            inside = [place for place, at in enumerate(part.at) if reading.span[0] <= at < reading.span[1]]
            for place, char in zip(inside, reading.spoken, strict=False):
                text[place] = char
            settled.update(inside)
        return say_as("".join(text), self.options.lexicon, settled)

    def _mark(self, passage: Passage, found: Found) -> list[Sentence | Mark]:
        """Take a mark out of the text, and tell the author if something is wrong with it."""
        most_ms = MAX_PAUSE_MS if found.kind == "pause" else 10 * MAX_PAUSE_MS
        if found.ms > most_ms:
            line = self.source.line_of(passage.at[0])
            raise ScriptError(
                f"{self.source.file.shown}:{line}: {passage.text} is longer than {most_ms // 1000} s; "
                "give a shorter pause, or several"
            )
        if found.assumed:
            self._notice(passage.at[0], f"in {found.assumed}", passage.text)
        self.ledger.leave(found.kind, passage.span)
        return [Mark("cue" if found.kind == "cue" else "pause", passage.text, found.ms, passage.span)]

    def _notice(self, offset: int, key: str, mark: str) -> None:
        text = NOTICES[self.language][key].format(mark=mark)
        self.notices.append(Notice(self.source.line_of(offset), text))


def _with_endings(parts: list[Sentence | Mark]) -> list[Sentence | Mark]:
    """Say of the paragraph's last sentence that the paragraph ends there, and of others that a mark follows."""
    last = max((index for index, part in enumerate(parts) if isinstance(part, Sentence)), default=-1)
    done: list[Sentence | Mark] = []
    for index, part in enumerate(parts):
        if isinstance(part, Sentence) and index == last:
            part = replace(part, ending="paragraph")
        elif isinstance(part, Sentence) and isinstance(parts[index + 1], Mark):
            part = replace(part, ending="mark")
        done.append(part)
    return done
