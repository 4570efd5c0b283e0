"""Who signs below a speech, and when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rehearse.language.text.chars import HANLIKE
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.lines.bylines import is_byline, is_name, is_place
from rehearse.script.reading.structure.lines.last_words import is_bracket

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_BODY = (
    rf"{HANLIKE}{{2,20}}(?:委员会|委|政府|党委|党组|总工会|工会|团委|集团|公司|学校|大学|学院|医院|"
    r"办公室|指挥部|组委会|[居村业]委会|局|厅)"
)
"""An office that signs."""
_FIELD = rf"{HANLIKE}{{2,8}}(?:签字|签名|签章|盖章|意见|批示)[ 　]*[:：][_ 　]*"
"""Where others are to sign, or to write what they think: 家长签字：."""
_KIN = (
    "爸爸|妈妈|爸|妈|父亲?|母亲?|爷爷|奶奶|外公|外婆|姥姥|姥爷|儿子?|女儿|孙子|孙女|哥哥|姐姐|弟弟|妹妹|"
    "丈夫|妻子|老公|老婆|学生|朋友|老师"
)
_PERSONS: tuple[str, ...] = (
    rf"{HANLIKE}{{2,4}}人[ 　]*[:：][ 　]*[^，。！？:：]{{2,24}}",
    rf"(?:永远)?(?:[爱想念][你您]们?|[你您]们?)的?[ 　]*(?:{_KIN})?[ 　:：]*{HANLIKE}{{0,4}}",
    rf"(?:{_KIN}|{HANLIKE}{{2,4}})[ 　]*(?:敬上|谨上|字|上|手书|亲笔|顿首)?",
)
"""Who wrote it, as letters and declarations have it: 检讨人：王小明, 爱你的 小雨, 父字."""
_MOST = 6
"""Lines of a signature."""


def signature(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label the name and date that authors put below the speech, and the fields where others are to sign."""
    found, first = list(items), len(items)
    for index in range(len(items) - 1, max(len(items) - _MOST - 1, 0), -1):
        text = items[index].text
        if items[index].role == "aside" or (is_bracket(text) and not is_byline(text)):
            continue
        signs = compiled(_BODY).fullmatch(text) or compiled(_FIELD).fullmatch(text)
        if not items[index].open or items[index].label or not (is_byline(text) or signs or _is_person(text)):
            break
        found[index], first = replace(items[index], role="byline"), index
    run = [item.text for item in found[first:] if item.role == "byline"]
    if run and all(map(_is_only_a_person, run)):
        return items  # 加油 and 祖国万岁 look like names; one with a date or an office signs
    listed = first and items[first - 1].text.endswith(("：", ":"))  # 获得一等奖的有：
    return items if listed else found


def _is_only_a_person(text: str) -> bool:
    return is_name(text) or is_place(text) or (_is_person(text) and not is_byline(text))


def _is_person(text: str) -> bool:
    return any(compiled(pattern).fullmatch(text) for pattern in _PERSONS)
