"""Who is addressed at the beginning of a text in Chinese, read part by part: 尊敬的各位领导，亲爱的同学们：."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.greetings.addressed import Address, Called, chosen, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

_PART = r"(?:[^，,、；;：:！!。？?…—~～\s]|(?<=[A-Za-z.×○]) (?=[A-Z\u4e00-\u9fff])){1,40}"
_BETWEEN = r"[~～—]*[，,、；; 　]*"
_ENDS = r"[~～—]*[ 　]?[：:！!。]+"
_AND = r"^(?:以及|还有|[和及与暨]|也?包括)(?=.{2})"
_HOW = r"(?:我|最|我最)?(?:(?:尊敬|敬爱|敬重|亲爱|心爱|可爱|可敬|尊贵|尊重)(?:的|(?=[各诸在到])))"
_ALL = (
    r"(?:(?:在座|到场|在场|现场|今天|远道而来)的?)*(?:[各诸列][位]|[两二三四几]位)(?:(?:在座|到场|在场|现场|"
    r"远道而来)的?)*"
)
_EVERYBODY = rf"{_HOW}?(?:在座|到场|在场|现场)?(?:的)?[各诸]位"
_COUNT = "两二三四几"
_WHOLE = r"(?:全体|广大|所有|全[省市区县镇乡村校院厂厅局司州旗社体])"
_GREETING = (
    r"^大家$|^早[晨安]$|^平安$|(?:(?:大家|你们|您们|[您你])?(?:(?:上午|下午|早上|晚上|中午|早晨|傍晚|新年|新学期|过年|春节|"
    r"中秋|节日|周末|们)*好|[早午晚]安)|大家早)[啊呀哇]*$|^(?:大家|你们|您)辛苦了$"
)
_PRONOUN = r"[我你您他她它咱]们|^人们|(?<!其)[我你您他她它咱这那哪]|大家|什么|怎么|谁"
_SAYS = (
    r"致[辞词]|讲话|主持词|发言|演讲|讲稿|悼词|仪式|"
    r"[是将已都能请看让把被了着吗呢吧说讲谈做给很没就]|在(?!校)|过(?!客)|有(?![关限])|要(?![员闻])|开始|到来|准备|"
    r"立正|起立|起来|知道|宣布|一下|看看|想想|回想|记[得住]"
)
"""What a sentence has, and a name for people has not."""
_NO_BEGINNING = (
    r"感谢|谢谢|多谢|告诉|献给|送给|致(?!辞)|为|给|对(?!方)|向|让|请|有请|欢迎|祝|愿|当|如果|因为|所以|但|而|作为|正如|根据|按照|关于|通过|首先|同样|"
    r"很多|许多|一些|有些|有的|每|多数|第|原来|果然|其实|于是|我国|下面|接下来|现在|问|答"
)
_FROM = (
    r"(?:来自|从|远道|在座|到场|在场|现场|今天|参加|参赛|参会|出席|关心|支持|奋战|战斗|坚守|辛勤|受|获|"
    r"即将|刚刚|新来|回来|回家|可爱|年轻|勤劳|老区|第|本|全|\d)"
)
_MANY = r"(?:们儿?|伉俪)$"
_CHAIR = r"(?:代理?|大会)?(?:主席|议长|审判长|庭长)(?:女士|先生)?"
"""Who has the chair, and is called by that alone: 主席，."""
_FORMAL = r"(?:主席|大使|总统|总理|部长|议长|会长|法官)(?:先生|女士)$|.(?:阁下|殿下|陛下)$"
_NOUNS = (
    "同志|朋友|先生|女士|老师|同学|领导|来宾|嘉宾|贵宾|评委|考官|面试官|导师|教师|师长|家长|"
    "乡亲|父老|战友|同事|同仁|同行|工友|校友|邻居|业主|观众|听众|客人|长辈|亲友|亲朋好友|至亲好友|新人|同胞|代表|委员|专家|"
    "学者|选手|辩友|辩手|队员|伙伴|官兵|师生|员工|职工|毕业生|新生|孩子|兄弟姐妹|爸爸?|妈妈?|爸妈|爷爷|奶奶|外公|外婆|叔叔|阿姨|老人家|"
    "党员|会员|团员|居民|村民|市民|使节|首脑|元首|负责人|企业家|投资人|投资者|理事|股东|董事|监事|裁判员?|记者|媒体|仲裁员|合议庭"
)
_WEAK = (
    r"(?:[^\s]{0,12}(?:[长员者人友众客手工师属生民伴官将]|主任|书记|主席|总|总监|经理|总裁|教授|"
    r"院士|博士|爵士|代表|秘书|干事|专员|参赞|领事|公使|大使|团|总编|老板|亲家母?|社|同侪|法官))$"
)
_FOR_US = (
    r"(?:支持|关心|帮助|陪伴|爱护|培养|教导|养育|关爱)(?:着|过)?我们$|"
    r"我们?(?:最|无比|十分|非常)?(?:尊敬|敬爱|亲爱|可爱|可敬)$"
)
"""Who are told by what they do for us, or are to us: 默默支持我们的家属, 我们无比尊敬的朋友们."""
_TELLS = r"[（(][^（()）]{2,30}[）)]"
_LATIN = r"(?:[A-Z][a-z.'’-]+(?: [A-Z][a-z.'’-]+)*|[Xx×○]{1,4}) ?(?=[\u4e00-\u9fff])"
"""A name in Latin letters, or the place for one, in front of an office."""
_THANKED = r"(?:谢谢|感谢)(?:大会|主席|评委|主持人)[，,](?:问候)?"
"""What a debater says first, in an address that ends in a colon or a greeting: 谢谢主席，问候在场各位：."""
_OF_WHAT = r"^(?![^的]*[我你您他她请想望让把向对为给])[^的尊敬亲爱]{2,10}的(?=[各诸]位)"
"""合议庭的 in front of 各位成员."""
_LONGEST = 20
_PLACE = 5
_UNKNOWN = 8
"""Characters of a noun that is in no list: 各位街坊."""


def address(text: str, *, first: bool) -> int:
    """The length of the address at the start of a text, 0 for none; behind one the `first` words may go on."""
    thanked = compiled(_THANKED).match(text)
    start = thanked.end() if thanked else 0
    found = [*_addresses(text[start:], 0)]
    if thanked:
        whole_list = [one for one in found if one.greeted and len(one.parts) > 1]
        found = [one for one in found if one.mark == "：" and start + one.end == len(text)] or whole_list
    end = chosen(found, text[start:], first=first)
    return start + end if end else 0


def called(text: str) -> Called:
    """How surely the whole of a text calls somebody, whatever its mark: 尊敬的李会长、王主任."""
    return whole([*_addresses(text, 0)], text)


def begins(text: str) -> bool:
    """True where the first word of a text is one that addresses begin with: 同志们, and not 李四同志们."""
    return compiled(rf"{_HOW}|{_ALL}|{_WHOLE}|(?:{_NOUNS})").match(text) is not None


def _addresses(text: str, at: int) -> Iterator[Address]:
    """Give the address as it is after each of its parts."""
    parts: list[Called] = []
    unknown = greeted = False
    while part := compiled(_PART).match(text, at):
        words = compiled(_AND).sub("", part[0]) if parts else part[0]
        who, greeting = _parted(words)
        if compiled(_HOW).fullmatch(who):  # 尊敬的　各位来宾
            at = part.end() + len(text[part.end() :]) - len(text[part.end() :].lstrip(" 　"))
            follows = compiled(_PART).match(text, at)
            if not follows or at == part.end():
                return
            part = follows
            who, greeting = _parted(who + follows[0])
        if who:
            everybody = compiled(_EVERYBODY).fullmatch(who)
            strength = Called.MANY if everybody else _called(who, listed=bool(parts))
            if strength == Called.NOT:
                return
            parts.append(strength)
            unknown |= strength == Called.UNKNOWN
        elif not parts:
            return
        greeted = bool(greeting)
        closed = compiled(_ENDS).match(text, part.end())
        between = compiled(_BETWEEN).match(text, part.end())
        end = closed.end() if closed else between.end() if between else part.end()
        mark = text[part.end() : end].strip("~～— 　")
        yield Address(end, mark[-1:] if closed else mark[:1], tuple(parts), unknown=unknown, greeted=greeted)
        if closed or end == part.end():
            return
        at = end


def _parted(words: str) -> tuple[str, str]:
    """Part whom a part calls from what it greets them with: 同学们 上午好."""
    greeting = compiled(_GREETING).search(words)
    return (words[: greeting.start()], greeting[0]) if greeting else (words, "")


def _called(words: str, *, listed: bool) -> Called:
    """How surely words name people; a bracket behind a name tells his office, and what stands in front his house."""
    words = compiled(_LATIN).sub("", compiled(_TELLS).sub("", words))
    if len(words) > 2 * _LONGEST or compiled(_NO_BEGINNING).match(words):
        return Called.NOT
    words = compiled(_OF_WHAT).sub("", words)
    if compiled(_CHAIR).fullmatch(words):
        return Called.MANY
    how = compiled(_HOW).match(words)
    rest = words[how.end() :] if how else words
    many = compiled(_ALL).match(rest)
    rest = rest[many.end() :] if many else rest
    what, _, head = rest.rpartition("的")
    entire = compiled(_WHOLE).match(rest) or compiled(_WHOLE).match(head)  # 全体师生, 河边小学的全体师生
    theirs = many and rest.startswith("的")  # 各位的支持
    if not head or theirs or len(head) > _LONGEST or compiled(rf"{_SAYS}|{_PRONOUN}").search(head):
        return Called.NOT
    known = how or many or entire or listed or compiled(_FROM).match(what)
    near = len(what) <= _PLACE and compiled(_MANY).search(head)  # 直播间的家人们
    named = compiled(rf"(?:{_NOUNS})$").search(head) is not None
    beside_us = many and named and what.endswith("我们")  # 各位最挺我们的朋友
    ours = beside_us or compiled(_FOR_US).search(what)
    if what and ((compiled(_PRONOUN).search(what) and not ours) or not (known or near or ours)):
        return Called.NOT
    if compiled(_MANY).search(head) or compiled(_FORMAL).search(head):
        return Called.MANY
    weak = compiled(_WEAK).match(head) is not None
    if entire and not many and not how:
        return Called.MANY if named or weak else Called.NOT
    if how or many:
        counted = many and not how and many[0][0] in _COUNT  # 两位数, 三位一体
        unlisted = len(head) <= _UNKNOWN and not counted and not compiled(rf"(?:{_NOUNS})").search(what)
        people = named or weak or unlisted
        return Called.MANY if people else Called.NOT
    if named:
        return Called.NOUN
    if weak:
        return Called.OFFICE
    return Called.UNKNOWN if listed and 1 < len(head) <= _UNKNOWN and head.isalpha() else Called.NOT
