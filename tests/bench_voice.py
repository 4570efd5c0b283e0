"""Measure how well voices are understood: Whisper base hears sentences of seeds/, Kokoro's voices beside espeak's.

`python -m tests.bench_voice [--quiet] [--only=zh,mixed,en,lengths,joints,corrected] ENGINE:VOICE… SCRIPT…` for others.
A folder stands for the scripts in it.
"""

from __future__ import annotations

import os
import random
import re
import sys
import wave
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from rehearse.app.request import Request
from rehearse.app.verbs import make
from rehearse.core import Speech
from rehearse.core.folders import cache_dir, clip_dir
from rehearse.language.text.chars import has_han
from rehearse.script.reading import READERS, read
from rehearse.script.readings.collect import with_readings
from rehearse.timing.planning import plan
from rehearse.voices.cache import Cache
from rehearse.voices.engines.espeak.engine import EspeakEngine
from rehearse.voices.engines.kokoro.engine import KokoroEngine
from rehearse.voices.engines.kokoro.pins import VOICES
from rehearse.voices.voicing import Synthesizer, utterances
from tests.listening import Ear, corrections, distance, installed, mixed_units, parts, pinyin, plain_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from rehearse.core import Language, Utterance
    from rehearse.voices.engines import Engine

    Cut = Callable[[str], list[str]]

SEEDS = Path(__file__).parents[1] / "seeds"
SCRIPTS = [*sorted(SEEDS.glob("*.txt")), SEEDS / "mixed-talk.md"]
SENTENCES = int(os.environ.get("REHEARSE_SENTENCES", "60"))
JOINTS = SENTENCES // 5
VOICES_HEARD = ("kokoro:zf_xiaoxiao", "kokoro:zm_yunxi", "kokoro:af_heart", "espeak:cmn", "espeak:en-us")
GOALS = {"pinyin": 4.0, "pinyin with tone": 8.0, "words": 5.0, "mixed": 12.0}
"""Percent that may be wrong, of Kokoro."""
_LATIN = re.compile("[A-Za-z]{2}")

MEASURES: dict[str, dict[str, Cut]] = {
    "zh": {
        "pinyin": lambda text: pinyin(text, tones=False),
        "pinyin with tone": lambda text: pinyin(text, tones=True),
    },
    "mixed": {"mixed": mixed_units},
    "en": {"words": plain_words},
}


class Score:
    """Counts what was heard wrong, and prints it."""

    def __init__(self, who: str, kind: str) -> None:
        self._who = who
        self._cuts = MEASURES[kind]
        self._wrong = dict.fromkeys(self._cuts, 0)
        self._size = dict.fromkeys(self._cuts, 0)

    def add(self, text: str, heard: str) -> None:
        """Hold what was heard against what was to be said."""
        for name, cut in self._cuts.items():
            errors = distance(cut(text), cut(heard))
            self._wrong[name] += errors
            self._size[name] += len(cut(text))
            if errors and "--quiet" not in sys.argv:
                print(f"  {name} {errors}/{len(cut(text))}: {text} | {heard}", flush=True)

    def close(self) -> None:
        """Print how much was wrong in all."""
        for name, wrong in self._wrong.items():
            goal = f", goal {GOALS[name]:.0f} %" if self._who.startswith("kokoro") else ""
            share = 100 * wrong / max(1, self._size[name])
            print(f"{self._who}, {name}: {share:.1f} % of {self._size[name]}{goal}", flush=True)


def sentences(scripts: Sequence[Path], kind: str, voice: str) -> list[Utterance]:
    """Choose sentences of Chinese, of English, or of both in one, as `make` has them said; always the same."""
    asked = {
        one.text: one
        for path in scripts
        for one in utterances(plan(with_readings(read(path), ())), {"": voice}, 0)
        if kind == _kind(one.text)
    }
    found = [asked[text] for text in sorted(asked)]
    random.Random(14).shuffle(found)
    return found[:SENTENCES]


def _kind(text: str) -> str:
    if not has_han(text):
        return "en"
    return "mixed" if _LATIN.search(text) else "zh"


def hear_sentences(engine: Engine, voice: str, kind: str, scripts: Sequence[Path], ear: Ear) -> None:
    """Have sentences said and heard, each by itself."""
    asked = sentences(scripts, kind, voice)
    score = Score(f"{engine.name} {voice}, {len(asked)} sentences", kind)
    for utterance, speech in _said(engine, asked):
        score.add(utterance.text, ear.hear(speech, "en" if kind == "en" else "zh"))
    if asked:
        score.close()


def _said(engine: Engine, asked: Sequence[Utterance]) -> Iterator[tuple[Utterance, Speech]]:
    """Have sentences said; what was said before is taken from the cache."""
    cache = Cache(clip_dir())
    for voiced in Synthesizer(engine, cache).clips(asked):
        if speech := cache.speech(voiced.clip):
            yield voiced.utterance, speech


