"""Paragraphs that are not read aloud: planned times, captions, sources, stage directions, agendas, appendices.

A kind that shows in one line is a row of the table LINES. The others are functions over the whole script, in ASIDES.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.script.reading.structure.after.appended import appended
from rehearse.script.reading.structure.after.tail import tail
from rehearse.script.reading.structure.before.announced import announced
from rehearse.script.reading.structure.beside.agenda import agenda, named_below
from rehearse.script.reading.structure.beside.cue_labels import cue_labels
from rehearse.script.reading.structure.beside.in_quotes import around_the_quotes
from rehearse.script.reading.structure.beside.number_tables import number_tables
from rehearse.script.reading.structure.beside.on_screen import (
    around_the_speech,
    labels_as_headings,
    on_screen,
)
from rehearse.script.reading.structure.beside.quotes import quoted
from rehearse.script.reading.structure.beside.recurring import (
    below_the_clock,
    clock_lines,
    comments,
    labels_alone,
    speakers_below_heads,
    told_speakers,
)
from rehearse.script.reading.structure.beside.script_part import heads_of_notes, script_part
from rehearse.script.reading.structure.beside.spelled import spelled
from rehearse.script.reading.structure.chat.above import chat_opening
from rehearse.script.reading.structure.chat.below import chat_below
from rehearse.script.reading.structure.chat.turns import chat_turns
from rehearse.script.reading.structure.known_lines.label import label_known_lines
from rehearse.script.reading.structure.mail.above import mail_above
from rehearse.script.reading.structure.pages.copies import copies
from rehearse.script.reading.structure.pages.foot import footnotes, page_foot
from rehearse.script.reading.structure.pages.furniture import furniture
from rehearse.script.reading.structure.pages.menus import menus
from rehearse.script.reading.structure.pages.printed import page_heads, page_numbers
from rehearse.script.reading.structure.set_apart.brackets import bracketed
from rehearse.script.reading.structure.set_apart.directed import after_direction, directions
from rehearse.script.reading.structure.set_apart.english_brackets import english_brackets
from rehearse.script.reading.structure.set_apart.other_language import other_language
from rehearse.script.reading.structure.set_apart.styles import italics_and_capitals
from rehearse.script.reading.structure.slides.beside import beside_slides
from rehearse.script.reading.structure.slides.cues import cues

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rehearse.script.reading.structure.labelled import LabelledParagraph

ASIDES: tuple[Callable[[list[LabelledParagraph]], Iterable[LabelledParagraph]], ...] = (
    other_language,
    quoted,
    spelled,
    comments,
    mail_above,
    cues,
    label_known_lines,
    menus,
    announced,
    directions,
    english_brackets,
    bracketed,
    italics_and_capitals,
    clock_lines,
    told_speakers,
    speakers_below_heads,
    below_the_clock,
    page_numbers,
    number_tables,
    page_heads,
    after_direction,
    agenda,
    named_below,
    labels_as_headings,
    on_screen,
    cue_labels,
    labels_alone,
    beside_slides,
    chat_turns,
    chat_opening,
    chat_below,
    copies,
    script_part,
    appended,
    around_the_speech,
    around_the_quotes,
    page_foot,
    footnotes,
    tail,
    furniture,
    heads_of_notes,
)
"""The passes that label asides, in this order."""
