"""Reads front matter: YAML between two lines of three hyphens at the top of a script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from rehearse.app.settings.written import Entry, Unreadable
from rehearse.script.reading.formats.front_matter import FENCED, find_front_matter

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_CHARACTERS = 65_536

_DEEPEST = 16
"""Lists and tables in one another."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""What an escape in YAML can write, and a terminal would obey."""


def entries(text: str) -> tuple[Entry, ...]:
    """Read what the front matter of a script says; raise Unreadable where it is no YAML.

    Values are text as it is written, or a dict or list of such: YAML's own guesses (no is false, 15:00 is 900) would
    be wrong here as often as right. What has no value is left out.
    """
    if find_front_matter(text) is None:
        return ()
    match = FENCED.match(text)
    assert match is not None
    if len(match["inside"]) > MAX_CHARACTERS:
        raise Unreadable(1, f"it is longer than {MAX_CHARACTERS // 1024} kB")
    return tuple(_parsed(match["inside"]))


def _parsed(inside: str) -> Iterator[Entry]:
    import yaml

    try:
        _check(inside)
        root = next(yaml.compose_all(inside, Loader=yaml.SafeLoader), None)
    except yaml.YAMLError as error:
        why = getattr(error, "problem", None) or "it is no YAML"
        raise Unreadable(_line(getattr(error, "problem_mark", None)), why) from None
    except (ValueError, OverflowError):  # an escape that stands for no character
        raise Unreadable(1, "it is no YAML") from None
    if root is None:
        return
    if not isinstance(root, yaml.MappingNode):
        raise Unreadable(_line(root.start_mark), "it is no list of names and values")
    lines = [_line(key.start_mark) for key, _ in root.value]
    for (key, value), line in zip(_value(root).items(), lines, strict=True):
        if value != "":
            yield Entry(key, value, line)


def _check(inside: str) -> None:
    """Refuse what makes little text much, or much work, before anything is made of it."""
    import yaml

    depth = 0
    for event in yaml.parse(inside, Loader=yaml.SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if getattr(event, "anchor", None):
            raise Unreadable(_line(event.start_mark), "anchors and aliases are not read")
        if depth > _DEEPEST:
            raise Unreadable(_line(event.start_mark), "it is nested too deep")


def _value(node: Any) -> Any:
    """Make text, a dict or a list of a node, and nothing else, whatever its tag says."""
    import yaml

    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    if not isinstance(node, yaml.MappingNode):
        return "" if node.tag == "tag:yaml.org,2002:null" else _CONTROL.sub("", node.value)
    found: dict[str, object] = {}
    for name, value in node.value:
        key = _value(name)
        if not isinstance(key, str):
            raise Unreadable(_line(name.start_mark), "a name is no text")
        if key in found:
            raise Unreadable(_line(name.start_mark), f"{key[:30]!r} is there twice")
        found[key] = _value(value)
    return found


def _line(mark: object) -> int:
    """Count the script's line of a place in the YAML, whose first line is the script's second."""
    return int(getattr(mark, "line", -1)) + 2
