"""Keeps the page safe: data that cannot end their script element, and a policy that lets nothing else run."""

from __future__ import annotations

import json
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rehearse.output.exports.page.audio import AudioSource

_UNSAFE = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
"""What could end the element (`</script>`, `<!--`) or, once, a line of script; JSON has them in strings only."""


def as_json(data: Any) -> str:
    r"""Write data for a script element: JSON that cannot end it, whatever it holds.

    >>> as_json({"a": "</script>"})
    '{"a":"\\u003c/script\\u003e"}'
    """
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


@cache
def asset(name: str, package: str = __package__) -> str:
    """Read a file that lies in a package, by default this one; line ends are line feeds, as hashes are taken of it."""
    return (files(package) / name).read_text(encoding="utf-8").replace("\r\n", "\n")


def in_function(*scripts: str) -> str:
    """Put scripts into a function of their own, so that none of their names is the browser's."""
    return "(() => {\n'use strict';\n" + "".join(scripts) + "})();\n"


def policy(script: str, css: str, audio: AudioSource | None) -> str:
    """Write the Content-Security-Policy: this script, this style, this sound and nothing else."""
    # 'self' is the page's own server; to a page from a file it means nothing, so that needs file: besides.
    media = "'none'" if audio is None else "data:" if audio.embedded else "'self' file:"
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src '{hash_source(script)}'",
            f"style-src '{hash_source(css)}'",
            "img-src data:",
            f"media-src {media}",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def hash_source(content: str) -> str:
    """Name a script or style as a policy does."""
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"
