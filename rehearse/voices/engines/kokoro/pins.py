"""The files that Kokoro needs, each known by its SHA-256: the model, and the voices with what is known of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rehearse.voices.engines.downloads import Pinned

STYLES = 510
"""A voice has a style for each length of text, and so many letters, less one, can be said at once."""
STYLE = 256
"""Numbers of a style."""
_VOICE_BYTES = STYLES * STYLE * 4


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A model file, and what must be known to use it."""

    file: Pinned
    what: str
    alphabet: Literal["v1.0"]
    """Which letters it takes; a model with others needs letters of its own."""
    frames: str
    """The inner tensor with how many frames each letter takes."""
    pitch: str
    """The inner tensor with the pitch in Hz, two values a frame."""


MODEL = ModelFile(
    Pinned(
        "kokoro-v1.0.int8.onnx",
        92_361_271,
        "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb",
    ),
    "Kokoro-82M v1.0, 8-bit weights (kokoro-onnx, model-files-v1.0)",
    "v1.0",
    "/encoder/Clip_output_0",
    "/encoder/Squeeze_output_0",
)


@dataclass(frozen=True, slots=True)
class VoiceFile:
    """A voice's file, and what its makers say of it."""

    file: Pinned
    language: Literal["zh-CN", "en-US", "en-GB"]
    gender: Literal["female", "male"]
    grade: str
    """By its makers, A to F, mostly for how much speech it was trained on."""

    @property
    def name(self) -> str:
        """What `--voice` takes."""
        return self.file.name.removesuffix(".bin")


def _voice(name: str, grade: str, sha256: str) -> VoiceFile:
    languages: dict[str, Literal["zh-CN", "en-US", "en-GB"]] = {"z": "zh-CN", "a": "en-US", "b": "en-GB"}
    return VoiceFile(
        Pinned(f"{name}.bin", _VOICE_BYTES, sha256),
        languages[name[0]],
        "female" if name[1] == "f" else "male",
        grade,
    )


VOICES = {
    voice.name: voice
    for voice in (
        _voice("zf_xiaoxiao", "D", "03adb5d5e3ddd88b047954e974e651cb0a4b524c985057e5d872e962c7be1169"),
        _voice("zf_xiaobei", "D", "5dde6e1c9c4f12c8b327bc29c0cee361a23b52b952c04636858ba637ec66e640"),
        _voice("zf_xiaoni", "D", "08892b62a39af0a615cd0581238db7e19e44c578e8fa0bfd0e586e93327d9cba"),
        _voice("zf_xiaoyi", "D", "bc1555c5c486099196ac254bae5e0bb543c121952a3092f50b7d8724f1bc36b3"),
        _voice("zm_yunjian", "D", "de48a00bdbf3649f07162269a2b6e0513604389bfac8a2e6c75cb34b323ad6fa"),
        _voice("zm_yunxi", "D", "7243892fb4e560d47014090ddf010f8b8b790f3c6b029ff82b2ac06aa4e27c8b"),
        _voice("zm_yunxia", "D", "6b2b8fc15b3df19a368daebe5c581c7fabf433ee5b8a17ffd6b3d723cff8936d"),
        _voice("zm_yunyang", "D", "261e2c89470534dbbcb8fd98b8fdc495ec94063d9bb6c8277f7be43cccba3f42"),
        _voice("af_heart", "A", "d583ccff3cdca2f7fae535cb998ac07e9fcb90f09737b9a41fa2734ec44a8f0b"),
        _voice("af_bella", "A-", "f69d836209b78eb8c66e75e3cda491e26ea838a3674257e9d4e5703cbaf55c8b"),
        _voice("af_nicole", "B-", "cd2191ab31b914ed7b318416b0e4440fdf392ddad9106a060819aa600a64f59a"),
        _voice("af_aoede", "C+", "4a004c33430762e2461eedb2013fad808ef4ab3121f5300f554476caf58d8361"),
        _voice("af_kore", "C+", "9be5221b6a941c04b561959b8ff0b06e809444dcc4ab7e75a7b23606f691819e"),
        _voice("af_sarah", "C+", "4409fbc125afabacc615d94db5398d847006a737b0247d6892b7a9a0007a2f0a"),
        _voice("am_fenrir", "C+", "c27989f741f7ee34d273a39d8a595cc0837d35f5ced9a29b7cc162614616df43"),
        _voice("am_michael", "C+", "1d1f21dd8da39c30705cd4c75d039d265e9bc4a2a93ed09bc9e1b1225eb95ba1"),
        _voice("am_puck", "C+", "fcf73c989033e9233e0b98713eca600c8c74dcc1614b37009d5450ff4a2274a0"),
        _voice("bf_emma", "B-", "669fe0647f9dd04fcab92f1439a40eeb4c8b4ab1f82e4996fe3d918ce4a63b73"),
        _voice("bf_isabella", "C", "3754352c4aaa46d17f27654ab7518d65b62ad6163a0f55a5f4330c2da2c4e94f"),
        _voice("bm_fable", "C", "f889083196807b4adb15e9204252165f503b8d33d3982e681c52443c49d798f1"),
        _voice("bm_george", "C", "c4b235a4c1f2cd3b939fed08b899ce9385638b763f7b73a59616c4fc9bd6c9bc"),
    )
}
"""Name -> voice: all that speak Mandarin, and those for English that are graded C or better; 522 kB each."""

FILES = (MODEL.file, *(voice.file for voice in VOICES.values()))
"""All that is installed."""

VOICES_ARCHIVE = Pinned(
    "voices-v1.0.bin", 28_214_398, "bca610b8308e8d99f32e6fe4197e7ec01679264efed0cac9140fe9c29f1fbf7d"
)
"""The voices as the release has them, in one archive."""
