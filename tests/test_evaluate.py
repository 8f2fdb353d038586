"""Findings held against marked corpora."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from mtcheck.catalogue import load_catalogue
from mtcheck.errors import InputError
from mtcheck.evaluate import evaluate
from mtcheck.evaluation import Evaluation
from mtcheck.report.chart import draw
from mtcheck.report.evaluation import write_json, write_text
from mtcheck.scanner import Scanner
from mtcheck.select import Selection

HAT = "Elle a lancé son chapeau dans le ring."  # FR214 marks 7–37
CLEAN = "Le conseil se réunit demain matin."
HAT_SPAN = {"start": 7, "end": 37, "severity": "major", "category": "Mistranslation"}


@pytest.fixture(scope="module")
def scanner() -> Scanner:
    """One rule, French."""
    return Scanner(load_catalogue(), Selection(select=("FR214",)), target_lang="fr")


def row(target: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - keys of a row
    """A row of machine translation in which people found nothing."""
    base = {"target": target, "target_lang": "fr", "spans": [], "doc": "d"}
    return {**base, "system": "engine", **more}


@pytest.fixture
def measured(scanner: Scanner, tmp_path: Path) -> Any:  # noqa: ANN401 - a function
    """Evaluate rows."""

    def measure(*rows: dict[str, Any], **options: Any) -> Evaluation:  # noqa: ANN401
        path = tmp_path / "rows.jsonl"
        path.write_text("".join(json.dumps(it) + "\n" for it in rows), encoding="utf-8")
        return evaluate(scanner, [path], **options)

    return measure


def test_a_hit_and_a_miss(measured: Any) -> None:  # noqa: ANN401
    """Precision counts findings, recall counts spans."""
    found = measured(
        row(HAT, spans=[HAT_SPAN]),
        row(HAT, spans=[]),
        row(CLEAN, spans=[{**HAT_SPAN, "start": 3, "end": 10, "category": "Odd"}]),
    )
    assert found.precision[:2] == (1, 2)
    assert found.recall[:2] == (1, 2)
    assert {it.name: it.recall[:2] for it in found.families} == {
        "mistranslation": (1, 1),
        "Odd": (0, 1),
    }
    assert [(it.code, *it.precision[:2]) for it in found.rules] == [("FR214", 1, 2)]
    assert found.characters.both == 30
    assert found.characters.marked == 37
    assert found.characters.found == 60
    assert found.characters.f1 == pytest.approx(60 / 97)


def test_rows_without_spans_are_not_judged(measured: Any) -> None:  # noqa: ANN401
    """Nobody looked: a finding there is neither right nor wrong."""
    found = measured(row(HAT, spans=None), row(CLEAN))
    assert found.precision.total == 0
    assert found.skipped.without_spans == 1
    assert found.machine.findings == 1


def test_human_rows_are_false_alarms(measured: Any) -> None:  # noqa: ANN401
    """Findings in human text have a rate; they are judged only when asked for."""
    rows = [row(HAT, system="human:x", spans=[HAT_SPAN]), row(CLEAN)]
    found = measured(*rows)
    assert found.human.findings == 1
    assert found.human.rate == pytest.approx(1000 / 8)
    assert found.precision.total == 0
    assert measured(*rows, include_human=True).precision[:2] == (1, 1)


def test_errors_without_a_place_spoil_recall_only(measured: Any) -> None:  # noqa: ANN401
    """What was annotated but not located may be what a rule found."""
    found = measured(row(HAT, spans=[HAT_SPAN], spans_not_located=2))
    assert found.precision[:2] == (1, 1)
    assert found.recall.total == 0
    assert found.skipped.not_located == 1


def test_spans_in_the_source_are_no_misses(measured: Any) -> None:  # noqa: ANN401
    """A finding is in the target and cannot touch them."""
    found = measured(row(CLEAN, spans=[{**HAT_SPAN, "side": "src"}]))
    assert found.recall.total == 0
    assert found.skipped.source_spans == 1


def test_penalties_beside_human_scores(measured: Any) -> None:  # noqa: ANN401
    """Passages and whole documents; the word count beside them."""
    rows = []
    for number in range(12):
        text = f"{HAT} {HAT}" if number % 4 == 0 else HAT if number % 4 == 1 else CLEAN
        rows.append(
            row(
                text,
                doc=f"d{number // 2}",
                score=float(text.count("ring")),
                score_kind="mqm_penalty",
                dataset="demo",
            )
        )
    passages, documents = measured(*rows).correlations
    assert (passages.unit, passages.number) == ("passage", 12)
    assert passages.penalty == pytest.approx((1.0, 1.0, 1.0))
    assert passages.words.pearson < 1
    assert (documents.unit, documents.number) == ("document", 6)
    assert documents.penalty == pytest.approx((1.0, 1.0, 1.0))


def test_judgements_are_averaged_over_documents(measured: Any) -> None:  # noqa: ANN401
    """Where more is better, the penalty per word falls as the judgement rises."""
    rows = [
        row(text, doc=str(number // 3), score=score, score_kind="da")
        for number, (text, score) in enumerate(
            [
                *[(HAT, 10.0), (HAT, 20.0), (HAT, 0.0)],
                *[(CLEAN, 90.0), (CLEAN, 90.0), (CLEAN, 90.0)],
                *[(HAT, 20.0), (CLEAN, 80.0), (CLEAN, 95.0)],
            ]
        )
    ]
    documents = measured(*rows).correlations[1]
    assert documents.penalty.kendall == pytest.approx(-1.0)


def test_systems_are_documents_of_their_own(measured: Any) -> None:  # noqa: ANN401
    """Rows of several systems share a cluster, not a document."""
    rows = [
        row(HAT, system=system, doc=doc, score=1.0, score_kind="mqm_penalty")
        for doc in ("a", "b")
        for system in ("one", "two")
    ]
    found = measured(*rows)
    assert found.clusters == 2
    assert [it.number for it in found.correlations] == [4, 4]


def test_all_or_none_is_not_certain(measured: Any) -> None:  # noqa: ANN401
    """Three of three is no proof of always."""
    found = measured(*[row(HAT, doc=str(n), spans=[HAT_SPAN]) for n in range(3)])
    assert found.precision.value == 1
    assert found.precision.interval.low < 0.5
    assert found.human.rate_interval is None


def test_no_rows_is_an_error(measured: Any) -> None:  # noqa: ANN401
    """An empty corpus says nothing."""
    with pytest.raises(InputError, match="no rows"):
        measured()


def test_jobs_change_nothing(measured: Any) -> None:  # noqa: ANN401
    """One process or two, the same bytes."""
    short = {**HAT_SPAN, "end": 30}
    rows = [row(HAT if n % 3 else CLEAN, doc=str(n), spans=[short]) for n in range(9)]
    one, two = (measured(*rows, jobs=jobs, resamples=50) for jobs in (1, 2))
    assert write_json(one) == write_json(two)
    assert write_text(one) == write_text(two)
    assert draw(one) == draw(two)


HOSTILE = "<b>\x1b[31m & ##[error] \u202e"


def test_hostile_names_do_nothing(measured: Any) -> None:  # noqa: ANN401
    """Names from the data are made visible, and escaped where they must be."""
    spans = [HAT_SPAN, {**HAT_SPAN, "category": HOSTILE, "severity": HOSTILE}]
    rows = [
        row(
            HAT,
            spans=spans,
            dataset=HOSTILE,
            score=float(n),
            score_kind=HOSTILE,
            doc=str(n),
        )
        for n in range(3)
    ]
    found = measured(*rows)
    for text in (write_text(found), write_json(found), draw(found)):
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "##[error]" not in text
    assert json.loads(write_json(found))["correlations"][0]["dataset"] == HOSTILE


SVG = "{http://www.w3.org/2000/svg}"


def test_picture_is_an_accessible_svg(measured: Any) -> None:  # noqa: ANN401
    """Well-formed, named, described; a point for each family with both sides."""
    spans = [HAT_SPAN, {**HAT_SPAN, "start": 0, "end": 4, "category": "Grammar"}]
    root = ET.fromstring(draw(measured(row(HAT, spans=spans))))  # noqa: S314 - ours
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert desc is not None
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert "mistranslation: precision 100.0 % of 1 finding" in str(desc.text)
    assert len(root.findall(f"{SVG}circle")) == 2
    labels = [str(it.text) for it in root.findall(f"{SVG}text")]
    assert {"all (1)", "mistranslation (1)"} <= set(labels)


def test_picture_of_nothing_says_so(measured: Any) -> None:  # noqa: ANN401
    """No findings, no points, and no failure."""
    picture = draw(measured(row(CLEAN)))
    assert "<circle" not in picture
    assert "no findings on annotated rows" in picture
