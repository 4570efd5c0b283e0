"""What each paragraph of a speech is, found in passes, each of which builds on the one before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from operator import is_not
from typing import TYPE_CHECKING

from rehearse.language.text.chars import is_speakable
from rehearse.language.text.simplified import simplified
from rehearse.script.reading.structure.after.closing import closing
from rehearse.script.reading.structure.after.signature import signature
from rehearse.script.reading.structure.asides import ASIDES
from rehearse.script.reading.structure.before.front import front
from rehearse.script.reading.structure.before.unmarked import unmarked
from rehearse.script.reading.structure.headings.find import find_headings, numbered_headings
from rehearse.script.reading.structure.labelled import LabelledParagraph, unlabelled
from rehearse.script.reading.structure.lines.speech_heads import speech_heads
from rehearse.script.reading.structure.pages.run_together import take_apart
from rehearse.script.reading.structure.set_apart.brackets import in_round
from rehearse.script.reading.structure.slides.sections import slide_sections
from rehearse.script.reading.structure.voices.records import records
from rehearse.script.reading.structure.voices.speakers import with_speakers
from rehearse.script.reading.structure.written import as_written, in_simplified

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.script.reading.manuscript import SourceParagraph
    from rehearse.script.reading.options import Options

Pass = Callable[[list[LabelledParagraph]], Iterable[LabelledParagraph]]

HEADINGS: dict[str, tuple[Pass, ...]] = {
    "auto": (find_headings,),
    "numbered": (numbered_headings,),
    "none": (),
}
"""What finds the headings, by the user's choice."""


def label_roles(
    paragraphs: Sequence[SourceParagraph], options: Options, *, timed: bool = False, given: str = ""
) -> list[LabelledParagraph]:
    """Label each paragraph with its role; what is `timed`, as subtitles are, is speech from its first line on.

    `given` is the title that the file's head gives the script.
    """
    seen = in_simplified(paragraphs)
    named = {simplified(name) for name in options.speakers}
    whole = [unlabelled(paragraph) for paragraph in take_apart(slide_sections(speech_heads(seen)))]
    for guesses in (ASIDES, ()):  # a guess that leaves nothing to say is none
        items = whole
        for guess in guesses:
            items = _as_the_author_says(list(guess(items)))
        items = _as_the_author_says(records(with_speakers(items, named)))
        if not timed:
            items = _as_the_author_says(signature(front(items, simplified(given))))
            for headings in HEADINGS[options.headings]:
                items = list(headings(items))
            items = _as_the_author_says(in_round(unmarked(items, given)))
        items = closing(items)
        if any(item.role in ("salutation", "body") and is_speakable(item.text) for item in items):
            break
    return as_written(items, paragraphs) if any(map(is_not, seen, paragraphs)) else items


def _as_the_author_says(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Take back what was guessed of paragraphs under a line that says that they are spoken."""
    found: list[LabelledParagraph] = []
    spoken = False
    for item in items:
        silent = item.role in ("aside", "title", "byline")
        spoken = silent and (item.paragraph.forced or spoken)
        found.append(replace(item, role="body", what="") if spoken else item)
    return found
