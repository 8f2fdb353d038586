"""What comments silence, how far they reach, and when they are faults themselves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mtcheck.model import Example, FileReport, Severity
from mtcheck.silence.apply import Silencing
from mtcheck.silence.rules import RULES

Scan = Callable[..., FileReport]
DOUBLED = "<p>Le le jour se lève.</p>"


def codes(report: FileReport) -> list[tuple[str, int]]:
    """The findings by code and line."""
    return [(finding.code, finding.line) for finding in report.findings]


def test_the_next_passage(scan: Scan) -> None:
    """Only the next one, only the rule that is named."""
    report = scan(f"<!-- mtcheck: ignore[MT251] refrain -->\n{DOUBLED}\n{DOUBLED}")
    assert codes(report) == [("MT251", 3)]
    (silenced,) = report.silenced
    assert (silenced.means, silenced.reason) == ("comment", "refrain")
    assert (silenced.finding.line, silenced.where) == (2, "a.html:1")


def test_a_silenced_finding_costs_nothing(scan: Scan) -> None:
    """Neither does a fault of a silencer."""
    report = scan(f"<!-- mtcheck: ignore[MT251] -->{DOUBLED}<!-- mtcheck: ignore -->")
    assert report.score.penalty == 0
    assert report.score.by_severity[Severity.NEUTRAL] == 1


def test_names_and_small_letters_are_codes_too(scan: Scan) -> None:
    """As they are everywhere."""
    assert not scan(f"<!-- mtcheck: ignore[doubled-word] -->{DOUBLED}").findings
    assert not scan(f"<!-- mtcheck: ignore[mt251] -->{DOUBLED}").findings


def test_ranges(scan: Scan) -> None:
    """From `disable` to `enable`, each rule for itself."""
    report = scan(
        f"{DOUBLED}\n<!-- mtcheck: disable[MT251] -->\n{DOUBLED}\n{DOUBLED}\n"
        f"<!-- mtcheck: enable[MT251] -->\n{DOUBLED}"
    )
    assert codes(report) == [("MT251", 1), ("MT251", 6)]


def test_a_range_without_an_end(scan: Scan) -> None:
    """It goes on to the end of the file."""
    report = scan(f"<!-- mtcheck: disable[MT251] -->{DOUBLED}{DOUBLED}")
    assert codes(report) == []
    assert len(report.silenced) == 2


def test_the_whole_file(scan: Scan) -> None:
    """From its head; further down it would be overlooked."""
    comment = "<!-- mtcheck: ignore-file[MT251] poems -->"
    assert not scan(f"{comment}\n{DOUBLED}\n{DOUBLED}").findings
    late = scan(DOUBLED + "\n" * 12 + comment + DOUBLED)
    assert codes(late) == [("MT251", 1), ("MT006", 13), ("MT251", 13)]


def test_all_plural_forms_of_a_message(scan: Scan) -> None:
    """A comment of a translator is about the whole message."""
    report = scan(
        '# mtcheck: ignore[MT251] song\nmsgid "day"\nmsgid_plural "days"\n'
        'msgstr[0] "le le jour"\nmsgstr[1] "les les jours"\n',
        "a.po",
        select=("MT251", "MT0"),
    )
    assert codes(report) == []
    assert len(report.silenced) == 2


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("ignore[MT252]", "MT001"),
        ("ignore-file[MT252]", "MT001"),
        ("disable[MT252]", "MT001"),
        ("enable[MT251]", "MT001"),
        ("ignore[MT9999]", "MT002"),
        ("ignore[MT2]", "MT002"),
        ("ignore[MT251] until=2026-06-14", "MT003"),
        ("ignore", "MT004"),
        ("ignore[all]", "MT004"),
        ("ignroe[MT251]", "MT006"),
        ("ignore[MT251] until=never", "MT006"),
    ],
)
def test_faults_of_silencers(scan: Scan, comment: str, expected: str) -> None:
    """They are findings where the comment stands, and they silence nothing."""
    report = scan(f"<!-- mtcheck: {comment} -->\n{DOUBLED}")
    assert codes(report) == [(expected, 1), ("MT251", 2)]
    fault = report.findings[0]
    assert fault.text == f"<!-- mtcheck: {comment} -->"
    assert "{" not in fault.message


def test_the_last_day_still_counts(scan: Scan) -> None:
    """A date is the last day on which a comment silences."""
    assert not scan(
        f"<!-- mtcheck: ignore[MT251] until=2026-06-15 -->{DOUBLED}"
    ).findings


def test_a_good_code_beside_an_unknown_one_counts(scan: Scan) -> None:
    """The slip is reported, the rest is heeded."""
    report = scan(f"<!-- mtcheck: ignore[MT251, dubled-word] -->\n{DOUBLED}")
    assert codes(report) == [("MT002", 1)]
    assert 'did you mean "doubled-word"?' in report.findings[0].message


def test_unused_is_said_of_rules_that_ran_alone(scan: Scan) -> None:
    """A narrowed run does not call needed silencers unused."""
    text = f"<!-- mtcheck: ignore[MT251] -->\n{DOUBLED}<!-- mtcheck: ignore[MT252] --><p>x</p>"
    assert codes(scan(text, select=("MT101", "MT001"))) == []
    assert codes(scan(text, ignore=("MT251", "MT252"))) == []
    assert codes(scan(text, select=("MT252", "MT001"))) == [("MT001", 2)]


def test_rules_about_silencers_can_be_ignored(scan: Scan) -> None:
    """Like any other."""
    text = "<!-- mtcheck: ignore[MT252] --><p>Bien.</p>"
    assert codes(scan(text)) == [("MT001", 1)]
    assert codes(scan(text, ignore=("MT001",))) == []
    assert codes(scan(text, ignore=("MT0",))) == []


def test_a_reason_can_be_demanded(scan: Scan) -> None:
    """A comment without one then silences nothing."""
    strict = Silencing(needs_reason=True)
    text = f"<!-- mtcheck: ignore[MT251] -->\n{DOUBLED}"
    assert codes(scan(text, settings=strict)) == [("MT005", 1), ("MT251", 2)]
    said = text.replace("]", "] a refrain")
    assert codes(scan(said, settings=strict)) == []


def test_hostile_comments_stay_words(scan: Scan) -> None:
    """A comment may hold anything; its message is bounded."""
    report = scan(f"<!-- mtcheck: \x1b[2J ::error::{'x' * 500} \u202e -->{DOUBLED}")
    assert codes(report) == [("MT006", 1), ("MT251", 1)]
    assert len(report.findings[0].message) < 400


def test_fingerprints_of_faults_differ(scan: Scan) -> None:
    """The same comment twice makes two findings that can be told apart."""
    comment = "<!-- mtcheck: ignore -->"
    report = scan(f"{comment}<p>Bien.</p>{comment}<p>Bon.</p>")
    assert len({finding.fingerprint for finding in report.findings}) == 2


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.info.code)
def test_examples_of_the_rules(scan: Scan, rule: object) -> None:
    """Each bad example fires once, each good one is silent."""
    info = rule.info  # type: ignore[attr-defined]
    settings = Silencing(needs_reason=info.code == "MT005")

    def found(example: Example) -> list[str]:
        report = scan(example.text, settings=settings)
        return [f.code for f in report.findings if f.code == info.code]

    assert [found(example) for example in info.bad] == [[info.code]]
    assert [found(example) for example in info.good] == [[]]
