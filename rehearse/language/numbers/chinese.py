"""What wetext gets wrong of figures in Chinese speeches: rules that rewrite them before it sees them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.language.numbers.figures import digit_by_digit, zh_figure
from rehearse.language.text.chars import HANLIKE

if TYPE_CHECKING:
    from rehearse.language.numbers.figures import Rules

_DASH = "[-—–~～]+"
_IN_ROWS = ("学号", "工号", "警号", "编号", "房号", "门牌号")
"""What is given out in order, so that two with a hyphen are a range: 编号300-500."""


def _times(match: re.Match[str]) -> str:
    return f"{zh_figure(match[1])}乘{zh_figure(match[2])}"


def _hyphen(match: re.Match[str]) -> str:
    low, high = int(match[1]), int(match[2])
    return f"{match[1]}{'到' if low < high else '比'}{match[2]}"


def _midnight(match: re.Match[str]) -> str:
    minutes = int(match[1])
    return "零点" + (f"{'零' * (minutes < 10)}{zh_figure(str(minutes))}分" if minutes else "")


def _called(match: re.Match[str]) -> str:
    number = match[3]
    upto = match[1] in _IN_ROWS and re.fullmatch(r"\d+-\d+", number)
    return match[1] + match[2] + digit_by_digit(re.sub("[- ]", "到" if upto else "", number))


def _digits(match: re.Match[str]) -> str:
    return digit_by_digit(match[0])


def _years(match: re.Match[str]) -> str:
    return f"{digit_by_digit(match[1])}至{digit_by_digit(match[2])}"


def _second_century(match: re.Match[str]) -> str:
    return zh_figure(f"2{match[1]}").replace("两百", "二百")


def _is_date(number: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d\.\d{1,2}\.\d{1,2}", number))


# fmt: off
ZH_RULES: Rules = (
    ("spaces: 30 %", r"(?<=\d)\s+(?=[%％‰℃°])", lambda m: ""),
    ("thousands: 1 000万", r"(?<![\d.])[1-9]\d{0,2}(?: \d{3})+(?=[万亿元人吨亩余多名家户件次平公])",
     lambda m: m[0].replace(" ", "")),
    ("thousands: 1,234", r"(?<![\d,])\d{1,3}(?:,\d{3})+(?![\d,])", lambda m: m[0].replace(",", "")),
    ("thousands: 10，000人", r"(?<!\d)\d{1,3}(?:，\d{3})+(?=[人元个名万亿多余])", lambda m: m[0].replace("，", "")),
    ("called: 学号20240101",
     r"(邮编|邮政编码|身份证号码?|学号|工号|警号|编号|股票代码|证券代码|代码|账号|卡号|尾号|密码|验证码|准考证号|手机号码?|座机|传真|房号|门牌号|序列号"
     r"|订单号|会议号|群号)([为是]?[:：]?\s?)(\d{3,}(?:[- ]\d{3,})*)"
     r"(?![\d.,%％‰+]|[个次部万亿人年多余份行台家户条组套张枚款页封名种批字元])", _called),
    ("called: 138 0013 8000", r"(?<!\d)1[3-9]\d[- ]\d{4}[- ]\d{4}(?!\d)",
     lambda m: digit_by_digit(re.sub("[- ]", "", m[0]))),
    ("seasons: 2024/25赛季", r"(?<!\d)((?:19|20)\d\d)/((?:19|20)?\d\d)(?=赛季|学年|雪季|财年)", _years),
    ("dates: 09月05日", r"(?<!\d)0(?=[1-9]月)|(?<=月)0(?=[1-9][日号])", lambda m: ""),
    ("dates: 2019.9",
     r"(?<![\d.])((?:19|20)\d\d)\.(1[0-2]|0?[1-9])(?![\d.%％‰]|\s?(?:[万亿元倍亩吨米平千克毫厘兆升小立度户人点分个瓦伏件]|公[里斤顷分]|[美欧日港]元|[英华]里|摄氏|版))",
     lambda m: f"{digit_by_digit(m[1])}年{zh_figure(str(int(m[2])))}月"),
    ("dates: 2024-05-01", r"(?<!\d)((?:19|20)\d\d)([-/])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)",
     lambda m: f"{digit_by_digit(m[1])}年{zh_figure(str(int(m[3])))}月{zh_figure(str(int(m[4])))}日"),
    ("points: 1.2024年工作", r"(?<![\d.])(\d{1,2})\.(?=(?:19|20)\d\d年)", lambda m: f"{zh_figure(m[1])}、"),
    ("years: 2019—2021年", rf"(?<!\d)((?:19|20)\d\d)年?{_DASH}((?:19|20)\d\d)(?!\d)", _years),
    ("years: 2019年到2021年", r"(?<!\d)((?:19|20)\d\d)(年?[至到])((?:19|20)\d\d)(?!\d)",
     lambda m: f"{digit_by_digit(m[1])}{m[2]}{digit_by_digit(m[3])}"),
    ("years: 2013级", r"(?<!\d)(?:19|20)\d\d(?=[级届][^别]|[级届]$)", _digits),
    ("years: 23级新生", r"(?<![\d第])[12]\d(?=级(?:新生|学生|同学|本科|硕士|博士|研究生|毕业|校友|专业))", _digits),
    ("years before: 公元前221年", r"(?<=公元前)2(\d\d)(?=年)", _second_century),
    ("roads and rooms: 107国道",
     r"(?<!\d)[1-9]\d\d(?=国道|省道|县道|会议室|教室|房间|室)|(?<=[国省县]道)[1-9]\d\d(?![\d.,公千多余米里万条亿])|(?<!\d)[1-9]\d{2,3}(?=办公室|室(?![内外温友间]))",
     _digits),
    ("rooms: 3栋301",
     r"(?:(?<=号楼)|(?<=单元)|(?<=\d栋)|(?<=\d幢)|(?<=\d楼))(\d{3,4})(?![\d.,万亿%％+]|[人个户套年米平㎡元层间名家次多余来位盏部台棵])",
     lambda m: digit_by_digit(m[1])),
    ("hotlines: 12306, 110民警",
     r"(?<![\d.,])(?:123(?:06|15|20|28|33|45|48|50|55|56|66|69|88)|12123)(?![\d.,万亿%％]|[人个元家名户件次吨米亩条票多余公平千立里份套棵位册字])|"
     r"(?<!\d)1(?:10|14|19|20|22)(?=民警|接警|出警|指挥|宣传|消防|调度|救护|联动|警务|警情)", _digits),
    ("hotlines: 12345热线",
     r"(?<![\d.])(?:1\d{2}(?=报警|急救)|1\d{4}(?=热线|客服|平台|专线)|1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|400-?\d{3}-?\d{4})(?!\d)",
     lambda m: digit_by_digit(m[0]).replace("-", "")),
    ("hotlines: 拨打12345", r"(?:(?<=拨打)|(?<=电话)|(?<=热线))([:：]?)(\d{3,12})(?!\d|[个次部万人年])",
     lambda m: m[1] + digit_by_digit(m[2])),
    ("scores: 3-0战胜",
     r"(?<![\d.-])(\d{1,3})[-:](\d{1,3})(?=战胜|击败|大胜|险胜|完胜|取胜|获胜|领先|落后|告负|惜败|不敌|淘汰|战平|逼平|横扫|力克|力压|逆转)",
     lambda m: f"{m[1]}比{m[2]}"),
    ("scores: 比分3-1", r"(?:(?<=比分)|(?<=比分为)|(?<=比分是))(\d{1,3})-(\d{1,3})(?!\d)",
     lambda m: f"{m[1]}比{m[2]}"),
    ("midnight: 0:05", r"(?<!比分)(?<![\d:.])00?:([0-5]\d)(?![\d:])", _midnight),
    ("figures: 图3-1", r"(?<=[图表])(?<![代列发填报]表)(?<!地图)(\d{1,2})-(\d{1,2})(?![\d张幅份个项篇次人名位-])",
     lambda m: f"{m[1]}杠{m[2]}"),
    ("differences: 10-3=7", r"(?<=\d)-(?=\d+=)", lambda m: "减"),
    ("ranges: 100万-200万", r"(?<=\d)([万亿千百岁元个人天米点次名家吨亩层级倍周年])-(?=\d)", lambda m: f"{m[1]}到"),
    ("ranges: 5-8级",
     r"(?<![\dA-Za-z.-])(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)(?=[级倍种类项批期亩成遍轮处圈款份台次件版折层题讲课段步回]|年[级代]|公[斤里顷]|星级)",
     lambda m: f"{m[1]}到{m[2]}"),
    ("ranges: 5～8%", r"(?<![\d.%％‰])(\d+(?:\.\d+)?)[-—–~～]+(\d+(?:\.\d+)?)([%％‰])",
     lambda m: f"{m[1]}{m[3]}到{m[2]}{m[3]}"),
    ("falls: -3.5%", r"(?<![\d%％.])-(?=\d+(?:\.\d+)?[%％])", lambda m: "负"),
    ("growth: 同比+15%", r"(?<![\d%％])\+(?=\d+(?:\.\d+)?[%％])", lambda m: "正"),
    ("versions: 2.0.1", r"(?<![\d.])\d+(?:\.\d+){2,}(?![\d.])(?!年)",
     lambda m: m[0] if _is_date(m[0]) else digit_by_digit(m[0]).replace(".", "点")),
    ("years: 2020“五一”", r"(?<!\d)(?:19|20)\d\d(?![.,:/%℃°×]|[^\W_])", _digits),
    ("quantities: 5000年文明",
     r"(?<!\d)(?:[3-9]\d{3}|2[2-9]\d\d|\d{3}0(?=年的?(?:文明|历史(?!性|最|新高)|建城|建制|沧桑|风雨|发展史)(?![^，。]{0,4}(?:建设|工作))))(?=年)|"
     r"(?:(?<=距今)|(?<=距今约)|(?<=上下)|(?<=跨越)(?!19|20(?!00))|(?<=历经)(?!19|20(?!00)))\d{4}(?=年)",
     lambda m: zh_figure(m[0])),
    ("years: 24年上半年", r"(?<![\d第近前后过这])[012]\d(?=年(?:[上下]半年|第?[一二三四1-4]季度|底[前，。、；之]))",
     _digits),
    ("years: 2000年前后", r"(?<!\d)2000(?=年(?:前后|出生))", _digits),
    ("years: 98抗洪", r"(?<![\d.,])98(?=抗洪)", lambda m: "九八"),
    ("years: 2035年前", r"(?<!\d)(?:19|20)(?!00)\d\d(?=年)", _digits),
    ("ranges: 7月1日—7日", r"(?:(?<=[日号月时])|(?<=\d[点分]))[-—–~～]+(?=\d|[一二][零一二三四五六七八九]{3}年)",
     lambda m: "至"),
    ("more than: 30万+", r"(?<=[\d万亿千])\+(?=[^\d+A-Za-z]|$)", lambda m: "加"),
    ("generations: 95后", r"(?<!\d)[6-90]\d(?=后)", _digits),
    ("generations: 80、90后", r"(?<!\d)[6-90]\d(?=、(?:[6-90零一二三四五六七八九]{2}、?)+后)", _digits),
    ("programmes: “618”",
     r"(?<=[“\"「])(?!\d*00[”\"」])\d{3,5}(?=[”\"」](?![个天名家项元亿万分度夜种次米吨条公里]|人(?!才)))", _digits),
    ("programmes: 618大促",
     r"(?<![\d.,])(?:863(?=计划|项目(?!标))|973(?=计划|项目(?!标))|315(?=晚会|活动|消费|打假|维权|国际)|618(?=大促|购物节|活动|年中|期间)|996(?=工作制|加班))",
     _digits),
    ("programmes: “1234”工程",
     r"(?<=[“\"「])\d{3,}(?=[”\"」](?:工程|工作|思路|战略|模式|行动|计划|体系|布局|目标|发展))", _digits),
    ("programmes: 985、211", r"(?<!\d)(?:985|211)(?=工程|高校|院校|大学|、)", _digits),
    ("degrees: 39°54′", r"(?<!\d)(\d+)°(\d+)[′'](?:(\d+(?:\.\d+)?)[″\"])?",
     lambda m: f"{m[1]}度{m[2]}分" + (f"{m[3]}秒" if m[3] else "")),
    ("dates: 5·12", r"(?<!\d)(\d{1,2})[·•‧](\d{1,2})(?!\d)", lambda m: digit_by_digit(m[1] + m[2])),
    ("dates: 4.23世界读书日",
     r"(?<![\d.])(\d{1,2})\.(\d{1,2})(?=(?:国际|世界|全国|国家)?(?:读书日|公祭日|宪法日|护士节|消费者权益日|禁毒日|晚会|地震|事变))",
     lambda m: digit_by_digit(m[1] + m[2])),
    ("per mille: 50‰", r"(?:(?<![\d‰])(-))?(?<!\d)(?<!\d\.)(\d+(?:\.\d+)?)‰(?:[-—–~～]+(?=\d))?",
     lambda m: f"{'负' * bool(m[1])}千分之{zh_figure(m[2])}{'到' * (m[0][-1] != '‰')}"),
    ("products: 2米×3米", r"(?<=[米寸尺])\s?[×*]\s?(?=\d)", lambda m: "乘"),
    ("powers: 10^4", r"(?<=\d)\^(\d+)", lambda m: f"的{zh_figure(m[1])}次方"),
    ("mixed numbers: 2½", r"(?<=\d)\s?(?=[½¼¾⅓⅔])", lambda m: "又"),
    ("per: 20元/人",
     r"(?<=[元角人次吨米升克件户斤里度个台辆万亿])/(?=(?:人|天|年|月|日|次|度|台|吨|件|个|户|亩|只|位|小时|分钟|公里|公斤|平方|立方|平米|升|米|秒|辆|班|周)(?!\d))",
     lambda m: "每"),
    ("number: 5#楼", r"(?<!\d)(\d+)#(?=[楼栋机线厅窗门井炉泵])|#(\d+)(?=[机炉井楼泵])",
     lambda m: f"{m[1] or m[2]}号"),
    ("products: 7×24", r"(?<![\d.])(\d+(?:\.\d+)?)\s*[×xX*]\s*(\d+(?:\.\d+)?)", _times),
    ("ranges: 第1-3组", rf"(?<=第)(\d{{1,3}})-(?=\d{{1,3}}{HANLIKE})",
     lambda m: f"{'二' if m[1] == '2' else m[1]}到"),
    ("ranges: 3%—5%", r"(?<=[%％])[-—–~～]+(?=\d)|(?<=℃)(?:[—–~～]+|-)(?=-?\d)", lambda m: "到"),
    ("ranges: 3—5", r"(?:(?<=\d)[—–~～]+|(?<=\d[万亿千百元人个])(?:[–~～]|—(?!—)))(?=\d)", lambda m: "到"),
    ("two: 第2名, 3月2日",
     r"(?<=第)2(?![\d.,:：/%％])|(?<=月)2(?=[日号])|(?<![\d.,:/-])2(?=单元|[栋幢座]\d{3,4}(?![\d.,万亿]|[千伏人个户套年米平㎡元层间名家次多余]))|(?<![\d.,:/-])2(?=日(?![内游间])|年级)",
     lambda m: "二"),
    ("two: 2点, 2年", r"(?<![\d第.,:/-])2(?=点(?!\d+(?![\d分])|[零〇一二三四五六七八九])|年(?!级))",
     lambda m: "两"),
    ("signs: ±5", r"±(?=\d)", lambda m: "正负"),
    ("two: 2次",
     r"(?<![\d第.,:/-])2(?=[倍次场趟遍届所条项份座支批件周天艘架栋间篇册家户位名处片道套辆台张块根棵颗枚双群省])"
     r"|(?<![\d第.,:/-])2(?=大(?![幅量多约概气部])|国(?![际内家防有债])|校(?![区园验正])|方(?![式法程向舱]))",
     lambda m: "两"),
    ("ranges and scores: 21-18", r"(?<![\d.:A-Za-z第+-])(?!0\d-)(\d{1,3})-(\d{1,3})(?=[^\w=.:%℃-]|$)", _hyphen),
)
# fmt: on
"""What is rewritten before wetext sees it."""
