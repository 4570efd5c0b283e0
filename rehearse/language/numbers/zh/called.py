"""Rules for what is called by its digits in Chinese text: telephones, identity cards, accounts, standards, addresses.

They go first, before the languages are split.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.language.numbers.addresses import (
    ADDRESS,
    ADDRESS_NEEDS,
    FILE,
    FILE_NEEDS,
    file_in_words,
    in_words,
)
from rehearse.language.numbers.figures import digit_by_digit
from rehearse.language.numbers.numerals import counted

if TYPE_CHECKING:
    from rehearse.language.numbers.figures import Rules


def _digits(match: re.Match[str]) -> str:
    return digit_by_digit(re.sub(r"\D", "", match[0]))


def _standard(match: re.Match[str]) -> str:
    return match[1] + digit_by_digit(match[2]).replace("-", "杠").replace(".", "点")


def _parts(match: re.Match[str]) -> str:
    """Read 3-2-501: what has three digits is a room."""
    parts = match[0].split("-")
    return "杠".join(digit_by_digit(part) if len(part) > 2 else counted(part) for part in parts)


_PARTS = (
    "第|步骤|模块|单元|部分|板块|环节|要点|任务|案例|问题|专题|阶段|主题|篇章|图|表"
    r"|(?i:part|chapter|step|section|no\.)"
)
"""What is numbered 01, 02 … for its looks: nobody says the zero."""

# fmt: off
CALLED_RULES: Rules = (
    ("numbered: 01. 背景", "0",
     r"^([（(【]?)0([1-9])(?=\s?[、：:)）】]\s?\D|\s?[.．]\s?[^\d\s]|\s+[^\d\s年月日号时点分秒~～—–+/-]|$)", r"\1\2"),
    ("numbered: 模块03, 第 02 章", "0", rf"({_PARTS})(\s?)0([1-9])(?![\d年月日时]|[.:：/]\d)", r"\1\2\3"),
    ("numbered: 01-05章", "0", r"(?<!\d)0([1-9])([-—–~～至到]+)0?([1-9]\d?)(?=[章节讲课页条])", r"\1\2\3"),
    ("books: ISBN 978-7-115-12345-6", "I",
     r"(?<=ISBN)([:：\s]?)(\d[\d-]{8,}[\dX])", lambda m: m[1] + digit_by_digit(m[2].replace("-", ""))),
    ("thousands: 12,34,567", ",",
     r"(?<![\d,.])[1-9]\d?(?:,\d\d)+,\d{3}(?![\d,])", lambda m: m[0].replace(",", "")),
    ("thousands: 10，000人", "，", r"(?<!\d)\d{1,3}(?:，\d{3})+(?=[人元个名万亿多余])",
     lambda m: m[0].replace("，", "")),
    ("addresses: abc@163.com", ADDRESS_NEEDS, ADDRESS, lambda m: in_words(m[0], "zh")),
    ("files: app.py", FILE_NEEDS, FILE, lambda m: file_in_words(m[0], "zh")),
    ("cards: 6222 0212 3456 7890", " ", r"(?<![\d.])\d{4}(?: \d{4}){3}(?: \d{1,4})?(?![\d.])", _digits),
    ("telephones: 138 0013 8000", " -", r"(?<!\d)1[3-9]\d[- ]\d{4}[- ]\d{4}(?!\d)", _digits),
    ("telephones: +86-21-5555 1234", "+", r"\+\d{1,3}[- ]?(?:\d{1,4}[- ]?){1,4}\d{3,4}(?![\d.%％])", _digits),
    ("telephones: （010）12345678", "(（", r"[（(]0\d{2,3}[)）][- ]?\d{3,4}[- ]?\d{4}(?!\d)", _digits),
    ("telephones: 请拨1234-5678", "拨电线传机",
     r"(?:(?<=拨)|(?<=拨打)|(?<=电话)|(?<=热线)|(?<=传真)|(?<=座机)|(?<=致电))([是为]?[:：]?\s?)(\d{3,4}-\d{4})(?![\d-])",
     lambda m: m[1] + digit_by_digit(m[2].replace("-", ""))),
    ("telephones: 021 5555 1234", " -", r"(?<![\d.])(?<!\d )0\d{2,3}[- ]\d{3,4}[- ]?\d{4}(?!\d)", _digits),
    ("telephones: 400 123 4567", " -",
     r"(?<![\d.])[48]00[- ](?:\d{3}[- ]\d{4}|\d{4}[- ]\d{3})(?!\d)", _digits),
    ("identity: 11010519491231002X", "12",
     r"(?<!\d)[1-8]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d{4}[\dXx](?![\dA-Za-z])",
     lambda m: digit_by_digit(m[0].upper())),
    ("accounts: QQ号123456789", "号群",
     r"(?:(?<=号)|(?<=QQ群))(码?[为是:：]{0,2}\s?)(\d{5,})(?![\d%％‰+]|[.,，]\d|\s?[个次部万亿人年多余份行台家户条组套张枚款页封名种批字元美米平公亩吨])",
     lambda m: m[1] + digit_by_digit(m[2])),
    ("standards: GB/T 7714-2015", "ABEGHIJQS",
     r"(?<![A-Za-z])((?:GB|DB|QB|HJ|JGJ?|CJJ?|SN|ISO|IEC|IEEE|ASTM|EN|RFC)(?:/[TZ])?\s?)(\d{3,}(?:[-:.]\d+)*)(?![\d.%％])",
     _standard),
    ("pressure: 120/80mmHg", "/", r"(?<![\d/.])(\d{2,3})/(?=\d{2,3}\s?(?:mmHg|毫米汞柱))", r"\1杠"),
    ("always: 24/7", "/", r"(?<![\d/.])24/7(?![\d/.])", "二十四七"),
    ("rooms: 3-2-501", "-",
     r"(?<![\dA-Za-z.-])(?!(?:19|20)\d\d-)\d{1,3}(?:-\d{1,4}){2,3}(?![\dA-Za-z.=-]|[%％])", _parts),
)
# fmt: on
