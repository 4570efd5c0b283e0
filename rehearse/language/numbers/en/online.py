"""Addresses, handles, hashtags, files and names with signs in English: @maria, #MeToo, report.pdf, C++."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.language.numbers.addresses import (
    ADDRESS,
    ADDRESS_NEEDS,
    FILE,
    FILE_NEEDS,
    file_in_words,
    in_words,
)

if TYPE_CHECKING:
    from rehearse.language.numbers.figures import Rules


def _handle(match: re.Match[str]) -> str:
    return f"at {match[1].replace('_', ' underscore ')}"


def _hashtag(match: re.Match[str]) -> str:
    """Read #MeToo word by word, as its capitals show them."""
    return "hashtag " + re.sub("(?<=[a-z])(?=[A-Z])", " ", match[1].replace("_", " "))


# fmt: off
ONLINE_RULES: Rules = (
    ("addresses: www.example.org", ADDRESS_NEEDS, ADDRESS, lambda m: in_words(m[0], "en")),
    ("files: report.pdf, Node.js", FILE_NEEDS, FILE, lambda m: file_in_words(m[0], "en")),
    ("handles: @maria_k", "@", r"(?<![\w.@])@([A-Za-z_]\w*)", _handle),
    ("hashtags: #MeToo", "#", r"(?<![\w#&])#([A-Za-z]\w+)", _hashtag),
    ("names: C++, C#", "+#",
     r"\b(C)\+\+(?!\w)|\b([A-G])#(?!\w)", lambda m: "C plus plus" if m[1] else f"{m[2]} sharp"),
    ("and: here & there, Q&A", "&", r"(?<=\w) & (?=\w)|(?<=\w)&(?=\w)(?!\w+;)", " and "),
    ("at: 12@", "@", r"(?<=\w) ?@(?=\s|$)", " at"),
)
# fmt: on
