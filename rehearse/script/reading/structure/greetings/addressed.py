"""What an address to the hall is made of, whatever its language: parts that call somebody, a greeting, and a mark."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class Called(IntEnum):
    """How surely a part of an address calls somebody."""

    NOT = 0
    UNKNOWN = 1
    """It may, beside others that do."""
    OFFICE = 2
    """An office or a name, which a label has as well."""
    NOUN = 3
    """A noun for people."""
    MANY = 4
    """It can only call the hall: 各位…, …们, Ladies, Your Excellency."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address, up to one of its parts."""

    end: int
    mark: str
    """What stands behind it."""
    parts: tuple[Called, ...]
    unknown: bool
    greeted: bool
    """Whether its last part greets."""


def chosen(found: Sequence[Address], text: str, *, first: bool) -> int:
    """The end of the address, up to the last part that surely calls somebody; 0 where its mark does not close it."""
    for one in reversed(found):
        if one.parts[-1] > Called.UNKNOWN or one.mark in ("：", ":") or one.greeted:
            return one.end if _closes(one, text, first=first) else 0
    return 0


def whole(found: Sequence[Address], text: str) -> Called:
    """How surely all of a text calls somebody."""
    return (
        max(found[-1].parts) if found and found[-1].end == len(text) and not found[-1].unknown else Called.NOT
    )


_LIST = 3
"""Parts of a list whose last part shows what it is, whoever else is called."""


def _closes(one: Address, text: str, *, first: bool) -> bool:
    """True where an address ends: with a colon, an exclamation mark, a greeting, or where its line ends."""
    alone = one.end == len(text)
    most = max(one.parts)
    several = len(one.parts) > 1
    sure = most == Called.MANY or (several and most == Called.NOUN)
    if one.greeted:
        return one.mark != "、" and (bool(one.mark) or alone) and (sure or not one.unknown)
    listed = alone and len(one.parts) > _LIST and one.parts[-1] == Called.MANY
    listed |= (alone or first) and len(one.parts) >= _LIST and one.parts[0] == one.parts[-1] == Called.MANY
    if one.unknown and one.mark not in ("：", ":") and not listed:
        return False
    if one.mark in ("：", ":"):
        return most == Called.MANY or (several and not one.unknown)
    if one.mark in ("！", "!"):
        return sure
    if one.mark == "。":
        return most == Called.MANY and alone
    if one.mark == ".":
        return most == Called.MANY and several and (alone or first or len(one.parts) > _LIST)
    if one.mark in ("，", ",", "；", ";"):
        return sure and (alone or first)
    if one.mark in ("—", "–", "--"):
        return most == Called.MANY and (alone or (first and several))
    return most == Called.MANY and alone and not one.mark
