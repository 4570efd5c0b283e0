"""A breath as HTML: readings as ruby, stress, what may be left out, placeholders, findings, and its languages."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.core import Speak
from rehearse.language.text.chars import HAN, LATIN
from rehearse.language.text.keywords import keywords
from rehearse.language.text.placeholders import placeholders
from rehearse.language.text.runs import runs
from rehearse.output.exports.page.words import LABELS, LANGUAGES, lang_attribute
from rehearse.output.version import sentence_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rehearse.core import Breath, Finding, Script, Span
    from rehearse.output.exports import Rehearsal

LONGEST_LINE, LONG_SHOWN = 14, 4
"""Characters of a finding's place up to which it is underlined whole, and how many of a longer one are."""

_FIRST = re.compile(rf"[\W_]*(?:[{HAN}]{{1,2}}|\d+|[{LATIN}]+(?:['’-][{LATIN}]+)*(?:\s+[{LATIN}]+)?)")
"""The first words, which stay when the text is hidden: two characters, a number, or two Latin words."""

_BREAK = re.compile(r"(?<=[^\x00-\x7f])\n(?=[^\x00-\x7f])")

_FOREIGN_END = re.compile(r"[^\w!-~]+$")
"""Spaces and full-width marks behind a run of another language: they belong to the sentence's own."""


@dataclass(frozen=True, slots=True)
class Notes:
    """The annotations and findings by place in the source."""

    script: Script
    findings: tuple[tuple[Span, str, Finding], ...]
    """Which stretch is underlined, for which finding, and what that is called on the page."""
    before: frozenset[str] = frozenset()
    """The keys of what the run before said; none where nothing is to be marked as changed."""

    @classmethod
    def of(cls, rehearsal: Rehearsal) -> Notes:
        """Collect them from a rehearsal."""
        script = rehearsal.timeline.plan.script
        return cls(script, tuple(_underlined(rehearsal)), frozenset(rehearsal.before.sentences))


def _underlined(rehearsal: Rehearsal) -> Iterator[tuple[Span, str, Finding]]:
    """Choose what is underlined: of long places the beginning, the worst first, a tenth of the text at most."""
    text = sum(len(cue.step.breath.text) for cue in rehearsal.timeline.cues if isinstance(cue.step, Speak))
    left = max(text // 10, LONG_SHOWN)  # in the shortest text one place is marked
    for number, finding in enumerate(rehearsal.findings):
        for start, end in finding.spans:
            until = end if end - start <= LONGEST_LINE else start + LONG_SHOWN
            left -= until - start
            if left < 0:
                return
            yield (start, until), f"f{number}", finding


@dataclass(frozen=True, slots=True)
class _Between:
    """What stands between two characters of a sentence and is not spoken."""

    at: int
    html: str


@dataclass(frozen=True, slots=True)
class _Layer:
    """A stretch of a sentence's text that is shown otherwise."""

    start: int
    end: int
    kind: str
    value: str = ""


def breath_html(index: int, said: Breath, notes: Notes, unsaid: Sequence[tuple[int, str]] = ()) -> str:
    """Write what is said in one breath; `index` is its step's in the timeline.

    `unsaid` is what stands inside it and is not spoken, each with its offset in the source.
    """
    between = [_Between(bisect_left(said.at, offset), html) for offset, html in unsaid]
    layers = sorted(_layers(said, notes), key=lambda layer: (layer.start, -layer.end))
    rubies = [layer for layer in layers if layer.kind == "reading"]
    match = _FIRST.match(said.text)
    first = match.end() if match else 0
    first = max([first, *(ruby.end for ruby in rubies if ruby.start < first)])
    lang = lang_attribute(said.language, notes.script.language)
    changed = notes.before and sentence_key(said.text) not in notes.before
    tag, kind = ("ins", "s changed") if changed else ("span", "s")
    return (
        f'<{tag} class="{kind}" data-i="{index}"{lang}>'
        f'<span class="f">{_range(said.text, 0, first, layers, rubies, between)}</span>'
        f"{_range(said.text, first, len(said.text), layers, rubies, between)}</{tag}>"
    )


def _layers(said: Breath, notes: Notes) -> Iterator[_Layer]:
    for start, end, note in notes.script.annotated(said):
        yield _Layer(start, end, note.kind, note.value)
    for span, name, finding in notes.findings:
        start, end = said.within(span)
        if start < end:
            yield _Layer(start, end, f"finding {finding.severity}", name)
    for start, end in keywords(said.text):
        yield _Layer(start, end, "k")
    blanks = [match.span() for match in placeholders(said.text)]
    for start, end in blanks:
        yield _Layer(start, end, "blank", LABELS[notes.script.language]["blank"])
    at = 0
    for language, run in runs(said.text, said.language):
        end = at + len(_FOREIGN_END.sub("", run))
        if language != said.language and (at, end) not in blanks:
            yield _Layer(at, end, "lang", LANGUAGES[language])
        at += len(run)


def _range(
    text: str, start: int, end: int, layers: list[_Layer], rubies: list[_Layer], between: list[_Between]
) -> str:
    """Write a stretch; ruby goes around everything else, so that its words stay together."""
    made, at = [], start
    for ruby in rubies:
        if ruby.start < at or ruby.end > end:
            continue
        made.append(_atoms(text, at, ruby.start, layers, between))
        inside = _atoms(text, ruby.start, ruby.end, layers, between)
        made.append(f"<ruby>{inside}<rt>{escape(ruby.value)}</rt></ruby>")
        at = ruby.end
    return "".join([*made, _atoms(text, at, end, layers, between)])


def _atoms(text: str, start: int, end: int, layers: list[_Layer], between: list[_Between]) -> str:
    """Write a stretch in pieces within which nothing changes, and what is not spoken where it stands."""
    inside = [
        layer for layer in layers if layer.kind != "reading" and layer.start < end and layer.end > start
    ]
    edges = {at for layer in inside for at in (layer.start, layer.end)} | {one.at for one in between}
    cuts = sorted({start, end, *(at for at in edges if start < at < end)})
    return "".join(
        "".join(one.html for one in between if one.at == a)
        + _atom(text[a:b], [one for one in inside if one.start < b and one.end > a])
        for a, b in pairwise(cuts)
    )


def _atom(text: str, layers: list[_Layer]) -> str:
    # A line that the author broke is one here; between Chinese characters it would show as a space. Its place is
    # kept, as words are counted in the text.
    shown = escape(_BREAK.sub("\u200b", text))
    classes = dict.fromkeys(layer.kind for layer in layers if layer.kind != "lang")
    tips = dict.fromkeys(
        layer.value for layer in layers if layer.kind in ("blank", "optional") and layer.value
    )
    found = next((layer.value for layer in layers if layer.kind.startswith("finding")), "")
    lang = next((layer.value for layer in layers if layer.kind == "lang"), "")
    attributes = "".join(
        f' {name}="{escape(value)}"'
        for name, value in (
            ("class", " ".join(classes)),
            ("lang", lang),
            ("data-f", found),
            ("title", "\n".join(tips)),
        )
        if value
    )
    if not attributes:
        return shown
    tag = "strong" if "strong" in classes else "span"
    return f"<{tag}{attributes}>{shown}</{tag}>"
