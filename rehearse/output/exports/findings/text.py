"""What the check found, as text for people and as JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from rehearse.output.exports.findings.places import Places
from rehearse.script.checking import RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.core import Finding, Language, Script, Severity, Span

WORDS: dict[Language, dict[str, str]] = {
    "zh": {
        "error": "错误",
        "warning": "警告",
        "hint": "提示",
        "do": "——",
        "where": "（{where}）",
        "also": "（还有第 {lines} 行）",
        "also here": "（本行共 {count} 处）",
        "none": "没有发现问题",
        "count": "{count} 个{severity}",
        "comma": "，",
        "list": "、",
        "fixable": "；其中 {count} 处可用 --fix 改正",
    },
    "en": {
        "error": "error",
        "warning": "warning",
        "hint": "hint",
        "do": " — ",
        "where": " ({where})",
        "also": " (also on {lines})",
        "also here": " ({count} times on this line)",
        "none": "nothing found",
        "count": "{count} {severity}",
        "comma": ", ",
        "list": ", ",
        "fixable": "; --fix mends {count} of the places",
    },
}

_LINES = 6
"""How many further lines are named."""

FORMAT = 1

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "hint")


def column(script: Script, span: Span) -> int:
    """The column where a place begins, from 1, in characters."""
    return span[0] - script.starts[script.line_of(span[0]) - 1] + 1


def findings_text(findings: Sequence[Finding], script: Script, shown: str | None = None) -> str:
    """Write findings for a terminal, a line each, as compilers do, and what they come to; it ends with a line end.

    `shown` is how the script's path is written; its name if None.
    """
    path, places = shown or script.source, Places(script)
    return "\n".join(
        [
            *(_line(finding, script, path, places) for finding in findings),
            summary(findings, script.language),
            "",
        ]
    )


def worst(findings: Sequence[Finding], script: Script, most: int = 3) -> list[str]:
    """The worst few findings, which come first, in lines without a path."""
    places = Places(script)
    return [
        f"{script.line_of(finding.spans[0][0])}: {finding.code} {finding.message}{_where(finding, script, places)}"
        for finding in findings[:most]
    ]


def _line(finding: Finding, script: Script, path: str, places: Places) -> str:
    words = WORDS[script.language]
    where = f"{path}:{script.line_of(finding.spans[0][0])}:{column(script, finding.spans[0])}"
    do = words["do"] + finding.suggestion if finding.suggestion else ""
    shown = _where(finding, script, places) + _also(finding, script)
    return f"{where}: {words[finding.severity]} {finding.code} {finding.message}{shown}{do}"


def _where(finding: Finding, script: Script, places: Places) -> str:
    where = places.where(finding.spans[0])
    return WORDS[script.language]["where"].format(where=where.text) if where else ""


def _also(finding: Finding, script: Script) -> str:
    words = WORDS[script.language]
    first, *others = [script.line_of(span[0]) for span in finding.spans]
    lines = [line for line in dict.fromkeys(others) if line != first]
    if lines:
        shown = words["list"].join(map(str, lines[:_LINES])) + ("…" if len(lines) > _LINES else "")
        return words["also"].format(lines=shown)
    return words["also here"].format(count=len(finding.spans)) if others else ""


def summary(findings: Sequence[Finding], language: Language) -> str:
    """One line with the number of errors, warnings and hints."""
    words = WORDS[language]
    if not findings:
        return words["none"]
    counts = Counter(finding.severity for finding in findings)
    many = "s" if language == "en" else ""
    said = words["comma"].join(
        words["count"].format(count=number, severity=words[severity] + many * (number != 1))
        for severity in SEVERITIES
        if (number := counts[severity])
    )
    fixable = sum(len(finding.fixes) for finding in findings)
    return said + (words["fixable"].format(count=fixable) if fixable else "")


def findings_json(findings: Sequence[Finding], script: Script) -> str:
    """Write findings as JSON, format 1; it ends with a line end.

    Lines, columns, sections and paragraphs count from 1, offsets from 0, in characters.
    """
    counts = Counter(finding.severity for finding in findings)
    places = Places(script)
    data = {
        "format": FORMAT,
        "script": {name: getattr(script, name) for name in ("source", "sha256", "language")},
        "counts": {severity: counts[severity] for severity in SEVERITIES},
        "findings": [_row(finding, script, places) for finding in findings],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _row(finding: Finding, script: Script, known: Places) -> dict[str, Any]:
    fixes = finding.fixes or (None,) * len(finding.spans)
    places = []
    for (start, end), fix in zip(finding.spans, fixes, strict=True):
        at = {
            "line": script.line_of(start),
            "column": column(script, (start, end)),
            "start": start,
            "end": end,
        }
        where = known.where((start, end))
        shown = {"section": where.section, "paragraph": where.paragraph, "where": where.text} if where else {}
        places.append({**at, **shown, "fix": fix})
    rule = RULES[finding.code].name if finding.code in RULES else ""
    texts = {name: getattr(finding, name) for name in ("severity", "message", "suggestion")}
    return {"code": finding.code, "rule": rule, **texts, "places": places}
