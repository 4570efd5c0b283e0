"""Slide and speech that take turns under labels: Show: and Say:, 【画面】 and 【解说】; only the speech is said."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from rehearse.language.text.chars import PICTURES
from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.beside.parts import parts_around
from rehearse.script.reading.structure.slides.beside import is_said_to_a_hall

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from rehearse.script.reading.structure.labelled import LabelledParagraph

_LABEL = (
    r"(?:[◆■●★▎]\s*)?(?i:(?:[【\[（(]\s*(?:{words})(?:\s*[·、，,：:]\s*[^】\])）]{{1,12}})?\s*[】\])）]\s*[:：]?|"
    r"(?:{words})\s*(?:[（(][^（()）]{{1,20}}[）)])?(?:\s*[:：]|$))\s*)"
)
_SHOWN = (
    r"slide contents?|on[- ]slide|on[- ]screen|visuals?|(?:what to )?show|display|"
    r"(?:PPT|幻灯片|投影片|页面|屏幕)(?:内容|标题|文字|画面|显示)|画面(?:描述|内容|说明)?|镜头(?:描述)?|"
    r"字幕|板书|展示内容|贴纸|道具|(?:讲师|培训师|引导师)(?:做|操作|动作)"
)
_HEARD = r"音效|音乐|配乐|背景音乐|转场|特效|BGM|SFX|sound(?: effects?)?|music"
"""What is played or cut: such a label says nothing of the lines below it."""
_SPOKEN = (
    r"speaker(?:'s)? (?:notes?|script)|(?:exact )?script(?: to (?:speak|say|read))?|speech|(?:what to )?say|"
    r"voice ?over|narration|"
    r"讲稿|演讲(?:词|稿|台词)?|口播|解说词?|讲解词?|旁白|台词|发言稿|"
    r"(?:核心|完整|全文)?旁白(?:台词|文案|稿)?|口播(?:稿|文案|词)|逐字稿|同期声?|配音|讲述|(?<=【)说(?=】)|"
    r"(?:讲师|培训师|引导师)(?:说|讲|话术|总结|提问)"
)


_LEAST = 3
"""Labels of the speech that show by their number that they are no part of it, where nothing else has one."""


def on_screen(items: list[LabelledParagraph]) -> Iterator[LabelledParagraph]:
    """Label what is shown, and the labels themselves, where both kinds of label stand in the script.

    A label above its text holds for all that follows, to the next label or heading; one in front of it for its line,
    and the lines below only where the speech has labels on lines of their own, and one of these comes before the next
    heading: else the speech goes on below.
    """
    shown = [_label(f"{_SHOWN}|{_HEARD}", item) for item in items]
    spoken = [_label(_SPOKEN, item) for item in items]
    shown = _with_others(items, shown, spoken)
    above = _above_the_speech(items, spoken)
    if not any(spoken) or not (
        any(shown) or sum(_shows_as_label(*one) for one in zip(spoken, items, strict=True)) >= _LEAST
    ):
        yield from items
        return
    notes = _beside_labels(items, shown, spoken)
    last = max(at for at, one in enumerate(spoken) if one)
    apart = any(_is_all(match, item) for match, item in zip(spoken, items, strict=True))
    on = False
    for at, (item, show, say) in enumerate(zip(items, shown, spoken, strict=True)):
        if at in above:
            yield item.aside("on screen")
        elif at in notes and item.paragraph.level and at < last:
            yield replace(item, paragraph=replace(item.paragraph, silent=True, label="title"))
        elif at in notes:
            yield item.aside("on screen")
        elif not item.open:
            on = on and not (item.paragraph.level or say)
            yield item
        elif show:
            goes_on = apart and _label(_SHOWN, item) is not None and _comes(items, spoken, at)
            on = (goes_on or _is_all(show, item)) and not _label(_HEARD, item)
            yield item.aside("on screen")
        elif say:
            on = False
            if _is_all(say, item):
                yield item.aside("on screen")
            else:
                yield replace(item, label=max(item.paragraph.text.find(say[0]), 0) + say.end())
        else:
            on = on and item.kind != "slide" and not item.paragraph.level
            yield item.aside("on screen") if on else item


def _comes(items: list[LabelledParagraph], spoken: Sequence[object], at: int) -> bool:
    """True where a label of the speech stands below a line, before the next heading."""
    below = takewhile(lambda place: not items[place].paragraph.level, range(at + 1, len(items)))
    return any(spoken[place] for place in below)


def _with_others(
    items: list[LabelledParagraph],
    shown: list[re.Match[str] | None],
    spoken: Sequence[re.Match[str] | None],
) -> list[re.Match[str] | None]:
    """Add the labels that no list has, 页面要点：, where the author labels what is said and these come again, too."""
    if sum(map(bool, spoken)) < _LEAST:
        return shown
    others = [
        compiled(_ANY_LABEL).match(item.text)
        if item.open and not (item.paragraph.level or show or say or is_said_to_a_hall(item))
        else None
        for item, show, say in zip(items, shown, spoken, strict=True)
    ]
    names = Counter(other["name"] for other in others if other)
    return [
        other if other and names[other["name"]] > 1 else show
        for other, show in zip(others, shown, strict=True)
    ]


_ANY_LABEL = (
    r"(?:[◆■●★▎]\s*)?[【\[]?(?!提问|总结|小结|过渡|点评|互动|导入|开场|结束)(?P<name>[^\W\d_]{2,8})\s*"
    r"(?:[（(][^（()）]{1,20}[）)])?\s*[】\]]?\s*[:：]\s*"
)
"""Not what a speaker does with his words, even where such labels come again."""


def around_the_speech(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label the parts above the first and below the last that have no label of the speech, where several have one.

    How to use the script, what to bring; not a part in which somebody speaks to a hall, nor what is below the title.
    """
    spoken = [at for at, item in enumerate(items) if _label(_SPOKEN, item)]
    labelled, bare = parts_around(items, spoken)
    if len(labelled) < _LEAST:
        return items
    silent = {at for part in bare if not any(is_said_to_a_hall(items[at]) for at in part[1:]) for at in part}
    return [item.aside("note") if at in silent and item.open else item for at, item in enumerate(items)]


