"""Marks in the text: pauses to be made, cues for the hall, notes to the speaker; none of them is spoken."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rehearse.language.durations import NUMBER, clock_ms, length_ms
from rehearse.language.numbers.ordinals import number_of
from rehearse.language.text.chars import has_han
from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.language.text.simplified import simplified
from rehearse.script.reading.directions import act, bare_act
from rehearse.script.reading.directions.en_apart import is_act_between

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.script.reading.directions import Act

DEFAULT_PAUSE_MS = 1000
"""[停顿] with no length: a pause that the hall notices, about twice the one at a full stop."""

MAX_PAUSE_MS = 60_000

CUES_MS = {
    word: ms
    for ms, words in (
        (50_000, "国歌"),
        (60_000, "默哀"),
        (6000, "掌声 鼓掌 欢呼 applause cheer"),
        (3000, "笑 鞠躬 敬礼 laugh bow hear"),
        (5000, "起立 音乐 奏乐 music"),
        (2000, "挥手"),
    )
    for word in words.split()
}
"""How long what happens in the hall is given, by a word in it: our own choice, to be overridden by a length.

The anthem takes 46 s, and all have to rise.
"""

_OPEN, _CLOSE = r"[\[［【〔(（]", r"[\]］】〕)）]"
_SQUARE = "[［【〔"
_BRACKETED = re.compile(rf"{_OPEN}([^\[\]［］【】〔〕()（）\n]{{1,60}}){_CLOSE}")
_UNIT = r"(?:ms|msecs?|milliseconds?|毫秒|s|secs?|seconds?|秒钟?|m|mins?|minutes?|分钟?)"
_LENGTH = rf"(?P<length>{NUMBER}\s*{_UNIT})"
_PAUSE_WORDS = (
    r"(?:(?:long|short|brief|dramatic) )?(?:break|pause|silence|stop|beat)|"
    r"(?:停顿|暂停|停|静默|沉默)(?:片刻|一下|一会儿?)?|稍作?停顿?|略停"
)
_PAUSE_WORD = (
    rf"(?:{_PAUSE_WORDS})\s*[:=]?\s*[\"'“”]?\s*(?:{_LENGTH}|(?P<number>{NUMBER}))?\s*[\"'“”]?"
    r"(?:[，,、].*|\s[-–—]\s.{1,50}|for (?:laughter|laughs?|applause|effect|emphasis|breath))?"
)
_TAG = (
    rf"(?i)[<‹]break\s*(?:time\s*=\s*[\"']?{_LENGTH}[\"']?|"
    rf"strength\s*=\s*[\"']?(?P<strength>[a-z-]+)[\"']?)?\s*/?>"
)
_STRENGTH_MS = {"none": 0, "x-weak": 250, "weak": 300, "medium": 450, "strong": 650, "x-strong": 1000}
"""SSML's strengths, as the plan's own pauses from a breath to a paragraph."""
_STRENGTH = rf"break\s*:\s*[\"'“”]?({'|'.join(sorted(_STRENGTH_MS, key=len, reverse=True))})[\"'“”]?"
_BARE_TIME = _LENGTH
_PIN = (
    rf"(?:at|@|到|于|在|starts? at)\s*(?:(?P<clock>\d{{1,2}}(?:[:：]\d{{2}}){{1,2}}(?:\.\d{{1,3}})?)|"
    rf"{_LENGTH})"
    r"\s*(?:时|处|开始|起)?"
)
"""When what follows begins, from the start of the speech: [at 2:00], 【到2:00】."""
_CUE_WORDS = "|".join(CUES_MS)
_CUE = (
    rf"(?:[热烈长时间的地经久不息全场体雷鸣般大家会台下一片响起爆发出和与奏唱高众观升国旗、，, 次]|"
    r"片[头尾]|转场|long|loud|prolonged|and|the|audience|\s)*"
    rf"(?:{_CUE_WORDS})(?:声|鼓掌|雷动|全[体场]|s|es|ing|ter|[热烈长时间的地、，, ]|{_CUE_WORDS}|and|\s)*"
    rf"[:\s]*{_LENGTH}?"
)
_WHOLE = rf"(?s){_OPEN}([^\[\]【】]{{2,80}}){_CLOSE}"
_ENDS_IN_ACT = (
    r"(?i:.{0,12}(?:播放|展示|演示|切换|鞠躬|起立|就座|就位|上台|下台|入场|退场|宣读|颁奖|奏国歌|奏乐|"
    r"合影(?:留念)?|"
    r"默哀|献花|揭牌|剪彩|playing|shown)"
    r"[:：]?)"
)
_OTHERS_ACT = (
    r".{0,12}(?:(?<!的)(?<!要)(?:致[辞词]|发言|讲话|通报|表态|点评|领[读誓唱])|宣誓|鸣炮|表演|作(?:报告|汇报|说明))[:：]?|"
    r"(?:音乐|音效|灯光|字幕|镜头|画面|背景音乐?|掌声|锣鼓|幕布|追光|BGM)(?!.*[是都让我咱很太真。！？!?]).{1,50}"
)
"""What others do: （市长致辞）; but 【领导致辞】 is a heading, and （在毕业典礼上的讲话） belongs to the title."""
_TIMED = rf"[^。！？]{{2,30}}[，,](?:约|大约|时长|用时|限时)?{_LENGTH}"
"""Something that takes a time of its own: （程书记致辞，约5分钟）."""
_NAMES = r".*(?:流程|部分|环节|方案|效果|分析|介绍|总结)"
_OWN_WORDS = r"^(?!.*(?:放慢|加重|停顿|重点|语气|语速)).*(?:我|咱|本人|各位|.[^于但还]是)|\b(?:I|we|our|my)\b"
"""What a speaker says in brackets, （视频里的人就是我）; a direction tells him what to do."""
_TURN = (
    r"(?i)(?:(?:点击)?[翻换][到至]?下?一?页|下一[页张]|按一?下|点击|切换?(?:PPT|幻灯片)|"
    r"(?:点击|切换?|翻)[到至]?(?:(?:PPT|page|slide|p)\s*\d+|第\s*\d+\s*[页张])|"
    r"PPT\s*(?:\d+|翻页)|slide(?:\s*\d+)?|next(?:\s*slide)?|click)"
)
_STARRED = (
    r"(?i)(?:^|(?<=[.!?]\s)|(?<=[。！？]))(?P<stars>\*{1,2})(?:click|next slide|点击|翻页|下一页)(?P=stars)(?!\S[a-z])|"
    r"<(?:click|next slide|点击|翻页|下一页)>"
)
"""Between two sentences; a word that *click* stresses stands in one."""
_NOTE = r"(?i)(?:注|备注|说明|提示|note|n\.?b\.?)\s*\d*\s*(?:[:：].*)?|备注.*|片[头尾]"
_LEFT_OUT = r"(?:[（(]\s*)?[.…]{2,}\s*此处隐藏了?\s*\d+\s*个?字\s*[.…]{2,}(?:\s*[）)])?"
"""What a website puts into a text from which it leaves something out; the words around it are the speech's."""
_CLOCK = r"\d{1,2}(?::\d\d){1,2}(?:\.\d{1,3})?(?:\s*[-–—~]\s*\d{1,2}(?::\d\d){1,2}(?:\.\d{1,3})?)?"
"""When a recording has what follows: [00:12]."""
_OF_THE_SCRIPT = (
    r"(?:此处|此部分|本部分|此页|本页|演讲者|主讲人)(?:请|可|由|应|建议|要(?!求)|需|自行|"
    r"根据)(?!.*(?:填|插入)).{0,60}"
)
"""What tells the speaker what to do with a part of the script, on a line of its own."""


