"""From a manuscript to a Script: structure found, sections cut, every character accounted for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rehearse.core import Breath, Front, Script, Section
from rehearse.core.passage import join
from rehearse.core.unspoken import counted
from rehearse.language.durations import follow_each_other, heading_target
from rehearse.language.text.chars import detect, foreign
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.formats.front_matter import front_title
from rehearse.script.reading.options import Options
from rehearse.script.reading.paragraphs import Paragraphs
from rehearse.script.reading.structure import label_roles
from rehearse.script.reading.structure.headings.points import points
from rehearse.script.reading.structure.lines.bylines import is_byline, is_date
from rehearse.script.reading.structure.slides.sections import label_target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core import Language, Mark, Paragraph, Passage, SectionKind
    from rehearse.script.reading.manuscript import Manuscript
    from rehearse.script.reading.structure.labelled import LabelledParagraph

DEFAULTS = Options()

DASHES = ("—", "―", "─")
"""What a subtitle begins with."""


def assemble(manuscript: Manuscript, options: Options = DEFAULTS) -> Script:
    """Make the Script; raise ScriptError when there is nothing to say in it."""
    source = manuscript.source
    given = _given_title(manuscript)
    items = label_roles(manuscript.paragraphs, options, timed=manuscript.target_ms is not None, given=given)
    if other := foreign("".join(item.text for item in items if item.role != "aside")):
        raise source.file.refused(
            f"this is {other}, and cannot be timed or spoken", "give a script in Chinese or English"
        )
    language = options.language or detect("\n".join(item.text for item in items if item.role != "aside"))
    work = Paragraphs(source, language, options, manuscript.pins, annotations=list(manuscript.annotations))
    for hidden in manuscript.hidden:
        work.coverage.add_unspoken(hidden.what, hidden.span)
    clocked = follow_each_other(item.text for item in items if item.role == "heading")
    turns = _Turns(_host(items), clocked=clocked)
    sections: list[Section] = []
    for kind, group in _grouped(items):
        section = _section(kind, group, work, turns, len(sections))
        sections += [section] if section.parts else []
    if not any(isinstance(part, Breath) for section in sections for part in section.parts):
        left_out = ", ".join(what for what, _ in counted(work.coverage.finish()).most_common())
        only = f", only what is not read ({left_out})" if left_out else ""
        raise source.file.refused(f"there is nothing to say in it{only}", "write the speech into it first")
    return Script(
        title=options.title if options.title is not None else _title(items, language) or given,
        language=language,
        sections=tuple(sections),
        source=source.file.name,
        sha256=source.file.sha256,
        front=_front(work.made, given),
        paragraphs=tuple(work.made),
        unspoken=work.coverage.finish(),
        notices=tuple(sorted((*manuscript.notices, *work.notices), key=lambda notice: notice.line)),
        points=tuple(points(items)),
        annotations=tuple(sorted(work.annotations, key=lambda note: note.span)),
        starts=source.starts,
        target_ms=manuscript.target_ms,
    )


def _given_title(manuscript: Manuscript) -> str:
    """The title that front matter gives; empty where it gives none."""
    heads = (one.span for one in manuscript.hidden if one.what == "front matter")
    return next((front_title(manuscript.source.text[slice(*span)]) for span in heads), "")


def _grouped(items: list[LabelledParagraph]) -> Iterator[tuple[SectionKind, list[LabelledParagraph]]]:
    """Cut the paragraphs into sections: at each heading, and where the closing begins."""
    has_headings = any(item.role == "heading" for item in items)
    groups: list[list[LabelledParagraph]] = [[]]
    for item in items:
        if item.role == "heading" or item.closing:
            groups.append([])
        groups[-1].append(item)
    first: SectionKind = "opening" if has_headings else "body"
    for place, group in enumerate(groups):
        if group:
            closing = any(item.closing for item in group)
            yield "closing" if closing else "body" if place else first, group


def _title(items: list[LabelledParagraph], language: Language) -> str:
    lines = [item.text for item in items if item.role == "title"]
    return re.sub(r"[ \t\r\n]+", " ", ("" if language == "zh" else " ").join(lines)).strip()


def _front(paragraphs: list[Paragraph], given: str) -> Front:
    """Collect what stands before the speech's first words; `given` is the title of one that shows none."""
    first = next(
        (at for at, one in enumerate(paragraphs) if one.role in ("heading", "body")), len(paragraphs)
    )
    titles = [one.text for one in paragraphs if one.role == "title"] or [given][: len(given)]
    bylines = [one.text for one in paragraphs if one.role == "byline"]
    return Front(
        title=tuple(line for line in titles if not line.startswith(DASHES)),
        subtitle=tuple(line for line in titles if line.startswith(DASHES)),
        byline=tuple(line for line in bylines if not is_date(line)),
        date=next(filter(is_date, bylines), ""),
        salutations=tuple(one.text for one in paragraphs[:first] if one.role == "salutation"),
    )


