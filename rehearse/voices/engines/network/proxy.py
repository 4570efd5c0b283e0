"""The proxy on the way to a service."""

from __future__ import annotations

from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from rehearse.core.errors import EngineError


def proxy_for(url: str) -> str | None:
    """Find the proxy that the environment, or the system, wants for `url`; None for none.

    A client's own search takes the scheme at its word: for "wss" it knows WSS_PROXY, which nobody sets, and not
    HTTPS_PROXY. Where no proxy is named but of a kind that cannot be used, such as SOCKS, raise EngineError: without it
    the text would go a way that the user did not want.
    """
    parts = urlsplit(url)
    if proxy_bypass(parts.hostname or ""):
        return None
    proxies = getproxies()
    schemes = (parts.scheme, parts.scheme.replace("ws", "http"), "all")
    named = [
        proxy if "://" in proxy else f"http://{proxy}" for scheme in schemes if (proxy := proxies.get(scheme))
    ]
    usable = next((proxy for proxy in named if proxy.lower().startswith("http://")), None)
    if named and not usable:
        kind = named[0].partition("://")[0]
        raise EngineError(
            f"the environment names a proxy of the kind {kind}, which cannot be used",
            "set HTTPS_PROXY to one that begins with http://",
        )
    return usable
