"""Tests of what a reader sees on a PDF's page: columns, notes at its foot, raised figures; and what only looks so."""

from __future__ import annotations

import pytest

from rehearse.script.reading import manuscript_of
from rehearse.script.reading.source import File
from tests.documents import Text, pdf

PROSE = (
    "我们这个读书会从三个人办起，每周五晚上在社区活动室见面，轮流念一段自己喜欢的书，念完了就坐着聊天。"
    "后来人慢慢多了，屋子坐不下，大家就把椅子搬到院子里去，一边乘凉一边听，路过的人也停下来听一会儿。"
    "到今年春天，一共念完了四十六本书。"
)
MORE = (
    "书念得多了，话也就多了起来。有人说，从前下了班只想躺着，现在到了星期五就盼着天黑，好早点过来见一见老朋友。"
    "有人把孩子也带来，孩子坐在最前面，听得比谁都认真，第二天还要讲给同学听。我们想把这件事一直办下去。"
)
LEFT, RIGHT = 60.0, 320.0


def column(text: str, left: float, top: float = 700.0, width: int = 17, pitch: float = 20.0) -> list[Text]:
    """Set a text in lines of so many characters of 12 points."""
    lines = [text[at : at + width] for at in range(0, len(text), width)]
    return [(left, top - pitch * place, 12.0, line) for place, line in enumerate(lines)]


def rows(left: list[Text], right: list[Text]) -> list[Text]:
    """Put two columns into a file line by line, as some programs draw them; PDFium then gives them as one line."""
    return sorted([*left, *right], key=lambda text: (-text[1], text[0]))


def table(*cells: tuple[str, str]) -> list[Text]:
    """Set a table of two columns, each row as high as its longer cell, the text from the top of it."""
    made: list[Text] = []
    top = 700.0
    for pair in cells:
        sides = [column(text, left, top) for text, left in zip(pair, (LEFT, RIGHT), strict=True)]
        made += [*sides[0], *sides[1]]
        top -= 20.0 * max(map(len, sides)) + 6
    return made


TITLE: Text = (180.0, 760.0, 18.0, "在社区读书会上的发言")
NAME: Text = (230.0, 735.0, 12.0, "读书会召集人小宋")
ABSTRACT = column(
    "这篇发言说的是一个社区读书会怎样从三个人办到今天，又想往哪里去，愿意来的都欢迎。", LEFT, 740.0, 38
)
ENGLISH = (
    "our little choir began with three people who",
    "met on Fridays. Then more came, and the room",
    "was too small. We went out into the yard and",
    "sang there. People who passed by stopped for",
    "a while and listened.",
)

READ: dict[str, tuple[list[Text], list[str]]] = {
    "two columns, one drawn after the other": (
        [*column(PROSE, LEFT), *column(MORE, RIGHT)],
        [PROSE, MORE],
    ),
    "a sentence that goes on in the right column": (
        [*column((PROSE + MORE)[:119], LEFT), *column((PROSE + MORE)[119:], RIGHT)],
        [PROSE + MORE],
    ),
    "two columns, drawn line by line": (rows(column(PROSE, LEFT), column(MORE, RIGHT)), [PROSE, MORE]),
    "the right column drawn first": ([*column(MORE, RIGHT), *column(PROSE, LEFT)], [PROSE, MORE]),
    "title and name over both": (
        [*rows(column(PROSE, LEFT), column(MORE, RIGHT)), TITLE, NAME],
        [TITLE[3], NAME[3], PROSE, MORE],
    ),
    "an abstract over both": (
        [*ABSTRACT, *column(PROSE, LEFT, 660), *column(MORE, RIGHT, 660)],
        ["".join(line[3] for line in ABSTRACT), PROSE, MORE],
    ),
    "a heading in a column": (
        [
            *column(PROSE[:102], LEFT),
            (LEFT, 560.0, 12.0, "二、后来"),
            *column(PROSE[102:] + PROSE[:51], LEFT, 540.0),
            *column(MORE, RIGHT),
        ],
        [PROSE[:102], "二、后来", PROSE[102:] + PROSE[:51], MORE],
    ),
    "English": (
        [
            *((60.0, 700.0 - 18 * at, 10.0, line) for at, line in enumerate(ENGLISH)),
            *((320.0, 700.0 - 18 * at, 10.0, line) for at, line in enumerate(ENGLISH)),
        ],
        [" ".join(ENGLISH), " ".join(ENGLISH)],
    ),
    # What only looks so.
    "one column": (column(PROSE + MORE, LEFT, width=38), [PROSE + MORE]),
    "one narrow column": (column(PROSE + MORE, LEFT), [PROSE + MORE]),
    "a timetable": (
        [
            text
            for at, (time, what) in enumerate(
                [("9:00", "签到"), ("9:30", "开场"), ("10:00", "朗读"), ("11:00", "合影")]
            )
            for text in ((LEFT, 700.0 - 20 * at, 12.0, time), (RIGHT, 700.0 - 20 * at, 12.0, what))
        ],
        ["9:00 签到", "9:30 开场", "10:00 朗读", "11:00 合影"],
    ),
    "a slide with two lists": (
        [
            (120.0, 780.0, 28.0, "三件小事"),
            *(
                (LEFT, 700.0 - 24 * at, 14.0, text)
                for at, text in enumerate(("多读书", "读好书", "常见面", "多走动"))
            ),
            *(
                (RIGHT, 700.0 - 24 * at, 14.0, text)
                for at, text in enumerate(("办书展", "进学校", "建书屋", "捐旧书"))
            ),
        ],
        ["三件小事", "多读书", "读好书", "常见面", "多走动", "办书展", "进学校", "建书屋", "捐旧书"],
    ),
    "a wide space in a line": (
        [(LEFT, 700.0, 12.0, "甲方："), (RIGHT, 700.0, 12.0, "乙方："), *column(PROSE, LEFT, 670, 38)],
        ["甲方： 乙方：", PROSE],
    ),
    "a title with wide spaces": (
        [(200.0, 740.0, 18.0, "致"), (260.0, 740.0, 18.0, "辞"), *column(PROSE, LEFT, width=38)],
        ["致 辞", PROSE],
    ),
}