@dataclass(slots=True)
class _Turns:
    """Who speaks."""

    host: str
    """Who says the headings; nobody where there is no host, or several."""
    speaker: str = ""
    """Who speaks now; under a new heading nobody, until somebody's label comes."""
    clocked: bool = False
    """Whether the headings say from which second to which their part lasts."""


def _host(items: list[LabelledParagraph]) -> str:
    hosts = {item.speaker for item in items if compiled(_HOST).fullmatch(item.speaker)}
    return hosts.pop() if len(hosts) == 1 else ""


_HOST = r"(?i:主持人?|司仪|主播|host|moderator|presenter|mc)"


def _section(
    kind: SectionKind, group: list[LabelledParagraph], work: Paragraphs, turns: _Turns, index: int
) -> Section:
    """Make one section of its paragraphs."""
    parts: list[Breath | Mark] = []
    heading, level, target_ms, span = "", 0, None, None
    for item in group:
        passage = item.paragraph.passage
        if item.role == "heading":
            heading, level, span = " ".join(item.text.split()), item.level, passage.span
            item, target_ms = _without_target(item, work, clocked=turns.clocked)
        parts += _parts(item, passage, work, turns, index)
    return Section(heading, level, kind, tuple(parts), target_ms, span)


def _without_target(
    item: LabelledParagraph, work: Paragraphs, *, clocked: bool
) -> tuple[LabelledParagraph, int | None]:
    """Remove the target from a heading, as in 一、… (3:00): it is shown, not spoken."""
    passage = item.paragraph.passage
    find = label_target if item.paragraph.label else heading_target
    found = find(passage.text, clocked=clocked)
    if found is None:
        return item, None
    start, end, target_ms = found
    work.coverage.add_unspoken("planned time", passage[start:end].span)
    passage = join([passage[:start], passage[end:]]).strip()
    return replace(item, paragraph=replace(item.paragraph, passage=passage)), target_ms


def _parts(
    item: LabelledParagraph, written: Passage, work: Paragraphs, turns: _Turns, section: int
) -> list[Breath | Mark]:
    """Make the parts of one paragraph; none if it is not spoken."""
    passage = item.paragraph.passage
    if item.role == "aside":
        work.coverage.add_unspoken(item.what, passage.span, guessed=True)
        return []
    role = item.role
    front = role in ("title", "byline")
    if not passage:  # nothing but a planned time
        return []
    if item.paragraph.silent or (front and not work.options.speak_title):
        what = _shown_as(item) if front else "label" if item.paragraph.label == "marker" else "heading"
        work.show(passage, role if front else "heading", item.level, what, not _marked(item))
        return []
    if role == "heading":
        turns.speaker = ""
    elif item.label and role == "body":
        turns.speaker = item.speaker
        work.coverage.add_unspoken("speaker", passage[: item.label].span)
        passage = passage[item.label :].strip()
    speaker = turns.host if role == "heading" else turns.speaker
    parts = work.read(passage, "body" if role == "byline" else role, speaker)
    return work.keep(written, parts, role, section, item.level)


def _shown_as(item: LabelledParagraph) -> str:
    """What a line of the title's block is; names that only their place makes such may be of people who are greeted."""
    return "names" if item.role == "byline" and not all(map(is_byline, item.text.split("\n"))) else item.role


def _marked(item: LabelledParagraph) -> bool:
    """True for a title or a heading that the format or the author's own marker says is one."""
    return item.paragraph.title or item.paragraph.level > 0
