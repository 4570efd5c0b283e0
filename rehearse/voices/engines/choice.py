"""Which engine and which voice speak, when the user leaves it open and when they do not."""

from __future__ import annotations

from difflib import get_close_matches
from types import MappingProxyType
from typing import TYPE_CHECKING

from rehearse.core.errors import EngineError
from rehearse.voices.engines import AUTO, ENGINES, candidates, create, sends_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rehearse.voices.engines import Engine

_MORE_NATURAL = "a natural voice that stays here, too, comes with: rehearse voices install kokoro"


def choose_engine(
    name: str,
    say: Callable[[str], None],
    options: Mapping[str, str | None] = MappingProxyType({}),
    *,
    private: bool = False,
) -> Engine:
    """Make the engine called `name`, or with "auto" the best one that answers; `say` takes a line for the user.

    `options` are settings that an engine may take.

    If `private`, none that sends text away is chosen or asked anything; raise EngineError where one is named.
    """
    *better, last = candidates(name, private=private)
    if name != AUTO:
        engine = create(name, options)
        if private and engine.online:  # another package's, or a server elsewhere
            raise sends_text(name)
        return engine
    why = ""
    for name in better:
        try:
            engine = create(name)
            engine.voices()  # asks a service for its list; nothing of the script is in the question
        except EngineError as error:
            why = f"; {error.what}" + (f" ({error.do})" if "pip" in error.do else "")
            continue
        answers = f", whose service answers (--engine {last} stays on this machine)"
        say(f"engine: {name}{answers if ENGINES[name].online else ' (nothing leaves this machine)'}")
        return engine
    say(f"engine: {last} (built in, nothing leaves this machine){why}; {_MORE_NATURAL}")
    return create(last)


def checked_voice(engine: Engine, asked: str) -> str:
    """The voice asked for; raise EngineError, naming near ones, where the engine does not have it."""
    names = [voice.name for voice in engine.voices()]
    if not names:  # a server that tells none
        return asked
    base = asked.partition("+")[0]  # espeak's variants: cmn+f3
    if asked in names or base in names:
        return asked
    owner = next((one for one, row in ENGINES.items() if one != engine.name and row.known_voice(asked)), "")
    if owner and not (engine.name in ENGINES and ENGINES[engine.name].known_voice(asked)):
        raise EngineError(
            f"{asked} is a voice of engine {owner}, and engine {engine.name} speaks",
            f"choose --engine {owner}, or one that rehearse voices --engine {engine.name} lists",
        )
    alike = [name for name in names if base.lower() in name.lower()]
    near = alike[:5] or get_close_matches(asked, names, n=3, cutoff=0.3)
    hint = f"did you mean {', '.join(near)}?" if near else f"see rehearse voices --engine {engine.name}"
    raise EngineError(f"engine {engine.name} has no voice {asked!r}", hint)
