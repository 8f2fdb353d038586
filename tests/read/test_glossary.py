"""Glossaries in tables and TBX; a fault says its file and row."""

from __future__ import annotations

import pytest

from mtcheck.errors import InputError
from mtcheck.glossary import Glossary, Term
from mtcheck.read.glossary import parse_glossary


def terms(content: str, path: str = "terms.csv") -> tuple[Term, ...]:
    """The terms of a glossary."""
    return parse_glossary(content, path).terms


def test_rows_about_one_source_become_one_term() -> None:
    """Variants in a cell and variants on rows of their own are the same."""
    found = terms(
        "source;target;forbidden\nPump;pompe;\npump;surpresseur;bombe\n"
        'screw;"vis|vis à bois";boulon\n'
    )
    assert found == (
        Term("Pump", ("pompe", "surpresseur"), ("bombe",)),
        Term("screw", ("vis", "vis à bois"), ("boulon",)),
    )


def test_a_status_speaks_of_its_row() -> None:
    """What is deprecated is forbidden."""
    found = terms(
        "source\ttarget\tstatus\nscrew\tvis\tpreferred\nscrew\tboulon\tDeprecated",
        "t.tsv",
    )
    assert found == (Term("screw", ("vis",), ("boulon",)),)


def test_languages_choose_the_terms() -> None:
    """A term of another pair is out, one without languages is always in."""
    glossary = Glossary(
        terms(
            "source,target,target_lang\npump,pompe,fr_ca\npump,Pumpe,de\nscrew,vis,\n"
        )
    )
    told = glossary.between("en", "fr")
    assert [term.targets for term in told.terms] == [("pompe",), ("vis",)]
    assert told.source_lang == "en"


@pytest.mark.parametrize(
    ("content", "place", "why"),
    [
        ("word,meaning\npump,pompe", "t.csv:1", "name the columns"),
        ("source,target\npump,pompe\n,vis", "t.csv:3", "no source term"),
        ("source,target\n\npump,", "t.csv:3", "no target term"),
        ("source,target\npump,pompe,x", "t.csv:2", "3 columns"),
        ("source,target,case\npump,pompe,maybe", "t.csv:2", "neither yes nor no"),
        ("source,target,forbidden\npump,pompe,pompe", "t.csv:2", "both"),
        ("source,target,target_lang\npump,pompe,?", "t.csv:2", "not a language"),
        ("source,target", "t.csv", "no terms"),
    ],
)
def test_a_fault_says_where(content: str, place: str, why: str) -> None:
    """The row is counted as an editor counts lines."""
    with pytest.raises(InputError, match=why) as caught:
        parse_glossary(content, "t.csv")
    assert caught.value.path == place


TBX = """<tbx xml:lang="en"><text><body><conceptEntry id="1">
<langSec xml:lang="en"><termSec><term>gasket</term></termSec></langSec>
<langSec xml:lang="fr"><termSec><term>joint <hi>plat</hi></term></termSec>
<termSec><term>garniture</term>
<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
</langSec></conceptEntry></body></text></tbx>"""


def test_tbx_goes_both_ways() -> None:
    """A concept serves whichever language is the source."""
    glossary = parse_glossary(TBX, "t.tbx")
    (forth,) = glossary.between("en", "fr").terms
    assert (forth.targets, forth.forbidden) == (("joint plat",), ("garniture",))
    back = glossary.between("fr", "en").terms
    assert {term.source for term in back} == {"joint plat", "garniture"}
    assert all(term.targets == ("gasket",) for term in back)


def test_broken_tbx_says_its_line() -> None:
    """So do entities, which are never expanded."""
    with pytest.raises(InputError) as caught:
        parse_glossary(TBX.replace("</term>", "", 1), "t.tbx")
    assert caught.value.path == "t.tbx:2"
    bomb = '<!DOCTYPE tbx [<!ENTITY a "b">]>' + TBX
    with pytest.raises(InputError, match="entities are not expanded"):
        parse_glossary(bomb, "t.tbx")
