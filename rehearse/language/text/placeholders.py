"""Placeholders that an author left in, and what a voice says for them: XX区 is read 某某区."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.language.text.chars import HANLIKE

if TYPE_CHECKING:
    from collections.abc import Iterator

_HAN = rf"(?![Ａ-ｚ⁰-ₜ]){HANLIKE}"
"""A Han character, and no full-width letter, no raised figure: ＸＭＬ and x₁ hold no placeholder."""
_X = "XxＸｘ×✕"
_NOT_ONE = "光|线|射线|轴|展架|因子|波段|染色体|型|片|档|级|坐标|方向|战警|战机|世代|计划|因素|理论|档案"
"""After a single X these make a word of their own (X光)."""

_COUNTED = "年月日号届次个名位家项点分时岁期区市县省州镇乡村街厂校院部局厅委所处科室班级姓"
"""Before these a lone × or x stands for a number or a name: ×月×日."""

_TITLES = (
    "书记|書記|主任|主席|同志|同誌|先生|女士|老师|老師|经理|經理|总|總"
    "|[局处科校院厂镇县市部厅区]长|[局處科校院廠鎮縣市部廳區]長"
)
"""Before these it stands for a surname: ×书记."""

_NAMED = (
    "省|市|县|区|州|乡|镇|村|街道|社区|年|月|日|届|次|同志|书记|主任|局长|市长|县长|区长|会议|万元|亿元|元|岁"
)
STARS = rf"(?<![*\n])(?P<stars>\*{{1,3}})(?=[%％]|(?:{_NAMED})(?![^*\n。；]{{0,60}}[。；！]?(?P=stars)(?!\*|{_NAMED})))"
"""Stars in the place of a name or a number, as in **县 and *月*日; a Markdown reader has taken its own away before."""

PLACEHOLDER = re.compile(
    rf"(?<![A-Za-z0-9０-９+{_X}])(?:[{_X}]{{2,6}}(?![A-Za-z0-9０-９])(?=[\W_]*{_HAN})|[{_X}](?!{_NOT_ONE})(?={_HAN}))"
    rf"|(?:(?<={_HAN})|(?<={_HAN}[“‘「『《\"]))(?![{_X}](?:{_NOT_ONE}))[{_X}]{{1,6}}(?![A-Za-z0-9０-９^⁰¹²³⁴-⁹⁻ⁿ])"
    rf"|(?:(?<=19)|(?<=20))[{_X}]{{2}}(?=年|学年)"
    rf"|{STARS}"
)
_NONE = re.compile(
    rf"(?:(?<=[A-Za-z0-9０-９][ \u00a0])[{_X}]|(?<={_HAN})[x×✕](?![{_COUNTED}]|{_TITLES}))(?={_HAN})"  # iPhone X, 长×宽
    rf"|[Xx]{{2}}(?=染色体)|(?<=[求数])[xX](?!{_HAN}|[{_X}])"  # 求x
    rf"|(?<=[设令])[xX](?![{_X}])(?=[等为是和、，。]|\W|$)"  # 设X为人数
    rf"|[xX](?=等于|不等于|[大小]于|趋[近于]|的(?:值|平方|[立次]方|取值|系数|范围)|取[值\d]|[加减乘除]以?\d)"  # X等于五
    rf"|[{_X}]{{2,6}}(?=-\d)|[xX](?=[和、与]\s*[yYzZ](?![A-Za-z]))"  # 型号XX-200, x和y
)
"""Patterns that look like a placeholder and are none."""


def placeholders(text: str) -> Iterator[re.Match[str]]:
    """Find the placeholders of a Chinese text, in order.

    >>> [match[0] for match in placeholders("X届X次，长×宽，×月×日，20XX年，做X光")]
    ['X', 'X', '×', '×', 'XX']
    """
    none = {match.start() for match in _NONE.finditer(text)}
    return (match for match in PLACEHOLDER.finditer(text) if match.start() not in none)


def is_placeholder(text: str, place: int) -> bool:
    """True where a placeholder covers this place of the text."""
    return any(match.start() <= place < match.end() for match in placeholders(text))


def say_placeholders(text: str, instead: str | None = None) -> str:
    """Replace every X that stands for something not yet filled in by 某, or by `instead`.

    >>> say_placeholders("在“美丽XX”建设中，XX届X次全会，X光和XX")
    '在“美丽某某”建设中，某某届某次全会，X光和某某'
    >>> say_placeholders("每年做X线检查，设X为人数，X等于五；设XX为组长")
    '每年做X线检查，设X为人数，X等于五；设某某为组长'
    >>> say_placeholders("XML, 4XX codes, ×10, 3×4")
    'XML, 4XX codes, ×10, 3×4'
    """
    parts, position = [], 0
    for match in placeholders(text):
        said = "某" * len(match[0]) if instead is None else instead
        parts += [text[position : match.start()], said]
        position = match.end()
    return "".join([*parts, text[position:]])
