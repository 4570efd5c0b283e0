"""Rules for figures beside a Latin letter or a sign in Chinese text: models, units, money, temperatures.

They go before those of `chinese`, and before the languages are split.
"""

from __future__ import annotations

from string import ascii_letters
from typing import TYPE_CHECKING

from rehearse.language.numbers.figures import digit_by_digit

if TYPE_CHECKING:
    import re

    from rehearse.language.numbers.figures import Rules

_UNITS = dict(
    pair.split()
    for pair in (
        "km/h 公里每小时,km/s 公里每秒,m/s 米每秒,mg/m³ 毫克每立方米,μg/m³ 微克每立方米,µg/m³ 微克每立方米,"
        "mg/L 毫克每升,g/L 克每升,mg/kg 毫克每公斤,kW·h 千瓦时,kWh 千瓦时,MWh 兆瓦时,km² 平方公里,"
        "cm² 平方厘米,mm² 平方毫米,m² 平方米,㎡ 平方米,cm³ 立方厘米,m³ 立方米,㎥ 立方米,km 公里,"
        "kg 公斤,mg 毫克,μg 微克,µg 微克,cm 厘米,mm 毫米,μm 微米,µm 微米,nm 纳米,mL 毫升,ml 毫升,"
        "kW 千瓦,MW 兆瓦,GW 吉瓦,kV 千伏,dB 分贝,kHz 千赫,MHz 兆赫,GHz 吉赫,Hz 赫兹,kPa 千帕,MPa 兆帕"
    ).split(",")
)
"""Longest first: they are tried in this order."""
_ONE_LETTER = {"m": "米", "t": "吨", "g": "克", "L": "升", "V": "伏"}
_CURRENCIES = {
    "$": "美元", "US$": "美元", "HK$": "港元", "NT$": "新台币", "A$": "澳元", "C$": "加元", "S$": "新加坡元",
    "€": "欧元", "£": "英镑", "¥": "元",
}  # fmt: skip
_SIGNS = {"=": "等于", "≥": "大于等于", "≤": "小于等于", ">": "大于", "<": "小于"}


def _zh_money(match: re.Match[str]) -> str:
    amount = match[2].replace(",", "")
    upto = f"到{match[4].replace(',', '')}" if match[4] else ""
    return f"{amount}{match[3] or ''}{upto}{match[5] or ''}{_CURRENCIES[match[1]]}"


# fmt: off
MODEL_RULES: Rules = (
    ("models: C919", ascii_letters, r"(?<=[A-Za-z])-?\d{3,}(?!\d)", lambda m: digit_by_digit(m[0].lstrip("-"))),
    ("ranges: 20km-30km", "-~–—～", rf"(?<=\d)(\s?(?:{'|'.join(_UNITS)}|[kKwtgmLV]))[-—–~～]+(?=\d)", r"\1到"),
    ("models: F-35, 歼-20", "-", r"(?<=[A-Za-z歼运轰直强风浪征剑红鹰龙空警])-(?=\d)", ""),
    ("signs: T+1", "+", r"(?<=[A-Z])\+(?=\d)", "加"),
    ("signs: x≥5", "<=>≤≥", r"(?<=(?<![\w?&/])[A-Za-z])\s?([=≥≤><])\s?(?=-?\d)", lambda m: _SIGNS[m[1]]),
    ("signs: ~30人", "~～", r"(?<![^\W_])(?<![)）%％℃])(?<![\w%％℃] )(?<![！？。!?…])[~～]\s?(?=\d)", "约"),
    ("floors: B2层", "区型层座栋班类级组", r"(?<=[A-Z])2(?=[层栋座区类级组班型])", "二"),
    ("rooms: B座1203", "座", r"(?<=[A-Z]座)\d{3,4}(?!\d)", lambda m: digit_by_digit(m[0])),
    ("more than: 30w+", "w", r"(?<=\d)w(?=\+|[余多人元粉])", "万"),
    ("products: 7x24", " Xx", r"(?<=[1-9])[xX](?=\d)|(?<=\d0)(?<!\b20)[xX](?=\d)|(?<=\d) [xX] (?=\d)", "×"),
    ("money: US$300万", "$£¥€",
     r"(?<![A-Za-z])((?:US|HK|NT|A|C|S)?\$|[€£¥])\s?(\d+(?:,\d{3})*(?:\.\d+)?)(?:\s?(万亿|[百千万亿]+))?"
     r"(?:[-—–~～至到]+[$€£¥]?(\d+(?:,\d{3})*(?:\.\d+)?)(?![\d,.年月日号天岁个])(?:\s?(万亿|[百千万亿]+))?)?(?![A-Za-z\d])(?:[美港澳加欧]?元|英镑)?",
     _zh_money),
    ("temperatures: 5°C", "°", r"(?<=\d)\s?°\s?C(?![A-Za-z])", "℃"),
    ("temperatures: 98°F", "°", r"(?<=\d)\s?°\s?F(?![A-Za-z])", "华氏度"),
    ("units: 50km", "GHMcdgkmnµμ㎡㎥",
     rf"(?<=[\d万亿])\s?({'|'.join(_UNITS)})(?:(?<=[㎡㎥²³])|(?![A-Za-z²³]|/[A-Za-z]))", lambda m: _UNITS[m[1]]),
    ("units: 100m", "LVgmt",
     r"(?<![A-Za-z\d.,])(\d[\d.,]*[万亿]?)\s?((?<!\b[2-6])g|[mtLV])(?![A-Za-z\d²³]|/[A-Za-z]"
     r"|\s?(?:内存|显存|运存|存储|闪存|硬盘|[Uu]盘|流量|光纤|宽带|带宽|网速|文件|模型|特征|特点|特性|理论|原则))(?<!大数据\dV)(?<!大数据的\dV)",
     lambda m: m[1] + _ONE_LETTER[m[2]]),
)
# fmt: on
