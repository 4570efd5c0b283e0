"""Tests of the paper: what PDFium reads and draws of it, sentence by sentence, millimetre by millimetre."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import typst

from rehearse.core import Finding
from rehearse.core.errors import ExportSkipped
from rehearse.language.durations import clock, parse_target
from rehearse.language.text.chars import is_han
from rehearse.output.exports import Paper, lectern
from rehearse.output.exports.lectern import cards, fonts
from rehearse.output.exports.lectern.pages import Weight, last_page
from rehearse.output.exports.text.one_line import one_line
from rehearse.script.reading.formats.kinds import kind_of
from rehearse.script.reading.options import Options
from rehearse.script.reading.source import File
from rehearse.timing.report.judging import with_verdict
from tests.rehearsals import LONG, SPEECHES, rehearsal, said, solid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.output.exports import Rehearsal

NAMES = list(SPEECHES)
BODY_PT = 20
HEIGHT_PT = 297 / 25.4 * 72
LOWEST_PT = HEIGHT_PT / 3
"""From here down the page is empty."""


@pytest.fixture(autouse=True)
def _a_font() -> None:
    """Skip what needs a font for Chinese where the machine has none."""
    try:
        fonts.choose_fonts("字")
    except ExportSkipped as error:
        pytest.skip(str(error))


@dataclass(frozen=True, slots=True)
class Char:
    """A character as it is printed; places in points, from the page's lower left corner."""

    text: str
    size: float
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Page:
    """What is printed on a page."""

    chars: tuple[Char, ...]

    @property
    def body(self) -> str:
        """Give what is set in the size of the speech, white space aside."""
        return "".join(char.text for char in self.chars if char.size >= BODY_PT)

    def small(self, size: float) -> str:
        """Give what is set in this size."""
        return "".join(char.text for char in self.chars if abs(char.size - size) < 0.1)


def pages(made: Rehearsal) -> list[Page]:
    """Print a rehearsal and read it."""
    document = pypdfium2.PdfDocument(lectern.export(made))
    return [Page(tuple(_chars(page.get_textpage()))) for page in document]


def _chars(text: Any) -> Iterator[Char]:
    for index in range(text.count_chars()):
        char = text.get_text_range(index, 1)
        if char.strip() and not pdfium.FPDFText_IsGenerated(text, index):
            yield Char(char, pdfium.FPDFText_GetFontSize(text, index), *text.get_charbox(index))


@cache
def printed(name: str) -> list[Page]:
    """Print one of the speeches."""
    return pages(rehearsal(name))


def title_of(made: Rehearsal) -> str:
    """Give what stands above the speech: the title, unless it is spoken."""
    return solid(made.report.script.title)


@pytest.mark.parametrize("name", NAMES)
def test_every_word_is_printed_once_and_in_order(name: str) -> None:
    """In 20 points or more there is the title and what is said, and nothing else."""
    made = rehearsal(name)
    whole = title_of(made) + solid("".join(one_line(sentence.text) for sentence in said(made.timeline)))
    assert "".join(page.body for page in printed(name)) == whole


@pytest.mark.parametrize("name", NAMES)
def test_no_sentence_goes_over_two_pages(name: str) -> None:
    """Each stands on one page, up to its end; one longer than a page is parted where a breath is taken."""
    made = rehearsal(name)
    bodies = [page.body for page in printed(name)]
    for sentence in made.timeline.plan.script.sentences:
        text = solid(one_line(sentence.text))
        if len(text) < 150:
            assert any(text in body for body in bodies)
    for breath in said(made.timeline):
        assert any(solid(one_line(breath.text)) in body for body in bodies)


def test_a_sentence_longer_than_a_page_fills_several() -> None:
    """It is longer than one page, on each of its pages there is a good part of it, and none is nearly empty."""
    bodies = [page.body for page in printed("long sentence")]
    parts = [body for body in bodies if "件事是把街道" in body]
    assert len(LONG) > 400
    assert len(parts) >= 3
    assert all(len(body) > 120 for body in bodies[1:-1])


@pytest.mark.parametrize("name", NAMES)
def test_the_lower_third_stays_empty(name: str) -> None:
    """Nothing is printed below two thirds of the page, and nothing beside it."""
    for page in printed(name):
        for char in page.chars:
            assert char.bottom > LOWEST_PT
            assert char.top < HEIGHT_PT
            assert char.left > 20
            assert char.right < 210 / 25.4 * 72 - 20


