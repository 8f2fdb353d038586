"""What holds for every format: its documentation, its sample, no trace of reading."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from mtcheck.read import EXTENSIONS, FORMATS, NAMED, read_path
from mtcheck.read.formats import TABLE, table

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(p for p in (ROOT / "samples").rglob("*.*") if p.suffix != ".report")


def test_the_table_of_formats_is_true() -> None:
    """The page is what ``tools/write_formats.py`` writes."""
    assert table() in (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")


def test_every_format_has_a_reader_and_a_name() -> None:
    """A name ends in one way for one format."""
    endings = [ending for entry in TABLE for ending in (*entry.endings, *entry.shared)]
    assert len(endings) == len(set(endings))
    assert {*EXTENSIONS.values(), *NAMED.values()} == set(FORMATS)
    for name in FORMATS:
        assert callable(import_module(f"mtcheck.read.{name}").parse)


def test_every_format_has_a_sample() -> None:
    """Of each, at least one small file of ours lies there."""
    assert {read_path(str(path)).format for path in SAMPLES} == set(FORMATS)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: str(path.name))
def test_characters_of_a_sample_lie_at_their_places(path: Path) -> None:
    """A character, an escape, a reference, or white space for white space."""
    before = {p: p.stat().st_mtime_ns for p in path.parent.iterdir()}
    document = read_path(str(path))
    for passage in document.passages:
        for text in filter(None, (passage.target, passage.source)):
            for at, character in enumerate(text.content):
                there = document.content[text.place(at)]
                assert there in (character, "\\", "&") or (there + character).isspace()
    assert not document.problems
    assert before == {p: p.stat().st_mtime_ns for p in path.parent.iterdir()}
