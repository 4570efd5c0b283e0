"""What is said about the text below its end: what was changed in it, what could be, and tips for the one who speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.greetings.salutations import greets
from rehearse.script.reading.structure.known_lines.chat import CHANGE, WRITE
from rehearse.script.reading.structure.labelled import open_above, open_size
from rehearse.script.reading.structure.lines.last_words import may_end_speech
from rehearse.script.reading.structure.lines.persons import HALL

if TYPE_CHECKING:
    from collections.abc import Callable

    from rehearse.script.reading.structure.labelled import LabelledParagraph

_DID = (
    r"(?:kept|removed|wove|cut|trimmed|tightened|added|changed|rewrote|shortened|left|moved|replaced|softened|"
    r"included|avoided|used|swapped|smoothed)"
)
_TEXTS = (
    r"(?:\b(?:tone|wording|draft|paragraphs?|statistics|jokes?|placeholders?|opening|ending|structure|"
    r"sentences?|version|anecdotes?|phrasing)\b|\bunder \w+ minutes|\byou mentioned\b|"
    r"\byour (?:draft|notes|story|details|original)\b)"
)
"""What only a text has, or only the one who asked for it."""
_OFFER = (
    rf"\b(?:(?:happy|glad) to (?:{CHANGE}|make|{WRITE})\b|feel free to (?:{CHANGE}|take|cut|remove|add)\b|"
    rf"let me know\b|I can (?:also )?(?:{WRITE}|convert|turn|add|make)\b.{{0,60}}"
    r"\b(?:Q ?& ?A|version|format|slides?|notes|shorter|longer))"
)
_CHANGED = (
    rf"(?i:I(?:['’]ve| have)? (?:also )?{_DID}\b(?=.*(?:{_TEXTS}|{_OFFER})).*|.{{0,60}}{_OFFER}.*)|"
    r"(?:如果?|若)[^。！？]{0,24}我(?:也|还)?(?:可以|能|会)(?:再|继续)?[^。！？]{0,8}"
    r"(?:调整|修改|改写|优化|润色|缩短|扩写|精简)[^。！？]{0,12}[。～~！!]?|"
    r"(?:写在(?:后面|最后)|后记)[:：].*(?:稿|文章|范文).*"
)
"""What a writer did to the text, or offers to do: I kept it under three minutes; 如果想更正式，我可以再调整."""
_MARKS = r"[\s>*_#📌💡💬✨🌱📝🎤🎯⚠️✅\u2600-\u27bf\U0001f300-\U0001faff\ufe0f]*"
_FOR_THE_SPEAKER = (
    r"(?:使用|朗读|演讲|朗诵|发言|表达|修改|改写|写作|创作|设计)(?:小?(?:提示|提醒|贴士|技巧)|建议|思路|说明)|"
    r"(?i:why (?:this|it)(?: speech| version| toast)? works|which (?:one|version) should you (?:use|choose|pick)|"
    r"(?:delivery|speaking|performance|presentation) (?:tips|notes)|word count|optional add-?ons?|"
    r"how to (?:use|customi[sz]e|deliver) (?:this|it))"
)
_TIPS = r"(?:温馨|特别|友情)?小?(?:提示|提醒|贴士|技巧)|(?i:(?:pro |quick |final |extra )?tips?)"
_LABEL = rf"{_MARKS}(?:(?P<own>{_FOR_THE_SPEAKER})|{_TIPS})(?:\s*[（(][^（()）]{{1,16}}[）)])?\**(?:\s*[:：?？].*|\s*)"
"""A label over tips, or before them on its line."""
_DRAWN = r"([-—─═=*~_])\1{2,}\s*[^-—─═=*~_。！？]{1,20}([-—─═=*~_])\2{2,}"
"""A rule with words in it: ————分割线————."""
_ON_WRITING = r"开头|结尾|结构|稿子?|背下来|背熟|评委|范文|照抄|排比|点题"
"""What is said of how the speech was made."""
_TO_THE_HALL = rf"{HALL}|我们|咱|\b(?:[Ww]e|us|our)\b"
_NEAR = 3


def chat_below(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label what stands below a speech that has closed, from the first line that speaks of the text to the end.

    A rule closes a speech as thanks do; but tips below a rule alone may be a speech's last part. Whoever speaks to the
    hall below them goes on with his speech.
    """
    start = next((at for at in range(1, len(items)) if _begins(items, at)), len(items))
    below = [item for item in items[start:] if item.open]
    if any(_goes_on(item) for item in below) or open_size(below) > open_size(items[:start]):
        return items
    what = "chat" if start < len(items) and _is(_CHANGED)(items[start]) else "appendix"
    return [item.aside(what) if at >= start and item.open else item for at, item in enumerate(items)]


def _begins(items: list[LabelledParagraph], at: int) -> bool:
    item = items[at]
    if not item.open or item.paragraph.silent or item.paragraph.forced:
        return False
    closed = any(may_end_speech(one.text) for one in open_above(items, at, _NEAR))
    closed = closed or any(one.what == "end mark" for one in items[max(0, at - _NEAR) : at])
    ruled = any(one.paragraph.under_rule for one in items[max(0, at - _NEAR) : at + 1]) and not any(
        one.paragraph.under_rule for one in items[at + 1 :]
    )
    if compiled(_DRAWN).fullmatch(item.paragraph.text):
        return closed and any(compiled(_ON_WRITING).search(one.text) for one in items[at + 1 :])
    label = compiled(_LABEL).fullmatch(item.paragraph.text)
    if label and not label["own"]:
        return closed and not item.paragraph.level
    return (closed or ruled) and bool(label or _is(_CHANGED)(item))


def _is(pattern: str) -> Callable[[LabelledParagraph], bool]:
    return lambda item: compiled(pattern).fullmatch(item.text) is not None


def _goes_on(item: LabelledParagraph) -> bool:
    """True for words to the hall, which no tip has."""
    forced = item.paragraph.forced or item.label
    said = compiled(_TO_THE_HALL).search(item.text) and not _is(_CHANGED)(item)
    return bool(forced or greets(item.text) or said)
