"""What each paragraph of a speech is: title, byline, salutation, heading, body; told from its own habit."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from rehearse.language.chars import CLOSERS, HAN
from rehearse.reading.marks import find
from rehearse.reading.numbering import Number, number_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.reading.manuscript import Paragraph

_END_MARK = re.compile(rf"[。！？；…!?;][{re.escape(CLOSERS)}\"']*$|(?<![A-Z])\.[{re.escape(CLOSERS)}\"']*$")
_INNER_END = re.compile(r"[。！？；!?;](?=.)|[a-z]\.\s+[A-Z]")
_ADDRESS = re.compile(
    r"^(?:尊敬的|敬爱的|亲爱的|各位|同志们|同学们|老师们|朋友们|同事们|乡亲们|女士们|先生们|战友们|家长们|来宾们|全体|"
    r"(?:Dear|Distinguished|Honou?red|Esteemed|Ladies|Gentlemen|Fellow|My fellow|Friends|Colleagues|"
    r"M(?:r|s|rs|adam)\b\.?|Good (?:morning|afternoon|evening))\b)",
    re.IGNORECASE,
)
_CALLING = re.compile(
    r"(?:们|各位|领导|来宾|嘉宾|代表|委员|评委|师长|校友|friends|guests|all|everyone|gentlemen)", re.I
)
_DATE = re.compile(
    r"^[（(]?\s*(?:时间[:：]\s*)?[\d二〇一九八七六五四三○零]{4}\s*[年.\-/]\s*[\d一二三四五六七八九十]{1,3}\s*[月.\-/]?[^。]{0,12}[）)]?$"
)
_PERSON = re.compile(rf"^(?:[{HAN}]{{2,4}}|[{HAN}][ 　]+[{HAN}]{{1,2}})$")
_BYLINE_WORD = re.compile(
    r"^(?:作者|演讲人|讲话人|发言人|主讲人?|汇报人|姓名|单位|日期|时间|地点|By\b|Speaker:|Date:)", re.I
)
_CLOSING = re.compile(
    r"^(?:最后|总之|综上|让我们|同志们[，,！!]|各位[^。]{0,12}[，,！!]|朋友们[，,！!]|同学们[，,！!]|谢谢|祝|衷心|预祝|展望|"
    r"我的(?:发言|汇报|演讲|讲话|报告)|以上|"
    r"In conclusion|To conclude|Finally|In closing|To sum up|Thank you|Thanks|Let us|So,? )",
    re.I,
)
_CLOSING_HEADING = re.compile(
    r"(?:结语|结束语|结尾|尾声|致谢|总结|conclusion|closing|thank you|thanks)\s*$", re.I
)

MAX_HEADING = 60
"""Characters; a longer line is a paragraph, numbered or not."""

MAX_TITLE = 50

Role = Literal["title", "byline", "salutation", "heading", "body"]


@dataclass(frozen=True, slots=True)
class Told:
    """A paragraph and what it is."""

    paragraph: Paragraph
    text: str
    """Its text without the marks in it."""
    role: Role
    level: int = 0
    """1–3 for a heading."""
    closing: bool = False
    """Whether the speech's closing begins here."""


def tell(paragraphs: Sequence[Paragraph]) -> list[Told]:
    """Tell what each paragraph is."""
    told = [Told(paragraph, _without_marks(paragraph.text), "body") for paragraph in paragraphs]
    return _closing(_headings(_front(told)))


def _without_marks(text: str) -> str:
    for mark in reversed(list(find(text))):
        text = text[: mark.start] + text[mark.end :]
    return text.strip()


def _ends(text: str) -> bool:
    return bool(_END_MARK.search(text.rstrip()))


def is_salutation(text: str) -> bool:
    """Tell whether a line (or a sentence) does nothing but address the hall.

    >>> is_salutation("同志们："), is_salutation("尊敬的各位领导，各位来宾："), is_salutation("同志们，幸福来自劳动。")
    (True, True, False)
    """
    text = text.strip()
    if len(text) > 80 or not _ADDRESS.match(text) or not re.search(r"[：:，,！!—。.]$", text):
        return False
    if text[-1] in "：:":
        return True
    parts = [part for part in re.split(r"[，,、！!。\s]+", text.rstrip("：:，,！!—。.")) if part]
    if re.match("[A-Za-z]", text):
        return text[-1] in ",:—!" and len(text.split()) <= 16
    greeting = re.compile("^大家(?:上午|下午|早上|晚上|中午)?好|^(?:上午|下午|早上|晚上|中午|你们|您们?)?好$")
    return all(_CALLING.search(part) or greeting.search(part) for part in parts)


def _front(told: list[Told]) -> list[Told]:
    """Find title, byline and salutations, which come before everything else; the rest is body."""
    found: list[Told] = []
    state = "title"
    titles = 0
    for index, item in enumerate(told):
        role: Role = "body"
        if is_salutation(item.text) and item.paragraph.level <= 1:
            role, state = "salutation", "salutation"
        elif state == "title" and titles < 3 and _is_title(told, index, titles):
            role, titles = "title", titles + 1
        elif state in ("title", "byline") and titles and not item.paragraph.level and _is_byline(item.text):
            role, state = "byline", "byline"
        else:
            state = "body"
        found.append(replace(item, role=role))
    return found


def _is_title(told: list[Told], index: int, titles: int) -> bool:
    """Tell whether this line belongs to the title: short, no end mark, no number, and a speech comes after it."""
    text, level = told[index].text, told[index].paragraph.level
    longest = MAX_TITLE if re.search(f"[{HAN}]", text) else 2 * MAX_TITLE
    if not text or index + 1 >= len(told) or len(text) > longest:
        return False
    if level:
        return titles == 0 and level <= 2 and not number_of(text)
    if titles and (told[index - 1].paragraph.level or _is_byline(text)):
        return False
    if _ends(text) or text[-1] in "：:，,、" or number_of(text):
        return False
    return any(_ends(later.text) or is_salutation(later.text) for later in told[index + 1 : index + 6])


