"""Whether 为 is the preposition wèi (家长为新生扛行李) or the verb wéi (图为奶奶), told by the words behind it."""

from __future__ import annotations

import re
from itertools import pairwise

from rehearse.language.text.breaths import tagged

_CLAUSE = re.compile("[^，。；！？：…]*")
_NAMING = re.compile("(?:图|意|称之|[称封命]其?)$")
"""What 为 only says the name or the contents of: 图为…, 称其为…."""
_NOUNS = tuple("nrstmljbq")
"""First letters of jieba's kinds of words that name something."""
_JOINS = frozenset("和 与 及 而 、 或".split())
_IS = frozenset("是 等 有".split())


def before_a_verb(text: str, place: int) -> bool:
    """True where something is named behind the 为 at `place`, and then something is done: it is the preposition.

    >>> before_a_verb("家长为新生扛行李", 2), before_a_verb("作品应为作品原件", 3)
    (True, False)
    """
    if _NAMING.search(text, max(0, place - 4), place):
        return False
    clause = _CLAUSE.match(text, place + 1)
    words = [(word, kind) for word, kind in tagged(clause[0] if clause else "") if word.strip()]
    named = False
    for (word, kind), (following, next_kind) in pairwise((*words, ("", ""))):
        if (kind == "c" and word not in _JOINS) or (named and word in _IS):
            return False
        if named and following not in ("的", "地") and (word in ("而", "所") or _acts(kind, next_kind)):
            return word != "所"  # 为人所知 is the passive, wéi
        named = named or kind.startswith(_NOUNS) or kind in ("vn", "an")
    return False


def _acts(kind: str, next_kind: str) -> bool:
    """True for a verb or what leads to one; a noun from a verb is one where it has an object: 检查耳朵."""
    return kind in ("v", "zg", "i", "d", "p") or (kind == "vn" and next_kind.startswith(("n", "r")))
