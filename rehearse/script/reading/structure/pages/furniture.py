"""What a web page puts around a speech: paths, counters, the headline above the real title, news leads.

The salutation ends the front matter: above it only full prose is speech, and a title that comes again is the real one.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from rehearse.language.text.chars import alphanumeric, has_han
from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.greetings.salutations import greets, names_somebody
from rehearse.script.reading.structure.lines.bylines import is_byline
from rehearse.script.reading.structure.lines.lists import front_end
from rehearse.script.reading.structure.lines.persons import HALL, SPEAKER
from rehearse.script.reading.structure.lines.speaking import speaks
from rehearse.script.reading.structure.lines.speech_heads import number_of_speech
from rehearse.script.reading.structure.lines.titles import KIND, is_one_of_several, names_kind

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_NEAR = 8
"""Paragraphs of a news report above a speech, at most."""

_PROSE = 30
"""Characters of a line from which it may be prose."""

_LEAD = (
    r"(?s).*(?:原话如下[：:]|(?:以下|下面)[是为：:].{0,120}(?:全文|讲话|谈话|致辞|贺[辞词]|发言|演[讲辞]|结语|(?:文字)?实录|答问)(?:如下)?|(?:全文|讲话|"
    r"致辞)如下)\s*[。：:]?$"
)
_LEAD_EN = (
    r"(?is)(?:.*[.!?] )?(?:the following|below|here|what follows) (?:is|are)\b.{0,60}\b(?:text|transcript|"
    r"speech|remarks|address|statement)\b.{0,120}|"
    r".*\b(?:gave|delivered|made)\b.{0,60}\b(?:speech|address|remarks|"
    r"statement)\b.{0,20}\b(?:as follow(?:s|ing)|the following)\W*"
)
_SPOKE = r"(?:出席|发表|主持|宣读).{0,40}(?:讲话|致辞|演讲|贺[辞词])"
_WHEN = r"\d{1,2}[月日]|[日近]前|近日|昨[日天晚]|今[日天](?:上午|下午|晚)"
_THIRD = rf"(?=.*{_SPOKE})(?:.*(?:{_WHEN})|.*(?:表示|指出|强调|提到)[，,：:\w])"
"""What a reporter says of a speaker: that he spoke, and when or what; a speaker says 我."""
_WIRE = r"[（(【]?(?:本[网报台刊]讯|.{2,8}[社网报]\S{0,12}(?:\d{1,2}月)?\d{1,2}日[电讯]|.{0,6}[网报社]讯)"
"""How a news report begins."""
_OWN = rf"{SPEAKER}|你们|大家好|同志们|朋友们|\byou\b"


def furniture(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label a news lead above the speech, and all that stands above a title that comes again."""
    greeting = next(
        (at for at, item in enumerate(items[: front_end(items)]) if item.open and greets(_said(item.text))),
        0,
    )
    found = list(items)
    above = items[: greeting or _NEAR]
    lead = next(
        (
            at
            for at in reversed(range(len(above) - (not greeting)))
            if items[at].open and _announces(items[at].text)
        ),
        -1,
    )
    prose = [at for at in range(greeting or lead + 1) if items[at].open and _may_be_prose(items[at].text)]
    own = any(compiled(_OWN).search(items[at].text) for at in prose)
    for at in prose if not own and len(prose) <= _NEAR else ():
        if at <= lead or _reports(items[at].text):
            found[at] = items[at].aside("lead")
    if lead >= 0 and not own:
        found[lead] = items[lead].aside("lead")
    before = greeting or next(
        (
            at
            for at, item in enumerate(found[: front_end(items)])
            if item.open and len(item.text) > (20 if has_han(item.text) else 40) and ends_sentence(item.text)
        ),
        0,
    )
    again = _again(found, max(before, lead))
    crumbs = {
        crumb for item in above if item.what == "site" for crumb in compiled(r"\s*[>›»]+\s*").split(item.text)
    }
    for at, item in enumerate(found[: len(above)]):
        if item.open and item.text in crumbs and len(item.text) <= _SHELF:
            found[at] = item.aside("site")
    offered = _offered(found)
    for at in range(
        max(again, offered, _collected(found, greeting), _entitled(found, greeting), _published(found))
    ):
        if found[at].open and not (at == 0 and offered > again and _names_itself(found, offered, greeting)):
            found[at] = found[at].aside("site")
    if greeting and (about := _about_the_text(found[:greeting])):
        found[:greeting] = [
            one.aside("lead") if at in about else one for at, one in enumerate(found[:greeting])
        ]
    for at in _in_english(found, greeting):
        found[at] = found[at].aside("site")
    return found


