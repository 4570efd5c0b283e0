"""What each paragraph of a speech is, told in passes, each of which builds on the one before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rehearse.script.reading.structure.asides import set_aside
from rehearse.script.reading.structure.closing import closing
from rehearse.script.reading.structure.front import front, signature
from rehearse.script.reading.structure.headings import headings, numbered_headings
from rehearse.script.reading.structure.labelled import Told, begin_all
from rehearse.script.reading.structure.run_together import unglue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.script.reading.manuscript import Paragraph
    from rehearse.script.reading.options import Options

Pass = Callable[[list[Told]], list[Told]]

HEADINGS: dict[str, tuple[Pass, ...]] = {
    "auto": (headings,),
    "numbered": (numbered_headings,),
    "none": (),
}
"""What finds the headings, by the user's choice."""


def tell(paragraphs: Sequence[Paragraph], options: Options) -> list[Told]:
    """Tell what each paragraph is."""
    told = begin_all(unglue(paragraphs))
    for run in (set_aside, front, signature, *HEADINGS[options.headings], closing):
        told = run(told)
    return told
