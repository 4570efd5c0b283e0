"""What is not part of the speech: left-over Markdown, HTML, a chatbot's words, invisible and odd characters."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from rehearse.language.text.chars import HAN
from rehearse.language.text.placeholders import is_placeholder
from rehearse.script.checking.examined import by_kind, problem
from rehearse.script.checking.wording import around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.script.checking.examined import Examined, Problem

WORDS = {
    "zh": {
        "markdown": "残留的 Markdown 记号 {mark}：{text!q}",
        "html": "残留的 HTML 代码 {mark}：{text!q}",
        "do": "删去",
        "chatbot": "像是聊天机器人的话，不是讲稿：{text!q}",
        "chatbot, do": "删去这一句",
        "invisible": "不可见字符 {name}：{text!q}",
        "odd": "乱码或异常字符 {name}：{text!q}",
        "odd, do": "查对原文，改正",
        "clash": "标点连用 {mark}：{text!q}",
        "clash, do": "只留一个",
        "junk": "像是网页上带来的文字：{text!q}",
    },
    "en": {
        "markdown": "left-over Markdown {mark}: {text!q}",
        "html": "left-over HTML {mark}: {text!q}",
        "do": "take it out",
        "chatbot": "a chatbot's words, not the speech's: {text!q}",
        "chatbot, do": "take the sentence out",
        "invisible": "an invisible character, {name}: {text!q}",
        "odd": "an odd character, {name}: {text!q}",
        "odd, do": "look up what it was, and correct it",
        "clash": "two marks in a row, {mark}: {text!q}",
        "clash, do": "leave one",
        "junk": "this looks like text of a web page: {text!q}",
    },
}

_MARKDOWN = re.compile(
    r"\*\*(?!\*)|(?<![\w_])__(?=[^\W_])|(?<=[^\W_])__(?![\w_])|(?<![\w~])~~(?=\w)|``?`?|!?\[[^\[\]\n]{1,60}\]\([^()\s]{1,200}\)"
    rf"|^#{{1,6}}(?=[{HAN}])|^[ \t]*\*[ \t]+(?=\S)|^>[ \t]+|^\|.+\|$",
    re.MULTILINE,
)
_TAGS = (
    "p|br|div|span|b|i|u|em|strong|font|a|h[1-6]|ul|ol|li|table|tr|td|th|img|center|sup|sub|hr|section|html|body|"
    "head|script|style|mark|blockquote"
)
_ENTITIES = (
    "nbsp|lt|gt|amp|quot|ldquo|rdquo|lsquo|rsquo|mdash|ndash|hellip|middot|#\\d{2,5}|#x[0-9a-fA-F]{2,5}"
)
_HTML = re.compile(
    rf"</?(?![ABIPU]>)(?i:{_TAGS})(?:\s+[\w:-]+(?:\s*=\s*[^<>\n]{{0,200}})?)*\s*/?>|&(?i:{_ENTITIES});"
)
"""A tag has nothing but attributes behind its name: <A, C, H> is a set, and <A> one of its kind."""
_TO_END = r"[^。！？\n]"
_CHATBOT_SAYS = (
    rf"(?:^|(?<=[。！？\n]))(?:当然(?:可以)?|好的|没问题|可以的)[，,！!。]{{1,2}}\s*(?:以下|下面|这是|这里是|"
    rf"我(?:来|将|会|可以)?(?:为|帮|给)[您你]){_TO_END}{{0,60}}[。！？：:]?",
    rf"(?:以下|下面)(?:是|为)(?:一[篇份]|我为[您你]|为[您你]|根据[您你]|按照[您你]){_TO_END}{{0,50}}"
    rf"(?:讲话稿|演讲稿|发言稿|稿件|文稿|讲稿|致辞|范文|内容){_TO_END}{{0,20}}[。！？：:]?",
    rf"(?:希望|愿)(?:以上|这[篇份]|上述){_TO_END}{{0,24}}(?:对[您你]有|能(?:够)?(?:帮|满足|符合)){_TO_END}{{0,20}}[。！？]?",
    rf"如果?(?:[您你])?(?:还)?(?:有|需要){_TO_END}{{0,24}}(?:请)?(?:随时|尽管)(?:告诉|联系|提出|跟我说|向我)"
    rf"{_TO_END}{{0,16}}[。！？]?",
    rf"作为(?:一个|一名)?(?:AI|人工智能|大?语言模型)(?:语言模型|助手|模型)?[，,]{_TO_END}{{0,40}}[。！？]?",
    rf"(?:以上|上述)(?:内容|稿件|文稿)?(?:仅供参考|由\s*AI\s*生成){_TO_END}{{0,20}}[。！？]?",
    rf"(?:您|你)可以根据(?:实际|具体|自己的)(?:情况|需要){_TO_END}{{0,10}}(?:进行)?(?:修改|调整|补充){_TO_END}{{0,16}}[。！？]?",
    r"(?i:as an? (?:AI|artificial intelligence|large language model)(?: language model| assistant)?\b"
    r"[^.!?\n]{0,80}[.!?]?)",
    r"(?i:(?:^|(?<=[.!?]\s))(?:certainly|sure|of course|absolutely)[!,.] "
    r"(?:here(?:'|’)?s|here is|i(?:'|’)ll|i(?:'|’)d be|below is)\b[^.!?\n]{0,100}[.!?:]?)",
    r"(?i:i hope (?:this|that) (?:helps|speech|draft|version)[^.!?\n]{0,40}[.!?]?)",
    r"(?i:(?:let me know|feel free to)[^.!?\n]{0,30}(?:adjust|changes|modif|tweak|revis|customi[sz]e)"
    r"[^.!?\n]{0,60}[.!?]?)",
)
"""What chatbots say before and behind the text that they write."""

_CHATBOT = re.compile("|".join(_CHATBOT_SAYS), re.MULTILINE)
_PEOPLE_SAY = re.compile(r"\d{1,2}:\d\d|[【\[](?:转发|图片|文件|链接|聊天记录)|错别?字|把下?关|审一?下|过目")
"""In a talk between people about the text: not spoken either, but no chatbot's."""
_EMOJI = (
    r"[0-9#*\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299"
    r"\U0001f000-\U0001faff\u200d\ufe0f]"
)
"""Behind what of itself, or in a sequence, may be drawn in colours (Unicode's emoji-variation-sequences)."""
_INVISIBLE = re.compile(
    rf"(?:[\u00ad\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufe0e]"
    rf"|(?<!{_EMOJI})\u200d|(?<!{_EMOJI})\ufe0f)+"
)
_ODD = re.compile(
    r"\ufffd+|[\ue000-\uf8ff]+|锟斤拷(?:锟斤拷)*|烫烫烫+|屯屯屯+|â€[™œ“”˜\u009d]|Ã[©¨¤¶¼]|[\x80-\x84\x86-\x9f]+"
)
_CLASHES = re.compile(r"[，、；：。！？,;]{2,}|(?<![.\d])\.[，、；：。！？]+|[，、；：。]\.(?![.A-Za-z\d])")
_JUNK = re.compile(
    "点击上方|蓝字关注|点击.{0,6}阅读原文|^阅读原文|长按.{0,6}扫码关注|^(?:扫码)?关注公众号|长按识别|转载请注明|版权归原|更多精彩内容|百度文库|"
    "展开全文|点赞收藏(?=[！!]?$)|APP内打开|"
    "原创不易|侵删|下载本文|[（(]来源[：:][^（()）]{1,40}[）)]"
)


