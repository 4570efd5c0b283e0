"""What reading leaves out on a guess, prose, a run of lines or a good part of the words; and formulas in sentences."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from rehearse.core.unspoken import SPEAK, kind_name
from rehearse.language.text.ends import ends_line
from rehearse.language.text.prose import is_prose
from rehearse.script.checking.examined import by_kind, problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core.unspoken import Guess
    from rehearse.script.checking.examined import Examined, Problem

WORDS = {
    "zh": {
        "guess": "从{text!q}起的 {lines} 行当作“{kind}”，不会念出来",
        "guesses": "从{text!q}起的 {lines} 行当作“{kind}”，不会念出来；共 {places} 处，{all} 行",
        "formula": "句中的公式{text!q}不会念出来",
        "formulas": "句中的公式不会念出来：{text!q}等 {places} 处",
        "write": "要念，就写成文字",
        "do": f"如果要念，在它上面加一行 {SPEAK}；如果不念，加忽略标记",
    },
    "en": {
        "guess": "{lines} lines from {text!q} on are taken for “{kind}” and not spoken",
        "guesses": "{lines} lines from {text!q} on are taken for “{kind}” and not spoken; "
        "{all} lines in {places} places",
        "formula": "the formula {text!q} in a sentence is not spoken",
        "formulas": "formulas in sentences are not spoken: {text!q} and others, {places} in all",
        "write": "to have it spoken, write it in words",
        "do": f"to have them spoken, write {SPEAK} on a line above them; else an ignore mark",
    },
}
_LINES = 3
_SHARE = 0.05
_SHOWN = 20
"""Characters of its beginning."""


def guessed(examined: Examined) -> Iterator[Problem]:
    """Find what is left out on a guess and may be missed: one finding a kind, with all its places."""
    said = sum(_words(breath.text) for breath in examined.script.breaths)
    found = [guess for guess in examined.script.guesses if _may_be_missed(examined, guess, said)]
    kinds = by_kind((guess.what, guess.span, guess.text[:_SHOWN]) for guess in found)
    for what, places, texts in kinds:
        lines = [_lines(examined, guess) for guess in found if guess.what == what]
        yield problem(
            "guesses" if len(places) > 1 else "guess",
            *places,
            do="do",
            text=texts[0],
            lines=lines[0],
            kind=kind_name(what, examined.language),
            places=len(places),
            all=sum(lines),
        )
    yield from _formulas(examined)


def _formulas(examined: Examined) -> Iterator[Problem]:
    """Find the formulas in lines of which the rest is spoken, and those into which the sentence above runs."""
    spoken = {examined.line(breath.span[0]) for breath in examined.script.breaths}
    found = [
        one
        for one in examined.script.unspoken
        if one.what == "formula"
        and (examined.line(one.span[0]) in spoken or _runs_into(examined, one.span[0]))
    ]
    if found:
        yield problem(
            "formulas" if len(found) > 1 else "formula",
            *(one.span for one in found),
            do="write",
            text=found[0].text[:_SHOWN],
            places=len(found),
        )


def _runs_into(examined: Examined, start: int) -> bool:
    """True where nothing stands between a sentence that has not ended and this place."""
    breaths = examined.script.breaths
    at = bisect_right(breaths, start, key=lambda breath: breath.span[1]) - 1
    above = breaths[at] if at >= 0 else None
    return (
        above is not None
        and above.role == "body"
        and not ends_line(above.text)
        and not examined.text[above.span[1] : start].strip()
    )


def _may_be_missed(examined: Examined, guess: Guess, said: int) -> bool:
    """True for prose, and for much of anything but what is plainly no speech."""
    if any(is_prose(one.text) for one in guess.passages):
        return True
    words = _words(guess.text)
    much = _lines(examined, guess) >= _LINES or words >= _SHARE * (said + words)
    return bool(words) and much and not guess.kind.plain


def _lines(examined: Examined, guess: Guess) -> int:
    return len({examined.line(one.span[0]) for one in guess.passages})


def _words(text: str) -> int:
    return sum(char.isalnum() for char in text)
