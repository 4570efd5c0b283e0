"""Lines that show by their own words that nobody reads them aloud: planned times, sources, captions, directions.

To add a kind, add a row to LINES.
"""

from __future__ import annotations

import re

from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.marks import is_direction
from rehearse.script.reading.nothing_said import NOTHING_LINE
from rehearse.script.reading.structure.known_lines.chat import CHAT
from rehearse.script.reading.structure.known_lines.page import PAGE_LINES
from rehearse.script.reading.structure.lines.persons import SPEAKER, SPOKEN

_OPEN, _CLOSE = r"[（(【\[]?\s*", r"\s*[）)】\]]?[。.]?"
_DURATION = (
    r"(?:(?:about|around|approx(?:imately|\.)?|max\.?|under|~)\s*)?[约大概]*"
    r"\s*[\d一二两三四五六七八九十半.~～\-—至到 ]+\s*(?:秒|分钟?|小时|s|secs?|mins?|minutes?|seconds?)"
)

_OFFICES = (
    r"[^、，,；;。！？!?:：]{0,20}(?:[委办局处科府院校站所组厅室社]|[省市区县乡镇村]|单位|部门?|领导|书记|委员|常委|长|主任|代表|"
    r"成员|公司|集团|机构|学校|医院|车间|支部|居委会|村委会|总支|党委|人员)(?:[（(][^（()）]{1,12}[）)])?"
)
"""Who gets a copy of a document."""
# fmt: off
LINES: tuple[tuple[str, str, str, str], ...] = (
    ("slide turn", "", "CNPScnps下切第翻",
     rf"{_OPEN}(?:(?:点击)?翻[到至]?下?一?页|下一[页张]|切换?(?:PPT|幻灯片)|PPT\s*\d*|第\s*\d+\s*[页张]|"
     rf"slide\s*\d+|next\s*slide|click){_CLOSE}"),
    ("slide turn", "", "([【（", r"[（(【\[]\s*(?:\d{1,3}|next)\s*[）)】\]]"),
    ("slide turn", "", "→⇒▶AaGgMmSsCcTt",
     r"[→⇒▶\s]*(?:advance|go|move|switch|click|turn|cut)\s+(?:(?:back|on)\s+)?to\s+(?:the\s+)?(?:next\s+slide|slide\s+\d+)\b[^.!?]{0,40}"),
    ("slide", "", "([", r"[(\[]\s*(?:slide )?(?:image|photo|picture|screen ?shot|diagram)s? (?:of|from|with|shows)\b"
     r"[^()\[\]]{3,120}[)\]]"),
    ("planned time", "", "DPTdpt时用耗",
     rf"{_OPEN}(?:总|建议|预[计估期]|估[计算]|计划|目标|参考|本页|单页|每页|本节|全程|演讲|发言|"
     r"(?:speaking|estimated|total|practi[cs]ed|planned|target) )*"
     rf"(?:时长|用时|时间|耗时|time|duration)[为约]?\s*[:：]?\s*{_DURATION}"
     rf"(?:[^。！？!?，,；;的了]{{0,20}}|[，,；;]\s*(?:约|共|合计?|不?含|语速|字数|正常|每分钟)[^。！？!?]{{0,16}}){_CLOSE}"),
    ("planned time", "", "Tt时用", rf"{_OPEN}(?:timing|time|时间|用时)\s*[:：]\s*\d{{1,2}}[:：]\d\d{_CLOSE}"),
    ("planned time", "", "([【（", rf"[（(【\[]\s*{_DURATION}\s*[）)】\]]"),
    ("planned time", "edge", "([【（", rf"[（(【\[]\s*{_DURATION}\s*[,，;；、].{{1,40}}[）)】\]]"),
    ("planned time", "edge", ",，;；、", rf"{_DURATION}\s*[,，;；、][^.。!！?？]{{1,40}}"),
    ("source", "value", ":：",
     r"[（(\[【]?(?:.{0,24}\s)?(?:(?:文章|信息)?来源|出处|转自|原标题|责任?编辑|编辑|审核|校对|发布(?:时间|日期)|浏览次数|点击数|"
     r"source|editor|posted)\s*[:：](?>(?:https?://\S*|[^！？!?])*)(?<![.。])"),
    ("source", "edge", "-/.",
     r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\s+\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:\s[^，。！？]{0,60})?"),
    ("source", "edge", "时日",
     r"(?:发布)?(?:时间|日期)\s*[:：]\s*\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?\s+(?:\d{1,2}:\d\d|[\[【]).*"),
    ("source", "edge", "年", r"\d{4}年\d{1,2}月\d{1,2}日\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:\s[^，。！？]{0,60})?"),
    ("source", "value", "版", r"《?\s*[^。]{2,10}(?:日报|晚报|时报|新闻)\s*》?\s*[（(].{6,30}版\s*[）)]"),
    ("source", "edge", "（(", r"[（(]以[下上](?:内容|文字|讲话|发言)?[^（()）]{0,24}"
     r"(?:转写|整理|录音|记录|校对|审阅|速记)[^（()）]{0,40}[）)]"),
    ("cast", "", "123456789",
     r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3} \((?i:speaker|presenter|host|narrator) ?\d\)[*\s]*"
     r"(?:\([^()]{1,20}\))?[*\s]*:?"),
    ("note", "edge", "速", r"语速(?:参考|建议|控制)?\s*[:：][^。！？我咱]*\d\s*字[^。！？我咱]*。?"),
    ("note", "edge", "标",
     r"[每各][页段节](?:标题)?[前后旁]?都?(?:标|标注|注明|标出)了?[^。！？我咱]{0,20}(?:用时|时间|时长)[^。！？我咱]{0,40}。?"),
    ("note", "edge", "附", r"[（(][^（()）我咱]{1,20}(?:另附|另发|附后|见附件)[^（()）我咱]{0,20}[）)]"),
    ("newswire", "edge", "电讯",
     r"[（(]?\s*(?:新华社|人民网|中新社|中新网|央视网|央广网|本报|光明网)"
     r"[^，。的来发致贺]{0,16}[电讯](?:[ 　）)（(].*|$)"),
    ("stage direction", "", "<＜", r"[<＜]\s+[^<>＜＞]{2,40}\s+[>＞]"),
    ("stage direction", "", "注备", r"(?:注|备注)\s*[:：].{1,80}"),
    ("stage direction", "", "示注要", r"[▲※★*>\s]*(?:朗[诵读]|表演|讲解|背诵|语气|动作)(?:提示|注意|要求)\s*[:：]"
     r"(?!.*(?:我|咱|大家|各位)).{1,120}"),
    ("note", "", "ˈˌəɪʊʌæɑɔɒɛɜθðŋʃʒɡːø",
     r"[A-Za-z][A-Za-z'’ -]{0,30}\s*(?:\[[^\[\]\s]{2,30}\]|/[^/\s]{2,30}/)(?!.*[。！？!?])[^\[\]]{0,60}"),
    ("stage direction", "", "【[",
     r"[【\[](?:板书|备用|备注|提示|设计意图|道具|课件|投影|灯光|音效|音乐)[】\]].{1,80}|"
     r"[【\[](?:字幕|互动|活动|动作|操作|演示)[】\]](?!.*(?:我|咱|大家|各位|[您你])).{1,80}"),
    ("note", "", "Nn无", r"\W*(?:no (?:\w+ ){0,2}(?:speaker )?notes?(?: (?:for|on) this slide)?|"
     r"(?:本页)?无(?:讲稿|备注|演讲内容))\W*"),
    ("note", "", "（(【[:：", NOTHING_LINE),
    ("note", "", "讲念说略跳带过",
     rf"{_OPEN}(?:[此本该]页|过渡页|(?:封面|目录|备用|附录)页?)[，,、：:\s]*(?:可以?|请|直接|快速)?"
     rf"(?:不用?[讲念说]|略过?|跳过|带过|一带而过){_CLOSE}"),
    ("note", "", "DdSs",
     rf"{_OPEN}(?:(?:please )?skip (?:this|the) (?:slide|page)(?: if [^.!?]{{1,40}})?|"
     rf"do not read(?: this)?(?: (?:out|aloud|out loud))?(?:\s*[-–—:：,(][^.!?]{{1,40}})?){_CLOSE}"),
    ("markup", "", "-—–_=*~", r"[-—–_=*~]{3,}"),
    ("stage direction", "", "N", r"(?-i:NOTE(?: TO SELF)?|N\.?B\.?)\s*:.{1,80}"),
    ("note", "", ":：", r"(?:if (?:there(?:['’]s| is) )?time(?: allows| permits)?|(?-i:ALT|IF ASKED)|"
     r"skip if (?:short|late|long|over)[\w ]{0,20}|if short(?: on time)?)\s*[:：].{1,160}|"
     r"optional\s*[:：](?!.*\b(?:I|we|you)\b).{1,160}"),
    ("note", "", "K", r"(?-i:TK)(?:\s*[-–—:：]|\s+(?-i:[a-z])).{1,160}"),
    ("note", "", "Ww", r"word count\s*[:：]\s*[~≈]?\s*\d[\d,]*(?:\s*words)?\.?"),
    ("code", "", ";{}(", r"(?:[^\u2e80-\uffff]*(?:=|->|::|\w\()[^\u2e80-\uffff]*[;{}]|[{}]\s*;?)\s*(?://.*)?|"
     r"(?:if|for|while|else if|switch) ?\([^\u2e80-\uffff]*\)\s*\{?"),
    ("formula", "", "$", r"\$\$.*\$\$"),
    ("caption", "", "图", r".{0,300}[（(]图片?来源[:：][^）)]{0,40}[）)]?[。|\s]*"),
    ("caption", "edge", "CPI", r"(?:Cover|Photo|Photograph|Image|Picture)(?: photo)? by .{2,80}"),
    ("caption", "edge", "PI", r".{0,300}\b(?:Photo|Photograph|Image|Picture)(?: by| credit|"
     r" courtesy of)?\s*:.{2,60}[|\s]*"),
    ("caption", "", "摄", r".{0,300}(?:记者|通讯员)\s*\S{2,4}\s*摄[）)]?"),
    ("caption", "", "FTft图表",
     r"(?:(?:图|表|图片)\s*\d+(?:[-–.]\d+)?\s*(?:[:：.、].{0,60}|[ 　].{0,59}[^.!?。！？])|"
     r"(?:Figure|Fig\.?|Table)\s*\d+(?:[-–.]\d+)?\s*[:：.、].{0,60})"),
    ("end mark", "", "完终结",
     r"[（(【\[]\s*(?:演讲稿?|讲话|发言|全文|文稿|报告|本文)?(?:完毕?|终|结束)\s*[）)】\]]|全文完|全文终"),
    ("end mark", "", "Ee", r"[-—=#–\[(]+\s*ENDS?\s*[-—=#–\])]+"),
    ("end mark", "edge", "完终", r"[-—=*# ]*(?:剧?终|[完终])[-—=*# ]*"),
    ("end mark", "", "E", r"(?-i:ENDS?)"),
    ("end mark", "edge", "F", r"(?-i:F)in\.?"),
    ("end mark", "edge", "Ee", r"[（(\[\-—=#* ]*(?:the )?end(?: of (?:[\w'’]+ ){0,4}"
     r"(?:speech|talk|script|transcript|presentation|document|text|address|remarks|lecture|notes|slides?|part|section))?"
     r"[）)\]\-—=#* ]*"),
    ("template label", "", "范例", r"[【（(]?(?:范文|例文)(?:如下)?[】）)]?[:：]?|例[:：]"),
    ("template label", "edge", "SsPp称", r"(?:salutations?|protocols?)\s*:|称呼[:：]"),
    ("template label", "", "参示", r"(?:[一二三四五六]、)?\s*(?:参考|示范|示例)(?:致[辞词]|讲话|演讲|发言|稿件?)稿?"
     r"(?:[（(][^（()）]{1,12}[）)])?[:：]?"),
    ("template label", "", "范示参", r"[【（(]?(?:范例|示例|(?:参考|优秀)(?:范[文例]|例文))(?:如下)?[】）)]?[:：]?"),
    ("template label", "edge", "篇",
     r"【?\s*(?:第?[一二三四五六七八九十\d]{1,3}篇|篇[一二三四五六七八九十\d]{1,3})\s*】?[:：]?"),
    ("template label", "edge", "篇", r"【\s*第?篇?[一二三四五六七八九十\d]{1,3}篇?\s*[:：][^】]{2,40}】"),
    ("template label", "", "【",
     r"【\s*(?:范例|范文|例文|致辞人|致辞时间)[^】]{0,12}】[^。！？!?]{0,40}"),
    ("lead", "edge", "内导核编阅", r"【?\s*(?:编者[按注](?=[　 ])|"
     r"(?:编者?[按注]|导\s*读|内容提要|核心提示|阅读提示)(?=\s*(?:[】:：]|$))).*"),
    *PAGE_LINES,
    ("page foot", "", "©(C",
     r"(?:©|\(c\)|Copyright)\W*(?:\d{4}.{0,100}|.{0,80}(?:rights reserved|\d{4}|版权所有).{0,40})"),
    ("markup", "", "`/", r"[`/\s]+"),
    ("site", "edge", "|｜:", r"(?:[^。！？.!?]{1,40}\s)?[|｜>\s]+|[:：]{2,}"),
    *CHAT,
    ("source", "edge", ":", r"\S{1,12}[ 　]+\d{4}[/-]\d{1,2}[/-]\d{1,2}[ 　]+\d{1,2}:\d\d(?::\d\d)?"),
    ("markup", "", "[", r"\[{1,2}\s*(?:toc|目录)\s*\]{1,2}"),
    ("markup", "", "<", r"</?[A-Za-z][^>]*>"),
    ("page number", "", "Pp", r"(?:[^.!?。！？]{2,50}\s*[-–—|/·]\s*)?page\s*\d{1,3}\s*(?:of|/)\s*\d{1,3}|"
     r"[^.!?。！？]{2,50}\s*[-–—|/·]\s*page\s*\d{1,3}"),
    ("page number", "", "-—–－·", r"(?=.*[-—–－·])[-—–－· ]*\d{1,3}[-—–－· ]*"),
    ("page number", "", "第", r"第\s*\d{1,3}\s*页[\s/，,（(]*共\s*\d{1,3}\s*页[）)]?"),
    ("distribution", "edge", ":：", rf"(?:呈?报|呈?送|发|报送|分[发送]|印发)[ 　]*[:：][ 　]*"
     rf"{_OFFICES}(?:[、，,；;][ 　]*{_OFFICES})*[。.]?"),
    ("distribution", "value", ":共年：", r"(?:抄送|抄报|主送|分送|供稿|联系人|联系电话|传真|电子邮箱)\s*[:：].*|"
     r"[^，。]{2,40}\d{4}年\d{1,2}月\d{1,2}日\s*印发|[（(]?共印\s*\d+\s*份[）)]?"),
)
# fmt: on
"""(reason, where it stands, what the line must have one of (empty: anything), pattern of the whole line), in order.

Where: anywhere (empty); at the edge of the script, above its first words or below its last; or there and elsewhere as
a mere value, such as 来源：新华网.
"""

