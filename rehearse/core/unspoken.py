"""Every kind of text that is deliberately not spoken: what it is called, where it is shown, whether it is counted."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rehearse.core.passage import Span


@dataclass(frozen=True, slots=True)
class Kind:
    """A row of KINDS."""

    chinese: str
    """Its name in Chinese; its key is its name in English."""
    shown: Literal["listed", "with the words", "elsewhere"] = "listed"
    """In an outline: in the list of what is not spoken; beside the words that it is about; by itself, as a title is."""
    counted: bool = True
    """Whether reports count it: not what only says something about the words beside it."""
    handed_out: bool = False
    """Whether it stays in the text that is handed out, inside a paragraph."""
    raw: bool = False
    """Whether it is code or settings, which no reader of the script sees as text."""
    plain: bool = False
    """Whether nobody misses it where it is taken out rightly, as a page number: only whole sentences of it are told."""


KINDS: dict[str, Kind] = {
    # Of the speech itself
    "title": Kind("标题", "elsewhere", plain=True),
    "byline": Kind("署名", "elsewhere", plain=True),
    "names": Kind("姓名与地点", "elsewhere"),
    "heading": Kind("小标题", "elsewhere", plain=True),
    "label": Kind("页标与时间标签", plain=True),
    "speaker": Kind("讲话人", "with the words", counted=False, handed_out=True),
    "pause": Kind("停顿标记", "elsewhere"),
    "cue": Kind("现场提示", "elsewhere"),
    "pin": Kind("定时标记", "elsewhere"),
    "note": Kind("备注"),
    "reading": Kind("读音", "with the words", counted=False),
    "strong": Kind("重读标记", "with the words", counted=False),
    "optional": Kind("可删标记", "with the words", counted=False),
    "link": Kind("网址", handed_out=True),
    "footnote mark": Kind("注号"),
    "formula": Kind("公式", handed_out=True),
    "planned time": Kind("计划用时", plain=True),
    # Lines and passages between
    "agenda": Kind("目录"),
    "appendix": Kind("附录"),
    "caption": Kind("图表说明", plain=True),
    "cast": Kind("人物表"),
    "chat": Kind("对话"),
    "distribution": Kind("印发信息", plain=True),
    "end mark": Kind("结束标记", plain=True),
    "file name": Kind("文件名", plain=True),
    "head matter": Kind("稿头", plain=True),
    "lead": Kind("导语"),
    "newswire": Kind("电头"),
    "page number": Kind("页码", plain=True),
    "site": Kind("网站文字"),
    "on screen": Kind("屏幕文字"),
    "page foot": Kind("页脚", plain=True),
    "quote": Kind("引用"),
    "slide": Kind("幻灯片"),
    "slide turn": Kind("翻页提示", plain=True),
    "source": Kind("来源", plain=True),
    "stage direction": Kind("舞台提示", plain=True),
    "template label": Kind("范文标签", plain=True),
    # Of the file's format
    "markup": Kind("标记", "elsewhere", counted=False, plain=True),
    "rule": Kind("分隔线", "with the words", counted=False),
    "front matter": Kind("前置信息", raw=True),
    "alt text": Kind("图片说明"),
    "code": Kind("代码", raw=True, plain=True),
    "comment": Kind("注释", raw=True),
    "contents": Kind("目录"),
    "deleted": Kind("已删除的修订"),
    "diagram": Kind("图形文字"),
    "endnote": Kind("尾注"),
    "field": Kind("域代码"),
    "footer": Kind("页脚"),
    "footnote": Kind("脚注"),
    "header": Kind("页眉"),
    "hidden slide": Kind("隐藏的幻灯片"),
    "hidden text": Kind("隐藏文字"),
    "html": Kind("网页代码"),
    "notes page": Kind("备注页"),
    "number": Kind("编号"),
    "page head": Kind("页眉"),
    "region": Kind("字幕区域"),
    "repeated": Kind("重复内容"),
    "second language": Kind("另一种语言"),
    "sound": Kind("声音说明"),
    "struck out": Kind("划掉的文字"),
    "style": Kind("字幕样式"),
    "symbol": Kind("符号"),
    "table": Kind("表格"),
    "task mark": Kind("任务框"),
    "time": Kind("时间", counted=False, plain=True),
    "unfilled": Kind("未填的控件"),
}
"""What is not spoken, and why, in a word -> what is made of it everywhere."""


@dataclass(frozen=True, slots=True)
class Unspoken:
    """A stretch of the source that is deliberately not spoken."""

    what: str
    """A key of KINDS."""
    text: str
    span: Span
    guessed: bool = False
    """Whether reading takes it for this by its words and its place; neither its format nor its author marks it so."""

    @property
    def kind(self) -> Kind:
        """Its row in KINDS."""
        return KINDS[self.what]


SPEAK = "<!-- rehearse: speak -->"
"""The line that an author writes above a guess to have it spoken."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A run of the script that reading takes for something that nobody says; SPEAK above it has it spoken."""

    passages: tuple[Unspoken, ...]
    """What it silences: all of one kind, and nothing spoken between; never empty."""

    @property
    def what(self) -> str:
        """Why: a key of KINDS."""
        return self.passages[0].what

    @property
    def kind(self) -> Kind:
        """Why: its row in KINDS."""
        return self.passages[0].kind

    @property
    def text(self) -> str:
        """Its words on one line."""
        return " ".join(word for one in self.passages for word in one.text.split())

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.passages[0].span[0], self.passages[-1].span[1]


def guesses(unspoken: Iterable[Unspoken], said: Sequence[int]) -> Iterator[Guess]:
    """Group what is left out on a guess into runs; `said` are the places, in order, at which something is spoken."""
    run: list[Unspoken] = []
    for one in unspoken:
        if not one.guessed:
            continue
        if run and (one.what != run[0].what or bisect(said, run[-1].span[0]) < bisect(said, one.span[0])):
            yield Guess(tuple(run))
            run = []
        run.append(one)
    if run:
        yield Guess(tuple(run))


def kind_name(what: str, language: str) -> str:
    """The name of a kind of unspoken text in a language."""
    return KINDS[what].chinese if language == "zh" else what


def counted(unspoken: Iterable[Unspoken]) -> Counter[str]:
    """How many stretches of each kind are not spoken, of the kinds that reports count."""
    return Counter(item.what for item in unspoken if item.kind.counted)
