"""`rehearse check` from end to end: what it prints, how it exits, what it repairs and where it writes."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.running import Outcome, files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Outcome]

FAULTY = """在读书会上的讲话

同志们：
今天我们,在XX区开会。

一、读书
我们要要多读书。

三、用书
把读过的书用好。

谢谢大家！
"""
WARNED = FAULTY.replace("XX区", "和平区").replace("三、用书", "二、用书")
CLEAN = WARNED.replace(",", "，").replace("要要", "要")


def write(here: Path, text: str, name: str = "a.txt", encoding: str = "utf-8") -> Path:
    """Write a script."""
    path = here / name
    path.write_bytes(text.encode(encoding))
    return path


def test_errors_make_it_fail(rehearse_: Run, here: Path) -> None:
    """A line a finding, with file, line, column and code, worst first, then the sum; exit 1."""
    write(here, FAULTY)
    outcome = rehearse_("check", "a.txt")
    lines = outcome.out.splitlines()
    assert outcome.code == 1
    assert lines[0].startswith("a.txt:4:7: 错误 P101 占位符“XX区”")
    assert lines[1].startswith("a.txt:9:1: 错误 S101 标题编号缺“二”")
    assert any(line.startswith("a.txt:4:5: 警告 T102 ") for line in lines)
    assert lines[-1].startswith("2 个错误，")
    assert outcome.err == ""


def test_warnings_fail_when_strict(rehearse_: Run, here: Path) -> None:
    """Warnings alone are no failure, unless --strict says so; hints never are."""
    write(here, WARNED)
    assert rehearse_("check", "a.txt").code == 0
    assert rehearse_("check", "a.txt", "--strict").code == 1
    write(here, CLEAN)
    assert rehearse_("check", "a.txt", "--strict").code == 0


def test_choosing_rules(rehearse_: Run, here: Path) -> None:
    """Rules are chosen and left out by code or by how codes begin; one that is none is refused."""
    write(here, FAULTY)
    assert " P101 " in rehearse_("check", "a.txt", "--select", "P,T1").out
    assert "S101" not in rehearse_("check", "a.txt", "--select", "P,T1").out
    assert rehearse_("check", "a.txt", "--ignore", "P1", "--ignore", "S").code == 0
    refused = rehearse_("check", "a.txt", "--select", "Q9")
    assert refused.code == 2
    assert refused.err.startswith("rehearse: no rule 'Q9'; codes are S101, ")


def test_for_programs(rehearse_: Run, here: Path) -> None:
    """JSON and SARIF have the same findings at the same places, and nothing else is on standard output."""
    write(here, FAULTY)
    said = json.loads(rehearse_("check", "a.txt", "--json").out)["findings"]
    log = json.loads(rehearse_("check", "a.txt", "--sarif").out)
    assert log["version"] == "2.1.0"
    results = log["runs"][0]["results"]
    assert [one["code"] for one in said] == [one["ruleId"] for one in results]
    regions = [one["locations"][0]["physicalLocation"]["region"] for one in results]
    assert [(one["places"][0]["line"], one["places"][0]["column"]) for one in said] == [
        (region["startLine"], region["startColumn"]) for region in regions
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_repair(rehearse_: Run, here: Path, encoding: str) -> None:
    """A repair is shown as a diff and written to a copy, with --write to the script itself, in its own encoding."""
    path = write(here, FAULTY.replace("\n", "\r\n"), encoding=encoding)
    before = path.read_bytes()
    outcome = rehearse_("check", "a.txt", "--fix")
    assert outcome.code == 0
    assert "今天我们[-,-]{+，+}在XX区开会。" in outcome.out
    assert path.read_bytes() == before
    copy = (here / "a.fixed.txt").read_bytes()
    assert copy == FAULTY.replace(",", "，").replace("\n", "\r\n").encode(encoding)
    assert rehearse_("check", "a.txt", "--fix", "--write").code == 0
    assert path.read_bytes() == copy
    assert rehearse_("check", "a.txt", "--fix").err == "nothing to repair\n"


def test_repair_writes_where_a_link_points(rehearse_: Run, here: Path) -> None:
    """A link stays one, and what it points to is repaired; what is read-only is refused in a line."""
    path = write(here, FAULTY)
    link = here / "link.txt"
    try:
        link.symlink_to(path.name)
    except OSError:
        pytest.skip("links are not allowed here")
    assert rehearse_("check", "link.txt", "--fix", "--write").code == 0
    assert link.is_symlink()
    assert "今天我们，在" in path.read_text(encoding="utf-8")
    write(here, FAULTY)
    path.chmod(0o444)
    refused = rehearse_("check", "a.txt", "--fix", "--write")
    assert (refused.code, path.read_text(encoding="utf-8")) == (2, FAULTY)
    assert "a.txt: is read-only; " in refused.err
    path.chmod(0o644)


def test_code_and_word_files_offer_no_repair(rehearse_: Run, here: Path) -> None:
    """What --fix would not touch is not said to be mended by it."""
    from tests.documents import full_word

    write(here, "# 讲话\n\n同志们：\n\n请输入 `print(你,好)` 这一行。\n", name="a.md")
    assert "T102" not in rehearse_("check", "a.md").out
    (here / "a.docx").write_bytes(full_word())
    assert "--fix" not in rehearse_("check", "a.docx").out


def test_repair_needs_a_text_file(rehearse_: Run, here: Path) -> None:
    """A Word file, or standard input, is not repaired; the line says what to do."""
    from tests.documents import full_word

    (here / "a.docx").write_bytes(full_word())
    refused = rehearse_("check", "a.docx", "--fix")
    assert refused.code == 2
    assert refused.err.startswith("rehearse: a.docx: only text can be repaired (.markdown, .md, .text, .txt)")
    assert rehearse_("check", "-", "--fix").code == 2
    assert set(files(here)) == {"a.docx"}


def test_readings_are_spoken_when_changed(rehearse_: Run, here: Path) -> None:
    """The table lies beside the script; a reading that is changed in it is what the voice then says."""
    write(here, CLEAN.replace("多读书", "读行业书，还有38本书"))
    outcome = rehearse_("check", "a.txt", "--readings")
    assert outcome.code == 0
    assert outcome.err.startswith("a.readings.tsv: ")
    table = here / "a.readings.tsv"
    text = table.read_text(encoding="utf-8-sig")
    assert "行业\tháng yè\t" in text
    assert "三十八" in text
    table.write_text(text.replace("\tháng yè\t", "\txíng yè\t", 1), encoding="utf-8-sig")
    made = rehearse_("make", "a.txt", "-e", "espeak", "-f", "wav", "-o", "out", "--export", "none")
    assert made.code == 0
    again = rehearse_("make", "a.txt", "-e", "espeak", "-f", "wav", "-o", "out", "--export", "none")
    assert "clips: 0 synthesized" in again.err
    table.unlink()
    assert "clips: 1 synthesized" in rehearse_("make", "a.txt", "-e", "espeak", "-f", "wav", "-o", "out").err


def test_make_tells_what_is_wrong(rehearse_: Run, here: Path) -> None:
    """`make` shows how much the check found, and the worst three."""
    write(here, FAULTY)
    err = rehearse_("make", "a.txt", "-e", "espeak", "-f", "wav", "--export", "none").err
    assert "line 4: P101 占位符“XX区”" in err
    assert re.search("check: 2 errors?, ", err)
    write(here, CLEAN, "b.txt")
    quick = ("-e", "espeak", "-f", "wav", "--export", "none", "--target", "5s")
    assert "D105" not in rehearse_("make", "b.txt", *quick).err  # the track's own verdict says it
    assert "check" not in rehearse_("make", "b.txt", "-e", "espeak", "-f", "wav", "--export", "none").err
