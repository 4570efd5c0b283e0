"""What is no figure by itself in English, and a few names with one: 5%, B2B."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rehearse.language.numbers.figures import Rules

# fmt: off
NAME_RULES: Rules = (
    ("money: $ and %", "$", r"(?<![\w$])\$(?=\s[a-z]|\s*$)", "dollars"),
    ("percent: 10 %", "%", r"(?<=\d)\s%(?!\w)", "%"),
    ("percent: %", "%", r"(?<![\d\w%]) ?%(?=\s|$|[.,;])", " percent"),
    ("letters: B2B", "2", r"(?<![\w-])([BCDEGMOPV])2([BCDEGMOPV])(?![\w-])", r"\1 to \2"),
)
# fmt: on