def _in_english(items: list[LabelledParagraph], greeting: int) -> list[int]:
    """The words in English above a greeting in Chinese, where others there are in Chinese: Jump to the content."""
    above = [at for at in range(greeting) if items[at].open]
    foreign = [
        at
        for at in above
        if items[at].text.isascii()
        and any(map(str.isalpha, items[at].text))
        and not (items[at].paragraph.level or is_byline(items[at].text) or speaks(items[at].text))
        and not ends_sentence(items[at].text)
    ]
    others = len(above) - len(foreign)
    return foreign if others and has_han(items[greeting].text) else []


def _may_be_prose(text: str) -> bool:
    """True for a long line; a title in English is long, too, but no sentence."""
    return len(text) > _PROSE and (has_han(text) or ends_sentence(text))


def _published(items: list[LabelledParagraph]) -> int:
    """Where a page's headline stands, right above when and where it was published: its columns are above that."""
    source = next((at for at, item in enumerate(items[: front_end(items)]) if item.what == "source"), 0)
    above = [at for at in range(source) if items[at].open]
    if not above or above[-1] != source - 1:
        return 0
    *columns, headline = above
    short = all(len(items[at].text) <= min(_SHELF, len(items[headline].text) / 2) for at in columns)
    plain = not any(names_kind(items[at].text) or items[at].paragraph.level for at in columns)
    whole = not ends_sentence(items[headline].text) and items[headline].text[0] not in "—-─（("
    return headline if short and plain and whole else 0


def _entitled(items: list[LabelledParagraph], greeting: int) -> int:
    """Where a speech has its title below a page's sentences: it tells what speech it is, and nobody speaks above it.

    A speaker does not read out in the middle of his speech what it is called.
    """
    at = next((at for at in reversed(range(greeting)) if _tells_all(items[at])), 0)
    above = [item.text for item in items[:at] if item.open]
    return at if any(map(ends_sentence, above)) and not any(map(_is_voiced, above)) else 0


def _tells_all(item: LabelledParagraph) -> bool:
    return item.open and compiled(_OF_WHAT).fullmatch(item.text) is not None and names_kind(item.text)


_OF_WHAT = (
    r"[^，。！？]{0,20}在[^，。！？]{2,40}上的?[^，。！？的]{2,6}|"
    r"[A-Z][^.!?]* (?:by|at|to) (?:the )?[A-Z][^.!?]{3,}"
)
"""A title that says where it was spoken, or by whom: 在动员大会上的讲话, Speech by Ann Lee at the dinner."""


def _is_voiced(text: str) -> bool:
    """True for the words of somebody who speaks; an address on the web, data.gov.my, is nobody's."""
    own = compiled(rf"{SPEAKER}|同志们|朋友们").search(compiled(r"\S*\.\S+").sub("", text))
    return greets(text) or speaks(text) or own is not None


