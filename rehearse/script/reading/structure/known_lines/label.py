"""The pass that goes by the table of known lines: at the edges of a script by all rows, within it by the sure ones."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.language.text.prose import is_prose
from rehearse.script.reading.structure.greetings.salutations import is_salutation
from rehearse.script.reading.structure.known_lines.table import line_kind
from rehearse.script.reading.structure.lines.bylines import is_byline
from rehearse.script.reading.structure.lines.last_words import may_end_speech
from rehearse.script.reading.structure.lines.persons import SPOKEN
from rehearse.script.reading.structure.lines.signs import signed
from rehearse.script.reading.structure.lines.speaking import speaks
from rehearse.script.reading.structure.lines.speech_heads import number_of_speech
from rehearse.script.reading.structure.lines.titles import KIND, is_headline, names_kind

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph


def label_known_lines(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label single lines that match a row of LINES."""
    kinds = [_kind(item, edge=True) if item.open and not item.paragraph.silent else "" for item in items]
    for at, item in enumerate(items):  # 【篇一】 above 【篇二】 is a heading
        if item.paragraph.level and kinds[at] == "template label" and number_of_speech(item.text):
            kinds[at] = ""
    for at in signed(items):  # ▶ 开场 is the script's own, and ▶ 相关阅读 a page's
        kinds[at] = ""
    if not any(kinds):
        return items
    for at, (one, below) in enumerate(pairwise(items)):  # From: and, below it, whom
        if kinds[at] == "head matter" and one.text[-1] in ":：" and below.open and not _speaks(below.text):
            kinds[at + 1] = "head matter"
    said = [at for at, item in enumerate(items) if item.open and not kinds[at] and not _asks_above(items, at)]
    first = next(filter(lambda at: _speaks(items[at].text), said), 0)
    last = next(filter(lambda at: _speaks(items[at].text), reversed(said)), len(items))
    last = _foot(items, kinds, last)
    return [
        item.aside(what)
        if item.open
        and not item.paragraph.silent
        and (what := kinds[at] if not first < at < last else kinds[at] and _kind(item, edge=False))
        else item
        for at, item in enumerate(items)
    ]


def _foot(items: list[LabelledParagraph], kinds: list[str], last: int) -> int:
    """The last line of the speech, above a page's foot in which a website's sentences stand as well.

    Nobody speaks to a hall or of himself there, and of its lines a third are surely the page's.
    """
    above = reversed([*enumerate(items[: last + 1])])
    own = next((at for at, item in above if item.open and _voiced(item.text)), last)
    below = [at for at in range(own + 1, len(items)) if items[at].open]
    pages = [at for at in below if kinds[at]]
    return pages[0] - 1 if len(pages) >= _PAGES and _PAGES * len(pages) >= len(below) else last


_PAGES = 3


def _voiced(text: str) -> bool:
    """True for a line in which somebody speaks of himself, or takes leave."""
    return bool(compiled(SPOKEN).search(text)) or may_end_speech(text)


def _asks_above(items: list[LabelledParagraph], at: int) -> bool:
    """True for a short question or call as the first line: it may be the title; what greets a hall is none."""
    text = items[at].text
    return at == 0 and text[-1:] in ("?", "？", "!", "！") and len(text) <= _QUESTION and not speaks(text)


_QUESTION = 60


def _kind(item: LabelledParagraph, *, edge: bool) -> str:
    """Why a line is not read aloud: by its words, or by the box that they stand behind, 【提示】语速放慢.

    At an edge, a line that is nothing but a link to another page is not, either: 转入文章首发地址.
    """
    if (
        edge
        and item.paragraph.linked
        and not (item.paragraph.level or _speaks(item.text) or names_kind(item.text))
    ):
        return "site"
    boxed = item.paragraph.text[:1] in "【[" and item.paragraph.text != item.text
    return line_kind(item.text, edge=edge) or (line_kind(item.paragraph.text, edge=edge) if boxed else "")


def _speaks(text: str) -> bool:
    """True for what is said; a title is as long as a sentence, but names a speech."""
    prose = is_prose(text) and not compiled(KIND).search(text)
    return is_salutation(text) or (
        (prose or ends_sentence(text)) and not (is_byline(text) or is_headline(text))
    )
