"""What was found, written for people and for other programs."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any, TextIO

from resmal.engine.words import Finding, Findings, Level, abbreviations
from resmal.formats.sentences import quoted
from resmal.formats.texts import Lines, Written
from resmal.translation import gettext as _

Json = dict[str, Any]
_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


@dataclass(frozen=True)
class Checked:
    """A file, its text, and what was found in it."""

    name: str
    written: Written
    findings: Findings

    @cached_property
    def lines(self) -> Lines:
        """Where the lines of the source begin."""
        return Lines(self.written.source)

    def span(self, finding: Finding) -> tuple[int, int]:
        """Where a finding stands in the source, in code points."""
        return self.written.span(finding.start, finding.end)

    def place(self, at: int) -> tuple[int, int]:
        """Line and column, from 1, of a place in the text that was checked."""
        return self.lines.place(self.written.span(at, at + 1)[0])

    def match(self, finding: Finding) -> str:
        """The piece of the source that a finding is about."""
        start, end = self.span(finding)
        return self.written.source[start:end]


def write_text(checked: Sequence[Checked], out: TextIO) -> None:
    """One line a finding: place, level, words, reason, way out, rule."""
    levels = {Level.ERROR: _("error"), Level.SUGGESTION: _("suggestion")}
    for one in checked:
        for finding in one.findings.findings:
            line, column = one.place(finding.start)
            page = one.written.page(one.span(finding)[0])
            where = f"{one.name}:{line}:{column}"
            if page is not None:
                where = _("{name}, page {page}, line {line}").format(
                    name=one.name, page=page, line=line
                )
            words = " ".join(finding.match.split())
            out.write(
                f"{where}: {levels[finding.level]}: {quoted(words)} {finding.reason} "
                f"→ {finding.alternative or finding.question} [{finding.rule}]\n"
            )


def write_json(checked: Sequence[Checked], out: TextIO) -> None:
    """All findings, and for each file its figures and its short forms, as data."""
    _dump(
        {
            "findings": [_finding(o, f) for o in checked for f in o.findings.findings],
            "files": [_file(one) for one in checked],
        },
        out,
    )


def _finding(one: Checked, finding: Finding) -> Json:
    start, end = one.span(finding)
    line, column = one.lines.place(start)
    return {
        "file": one.name,
        "start": start,
        "end": end,
        "line": line,
        "column": column,
        "page": one.written.page(start),
        "rule": finding.rule,
        "level": finding.level,
        "match": one.match(finding),
        "reason": finding.reason,
        "alternative": finding.alternative or None,
        "question": finding.question or None,
        "replacement": finding.replacement,
        "language": finding.language,
    }


def _file(one: Checked) -> Json:
    hints = one.findings.hints
    longest = [_span(one, s.start, s.end) | {"words": s.word_count} for s in hints.longest]
    return {
        "file": one.name,
        "kind": one.written.kind,
        "languages": dict(one.findings.languages),
        "hints": asdict(hints) | {"longest": longest},
        "silenced": [_finding(one, finding) for finding in one.findings.silenced],
        "abbreviations": [
            _span(one, short.start, short.end)
            | {"short": short.short, "known_by": short.known_by or None}
            | {"explained": short.is_explained}
            for short in abbreviations(one.written.text)
        ],
    }


def _span(one: Checked, start: int, end: int) -> Json:
    first, last = one.written.span(start, end)
    return {"start": first, "end": last}


def write_sarif(checked: Sequence[Checked], out: TextIO) -> None:
    """SARIF 2.1.0, columns in code points."""
    found = [(one, finding) for one in checked for finding in one.findings.findings]
    rules = {finding.rule: finding for _one, finding in found}
    driver = {
        "name": "resmal words",
        "rules": [
            {"id": rule, "shortDescription": {"text": finding.reason}}
            for rule, finding in sorted(rules.items())
        ],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, finding) for one, finding in found],
    }
    _dump({"$schema": _SARIF, "version": "2.1.0", "runs": [run]}, out)


def _result(one: Checked, finding: Finding) -> Json:
    from urllib.parse import quote

    start, end = one.span(finding)
    (line, column), (end_line, end_column) = one.lines.place(start), one.lines.place(end)
    region = {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": start,
        "charLength": end - start,
        "snippet": {"text": one.match(finding)},
    }
    place = {"artifactLocation": {"uri": quote(one.name)}, "region": region}
    return {
        "ruleId": finding.rule,
        "level": "error" if finding.level is Level.ERROR else "note",
        "message": {"text": _message(finding)},
        "locations": [{"physicalLocation": place}],
    }


def write_rdjson(checked: Sequence[Checked], out: TextIO) -> None:
    """Reviewdog's diagnostics; it counts columns in bytes of UTF-8."""
    diagnostics = [_diagnostic(o, f) for o in checked for f in o.findings.findings]
    _dump({"source": {"name": "resmal words"}, "diagnostics": diagnostics}, out)


def _diagnostic(one: Checked, finding: Finding) -> Json:
    start, end = one.span(finding)
    place = {
        "start": {"line": one.lines.place(start)[0], "column": one.lines.byte_column(start)},
        "end": {"line": one.lines.place(end)[0], "column": one.lines.byte_column(end)},
    }
    diagnostic: Json = {
        "message": _message(finding),
        "location": {"path": one.name, "range": place},
        "severity": "ERROR" if finding.level is Level.ERROR else "INFO",
        "code": {"value": finding.rule},
    }
    if finding.replacement is not None:
        diagnostic["suggestions"] = [{"range": place, "text": finding.replacement}]
    return diagnostic


def _message(finding: Finding) -> str:
    return f"{quoted(finding.match)} {finding.reason} → {finding.alternative or finding.question}"


def _dump(data: Json, out: TextIO) -> None:
    json.dump(data, out, ensure_ascii=False, indent=1)
    out.write("\n")


WRITERS: Mapping[str, Callable[[Sequence[Checked], TextIO], None]] = {
    "text": write_text,
    "json": write_json,
    "sarif": write_sarif,
    "rdjson": write_rdjson,
}
