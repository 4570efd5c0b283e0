"""The words of reports and pages, in the script's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rehearse.core import Language

WORDS: dict[Language, dict[str, str]] = {
    "zh": {
        "section": "部分",
        "units": "{unit}数",
        "planned": "预计",
        "actual": "录音",
        "over": "超出",
        "cut": "删去{unit}数",
        "share": "占比",
        "start": "开始",
        "total": "合计",
        "untitled": "（无标题）",
        "range": "（{low}–{high}）",
        "length_planned": "预计用时 {planned}，共 {units} {unit}；{pace}。",
        "length_track": "录音时长 {actual}，每分钟 {per_minute} {unit}（含停顿，不含标出的停顿和掌声）。",
        "engine": "语音：{name} {version}，{voice}，语速 {rate:+d}%",
        "unspoken": "不读出的内容：{list}。",
        "unspoken_item": "{what} {number} 处",
        "between_items": "、",
        "turn": "轮到您（{length}）",
    },
    "en": {
        "section": "Section",
        "units": "{Unit}",
        "planned": "You",
        "actual": "Track",
        "over": "Over",
        "cut": "{Unit} to cut",
        "share": "Share",
        "start": "Start",
        "total": "Total",
        "untitled": "(no title)",
        "range": " ({low}–{high})",
        "length_planned": "It will take {planned}: {units} {unit}; {pace}.",
        "length_track": "The track takes {actual}, {per_minute} {unit} a minute (pauses included, marked ones and "
        "applause not).",
        "engine": "Voice: {name} {version}, {voice}, rate {rate:+d} %",
        "unspoken": "Not spoken: {list}.",
        "unspoken_item": "{what} ×{number}",
        "between_items": ", ",
        "turn": "Your turn ({length})",
    },
}
"""Language -> key -> text."""

OUTLINE: dict[Language, dict[str, str]] = {
    "zh": {
        "title": "标题",
        "byline": "署名",
        "heading": "小标题",
        "salutation": "称呼",
        "opening": "开场",
        "body": "正文",
        "closing": "结尾",
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
