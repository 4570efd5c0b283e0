"""Property tests of reading on texts near to those that people write: cases that are edited, and in other forms."""

from __future__ import annotations

from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from rehearse.core.errors import ScriptError
from rehearse.core.passage import Passage
from rehearse.script.reading import read_text
from rehearse.script.reading.assemble import assemble
from rehearse.script.reading.manuscript import Manuscript, SourceParagraph
from rehearse.script.reading.options import Options
from rehearse.script.reading.source import File, decode_text
from tests import examples
from tests.casefiles import FOLDER, inputs
from tests.test_reading import coverage, kept

TEXTS = [
    text
    for path in sorted((FOLDER / "kinds").glob("*.txt"))
    for text in inputs(f"kinds/{path.stem}")
    if "&nbsp;" not in text  # the proof below takes its source for letters
]
LINES = sorted({line for text in TEXTS for line in text.splitlines()})
PIECES = [
    *"（掌声） （停顿2秒） （微笑） [翻页] 【展示图片】 (bó) （音伯） <!--x--> ： ** ` > - 1. | “ ” （ ）".split(),
    *"一、 第一， P3 画面： 旁白： A： Q： 各位老师： 谢谢大家。 ① 🎤 === ---".split(),
    *("[at 1:00]", "# ", "　", "\n", "\u200b"),
]
EDITS = st.lists(
    st.tuples(
        st.sampled_from(["put in", "put in a line", "take out a line"]),
        st.floats(0, 1),
        st.sampled_from(PIECES),
        st.sampled_from(LINES),
    ),
    max_size=5,
)


def edited(text: str, edits: list[tuple[str, float, str, str]]) -> str:
    """Do each edit at its place, a share of the text's or of its lines' length."""
    for what, place, piece, line in edits:
        lines = text.split("\n")
        at = int(place * (len(text) if what == "put in" else len(lines) - 1))
        if what == "put in":
            text = text[:at] + piece + text[at:]
        elif what == "put in a line":
            text = "\n".join([*lines[:at], line, *lines[at:]])
        else:
            text = "\n".join(lines[:at] + lines[at + 1 :])
    return text


@settings(max_examples=examples(160))
@given(st.sampled_from(TEXTS), EDITS, st.sampled_from(["a.txt", "a.md"]))
@example(
    "画面：远\n\n旁白：大家好（微笑）各位。\n\n画面：近\n\n旁白：好。\n\n画面：中\n\n旁白：完。", [], "a.txt"
)
@example("[走到（微笑）台前]各位老师都帮过我，我记在心里。", [], "a.txt")
def test_no_word_of_an_edited_case_is_lost(
    text: str, edits: list[tuple[str, float, str, str]], name: str
) -> None:
    """Whatever is put into a script or taken out of it, every character is in one sentence or listed as not spoken."""
    text = edited(text, edits)
    try:
        script = read_text(text, name=name)
    except ScriptError:
        return
    coverage(script, text)
    kept(script, text)


FORMS = st.fixed_dictionaries(
    {"level": st.sampled_from([0, 0, 0, 1, 2, 3])},
    optional={
        flag: st.booleans() for flag in ("bold", "title", "silent", "ruled", "quoted", "beside", "linked")
    }
    | {"label": st.sampled_from(["marker", "title"])},
)


@settings(max_examples=examples(160))
@given(
    st.lists(
        st.tuples(st.sampled_from([line for line in LINES if line.strip()]), FORMS), min_size=1, max_size=20
    )
)
def test_no_word_is_lost_whatever_a_format_says_of_its_lines(lines: list[tuple[str, dict[str, Any]]]) -> None:
    """Headings, titles, notes and slides in any order: every character is in one sentence or listed as not spoken."""
    source = decode_text(File("a.txt", "a.txt", "\n".join(line for line, _ in lines).encode()))
    paragraphs = [
        SourceParagraph(passage, number, **form)
        for number, ((start, end), (_, form)) in enumerate(zip(source.lines(), lines, strict=True), start=1)
        if (passage := Passage.of(source.text, start, end).strip())
    ]
    try:
        script = assemble(Manuscript(source, tuple(paragraphs)), Options())
    except ScriptError:
        return
    coverage(script, source.text)
