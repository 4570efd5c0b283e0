"""Quotes and brackets that are not closed, or that cross each other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearse.language.text.ends import ends_sentence
from rehearse.script.checking.examined import problem
from rehearse.script.checking.wording import around

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rehearse.core import Paragraph
    from rehearse.script.checking.examined import Examined, Problem

WORDS = {
    "zh": {
        "not closed": "{mark} 没有对应的 {other}：{text!q}",
        "not closed, do": "补上 {other}，或删去 {mark}",
        "not opened": "{mark} 前面没有对应的 {other}：{text!q}",
        "alike": "引号成对处用了两个 {mark}：{text!q}",
        "alike, do": "后一个应为 {other}",
        "alike closers, do": "前一个应为 {other}",
        "reversed": "引号用反了，{mark} 在前，{other} 在后：{text!q}",
        "reversed, do": "前一个应为 {other}，后一个应为 {mark}",
        "same": "{mark} 之内又用 {mark}：{text!q}",
        "same, do": "内层改用 {inner}",
        "crossed": "{mark} 与 {other} 交叉：{text!q}",
        "crossed, do": "先开的后关，后开的先关",
        "odd": "直引号 {mark} 不成对：{text!q}",
        "odd, do": "补上另一半，或删去多余的一个",
    },
    "en": {
        "not closed": "{mark} has no {other}: {text!q}",
        "not closed, do": "add {other}, or take {mark} out",
        "not opened": "{mark} has no {other} before it: {text!q}",
        "alike": "both quotes of a pair are {mark}: {text!q}",
        "alike, do": "the second should be {other}",
        "alike closers, do": "the first should be {other}",
        "reversed": "the quotes are the wrong way round, {mark} before {other}: {text!q}",
        "reversed, do": "write {other} first, then {mark}",
        "same": "{mark} stands inside {mark}: {text!q}",
        "same, do": "write {inner} inside",
        "crossed": "{mark} and {other} cross: {text!q}",
        "crossed, do": "close first what was opened last",
        "odd": "a quotation mark {mark} has no partner: {text!q}",
        "odd, do": "add its partner, or take it out",
    },
}

_PAIRS = {pair[0]: pair[1] for pair in "“” ‘’ 《》 〈〉 「」 『』 （） () 【】 ［］".split()}
_OPENS = {closer: opener for opener, closer in _PAIRS.items()}
_KIN = {"（": ")", "(": "）"}
"""A full-width bracket may be closed by a half-width one here; another rule checks the width."""
_INNER = {"“": "‘ ’", "《": "〈 〉", "「": "『 』", "‘": "“ ”"}
_ALONE = re.compile(r"(?:^|[\s。；;，,：:])(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,2})$|[:;][-']?$")
"""Behind these a bracket needs no opening one: 1) and :)."""
_LETTER = re.compile("[A-Za-zÀ-ɏ0-9]")
_ELIDED = re.compile(
    r"[‘’](?:\d0s|(?:tis|twas|till?|em|cause|cos|bout|round|n|neath|gainst)\b)", re.IGNORECASE
)
"""English words that lost their beginning."""
_SINGLE = re.compile("‘|(?<![A-Za-z])’|’(?![A-Za-z])")
"""A single quotation mark that is no apostrophe inside a word."""
_QUOTES = "“‘「『"
"""What may be opened in one paragraph and closed in another."""
_PHRASE = 40
"""Characters between two quotes that may be meant for a pair."""
_LINES = 3
"""Lines above that one may be broken over."""
_REACH = 12
"""Paragraphs over which a quotation may run."""


@dataclass(frozen=True, slots=True)
class _Open:
    mark: str
    paragraph: int
    at: int


def unpaired(examined: Examined) -> Iterator[Problem]:
    """Find marks that are opened and never closed, or closed and never opened."""
    lonely: list[_Open] = []
    for item in _lonely(examined):
        if item.mark in "“「" and _goes_on(examined, item.paragraph, item.mark):
            continue
        partner = next(
            (
                before
                for before in reversed(lonely)
                if _PAIRS.get(before.mark) == item.mark and _reaches(examined, before, item.paragraph)
            ),
            None,
        )
        if partner:  # a quotation over several paragraphs
            lonely.remove(partner)
        else:
            lonely.append(item)
    pairs: dict[tuple[str, str], list[tuple[_Open, _Open]]] = {}
    while lonely:
        here, lonely = lonely[0], lonely[1:]
        if lonely and (key := _together(examined, here, lonely[0])):
            pairs.setdefault((key, here.mark), []).append((here, lonely[0]))
            lonely = lonely[1:]
        else:
            yield _found(examined, here, "not closed" if here.mark in _PAIRS else "not opened")
    for (key, mark), found in pairs.items():
        yield _pairs(examined, found, key, mark)
    yield from _odd(examined)


def _reaches(examined: Examined, before: _Open, index: int) -> bool:
    """True where a quotation may go on up to a paragraph: none of its kind stands in those between.

    Anything may go on where the lines before break off within a sentence: a title over two lines.
    """
    above = examined.paragraphs[before.paragraph : index]
    if 0 < len(above) <= _LINES and not any(ends_sentence(paragraph.text) for paragraph in above):
        return True
    if before.mark not in _QUOTES or not 0 < index - before.paragraph <= _REACH:
        return False
    between = "".join(paragraph.text for paragraph in examined.paragraphs[before.paragraph + 1 : index])
    return before.mark not in between and _PAIRS[before.mark] not in between


def _together(examined: Examined, here: _Open, after: _Open) -> str:
    """The key for two unpaired marks that were meant as a pair, as in “…“ or ”…“; empty if they were not."""
    if here.paragraph != after.paragraph or here.mark not in "“”" or after.mark not in "“”":
        return ""
    if here.mark == "”" and after.mark == "“":
        return "reversed"
    between = examined.paragraphs[here.paragraph].text[here.at + 1 : after.at]
    return "alike" if here.mark == after.mark and len(between) <= _PHRASE else ""


def _pairs(examined: Examined, found: Sequence[tuple[_Open, _Open]], key: str, mark: str) -> Problem:
    """One problem for all pairs that are wrong in the same way."""
    spans = [
        examined.paragraphs[item.paragraph].span_of(item.at, item.at + 1) for pair in found for item in pair
    ]
    shown = [examined.paragraphs[here.paragraph].text[here.at : after.at + 1] for here, after in found]
    do = "alike closers, do" if key == "alike" and mark == "”" else f"{key}, do"
    return problem(key, *spans, do=do, mark=mark, other=_PAIRS.get(mark) or _OPENS[mark], text=shown)


def _lonely(examined: Examined) -> Iterator[_Open]:
    for index, paragraph in enumerate(examined.paragraphs):
        open_: list[_Open] = []
        alone: list[_Open] = []
        for at, mark in _marks(paragraph):
            if mark in _PAIRS:
                open_.append(_Open(mark, index, at))
                continue
            partner = next((other for other in reversed(open_) if _closes(other.mark, mark)), None)
            if partner:
                open_.remove(partner)
            elif not (mark in ")）" and _ALONE.search(paragraph.text[max(0, at - 8) : at])):
                alone.append(_Open(mark, index, at))
        yield from sorted((*open_, *alone), key=lambda item: item.at)


def _closes(opener: str, closer: str) -> bool:
    return closer == _PAIRS[opener] or closer == _KIN.get(opener)


def _marks(paragraph: Paragraph) -> Iterator[tuple[int, str]]:
    """Find the marks that come in pairs, but no apostrophe."""
    is_open = False
    for at, char in enumerate(paragraph.text):
        if char in "‘’":
            if _is_apostrophe(paragraph.text, at, is_open):
                continue
            is_open = char == "‘"
        if char in _PAIRS or char in _OPENS:
            yield at, char


def _is_apostrophe(text: str, at: int, is_open: bool) -> bool:
    """True for the ’ of don’t, neighbours’, ’90s, ’tis; not for the one that closes ‘how’."""
    if _LETTER.match(text[at - 1 : at]):
        return text[at] == "‘" or not is_open or bool(_LETTER.match(text[at + 1 : at + 2]))
    if not _ELIDED.match(text, at):
        return False
    others = (match for match in _SINGLE.finditer(text, at + 1) if not _ELIDED.match(text, match.start()))
    after = next(others, None)
    return text[at] == "’" or after is None or after[0] == "‘"


def crossed(examined: Examined) -> Iterator[Problem]:
    """Find quotes inside quotes of the same kind, and marks that cross: “《…”》."""
    lonely = {item.paragraph for item in _lonely(examined)}
    for index, paragraph in enumerate(examined.paragraphs):
        open_: list[_Open] = []
        if index in lonely:
            continue  # only where all have partners
        for at, mark in _marks(paragraph):
            here = _Open(mark, index, at)
            if mark in _PAIRS:
                if open_ and open_[-1].mark == mark and mark in _INNER and _is_closed(paragraph, at, mark):
                    yield _found(examined, here, "same")
                open_.append(here)
            elif (place := _partner(open_, mark)) is not None:
                if place < len(open_) - 1 and _closer_follows(paragraph, at, open_[-1].mark):
                    yield _found(examined, here, "crossed", open_[-1].mark)
                del open_[place:]


def _partner(open_: list[_Open], mark: str) -> int | None:
    return next((at for at in range(len(open_) - 1, -1, -1) if _closes(open_[at].mark, mark)), None)


def _is_closed(paragraph: Paragraph, at: int, mark: str) -> bool:
    """True where the quote and the one inside it are both closed; else one is unpaired."""
    closers = paragraph.text.count(_PAIRS[mark], at)
    return closers >= 2


def _closer_follows(paragraph: Paragraph, at: int, opener: str) -> bool:
    return _PAIRS[opener] in paragraph.text[at + 1 : at + 20]


def _goes_on(examined: Examined, index: int, mark: str) -> bool:
    """True where the next paragraph opens the quotation anew, as in one over several paragraphs."""
    after = examined.paragraphs[index + 1 : index + 2]
    if not after or after[0].text[:1] != mark:
        return False
    text = after[0].text.rstrip(" 。！？，；.!?,;")
    closed = text.find(_PAIRS.get(mark, mark), 1)
    # A quotation within a sentence, “老师好”是…, continues none: quoted speech ends in a mark, or with its paragraph.
    return closed < 0 or closed == len(text) - 1 or ends_sentence(text[:closed])


def _odd(examined: Examined) -> Iterator[Problem]:
    """Find paragraphs with an odd number of straight quotes, quotations over several paragraphs left out."""
    waiting: _Open | None = None
    for index, paragraph in enumerate(examined.paragraphs):
        quotes = [at for at, char in enumerate(paragraph.text) if char == '"']
        if len(quotes) % 2:  # 6": inches, unless they are needed for a pair
            quotes = [at for at in quotes if not paragraph.text[:at][-1:].isdigit()]
        # A curly half is found above.
        if len(quotes) % 2 == 0 or "“" in paragraph.text or _goes_on(examined, index, '"'):
            continue
        if waiting and index - waiting.paragraph <= _REACH and quotes[-1] >= len(paragraph.text.rstrip()) - 2:
            waiting = None
            continue
        if waiting:
            yield _found(examined, waiting, "odd")
        opens = [
            at for at in quotes if paragraph.text[at + 1 : at + 2].strip() and not paragraph.text[:at].strip()
        ]
        here = _Open('"', index, opens[0] if opens else quotes[-1])
        waiting = here if opens else None
        if waiting is None:
            yield _found(examined, here, "odd")
    if waiting:
        yield _found(examined, waiting, "odd")


def _found(examined: Examined, item: _Open, key: str, other: str = "") -> Problem:
    paragraph = examined.paragraphs[item.paragraph]
    return problem(
        key,
        paragraph.span_of(item.at, item.at + 1),
        do="not closed, do" if key == "not opened" else f"{key}, do",
        mark=item.mark,
        other=other or _PAIRS.get(item.mark) or _OPENS.get(item.mark, ""),
        text=around(paragraph, item.at, item.at + 1, 8),
        inner=_INNER.get(item.mark, ""),
    )
