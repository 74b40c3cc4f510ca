"""The review as data: what ``--json`` writes, described in docs/review-schema.md.

Every string under ``evidence`` is a piece of a text as written. Figures are probabilities between
0 and 1, rounded to four decimals so that two runs can be compared as text.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from resmal.engine.portfolio import Direction, Landmark, LocalText, Problem
from resmal.engine.review import (
    Count,
    Evidence,
    Finding,
    Fit,
    Hop,
    Method,
    Overlap,
    Review,
    Reviewed,
    Sprawl,
    Theme,
    ThemeYear,
)

SCHEMA = "resmal-review/1"

Json = dict[str, Any]


def review_json(review: Review) -> Json:
    """The whole review as plain lists, dictionaries, strings and numbers, ready for JSON."""
    return {
        "schema": SCHEMA,
        "reviewed_on": review.reviewed_on.isoformat(),
        "direction": _direction(review.direction),
        "landmarks": [_landmark(landmark) for landmark in review.direction.landmarks],
        "initiatives": [_initiative(reviewed) for reviewed in review.initiatives],
        "overlaps": [_overlap(overlap) for overlap in review.overlaps],
        "gaps": [
            {
                "landmark": gap.landmark,
                "nearest": [{"id": i, "p": _figure(p)} for i, p in gap.nearest],
            }
            for gap in review.gaps
        ],
        "themes": [_theme(theme, review.years) for theme in review.themes],
        "hops": [_hop(hop) for hop in review.hops],
        "sprawl": _sprawl(review.sprawl),
        "findings": [_finding(finding) for finding in review.findings],
        "problems": [_problem(problem) for problem in review.problems],
        "method": _method(review.method),
    }


def _figure(p: float) -> float:
    return round(float(p), 4)


def _date(on: date | None) -> str | None:
    return on.isoformat() if on else None


def _text(text: LocalText) -> str | Mapping[str, str]:
    """A text as it stands in a direction file: one string, or one a language."""
    if set(text.by_language) <= {""}:
        return text.by_language.get("", "")
    return dict(text.by_language)


def _direction(direction: Direction) -> Json:
    return {
        "from": _text(direction.from_),
        "to": _text(direction.to),
        "because": _text(direction.because),
    }


def _landmark(landmark: Landmark) -> Json:
    return {
        "landmark": landmark.label,
        "name": _text(landmark.name),
        "from": _text(landmark.from_),
        "to": _text(landmark.to),
        "sentences": [_text(sentence) for sentence in landmark.sentences],
        "kind": landmark.kind.value if landmark.kind else None,
        "thin": landmark.is_thin,
    }


def _initiative(reviewed: Reviewed) -> Json:
    initiative = reviewed.initiative
    return {
        "id": initiative.id,
        "row": initiative.row,
        "title": initiative.title,
        "description": initiative.description,
        "unit": initiative.unit,
        "owner": initiative.owner,
        "stage": initiative.stage.value if initiative.stage else None,
        "started_on": _date(initiative.started_on),
        "ended_on": _date(initiative.ended_on),
        "changed_on": _date(initiative.changed_on),
        "effort": initiative.effort,
        "language": reviewed.language,
        "fit": [_fit(fit) for fit in reviewed.fit],
        "stray": reviewed.is_stray,
        "stray_p": _figure(reviewed.stray_p),
        "theme": reviewed.theme,
        "silent": reviewed.is_silent,
        "confirmed": list(reviewed.confirmed),
        "ruled_out": list(reviewed.ruled_out),
    }


def _fit(fit: Fit) -> Json:
    return {
        "landmark": fit.landmark,
        "p": _figure(fit.p),
        "evidence": [_evidence(evidence) for evidence in fit.evidence],
    }


def _evidence(evidence: Evidence) -> Json:
    return {
        "quote": evidence.quote,
        "answers": evidence.answers,
        "words": list(evidence.words),
    }


def _overlap(overlap: Overlap) -> Json:
    return {
        "a": overlap.a,
        "b": overlap.b,
        "p": _figure(overlap.p),
        "level": overlap.level.value,
        "pasted": overlap.is_pasted,
        "evidence": {"a": overlap.quote_a, "b": overlap.quote_b},
    }


def _theme(theme: Theme, years: Sequence[ThemeYear]) -> Json:
    return {
        "id": theme.id,
        "words": list(theme.words),
        "members": list(theme.members),
        "agreement": _figure(theme.agreement),
        "years": [
            {
                "year": year.year,
                "began": year.began,
                "under_way": year.under_way,
                "concluded": year.concluded,
                "dropped": year.dropped,
            }
            for year in years
            if year.theme == theme.id
        ],
    }


def _hop(hop: Hop) -> Json:
    return {
        "theme": hop.theme,
        "began": _date(hop.began),
        "ended": _date(hop.ended),
        "started": hop.started_count,
        "dropped": hop.dropped_count,
        "rose": hop.rose,
        "months_held": None if hop.months_held is None else round(hop.months_held, 1),
    }


def _count(count: Count) -> Json:
    return {"value": count.value, "low": count.low, "high": count.high, "of": count.of}


def _sprawl(sprawl: Sprawl) -> Json:
    return {
        "no_clear_link": _count(sprawl.no_clear_link),
        "likely_overlap": _count(sprawl.likely_overlap),
        "empty_landmarks": _count(sprawl.empty_landmarks),
        "over_time": [
            {
                "on": at.on.isoformat(),
                "value": _figure(at.value),
                "low": _figure(at.low),
                "high": _figure(at.high),
                "n": at.n,
            }
            for at in sprawl.over_time
        ],
        "why_not": sprawl.why_not.value if sprawl.why_not else None,
    }


def _finding(finding: Finding) -> Json:
    return {
        "kind": finding.kind.value,
        "confidence": _figure(finding.confidence),
        "initiatives": list(finding.initiatives),
        "landmark": finding.landmark or None,
        "theme": finding.theme,
    }


def _problem(problem: Problem) -> Json:
    return {"row": problem.row, "sentence": problem.sentence, "left_out": problem.is_left_out}


def _method(method: Method) -> Json:
    return {
        "model": method.model,
        "version": method.version,
        "calibrated": method.is_calibrated,
        "languages": dict(method.languages),
        "thresholds": dict(method.thresholds),
        "confirmations": method.confirmations,
        "limits": list(method.limits),
    }
