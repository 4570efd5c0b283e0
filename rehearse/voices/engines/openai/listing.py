"""The voices that a server lists, in the forms that servers have for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.core import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator

PATHS = ("audio/voices", "voices")
"""Where servers list them, if anywhere; OpenAI itself does not."""

_LISTS = ("voices", "data", "items", "results")
_NAMES = ("id", "voice_id", "name")
_LANGUAGES = ("language", "locale", "lang")


def voices_of(answer: object) -> tuple[Voice, ...]:
    """Read a list of names or of objects, bare or inside one; none where it is something else."""
    if isinstance(answer, dict):
        answer = next((answer[name] for name in _LISTS if isinstance(answer.get(name), list)), [])
    return tuple(_voices(answer)) if isinstance(answer, list) else ()


def _voices(rows: list[object]) -> Iterator[Voice]:
    for row in rows:
        if isinstance(row, str) and row.strip():
            yield Voice(row.strip(), _language(row))
        elif isinstance(row, dict):
            name = next((row[key] for key in _NAMES if isinstance(row.get(key), str)), "")
            named = next((row[key] for key in _LANGUAGES if isinstance(row.get(key), str)), "")
            if name:
                yield Voice(name, named or _language(name))


def _language(name: str) -> str:
    """What a name tells of the language, as Kokoro's do: zf_xiaoxiao, am_michael; empty where it tells nothing."""
    first, rest = name[:1].lower(), name[1:3].lower()
    return {"z": "zh", "a": "en-US", "b": "en-GB"}.get(first, "") if rest in ("f_", "m_") else ""
