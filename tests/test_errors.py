"""Errors: one line as text, and its parts as fields."""

from __future__ import annotations

import pickle

import pytest

from rehearse.core.errors import RehearseError, ScriptError
from rehearse.script.reading import read_text

WRITTEN: dict[str, RehearseError] = {
    "wrong": RehearseError("wrong"),
    "wrong; mend it": RehearseError("wrong", "mend it"),
    "a.txt: wrong; mend it": RehearseError("wrong", "mend it", path="a.txt"),
    "a.txt:3: wrong": RehearseError("wrong", path="a.txt", line=3),
}
"""Its one line -> an error."""


@pytest.mark.parametrize("line", WRITTEN)
def test_an_error_is_one_line(line: str) -> None:
    """With what is known of it, also from another process."""
    assert str(WRITTEN[line]) == str(pickle.loads(pickle.dumps(WRITTEN[line]))) == line


def test_an_error_says_where_it_is_and_what_to_do() -> None:
    """As fields, for programs."""
    with pytest.raises(ScriptError) as caught:
        read_text("好\n啊[61s]", name="a.txt")
    error = caught.value
    assert (error.path, error.line, error.what) == ("a.txt", 2, "[61s] is longer than 60 s")
    assert error.do == "give a shorter pause, or several"
