"""The words of reports and pages, in the script's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rehearse.model import Language

WORDS: dict[Language, dict[str, str]] = {
    "zh": {
        "opening": "开场",
        "body": "正文",
        "closing": "结尾",
        "section": "部分",
        "units": "字数",
        "planned": "计划",
        "actual": "实际",
        "share": "占比",
        "start": "开始",
        "total": "合计",
        "untitled": "（无标题）",
        "verdict_planned": "预计用时 {planned}，共 {units} 字；{pace}。",
        "verdict_actual": "实际用时 {actual}，计划 {planned}（{difference}），共 {units} 字，"
        "每分钟 {per_minute} 字（含停顿）。",
        "engine": "语音：{name} {version}，{voice}，语速 {rate:+d}%",
        "unspoken": "不读出的内容：{list}。",
        "unspoken_item": "{what} {number} 处",
        "between_items": "、",
        "notice": "第 {line} 行：{text}",
    },
    "en": {
        "opening": "Opening",
        "body": "Text",
        "closing": "Closing",
        "section": "Section",
        "units": "Words",
        "planned": "Planned",
        "actual": "Actual",
        "share": "Share",
        "start": "Start",
        "total": "Total",
        "untitled": "(no title)",
        "verdict_planned": "It will take {planned}: {units} words; {pace}.",
        "verdict_actual": "It takes {actual}, planned {planned} ({difference}): {units} words, {per_minute} a minute, "
        "pauses included.",
        "engine": "Voice: {name} {version}, {voice}, rate {rate:+d} %",
        "unspoken": "Not spoken: {list}.",
        "unspoken_item": "{what} ×{number}",
        "between_items": ", ",
        "notice": "Line {line}: {text}",
    },
}
"""Language -> key -> text."""

OUTLINE: dict[Language, dict[str, str]] = {
    "zh": {
        "title": "标题",
        "byline": "署名",
        "opening": "开场",
        "body": "正文",
        "closing": "结尾",
        "heading": "小标题",
        "salutation": "称呼",
        "speaker": "讲话人",
        "run-in": "要点",
        "inline": "段内要点",
        "unspoken": "不读",
        "unspoken_as": "不读：{what}",
        "cue": "现场",
        "pause": "停顿",
        "placeholder": "待填",
        "reading": "读音",
        "optional": "可删",
        "strong": "重读",
        "counts": "小标题 {headings} 个，要点 {points} 个，不读出的内容 {unspoken} 处。",
    },
    "en": {
        "title": "title",
        "byline": "byline",
        "opening": "opening",
        "body": "text",
        "closing": "closing",
        "heading": "heading",
        "salutation": "salutation",
        "speaker": "speaker",
        "run-in": "point",
        "inline": "point inside",
        "unspoken": "not spoken",
        "unspoken_as": "not spoken: {what}",
        "cue": "cue",
        "pause": "pause",
        "placeholder": "placeholder",
        "reading": "reading",
        "optional": "optional",
        "strong": "stressed",
        "counts": "Headings: {headings}; points: {points}; not spoken: {unspoken}.",
    },
}
"""The words of the outline: language -> what a line was taken for -> how it is called."""

WHAT_ZH = {
    "title": "标题",
    "byline": "署名",
    "markup": "标记",
    "rule": "分隔线",
    "code": "代码",
    "table": "表格",
    "comment": "注释",
    "note": "备注",
    "front matter": "前置信息",
    "pause": "停顿标记",
    "cue": "现场提示",
    "stage direction": "舞台提示",
    "agenda": "目录",
    "contents": "目录",
    "appendix": "附录",
    "chat": "对话",
    "file name": "文件名",
    "slide": "幻灯片",
    "hidden slide": "隐藏的幻灯片",
    "notes page": "备注页",
    "page": "页码",
    "page number": "页码",
    "header": "页眉",
    "footer": "页脚",
    "repeated": "重复内容",
    "footnote": "脚注",
    "footnote mark": "注号",
    "endnote": "尾注",
    "deleted": "已删除的修订",
    "link": "网址",
    "html": "网页代码",
    "time": "时间",
    "reading": "读音",
    "strong": "重读标记",
    "optional": "可删标记",
    "speaker": "讲话人",
    "heading": "小标题",
    "caption": "图表说明",
    "end mark": "结束标记",
    "lead": "导语",
    "planned time": "计划用时",
    "site": "网站文字",
    "slide turn": "翻页提示",
    "source": "来源",
}
"""What is not spoken, in Chinese; the model's own words are English."""


def clock(ms: int) -> str:
    """Write a time as people say it: minutes and seconds, hours where there are any.

    >>> clock(65_400), clock(3_600_000)
    ('1:05', '1:00:00')
    """
    minutes, seconds = divmod(round(ms / 1000), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"


def difference(ms: int, planned_ms: int) -> str:
    """Write by how much a time differs from the planned one, so that the three add up as they are shown.

    >>> difference(239_700, 230_400)
    '+0:10'
    """
    seconds = round(ms / 1000) - round(planned_ms / 1000)
    return ("−" if seconds < 0 else "+") + clock(1000 * abs(seconds))
