"""The turns of a chat that stand above a speech: who speaks there, what was asked for, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.greetings.salutations import greets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.script.reading.structure.labelled import LabelledParagraph

_CHAT_LABEL = r"(?i:(?:You said|ChatGPT said|ChatGPT|4o|o\d|DeepSeek|Copilot|Claude)\s*[:：]?)"
_BOT = (
    r"(?:ChatGPT|GPT|Claude|DeepSeek|Gemini|Copilot|Kimi|Grok|Qwen|Doubao|Perplexity|豆包|文心一言|通义千问|通义|"
    r"讯飞星火|元宝|智谱清言)"
)
_BOTS_NAME = rf"(?i:{_BOT}(?:[ -]?\d[\w.]{{0,8}}| [\w.]{{1,10}})?)"
"""A chatbot's name and version, alone on a line."""
_TURN = (
    rf"(?i:(?P<asks>You|User|Human|Me|用户|提问者?|我)|(?P<bot>{_BOT}|Assistant|AI|助手))\s*[:：]\s*(?=\S)"
)
"""Whose turn it is, before what was written."""
_KIND = r"(?:讲话|发言|演讲|致[辞词]|主持|稿|祝酒词|悼词|自我介绍)"
_KIND_EN = r"(?:speech|toast|eulogy|remarks|talk|script|address|presentation|sermon|keynote)"
_ASKS = (
    rf"(?!.*(?:大家|各位|我们|说[，。：]))(?:请|麻烦)?(?:你|您)?(?:帮我|给我|替我|帮忙|请)?"
    rf"(?:写|生成|改写|润色|拟|起草|做|把)[^。！？]{{0,60}}{_KIND}.{{0,160}}|"
    r"(?i:(?:please |can you |could you |help me )*"
    r"(?:write|make|turn|draft|create|generate|rewrite|polish|shorten|give)\b"
    rf".{{0,100}}\b{_KIND_EN}\b.{{0,240}})"
)
"""What asks for a speech: 帮我写一个婚礼上的讲话, write a short toast for my sister."""
_CLOCK = r"(?:今天|昨天|上午|下午|晚上|凌晨|[AaPp][Mm])?\s*\d{1,2}[:：]\d\d\s*(?:[AaPp][Mm])?"
_FRONT = 8
"""Paragraphs among which a chat's turns stand."""


def chat_turns(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label what stands above the speech down to the chatbot's own words, where a chat shows by its names."""
    return _above(list(_said_labels(items)))


def _above(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label a request, what stands above it, and the clock below it; a request alone may be a story's first words."""
    front = items[:_FRONT]
    end = next((at for at, item in enumerate(front) if item.open and greets(item.text)), len(front))
    names = [at for at in range(end) if compiled(_BOTS_NAME).fullmatch(front[at].text)]
    turns = {at: found for at in range(end) if (found := compiled(_TURN).match(front[at].text))}
    asked = [
        at
        for at in range(end)
        if compiled(_ASKS).fullmatch(front[at].text[turns[at].end() if at in turns else 0 :])
    ]
    answered = [at for at in range(end) if front[at].what in ("chat", "lead")]
    last = -1
    for at in asked:
        named = any(place < at for place in names) or (at in turns and turns[at]["asks"])
        if named or at + 1 in answered or at + 2 in answered:
            last = at
    for at, turn in turns.items():
        begins = last >= 0 and last < at <= last + 2
        if (
            turn["bot"]
            and begins
            and not _comes_again(items, at, turn[0])
            and front[at].text.endswith((":", "："))
        ):
            last = at
    if last < 0 and names and names[0] + 1 in answered:
        last = names[0]
    while -1 < last + 1 < len(front) and compiled(_CLOCK).fullmatch(front[last + 1].text):
        last += 1
    return [item.aside("chat") if at <= last and item.open else item for at, item in enumerate(items)]


def _comes_again(items: list[LabelledParagraph], at: int, label: str) -> bool:
    """True for a label below which others stand: that of a part in a play."""
    return any(item.text.startswith(label.strip()) for item in items[at + 1 :])


def _said_labels(items: list[LabelledParagraph]) -> Iterator[LabelledParagraph]:
    """Label what was said to a chatbot, from its label to the chatbot's, and both labels; one alone is speech."""
    labels = [bool(item.open and compiled(_CHAT_LABEL).fullmatch(item.text)) for item in items]
    last = max((at for at, label in enumerate(labels) if label and not _asks(items[at])), default=0)
    if not any(label and _asks(item) for label, item in zip(labels, items, strict=True)):
        last = -1
    asked = False
    for at, item in enumerate(items):
        if labels[at] and at <= last:
            asked = _asks(item)
        yield item.aside("chat") if at <= last and (asked or labels[at]) and item.open else item


def _asks(item: LabelledParagraph) -> bool:
    return item.text.lower().startswith("you said")
