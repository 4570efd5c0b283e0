"""Which column of a table is read aloud, in whatever format the table is; rows are lists of the cells' texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.language.text.prose import is_prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.script.reading.source import File

_SPOKEN = re.compile(
    r"(?:解说|主持|司仪|串联|串场|演讲|讲解|讲话|发言|配音|旁白|口播|播音|朗诵|画外音|逐字|讲)?(?:词|稿|内容|台词)|"
    r"(?:主持人?|主播|司仪|讲师|讲者)(?:台词|串词|串联词|口播|话术|词|说)|话术|串词|旁白|口播|配音|解说|画外音|"
    r"(?:(?:host|mc|emcee|presenter|speaker)(?:['’]?s)? )?"
    r"(?:script|narration|voice[ -]?over|vo|speech|spoken text|dialogue|lines)|speaker(?:['’]?s)? notes",
    re.IGNORECASE,
)
"""What a column of a running order is headed that the host or a voice reads."""

_NEVER = ("内容", "稿", "词")
"""Alone these say too little."""

_FOR_THE_EYE = r"(?i:videos?|visuals?|pictures?|images?|shots?|(?:画面|镜头|影像|视频)(?:内容|描述|说明)?)"
_FOR_THE_EAR = r"(?i:audio|sound|声音|音频|文案)(?:内容)?"
"""What the two columns of a film's script are headed; beside pictures, what is heard is what is said."""


def heads(rows: Sequence[Sequence[str]]) -> Sequence[str]:
    """What the columns are headed, in the first row; empty for a table of one row or one column."""
    return rows[0] if len(rows) > 1 and len(rows[0]) > 1 else ()


def spoken_column(rows: Sequence[Sequence[str]], asked: str = "") -> int | None:
    """The column that is read aloud: the one asked for, else the one whose head says so where exactly one does."""
    names = heads(rows)
    if asked:
        place = int(asked) - 1 if asked.isdecimal() and asked not in names else -1
        return place if 0 <= place < len(names) else [*names].index(asked) if asked in names else None
    found = [at for at, head in enumerate(names) if head not in _NEVER and _SPOKEN.fullmatch(head)]
    if not found and _headed(names, _FOR_THE_EYE):
        found = [
            at
            for at in _headed(names, _FOR_THE_EAR)
            if any(is_prose(row[at]) for row in rows[1:] if at < len(row))
        ]
    return found[0] if len(found) == 1 else None


def _headed(names: Sequence[str], pattern: str) -> list[int]:
    return [at for at, head in enumerate(names) if compiled(pattern).fullmatch(head)]


def refuse_unknown(file: File, asked: str, tables: Sequence[Sequence[Sequence[str]]]) -> None:
    """Raise ScriptError where none of the tables has the column that is asked for."""
    if asked and all(spoken_column(rows, asked) is None for rows in tables):
        names = list(dict.fromkeys(head for rows in tables for head in heads(rows) if head))
        there = f"they are {', '.join(names)}" if names else "there is no table of several columns in it"
        raise file.refused(f"no table has a column {asked}", there)


def begins_with_speech(rows: Sequence[Sequence[str]], column: int) -> bool:
    """True where the first row has no head for a column but what is said in it."""
    return ends_sentence(heads(rows)[column])


def fullest_column(rows: Sequence[Sequence[str]]) -> str:
    """How to ask for the column that has most text, where it has sentences: by its head, or else by its number."""
    names = heads(rows)
    columns = [[row[at] for row in rows[1:] if at < len(row)] for at in range(len(names))]
    fullest = max(range(len(names)), key=lambda at: sum(map(len, columns[at])), default=-1)
    if fullest < 0 or not any(map(ends_sentence, columns[fullest])):
        return ""
    head = names[fullest]
    return head if head and " " not in head and not ends_sentence(head) else str(fullest + 1)
