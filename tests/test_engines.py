"""Engines of other packages: found by their entry point, and refused in one line where they are no engines."""

from __future__ import annotations

from importlib.metadata import EntryPoint
from typing import TYPE_CHECKING, Any

import pytest

from rehearse.core.errors import EngineError
from rehearse.voices.engines import AUTO_ORDER, ENGINES, create
from rehearse.voices.engines.espeak.engine import EspeakEngine

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rehearse.core import Speech, Utterance
    from tests.running import Outcome

    Run = Callable[..., Outcome]


class Mine(EspeakEngine):
    """An engine as another package might have one."""

    name = "mine"


class Failing(Mine):
    """One that fails in a way of its own, with the script in its words."""

    def synthesize(self, utterance: Utterance) -> Speech:
        """Fail."""
        raise ValueError(utterance.text)


class Lacking:
    """One that lacks most of an engine's parts."""

    name = "mine"
    version = "1"


class Misnamed(EspeakEngine):
    """One that goes by another name."""

    name = "other"


def broken() -> None:
    """Fail while it is made."""
    raise RuntimeError("no model")


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Install an engine called mine, which is this module's object of that name."""

    def install(what: str) -> None:
        point = EntryPoint("mine", f"{__name__}:{what}", "rehearse.engines")
        monkeypatch.setattr(
            "importlib.metadata.entry_points",
            lambda group, name="mine": [point] if name == "mine" else [],
        )

    return install


@pytest.mark.parametrize("name", [name for name, row in ENGINES.items() if not row.options])
def test_a_row_says_what_its_engine_says(name: str) -> None:
    """So that nothing of the engine need be imported to know it; and each default voice is known to its own engine."""
    engine, row = create(name), ENGINES[name]
    assert (engine.name, engine.online) == (name, row.online)
    for language, voice in row.default_voices.items():
        known = row.known_voice(voice)
        assert engine.default_voice(language) == voice
        assert known is not None
        assert (known.language, known.record.n > 0) == (language, True)
        assert next(other for other in ENGINES if ENGINES[other].known_voice(voice)) == name


def test_auto_ends_with_an_engine_that_is_always_there() -> None:
    """And tries no engine that there is not."""
    assert set(AUTO_ORDER) <= set(ENGINES)
    assert not ENGINES[AUTO_ORDER[-1]].online


def test_another_packages_engine_speaks(
    rehearse_: Run, script: Path, installed: Callable[[str], None]
) -> None:
    """It is chosen by the name of its entry point."""
    installed("Mine")
    outcome = rehearse_("make", script, "-e", "mine", "-f", "wav", "--export", "none")
    assert outcome.code == 0, outcome.err
    assert "mine" in outcome.out


REFUSED = {
    "Nothing": r"engine mine \(.*:Nothing\) cannot be loaded \(AttributeError: .*\); mend or uninstall it",
    "broken": r"engine mine \(.*:broken\) cannot be loaded \(RuntimeError: no model\); mend or uninstall it",
    "Lacking": "lacks online, jobs, voices, default_voice, synthesize, __enter__, __exit__; an engine has",
    "Misnamed": "calls itself 'other'; give both the same name",
}


@pytest.mark.parametrize(("what", "said"), REFUSED.items())
def test_what_is_no_engine_is_refused(installed: Callable[[str], None], what: str, said: str) -> None:
    """The line names the entry point."""
    installed(what)
    with pytest.raises(EngineError, match=said):
        create("mine")


def test_an_engine_that_fails_ends_in_a_line(
    rehearse_: Run, script: Path, installed: Callable[[str], None]
) -> None:
    """Whatever it raises; its words, which may be the script's, are not shown."""
    installed("Failing")
    outcome: Any = rehearse_("make", script, "-e", "mine", "-f", "wav", "--export", "none")
    assert outcome.code == 2
    assert outcome.err.splitlines()[-1] == (
        "rehearse: engine mine failed (ValueError); mend it, or choose another"
    )
