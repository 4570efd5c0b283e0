"""The foot of a page below a speech: buttons, answers of readers, the next articles; and notes on sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.greetings.salutations import greets
from rehearse.script.reading.structure.labelled import open_above, open_size
from rehearse.script.reading.structure.lines.persons import HALL

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_BUTTON = (
    r"(?:回复|举报|反馈|支持|反对|收藏|分享|淘帖|评论|点赞|赞同|喜欢|赞赏|打赏|转发|复制|编辑|删除|引用|楼主|只看该作者|"
    r"登录|注册|立即注册|添加评论|发表回复|条评论|人赞同|share|tweet|like|reply|comments?|previous|next|print|"
    r"copy|follow|subscribe|report)"
)
_COUNT = r"(?:[\s\d.,()（）|｜·/:：]|[万千kKwW](?![a-z])|条)*"
_BAR = rf"(?i:{_COUNT}{_BUTTON}(?:{_COUNT}{_BUTTON})+{_COUNT}|comments? ?\(\d+\))"
"""Two buttons or more on a line, with what they count: 回复 支持 反对."""
_SURE = (
    rf"{_BAR}|分享[到至]\s*[:：].*|发表[于在]\s*\d{{4}}[-/.年].*|本帖最后由.*|您?需要登录后才(?:可以|能).*|本版积分规则.*|"
    r"[©\s]*著作权归作者所有.*|[【《].{2,40}[】》]?相关推荐(?:文章)?[:：]?|"
    r"(?i:share this\s*:?|click to (?:share|email|print)\b.{0,60}\(opens in new window\)|\d+ bloggers? likes? this\W*|"
    r"this entry was posted (?:in|on)\b.*|\d+ (?:thoughts?|responses?|replies|comments?) "
    r"(?:on|to) [“\"‘'].*|"
    r"(?:next|previous|older|newer) post\s*:.*|your e-?mail address will not be published.*|bookmark the permalink.*)"
)
"""What only a page says."""
_MAYBE = (
    r"(?i:related|watch next|up next|read next|more like this|previous|next|like|reply|share|举报|回复|相关)"
    r"\s*[:：]?"
)
"""A button's one word, which may be a heading, too."""
_PAGE = ("site", "page foot", "source")
_THANKS = r"(?i:谢谢|感谢|多谢|再见|指正|thank|thanks|bless|congratulations|goodbye|good night)"
_CLOCK = r"\d{1,2}:\d\d\s*[AaPp]\.?[Mm]\.?(?:\s+[A-Z]{2,4})?"
"""When a speech ended, as a transcript has it above the page's foot."""
_NEAR = 3
_NOTE_MARK = r"(?:[①-⑳]|\[\d{1,2}\]|\d{1,2}[.、])\s*"
_SOURCE = (
    r"参见|数据来源|来源[:：]|截至|同上|转引自|见《|出版社|第\s*\d+\s*页|https?://|"
    r"\b(?:See|Ibid|cf\.|et al)\b|\bpp?\. ?\d"
)
_FOOTNOTE = rf"{_NOTE_MARK}(?=.*(?:{_SOURCE})).*"


def page_foot(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label all from the first line that is plainly the page's, below the thanks, down to the end.

    Where nobody was thanked, or the line is but a word, another such line stands below it. What is longer than the
    speech, or greets a hall, is none of it.
    """
    for at in range(1, len(items)):
        sure = _is(items[at], _SURE)
        if not items[at].open or not (sure or _is(items[at], _MAYBE)):
            continue
        under = items[at + 1 :]
        pages = sum(one.what in _PAGE or _is(one, _SURE) for one in under)
        thanked = _is_thanked(items, at)
        said = any(one.open and compiled(HALL).search(one.text) for one in under)
        surely = (thanked and (sure or not said)) or pages > 1 or (sure and pages)
        if surely and not _is_speech(items[:at], under):
            begin = at - _is(items[at - 1], _CLOCK)
            return [
                one.aside("site") if place >= begin and one.open else one for place, one in enumerate(items)
            ]
    return items


def footnotes(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label the last lines that begin with the number of a note, where the first names its source, below the thanks."""
    start = len(items)
    while start > 1 and (not items[start - 1].open or _is(items[start - 1], rf"{_NOTE_MARK}.*")):
        start -= 1
    while start < len(items) and not (items[start].open and _is(items[start], _FOOTNOTE)):
        start += 1
    ruled = any(one.paragraph.under_rule for one in items[start : start + 1])
    if start == len(items) or not (ruled or _is_thanked(items, start)):
        return items
    return [one.aside("footnote") if at >= start and one.open else one for at, one in enumerate(items)]


def _is(item: LabelledParagraph, pattern: str) -> bool:
    return compiled(pattern).fullmatch(item.paragraph.text) is not None


def _is_thanked(items: list[LabelledParagraph], at: int) -> bool:
    return any(compiled(_THANKS).search(one.text) for one in open_above(items, at, _NEAR))


def _is_speech(above: list[LabelledParagraph], under: list[LabelledParagraph]) -> bool:
    """True where more stands below than above, or a hall is greeted there, or the author marked it."""
    marked = any(
        one.paragraph.forced or one.paragraph.silent or (one.open and greets(one.text)) for one in under
    )
    return marked or open_size(under) > open_size(above)