@dataclass(frozen=True, slots=True)
class FoundMark:
    """A mark in a text, by its place there."""

    start: int
    end: int
    kind: str
    """"pause", "cue", "pin", "note", "turn" (of a slide) or "direction"."""
    ms: int = 0
    assumed: str = ""
    """The unit that was taken, where the author wrote none: "s" or "ms"."""


def find_marks(text: str) -> Iterator[FoundMark]:
    """Find the marks of a text, in order.

    >>> [(text[m.start : m.end], m.kind, m.ms) for text in ["好［２ｓ］，（掌声）"] for m in find_marks(text)]
    [('［２ｓ］', 'pause', 2000), ('（掌声）', 'cue', 6000)]
    """
    yield from sorted(
        (*_bracketed(text), *_tags(text), *_starred(text), *_bare(text), *_left_out(text)),
        key=lambda mark: mark.start,
    )


def _left_out(text: str) -> Iterator[FoundMark]:
    """Find ……此处隐藏1382个字……, which nobody says."""
    for match in compiled(_LEFT_OUT).finditer(text) if "此处" in text else ():
        yield FoundMark(*match.span(), "note")


def _bare(text: str) -> Iterator[FoundMark]:
    """Find an act with its time that is all of a line: 播放视频30秒."""
    if text[-1:] in "秒钟" and (found := bare_act(text)) and found.ms:
        yield _timed((0, len(text)), found)


