"""`--export pptx`: the deck that the script is, with the report's times; python-pptx reads it back."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from pptx import Presentation

from rehearse.app.production import make_one
from rehearse.app.project import open_project
from rehearse.app.request import Request
from rehearse.core.errors import ExportSkipped
from rehearse.output.exports import Rehearsal, render_export
from rehearse.output.exports.documents.slides import with_advance
from rehearse.script.reading import understand
from rehearse.script.reading.source import File
from rehearse.timing.planning import plan
from rehearse.timing.report.build import build_report
from rehearse.timing.timeline import lay_out
from tests.documents import deck, packed, part, repacked
from tests.rehearsals import rehearsal

if TYPE_CHECKING:
    from pathlib import Path

P = "http://schemas.openxmlformats.org/presentationml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def _rehearsed(data: bytes, folder: Path) -> Rehearsal:
    file = File("deck.pptx", "deck.pptx", data)
    timeline = lay_out(plan(understand(file)))
    return Rehearsal(build_report(timeline), timeline, folder, "", file=file)


def _advances(data: bytes) -> list[str | None]:
    """What each slide says of its advance, in the deck's order, as python-pptx reads it."""
    found: list[str | None] = []
    for slide in Presentation(io.BytesIO(data)).slides:
        own = slide.element.findall(f".//{{{P}}}transition")
        assert len({one.get("advTm") for one in own}) <= 1
        found.append(own[0].get("advTm") if own else None)
    return found


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_times_are_the_reports(tmp_path: Path) -> None:
    """Each slide's is its section's, to the millisecond; one without notes, or hidden, has none; all else stays."""
    presentation = deck(
        5, notes=lambda n: None if n == 3 else f"这是第{n}页，停一下。[2s]\n第二段，再说几句。（掌声）"
    )
    presentation.slides[3].element.set("show", "0")
    data = packed(presentation)
    made = _rehearsed(data, tmp_path)
    copy = b"".join(render_export("pptx", made))
    told = [str(section.length_ms) for section in made.report.sections]
    assert _advances(copy) == [told[0], told[1], None, None, told[2]]
    assert sum(map(int, told)) == made.timeline.duration_ms
    before, after = _parts(data), _parts(copy)
    assert list(before) == list(after)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {f"ppt/slides/slide{number}.xml" for number in (1, 2, 5)}
    for name in changed:
        assert len(after[name]) - len(before[name]) == len(f'<p:transition advTm="{told[0]}"/>')


def test_headings_within_notes_are_of_their_slide(tmp_path: Path) -> None:
    """A slide whose notes are several sections is shown for all of them; slides are timed by the deck's order."""
    presentation = deck(
        2, notes=lambda n: f"一、第{n}点\n讲第一点。\n二、又一点\n讲又一点。" if n == 1 else "结束了。"
    )
    slides = presentation.slides._sldIdLst
    slides.append(slides[0])
    made = _rehearsed(packed(presentation), tmp_path)
    first, second = _advances(b"".join(render_export("pptx", made)))
    assert int(first or 0) + int(second or 0) == made.timeline.duration_ms
    assert int(first or 0) < int(second or 0)


SLIDE = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<{{p}}sld xmlns{{x}}="{P}" xmlns:mc="{MC}">'
    '<{p}cSld name="a > b"/>{rest}</{p}sld>'
)

CASES: dict[str, tuple[str, str]] = {
    "none": ("<{p}timing/>", '<{p}transition advTm="5"/><{p}timing/>'),
    "behind the colours": (
        "<{p}clrMapOvr><x/></{p}clrMapOvr>\n<{p}timing/>",
        '<{p}clrMapOvr><x/></{p}clrMapOvr><{p}transition advTm="5"/>\n<{p}timing/>',
    ),
    "no click stays": ('<{p}transition advClick="0" />', '<{p}transition advClick="0" advTm="5"/>'),
    "another time": (
        "<{p}transition advTm='900' spd=\"slow\"><{p}fade/></{p}transition>",
        '<{p}transition spd="slow" advTm="5"><{p}fade/></{p}transition>',
    ),
    "for newer and older programs": (
        '<mc:AlternateContent><mc:Choice Requires="p14"><{p}transition spd="slow"/></mc:Choice>'
        "<mc:Fallback><{p}transition/></mc:Fallback></mc:AlternateContent>",
        '<mc:AlternateContent><mc:Choice Requires="p14"><{p}transition spd="slow" advTm="5"/></mc:Choice>'
        '<mc:Fallback><{p}transition advTm="5"/></mc:Fallback></mc:AlternateContent>',
    ),
    "a word that looks like one": (
        "<!-- <{p}transition/> --><{p}timing/>",
        '<{p}transition advTm="5"/><!-- <{p}transition/> --><{p}timing/>',
    ),
}
"""What stands behind the shapes -> the same with the time."""


@pytest.mark.parametrize("prefix", ["p", "", "pres"])
@pytest.mark.parametrize("case", CASES)
def test_transitions(case: str, prefix: str) -> None:
    """One that is there keeps all else; a new one stands where the format wants it, under any prefix."""
    before, after = CASES[case]

    def filled(rest: str) -> bytes:
        names = {"p": f"{prefix}:" if prefix else "", "x": f":{prefix}" if prefix else ""}
        return SLIDE.format(rest=rest.format(**names), **names).encode()

    made = with_advance(filled(before), 5)
    assert made == filled(after)
    assert ElementTree.fromstring(made).tag == f"{{{P}}}sld"


def test_a_second_time_is_like_the_first(tmp_path: Path) -> None:
    """The copy as a script gives the same copy."""
    made = _rehearsed(packed(deck(3)), tmp_path)
    once = b"".join(render_export("pptx", made))
    again = b"".join(render_export("pptx", replace(made, file=File("deck.pptx", "deck.pptx", once))))
    assert _parts(once) == _parts(again)


def test_what_has_no_slides_is_told(tmp_path: Path) -> None:
    """Another script, and a slide in another encoding, leave the export out with a line."""
    with pytest.raises(ExportSkipped, match="is no"):
        render_export("pptx", rehearsal("chinese"))
    data = packed(deck(1))
    name = "ppt/slides/slide1.xml"
    text = part(data, name).replace("UTF-8", "UTF-16")
    other = repacked(data, {name: text.encode("utf-16")})
    with pytest.raises(ExportSkipped, match="not in UTF-8"):
        render_export("pptx", _rehearsed(other, tmp_path))


@pytest.mark.slow
def test_a_deck_that_is_made(tmp_path: Path) -> None:
    """With a voice: the slides' times are the lengths of the sections' files."""
    script = tmp_path / "deck.pptx"
    script.write_bytes(data := packed(deck(3)))
    made = make_one(open_project(Request(script, tmp_path / "out", engine="espeak", export=["pptx"])))
    advances = _advances((tmp_path / "out" / "slides.pptx").read_bytes())
    assert advances == [str(section.actual_ms) for section in made.report.sections]
    assert script.read_bytes() == data
