"""The words of notices, in the script's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rehearse.core.script import Language, Notice

WORDS: dict[Language, dict[str, str]] = {
    "zh": {
        "no settings": "前置信息无法理解，未采用（{why}）",
        "no setting": "前置信息里的 {name} 不是设置项，是否想写 {meant}？",
        "not by script": "{name} 不能由稿件设定，未采用；请写在命令行或 rehearse.toml 里",
        "in s": "{mark} 没有单位，按秒计",
        "in ms": "{mark} 没有单位，按毫秒计",
        "no mark": "{mark} 不是认得的标记，照原样读出",
        "late": "{mark} 开始得晚了 {by} 秒：请从第 {lines} 行删去约 {units} 字",
        "cue order": "这条字幕开始得比上一条早；各条按文件中的顺序读出",
        "two languages": "字幕是双语的；只读其中一种，另一种列在不读的内容里",
        "no notes": "这张幻灯片没有备注，放映时不读任何内容",
        "picture page": "这一页是图片，没有文字；图片里的字不读",
        "put in": "这里嵌入了另一份文件；能读的已读出，请核对，或复制进正文",
        "diagram": "这里有图形（SmartArt），其中的文字不读",
        "tables": "正文在表格里，逐格读出；不读的内容请删去",
        "all columns": "正文在表格里，各列都读出；只读一列请写 --column {column}，或列的序号",
        "no column": "表格不读；要读其中一列，请写 --column {column}，或列的序号",
        "text box": "这里有一个文本框，在所在段落之后读出",
    },
    "en": {
        "no settings": "the front matter cannot be understood and is not used ({why})",
        "no setting": "{name} in the front matter is no setting; did you mean {meant}?",
        "not by script": "a script may not set {name}; write it on the command line or in rehearse.toml",
        "in s": "{mark} has no unit; taken as seconds",
        "in ms": "{mark} has no unit; taken as milliseconds",
        "no mark": "{mark} is no mark that is known here; it is spoken as it stands",
        "late": "{mark} begins {by} s late: cut about {units} words from line {lines}",
        "cue order": "this cue begins before the one above it; cues are read in the order of the file",
        "two languages": "the cues are in two languages; one is read, the other is listed as not spoken",
        "no notes": "this slide has no notes; nothing is said while it is shown",
        "picture page": "this page is a picture, without text; words in the picture are not read",
        "put in": "another document is put in here; what can be read of it is; compare, or copy it into the text",
        "diagram": "there is a diagram here; its words are not read",
        "tables": "the text stands in tables, which are read cell by cell; take out what is not said",
        "all columns": "all columns of the tables are read; to have only one read: --column {column}, or its number",
        "no column": "the tables are not read; to have a column read: --column {column}, or its number",
        "text box": "a text box stands here; it is read after its paragraph",
    },
}
"""Language -> key -> text."""


LINE: dict[Language, str] = {"zh": "第 {} 行：{}", "en": "Line {}: {}"}


def worded(notice: Notice, language: Language) -> str:
    """Put a notice into words, without its line."""
    return WORDS[language][notice.key].format(**notice.values)


def lines(notices: Iterable[Notice], language: Language) -> list[str]:
    """Put notices into words, each with its line."""
    return [LINE[language].format(notice.line, worded(notice, language)) for notice in notices]