def _is_byline(text: str) -> bool:
    return bool(_DATE.match(text) or _PERSON.match(text) or (_BYLINE_WORD.match(text) and len(text) < 40))


def _headings(told: list[Told]) -> list[Told]:
    numbers = [number_of(item.text) if item.role == "body" else None for item in told]
    chosen = _formatted(told) | _numbered(told, numbers)
    chosen |= _siblings(told, numbers, chosen)
    levels = _levels(told, numbers, chosen)
    return [
        replace(item, role="heading", level=levels[index]) if index in chosen else item
        for index, item in enumerate(told)
    ]


def _formatted(told: list[Told]) -> set[int]:
    """Take what the format says is a heading, unless it is a whole paragraph."""
    return {
        index
        for index, item in enumerate(told)
        if item.role == "body" and item.paragraph.level and len(item.text) <= 2 * MAX_HEADING
    }


def _numbered(told: list[Told], numbers: list[Number | None]) -> set[int]:
    """Take the kinds of numbers whose lines mostly look like headings; the lines of one kind go together."""
    kinds: dict[str, list[int]] = defaultdict(list)
    for index, number in enumerate(numbers):
        if number and number.kind not in ("is", "ordinal"):
            kinds[number.kind].append(index)
    chosen: set[int] = set()
    for members in kinds.values():
        looks = [index for index in members if _looks_like_heading(told[index].text)]
        closed = [index for index in members if _single(told[index].text)]
        if 2 * len(looks) > len(members):
            chosen.update(index for index in closed if index in looks or len(closed) == len(members))
        elif len(closed) == len(members) > 1 and _followed(told, members):
            chosen.update(members)
    return chosen


def _looks_like_heading(text: str) -> bool:
    return 0 < len(text) <= MAX_HEADING and not _ends(text) and text[-1] not in "，,：:、" and _single(text)


def _single(text: str) -> bool:
    """Tell whether there is no sentence end inside."""
    return len(text) <= 2 * MAX_HEADING and not _INNER_END.search(text)


def _followed(told: list[Told], members: list[int]) -> bool:
    """Tell whether each of these lines has a longer paragraph of its own after it."""
    return all(
        index + 1 < len(told)
        and index + 1 not in members
        and len(told[index + 1].text) > len(told[index].text)
        for index in members
    )


def _siblings(told: list[Told], numbers: list[Number | None], chosen: set[int]) -> set[int]:
    """Find headings whose number is missing: they share the wording of those that have it, or fill their gap."""
    rests = [told[index].text[number.rest :] for index in chosen if (number := numbers[index])]
    gaps = _gaps(numbers, chosen)
    found = set()
    for index, item in enumerate(told):
        text = item.text
        if item.role != "body" or index in chosen or numbers[index] or not _looks_like_heading(text):
            continue
        alike = sum(_shared(text, rest) >= max(4, 0.3 * len(text)) for rest in rests)
        fills = any(start < index < end for start, end in gaps) and len(text) > 4 and _followed(told, [index])
        if fills or (len(rests) > 1 and 2 * alike >= len(rests)):
            found.add(index)
    return found


def _gaps(numbers: list[Number | None], chosen: set[int]) -> list[tuple[int, int]]:
    """List the pairs of headings of one kind between which exactly one number is missing."""
    last: dict[str, int] = {}
    gaps = []
    for index in sorted(chosen):
        number = numbers[index]
        if number is None:
            continue
        before = last.get(number.kind)
        before_number = numbers[before] if before is not None else None
        if before is not None and before_number and number.value == before_number.value + 2:
            gaps.append((before, index))
        last[number.kind] = index
    return gaps


def _shared(one: str, other: str) -> int:
    """Count the characters that two lines have in common at their starts and ends."""
    least = min(len(one), len(other))
    start = next((i for i in range(least) if one[i] != other[i]), least)
    end = next((i for i in range(least - start) if one[-1 - i] != other[-1 - i]), least - start)
    return start + end


def _levels(told: list[Told], numbers: list[Number | None], chosen: set[int]) -> dict[int, int]:
    """Give levels by the order in which the kinds of headings first nest."""
    usual = Counter(number.kind for index in chosen if (number := numbers[index])).most_common(1)
    stack: list[str] = []
    levels: dict[int, int] = {}
    for index in sorted(chosen):
        number, claimed = numbers[index], told[index].paragraph.level
        unnumbered = f"level {claimed}" if claimed or not usual else usual[0][0]
        kind = number.kind if number else unnumbered
        if kind in stack:
            del stack[stack.index(kind) + 1 :]
        else:
            stack.append(kind)
        levels[index] = min(3, len(stack))
    return levels


def _closing(told: list[Told]) -> list[Told]:
    """Find where the closing begins: the last heading's trailing paragraphs from one that takes leave."""
    last = max((index for index, item in enumerate(told) if item.role == "heading"), default=-1)
    if last >= 0 and _CLOSING_HEADING.search(told[last].text):
        return [replace(item, closing=index == last) for index, item in enumerate(told)]
    first_body = last + 2 if last >= 0 else max(3, len(told) // 2)
    begin = None
    for index in range(len(told) - 1, first_body - 1, -1):
        text = told[index].text
        if _CLOSING.match(text) or told[index].role == "salutation":
            begin = index
        elif begin is None and len(told) - index > 2:
            break
    return [replace(item, closing=index == begin) for index, item in enumerate(told)]