@pytest.mark.parametrize("name", NAMES)
def test_pages_are_numbered_and_lead_to_the_next(name: str) -> None:
    """Each says which of how many it is, and shows the next one's first words."""
    found = printed(name)
    for number, page in enumerate(found, start=1):
        assert page.small(14).startswith(f"{number}/{len(found)}")
    for number, (page, after) in enumerate(pairwise(found), start=1):
        words = page.small(14).removeprefix(f"{number}/{len(found)}").rstrip("….")
        assert len(words) >= 3
        assert after.body.startswith(words)
    last = found[-1].small(14)
    assert last == f"{len(found)}/{len(found)}"


@pytest.mark.parametrize("name", [name for name in NAMES if name != "english"])
def test_no_line_begins_with_a_closing_mark(name: str) -> None:
    """Nor does any end with an opening one, and no number is broken."""
    for page in printed(name):
        rows = lines_of(page)
        assert not any(row[0].text in "，。、；：！？”》）" for row in rows)
        assert not any(row[-1].text in "“《（" for row in rows)
        assert not any(a[-1].text.isdigit() and b[0].text.isdigit() for a, b in pairwise(rows))


@pytest.mark.parametrize("mark", ["：", "——", "……", "％"])
def test_no_line_begins_with_a_mark_behind_a_word(mark: str) -> None:
    """Wherever the line ends: not with a colon, a dash, or the like either."""
    for filler in range(10, 22):
        text = f"同志们：\n{'好' * filler}，全区的设施{mark}一百个，都查了一遍。（掌声）\n"
        for page in pages(rehearsal("", text=text)):
            rows = ["".join(char.text for char in row) for row in lines_of(page)]
            assert not [row for row in rows if row[0] in mark or row[0] == "遍"]


def lines_of(page: Page) -> list[list[Char]]:
    """Give the characters of the speech, line by line."""
    lines: dict[int, list[Char]] = {}
    for char in page.chars:
        if char.size >= BODY_PT:
            lines.setdefault(len(lines) - (not _new_line(lines, char)), []).append(char)
    return [row for row in lines.values() if row]


def _new_line(lines: dict[int, list[Char]], char: Char) -> bool:
    return not lines or char.right < lines[len(lines) - 1][-1].left


def test_margins_tell_when_to_begin() -> None:
    """With a target it is the latest time for each section; without, the planned one."""
    made = rehearsal("chinese", target="3m")
    margin = "".join(page.small(15) for page in pages(made))
    by = [section.must_start_by_ms or 0 for section in made.report.sections]
    assert margin == "".join(clock(ms) if ms > -500 else f"−{clock(-ms)}" for ms in by)
    assert "".join(page.small(10) for page in pages(made)).count("最迟") == len(by)
    plain = rehearsal("chinese")
    starts = [clock(section.start_ms) for section in plain.report.sections[1:]]
    assert "".join(page.small(15) for page in printed("chinese")) == "".join(starts)


def test_a_screen_reader_can_read_it() -> None:
    """The PDF is tagged, and says its title and its language."""
    paper = lectern.export(rehearsal("chinese"))
    assert b"/StructTreeRoot" in paper
    assert b"/Lang(zh-CN)" in paper
    assert pypdfium2.PdfDocument(paper).get_metadata_value("Title") == "在读书会上的讲话——写给街坊"


def test_times_are_the_speakers() -> None:
    """With a target, length and pages' beginnings go by the pace that is judged, not by a track that was pressed."""
    made = rehearsal("chinese", target="3m")
    report = made.report
    slow = replace(
        report,
        totals=replace(report.totals, actual_ms=2 * report.totals.length_ms),
        sections=tuple(
            replace(one, start_ms=2 * one.start_ms, end_ms=2 * one.end_ms) for one in report.sections
        ),
    )
    judged = replace(made, report=with_verdict(report, slow, parse_target("3m")))
    heads = [[page.small(10.5) for page in pages(one)] for one in (made, judged)]
    assert heads[1][0].startswith(f"全长{clock(2 * report.totals.length_ms)}")
    starts = [[head.split("本页起于")[1][:4] for head in found[1:]] for found in heads]
    track, spoken = ([int(at[0]) * 60 + int(at[2:]) for at in found] for found in starts)
    assert [abs(2 * one - other) <= 1 for one, other in zip(track, spoken, strict=True)] == [True]