def _collected(items: list[LabelledParagraph], greeting: int) -> int:
    """Where the first speech of a collection has its title: above it the page speaks.

    It stands right above the greeting, or counts the speech where nobody is greeted: 答辩演讲稿 篇1.
    """
    first = (
        at
        for at, item in enumerate(items[: front_end(items)])
        if item.open and compiled(_FIRST).fullmatch(item.text)
    )
    end = greeting or next(first, -1) + 1
    above = [at for at in range(end) if items[at].open]
    if not above:
        return 0
    last = compiled(_COUNTED).sub("", items[above[-1]].text)
    heads = [at for at in range(end) if compiled(_COLLECTION).fullmatch(items[at].text)]
    offered = heads and any(_may_be_prose(items[at].text) for at in above if at > heads[0])
    again = any(last in items[at].text for at in heads if at < above[-1])
    named = last and (names_kind(last) or again)
    return above[-1] if (offered or again) and named else 0


_COLLECTION = r"[^。！？]{2,40}\d+\s*篇[）)]?(?:正文)?"
_FIRST = (
    r"(?:1[.、．]\s*)?[^。！？：:]{2,30}[ 　]*"
    r"(?:[【（(]?(?:第?[1一]\s*篇|篇\s*[1一])[】）)]?|[（(][1一][）)])[：:]?"
)
"""How the title of the first of several speeches counts it."""
_COUNTED = (
    r"^1[.、．]\s*|[ 　]*(?:[（(【]\s*第?[\d一二三四五]{1,3}\s*篇?[）)】]|"
    r"第?\s*[\d一二三四五]{0,3}\s*篇?\s*[\d一二三四五]{0,3})[：:]?$"
)
"""The number of a speech in a collection: 篇1, （一）：."""


def _about_the_text(items: list[LabelledParagraph]) -> set[int]:
    """The sentences above the greeting in which the author says where his script is: 稿子贴在这里。."""
    prose = {at for at, item in enumerate(items) if item.open and ends_sentence(item.text)}
    told = any(compiled(_HERE).search(items[at].text) for at in prose)
    hall = any(compiled(HALL).search(items[at].text) for at in prose)
    return prose if told and not hall and len(prose) <= _FEW else set()


_HERE = (
    r"(?:稿子?|全文|文字版|原文)[^。！？]{0,12}(?:贴|[放发附](?:在|到|上|出)|分享|存档|备份|留[念存]|如下|在下面|在这里)|"
    r"(?i:\b(?:speech|talk|script|text|transcript|what I said)\b[^.!?]{0,40}\b(?:below|here it is|in full|follows)\b)"
)
_FEW = 3


def _names_itself(items: list[LabelledParagraph], start: int, greeting: int) -> bool:
    """True where a page's first line names a speech, and no line between its offer and the greeting does."""
    named = compiled(KIND).search(items[0].text) is not None and len(items[0].text) <= _TITLE // 2
    return named and not any(item.open for item in items[start:greeting])


def _offered(items: list[LabelledParagraph]) -> int:
    """Where a website has offered the speech that stands below, if nobody greets or speaks for himself above that."""
    offers = [
        at
        for at, item in enumerate(items[: front_end(items)])
        if item.what in ("site", "template label") and compiled(_OFFER).search(item.text)
    ]
    end = offers[-1] if offers else 0
    above = [item.text for item in items[:end] if item.open]
    own = any(greets(text) or compiled(r"我(?!们|要投稿)|咱").search(text) for text in above)
    said = any(item.open and (ends_sentence(item.text) or _may_be_prose(item.text)) for item in items[end:])
    return end if said and not own else 0


_SHELF = 8
"""Characters of a page's place, 领导讲话, that comes once more; a longer one is the speech's title."""
_OFFER = r"小编|网编辑|^(?:[一二三四五六]、)?\s*(?:参考|示范|示例)|^\W*(?:范[文例]|例文?|正文)(?:如下)?\W*$"


def _said(text: str) -> str:
    """What is said behind a speaker's label: 主持人：各位来宾，."""
    return compiled(r"^\w{1,6}[ 　]?\w{0,4}[：:]\s*(?=\S)").sub("", text)


