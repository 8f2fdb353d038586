"""What findings cost under the published schemes."""

from __future__ import annotations

import pytest

from mtcheck.catalogue import load_catalogue
from mtcheck.model import Confidence, Document, Finding, Passage, Severity, Text
from mtcheck.schemes import J2450_CATEGORIES, SCHEMES, Scale, Scoring
from mtcheck.score import passage_scores


def finding(category: str, severity: Severity) -> Finding:
    """A finding in the first passage."""
    return Finding(
        code="FR001",
        name="a-name",
        category=category,
        severity=severity,
        confidence=Confidence.HIGH,
        message="",
        english=None,
        passage="1",
        passage_index=0,
        line=1,
        column=1,
        end_line=1,
        end_column=2,
        start=0,
        end=1,
        text="x",
        suggestions=(),
        fix=None,
        related=(),
        fingerprint="",
    )


MINOR, MAJOR, CRITICAL = Severity.MINOR, Severity.MAJOR, Severity.CRITICAL


@pytest.mark.parametrize(
    ("scheme", "category", "severity", "points"),
    [
        pytest.param("mqm", "accuracy/mistranslation", MINOR, 1, id="mqm minor"),
        pytest.param("mqm", "accuracy/mistranslation", CRITICAL, 25, id="mqm critical"),
        pytest.param("wmt", "accuracy/mistranslation", MAJOR, 5, id="wmt major"),
        pytest.param(
            "wmt", "accuracy/mistranslation", CRITICAL, 5, id="wmt no critical"
        ),
        pytest.param("wmt", "non-translation/engine", CRITICAL, 25, id="wmt no text"),
        pytest.param(
            "wmt", "linguistic-conventions/typography", MINOR, 0.1, id="comma"
        ),
        pytest.param(
            "wmt", "linguistic-conventions/typography", MAJOR, 5, id="bad comma"
        ),
        pytest.param("wmt", "style/awkward", Severity.NEUTRAL, 0, id="wmt neutral"),
        pytest.param("j2450", "terminology/wrong-term", MAJOR, 5, id="term, serious"),
        pytest.param("j2450", "terminology/wrong-term", MINOR, 2, id="term, minor"),
        pytest.param("j2450", "accuracy/untranslated", CRITICAL, 5, id="untranslated"),
        pytest.param("j2450", "linguistic-conventions/grammar", MAJOR, 4, id="syntax"),
        pytest.param("j2450", "accuracy/omission", MINOR, 2, id="omission"),
        pytest.param("j2450", "linguistic-conventions/agreement", MAJOR, 4, id="agree"),
        pytest.param(
            "j2450", "linguistic-conventions/spelling", MAJOR, 3, id="spelling"
        ),
        pytest.param("j2450", "locale-conventions/typography", MINOR, 1, id="space"),
        pytest.param("j2450", "style/awkward", MAJOR, 3, id="miscellaneous"),
        pytest.param("j2450", "style/awkward", Severity.NEUTRAL, 0, id="no error"),
    ],
)
def test_points(scheme: str, category: str, severity: Severity, points: float) -> None:
    """The weights as published."""
    assert SCHEMES[scheme].points(finding(category, severity)) == points


def test_wmt_caps_a_segment() -> None:
    """Ten major errors cost a segment what a non-translation costs."""
    document = Document(
        "a.txt", "text", "", [Passage("1", Text("un deux trois quatre"))]
    )
    findings = [finding("accuracy/mistranslation", MAJOR)] * 10
    costs = {
        name: passage_scores(document, findings, [(1, 1)], Scoring(scheme))[0].penalty
        for name, scheme in SCHEMES.items()
    }
    assert costs == {"mqm": 50.0, "wmt": 25.0, "j2450": 50.0}


def test_j2450_names_categories_that_rules_have() -> None:
    """The mapping and the catalogue speak of the same dimensions."""
    dimensions = {r.info.category.partition("/")[0] for r in load_catalogue().rules}
    assert {name.partition("/")[0] for name in J2450_CATEGORIES} <= dimensions


def test_passage_score_follows_the_scale() -> None:
    """A passage is judged on the scale of the whole."""
    document = Document("a.txt", "text", "", [Passage("1", Text("mot " * 100))])
    scoring = Scoring(scale=Scale(acceptable=50.0, passing=80.0))
    (score,) = passage_scores(document, [finding("a/b", MAJOR)], [(1, 1)], scoring)
    assert score.score == pytest.approx(80.0)
