"""Lines that begin with a label, 男：, 画面：, （女1）: none of them goes on in the next, which has its own."""

from __future__ import annotations

from rehearse.language.text.patterns import compiled

_LABEL = (
    r"(?:[^\W\d_]{1,6}\d?|[A-Z][A-Za-z]{1,11}(?: [A-Za-z]{2,12})?)\s*(?:[（(][^（()）]{1,20}[）)])?\s*[:：]|"
    r"[（(【\[][^\W\d_]{1,4}\d?[）)】\]]\s*[:：]?\s*\S"
)


def begins_with_label(text: str) -> bool:
    """True for a line that begins with a label.

    >>> [begins_with_label(text) for text in ("男：各位来宾，", "（女1）有一滴水，", "各位来宾，")]
    [True, True, False]
    """
    return compiled(_LABEL).match(text) is not None
