"""Marks, letters and digits in the width of the other language: half-width commas in Chinese, ＡＢＣ１２３."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from rehearse.language.text.chars import HAN
from rehearse.language.text.placeholders import is_placeholder
from rehearse.script.checking.examined import Problem
from rehearse.script.checking.wording import around, several

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core import Paragraph, Span
    from rehearse.script.checking.examined import Examined

WORDS = {
    "zh": {
        "mark": "中文里用了半角标点 {marks}：{text!q}",
        "mark, do": "改为全角 {full}",
        "quote": "中文里用了直引号：{text!q:12}",
        "quote, do": "改为 {full}",
        "letters": "全角字母或数字{text!q}",
        "letters, do": "改为半角 {half}",
    },
    "en": {
        "mark": "half-width {marks} in Chinese text: {text!q}",
        "mark, do": "write {full}",
        "quote": "straight quotes in Chinese text: {text!q:12}",
        "quote, do": "write {full}",
        "letters": "full-width letters or digits: {text!q}",
        "letters, do": "write {half}",
    },
}

FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（", ")": "）", "...": "……"}
"""Half-width mark -> what is written in Chinese instead."""

_ZH = f"{HAN}，。、；：！？…”’》〉」』）】％"
_ZH_NEXT = f"{HAN}“‘《〈「『（【"
_MARK = re.compile(
    rf"(?<=[{_ZH}])(?P<dots>\.{{3,6}})(?![.A-Za-z0-9])"
    rf"|(?<=[{_ZH}])[ ]?(?P<behind>[,;?!])(?![A-Za-z0-9,;]*[a-z]+=)(?P<space>[ ]*(?=[{_ZH_NEXT}]))?"
    rf"|(?<=[{_ZH}])(?P<colon>:)(?!//|\d|[)(DPp-])(?P<space2>[ ]*(?=[{_ZH_NEXT}]))?"
    rf"|(?<=[{_ZH}])(?P<stop>\.)(?=[ ]?[{_ZH_NEXT}]|\s*$|[”’」』）])(?P<space3>[ ]*(?=[{_ZH_NEXT}]))?"
    rf"|(?<=[A-Za-z0-9%℃\"')])(?P<before>[,;?!])(?P<space4>[ ]*)(?=[{_ZH_NEXT}])"
)
_NUMBERED = re.compile(r"^[（(]?[一二三四五六七八九十百]{1,3}$")
_PARENS = re.compile(
    rf"(?:\((?=[^()（）\n]*[{HAN}])[^()（）\n]{{1,80}}[)）]|（(?=[^()（）\n]*[{HAN}])[^()（）\n]{{1,80}}\))"
)
_QUOTED = re.compile(r'"([^"\n]{1,200})"')
_FULL_WIDTH = re.compile(
    r"[０-９]{1,3}(?:，[０-９]{3})+(?![０-９])|[０-９Ａ-Ｚａ-ｚ]+(?:[．：／％－][０-９Ａ-Ｚａ-ｚ]+)*％?"
)
_AS_THEY_ARE = re.compile(
    r"&(?:[A-Za-z]{2,8}|#\d{2,5});|(?:https?://|www\.)[!-~]*[/=](?=[^!-~])[^\s，。；！？、“”]+"
)
"""Entities, and addresses that go on in Chinese: marks inside them are not checked."""
_INCHES = re.compile(r'\d"')
_HAN_CHAR = re.compile(f"[{HAN}]")


def marks(examined: Examined) -> Iterator[Problem]:
    """Find half-width marks in Chinese text, all at once."""
    found: list[tuple[Span, str, str]] = []
    own = [match.span() for match in _AS_THEY_ARE.finditer(examined.text)]
    for paragraph in examined.paragraphs:
        if not _HAN_CHAR.search(paragraph.text):
            continue
        for mark, start, end in _marks(paragraph):
            if any(first <= paragraph.at[start] < last for first, last in own):
                continue
            if not paragraph.unbroken(start, end):  # markup stands between the mark and the space beside it
                start = paragraph.text.index(mark, start)
                end = start + len(mark)
            if paragraph.unbroken(start, end):
                found.append((paragraph.span_of(start, end), mark, around(paragraph, start, end, 3)))
    if found:
        spans, kinds, shown = zip(*sorted(found), strict=True)
        fixes = tuple(FULL[mark] for mark in kinds)
        pairs = {mark: FULL[mark] for mark in kinds}
        yield Problem(
            "mark", spans, {"marks": " ".join(pairs), "text": shown, "full": " ".join(pairs.values())}, fixes
        )


def _marks(paragraph: Paragraph) -> Iterator[tuple[str, int, int]]:
    """Find the half-width marks of a paragraph: the mark, and what it takes up with the space behind it."""
    for match in _MARK.finditer(paragraph.text):
        kind = next(name for name in ("dots", "behind", "colon", "stop", "before") if match[name])
        mark = "..." if kind == "dots" else match[kind]
        if kind == "stop" and _NUMBERED.match(paragraph.text[: match.start()].strip()):
            continue
        yield mark, match.start(), match.end()
    for match in _PARENS.finditer(paragraph.text):
        before, after = paragraph.text[: match.start()][-1:], paragraph.text[match.end() :][:1]
        if _HAN_CHAR.match(before) or _HAN_CHAR.match(after) or _HAN_CHAR.match(match[0][1]):
            if match[0][0] == "(":
                yield "(", match.start(), match.start() + 1
            if match[0][-1] == ")":
                yield ")", match.end() - 1, match.end()


def quotes(examined: Examined) -> Iterator[Problem]:
    """Find straight quotes in Chinese text, all at once."""
    found: list[tuple[Span, str]] = []
    shown: list[str] = []
    for paragraph in examined.paragraphs:
        for mark, pattern, full in (('"', _QUOTED, "“”"), ("'", _SINGLE, "‘’")):
            if mark == '"' and (paragraph.text.count('"') % 2 or _INCHES.search(paragraph.text)):
                continue  # an unpaired quote is S107's; 55" is no quote
            for match in pattern.finditer(paragraph.text):
                beside = paragraph.text[: match.start()][-1:] + match[0] + paragraph.text[match.end() :][:1]
                if _HAN_CHAR.search(beside):
                    for at, curly in zip((match.start(), match.end() - 1), full, strict=True):
                        found.append((paragraph.span_of(at, at + 1), curly))
                    shown.append(match[0])
    if found:
        spans, fixes = zip(*sorted(found), strict=True)
        yield Problem("quote", spans, {"text": shown, "full": " ".join(dict.fromkeys(fixes))}, fixes)


_SINGLE = re.compile(r"(?<![A-Za-z0-9])'([^'\n]{1,60})'(?![A-Za-z0-9])")


def letters(examined: Examined) -> Iterator[Problem]:
    """Find full-width letters and digits, all at once."""
    found = [
        (span, match[0])
        for paragraph, match, span in examined.matches(_FULL_WIDTH)
        if match[0].strip("ＸｘO○")
        and paragraph.unbroken(*match.span())
        and not is_placeholder(paragraph.text, match.start())
    ]
    if found:
        spans, shown = zip(*found, strict=True)
        fixes = tuple(unicodedata.normalize("NFKC", text) for text in shown)
        yield Problem("letters", spans, {"text": shown, "half": several(fixes, examined.language)}, fixes)
