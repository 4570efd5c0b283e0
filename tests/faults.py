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


def _left_open(*instead: str) -> Kind:
    def change(text: str, random: Random) -> Change | None:
        where = _word(text, random, 2)
        return (*where, random.choice(instead)) if where else None

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


def _left(text: str) -> Iterator[re.Match[str]]:
    """Give the lines of running text that others follow, the first ones left out."""
    lines = _body(text)
    yield from lines[len(lines) // 4 : -3]


def _broken_off(text: str, random: Random) -> Change | None:
    """Break a paragraph off behind a comma of its last sentence."""
    lines = [line for line in _body(text) if re.search("。[^。]{6,}，[^。]{4,}。$", line[0])]
    if not lines:
        return None
    line = random.choice(lines)
    comma = line.end() - 1 - line[0][::-1].index("，") + 1
    return comma, line.end(), ""


def _said_again(text: str, random: Random) -> Change | None:
    match = _somewhere(f"(?<=。)[{_HAN}，、；]{{14,60}}。", text, random)
    return (match.end(), match.end(), match[0]) if match else None


def _thanks(text: str, random: Random) -> Change | None:
    lines = list(_left(text))
    if not lines:
        return None
    line = random.choice(lines)
    return line.end(), line.end(), "\n" * (2 if "\n\n" in text[line.end() :][:2] else 1) + "谢谢大家！"


def _elsewhere(text: str, random: Random) -> Change | None:
    """Let a county's speech speak to others."""
    if "全县" not in text.partition("\n")[0]:
        return None
    match = _somewhere("(?<=。)", text, random)
    instead = random.choice(("全市上下要一起出力。", "我市广大干部群众都盼着这一天。", "全区父老都来了。"))
    return (*match.span(), instead) if match else None


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
    "so-and-so": ("P102", _left_open("某某", "张某某")),
    "editor's note": (
        "P106",
        _replacing(
            "(?<=[，。])",
            "（请办公室核实）",
            "（数据请统计局核对）",
            "【批注：这里再改】",
            "（请张科长补充）",
        ),
    ),
    "tail of a word twice": (
        "T101",
        _replacing(
            "(?<=[，。])", "各级干部部要带头，", "服务经济济发展，", "依靠人民民来办，", "做好服务务工作，"
        ),
    ),
    "first, second, fourth": (
        "S106",
        _replacing(
            "(?<=。)",
            "首先，要看得见；其次，要听得懂；第四，要记得住。",
            "首先，灯要亮；其次，门要开；第五，人要在。",
        ),
    ),
    "digits twice": (
        "S106",
        _replacing(
            "(?<=。)",
            "第1，要看得见；第2，要听得懂；第2，要记得住。",
            "第1，灯要亮；第2，门要开；第4，人要在。",
        ),
    ),
    "odd character": ("T112", _replacing(f"(?<=[{_HAN}])(?=[{_HAN}])", "\ufffd", "锟斤拷", "\ue123")),
    "date in no calendar": (
        "T116",
        _replacing("(?<=[，。])", "到2月30日，", "13月5日以前，", "从2024年4月31日起，", "20225年，"),
    ),
    "wrong weekday": (
        "T116",
        _replacing(
            "(?<=[，。])", "2024年12月31日是星期一，", "2024年5月1日（星期四），", "2025年3月12日，星期五，"
        ),
    ),
    "time that no clock shows": (
        "T116",
        _replacing("(?<=[，。])", "25时30分开门，", "上午9时75分集合，", "下午26点整关门，"),
    ),
    "broken number": ("T117", _replacing("(?<=[，。])", "投入1.8.6亿元，", "来了2，304人，", "2O24年起，")),
    "paragraph broken off": ("T118", _broken_off),
    "web junk": (
        "T119",
        _replacing("(?<=。)", "点击上方蓝字关注我们。", "转载请注明出处。", "（来源：校园网）"),
    ),
    "page number": ("T121", _replacing("(?<=，)", "— 3 —", "－12－", "第 3 页 共 8 页")),
    "wrong direction": (
        "T122",
        _replacing(
            "(?<=。)",
            "投诉由3.2%下降到5.6%。",
            "受益的居民由6500户增加到4800户。",
            "用时从3天缩短到5天。",
            "投入从1.2亿元提高到8000万元。",
        ),
    ),
    "wrong sum": (
        "T123",
        _replacing(
            "(?<=。)",
            "这次共选出志愿者120名，其中男80名、女50名。",
            "一等奖3名、二等奖5名、三等奖10名，共计20名。",
            "三个小组分别有12人、15人、18人，一共50人。",
            "全年共办活动60场，其中讲座40场、比赛30场。",
        ),
    ),
    "names alike": (
        "T124",
        _replacing(
            "(?<=。)",
            "李志强主任刚才讲的都是身边的人、身边的事，每一件都听得见、看得着，每一句都说到了大家的心里，我完全赞成。"
            "会后请大家按李志刚主任的要求去做。",
            "王建国老师带着孩子们一遍一遍地练，早上练，晚上也练，练了整整三个月，才有了今天台上的这几分钟，大家都看见了。"
            "让我们谢谢王建园老师。",
        ),
    ),
    "thanks in the middle": ("T125", _thanks),
    "wrong word": (
        "T126",
        _replacing(
            "(?<=，)", "再接再励，", "一如继往，", "已经作了布署，", "服务济经，", "贯切落实，", "迫不急待，"
        ),
    ),
    "sentence twice": ("T127", _said_again),
    "another place": ("T128", _elsewhere),
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
