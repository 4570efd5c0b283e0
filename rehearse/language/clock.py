"""How times are written: 1:05, 1:00:00, +0:14."""

from __future__ import annotations


def clock(ms: int) -> str:
    """Write a time as people say it: minutes and seconds, hours where there are any.

    >>> clock(65_400), clock(3_600_000)
    ('1:05', '1:00:00')
    """
    minutes, seconds = divmod(round(ms / 1000), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"


def signed(ms: int) -> str:
    """Write a time that may lie before the beginning.

    >>> signed(-65_000), signed(65_000)
    ('−1:05', '1:05')
    """
    return difference(ms, 0).removeprefix("+")


def difference(ms: int, than_ms: int) -> str:
    """Write by how much a time differs from another, so that the three add up as they are shown.

    >>> difference(239_700, 230_400), difference(60_000, 74_000), difference(60_400, 60_000)
    ('+0:10', '−0:14', '+0:00')
    """
    seconds = round(ms / 1000) - round(than_ms / 1000)
    return ("−" if seconds < 0 else "+") + clock(1000 * abs(seconds))