def left_over_markdown(examined: Examined) -> Iterator[Problem]:
    """Find Markdown that would be spoken or shown; all at once."""
    yield from _each(examined, _MARKDOWN, "markdown")


def html(examined: Examined) -> Iterator[Problem]:
    """Find HTML tags and entities, all at once."""
    yield from _each(examined, _HTML, "html")


def _each(examined: Examined, pattern: re.Pattern[str], key: str) -> Iterator[Problem]:
    found = [
        (span, match[0].strip() if len(match[0]) < 12 else "", around(paragraph, *match.span(), 8))
        for paragraph, match, span in examined.matches(pattern)
        if not is_placeholder(paragraph.text, match.start())  # **县 is P101's
    ]
    if found:
        spans, marks, shown = zip(*found, strict=True)
        yield problem(key, *spans, mark=" ".join(filter(None, dict.fromkeys(marks))), text=shown)


def chatbot(examined: Examined) -> Iterator[Problem]:
    """Find what a chatbot said about the speech, spoken or not: it does not belong into the file."""
    found = [(span, match[0]) for _, match, span in examined.matches(_CHATBOT)]
    found += [
        (item.span, item.text)
        for item in examined.script.unspoken
        if item.what == "chat" and not _PEOPLE_SAY.search(item.text)
    ]
    if found:
        spans, shown = zip(*sorted(found), strict=True)
        yield problem("chatbot", *spans, text=shown[0])


