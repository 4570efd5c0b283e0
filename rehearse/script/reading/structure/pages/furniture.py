"""What a web page puts around a speech: paths, counters, the headline above the real title, news leads.

The salutation ends the front matter: above it only full prose is speech, and a title that comes again is the real one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.chars import has_han
from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.greetings.salutations import greets
from rehearse.script.reading.structure.lines.bylines import is_byline
from rehearse.script.reading.structure.lines.follows import OWN, introduces
from rehearse.script.reading.structure.lines.lists import front_end
from rehearse.script.reading.structure.lines.speaking import speaks
from rehearse.script.reading.structure.lines.titles import names_a_speech
from rehearse.script.reading.structure.pages.leads import about_the_text, may_be_prose, reports
from rehearse.script.reading.structure.pages.own_title import SHELF, TITLE, own_title

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_NEAR = 8
"""Paragraphs of a news report above a speech, at most."""


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
            if items[at].open and introduces(items[at].text)
        ),
        -1,
    )
    prose = [at for at in range(greeting or lead + 1) if items[at].open and may_be_prose(items[at].text)]
    own = any(compiled(OWN).search(items[at].text) for at in prose)
    for at in prose if not own and len(prose) <= _NEAR else ():
        if at <= lead or reports(items[at].text):
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
    title = own_title(found, greeting, max(before, lead))
    crumbs = {
        crumb for item in above if item.what == "site" for crumb in compiled(r"\s*[>›»]+\s*").split(item.text)
    }
    for at, item in enumerate(found[: len(above)]):
        if item.open and item.text in crumbs and len(item.text) <= SHELF:
            found[at] = item.aside("site")
    offered = _offered(found)
    for at in range(max(title, offered)):
        if found[at].open and not (
            at == title and offered > title and _names_itself(found, title, offered, greeting)
        ):
            found[at] = found[at].aside("site")
    if greeting and (about := about_the_text(found[:greeting])):
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


def _names_itself(items: list[LabelledParagraph], title: int, start: int, greeting: int) -> bool:
    """True where a page's headline names a speech, and no line between its offer at `start` and the greeting does."""
    headline = items[title].text
    named = names_a_speech(headline) and len(headline) <= TITLE // 2
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
    said = any(item.open and (ends_sentence(item.text) or may_be_prose(item.text)) for item in items[end:])
    return end if said and not own else 0


_OFFER = r"小编|网编辑|^(?:[一二三四五六]、)?\s*(?:参考|示范|示例)|^\W*(?:范[文例]|例文?|正文)(?:如下)?\W*$"


def _said(text: str) -> str:
    """What is said behind a speaker's label: 主持人：各位来宾，."""
    return compiled(r"^\w{1,6}[ 　]?\w{0,4}[：:]\s*(?=\S)").sub("", text)
