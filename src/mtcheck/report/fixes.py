"""What fixing did, by file and rule, and what remains."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mtcheck.model import Applicability, Severity
from mtcheck.report.lines import counted
from mtcheck.report.visible import disarmed, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtcheck.fix import Mended
    from mtcheck.model import Finding, Report


def write(mended: Sequence[Mended], report: Report, *, quiet: bool = False) -> str:
    """Return a few lines a file that had findings, and one over all."""
    rows = [] if quiet else [row for each in mended for row in _file(each)]
    return "".join(f"{disarmed(row)}\n" for row in (*rows, summary(mended, report)))


def summary(mended: Sequence[Mended], report: Report, *, is_trial: bool = False) -> str:
    """Return how many were fixed, how many remain, and the verdict on those."""
    fixed = sum(len(each.fixed) for each in mended)
    files = sum(bool(each.fixed) for each in mended)
    remain = [f for each in mended for f in each.after.findings]
    verb = "would be fixed" if is_trial else "fixed"
    done = f"{counted(fixed, 'finding')} {verb}"
    done += f" in {counted(files, 'file')}" if files else ""
    left = f"{len(remain):,} remain{'s' * (len(remain) == 1)}"
    left += f" ({_by_severity(remain)})" if remain else ""
    parts = [f"{done}, {left}", *_hint(mended, remain)]
    missed = counted(len(report.problems), "problem") if report.problems else ""
    if is_trial:
        return "; ".join([*parts, missed] if missed else parts)
    verdict = _verdict(report) + (f", but {missed}" if missed else "")
    return f"{'; '.join(parts)} - {verdict}"


def _verdict(report: Report) -> str:
    if report.gate.passed:
        return "passed"
    return f"failed: {', '.join(report.gate.reasons)}"


def _hint(mended: Sequence[Mended], remain: Iterable[Finding]) -> Iterator[str]:
    tried = {id(left.finding) for each in mended for left in each.left}
    unsafe = sum(_is_unsafe(f) and id(f) not in tried for f in remain)
    if unsafe:
        yield f"--unsafe may fix {unsafe:,} more"
    unsettled = sum(not each.is_settled for each in mended)
    if unsettled:
        yield f"{counted(unsettled, 'file')} not done yet: run it again"


def _is_unsafe(finding: Finding) -> bool:
    fix = finding.fix
    return fix is not None and fix.applicability is Applicability.UNSAFE


def _by_severity(findings: Iterable[Finding]) -> str:
    counts = Counter(finding.severity for finding in findings)
    return ", ".join(
        f"{counts[level]:,} {level.label}"
        for level in sorted(Severity, reverse=True)
        if counts[level]
    )


def _file(mended: Mended) -> Iterator[str]:
    if not mended.fixed and not mended.after.findings:
        return
    path = visible(mended.path)
    yield f"./{path}" if path.lstrip().startswith("::") else path
    yield from _rules("fixed", mended.fixed)
    yield from _rules("remain", mended.after.findings)
    for finding, why in mended.left:
        place = f"{finding.line}:{finding.column}"
        yield f"  left    {place} {_rule(finding)}: {visible(why)}"


def _rules(head: str, findings: Iterable[Finding]) -> Iterator[str]:
    counts = Counter(map(_rule, findings))
    width = len(str(max(counts.values(), default=0)))
    for rule, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"  {head:<6}  {count:>{width}} {rule}"


def _rule(finding: Finding) -> str:
    return f"{visible(finding.code)} {visible(finding.name)}"
