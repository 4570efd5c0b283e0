"""Where the speech's own title stands on a page: above it the page speaks."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from rehearse.language.text.chars import alphanumeric, has_han
from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.greetings.salutations import greets, names_somebody
from rehearse.script.reading.structure.lines.lists import front_end
from rehearse.script.reading.structure.lines.persons import SPEAKER
from rehearse.script.reading.structure.lines.speaking import speaks
from rehearse.script.reading.structure.lines.speech_heads import number_of_speech
from rehearse.script.reading.structure.lines.titles import is_one_of_several, names_kind
from rehearse.script.reading.structure.pages.leads import may_be_prose

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

SHELF = 8
"""Characters of a page's place, 领导讲话, that comes once more; a longer one is the speech's title."""
TITLE = 60
"""Characters of a title; three times as many in Latin letters."""
_FEW = 3


def own_title(items: list[LabelledParagraph], greeting: int, end: int) -> int:
    """The place of the title in the front, of which `end` is the first line that is no more of it; 0 for the first.

    `greeting` is where the hall is greeted, 0 where it is not.
    """
    return max(_again(items, end), _collected(items, greeting), _entitled(items, greeting), _published(items))


def _again(items: list[LabelledParagraph], end: int) -> int:
    """Where the title comes again within the front: the last line whose words stand in one above it, or a headline."""
    plain = [alphanumeric(compiled(_COUNTED).sub("", item.text)) if item.open else "" for item in items[:end]]
    people = {at for at in range(end) if names_somebody(items[at].text.partition(",")[0])}
    for at in range(end - 1, 0, -1):
        text, line = plain[at], items[at].text
        full = len(text) > SHELF and any(
            items[other].open
            and line == compiled(_FULL_TEXT).split(items[other].text)[0] != items[other].text
            for other in range(at)
        )
        least = 1 if full else 6 if has_han(text) else 15
        if (
            items[at].paragraph.silent  # a slide's title stands on several slides
            or len(text) < least
            or len(line) > (1 if has_han(text) else 3) * TITLE
            or at in people
            or ends_sentence(line.rstrip("！!"))
            or _is_row(items, at)
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


def _first_of(plain: list[str], at: int) -> int:
    """The first line of a title over several, whose words stand above them in a line, joined or beside others."""
    text = plain[at]
    while (above := plain[at - 1]) and any(
        above + text in other or (len(above) >= _LONG and above in other and above != other)
        for other in plain[: at - 1]
    ):
        at -= 1
        text = above + text
    return at


_FULL_TEXT = r"(?i)\s*(?:[（(](?:full[ -]?text|transcript|全文)[)）]|[-–—:|] full[ -]?text)$"
"""What a page says behind a title that comes again."""
_HEADLINE = r"\w{2,6}[：:]"
"""A web page's own title: 某某：在大会上的讲话."""


def _published(items: list[LabelledParagraph]) -> int:
    """Where a page's headline stands, right above when and where it was published: its columns are above that."""
    source = next((at for at, item in enumerate(items[: front_end(items)]) if item.what == "source"), 0)
    above = [at for at in range(source) if items[at].open]
    if not above or above[-1] != source - 1:
        return 0
    *columns, headline = above
    short = all(len(items[at].text) <= min(SHELF, len(items[headline].text) / 2) for at in columns)
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
    offered = heads and any(may_be_prose(items[at].text) for at in above if at > heads[0])
    again = any(last in items[at].text for at in heads if at < above[-1])
    named = last and (names_kind(last) or again)
    return above[-1] if (offered or again) and named else 0


_COLLECTION = r"[^。！？]{2,40}\d+\s*篇[）)]?(?:正文)?"
_FIRST = (
    r"第[1一]篇\s*[:：]?\s*[^。！？]{4,40}|"
    r"(?:1[.、．]\s*)?[^。！？：:]{2,30}[ 　]*"
    r"(?:[【（(]?(?:第?[1一]\s*篇|篇\s*[1一])[】）)]?|[（(][1一][）)])[：:]?"
)
"""How the title of the first of several speeches counts it."""
_COUNTED = (
    r"^1[.、．]\s*|[ 　]*(?:[（(【]\s*第?[\d一二三四五]{1,3}\s*篇?[）)】]|"
    r"第?\s*[\d一二三四五]{0,3}\s*篇?\s*[\d一二三四五]{0,3})[：:]?$"
)
"""The number of a speech in a collection: 篇1, （一）：."""
