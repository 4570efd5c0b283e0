"""Faults put into clean scripts, a function a kind: what the check must find."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests import fault_makers as make
from tests.fault_makers import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from tests.fault_makers import Kind

CLEAN = {
    path.name: path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parent / "check_scripts").iterdir())
}
"""Scripts in which nothing is wrong, by name."""


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


KINDS: dict[str, tuple[str, Kind]] = {
    "heading number skipped": ("S101", make.counted_on(r"^(?:#+ )?(?P<n>[一二三])、", 1, least=2)),
    "heading number twice": ("S102", make.counted_on(r"^(?:#+ )?(?P<n>[一二三])、", -1, least=2)),
    "point skipped": ("S106", make.counted_on(r"(?<=[。；，：])(?P<n>[一二三])(?=[是要])", 1, least=2)),
    "promise broken": ("S105", make.replacing("[三两](?=点(?:意见|要求|感受))", "五", "六", body=False)),
    "closing quote lost": ("S107", make.replacing("[”》]", "")),
    "opening quote lost": ("S107", make.replacing("[“《]", "")),
    "wrong quote": ("S107", make.replacing("”", "“")),
    "quote in quote": ("S108", make.nested),
    "XX": ("P101", make.left_open("XX")),
    "X月X日": ("P101", make.replacing("(?<=[，。])", "X月X日，", "20XX年，", "××街道")),
    "blank": ("P103", make.left_open("____")),
    "named placeholder": ("P104", make.replacing("(?<=[，。])", "[姓名]", "【单位名称】", "｛时间｝")),
    "unfinished": ("P105", make.replacing("(?<=。)", "（待补充）", "TODO：补数字。", "（待核实）")),
    "particle twice": ("T101", make.replacing(f"(?<=[{HAN}])[的了](?=[{HAN}])", "{0}{0}")),
    "word twice": ("T101", make.doubled),
    "half-width mark": ("T102", make.replacing(f"(?<=[{HAN}])[，；：](?=[{HAN}])", ",", ";", ":")),
    "straight quotes": ("T103", make.straight),
    "full-width digits": ("T104", make.wide),
    "word cut by a space": ("T105", make.cut),
    "traditional character": ("T107", make.other_kind),
    "stars": ("T108", make.replacing("(?<=，)", "**", "~~")),
    "HTML": ("T109", make.replacing("(?<=。)", "<br>", "&nbsp;", "<p>")),
    "chatbot": (
        "T110",
        make.at_the_end(
            "希望以上内容对您有所帮助。", "如果您需要修改，请随时告诉我。", "您可以根据实际情况进行调整。"
        ),
    ),
    "zero-width space": ("T111", make.replacing(f"(?<=[{HAN}])(?=[{HAN}])", "\u200b", "\ufeff", "\u00ad")),
    "marks in a row": ("T113", make.replacing("(?<=，)", "。", "，")),
    "paragraph twice": ("T114", make.pasted_twice),
    "no breath": ("B101", make.breathless),
    "the the": ("E101", make.replacing(r"\b(?:the|a|of|and|to|was|for) (?=[a-z])", "{0}{0}", body=False)),
    "so-and-so": ("P102", make.left_open("某某", "张某某")),
    "editor's note": (
        "P106",
        make.replacing(
            "(?<=[，。])",
            "（请办公室核实）",
            "（数据请统计局核对）",
            "【批注：这里再改】",
            "（请张科长补充）",
        ),
    ),
    "tail of a word twice": (
        "T101",
        make.replacing(
            "(?<=[，。])", "各级干部部要带头，", "服务经济济发展，", "依靠人民民来办，", "做好服务务工作，"
        ),
    ),
    "first, second, fourth": (
        "S106",
        make.replacing(
            "(?<=。)",
            "首先，要看得见；其次，要听得懂；第四，要记得住。",
            "首先，灯要亮；其次，门要开；第五，人要在。",
        ),
    ),
    "digits twice": (
        "S106",
        make.replacing(
            "(?<=。)",
            "第1，要看得见；第2，要听得懂；第2，要记得住。",
            "第1，灯要亮；第2，门要开；第4，人要在。",
        ),
    ),
    "odd character": ("T112", make.replacing(f"(?<=[{HAN}])(?=[{HAN}])", "\ufffd", "锟斤拷", "\ue123")),
    "date in no calendar": (
        "T116",
        make.replacing("(?<=[，。])", "到2月30日，", "13月5日以前，", "从2024年4月31日起，", "20225年，"),
    ),
    "wrong weekday": (
        "T116",
        make.replacing(
            "(?<=[，。])", "2024年12月31日是星期一，", "2024年5月1日（星期四），", "2025年3月12日，星期五，"
        ),
    ),
    "time that no clock shows": (
        "T116",
        make.replacing("(?<=[，。])", "25时30分开门，", "上午9时75分集合，", "下午26点整关门，"),
    ),
    "broken number": (
        "T117",
        make.replacing("(?<=[，。])", "投入1.8.6亿元，", "来了2，304人，", "2O24年起，"),
    ),
    "paragraph broken off": ("T118", make.broken_off),
    "web junk": (
        "T119",
        make.replacing("(?<=。)", "点击上方蓝字关注我们。", "转载请注明出处。", "（来源：校园网）"),
    ),
    "page number": ("T121", make.replacing("(?<=，)", "— 3 —", "－12－", "第 3 页 共 8 页")),
    "wrong direction": (
        "T122",
        make.replacing(
            "(?<=。)",
            "投诉由3.2%下降到5.6%。",
            "受益的居民由6500户增加到4800户。",
            "用时从3天缩短到5天。",
            "投入从1.2亿元提高到8000万元。",
        ),
    ),
    "wrong sum": (
        "T123",
        make.replacing(
            "(?<=。)",
            "这次共选出志愿者120名，其中男80名、女50名。",
            "一等奖3名、二等奖5名、三等奖10名，共计20名。",
            "三个小组分别有12人、15人、18人，一共50人。",
            "全年共办活动60场，其中讲座40场、比赛30场。",
        ),
    ),
    "names alike": (
        "T124",
        make.replacing(
            "(?<=。)",
            "李志强主任刚才讲的都是身边的人、身边的事，每一件都听得见、看得着，每一句都说到了大家的心里，我完全赞成。"
            "会后请大家按李志刚主任的要求去做。",
            "王建国老师带着孩子们一遍一遍地练，早上练，晚上也练，练了整整三个月，才有了今天台上的这几分钟，大家都看见了。"
            "让我们谢谢王建园老师。",
        ),
    ),
    "thanks in the middle": ("T125", make.thanks),
    "wrong word": (
        "T126",
        make.replacing(
            "(?<=，)", "再接再励，", "一如继往，", "已经作了布署，", "服务济经，", "贯切落实，", "迫不急待，"
        ),
    ),
    "sentence twice": ("T127", make.said_again),
    "another place": ("T128", make.elsewhere),
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
