"""What in a Markdown file is no text: comments, notes, formulas, where links go to; blanked out before it is parsed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.core.passage import Passage
from rehearse.language.text.ends import ENDS
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.formats.blocks import formulas, indented_code
from rehearse.script.reading.formats.front_matter import find_front_matter
from rehearse.script.reading.formats.tags import TELLING_TAG
from rehearse.script.reading.manuscript import Hidden
from rehearse.script.reading.zero_width import ZERO_WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from rehearse.core import Span

_COMMENT = re.compile(
    r"(?<![\d%])%%(?:(?!%%|\n[ \t]*\r?\n).)*%%|^[ \t]*\[\[?toc\]?\][ \t]*$|"
    r"<!--(?:.*?-->|.*?(?=\r?\n[ \t]*\r?\n)|.*)",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
"""Those of note-taking programs included. One that is never closed ends with its paragraph."""
_TEMPLATE = re.compile(
    r"\{\{[<%](?:(?![>%]\}\}).){0,400}[>%]\}\}|\{%(?:(?!%\}).){0,400}%\}|"
    r"^\{:[^{}\n]{1,200}\}[ \t]*$|\{[.#][\w-]+(?: [.#][\w-]+)*\}[ \t]*$",
    re.DOTALL | re.MULTILINE,
)
"""What makers of websites put into a text: {{< figure >}}, {% include %}, {: .class}."""
_KEPT_TAG = re.compile(rf"<(break\b[^<>\n]*>|{TELLING_TAG})", re.IGNORECASE)
_FOOTNOTE = re.compile(
    r"^ {0,3}\[\^[^\]\s]{1,30}\]:.*"
    r"(?:\n(?:(?:[ \t]*\n)*(?: {4,}|\t)\S.*| {1,3}(?![-*+>#\[]|\d{1,9}[.)] )\S.*|"
    rf"(?<![{ENDS}.]\n)(?!\s|\[\^|#|[-*+>] |\d{{1,9}}[.)] |```|~~~).+))*",
    re.MULTILINE,
)
"""A footnote with its lines: those directly below, and after empty lines those that are indented."""
_DEFINITION = re.compile(
    r"^( {0,3}\[(?!\^)[^\]\n]+\]):[ \t]*(\S+)(?:[ \t]+([\"'(][^\n]*[\"')]))?[ \t]*$", re.MULTILINE
)
"""Where a link goes to; [甲]: 大家好 looks like one, and is what somebody says."""
_ADDRESS = re.compile(r"<|\S*[/.#@\\]\S*[A-Za-z0-9/]")
_WHOLE = re.compile(
    r"\s*(```+[ \t]*(?:markdown|md|text|txt)?(?:[ \t][^\n]*)?)\n(?s:(?!.*^```.*^```).*)\n(```+)\s*",
    re.MULTILINE,
)
"""A file that is one fence from its first line to its last."""
_UNSEEN = rf"(?m)^(?:{ZERO_WIDTH}|[ \t])*{ZERO_WIDTH}"
"""What has no width where a line begins."""
_ESCAPED = (
    r"(?m)^(?P<marks>\\#(?:\\?#){0,5}(?=[ \t]+\S)|(?=\S*\\)\\?(?P<rule>[-*_])(?:\\?(?P=rule)){2,}(?=[ \t\r]*$))|"
    r"^(?P<stars>\\\*(?:\\?\*){0,2})(?P<inside>[^\s*][^*\n]*[^\s*\\])(?P=stars)(?=[ \t\r]*$)"
)
"""A heading's marks, a rule, and the stars around a whole line, each with strokes before them."""
_TASK = re.compile(r"^(?:[ \t]*(?:[-*+]|\d{1,9}[.)])\s+)(\[[ xX]\])(?=\s)", re.MULTILINE)


def without_hidden(text: str, hidden: list[Hidden]) -> str:
    """List what is no text, and blank it out; tags that say something become such as Markdown leaves alone."""
    if whole := _WHOLE.fullmatch(text):  # what a chatbot gave, saved as it came
        hidden += [Hidden("markup", whole.span(1)), Hidden("markup", whole.span(2))]
        text = blank_out(text, [whole.span(1), whole.span(2)])
    if front := find_front_matter(text):
        hidden.append(Hidden("front matter", front))
    hidden += [Hidden("comment", match.span()) for match in _COMMENT.finditer(text)]
    hidden += [Hidden("markup", match.span()) for match in _TEMPLATE.finditer(text)]
    hidden += formulas(text)
    masked = blank_out(text, [item.span for item in hidden])
    code = [*indented_code(masked)]
    hidden += code
    masked = blank_out(masked, [item.span for item in code])
    notes = [Hidden("footnote", match.span()) for match in _FOOTNOTE.finditer(masked)]
    notes += [Hidden("task mark", match.span(1)) for match in _TASK.finditer(masked)]
    hidden += notes
    masked = blank_out(masked, [item.span for item in notes])
    hidden += [Hidden("link", match.span()) for match in _definitions(masked)]
    masked = _DEFINITION.sub(
        lambda line: line[0] if _ADDRESS.match(line[2]) else line[0].replace("]:", "]："), masked
    )
    return _KEPT_TAG.sub(lambda tag: f"‹{tag[1]}", masked)


def marks_unescaped(text: str) -> str:
    r"""Take the strokes from marks that hold for a whole line, as programs write them that escape every mark.

    What has no width becomes a space before them. Every character stays in its place.

    >>> marks_unescaped("\\#\\# Wells"), marks_unescaped("\\*Wells\\*"), marks_unescaped("5 \\* 3")
    ('  ## Wells', ' *Wells* ', '5 \\* 3')
    """
    text = compiled(_UNSEEN).sub(lambda found: " " * len(found[0]), text)
    return compiled(_ESCAPED).sub(_unescaped, text) if "\\" in text else text


def _unescaped(line: re.Match[str]) -> str:
    if marks := line["marks"]:
        return marks.replace("\\", "").rjust(len(marks))
    stars, width = line["stars"].replace("\\", ""), len(line["stars"])
    return stars.rjust(width) + line["inside"] + stars.ljust(width)


def as_written(visible: Passage, text: str, blanked: AbstractSet[int]) -> Passage:
    """Put colons back that stood where Markdown would have seen a link's address, and drop what was blanked out."""
    kept = [
        (text[at] if char == "：" else char, at)
        for char, at in zip(visible.text, visible.at, strict=True)
        if at not in blanked
    ]
    return Passage("".join(char for char, _ in kept), [at for _, at in kept])


def _definitions(text: str) -> Iterator[re.Match[str]]:
    return (line for line in _DEFINITION.finditer(text) if _ADDRESS.match(line[2]))


def blank_out(text: str, spans: list[Span]) -> str:
    """Blank out stretches, keeping every offset and line."""
    for start, end in spans:
        text = text[:start] + re.sub(r"[^\r\n]", " ", text[start:end]) + text[end:]
    return text
