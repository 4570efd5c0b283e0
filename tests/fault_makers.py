"""How faults are put into a clean script: each maker finds a place and says what to put there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from rehearse.language.text.breaths import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

HAN = "一-鿿"
_TRADITIONAL = dict(
    zip("们这说个时间学开门问题应该还从会发实现", "們這說個時間學開門問題應該還從會發實現", strict=True)
)

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


def replacing(pattern: str, *instead: str, body: bool = True) -> Kind:
    """Make a fault that puts something in a pattern's place; {0} is what was there."""

    def change(text: str, random: Random) -> Change | None:
        match = _somewhere(pattern, text, random, body=body)
        return (*match.span(), random.choice(instead).replace("{0}", match[0])) if match else None

    return change


def counted_on(pattern: str, by: int, *, least: int) -> Kind:
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
            if re.fullmatch(f"[{HAN}]{{{length}}}", word) and word[0] not in f"一{word[1]}":
                found.append((position, position + len(word)))
            position += len(word)
    return random.choice(found) if found else None


def doubled(text: str, random: Random) -> Change | None:
    """Write a word twice."""
    where = _word(text, random, 2)
    return (*where, text[slice(*where)] * 2) if where else None


def cut(text: str, random: Random) -> Change | None:
    """Put a space into a word."""
    where = _word(text, random, 2)
    return (where[0] + 1, where[0] + 1, " ") if where else None


def left_open(*instead: str) -> Kind:
    """Make a fault that leaves one of these in the place of a word."""

    def change(text: str, random: Random) -> Change | None:
        where = _word(text, random, 2)
        return (*where, random.choice(instead)) if where else None

    return change


def straight(text: str, random: Random) -> Change | None:
    """Make a pair of quotes straight."""
    match = _somewhere("“([^“”]{2,60})”", text, random)
    return (*match.span(), f'"{match[1]}"') if match else None


def nested(text: str, random: Random) -> Change | None:
    """Put quotes into quotes of the same kind."""
    match = _somewhere(f"(?<=“)([{HAN}]{{2}})([{HAN}]{{2}})(?=[^“”]*”)", text, random)
    return (*match.span(), f"{match[1]}“{match[2]}”") if match else None


def wide(text: str, random: Random) -> Change | None:
    """Write a number full-width."""
    match = _somewhere(r"(?<![\d,.:])\d{1,4}(?![\d,.:秒])", text, random)
    if not match:
        return None
    return *match.span(), "".join(chr(ord(char) + 0xFEE0) for char in match[0])


def other_kind(text: str, random: Random) -> Change | None:
    """Write a character in its traditional form."""
    match = _somewhere(f"[{''.join(_TRADITIONAL)}]", text, random)
    return (*match.span(), _TRADITIONAL[match[0]]) if match else None


def pasted_twice(text: str, random: Random) -> Change | None:
    """Paste a paragraph twice."""
    line = random.choice(_body(text)) if _body(text) else None
    return (line.end(), line.end(), f"\n\n{line[0]}") if line else None


def breathless(text: str, random: Random) -> Change | None:
    """Take the commas out of some clauses that are long enough together."""
    match = _somewhere(f"[{HAN}]+(?:[，；、][{HAN}]+){{3,9}}(?=[，。])", text, random)
    if not match or len(match[0]) < 56:
        return None
    return *match.span(), re.sub("[，；、]", "", match[0])


def at_the_end(*instead: str) -> Kind:
    """Make a fault that adds one of these as a last paragraph."""
    return lambda text, random: (len(text.rstrip()), len(text), f"\n\n{random.choice(instead)}\n")


def _left(text: str) -> Iterator[re.Match[str]]:
    """Give the lines of running text that others follow, the first ones left out."""
    lines = _body(text)
    yield from lines[len(lines) // 4 : -3]


def broken_off(text: str, random: Random) -> Change | None:
    """Break a paragraph off behind a comma of its last sentence."""
    lines = [line for line in _body(text) if re.search("。[^。]{6,}，[^。]{4,}。$", line[0])]
    if not lines:
        return None
    line = random.choice(lines)
    comma = line.end() - 1 - line[0][::-1].index("，") + 1
    return comma, line.end(), ""


def said_again(text: str, random: Random) -> Change | None:
    """Say a sentence again in its paragraph."""
    match = _somewhere(f"(?<=。)[{HAN}，、；]{{14,60}}。", text, random)
    return (match.end(), match.end(), match[0]) if match else None


def thanks(text: str, random: Random) -> Change | None:
    """Thank the hall before the end."""
    lines = list(_left(text))
    if not lines:
        return None
    line = random.choice(lines)
    return line.end(), line.end(), "\n" * (2 if "\n\n" in text[line.end() :][:2] else 1) + "谢谢大家！"


def elsewhere(text: str, random: Random) -> Change | None:
    """Let a county's speech speak to others."""
    if "全县" not in text.partition("\n")[0]:
        return None
    match = _somewhere("(?<=。)", text, random)
    instead = random.choice(("全市上下要一起出力。", "我市广大干部群众都盼着这一天。", "全区父老都来了。"))
    return (*match.span(), instead) if match else None
