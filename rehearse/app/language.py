"""In which language the program speaks to the user, and the Chinese for what the code says in English.

The code says everything once, in English. chinese.toml has a row for each line: the English with `{}` for what differs,
and the Chinese with as many, or with `{1}` `{2}` where their order is another; chinese_words.toml has the
words in tables.
"""

from __future__ import annotations

import os
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rehearse.core import Language

VARIABLE = "REHEARSE_LANG"
"""The environment variable that says for every run in which language messages are."""


class _Speaking:
    """What has been found out so far."""

    asked: Language | None = None
    """By `--lang`: for this run, and all that it prints."""
    told: Language | None = None
    """By `--lang`, else by the variable."""
    script: Language | None = None


def speak(told: str | None) -> None:
    """Begin a run: in the language that `--lang` or the variable names, if any."""
    _Speaking.asked = _named(told or "")
    _Speaking.told = _Speaking.asked or _named(os.environ.get(VARIABLE, ""))
    _Speaking.script = None


def script_is(language: Language) -> None:
    """Speak the script's language, unless told otherwise."""
    _Speaking.script = language


def spoken() -> Language:
    """The language to speak in: what was told, else the script's, else the locale's."""
    return _Speaking.told or _Speaking.script or locale_language()


def asked() -> Language | None:
    """The language that `--lang` names; None where a report is told in that of its script."""
    return _Speaking.asked


def locale_language() -> Language:
    """The language of the user's session."""
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return _named(next(filter(None, names), "")) or "en"


def _named(name: str) -> Language | None:
    plain = name.strip().lower()
    return "zh" if plain.startswith(("zh", "中")) else "en" if plain.startswith("en") else None


def take_lang(arguments: list[str]) -> tuple[list[str], str | None]:
    """Take `--lang` out of the arguments, wherever it stands.

    >>> take_lang(["time", "a.txt", "--lang", "zh"]), take_lang(["--lang=en", "voices"])
    ((['time', 'a.txt'], 'zh'), (['voices'], 'en'))
    """
    rest, told, waiting = [], None, iter(arguments)
    for argument in waiting:
        name, given, value = argument.partition("=")
        if name != "--lang":
            rest.append(argument)
            continue
        told = value if given else next(waiting, "")
    return rest, told


def worded(line: str) -> str:
    """Say a line in the language that is spoken; a line that has no Chinese stays English."""
    return chinese(line) if spoken() == "zh" else line


def word(text: str) -> str:
    """Say a word of a table's cell in the language that is spoken; a name that has no Chinese stays as it is."""
    return _table("chinese_words.toml").get(text, text) if spoken() == "zh" else text


def chinese(line: str) -> str:
    """Say a line in Chinese: whole, or its parts between semicolons.

    >>> chinese("no such file; check the name and the folder")
    '没有这个文件；请检查文件名和文件夹'
    """
    if (whole := _said(line)) is not None:
        return whole
    before, mark, after = line.partition("; ")
    if mark:
        return f"{chinese(before)}；{chinese(after)}"
    where = re.match(r"(?:rehearse: |note: |(?:[^\s:]|:(?!\s))+: )(?=.)", line)
    return where[0] + chinese(line[where.end() :]) if where else line


def _said(line: str) -> str | None:
    for parts, said in _rows():
        if line.startswith(parts[0]) and line.endswith(parts[-1]) and (found := _form(parts).fullmatch(line)):
            values = [chinese(value) for value in found.groups()]
            return said.format(*values)
    return None


@cache
def _table(name: str) -> dict[str, str]:
    import tomllib

    found: dict[str, str] = tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))
    return found


@cache
def _rows() -> tuple[tuple[tuple[str, ...], str], ...]:
    """The words around the values of each line, and the line in Chinese.

    Those with the most words of their own come first: what fits a general one may fit a special one.
    """
    table = _table("chinese.toml")
    return tuple((tuple(row.split("{}")), table[row]) for row in sorted(table, key=lambda row: -len(row)))


@cache
def _form(parts: tuple[str, ...]) -> re.Pattern[str]:
    """Compile a row; all 500 would take a tenth of a second. A line's parts are said one by one."""
    return re.compile("((?:(?!; ).)*?)".join(map(re.escape, parts)), re.DOTALL)
