"""The folder of scripts: lists them, finds one by its id, takes in a new one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearse.app.library.kept import KeptScript, script_in
from rehearse.core.folders import is_folder, replace_whole
from rehearse.output.file_names import safe_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rehearse.app.library.imported import Imported


def usual_folder() -> Path:
    """The folder that is used when the user names none."""
    import platformdirs

    return platformdirs.user_documents_path() / "Rehearse"


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder with a folder for each script."""

    folder: Path

    def scripts(self) -> Iterator[KeptScript]:
        """Give each script, in the order of the names."""
        if not is_folder(self.folder):
            return
        for path in sorted(self.folder.iterdir()):
            if not path.name.startswith(".") and is_folder(path) and (script := script_in(path)):
                yield KeptScript(id_of(path), script)

    def find(self, asked: str) -> KeptScript | None:
        """Find a script by its id; None where there is none. What is asked for is compared, never used as a path."""
        return next((one for one in self.scripts() if one.id == asked), None)

    def take_in(self, imported: Imported) -> KeptScript:
        """Keep a new script in a folder of its own, and beside it the file that it came from."""
        folder = self._free(safe_name(imported.name))
        script = folder / f"{folder.name}{imported.suffix}"
        if imported.original:
            replace_whole(folder / "original" / safe_name(imported.original.name), imported.original.data)
        replace_whole(script, imported.text.encode())
        return KeptScript(id_of(folder), script)

    def _free(self, name: str) -> Path:
        """A folder of this name, or with a number behind it, that is not there yet; it is made."""
        number = 1
        while True:
            folder = self.folder / (name if number == 1 else f"{name}-{number}")
            try:
                folder.mkdir(parents=True)
            except FileExistsError:
                number += 1
            else:
                return folder


def id_of(folder: Path) -> str:
    """The id of the script in a folder: it says nothing of the path, and stays as long as the folder's name."""
    return hashlib.sha256(folder.name.encode("utf-8", "surrogatepass")).hexdigest()[:16]
