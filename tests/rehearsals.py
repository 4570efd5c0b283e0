"""Rehearsals to make exports of, without a voice: every step lasts as planned, every word has its share of that."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rehearse.core import Breath, Clip, Speak, Word, Words
from rehearse.language.durations import parse_target
from rehearse.output.exports import Rehearsal
from rehearse.script.reading import read_text
from rehearse.script.reading.options import Options
from rehearse.timing.planning import plan
from rehearse.timing.planning.pace import person_pace
from rehearse.timing.report.build import EngineInfo, build_report
from rehearse.timing.report.judging import with_ranges, with_verdict
from rehearse.timing.timeline import lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core import Finding, Timeline

DEFAULTS = Options()
_WORD = re.compile(r"[A-Za-z'’]+|\d|[^\W\d_]")
_DIGITS = dict(zip("0123456789", "零一二三四五六七八九", strict=True))

LONG = "，".join(f"第{number}件事是把街道两边的每一盏路灯都修好" for number in range(1, 31)) + "。"

SPEECHES = {
    "chinese": """在读书会上的讲话
——写给街坊

同志们：
今天我们在(重庆)[chóng qìng]开会，++请大家记住++。首先，我代表大家表示祝贺！（掌声）

一、把XX区的书读好
2023年，我们读了1,234.56本书，[1s]要多读，在过去的三年里我们先后走访了十二个街道、一百零三个社区和四百多个小区，听取了居民、教师、医生、工人和学生的意见，最后形成了一个大家都比较满意的方案；还要改。

二、把读过的书用好（3:00）
书在“架上”，{可删 也在心里，}还在路上！

谢谢大家！
""",
    "english": """A Toast

Dear friends,

We walked slowly, and on the way to the lake, which had been very patient with all of us for twelve years, we met \
nobody but the doctor, who would not keep a friend waiting at the gate. [pause 2s] We arrived at 10:30 a.m. in the \
U.S.

Thank you.
""",
    "mixed": """# 借书铃 & <b>记事</b>

我们用 iPhone 15 手机，读完了 documentation 和 release notes，然后在枫林巷社区图书室的门口等了整整一个上午。

Last night our friends asked me what the secret was, e.g. a "clever" database --> or a very fast network.
""",
    "speakers": "# 对谈\n\n甲：今天天气好，我们出去走走。\n\n乙：好，带上书。\n\n甲：走吧！\n\n乙：等等我。\n",
    "one section": "我们今天只说一件事。这件事很小，说完就散会。",
    "hard characters": """=1+1 说“好”
一、把"书"|搬进<街道> & `小巷` *一起* [看] {\\an8}
-1 不是公式，</script> 也不是标签，&amp; 更不是。@大家 +1。
二、<i>斜</i> 与 --> 箭头
[00:01.00] 不是时间，<00:01> 也不是。# 不是标题，1. 不是列表。
""",
    "long sentence": f"一、路灯\n{LONG}说完了。",
}
"""What every export must cope with: name -> script; all but two are plain text."""

_MARKDOWN = ("mixed", "speakers")


def rehearsal(
    name: str,
    *,
    text: str = "",
    target: str = "",
    voiced: bool = True,
    findings: tuple[Finding, ...] = (),
    folder: Path | None = None,
    options: Options = DEFAULTS,
) -> Rehearsal:
    """Rehearse one of SPEECHES, or a text; `target` as a user writes it."""
    file_name = "a.md" if name in _MARKDOWN else "a.txt"
    script = read_text(text or SPEECHES[name], name=file_name, options=options)
    pace = person_pace(script)
    planned = plan(script, pace)
    steps = [step for step in planned.steps if isinstance(step, Speak)]
    clips = [_clip(step) for step in steps]
    report = with_ranges(
        build_report(lay_out(planned, clips if voiced else None), EngineInfo("none", "1", "nobody", 0)),
        planned,
        pace,
    )
    if target:
        report = with_verdict(report, report, parse_target(target))
    return Rehearsal(
        report, lay_out(planned, clips if voiced else None), folder or Path(), "track.mp3", findings
    )


def with_title(made: Rehearsal, title: str) -> Rehearsal:
    """Give a rehearsal another title."""
    script = replace(made.timeline.plan.script, title=title, unspoken=(), paragraphs=())
    planned = replace(made.timeline.plan, script=script)
    return replace(
        made,
        timeline=replace(made.timeline, plan=planned),
        report=replace(made.report, script=replace(made.report.script, title=title)),
    )


def said(timeline: Timeline) -> list[Breath]:
    """List what is spoken, in order."""
    return [cue.step.breath for cue in timeline.cues if isinstance(cue.step, Speak)]


def solid(text: str) -> str:
    """Take all white space out."""
    return "".join(text.split())


def _clip(step: Speak) -> Clip:
    """Say a sentence: digits by name, every word as long as the others."""
    words = _WORD.findall(step.breath.spoken)
    each = step.planned_ms / max(len(words), 1)
    return Clip("", 0, step.planned_ms, Words.of(_words(words, each)))


def _words(words: list[str], each: float) -> Iterator[Word]:
    for place, word in enumerate(words):
        yield Word(_DIGITS.get(word, word), round(place * each), round((place + 1) * each))
