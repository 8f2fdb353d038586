"""Code Quality of GitLab: what a merge request shows beside the changed lines."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from mtcheck.report.flags import Flag, flags, heading, sentence
from mtcheck.report.json_report import dump
from mtcheck.report.paths import from_root
from mtcheck.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.model import Problem, Report
    from mtcheck.report import RenderOptions
    from mtcheck.report.json_report import Object

_SEVERITIES = {
    "neutral": "info",
    "minor": "minor",
    "major": "major",
    "critical": "critical",
}


def write(report: Report, options: RenderOptions) -> str:
    """Return a JSON array with an object for each finding and problem."""
    prints = _Fingerprints()
    issues = [
        *(_problem(problem, options, prints) for problem in report.problems),
        *(_issue(flag, options, prints) for flag in flags(report)),
    ]
    return dump(issues, indent=2) + "\n"


class _Fingerprints:
    """Digests that tell issues apart, for GitLab shows one of those that are equal.

    No line number is in them: an issue that only moved is not a new one.
    """

    def __init__(self) -> None:
        self._given: set[str] = set()

    def unique(self, *parts: str) -> str:
        """The digest of some texts, another one when they come again."""
        return next(it for it in _digests("\0".join(parts)) if self._is_new(it))

    def _is_new(self, digest: str) -> bool:
        size = len(self._given)
        self._given.add(digest)
        return len(self._given) > size


def _digests(text: str) -> Iterator[str]:
    digest = text
    while True:
        data = digest.encode("utf-8", "surrogatepass")
        digest = blake2b(data, digest_size=16).hexdigest()
        yield digest


def _problem(problem: Problem, options: RenderOptions, prints: _Fingerprints) -> Object:
    path = from_root(problem.path, options)
    return {
        "description": f"cannot be checked: {visible(problem.message)}",
        "check_name": "unreadable",
        "fingerprint": prints.unique("unreadable", path, problem.message),
        "severity": "blocker",
        "location": {"path": path, "lines": {"begin": 1}},
    }


def _issue(flag: Flag, options: RenderOptions, prints: _Fingerprints) -> Object:
    finding, path = flag.finding, from_root(flag.path, options)
    lines = {"begin": finding.line, "end": finding.end_line}
    return {
        # GitLab shows no name of a check, so the description begins with it.
        "description": f"{heading(finding)}: {sentence(finding)}",
        "check_name": finding.name,
        "fingerprint": prints.unique(path, finding.fingerprint),
        "severity": _SEVERITIES[finding.severity.label],
        "location": {"path": path, "lines": lines},
    }
