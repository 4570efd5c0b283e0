"""Measure how well voices are understood: Whisper base hears sentences of seeds/, Kokoro's voices beside espeak's."""

from __future__ import annotations

import os
import random
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rehearse.core import Breath, Utterance
from rehearse.core.folders import cache_dir
from rehearse.language.numbers.read_out import read_out
from rehearse.script.reading import read
from rehearse.voices.engines.espeak.engine import EspeakEngine
from rehearse.voices.engines.kokoro.engine import KokoroEngine
from rehearse.voices.engines.kokoro.pins import VOICES
from tests.listening import Ear, distance, installed, pinyin, plain_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rehearse.core import Language
    from rehearse.voices.engines import Engine

SEEDS = Path(__file__).parents[1] / "seeds"
SCRIPTS = [*sorted(SEEDS.glob("*.txt")), SEEDS / "mixed-talk.md"]
SENTENCES = int(os.environ.get("REHEARSE_SENTENCES", "60"))
VOICES_HEARD = ("kokoro:zf_xiaoxiao", "kokoro:zm_yunxi", "kokoro:af_heart", "espeak:cmn", "espeak:en-us")
GOALS = {"pinyin": 4.0, "pinyin with tone": 8.0, "words": 5.0, "mixed": 12.0}
"""Percent that may be wrong, of Kokoro."""
_LATIN = re.compile("[A-Za-z]{2}")

Measure = tuple[str, "Callable[[str], list[str]]"]
MEASURES: dict[
    str, tuple[Measure, ...]
] = {  # of a mixed sentence, its Han; a Latin word heard as Han is wrong
    "zh": (
        ("pinyin", lambda text: pinyin(text, tones=False)),
        ("pinyin with tone", lambda text: pinyin(text, tones=True)),
    ),
    "mixed": (("mixed", lambda text: pinyin(text, tones=False)),),
    "en": (("words", plain_words),),
}


def sentences(scripts: Iterable[Path], kind: str) -> list[str]:
    """Choose sentences of Chinese, of English, or of both in one, always the same."""
    parts = [part for path in scripts for section in read(path).sections for part in section.parts]
    found = sorted(
        {
            part.spoken
            for part in parts
            if isinstance(part, Breath)
            and part.language == ("en" if kind == "en" else "zh")
            and (kind == "en" or bool(_LATIN.search(part.spoken)) == (kind == "mixed"))
        }
    )
    random.Random(14).shuffle(found)
    return found[:SENTENCES]


def measure(engine: Engine, voice: str, kind: str, texts: list[str], ear: Ear) -> None:
    """Have them said and heard, and print each that went wrong and how many in all did."""
    language: Language = "en" if kind == "en" else "zh"
    wrong = dict.fromkeys((name for name, _ in MEASURES[kind]), 0)
    size = dict.fromkeys(wrong, 0)
    for text in texts:
        heard = ear.hear(
            engine.synthesize(Utterance(text, read_out(text, language), language, voice)), language
        )
        for name, cut in MEASURES[kind]:
            errors = distance(cut(text), cut(heard))
            wrong[name] += errors
            size[name] += len(cut(text))
            if errors and "--quiet" not in sys.argv:
                print(f"  {name} {errors}/{len(cut(text))}: {text} | {heard}", flush=True)
    for name in wrong:
        share = 100 * wrong[name] / max(1, size[name])
        goal = f", goal {GOALS[name]:.0f} %" if engine.name == "kokoro" else ""
        print(f"{engine.name} {voice}, {name}: {share:.1f} % of {size[name]}{goal}", flush=True)


def main() -> None:
    """Print a table; `python -m tests.bench_voice ENGINE:VOICE… SCRIPT…` for others."""
    if not installed():
        sys.exit("nothing to listen with; pip install '.[listen]'")
    named = [argument for argument in sys.argv[1:] if ":" in argument] or VOICES_HEARD
    scripts = [Path(one) for one in sys.argv[1:] if ":" not in one and one[0] != "-"] or SCRIPTS
    ear = Ear(cache_dir() / "whisper-base")
    with KokoroEngine() as kokoro, EspeakEngine() as espeak:
        for name in named:
            engine, _, voice = name.partition(":")
            english = not VOICES[voice].language.startswith("zh") if voice in VOICES else voice == "en-us"
            for kind in ("en",) if english else ("zh", "mixed"):
                if texts := sentences(scripts, kind):
                    measure(kokoro if engine == "kokoro" else espeak, voice, kind, texts, ear)


if __name__ == "__main__":
    main()
