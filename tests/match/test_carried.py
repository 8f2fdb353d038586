"""Source beside target: one change for each thing that was not carried over."""

import pytest

from mtcheck.match.carried import changes
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text


def found(source: str | None, target: str) -> list[tuple[str, str | None, str | None]]:
    """Fault, text in the source, text in the target."""
    given = Text(source) if source is not None else None
    view = PassageView(Passage("1", Text(target), source=given))
    return [
        (c.fault, c.was.text if c.was else None, target[slice(*c.at)] if c.at else None)
        for c in changes(view)
    ]


@pytest.mark.parametrize(
    ("source", "target", "wanted"),
    [
        ("%s of %d", "% s de %d", [("broken", "%s", "% s")]),
        ("Hi {name}", "Salut {nom}", [("changed", "{name}", "{nom}")]),
        ("%d files", "%s fichiers", [("retyped", "%d", "%s")]),
        ("%s sent %d", "%d de %s", [("retyped", "%s", "%d")]),
        ("Hi {name}", "Salut", [("lost", "{name}", None)]),
        ("Hi {name}", "Salut {name} {name}", [("added", None, "{name}")]),
        ("Use `max`", "Utilisez max", [("lost", "`max`", "max")]),
        ("See [it](a.md)", "Voir cela", [("lost", "a.md", None)]),
        ("A &lt;b", "Un <b", [("changed", "&lt;", "<")]),
        ("**a** b", "a b", [("lost", "**", None)]),
        ("<b>a</b>", "<b>a< / b>", [("broken", "</b>", "< / b>")]),
        ("see a_b twice, a_b", "voir x_b deux fois", [("changed", "a_b", "x_b"), ("lost", "a_b", None)]),
    ],
)  # fmt: skip
def test_faults(
    source: str, target: str, wanted: list[tuple[str, str | None, str | None]]
) -> None:
    """Each fault is named for what it is, where it is."""
    assert found(source, target) == wanted


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (None, "Salut {nom}"),
        ("Hi {name}", ""),
        ("%s wrote to %s", "%2$s a reçu de %1$s"),
        ("{a} then {b}", "{b} après {a}"),
        ("See a_b and a_b", "Voir a_b"),
        ("See a_b", "Voir `a_b`"),
        ("{n} of 100%", "{n} sur 100 %"),
        ("50% off everything", "Tout à 50 % de moins, d'ici à 20 % dimanche"),
        ("See https://en.wikipedia.org/wiki/Tree", "Voir https://fr.wikipedia.org/wiki/Arbre"),
        ("May 1", "Le 1<sup>er</sup> mai"),
        ("*a* and *a*", "*a* seulement"),
        ("{n, plural, one {{x} a} other {{x} b}}", "{n, plural, other {{x} c}}"),
        ("Let $x^{2}$ be {y}", "Soit $x ^ {2}$ en {z}"),
        ("E&xit", "&Quitter"),
        ("E_xit", "_Quitter"),
    ],
)  # fmt: skip
def test_silent(source: str | None, target: str) -> None:
    """What says the same, or cannot be told, raises nothing."""
    assert found(source, target) == []


def test_texts_that_do_not_belong_together() -> None:
    """Where nothing fits, nothing is said."""
    source = " ".join(f"{{a{n}}}" for n in range(60))
    assert found(source, "rien {b}") == []
