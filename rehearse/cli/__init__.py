"""The command line: one short function a verb; the only place that prints, and that exits."""

# Each module puts its verbs into `app`, in the order in which --help shows them.
from rehearse.cli import make_watch, practice, time_check_outline, takes  # noqa: F401, I001
from rehearse.cli import studio, serve, voices_cache, profiles  # noqa: F401
from rehearse.cli.root import app, main, program

__all__ = ["app", "main", "program"]
