"""What reading leaves out on a guess: a run of lines, or a good part of the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.script.checking.examined import problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core import Unspoken
    from rehearse.script.checking.examined import Examined, Problem

SPEAK = "<!-- rehearse: speak -->"
"""The line that has what stands below it spoken."""

WORDS = {
    "zh": {
        "guess": "从{text!q}起的 {lines} 行当作“{kind}”，不会念出来",
        "guess, do": f"如果要念，在它上面加一行 {SPEAK}；如果不念，加忽略标记",
    },
    "en": {
        "guess": "{lines} lines from {text!q} on are taken for “{kind}” and not spoken",
        "guess, do": f"to have them spoken, write {SPEAK} on a line above them; else an ignore mark",
    },
}
_LINES = 3
_SHARE = 0.05
_SHOWN = 20
"""Characters of its beginning."""


def guessed(examined: Examined) -> Iterator[Problem]:
    """Find what is left out on a guess, if it is three lines or a twentieth of the words."""
    script = examined.script
    said = sum(_words(breath.text) for breath in script.breaths)
    for run in _runs(examined):
        lines = {script.line_of(one.span[0]) for one in run}
        words = sum(_words(one.text) for one in run)
        if words and (len(lines) >= _LINES or words >= _SHARE * (said + words)):
            kind = run[0].kind.chinese if examined.language == "zh" else run[0].what
            shown = " ".join(run[0].text.split())[:_SHOWN]
            yield problem("guess", (run[0].span[0], run[-1].span[1]), text=shown, lines=len(lines), kind=kind)


def _runs(examined: Examined) -> Iterator[list[Unspoken]]:
    """Group what is left out on a guess where nothing spoken stands between."""
    said = sorted(breath.span[0] for breath in examined.script.breaths)
    run: list[Unspoken] = []
    at = 0
    for one in examined.script.unspoken:
        if not one.kind.guessed:
            continue
        while at < len(said) and said[at] < (run[-1].span[1] if run else 0):
            at += 1
        if run and (run[-1].what != one.what or (at < len(said) and said[at] < one.span[0])):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _words(text: str) -> int:
    return sum(char.isalnum() for char in text)
