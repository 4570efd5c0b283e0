"""What was pasted twice: a paragraph, or a sentence within one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.language.text.chars import HAN
from rehearse.script.checking.examined import problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core import Paragraph
    from rehearse.script.checking.examined import Examined, Problem

WORDS = {
    "zh": {
        "paragraph": "这一段与第 {line} 行相同：{text!q}",
        "paragraph, do": "删去重复的一段",
        "sentence": "同一段里有两句相同：{text!q}",
        "sentence, do": "删去重复的一句",
    },
    "en": {
        "paragraph": "this paragraph is the same as line {line}: {text!q}",
        "paragraph, do": "take one of them out",
        "sentence": "a sentence stands twice in this paragraph: {text!q}",
        "sentence, do": "take one of them out",
    },
}

_PARAGRAPH = {"zh": 26, "en": 12}
"""Han characters, or words, from which two equal paragraphs are one pasted twice; a shorter one may be a refrain."""
_SENTENCE = {"zh": 12, "en": 8}
"""The same of two sentences of one paragraph."""
_PLAIN = re.compile(rf"[^{HAN}\w]+")
_HAN = re.compile(f"[{HAN}]")
_LATIN = re.compile(r"[A-Za-z]{2,}")


def paragraphs(examined: Examined) -> Iterator[Problem]:
    """Find spoken paragraphs that were pasted twice; formulas and lists of figures are none."""
    seen: dict[str, Paragraph] = {}
    for paragraph in examined.paragraphs:
        if paragraph.role != "body" or not paragraph.sentences or not _is_long(paragraph.text, _PARAGRAPH):
            continue
        plain = _PLAIN.sub("", paragraph.text)
        if plain in seen:
            line = examined.line(seen[plain].at[0])
            yield problem("paragraph", paragraph.span, seen[plain].span, line=line, text=paragraph.text)
        seen.setdefault(plain, paragraph)


def sentences(examined: Examined) -> Iterator[Problem]:
    """Find a sentence that stands twice in its paragraph; one that is called out may be."""
    for paragraph in examined.paragraphs:
        seen: dict[str, int] = {}
        if paragraph.role != "body":
            continue
        for at, sentence in enumerate(paragraph.sentences):
            text = sentence.text.strip()
            if text.endswith(("！", "!", "？", "?")) or not _is_long(text, _SENTENCE):
                continue
            plain = _PLAIN.sub("", text)
            if plain in seen:
                first = paragraph.sentences[seen[plain]]
                yield problem("sentence", sentence.span, first.span, text=text)
            seen.setdefault(plain, at)


def _is_long(text: str, least: dict[str, int]) -> bool:
    return len(_HAN.findall(text)) >= least["zh"] or len(_LATIN.findall(text)) >= least["en"]
