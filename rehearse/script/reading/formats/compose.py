"""Builds the text that offsets refer to, a line a paragraph, for formats whose files hold no plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rehearse.core import Notice
from rehearse.core.passage import Passage, join
from rehearse.language.numbers.powers import raised
from rehearse.language.text.chars import has_han, is_han
from rehearse.script.reading.formats.labelled_lines import begins_with_label
from rehearse.script.reading.manuscript import Hidden, Manuscript, SourceParagraph
from rehearse.script.reading.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rehearse.script.reading.source import File

MAX_TEXT = 1_000_000
"""Characters; more than sixty hours of speech: no script, but a mistake or an attack."""

_LONG = 20
"""A line of so many Han characters (or twice as many others) may be one that was broken to a width."""

_NOTE_SIGNS = frozenset("*＊†‡※①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_EAST = re.compile("[\u3000-\u303f\uff00-\uffef“”‘’…—·]")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a paragraph; a line end in it is one that the author set inside the paragraph."""

    text: str
    hidden: str = ""
    """Why it is not spoken, in a word; empty if it is."""
    bold: bool = False

    def raised(self) -> Run:
        """Return it as it is when the format raises it: its figures say so themselves, a sign is a note's mark."""
        if self.text.strip() and _NOTE_SIGNS.issuperset(self.text.strip()):
            return replace(self, hidden=self.hidden or "footnote mark")
        return replace(self, text=raised(self.text))


def without(runs: Iterable[Run], length: int) -> Iterator[Run]:
    """Hide the first characters of a paragraph as a label."""
    for run in runs:
        hidden = min(length, len(run.text))
        length -= hidden
        if hidden:
            yield Run(run.text[:hidden], "label")
        if hidden < len(run.text):
            yield replace(run, text=run.text[hidden:])


class Composer:
    """Takes a document's paragraphs in order and makes the manuscript."""

    def __init__(self, file: File) -> None:
        self._file = file
        self._text: list[str] = []
        self._length = 0
        self._starts: list[int] = []
        self._paragraphs: list[SourceParagraph] = []
        self._hidden: list[Hidden] = []
        self._notices: list[Notice] = []
        self._held: list[Passage] = []

    def count(self) -> None:
        """Begin the next numbered place: the author knows it as paragraph, slide or page n."""
        self._starts.append(self._length if self._starts else 0)

    def notice(self, key: str, **values: str) -> None:
        """Add a notice about the current place."""
        self._notices.append(Notice(max(1, len(self._starts)), key, dict(values)))

    def write(
        self,
        runs: Iterable[Run],
        *,
        level: int = 0,
        title: bool = False,
        silent: bool = False,
        goes_on: bool = False,
    ) -> None:
        """Add a paragraph; one that `goes_on` is of one piece with the next."""
        runs = list(runs)
        kept: list[int] = []
        for run in runs:
            start = self._length
            self._add(run.text)
            if run.hidden and run.text:
                self._hidden.append(Hidden(run.hidden, (start, self._length)))
            elif not run.hidden:
                kept.extend(range(start, self._length))
        self._add("\n")
        self._held.append(Passage("".join(run.text for run in runs if not run.hidden), kept))
        if goes_on:
            return
        visible, self._held = join(self._held), []
        said = [run for run in runs if run.text.strip() and not run.hidden]
        bold = bool(said) and all(run.bold for run in said)
        lines = list(_lines(visible)) if not level else [_flowing(visible).strip()]
        self._paragraphs += [
            SourceParagraph(line, max(1, len(self._starts)), level, bold, title, silent)
            for line in lines
            if line
        ]

    def hide(self, what: str, text: str) -> None:
        """Add a line that is not spoken."""
        if text.strip():
            self._hidden.append(Hidden(what, (self._length, self._length + len(text))))
            self._add(f"{text}\n")

    def manuscript(self) -> Manuscript:
        """Give what has been written."""
        if self._held:
            self.write(())
        paragraphs = self._paragraphs
        if sum(len(item.text) if item.bold else -len(item.text) for item in paragraphs) > 0:
            paragraphs = [replace(item, bold=False) for item in paragraphs]
        source = Source(self._file, "".join(self._text).removesuffix("\n"), tuple(self._starts) or (0,))
        return Manuscript(source, tuple(paragraphs), tuple(self._hidden), tuple(self._notices))

    def _add(self, text: str) -> None:
        self._text.append(text)
        self._length += len(text)
        if self._length > MAX_TEXT:
            raise self._file.refused(
                f"more than {MAX_TEXT:,} characters, sixty hours of speech", "give it in parts"
            )


def joint(before: str, after: str) -> str:
    """What stands between two lines of one sentence: nothing in Chinese, a space elsewhere.

    >>> joint("我们的", "家园"), joint("the", "home")
    ('', ' ')
    """
    beside = before[-1:] + after[:1]
    return "" if has_han(beside) or _EAST.search(beside) else " "


def _lines(passage: Passage) -> Iterator[Passage]:
    """Split a paragraph at its line ends, except where a sentence goes on in the next line."""
    text, start = passage.text, 0
    edges = [-1, *(match.start() for match in re.finditer("\n", text)), len(text)]
    for before, here, after in zip(edges, edges[1:], edges[2:], strict=False):
        if not _runs_on(text[before + 1 : here], text[here + 1 : after]):
            yield _flowing(passage[start:here]).strip()
            start = here
    yield _flowing(passage[start : len(text)]).strip()


def _runs_on(before: str, after: str) -> bool:
    """True where a line was broken in the middle of a sentence."""
    before, after = before.strip(), after.strip()
    if not before or not after or (begins_with_label(before) and begins_with_label(after)):
        return False
    width = len(before) + sum(map(is_han, before))
    return before[-1] in "，、," or after[0].islower() or (width > 2 * _LONG and before[-1].isalnum())


def _flowing(passage: Passage) -> Passage:
    """Leave out the line ends between Han characters, which otherwise would stand for a space."""
    text = passage.text
    kept: list[Passage] = []
    start = 0
    for match in re.finditer(r"\n\s*", text):
        end = start + len(text[start : match.start()].rstrip())
        if not joint(text[max(0, end - 1) : end], text[match.end() : match.end() + 1]):
            kept.append(passage[start:end])
            start = match.end()
    return join([*kept, passage[start : len(text)]]) if kept else passage
