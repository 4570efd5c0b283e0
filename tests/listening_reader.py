"""What a listener hears of a script, beside what a careful reader would have said of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rehearse.script.checking import Examined, check
from rehearse.script.reading import manuscript_of, take
from rehearse.timing.planning import plan

if TYPE_CHECKING:
    from pathlib import Path

    from rehearse.core import Script

_INSIDE = frozenset(
    {
        "pause",
        "cue",
        "note",
        "reading",
        "strong",
        "optional",
        "link",
        "footnote mark",
        "speaker",
        "planned time",
    }
)
"""What is left out inside a line, by a mark that its author wrote."""
_MARKER = re.compile(
    r"\W*(?:(?:P|PPT|slide|page|scene|幻灯片|投影片)\s*\d+|\d\d(?:-\d\d)*\s*/\s|slide\s*[-:：]|(?:更换|切换)?(?:下|最后)一[页頁]|"
    r"(?:PPT\s*)?第\s*(?:\d+|[一二三四五六七八九十]+)(?:\s*[-—–~至到]\s*\d+)?\s*[页頁]|\d+\W*$)",
    re.IGNORECASE,
)
_WARNS = "S111"
"""The rule about what is left out on a guess."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Counts of spoken characters, and what is wrong."""

    text: str
    ours: int
    careful: int
    furniture: list[str]
    """Lines of title, name or date that are read aloud."""
    lost: list[str]
    """Lines that a careful reader says and we do not, without a warning."""


def listen(path: Path, script: Script, expected: dict[str, Any]) -> Heard:
    """Compare what is spoken of a script with what a careful reader would say of it."""
    manuscript = manuscript_of(take(path))
    text = manuscript.source.text
    said = {at for breath in script.breaths for at in breath.at if text[at].isalnum()}
    shown = {at for one in manuscript.paragraphs if not one.silent for at in one.passage.at}
    lines_said = {_line(script, at) for at in said}
    inside = {
        at
        for one in script.unspoken
        if one.what in _INSIDE
        or (one.what in ("stage direction", "slide turn") and _line(script, one.span[0]) in lines_said)
        for at in range(*one.span)
    }
    silent = {line for one in expected["nonspoken"] for line in range(one["from"], one["to"] + 1)}
    silent |= {one["line"] for one in expected["stage_directions"]}
    wanted = {at for at in shown - inside if text[at].isalnum() and _line(script, at) not in silent}
    ends = (*script.starts[1:], len(text))
    furniture = []
    for words in (*expected["title"], *expected["byline"]):
        for line, (start, end) in enumerate(zip(script.starts, ends, strict=True)):
            here = [at for at in range(start, end) if text[at].isalnum()]
            place = "".join(text[at] for at in here).find(_plain(words)) if words else -1
            if place < 0 or line in silent or (len(_plain(words)) < 0.5 * len(here) and line > 3):
                continue
            own = set(here[place : place + len(_plain(words))])
            wanted -= (
                own if len(own) < 0.5 * len(here) else set(here)
            )  # a file name has its date before the title
            if len(own & said) > 0.5 * len(own):
                furniture.append(words)
            break
    for heading in expected["headings"]:
        if _MARKER.match(heading["text"]):
            start = script.starts[heading["line"]]
            length = text[start : ends[heading["line"]]].find(heading["text"]) + len(heading["text"])
            wanted -= set(range(start, start + length))
    warned = _warned(script, text)
    lost = []
    for line, (start, end) in enumerate(zip(script.starts, ends, strict=True)):
        there = {at for at in range(start, end) if at in wanted}
        if len(there - said) > 0.5 * len(there) and not there & warned:
            lost.append(f"{line + 1}: {text[start:end].strip()[:60]}")
    return Heard(text, len(said), len(wanted), furniture, lost)


def _warned(script: Script, text: str) -> set[int]:
    """The places that the check says are left out on a guess."""
    found = check(Examined(script, text, plan(script)), select=[_WARNS])
    return {at for one in found for start, end in one.spans for at in range(start, end)}


def _line(script: Script, offset: int) -> int:
    return bisect_right(script.starts, offset) - 1


def _plain(text: str) -> str:
    return "".join(char for char in text if char.isalnum())
