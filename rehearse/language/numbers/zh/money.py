"""Money in Chinese text: signs and codes before or after the amount, and its K, M and B."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re

    from rehearse.language.numbers.figures import Rules

_SIGNS = {
    "$": "美元", "US$": "美元", "HK$": "港元", "NT$": "新台币", "A$": "澳元", "C$": "加元", "S$": "新加坡元",
    "€": "欧元", "£": "英镑", "¥": "元", "₩": "韩元", "₹": "卢比", "₽": "卢布",
}  # fmt: skip
_CODES = {
    "CNY": "人民币", "RMB": "人民币", "USD": "美元", "HKD": "港元", "EUR": "欧元", "GBP": "英镑", "JPY": "日元",
    "KRW": "韩元", "TWD": "新台币", "AUD": "澳元", "CAD": "加元", "SGD": "新加坡元", "CHF": "瑞士法郎",
    "NZD": "新西兰元", "MOP": "澳门元", "THB": "泰铢", "RUB": "卢布", "INR": "卢比", "VND": "越南盾", "MYR": "林吉特",
}  # fmt: skip
_TIMES = {"k": 1000, "K": 1000, "m": 10**6, "M": 10**6, "b": 10**9, "B": 10**9, "bn": 10**9}
_CODE = "|".join(_CODES)


def _money(match: re.Match[str]) -> str:
    sign, amount, many, high, high_many, times = match.groups()
    upto = f"到{high.replace(',', '')}" if high else ""
    plain = amount.replace(",", "")
    if times and not upto and not many:
        plain = _in_ten_thousands(Decimal(plain) * _TIMES[times])
    return f"{plain}{many or ''}{upto}{high_many or ''}{_SIGNS[sign]}"


def _in_ten_thousands(value: Decimal) -> str:
    """Write an amount as Chinese counts it: 1.5 million is 150万."""
    for worth, name in ((10**8, "亿"), (10**4, "万")):
        if value >= worth:
            return f"{(value / worth).normalize():f}{name}"
    return f"{value.normalize():f}"


def _pay(match: re.Match[str]) -> str:
    amounts = [f"{(Decimal(amount) * 1000).normalize():f}" for amount in match.groups()[1:] if amount]
    return match[1] + "到".join(amounts)


# fmt: off
MONEY_RULES: Rules = (
    ("money: €3,50", "€£", r"(?<=[€£])(\s?\d{1,3}),(\d\d)(?![\d,])", r"\1.\2"),
    ("points: 50bp", "bB", r"(?<=\d)\s?个?(?:bps?|BPs?|BPS)(?![A-Za-z])", "个基点"),
    ("money: US$300万, $1.5M", "$£¥€₩₹₽",
     r"(?<![A-Za-z])((?:US|HK|NT|A|C|S)?\$|[€£¥₩₹₽])\s?(\d+(?:,\d{3})*(?:\.\d+)?)(?:\s?(万亿|[百千万亿]+))?"
     r"(?:[-—–~～至到]+[$€£¥]?(\d+(?:,\d{3})*(?:\.\d+)?)(?![\d,.年月日号天岁个])(?:\s?(万亿|[百千万亿]+))?)?"
     r"(?:(bn|[KkMmBb])(?![A-Za-z\d]))?(?![A-Za-z\d])(?:[美港澳加欧日韩]?元|英镑)?", _money),
    ("money: HKD13.5", "CEGHIJKMNRSTUVA",
     rf"(?<![A-Za-z])({_CODE})\s?(\d+(?:,\d{{3}})*(?:\.\d+)?)\s?([万亿]*)(?![A-Za-z\d])(?:[美港澳加欧日韩]?元|英镑)?",
     lambda m: f"{m[2].replace(',', '')}{m[3]}{_CODES[m[1]]}"),
    ("money: 100万USD", "CEGHIJKMNRSTUVA", rf"(?<=[\d万亿])\s?({_CODE})(?![A-Za-z\d])", lambda m: _CODES[m[1]]),
    ("per: 5元/斤", "/", r"([\d万亿千百](?:[美欧日港韩]?元|角|分|英镑))/(?=[^\W\d_A-Za-z])", r"\1每"),
    ("pay: 月薪8k-12k", "kK",
     r"((?:薪|工资|收入|奖金)[^\d，。；]{0,6})(\d+(?:\.\d+)?)[kK](?:[-—–~～至到]+(\d+(?:\.\d+)?)[kK])?(?![A-Za-z\d])",
     _pay),
)
# fmt: on
