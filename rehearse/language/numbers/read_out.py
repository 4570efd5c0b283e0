"""How numbers are read aloud: wetext's grammars, with rules of ours for what they get wrong in speeches."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from rehearse.language.numbers.en import FIGURE_RULES, WORD_RULES
from rehearse.language.numbers.en.roman import BEGINNING_RULES
from rehearse.language.numbers.figures import en_figure, zh_figure
from rehearse.language.numbers.powers import say_powers
from rehearse.language.numbers.zh import CHINESE_RULES, WHOLE_RULES
from rehearse.language.text.patterns import compiled
from rehearse.language.text.runs import runs
from rehearse.language.text.spoken import as_spoken

if TYPE_CHECKING:
    from rehearse.core import Language
    from rehearse.language.numbers.figures import Rules

_ISLAND_ZH = re.compile(r"[-+¥$€£第]?\d[\d.,:：/%％℃°～~+-]*(?:[A-Za-z/²³]{1,5}|[^\W\d_A-Za-z]{1,4})?")
_ISLAND_EN = re.compile(r"-?\d(?:[\d.,:/%°-]*[\d%°])?(?:\s?(?:million|billion|trillion)|(?i:st|nd|rd|th)\b)?")
_RUN_TOGETHER = re.compile(r"(?<=[A-Za-z])(?=\d)|(?<=\d)(?=(?!(?i:st|nd|rd|th)\b|s\b)[A-Za-z])")
_ANY_DIGIT = re.compile(r"[\d½¼¾⅓⅔⅛²³⁰-⁹√]")
_ANYTHING_ZH = re.compile(r"[\d@+Ⅰ-Ⅻ½¼¾⅓⅔⅛²³⁰-⁹√]|www\.|://|\.com|I[期级类型度]|[IVX]{2}")
"""What a Chinese text has one of where there is anything to read out."""
_ASCII = {
    code: code - 0xFEE0
    for code in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), *map(ord, "％．：＄＋／＝＜＞＠＃＊＾＇＂"))
}
_ASCII |= {
    ord("￥"): ord("¥"),
    ord("￡"): ord("£"),
    ord("￦"): ord("₩"),
    ord("∶"): ord(":"),
    ord("⁄"): ord("/"),
}
_COMPARISONS = frozenset("=<>≠≤≥≈")
"""What letters may stand on both sides of, without a figure: if a ≠ b."""
_HAN_DIGITS = "一二三四五六七八九零〇"
_ROUND = re.compile(rf"(?<![A-Za-z])[{_HAN_DIGITS}](?:[{_HAN_DIGITS}○]|[OＯ]+(?=[{_HAN_DIGITS}○年后]))+")
"""二○二四 and 二OO八年: a ring or a letter O among Chinese digits is a zero."""
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_MINUS = re.compile(r"(?<![\dA-Za-z)%\s])−(?=\d)|(?<!\S)−(?=\d)")
_WIDE_MINUS = re.compile(r"－(?=\d)")


def spoken(text: str, language: Language) -> str:
    """Write a whole text as it is read aloud: its figures in words, 某 for an X that stands for something.

    >>> spoken("2019年，X市增长3.5%。", "zh"), spoken("On July 4 at 5pm", "en")
    ('二零一九年，某市增长百分之三点五。', 'On July fourth at five PM')
    """
    return "\n".join(read_out(as_spoken(line, language), language) for line in text.split("\n"))


def read_out(text: str, language: Language) -> str:
    """Write every number of a text in words, each in the language of the words around it.

    >>> read_out("2019年，38年来增长3.5%", "zh")
    '二零一九年，三十八年来增长百分之三点五'
    >>> read_out("at 10:30, growth of 3% in 2019", "en")
    'at ten thirty, growth of three percent in twenty nineteen'
    """
    if language == "en":
        text = _apply(BEGINNING_RULES, text)
    if language == "en" and text.isascii():  # the usual case: nothing to translate, one language
        return _read_run(text, language)
    text = plain_digits(say_powers(text, language))
    if language == "zh" and not _ANYTHING_ZH.search(text):
        return text
    if language == "zh":
        text = _apply(WHOLE_RULES, text)
    return "".join(_read_run(run, run_language) for run_language, run in runs(text, language))


def _apply(rules: Rules, text: str) -> str:
    there = set(text)
    for _, needed, pattern, replacement in rules:
        if isinstance(needed, tuple):
            tried = any(part in text for part in needed)
        else:
            tried = not needed or not there.isdisjoint(needed)
        if tried and (said := compiled(pattern).sub(replacement, text)) != text:
            text, there = said, set(said)
    return text


def plain_digits(text: str) -> str:
    """Write ２０１９, ③ and Ａ in ASCII, 二○ as 二〇, and the marks that stand among digits; m² keeps its own."""
    text = _ROUND.sub(lambda match: re.sub("[○OＯ]", "〇", match[0]), text)
    plain = "".join(
        unicodedata.normalize("NFKC", char)
        if char.isdigit() and not char.isascii() and char not in _RAISED
        else char
        for char in text.translate(_ASCII)
    )
    return _WIDE_MINUS.sub("-", _MINUS.sub("-", plain))


def _read_run(run: str, language: Language) -> str:
    if language == "zh":
        if not _ANY_DIGIT.search(run):
            return run
        return _ISLAND_ZH.sub(lambda match: zh_figure(match[0]), _apply(CHINESE_RULES, run))
    if run.isalpha():
        return run
    run = _apply(WORD_RULES, run)
    if not _ANY_DIGIT.search(run) and _COMPARISONS.isdisjoint(run):
        return run
    return _ISLAND_EN.sub(
        lambda match: en_figure(match[0].lower()), _RUN_TOGETHER.sub(" ", _apply(FIGURE_RULES, run))
    )
