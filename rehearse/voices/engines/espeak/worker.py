"""The process that loads the espeak library: it answers one JSON line with one JSON line, and sound behind it.

It runs as a file of its own (`python espeak_worker.py LIBRARY DATA`), without the rest of the package, so that
it starts in a few hundredths of a second; and it is a process because the library has one global state, no
locks, and takes the whole process with it when it crashes. It ends when its input does.

Requests, each {"do": ..., ...}:

- "speak": text, voice, wpm, range (null for the voice's own), phonemes, pause -> {"bytes", "rate", "marks"} and
  `bytes` bytes of signed 16-bit mono; a mark is [sample, position in the text, "word" or "end" of a clause].
- "voices" -> {"voices": [[name, language, identifier, gender], ...], "variants": [name, ...]}.
- "phonemes": texts, voice, mode (as espeak_TextToPhonemes takes it; 0, its own notation, if left out) ->
  {"phonemes": [...]}.

What fails answers {"error": "voice" | "load" | "request", "detail": ...}, and never quotes the text. "last" says
that the process ends behind this answer.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import sys
from typing import Any

_SYNCHRONOUS = 2
_NO_EXIT = 0x8000
_UTF8 = 1
_PHONEMES = 0x100
_END_PAUSE = 0x1000
_RATE = 1
_RANGE = 4
_KINDS = {1: "word", 5: "end"}
_GENDERS = {1: "male", 2: "female"}
_OK = 0
_SEED = 1
_C = ctypes.CDLL("ucrtbase" if sys.platform == "win32" else None)
"""Its library; some voices breathe by its random numbers, others by espeak's own."""


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    )


