"""What a line shows that is a speech's title: the kind of speech it names, what it stands behind, how it goes on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rehearse.language.text.chars import has_han
from rehearse.language.text.ends import ends_inside, ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.language.text.prose import is_prose
from rehearse.script.reading.structure.lines.speech_heads import number_of_speech

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.script.reading.structure.labelled import LabelledParagraph

_KINDS = (
    r"讲话|谈话|演讲|演[说辞词]|发言|致[辞词]|致谢|答谢[辞词]?|感言|寄语|[开闭]幕[辞词]|欢迎[辞词]|祝[酒寿]?[辞词]|报告|汇报|贺[辞词]|献词|"
    r"主持词|串词|(?:主席|司仪|逐字|陈述|质询|答辩)稿|(?:发言|讲话|演讲)(?:提纲|要点)|对照检查材料|述职|悼词|辩护词|公诉词|代理词|证婚[辞词]|解说词|广播稿|倡议|誓师?词|颁奖词|实录|党课|讲座|教案|(?:视频|短片|微电影|广播)脚本|口播稿|(?<=[^、.．\s]{3})开场白"
)
_CHINESE_KIND = (
    rf"(?:{_KINDS})(?:讲?稿|词|材料)?(?:范[文本例]|样本|参考|全文|摘要|节选)?"
    r"(?:[》）)]|[（(][^（）()]{1,12}[）)]|\s*篇[一二三四五六七八九十\d]{1,2})?$|^(?:诗朗诵|相声|小品|专题片|演讲稿?|讲稿|党课)\W|"
    r"^关于.{2,40}的(?:建议|报告|说明|提案|倡议|意见|思考)$"
)
_ENGLISH_KIND = (
    "remarks|address|speech|statement|talk|toast|eulogy|lecture|sermon|tribute|"
    "words of (?:thanks|welcome)|vote of thanks"
)
_ENGLISH_VERB = (
    "is|are|was|were|am|be|been|has|have|had|will|would|can|could|should|must|may|do|does|did|"
    "I|we|you|it|they"
)
KIND = rf"{_CHINESE_KIND}|(?i:\b(?:{_ENGLISH_KIND}|welcome)\b)"
"""What a title says of itself."""
_KIND_FIRST = (
    rf"(?i:(?:[\w’'-]+ ){{0,9}}(?:{_ENGLISH_KIND}|homily)\b"
    r"(?: (?:by|to|for|at|on|of|in|before|from) .{2,260}| [-–(].{2,80}| #?\d{1,2})?$)"
)
"""How a title in English begins that says of itself what it is."""
_PLAIN_KIND = (
    rf"(?!(?:The|This|That|His|Her|Their|My|Our|A|An|Any|No|Every|Each)\b)[A-Z](?!.*\b(?:{_ENGLISH_VERB})\b)"
    rf"(?:[\w’'-]+ ){{0,2}}(?i:{_ENGLISH_KIND}) (?:on|for|at|to) [^,;:.!?]{{2,60}}$"
)
"""The same as people write it in a hurry: Welcome speech on new headmaster's arrival."""
GIVEN_BY = r"(?i:(?:remarks|statement|speech|address) (?:by|of) (?:the |h\. ?e\. |(?:his|her) excellency ))"
"""A title that names an office: STATEMENT BY THE MINISTER; with a name, Remarks by Ann Lee, it says who speaks."""
IN_FULL = (
    r"(?i:(?:[\w’'-]+ ){0,2}(?:remarks|speech|address|statement) (?:by|of|to|at|on) .{10,260}\d{4}\b.{0,40})"
)
"""A title that tells all, with its date, and may end like a sentence: Remarks by Ann Lee at the dinner, 3 May 2010."""
MERE_KIND = (
    r"演讲[稿词辞]|讲稿|发言稿|讲话稿?|致[辞词]|主持[词稿]|"
    r"[\w ]{0,14}(?i:speech|talk|statement|address)"
)
"""A title that says nothing else goes on in the next line."""
_SAYS = (
    r"[的是没吗呢吧这那很还把被让你他她它]|有(?!限)|(?<![纪摘主需重首概])要|了(?!解)|着(?![力眼装重])|(?<![通经])过(?![程年节渡])|"
    r"，|(?<![首成])都(?!市)|也(?!门)|就(?![业职读医])|(?<![心获取所])得|"
    r"[a-z] (?:is|are|was|were|has|have|will|can|do|does|did) "
)
"""What a sentence has: 春天又来了 is said, even right above the greeting."""
_TITLE_LABEL = (
    r"(?:[【\[]\s*(?:演讲|发言|致辞)?(?:题目|标题|主题|背景)\s*[】\]]|"
    r"(?:(?:演讲|发言|视频|文章)?(?:题目|标题|辩题)(?:\s*Title)?|本期(?:主题|话题)|"
    r"(?i:(?:speech |talk )?title))\s*[:：]|"
    r"(?i:(?:[\w-]+ ){0,3}script)\s*[:：](?=\s*[\"“「]))\s*(?=\S.{3,80}$)"
)
"""What the title stands behind: 题目：, VIDEO SCRIPT: "…"."""
_THEME = r"主[ 　]*题[ 　]*[:：]\s*(?=\S)"
_FILE_DATE = (
    r"(?:\d{4}-\d{2}-\d{2}[_ -]+|\d{1,2}/\d{1,2}/\d{4}[.、:：\s]+|(?:19|20)\d{6}[_ 　-]*(?=\D))(?=\S)"
)
SUBTITLE = '—-─（(“《"'
COMPLETE = rf"(?:{_KINDS})(?:讲?稿|词|材料)?(?:全文)?[》）)]?$"
"""What a title ends in that is complete: only a subtitle goes on."""
_GOES_ON = r"(?i:(?:at|on|to|for|before|during|in|of|by|and|an?|the|how|why|what|with|from|toward|towards) )"
_QUOTED = r"\"[^\"]{3,60}\"|“[^”]{3,60}”|「[^」]{3,60}」"
"""A title in quotes may ask something: "Who is my neighbour?"."""