FLAGS = re.IGNORECASE | re.DOTALL

_MY_SITE = (
    r"(?:请|可)?联系我们|\b(?i:send|submit|share) us your\b|"
    r"我们?的(?:个人)?(?:隐私|网站|APP|博客|公众号|主页|专栏|知乎|微博)|.*\bcookies\b.*"
)
"""What a website says of itself in the first person."""
_SAYS = r"[是有没要在了着过吗呢吧这那很都也就还把被让你他她它]"
"""What a sentence has, and a value has not."""
_UNVOICED = frozenset(
    {"caption", "source", "newswire", "distribution", "page foot", "template label", "planned time"}
)
"""Kinds that never speak to a hall; a website and a chatbot speak to their readers."""


_PINYIN = r"(?<=[\u4e00-\u9fff])[（(][a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńň]{1,6}[)）]"
"""How a character is read, as some pages have it behind every second one: 相关(guān)推荐."""


def line_kind(text: str, *, edge: bool) -> str:
    """Why a line is not read aloud, in a word; empty if it is. At the `edge` of a script stands more of that."""
    bare = text.strip("*_` ")
    bare = compiled(_PINYIN).sub("", bare) if "(" in bare or "（" in bare else bare
    listed = bare.lstrip("-–•·▪ ") if bare[:1] in "-–•·▪" else ""
    return _kind(bare, edge=edge) or (_kind(listed, edge=edge) if listed else "")


