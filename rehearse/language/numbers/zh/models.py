"""Rules for figures beside a Latin letter or a sign in Chinese text: models, units, temperatures.

They go before those of `within_runs`, and before the languages are split.
"""

from __future__ import annotations

from string import ascii_letters
from typing import TYPE_CHECKING

from rehearse.language.numbers.figures import digit_by_digit

if TYPE_CHECKING:
    from rehearse.language.numbers.figures import Rules

_UNITS = dict(
    pair.split()
    for pair in (
        "km/h 公里每小时,km/s 公里每秒,m/s² 米每二次方秒,m/s 米每秒,mg/m³ 毫克每立方米,μg/m³ 微克每立方米,"
        "µg/m³ 微克每立方米,kg/m³ 公斤每立方米,g/cm³ 克每立方厘米,m³/s 立方米每秒,m³/h 立方米每小时,"
        "mg/dL 毫克每分升,mg/L 毫克每升,g/L 克每升,mg/kg 毫克每公斤,mol/L 摩尔每升,L/min 升每分,r/min 转每分,"
        "t/h 吨每小时,"
        "kW·h 千瓦时,kWh 千瓦时,MWh 兆瓦时,GWh 吉瓦时,mAh 毫安时,km² 平方公里,cm² 平方厘米,mm² 平方毫米,"
        "hm² 公顷,dm² 平方分米,m² 平方米,㎡ 平方米,km³ 立方公里,cm³ 立方厘米,dm³ 立方分米,mm³ 立方毫米,m³ 立方米,"
        "㎥ 立方米,km 公里,kg 公斤,mg 毫克,μg 微克,µg 微克,cm 厘米,dm 分米,mm 毫米,px 像素,μm 微米,µm 微米,nm 纳米,"
        "mL 毫升,ml 毫升,kW 千瓦,MW 兆瓦,GW 吉瓦,kV 千伏,mV 毫伏,mA 毫安,dB 分贝,kHz 千赫,MHz 兆赫,GHz 吉赫,"
        "Hz 赫兹,kPa 千帕,MPa 兆帕,hPa 百帕,Pa 帕,mmHg 毫米汞柱,kcal 千卡,cal 卡,kJ 千焦,mmol 毫摩尔,mol 摩尔,"
        "pct 个百分点,ms 毫秒,μs 微秒,µs 微秒,ns 纳秒,min 分钟,"
        "mph 英里每小时,kph 公里每小时,rpm 转每分,Mbps 兆比特每秒,"
        "Gbps 吉比特每秒,Kbps 千比特每秒,kbps 千比特每秒,lbs 磅,lb 磅,oz 盎司,ft 英尺,ha 公顷"
    ).split(",")
)
"""Where one begins like another the longer is first: they are tried in this order."""
_ONE_LETTER = {"m": "米", "t": "吨", "g": "克", "L": "升", "V": "伏", "h": "小时", "s": "秒", "W": "瓦"}
# fmt: off
MODEL_RULES: Rules = (
    ("models: C919", ascii_letters, r"(?<=[A-Za-z])-?\d{3,}(?:-\d{3,})?(?!\d)",
     lambda m: digit_by_digit(m[0].lstrip("-")).replace("-", "杠")),
    ("models: i9-13900K", "-", r"(?<=[A-Za-z]\d)-(?=\d{3})", "杠"),
    ("ranges: 20km-30km", "-~–—～", rf"(?<=\d)(\s?(?:{'|'.join(_UNITS)}|[kKwtgmLVsh]))[-—–~～]+(?=\d)", r"\1到"),
    ("models: F-35, 歼-20", "-", r"(?<=[A-Za-z歼运轰直强风浪征剑红鹰龙空警])-(?=\d)", ""),
    ("signs: T+1", "+", r"(?<=[A-Z])\+(?=\d)", "加"),
    ("signs: ~30人", "~～", r"(?<![^\W_])(?<![)）%％℃])(?<![\w%％℃] )(?<![！？。!?…])[~～]\s?(?=\d)", "约"),
    ("floors: B2层", "区型层座栋班类级组次路号线", r"(?<=[A-Z])2(?=[层栋座区类级组班型次路号线])", "二"),
    ("rooms: B座1203", "座", r"(?<=[A-Z]座)\d{3,4}(?!\d)", lambda m: digit_by_digit(m[0])),
    ("ten thousands: 30w+", "wW",
     r"(?<=\d)[wW](?=\+|[余多人元粉张份册名户字次条台套件本股块播阅][^A-Za-z\d]?)|(?<=\d)w(?![A-Za-z\d])",
     "万"),
    ("products: 7x24", " Xx", r"(?<=[1-9])[xX](?=\d)|(?<=\d0)(?<!\b20)[xX](?=\d)|(?<=\d) [xX] (?=\d)", "×"),
    ("temperatures: 5°C", "°", r"(?<=\d)\s?°\s?C(?![A-Za-z])", "℃"),
    ("temperatures: 98°F", "°", r"(?<=\d)\s?°\s?F(?![A-Za-z])", "华氏度"),
    ("units: 50km", "GHKMPcdfghklmnoprµμ㎡㎥",
     rf"(?<=[\d万亿])\s?({'|'.join(_UNITS)})(?:(?<=[㎡㎥²³])|(?![A-Za-z²³]|/[A-Za-z]))", lambda m: _UNITS[m[1]]),
    ("units: 100m", "LVWghmst",
     r"(?<![A-Za-z\d.,])(\d[\d.,]*[万亿]?)\s?((?:(?<=[.\d][2-6])|(?<![2-6]))g|(?<!\b[5-9]0)(?<!1[89]\d0)(?<!20\d0)s|[mtLVWh])(?![A-Za-z\d²³]|/[A-Za-z]"
     r"|\s?(?:内存|显存|运存|存储|闪存|硬盘|[Uu]盘|流量|光纤|宽带|带宽|网速|文件|模型|特征|特点|特性|理论|原则))(?<!大数据\dV)(?<!大数据的\dV)",
     lambda m: m[1] + _ONE_LETTER[m[2]]),
)
# fmt: on