def labels_as_headings(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label what stands below other headings where headings of their level label the speech, several times.

    Below ### 旁白台词 it is said, and below ### 操作说明 beside it nothing is, unless somebody speaks to a hall there.
    """
    says = Counter(item.paragraph.level for item in items if item.paragraph.level and _is_say(item))
    filmed = bool(items) and compiled(_OF_SHOTS).search(items[0].text) is not None
    ranks = {level for level, count in says.items() if filmed or count >= _LEAST}
    first = next(
        (at for at, item in enumerate(items) if item.paragraph.level in ranks and _is_say(item)), len(items)
    )
    heads = [at for at, item in enumerate(items) if item.paragraph.level]
    silent: set[int] = set()
    for start, end in pairwise([*heads, len(items)]):
        head, inside = items[start], items[start + 1 : end]
        shown = filmed or start >= first or bool(compiled(_NAMES_SHOWN).search(head.text))
        if head.paragraph.level in ranks and shown:
            said = _is_say(head) or any(map(is_said_to_a_hall, inside))
            silent |= ({start} if _is_say(head) else set()) if said else set(range(start, end))
    return [item.aside("on screen") if at in silent and item.open else item for at, item in enumerate(items)]


_OF_SHOTS = r"分镜|(?:视频|短片|拍摄)脚本|(?i:storyboard|shot ?list|shooting script)"
"""A title of a script for a film, where one label is enough."""
_NAMES_SHOWN = r"画面|镜头|操作|素材|视觉|(?i:screen|visual|slide|shot)"


def _is_say(item: LabelledParagraph) -> bool:
    """True for a line that is nothing but the label of what is said, whatever picture stands in front of it."""
    words = compiled(rf"(?:{PICTURES})?{_LABEL.format(words=_SPOKEN)}").match(item.text)
    return words is not None and words.end() == len(item.text)


def _above_the_speech(items: list[LabelledParagraph], spoken: Sequence[re.Match[str] | None]) -> set[int]:
    """What stands between a slide's heading and its label of the speech, where most slides have such a label."""
    heads = [at for at, item in enumerate(items) if item.paragraph.level]
    slides = [
        (start, [at for at in range(start + 1, end) if items[at].open])
        for start, end in pairwise([*heads, len(items)])
    ]
    labels = {
        start: at
        for start, inside in reversed(slides)
        for at in reversed(inside)
        if _is_all(spoken[at], items[at])
    }
    if len(labels) < _LEAST or 2 * len(labels) < sum(bool(inside) for _, inside in slides):
        return set()
    return {
        at
        for start, inside in slides
        for at in inside
        if at < labels.get(start, 0) and not is_said_to_a_hall(items[at])
    }


def _beside_labels(
    items: list[LabelledParagraph], shown: Sequence[object], spoken: Sequence[object]
) -> set[int]:
    """What has no label in a script whose author labels all that is said: a list of shots, a plan of the day.

    He does where both labels come often, no sentence stands without one from the first label to the last, and nothing
    below speaks to a hall.
    """
    first = next(at for at, one in enumerate(zip(shown, spoken, strict=True)) if any(one))
    last = max(at for at, one in enumerate(spoken) if one)
    bare = {at for at, item in enumerate(items) if item.open and not (shown[at] or spoken[at])}
    often = min(sum(map(bool, shown)), sum(map(bool, spoken))) >= _LEAST
    said = {
        at
        for at in bare
        if (first < at < last and ends_sentence(items[at].text)) or is_said_to_a_hall(items[at])
    }
    if not often or any(at > first for at in said):
        return set()
    return {at for at in bare if at > first}


def _label(words: str, item: LabelledParagraph) -> re.Match[str] | None:
    return None if item.paragraph.level else compiled(_LABEL.format(words=words)).match(item.text)


def _shows_as_label(match: re.Match[str] | None, item: LabelledParagraph) -> bool:
    """True in a box, or on a line of its own: Speech: what we say. may be said."""
    return match is not None and (item.text[0] in "【[" or _is_all(match, item))


def _is_all(match: re.Match[str] | None, item: LabelledParagraph) -> bool:
    return match is not None and match.end() == len(item.text)
