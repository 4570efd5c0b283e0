"""Markdown: blocks and inline text as CommonMark sees them, each visible character traced back to the source."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.core.passage import Passage, join
from rehearse.language.numbers.ordinals import number_of
from rehearse.language.text.ends import ends_line
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.formats.blocks import GLUED
from rehearse.script.reading.formats.fences import fences_around_speech
from rehearse.script.reading.formats.labelled_lines import begins_with_label
from rehearse.script.reading.formats.markdown_decks import find_deck
from rehearse.script.reading.formats.markdown_hidden import (
    as_written,
    blank_out,
    marks_unescaped,
    without_hidden,
)
from rehearse.script.reading.formats.markdown_tables import Cell, table_rows, texts
from rehearse.script.reading.formats.persons_read_out import rows_read_out
from rehearse.script.reading.formats.spoken_columns import begins_with_speech, refuse_unknown, spoken_column
from rehearse.script.reading.manuscript import Hidden, Manuscript, SourceParagraph, under_rules
from rehearse.script.reading.nothing_said import says_nothing
from rehearse.script.reading.source import decode_text
from rehearse.script.reading.zero_width import unseen_places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from rehearse.core import Span
    from rehearse.script.reading.source import File, Source

_OUR_TAG = re.compile("‹[^‹<>]*>")
_NEWLINE = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_LINK_TAIL = re.compile(r"\]\([^)\n]*\)|\]\[[^\]\n]*\]|\]|>")
_BLOCKS = {"fence": "code", "html_block": "html", "hr": "rule", "table_open": "table"}
"""Token type -> what it is called; none of these is spoken."""

_CLOSE = {"[": "]", "(": ")", "【": "】", "（": "）"}
_GREETS = (
    r"(?:(?:尊敬|敬爱|亲爱)的|[各诸]位|全体)[^。！？]*[，、,：:！!]$|"
    r"(?i:(?:dear|distinguished|honou?rable|your|ladies|mr\.?|madam)\b[^.?]*[,:!]$)"
)
"""A line that greets some of the hall, with another for others below it."""


def manuscript(file: File, column: str = "") -> Manuscript:
    """Read Markdown; `column` is the head or the number of what is said in its tables, if the user names it."""
    source = decode_text(file)
    if not (deck := find_deck(source)):
        return _manuscript(source, column, [])
    read = _manuscript(source, column, [*deck.hidden(source.text)])
    return replace(read, paragraphs=deck.titled(read.paragraphs), notices=deck.notices(source))


def _manuscript(source: Source, column: str, hidden: list[Hidden]) -> Manuscript:
    """Read what of a Markdown text is not hidden."""
    text = source.text
    lines = source.lines()
    bare = marks_unescaped(blank_out(text, [one.span for one in hidden]))
    masked, tokens = _parsed(without_hidden(bare, hidden), lines, hidden)
    blanked = {at for one in hidden for at in range(*one.span)} | {*unseen_places(text)}
    quoted = _mostly_quoted(tokens)
    paragraphs: list[SourceParagraph] = []
    tables = {
        index: table_rows(tokens, index, masked, lines)
        for index, token in enumerate(tokens)
        if token.type == "table_open"
    }
    refuse_unknown(source.file, column, [*map(texts, tables.values())])
    until, depth = -1, 0
    for index, token in enumerate(tokens):
        depth += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        if token.map is None or token.map[0] < until:
            continue
        span = (lines[token.map[0]][0], lines[min(token.map[1], len(lines)) - 1][1])
        if (
            token.type == "table_open"
            and (said := _from_table(masked, span, tables[index], column, hidden, _around(tokens, index)))
            is not None
        ):
            for visible, inline in said:
                visible = as_written(visible, text, blanked)
                paragraphs += _paragraphs(source, visible, inline, 0, note=False)
            until = token.map[1]
        elif token.type in _BLOCKS:
            hidden.append(Hidden(_BLOCKS[token.type], span))
            until = token.map[1]
        elif token.type == "inline":
            number = _item_number(masked, span, tokens[index - 2]) if index > 1 else Passage("", ())
            inside = (number.at[-1] + 1 if number else span[0], span[1])
            visible = as_written(_visible(masked, inside, token, hidden), text, blanked)
            link = _whole_link(token)
            entry = link.startswith("#")
            if entry or not visible:
                hidden.append(Hidden("contents" if entry else "html", span))
                continue
            opener = tokens[index - 1]
            level = _level(opener, masked[slice(*span)])
            if opener.markup in ("-", "=") and _is_text(visible.text):
                level = 0  # a rule right below a paragraph, not a heading's underline
            if number:
                between = Passage.of(masked, number.at[-1] + 1, visible.at[0])
                visible = join([number, visible] if between.text.strip() else [number, between, visible])
            note = depth > 0 and not quoted and not _goes_on(visible.text, paragraphs)
            made = (
                replace(one, beside=quoted and not depth, linked=bool(link))
                for one in _paragraphs(source, visible, token, level, note)
            )
            paragraphs += made
    return Manuscript(source, tuple(under_rules(paragraphs, hidden)), tuple(hidden))


def _parsed(text: str, lines: list[Span], hidden: list[Hidden]) -> tuple[str, list[Token]]:
    """Parse Markdown; fences around speech are blanked out, and what stands between them is Markdown as well."""
    from rehearse.script.reading.formats.markdown_parser import Parser

    tokens = Parser().parse(_parseable(text, lines))
    if fences := [lines[at] for at in fences_around_speech(tokens)]:
        hidden += [Hidden("markup", fence) for fence in fences]
        text = blank_out(text, fences)
        tokens = Parser().parse(_parseable(text, lines))
    return text, tokens


def _whole_link(token: Token) -> str:
    """Where a paragraph leads that is nothing but a link: to a heading of the file (#…), or elsewhere; else empty."""
    parts = [one for one in token.children or () if one.type != "text" or one.content.strip()]
    links = [one for one in parts if one.type == "link_open"]
    whole = len(links) == 1 and parts[0] is links[0] and parts[-1].type == "link_close"
    return str(links[0].attrs.get("href", "")) if whole else ""


def _said_in_table(
    text: str, span: Span, rows: list[list[Cell]], column: int, hidden: list[Hidden]
) -> Iterator[tuple[Passage, Token]]:
    """Give what is said in a column, with its token; list what stands around it."""
    start = span[0]
    for row in rows[0 if begins_with_speech(texts(rows), column) else 1 :]:
        if column >= len(row):
            continue
        visible = _visible(text, row[column].span, row[column].token, hidden)
        if not says_nothing(visible.text):
            hidden.append(Hidden("table", (start, row[column].span[0])))
            start = row[column].span[1]
            yield visible, row[column].token
    hidden.append(Hidden("table", (start, span[1])))


def _from_table(
    text: str, span: Span, rows: list[list[Cell]], column: str, hidden: list[Hidden], beside: tuple[str, str]
) -> list[tuple[Passage, Token]] | None:
    """Give what is said in a table, with its token: a column, or rows that end the sentence above; else None."""
    if (at := spoken_column(texts(rows), column)) is not None:
        return [*_said_in_table(text, span, rows, at, hidden)]
    said = rows_read_out(beside[0], texts(rows), beside[1])
    return [*_rows_as_lines(text, span, rows[len(rows) - len(said) :], hidden)] if said else None


def _around(tokens: list[Token], index: int) -> tuple[str, str]:
    """The paragraphs right above and below a table; empty where there is something else."""
    close = next(at for at in range(index, len(tokens)) if tokens[at].type == "table_close")
    kinds = [token.type for token in tokens[close + 1 : close + 3]]
    below = tokens[close + 2].content if kinds == ["paragraph_open", "inline"] else ""
    above = tokens[index - 2].content if index > 1 and tokens[index - 1].type == "paragraph_close" else ""
    return above, below


def _rows_as_lines(
    text: str, span: Span, rows: list[list[Cell]], hidden: list[Hidden]
) -> Iterator[tuple[Passage, Token]]:
    """Give each row as a line, its cells with a space between; list what stands around them."""
    start = span[0]
    for row in rows:
        parts: list[Passage] = []
        for cell in row:
            if visible := _visible(text, cell.span, cell.token, hidden):
                hidden.append(Hidden("markup" if start > span[0] else "table", (start, visible.at[0])))
                start = visible.at[-1] + 1
                gap = Passage.of(text, start, start + 1) if text[start : start + 1] == " " else None
                parts += [visible, gap] if gap else [visible]
        if parts:
            yield join(parts).strip(), row[0].token
    hidden.append(Hidden("markup", (start, span[1])))


def _is_text(underlined: str) -> bool:
    """True where what stands above a rule is a paragraph; a question is a heading as well."""
    return "\n" in underlined or (ends_line(underlined) and not underlined.endswith(("?", "？", "…", "...")))


_NOTE = re.compile(
    r"\W*(?:备?注|如[果有]需要|说明|提示|建议|提醒|时间(?:紧|允许|够|充裕)|如果时间|演讲时长|时长|用时|语速|语气|节奏|"
    r"来源|参考|动作|停顿|PPT|幻灯片|翻页|切换|播放|展示|"
    r"(?:适用)?场合|全文|本稿|字数|预计|眼神|过渡|互动|配合|指向|看[向着]|此处|这里.{0,6}[慢快停轻重笑看]|这一?[段页句](?:要|讲|可)|本[段页句]|"
    r"note|tip|hint|source|timing|duration|slide|pause|remember to|speak slow|show|click|delivery|tone|pace|"
    r"transition|demo|cue|visual\b|演示)",
    re.IGNORECASE,
)


def _goes_on(quote: str, before: list[SourceParagraph]) -> bool:
    """True for a quote inside a section: the speech goes on in it, unless its first words say that it is a note.

    What a line that ends in a colon announces, 台词：, is what that line says.
    """
    inside = any(not (one.level or one.quoted) for one in before)
    announced = inside and before[-1].text[-1] in ":：" and not (before[-1].level or before[-1].quoted)
    words = before[-1].text if announced and not _NOTE.match(before[-1].text) else quote
    return inside and quote[:1] not in "（([【" and not _NOTE.match(words)


def _paragraphs(
    source: Source, visible: Passage, token: Token, level: int, note: bool
) -> Iterator[SourceParagraph]:
    """Give a block's paragraph, or one for each line where the author ends the lines like paragraphs."""
    bold, italic = _is_all(token, "strong"), _is_all(token, "em")
    for part in [visible] if level or note else _lines(source.text, visible):
        if stripped := part.strip():
            starred = bold or _is_starred(source.text, stripped)
            line = source.line_of(stripped.at[0])
            yield SourceParagraph(stripped, line, level, starred, quoted=note, italic=italic)


def _is_starred(text: str, line: Passage) -> bool:
    """True for a line of its own that is bold from its first character to its last."""
    start, end = line.span
    return text[start - 2 : start] == "**" == text[end : end + 2] and "**" not in text[start:end]


def _lines(source: str, visible: Passage) -> list[Passage]:
    """Split a block where a line ends a sentence, or is much shorter than a full one, as a heading is.

    Where a line and the next have labels, 画面： or （男）, it does not go on in the next, nor a greeting in another,
    nor a line that is bold as a whole.
    """
    breaks = list(_NEWLINE.finditer(visible.text))
    if not breaks:
        return [visible]
    starts = [0, *(match.end() for match in breaks)]
    ends = [*(match.start() for match in breaks), len(visible.text)]
    parts = [visible[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    texts = [part.text for part in parts]
    starred = [bool(part.text) and _is_starred(source, part) for part in parts]
    full = max(map(len, texts))
    cuts = [0]
    for start, (text, following), bold in zip(
        starts[1:], pairwise(texts), map(any, pairwise(starred)), strict=True
    ):
        if _is_inside(visible.text, cuts[-1], start):
            continue
        ended = ends_line(text) or compiled(_BOXED).fullmatch(text) is not None
        turns = begins_with_label(following) and begins_with_label(visible.text[cuts[-1] :])
        greeted = all(map(compiled(_GREETS).match, (text, following)))
        if bold or turns or greeted or ended or len(text) < 0.6 * full or number_of(following):
            cuts.append(start)
    return [visible[start:end] for start, end in pairwise([*cuts, len(visible.text)])]


_BOXED = r"【[^【】]*】[:：]?"
"""【开头】 on a line of its own names what stands below."""


def _is_inside(text: str, start: int, at: int) -> bool:
    """True inside brackets that begin a paragraph and end in it: what is done there goes on in the next line."""
    close = _CLOSE.get(text[start : start + 1], "")
    return bool(close) and close not in text[start:at] and close in text[at:]


def _parseable(text: str, lines: list[tuple[int, int]]) -> str:
    """Write every line with the same line end, so that the parser's line numbers are those of the source.

    Marks of a heading without a space behind them get one, in place of one of them.
    """
    return "\n".join(GLUED.sub(lambda hashes: hashes[0][:-1] + " ", text[start:end]) for start, end in lines)


def _level(opener: Token, text: str) -> int:
    """The level of a heading, or 0; by the marks in its text, of which _parseable has taken one."""
    if opener.type != "heading_open":
        return 0
    glued = GLUED.match(text)
    return glued[0].count("#") if glued else int(opener.tag[1])


def _mostly_quoted(tokens: list[Token]) -> bool:
    """True where the speech itself stands in block quotes: then they are not notes."""
    depth, more_inside = 0, 0
    for token in tokens:
        depth += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        if token.type == "inline":
            more_inside += len(token.content) if depth else -len(token.content)
    return more_inside > 0


def _is_all(token: Token, tag: str) -> bool:
    """True for text that is bold ("strong") or in italics ("em") from its first character to its last."""
    kinds = [
        child.type
        for child in token.children or ()
        if child.type != "text" or _OUR_TAG.sub("", child.content).strip()
    ]
    return (
        len(kinds) > 2
        and kinds[0] == f"{tag}_open"
        and kinds[-1] == f"{tag}_close"
        and f"{tag}_open" not in kinds[1:]
    )


def _item_number(text: str, span: Span, item: Token) -> Passage:
    """Find a numbered list's own number in the source: the author wrote it, so it is read; empty elsewhere."""
    numbered = item.type == "list_item_open" and item.info
    number = text.find(f"{item.info}{item.markup}", *span) if numbered else -1
    if number < 0:
        return Passage("", ())
    return Passage.of(text, number, number + len(item.info) + len(item.markup))


def _visible(text: str, span: Span, token: Token, hidden: list[Hidden]) -> Passage:
    """Find each piece of the inline text in the source, in order; what lies between is markup.

    What is struck out, and what is written about a picture or a link, is listed.
    """
    position, end = span
    kept: list[int] = []
    said: list[str] = []
    listed: list[Hidden] = []
    struck = 0
    for child in token.children or ():
        struck += {"s_open": 1, "s_close": -1}.get(child.type, 0)
        found = _locate(text, position, end, child)
        if found is None:  # better to speak markup than to lose a word
            return Passage.of(text, *span).strip()
        listed += _beside(text, position, found[1] if child.type == "image" else end, child)
        start, position = found
        if struck and start < position:
            listed.append(Hidden("struck out", (start, position)))
        if child.type == "text_special" and not struck:  # an escape such as \\* or an entity such as &amp;
            own = text.find(child.content, start, position)
            first = max(own, start)
            kept.extend(range(first, first + len(child.content)))
            said.append(child.content)
        elif struck:
            continue
        elif child.type in _SAID:
            kept.extend(range(start, position))
            said.append(text[start:position])
    hidden += listed
    return Passage("".join(said), kept).strip()


def _beside(text: str, start: int, end: int, child: Token) -> Iterator[Hidden]:
    """Find a picture's description, and the title of a picture or a link, which stands behind its address."""
    if child.type == "image" and child.content and (at := text.find(child.content, start, end)) >= 0:
        yield Hidden("alt text", (at, at + len(child.content)))
    if title := str(child.attrs.get("title", "")):
        found = re.compile(rf"\]\([^\n]*?[\"'(]({re.escape(title)})[\"')]\s*\)").search(text, start, end)
        if found:
            yield Hidden("alt text", found.span(1))


_SAID = ("text", "code_inline", "softbreak", "hardbreak")
_SOURCE = {"text": "content", "code_inline": "content", "html_inline": "content", "text_special": "markup"}


def _locate(text: str, position: int, end: int, child: Token) -> Span | None:
    """Find where a piece of inline text stands; an empty span where it has no characters of its own."""
    if child.type in ("softbreak", "hardbreak"):
        newline = _NEWLINE.search(text, position, end)
        return newline.span() if newline else None
    if child.type == "image":
        position = text.find("![", position, end) + 2 + len(child.content)
    if child.type in ("link_close", "image"):
        tail = _LINK_TAIL.search(text, position, end)
        return (tail.end(), tail.end()) if tail else (position, position)
    if child.type not in _SOURCE:
        return position, position
    wanted = str(getattr(child, _SOURCE[child.type]))
    found = text.find(wanted, position, end)
    return (found, found + len(wanted)) if found >= 0 else None
