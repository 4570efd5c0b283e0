"""The title of somebody's speech among what hosts say, 国旗下讲话：一盏灯: no voice's label, but a heading."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_TITLE = r"\w{0,8}(?:讲话|演讲|发言|致[辞词]|寄语|献词|倡议书?|悼词|贺词|诗朗诵)稿?\s*[:：]\s*\S.{1,30}"
"""A kind of speech, and behind a colon what it is called."""


def is_inner_title(text: str) -> bool:
    """True for the kind of a speech with its title.

    >>> [is_inner_title(text) for text in ("国旗下讲话：一盏灯", "学生代表发言：老师们，同学们！")]
    [True, False]
    """
    return (
        not (ends_sentence(text) or text.endswith(("，", ",", "：", ":")))
        and compiled(_TITLE).fullmatch(text) is not None
    )


def inner_speeches(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label such titles between two turns as headings, where somebody without a label speaks right below."""
    turns = [at for at, item in enumerate(items) if item.label]
    inside = range(turns[0], turns[-1]) if turns else range(0)
    return [
        replace(item, role="heading", level=1)
        if at in inside
        and item.open
        and is_inner_title(item.text)
        and not (items[at + 1].label or item.label)
        else item
        for at, item in enumerate(items)
    ]