def _kind(bare: str, *, edge: bool) -> str:
    if not bare:
        return ""
    chars = frozenset(bare)
    for what, where, needed, pattern in LINES:
        if (
            (not needed or not chars.isdisjoint(needed))
            and compiled(pattern, FLAGS).fullmatch(bare)
            and (not where or edge or (where == "value" and _is_value(bare)))
            and not _is_speech(bare, what)
        ):
            return what
    return "stage direction" if is_direction(bare) else ""


def _is_value(text: str) -> bool:
    """True for a line that only gives something its value, and says nothing of it."""
    return not ends_sentence(text) and not compiled(_SAYS).search(text)


def _is_speech(text: str, what: str) -> bool:
    """True for a sentence of somebody who speaks for himself, or to a hall; a page's button 我要投稿 does not."""
    text = text.replace("我要投稿", "")
    if what in _UNVOICED:
        return compiled(SPOKEN).search(text) is not None and not _named(text)
    return (
        what == "site"
        and ends_sentence(text)
        and not compiled(_EDITOR).search(text)
        and bool(compiled(SPEAKER).search(compiled(_MY_SITE).sub("", text)))
    )


_EDITOR = r"以下[^。！？]{0,12}小编[^。！？]{0,12}(?:收集|整理|搜集|准备|分享|带来)"
"""What a website's editor says, whomever he means by 我们 in his first sentence."""


def _named(text: str) -> bool:
    """True for the title of something else: 原标题：我和我的祖国."""
    return text.startswith("原标题")