def names_kind(text: str) -> bool:
    """True for 军训誓词, 李总讲话（整理稿） and Toast to Ann and Ben."""
    if text[:1].isascii() and not compiled(_CHINESE_KIND).search(text):
        return (
            bool(compiled(_KIND_FIRST).match(text))
            and (not has_a_sentences_words(text) or compiled(_PLAIN_KIND).match(text) is not None)
            and not (ends_sentence(text) or ends_inside(text) or text[-1] in ",;")
        )
    kind = compiled(KIND).search(text)
    if not kind:
        return False
    before = text[: kind.start()].rstrip("的") or text  # 在大会上的讲话
    return not compiled(_SAYS).search(before)


def has_a_sentences_words(text: str) -> bool:
    """True for 春天又来了, and for English words that are mostly small: A wall stands there.

    院长给启程生的祝福 names something: its one such word stands before the last.
    """
    text = compiled(_NAMED).sub("", text)
    words = [word for word in compiled(r"[A-Za-z]{3,}").findall(text)[1:] if word not in _SMALL]
    small = sum(word.islower() for word in words)
    return bool(compiled(_SAYS).search(text)) or (len(words) > 1 and 2 * small > len(words))


_NAMED = r"(?<=[^\W\d_a-zA-Z])的[^\W\d_a-zA-Z]{1,6}$"
_SMALL = frozenset("the and for from with into before after under over".split())


def is_sentence(text: str) -> bool:
    """True for prose, and for what goes on in the next line."""
    return is_prose(text) or text[-1] in "，,；;"


