"""What a field or a cell holds where nothing is said: 无, （无解说）, 同上, N/A."""

from __future__ import annotations

from rehearse.language.text.patterns import compiled

_VOICE = r"(?:解说词?|旁白|台词|对白|配音|口播|画外音|人声|讲稿)"
_NOTHING = (
    rf"(?:无{_VOICE}?|同上(?:字幕|画面|镜头)?|"
    r"(?i:none|n/?a|ditto|same as above|no (?:vo|voice[ -]?over|narration|dialogue|audio|sound|speech)))"
)
_IN_BRACKETS = rf"[（(【\[]\s*{_NOTHING}\s*(?:[，,；;。.:：][^（()）]{{0,40}})?[）)】\]]"
_FIELD = rf"(?:{_VOICE}|(?i:vo|v\.o\.|voice[ -]?over|narration|narrator|audio|script))\s*[:：]"
NOTHING_LINE = rf"(?:{_FIELD})?\s*{_IN_BRACKETS}|{_FIELD}\s*{_NOTHING}[。.]?"
"""A line that says so: a bracket, or a field with its name; 无 alone may be an answer."""
_CELL = rf"[\W_]*(?:{_NOTHING})?[\W_]*|{_IN_BRACKETS}"


def says_nothing(cell: str) -> bool:
    """True for what stands in a cell in which nothing is said.

    >>> [says_nothing(text) for text in ("无", "（无解说，音效：雨声）", "—", "无人知道他的名字", "None of us knew.")]
    [True, True, True, False, False]
    """
    return compiled(_CELL).fullmatch(cell.strip()) is not None
