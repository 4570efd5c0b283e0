"""Placeholders that an author left in, and what a voice says for them: XX区 is read 某某区."""

from __future__ import annotations

import re

from rehearse.language.chars import HAN

_X = "XxＸｘ×✕"
_NOT_ONE = "光|射线|轴|染色体|型|片|档|级|坐标|方向"
"""After a single X these make a word of their own (X光)."""

PLACEHOLDER = re.compile(
    rf"(?<![A-Za-z0-9{_X}])(?:[{_X}]{{2,6}}(?![A-Za-z0-9])(?=[\W_]*[{HAN}])|[{_X}](?!{_NOT_ONE})(?=[{HAN}])"
    rf"|(?<=[{HAN}])[{_X}]{{1,6}}(?![A-Za-z0-9])|(?<=[{HAN}][“‘「『《\"])[{_X}]{{1,6}}(?![A-Za-z0-9]))"
)


def say_placeholders(text: str, instead: str | None = None) -> str:
    """Put 某 for every X that stands for something not yet filled in, or `instead` for all of them.

    >>> say_placeholders("在“美丽XX”建设中，XX届X次全会，X光和XX")
    '在“美丽某某”建设中，某某届某次全会，X光和某某'
    >>> say_placeholders("XML, 4XX codes, ×10, 3×4")
    'XML, 4XX codes, ×10, 3×4'
    """
    return PLACEHOLDER.sub(lambda match: "某" * len(match[0]) if instead is None else instead, text)