def is_one_of_several(items: Sequence[LabelledParagraph], index: int) -> bool:
    """True for the format's heading that has equals below it: a section.

    It is none where it alone says that it is a speech's; with 甲的讲稿 and 乙的讲稿 below each other, each is one.
    """
    shown = items[index].paragraph
    if not shown.level or shown.title or shown.silent:
        return False
    equal = [
        item.text
        for item in items[index + 1 :]
        if item.paragraph.level == shown.level and not item.paragraph.silent
    ]
    if (own := number_of_speech(items[index].text)) and (own[0], own[1] + 1) in map(number_of_speech, equal):
        return True
    named = names_a_speech(items[index].text)
    alone = named and not (len(equal) >= _SEVERAL and all(map(names_a_speech, equal)))
    return bool(equal) and not alone


_SEVERAL = 2
"""Equals that are parts; one may be the title once more."""
_OF_A_SPEECH = (
    rf"{_CHINESE_KIND}|稿|演讲|讲话|致辞|发言|答辩|"
    rf"(?i:\b(?:{_ENGLISH_KIND}|script|presentation|pitch|keynote)\b)"
)
"""What names a speech; welcome names a part of a ceremony as well: Introduction and Welcome."""


def is_headline(text: str) -> bool:
    """True for the kind of speech and its own title on one line, which may say or ask anything.

    >>> [is_headline(text) for text in ("毕业致辞：谢谢你们，我的三年", "【校长致辞】出发吧！", "校长致辞：同学们好！")]
    [True, True, False]
    """
    found = compiled(_HEADLINE).fullmatch(text)
    return found is not None and names_kind(found["kind"]) and not compiled(_TO_A_HALL).search(found["own"])


_HEADLINE = (
    r"[【\[]?(?P<kind>[^，。！？：:【】\[\]]{2,40}?)(?:范[例文本])?(?:[】\]]\s*[：:]?|[：:])\s*"
    r"(?P<own>[^。：:！？!?]{3,30}[！？!?]?)"
)
_TO_A_HALL = (
    r"大家|各位|诸位|(?:同学|老师|朋友|同志|来宾|家长|战友|同事|伙伴)们|[您你]好|[上下晚]午?好|我[是叫]"
)
"""What somebody says to those before him, behind a label: 校长致辞：同学们好！"""


def names_a_speech(text: str) -> bool:
    """True for a line with the word for a speech or its script in it, wherever: 致辞范本（精简版）."""
    return compiled(_OF_A_SPEECH).search(text) is not None


def has_title_label(item: LabelledParagraph) -> bool:
    """True where a line says itself that it is the title: 题目：…."""
    return bool(compiled(_TITLE_LABEL).match(item.paragraph.text))


def as_title(item: LabelledParagraph) -> LabelledParagraph:
    """Label the title, without what it begins with, such as 题目： or the date of a file's name."""
    for start in (_TITLE_LABEL, _FILE_DATE, _THEME):
        if found := compiled(start).match(item.paragraph.text):
            passage = item.paragraph.passage[found.end() :]
            item = replace(item, paragraph=replace(item.paragraph, passage=passage), text=passage.text)
    return replace(item, role="title")


def goes_with(before: list[str], text: str) -> bool:
    """True for the first line of a title, and for one that goes on: ——, words that need others, the kind of speech."""
    if not before or text[0] in SUBTITLE:
        return True
    if has_han(text):
        return (
            bool(compiled(COMPLETE).search(text)) or text[0] in "暨及和与" or before[-1][-1] in "暨及和与的、"
        )
    return bool(
        before[-1][-1] in SUBTITLE
        or compiled(_GOES_ON).match(text)
        or names_kind(text)
        or compiled(MERE_KIND).fullmatch(before[-1])
    )


def is_quoted(text: str) -> bool:
    """True for a line that stands in quotes as a whole, and is no sentence."""
    inside = text[1:-1]
    quoted = compiled(_QUOTED).fullmatch(text) is not None
    return quoted and inside[-1] not in ".。!！" and not has_a_sentences_words(inside)
