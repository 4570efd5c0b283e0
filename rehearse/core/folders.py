"""The folders of this machine that the program keeps its files in, and small files written whole."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

APP = "rehearse"


def cache_dir() -> Path:
    """The folder of what can be made again; REHEARSE_CACHE_DIR overrides the system's choice."""
    return _folder("cache")


def clip_dir() -> Path:
    """The folder of the clips."""
    return cache_dir() / "clips"


def state_dir() -> Path:
    """The folder of what is remembered between runs; REHEARSE_STATE_DIR overrides the system's choice."""
    return _folder("state")


def data_dir() -> Path:
    """The folder of what was measured and cannot be made again; REHEARSE_DATA_DIR overrides the system's choice."""
    return _folder("data")


def _folder(kind: str) -> Path:
    if chosen := os.environ.get(f"REHEARSE_{kind.upper()}_DIR"):
        return Path(chosen)
    import platformdirs

    return Path(getattr(platformdirs, f"user_{kind}_dir")(APP, appauthor=False))


def write_whole(path: Path, text: str) -> None:
    """Write a small text file, UTF-8 with line feeds, as `replace_whole` does."""
    replace_whole(path, text.encode())


def replace_whole(path: Path, data: bytes, like: Path | None = None) -> None:
    """Write a small file so that a reader sees the old one or the new one, never half of it.

    The folder is made where there is none. The rights are those of `like`, else of the file that was there. Raise
    OSError where it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", suffix=".part", delete=False) as file:
        aside = Path(file.name)
        try:
            file.write(data)
            file.close()
            model = like or path
            if model.exists():
                aside.chmod(model.stat().st_mode & 0o777)
            aside.replace(path)
        except BaseException:
            file.close()
            aside.unlink(missing_ok=True)
            raise


def there(path: Path) -> bool:
    """True where a file or folder exists; False also where it may not be looked at, or the name is not valid."""
    return os.path.exists(path)  # noqa: PTH110 - Path.exists raises where nobody may look


def is_folder(path: Path) -> bool:
    """True where a folder exists; False also where it may not be looked at, or the name is not valid."""
    return os.path.isdir(path)  # noqa: PTH112
