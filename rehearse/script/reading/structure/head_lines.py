"""Lines that a script's head has beside its title: names with values, rows of minutes, names and dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.bylines import is_byline
from rehearse.script.reading.structure.persons import SPOKEN

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_FIELD = (
    rf"(?!.*(?:{SPOKEN}))"
    r"(?:[^\W\d_a-zA-Z]{1,8}|[A-Z][\w’',-]*(?: [\w’',-]+){0,4})\s*[:：]\s*(?=[^\s'‘“\"])"
)
"""A name and its value: 辩题：…, Time: 4 minutes; a speaker would say who he is himself, and a title may quote him."""
ABOUT = (
    r"\w{0,4}(?:时间|时长|地点|对象|人员|单位|日期|记录人?|课时|年级|教具|教学(?:目标|重点|难点|准备)|字数|语速|版本|类型|物料)\s*[:：]|"
    r"(?i:(?:[\w ]{0,12})(?:date|time|duration|length|type|audience|speaker|creator|location|venue|word count))\s*:"
)
"""Names of what only a script's head has; 口号：安全第一 may be said."""
_NO_NAME = (
    r"(?:.*(?:党课|讲话|演讲稿?|讲稿|发言稿?|致[辞词]|主题|报告|专题片|相声|小品|诗朗诵)|"
    r"(?i:lecture|talk|speech|sermon)(?: \d+)?)\s*[:：]"
)
"""What stands before a colon in a title."""
_ROW = (
    r"\d{1,2}[:：]\d\d|.{0,8}[〔\[]\d{4}[〕\]]|第\s*\d+\s*期$|"
    r"[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．](?!\d)|会议(?:内容|记录|议程)[:：]$|"
    r"附件\s*[\d一二三四五]*[:：]?$|.*(?:材料|文件)(?:之[一二三四五六七八九十\d]+|[（(][一二三四五六七八九十\d]+[）)])$"
)
"""A row of a timetable, an agenda or minutes, or the number of a document."""


def is_known(line: LabelledParagraph) -> bool:
    """True for a line of any of these kinds."""
    return is_byline(line.text) or is_field(line) or is_row(line)


def is_field(line: LabelledParagraph) -> bool:
    """True for a name and its value, or several, each on its line."""
    return all(
        compiled(_FIELD).match(text) and not compiled(_NO_NAME).match(text) for text in line.text.split("\n")
    )


def is_row(line: LabelledParagraph) -> bool:
    """True for a row of a timetable, an agenda or minutes."""
    return bool(compiled(_ROW).match(line.text))
