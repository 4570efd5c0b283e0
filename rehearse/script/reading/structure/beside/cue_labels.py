"""Labels of a sound, a picture or an act, SFX: and B-ROLL:, in front of a line of English that nobody says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.lines.persons import SPOKEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.script.reading.structure.labelled import LabelledParagraph

_SURE = (
    r"(?i:SFX|FX|VFX|GFX|B[- ]?ROLL|(?:text |super )?on[- ]?screen(?: text| graphic)?|lower thirds?|"
    r"sound effects?|(?:sound|music|lighting) cue|cue (?:music|sound|lights?)|(?:super ?/ ?)?(?:end|title) card)"
)
"""What no mouth has."""
_IN_CAPITALS = (
    r"SUPER|GRAPHICS?|MUSIC|SOUND|GRAMS|CUE|CG|LIGHTS|LIGHTING|CUT TO|DISSOLVE TO|FADE (?:IN|OUT|TO)|"
    r"VIDEO|VISUALS?|PICTURE|SCREEN|SHOT|IMAGE|PHOTO|SCREENSHOT|DIAGRAM"
)
"""What may also be a subject, Music: it heals, and is a label in capitals."""
_BESIDE = r"(?i:super|graphics?|music|sound|cue|lights|video|picture|shot|cut to|logo|disclaimer|text)"
"""The same in small letters, in a script that labels its voices, or other cues."""
_VOICE = r"(?i:V\.?O\.?|voice[- ]?over|narrator|narration|on[- ]cam(?:era)?)"
_SAY = r"(?i:say|ask|script|read(?: aloud)?)"
_DO = (
    r"(?i:do|listen|click|action|tip|show|type|point|wait|watch|open|close|hand out|play|draw|write|pause|scroll|"
    r"demo|note|if asked|look for|remember|goal|materials?)"
)
"""Labels of what one does between the lines that he says."""
_LABEL = r"[\[(]?(?:{words})\s*(?:\([^()]{{1,30}}\)\s*)?[\])]?\s*[:：].*"
_CUT = r"(?:(?:CUT|DISSOLVE|FADE|SMASH CUT) (?:TO|IN|OUT|UP|FROM)|CUE (?:MUSIC|SOUND|LIGHTS?))\b[A-Z \d'’.:,–—-]*"
"""CUT TO BLACK, with or without a colon."""


def cue_labels(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label the lines of a script that are labelled as a cue; where one is said under SAY:, also DO: and LISTEN:."""
    lines = {
        at: item.paragraph.text for at, item in enumerate(items) if item.open and not item.paragraph.level
    }
    voiced = any(_has(_VOICE, text) for text in lines.values())
    found = {
        at for at, text in lines.items() if _has(_SURE, text) or compiled(_CUT).fullmatch(text.strip("*_ "))
    }
    words = f"{_IN_CAPITALS}|{_BESIDE}" if found or voiced else _IN_CAPITALS
    told = [at for at, text in lines.items() if _has(words, text)]
    cues = {_label(lines[at]) for at in told if not compiled(SPOKEN).search(lines[at])}
    found |= {at for at in told if _label(lines[at]) in cues}
    if sum(_has(_SAY, text) for text in lines.values()) > 1:
        found |= {at for at, text in lines.items() if _has(_DO, text)}
    if (
        sum(compiled(_NAME).fullmatch(text) is not None for at, text in lines.items() if at not in found)
        >= _LEAST
    ):
        found |= {below for at in found for below in _right_below(items, at)}
    return [item.aside("stage direction") if at in found else item for at, item in enumerate(items)]


_NAME = r"[A-Z][A-Z .'’\d-]+(?:\([^()]{1,40}\))?[:：]"
_LEAST = 3
"""Voices' labels on lines of their own, with which what stands right below a cue's own line is the cue's."""


def _right_below(items: list[LabelledParagraph], at: int) -> Iterator[int]:
    """The lines below a label with nothing behind it, up to an empty line, a heading or another label."""
    line = items[at].paragraph.line
    for below in range(at + 1, len(items)) if items[at].text.endswith((":", "：")) else ():
        here = items[below]
        line += 1
        if here.paragraph.line != line or not here.open or here.paragraph.level:
            return
        if compiled(_NAME).match(here.paragraph.text):
            return
        yield below
        line += here.text.count("\n")


def _label(text: str) -> str:
    return compiled(r"[^\w /-].*").sub("", text.strip("*_ [(")).strip()


def _has(words: str, text: str) -> bool:
    """True for a line that begins with one of the labels."""
    return compiled(_LABEL.format(words=words)).fullmatch(text.strip("*_ ")) is not None
