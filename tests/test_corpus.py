"""Corpora: rows, faults in them, and the documents they make."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from mtcheck.corpus import as_document, corpus_files, grouped, read_rows
from mtcheck.errors import InputError


def written(path: Path, *rows: object) -> Path:
    """A corpus of these rows, gzipped if its name says so."""
    text = "".join(json.dumps(row) + "\n" for row in rows)
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "wt", encoding="utf-8") as file:
        file.write(text)
    return path


def test_keys_have_several_names(tmp_path: Path) -> None:
    path = written(
        tmp_path / "a.jsonl.gz",
        {"src": "One", "tgt": "Un", "ref": "L'un", "lp": "en-fr_CA"},
        {"source": "Two", "mt": "Deux", "pe": "Les deux", "target_lang": "fr"},
    )
    first, second = read_rows(path)
    assert (first.source, first.target, first.reference) == ("One", "Un", "L'un")
    assert (first.source_lang, first.target_lang) == ("en", "fr-CA")
    assert (second.target, second.post_edit) == ("Deux", "Les deux")
    assert second.spans is None


def test_unknown_source_language_is_none(tmp_path: Path) -> None:
    (row,) = read_rows(written(tmp_path / "a.jsonl", {"tgt": "Un", "lp": "xx-fr"}))
    assert (row.source_lang, row.target_lang) == (None, "fr")


def test_spans_and_system(tmp_path: Path) -> None:
    span = {"start": 0, "end": 2, "severity": "Major", "category": "Spelling"}
    row = {"tgt": "Un", "spans": [span], "system": "human:a", "spans_not_located": 1}
    (read,) = read_rows(written(tmp_path / "a.jsonl", row))
    assert read.spans is not None
    assert read.spans[0].severity == "major"
    assert read.spans[0].side == "tgt"
    assert read.is_human
    assert not read.all_located


@pytest.mark.parametrize("system", ["", "humanoid", "mt:human"])
def test_engines_are_not_people(tmp_path: Path, system: str) -> None:
    (row,) = read_rows(written(tmp_path / "a.jsonl", {"tgt": "Un", "system": system}))
    assert not row.is_human


def test_a_text_is_a_corpus_of_people(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffUn\r\nDeux\x85suite\n".encode())
    rows = list(read_rows(path))
    assert [row.target for row in rows] == ["Un", "Deux\x85suite"]
    assert all(row.is_human for row in rows)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ([], "must be a JSON object"),
        ({"src": "One"}, '"target" is missing'),
        ({"tgt": 3}, '"tgt" must be a text'),
        ({"tgt": "Un", "spans": [{"start": 0}]}, '"end" is missing'),
        ({"tgt": "Un", "spans": [{"start": 1, "end": 9}]}, "does not lie in the text"),
        ({"tgt": "Un", "spans": {}}, "must be a list"),
    ],
)
def test_a_broken_row_is_named(tmp_path: Path, row: object, message: str) -> None:
    path = written(tmp_path / "a.jsonl", {"tgt": "Un"}, row)
    with pytest.raises(InputError, match=message) as caught:
        list(read_rows(path))
    assert caught.value.path.endswith("a.jsonl:2")


@pytest.mark.parametrize("content", [b"{", b'{"tgt": "\xff"}', b"\x1f\x8b broken"])
def test_broken_files_are_named(tmp_path: Path, content: bytes) -> None:
    for name in ("a.jsonl", "a.jsonl.gz"):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(InputError, match=name):
            list(read_rows(path))


def test_truncated_gzip_is_named(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl.gz", *({"tgt": str(i)} for i in range(1000)))
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(InputError, match=r"a\.jsonl\.gz"):
        list(read_rows(path))


def test_folders_are_searched_in_order(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    second = written(tmp_path / "sub" / "b.jsonl.gz", {"tgt": "Un"})
    first = written(tmp_path / "a.jsonl", {"tgt": "Un"})
    (tmp_path / "notes.md").write_text("no corpus")
    assert corpus_files([str(tmp_path), str(first)]) == [first, second]
    with pytest.raises(InputError, match="no such file"):
        corpus_files([str(tmp_path / "missing")])


def test_rows_become_documents(tmp_path: Path) -> None:
    path = written(
        tmp_path / "a.jsonl",
        {"tgt": "Un", "src": "One", "doc": "1", "lp": "en-fr"},
        {"tgt": "Deux", "src": "Two", "doc": "1", "lp": "en-fr"},
        {"tgt": "Trois", "doc": "2", "lp": "en-fr"},
    )
    first, second = grouped(read_rows(path))
    assert [len(first), len(second)] == [2, 1]
    document = as_document("a", first, with_source=True)
    assert document.content == "Un\nDeux"
    assert document.passages[1].target.place(0) == 3
    assert document.passages[0].source is not None
    assert (document.source_lang, document.target_lang) == ("en", "fr")
    assert as_document("a", first).source_lang is None


@pytest.mark.parametrize("score", ["NaN", "Infinity", '"high"', "[]"])
def test_a_score_is_a_number(tmp_path: Path, score: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"tgt": "Un", "score": {score}}}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.jsonl:1"):
        list(read_rows(path))
