"""What each paragraph of a speech is, found in passes, each of which builds on the one before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from rehearse.script.reading.structure.asides import ASIDES
from rehearse.script.reading.structure.closing import closing
from rehearse.script.reading.structure.front import front, signature
from rehearse.script.reading.structure.headings import find_headings, numbered_headings
from rehearse.script.reading.structure.labelled import LabelledParagraph, unlabelled
from rehearse.script.reading.structure.run_together import take_apart
from rehearse.script.reading.structure.slides import slide_sections

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


def label_roles(paragraphs: Sequence[SourceParagraph], options: Options) -> list[LabelledParagraph]:
    """Label each paragraph with its role."""
    items = [unlabelled(paragraph) for paragraph in take_apart(slide_sections(paragraphs))]
    for run in (*ASIDES, front, signature, *HEADINGS[options.headings], closing):
        items = list(run(items))
    return items
