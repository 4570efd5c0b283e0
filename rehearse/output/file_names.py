"""The names of a result's files, relative to its folder, with "/" between parts."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from rehearse.audio.formats import FORMATS
from rehearse.output.exports import EXPORTS
from rehearse.output.section_names import section_numbers
from rehearse.timing.report.build import section_name

if TYPE_CHECKING:
    from rehearse.core import Script

TRACK = "track"
BEGINNING = "beginning"
"""Of a speech whose track is still being made."""
SECTIONS = "sections"

BESIDE_SECTIONS = frozenset(
    [
        *(f"{name}.{suffix}" for name in (TRACK, BEGINNING) for suffix in FORMATS),
        *(export.file for export in EXPORTS.values()),
    ]
)
"""Every name that a run may give a file, but for the sections'."""

_SECTION = re.compile(rf"{SECTIONS}/\d+(?:\.\d+)?-[^/\\:]+\.(?:{'|'.join(FORMATS)})")
_UNSAFE = re.compile(r'(?:[<>:"/\\|?*]|\s)+')
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}
"""Unicode's categories of what has no shape of its own, or turns round what follows, or is half a character."""
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)", re.IGNORECASE)
"""Names of devices on Windows, whatever suffix they have."""
_LONGEST = 40
"""Characters of a heading in a file name: 120 bytes of Chinese, well under the 255 that file systems allow."""


def safe_name(text: str) -> str:
    """Make a file name that every system takes, and that still reads like the text.

    >>> safe_name("一、把场地用起来：A/B 测试?")
    '一、把场地用起来：A_B_测试'
    """
    name = _UNSAFE.sub("_", unicodedata.normalize("NFC", text))
    name = "".join(char for char in name if unicodedata.category(char) not in _INVISIBLE)
    name = name[:_LONGEST].strip("._ ") or "untitled"
    return f"{name}_" if _RESERVED.match(name) else name


def section_files(script: Script, suffix: str) -> tuple[str, ...]:
    """Name each section's file: its number is the script's own and keeps the order, its heading says what it is."""
    digits = max(2, len(str(len(script.sections))))
    return tuple(
        f"{SECTIONS}/{_sorted(number, digits)}-{safe_name(section_name(section, script.language))}.{suffix}"
        for section, number in zip(script.sections, section_numbers(script.sections), strict=True)
    )


def _sorted(number: str, digits: int) -> str:
    """Write a section's number so that names sort as the sections follow: 03, 03.2."""
    top, dot, inner = number.partition(".")
    return f"{top.zfill(digits)}{dot}{inner.zfill(2) if dot else ''}"


def can_be_ours(name: object) -> bool:
    """True where a run can have made a file of this name."""
    return isinstance(name, str) and (name in BESIDE_SECTIONS or bool(_SECTION.fullmatch(name)))
