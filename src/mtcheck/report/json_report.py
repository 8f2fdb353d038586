"""The report for programs, as the contract lays it down (schema ``mtcheck/1``)."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Final, TypeAlias

from mtcheck.report.counts import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mtcheck.model import (
        FileReport,
        Finding,
        Fix,
        Gate,
        Interval,
        Metric,
        PassageScore,
        Report,
    )
    from mtcheck.model import Score as ModelScore
    from mtcheck.report import RenderOptions

    Json: TypeAlias = (
        Mapping[str, "Json"] | Sequence["Json"] | str | int | float | bool | None
    )
    Object: TypeAlias = Mapping[str, Json]

SCHEMA: Final = "mtcheck/1"

# JSON allows these as they are; terminals and build servers obey some, and UTF-8
# refuses others.
_LIVE = re.compile(
    r"""[\x7f-\x9f]                                   # DEL and C1
    |   [\xad\u061c\u180e\u200b-\u200f\u2028-\u202e]  # invisible, bidi, separators
    |   [\u2060-\u206f\ufeff\ufff9-\ufffb]            # the same
    |   [\ud800-\udfff]                               # lone surrogates
    |   (?<=\#)\#(?=\w*\[)                           # « ##[error] », « ##vso[…] »
    """,
    re.VERBOSE,
)


def write(report: Report, _options: RenderOptions) -> str:
    """Return the whole report as one JSON object."""
    content: Object = {
        "schema": SCHEMA,
        "version": report.version,
        "summary": {
            **_summary(report.score, len(report.files), report.gate),
            "silenced": _silenced(report.files),
            "expired_baseline_entries": report.expired,
        },
        "files": [_file(file) for file in report.files],
        "problems": [
            {"path": problem.path, "message": problem.message}
            for problem in report.problems
        ],
    }
    return dump(content, indent=2) + "\n"


def dump(content: Json, *, indent: int | None = None) -> str:
    """Return JSON that is valid UTF-8 and holds no character that acts."""
    text = json.dumps(content, ensure_ascii=False, indent=indent, allow_nan=False)
    return _LIVE.sub(_escape, text)


def finding_object(finding: Finding) -> Object:
    """Return one finding with the keys of the contract, in its order."""
    return {
        "code": finding.code,
        "name": finding.name,
        "category": finding.category,
        "severity": finding.severity.label,
        "confidence": finding.confidence.label,
        "message": finding.message,
        "english": finding.english,
        "passage": finding.passage,
        "side": finding.side,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "start": finding.start,
        "end": finding.end,
        "text": finding.text,
        "suggestions": list(finding.suggestions),
        "fix": None if finding.fix is None else _fix(finding.fix),
        "related": [place._asdict() for place in finding.related],
        "fingerprint": finding.fingerprint,
    }


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"


def _summary(score: ModelScore, files: int, gate: Gate | None) -> Object:
    return {
        "files": files,
        "passages": score.passages,
        "words": score.words,
        "findings": score.findings,
        "by_severity": {
            severity.label: score.by_severity.get(severity, 0)
            for severity in SEVERITIES
        },
        "penalty": _rounded(score.penalty),
        "penalty_per_1000_words": _rounded(score.penalty_per_1000_words),
        "penalty_interval": _bounds(score.penalty_interval),
        "score": _rounded(score.value),
        "score_interval": _bounds(score.interval),
        "signature": score.signature,
        "gate": None if gate is None else _gate(gate),
    }


def _silenced(files: Sequence[FileReport]) -> Object:
    """How many findings are not reported, by what silences them."""
    means = Counter(each.means for file in files for each in file.silenced)
    return {name: means[name] for name in ("comment", "allow", "name", "baseline")}


def _bounds(interval: Interval | None) -> Json:
    return None if interval is None else [_rounded(bound) for bound in interval]


def _gate(gate: Gate) -> Object:
    return {"passed": gate.passed, "reasons": list(gate.reasons)}


def _file(file: FileReport) -> Object:
    return {
        "path": file.document.path,
        "source_lang": file.source_lang,
        "target_lang": file.target_lang,
        # The gate judges a whole run, never one file of it.
        "score": {**_summary(file.score, 1, None), "silenced": _silenced([file])},
        "metrics": [_metric(metric) for metric in file.metrics],
        "passages": [_passage(passage) for passage in file.passages],
        "findings": [finding_object(finding) for finding in file.findings],
    }


def _metric(metric: Metric) -> Object:
    return {
        "name": metric.name,
        "value": _rounded(metric.value),
        "interval": _bounds(metric.interval),
        "signature": metric.signature,
    }


def _passage(passage: PassageScore) -> Object:
    return {
        "id": passage.id,
        "line": passage.line,
        "end_line": passage.end_line,
        "words": passage.words,
        "penalty": _rounded(passage.penalty),
        "score": _rounded(passage.score),
        "metrics": {name: _rounded(value) for name, value in passage.metrics},
    }


def _fix(fix: Fix) -> Object:
    return {
        "applicability": fix.applicability.label,
        "edits": [edit._asdict() for edit in fix.edits],
    }


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(float(number), 1)
