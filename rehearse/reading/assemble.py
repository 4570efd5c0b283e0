"""From a manuscript to a Script: structure told, marks found, sentences split, every character accounted for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from rehearse.errors import ScriptError
from rehearse.language.chars import detect, is_speakable
from rehearse.language.sentences import pieces
from rehearse.language.spoken import as_spoken
from rehearse.model import Mark, Notice, Script, Section, Sentence, Unspoken
from rehearse.reading.marks import MAX_PAUSE_MS, find
from rehearse.reading.options import Options
from rehearse.reading.points import points
from rehearse.reading.salutations import is_salutation
from rehearse.reading.structure import tell

if TYPE_CHECKING:
    from rehearse.model import Language, SectionKind, Span
    from rehearse.model import Role as SentenceRole
    from rehearse.reading.manuscript import Manuscript
    from rehearse.reading.marks import Found
    from rehearse.reading.passage import Passage
    from rehearse.reading.source import Source
    from rehearse.reading.told import Told

DEFAULTS = Options()


def assemble(manuscript: Manuscript, options: Options = DEFAULTS) -> Script:
    """Make the Script; raise ScriptError when there is nothing to say in it."""
    source = manuscript.source
    told = tell(manuscript.paragraphs)
    language = detect("\n".join(item.paragraph.text for item in told))
    work = _Work(source, language)
    for hidden in manuscript.hidden:
        work.leave(hidden.what, hidden.span)
    sections = [work.section(group) for group in _grouped(told)]
    if not any(isinstance(part, Sentence) for section in sections for part in section.parts):
        raise ScriptError(
            f"{source.file.shown}: there is nothing to say in it; write the speech into it first"
        )
    titles = [item.text for item in told if item.role == "title"]
    work.leave_the_rest(sections)
    return Script(
        title=_title(titles, language),
        language=language,
        sections=tuple(section for section in sections if section.parts),
        source=source.file.name,
        sha256=source.file.sha256,
        unspoken=tuple(sorted(work.unspoken, key=lambda item: item.span)),
        notices=tuple(work.notices),
        points=tuple(points(told)),
        starts=source.starts,
    )


@dataclass(frozen=True, slots=True)
class _Group:
    kind: SectionKind
    told: tuple[Told, ...]


def _grouped(told: list[Told]) -> list[_Group]:
    """Cut the paragraphs into sections: at each heading, and where the closing begins."""
    has_headings = any(item.role == "heading" for item in told)
    groups: list[list[Told]] = [[]]
    for item in told:
        if item.role == "heading" or item.closing:
            groups.append([])
        groups[-1].append(item)
    first: SectionKind = "opening" if has_headings else "body"
    return [
        _Group(
            "closing" if any(item.closing for item in group) else first if place == 0 else "body",
            tuple(group),
        )
        for place, group in enumerate(groups)
        if group
    ]


def _title(lines: list[str], language: Language) -> str:
    return ("" if language == "zh" else " ").join(lines)


@dataclass(slots=True)
class _Work:
    """What gathers while the sections are made."""

    source: Source
    language: Language
    unspoken: list[Unspoken] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    taken: bytearray = field(init=False)
    """For each character of the source, whether it is spoken or listed."""

    def __post_init__(self) -> None:
        self.taken = bytearray(len(self.source.text))

    def leave(self, what: str, span: Span) -> None:
        """List a stretch of the source as not spoken, as far as it is not listed yet; white space is nobody's."""
        for match in _SOLID.finditer(self.source.text, *span):
            for start, end in self._free(*match.span()):
                self.unspoken.append(Unspoken(what, self.source.text[start:end], (start, end)))
                self.taken[start:end] = b"\1" * (end - start)

    def _free(self, start: int, end: int) -> list[Span]:
        """List the stretches between two places that nobody has taken."""
        return [
            (start + match.start(), start + match.end())
            for match in re.finditer(rb"\0+", bytes(self.taken[start:end]))
        ]

    def section(self, group: _Group) -> Section:
        """Make one section of its paragraphs."""
        parts: list[Sentence | Mark] = []
        for item in group.told:
            if item.role in ("title", "byline", "aside"):
                self.leave(item.what or item.role, item.paragraph.passage.span)
            elif item.paragraph.silent:
                self.leave("heading", item.paragraph.passage.span)
            else:
                role: SentenceRole = "body" if item.role == "body" else _ROLES[item.role]
                parts += self.paragraph(item.paragraph.passage, role)
        head = next((item for item in group.told if item.role == "heading"), None)
        return Section(
            heading=_shown(head.text) if head else "",
            level=head.level if head else 0,
            kind=group.kind,
            parts=tuple(parts),
        )

    def paragraph(self, passage: Passage, role: SentenceRole) -> list[Sentence | Mark]:
        """Split a paragraph at its marks and sentence ends."""
        parts: list[Sentence | Mark] = []
        position = 0
        for found in find(passage.text):
            parts += self.sentences(passage[position : found.start], role)
            parts += self.mark(passage[found.start : found.end], found)
            position = found.end
        parts += self.sentences(passage[position:], role)
        return _with_endings(parts)

    def sentences(self, passage: Passage, role: SentenceRole) -> list[Sentence | Mark]:
        """Split a stretch of text into sentences."""
        if not is_speakable(passage.text):
            return []
        base = self.language if role != "body" else detect(passage.text)
        made: list[Sentence | Mark] = []
        for piece in pieces(passage.text):
            part = passage[piece.start : piece.end]
            language = base if any(char.isalpha() for char in part.text) else self.language
            made.append(
                Sentence(
                    text=part.text,
                    spoken=as_spoken(part.text, language),
                    span=part.span,
                    language=language,
                    role="salutation" if role == "body" and not made and is_salutation(part.text) else role,
                    ending=piece.ending,
                )
            )
        return made

    def mark(self, passage: Passage, found: Found) -> list[Sentence | Mark]:
        """Take a mark out of the text, and tell the author if something is wrong with it."""
        line = self.source.line_of(passage.at[0])
        if found.kind == "note":
            self.leave("note", passage.span)
            return []
        if found.ms > MAX_PAUSE_MS:
            raise ScriptError(
                f"{self.source.file.shown}:{line}: {passage.text} is longer than {MAX_PAUSE_MS // 1000} s; "
                "give a shorter pause, or several"
            )
        if found.problem:
            self.notices.append(Notice(line, found.problem))
        self.leave(found.kind, passage.span)
        return [Mark("cue" if found.kind == "cue" else "pause", passage.text, found.ms, passage.span)]

    def leave_the_rest(self, sections: list[Section]) -> None:
        """List what is left between the sentences and the rest: markup, and marks that stand alone."""
        for sentence in (
            part for section in sections for part in section.parts if isinstance(part, Sentence)
        ):
            self._account(sentence)
        for match in _WORD.finditer(self.source.text):
            self.leave("markup", match.span())

    def _account(self, sentence: Sentence) -> None:
        """Mark the characters of a sentence as taken, matching its text along its span."""
        offset = sentence.span[0]
        for char in sentence.text:
            while self.source.text[offset] != char or self.taken[offset]:
                offset += 1
            self.taken[offset] = 1
            offset += 1


_SOLID = re.compile(r"\S(?:.*\S)?", re.DOTALL)
_WORD = re.compile(r"\S+")
_ROLES: dict[str, SentenceRole] = {"salutation": "salutation", "heading": "heading"}


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


def _shown(heading: str) -> str:
    return " ".join(heading.split())
