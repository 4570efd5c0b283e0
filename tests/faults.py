"""Faults put into clean scripts, a function a kind: what the check must find."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from rehearse.language.text.breaths import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

CLEAN = {
    path.name: path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parent / "check_scripts").iterdir())
}
"""Scripts in which nothing is wrong, by name."""

_HAN = "一-鿿"
_TRADITIONAL = dict(
    zip("们这说个时间学开门问题应该还从会发实现", "們這說個時間學開門問題應該還從會發實現", strict=True)
)


@dataclass(frozen=True, slots=True)
class Fault:
    """A script with one thing wrong."""

    kind: str
    name: str
    """Of the script."""
    text: str
    code: str
    """Of the rule that must find it."""
    line: int
    """Where it is, from 1."""


Change: TypeAlias = "tuple[int, int, str]"
"""Start and end of what is replaced, and by what."""

Kind: TypeAlias = "Callable[[str, Random], Change | None]"


def _body(text: str) -> list[re.Match[str]]:
    """Give the lines of running Chinese text."""
    return [
        match
        for match in re.finditer("[^\n]+", text)
        if match[0].count("，") > 1 and "。" in match[0] and len(match[0]) > 40
    ]


def _somewhere(pattern: str, text: str, random: Random, *, body: bool = True) -> re.Match[str] | None:
    """Pick one of the places of a pattern, in the running text or anywhere."""
    lines = _body(text) if body else list(re.finditer("[^\n]+", text))
    found = [
        match for line in lines for match in re.compile(pattern).finditer(text, line.start(), line.end())
    ]
    return random.choice(found) if found else None


def _replacing(pattern: str, *instead: str, body: bool = True) -> Kind:
    """Make a fault that puts something in a pattern's place; {0} is what was there."""

    def change(text: str, random: Random) -> Change | None:
        match = _somewhere(pattern, text, random, body=body)
        return (*match.span(), random.choice(instead).replace("{0}", match[0])) if match else None

    return change


def _counted_on(pattern: str, by: int, *, least: int) -> Kind:
    """Make a fault that moves numbers from one on, which is at least `least`."""
    numbers = "一二三四五六七八九"

    def change(text: str, random: Random) -> Change | None:
        found = [
            match
            for match in re.finditer(pattern, text, re.MULTILINE)
            if numbers.index(match["n"]) + 1 >= least
        ]
        if not found:
            return None
        match = random.choice(found)
        value = numbers[numbers.index(match["n"]) + by]
        return match.start("n"), match.end("n"), value

    return change


def _word(text: str, random: Random, length: int) -> tuple[int, int] | None:
    """Pick a Chinese word of so many characters; not 一个 or 谢谢, which are said twice on purpose."""
    found: list[tuple[int, int]] = []
    for line in _body(text):
        position = line.start()
        for word in words(line[0]):
            if re.fullmatch(f"[{_HAN}]{{{length}}}", word) and word[0] not in f"一{word[1]}":
                found.append((position, position + len(word)))
            position += len(word)
    return random.choice(found) if found else None


def _doubled(text: str, random: Random) -> Change | None:
    where = _word(text, random, 2)
    return (*where, text[slice(*where)] * 2) if where else None


def _cut(text: str, random: Random) -> Change | None:
    where = _word(text, random, 2)
    return (where[0] + 1, where[0] + 1, " ") if where else None


def _left_open(instead: str) -> Kind:
    def change(text: str, random: Random) -> Change | None:
        where = _word(text, random, 2)
        return (*where, instead) if where else None

    return change


def _straight(text: str, random: Random) -> Change | None:
    match = _somewhere("“([^“”]{2,60})”", text, random)
    return (*match.span(), f'"{match[1]}"') if match else None


def _nested(text: str, random: Random) -> Change | None:
    match = _somewhere(f"(?<=“)([{_HAN}]{{2}})([{_HAN}]{{2}})(?=[^“”]*”)", text, random)
    return (*match.span(), f"{match[1]}“{match[2]}”") if match else None


def _wide(text: str, random: Random) -> Change | None:
    match = _somewhere(r"(?<![\d,.:])\d{1,4}(?![\d,.:秒])", text, random)
    if not match:
        return None
    return *match.span(), "".join(chr(ord(char) + 0xFEE0) for char in match[0])


def _other_kind(text: str, random: Random) -> Change | None:
    match = _somewhere(f"[{''.join(_TRADITIONAL)}]", text, random)
    return (*match.span(), _TRADITIONAL[match[0]]) if match else None


