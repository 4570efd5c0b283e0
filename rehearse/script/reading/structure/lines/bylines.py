"""Lines that say who speaks, when, where and on what terms: nobody reads them aloud."""

from __future__ import annotations

from rehearse.language.text.chars import HANLIKE
from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.lines.persons import SPOKEN

_N = r"[\d一二三四五六七八九十]{1,3}"
_YEAR = r"[\d二〇一九八七六五四三○零]{4}"
_DAY = rf"{_YEAR}\s*(?:年\s*{_N}\s*月(?:\s*{_N}\s*[日号])?|[.\-/－]\s*\d{{1,2}}(?:\s*[.\-/－]\s*\d{{1,2}})?)"
_PLACED = r"[^\W\d_a-zA-Z的了着过吗呢吧啊好们是来去请我你他她它有]{2,16}"
_WHEN = r"(?:[（(]?(?:星期|周).[）)]?|上午|下午|晚上?|夜|凌晨|\d{1,2}[:：]\d\d|[春夏秋冬]季?|\s)*"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_ENGLISH_DAY = (
    rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH})(?:,?\s+\d{{4}})?|{_MONTH},?\s+\d{{4}}|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}"
)
_HOUR = r"\d{1,2}:\d\d\s*(?:[AP]\.?M\.?)(?:\s+[A-Z]{2,4})?"
_ENGLISH_PLACE = r"[A-Z][\w.’'&-]*(?:,? (?:[A-Z][\w.’'&-]*|of|the|at|in|and))*"

