"""Words that only address the audience: 同志们： and 尊敬的各位领导，大家好！ and their English kin."""

from __future__ import annotations

import re

from rehearse.language.text.chars import HANLIKE
from rehearse.language.text.patterns import compiled

_WHO = (
    "们|各位|领导|来宾|嘉宾|代表|委员|评委|老师|教授|导师|师长|校友|同学|同志|同誌|朋友|同事|同仁|伙伴|女士|先生|"
    "首长|首脑|元首|主席|书记|校长|院长|部长|市长|家长|乡亲|战友|負責人|负责人|团长|使节|企业家|媒体|观众|听众|客人|贵宾|會員|会员|党员|居民|"
    "員工|员工|職工|职工|考官|股东|专家|学者|主任|秘书长|总经理|院士|同胞|选手|队员|裁判|劳模|客户|同行|工友|兄弟|姐妹|孩子|"
    "來賓|嘉賓|貴賓|領導|評委|老師|教師|導師|師長|專家|學者|同學|鄉親|夥伴|聽眾|觀眾|校長|會長|理事|业主|邻居|老人家|长辈|面试官|官兵|新人|亲友|亲朋好友|父老|毕业生"
)
_HOW = "尊敬|敬爱|亲爱|尊重|親愛|可爱"
_PART = rf"(?>(?:(?:{_HOW})的?)?)(?>(?:(?!{_WHO})[\w·“”、 　]){{0,18}})(?:{_WHO})(?>们|們|)"
"""Atomic groups, or a long line takes for ever; early Pythons 3.11 are wrong about `?+` and `*+` behind a group."""
_GREETING = "(?:你们|您们|大家)?(?:上午|下午|早上|晚上|中午|早晨|新年|过年|春节|节日)?好[啊呀]?"
_SEPARATOR = "[，,、 　]"
_LOOSE = (
    rf"(?:{_WHO})(?:们|們)?|[友辈属员者人民众客]们?|毕业生|新生|学生|[局厅处科所站会镇乡县区董事]长|爸爸|妈妈|爷爷|奶奶|"
    r"叔叔|阿姨|父老|董事|监事|职工|干部|新同学"
)
_LOOSE_PART = rf"(?:(?:{_HOW})的?)?[\w·“” 　]{{0,18}}?(?:{_LOOSE})"
START = (
    rf"(?:(?:{_HOW})的?|[各两二三几诸列]位|全体|同志|同誌|同学|老师|朋友|女士|先生|同事|同仁|乡亲|战友|家长|评委|领导|来宾|父老|青年|工友|孩子们|"
    rf"尊敬(?=各位)|(?:评委|導師|导师|考官|理事|邻居|业主|朋友|來賓|女士|观众|听众|觀眾|聽眾)|"
    rf"{HANLIKE}{{0,4}}(?:书记|[省市区县校院局部]长|主任|主席|总经理)(?:好[，,]|[、，,][^。！？]*(?:各位|同志|们)))"
)
"""What a salutation in Chinese begins with."""

