"""Signs between figures in English: fractions, sums, comparisons, powers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.numbers.en.words import ordinal

if TYPE_CHECKING:
    import re

    from rehearse.language.numbers.figures import Rules

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_WORDS = {
    "=": "equals", "+": "plus", "-": "minus", "−": "minus", "–": "minus", "×": "times", "*": "times", "÷": "divided by",
    "<": "is less than", ">": "is greater than", "≤": "is less than or equal to", "≥": "is greater than or equal to",
    "≠": "is not equal to", "≈": "is about",
}  # fmt: skip
_VULGAR = {
    "½": "a half", "¼": "a quarter", "¾": "three quarters", "⅓": "a third", "⅔": "two thirds", "⅕": "a fifth",
    "⅛": "an eighth", "⅜": "three eighths", "⅝": "five eighths", "⅞": "seven eighths",
}  # fmt: skip
_ALONE = {"½": "one half", "¼": "one quarter", "⅓": "one third", "⅕": "one fifth", "⅛": "one eighth"}


def _power(match: re.Match[str]) -> str:
    base, raised = match[1], match[2].translate(str.maketrans(_RAISED + "⁻", "0123456789-"))
    if raised in ("2", "3"):
        return f"{base} {'squared' if raised == '2' else 'cubed'}"
    if raised.startswith("-"):
        return f"{base} to the minus {raised[1:]}"
    return f"{base} to the {ordinal(raised)}"


def _science(match: re.Match[str]) -> str:
    return f"{match[1]} times 10 to the " + (f"minus {match[3]}" if match[2] == "-" else ordinal(match[3]))


def _mixed(match: re.Match[str]) -> str:
    said = {"1/2": "a half", "1/4": "a quarter"}.get(match[2], match[2])
    return f"{match[1]} and {said}"


# fmt: off
SIGN_RULES: Rules = (
    ("sums: 5! = 120", "!", r"(?<=\d)!(?=\s?=)", " factorial"),
    ("powers: 1.5x10^6", "xX×", rf"(?<=\d)\s?[xX×]\s?(?=10(?:\^|[⁻{_RAISED}]))", " times "),
    ("powers: 1.5e10", "eE",
     r"(?<![\w.])(\d\.\d+|\d(?=[eE][+-]|e\d))[eE]([+-]?)(\d{1,3})(?![\w.])", _science),
    ("shares: 30/30/30", "/", r"(?<![\w/.])(\d{1,3}(?:/\d{1,3}){2,})(?![\w/])", lambda m: m[1].replace("/", " ")),
    ("fractions: 2½", "".join(_VULGAR), rf"(?<=\d)\s?([{''.join(_VULGAR)}])", lambda m: f" and {_VULGAR[m[1]]}"),
    ("fractions: ½", "".join(_VULGAR), rf"[{''.join(_VULGAR)}]", lambda m: _ALONE.get(m[0], _VULGAR[m[0]])),
    ("fractions: 1/4th", "/", r"(?<![\d/.])(\d{1,3}/\d{1,3})(?:(?i:th|rd|nd)s?|s)\b", r"\1"),
    ("fractions: -1/2", "-−", r"(?<![\w)])[-−](?=\d+/\d)", "minus "),
    ("fractions: 2 1/2", "/",
     r"(?<![\w.,/:$€£-])(\d{1,4})[ -](?=[1-9])((\d{1,2})/(\d{1,3}))(?![\d/]|\.\d)(?<!/0)",
     _mixed),
    ("sums: 1 - 2 = 5", "=", r"(?<=\d)\s?[-−–]\s?(?=\d[\d.]*\s?=)", " minus "),
    ("sums: y = x + 1", "=<>≤≥≠≈",
     r"(?:(?<=[\d)%²³])|(?<=(?<![\w?&/<])[A-Za-zπ]))\s?([=<>≤≥≠≈])\s?(?=[-−+]?(?:\.?\d|[(√])|[A-Za-z]{1,2}(?![A-Za-z>]))",
     lambda m: f" {_WORDS[m[1]]} "),
    ("sums: SD = 1.2", "=", r"(?<=\w)\s?=\s?(?=[-−]?\.?\d)", " equals "),
    ("sums: 37 degrees = body heat", "=", r"(?<=[\w)])\s=\s(?=[\w(])", " equals "),
    ("times: GMT-5", "-−", r"(?:(?<=\bGMT)|(?<=\bUTC))\s?[-−](?=\d)", " minus "),
    ("powers: 10⁶, 10^6", _RAISED + "⁻", rf"(?<![A-Za-z/])(\d+|[a-zA-Z]?[abcnrxyzER])(⁻?[{_RAISED}]+)", _power),
    ("powers: 10^6", "^", r"(?<![\w])(\d+|[a-zA-Z])\^(-?\d+)(?![\d.])", _power),
    ("powers: 2^n", "^", r"(?<=\w)\^(?=[a-z](?!\w))", " to the "),
    ("signs: ≈5", "≈", r"(?<!\w)≈\s?(?=\d)", "about "),
    ("roots: √16", "√", r"√(?=[\d(a-z])", "the square root of "),
    ("dimensions: a 10×10 grid", "×",
     r"(?<=\d)\s?×\s?(?=\d{1,3}\s(?:grid|board|matrix|table|array|block|kernel|window|image|patch))", " by "),
    ("dimensions: 1920×1080", "×", r"(?<=\d{3})\s?×\s?(?=\d{3,4}\b(?!\s?=))", " by "),
    ("sums: x +1", "+÷×*",
     r"(?:(?<=\d)|(?<=squared)|(?<=cubed)|(?<=(?<![\w])[a-z]))\s?([+÷×*])\s?(?=\d|[a-zA-Z](?!\w))",
     lambda m: f" {_WORDS[m[1]]} "),
    ("times: 4x4, 3x faster", "xX",
     r"(?<=\d)\s?[xX]\s?(?=\d)|(?<=\d)x\b(?!\s?[-+=−])",
     lambda m: " times" if m[0] == "x" and not m.string[m.end() : m.end() + 1].isdigit() else " by "),
)
# fmt: on
