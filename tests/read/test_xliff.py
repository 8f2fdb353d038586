"""XLIFF and TMX: units, inline codes, places, and broken files."""

from __future__ import annotations

import pytest

from mtcheck.errors import InputError
from mtcheck.model import Document
from mtcheck.read import read_text

ONE = """<?xml version="1.0"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file source-language="en" target-language="fr"><body>
<trans-unit id="a"><source>Save <g id="1">it</g></source>
  <target>&#201;cri<x id="3"/>s <g id="1">le</g> &amp; va</target></trans-unit>
<trans-unit id="b"><source>No target</source></trans-unit>
<trans-unit id="c" translate="no"><source>x</source><target>x</target></trans-unit>
<trans-unit id="d"><source>Run <ph id="1">%s</ph></source><target>Lance <ph id="1">%s</ph></target>
<alt-trans><source>old</source><target>vieux</target></alt-trans></trans-unit>
</body></file></xliff>
"""

TWO = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="de">
<file id="f"><unit id="u1"><segment id="s1"><source>One.</source><target>Eins.</target></segment>
<segment id="s2"><source>Two <pc id="1">big</pc>.</source><target>Zwei <pc id="1">große</pc>.</target></segment></unit></file></xliff>
"""

MEMORY = """<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="en-US"/><body>
<tu tuid="7"><tuv xml:lang="en-GB"><seg>Good <bpt i="1">&lt;b></bpt>day<ept i="1">&lt;/b></ept></seg></tuv>
<tuv xml:lang="fr"><seg>Bonjour</seg></tuv><tuv xml:lang="de"><seg>Guten Tag</seg></tuv></tu>
</body></tmx>
"""


def read(content: str, name: str = "a.xlf") -> Document:
    """The document, with each place checked against the file."""
    document = read_text(content, name)
    for passage in document.passages:
        target = passage.target
        decoded = {
            at
            for mark in passage.marks
            if mark.kind == "entity"
            for at in range(mark.start, mark.end)
        }
        for at, character in enumerate(target.content):
            there = document.content[target.place(at)]
            assert there == ("&" if at in decoded else character)
    return document


def test_units_with_a_target() -> None:
    """What has no target, or is not to be translated, is left out."""
    document = read(ONE)
    assert [p.id for p in document.passages][:2] == ["a", "d"]
    first, second = document.passages[:2]
    assert first.target.content == 'Écri<x id="3"/>s <g id="1">le</g> & va'
    assert first.source is not None
    assert first.source.content == 'Save <g id="1">it</g>'
    assert [first.target.content[m.start : m.end] for m in first.marks if m.kind == "tag"] == [
        '<x id="3"/>', '<g id="1">', "</g>",
    ]  # fmt: skip
    assert [second.target.content[m.start : m.end] for m in second.marks] == [
        '<ph id="1">', "%s", "</ph>",
    ]  # fmt: skip
    assert document.parts[0].source_lang == "en"
    assert document.parts[0].target_lang == "fr"


def test_old_translations_are_not_the_translation() -> None:
    """Alternatives from a memory stand in the file, but are not published."""
    assert "vieux" not in {p.target.content for p in read(ONE).passages}


def test_segments_of_version_two() -> None:
    """A unit holds several segments, each with an id of its own."""
    document = read(TWO)
    assert [p.id for p in document.passages] == ["u1/s1", "u1/s2"]
    assert document.passages[1].target.content == 'Zwei <pc id="1">große</pc>.'
    assert document.parts[0].target_lang == "de"


def test_variants_of_a_memory() -> None:
    """Each language is a translation of the source's variant."""
    document = read(MEMORY, "a.tmx")
    assert [(p.id, p.target.content) for p in document.passages] == [
        ("7", "Bonjour"),
        ("7", "Guten Tag"),
    ]
    assert [part.target_lang for part in document.parts] == ["fr", "de"]
    source = document.passages[0].source
    assert source is not None
    assert source.content.startswith('Good <bpt i="1">')


def test_a_file_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    """Nothing that was whole is lost, and the place is named."""
    document = read(TWO[: TWO.index('<segment id="s2"') + 30])
    assert [p.id for p in document.passages] == ["u1/s1"]
    (problem,) = document.problems
    assert problem.path == "a.xlf:3"
    assert problem.message.startswith("the file breaks off here: ")


BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><xliff><source>&b;</source></xliff>'
THEFT = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff><target>&a;</target></xliff>'


@pytest.mark.parametrize("content", [BOMB, THEFT])
def test_entities_are_refused(content: str) -> None:
    """A bomb does not go off, and no file is fetched."""
    with pytest.raises(InputError, match='the entity "a" is declared'):
        read_text(content, "a.xlf")


def test_a_file_that_is_no_xml() -> None:
    """One line says so."""
    with pytest.raises(InputError, match=r"not well-formed XML \(line 1"):
        read_text("Bonjour", "a.xlf")
    with pytest.raises(InputError, match="nested deeper"):
        read_text("<a>" * 2000, "a.xlf")