_START = re.compile(START)
_CALLED = rf"(?:{_SEPARATOR}*+{_PART})+"
_LINE = re.compile(rf"{_CALLED}(?:{_SEPARATOR}*{_GREETING})?[~～]?[：:，,！!。—]+$")
_COLON = (
    r"(?!各位都|.*(?:是|(?<!所)有(?![限企关])|(?<!主)要|共(?![青产和])|[评选]出|关心)|全.{1,3}(?:优秀|先进))"
    rf"(?:(?:{_HOW})的|各位|全体|广大|全[省市区县镇乡村校院厂国]){_LOOSE_PART}(?:{_SEPARATOR}+{_LOOSE_PART})*[：:]$"
)
"""The same with a colon behind it, where more may be meant: 各位长辈、各位亲友：."""
_BARE = rf"(?=.*们$|(?:尊敬的|亲爱的)?各位){_CALLED}$"
"""The same without a mark behind it, where nothing else can be meant: 同志们, 各位代表."""
_LEADING = re.compile(
    rf"(?:{_CALLED}{_SEPARATOR}*{_GREETING}[，,])*{_CALLED}(?:[：:]|{_SEPARATOR}*{_GREETING}[~～]?[！!。，,：:]|[！!]|。(?={_GREETING}))"
)
_GREETED_AT_LENGTH = (
    rf"(?=(?:{_HOW})|[各两二三几诸列]位)[^。！？!?：:；;]{{2,60}}?(?:[：:](?={_GREETING})|{_SEPARATOR}?"
    r"(?:(?:你们|您们|大家)(?:上午|下午|早上|晚上|中午|早晨|新年|春节|节日)?|上午|下午|早上|晚上|中午|早晨|新年|过年|春节|节日)好[！!。，,：:～~])"
)
"""各位爷爷奶奶、叔叔阿姨，还有我最亲爱的爸爸妈妈，大家中午好！: from the address to the greeting, whoever is called."""
_ENGLISH = (
    r"(?i:(?:Good (?:morning|afternoon|evening|day)|Hello|Dear|Distinguished|Honou?red|Honou?rable|Esteemed|"
    r"Respected|Ladies|"
    r"Gentlemen|Comrades|(?:My )?Fellow|(?:My )?Friends|Colleagues|M(?:r|s|rs|adam)\b\.?|President|Chairman|Members of|"
    r"(?:The )?(?:Right|Rt\.?) Hon|(?:Your )?(?:Royal )?(?:Excellenc|Highness|Majest|Worship|Eminence|Grace))"
    r"[^.!?:;\n]{0,120})[,:—!]$"
)
_EVERYBODY = (
    r"(?i:(?:Good \w+|Hello|Hi)[, ]*(?:everyone|everybody|all|again|there)?(?: and welcome)?[,.!:—]*$)"
)
"""A greeting that names nobody."""
_PEOPLE = (
    r"(?:Ladies|Gentlemen|Guests?|Ministers?|Members?|Delegates?|Officers?|Officials?|Excellenc(?:y|ies)|Colleagues|Friends|Comrades|"
    r"Students|Parents|Teachers|Graduates|Governors?|Presidents?|Chair(?:man|person|woman|s)?|Ambassadors?|Representatives?|Partners|"
    r"Senators?|Mayors?|Directors?|Secretar(?:y|ies)(?:[- ]General)?|Commissioners?|Professors?|Highness(?:es)?|"
    r"Citizens|Faculty)"
)
_ENGLISH_BARE = (
    rf"(?:(?:(?:The )?(?:Right |Rt\.? )?Hon(?:ou?rable|\.)?|Distinguished|Esteemed|Respected|Dear|Fellow|Your|"
    rf"Mr\.?|Madam|Mrs\.?|"
    rf"Members of|Ladies)\b(?:(?!\b(?:is|are|was|were|have|has|will|we|I)\b)[\w .,&’'-]){{0,90}}|"
    rf"[A-Z][\w ,&’'-]{{0,60}}\b{_PEOPLE}|(?:The )?{_PEOPLE} (?:of|for) (?:the )?[A-Z][\w ,&’'-]{{1,60}})[,;:.]?$"
)
"""A line of a list of those who are greeted; alone it may be a title."""
_NAMES_PEOPLE = (
    rf"(?!.*\b(?:is|are|was|were|have|has|will|can|do|I|we|remarks|speech|address|statement|by)\b)(?=.*\b(?i:{_PEOPLE})\b)"
    r"[A-Z][\w ,&’'()-]{1,100}[,;:]?$"
)
"""Our corporate sponsors and other members of the business community."""
_UNMARKED = rf"(?:{_HOW})的[^，。！？!?：:；;是将已都]{{2,40}}"
"""尊敬的王院长、李主任: without a mark, where the next line greets, too."""
_FIRST = (
    r"(?:The )?(?:Right |Rt\.? )?Hon(?:ou?rable)?\b|[Yy]our\b|Mr\b|Madam\b|Mrs\b|Dear\b|Distinguished\b|Esteemed\b|"
    r"Respected\b|"
    r"respected\b|distinguished\b|dear\b|[Hh]onou?r(?:ed|able)\b|[Mm]embers of\b|[Ww]orthy\b|"
    r"Ladies\b|ladies\b|[Ff]ellow\b|[Mm]y fellow\b|"
    r"Friends\b|friends\b|[Cc]olleagues\b|Comrades\b"
)
_HELLO = r"(?:Good (?:\[[^\]]{1,40}\]|morning|afternoon|evening|day)|Hello|Welcome)"
_ONE_CALLED = rf"(?:and )?(?:{_FIRST})(?:(?!\b(?:is|are|have|has|will|we|I)\b)[\w .’'-]){{0,60}}"
_ENGLISH_SENTENCE = (
    rf"(?:{_HELLO},?\s+)?(?:{_ONE_CALLED}\s*(?:[,;]\s*|(?=[.!]$)|(?=\band\b)))*(?<=[A-Za-z])(?i:(?<=gentlemen)|(?<=guests)|"
    r"(?<=students)|(?<=friends)|(?<=colleagues)|(?<=members)|(?<=teachers)|(?<=parents)|(?<=faculty)|(?<=comrades)|(?<=excellencies))[.!]$"
)
"""Good morning, ladies and gentlemen."""
_ENGLISH_LEADING = (
    rf"(?:{_HELLO},?\s+)?(?:{_ONE_CALLED}\s*[,;:]\s*){{2,8}}(?=(?:it|I|we|today|tonight|thank|welcome|let|on|as|"
    rf"in|this|what|the|good)\b|[A-Z][a-z]+\b)"
)
"""Mr. Chairman, ladies and gentlemen, it is …"""
_NOUN = r"[^。！!？?：:，,；;是将已都能请看让把被在了着过吗呢吧说讲谈做的]{1,18}"
_ANY_CALLED = (
    rf"(?:(?:最?(?:{_HOW})的?)(?:各位)?|各位|全体)(?:(?:远道而来|在座|到场|最闪亮|年轻)的)?{_NOUN}"
    rf"(?:[，,、]\s*(?:以及|还有|和)?(?:(?:{_HOW})的)?{_NOUN})*(?:[，,、]?\s*(?:以及|还有|還有)[^。！？：:]{{1,24}})?[：:，,]$"
)
"""各位 or 尊敬的 with any noun, on a line of its own that ends like an address: 各位街坊：."""
_MANY = (
    rf"(?!.*(?:[我你他她它咱]们|人们)[：:，,]|感谢|告诉|献给|致|为了|给){_NOUN}(?:[，,、]\s*{_NOUN}){{0,4}}们"
    rf"(?:[：:]|[，,]{_GREETING}[：:！!，,])$"
)
"""海内外同胞们：, whoever they are."""
_GREETED = rf"(?:各位{_NOUN}[，,]?|{_NOUN}官){_GREETING}[：:！!，,。]$"
"""各位书友，晚上好！ 面试官好："""
_OFFICES = (
    rf"(?:(?:大会)?主席(?:先生|女士|团)|审判长(?=、)|全[校院厂市省县镇村](?:师生|人民|干部|同志|职工|员工|父老|乡亲|党员)|[^，、]{{1,3}}总(?=[、，]))(?:{_NOUN})?"
    rf"(?:[，,、]\s*{_NOUN}){{0,6}}(?:[：:]|(?<=先生)[，,]|(?<=女士)[，,])$"
)
"""审判长、审判员：; 李总、王总，各位同事：."""
_CALLING_WORD = (
    r"(?:[A-Z][\w.’'-]*|and|of|the|my|dear|fellow|honou?red|honou?rable|distinguished|esteemed|respected|worthy|ladies|gentlem[ae]n|"
    r"guests|members|delegates|colleagues|friends|comrades|students|parents|teachers|graduates|citizens|faculty|classmates|"
    r"brothers|sisters|boys|girls|judges|fathers|neighbou?rs|alumni|families|staff|volunteers|partners|everyone|everybody|audience|opponents|other|\d+(?:st|nd|rd|th))"
)
_SOMEBODY = (
    r"(?i:\b(?:ladies|gentlem[ae]n|guests|members|delegates|excellencies|colleagues|friends|comrades|students|parents|teachers|"
    r"graduates|citizens|faculty|classmates|brothers|sisters|boys|girls|americans|judges|justice|neighbou?rs|alumni|families|"
    r"volunteers|partners|councillors|everyone|everybody|mum|mom|dad)\b)"
)
_ENGLISH_MANY = (
    rf"(?=(?:[^,]+,){{2}})(?=(?:.*?{_SOMEBODY}){{2}})(?!(?i:the|thank|to|for|with|but|as|in|on|by|from)\b)"
    r"(?!.*\b(?!honou?red|esteemed|distinguished|respected|beloved|invited|retired)\w+ed\b)"
    r"(?!.*\b(?:is|are|was|were|am|be|have|has|had|will|would|can|could|should|must|may|do|does|did|I|we|us|he|she|it|they|"
    r"them|you|your|our|their|his|her|that|which|who|when|if|because|there|not|to|with|from|by)\b)"
    r"[A-Z][\w ,’'-]{1,140}[,:]$"
)
"""Provost Allen, colleagues, families, and above all, the new class: two at least are people, and nothing is said."""
_ENGLISH_LISTED = (
    rf"(?=(?:[^,]+,){{2}})(?=.*(?i:ladies and gentlemen)[,:]$){_CALLING_WORD}(?:,? {_CALLING_WORD}){{0,60}}[,:]$|"
    r"(?!(?:The|To|For|With|Thanks|And|But|As|In|On|By|From|Of|Here|There|These|Those|All|Some|Many|Our|Your|If|When)\b)"
    rf"{_CALLING_WORD}(?:,? {_CALLING_WORD}){{0,60}}[,;]$|"
    rf"(?=.*,){_CALLING_WORD}(?:,? {_CALLING_WORD}){{1,20}}:$|"
    rf"{_HELLO},? {_CALLING_WORD}(?:,? {_CALLING_WORD}){{0,20}}[.!,:]$"
)
"""Words that only call people: Graduates, parents, and friends:."""
_ENGLISH_CALLED = (
    rf"(?=[^.!?:]{{0,120}}{_SOMEBODY})(?![^,.!?]{{0,60}}:)"
    r"(?!(?:The|To|For|With|Thanks|And|But|As|In|On|By|From|Of|Here|There|These|Those|All|Some|Many|Our|Your|If|When)\b)"
    rf"{_CALLING_WORD}(?:,? {_CALLING_WORD}){{0,16}}"
    r"(?:(?<=[a-z]):(?= [A-Z])|[,;:] (?i:good (?:morning|afternoon|evening))[.,!]|[,;]"
    r"(?= (?:for|thank|thanks|it|I|we|today|tonight|hello|welcome|on|this|what|my|let|please|you)\b))"
)
"""Family, friends, and neighbours, thank you for being here."""
_LETTER = r"Dear (?:[A-Z][\w’'-]*|(?:Mr|Mrs|Ms|Dr|Prof)\.?|and| )+[,:]$"
_MOST = 80
_MOST_BARE = 16


