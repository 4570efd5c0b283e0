"""From a manuscript to a Script: structure told, sections cut, every character accounted for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rehearse.core import Script, Section, Sentence
from rehearse.core.errors import ScriptError
from rehearse.language.durations import heading_target
from rehearse.language.text.chars import detect, is_foreign
from rehearse.script.reading.options import Options
from rehearse.script.reading.paragraphs import Paragraphs
from rehearse.script.reading.passage import join
from rehearse.script.reading.structure import tell
from rehearse.script.reading.structure.points import points
from rehearse.script.reading.structure.speakers import speakers

if TYPE_CHECKING:
    from rehearse.core import Language, Mark, Role, SectionKind
    from rehearse.script.reading.manuscript import Manuscript
    from rehearse.script.reading.structure.labelled import Told

DEFAULTS = Options()

_ROLES: dict[str, Role] = {
    "salutation": "salutation",
    "heading": "heading",
    "title": "title",
}


def assemble(manuscript: Manuscript, options: Options = DEFAULTS) -> Script:
    """Make the Script; raise ScriptError when there is nothing to say in it."""
    source = manuscript.source
    told = tell(manuscript.paragraphs, options)
    if is_foreign("".join(item.text for item in told if item.role != "aside")):
        raise ScriptError(
            f"{source.file.shown}: this is neither Chinese nor English, and cannot be timed or spoken; "
            "give a script in one of these"
        )
    language = options.language or detect("\n".join(item.text for item in told if item.role != "aside"))
    work = Paragraphs(source, language, options)
    for hidden in manuscript.hidden:
        work.ledger.leave(hidden.what, hidden.span)
    labels = speakers(told, options.speakers)
    turns = _Turns({id(told[index]): label for index, label in labels.items()})
    sections = [_section(group, work, turns) for group in _grouped(told)]
    if not any(isinstance(part, Sentence) for section in sections for part in section.parts):
        raise ScriptError(
            f"{source.file.shown}: there is nothing to say in it; write the speech into it first"
        )
    titles = [item.text for item in told if item.role == "title"]
    return Script(
        title=options.title if options.title is not None else _title(titles, language),
        language=language,
        sections=tuple(section for section in sections if section.parts),
        source=source.file.name,
        sha256=source.file.sha256,
        unspoken=work.ledger.close(),
        notices=tuple(sorted((*manuscript.notices, *work.notices), key=lambda notice: notice.line)),
        points=tuple(points(told)),
        annotations=tuple(work.annotations),
        starts=source.starts,
        target_ms=manuscript.target_ms,
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
    return re.sub(r"[ \t\r\n]+", " ", ("" if language == "zh" else " ").join(lines)).strip()


@dataclass(slots=True)
class _Turns:
    """Whose turn it is to speak."""

    labels: dict[int, tuple[str, int]]
    """By paragraph: the speaker whose label it begins with, and the label's length."""
    speaker: str = ""


def _section(group: _Group, work: Paragraphs, turns: _Turns) -> Section:
    """Make one section of its paragraphs."""
    parts: list[Sentence | Mark] = []
    heading, level, target_ms = "", 0, None
    for item in group.told:
        if item.role == "heading":
            heading, level = " ".join(item.text.split()), item.level
            item, target_ms = _without_target(item, work)
        parts += _parts(item, work, turns)
    return Section(heading, level, group.kind, tuple(parts), target_ms)


def _without_target(item: Told, work: Paragraphs) -> tuple[Told, int | None]:
    """Take the target out of a heading, as in 一、… (3:00): it is shown, not spoken."""
    passage = item.paragraph.passage
    found = heading_target(passage.text)
    if found is None:
        return item, None
    start, end, target_ms = found
    work.ledger.leave("planned time", passage[start:end].span)
    passage = join([passage[:start], passage[end:]]).strip()
    return replace(item, paragraph=replace(item.paragraph, passage=passage)), target_ms


def _parts(item: Told, work: Paragraphs, turns: _Turns) -> list[Sentence | Mark]:
    """Make the parts of one paragraph; none if it is not spoken."""
    passage = item.paragraph.passage
    shown_only = item.role in ("title", "byline") and not work.options.speak_title
    if item.role == "aside" or shown_only or item.paragraph.silent:
        work.ledger.leave(item.what or item.role, passage.span)
        return []
    if label := turns.labels.get(id(item)):
        turns.speaker, length = label
        work.ledger.leave("speaker", passage[:length].span)
        passage = passage[length:].strip()
    return work.read(passage, _ROLES.get(item.role, "body"), turns.speaker)
