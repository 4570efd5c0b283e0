"""Words and endings that several English rules share: months, 21st, and what no rule may take for a noun."""

from __future__ import annotations

MONTHS = "January February March April May June July August September October November December".split()

FUNCTION_WORDS = frozenset(
    (
        "a an the and or but nor so yet if than then as at by for from in into of off on onto out over per to"
        " under up upon with within without about above after against among around because before behind below"
        " between during since till toward towards until when where while who which whose that this these"
        " those there here they them he him she her it its we us you i is are was were be been am has have had"
        " do does did will would shall should can could may might must not no each every all more less most"
        " only just too also again ago away apart total down last next went came goes go now via"
    ).split()
)
"""Words that no noun is: behind an amount they show that it stands by itself, and is not part of "a 5 km run"."""


def ordinal(number: int | str) -> str:
    """Write 21 as 21st.

    >>> [ordinal(number) for number in (1, 2, 13, "22", 103)]
    ['1st', '2nd', '13th', '22nd', '103rd']
    """
    count = int(number)
    ending = "th" if count % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}{ending}"


def by_pairs(number: str) -> str:
    """Write a number of three digits as a house or a road is called: 305 as 3 oh 5, 350 as 3 50.

    >>> by_pairs("305"), by_pairs("350"), by_pairs("200"), by_pairs("12")
    ('3 oh 5', '3 50', '2 hundred', '12')
    """
    if len(number) != len("305"):
        return number
    first, rest = number[0], number[1:]
    return (
        f"{first} hundred"
        if rest == "00"
        else f"{first} {rest.replace('0', 'oh ', 1) if rest[0] == '0' else rest}"
    )


BESIDE = r"(?=(\s[a-z]+|-[a-z])?)"
"""A word or a hyphen behind an amount, for `is_part`."""


def is_part(beside: str | None) -> bool:
    """Tell whether an amount is part of what follows: a 5 km run, a $5 bill, $10-a-day; not "a $5 and".

    >>> is_part(" run"), is_part("-a"), is_part(" and"), is_part(" raised"), is_part(None)
    (True, True, False, False, False)
    """
    if not beside or beside[0] == "-":
        return bool(beside)
    word = beside.strip()
    return word not in FUNCTION_WORDS and not word.endswith(("ed", "ly")) and len(word) > 1
