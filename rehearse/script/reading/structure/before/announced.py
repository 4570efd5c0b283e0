"""The line that says that a speech's own text follows, and what its page or its author says above that line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.language.text.prose import is_prose
from rehearse.script.reading.structure.before.opening_titles import LONGEST
from rehearse.script.reading.structure.greetings.salutations import greets
from rehearse.script.reading.structure.lines.bylines import is_byline
from rehearse.script.reading.structure.lines.lists import front_end
from rehearse.script.reading.structure.lines.titles import as_title, names_kind

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_TEXT = r"(?:speech|remarks|address|statement|talk|sermon|homily|eulogy|lecture|keynote|toast|tribute)"
_ANNOUNCES = (
    r"(?:.*[。！])?(?:以下|下面)就?[是为](?:我|本人)?[^。！？，,]{0,40}(?:原文|全文|文字版|实录|逐字稿|讲稿|演讲稿|发言稿|致辞稿)"
    r"[^。！？]{0,60}[：:。]?|"
    r"(?!.*[我咱])[^，。！？]{2,12}(?:致[辞词]|讲话|发言|演讲|贺[辞词])(?:内容|全文|原文)?(?:为|如下)[：:]|"
    r"[(（\[](?i:begin|start of) (?i:text|transcript|excerpts?)[)）\]]\W*|"
    r"(?i:(?:this|here|below|what follows|the following) (?:is|was) (?:the|my|a|an) "
    rf"(?:(?:full|complete|official|prepared|verbatim|unedited) )?(?:text|transcript|[^.!?:;]{{0,30}}{_TEXT})\b"
    r"(?:(?=[^.!?:;]{0,24}\bI (?:gave|delivered|read|preached|presented)"
    r"(?:\W*$|[.,] | (?:at|for|to|on|in|last|when|as|yesterday|today|this) ))|"
    rf"(?= (?:of|from) .{{0,80}}{_TEXT})).{{0,300}}|"
    rf"(?:[A-Z].{{2,80}} [-–—]+ )?the following (?:text )?(?:is|are|was) (?:the )?(?:text |transcript )?of "
    rf"[^.!?:]{{0,80}}{_TEXT}\b[^.!?]{{0,160}}:)"
)
"""以下是讲话全文：, This is the speech I gave at the school. A speaker has begun before he could say so."""
_SAID = (
    r"(?i)(?:(?:and|so|but)?,? ?(?:now,? |here(?:['’]s| is| goes| we go),? |without further ado,? )+"
    rf"(?:to )?the {_TEXT}\b"
    r"[^.!?]{0,20}(?:[.:…]|\.{3}|$).*|this is what I said (?:as|at|to|in|on|for|when|that)\b[^.!?]{3,120}[.:].*)"
)
"""And now the speech…, This is what I said at the wedding. A speaker would not say that it is."""
_INSIDE = (
    rf"(?i)(?:^|[.!?] )(?:(?:below|here) is my {_TEXT}\b[^.!?]{{0,60}}[.:!]|"
    rf"(?:[^.!?]{{0,80}} )?I (?:\w+['’]?\w* ){{0,4}}(?:post|share|publish|print|copy) (?:here )?"
    rf"(?:the|my) {_TEXT}\b[^.!?]{{0,60}}[.:!]|"
    rf"we (?:\w+ )?(?:introduce|publish|present|bring you) the (?:whole|full|entire) (?:text|{_TEXT})\b"
    r"[^.!?]{0,120}[.:])(?: [^.!?]{3,120}[.!])*$"
)
"""One of the sentences of a paragraph that does."""
_MOST = 8
"""Paragraphs of prose above it."""


def announced(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label that line and the prose above it, where nobody is greeted there; all of it, where the title comes below."""
    front = reversed(range(front_end(items)))
    at = next((at for at in front if items[at].open and announces(items[at].text)), -1)
    above = [one for one in range(at) if items[one].open]
    prose = {one for one in above if is_prose(items[one].text)}
    greeted = any(greets(items[one].text) or items[one].paragraph.forced for one in above)
    if at < 0 or greeted or len(prose) > _MOST or not any(item.open for item in items[at + 1 :]):
        return items
    silent = set(above) if _begins_with_title(items, at + 1) else prose
    return [
        as_title(item)
        if one == at and _is_titled(item.text)
        else item.aside("lead" if one in prose or one == at else "site")
        if one in silent or one == at
        else item
        for one, item in enumerate(items)
    ]


def announces(text: str) -> bool:
    """True for a line that says that a speech's own text follows.

    >>> announces("以下是讲话全文："), announces("以下是我的几点想法：")
    (True, False)
    """
    whole = compiled(_ANNOUNCES).fullmatch(text) or compiled(_SAID).fullmatch(text)
    return bool(whole or _is_titled(text) or compiled(_INSIDE).search(text))


def _is_titled(text: str) -> bool:
    """True for a title that announces its text: 父亲在婚宴上的讲话全文：."""
    title = text.rstrip(":： ")
    named = title.endswith("全文") and names_kind(title) and not compiled(_TELLS).search(title)
    return title != text and len(title) <= LONGEST and named


_TELLS = r"^(?:以下|下面)|[，。]|今[日天]"
"""What a sentence has that only tells of the speech."""


def _begins_with_title(items: list[LabelledParagraph], start: int) -> bool:
    """True where the first line below that is no name or date is short, and no sentence."""
    first = next(
        (item for item in items[start:] if item.open and item.text and not is_byline(item.text)),
        None,
    )
    return first is not None and not (
        ends_sentence(first.text)
        or is_prose(first.text)
        or greets(first.text)
        or any(mark in first.text for mark in "：:")
        or first.text[-1] in "，,；;"
    )
