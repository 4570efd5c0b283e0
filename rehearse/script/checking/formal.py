"""What a formal address begins and ends with: a title, a salutation, and thanks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.script.checking.examined import problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.script.checking.examined import Examined, Problem

WORDS = {
    "zh": {
        "title": "没有标题：讲话以{text!q}开头",
        "title, do": "在开头加一行标题，如“在……会议上的讲话”",
        "salutation": "没有称呼：标题是{title!q}，正文直接开始",
        "salutation, do": "在正文前加称呼，如“同志们：”",
        "thanks": "话还没有讲完就致谢了：{text!q}，后面还有 {count} 段",
        "thanks, do": "移到结尾，或删去",
    },
    "en": {
        "title": "there is no title: the speech begins with {text!q}",
        "title, do": "write a title above it",
        "salutation": "nobody is addressed: the title is {title!q}, and the text begins at once",
        "salutation, do": 'address the hall first, as in "Ladies and gentlemen,"',
        "thanks": "thanks before the end: {text!q}, and {count} more paragraphs follow",
        "thanks, do": "move it to the end, or take it out",
    },
}
_FORMAL = re.compile(r"同志|各位(?:代表|委员|领导)")
_SPEECH = re.compile(r"(?:上|时|中)的?(?:讲话|致辞|致词|发言)(?:稿|提纲)?[）)]?$|^(?:讲话|致辞|发言)稿$")
_LONG = 120
"""Characters; a shorter text is an extract or a trial."""
_NEAR = 4
"""Paragraphs from the start among which a salutation must stand."""


def title(examined: Examined) -> Iterator[Problem]:
    """Find a formal address without a title."""
    first = examined.paragraphs[0] if examined.paragraphs else None
    if examined.script.title or first is None or first.role != "salutation":
        return
    if _FORMAL.search(first.text) and _is_long(examined):
        yield problem("title", first.sentences[0].span, text=first.text)


def salutation(examined: Examined) -> Iterator[Problem]:
    """Find a formal address without a salutation."""
    spoken = [paragraph for paragraph in examined.paragraphs if paragraph.sentences]
    head = spoken[:_NEAR]
    if not head or not _SPEECH.search(examined.script.title) or not _is_long(examined):
        return
    addressed = any(sentence.role == "salutation" for paragraph in head for sentence in paragraph.sentences)
    if not addressed and not any(_FORMAL.search(paragraph.text[:40]) for paragraph in head):
        yield problem("salutation", head[0].sentences[0].span, title=examined.script.title)


def thanks(examined: Examined) -> Iterator[Problem]:
    """Find the closing thanks before the end; not where somebody else begins, or another speech."""
    spoken = [paragraph for paragraph in examined.paragraphs if paragraph.sentences]
    if any(breath.speaker for breath in examined.script.breaths):
        return
    if (
        sum(bool(_THANKS.fullmatch(s.text.strip())) for paragraph in spoken for s in paragraph.sentences)
        > _MOST
    ):
        return  # a talk as it was given: the speaker thanks for applause
    for at, paragraph in enumerate(spoken):
        after = spoken[at + 1 :]
        last = paragraph.sentences[-1]
        if paragraph.role != "body" or not _THANKS.fullmatch(last.text.strip()) or at < _EARLY * len(spoken):
            continue
        if any(other.role in ("salutation", "title") or _PARTS.search(other.text) for other in after[:_NEAR]):
            continue
        follow = [other for other in after if other.role == "body"]
        if len(follow) > 1 and sum(len(other.text) for other in follow) >= _REST:
            yield problem("thanks", last.span, text=last.text, count=len(follow))


_THANKS = re.compile(
    "(?:最后，?)?(?:再次)?(?:谢谢|感谢)(?:大家|各位)(?:的(?:聆听|倾听))?[！!。]"
    "|我的(?:讲话|发言|汇报|演讲|报告)(?:完了|完毕|到此结束|就到这里)，?(?:谢谢(?:大家|各位)?)?[！!。]"
    "|(?i:thank you (?:all )?(?:very much )?for (?:listening|your attention)[.!])"
)
_MOST = 2
_EARLY = 0.15
"""The share of the paragraphs before which thanks answer a welcome."""
_REST = 80
"""Characters that must follow: less may be a greeting or a post script."""
_PARTS = re.compile(
    "提问|问答|小编|推荐|上一篇|下一篇|版权|来源|编辑|责编|相关|掌声|鼓掌|答辩|主持|视频|播放|下一位|附[件：:]|[ＱQ][＆&]|翻页|^(?:范文|第.{1,2}[页篇稿则]|篇.{1,2}$)|^.{1,12}[:：]$"
)
"""What another part of the event begins with."""


def _is_long(examined: Examined) -> bool:
    return sum(len(paragraph.text) for paragraph in examined.paragraphs) >= _LONG
