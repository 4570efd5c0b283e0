"""Pages made without a voice, for tests: from words of the test's own, and one as long as a speech can be."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rehearse.core import (
    Breath,
    Cue,
    Finding,
    Mark,
    Notice,
    Pause,
    Plan,
    Script,
    Section,
    Speak,
)
from rehearse.output.exports import Rehearsal, render_export
from rehearse.timing.report.build import build_report
from rehearse.timing.timeline import lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rehearse.core import Step


def page_of(folder: Path, words: str, **more: object) -> Path:
    """Write a page whose title, headings, sentences, speaker, cue, finding and notice are these words."""
    return written(folder, rehearsal_of(folder, words))


def rehearsal_of(folder: Path, words: str) -> Rehearsal:
    """Make a rehearsal without a track, of these words everywhere."""
    breath = Breath(words, range(len(words)), words, words, "zh", ending="paragraph", speaker=words)
    heading = replace(breath, role="heading", speaker="")
    mark = Mark("cue", words, 600, (0, 1))
    steps = (Speak(0, heading, 400), Pause(0, 1000, "heading"), Speak(0, breath, 800), Cue(0, 600, mark))
    parts = (heading, breath, mark)
    script = Script(
        words,
        "zh",
        (Section(words, 1, "body", parts),),
        words,
        "0" * 64,
        notices=(Notice(1, "no mark", {"mark": words}),),
    )
    timeline = lay_out(Plan(script, steps, words))
    finding = Finding("P101", "warning", words, ((0, len(words)),), words)
    return Rehearsal(build_report(timeline), timeline, folder, "", (finding,))


def long_page(folder: Path, characters: int = 30_000) -> Path:
    """Write a page of so many characters in nine sections, without a track."""
    steps = tuple(_many(characters))
    sections = tuple(Section(f"第{index + 1}部分", 1, "body", ()) for index in range(9))
    script = Script("很长的讲话", "zh", sections, "a.txt", "1" * 64)
    timeline = lay_out(Plan(script, steps, ""))
    return written(folder, Rehearsal(build_report(timeline), timeline, folder, ""))


def _many(characters: int) -> Iterator[Step]:
    text = "我们要把这件事情办好，让大家都满意，也让后来的人说好。"
    count = characters // len(text)
    for number in range(count):
        section = number * 9 // count
        at = number * len(text)
        breath = Breath(text, range(at, at + len(text)), text, text, "zh")
        if number % 5 == 4:
            breath = replace(breath, ending="paragraph")
        yield Speak(section, breath, 200 * len(text))
        yield Pause(section, 650, "sentence")


def written(folder: Path, rehearsal: Rehearsal) -> Path:
    """Write the page of a rehearsal."""
    path = folder / "rehearse.html"
    path.write_bytes(b"".join(render_export("page", rehearsal)))
    return path
