"""The labels on the printed pages, in the script's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rehearse.core import Language

WORDS: dict[Language, dict[str, str]] = {
    "zh": {
        "by": "最迟",
        "seconds": "{length} 秒",
        "length": "全长 {length}",
        "at": "本页起于",
        "optional": "可删",
    },
    "en": {
        "by": "latest",
        "seconds": "{length} s",
        "length": "length {length}",
        "at": "from",
        "optional": "may go",
    },
}
"""Language -> key -> text."""
