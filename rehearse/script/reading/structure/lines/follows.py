"""The line that says that the text of a speech follows: 以下是讲话全文：, This is the speech I gave at the school."""

from __future__ import annotations

from rehearse.language.text.chars import has_han
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.lines.persons import SPEAKER
from rehearse.script.reading.structure.lines.titles import names_kind

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
    rf"(?= (?:of|from) .{{0,80}}{_TEXT})).{{0,600}}|"
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
    rf"(?i)(?:^|[.!?] )(?:(?:(?:below|here) is|here['’]s) (?:my|the (?:script|text|transcript) of (?:my|the)) {_TEXT}\b"
    rf"[^.!?]{{0,60}}[.:!]|"
    rf"(?:[^.!?]{{0,80}} )?I (?:\w+['’]?\w* ){{0,4}}(?:post|share|publish|print|copy) (?:here )?"
    rf"(?:the|my) {_TEXT}\b[^.!?]{{0,60}}[.:!]|"
    rf"we (?:\w+ )?(?:introduce|publish|present|bring you) the (?:whole|full|entire) (?:text|{_TEXT})\b"
    r"[^.!?]{0,120}[.:])(?: [^.!?]{3,120}[.!])*$"
)
"""One of the sentences of a paragraph that does."""
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
OWN = rf"{SPEAKER}|你们|大家好|同志们|朋友们|\byou\b"
"""Who speaks, and to whom; a reporter says neither."""


def announces(text: str) -> bool:
    """True for a line that says that a speech's own text follows.

    >>> announces("以下是讲话全文："), announces("以下是我的几点想法：")
    (True, False)
    """
    whole = compiled(_ANNOUNCES).fullmatch(text) or compiled(_SAID).fullmatch(text)
    return bool(whole or is_titled(text) or compiled(_INSIDE).search(text) or introduces(text))


def introduces(text: str) -> bool:
    """True where a reporter says so, who speaks neither for himself nor to a hall.

    >>> introduces("以下是讲话全文："), introduces("以下是我的演讲稿。")
    (True, False)
    """
    if compiled(OWN).search(text):
        return False
    if not has_han(text):
        return bool(compiled(_LEAD_EN).fullmatch(text))
    return text[-1:] in "文如。：:下辞录" and bool(compiled(_LEAD).match(text))


def is_titled(text: str) -> bool:
    """True for a title that announces its text: 父亲在婚宴上的讲话全文：."""
    title = text.rstrip(":： ")
    named = title.endswith("全文") and names_kind(title) and not compiled(_TELLS).search(title)
    return title != text and len(title) <= _LONGEST and named


_LONGEST = 60
_TELLS = r"^(?:以下|下面)|[，。]|今[日天]"
"""What a sentence has that only tells of the speech."""
