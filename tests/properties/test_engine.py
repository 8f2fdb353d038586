"""What must hold for any text: spans inside, order, repeatability, no crash."""

from __future__ import annotations

import multiprocessing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtcheck.catalogue import load_catalogue
from mtcheck.engine import (
    Assignment,
    RuleSet,
    find,
    find_in,
    gathered,
    share_of,
    shares,
)
from mtcheck.errors import InputError
from mtcheck.model import Document, Passage, Run, Text
from mtcheck.read import read_path
from mtcheck.scan import Limits, scan
from mtcheck.scanner import Scanner
from mtcheck.select import Selection, choose, for_languages

SAMPLES = Path(__file__).parents[2] / "samples"
EVERY_RULE = choose(load_catalogue(), Selection(select=("ALL",)))
SETS = {
    lang: RuleSet(for_languages(EVERY_RULE, lang, None)) for lang in ("fr", "en", "de")
}
SCRAPS = [
    text
    for rule in EVERY_RULE
    for example in (*rule.info.bad, *rule.info.good)
    for text in example.text.split()
]
PIECES = st.one_of(
    st.sampled_from(SCRAPS),
    st.sampled_from(
        [
            "«",
            "»",
            '"',
            "(",
            ")",
            ".",
            " .",
            "\n",
            "\u00a0",
            "l'",
            "\u202f:",
            "**",
            "`",
            "<b>",
            "&#39;",
            "\ud800",
            "İ",
            "é",
            "🔗",
        ]
    ),
    st.text(max_size=6),
)
TEXTS = st.lists(PIECES, max_size=30).map(" ".join)


def document(texts: list[str]) -> Document:
    """Paragraphs as a document."""
    passages, at = [], 0
    for number, text in enumerate(texts, 1):
        passages.append(Passage(str(number), Text(text, (Run(0, at),))))
        at += len(text) + 2
    return Document("page", "text", "\n\n".join(texts), passages)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TEXTS, min_size=1, max_size=4), st.sampled_from(sorted(SETS)))
def test_any_text_through_every_rule(texts: list[str], lang: str) -> None:
    """No text makes a rule crash or point outside its passage; order is total."""
    page = document(texts)
    findings = find(page, SETS[lang], lang)
    for finding in findings:
        content = page.passages[finding.passage_index].target.content
        assert 0 <= finding.start <= finding.end <= len(content)
        assert finding.text == content[finding.start : finding.end]
        assert (finding.line, finding.column) <= (finding.end_line, finding.end_column)
        if finding.fix:
            at = 0
            for edit in finding.fix.edits:
                assert at <= edit.start <= edit.end <= len(content)
                at = edit.end
    order = [(f.passage_index, f.start, f.end, f.code) for f in findings]
    assert order == sorted(set(order))
    assert find(page, SETS[lang], lang) == findings


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.*")), ids=lambda p: p.name)
def test_fingerprints_survive_a_move(path: Path) -> None:
    """A passage that moves keeps the fingerprints of its findings."""
    page = read_path(str(path))
    moved = replace(page, passages=list(reversed(page.passages)))
    rules = RuleSet(
        [r for r in for_languages(EVERY_RULE, "fr", None) if r.scope != "document"]
    )
    before = {f.fingerprint for f in find(page, rules, "fr")}
    after = {f.fingerprint for f in find(moved, rules, "fr")}
    assert before == after


def test_processes_do_not_change_the_report() -> None:
    """One process or several: the same report, in the same order."""
    paths = [str(p) for p in sorted(SAMPLES.glob("*.*"))]
    documents: list[Document | InputError] = [read_path(p) for p in paths]
    documents.insert(1, InputError("missing.txt", "no such file"))
    scanner = Scanner(load_catalogue())
    alone = scan(scanner, documents, limits=Limits())
    together = scan(scanner, documents, limits=Limits(), jobs=2)
    assert together == alone


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(TEXTS, min_size=1, max_size=6),
    st.integers(1, 4),
    st.integers(1, 9),
    st.data(),
)
def test_work_that_is_shared_out_finds_the_same(
    texts: list[str], size: int, groups: int, data: st.DataObject
) -> None:
    """However a document is cut up, and whichever part is done first."""
    page = document(texts)
    cut = data.draw(st.integers(0, len(texts)))
    rows = range(cut), range(cut, len(texts))
    parts = [Assignment(some, SETS["fr"], "fr") for some in rows if some]
    todo = data.draw(st.permutations(shares(parts, size, groups)))
    found = [hit for share in todo for hit in share_of(page, parts, share)]
    assert gathered(page, parts, found) == find_in(page, parts)


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_a_large_text_is_shared_out(
    method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Among processes, however they are started; small ones beside it stay in order."""
    monkeypatch.setattr("mtcheck.parallel._LARGE", 1_000)
    monkeypatch.setattr("mtcheck.parallel._PART", 500)
    monkeypatch.setattr(
        "mtcheck.parallel.multiprocessing", multiprocessing.get_context(method)
    )
    large = read_path(str(SAMPLES / "article.fr.txt"))
    small = document(["Il a été été là."])
    documents: list[Document | InputError] = [small, large]
    documents += [InputError("missing.txt", "no such file"), small]
    scanner = Scanner(load_catalogue(), target_lang="fr")
    alone = scan(scanner, documents, limits=Limits())
    assert scan(scanner, documents, limits=Limits(), jobs=2) == alone
    assert len(alone.files[1].findings) > 20
