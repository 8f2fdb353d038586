"""Source and reference lie beside the target, and sacreBLEU's scores come along."""

from __future__ import annotations

import pytest
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from mtcheck.catalogue import load_catalogue
from mtcheck.errors import InputError
from mtcheck.model import Document, FileReport
from mtcheck.read import read_text
from mtcheck.read.pair import paired
from mtcheck.scan import Scanner

TARGET = "Le maire ouvre la séance.\n\nLe budget est adopté."
REFERENCE = "Le maire ouvre la séance.\n\nLe conseil adopte le budget."
SOURCE = "The mayor opens the session.\n\nThe budget is adopted."


def text(content: str, path: str = "page.txt") -> Document:
    """A text file."""
    return read_text(content, path)


def checked(document: Document) -> FileReport:
    """The report on a French document."""
    return Scanner(load_catalogue(), target_lang="fr").check(document)


def test_corpus_metrics_are_sacrebleus_own() -> None:
    """Same figures, same signatures as sacreBLEU called by hand."""
    report = checked(paired(text(TARGET), source=None, reference=text(REFERENCE)))
    targets, references = TARGET.split("\n\n"), [REFERENCE.split("\n\n")]
    bleu, chrf = BLEU(), CHRF()
    values = {metric.name: metric.value for metric in report.metrics}
    assert values["bleu"] == pytest.approx(bleu.corpus_score(targets, references).score)
    assert values["chrf"] == pytest.approx(chrf.corpus_score(targets, references).score)
    signatures = {metric.name: metric.signature for metric in report.metrics}
    assert signatures["chrf"] == str(chrf.get_signature())
    assert set(values) == {"bleu", "chrf", "ter"}


def test_each_passage_has_its_chrf() -> None:
    """An identical passage scores 100, a different one less."""
    report = checked(paired(text(TARGET), source=None, reference=text(REFERENCE)))
    first, second = (dict(passage.metrics)["chrf"] for passage in report.passages)
    assert first == pytest.approx(100)
    assert 0 < second < 100


def test_without_a_reference_there_are_no_metrics() -> None:
    """A source alone is nothing to be compared with."""
    report = checked(paired(text(TARGET), source=text(SOURCE), reference=None))
    assert report.metrics == ()
    assert all(passage.metrics == () for passage in report.passages)
    source = report.document.passages[1].source
    assert source is not None
    assert source.content == "The budget is adopted."


def test_texts_of_different_length_are_refused() -> None:
    """A pairing that is off by one would make every check lie."""
    with pytest.raises(InputError, match=r"has 3 passages where page\.txt has 2"):
        paired(
            text(TARGET),
            source=text(SOURCE + "\n\nMore.", "source.txt"),
            reference=None,
        )
