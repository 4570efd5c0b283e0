"""Lines without an end mark above the first sentence, in a script whose sentences all have theirs: nobody says them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.language.text.chars import columns, is_speakable
from rehearse.language.text.ends import ends_inside, ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.before.opening_titles import title_lines
from rehearse.script.reading.structure.greetings.salutations import greets, names_somebody
from rehearse.script.reading.structure.lines.bylines import is_byline
from rehearse.script.reading.structure.lines.persons import SPOKEN
from rehearse.script.reading.structure.lines.speaking import speaks
from rehearse.script.reading.structure.lines.titles import KIND, as_title, has_a_sentences_words

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_SENTENCE = 20
"""Columns of a sentence; a shorter one may be a motto."""
_LONGEST = 120
"""Columns of a line that is none."""
_MOST = 8
"""Such lines at most; a poem has more."""
_LEAST, _SHARE = 60, 0.9
"""Columns of the paragraphs below, and how many of these have an end mark."""
_DASHES = "—─"
"""How a subtitle begins."""
_GOES_ON = "，,；;、：:—…~～”’\"'」』）)"
"""What else a paragraph of speech may end in."""


def unmarked(items: list[LabelledParagraph], given: str = "") -> list[LabelledParagraph]:
    """Label what stands above the first sentence without an end mark: the title, where none is `given`, or the page's.

    Not what speaks to a hall or of the speaker, names somebody who may be greeted, or goes on in the next line, and
    not verse.
    """
    first = next((at for at, item in enumerate(items) if _begins(item)), len(items))
    below = [item.text for item in items[first:] if item.role == "body" and is_speakable(item.text)]
    marked = sum(ends_sentence(text) or ends_inside(text) or text[-1] in _GOES_ON for text in below)
    bare = [at for at, item in enumerate(items[:first]) if item.open and is_speakable(item.text)]
    if columns("".join(below)) < _LEAST or marked < _SHARE * len(below) or len(bare) > _MOST:
        return items
    shown = [item.text for item in items[:first] if item.role in ("title", "body")]
    if not all(_is_bare(items[at]) for at in bare) or _is_verse(shown):
        return items
    titled = bool(given) or any(item.role == "title" for item in items)
    names = [] if titled else [bare[place] for place in title_lines([items[at] for at in bare])]
    found = list(items)
    for at in bare:
        if is_byline(items[at].text):
            found[at] = replace(items[at], role="byline")
        elif at in names or items[at].text[0] in _DASHES:
            found[at] = as_title(items[at])
        else:
            found[at] = items[at].aside("head matter")
    return found


def _begins(item: LabelledParagraph) -> bool:
    """True for the first words of a speech, and for the first heading."""
    if item.role in ("salutation", "heading"):
        return True
    text = item.text
    return item.role == "body" and (
        bool(item.label or item.paragraph.forced)
        or (ends_sentence(text) and columns(text) >= _SENTENCE)
        or greets(text)
        or speaks(text)
    )


def _is_bare(item: LabelledParagraph) -> bool:
    """True for a short line that ends in no mark, and says nothing of whoever speaks or listens."""
    text = item.text
    return not (
        item.number
        or ends_sentence(text)
        or text[-1] in "，,；;、—…"
        or columns(text) > _LONGEST
        or any(map(names_somebody, compiled(r"[,，、;；]").split(text)))
        or compiled(SPOKEN).search(text)
        or (has_a_sentences_words(text) and not compiled(KIND).search(text))
    )


def _is_verse(texts: list[str]) -> bool:
    return any(len(one) == len(other) for one, other in pairwise(texts))
