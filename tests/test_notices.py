"""Notices: what the author should know, as data, worded at the end in the script's language."""

from __future__ import annotations

import json
from string import Formatter
from typing import TYPE_CHECKING

import pytest

from rehearse.app.project import open_project
from rehearse.core.notices import WORDS
from rehearse.script.reading.source import File
from tests.documents import box, deck, p, packed, pdf, raw_docx, table, typeset

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.running import Outcome

BACKWARDS = "1\n00:00:05,000 --> 00:00:09,000\n{}\n\n2\n00:00:01,000 --> 00:00:06,000\n{}\n"

GIVEN: dict[str, tuple[str, bytes]] = {
    "no settings": ("a.md", b"---\ntitle: a: b\n---\nWell."),
    "no setting": ("a.md", b"---\ntitel: a\n---\nWell."),
    "not by script": ("a.md", b"---\nurl: http://a/v1\n---\nWell."),
    "in s": ("a.txt", "啊[停顿3]吧。".encode()),
    "in ms": ("a.txt", b"And so[pause 500]it is."),
    "no mark": ("a.txt", b"Well [something] then."),
    "cue order": ("a.srt", BACKWARDS.format("Well.", "So.").encode()),
    "two languages": (
        "a.srt",
        "\n".join(f"{n}\n00:00:0{n},0 --> 00:00:0{n},9\n你好\nHello\n" for n in range(1, 4)).encode(),
    ),
    "no notes": ("a.pptx", packed(deck(2, notes=lambda n: "讲稿。" if n == 1 else None))),
    "picture page": (
        "a.pdf",
        pdf([typeset("各位老师，大家好。"), []]).replace(
            b"<</Length 0>>stream\nendstream",
            b"<</Length 30>>stream\nBI /W 1 /H 1 /BPC 8 /CS /G ID x EI\nendstream",
        ),
    ),
    "put in": ("a.docx", raw_docx(f'{p("各位老师好。")}<w:altChunk r:id="rId9"/>{p()}')),
    "diagram": (
        "a.docx",
        raw_docx(
            f'{p("各位老师好。")}<w:p><w:r><w:drawing><dgm:relIds r:dm="rId9"/></w:drawing></w:r></w:p>{p()}'
        ),
    ),
    "tables": ("a.docx", raw_docx(f"<w:tbl><w:tr><w:tc>{p('各位老师好。')}</w:tc></w:tr></w:tbl>{p()}")),
    "all columns": (
        "a.docx",
        raw_docx(table(("时间", "内容"), ("九点", "各位老师，大家上午好。"), ("十点", "谢谢大家。")) + p()),
    ),
    "no column": (
        "a.docx",
        raw_docx(
            p("各位老师，大家上午好！" * 9)
            + table(("时间", "内容"), ("九点", "请大家入座。"), ("十点", "请回。"))
        ),
    ),
    "text box": (
        "a.docx",
        raw_docx(f"<w:p>{box('框里的话。')}<w:r><w:t>各位老师，大家好。</w:t></w:r></w:p>"),
    ),
}
"""Key -> file in which there is such a notice."""

IN_REPORTS = {"late"}
"""Keys of notices that are found when a script is planned, not when it is read; tests/test_pins.py has these."""


@pytest.mark.parametrize("key", sorted({*WORDS["zh"], *WORDS["en"]} - IN_REPORTS))
def test_every_notice_is_worded_in_both_languages(key: str) -> None:
    """With a value for each place in the words."""
    file = File(*2 * GIVEN[key][:1], GIVEN[key][1])
    (notice,) = open_project("-", file).script.notices
    assert notice.key == key
    for words in WORDS.values():
        assert {name for _, name, _, _ in Formatter().parse(words[key]) if name} == set(notice.values)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("大家好。", "欢迎来到这里。"), "第 6 行：这条字幕开始得比上一条早；各条按文件中的顺序读出"),
        (("Hello.", "Welcome here."), f"Line 6: {WORDS['en']['cue order']}"),
    ],
)
def test_a_notice_is_in_the_language_of_the_script(
    words: tuple[str, str], line: str, rehearse_: Callable[..., Outcome], here: Path
) -> None:
    """Subtitles out of order are told of in Chinese where they are Chinese, by every verb and in the report's data."""
    (here / "a.srt").write_text(BACKWARDS.format(*words), "utf-8")
    for verb in ("outline", "time", "make --dry-run"):
        assert line in " ".join(rehearse_(*verb.split(), "a.srt").out.split())  # a report breaks its lines
    (notice,) = json.loads(rehearse_("time", "a.srt", "--json").out)["notices"]
    assert (notice["line"], line.endswith(notice["text"])) == (6, True)
