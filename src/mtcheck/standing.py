"""Gives compiled rules the evidence about them, and the place it earns them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mtcheck.catalogue import EVIDENCE
from mtcheck.errors import InputError, PackError
from mtcheck.evidence import earned_confidence, earned_status
from mtcheck.evidence_file import read_evidence
from mtcheck.model import Confidence, Severity, Status

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mtcheck.model import Evidence
    from mtcheck.packs import RuleSource

Plain = dict[str, Any]


def with_evidence(
    plain: list[Plain], rules: Sequence[RuleSource], *, shipped: Path
) -> list[Plain]:
    """The rules with their evidence, the status and the confidence it leaves them.

    Each folder of packs answers for its own rules. Evidence about a rule that has
    changed since still counts here; `mtcheck rules test` and the test suite tell.
    """
    known = {root: _read(root) for root in sorted({rule.root for rule in rules})}
    roots = {rule.spec.code: rule.root for rule in rules}
    for rule in plain:
        root = roots[rule["code"]]
        _settle(rule["info"], known[root].get(rule["code"]), is_own=root != shipped)
    return plain


def _read(root: Path) -> dict[str, Evidence]:
    try:
        return read_evidence(root / EVIDENCE)
    except InputError as error:
        raise PackError([str(error)]) from error


def _settle(info: Plain, evidence: Evidence | None, *, is_own: bool) -> None:
    severity = Severity[info["severity"].upper()]
    declared = Confidence[info["confidence"].upper()]
    status = earned_status(Status(info["status"]), severity, evidence, is_own=is_own)
    info["status"] = status.value
    info["confidence"] = earned_confidence(declared, evidence).label
    info["evidence"] = list(evidence) if evidence else None
