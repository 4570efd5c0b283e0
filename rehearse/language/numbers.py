"""How numbers are read aloud: wetext's grammars, with rules of ours for what they get wrong in speeches."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from rehearse.language.chars import HAN, LATIN
from rehearse.language.runs import runs

if TYPE_CHECKING:
    from rehearse.model import Language

_DIGITS = dict(zip("0123456789", "零一二三四五六七八九", strict=True))
_DASH = "[-—–~～]+"
_UNITS = dict(
    pair.split()
    for pair in (
        "km² 平方公里,cm² 平方厘米,m² 平方米,㎡ 平方米,m³ 立方米,㎥ 立方米,km 公里,kg 公斤,cm 厘米,mm 毫米"
    ).split(",")
)
"""Longest first: they are tried in this order."""


def digit_by_digit(number: str) -> str:
    """Read each digit by itself, as years and room numbers are.

    >>> digit_by_digit("2019")
    '二零一九'
    """
    return "".join(_DIGITS.get(char, char) for char in number)


def _zh_number(number: str) -> str:
    return _zh_island(number)


def _times(match: re.Match[str]) -> str:
    return f"{_zh_number(match[1])}乘{_zh_number(match[2])}"


def _second_century(match: re.Match[str]) -> str:
    return _zh_number(f"2{match[1]}").replace("两百", "二百")


Rules: TypeAlias = tuple[tuple[str, str, Callable[[re.Match[str]], str]], ...]
"""(title with an example, pattern, replacement), in the order in which they are tried."""

MODEL_RULES: Rules = (
    ("models: C919", r"(?<=[A-Za-z])-?\d{3,}(?!\d)", lambda m: digit_by_digit(m[0].lstrip("-"))),
    ("models: F-35, 歼-20", r"(?<=[A-Za-z歼运轰直强风浪征剑红鹰龙空警])-(?=\d)", lambda m: ""),
    ("signs: T+1", r"(?<=[A-Z])\+(?=\d)", lambda m: "加"),
    (
        "units: 50km",
        rf"(?<=[\d万亿])\s?({'|'.join(_UNITS)})(?:(?<=[㎡㎥²³])|(?![A-Za-z²³/]))",
        lambda m: _UNITS[m[1]],
    ),
)
"""What in a Chinese text hangs on a Latin letter, and so must be seen before the languages are split."""

ZH_RULES: Rules = (
    ("money: ¥100万元", r"[¥￥]\s*(\d[\d,]*(?:\.\d+)?)([万亿千百]*)元?", lambda m: f"{m[1]}{m[2]}元"),
    ("thousands: 1,234", r"(?<![\d,])\d{1,3}(?:,\d{3})+(?![\d,])", lambda m: m[0].replace(",", "")),
    (
        "thousands: 10，000人",
        r"(?<!\d)\d{1,3}(?:，\d{3})+(?=[人元个名万亿多余])",
        lambda m: m[0].replace("，", ""),
    ),
    (
        "dates: 2024-05-01",
        r"(?<!\d)((?:19|20)\d\d)([-/])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)",
        lambda m: f"{digit_by_digit(m[1])}年{_zh_number(str(int(m[3])))}月{_zh_number(str(int(m[4])))}日",
    ),
    ("points: 1.2024年工作", r"(?<![\d.])(\d{1,2})\.(?=(?:19|20)\d\d年)", lambda m: f"{_zh_number(m[1])}、"),
    (
        "years: 2019—2021年",
        rf"(?<!\d)((?:19|20)\d\d)年?{_DASH}((?:19|20)\d\d)(?!\d)",
        lambda m: f"{digit_by_digit(m[1])}至{digit_by_digit(m[2])}",
    ),
    (
        "years: 2019年到2021年",
        r"(?<!\d)((?:19|20)\d\d)(年?[至到])((?:19|20)\d\d)(?!\d)",
        lambda m: f"{digit_by_digit(m[1])}{m[2]}{digit_by_digit(m[3])}",
    ),
    ("years: 2013级", r"(?<!\d)(?:19|20)\d\d(?=[级届][^别]|[级届]$)", lambda m: digit_by_digit(m[0])),
    ("years before: 公元前221年", r"(?<=公元前)2(\d\d)(?=年)", _second_century),
    (
        "roads and rooms: 107国道",
        r"(?<!\d)[1-9]\d\d(?=国道|省道|县道|会议室|教室|房间|室)",
        lambda m: digit_by_digit(m[0]),
    ),
    (
        "hotlines: 12345热线",
        r"(?<![\d.])(?:1\d{2}(?=报警|急救)|1\d{4}(?=热线|客服|平台|专线)|1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|400-?\d{3}-?\d{4})(?!\d)",
        lambda m: digit_by_digit(m[0]).replace("-", ""),
    ),
    (
        "hotlines: 拨打12345",
        r"(?:(?<=拨打)|(?<=电话)|(?<=热线))([:：]?)(\d{3,12})(?!\d|[个次部万人年])",
        lambda m: m[1] + digit_by_digit(m[2]),
    ),
    (
        "scores: 3-0战胜",
        r"(?<![\d.-])(\d{1,3})[-:](\d{1,3})(?=战胜|击败|大胜|险胜|完胜|取胜|获胜|领先|落后|告负|惜败|不敌|淘汰|战平|逼平)",
        lambda m: f"{m[1]}比{m[2]}",
    ),
    (
        "ranges: 100万-200万",
        r"(?<=\d)([万亿千百岁元个人天米点次名家吨亩层级倍周年])-(?=\d)",
        lambda m: f"{m[1]}到",
    ),
    (
        "ranges: 5-8级",
        r"(?<![\dA-Za-z.-])(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)(?=[级倍种类项批期亩成遍轮处圈款份台次件版折层]|年[级代]|公[斤里顷]|星级)",
        lambda m: f"{m[1]}到{m[2]}",
    ),
    (
        "ranges: 5～8%",
        r"(?<![\d.%％])(\d+(?:\.\d+)?)[-—–~～]+(\d+(?:\.\d+)?)[%％]",
        lambda m: f"{m[1]}%到{m[2]}%",
    ),
    (
        "versions: 2.0.1",
        r"(?<![\d.])\d+(?:\.\d+){2,}(?![\d.])(?!年)",
        lambda m: m[0] if _is_date(m[0]) else digit_by_digit(m[0]).replace(".", "点"),
    ),
    (
        "years: 2020“五一”",
        rf"(?<!\d)(?:19|20)\d\d(?![\d.,:/%℃°×xX]|[{HAN}{LATIN}])",
        lambda m: digit_by_digit(m[0]),
    ),
    (
        "quantities: 5000年文明",
        r"(?<!\d)(?:[3-9]\d{3}|2[2-9]\d\d|\d{3}0(?=年的?(?:文明|历史(?!性|最|新高)|建城|建制|沧桑|风雨|发展史)(?![^，。]{0,4}(?:建设|工作))))(?=年)|"
        r"(?:(?<=距今)|(?<=距今约)|(?<=上下)|(?<=跨越)(?!19|20)|(?<=历经)(?!19|20))\d{4}(?=年)",
        lambda m: _zh_number(m[0]),
    ),
    ("years: 2035年前", r"(?<!\d)(?:19|20)(?!00)\d\d(?=年)", lambda m: digit_by_digit(m[0])),
    ("ranges: 7月1日—7日", r"(?<=[日号月时])[-—–~～]+(?=\d)", lambda m: "至"),
    ("more than: 30万+", r"(?<=[\d万亿千])\+(?=[^\d+A-Za-z]|$)", lambda m: "加"),
    ("generations: 95后", r"(?<!\d)[6-90]\d(?=后)", lambda m: digit_by_digit(m[0])),
    (
        "generations: 80、90后",
        r"(?<!\d)[6-90]\d(?=、(?:[6-90零一二三四五六七八九]{2}、?)+后)",
        lambda m: digit_by_digit(m[0]),
    ),
    (
        "programmes: “1234”工程",
        r"(?<=[“\"「])\d{3,}(?=[”\"」](?:工程|工作|思路|战略|模式|行动|计划|体系|布局|目标|发展))",
        lambda m: digit_by_digit(m[0]),
    ),
    ("programmes: 985、211", r"(?<!\d)(?:985|211)(?=工程|高校|院校|大学|、)", lambda m: digit_by_digit(m[0])),
    ("dates: 5·12", r"(?<!\d)(\d{1,2})[·•‧](\d{1,2})(?!\d)", lambda m: digit_by_digit(m[1] + m[2])),
    ("per mille: 50‰", r"(\d+(?:\.\d+)?)‰", lambda m: f"千分之{_zh_number(m[1])}"),
    ("products: 7×24", r"(?<![\d.])(\d+(?:\.\d+)?)\s*[×xX*]\s*(\d+(?:\.\d+)?)", _times),
    ("ranges: 3%—5%", r"(?<=[%％])[-—–~～]+(?=\d)", lambda m: "到"),
    ("ranges: 3—5", r"(?:(?<=\d)[—–~～]+|(?<=\d[万亿千百元人个])(?:[–~～]|—(?!—)))(?=\d)", lambda m: "到"),
    (
        "two: 第2名, 3月2日",
        r"(?<=第)2(?![\d.,:：/%％-])|(?<=月)2(?=[日号])|(?<![\d.,:/-])2(?=日(?![内游间])|年级)",
        lambda m: "二",
    ),
    (
        "two: 2点, 2年",
        r"(?<![\d第.,:/-])2(?=点(?!\d+(?![\d分])|[零〇一二三四五六七八九])|年(?!级))",
        lambda m: "两",
    ),
    ("signs: ±5", r"±(?=\d)", lambda m: "正负"),
    (
        "two: 2次",
        r"(?<![\d第.,:/-])2(?=[倍次场趟遍届所条项份座支批件周天艘架栋间篇册家户位名处片道套辆台张块根棵颗枚双群])",
        lambda m: "两",
    ),
)
"""What is rewritten before wetext sees it."""

_EN_DECADES = dict(
    zip(
        "234567890",
        "twenties thirties forties fifties sixties seventies eighties nineties hundreds".split(),
        strict=True,
    )
)
_EN_GROUPS = ("", " thousand", " million", " billion", " trillion")


def _en_thousands(match: re.Match[str]) -> str:
    groups = match[0].split(",")
    named = [
        f"{int(group)}{_EN_GROUPS[len(groups) - 1 - place]}"
        for place, group in enumerate(groups)
        if int(group) or len(groups) == 1
    ]
    return " ".join(named) or "0"


EN_RULES: Rules = (
    ("thousands: 1,234", r"(?<![\d,.])\d{1,3}(?:,\d{3}){1,4}(?![\d,])", _en_thousands),
    ("decades: 1990s", r"(?<!\d)(1[1-9]|20)([2-90])0s\b", lambda m: f"{m[1]} {_EN_DECADES[m[2]]}"),
    ("versions: 2.0.1", r"(?<![\d.])\d+(?:\.\d+){2,}", lambda m: m[0].replace(".", " point ")),
    ("models: UTF-8", r"(?<=[A-Za-z])-(?=\d)", lambda m: " "),
    ("always: 24/7", r"\b24/7\b", lambda m: "24 7"),
)
"""The same for English."""

_ISLAND_ZH = re.compile(r"[-+¥$€£第]?\d[\d.,:：/%％℃°～~+-]*(?:[A-Za-z/²³]{1,5}|[^\W\d_A-Za-z]{1,4})?")
_ISLAND_EN = re.compile(
    r"[-+$€£]?\d[\d.,:/%°-]*(?:\s?(?:million|billion|trillion|a\.m\.|p\.m\.|am|pm|[a-z]{1,3}\b))?"
)
_GLUED = re.compile(r"(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Z])")
_RULES = {"zh": ZH_RULES, "en": EN_RULES}
_ANY_DIGIT = re.compile(r"\d")
_WIDE_MINUS = re.compile(rf"(?<=[\d{HAN}%])－(?=\d)")


def read_out(text: str, language: Language) -> str:
    """Write every number of a text in words, each in the language of the words around it.

    >>> read_out("2019年，38年来增长3.5%", "zh")
    '二零一九年，三十八年来增长百分之三点五'
    >>> read_out("at 10:30, growth of 3% in 2019", "en")
    'at ten thirty, growth of three percent in twenty nineteen'
    """
    text = plain_digits(text)
    if not _ANY_DIGIT.search(text):
        return text
    if language == "zh":
        text = _apply(MODEL_RULES, text)
    return "".join(_read_run(run, run_language) for run_language, run in runs(text, language))


def _apply(rules: Rules, text: str) -> str:
    for _, pattern, replacement in rules:
        text = re.sub(pattern, replacement, text)
    return text


def plain_digits(text: str) -> str:
    """Write ２０１９ and ③ with ordinary digits, and the marks that stand among digits as such; m² keeps its own."""
    plain = "".join(
        unicodedata.normalize("NFKC", char)
        if (char.isdigit() and not char.isascii() and char not in "¹²³") or char in "％．：￥"
        else char
        for char in text.replace("∶", ":")
    )
    return _WIDE_MINUS.sub("-", plain)


def _read_run(run: str, language: Language) -> str:
    if not _ANY_DIGIT.search(run):
        return run
    run = _apply(_RULES[language], run)
    if language == "zh":
        return _ISLAND_ZH.sub(lambda match: _zh_island(match[0]), run)
    return _ISLAND_EN.sub(lambda match: _en_island(match[0]), _GLUED.sub(" ", run))


def _is_date(number: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d\.\d{1,2}\.\d{1,2}", number))


@lru_cache(maxsize=4096)
def _zh_island(island: str) -> str:
    return _normalized(island, "zh")


@lru_cache(maxsize=4096)
def _en_island(island: str) -> str:
    return " ".join(_normalized(island, "en").split()).replace(" ,", ",")


def _normalized(island: str, language: Language) -> str:
    try:
        return str(_normalizer(language).normalize(island))
    except Exception:  # it asserts and indexes where its grammar has no path: any of many kinds
        return digit_by_digit(island) if language == "zh" else " ".join(island)


@cache
def _normalizer(language: Language) -> Any:
    from rehearse.language.grammars import normalizer

    return normalizer(language)
