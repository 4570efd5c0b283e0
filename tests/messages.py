"""Every line for the user that is written in the code, as a template: `{}` stands for what differs."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import rehearse

if TYPE_CHECKING:
    from collections.abc import Iterator

CALLS = frozenset(
    "RehearseError ScriptError EngineError TransientError LaterError AudioError ClipLost OutputError ExportSkipped "
    "Unreadable unwritable refused say fail worded".split()
)
"""What takes a line, or a part of one, for the user: errors, and notes."""

_NOT_WORDS = frozenset({"note: {}: {}", "rehearse: {}", "{}", "", "{} {}", "{}: {}", "{} MB {}"})


def templates() -> Iterator[str]:
    """List the templates of the whole package, in the order of its files."""
    for path in sorted(Path(rehearse.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in CALLS:
                for argument in node.args[:3]:
                    yield from (one for one in _texts(argument) if one not in _NOT_WORDS)


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _texts(node: ast.expr) -> Iterator[str]:
    """Give a text's template; of a choice, each of its ends."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)  # type: ignore[misc]
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
