"""What evidence earns a rule: its place, its confidence, its words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.catalogue import load_catalogue, shipped_rules
from mtcheck.cli.figures import as_fields, human_rate, precision_with_bound, told
from mtcheck.errors import InputError
from mtcheck.evidence import (
    bounds,
    decided,
    earned_confidence,
    earned_status,
    is_proven,
    is_quiet,
    precision,
    wilson,
)
from mtcheck.evidence_file import DataFile, evidence_text, read_evidence
from mtcheck.judgements import file_digest
from mtcheck.measure import is_stale, rule_digest
from mtcheck.model import Confidence, Evidence, Severity, Status

NONE = Evidence("d", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
QUIET = NONE._replace(human_words=250_000)


def counts(human: int = 0, faults: int = 0, right: int = 0, wrong: int = 0) -> Evidence:
    """Evidence from as many words of human text as of annotated translation."""
    return NONE._replace(
        human_words=200_000,
        human_hits=human,
        human_faults=faults,
        annotated_words=200_000,
        machine_words=200_000,
        machine_hits=right + wrong,
        machine_right=right,
        machine_wrong=wrong,
    )


@pytest.mark.parametrize(
    ("right", "decided_", "low", "high"),
    [
        # The intervals of 0/10, 9/10 and 81/263 in Newcombe 1998 and by hand.
        (0, 10, 0.0, 0.2775),
        (9, 10, 0.5958, 0.9821),
        (81, 263, 0.2553, 0.3662),
        (0, 0, 0.0, 1.0),
    ],
)
def test_wilson(right: int, decided_: int, low: float, high: float) -> None:
    """The bounds are those of the literature; nothing decided says nothing."""
    assert wilson(right, decided_) == pytest.approx((low, high), abs=1e-4)


@given(st.integers(0, 500), st.integers(0, 500))
def test_the_interval_holds_the_share(right: int, wrong: int) -> None:
    """It lies in (0, 1), around the share, and narrows with more of the same."""
    total = right + wrong
    low, high = wilson(right, total)
    assert 0 <= low <= high <= 1
    if total:
        assert low <= right / total + 1e-12
        assert high >= right / total - 1e-12
        more = wilson(2 * right, 2 * total)
        assert more.high - more.low < high - low


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        pytest.param(NONE, False, id="nothing read proves nothing"),
        pytest.param(NONE._replace(human_words=99_999), False, id="too few words"),
        pytest.param(NONE._replace(human_words=100_000), True, id="just enough"),
        pytest.param(counts(human=2), True, id="one in 100,000"),
        pytest.param(counts(human=3), False, id="more than one in 100,000"),
        pytest.param(counts(human=9, faults=7), True, id="faults are no false alarms"),
    ],
)
def test_silence_on_human_text(evidence: Evidence, *, expected: bool) -> None:
    """At most one false alarm in 100,000 words, of at least so many."""
    assert is_quiet(evidence) is expected


@pytest.mark.parametrize(
    ("evidence", "severity", "expected"),
    [
        (counts(right=21), Severity.MAJOR, False),
        (counts(right=22), Severity.MAJOR, True),
        (counts(right=22), Severity.CRITICAL, False),
        (counts(right=73), Severity.CRITICAL, True),
        (counts(human=9, right=30), Severity.MINOR, False),
        (NONE, Severity.NEUTRAL, False),
    ],
)
def test_proof_of_precision(
    evidence: Evidence, severity: Severity, *, expected: bool
) -> None:
    """The lower bound counts, not the share; critical rules need more."""
    assert is_proven(evidence, severity) is expected


def test_reading_more_human_text_does_not_lower_the_precision() -> None:
    """Ten times the human text with ten times its false alarms changes nothing."""
    little = counts(human=4, right=40)
    much = little._replace(human_words=2_000_000, human_hits=40)
    assert precision(much) == pytest.approx(precision(little))
    assert decided(much) == pytest.approx(decided(little))


@pytest.mark.parametrize(
    ("declared", "evidence", "is_own", "expected"),
    [
        (Status.STABLE, None, False, Status.PREVIEW),
        (Status.STABLE, None, True, Status.STABLE),
        (Status.STABLE, QUIET, False, Status.STABLE),
        (Status.STABLE, counts(human=9), False, Status.PREVIEW),
        (Status.STABLE, counts(human=9), True, Status.PREVIEW),
        (Status.STABLE, counts(human=9, right=200), False, Status.STABLE),
        (Status.PREVIEW, QUIET, False, Status.PREVIEW),
        (Status.DEPRECATED, counts(human=9), False, Status.DEPRECATED),
    ],
)
def test_a_place_is_earned(
    declared: Status, evidence: Evidence | None, expected: Status, *, is_own: bool
) -> None:
    """A file may hold its rule back; it cannot promote it."""
    found = earned_status(declared, Severity.MAJOR, evidence, is_own=is_own)
    assert found is expected


@pytest.mark.parametrize(
    ("declared", "evidence", "expected"),
    [
        (Confidence.HIGH, None, Confidence.HIGH),
        (Confidence.MEDIUM, QUIET, Confidence.MEDIUM),
        (Confidence.HIGH, counts(right=3, wrong=1), Confidence.HIGH),
        (Confidence.HIGH, counts(right=30, wrong=20), Confidence.MEDIUM),
        (Confidence.HIGH, counts(right=5, wrong=30), Confidence.LOW),
        (Confidence.LOW, counts(right=40), Confidence.HIGH),
        (Confidence.LOW, counts(right=16, wrong=2), Confidence.MEDIUM),
    ],
)
def test_confidence_stays_within_the_evidence(
    declared: Confidence, evidence: Evidence | None, expected: Confidence
) -> None:
    """While few hits are decided the file's word stands; then the figures do."""
    assert earned_confidence(declared, evidence) is expected


