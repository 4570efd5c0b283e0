"""Which engine and which voice speak, when the user leaves it open and when they do not."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from difflib import get_close_matches
from typing import TYPE_CHECKING

from rehearse.core.errors import EngineError
from rehearse.voices.engines import create

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rehearse.core import Language
    from rehearse.voices.engines import Engine

AUTO = "auto"
FIRST, SECOND = "edge", "espeak"
"""What `auto` tries: the voice that sounds human, then the one that is always there."""

FIRST_VOICES: dict[Language, str] = {"zh": "zh-CN-YunyangNeural", "en": "en-US-JennyNeural"}
"""The first engine's own voices; here, so that `time` knows them without importing the engine. Yunyang is the service's
professional news voice."""


@contextmanager
def opened(name: str, say: Callable[[str], None]) -> Iterator[Engine]:
    """Start the engine called `name`, or with "auto" the better one that answers; `say` tells the user which."""
    with ExitStack() as stack:
        if name != AUTO:
            yield stack.enter_context(create(name))
            return
        engine = create(FIRST)
        try:
            engine.voices()  # asks the service for a list; nothing of the script is in the question
        except EngineError:
            say(
                f"engine: {SECOND} (built in, nothing leaves this machine); {FIRST}'s service does not answer"
            )
            engine = create(SECOND)
        else:
            say(f"engine: {FIRST}, whose service answers (--engine {SECOND} stays on this machine)")
        yield stack.enter_context(engine)


def voice_of(engine: Engine, asked: str | None, language: Language) -> str:
    """Name the voice: the one asked for, if the engine has it, else the engine's own choice."""
    if asked is None:
        return engine.default_voice(language)
    names = [voice.name for voice in engine.voices()]
    base = asked.partition("+")[0]  # espeak's variants: cmn+f3
    if asked in names or base in names:
        return asked
    alike = [name for name in names if base.lower() in name.lower()]
    near = alike[:5] or get_close_matches(asked, names, n=3, cutoff=0.3)
    hint = f"did you mean {', '.join(near)}?" if near else f"see rehearse voices --engine {engine.name}"
    raise EngineError(f"engine {engine.name} has no voice {asked!r}; {hint}")
