"""A breath in runs of one look each: readings, stress, what may be left out, what is not filled in yet."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from rehearse.language.text.breaths import words
from rehearse.language.text.chars import HAN, is_han
from rehearse.language.text.placeholders import placeholders
from rehearse.output.exports.text.one_line import flat

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rehearse.core import Annotation, Breath, Language

LONGEST = 40
"""Latin letters without a break; a longer word may be broken, as it would not fit on a line."""

_TAIL = re.compile(rf"(?:[{HAN}]{{1,8}}|[^\W{HAN}]+)[^\w\s]*$")
"""The last characters of a Chinese text or the last word of a Latin one, and the marks behind."""

_NEVER_FIRST = frozenset("：；—…％‰·々〜～")
"""Marks that the typesetter would put at a line's beginning behind a box."""

KEPT_WHOLE = 4
"""The longest Chinese word that is never broken at a line's end: longer ones would leave holes there."""

_ENDLESS = re.compile(rf"[!-~]{{{LONGEST}}}(?=[!-~])")


def styled_runs(
    said: Breath, notes: Sequence[tuple[int, int, Annotation]], language: Language
) -> Iterator[dict[str, Any]]:
    """Cut a breath at every change of look; the runs' texts joined are the breath on one line."""
    text = said.text
    blanks = [match.span() for match in placeholders(text)] if language == "zh" else []
    edges = {0, len(text)}
    for start, end in [*blanks, *((start, end) for start, end, _ in notes)]:
        edges |= {start, end}
    # a reading is one run, whatever else begins or ends inside it
    edges -= {at for first, last, note in notes if note.kind == "reading" for at in range(first + 1, last)}
    ordered, line = sorted(edges), _spread(text)
    for start, end in pairwise(ordered):
        over = [note for first, last, note in notes if first < end and start < last]
        run: dict[str, Any] = {"text": _ENDLESS.sub("\\g<0>\u200b", "".join(line[start:end]))}
        if any(first < end and start < last for first, last in blanks):
            run["blank"] = True
        for note in over:
            if note.kind == "reading":
                run["ruby"] = _parts(run["text"], note.value)
            else:
                run[note.kind] = True
        if run["text"]:
            run["pieces"] = _pieces(run["text"])
            yield run


_GAP = re.compile(r"(?<=\S)(?:[ \u3000]{2,}|\u3000)(?=\S)")
"""White space that is wider than between words: a writer parts phrases by it."""


def _spread(text: str) -> Sequence[str]:
    """Give each character as it is on one line; what is spaced wide stays wide."""
    line = list(flat(text))
    for match in _GAP.finditer(text):
        line[match.start()] = "\u3000"
    return line


def _pieces(text: str) -> list[list[Any]]:
    """Split into what stays on one line and what may be broken as the typesetter likes: [text, whether it stays].

    >>> _pieces("今年整整38年了：好。")
    [['今年', True], ['整整', True], ['38年了：好。', False]]
    >>> _pieces("查了一遍文体设施：十处")
    [['查了', False], ['一遍', True], ['文体', True], ['设施：', True], ['十处', True]]
    """
    found: list[list[Any]] = []
    for word in words(text):
        whole = 2 <= len(word) <= KEPT_WHOLE and all(map(is_han, word))
        if found and not whole and (not found[-1][1] or _NEVER_FIRST.issuperset(word)):
            found[-1][0] += word
        else:
            found.append([word, whole])
    return found


def attach_mark(made: list[dict[str, Any]], mark: dict[str, Any]) -> None:
    """Put a mark behind the last word, on the same line: at the start of the next it would seem to belong to that."""
    last = made[-1] if made else {}
    text = last.get("text", "")
    tail = _TAIL.search(text)
    if tail is None or "ruby" in last or "mark" in last:
        made.append({"mark": mark})
        return
    start = tail.start() + _before_last_word(tail[0])
    rest, kept = text[:start], text[start:]
    made.append({**last, "text": kept, "pieces": [[kept, True]], "mark": mark})
    if rest:
        last["text"], last["pieces"] = rest, _pieces(rest)
    else:
        del made[-2]


def _before_last_word(tail: str) -> int:
    """Where the last word begins in Han characters and the marks behind them.

    >>> _before_last_word("成功了一半。"), _before_last_word("中华人民共和国"), _before_last_word("word")
    (3, 6, 0)
    """
    han = sum(map(is_han, tail))
    if not han:
        return 0
    last = words(tail[:han])[-1]
    return han - (len(last) if len(last) <= KEPT_WHOLE else 1)


def _parts(text: str, value: str) -> list[list[str]]:
    """Give each character its own syllable, where there is one for each; else the whole its whole reading.

    >>> _parts("重庆", "chóng qìng"), _parts("重庆", "chongqing")
    ([['重', 'chóng'], ['庆', 'qìng']], [['重庆', 'chongqing']])
    """
    value = " ".join(value.split())
    syllables = value.split(" ") if " " in value else list(value) if len(value) == len(text) else [value]
    if len(syllables) == len(text):
        return [[char, syllable] for char, syllable in zip(text, syllables, strict=True)]
    return [[text, value]]