def _starred(text: str) -> Iterator[FoundMark]:
    """Find the turns of slides that stand between stars or angles, as speakers mark them in their notes."""
    for match in compiled(_STARRED).finditer(text) if "*" in text or "<" in text else ():
        yield FoundMark(*match.span(), "turn")


def _tags(text: str) -> Iterator[FoundMark]:
    for match in compiled(_TAG).finditer(text) if "<" in text or "‹" in text else ():
        ms = length_ms(match["length"] or "")
        if ms is None:
            ms = _STRENGTH_MS.get(match["strength"] or "medium", DEFAULT_PAUSE_MS)
        yield FoundMark(*match.span(), "pause", ms)


def _bracketed(text: str) -> Iterator[FoundMark]:
    for match in _BRACKETED.finditer(text):
        inside = simplified(unicodedata.normalize("NFKC", match[1]).strip().lower().rstrip(".。!"))
        if (
            found := _pin(match, inside)
            or _pause(match, inside)
            or _cue(match, inside)
            or _note(match, inside)
            or _act(match, text)
        ):
            yield found


def is_direction(text: str) -> bool:
    """True where a whole line is a stage direction in brackets that shows only by standing alone: 【视频播放】.

    >>> is_direction("（此部分由演讲者演示）"), is_direction("（有毒1463个）"), is_direction("【演示流程】")
    (True, False, False)
    """
    match = compiled(_WHOLE).fullmatch(text) if text[:1] in _OPEN else None
    if not match:
        return False
    inside = match[1].strip()
    if number_of(inside) or compiled(_NAMES).fullmatch(inside) or compiled(_OWN_WORDS).search(inside):
        return False
    if text[0] in "（(" and (compiled(_TIMED).fullmatch(inside) or compiled(_OTHERS_ACT).fullmatch(inside)):
        return True  # 【开场白，约1分钟】 is a heading
    return bool(compiled(_OF_THE_SCRIPT).fullmatch(inside) or compiled(_ENDS_IN_ACT).fullmatch(inside))


def _act(match: re.Match[str], text: str) -> FoundMark | None:
    before = text[: match.start()].rstrip()[-1:]
    glued = before and (before.isalnum() or before in '”’》」"')
    apart = match[0][0] != "【" and not glued
    inside = unicodedata.normalize("NFKC", match[1])
    if match[0][0] == "【" and compiled(_NAMES).fullmatch(inside):  # 【抽奖环节】 is a part of the event
        return None
    square = match[0][0] in "[［"
    if number_of(inside.strip()):
        return None
    if found := act(inside, apart=apart, square=square):
        return _timed(match.span(), found)
    between = _between_sentences(match, text) and is_act_between(inside, square=square)
    return FoundMark(*match.span(), "direction") if between and not has_han(text) else None


def _between_sentences(match: re.Match[str], text: str) -> bool:
    """True where a sentence ends in front of a bracket, if anything stands there, and none goes on behind it."""
    before, after = text[: match.start()].rstrip("*_ \n"), text[match.end() :].lstrip("*_ \n")
    ended = not before or (ends_sentence(before) and not before.endswith(("Mr.", "Mrs.", "Dr.")))
    return bool(before or after) and ended and (not after or after[0].isupper() or after[0] in "\"“‘'([")


