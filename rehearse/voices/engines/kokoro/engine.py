"""The engine `kokoro`: a natural voice that needs no network, and tells exactly how long it will take."""

from __future__ import annotations

from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from threading import Lock
from typing import TYPE_CHECKING, Final

import numpy as np

from rehearse.core import Speech, Voice
from rehearse.core.errors import EngineError
from rehearse.language.text.chars import has_han
from rehearse.voices.engines.kokoro.installed import folder, model_path, voice_names
from rehearse.voices.engines.kokoro.layout import carry_out, is_short, lay_out, names, words
from rehearse.voices.engines.kokoro.letters.ipa import Pronunciation
from rehearse.voices.engines.kokoro.letters.spelling import SPELLING_VERSION, spell
from rehearse.voices.engines.kokoro.memory import give_back, give_large_blocks_back
from rehearse.voices.engines.kokoro.model import MOST_LETTERS, RATE, Clock, Model, load_voice
from rehearse.voices.engines.kokoro.pins import MODEL, VOICES
from rehearse.voices.engines.kokoro.records import DEFAULT_VOICES, counterpart

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType
    from typing import Self

    from rehearse.core import Language, Utterance, Word
    from rehearse.voices.engines.kokoro.letters.alphabet import Letters
    from rehearse.voices.engines.kokoro.model import Floats
    from rehearse.voices.engines.kokoro.pins import VoiceFile

_HEADROOM: Final = 0.75
"""The model goes beyond full scale, by 1.24 at most in 120 sentences; a voice is this much softer, always the same."""

_LAYOUT_VERSION: Final = 2
"""To be raised whenever what is cut off, the stops or the scale change."""


class KokoroEngine:
    """Kokoro-82M in this process: the network says one utterance, on all cores, while the next is being prepared."""

    name = "kokoro"
    online = False

    def __init__(self) -> None:
        self.jobs = 2
        self._lock = Lock()
        self._open = False
        self._model: Model | None = None
        self._clock: Clock | None = None
        self._styles: dict[str, Floats] = {}
        self._pronunciation = Pronunciation()

    @property
    def version(self) -> str:
        """Everything that decides the sound: letters, layout, the model and what runs it; voices never change."""
        try:
            runtime = version("onnxruntime")
        except PackageNotFoundError:
            runtime = "none"
        return f"{SPELLING_VERSION}.{_LAYOUT_VERSION}+{MODEL.file.sha256[:12]}+{runtime}"

    def voices(self) -> Sequence[Voice]:
        """List the voices that are installed; raise EngineError where there are none."""
        model_path()
        known = [VOICES[name] for name in voice_names()]
        if not known:
            raise EngineError("kokoro has no voices", "run rehearse voices install kokoro")
        return tuple(
            Voice(one.name, one.language, one.gender, f"Apache-2.0, grade {one.grade} by its makers")
            for one in known
        )

    def default_voice(self, language: Language) -> str:
        """Name the voice of a language."""
        return DEFAULT_VOICES[language]

    def synthesize(self, utterance: Utterance) -> Speech:
        """Say it, cut to what is heard, with a word for each character; raise EngineError where it cannot."""
        model = self._loaded_model()
        pieces: list[Floats] = []
        found: list[Word] = []
        samples = 0
        whole, style = self._letters(utterance)
        named = names(whole, utterance.text)
        for letters in whole.parts(MOST_LETTERS):
            give_back()
            sound = model.say(letters.text, style, _speed(letters, utterance.rate))
            layout = lay_out(letters, utterance.text, sound.frames, utterance.rate)
            pieces.append(carry_out(layout, sound.samples))
            found += words(letters, named, layout, samples * 1000 // RATE)
            samples += layout.samples
        scaled = np.clip(np.concatenate(pieces) * _HEADROOM, -1, 1)
        data = np.rint(scaled * np.float32(32767)).astype("<i2").tobytes()
        return Speech(data, "pcm", RATE, tuple(found), cut=True)

    def duration_ms(self, utterance: Utterance) -> int:
        """Tell how long `synthesize` will take for it, exactly, before any sound is made."""
        clock = self._loaded_clock()
        samples = 0
        whole, style = self._letters(utterance)
        for letters in whole.parts(MOST_LETTERS):
            frames = clock.frames(letters.text, style, _speed(letters, utterance.rate))
            samples += lay_out(letters, utterance.text, frames, utterance.rate).samples
        return samples * 1000 // RATE

    def __enter__(self) -> Self:
        """Allow work; the model is loaded when it is needed."""
        give_large_blocks_back()
        self._open = True
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the model; a `synthesize` under way elsewhere raises EngineError."""
        with self._lock:
            self._open = False
            if self._model is not None:
                self._model.stop()
            self._model = self._clock = None
        self._pronunciation.close()

    def _letters(self, utterance: Utterance) -> tuple[Letters, Floats]:
        said = replace(utterance, language=_language_of(utterance))
        voice = _voice_for(said.voice, said.language)
        return spell(said, voice.language, self._pronunciation), self._style(voice)

    def _style(self, voice: VoiceFile) -> Floats:
        with self._lock:
            if voice.name not in self._styles:
                self._styles[voice.name] = load_voice(folder() / voice.file.name, voice.file)
            return self._styles[voice.name]

    def _loaded_model(self) -> Model:
        with self._lock:
            self._must_be_open()
            if self._model is None:
                self._clock = None  # planning is over: 100 MB; whoever asks again gets another one
                self._model = Model(MODEL, model_path())
            return self._model

    def _loaded_clock(self) -> Clock:
        with self._lock:
            self._must_be_open()
            if self._clock is None:
                self._clock = Clock(MODEL, model_path())
            return self._clock

    def _must_be_open(self) -> None:
        if not self._open:
            raise EngineError("kokoro is not running", "the engine works inside its `with` block only")


def _speed(letters: Letters, rate: int) -> float:
    """Give the model's speed; a very short text, said fast, would not be understood."""
    return min(1.0, 1 + rate / 100) if is_short(letters) else 1 + rate / 100


def _language_of(utterance: Utterance) -> Language:
    """Tell the language: several Latin words without a Chinese one are English, also in a Chinese script."""
    words = utterance.text.split()
    return "en" if len(words) > 1 and not has_han(utterance.text) else utterance.language


def _voice_for(name: str, language: Language) -> VoiceFile:
    """Find the voice: one of the other language leaves a whole utterance to its counterpart."""
    voice = VOICES.get(name)
    if voice is None:
        raise EngineError(f"no kokoro voice {name!r}; there is {', '.join(list(VOICES)[:4])}, …")
    return voice if voice.language.startswith(language) else VOICES[counterpart(voice.name)]