def test_notes_find_their_words() -> None:
    """However much markup stands before them, stress and readings are put on the words that they are about."""
    text = "我(姓)[xìng](仝)[tóng]，++名勇++，{可删 在(重庆)[chóng qìng]工作，}++名++不虚传，[1s]名++勇++。"
    made = rehearsal("", text=text)
    annotated = made.timeline.plan.script.annotated
    found = [
        (breath.text[start:end], note.text)
        for breath in said(made.timeline)
        for start, end, note in annotated(breath)
    ]
    assert [words for words, _ in found] == ["姓", "仝", "名勇", "在重庆工作，", "重庆", "名", "勇"]
    assert all(words == about for words, about in found if words != "在重庆工作，")


def test_a_reading_stands_above_its_character() -> None:
    """Ruby, never brackets: each syllable above its own character, and half as large."""
    chars = printed("chinese")[0].chars
    for base, reading in (("重", "chóng"), ("庆", "qìng")):
        place = next(char for char in chars if char.text == base)
        over = [char for char in chars if abs(char.size - 9.6) < 0.1 and char.text in reading]
        above = [char for char in over if place.left - 6 < char.left < place.right + 6]
        assert len(above) >= len(reading) - 1
        assert all(char.bottom > place.bottom + 10 and char.top < place.top + 14 for char in above)
    assert "(" not in printed("chinese")[0].body


def test_pauses_and_applause_are_marked_with_their_length() -> None:
    """In a small size that is not read by mistake: the author's pause, and what the hall does."""
    marks = "".join(page.small(12) for page in printed("chinese"))
    assert "掌声6秒" in marks
    assert "1秒" in marks


def test_a_mark_behind_the_same_words_again_takes_nothing() -> None:
    """A mark is put behind the second of two equal words, and the first one stays where it is."""
    made = rehearsal("", text="好++啊++好[1s]吧。")
    assert "".join(page.body for page in pages(made)) == "好啊好吧。"


def test_findings_stand_in_the_margin() -> None:
    """In the writer's copy alone: by their code, left of the sentence that they are about, once each."""
    made = rehearsal("chinese")
    first = said(made.timeline)[1]
    found = Finding("P101", "error", "…", (first.span, (first.span[0], first.span[0] + 1)))
    assert pages(rehearsal("chinese", findings=(found,)))[0].small(8.5) == ""  # the leader's copy
    page = pages(replace(rehearsal("chinese", findings=(found,)), paper=Paper(notes=True)))[0]
    assert page.small(8.5) == "P101"
    code = next(char for char in page.chars if abs(char.size - 8.5) < 0.1)
    line = next(char for char in page.chars if char.text == "今")
    assert code.right < line.left
    assert abs(code.top - line.top) < 12


def picture(made: Rehearsal, page: int = 0) -> tuple[np.ndarray[Any, Any], float]:
    """Draw a page in grey, four dots a point; give the dots and the scale."""
    drawn = pypdfium2.PdfDocument(lectern.export(made))[page].render(scale=4, grayscale=True)
    return np.asarray(drawn.to_numpy()).reshape(drawn.height, drawn.width), 4.0


def cut(dots: np.ndarray[Any, Any], scale: float, char: Char) -> np.ndarray[Any, Any]:
    """Cut a character's box out of the picture."""
    top, bottom = (int((HEIGHT_PT - edge) * scale) for edge in (char.top, char.bottom))
    return dots[top:bottom, int(char.left * scale) : int(char.right * scale)]


def test_every_character_has_a_shape_of_its_own() -> None:
    """No empty boxes: no two different characters look the same, and none is blank."""
    made = rehearsal("chinese")
    dots, scale = picture(made)
    shapes: dict[str, bytes] = {}
    for char in printed("chinese")[0].chars:
        if is_han(char.text) and char.size == BODY_PT:
            part = cut(dots, scale, char)
            assert part.min() < 64
            shapes.setdefault(char.text, part.tobytes())
    assert len(shapes) > 20
    assert len(set(shapes.values())) == len(shapes)


def test_placeholders_are_loud() -> None:
    """They are white on black."""
    dots, scale = picture(rehearsal("", text="今天我们在XX区开会。"))
    found = [char for page in pages(rehearsal("", text="今天我们在XX区开会。")) for char in page.chars]
    share = {char.text: float((cut(dots, scale, char) < 128).mean()) for char in found if char.text in "X区"}
    assert 0.97 > share["X"] > 0.5 > share["区"]


