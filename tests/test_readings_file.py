"""Tests of readings.tsv: what is written, what of it holds, and what is said of a mistake."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from rehearse.app.settings.gather import gather
from rehearse.core import Breath
from rehearse.core.errors import OutputError, ScriptError
from rehearse.script.reading import understand
from rehearse.script.reading.source import File
from rehearse.script.readings.table import COLUMNS, beside, load_readings, rows, write_readings
from tests.checked import examined

if TYPE_CHECKING:
    from pathlib import Path

SPEECH = "仇建设主任去银行还钱。\n\n2019年，我们在银行门口，行情看好。\n"
HEAD = "\t".join(COLUMNS)


def _edited(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8-sig")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8-sig")


def test_the_table_has_a_line_a_text(tmp_path: Path) -> None:
    """Each text once with all its lines; nothing is confirmed yet, so nothing of it holds."""
    path = tmp_path / "readings.tsv"
    assert write_readings(path, examined(SPEECH).read) == 5
    assert path.read_bytes().startswith(b"\xef\xbb\xbf" + HEAD.encode() + b"\n")
    found = {row.text: (row.reading, row.lines, row.sure, row.kind) for row in rows(path)}
    assert found == {
        "仇建设": ("qiú jiàn shè", "1", "sure", "surname"),
        "银行": ("yín háng", "1 3", "sure", "polyphone"),
        "还钱": ("huán qián", "1", "sure", "polyphone"),
        "2019年": ("二零一九年", "3", "sure", "date"),
        "行情": ("háng qíng", "3", "sure", "polyphone"),
    }
    assert load_readings(path) == ()


def test_what_is_confirmed_or_changed_holds_and_stays(tmp_path: Path) -> None:
    """Also when the table is written again, and when the text is no longer there."""
    path = tmp_path / "readings.tsv"
    write_readings(path, examined(SPEECH).read)
    _edited(path, "qiú jiàn shè\t1\tsure\t\t", "qiú jiàn shè\t1\tsure\ty\t")
    _edited(path, "2019年\t二零一九年", "2019年\t两千零一十九年")
    wanted = (("仇建设", "qiú jiàn shè"), ("2019年", "两千零一十九年"))
    assert load_readings(path) == wanted
    write_readings(path, examined("2019年，好。").read)
    assert dict(load_readings(path)) == dict(wanted)
    assert [(row.text, row.lines) for row in rows(path)] == [("2019年", "1"), ("仇建设", "")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("separator", ["\t", ","])
def test_what_spreadsheets_make_of_it_is_read(tmp_path: Path, encoding: str, separator: str) -> None:
    """In other encodings, with commas, quotes, fewer columns in another order, and carriage returns."""
    path = tmp_path / "readings.tsv"
    lines = ["Reading,Text,Confirmed", '"chóng qìng",重庆,Y', "háng,行,n", "国内生产总值,GDP,是", ",,"]
    path.write_bytes("\r\n".join(lines).replace(",", separator).encode(encoding))
    assert load_readings(path) == (("重庆", "chóng qìng"), ("GDP", "国内生产总值"))


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (
            "text\treading\tconfirmed\n重庆\tchong qqing\ty",
            "readings.tsv:2: 'chong qqing' is no reading of 重庆; write pin",
        ),
        (
            "text\treading\tconfirmed\n\n重庆\tchóng\ty",
            "readings.tsv:3: 'chóng' is no reading of 重庆; write pinyin",
        ),
        ("text\treading\tconfirmed\n-5℃\t#NAME?\ty", "readings.tsv:2: '#NAME?' is no reading of -5℃"),
        (
            "text\treading\tconfirmed\n重庆\tchóng qìng\tmaybe",
            "readings.tsv:2: confirmed cannot be 'maybe'; write y",
        ),
        ("text\treading\n\tchóng qìng", "readings.tsv:2: a reading without its text; write the words"),
        (
            "words\tsaid\n重庆\tchóng qìng",
            "readings.tsv:1: no column 'text'; the first line should name text, ",
        ),
    ],
)
def test_a_mistake_is_one_clear_line(tmp_path: Path, table: str, told: str) -> None:
    """With file, line and what to do."""
    (tmp_path / "readings.tsv").write_text(table, encoding="utf-8")
    with pytest.raises(ScriptError) as error:
        load_readings(tmp_path / "readings.tsv")
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_a_row_that_does_not_hold_is_not_looked_at(tmp_path: Path) -> None:
    """Nobody is stopped by a reading that is not to be used."""
    path = tmp_path / "readings.tsv"
    path.write_text(f"{HEAD}\n重庆\tqqing\t1\tsure\tn\tplace\tqqing\n", encoding="utf-8")
    assert load_readings(path) == ()
    assert load_readings(tmp_path / "none.tsv") == ()


def _spoken(folder: Path, text: str) -> str:
    file = File("a.txt", "a.txt", text.encode())
    script = understand(file, gather(file, {}, folder).options)
    sentences = script.breaths
    assert "".join(one.text for one in sentences) == text.rpartition("---\n")[2].strip()
    return "".join(one.spoken for one in sentences)


def test_who_wins_over_whom(tmp_path: Path) -> None:
    """The text itself, then the script's table, then its folder's, then front matter, then rehearse.toml."""
    text = "重庆好。"
    front = f"---\nlexicon: {{重庆: 丙丙}}\n---\n{text}"
    (tmp_path / "rehearse.toml").write_text('lexicon = {"重庆" = "丁丁"}', encoding="utf-8")
    assert _spoken(tmp_path, text) == "丁丁好。"
    assert _spoken(tmp_path, front) == "丙丙好。"
    (tmp_path / "readings.tsv").write_text("text\treading\tconfirmed\n重庆\t乙乙\ty", encoding="utf-8")
    assert _spoken(tmp_path, front) == "乙乙好。"
    beside(tmp_path / "a.txt").write_text("text\treading\tconfirmed\n重庆\t甲甲\ty", encoding="utf-8")
    assert _spoken(tmp_path, front) == "甲甲好。"
    file = File("a.txt", "a.txt", "(重庆)[虫庆]好，重庆好。".encode())
    (sentence,) = understand(file, gather(file, {}, tmp_path).options).sections[0].parts
    assert isinstance(sentence, Breath)
    assert (sentence.text, sentence.spoken) == ("重庆好，重庆好。", "虫庆好，甲甲好。")


def test_the_table_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """Where it cannot be, one line says so, and nothing is left behind."""
    (tmp_path / "readings.tsv").mkdir()
    with pytest.raises(OutputError, match=r"cannot be written"):
        write_readings(tmp_path / "readings.tsv", examined(SPEECH).read)
    assert [path.name for path in tmp_path.iterdir()] == ["readings.tsv"]


def test_a_row_that_the_user_adds_holds(tmp_path: Path) -> None:
    """It has neither a kind nor a proposal, and stays when the table is written again."""
    path = tmp_path / "a.readings.tsv"
    path.write_text("text\treading\n来了\tlái le\n", encoding="utf-8")
    assert load_readings(path) == (("来了", "lái le"),)
    write_readings(path, examined("好。").read)
    assert load_readings(path) == (("来了", "lái le"),)


@pytest.mark.skipif(sys.platform == "win32", reason="links and modes are otherwise there")
def test_who_may_read_the_script_may_read_its_table(tmp_path: Path) -> None:
    """A new table has the script's mode, one that is there keeps its own, and a link stays a link."""
    script, path, real = (tmp_path / name for name in ("a.txt", "a.readings.tsv", "real.tsv"))
    script.write_text("好。", encoding="utf-8")
    script.chmod(0o644)
    write_readings(path, examined("好。").read)
    assert path.stat().st_mode & 0o777 == 0o644
    path.rename(real)
    real.chmod(0o664)
    path.symlink_to(real.name)
    write_readings(path, examined("好。").read)
    assert path.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o664
