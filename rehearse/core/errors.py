"""What can go wrong in a way that the user can mend, each as one clear line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class RehearseError(Exception):
    """What the user can mend; as text, one line: `path:line: what; do`.

    `what` is wrong; in the file `path`, on `line` (from 1), both None where there is none; `do` says what to do about
    it, or what there is to choose from, and may be empty.
    """

    def __init__(self, what: str, do: str = "", *, path: Path | str = "", line: int = 0) -> None:
        super().__init__(what)
        self.what, self.do = what, do
        self.path, self.line = str(path) or None, line or None

    def __str__(self) -> str:
        where = "".join(f"{part}:" for part in (self.path, self.line) if part)
        return f"{where} {self.what}".lstrip() + (f"; {self.do}" if self.do else "")


class ScriptError(RehearseError):
    """The script cannot be read as it is; the line names the file and, where there is one, the line."""


class EngineError(RehearseError):
    """A voice engine cannot do what was asked, or is not there."""


class TransientError(EngineError):
    """The engine failed this time, and may well not fail the next."""


class AudioError(RehearseError):
    """Sound that is missing, damaged, implausible, or that cannot be written."""


class ClipLost(AudioError):  # noqa: N818  # the user sees it only where making the clip again did not help
    """A clip that was there has gone from the cache, or turned out damaged and was deleted: it can be made again."""


class OutputError(RehearseError):
    """A result cannot be written where it should go."""


def unwritable(path: Path | str, error: OSError, do: str) -> OutputError:
    """Say what the system says of a file that cannot be written."""
    return OutputError(f"cannot be written ({error.strerror or error})", do, path=path)


class ExportSkipped(RehearseError):  # noqa: N818  # nothing failed: the rest of the result is whole without it
    """An export that this machine cannot make, such as paper without a font; the line says what it needs."""
