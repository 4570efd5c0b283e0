"""What the rehearsal page remembers: of a script beside it, and how pages are shown, once for all scripts."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from rehearse.app.library.notes import add_notes, read_notes

if TYPE_CHECKING:
    from pathlib import Path

    from rehearse.app.library.kept import KeptScript

FILE = "practice.json"


def remembered(kept: KeptScript, shelf: Path) -> dict[str, Any]:
    """Key -> value of all that the page is to remember of a script."""
    return {**_values(shelf / FILE), **_values(kept.folder / FILE)}


def remember(kept: KeptScript, shelf: Path, values: dict[str, Any]) -> None:
    """Remember more, on the disk."""
    mine = {key: value for key, value in values.items() if _is_scripts(key)}
    of_all = {key: value for key, value in values.items() if key not in mine}
    if of_all:
        add_notes(shelf / FILE, {"kept": {**_values(shelf / FILE), **of_all}})
    if mine:
        before = _values(kept.folder / FILE)
        now = {"at": datetime.now(UTC).isoformat(timespec="seconds")} if _practised(mine, before) else {}
        add_notes(kept.folder / FILE, {**now, "kept": {**before, **mine}})


def practised_at(kept: KeptScript) -> str | None:
    """When somebody last practised it."""
    at = read_notes(kept.folder / FILE).get("at")
    return at if isinstance(at, str) else None


def _values(path: Path) -> dict[str, Any]:
    found = read_notes(path).get("kept")
    return found if isinstance(found, dict) else {}


def _is_scripts(key: str) -> bool:
    """True for what is about one script: the page puts the script's id before it, and lists its sections."""
    return ":" in key or key == "scripts"


def _practised(changed: dict[str, Any], before: dict[str, Any]) -> bool:
    """True where somebody spoke, learnt or listened; a page that is only opened notes its first place, too."""
    return any(
        key.endswith((":runs", ":known")) or (key.endswith(":place") and key in before) for key in changed
    )
