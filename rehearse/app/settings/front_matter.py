"""Front matter: what stands between two lines of three hyphens at the top of a script, in YAML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.app.settings.entries import Entry, Unreadable
from rehearse.script.reading.formats.front_matter import FENCED, find

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_CHARACTERS = 65_536

_DEEPEST = 16


def entries(text: str) -> tuple[Entry, ...]:
    """Read what the front matter of a script says; raise Unreadable where it is no YAML.

    Values are text as it is written, or a dict or list of such: YAML's own guesses (no is false, 15:00 is 900) would
    be wrong here as often as right. What has no value is left out.
    """
    if find(text) is None:
        return ()
    match = FENCED.match(text)
    assert match is not None
    if len(match["inside"]) > MAX_CHARACTERS:
        raise Unreadable(1, f"it is longer than {MAX_CHARACTERS // 1024} kB")
    return tuple(_parsed(match["inside"]))


def _parsed(inside: str) -> Iterator[Entry]:
    import yaml

    try:
        walk = _Walk(yaml.parse(inside, Loader=yaml.SafeLoader))
        found = walk.document()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise Unreadable(_line(mark), getattr(error, "problem", None) or "it is no YAML") from None
    except (ValueError, OverflowError):  # an escape that stands for no character
        raise Unreadable(1, "it is no YAML") from None
    for key, (value, line) in found.items():
        if value != "":
            yield Entry(key, value, line)


def _line(mark: object) -> int:
    """Tell the script's line of a place in the YAML, whose first line is the script's second."""
    return int(getattr(mark, "line", -1)) + 2


class _Walk:
    """One walk over YAML's events: no alias is followed, and nothing is ever made but text, dict and list."""

    def __init__(self, events: Iterator[object]) -> None:
        self._events = events

    def document(self) -> dict[str, tuple[object, int]]:
        """Give the mapping that the document is, each value with the line of its key."""
        import yaml

        for event in self._events:
            if isinstance(event, yaml.MappingStartEvent):
                return self._mapping(event, 1)
            if isinstance(event, yaml.NodeEvent):
                raise Unreadable(_line(event.start_mark), "it is no list of names and values")
        return {}

    def _mapping(self, start: object, depth: int) -> dict[str, tuple[object, int]]:
        import yaml

        self._check(start, depth)
        found: dict[str, tuple[object, int]] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            line = _line(getattr(event, "start_mark", None))
            key = self._value(event, depth)
            if not isinstance(key, str):
                raise Unreadable(line, "a name is no text")
            if key in found:
                raise Unreadable(line, f"{key[:30]!r} is there twice")
            found[key] = (self._value(next(self._events), depth), line)
        return found

    def _value(self, event: object, depth: int) -> object:
        import yaml

        self._check(event, depth)
        if isinstance(event, yaml.MappingStartEvent):
            return {key: value for key, (value, _) in self._mapping(event, depth + 1).items()}
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            for item in self._events:
                if isinstance(item, yaml.SequenceEndEvent):
                    break
                items.append(self._value(item, depth + 1))
            return items
        assert isinstance(event, yaml.ScalarEvent)
        value = _CONTROL.sub("", event.value)  # "\\e" in YAML is an escape, and a terminal would obey it
        return _NOTHING.get(value, value) if event.implicit[0] else value

    def _check(self, event: object, depth: int) -> None:
        """Refuse what makes little text much, or much work."""
        if getattr(event, "anchor", None):
            raise Unreadable(_line(getattr(event, "start_mark", None)), "anchors and aliases are not read")
        if depth > _DEEPEST:
            raise Unreadable(_line(getattr(event, "start_mark", None)), "it is nested too deep")


_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_NOTHING = {"~": "", "null": "", "Null": "", "NULL": ""}
