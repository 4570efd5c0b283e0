"""How the label of somebody who speaks looks, 主持人甲：, Host A:, （男）, and what is no such label."""

from __future__ import annotations

from rehearse.language.text.chars import HANLIKE

_NAME = "[A-Z][A-Za-z.'’-]{0,12}"
_NO_VOICE = (
    "备?注|附注?|说明|提示|注意|问题|对策|原因|措施|目标|任务|做法|方法|成效|成果|优[点势]|缺点|不足|时间|地点|内容|结果|结论|例如|"
    "(?:剧中|主要|登场|出场)?人物|场景|道具|剧情|角色|演员|服装|(?:故事|剧情)(?:情节|梗概|简介|背景)|编剧|导演|编导|作者|作词|作曲|摄[影像]|剪辑|指导老师|"
    "操作|动作|画面|镜头|屏幕|字幕|音效|建议|要求|背景|意义|现象|启示|数据|案例|事例|第.{1,2}步|Notes?|NOTES?|Screen|Action|Visuals?|Show|N[Bb]|Problem|Solution|Goal|Step|"
    r"\w{0,4}(?:包括|包含|如下|分为|在于|就是)|"
    r"\w{1,5}(?:说|[说问答笑喊写想]道|[讲喊问]|回答|心想)"  # 爸爸说： tells of somebody; 问： and 答： are labels
)
"""What stands before a colon and is no speaker, however often it comes."""
VOICE = (
    r"[男女童](?:[\d一二三]|[声生](?:[\d一二三])?)?|男女[声生]?(?:[合齐])?|[合齐众领]|[领齐合][诵读唱]|旁白|"
    r"全体(?:男生|女生|同学|学生|队员|演员|师生|老师|成员|人员)?"
)
"""Who speaks by his part in a choir or a show; as a word alone it means nothing else."""
ROLE = rf"{VOICE}|[甲乙丙丁]|[AB]|主持人?[甲乙丙丁AB]?"
"""The same, and letters that count the speakers."""
PART = (
    r"(?i:(?:host|narrator|emcee|mc|speaker|reader|leader|chorus|all|both|together|everyone|congregation|presenter|"
    r"moderator)(?: ?[\dA-D])?)"
)
"""Who speaks by his part in English."""
TRANSLATED = "译文?|翻译"
"""What stands in front of what is said again in another language; the lines between are not this voice's."""
HOSTS = (
    rf"(?i:(?:主持人?|司仪|主播|播音员?|讲解员|解说员?)[甲乙丙丁\dA-D]?|旁白|{TRANSLATED}|"
    r"(?:host|mc|emcee|officiant|celebrant|moderator|interpreter|narrator|presenter)(?: ?[\dA-D])?)"
)
"""Who speaks by an office of which a script may have one only, and few turns."""
HOW = r"(?:[（(](?![一二三四五六七八九十]+[）)]|[^）)]*[停掌鼓])[^（）()。！？!?\d]{1,15}[）)]\s*)"
"""A name or a direction in brackets, beside a label: 甲（林涛）：, 小红（高兴地）：."""
_CLOCK = r"(?:[\[【]\d{1,2}(?::\d\d){1,2}[\]】]\s*)?"
"""When it is said, in a transcript: [00:12] HOST:."""
_WHOSE = rf"主持人?\s?[（(](?:[男女甲乙丙丁A-D]|\d)[）)]|主持人[ 　]{HANLIKE}{{2,4}}"
"""Which of the hosts: 主持人（女）, 主持人 王丽."""
_MIXED = (
    rf"[A-Za-z]{{1,10}} ?{HANLIKE}{{1,4}}|{HANLIKE}{{1,4}}[A-Z][A-Za-z]{{1,9}}|\d{{1,2}}号|"
    rf"{HANLIKE}[ 　]+{HANLIKE}"
)
"""Names in two scripts, DJ小北 and 阿Ken, by a number, 3号, and spaced in two, 王 丽."""
_LATIN = rf"{_NAME}(?: {_NAME}){{0,2}}(?: \d)?|[A-Za-z]{{1,3}}\d{{1,2}}|[A-Za-z]\d?"
ONE = rf"(?:{_WHOSE}|{_MIXED}|{HANLIKE}{{1,6}}[A-Za-z0-9]?|{_LATIN})"
"""The name of one who speaks."""
_BESIDE = rf"(?:{_MIXED}|{HANLIKE}{{1,4}}|{_LATIN})"
_TOGETHER = rf"{_BESIDE}(?: ?[、/／&＆+] ?{_BESIDE}){{1,3}}"
"""Those who speak together: 男、女, 合/Both, MC1 & MC2."""
JOINED = r" ?[、/／&＆+] ?"
LABEL = (
    rf"{_CLOCK}(?:【{HANLIKE}{{1,6}}】\s*(?=(?:{ROLE})\s*[:：]))?"
    rf"(?![【\[（(][^】\])）:：]*[:：])[【\[（(]?(?!(?:{_NO_VOICE})\s*[:：])"
    rf"(?P<name>{_TOGETHER}|{ONE})[】\])）]?\s*{HOW}?[:：]\s*{HOW}?(?=\S)|"
    rf"[【\[（(](?P<role>{ROLE})[】\]）)]\s*[:：]?\s*{HOW}?(?=\S)"
)
"""A label in front of what is said; behind one in brackets no colon has to stand."""
ALONE = (
    rf"{_CLOCK}[【\[（(]?(?!(?:{_NO_VOICE})\s*[:：])(?P<name>{_TOGETHER}|{ONE})[】\])）]?\s*{HOW}?[:：]|"
    rf"[【\[（(](?P<role>{ROLE}|{HANLIKE}{{2,4}}|{_NAME})[】\]）)]\s*{HOW}?"
)
"""A label that is all of its line."""
