"""The script as it was understood: the tree of its sections and points, and what will not be spoken and why."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from rehearse.core import Mark
from rehearse.language.text.placeholders import placeholders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core import Script, Unspoken

FORMAT = 1

_RULE = "rule"
"""Listed only where it belongs to something else that is not spoken."""


def outline_data(script: Script) -> dict[str, Any]:
    """The outline as plain data, format 1; lines count from 1."""
    marks = [part for section in script.sections for part in section.parts if isinstance(part, Mark)]
    greetings = list(_greetings(script))
    return {
        "format": FORMAT,
        "title": [*script.front.title, *script.front.subtitle],
        "byline": [one.text for one in script.paragraphs if one.role == "byline" and not one.sentences],
        "salutations": [item for again, item in greetings if not again],
        "mid_salutations": [item for again, item in greetings if again],
        "headings": [
            {"level": level, "text": text, "line": script.line_of(start)}
            for start, (level, text) in sorted(_headings(script).items())
        ],
        "points": [
            {
                "kind": point.kind,
                "level": point.level,
                "text": point.text,
                "line": script.line_of(point.span[0]),
            }
            for point in script.points
        ],
        "unspoken": list(_unspoken(script)),
        "cues": [_mark(script, mark) for mark in marks if mark.kind == "cue"],
        "placeholders": [
            {"text": match[0], "line": script.line_of(breath.span[0])}
            for breath in script.breaths
            for match in placeholders(breath.text)
        ],
        "marks": [_mark(script, mark) for mark in marks if mark.kind != "cue" and mark.text],
    }


def _headings(script: Script) -> dict[int, tuple[int, str]]:
    """Level and text of each heading by its place; a mark alone, as [Slide 3], is a section's and no paragraph."""
    sections = {one.heading_span[0]: (one.level, one.heading) for one in script.sections if one.heading_span}
    paragraphs = {
        one.span[0]: (one.level, sections.get(one.span[0], (0, " ".join(one.text.split())))[1])
        for one in script.paragraphs
        if one.role == "heading"
    }
    return sections | paragraphs


def outline_json(script: Script) -> str:
    """Write the outline as JSON; it ends with a line end."""
    return json.dumps(outline_data(script), ensure_ascii=False, indent=1) + "\n"


_OPENING = 8
"""Paragraphs of speech within which the hall is greeted first, maybe behind a motto or a word of thanks."""


def _greetings(script: Script) -> Iterator[tuple[bool, dict[str, Any]]]:
    """List the salutations, one a paragraph, and whether the hall is addressed again, after some of the speech.

    A title begins another speech, and who has not spoken yet greets for himself.
    """
    greeted = again = False
    said = 0
    heard: set[str] = set()
    for paragraph in script.paragraphs:
        speakers = {one.breaths[0].speaker for one in paragraph.sentences} - heard - {""}
        if paragraph.role == "title" or speakers:
            greeted, again, said = False, False, 0
        heard |= speakers
        greeting = [one for one in paragraph.sentences if one.role == "salutation"]
        if greeting:
            again |= said > (0 if greeted else _OPENING)
            greeted, said = True, 0
            text = "".join(one.text for one in greeting)
            yield again, {"text": text, "line": script.line_of(greeting[0].span[0])}
        said += any(one.role == "body" for one in paragraph.sentences)


def _mark(script: Script, mark: Mark) -> dict[str, Any]:
    return {"text": mark.text, "line": script.line_of(mark.span[0]), "ms": mark.ms}


def _unspoken(script: Script) -> Iterator[dict[str, Any]]:
    """List the lines of which nothing is spoken, joined where they follow each other for the same reason."""
    spoken = {
        line
        for breath in script.breaths
        for line in range(script.line_of(breath.span[0]), script.line_of(breath.span[1] - 1) + 1)
    }
    spoken |= {script.line_of(item.span[0]) for item in script.unspoken if item.what == "heading"}
    runs: list[tuple[int, int, str]] = []
    for item in script.unspoken:
        start, end = script.line_of(item.span[0]), script.line_of(_last(item))
        if item.kind.shown == "elsewhere" or spoken.intersection(range(start, end + 1)):
            continue
        before = runs[-1] if runs else (0, -2, "")
        between = range(before[1] + 1, start)
        near = 1 if _RULE in (item.what, before[2]) else 2
        if (
            start <= before[1] + near
            and not spoken.intersection(between)
            and (before[2] == item.what or near == 1)
        ):
            what = item.what if before[2] == _RULE else before[2]
            runs[-1] = (before[0], max(end, before[1]), what)
        else:
            runs.append((start, end, item.what))
    return ({"from": start, "to": end, "what": what} for start, end, what in runs if what != _RULE)


def _last(item: Unspoken) -> int:
    return item.span[0] + len(item.text.rstrip()) - 1
