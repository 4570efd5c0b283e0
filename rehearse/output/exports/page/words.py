"""The words of the page, in the script's language: LABELS stand in its HTML, SAID are what its scripts say."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from rehearse.output.exports.page.safe import asset

if TYPE_CHECKING:
    from rehearse.core import Language

_TABLES: dict[str, dict[Language, dict[str, str]]] = tomllib.loads(asset("words.toml"))

LABELS, SAID = _TABLES["labels"], _TABLES["said"]
"""Language -> key -> text; what is in braces is filled in."""

LANGUAGES: dict[Language, str] = {"zh": "zh-Hans", "en": "en"}
"""Language -> its name in HTML, as BCP 47 has it."""


def lang_attribute(language: Language, around: Language) -> str:
    """Write the attribute that names a language, where it is another than that of what stands around."""
    return "" if language == around else f' lang="{LANGUAGES[language]}"'
