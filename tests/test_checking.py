"""Tests of the check: what rules tell apart, choosing and silencing them, and what is written of findings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document

from rehearse.core.errors import RehearseError
from rehearse.output.exports.findings.sarif import findings_sarif
from rehearse.output.exports.findings.text import findings_json, findings_text, worst
from rehearse.script.checking import RULES, check, chosen
from rehearse.script.checking.editors import NOTES
from tests.casefiles import cases
from tests.checked import examined
from tests.documents import saved
from tests.faults import CLEAN

if TYPE_CHECKING:
    from rehearse.core import Finding

OURS = ["S", "P", "T", "E"]
"""What the text alone decides; breath and delivery depend on the pace, readings have their own tests."""


def _named(finding: Finding, text: str) -> str:
    """Name a finding as the cases do: by its code and what it is about."""
    words = text[slice(*finding.spans[0])]
    shown = words if finding.code != "T101" else words[len(words) // 2 :]
    return f"{finding.code} {shown if finding.code != 'E101' else words.split()[0]}".strip()


@pytest.mark.parametrize(("text", "expected"), cases("check"))
def test_what_is_wrong_is_told_from_what_only_looks_so(text: str, expected: str) -> None:
    """Each finding by its code and its words; none where a careful reader has nothing to say."""
    found = check(examined(text), OURS)
    shown = sorted(_named(finding, text) for finding in found)
    wanted = [] if expected == "none" else sorted(expected.splitlines())
    assert [line.split()[0] for line in shown] == [line.split()[0] for line in wanted]
    for line, want in zip(shown, wanted, strict=True):
        assert line[:6] == want[:6]
        assert want[5:] in text


def test_a_section_has_the_time_of_its_subsections() -> None:
    """No section is fast or slow because its text stands under the headings inside; one that is, is told."""
    part = "社区里的健身点要修好，学校里的操场要开门，街道上的书屋要亮灯。这几件事说起来不大，做起来不易。"
    inner = f"（一）健身点（0:30）\n{part * 2}\n（二）操场（0:30）\n{part * 2}"
    text = f"一、场地（1:00）\n{inner}\n二、书屋（1:00）\n{part * 4}"
    assert check(examined(text), ["D104"]) == ()
    (found,) = check(examined(text.replace("书屋（1:00）", "书屋（3:00）")), ["D104"])[-1:]
    assert "慢" in found.message


def test_long_sentences_are_counted_and_the_worst_three_shown() -> None:
    """Never more than half of a text is underlined, unless by the longest sentence alone."""
    long, short = "我们要" + "把书屋办好把操场管好" * 7 + "。", "大家都来读书。"
    (found,) = check(examined(long * 6 + short * 60), ["B102"])
    assert "6 句" in found.message
    assert len(found.spans) == 3
    for text in (long * 6, long + short):
        (found,) = check(examined(text), ["B102"])
        assert len(found.spans) == 1 or sum(end - start for start, end in found.spans) <= len(text) / 2


@pytest.mark.parametrize(("note", "other"), [(note, other) for _, note, other in NOTES])
def test_a_note_is_told_from_what_only_looks_so(note: str, other: str) -> None:
    """Each kind of an editor's note takes its own, and leaves the ordinary bracket that looks like it."""
    assert check(examined(f"去年开放了86处（{note}），大家都看见了。"), ["P106"])
    assert check(examined(f"去年开放了86处（{other}），大家都看见了。"), ["P106"]) == ()


def test_models_and_variables_are_no_abbreviations() -> None:
    """C919 and SCHED_NICE are said as they stand; an abbreviation that may be a word is told."""
    assert check(examined("我们看到了C919和SCHED_NICE，还有B2024号。"), ["R103"]) == ()
    assert len(check(examined("我们用了YOLO的模型。"), ["R103"])) == 1


def test_the_worst_come_first_and_then_by_place() -> None:
    """Errors, warnings, hints; within each in the order of the text."""
    found = check(examined("好,我们在XX区的的工作。\n我们在YY区，在XX县，又在____。"))
    assert [(one.severity, one.code) for one in found][:3] == [
        ("error", "P101"),
        ("error", "P101"),
        ("error", "P103"),
    ]
    ranks = [("error", "warning", "hint").index(one.severity) for one in found]
    assert ranks == sorted(ranks)


def test_every_place_is_in_the_text_and_every_message_in_one_line() -> None:
    """Spans are not empty, lie in the source, and messages and suggestions have no line ends."""
    for name, text in CLEAN.items():
        script = examined(text.replace("，", ",").replace("”", "“").replace("的", "的的"), name)
        for finding in check(script):
            assert finding.spans
            assert all(0 <= start < end <= len(script.text) for start, end in finding.spans)
            assert "\n" not in finding.message + finding.suggestion


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        (["S101"], [], {"S101"}),
        (["s10"], ["S101"], {f"S10{n}" for n in range(2, 10)}),
        (["P1"], ["P"], set()),
    ],
)
def test_rules_are_chosen_by_code_or_its_beginning(
    select: list[str], ignore: list[str], expected: set[str]
) -> None:
    """What is ignored is ignored though it is selected."""
    assert {rule.code for rule in chosen(select, ignore)} == expected


@pytest.mark.parametrize("code", ["Z9", "", "P1011", "*"])
def test_a_code_that_no_rule_has_is_told(code: str) -> None:
    """A slip would otherwise silence nothing, unseen."""
    with pytest.raises(RehearseError, match="no rule"):
        chosen([code])


