"""The labels on the printed pages, in the script's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rehearse.core import Language

WORDS: dict[Language, dict[str, str]] = {
    "zh": {
        "by": "最迟",
        "by note": "最迟：过了这个时间才讲到这里，全文就会超过 {target}；带“−”的，不删减必超时。",
        "card": "{number}/{count}",
        "takes": "约 {length}",
        "start": "{time} 开始",
        "latest": "最迟 {time} 开始",
        "seconds": "{length} 秒",
        "length": "全长 {length}",
        "at": "本页起于",
        "optional": "可删",
    },
    "en": {
        "by": "latest",
        "by note": "“latest”: who comes to this place later ends after {target}; with “−” something must go.",
        "card": "{number}/{count}",
        "takes": "about {length}",
        "start": "from {time}",
        "latest": "by {time}",
        "seconds": "{length} s",
        "length": "length {length}",
        "at": "from",
        "optional": "may go",
    },
}
"""Language -> key -> text."""
