"""Private: no engine that sends text away is chosen, whatever else is set."""

from __future__ import annotations

from pathlib import Path

import pytest

from rehearse.app.request import Request
from rehearse.app.verbs import time
from rehearse.core.errors import EngineError
from rehearse.voices.engines import AUTO, ENGINES, candidates
from rehearse.voices.engines.choice import choose_engine


def test_auto_asks_no_service() -> None:
    """What is left of "auto" stays on this machine, and espeak is always there."""
    left = candidates(AUTO, private=True)
    assert left[-1] == "espeak"
    assert not any(ENGINES[name].online for name in left)


def test_a_named_service_is_refused() -> None:
    """In one line that says what to choose; engines of this machine are not."""
    with pytest.raises(EngineError, match=r"sends the text away.*choose espeak, kokoro, or auto"):
        choose_engine("edge", lambda _: None, private=True)
    assert candidates("espeak", private=True) == ("espeak",)


def test_time_asks_no_service_what_auto_is() -> None:
    """Which engine "auto" comes to be is not asked: the time is a person's, as where no engine is named."""
    seed = Path(__file__).parent.parent / "seeds" / "community-sports.txt"
    assert time(Request(seed, engine="auto")) == time(Request(seed))
    assert time(Request(seed, engine="espeak")).pace != time(Request(seed)).pace
