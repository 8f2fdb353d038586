"""Conditions about rows."""

from __future__ import annotations

import pytest

from mtcheck.corpora.conditions import Choice, Condition, Facts, condition
from mtcheck.errors import UnknownRuleError, UsageError
from mtcheck.model import Finding

from .conftest import scanner


def row(words: int = 10, penalty: float = 0.0, text: str = "") -> Facts:
    """A row with the findings of a text."""
    from mtcheck.read import read_bytes

    findings: tuple[Finding, ...] = ()
    if text:
        report = scanner().check(read_bytes(f"{text}\n".encode(), "a.txt"))
        findings = report.findings
    score = 100 * (1 - penalty / words) if words else None
    return Facts(words, penalty, score, findings)


FAULTY = "Le jardin , le four et le puits."


@pytest.mark.parametrize(
    ("text", "facts", "holds"),
    [
        ("penalty>=5", row(penalty=5), True),
        ("penalty>5", row(penalty=5), False),
        (" penalty = 5 ", row(penalty=5), True),
        ("penalty!=5", row(penalty=5), False),
        ("score<90", row(penalty=2), True),
        ("score<90", row(words=0), False),
        ("score>=0", row(words=0), False),
        ("words<3", row(words=2), True),
        ("findings>0", row(text=FAULTY), True),
        ("penalty_per_1000>50", row(words=10, penalty=1), True),
        ("penalty_per_1000>50", row(words=0, penalty=1), False),
        ("severity>=minor", row(text=FAULTY), True),
        ("severity>=major", row(text=FAULTY), False),
        ("severity<neutral", row(), True),
        ("severity=none", row(), True),
        ("severity=None", row(text=FAULTY), False),
        ("code=MT205", row(text=FAULTY), True),
        ("code==mt2", row(text=FAULTY), True),
        ("code=FR007,space-before-stop-or-comma", row(text=FAULTY), True),
        ("code=FR", row(text=FAULTY), False),
        ("code!=FR", row(text=FAULTY), True),
        ("code!=MT205", row(text=FAULTY), False),
    ],
)
def test_conditions(text: str, facts: Facts, *, holds: bool) -> None:
    """Measures, comparisons, values."""
    assert condition(text, "--keep").holds(facts) is holds


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("penalty", '--keep takes a condition such as "penalty>=5"'),
        ("", "--keep takes a condition"),
        ("penalti>5", 'did you mean "penalty"?'),
        ("penalty>many", '"many" in "penalty>many" is no number'),
        ("penalty>nan", '"nan" in "penalty>nan" is no number'),
        ("severity>=majr", 'did you mean "major"?'),
        ("code>MT3", 'codes go with "=" or "!="'),
        ("code=", 'codes go with "=" or "!="'),
    ],
)
def test_what_is_no_condition_is_told(text: str, told: str) -> None:
    """In one line, with what was probably meant."""
    with pytest.raises(UsageError) as raised:
        condition(text, "--keep")
    assert told in str(raised.value)
    assert "\n" not in str(raised.value)


def test_codes_must_be_known() -> None:
    """As they must for --select."""
    from mtcheck.catalogue import load_catalogue
    from mtcheck.corpora.conditions import require_known_rules

    catalogue = load_catalogue()
    require_known_rules(Choice(keep=(condition("code=MT2", "--keep"),)), catalogue)
    with pytest.raises(UnknownRuleError, match="XX9"):
        require_known_rules(Choice(drop=(condition("code=XX9", ""),)), catalogue)


def test_a_row_is_kept_if_some_condition_wants_it_and_none_drops_it() -> None:
    """Without a condition to keep by, all are wanted."""
    short, good = Condition("words", "<", 3.0), Condition("score", ">=", 90.0)
    assert Choice().keeps(row())
    assert Choice(drop=(short,)).keeps(row())
    assert not Choice(drop=(short,)).keeps(row(words=2))
    assert Choice(keep=(good, short)).keeps(row(words=2, penalty=2))
    assert not Choice(keep=(good,)).keeps(row(penalty=5))
    assert not Choice(keep=(good,), drop=(short,)).keeps(row(words=2))