_FAULTY = "同志们：\n我们在XX区，好,的的。\n我们在XX区，好,的的。\n"


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("我们在XX区。<!-- rehearse: ignore P101 -->\n我们在XX区。", [2]),
        ("<!-- rehearse: ignore P101 -->\n我们在XX区。\n我们在XX区。", [3]),
        ("<!-- rehearse: ignore P -->\n\n我们在XX区。\n我们在XX区。", [4]),
        ("<!-- rehearse: ignore -->\n我们在XX区。\n我们在XX区。", [3]),
        ("<!-- rehearse: ignore T102, P101 -->\n我们在XX区。\n我们在XX区。", [3]),
        ("<!-- rehearse: ignore T102 -->\n我们在XX区。\n我们在XX区。", [2, 3]),
        ("我们在XX区。\n我们在XX区。\n<!-- rehearse: ignore-file P101 -->", []),
        ("<!--rehearse:ignore p101-->我们在XX区。\n我们在XX区。", [2]),
    ],
)
@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_a_mark_silences_a_line_or_the_file(script: str, expected: list[int], suffix: str) -> None:
    """On its line, else on the next line that is not empty; and it is never spoken."""
    ready = examined(script, f"speech.{suffix}")
    found = check(ready, ["P101"])
    assert [ready.line(span[0]) for finding in found for span in finding.spans] == expected
    assert not any("rehearse" in breath.spoken for breath in ready.script.breaths)
    assert "comment" in {item.what for item in ready.script.unspoken}


def test_a_mark_works_in_word_files_and_subtitles() -> None:
    """The same words, whatever they are written in; a paragraph is a line of a Word file."""
    word = Document()
    for text in ("我们在XX区。<!-- rehearse: ignore P101 -->", "我们在××县。"):
        word.add_paragraph(text)
    subtitles = (
        "1\n00:00:01,000 --> 00:00:03,000\n<!-- rehearse: ignore P101 -->\n我们在XX区。\n\n"
        "2\n00:00:04,000 --> 00:00:06,000\n我们在××县。\n"
    )
    for ready in (examined(saved(word), "a.docx"), examined(subtitles, "a.srt")):
        assert [finding.message[:8] for finding in check(ready, ["P101"])] == ["占位符“××县”"]
        assert not any("rehearse" in breath.spoken for breath in ready.script.breaths)


def test_text_is_a_line_a_finding_and_one_more() -> None:
    """Path, line, column, severity, code; then the sum."""
    script = examined("同志们：\n我们在XX区，在XX区。\n又在XX区,好。\n")
    lines = findings_text(check(script, ["P", "T"]), script.script, "talks/speech.txt").splitlines()
    assert lines[0].startswith("talks/speech.txt:2:4: 错误 P101 占位符“XX区”")
    assert "还有第 3 行" in lines[0]
    assert lines[-1] == "1 个错误，1 个警告；其中 1 处可用 --fix 改正"
    assert findings_text((), script.script) == "没有发现问题\n"


def test_english_scripts_are_told_in_english() -> None:
    """Messages follow the script's language."""
    script = examined("Good evening, friends. I came to the the library, and I shall say a few words to you.")
    lines = findings_text(check(script), script.script).splitlines()
    assert lines[0].startswith('speech.txt:1:34: warning E101 "the" stands twice')
    assert lines[-1] == "1 warning"


def test_the_worst_few_are_told_in_lines() -> None:
    """For `make`: the line, the code, the message, and where the page shows it."""
    script = examined("我们在XX区，好,大家。")
    assert worst(check(script), script.script, 1) == [
        "1: P101 占位符“XX区”还没有填，会读作“某某区”（正文第 1 段）"
    ]


def test_json_has_every_place() -> None:
    """Lines, columns, sections and paragraphs from 1, offsets from 0."""
    script = examined("好。\n我们在XX区。\n在XX区。")
    read = json.loads(findings_json(check(script, ["P"]), script.script))
    assert read["counts"] == {"error": 1, "warning": 0, "hint": 0}
    assert read["findings"][0]["places"] == [
        {"line": 2, "column": 4, "start": 6, "end": 8, **_shown(2)},
        {"line": 3, "column": 2, "start": 12, "end": 14, **_shown(3)},
    ]


def _shown(paragraph: int) -> dict[str, Any]:
    return {"section": 1, "paragraph": paragraph, "where": f"正文第 {paragraph} 段", "fix": None}


def test_sarif_is_what_2_1_0_asks_for() -> None:
    """The required properties, levels and regions of the standard's schema; every rule that is named is described."""
    script = examined("好,我们在XX区,在XX区的的。\n又在XX区。\n")
    log = json.loads(findings_sarif(check(script), script.script, "talks/my speech.txt"))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"] == "rehearse"
    assert run["columnKind"] == "unicodeCodePoints"
    assert {rule["id"] for rule in rules} == {result["ruleId"] for result in run["results"]} <= set(RULES)
    for result in run["results"]:
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        for place in (*result["locations"], *result.get("relatedLocations", ())):
            _is_a_place(place["physicalLocation"], script.text)
    fixes = [result["fixes"][0]["artifactChanges"][0] for result in run["results"] if "fixes" in result]
    assert fixes[0]["replacements"][0]["insertedContent"] == {"text": "，"}


def _is_a_place(physical: dict[str, Any], text: str) -> None:
    assert physical["artifactLocation"] == {"uri": "talks/my%20speech.txt", "index": 0}
    region = physical["region"]
    lines = text.split("\n")
    assert 1 <= region["startLine"] <= region["endLine"] <= len(lines)
    assert region["startColumn"] >= 1
    assert (region["startLine"], region["startColumn"]) < (region["endLine"], region["endColumn"])
    assert region["endColumn"] <= len(lines[region["endLine"] - 1]) + 1
