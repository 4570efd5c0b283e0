"""Where a speech's closing begins."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_LEAVE = re.compile(
    r"^(?:最后|总之|综上|让我们|同志们[，,！!]|各位[^。]{0,12}[，,！!]|朋友们[，,！!]|同学们[，,！!]|谢谢|祝|衷心|预祝|展望|"
    r"我的(?:发言|汇报|演讲|讲话|报告)|以上|"
    r"In conclusion|To conclude|Finally|In closing|To sum up|Thank you|Thanks|Let us|So,? )",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"(?:结语|结束语|结尾|尾声|致谢|总结|conclusion|closing|thank you|thanks)\s*$", re.IGNORECASE
)


def closing(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Mark where the closing begins: at a last heading such as 结语, or where the last paragraphs say goodbye."""
    last = max((index for index, item in enumerate(items) if item.role == "heading"), default=-1)
    if last >= 0 and _HEADING.search(items[last].text):
        return [replace(item, closing=index == last) for index, item in enumerate(items)]
    first = last + 2 if last >= 0 else max(2, len(items) // 2)
    begin, silent = None, 0
    for index in range(len(items) - 1, first - 1, -1):
        if items[index].role == "aside":
            continue
        if not any(item.role == "body" for item in items[max(0, last) : index]):
            break
        if _LEAVE.match(items[index].text) or items[index].role == "salutation":
            begin, silent = index, 0
        else:
            silent += 1
            if silent > 2:
                break
    return [replace(item, closing=index == begin) for index, item in enumerate(items)]