# fmt: off
_DATES: tuple[str, ...] = (
    rf"[（(]?\s*(?:(?:时间|日期)\s*[:：]?\s*)?{_DAY}\s*{_WHEN}(?:[，,、·—\-]?\s*(?:于|在)?{_PLACED})?\s*[）)]?",
    rf"[（(]\s*{_DAY}[^。]{{0,30}}[）)]",
    rf"[（(]?\s*{_PLACED}[，,、 　]+{_DAY}\s*{_WHEN}[）)]?",
    rf"[（(]?\s*{_N}月{_N}日\s*{_WHEN}[）)]?",
    rf"{_YEAR}年\s*[春夏秋冬]季?",
    rf"(?:中华)?(?:民国)?\s*\d{{2,3}}\s*年\s*{_N}\s*月\s*{_N}\s*日",
    rf"{_DAY}\s*[于在][^。！？，]{{3,40}}上?(?:的?(?:讲话|演讲|致辞|发言)|朗诵|发表)。?",
    r"\d{2,3}/\d{1,2}/\d{1,2}|(?:19|20)\d\d[01]\d[0-3]\d",
    rf"(?i:date\s*:?\s*)?[（(]?(?:{_ENGLISH_PLACE}[,.;–—-]?\s+)?(?i:(?:{_ENGLISH_DAY})(?:[\s,/|·–—-]+{_HOUR})?)(?:[,.;–—-]?\s+{_ENGLISH_PLACE})?[）)]?\.?"
    r"(?:\s*\((?i:transcript|as (?:delivered|prepared)|check against)[^()]{0,60}\))?",
    rf"(?i:{_HOUR})",
    r"(?:(?:香港|北京|当地|台北)?时间)\s*\d{1,2}(?:[:：]\d\d|时(?:\d{1,2}分)?)",
)
"""A day, with its hour and its place."""

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石"
    "金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史贺陶顾毛郝龚邵万钱严洪武莫孔汤常温康施牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹"
    "习温胡江邓罗林关柳欧阳司马上官诸葛申尤祝左仇单解查区华宁焦巴霍房覃文向梅童涂欧木路卓凌盛游舒曲裴费成甘俞管包艾季纪柴饶宗柯"
)
_GIVEN = r"[^\W\d_a-zA-Z的了着过吗呢吧啊好们是在来去请我你他她它]"
_NAME = rf"(?:[{SURNAMES}]{_GIVEN}{{1,3}}|{HANLIKE}[ 　]+{_GIVEN}{{1,2}}|[{SURNAMES}][ 　]+{_GIVEN}[ 　]+{_GIVEN})"
_POST = (
    r"(?:书记|[省市区县州镇乡村校院局厅部司处科会董团组行队挥班站园馆]长|主任|主席|经理|总裁|代表|教授|院士|老师|总监|工程师|理事|"
    r"研究员|博士|医生|校[董监]|总干事|顾问|党员|委员|队员|学生|负责人|创始人|教师|护士|民警|战士|村民|农民|工人)"
)
_ENGLISH_POST = (
    r"(?:Chair(?:man|woman|person)?|President|Director|Minister|Secretary|Governor|Mayor|Professor|Manager|Officer|CEO|"
    r"Head|Principal|Ambassador|Commissioner|Dean|Founder|Editor|Student|Fellow)"
)
_NO_POST = r"(?!祝|愿|敬|致|感谢|谢谢|欢迎|有请|.{0,6}请)"
_OFFICE = rf"{_NO_POST}[\w×、（）·\-]{{0,24}}{_POST}"
_CLASS = (
    r"(?!祝|愿|感谢|谢谢|欢迎|.{0,6}请)[\w（）()]{0,8}[\d一二三四五六七八九十）)]班"
    r"(?!.*(?:加油|必胜|最[棒强]|第一|威武|雄起|无敌|再见|越来越好)$)"
)
_NAMES: tuple[str, ...] = (
    _NAME,
    rf"(?:{_NO_POST}[\w（）]{{2,20}}[ 　]+)?{_OFFICE}[ 　]+"
    rf"(?:{HANLIKE}{{2,4}}|{HANLIKE}(?:[ 　]+{HANLIKE}){{1,2}}|{HANLIKE}?[×xX某]{{1,3}})"
    r"(?:[ 　]*[（(][^（()）。！？]{2,30}[）)])?",
    rf"{_NAME}[ 　]+{_OFFICE}",
    rf"{_NO_POST}(?!.*[我你他她它是])[\w（）]{{4,24}}[省市区县州局厅部司处科会]长[{SURNAMES}]{_GIVEN}{{1,2}}",
    rf"(?:家属|学生|教师|家长|职工|员工)代表\s*[:：]\s*{_NAME}",
    rf"[^\W_]{{2,20}}[ 　]+{_NAME}(?:同学|老师|先生|女士|博士|教授)",
    rf"(?:[高初][一二三]|[一二三四五六七八九]年级?)\s*[（(]?[\d一二三四五六七八九十]{{1,2}}[）)]?班[ 　]*{_NAME}",
    rf"(?:总经理|董事长|总裁|[校院所会局处馆站行社厂园]长|党委书记|主任|主席)[ 　]*[:：][ 　]*{_NAME}",
    rf"{HANLIKE}{{2,10}}[组部处科室局院系班级][ 　]+[{SURNAMES}]{_GIVEN}{{1,2}}",
    rf"(?:[省市区县镇乡村校院局厅部处科会]　?[ 　]+长|书[ 　]+记|主[ 　]+[任席]|教[ 　]+授|院[ 　]+士|{_CLASS})"
    rf"[ 　]+(?:{HANLIKE}{{2,4}}|{HANLIKE}(?:[ 　]+{HANLIKE}){{1,2}})",
    r"(?:(?:Dr|Mr|Mrs|Ms|Prof|Rev)\b\.?|Professor|Ambassador|Senator|Sir) [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}",
    r"(?:The )?(?:(?:Rt|Right)\.? )?Hon(?:\.|ou?rable)? (?:(?:Dr|Sir|Dame|Prof)\.? )?[A-Z][\w.’'-]*"
    r"(?: [A-Z][\w.’'-]*){0,4}",
    rf"(?:(?:Acting|Deputy|Assistant|Prime|Vice|Associate|Parliamentary) )*{_ENGLISH_POST}(?:[ -]General)?"
    r" (?:for|of|to) (?:the )?[A-Z][\w’'-]*(?:,? (?:[A-Z][\w’'-]*|and|of|the|for|&)){0,9}",
    r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3} \(\d{3,4}\s*[-–—]\s*(?:\d{3,4})?\)",
    rf"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){{1,3}} [-–—] [A-Z][^.!?]{{0,60}}\b{_ENGLISH_POST}\b[\w ,&’'-]*",
    rf"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){{1,3}}, (?:[A-Z][\w’'-]* ){{0,3}}{_ENGLISH_POST}\b[\w ,&’'-]*",
)
"""A person, with an office before or behind: 三（1）班 周子涵; 市　长　　宋　扬, with spaces that fill the line."""
_KIND = r"(?:讲|悼|致|发|演|献|贺|报|祝|祭|答谢)[ 　]+(?:话|词|辞|言|讲|告|文)"
"""Words that fill a title's line with spaces: 讲　话."""
_TERMS: tuple[str, ...] = (
    rf"(?:{HANLIKE}{{1,6}}[ 　：:]+)?{_NAME}[ 　]*"
    r"(?:率(?:全家|子女|家人)|携全家|泣述|泣上|敬上|谨上|敬启|敬挽|叩首|拜上)",
    rf"[【\[（(]?(?:致辞|演讲|讲话|发言|文|作者)\s*[:：/]\s*{_NAME}(?:[（(][^（）()]{{1,20}}[）)])?[】\])）]?",
    r"(?:(?:[A-Z][a-z]+(?:-[a-z]+)?|\d{1,2}(?:st|nd|rd|th)) Sunday (?:of|in|after|before)|Feast of|Solemnity of)"
    r" [A-Z][\w ,’'-]{2,50}",
    r"[（(](?:根据|据|依据).{0,8}(?:录音|记录|速记|视频).{0,20}[）)]|[（(].{0,6}(?:摘要|节选|全文|讲话稿|书面|提纲|审阅|审定|草稿|初稿).{0,8}[）)]",
    r"(?:文|图|文图|图文|撰文)[ 　]?[／/｜|丨][^，。！？!?]{2,60}",
    r"[（(][^（()）。！？]{0,20}(?:口述|整理|供稿|执笔|代笔|撰稿|讲述)[^（()）。！？]{0,10}[）)]",
    r"(?i:[（(\[*]?(?:as (?:prepared|written|delivered|given)(?: for delivery)?|(?:please )?check against delivery|"
    r"prepared (?:remarks|for delivery)|embargoed .{0,40}|remarks as .{0,30}|by)[.）)\]*]?)",
    r"(?i:(?:an? (?:\w+ ){1,3})?(?:delivered|given|held|spoken|preached|presented)"
    r"(?: (?:on|at|in|by|to|before))? .{3,140})(?<![.!?])",
    r"(?i:(?:remarks?|(?:opening |keynote |closing )?(?:speech|address|statement|talk|lecture)|presented|"
    r"written|speaker)\s*(?:by|:)\s*)"
    rf"{_ENGLISH_PLACE}.{{0,40}}(?<![.!?])",
    r"(?i:(?:[\w’'-]+ ){0,3}(?:remarks|speech|address|statement|lecture|comments) by) .{3,260}\d{4}\.?",
    r"(?i:(?:speech|remarks|address|statement|lecture|talk|sermon) (?:given|delivered|made|preached) by)"
    r" .{3,260}(?<![.!?])",
    rf"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){{1,3}} (?:is|was) (?:the|an?) (?:[\w’'-]+ ){{0,4}}(?i:{_ENGLISH_POST})\b"
    r"(?!.*\b(?:I|we|you|my|our|us)\b)[^!?]*(?<![.!?])",
)
_LABEL = (
    r"(?i)(?:[-•·]\s*)?[（(]?(?:作者|演讲者|演讲人|讲话人|发言人|主讲人?|主持人?|主播|导播|编导|监制|统筹|播音|讲员|证道|致辞人|宣讲人|汇报人|报告人|述职人|竞聘人|讲者|执笔|撰稿|"
    r"承诺人|致信人|参赛选手|指导教师|辅导(?:老师|教师)|学校|(?:研究)?小组|组[员长]|成员|选题|答辩人|分享人|辩护人|代理人|公诉人|选手|讲师|嘉宾|参赛者?|朗诵者?|指导老师|导师|姓名|单位|部门|职务|学院|专业|班级|学号|日期|时间|地点|场合|会议|by|speaker|date|author|place|venue|event)"
    r"(?:\s+[A-Za-z]{2,12})?(?:\s*[:：]\s*|[ 　]+)(?=\S)"
)
"""What names what follows it: 讲话人：, 时间：, by."""
_PLACE = rf"[（(]?{HANLIKE}{{2,12}}(?:会堂|礼堂|大厅|会议室|体育馆|体育场|广场|中心|大学)[）)]?"
# fmt: on
_MOST = 60
"""Characters; several times as many where it begins in Latin letters, as offices in English are long."""
_LABELLED = 40
_VALUE = rf"{SPOKEN}|尊敬的|亲爱的|[了吗呢吧，,：:！!]$"
"""What nobody writes behind a label for a name, a time or a place."""


