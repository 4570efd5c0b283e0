"""Reads the file rehearse.toml beside a script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.app.settings.written import Entry
from rehearse.core.errors import ScriptError
from rehearse.script.reading.beside import read

if TYPE_CHECKING:
    from pathlib import Path

NAME = "rehearse.toml"
MAX_BYTES = 1_000_000
"""A lexicon of ten thousand words has a third of this."""

_WHERE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


def entries(path: Path) -> tuple[Entry, ...]:
    """Read a TOML file, none if there is no such file; raise ScriptError with file and line where it is no TOML."""
    data = read(path, MAX_BYTES, "are no settings", "keep it under 1 MB")
    if not data:
        return ()
    import tomllib  # most folders have no such file

    try:
        text = data.decode("utf-8-sig")
        found = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ScriptError("this is not UTF-8", "save the file again as UTF-8", path=path, line=line) from None
    except ValueError as error:  # a TOMLDecodeError, or an integer of thousands of digits
        where = _WHERE.search(str(error))
        line = int(where[1]) if where and where[1] else text.count("\n") + 1
        why = _WHERE.sub("", str(error))
        raise ScriptError(why, 'write a setting like title = "…"', path=path, line=line) from None
    except RecursionError:
        raise ScriptError("tables nested too deep", "keep it to settings", path=path) from None
    return tuple(Entry(key, value, _line(text, key)) for key, value in found.items())


def _line(text: str, key: str) -> int:
    """Find the line that a name at the top level stands on; 0 where it is written in an unusual way."""
    quoted = re.escape(key)
    match = re.search(rf"^[ \t]*\[?[ \t]*[\"']?{quoted}[\"']?[ \t]*[=.\]]", text, re.MULTILINE)
    return text.count("\n", 0, match.start()) + 1 if match else 0
