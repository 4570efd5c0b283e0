"""The page of a practice track: what is heard, and when it is the listener's turn, with what is left of it."""

from __future__ import annotations

from html import escape
from string import Template
from typing import TYPE_CHECKING, Any

from rehearse.core import Speak, Turn
from rehearse.output.exports.page.audio import source_of
from rehearse.output.exports.page.safe import as_json, asset, in_function, policy
from rehearse.output.exports.page.words import LANGUAGES
from rehearse.output.practice import WORDS
from rehearse.output.practice.report import summary
from rehearse.timing.practice.report import is_mine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Literal

    from rehearse.core import Script, Timed
    from rehearse.output.practice import PracticeTrack

SPEECH, PAUSE, CALL, TURN = 0, 1, 2, 3
"""What a step is, in the page's data."""
_SHARED = ("dom", "times", "data", "clocks", "player")
"""Scripts of the page to rehearse with that are used here, too."""
_BETWEEN = {"zh": "", "en": " "}


def practice_page(track: PracticeTrack, sound: Path, embed: Literal["auto", "always", "never"]) -> str:
    """Write the page."""
    words, audio = WORDS[track.language], source_of(sound, embed)
    script = drill_script()
    css = asset("colours.css") + asset("drill.css", __package__)
    return Template(asset("drill.html", __package__)).substitute(
        {f"w_{key}": escape(text) for key, text in words.items()},
        lang=LANGUAGES[track.language],
        csp=policy(script, css, audio),
        heading=escape(track.title),
        what=escape(track.drill.hint(track.language)),
        summary=escape(summary(track)),
        src=escape(audio.url),
        file=escape(audio.file),
        speech="".join(_speech(track)),
        data=as_json(_data(track)),
        css=css,
        script=script,
    )


def drill_script() -> str:
    """Give the page's script, which is the same in every page."""
    return in_function(*(asset(f"{name}.js") for name in _SHARED), asset("drill.js", __package__))


def _speech(track: PracticeTrack) -> Iterator[str]:
    """Write the text of the sections that are practised, each sentence with its number."""
    script = track.timeline.plan.script
    heard = {cue.step.section for cue in track.timeline.cues}
    number = 0
    for paragraph in script.paragraphs:
        if paragraph.section in heard and paragraph.sentences:
            said = _BETWEEN[track.language].join(
                f'<span class="s" data-n="{number + at}">{escape(sentence.text)}</span>'
                for at, sentence in enumerate(paragraph.sentences)
            )
            yield f"<h2>{said}</h2>" if paragraph.role == "heading" else f"<p>{said}</p>"
        number += len(paragraph.sentences)


def _data(track: PracticeTrack) -> dict[str, Any]:
    """The page's data; a step is [kind, start, length, section, number of its sentence, place in `texts`, call]."""
    texts: dict[str, int] = {"": 0}
    steps = []
    for cue in track.timeline.cues:
        kind, sentence, text = _shown(cue, track.timeline.plan.script)
        place = texts.setdefault(text, len(texts))
        call = cue.step.call if isinstance(cue.step, Turn) else ""
        length = cue.end_ms - cue.start_ms
        steps.append([kind, cue.start_ms, length, cue.step.section, sentence, place, call])
    said = ("listen", "pause", "left", "your_turn", "play", "stop", "show", "hide", "at", "silent")
    return {
        "duration": track.timeline.duration_ms,
        "steps": steps,
        "texts": list(texts),
        "say": {name: WORDS[track.language][name] for name in said},
    }


def _shown(cue: Timed, script: Script) -> tuple[int, int, str]:
    """Tell what a step is, the number of the sentence that it is about, and the text that is heard or to be said."""
    step = cue.step
    if isinstance(step, Speak):
        return SPEECH, step.breath.sentence, step.breath.text
    if not isinstance(step, Turn):
        return PAUSE, -1, ""
    if not is_mine(cue):
        return CALL, -1, ""
    between = _BETWEEN[script.language]
    return TURN, step.breaths[0].sentence, between.join(breath.text for breath in step.breaths)