class _Voice(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_void_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("xx1", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(_Event))


class RefusedError(Exception):
    """A request that cannot be met: the kind of error, and its detail."""


class Library:
    """The espeak library, loaded for one request only.

    Loaded once for many, it keeps a little state from one text to the next, and equal texts come out with
    different samples; started twice without being unloaded, it crashes.
    """

    def __init__(self, path: str, data: str) -> None:
        self.path = path
        self.data = data
        self.loaded: Any = None
        self.rate = 0

    def __enter__(self) -> Library:
        try:
            self.loaded = ctypes.CDLL(self.path)
        except OSError as error:
            raise RefusedError("load", str(error)) from None
        self.loaded.espeak_TextToPhonemes.restype = ctypes.c_char_p
        self.loaded.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(_Voice))
        self.rate = self.loaded.espeak_Initialize(_SYNCHRONOUS, 0, os.fsencode(self.data), _NO_EXIT)
        if self.rate <= 0:
            raise RefusedError("load", f"espeak_Initialize answered {self.rate}")
        # Starting takes the clock for a seed; and a few voices take C's own numbers, which go on from text to text.
        self.loaded.espeak_ng_SetRandSeed(ctypes.c_long(_SEED))
        _C.srand(_SEED)
        return self

    def __exit__(self, *_: object) -> None:
        if self.loaded is None:
            return
        self.loaded.espeak_Terminate()
        handle, self.loaded = self.loaded._handle, None
        if sys.platform == "win32":
            import _ctypes

            _ctypes.FreeLibrary(handle)
        else:
            from _ctypes import dlclose

            dlclose(handle)

    def still_there(self) -> bool:
        """True where the system kept the library although it was closed: then this process must end."""
        if sys.platform == "win32":
            kernel: Any = ctypes.windll.kernel32
            kernel.GetModuleHandleW.restype = ctypes.c_void_p
            return bool(kernel.GetModuleHandleW(self.path))
        try:
            ctypes.CDLL(self.path, mode=os.RTLD_NOLOAD)
        except OSError:
            return False
        return True

    def choose(self, voice: str) -> None:
        """Set the voice."""
        if self.loaded.espeak_SetVoiceByName(voice.encode()) != _OK:
            raise RefusedError("voice", voice)

    def speak(self, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """Say a text from beginning to end."""
        sound = bytearray()
        marks: list[tuple[int, int, str]] = []

        def take(samples: int | None, count: int, events: Any) -> int:
            if samples and count > 0:
                sound.extend(ctypes.string_at(samples, count * 2))
            index = 0
            while events[index].type:
                event = events[index]
                if event.type in _KINDS:
                    marks.append((event.sample, event.text_position - 1, _KINDS[event.type]))
                index += 1
            return 0

        callback = _CALLBACK(take)
        self.loaded.espeak_SetSynthCallback(callback)
        self.choose(request["voice"])
        # behind the voice: some voices and variants bring values of their own
        self.loaded.espeak_SetParameter(_RATE, request["wpm"], 0)
        if request["range"] is not None:
            self.loaded.espeak_SetParameter(_RANGE, request["range"], 0)
        text = request["text"].replace("\0", " ").encode("utf-8", "replace")
        flags = _UTF8 | _PHONEMES * request["phonemes"] | _END_PAUSE * request["pause"]
        size = ctypes.c_size_t(len(text) + 1)
        answer = self.loaded.espeak_Synth(text, size, 0, 1, 0, flags, None, None)
        if answer != _OK or self.loaded.espeak_Synchronize() != _OK:
            raise RefusedError("request", f"espeak_Synth answered {answer}")
        return {"bytes": len(sound), "rate": self.rate, "marks": marks}, bytes(sound)

    def voices(self) -> dict[str, Any]:
        """List voices and their variants."""
        listed = self.loaded.espeak_ListVoices(None)
        voices = []
        index = 0
        while listed[index]:
            voice = listed[index].contents
            # the first byte is a priority, the language's name follows
            language = ctypes.string_at(voice.languages + 1).decode() if voice.languages else ""
            gender = _GENDERS.get(voice.gender, "")
            voices.append((voice.name.decode(), language, voice.identifier.decode(), gender))
            index += 1
        folder = os.path.join(self.data, "voices", "!v")  # noqa: PTH118 - pathlib costs a third of the start
        return {"voices": voices, "variants": sorted(os.listdir(folder))}  # noqa: PTH208

    def phonemes(self, texts: list[str], voice: str, mode: int = 0) -> dict[str, Any]:
        """Transcribe texts, phoneme input included."""
        self.choose(voice)
        # the flag for phoneme input has no other way in than through a synthesis
        callback = _CALLBACK(lambda *_: 0)
        self.loaded.espeak_SetSynthCallback(callback)
        self.loaded.espeak_Synth(b"a", ctypes.c_size_t(2), 0, 1, 0, _UTF8 | _PHONEMES, None, None)
        return {"phonemes": [self._transcribe(text, mode) for text in texts]}

    def _transcribe(self, text: str, mode: int) -> str:
        buffer = ctypes.create_string_buffer(text.encode())
        place = ctypes.c_void_p(ctypes.addressof(buffer))
        clauses = []
        while place.value:
            clause = self.loaded.espeak_TextToPhonemes(ctypes.byref(place), _UTF8, mode)
            clauses.append((clause or b"").decode())
        return " ".join(clauses)


def answer(library: Library, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Do what is asked; what fails is an answer as well."""
    try:
        with library:
            if request["do"] == "speak":
                return library.speak(request)
            if request["do"] == "voices":
                return library.voices(), b""
            return library.phonemes(request["texts"], request["voice"], request.get("mode", 0)), b""
    except RefusedError as error:
        return {"error": error.args[0], "detail": error.args[1]}, b""
    except Exception as error:
        # its kind only: the message may quote the text
        return {"error": "request", "detail": type(error).__name__}, b""


def main(library: str, data: str) -> None:
    """Answer until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, and it ends this one
    # the library may print: on its own standard output, not into the answers
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    # espeak fails with a path to its data of more than 160 characters; relative, it is always short
    folder, name = os.path.split(data)
    os.chdir(folder)
    espeak = Library(library, name)
    for line in sys.stdin.buffer:
        header, sound = answer(espeak, json.loads(line))
        last = espeak.still_there()
        replies.write(json.dumps({**header, "last": last}).encode() + b"\n" + sound)
        replies.flush()
        if last:
            break


if __name__ == "__main__":
    main(*sys.argv[1:])
