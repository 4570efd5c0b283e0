"""Which names and numbers are this machine's own, so that what is sent there leaves it not."""

from __future__ import annotations

import ipaddress


def is_loopback(host: str) -> bool:
    """True for the names and numbers of this machine alone; any other name may lead anywhere.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost.example.com")
    (True, False)
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
