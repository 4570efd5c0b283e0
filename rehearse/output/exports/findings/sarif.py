"""What the check found as SARIF 2.1.0, the format that editors and code hosts read findings in."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from rehearse.output.exports.findings.text import column
from rehearse.script.checking import RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.core import Finding, Script, Severity, Span

SARIF_LEVEL: dict[Severity, str] = {"error": "error", "warning": "warning", "hint": "note"}
"""Our severities -> SARIF's levels."""

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def findings_sarif(findings: Sequence[Finding], script: Script, path: str | None = None) -> str:
    """Write findings as a SARIF log with one run; it ends with a line end.

    `path` is the script's, relative to where editors look from; its name if None. Columns count Unicode characters.
    """
    codes = sorted({finding.code for finding in findings})
    uri = quote(PurePath(path or script.source).as_posix(), safe="/")
    run = {
        "tool": {"driver": {"name": "rehearse", "rules": [_rule(code) for code in codes]}},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "language": script.language,
        "artifacts": [{"location": {"uri": uri}, "hashes": {"sha-256": script.sha256}}],
        "results": [_result(finding, script, uri, codes.index(finding.code)) for finding in findings],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(code: str) -> dict[str, Any]:
    rule = RULES[code]
    name = "".join(word.capitalize() for word in rule.name.split("-"))
    return {
        "id": code,
        "name": name,
        "shortDescription": {"text": rule.name.replace("-", " ")},
        "defaultConfiguration": {"level": SARIF_LEVEL[rule.severity]},
    }


def _result(finding: Finding, script: Script, uri: str, index: int) -> dict[str, Any]:
    text = f"{finding.message} — {finding.suggestion}" if finding.suggestion else finding.message
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": SARIF_LEVEL[finding.severity],
        "message": {"text": text},
        "locations": [_location(finding.spans[0], script, uri)],
    }
    if others := finding.spans[1:]:
        result["relatedLocations"] = [
            {"id": number, **_location(span, script, uri)} for number, span in enumerate(others, start=1)
        ]
    if finding.fixes:
        replacements = [
            {"deletedRegion": _region(span, script), "insertedContent": {"text": fix}}
            for span, fix in zip(finding.spans, finding.fixes, strict=True)
        ]
        result["fixes"] = [
            {
                "artifactChanges": [
                    {"artifactLocation": {"uri": uri, "index": 0}, "replacements": replacements}
                ]
            }
        ]
    return result


def _location(span: Span, script: Script, uri: str) -> dict[str, Any]:
    return {
        "physicalLocation": {"artifactLocation": {"uri": uri, "index": 0}, "region": _region(span, script)}
    }


def _region(span: Span, script: Script) -> dict[str, int]:
    """A place by line and column, both from 1, its end exclusive."""
    start, end = span
    last = script.line_of(max(start, end - 1))
    return {
        "startLine": script.line_of(start),
        "startColumn": column(script, span),
        "endLine": last,
        "endColumn": end - script.starts[last - 1] + 1,
    }
