"""A table of persons that ends a sentence, 出席的领导有：, and is read out row by row; rows are the cells' texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.chars import HANLIKE
from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

_ANNOUNCES = (
    r"(?:.*(?:领导|嘉宾|来宾|出席|到场|获奖|获得|荣获|表彰|当选|入选|评委|同学|同志|老师|他们|她们).*(?:是|有|为|如下|名单)|"
    r"(?i:.*\b(?:guests?|winners?|judges?|speakers?|they)\b.*\b(?:are|is|following|here)\b.*))\s*[:：]"
)
"""A line that goes on with those who are present, or who get a prize."""
_PERSON = rf"{HANLIKE}{{2,4}}(?:·{HANLIKE}{{1,8}})?|{HANLIKE}[ 　]+{HANLIKE}|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){{1,3}}"
_HEAD = r"(?i:姓\s*名|职\s*务|单\s*位|序\s*号|奖\s*项|班\s*级|name|title|office|position|award)"


def rows_read_out(above: str, rows: Sequence[Sequence[str]], below: str) -> Sequence[Sequence[str]]:
    """The rows that are read out; none of a table that stands in no sentence, has figures, or lists no persons.

    >>> rows_read_out("出席的领导有：", [["市长", "王清"], ["局长", "韩新"]], "欢迎他们！")
    [['市长', '王清'], ['局长', '韩新']]
    >>> rows_read_out("今天的安排如下：", [["9:00", "入场"], ["9:30", "开幕"]], "请准时！")
    []
    """
    said = rows[1:] if rows and all(compiled(_HEAD).fullmatch(cell) for cell in rows[0]) else rows
    cells = [cell for row in said for cell in row]
    columns = [[row[at] for row in said if at < len(row)] for at in range(max(map(len, said), default=0))]
    persons = any(len(one) > 1 and all(map(compiled(_PERSON).fullmatch, one)) for one in columns)
    announced = compiled(_ANNOUNCES).fullmatch(above.strip()) and ends_sentence(below)
    mere = not any(ends_sentence(cell) or any(map(str.isdigit, cell)) for cell in cells)
    return said if announced and persons and mere else []
