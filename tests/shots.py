"""Pictures of what a speaker gets, from a seed: `make shots`, or `python -m tests.shots FOLDER`.

The page in light and dark, on a phone, as a prompter and during a run-through; and the first page of lectern.pdf.
"""

from __future__ import annotations

import os
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image

from rehearse.app.request import Request
from rehearse.app.verbs import make
from tests.browser import launched
from tests.running import SEEDS
from tests.studio_shots import take_studio

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

SEED = "community-sports.txt"
WIDE = {"viewport": {"width": 1200, "height": 800}}
PHONE = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2}


def _at(page: Page, ms: int) -> None:
    page.evaluate("""(ms) => { const range = document.getElementById('position'); range.value = ms;
      range.dispatchEvent(new Event('input')); }""", ms)  # fmt: skip


def _beginning(page: Page) -> None:
    _at(page, 10_000)
    page.evaluate("scrollTo(0, 0)")


def _there(page: Page) -> None:
    """Go to a little before the first heading, with placeholders in sight."""
    _at(page, 203_000)


def _prompter(page: Page) -> None:
    _there(page)
    page.click("#prompter")


def _table(page: Page) -> None:
    page.click("#timetable summary")


def _run(page: Page) -> None:
    page.click("#run-open")
    page.click("#run-next")
    page.click("#run-next")  # without the countdown
    page.wait_for_timeout(1200)
    page.keyboard.press("PageDown")


SHOTS: dict[str, tuple[dict[str, Any], Callable[[Page], None]]] = {
    "page": (WIDE, _beginning),
    "dark": ({**WIDE, "color_scheme": "dark"}, _there),
    "phone": (PHONE, _there),
    "prompter": (WIDE, _prompter),
    "table": (WIDE, _table),
    "run": (WIDE, _run),
}
"""Name -> the window, and what is done in it before the picture is taken."""


def take(page: Path, folder: Path) -> None:
    """Take the pictures of a page, and of the lectern paper beside it, into a folder."""
    with launched() as browser:
        for name, (window, prepare) in SHOTS.items():
            _take(browser, page, folder / f"{name}.png", window, prepare)
    paper = page.parent / "lectern.pdf"
    if paper.exists():
        import pypdfium2

        _save(pypdfium2.PdfDocument(paper)[0].render(scale=1.2).to_pil(), folder / "lectern.png")


def _take(
    browser: Browser, page: Path, file: Path, window: dict[str, Any], prepare: Callable[[Page], None]
) -> None:
    context = browser.new_context(**window, reduced_motion="reduce")
    opened = context.new_page()
    opened.goto(page.as_uri(), wait_until="load")
    prepare(opened)
    opened.wait_for_timeout(400)
    _save(Image.open(BytesIO(opened.screenshot())), file)
    context.close()


def _save(image: Image.Image, file: Path) -> None:
    """Save a picture with the 256 colours that it needs most: a third of the bytes, for the same to the eye."""
    image.convert("RGB").quantize(256).save(file, optimize=True)


def main() -> None:
    """Make the seed's rehearsal with espeak, in a folder of its own, and take the pictures."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "shots").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        for place in ("CACHE", "STATE", "DATA"):
            os.environ[f"REHEARSE_{place}_DIR"] = str(Path(work) / place)
        request = Request(
            SEEDS / SEED, Path(work) / "out", engine="espeak", target="15m", export=("page", "lectern")
        )
        take(make(request).folder / "rehearse.html", folder)
        take_studio(folder)
    print(*sorted(path.name for path in folder.glob("*.png")))


if __name__ == "__main__":
    main()