def test_stressed_words_are_underlined() -> None:
    """A line runs below them that is not below the others, whether the font has a bold face or not."""
    made = rehearsal("", text="我们今天++请大家记住++这一天。")
    dots, scale = picture(made)
    chars = [char for page in pages(made) for char in page.chars if char.size >= BODY_PT]
    below = {}
    for char in chars:
        base = HEIGHT_PT - chars[0].bottom
        rows = dots[
            int((base + 1.5) * scale) : int((base + 7) * scale),
            int(char.left * scale) : int(char.right * scale),
        ]
        below[char.text] = bool((rows < 128).all(axis=1).any())
    assert [text for text, line in below.items() if line] == list("请大家记住")


def test_an_endless_word_does_not_leave_the_paper() -> None:
    """A line of letters without a space is broken; nothing of it is lost."""
    found = pages(rehearsal("", text=f"See {'abcdefghij' * 60} for that. Thank you."))
    assert solid("".join(page.body for page in found)).count("abcdefghij") == 60
    assert max(char.right for page in found for char in page.chars) < 210 / 25.4 * 72 - 20


def test_data_is_never_markup() -> None:
    """What the typesetter's own language would obey is printed as it stands."""
    text = '今天#panic("x")，*好*，$甲$，\\ @ref <label> // 不是注释 /* */ [x] `a` ~ -- ... 完。'
    assert solid("".join(page.body for page in pages(rehearsal("", text=text)))) == solid(text)


