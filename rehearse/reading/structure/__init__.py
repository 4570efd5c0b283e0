"""What each paragraph of a speech is, told in passes, each of which builds on the one before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rehearse.reading.structure.asides import set_aside
from rehearse.reading.structure.closing import closing
from rehearse.reading.structure.front import front, signature
from rehearse.reading.structure.glued import unglue
from rehearse.reading.structure.headings import headings, numbered_headings
from rehearse.reading.structure.told import Told, begin_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.reading.manuscript import Paragraph
    from rehearse.reading.options import Options

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
