"""The evidence about a rule in words and in the cells of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.evidence import (
    PROVEN,
    PROVEN_CRITICAL,
    bounds,
    decided,
    false_alarms,
    is_proven,
    is_quiet,
    per_100_000,
    precision,
)
from mtcheck.model import Severity, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.model import Evidence, RuleInfo


def told(info: RuleInfo) -> Iterator[str]:
    """Sentences that say what measuring has shown, and what follows from it."""
    evidence = info.evidence
    if evidence is None:
        yield _unmeasured(info)
        return
    yield _on_human_text(evidence)
    yield from _on_machine_translation(evidence)
    yield from _precision(evidence)
    yield _standing(info, evidence)


def human_rate(info: RuleInfo) -> str:
    """Hits in 100,000 words of human text, for a table."""
    evidence = info.evidence
    if evidence is None or not evidence.human_words:
        return "not measured"
    if not evidence.human_hits:
        return f"never in {evidence.human_words:,}"
    return _rate(evidence.human_hits, evidence.human_words)


def precision_with_bound(info: RuleInfo) -> str:
    """The precision and its lower bound, for a table; nothing if none is decided."""
    share = precision(info.evidence) if info.evidence else None
    if info.evidence is None or share is None:
        return "-"
    return f"{share:.2f} ({bounds(info.evidence).low:.2f})"


def as_fields(info: RuleInfo) -> dict[str, object] | None:
    """The evidence for programs; None where the rule was never measured."""
    evidence = info.evidence
    if evidence is None:
        return None
    fields: dict[str, object] = evidence._asdict()
    del fields["digest"]
    low, high = bounds(evidence)
    return fields | {
        "human_hits_per_100000_words": per_100_000(
            evidence.human_hits, evidence.human_words
        ),
        "precision": precision(evidence),
        "precision_interval": [low, high] if decided(evidence)[1] else None,
    }


def _unmeasured(info: RuleInfo) -> str:
    if info.category.endswith("/silencer"):
        return "It judges comments and tables that silence, which no corpus has."
    if info.status is Status.STABLE:
        return "Never measured; on because it is a rule of a pack of your own."
    return "Never measured, and so off by default."


def _on_human_text(e: Evidence) -> str:
    if not e.human_words:
        return "Not tried on human text."
    if not e.human_hits:
        return f"Never hit in {e.human_words:,} words of human text."
    rate = _rate(e.human_hits, e.human_words)
    held = f"{_hits(e.human_hits)} in {e.human_words:,} words of human text"
    right = f"; {e.human_faults} of them found a real fault" if e.human_faults else ""
    return f"{held}, {rate} in 100,000{right}."


def _on_machine_translation(e: Evidence) -> Iterator[str]:
    if not e.machine_words:
        return
    if not e.machine_hits:
        yield f"Never hit in {e.machine_words:,} words of machine translation."
        return
    yield f"{_hits(e.machine_hits)} in {e.machine_words:,} words of machine translation."
    if e.annotated_hits:
        yield (
            f"Where people had marked the errors, {e.annotated_touching} of"
            f" {_hits(e.annotated_hits)} touched one."
        )


def _precision(e: Evidence) -> Iterator[str]:
    judged = e.judged_right + e.judged_wrong
    if judged:
        yield f"Judged by hand: {e.judged_right} right, {e.judged_wrong} wrong."
    share = precision(e)
    if share is not None:
        yield f"Precision {share:.2f}, at least {bounds(e).low:.2f}."


def _standing(info: RuleInfo, e: Evidence) -> str:
    if is_quiet(e) or is_proven(e, info.severity):
        if info.status is Status.STABLE:
            return "On by default."
        return "Held back by its own file."
    needed = PROVEN_CRITICAL if info.severity is Severity.CRITICAL else PROVEN
    alarms = _rate(false_alarms(e), e.human_words) if e.human_words else "unknown"
    return (
        f"Off by default: false alarms in 100,000 words of human text, {alarms} (at"
        f" most 1 is allowed, proven on 100,000); precision not proven to be"
        f" {needed:.2f}."
    )


def _rate(hits: int, words: int) -> str:
    return f"{per_100_000(hits, words) or 0:.1f}"


def _hits(count: int) -> str:
    return f"{count:,} hit{'s' * (count != 1)}"