def _pasted_twice(text: str, random: Random) -> Change | None:
    line = random.choice(_body(text)) if _body(text) else None
    return (line.end(), line.end(), f"\n\n{line[0]}") if line else None


def _breathless(text: str, random: Random) -> Change | None:
    """Take the commas out of some clauses that are long enough together."""
    match = _somewhere(f"[{_HAN}]+(?:[，；、][{_HAN}]+){{3,9}}(?=[，。])", text, random)
    if not match or len(match[0]) < 56:
        return None
    return *match.span(), re.sub("[，；、]", "", match[0])


def _at_the_end(*instead: str) -> Kind:
    return lambda text, random: (len(text.rstrip()), len(text), f"\n\n{random.choice(instead)}\n")


KINDS: dict[str, tuple[str, Kind]] = {
    "heading number skipped": ("S101", _counted_on(r"^(?:#+ )?(?P<n>[一二三])、", 1, least=2)),
    "heading number twice": ("S102", _counted_on(r"^(?:#+ )?(?P<n>[一二三])、", -1, least=2)),
    "point skipped": ("S106", _counted_on(r"(?<=[。；，：])(?P<n>[一二三])(?=[是要])", 1, least=2)),
    "promise broken": ("S105", _replacing("[三两](?=点(?:意见|要求|感受))", "五", "六", body=False)),
    "closing quote lost": ("S107", _replacing("[”》]", "")),
    "opening quote lost": ("S107", _replacing("[“《]", "")),
    "wrong quote": ("S107", _replacing("”", "“")),
    "quote in quote": ("S108", _nested),
    "XX": ("P101", _left_open("XX")),
    "X月X日": ("P101", _replacing("(?<=[，。])", "X月X日，", "20XX年，", "××街道")),
    "blank": ("P103", _left_open("____")),
    "named placeholder": ("P104", _replacing("(?<=[，。])", "[姓名]", "【单位名称】", "｛时间｝")),
    "unfinished": ("P105", _replacing("(?<=。)", "（待补充）", "TODO：补数字。", "（待核实）")),
    "particle twice": ("T101", _replacing(f"(?<=[{_HAN}])[的了](?=[{_HAN}])", "{0}{0}")),
    "word twice": ("T101", _doubled),
    "half-width mark": ("T102", _replacing(f"(?<=[{_HAN}])[，；：](?=[{_HAN}])", ",", ";", ":")),
    "straight quotes": ("T103", _straight),
    "full-width digits": ("T104", _wide),
    "word cut by a space": ("T105", _cut),
    "traditional character": ("T107", _other_kind),
    "stars": ("T108", _replacing("(?<=，)", "**", "~~")),
    "HTML": ("T109", _replacing("(?<=。)", "<br>", "&nbsp;", "<p>")),
    "chatbot": (
        "T110",
        _at_the_end(
            "希望以上内容对您有所帮助。", "如果您需要修改，请随时告诉我。", "您可以根据实际情况进行调整。"
        ),
    ),
    "zero-width space": ("T111", _replacing(f"(?<=[{_HAN}])(?=[{_HAN}])", "\u200b", "\ufeff", "\u00ad")),
    "marks in a row": ("T113", _replacing("(?<=，)", "。", "，")),
    "paragraph twice": ("T114", _pasted_twice),
    "no breath": ("B101", _breathless),
    "the the": ("E101", _replacing(r"\b(?:the|a|of|and|to|was|for) (?=[a-z])", "{0}{0}", body=False)),
}
"""Kind -> the code of the rule that must find it, and how it is made."""


def faults(random: Random, each: int) -> Iterator[Fault]:
    """Put `each` faults of every kind into the clean scripts, one into each copy."""
    for kind, (code, change) in KINDS.items():
        made = 0
        for _ in range(400):
            name = random.choice(list(CLEAN))
            text = CLEAN[name]
            if (name == "library.txt") != (kind == "the the") or (kind == "HTML" and name.endswith(".md")):
                continue  # English has one kind of its own; HTML is part of Markdown
            found = change(text, random)
            if found is None:
                continue
            start, end, instead = found
            line = text.count("\n", 0, start) + 1 + len(instead) - len(instead.lstrip("\n"))
            yield Fault(kind, name, text[:start] + instead + text[end:], code, line)
            made += 1
            if made == each:
                break
        else:
            raise AssertionError(f"{kind}: no place for it in the clean scripts")
