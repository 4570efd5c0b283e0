"""Addresses, handles, hashtags, files and names with signs in English: @maria, #MeToo, report.pdf, C++."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.language.numbers.addresses import ADDRESS, ADDRESS_NEEDS, in_words

if TYPE_CHECKING:
    from rehearse.language.numbers.figures import Rules

_ENDINGS = (
    "pdf|csv|txt|docx?|xlsx?|pptx?|jpe?g|png|gif|svg|mp3|mp4|wav|zip|json|xml|html?|css|js|py|exe|md|ya?ml|sh"
)


_FILE_NEEDS = tuple(
    f".{ending}"
    for ending in (
        *_ENDINGS.replace("?", "").split("|"),
        "xls",
        "doc",
        "ppt",
        "jpg",
        "htm",
        "yml",
        "PDF",
        "NET",
    )
)


def _file(match: re.Match[str]) -> str:
    return match[0].replace(".", " dot ").replace("_", " underscore ").replace("-", " dash ")


def _handle(match: re.Match[str]) -> str:
    return f"at {match[1].replace('_', ' underscore ')}"


def _hashtag(match: re.Match[str]) -> str:
    """Read #MeToo word by word, as its capitals show them."""
    return "hashtag " + re.sub("(?<=[a-z])(?=[A-Z])", " ", match[1].replace("_", " "))


# fmt: off
ONLINE_RULES: Rules = (
    ("addresses: www.example.org", ADDRESS_NEEDS, ADDRESS, lambda m: in_words(m[0], "en")),
    ("files: report.pdf, Node.js", _FILE_NEEDS,
     rf"(?<![\w./])[\w-]+\.(?:{_ENDINGS}|PDF|NET)\b(?![.-]?\w)", _file),
    ("handles: @maria_k", "@", r"(?<![\w.@])@([A-Za-z_]\w*)", _handle),
    ("hashtags: #MeToo", "#", r"(?<![\w#&])#([A-Za-z]\w+)", _hashtag),
    ("names: C++, C#", "+#",
     r"\b(C)\+\+(?!\w)|\b([A-G])#(?!\w)", lambda m: "C plus plus" if m[1] else f"{m[2]} sharp"),
    ("and: here & there, Q&A", "&", r"(?<=\w) & (?=\w)|(?<=\w)&(?=\w)(?!\w+;)", " and "),
    ("at: 12@", "@", r"(?<=\w) ?@(?=\s|$)", " at"),
)
# fmt: on