def shown(page: list[Text], *others: list[Text]) -> tuple[list[str], list[str]]:
    """Read a PDF; give its paragraphs, and what is not spoken."""
    read = manuscript_of(File("a.pdf", "a.pdf", pdf([page, *others])))
    hidden = [f"{item.what}: {read.source.text[slice(*item.span)]}" for item in read.hidden]
    return [found.text for found in read.paragraphs], hidden


@pytest.mark.parametrize(("page", "expected"), READ.values(), ids=READ)
def test_columns_are_read_one_after_the_other(page: list[Text], expected: list[str]) -> None:
    """Of prose in two columns the left one first, what goes over both above it; tables and slides keep their rows."""
    assert shown(page) == (expected, [])


TABLES: dict[str, list[tuple[str, str]]] = {
    "with a head": [("画面", "解说"), (PROSE[:34], PROSE[:51]), (MORE[:30], MORE[:68])],
    "without a head": [(PROSE[:20], PROSE[:45]), (MORE[:31], MORE[:66]), (PROSE[17:37], MORE[17:44])],
}


@pytest.mark.parametrize("cells", TABLES.values(), ids=TABLES)
def test_tables_are_read_row_by_row(cells: list[tuple[str, str]]) -> None:
    """Though the text of their cells is broken as in columns."""
    said, _ = shown(table(*cells))
    assert "".join(said).replace(" ", "") == "".join(map("".join, cells))


def note(text: str, base: float, size: float = 9.0) -> Text:
    """A line at the foot of the page."""
    return LEFT, base, size, text


FEET: dict[str, tuple[list[Text], list[str], list[str]]] = {
    "a note over two lines": (
        [
            *column(PROSE, LEFT, width=38),
            note("① 据社区去年十二月的登记，不含外地来的客人", 90),
            note("和路过的人。", 78),
        ],
        [PROSE],
        ["footnote: ① 据社区去年十二月的登记，不含外地来的客人", "footnote: 和路过的人。"],
    ),
    "two notes": (
        [*column(PROSE, LEFT, width=38), note("1 见社区登记。", 90), note("[2] 同上。", 78)],
        [PROSE],
        ["footnote: 1 见社区登记。", "footnote: [2] 同上。"],
    ),
    "a note in each column": (
        [
            *column(PROSE, LEFT),
            *column(MORE, RIGHT),
            note("* 见社区登记。", 90),
            (RIGHT, 90.0, 9.0, "† 同上。"),
        ],
        [PROSE, MORE],
        ["footnote: * 见社区登记。", "footnote: † 同上。"],
    ),
    # What only looks so.
    "small words without a mark": (
        [*column(PROSE, LEFT, width=38), note("谢谢各位朋友！", 90)],
        [PROSE, "谢谢各位朋友！"],
        [],
    ),
    "a small date": ([*column(PROSE, LEFT, width=38), note("5月4日于社区", 90)], [PROSE, "5月4日于社区"], []),
    "points as large as the text": (
        [*column(PROSE, LEFT, width=38), note("1. 多读书。", 600, 12), note("2. 读好书。", 580, 12)],
        [PROSE, "1. 多读书。", "2. 读好书。"],
        [],
    ),
    "small text above": (
        [note("1 本文由社区整理。", 740), *column(PROSE, LEFT, width=38)],
        ["1 本文由社区整理。", PROSE],
        [],
    ),
}


@pytest.mark.parametrize(("page", "said", "hidden"), FEET.values(), ids=FEET)
def test_footnotes_of_a_pdf_are_listed(page: list[Text], said: list[str], hidden: list[str]) -> None:
    """Small lines with a note's mark, below all of the text; not a signature, a date, points, or a small line above."""
    assert shown(page) == (said, hidden)


def test_notes_stand_between_a_paragraph_that_goes_on_over_the_page() -> None:
    """It is of one piece though a note is listed between its halves."""
    pages = column(PROSE[:76], LEFT, width=38), column(PROSE[76:], LEFT, 760, width=38)
    said, hidden = shown([*pages[0], note("① 见登记。", 90)], pages[1])
    assert (said, hidden) == ([PROSE], ["footnote: ① 见登记。"])


def test_raised_figures_of_a_pdf_are_marks_of_notes_or_powers() -> None:
    """As in Word: a mark behind a word is not said, and 10⁶ keeps its meaning; what stands on the line is a figure."""
    page = [
        (LEFT, 700.0, 12.0, "院子大了"), (108.0, 705.0, 7.0, "1"), (112.0, 700.0, 12.0, "，书有10"),
        (154.0, 705.0, 7.0, "6"), (158.0, 700.0, 12.0, "册"), (170.0, 705.0, 7.0, "②"), (178.0, 700.0, 12.0, "。"),
        (LEFT, 680.0, 12.0, "今年是第6年。"),
    ]  # fmt: skip
    said, hidden = shown(page)
    assert said == ["院子大了¹，书有10⁶册。今年是第6年。"]
    assert hidden == ["footnote mark: ②"]
