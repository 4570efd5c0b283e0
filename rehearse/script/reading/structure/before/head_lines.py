"""Lines that a script's head has beside its title: names with values, rows of minutes, names and dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.lines.bylines import is_byline
from rehearse.script.reading.structure.lines.persons import SPOKEN

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_FIELD = (
    rf"(?!.*(?:{SPOKEN}))"
    r"(?:[^\W\d_a-zA-Z]{1,8}|(?![^:：]*[\u3400-\u9fff])[A-Z][\w’',-]*(?: [\w’',-]+){0,4})\s*[:：]\s*(?=[^\s'‘“\"])"
)
"""A name and its value: 辩题：…, Time: 4 minutes; a speaker would say who he is himself, and a title may quote him."""
ABOUT = (
    r"\w{0,4}(?:时间|时长|地点|对象|人员|单位|日期|记录人?|课时|年级|教具|教学(?:目标|重点|难点|准备)|字数|语速|版本|类型|物料)\s*[:：]|"
    r"(?i:(?:[\w ]{0,12})(?:date|time|duration|length|type|audience|speaker|creator|location|venue|word count))\s*:"
)
"""Names of what only a script's head has; 口号：安全第一 may be said."""
_NO_NAME = (
    r"(?:.*(?:党课|讲话|演讲稿?|讲稿|发言稿?|致[辞词]|主题|报告|专题片|相声|小品|诗朗诵)|"
    r"(?i:lecture|talk|speech|sermon)(?: \d+)?)\s*[:：]|"
    r".*[:：].*\s[-–—]\s*\w{0,6}(?:讲话|致[辞词]|演讲|发言)$"
)
"""What stands before a colon in a title, and how one ends that has a name in it: A run for hope: May day - 校长讲话."""
_ROW = (
    r"\d{1,2}[:：]\d\d|.{0,8}[〔\[]\d{4}[〕\]]|第\s*\d+\s*期$|"
    r"[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．](?!\d)|会议(?:内容|记录|议程)[:：]$|"
    r"附件\s*[\d一二三四五]*[:：]?$|.*(?:材料|文件)(?:之[一二三四五六七八九十\d]+|[（(][一二三四五六七八九十\d]+[）)])$"
)
"""A row of a timetable, an agenda or minutes, or the number of a document."""


def is_known(line: LabelledParagraph) -> bool:
    """True for a line of any of these kinds."""
    return is_byline(line.text) or is_field(line) or is_row(line) or is_plan(line) or is_stamp(line)


def is_field(line: LabelledParagraph) -> bool:
    """True for a name and its value, or several, each on its line."""
    return all(
        compiled(_FIELD).match(text) and not compiled(_NO_NAME).match(text) for text in line.text.split("\n")
    )


def is_card(line: LabelledParagraph) -> bool:
    """True for several names with their values on one line, parted by wide spaces: 课题：四季   年级：五年级."""
    return bool(compiled(_CARD).fullmatch(line.text)) and is_field(line)


_CARD = r"\S{1,8}\s?[:：]\s*\S[^\n]*?(?:(?:[ ]{2,}|[　\t]+)\S{1,8}\s?[:：]\s*\S[^\n]*)+"


def is_plan(line: LabelledParagraph) -> bool:
    """True for the plan of the speech in key words with arrows, and for the key to the signs in it."""
    text = line.text
    return not ends_sentence(text) and any(compiled(one).fullmatch(text) for one in (_PLAN, _KEY))


_PLAN = r"[^>→➔⇒]{1,60}(?:\s*(?:>|→|➔|⇒|->)\s*[^>→➔⇒]{1,60}){2,}"
_KEY = r"(?i:key|legend|signs|symbols|符号(?:说明)?|标注(?:说明)?|记号|图例)\s*[:：].{1,120}"


def is_stamp(line: LabelledParagraph) -> bool:
    """True for what an office or a paper puts on a text: how secret it is, which draft or document, which page."""
    return bool(compiled(_STAMP).fullmatch(line.text))


_STAMP = (
    r"[（(【\[☆★]?\s*(?:(?:绝密|机密|秘密|特急|加急|平急|急件)(?:\s*★.{0,8})?|"
    r"内部(?:资料|材料|文件|使用)(?:[，, 　]*(?:注意保[存密]|会后收回))?|会后(?:请)?(?:收回|退回|交回)|"
    r"(?:送审|征求意见|讨论|审议|修改|初|定)稿|第[一二三四五六七八九十\d]{1,2}稿|"
    r"会议(?:材料|文件)之?\s*[一二三四五六七八九十\d]{1,3})"
    r"\s*(?:[（(][^（()）]{1,20}[）)])?\s*[）)】\]☆★]?|"
    r"[^。！？，]{2,30}[ 　]{1,}(?:\d{4}年)?第\s*[\d一二三四五六七八九十]{1,3}\s*期|"
    r"【[^【】。！？]{1,14}(?:第\s*\d+\s*[页版期]|通讯|特刊|简报|周刊|月刊|校报)】|"
    r"[A-Z]{1,5}(?:/[A-Z\d.-]+){1,4}(?:\s+Original: [A-Z][a-z]+)?|"
    r"(?:[\[［]\s*[^\[\]]{2,14}\s*[\]］]\s*){2,}|"
    r".*\s{3,}\)(?:\s.*)?"
)
"""秘密★1年, 送审稿, 【校报 第3版】, DG/2018/091, and the lines of a court's paper, with their column of )."""


def is_row(line: LabelledParagraph) -> bool:
    """True for a row of a timetable, an agenda or minutes."""
    return bool(compiled(_ROW).match(line.text))
