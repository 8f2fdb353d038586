"""Any report can be told in bytes and comes back as it was."""

from __future__ import annotations

import string
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck import model
from mtcheck.catalogue import load_catalogue
from mtcheck.read import bytes_of, read_bytes, read_path
from mtcheck.read.pair import paired
from mtcheck.results.plain import Kit, kit_from, kit_in, report_from, report_in
from mtcheck.scanner import Scanner
from mtcheck.schemes import SCHEMES, Scale, Scoring
from mtcheck.select import Selection

SAMPLES = Path(__file__).parents[2] / "samples"
CATALOGUE = load_catalogue(is_kept=True)
FILES = sorted(path for path in SAMPLES.iterdir() if path.is_file())

texts = st.text(max_size=20)
numbers = st.integers(-(2**63), 2**63 - 1)
floats = st.floats(allow_nan=False)


def tuples(of: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    """Return some of a kind, few of them."""
    return st.lists(of, max_size=3).map(tuple)


runs = st.builds(model.Run, numbers, numbers)
held = st.builds(model.Text, texts, tuples(runs))
marks = st.builds(model.Mark, numbers, numbers, texts)
passages = st.builds(
    model.Passage,
    id=texts,
    target=held,
    kind=texts,
    marks=tuples(marks),
    source=st.none() | held,
    reference=st.none() | held,
    lost=tuples(texts),
)
documents = st.builds(
    model.Document,
    path=texts,
    format=texts,
    content=texts,
    passages=tuples(passages),
    target_lang=st.none() | texts,
    source_lang=st.none() | texts,
    parts=tuples(
        st.builds(model.Part, tuples(numbers), st.none() | texts, st.none() | texts)
    ),
    problems=tuples(st.builds(model.Problem, texts, texts)),
)
fixes = st.builds(
    model.Fix,
    st.sampled_from(model.Applicability),
    tuples(st.builds(model.Edit, numbers, numbers, texts)),
)
findings = st.builds(
    model.Finding,
    severity=st.sampled_from(model.Severity),
    confidence=st.sampled_from(model.Confidence),
    english=st.none() | texts,
    suggestions=tuples(texts),
    fix=st.none() | fixes,
    related=tuples(st.builds(model.Related, numbers, numbers, texts)),
    **dict.fromkeys(
        "code name category message passage text fingerprint side".split(), texts
    ),
    **dict.fromkeys(
        "passage_index line column end_line end_column start end".split(), numbers
    ),
)
intervals = st.none() | st.builds(model.Interval, floats, floats)
scores = st.builds(
    model.Score,
    numbers,
    numbers,
    st.dictionaries(st.sampled_from(model.Severity), numbers),
    floats,
    st.none() | floats,
    st.none() | floats,
    intervals,
    texts,
    intervals,
)
reports = st.builds(
    model.FileReport,
    documents,
    st.none() | texts,
    st.none() | texts,
    tuples(findings),
    tuples(
        st.builds(
            model.PassageScore,
            texts,
            numbers,
            numbers,
            numbers,
            floats,
            st.none() | floats,
            tuples(st.tuples(texts, floats)),
        )
    ),
    scores,
    tuples(st.builds(model.Metric, texts, floats, texts, intervals)),
    tuples(st.builds(model.Silenced, findings, texts, texts, texts)),
)


@given(reports, st.sampled_from(["utf-8", "utf-16", "latin-1"]))
def test_any_report_comes_back(report: model.FileReport, encoding: str) -> None:
    """The same values of the same types, whatever the file was encoded in."""
    data = report.document.content.encode(encoding, "replace")
    payload = report_from(report, data)
    assert payload is not None
    back = report_in(payload, data)
    assert back == report
    assert repr(back) == repr(report)


@given(reports, st.binary(max_size=200), st.integers(0, 1000))
def test_foreign_bytes_are_no_report(
    report: model.FileReport, other: bytes, at: int
) -> None:
    """Nor does anything happen but that there is none."""
    payload = report_from(report, b"") or b""
    place = at % len(payload)
    for data in (other, payload[:place], payload[:place] + other + payload[place:]):
        found = report_in(data, b"\xff")
        assert found is None or type(found) is model.FileReport


def test_half_a_character_is_not_kept() -> None:
    """A text can hold one, by its escape; bytes cannot."""
    document = read_bytes(b'{"a": "Un \\ud83d texte."}', "a.json")
    report = Scanner(CATALOGUE, target_lang="fr").check(document)
    assert any("\ud83d" in it.target.content for it in document.passages)
    assert report_from(report, b"") is None


@pytest.mark.parametrize("scheme", SCHEMES)
def test_numbers_keep_their_kind(scheme: str) -> None:
    """A penalty of 25.0 is not 25: reports would show it. In all formats of files."""
    scoring = Scoring(SCHEMES[scheme], Scale(4))
    scanner = Scanner(CATALOGUE, Selection(preview=True), scoring=scoring)
    for path in FILES:
        document = read_path(str(path))
        beside = paired(document, source=document, reference=document)
        for each in (document, beside):
            _assert_comes_back(scanner.check(each), bytes_of(str(path)))


def _assert_comes_back(report: model.FileReport, data: bytes) -> None:
    payload = report_from(report, data)
    assert payload is not None
    back = report_in(payload, data)
    assert back is not None
    assert repr(back) == repr(report).replace(
        repr(report.document.passages), repr(back.document.passages)
    )
    assert [*back.document.passages] == [*report.document.passages]


def test_a_file_that_says_its_text_is_not_kept_twice() -> None:
    """Its bytes are at hand whenever its report is asked for."""
    content = string.ascii_letters * 100
    document = model.Document("a.txt", "text", content, ())
    report = Scanner(CATALOGUE).check(document)
    payload = report_from(report, content.encode()) or b""
    assert content.encode() not in payload
    assert content.encode() in (report_from(report, b"\xff") or b"")


def test_rules_come_back_with_their_examples() -> None:
    """They are data like any other."""
    rules = {rule.info.code: rule.info for rule in CATALOGUE.rules}
    payload = kit_from(Kit("signed", rules))
    assert payload is not None
    back = kit_in(payload)
    assert back is not None
    assert back.signature == "signed"
    assert sorted(rules) == [*back.rules]
    for code, info in rules.items():
        assert plain(back.rules[code]) == plain(info)
    assert kit_in(payload[:-1]) is None


def plain(info: model.RuleInfo) -> Sequence[object]:
    """What a rule says, its examples in a list."""
    names = (name for name in info.__slots__ if name not in {"bad", "good"})
    said = [getattr(info, name) for name in names]
    examples = [example.text for example in (*info.bad, *info.good)]
    return [*said, *examples]
