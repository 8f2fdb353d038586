"""Texts whose passages were merged, split, dropped: laid side by side again."""

from __future__ import annotations

import pytest

from mtcheck.errors import InputError
from mtcheck.model import Document, Run, Text
from mtcheck.read import read_text
from mtcheck.read.align import Side, align, is_hopeless
from mtcheck.read.divide import divided, joined
from mtcheck.read.pair import paired

SOURCE = [
    "The ferry to Belle-Île runs every hour from 6 in the morning until midnight.",
    "Tickets cost 14 euros; children under 12 travel free of charge with an adult.",
    "Bicycles are welcome on the lower deck as long as there is room for them.",
    "In a storm the captain alone decides. Passengers are told by the harbour office.",
    "The last boat of the season leaves on 30 October at 5.45 from the Port-Marie pier.",
    "Dogs stay on the leash during the crossing and are not allowed in the saloon.",
]
TARGET = [
    "Le bac pour Belle-Île part toutes les heures, de 6 heures du matin à minuit.",
    "Le billet coûte 14 euros ; les enfants de moins de 12 ans voyagent gratuitement.",
    "Les bicyclettes sont admises sur le pont inférieur tant qu'il y a de la place.",
    "En cas de tempête, le capitaine décide seul. Le port prévient les passagers.",
    "Le dernier bateau de la saison part le 30 octobre à 5 h 45 du quai Port-Marie.",
    "Les chiens restent en laisse pendant la traversée et n'entrent pas dans le salon.",
]


def text(passages: list[str], path: str = "page.txt") -> Document:
    """A text of these paragraphs."""
    return read_text("\n\n".join(passages), path)


def sources(target: list[str], source: list[str] = SOURCE) -> list[str | None]:
    """The source that each target gets."""
    document = paired(text(target), source=text(source, "source.txt"), reference=None)
    return [p.source.content if p.source else None for p in document.passages]


@pytest.mark.parametrize("gone", range(len(SOURCE)))
def test_a_dropped_passage_is_known(gone: int) -> None:
    """All others have their own source, and the neighbour tells what is lost."""
    target = TARGET[:gone] + TARGET[gone + 1 :]
    document = paired(text(target), source=text(SOURCE), reference=None)
    assert sources(target) == SOURCE[:gone] + SOURCE[gone + 1 :]
    told = {n: p.lost for n, p in enumerate(document.passages) if p.lost}
    assert told == {max(0, gone - 1): (SOURCE[gone],)}


@pytest.mark.parametrize("at", range(len(SOURCE) - 1))
def test_merged_passages_have_both_sources(at: int) -> None:
    """With a space between, as the target has it."""
    target = [*TARGET[:at], f"{TARGET[at]} {TARGET[at + 1]}", *TARGET[at + 2 :]]
    wanted = [*SOURCE[:at], f"{SOURCE[at]} {SOURCE[at + 1]}", *SOURCE[at + 2 :]]
    assert sources(target) == wanted


def test_a_split_passage_is_split_in_the_source_too() -> None:
    """Where a sentence ends near; else nothing is said of either half."""
    one, two = TARGET[3].split(". ")
    halves = sources([*TARGET[:3], f"{one}.", two, *TARGET[4:]])
    assert halves[3:5] == [
        "In a storm the captain alone decides.",
        "Passengers are told by the harbour office.",
    ]
    first, second = TARGET[0].split(", ")
    assert sources([f"{first},", second, *TARGET[1:]])[:2] == [None, None]


def test_an_added_passage_has_no_source() -> None:
    """And shifts nothing."""
    target = [
        *TARGET[:2],
        "Publié le 3 mars par Jeanne Kerbol, rédaction.",
        *TARGET[2:],
    ]
    assert sources(target) == [*SOURCE[:2], None, *SOURCE[2:]]


def test_equal_numbers_are_paired_in_order() -> None:
    """As they always were."""
    assert sources(TARGET[::-1]) == SOURCE


def test_other_texts_are_refused() -> None:
    """Rather than laid beside something."""
    other = [f"{n} grams of flour, stirred" for n in range(17, 40)]
    with pytest.raises(InputError, match="cannot be laid side by side"):
        sources(TARGET, other)


def test_beads_cover_both_texts() -> None:
    """Each passage once, in order, whatever the texts."""
    ours = [Side("x" * n, is_heading=n < 9) for n in range(1, 60, 3)]
    theirs = [Side("12 " * n) for n in range(1, 50, 7)]
    beads = align(ours, theirs)
    assert beads is not None
    assert [n for b in beads for n in range(b.source, b.source_end)] == [*range(20)]
    assert [n for b in beads for n in range(b.target, b.target_end)] == [*range(7)]
    assert is_hopeless(beads)
    assert align([Side("a")] * 9000, [Side("b")] * 9100) is None


def test_places_survive_joining_and_dividing() -> None:
    """A character of a part lies where it lay."""
    texts = [Text("One. Two.", (Run(0, 10),)), Text("Three.", (Run(0, 90),))]
    whole = joined(texts)
    assert whole.content == "One. Two. Three."
    assert [whole.place(at) for at in (0, 5, 10)] == [10, 15, 90]
    first, second = divided(texts, [9, 6])
    assert first is not None
    assert second is not None
    assert (first.content, second.content) == ("One. Two.", "Three.")
    assert second.place(0) == 90