def is_salutation(text: str) -> bool:
    """True for a line (or a sentence) that only addresses the audience.

    >>> is_salutation("同志们："), is_salutation("尊敬的各位领导，各位来宾："), is_salutation("同志们，幸福来自劳动。")
    (True, True, False)
    """
    text = text.strip()
    if not text or len(text) > (2 if text[-1] not in ",:" else 5) * _MOST:
        return False
    if text[0].isascii():
        met = compiled(_ENGLISH).match(text) or (text[-1] in ".!" and compiled(_ENGLISH_SENTENCE).match(text))
        met = met or compiled(_LETTER).match(text)
        if not met and text[-1] in ",:.!;" and compiled(_SOMEBODY).search(text):
            met = compiled(_ENGLISH_LISTED).match(text) or compiled(_ENGLISH_MANY).match(text)
        return bool(met) and not compiled(_EVERYBODY).match(text)
    if len(text) > _MOST:
        return False
    called = _START.match(text)
    if called and (_LINE.match(text) or (len(text) <= _MOST_BARE and compiled(_BARE).match(text))):
        return True
    if text[-1] in "：:" and compiled(_COLON).match(text):
        return True
    if text[-1] not in "：:，,！!。":
        return False
    if leading_salutation(text) == len(text):
        return True
    return any(compiled(pattern).match(text) for pattern in (_ANY_CALLED, _MANY, _GREETED, _OFFICES))


