"""Where the characters of a text that was prepared for an engine come from."""

from __future__ import annotations

from difflib import SequenceMatcher


def origins(text: str, prepared: str) -> list[int]:
    """Tell of each prepared character which one of the text it comes from: of 百分之三 that is the 3 of 3%."""
    found: list[int] = []
    matcher = SequenceMatcher(None, text, prepared, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind == "equal":
            found += range(start, end)
        else:
            said = (place for place in range(start, end) if text[place].isalnum())
            found += [next(said, min(start, len(text) - 1))] * (last - first)
    return found
