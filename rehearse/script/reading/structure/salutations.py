"""Words that only address the audience: 同志们： and 尊敬的各位领导，大家好！ and their English kin."""

from __future__ import annotations

import re

from rehearse.language.text.chars import HANLIKE
from rehearse.language.text.patterns import compiled

_WHO = (
    "们|各位|领导|来宾|嘉宾|代表|委员|评委|老师|教授|导师|师长|校友|同学|同志|同誌|朋友|同事|同仁|伙伴|女士|先生|"
    "首长|首脑|元首|主席|书记|校长|院长|部长|市长|家长|乡亲|战友|負責人|负责人|团长|使节|企业家|媒体|观众|听众|客人|贵宾|會員|会员|党员|居民|"
    "員工|员工|職工|职工|考官|股东|专家|学者|主任|秘书长|总经理|院士|同胞|选手|队员|裁判|劳模|客户|同行|工友|兄弟|姐妹|孩子"
)
_HOW = "尊敬|敬爱|亲爱|尊重|親愛|可爱"
_PART = rf"(?>(?:(?:{_HOW})的?)?)(?>(?:(?!{_WHO})[\w·“”、 　]){{0,18}})(?:{_WHO})(?>们|們|)"
"""Atomic groups, or a long line takes for ever; early Pythons 3.11 are wrong about `?+` and `*+` behind a group."""
_GREETING = "(?:你们|您们|大家)?(?:上午|下午|早上|晚上|中午|早晨|新年|春节|节日)?好"
_SEPARATOR = "[，,、 　]"
_LOOSE = (
    rf"(?:{_WHO})(?:们|們)?|[友辈属员者人民众客]们?|毕业生|新生|学生|[局厅处科所站会镇乡县区董事]长|爸爸|妈妈|爷爷|奶奶|"
    r"叔叔|阿姨|父老|董事|监事|职工|干部|新同学"
)
_LOOSE_PART = rf"(?:(?:{_HOW})的?)?[\w·“” 　]{{0,18}}?(?:{_LOOSE})"
START = (
    rf"(?:(?:{_HOW})的?|各位|全体|同志|同誌|同学|老师|朋友|女士|先生|同事|同仁|乡亲|战友|家长|评委|领导|来宾|父老|青年|工友|孩子们|"
    rf"{HANLIKE}{{0,4}}(?:书记|[省市区县校院局部]长|主任|主席|总经理)[、，,][^。！？]*(?:各位|同志|们))"
)
"""What a salutation in Chinese begins with."""

_START = re.compile(START)
_CALLED = rf"(?:{_SEPARATOR}*+{_PART})+"
_LINE = re.compile(rf"{_CALLED}(?:{_SEPARATOR}*{_GREETING})?[：:，,！!。—]+$")
_COLON = (
    r"(?!各位都|.*(?:是|(?<!所)有(?![限企关])|(?<!主)要|共(?![青产和])|[评选]出|关心)|全.{1,3}(?:优秀|先进))"
    rf"(?:(?:{_HOW})的|各位|全体|广大|全[省市区县镇乡村校院厂国]){_LOOSE_PART}(?:{_SEPARATOR}+{_LOOSE_PART})*[：:]$"
)
"""The same with a colon behind it, where more may be meant: 各位长辈、各位亲友：."""
_BARE = rf"(?=.*们$|(?:尊敬的|亲爱的)?各位){_CALLED}$"
"""The same without a mark behind it, where nothing else can be meant: 同志们, 各位代表."""
_LEADING = re.compile(
    rf"{_CALLED}(?:[：:]|{_SEPARATOR}*{_GREETING}[！!。，,：:]|[！!]|。(?={_GREETING}))(?:{_GREETING}[！!。])?"
)
_ENGLISH = (
    r"(?i:(?:Good (?:morning|afternoon|evening)|Hello|Dear|Distinguished|Honou?red|Esteemed|Respected|Ladies|Gentlemen|"
    r"(?:My )?Fellow|(?:My )?Friends|Colleagues|M(?:r|s|rs|adam)\b\.?|President|Chairman|Your Excellenc)"
    r"\b[^.!?:;\n]{0,120})[,:—!]$"
)
_MOST = 80
_MOST_BARE = 16


def is_salutation(text: str) -> bool:
    """True for a line (or a sentence) that only addresses the audience.

    >>> is_salutation("同志们："), is_salutation("尊敬的各位领导，各位来宾："), is_salutation("同志们，幸福来自劳动。")
    (True, True, False)
    """
    text = text.strip()
    if not text or len(text) > 2 * _MOST:
        return False
    if text[0].isascii():
        return bool(compiled(_ENGLISH).match(text))
    if len(text) > _MOST:
        return False
    called = _START.match(text)
    if called and (_LINE.match(text) or (len(text) <= _MOST_BARE and compiled(_BARE).match(text))):
        return True
    return text[-1] in "：:" and bool(compiled(_COLON).match(text))


def leading_salutation(text: str) -> int:
    """The length of the salutation at the start of a paragraph of text; 0 if there is none.

    >>> leading_salutation("各位老师，上午好。我是软件学院的学生。"), leading_salutation("各位老师都知道，这很难。")
    (9, 0)
    """
    match = _START.match(text) and _LEADING.match(text)
    return match.end() if match and match.end() <= _MOST else 0