def test_without_a_font_the_line_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chinese is left out with one line; English needs nothing that the machine has."""
    bare = typst.Fonts(include_system_fonts=False)
    monkeypatch.setattr(fonts, "_system", lambda: (bare, tuple(bare.families())))
    with pytest.raises(ExportSkipped, match=r"no font for Chinese.*fonts-noto-cjk.*REHEARSE_FONT"):
        lectern.export(rehearsal("chinese"))
    assert lectern.export(rehearsal("english")).startswith(b"%PDF")


def test_a_font_can_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """By its family, whatever the case, or by its file; a wrong name has its own line."""
    path, family = next(
        (font.path, font.family)
        for font in typst.Fonts().fonts()
        if font.path and font.family == fonts.choose_fonts("字").east
    )
    assert path is not None
    for name in (family.upper(), path):
        monkeypatch.setenv(fonts.VARIABLE, name)
        assert fonts.choose_fonts("字").east in (family, *typst.Fonts().families())
        assert lectern.export(rehearsal("one section")).startswith(b"%PDF")
    monkeypatch.setenv(fonts.VARIABLE, "No Such Font")
    with pytest.raises(ExportSkipped, match="REHEARSE_FONT=No Such Font"):
        fonts.choose_fonts("字")
    here = Path(__file__)
    monkeypatch.setenv(fonts.VARIABLE, str(here))
    with pytest.raises(ExportSkipped, match="no font that can be read"):
        fonts.choose_fonts("字")


def test_the_same_speech_gives_the_same_bytes() -> None:
    """No date and nothing else by chance is in the file, and it is read as what it is."""
    made = rehearsal("mixed")
    assert lectern.export(made) == lectern.export(made)
    assert not pypdfium2.PdfDocument(lectern.export(made)).get_metadata_value("CreationDate")
    assert kind_of(File("a", "a", lectern.export(made))) == ".pdf"


def test_a_character_without_a_shape_is_told() -> None:
    """What the paper can only show as a box is named; a rare name that a font has is not."""
    told: list[str] = []
    made = replace(rehearsal("", text="今天到会的有\U000323af先生、𠮷先生和龘先生。"), say=told.append)
    lectern.export(made)
    assert len(told) == 1
    assert told[0].startswith("note: no font here has \U000323af, which the paper shows as a box; ")


LONG_SPEECH = "".join(
    f"第{number}件事是把这条街上的路灯修好，把那条街上的树种好，让大家走得放心。\n" for number in range(1, 90)
)


def test_a_number_of_pages_is_kept() -> None:
    """The type is as large as it can be with so many; where none is small enough, a line says how many there are."""
    sizes = []
    usual = len(pages(rehearsal("", text=LONG_SPEECH)))
    for wanted in (usual - 2, usual + 3):
        found = pages(replace(rehearsal("", text=LONG_SPEECH), paper=Paper(pages=wanted)))
        assert len(found) <= wanted
        sizes.append(max(char.size for page in found for char in page.chars))
    assert sizes[0] < BODY_PT < sizes[1]
    told: list[str] = []
    few = pages(replace(rehearsal("", text=LONG_SPEECH), paper=Paper(pages=1), say=told.append))
    assert told == [f"note: the paper has {len(few)} pages even in 15 points; 1 were asked for"]


@pytest.mark.parametrize("lines", range(20, 40, 3))
def test_the_last_page_is_not_bare(lines: int) -> None:
    """It holds at least a third of what the one before holds, and nothing is lost or put elsewhere."""
    text = "\n".join(LONG_SPEECH.split("\n")[:lines])
    found = pages(rehearsal("", text=text))
    assert "".join(page.body for page in found) == solid(text)
    if len(found) > 1:
        assert len(found[-1].body) * 3 >= len(found[-2].body)


def test_where_the_last_page_begins() -> None:
    """With a paragraph, as even as can be; never right behind a heading; and where it is full, nothing is moved."""
    even = [Weight(2, may_begin=True)] * 6
    assert last_page([1, 1, 1, 1, 1, 2], even) == 3
    assert last_page([1, 1, 1, 2, 2, 2], even) is None
    headed = [*even[:3], Weight(2, may_begin=False), *even[4:]]
    assert last_page([1, 1, 1, 1, 1, 2], headed) in (2, 4)
    assert last_page([1, 2], [Weight(9, may_begin=True), Weight(1, may_begin=True)]) is None


def test_the_latest_start_is_explained() -> None:
    """In a small line on the first page, where there is a target; without one there is nothing to explain."""
    first = pages(rehearsal("chinese", target="3m"))[0]
    assert "最迟：过了这个时间" in first.small(9)
    assert pages(rehearsal("chinese"))[0].small(9) == ""


def test_phrase_marks_and_wide_spaces_are_kept() -> None:
    """Strokes that the writer put stand as strokes, not as lengths, and two spaces are wider than one."""
    made = rehearsal("", text="同志们，今天/我们开会。", options=Options(slash_pauses=True))
    assert "秒" not in "".join(char.text for page in pages(made) for char in page.chars)
    gaps = []
    for text in ("同志们 今天我们开会。", "同志们  今天我们开会。"):
        chars = [char for page in pages(rehearsal("", text=text)) for char in page.chars]
        place = next(at for at, char in enumerate(chars) if char.text == "今")
        gaps.append(chars[place].left - chars[place - 1].right)
    assert gaps[1] > gaps[0] + 5


def test_a_kind_of_type_is_chosen_among_those_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """By its kind, in Chinese or in letters, or by the font's name; where there is none, a line says so."""
    bare = typst.Fonts(include_system_fonts=False)
    monkeypatch.setattr(
        fonts, "_system", lambda: (bare, ("Noto Sans CJK SC", "STFangsong", "KaiTi", "My Own"))
    )
    told: list[str] = []
    chosen = [fonts.choose_fonts("字", name, told.append).east for name in ("仿宋", "kai", "黑体", "my own")]
    assert chosen == ["STFangsong", "KaiTi", "Noto Sans CJK SC", "My Own"]
    assert told == []
    assert fonts.choose_fonts("字", "宋体", told.append).east == "Noto Sans CJK SC"
    assert told == ["note: there is no font 宋体 here; another is taken for the paper"]


def test_cue_cards() -> None:
    """A card or more a section, with its heading, its time and the first words of what is said in it, in order."""
    made = rehearsal("chinese", target="3m")
    found = cards.cards(made)
    assert {card["name"] for card in found} == {
        section.heading or {"opening": "开场", "body": "正文", "closing": "结尾"}[section.kind]
        for section in made.report.sections
    }
    assert [card["number"] for card in found] == [
        f"{place}/{len(found)}" for place in range(1, len(found) + 1)
    ]
    assert all(len(card["lines"]) <= 8 and card["when"].startswith("最迟") for card in found)
    body = solid("".join(one_line(sentence.text) for sentence in said(made.timeline)))
    for card in found:
        assert all(solid(line).rstrip("…") in body for line in card["lines"])
    assert len(pypdfium2.PdfDocument(cards.export(made))) == -(-len(found) // 4)
