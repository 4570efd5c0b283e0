"""The proxy on the way to a service."""

from __future__ import annotations

from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass


def proxy_for(url: str) -> str | None:
    """Find the proxy that the environment, or the system, wants for `url`.

    The client's own search takes the scheme at its word: for "wss" it knows WSS_PROXY, which nobody sets, and
    not HTTPS_PROXY. Kinds of proxy that it can't use, such as SOCKS, are passed over.
    """
    parts = urlsplit(url)
    if proxy_bypass(parts.hostname or ""):
        return None
    proxies = getproxies()
    for scheme in (parts.scheme, parts.scheme.replace("ws", "http"), "all"):
        proxy = proxies.get(scheme, "")
        if proxy and "://" not in proxy:
            proxy = f"http://{proxy}"
        if proxy.startswith("http://"):
            return proxy
    return None