def is_byline(text: str) -> bool:
    """True for a line that says who speaks, when or where.

    >>> is_byline("讲话人：王小明"), is_byline("主持人：尊敬的各位领导，"), is_byline("时间过得真快")
    (True, False, False)
    """
    if len(text) > (5 if text[:1].isascii() else 1) * _MOST:
        return False
    return (
        _labelled(text)
        or is_date(text)
        or is_name(text)
        or is_place(text)
        or any(compiled(pattern).fullmatch(text) for pattern in _TERMS)
    )


def _labelled(text: str) -> bool:
    label = compiled(_LABEL).match(text) if len(text) < _LABELLED and not ends_sentence(text) else None
    if not label:
        return False
    value = text[label.end() :]
    return not compiled(_VALUE).search(value)


def is_date(text: str) -> bool:
    """True for a line that is a date, maybe with its place.

    >>> [is_date(text) for text in ("（2024年5月1日）", "2024.5.1", "二〇二四年五月一日于上海", "Boston, May 1, 2024")]
    [True, True, True, True]
    """
    return any(compiled(pattern).fullmatch(text) for pattern in _DATES)


def is_place(text: str) -> bool:
    """True for a line that is a hall, a square and the like."""
    return bool(compiled(_PLACE).fullmatch(text))


def is_name(text: str) -> bool:
    """True for a line that is a person's name, with an office or without."""
    return not compiled(_KIND).fullmatch(text) and any(compiled(one).fullmatch(text) for one in _NAMES)


def may_be_name(text: str) -> bool:
    """True for two to four characters that are a name beside a date or above a salutation."""
    return bool(compiled(rf"(?!谢|感|再|以上){_GIVEN}{{2,4}}").fullmatch(text))
