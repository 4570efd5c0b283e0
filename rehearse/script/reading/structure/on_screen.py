"""Slide and speech that take turns under labels: Show: and Say:, 【画面】 and 【解说】; only the speech is said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rehearse.language.text.patterns import compiled

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from rehearse.script.reading.structure.labelled import LabelledParagraph

_LABEL = (
    r"(?i:(?:[【\[（(]\s*(?:{words})(?:\s*[·、，,：:]\s*[^】\])）]{{1,12}})?\s*[】\])）]\s*[:：]?|"
    r"(?:{words})\s*(?:[（(][^（()）]{{1,20}}[）)])?\s*[:：]|(?:{words})$)\s*)"
)
_SHOWN = (
    r"slide contents?|on[- ]slide|on[- ]screen|visuals?|show|display|"
    r"(?:PPT|幻灯片|页面|屏幕)(?:内容|文字|画面|显示)|画面|镜头|"
    r"字幕|板书|展示内容"
)
_SPOKEN = (
    r"speaker(?:'s)? notes?|script|speech|say|voice ?over|narration|"
    r"讲稿|演讲(?:词|稿|台词)|口播|解说词?|讲解词?|旁白|台词|发言稿|"
    r"同期声?|配音|讲述"
)


_LEAST = 3
"""Labels of the speech that show by their number that they are no part of it, where nothing else has one."""


def on_screen(items: list[LabelledParagraph]) -> Iterator[LabelledParagraph]:
    """Label what is shown, and the labels themselves, where both kinds of label stand in the script.

    A label above its text holds for all that follows, to the next label or heading; one in front of it for its line,
    and the lines below only where the speech has labels on lines of their own.
    """
    shown = [_label(_SHOWN, item) for item in items]
    spoken = [_label(_SPOKEN, item) for item in items]
    if not any(spoken) or not (
        any(shown) or sum(_shows_as_label(*one) for one in zip(spoken, items, strict=True)) >= _LEAST
    ):
        yield from items
        return
    apart = any(_is_all(match, item) for match, item in zip(spoken, items, strict=True))
    on = False
    for item, show, say in zip(items, shown, spoken, strict=True):
        if not item.open:
            on = on and not item.paragraph.level
            yield item
        elif show:
            on = apart or _is_all(show, item)
            yield item.aside("on screen")
        elif say:
            on = False
            if _is_all(say, item):
                yield item.aside("on screen")
            else:
                yield replace(item, label=item.paragraph.text.index(item.text) + say.end())
        else:
            on = on and item.kind != "slide" and not item.paragraph.level
            yield item.aside("on screen") if on else item


def _label(words: str, item: LabelledParagraph) -> re.Match[str] | None:
    return None if item.paragraph.level else compiled(_LABEL.format(words=words)).match(item.text)


def _shows_as_label(match: re.Match[str] | None, item: LabelledParagraph) -> bool:
    """True in a box, or on a line of its own: Speech: what we say. may be said."""
    return match is not None and (item.text[0] in "【[" or _is_all(match, item))


def _is_all(match: re.Match[str] | None, item: LabelledParagraph) -> bool:
    return match is not None and match.end() == len(item.text)
