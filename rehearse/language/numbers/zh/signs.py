"""Rules for signs between figures in Chinese text: sums, comparisons, powers, fractions, letters that count.

They go first, before the languages are split.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.numbers.numerals import ROMAN_ALONE, counted, in_han, roman_value

if TYPE_CHECKING:
    import re

    from rehearse.language.numbers.figures import Rules

_WORDS = {
    "=": "等于", "≥": "大于等于", "≤": "小于等于", ">": "大于", "<": "小于", "≠": "不等于", "≈": "约等于",
    "≧": "大于等于", "≦": "小于等于", "+": "加", "÷": "除以",
}  # fmt: skip
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_VULGAR = {
    "½": "二分之一",
    "¼": "四分之一",
    "¾": "四分之三",
    "⅓": "三分之一",
    "⅔": "三分之二",
    "⅛": "八分之一",
}


def _fraction(match: re.Match[str]) -> str:
    return f"{'负' * bool(match[1])}{counted(match[3])}分之{counted(match[2])}"


def _science(match: re.Match[str]) -> str:
    return f"{match[1]}乘十的{'负' * (match[2] == '-')}{counted(match[3])}次方"


# fmt: off
SIGN_RULES: Rules = (
    ("temperatures: -5℃, -5~-3℃", "℃°摄",
     r"(?:([~～—–])|(?<![\d℃CA-Za-z%)]))[-−](?=\d+(?:\.\d+)?(?:\s?[~～到至—–-]\s?[-−]?\d+(?:\.\d+)?)?\s?(?:℃|°\s?[CF]|摄氏度))",
     lambda m: "到零下" if m[1] else "零下"),
    ("roots: √2", "√", r"√(?=[\d(a-z])", "根号"),
    ("products: (1+2)×3", "×", r"(?<=[)）])\s?×\s?(?=[\d(（])", "乘"),
    ("powers: 1.5e10", "eE", r"(?<![\w.])(\d\.\d+|\d(?=[eE][+-]))[eE]([+-]?)(\d{1,3})(?![\w.])", _science),
    ("fractions: 5又2分之1", "分", r"(?<![\d.])(?:(-)?)(\d+)分之(\d+)(?![\d.])",
     lambda m: f"{'负' * bool(m[1])}{counted(m[2])}分之{counted(m[3])}"),
    ("fractions: 2½", "".join(_VULGAR), rf"(\d\s?)?([{''.join(_VULGAR)}])",
     lambda m: f"{m[1].strip()}又{_VULGAR[m[2]]}" if m[1] else _VULGAR[m[2]]),
    ("fractions: 3 1/2", "/", r"(?<![\d./:-])(\d{1,3}) (\d{1,2})/(\d{1,3})(?![\d./])",
     lambda m: f"{m[1]}又{counted(m[3])}分之{counted(m[2])}"),
    ("fractions: 1 / 2", "/", r"(?<![\d./-] )(?<![\d./-])()(\d{1,4}) / (\d{1,4})(?![\d./]| /)", _fraction),
    ("fractions: -1/3", "/", r"(?<![\dA-Za-z)）./])(-)(\d{1,4})/(\d{1,4})(?![\d./A-Za-z])", _fraction),
    ("sums: 2 = 1 + 1", "=≥≤><≠≈≧≦",
     rf"(?:(?<=[\d)）%％{_RAISED}])|(?<=(?<![\w?&/])[A-Za-z]))\s?([=≥≤><≠≈≧≦])\s?(?=[-−+]?[\d(（√]|[A-Za-z](?![A-Za-z]))",
     lambda m: _WORDS[m[1]]),
    ("sums: 1kg=1000g", "=", r"(?<=[^\W_])(?<![?&/].)\s?=\s?(?=\d)", "等于"),
    ("sums: ≥5", "≥≤><≠≈≧≦",
     r"(?<![\w>/<)）\"'])([≥≤>≠≈≧≦]|<(?![^<>\n]{0,40}>))\s?(?=-?\d)|(?<=[^\W\d_A-Za-z])([≥≤><≠≈≧≦])\s?(?=-?\d)",
     lambda m: _WORDS[m[1] or m[2]]),
    ("sums: 1 + 1", "+÷",
     rf"(?<=[\d%％){_RAISED}])\s?([+÷])\s?(?=\d)|(?<=(?<![A-Za-z])[A-Za-z])\s?([+÷])\s?(?=\d|[A-Za-z](?![A-Za-z]))|(?<=\d)\s?([+÷])\s?(?=[A-Za-z](?![A-Za-z]))",
     lambda m: _WORDS[m[1] or m[2] or m[3]]),
    ("names: C++", "+", r"(?<![A-Za-z])C\+\+(?![A-Za-z\d])", "C加加"),
    ("sums: 互联网+医疗", "+", r"(?<=[^\W\d_A-Za-z])\s?\+\s?(?=[^\W\d_A-Za-z])", "加"),
    ("sums: 10 - 3 = 7", "-−", r"(?<=\d)\s?[-−]\s?(?=\d+(?:\.\d+)?(?:等于|\s?=))", "减"),
    ("letters: B2B", "2", r"(?<![A-Za-z\d])([BCDEGMOPV])2([BCDEGMOPV])(?![A-Za-z\d])", r"\1 to \2"),
    ("roman: II期", "I", r"(?<![A-Za-z])(?<![A-Za-z] )(I{1,3}|IV|VI{1,3}|IX)(?=期(?!间)|[级类型度区段章卷标](?!型))",
     lambda m: in_han(roman_value(m[1]))),
    ("roman: III. 结论", "IVX", rf"(?:(?<=^)|(?<=[（(\[【]))({ROMAN_ALONE})(?=[.．、:：)）\]】])",
     lambda m: in_han(roman_value(m[0]))),
    ("roman: 第XII卷", ("III", "VII", "XI", "XV", "XX"),
     rf"(?<![A-Za-z\d.-])(?<![A-Za-z\d]\s)({ROMAN_ALONE})(?<=[IVX]{{3}})(?!\s?[A-Za-z\d]|[&'’-])",
     lambda m: in_han(roman_value(m[0]))),
    ("roman: Ⅱ级", "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ", "[Ⅰ-Ⅻ]", lambda m: in_han(ord(m[0]) - ord("Ⅰ") + 1)),
    ("per ten thousand: 5‱", "‱", r"(?<![\d.])(\d+(?:\.\d+)?)‱", r"万分之\1"),
    ("degrees: 3'20\"", "'′", r"(?<![\d.])(\d{1,2})['′](\d{1,2})[\"″]", r"\1分\2秒"),
)
# fmt: on