def invisible(examined: Examined) -> Iterator[Problem]:
    """Find characters without width, which split words for voices and searches; each kind once."""
    yield from _characters(examined, _INVISIBLE, "invisible", "")


def odd(examined: Examined) -> Iterator[Problem]:
    """Find what a wrong encoding or a foreign font leaves behind."""
    yield from _characters(examined, _ODD, "odd", None)


def _characters(examined: Examined, pattern: re.Pattern[str], key: str, fix: str | None) -> Iterator[Problem]:
    text = examined.text
    raw = [item.span for item in examined.script.unspoken if item.kind.raw]
    found = (
        (
            _name(match[0]),
            (start, end),
            f"{text[max(0, start - 4) : start].strip()}·{text[end : end + 4].strip()}",
        )
        for match in pattern.finditer(text)
        for start, end in (match.span(),)
        if not any(first <= start < last for first, last in raw)
    )
    for name, spans, shown in by_kind(found):
        yield problem(key, *spans, fix=fix, name=name, text=shown)


def _name(text: str) -> str:
    if text[0] in "锟烫屯âÃ":
        return text[:3]
    name = unicodedata.name(text[0], "").lower()
    return f"U+{ord(text[0]):04X} {name}".strip()


def clashes(examined: Examined) -> Iterator[Problem]:
    """Find marks that stand in a row and exclude each other: ，。 。， 、、."""
    found = (
        (match[0], span, around(paragraph, *match.span()))
        for paragraph, match, span in examined.matches(_CLASHES)
        if not _is_fine(match[0]) and not _is_code(paragraph.text, match.start())
    )
    for mark, spans, shown in by_kind(found):
        yield problem("clash", *spans, mark=mark, text=shown)


def _is_code(text: str, at: int) -> bool:
    """True where the first mark ends a piece of code that the sentence names: flip-block;，."""
    return text[at] in ",;" and text[at - 1 : at].isascii() and text[at + 1 : at + 2] not in ",;"


def _is_fine(marks: str) -> bool:
    """True for what people write on purpose: ！！, ？！, 。。。, ……。."""
    return (
        set(marks) <= set("！？")
        or (set(marks) == {"。"} and len(marks) > 2)
        or not re.search("[，、；：。！？]", marks)
    )


def junk(examined: Examined) -> Iterator[Problem]:
    """Find what web pages put around a text that was copied from them, where it would be spoken."""
    found = (
        ("", span, around(paragraph, *match.span(), 6))
        for paragraph, match, span in examined.matches(_JUNK)
        if paragraph.sentences
    )
    for _, spans, shown in by_kind(found):
        yield problem("junk", *spans, text=shown)
