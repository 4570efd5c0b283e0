"""A copy of the deck that the script is, whose slides advance by themselves after the time that the report has."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING
from xml.parsers.expat import ParserCreate
from zipfile import ZipFile

from rehearse.core import Speak
from rehearse.core.errors import ExportSkipped
from rehearse.script.reading.formats.kinds import kind_of
from rehearse.script.reading.formats.office import Package
from rehearse.script.reading.formats.pptx import slide_parts

if TYPE_CHECKING:
    from rehearse.core import Span, Timeline
    from rehearse.output.exports import Rehearsal

_SPACES = (
    "http://schemas.openxmlformats.org/presentationml/2006/main",
    "http://purl.oclc.org/ooxml/presentationml/main",
)
"""Of ECMA-376 first edition and of ISO/IEC 29500 Strict."""

_CONTENT, _COLOURS = "cSld", "clrMapOvr"
"""What stands before a slide's transition: the first always, the second as a rule."""

_TAG = re.compile(rb"""<[^\s>/]+(?:\s+[^\s=>]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*/?>|</[^>]+>""")
_ADVANCE = re.compile(rb"""\sadvTm\s*=\s*(?:"[^"]*"|'[^']*')""")


def export(rehearsal: Rehearsal) -> bytes:
    """Write the deck with its times; all else in it stays, byte for byte.

    A slide on which nothing is said keeps what it had. Raise ExportSkipped where the script is no .pptx.
    """
    file = rehearsal.file
    if file is None or kind_of(file) != ".pptx":
        raise ExportSkipped("the script is no .pptx", "give the deck itself")
    with Package(file) as package:
        parts = slide_parts(package)
    times = {parts[number - 1]: ms for number, ms in slide_times(rehearsal.timeline).items()}
    made = BytesIO()
    with ZipFile(BytesIO(file.data)) as deck, ZipFile(made, "w") as copy:
        copy.comment = deck.comment
        for name in dict.fromkeys(deck.namelist()):
            data = deck.read(name)
            copy.writestr(deck.getinfo(name), with_advance(data, times[name]) if name in times else data)
    return made.getvalue()


def slide_times(timeline: Timeline) -> dict[int, int]:
    """Tell of each slide on which something is said, from 1, how long it is shown: until the next such one begins."""
    starts: dict[int, int] = {}
    for cue in timeline.cues:
        if span := _span(cue.step):
            starts.setdefault(timeline.plan.script.line_of(span[0]), cue.start_ms)
    ends = [*list(starts.values())[1:], timeline.duration_ms]
    return {slide: end - start for (slide, start), end in zip(starts.items(), ends, strict=True)}


def _span(step: object) -> Span | None:
    if isinstance(step, Speak):
        return step.breath.span
    mark = getattr(step, "mark", None)
    return mark.span if mark else None


@dataclass(slots=True)
class _Places:
    """Where a slide's XML has its transition, or would have it, in bytes."""

    transitions: list[int] = field(default_factory=list)
    """Several where a file has one for newer and one for older programs."""
    at: int = 0
    """Where one would stand."""
    name: bytes = b""
    """What a transition is called, with the prefix that the slide has."""


def with_advance(xml: bytes, ms: int) -> bytes:
    """Have a slide advance after so many milliseconds; whether it also does by a click stays as it is."""
    advance = b' advTm="%d"' % ms
    places = _places(xml)
    if not places.transitions:
        return xml[: places.at] + b"<" + places.name + advance + b"/>" + xml[places.at :]
    for place in reversed(places.transitions):
        tag = _tag(xml, place)
        bare = _ADVANCE.sub(b"", tag[0])
        end = -2 if bare.endswith(b"/>") else -1
        xml = xml[:place] + bare[:end].rstrip() + advance + bare[end:] + xml[tag.end() :]
    return xml


def _places(xml: bytes) -> _Places:
    if xml[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise ExportSkipped("a slide is not in UTF-8", "save the deck again in PowerPoint or WPS")
    found, open_tags = _Places(), list[int]()
    parser = ParserCreate(namespace_separator=" ")

    def begin(name: str, _: dict[str, str]) -> None:
        place = parser.CurrentByteIndex
        if _local(name) == "transition":
            found.transitions.append(place)
        if _local(name) == _CONTENT and len(open_tags) == 1:
            written = _tag(xml, place)[0].split()[0].strip(b"<>/")
            found.name = written.replace(_CONTENT.encode(), b"transition")
        open_tags.append(place)

    def end(name: str) -> None:
        place = open_tags.pop()
        if _local(name) in (_CONTENT, _COLOURS) and len(open_tags) == 1:
            tag = _tag(xml, place)
            found.at = (tag if tag[0].endswith(b"/>") else _tag(xml, parser.CurrentByteIndex)).end()

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.Parse(xml, True)
    return found


def _local(name: str) -> str:
    """The name of an element of a presentation; empty for any other."""
    space, _, local = name.rpartition(" ")
    return local if space in _SPACES else ""


def _tag(xml: bytes, place: int) -> re.Match[bytes]:
    tag = _TAG.match(xml, place)
    assert tag, "the parser has read it as one"
    return tag
