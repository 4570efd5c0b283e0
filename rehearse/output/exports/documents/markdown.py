"""The script without its marks, as Markdown: for handing out, and for the next edit."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from rehearse.output.exports.documents.paragraphs import paragraphs

if TYPE_CHECKING:
    from rehearse.output.exports import Rehearsal
    from rehearse.output.exports.documents.paragraphs import Printed

_INLINE = re.compile(r"[\\`*\[\]~|$]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])|&(?=#?\w+;)")
_AT_START = re.compile(r"^(?=[#>+=-])|(?<=^\d)(?=[.)])|(?<=^\d\d)(?=[.)])|(?<=^\d{3})(?=[.)])")


def export(rehearsal: Rehearsal) -> str:
    """Write the script; a blank line between paragraphs."""
    found = paragraphs(rehearsal.timeline.plan.script)
    if len(found) > 1 and found[0].role == "title" and found[1].text.startswith("—"):
        found[:2] = [replace(found[0], text=found[0].text + found[1].text)]  # Markdown has no subtitles
    return "\n\n".join(map(_written, found)) + "\n"


def _written(paragraph: Printed) -> str:
    text = escape(paragraph.text)
    if paragraph.role == "title":
        return f"# {text}"
    if paragraph.role == "heading":
        return f"{'#' * (paragraph.level + 1)} {text}"
    return text


def escape(text: str) -> str:
    r"""Write a text so that Markdown shows it as it is, at the beginning of a line, too.

    >>> print(escape("1. a*b <i>, snake_case, 2 < 3"))
    1\. a\*b \<i>, snake_case, 2 < 3
    """
    return _AT_START.sub(r"\\", escape_inside(text.strip()), count=1)


def escape_inside(text: str) -> str:
    """Write a text so that Markdown shows it as it is within a line."""
    return _INLINE.sub(lambda match: "\\" + match[0], text)