def may_be_called(text: str) -> bool:
    """True for a line that greets somebody if its neighbours do: Distinguished Guests.

    >>> may_be_called("Members of the Harbour Board"), may_be_called("Members of the board have met.")
    (True, False)
    """
    if len(text) > _MOST:
        return False
    if not text[:1].isascii():
        return bool(compiled(_UNMARKED).fullmatch(text))
    return bool(compiled(_ENGLISH_BARE).match(text) or compiled(_NAMES_PEOPLE).match(text))


def calls_all(text: str) -> bool:
    """True for a line that greets many, as one line of a list of those who are greeted does."""
    return bool(compiled(_SOMEBODY).search(text))


def leading_salutation(text: str) -> int:
    """The length of the salutation at the start of a paragraph of text; 0 if there is none.

    >>> leading_salutation("各位老师，上午好。我是软件学院的学生。"), leading_salutation("各位老师都知道，这很难。")
    (9, 0)
    """
    if text[:1].isascii():
        called = compiled(_ENGLISH_LEADING).match(text) or compiled(_ENGLISH_CALLED).match(text)
        return len(called[0].rstrip()) if called and called.end() <= 2 * _MOST else 0
    quote = text[:1] in "「“『"
    rest = text[quote:]
    match = (_START.match(rest) and _LEADING.match(rest)) or compiled(_GREETED_AT_LENGTH).match(rest)
    return match.end() + quote if match and match.end() <= _MOST else 0
