"""An hour of cached clips made into a track: first, after an edit, the plain way with pydub, and as a mere copy.

`python -m tests.bench_joining JOB FOLDER FORMAT` does one job on a cache that `prepare` has made,
and prints its seconds.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from rehearse.core import Clip, Plan, Speech, Timeline
    from rehearse.output.gains import Gains
    from rehearse.voices.cache import Cache

CLIPS = 440
"""In an hour: one sentence each."""

CLIP_MS, PAUSE_MS = 7_700, 480

DIFFERENT = 20
"""Sounds, used in turn: more than are ever remembered. Each clip has a file of its own all the same."""

VOICE = "a voice"
FORMATS = ("mp3", "wav", "flac", "m4a", "opus")


@cache
def sounds() -> list[Speech]:
    """Make what a service sends: MP3 of something with the colour of speech, low buzz, noise, syllables."""
    import lameenc
    import numpy as np

    from rehearse.core import Speech

    t = np.arange(CLIP_MS * 24) / 24_000
    made = []
    for seed in range(DIFFERENT):
        random = np.random.default_rng(seed)
        buzz = sum(np.sin(2 * np.pi * 120 * k * t + seed) / k for k in range(1, 20))
        syllables = np.clip(np.sin(2 * np.pi * 2.2 * t + seed), 0, 1)
        samples = ((buzz * 4_000 + random.normal(0, 700, len(t))) * syllables).astype(np.int16)
        samples[:4_000] = samples[-14_000:] = 0
        encoder = lameenc.Encoder()
        encoder.silence()
        encoder.set_bit_rate(48)
        encoder.set_in_sample_rate(24_000)
        encoder.set_channels(1)
        made.append(Speech(bytes(encoder.encode(samples.tobytes()) + encoder.flush()), "mp3", 24_000))
    return made


def keep(folder: Path, name: str, speech: Speech) -> str:
    """Put a sound into the cache, measured as `make` does; return its key."""
    from hashlib import sha256

    from rehearse.core import Utterance
    from rehearse.voices.cache import Cache
    from rehearse.voices.voicing import measured_clip

    key = sha256(f"bench {name}".encode()).hexdigest()
    text = "我们要继续努力，把今年的工作做好，再上一层楼。"
    said = Utterance(text, text, "zh", VOICE)
    Cache(folder / "cache").put(measured_clip(key, speech, said), speech)
    return key


def prepare(folder: Path) -> None:
    """Fill a cache with an hour of clips, and list them."""
    keys = [keep(folder, f"{number}", sounds()[number % DIFFERENT]) for number in range(CLIPS)]
    (folder / "keys").write_text("\n".join(keys))


def fresh(folder: Path) -> None:
    """Leave clips only."""
    for path in (folder / "cache").glob("*/*.unit"):
        path.unlink()
    shutil.rmtree(folder / "out", ignore_errors=True)


def edit(folder: Path) -> None:
    """Put another clip, one more each time, into the middle of the speech."""
    keys = (folder / "keys").read_text().split()
    keys[CLIPS // 2] = keep(folder, f"after {keys[CLIPS // 2]}", sounds()[0])
    (folder / "keys").write_text("\n".join(keys))


def join(folder: Path, suffix: str) -> None:
    """Write the track and its sections from the cache, in the place of the previous ones, as `make` does."""
    from rehearse.audio.formats import FORMATS
    from rehearse.core import Tags
    from rehearse.output import stitching
    from rehearse.output.manifest import Manifest
    from rehearse.output.units import Units
    from rehearse.timing.timeline import lay_out
    from rehearse.voices.cache import Cache

    kept = Cache(folder / "cache")
    out, aside = folder / "out", folder / "aside"
    copied = partial(Manifest.read(out).unit, track=out / f"track.{suffix}")
    units = Units(suffix, kept, gains(), lambda _: VOICE, copied)
    plan, clips = planned(kept, (folder / "keys").read_text().split())
    timeline: Timeline = lay_out(plan, clips, None, FORMATS[suffix].grid_ms)
    aside.mkdir()
    stitching.write_track(timeline, units, aside, [Tags("Track")] * (1 + len(plan.script.sections)))
    shutil.rmtree(out, ignore_errors=True)
    aside.replace(out)
    places = units.places(timeline, out / f"track.{suffix}")
    Manifest((f"track.{suffix}",), places=places).write(out, out)


def gains() -> Gains:
    """Fix a gain, so that units are not merely copies."""
    from rehearse.output.gains import Gains

    return Gains(-19.0, {VOICE: 2})


def planned(kept: Cache, keys: list[str]) -> tuple[Plan, list[Clip]]:
    """Plan a speech of ten sections; its clips are looked up in the cache."""
    from rehearse.core import Breath, Pause, Plan, Script, Section, Speak, Step

    steps: list[Step] = []
    clips = []
    for number, key in enumerate(keys):
        section = number * 10 // CLIPS
        breath = Breath("句", range(number, number + 1), "句", "句", "zh")
        steps += [Speak(section, breath, CLIP_MS), Pause(section, PAUSE_MS, "sentence")]
        clip = kept.clip(key)
        assert clip
        clips.append(clip)
    one = Section("一、", 1, "body", ())
    script = Script("", "zh", tuple(replace(one, heading=f"{n}") for n in range(10)), "", "")
    return Plan(script, tuple(steps), ""), clips


def with_pydub(folder: Path, suffix: str) -> None:
    """Decode every clip and append it to one segment, as pydub's users do, then encode the whole.

    Faster than pydub by itself, which starts ffmpeg for each clip and for the stitching.
    """
    import warnings

    import lameenc
    import miniaudio

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pydub import AudioSegment
    track = AudioSegment.empty().set_frame_rate(24_000)
    for number in range(CLIPS):
        decoded = miniaudio.decode(sounds()[number % DIFFERENT].data, nchannels=1, sample_rate=24_000)
        track += AudioSegment(decoded.samples.tobytes(), sample_width=2, frame_rate=24_000, channels=1)
        track += AudioSegment.silent(PAUSE_MS, frame_rate=24_000)
    path = folder / f"pydub.{suffix}"
    if suffix == "wav":
        track.export(path, format="wav").close()
        return
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_bit_rate(48)
    encoder.set_in_sample_rate(24_000)
    encoder.set_channels(1)
    path.write_bytes(bytes(encoder.encode(track.raw_data) + encoder.flush()))


def copy(folder: Path, _: str) -> None:
    """Copy every file of the result."""
    shutil.rmtree(folder / "copy", ignore_errors=True)
    shutil.copytree(folder / "out", folder / "copy")


JOBS: dict[str, Callable[[Path, str], None]] = {"join": join, "pydub": with_pydub, "copy": copy}


def here(job: str, folder: Path, suffix: str) -> float:
    """Do a job in this process, what it imports and the sounds excepted, and tell the seconds."""
    import rehearse.output.recording
    import rehearse.output.stitching  # noqa: F401

    if job == "pydub":
        sounds()
    start = time.perf_counter()
    JOBS[job](folder, suffix)
    return time.perf_counter() - start


def there(job: str, folder: Path, suffix: str) -> float:
    """Do a job in a process of its own."""
    command = [sys.executable, "-m", "tests.bench_joining", job, str(folder), suffix]
    return float(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


def measure(times: int) -> None:
    """Print a table: a format a line, medians, and ratios to pydub and to copying."""
    from statistics import median

    print(f"{CLIPS} clips, {CLIPS * (CLIP_MS + PAUSE_MS) / 3_600_000:.2f} h; seconds; track and sections")
    print(
        f"{'':6}{'(a) first':>10}{'(b) edited':>12}{'(c) pydub':>11}{'(d) copy':>10}{'a/c %':>8}{'b/c %':>8}"
    )
    pydub: dict[str, float] = {}
    for suffix in FORMATS:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            prepare(folder)
            first, after, copied = [], [], []
            for _ in range(times):
                fresh(folder)
                first.append(there("join", folder, suffix))
                edit(folder)
                after.append(there("join", folder, suffix))
                copied.append(there("copy", folder, suffix))
            rival = "wav" if suffix in ("wav", "flac") else "mp3"
            if rival not in pydub:
                pydub[rival] = median(there("pydub", folder, rival) for _ in range(times))
        a, b, c, d = median(first), median(after), pydub[rival], median(copied)
        print(
            f"{suffix:6}{a:10.2f}{b:12.3f}{c:11.1f}{d:10.3f}{100 * a / c:8.1f}{100 * b / c:8.2f}", flush=True
        )
    print()


if __name__ == "__main__":
    print(here(sys.argv[1], Path(sys.argv[2]), sys.argv[3]))
