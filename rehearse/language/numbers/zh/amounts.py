"""Plain figures in Chinese: decimals, whole numbers, what makes two parts with a point a date, two digits a year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.language.numbers.figures import digit_by_digit, zh_figure
from rehearse.language.numbers.numerals import counted

if TYPE_CHECKING:
    from rehearse.language.numbers.figures import Rules

_MONTH = r"(?:1[0-2]|0?[1-9])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_HIGHEST_SCORE = 99
_POINTED = rf"{_MONTH}\.{_DAY}(?!\d)"
_DASH = "[-—–~～]+"
_UPTO = "[-—–~～至到]+"
_BECOMES = (
    "(?:增加?|增长|增多|提高|提升|上升|升|下降|降低?|减少?|减|缩小|缩短|扩大|扩展|发展|壮大|扩)[到至为]"
)
_AMOUNTS = (
    rf"(?:{_BECOMES}|达到?|超过?|突破|多达|共计|总计|总共|合计|至少|最多|大约|不足"
    "|接近|将近|目标[是为]|数量?[是为])"
)
"""What stands before an amount and never before a year."""

_UNIT = (
    "(?:[万亿元倍亩吨米平千克毫厘兆升小立度户人点分个瓦伏件级成折英港]|公[里斤顷分]"
    "|[美欧日]元|摄氏|以[上下内]|左右|版)"
)
"""Behind these two parts with a point are an amount."""
_LIFE = (
    "(?:入[党团伍学职]|参[军加]|当兵|退[伍休]|转业|出生|生[人于]|毕业|考[上入取]|下[海岗乡]|插队|返城|进[厂城]|结婚"
    "|来到|[我他她咱]|的[春夏秋冬]|创[业办建]|成立|建[厂成校]|开始|以前|之前|的时候|[初底末春夏秋冬](?![始])|那[年会])"
)
"""What happens once in a life, or at a time of the year: the two digits before it are a year."""


def _dates(match: re.Match[str]) -> str:
    """Read M.D, or M.D to M.D, as dates."""
    return "至".join(
        "{}月{}日".format(*(counted(part.lstrip("0")) for part in re.split("[./]", pointed)))
        for pointed in match.groupdict().values()
        if pointed
    )


def _event(match: re.Match[str]) -> str:
    """Read a day that is a name by its digits, as 五四青年节 and “五二零”; a longer one as a date."""
    name = re.sub(r"\D", "", match[0])
    quoted = match.string[match.start() - 1 : match.start()] in ("“", '"', "「")
    return _dates(match) if len(name) > len("520" if quoted else "54") else digit_by_digit(name)


def _years(match: re.Match[str]) -> str:
    return f"{digit_by_digit(match[1])}至{digit_by_digit(match[2])}"


def _hyphen(match: re.Match[str]) -> str:
    """Read a hyphen before a word: to where it rises (2-3年), else a score."""
    low, high = int(match[1]), int(match[2])
    if low < high:
        return f"{match[1]}到{match[2]}"
    return match[0] if high > _HIGHEST_SCORE else f"{match[1]}比{match[2]}"


def _slashed(match: re.Match[str]) -> str:
    gap = match.groupdict().get("gap") or ""
    return f"{gap}{counted(match['month'].lstrip('0'))}月{counted(match['day'].lstrip('0'))}日"


def _fraction(match: re.Match[str]) -> str:
    """Read a share: what stands below is said first. Where that is no share, it stays a date."""
    above, below = match["above"] or match["top"], match["below"] or match["bottom"]
    return f"{counted(below)}分之{counted(above)}" if int(above) < int(below) else match[0]


def _amount(match: re.Match[str]) -> str:
    said = zh_figure(match[0])
    return said.replace("两百", "二百") if match.string[: match.start()].endswith("第") else said


# fmt: off
FIRST_RULES: Rules = (
    ("amounts: 增加到2000", "12", rf"({_AMOUNTS}[了约近]?)([12]\d{{3}})(?![\d.年月/:：-]|[—–~～]\d)",
     lambda m: m[1] + counted(m[2])),
    ("scores: 比分17:16", "比",
     r"((?:比分|比例|配比|之比)[^\d，。；]{0,8})(\d{1,3})[:：](\d{1,3})(?![\d:：])",
     r"\1\2比\3"),
    ("years: 1857—1858年", "-~–—～",
     rf"(?<!\d)(?P<a>1\d{{3}}|20\d\d)年?{_DASH}(?P<b>1\d{{3}}|20\d\d)(?=年(?![来间以内])|[)）])", _years),
    ("years: 2021大会", "12",
     r"(?<![\d.—–~～/-])(?:19|20)(?!00)\d\d(?=大会|峰会|论坛|年会|财年|赛季|学年|[春夏秋冬]季|[上下]半年|世界|中国|国际|全球|全国|亚洲|奥运|新年)",
     lambda m: digit_by_digit(m[0])),
    ("years: 78年12月", "年", r"(?<![\d.第近前后过满])\d\d(?=年(?:1[0-2]|0?[1-9])月)", lambda m: digit_by_digit(m[0])),
    ("years: 98年入党", "年", rf"(?<![\d.第近前后过满])(?:0\d|[5-9]\d)(?=年{_LIFE})", lambda m: digit_by_digit(m[0])),
    ("years: 2334BC", "Bb", r"(?<![\d.])(\d{1,4})\s?(?:BCE?|bce?)(?![A-Za-z\d])",
     lambda m: f"公元前{digit_by_digit(m[1]) if len(m[1]) > 3 else counted(m[1]).replace('两百', '二百')}年"),
    ("dates: 2024-09, 2008/08", "-/", r"(?<![\d.-])((?:19|20)\d\d)(?:-(0[1-9]|1[0-2])|/(0[1-9]))(?![\d/.-])",
     lambda m: f"{digit_by_digit(m[1])}年{counted((m[2] or m[3]).lstrip('0'))}月"),
    ("dates: 08-2008", "-/", r"(?<![\d./-])(0[1-9]|1[0-2])[-/]((?:19|20)\d\d)(?![\d./-])",
     lambda m: f"{digit_by_digit(m[2])}年{counted(m[1].lstrip('0'))}月"),
    ("dates: 12/2/2", "/", rf"(?<![\d./])(\d\d)/({_MONTH})/({_DAY})(?![\d./])",
     lambda m: f"{digit_by_digit(m[1])}年{counted(m[2].lstrip('0'))}月{counted(m[3].lstrip('0'))}日"),
    ("dates: 3/8妇女节", "/",
     rf"(?<![\d./])(?P<first>{_MONTH}/{_DAY})(?=(?:国际|世界|全国)?(?:妇女|儿童|劳动|青年|教师|建军|护士|圣诞|国庆)节?)",
     _event),
    ("dates: 9/11事件", "/",
     rf"(?<![\d./])({_MONTH})/({_DAY})(?=事[件变](?!数)|恐袭)", lambda m: digit_by_digit(m[1] + m[2])),
    ("dates: 10.1-10.7放假", ".",
     rf"(?<![\d.])(?P<first>{_POINTED}){_UPTO}(?P<last>{_POINTED})(?=\s?(?:[（(]?(?:周|星期)|放假|休|假期|期间|举[办行]|展出|开展|[)）]))",
     _dates),
    ("dates: 12.5（周五）, 10.1国庆", ".",
     rf"(?<![\d.])(?P<first>{_POINTED})(?=\s?[（(]?(?:周|星期|礼拜)[一二三四五六日天]|国庆|黄金周|[小长]?长?假期?(?![如设若冒装])|放假|起(?![伏来])|[之以]?前(?![列茅])|[之以]后|当[天日]|期间|[上下]午|晚(?![会宴报期])|凌晨)",
     _dates),
    ("dates: “5.20”会议, “11.30”", ".", rf"(?<=[“\"「])(?P<first>{_POINTED})(?=[”\"」](?!{_UNIT}|时代))", _event),
    ("dates: 12.5日", ".", rf"(?<![\d.])(?P<first>{_POINTED})[日号](?![均常])", _dates),
    ("dates: 于10.1举行, 2024年10.1", ".",
     rf"(?:(?<=年)|(?<=自)|(?<=截至)|(?<=截止)|(?<=日期[:：])|(?<=时间[:：])|(?<=(?<![小低高大等位介多优少弱强慢快晚早不])于))"
     rf"(?P<first>{_POINTED})(?:[-—–~～至到]+(?P<last>{_POINTED}))?(?![\d.%％‰]|\s?{_UNIT})", _dates),
    ("dates: 12.24平安夜", ".",
     rf"(?<![\d.])(?P<first>{_POINTED})(?=(?!{_UNIT}|的)[^\W\d_A-Za-z]{{2,6}}(?:节|日|夜)(?![均常约]))", _event),
    ("dates: 12/5/2024", "/",
     rf"(?<![\d./])(?P<month>{_MONTH})/(?P<day>{_DAY})/(?P<year>(?:19|20)\d\d)(?![\d/.])",
     lambda m: f"{digit_by_digit(m['year'])}年{_slashed(m)}"),
    ("names: 1/2/3号楼", "/",
     r"(?<![\d./])\d{1,2}(?:/\d{1,2}){2,}(?=[号栋层组班期楼单])", lambda m: m[0].replace("/", "、")),
    ("dates: 5/1放假, 3/4（周一）", "/",
     rf"(?<![\d./])(?P<month>{_MONTH})/(?P<day>{_DAY})(?![\d/.])(?=\s?[（(]?(?:周|星期|礼拜)[一二三四五六日天]|放假|开[学工幕]|截止|[之以]?前[，。）)]|起[，。至）)]|[上下]午|晚上?[，。\d])",
     _slashed),
    ("dates: 周三 3/4, 截至12/5", "/",
     rf"(?:(?<=周[一二三四五六日天])|(?<=星期[一二三四五六日天])|(?<=截至)|(?<=截止)|(?<=日期[:：])|(?<=时间[:：]))(?P<gap>\s?[（(]?)(?P<month>{_MONTH})/(?P<day>{_DAY})(?![\d/.%％])",
     _slashed),
    ("fractions: 占12/25", "/",
     r"(?:(?<=[占约近超达])|(?<=超过)|(?<=不足)|(?<=不到))(?P<above>\d{1,2})/(?P<below>\d{1,3})(?![\d/.])"
     r"|(?<![\d./])(?P<top>\d{1,2})/(?P<bottom>\d{1,3})(?=的(?!日|晚|早|上|下|会|活)|以[上下]|左右|多数|强|弱)",
     _fraction),
    ("years: 24Q3, FY24", "QHF",
     r"(?<![\d.A-Za-z])[012]\d(?=[QH][1-4](?!\d))|(?<=FY)[012]\d(?!\d)", lambda m: digit_by_digit(m[0])),
    ("times: 1h30m", "h", r"(?<![\d.A-Za-z])(\d{1,2})h(\d{1,2})(?:m|min)(?![A-Za-z])", r"\1小时\2分"),
    ("years: 2019/2021", "/",
     r"(?<![\d/])(?:19|20)\d\d(?=/(?:19|20)\d\d(?![\d/]))", lambda m: digit_by_digit(m[0])),
    ("names: 文号2024-15号", "-", r"(?<![\d-])((?:19|20)\d\d)-(\d{1,3})(?=号)",
     lambda m: f"{digit_by_digit(m[1])}杠{m[2]}"),
    ("names: 第08届", "第", r"(?<=第)0+(?=[1-9])", ""),
    ("points: 01. 背景", "0", r"\A([（(]?)0([1-9])(?=[.．、)）]\s*[^\W\d]|[ 　]+[^\W\d])", r"\1\2"),
    ("names: 015号", "0",
     r"(?<![\d.:：/-])(?<!\d[,，])0\d+(?![\d.:：/%％-]|[月日时点分秒年]|\s?[-—–~～])",
     lambda m: digit_by_digit(m[0])),
    ("names: 1803班", "班", r"(?<![\d.-])\d\d(?!00)\d\d(?=班(?![次车组]))", lambda m: digit_by_digit(m[0])),
    ("names: 20-2班", "班", r"(?<![\d-])(\d{1,2})-(\d{1,2})(?=班)",
     lambda m: f"{m[1]}杠{m[2]}" if int(m[1]) > int(m[2]) else m[0]),
    ("names: 2-1, 2-3年", "-", r"(?<![\dA-Za-z.第图表-])(\d{1,4})-(\d{1,4})(?=[^\W\d_A-Za-z])(?!年\d)", _hyphen),
    ("decimals: .22", ".", r"(?<![A-Za-z\d.)）%％一二三四五六七八九十])\.(\d{1,3})(?![\d.年])", r"0.\1"),
)
# fmt: on
"""Tried before the rules of `within_runs`."""

# fmt: off
LAST_RULES: Rules = (
    ("ranges: 3.2-3.5", ".", r"(?<![\d.-])(\d+\.\d+)-(\d+(?:\.\d+)?)(?![\d.=-])",
     lambda m: f"{m[1]}{'到' if float(m[1]) < float(m[2]) else '减'}{m[2]}"),
    ("signs: -5.5", "-", r"(?<![\dA-Za-z%％)）.—零一二三四五六七八九十-])-(?=\d)", "负"),
    ("signs: +5.5", "+", r"(?<![\dA-Za-z%％)）.+])\+(?=\d)", "正"),
    ("decimals: 12.5亩", ".", r"(?<![\d.:：/])\d+\.\d+(?![\d.:：/]|\s?[%％‰℃°])", _amount),
    ("whole numbers: 120亩", "123456789",
     r"(?<![\d.:：/~-])[1-9]\d{2,}(?![\d.:：/~-]|\s?[%％‰℃°]|(?<=(?<!\d)\d{4})年)", _amount),
)
# fmt: on
"""Tried after them."""
