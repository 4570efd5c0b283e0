"""Numbers, dates, percentages and Latin words of a text, and what is said for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.core import Reading
from rehearse.language.numbers.abbreviations import is_settled, said
from rehearse.language.numbers.read_out import plain_digits
from rehearse.language.text.chars import HAN, LATIN
from rehearse.language.text.placeholders import PLACEHOLDER, placeholders
from rehearse.script.readings.alignment import said_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rehearse.core import Language, Span
    from rehearse.core.readings import ReadingKind

_MEASURES = (
    "年月日号时点分秒个人次名位项条件家户村镇乡县区市省国届期岁天周万亿千百多余来元角块米里吨斤亩楼层级类种章节部后倍成度页批座所辆台套"
    "场支艘架本册篇份张枚颗栋间对双组队班方平毫课学星世代公票大"
)
_LONG_MEASURES = (
    "国道 省道 县道 会议室 教室 房间 小时 分钟 公里 平方米 平方公里 百分点 个百分点 周年 周岁 亿元 万元 人次 万人 多人 "
    "多年 余年 世纪"
).split()
_PLAIN = (
    r"(?:[1-9]\d{0,2}(?: \d{3})+(?=[万亿元人吨亩余多名家户件次平公])|"
    r"[1-9]\d{0,2}(?:[,，]\d{3})+(?!\d)|\d+)(?:[.·]\d+)*"
)
_YEAR = r"\d{2,4}年(?:\d{1,2}月(?:\d{1,2}[日号])?)?"
_DATE = (
    rf"(?:19|20)\d\d[-—–~～]+(?:19|20)\d\d年?|(?:公元前?)?{_YEAR}|\d{{1,2}}月(?:\d{{1,2}}[日号])?"
    r"|(?:19|20)\d\d(?P<by>[-/.])\d{1,2}(?P=by)\d{1,2}(?!\d)"
)
_ISLAND = re.compile(
    rf"(?P<date>(?:{_DATE})(?:[—–~～至到-]+(?:{_YEAR}|\d{{1,2}}月\d{{1,2}}[日号]|\d{{1,2}}[日号月]))?)"
    rf"|[A-Za-z]+-?\d[\dA-Za-z.-]*"
    rf"|第?[-+−±]?(?:(?:US|HK|NT|[ACS])?\$|[¥￥€£])?(?:{_PLAIN}|[①-⑳])(?:[⁻⁰¹²³⁴-⁹]+|\^\{{?-?\d+\}}?|[%％‰℃°㎡]*)"
    rf"(?:[-—–~～:：∶/×xX*至到+]+[¥￥$€£]?{_PLAIN}(?:[⁻⁰¹²³⁴-⁹]+|\^\{{?-?\d+\}}?|[%％‰℃°㎡]*))*"
    rf"(?:[kcm]?m(?:/[hs]|[²³])|[μµm]g/(?:m³|L)|kW·?h|[kMG]Hz|km|kg|cm|mm|[A-Za-z]{{1,2}}(?![A-Za-z])"
    rf"| (?:m|b|tr)illion\b|{'|'.join(_LONG_MEASURES)}|[{_MEASURES}])?"
)
_LATIN_WORD = re.compile(f"[{LATIN}][{LATIN}'’.&-]*[{LATIN}]")
_TIME_NEAR = re.compile(r"(?:上午|下午|中午|晚上?|早上?|凌晨|清晨|时间|定于|日|于|至|到|[:：])\s*$")
_RATIO_NEAR = re.compile(r"(?:比分|比例|以|配比|按|大比分)\s*$")
_FRACTION_BEHIND = re.compile(r"的|以上|以下|多数|左右|强|弱|时间|人|是|来自")
_FRACTION_BEFORE = re.compile(r"(?:占|约|近|超|过|达|至少|不到|不足|有)$")


def numbers(text: str, said: str, language: Language) -> Iterator[Reading]:
    """Find numbers with their units; `said` is the text with its figures in words."""
    islands = _islands(text)
    kinds = {start: kind for start, _, kind in islands}
    plain = plain_digits(text)
    plain = plain if len(plain) == len(text) else text
    for (start, end), words in _said_for(plain, said, [(start, end) for start, end, _ in islands]):
        written = text[start:end]
        before, behind = text[max(0, start - 10) : start], text[end : end + 10]
        sure = language == "en" or _is_settled(written, words, before, behind)
        kind = next(kind for place, kind in kinds.items() if start <= place < end)
        yield Reading((start, end), written, words, (), kind, sure, "found")


def _islands(text: str) -> list[tuple[int, int, ReadingKind]]:
    """Find where numbers stand; two that touch, as in 2020年1—9月, are one."""
    found: list[tuple[int, int, ReadingKind]] = []
    for match in _ISLAND.finditer(text):
        if not any(char.isdigit() for char in match[0]) or PLACEHOLDER.fullmatch(match[0]):
            continue
        start, end, kind = *match.span(), _kind(match)
        if found and found[-1][1] == start:
            start, _, kind = found.pop()
        found.append((start, end, kind))
    return found


def _kind(match: re.Match[str]) -> ReadingKind:
    if match["date"] and not re.fullmatch(r"\d{2,3}年", match[0]):
        return "date"
    if re.match("[A-Za-z]", match[0]) or re.search(r"\d[A-Z]$", match[0]):
        return "abbreviation"
    return "percent" if re.search("[%％‰]", match[0]) else "number"


def latin(text: str, taken: Sequence[Reading]) -> Iterator[Reading]:
    """Find Latin words and abbreviations of a Chinese text."""
    busy = {place for one in taken for place in range(*one.span)}
    busy.update(place for match in placeholders(text) for place in range(*match.span()))
    for match in _LATIN_WORD.finditer(text):
        if busy.intersection(range(*match.span())):
            continue
        word = match[0]
        if word.replace("&", "").isupper() and len(word) <= 6:
            yield Reading(match.span(), word, said(word), (), "abbreviation", is_settled(word), "found")
        else:
            yield Reading(match.span(), word, word, (), "latin", True, "found")


def _said_for(text: str, spoken: str, islands: Sequence[Span]) -> list[tuple[Span, str]]:
    """Tell what is said for each island, from what is said for the whole; by what they share where more changes."""
    found: list[tuple[Span, str]] = []
    position = done = 0
    for index, (start, end) in enumerate(islands):
        if not spoken.startswith(text[done:start], position):
            return said_for(text, spoken, islands)
        position += start - done
        last = index + 1 == len(islands)
        following = text[end:] if last else text[end : islands[index + 1][0]]
        stop = len(spoken) - len(following) if last else spoken.find(following, position + 1)
        if stop <= position:
            return said_for(text, spoken, islands)
        found.append(((start, end), spoken[position:stop].strip()))
        position, done = stop, end
    return found if spoken[position:] == text[done:] else said_for(text, spoken, islands)


def _is_settled(written: str, words: str, before: str, behind: str) -> bool:
    """Tell whether a number can be read in one way only, as far as a reader of Chinese would say."""
    unit = re.search(f"[{HAN}%％‰℃°㎡]$|[a-z]$", written) is not None
    if re.fullmatch("(?:19|20)00年", written):  # a year, or so many of them
        return re.match("[代以]|[前后来间]?的?历史|[前来间]", behind) is None
    if re.fullmatch(r"0\d+", written):
        return not re.search("[十百千万]", words) and (unit or (not before and behind[:1] in (" ", "　")))
    if re.fullmatch(r"\d{1,2}[:：∶]\d{1,3}", written):
        hours, minutes = map(int, re.split("[:：∶]", written))
        if _RATIO_NEAR.search(before) or re.match("的?(?:比分|比例|战胜|获胜|击败|领先)", behind):
            return "比" in words
        timely = hours < 25 and minutes < 60 and len(written.rpartition(":")[2]) == 2
        return timely and "点" in words and (minutes > 9 or _TIME_NEAR.search(before) is not None)
    if re.search(r"\d[A-Za-z]+\d", written) or (written.count("/") > 1 and "年" not in words):
        return False
    if re.fullmatch(r"\d+/\d+", written):
        upper, lower = map(int, written.split("/"))
        plain = _FRACTION_BEHIND.match(behind) or _FRACTION_BEFORE.search(before)
        return upper < lower and "分之" in words and (plain is not None or lower > 31)
    if re.fullmatch(r"\d+[-—–~～]\d+", written):
        return re.fullmatch(r"(?:19|20)\d\d\D(?:19|20)\d\d", written) is not None
    if re.fullmatch(r"\d{3,}", written):
        counted = re.match(f" (?:[{_MEASURES}])", behind) is not None
        year = re.fullmatch(r"(?:19|20)\d\d", written) is not None
        one_by_one = not re.search("[十百千万亿]", words)
        return (
            year or written.endswith("00") or counted or (one_by_one and _is_called(written, before, behind))
        )
    return True


def _is_called(written: str, before: str, behind: str) -> bool:
    """Tell whether it is a number that one calls, which is read digit by digit."""
    if re.fullmatch(r"1[3-9]\d{9}", written):
        return True
    return (
        re.search("(?:拨打?|电话|热线|号码?)[为是]?[:：]?$", before) is not None
        or re.match("热线|客服|报警|急救|消防|高校|工程|院校", behind) is not None
    )
