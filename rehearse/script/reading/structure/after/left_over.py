"""What is left below the end of a speech: notes behind their sign, and heads with nothing but notes under them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.after.below import is_quiet
from rehearse.script.reading.structure.lines.last_words import ends_speech, last_words, may_end_speech

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph


def is_left_to_do(items: list[LabelledParagraph], at: int) -> bool:
    """True for TODO, below the end: what stands under it is not said, either."""
    todo = items[at].what == "note" and not ends_sentence(items[at].text)
    return todo and is_below_a_call(items, at)


def is_note(items: list[LabelledParagraph], at: int) -> bool:
    """True right below the end for a note behind its sign, or behind what it is: 备用：下雨改在室内."""
    noted = compiled(_NOTED).match(items[at].text) is not None
    return noted and any(map(ends_speech, last_words(items, at, 1))) and is_quiet(items, at)


_NOTED = (
    r"[▲△※]\s*\S|"
    r"[^\W\d_a-zA-Z]{0,4}(?:备用|备忘|(?:讲解|朗诵|主持|拍摄|录制|排练|现场)注意)(?:事项|方案)?\s*[:：]\s*\S"
)
"""How a note begins; 注意 and 提示 may be said to a hall as well."""


def is_below_a_call(items: list[LabelledParagraph], at: int) -> bool:
    """True below a wish or a call to all, which are often the end of a speech."""
    return any(map(may_end_speech, last_words(items, at, 1))) and is_quiet(items, at)


def is_left_over(items: list[LabelledParagraph], at: int) -> bool:
    """True for a head right below the end, with nothing but notes under it: nobody speaks to the hall there.

    Below a wish or a call to all, which may stand in the middle, only for a head that names notes: 场地分工.
    """
    head, before = items[at], "".join(last_words(items, at, 1))
    named = compiled(_NOTES).fullmatch(head.text) is not None
    if not (before and ends_sentence(before) and (ends_speech(before) or (named and may_end_speech(before)))):
        return False
    under = [item for item in items[at + 1 :] if item.open]
    if not under:
        return False
    listed = compiled(_ENTRY).match(under[0].paragraph.text) is not None
    noted = sum(not ends_sentence(item.text) or item.number is not None for item in under)
    return (
        (
            head.paragraph.level > 0
            or head.text.endswith((":", "："))
            or head.text.isupper()
            or listed
            or named
        )
        and 2 * noted > len(under)
        and is_quiet(items, at)
        and not any(item.label or _is_cry(item) for item in [head, *under])
    )


def _is_cry(item: LabelledParagraph) -> bool:
    return item.number is None and item.text.endswith(("！", "!"))


_NOTES = (
    r"[^\w\s]*\s*[^\W\d_a-zA-Z]{0,8}(?:安排|分工|清单|备忘录?|人员表|须知|评语|陪练要点|注意(?:事项)?|提示|作业)"
    r"\s*[】\])）]?[:：]?"
)
"""A head of notes, with whom or what they are for: 帮忙人员安排：, 【里长备忘】."""
_ENTRY = r"[-*•·✔✓√☐□▲※] ?\S|\d{1,2}[.、)）]|[①-⒇]|[^\s，。：:]{1,8}[：:]\S"
"""An entry of a list, or a name with its value."""