def _timed(span: tuple[int, int], found: Act) -> FoundMark:
    """Make a mark of an act: it takes its time, a pause without one the usual one, and others none."""
    if found.waits and found.ms <= MAX_PAUSE_MS:
        return FoundMark(*span, "pause", found.ms or DEFAULT_PAUSE_MS)
    if 0 < found.ms <= _LONGEST_ACT_MS:
        return FoundMark(*span, "cue", found.ms)
    return FoundMark(*span, "direction")


_LONGEST_ACT_MS = 10 * MAX_PAUSE_MS


def _pin(match: re.Match[str], inside: str) -> FoundMark | None:
    if match[0][0] not in _SQUARE or not (said := compiled(_PIN).fullmatch(inside)):
        return None
    if said["clock"]:
        return FoundMark(*match.span(), "pin", clock_ms(said["clock"].replace("：", ":")))
    return _lasting(match, "pin", said["length"])


def _pause(match: re.Match[str], inside: str) -> FoundMark | None:
    if strength := compiled(_STRENGTH).fullmatch(inside):
        return FoundMark(*match.span(), "pause", _STRENGTH_MS[strength[1]])
    if match[0][0] in _SQUARE and (time := compiled(_BARE_TIME).fullmatch(inside)):
        return _lasting(match, "pause", time["length"])
    if not (said := compiled(_PAUSE_WORD).fullmatch(inside)):
        return None
    if said["length"]:
        return _lasting(match, "pause", said["length"])
    if not said["number"]:
        return FoundMark(*match.span(), "pause", DEFAULT_PAUSE_MS)
    seconds = _lasting(match, "pause", f"{said['number']}s")
    if seconds and seconds.ms > MAX_PAUSE_MS:
        return replace(seconds, ms=seconds.ms // 1000, assumed="ms")
    return seconds and replace(seconds, assumed="s")


def _lasting(match: re.Match[str], kind: str, length: str) -> FoundMark | None:
    """Make a mark of a length; None where that is none: 一二秒."""
    ms = length_ms(length)
    return None if ms is None else FoundMark(*match.span(), kind, ms)


def _cue(match: re.Match[str], inside: str) -> FoundMark | None:
    if not (said := compiled(_CUE).fullmatch(inside)):
        return None
    if said["length"]:
        return _lasting(match, "cue", said["length"])
    return FoundMark(*match.span(), "cue", next(ms for word, ms in CUES_MS.items() if word in inside))


def _note(match: re.Match[str], inside: str) -> FoundMark | None:
    if compiled(_TURN).fullmatch(inside):
        return FoundMark(*match.span(), "turn")
    is_clock = match[0][0] in _SQUARE and compiled(_CLOCK).fullmatch(inside)
    if is_clock or compiled(_NOTE).fullmatch(inside):
        return FoundMark(*match.span(), "note")
    return None


_SLASHES = r"(?<![A-Za-z0-9:/<])/{1,3}(?![A-Za-z0-9/>])|(?<=\s)/{1,3}(?=\s)"
_SLASH_MS = {1: 300, 2: 600, 3: 1000}
"""As prompters mark a script: a breath, a stop, a pause; the first two are the plan's own at comma and full stop."""

_UNKNOWN = r"\[[^\[\]\n]{1,30}\]|<[A-Za-z/][^<>\n]{0,40}>|\{[^{}\n]{1,30}\}"


def slashes(text: str) -> Iterator[FoundMark]:
    """Find the pauses written as / // ///.

    >>> [(m.start, m.ms) for m in slashes("我们/今天 // 走and/or走 1/2")]
    [(2, 300), (6, 600)]
    """
    for match in compiled(_SLASHES).finditer(text):
        yield FoundMark(*match.span(), "pause", _SLASH_MS[len(match[0])])


def unknown(text: str) -> Iterator[tuple[int, str]]:
    """Find what looks like a mark and is none: place and text."""
    known = {mark.start for mark in find_marks(text)}
    for match in compiled(_UNKNOWN).finditer(text):
        if match.start() not in known:
            yield match.start(), match[0]
