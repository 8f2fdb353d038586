"""Source and reference lie beside the target, and sacreBLEU's scores come along."""

from __future__ import annotations

import pytest
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from mtcheck.catalogue import load_catalogue
from mtcheck.errors import InputError
from mtcheck.metrics import document_metrics, paired_metrics
from mtcheck.model import Document, FileReport
from mtcheck.read import read_text
from mtcheck.read.pair import paired
from mtcheck.scanner import Scanner

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
    plain = signatures["chrf"].replace("bs:1000|seed:12345|", "")
    assert plain == str(chrf.get_signature())
    assert set(values) == {"bleu", "chrf", "ter"}


def test_each_passage_has_its_chrf() -> None:
    """An identical passage scores 100, a different one less."""
    report = checked(paired(text(TARGET), source=None, reference=text(REFERENCE)))
    first, second = (dict(passage.metrics)["chrf"] for passage in report.passages)
    assert first == pytest.approx(100)
    assert 0 < second < 100


def test_corpus_metrics_have_seeded_intervals() -> None:
    """They hold the value and are the same each time; one passage alone has none."""
    document = paired(text(TARGET), source=None, reference=text(REFERENCE))
    metrics = document_metrics(document)
    assert metrics == document_metrics(document)
    for metric in metrics:
        assert metric.interval is not None
        low, high = metric.interval
        assert 0 <= low <= metric.value <= high
    alone = paired(text("Un texte."), source=None, reference=text("Le texte."))
    assert [metric.interval for metric in document_metrics(alone)] == [None] * 3


def test_two_translations_are_paired() -> None:
    """The same text twice differs by nothing; another is told apart, with a p value."""
    one = paired(text(TARGET), source=None, reference=text(REFERENCE))
    other = paired(text(REFERENCE), source=None, reference=text(REFERENCE))
    bleu, chrf, ter = paired_metrics(one, other)
    assert (bleu.name, chrf.name, ter.name) == ("bleu", "chrf", "ter")
    assert bleu.before < bleu.after == pytest.approx(100)
    assert ter.before > ter.after == 0
    assert 0 < chrf.p_value <= 1
    assert all(pair.before == pair.after for pair in paired_metrics(one, one))
    assert paired_metrics(text(TARGET), text(TARGET)) == ()


def test_without_a_reference_there_are_no_metrics() -> None:
    """A source alone is nothing to be compared with."""
    report = checked(paired(text(TARGET), source=text(SOURCE), reference=None))
    assert report.metrics == ()
    assert all(passage.metrics == () for passage in report.passages)
    source = report.document.passages[1].source
    assert source is not None
    assert source.content == "The budget is adopted."


def test_texts_that_do_not_belong_together_are_refused() -> None:
    """A pairing that is off by one would make every check lie."""
    other = "\n\n".join(f"Row {n} of another page." for n in range(12))
    with pytest.raises(InputError, match=r"has 12 passages where page\.txt has 2"):
        paired(text(TARGET), source=text(other, "source.txt"), reference=None)
