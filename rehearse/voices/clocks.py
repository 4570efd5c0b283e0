"""Plans whose every sentence takes what an engine says it will, to the millisecond, before any sound is made."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from rehearse.timing.planning.fitting import with_speech
from rehearse.voices.cache import key_of
from rehearse.voices.engines import Clock
from rehearse.voices.voicing import utterances

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rehearse.core import Plan, Utterance
    from rehearse.voices.cache import Cache
    from rehearse.voices.engines import Engine


def exact_planner(
    engine: Engine, voices: Mapping[str, str], cache: Cache
) -> Callable[[Plan, int], Plan] | None:
    """Give the function that takes a plan and a rate and returns the plan with its sentences' exact times.

    None where the engine does not know them. What it has said once is kept in the cache. `voices` is by speaker, as
    in `utterances`.
    """
    if not isinstance(engine, Clock):
        return None
    clock = engine

    def length_ms(key: str, utterance: Utterance) -> int:
        known = cache.length_ms(key)
        if known is None:
            known = clock.duration_ms(utterance)
            cache.put_length(key, known)
        return known

    def exact(plan: Plan, rate: int) -> Plan:
        asked = list(utterances(plan, voices, rate))
        keys = [key_of(engine.name, engine.version, one) for one in asked]
        different = dict(zip(keys, asked, strict=True))
        with ThreadPoolExecutor(engine.jobs, "clock") as pool:
            lengths = dict(zip(different, pool.map(length_ms, different, different.values()), strict=True))
        return with_speech(plan, (lengths[key] for key in keys))

    return exact