FULL = Evidence("abc", 250_000, 7, 4, 300_000, 30, 150_000, 12, 9, 5, 2, 11, 3)


def test_a_file_of_evidence_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Counts come back; data and rules stand a line each, sorted by code."""
    data = [DataFile("a.jsonl", "0" * 64, 10, 200, "human")]
    text = evidence_text(data, None, {"XX2": QUIET, "XX1": FULL})
    path = tmp_path / "evidence.json"
    path.write_text(text, encoding="utf-8")
    assert read_evidence(path) == {"XX1": FULL, "XX2": QUIET}
    assert [line[:13] for line in text.splitlines() if '"rule"' in line] == [
        '{"rule":"XX1"',
        '{"rule":"XX2"',
    ]
    assert read_evidence(tmp_path / "none.json") == {}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"schema": "other/1", "rules": []}',
        '{"schema": "mtcheck-evidence/1", "rules": [{"rule": "XX1"}]}',
        evidence_text([], None, {"XX1": FULL}).replace("250000", "-1"),
        evidence_text([], None, {"XX1": FULL}).replace("250000", "true"),
    ],
)
def test_what_is_no_evidence_is_refused(tmp_path: Path, text: str) -> None:
    """The message names the file and says how to make a right one."""
    path = tmp_path / "evidence.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"evidence\.json: not evidence about rules"):
        read_evidence(path)


INFO = replace(load_catalogue().by_code["FR214"].info, severity=Severity.MAJOR)


def words(evidence: Evidence | None, status: Status = Status.STABLE) -> str:
    """What `mtcheck explain` says."""
    return " ".join(told(replace(INFO, evidence=evidence, status=status)))


def test_figures_in_words() -> None:
    """Hits, rates, judgements, precision with its bound, and what follows."""
    assert words(QUIET) == "Never hit in 250,000 words of human text. On by default."
    full = words(FULL, Status.PREVIEW)
    assert "7 hits in 250,000 words of human text, 2.8 in 100,000; 4 of them" in full
    assert "9 of 12 hits touched one" in full
    assert "Judged by hand: 5 right, 2 wrong." in full
    assert f"at least {bounds(FULL).low:.2f}" in full
    assert "Off by default: false alarms" in full
    assert words(QUIET, Status.PREVIEW).endswith("Held back by its own file.")
    assert words(None, Status.PREVIEW) == "Never measured, and so off by default."
    assert "rule of a pack of your own" in words(None)


def test_figures_in_a_table_and_for_programs() -> None:
    """A rule never hit says in how many words."""
    assert human_rate(replace(INFO, evidence=QUIET)) == "never in 250,000"
    assert human_rate(replace(INFO, evidence=FULL)) == "2.8"
    assert human_rate(replace(INFO, evidence=None)) == "not measured"
    assert precision_with_bound(replace(INFO, evidence=QUIET)) == "-"
    fields = as_fields(replace(INFO, evidence=FULL))
    assert fields is not None
    assert fields["human_hits_per_100000_words"] == pytest.approx(2.8)
    assert as_fields(replace(INFO, evidence=None)) is None


MEASURE = "run `make measure` and commit rules/evidence.json"


def test_the_evidence_is_about_the_rules_as_they_are() -> None:
    """Every shipped rule is measured as it stands, and no other is named."""
    rules = load_catalogue().rules
    stale = [rule.info.code for rule in rules if is_stale(rule)]
    missing = [rule.info.code for rule in rules if rule.info.evidence is None]
    known = read_evidence(shipped_rules() / "evidence.json")
    gone = sorted(known.keys() - {rule.info.code for rule in rules})
    assert not stale, f"changed since they were measured: {stale}; {MEASURE}"
    assert not missing, f"never measured: {missing}; {MEASURE}"
    assert not gone, f"measured, but no rules any more: {gone}; {MEASURE}"


def test_the_evidence_counts_the_judgements_as_they_are() -> None:
    """A judgement that was added or changed is in the figures."""
    digest = file_digest(shipped_rules() / "judgements.jsonl")
    held = (shipped_rules() / "evidence.json").read_text(encoding="utf-8")
    assert f'"judgements": "{digest}"' in held, MEASURE


def test_a_rule_is_stale_when_its_check_is_another() -> None:
    """The digest of a rule with a check holds the source of the check."""
    rule = next(r for r in load_catalogue().rules if r.check == "foreign-run")
    other = replace(rule, check="foreign-word")
    assert rule_digest(rule) != rule_digest(other) != rule.info.meaning
    assert is_stale(other)
