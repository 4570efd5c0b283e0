"""The words of one who sends or posts a speech, above it: 黄老师您好！稿子改过了，请您再看看。."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.language.text.prose import is_prose
from rehearse.script.reading.structure.greetings.salutations import greets
from rehearse.script.reading.structure.lines.persons import HALL
from rehearse.script.reading.structure.lines.speaking import speaks

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_SCRIPT = r"(?:稿|主持词|发言词|致[辞词]|全文|文字版)"
_ABOUT = (
    rf"{_SCRIPT}[^。！？]{{0,16}}(?:写好|改[好过了]|过目|审[阅核定一]|把关|附上|见下|如下|发[给您你]|放(?:这了|(?:在)?下面)|直接[套用抄]|自取)|"
    rf"(?:附上|发[给您你]|遵嘱[拟写]了?|[看改拟写]了?一?下?)[^。！？]{{0,24}}{_SCRIPT}[^。！？]{{0,12}}(?:[，。]请|审阅|过目|把关|您看)|"
    r"(?:意见|要求)[^。！？]{0,6}(?:改过|改好|修改)了?|请[^。！？]{0,6}(?:审阅|过目|把关|斧正)|"
    r"(?i:\bhere['’]s (?:the|my) (?:draft|speech|text|remarks)\b|\bthis is what i (?:read|said) (?:on|at|in)\b|"
    r"\bplease find\b.{0,30}\b(?:speech|draft|remarks|text|script)|\b(?:the )?(?:draft|speech) runs \w+)"
)
"""What is said of a script to the one who reads it."""
_HERE = (
    r"(?i:\bhere(?:['’]s what i['’]ve got| it is\b| you go\b)|\b(?:attached is|as promised)\b|\bcut whatever\b|"
    r"\blet me know if it)"
)
"""What a mail says of what it brings; who speaks to a hall may say it as well."""
_ONE = (
    r"(?!.*(?:们|各位|大家|同志|朋友|来宾|先生|女士|领导|家长|everyone|everybody|all\b|ladies|friends|colleagues))"
    r"(?:[^，,：:。！!？?\s]{1,8}[，,：:]?\s*(?:[您你]好[！!，,：:。]?|[：:])|"
    r"(?:(?:Hi|Hello|Hey|Dear|Morning),?\s+)?[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)?\s*[,:—–-](?P<rest> .{1,60})?)"
)
"""Who is greeted in a letter: one person."""
_FRONT = 12
"""Paragraphs of a letter above the speech, at most."""
_NEAR = 2
"""Paragraphs from what is said of a script to the greeting: a heading may stand between them."""
_SIGNED = 40
"""Characters of a signature's line."""


def letter(items: list[LabelledParagraph], start: int) -> range:
    """The paragraphs in which a sender speaks of the script above the hall's greeting or a rule; empty if none do.

    Nobody speaks to a hall there. What stands between his words and the greeting may be the speech's title.
    """
    end = _end(items, start)
    above = [at for at in range(start, end) if items[at].open]
    one = next((at for at in above if _greets_one(items[at])), -1)
    written = one >= 0 or start > 0
    told = [
        at for at in above if _is_about(items[at]) or (written and compiled(_HERE).search(items[at].text))
    ]
    if not told or any(_is_to_the_hall(items[at]) for at in above):
        return range(0)
    ruled = end < len(items) and items[end].paragraph.under_rule
    first, last = min(told), max(told)
    if not written:  # to nobody: only right above the hall's greeting
        if not _calls(items[end]) or last < end - _NEAR:
            return range(0)
        first = last
    while last + 1 < end and ((written and ruled) or _is_signature(items, last + 1)):
        last += 1
    return range(min(first, one) if one >= 0 else first, last + 1)


def _end(items: list[LabelledParagraph], start: int) -> int:
    """Where the letter ends at the latest: at the first greeting of a hall, or below a rule; 0 if there is neither."""
    for at in range(start, min(start + _FRONT, len(items))):
        item = items[at]
        if item.paragraph.under_rule and at > start and not _is_about(item):
            return at
        if item.open and not (_is_about(item) or _greets_one(item)) and _calls(item):
            return at
    return 0


def _calls(item: LabelledParagraph) -> bool:
    return greets(item.text) or speaks(item.text)


def _is_about(item: LabelledParagraph) -> bool:
    return not item.paragraph.level and compiled(_ABOUT).search(item.text) is not None


def _greets_one(item: LabelledParagraph) -> bool:
    """True for 黄老师您好！ and Jan, alone on a line, or with what is said of the script behind it."""
    found = compiled(_ONE).fullmatch(item.text)
    if not found or item.paragraph.level:
        return False
    return not found["rest"] or _is_about(item) or compiled(_HERE).search(found["rest"]) is not None


def _is_to_the_hall(item: LabelledParagraph) -> bool:
    """True for words to a hall."""
    return compiled(HALL).search(item.text) is not None and is_prose(item.text)


def _is_signature(items: list[LabelledParagraph], at: int) -> bool:
    """True for a short line right below the letter's last: who writes, and when."""
    below = items[at].paragraph.line - items[at - 1].paragraph.line <= 1
    return below and len(items[at].text) <= _SIGNED and not ends_sentence(items[at].text)