def _announces(text: str) -> bool:
    if compiled(_OWN).search(text):
        return False
    if not has_han(text):
        return bool(compiled(_LEAD_EN).fullmatch(text))
    return text[-1:] in "文如。：:下辞录" and bool(compiled(_LEAD).match(text))


def _reports(text: str) -> bool:
    """True for prose that names the speaker in the third person."""
    return compiled(_WIRE).match(text) is not None or compiled(_THIRD).match(text) is not None


def _again(items: list[LabelledParagraph], end: int) -> int:
    """Where the title comes again within the front: the last line whose words stand in one above it, or a headline."""
    plain = [alphanumeric(compiled(_COUNTED).sub("", item.text)) if item.open else "" for item in items[:end]]
    people = {at for at in range(end) if names_somebody(items[at].text.partition(",")[0])}
    for at in range(end - 1, 0, -1):
        text, line = plain[at], items[at].text
        full = len(text) > _SHELF and any(
            items[other].open and line == compiled(_IN_FULL).split(items[other].text)[0] != items[other].text
            for other in range(at)
        )
        least = 1 if full else 6 if has_han(text) else 15
        if (
            items[at].paragraph.silent  # a slide's title stands on several slides
            or len(text) < least
            or len(line) > (1 if has_han(text) else 3) * _TITLE
            or at in people
            or ends_sentence(line.rstrip("！!"))
            or _is_row(items, at)
            or _counts_a_title(items, at)
            or (is_one_of_several(items, at) and not number_of_speech(line))
        ):
            continue
        headline = "全文" in text or compiled(_HEADLINE).match(line) is not None
        if any(
            other not in people and _is_the_same(text, plain[other], least, headline=headline)
            for other in range(at)
        ):
            return _first_of(plain, at)
    return 0


def _counts_a_title(items: list[LabelledParagraph], at: int) -> bool:
    """True for the head of a speech that is a title above it and a number: 生日致辞范文1."""
    counted = number_of_speech(items[at].text)
    return counted is not None and any(counted[0] == item.text for item in items[max(0, at - 3) : at])


def _is_row(items: list[LabelledParagraph], at: int) -> bool:
    """True for a name and its value among others, 题名：在开幕式上的致辞: a page's list tells its own headline."""
    near = [item.text for item in items[max(0, at - 1) : at + 2]]
    return all(compiled(_ROW).match(text) for text in near)


_ROW = r"[^\W\d]{2,6}\s*[:：]\s*\S"


def _is_the_same(text: str, other: str, least: int, *, headline: bool) -> bool:
    """True where a line's words stand in another's, a headline has another's, or both are nearly the same."""
    inside = text in other and len(other) <= 2 * len(text) + 20
    return inside or (headline and len(other) >= least and other in text) or _is_nearly(text, other)


def _is_nearly(text: str, other: str) -> bool:
    """True for long lines with a letter or two of difference: 国旗下讲话：做守时的人, and 国旗讲话：做守时的人."""
    alike = len(text) >= _LONG and abs(len(text) - len(other)) <= _FEW
    return alike and SequenceMatcher(None, text, other).ratio() >= _SAME


_LONG, _SAME = 10, 0.9
_TITLE = 60
"""Characters of a title; three times as many in Latin letters."""


def _first_of(plain: list[str], at: int) -> int:
    """The first line of a title over several, whose words stand joined in one line above them."""
    text = plain[at]
    while plain[at - 1] and any(plain[at - 1] + text in other for other in plain[: at - 1]):
        at -= 1
        text = plain[at] + text
    return at


_IN_FULL = r"(?i)\s*(?:[（(](?:full[ -]?text|transcript|全文)[)）]|[-–—:|] full[ -]?text)$"
"""What a page says behind a title that comes again."""
_HEADLINE = r"\w{2,6}[：:]"
"""A web page's own title: 某某：在大会上的讲话."""
