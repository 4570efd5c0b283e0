"""Markers of slides (PPT 3, [3页], P5：…) and labels with a planned time: sections that nobody says.

A careful reader takes a marker for one only where several count up: P2 alone may be a name.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.core.passage import Passage, join
from rehearse.language.durations import clock_ms, follow_each_other, heading_target
from rehearse.language.numbers.ordinals import number_of
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.slides.counted import counted_slides
from rehearse.script.reading.structure.slides.counts import (
    are_heads,
    counting_forms,
    has_speech,
    is_head,
    may_ask,
)
from rehearse.script.reading.structure.slides.markers import NO_TITLE, TITLE, Marker, marker_of
from rehearse.script.reading.structure.slides.named import named_slides
from rehearse.script.reading.structure.slides.part_labels import (
    CLOCK_RANGE,
    clock_ranges,
    clocked_lines,
    part_labels,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rehearse.script.reading.manuscript import SourceParagraph

_LABEL = (
    r"(?:【[^】]{1,30}】|\[[^\]]{1,40}\]|[^。！？!?，,]{1,24}[:：]|"
    r"[（(][^（()）。，,]{1,20}[-–—|·:：]\s*(?:建议|预计|计划)?(?:时长|用时|时间)\s*[:：][^（()）]{1,12}[）)])"
)
_TOLD = r"[我他她咱了]|完(?!整)"
"""What is told of somebody, as in 他跑完一百米（12秒）：; a label names a part of the speech."""
_ONLY_A_TIME = (
    r"(?i)[【\[]?\W*(?:[a-z]+ ){0,2}(?:time|duration|length)\s*:|"
    r"[【\[]?\W*(?:[^\W\d]{0,4})(?:时长|用时|时间)\s*[:：]"
)
"""[Estimated speaking time: 6 minutes] names no part."""
_CLOCKED = rf"{CLOCK_RANGE}\s*[|｜:：·—\-]?\s*(?P<words>[^。！？!?]{{0,30}})"


def slide_sections(paragraphs: Sequence[SourceParagraph]) -> list[SourceParagraph]:
    """Make sections of the markers of slides and of the labels with a planned time."""
    markers = {
        at: found
        for at, one in enumerate(paragraphs)
        if not (one.silent or one.quoted or one.forced) and (found := marker_of(one))
    }
    if (
        sum(paragraphs[at].level > 0 for at in markers) > 1
    ):  # where headings are marked, a list may name a slide
        markers = {at: found for at, found in markers.items() if paragraphs[at].level}
    counting = counting_forms(markers, paragraphs)
    for at, end in counted_slides(paragraphs).items():
        markers[at] = Marker("counted", 0, end, titled=False)
        counting.add("counted")
    clocked = follow_each_other(one.text for one in paragraphs if len(one.text) <= TITLE)
    timed = [at for at, one in enumerate(paragraphs) if _is_timed(one, clocked=clocked)]
    listed = any(other == one + 1 for one, other in pairwise(timed))  # measures, one below the other
    ranges = clock_ranges(paragraphs)
    labels = part_labels(paragraphs) | clocked_lines(paragraphs) | ranges
    labels |= set(timed) if len(timed) > 1 and not listed else set()
    named = named_slides(paragraphs)
    heads = {form for form in counting if are_heads(form, markers, paragraphs)}
    made: list[SourceParagraph] = []
    above = 0  # the level of the format's heading above
    for at, paragraph in enumerate(paragraphs):
        marker = markers.get(at)
        above = paragraph.level or above
        if marker and marker.form in counting:
            made += _apart(paragraph, marker, heads=marker.form in heads and has_speech(paragraphs, at + 1))
        elif at in ranges and made and made[-1].level and paragraph.text[0] in "(（[【":
            made[-1] = _with_its_time(made[-1], paragraph.passage)
        elif at in named:
            wordless = compiled(NO_TITLE).fullmatch(paragraph.text[named[at] :]) is not None
            made.append(_shown(paragraph, paragraph.passage, wordless))
        elif (
            at in labels
            or _is_label(paragraph)
            or (paragraph.level and compiled(NO_TITLE).fullmatch(paragraph.text))
        ):
            level = paragraph.level or (above + 1 if at in timed else _LABELS)
            made.append(replace(paragraph, level=level, silent=True, label="marker"))
        else:
            made.append(paragraph)
    return made


_LABELS = 1


def _apart(paragraph: SourceParagraph, marker: Marker, *, heads: bool) -> Iterator[SourceParagraph]:
    """Give the marker, with the title that stands behind it in its line, and the text below or behind it.

    Where the others are `heads` to the ends of their lines, this one's words may ask something.
    """
    passage = paragraph.passage
    line = passage.text.find("\n", marker.end)
    end = line if line >= 0 else len(passage.text)
    rest = passage.text[marker.end : end].strip()
    titled = bool(rest) and (paragraph.level or is_head(rest) or (heads and may_ask(rest)))
    if titled or not rest:
        wordless = not (marker.titled or rest) or bool(compiled(NO_TITLE).fullmatch(rest))
        yield _shown(paragraph, passage[:end].strip(), wordless)
    else:
        end = marker.end
        yield _shown(paragraph, passage[:end].strip(), not marker.titled)
    if below := passage[end:].strip():
        yield replace(paragraph, passage=below, level=0, silent=False)


def _with_its_time(heading: SourceParagraph, time: Passage) -> SourceParagraph:
    """A heading with the time that stands alone in the line below it, as if it stood behind it."""
    between = Passage("\n", [time.at[0] - 1])
    return replace(heading, passage=join([heading.passage, between, time]))


def _shown(paragraph: SourceParagraph, passage: Passage, wordless: bool) -> SourceParagraph:
    return replace(paragraph, passage=passage, level=1, silent=True, label="marker" if wordless else "title")


def label_target(text: str, *, clocked: bool = False) -> tuple[int, int, int] | None:
    """Find the planned time of a label: where it stands, and how long it is; None where there is none."""
    if by_clock := compiled(_CLOCKED).fullmatch(text):
        start, end = clock_ms(by_clock["start"]), clock_ms(by_clock["end"])
        return (0, by_clock.start("words"), end - start) if start < end else None
    boxed = compiled(_BOX).fullmatch(text) is not None
    found = heading_target(text[1:-1] if boxed else text.rstrip(":："), clocked=clocked)
    if boxed and found:
        return found[0] + 1, found[1] + 1, found[2]
    return found or heading_target(text, clocked=clocked)


_BOX = r"[【〔\[].*[】〕\]]|[（(][^（()）]*[）)]"


def _is_timed(paragraph: SourceParagraph, *, clocked: bool) -> bool:
    """True for a short line that ends in a planned time: 开场白（约1分钟）, a label where several have text below."""
    text = paragraph.text
    if paragraph.level or paragraph.ruled or not 4 < len(text) <= TITLE or not any(map(str.isdigit, text)):
        return False
    if compiled(_NO_PART).search(text) or number_of(text):
        return False
    found = label_target(text, clocked=clocked)
    return (
        found is not None
        and found[2] <= _LONGEST_MS
        and text[found[0] : found[1]].strip()[0] in "([（【〔|｜·—–-"
    )


_NO_PART = (
    r"[。！？!?；;]|[我你您他她]|稿|演讲|致[辞词]|讲话|小时|[\d一二两三四五六七八九十半]\s*点|"
    r"第.{1,3}[次名组天轮位届]|(?i:hour|speech|\b(?:speaker|presenter) ?\d)"
)
"""A sentence, a title, or something else that took so long."""


_SHORTEST_MS, _LONGEST_MS = 5000, 30 * 60_000
"""A part of a speech takes no less and no longer."""


def _is_label(paragraph: SourceParagraph) -> bool:
    """True for 过渡语（15秒）：, 【开场 · 15 秒】 and 00:00 - 00:30 开场 on a line of their own."""
    text = paragraph.text
    if (
        paragraph.ruled
        or paragraph.quoted
        or paragraph.forced
        or paragraph.level
        or len(text) > 40
        or not any(char.isdigit() for char in text)
    ):
        return False
    if ":" in text and (clocked := compiled(_CLOCKED).fullmatch(text)) and clocked["words"].strip():
        return True
    return (
        bool(compiled(_LABEL).fullmatch(text))
        and not compiled(_TOLD).search(text)
        and not compiled(_ONLY_A_TIME).match(text)
        and label_target(text) is not None
    )