def hear_joints(engine: str, voice: str, kind: str, scripts: Sequence[Path], ear: Ear) -> None:
    """Make a track, and hear pieces of it: two sentences each, with the pause between, after stops and fades."""
    language: Language = "en" if kind == "en" else "zh"
    lines = [one.text for one in sentences(scripts, kind, voice)[: 2 * JOINTS]]
    with TemporaryDirectory() as place:
        short = Path(place) / "joints.txt"
        short.write_text("\n\n".join(lines), encoding="utf-8")
        made = make(
            Request(short, f"{place}/made", engine=engine, voice=voice, format="wav", export=["none"], rate=0)
        )
        with wave.open(str(made.track)) as file:
            rate, samples = file.getframerate(), file.readframes(file.getnframes())
    said = [cue for cue in made.report.cues if cue.kind == "speech"]
    score = Score(f"{engine} {voice}, {len(said) // 2} joints", kind)
    for first, second in zip(said[::2], said[1::2], strict=False):
        begin, end = (ms * rate // 1000 * 2 for ms in (first.start_ms, second.end_ms))
        heard = ear.hear(Speech(samples[begin:end], "pcm", rate), language)
        score.add(first.text + second.text, heard)
    score.close()


def hear_corrected(engine: Engine, voice: str, ear: Ear) -> None:
    """Give characters the reading that they would not have, and count how often that is heard.

    It is heard where what the ear writes, in pinyin without tones, is nearer to the reading that was given than to the
    other: in whole syllables, and, counted beside it, in their beginnings and ends, for to cheng, chong is nearer than
    zhong. The ear may not write the character itself, which has both readings and so would tell of neither.
    """
    cases = list(corrections(voice))
    found: dict[str, list[tuple[bool, bool]]] = {"characters": [], "words": []}
    for case, (_, speech) in zip(cases, _said(engine, [case.asked for case in cases]), strict=True):
        heard = ear.hear(speech, "zh", without=case.char)
        now, wanted, plain = pinyin(heard, tones=False), case.wanted, case.plain
        whole = distance(wanted, now) < distance(plain, now)
        near = distance(_parts(wanted), _parts(now)) < distance(_parts(plain), _parts(now))
        found["words" if len(case.word) > 1 else "characters"].append((whole, near))
        given = case.asked.readings[0].pinyin[0]
        how = "heard" if whole else "near" if near else "MISSED"
        print(f"  {how} {case.char} {given} in {case.word}: {heard}", flush=True)
    for kind, all_of in found.items():
        wholly, nearly = map(sum, zip(*all_of, strict=True))
        share = f"{wholly} heard, {nearly} nearer than the other reading; goal {len(all_of) * 4 // 5}"
        print(f"{engine.name} {voice}, {len(all_of)} corrected {kind}: {share}", flush=True)


def hold_lengths(engine: KokoroEngine, voice: str, kind: str, scripts: Sequence[Path]) -> None:
    """Compare the length of each sentence that is heard with what the clock tells of it."""
    asked = sentences(scripts, kind, voice)
    other = [
        utterance.text
        for utterance, speech in _said(engine, asked)
        if len(speech.data) != engine.duration_ms(utterance) * speech.sample_rate // 1000 * 2
    ]
    print(
        f"kokoro {voice}, {kind}: {len(other)} of {len(asked)} are not as long as told, {other}", flush=True
    )


def _parts(sounds: Sequence[str]) -> list[str]:
    return [part for syllable in sounds for part in parts(syllable)]


def _scripts(paths: Sequence[str]) -> list[Path]:
    """List what is named, folders by what can be read in them."""
    named = [Path(path) for path in paths]
    inside = [
        one for path in named if path.is_dir() for one in sorted(path.iterdir()) if one.suffix in READERS
    ]
    return [*(path for path in named if not path.is_dir()), *inside]


def main() -> None:
    """Print what is wrong, and how much of all."""
    if not installed():
        sys.exit("nothing to listen with; pip install '.[listen]'")
    options = [one for one in sys.argv[1:] if one.startswith("--")]
    rest = [one for one in sys.argv[1:] if not one.startswith("--")]
    only = next((one[7:].split(",") for one in options if one.startswith("--only=")), None)
    scripts = _scripts([one for one in rest if ":" not in one]) or SCRIPTS
    ear = Ear(cache_dir() / "whisper-base")
    with KokoroEngine() as kokoro, EspeakEngine() as espeak:
        for name in [one for one in rest if ":" in one] or VOICES_HEARD:
            kind, _, voice = name.partition(":")
            engine: Engine = kokoro if kind == "kokoro" else espeak
            english = not VOICES[voice].language.startswith("zh") if voice in VOICES else voice == "en-us"
            for what in ("en",) if english else ("zh", "mixed"):
                if only is None or what in only:
                    hear_sentences(engine, voice, what, scripts, ear)
                if engine is kokoro and (only is None or "lengths" in only):
                    hold_lengths(kokoro, voice, what, scripts)
            if only is None or "joints" in only:
                hear_joints(kind, voice, "en" if english else "zh", scripts, ear)
            if not english and engine is kokoro and (only is None or "corrected" in only):
                hear_corrected(engine, voice, ear)


if __name__ == "__main__":
    main()
