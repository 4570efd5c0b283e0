"""The table in docs/settings.md, from the fields of `Settings`; `python -m tests.settings_table` writes it there."""

from __future__ import annotations

from pathlib import Path

from rehearse.app.settings.table import ROWS

DOCS = Path(__file__).parent.parent / "docs" / "settings.md"
HEAD = "| setting | what it takes | default | option |\n|---|---|---|---|\n"


def table() -> str:
    """Write a row for each setting, in Markdown."""
    lines = []
    for name, row in ROWS.items():
        flags = ", ".join(f"`{flag}`" for flag in (f"--{name.replace('_', '-')}", row.short) if flag)
        usual = row.unset or f"`{row.usual}`"
        lines.append(f"| `{name}` | {row.help} | {usual} | {flags if row.kind else ''} |\n")
    return HEAD + "".join(lines)


def main() -> None:
    """Write the table over the one that is there."""
    before, rest = DOCS.read_text(encoding="utf-8").split(HEAD)
    _, after = rest.split("\n\n", 1)
    DOCS.write_text(f"{before}{table()}\n{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
