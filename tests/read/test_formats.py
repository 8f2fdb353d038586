"""What holds for every format: its documentation, its sample, no trace of reading."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from xml.etree import ElementTree as ET

import polib
import pytest
import yaml

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


def elements(*names: str) -> Callable[[str], Iterable[str]]:
    """What finds the texts of some elements, as the standard library reads them."""

    def find(content: str) -> Iterable[str]:
        root = ET.fromstring(content)  # noqa: S314 - our own samples
        found = (e for e in root.iter() if e.tag.rpartition("}")[2] in names)
        return ["".join(element.itertext()) for element in found]

    return find


def leaves(held: object) -> Iterable[str]:
    """The texts in lists and mappings."""
    if isinstance(held, str):
        return [held]
    if isinstance(held, dict):
        return [text for value in held.values() for text in leaves(value)]
    return []


OTHERS: dict[str, Callable[[str], Iterable[str]]] = {
    "camera.fr.xlf": elements("target", "mrk"),
    "hotel.fr.tmx": elements("seg"),
    "notes.fr.ts": elements("translation", "numerusform"),
    "billing.resx": elements("value"),
    "strings.xml": elements("string", "item"),
    "museum.fr.tsv": lambda text: [line.split("\t")[2] for line in text.splitlines()],
    "library.fr.csv": lambda text: [row[2] for row in csv.reader(text.splitlines())],
    "weather.fr.jsonl": lambda text: [
        json.loads(x)["target"] for x in text.splitlines()
    ],
    "shop.json": lambda text: leaves(json.loads(text)),
    "tickets.yml": lambda text: leaves(yaml.safe_load(text)),
    "player.fr.po": lambda text: [
        shown
        for entry in polib.pofile(text)
        for shown in (entry.msgstr, *entry.msgstr_plural.values())
    ],
}


@pytest.mark.parametrize("name", sorted(OTHERS))
def test_independent_readers_find_the_same_texts(name: str) -> None:
    """Whatever we read in a sample, another program reads there too."""
    document = read_path(str(ROOT / "samples" / name))
    known = {bare(text) for text in OTHERS[name](document.content)}
    assert {bare(p.target.content) for p in document.passages} <= known


def bare(text: str) -> str:
    """A text without tags, escapes of Android, and the indent of its lines."""
    return " ".join(re.sub(r"<[^>]*>|\\", "", text).split())
