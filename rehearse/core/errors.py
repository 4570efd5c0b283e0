"""What can go wrong in a way that the user can mend, each as one clear line."""


class RehearseError(Exception):
    """One line for the user: what is wrong, where, and what to do about it."""


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


class ExportSkipped(RehearseError):  # noqa: N818  # nothing failed: the rest of the result is whole without it
    """An export that this machine cannot make, such as paper without a font; the line says what it needs."""
