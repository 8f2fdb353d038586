"""Labels of an interface beside their source."""

from __future__ import annotations

import pytest

from mtcheck.checks import wrong_label
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text

LABELS = [
    "Close|Shut: Proche|Près ; say: Fermer",
    "Clear: Clair ; say: Effacer",
    "Home: Maison ; but: work ; say: Accueil",
    "Free: Libre ; beside: trial|pro\\b ; say: Gratuit",
    "Read more: Lire plus ; say: Lire la suite",
]


def found(target: str, source: str | None) -> list[str]:
    """The labels that the check marks."""
    original = None if source is None else Text(source)
    view = PassageView(Passage("1", Text(target), source=original), 0, "fr", "en")
    matches = wrong_label.make(labels=LABELS)(view)
    return [target[m.start : m.end] for m in matches]


@pytest.mark.parametrize(
    ("target", "source", "names"),
    [
        ("Proche", "Close", ["Proche"]),
        ("&Proche", "&Close", ["Proche"]),
        ("[Près]", "[Shut]", ["Près"]),
        ("Appliquer | Clair", "Apply | Clear", ["Clair"]),
        ("Maison > Compte > Clair", "Home > Account > Clear", ["Maison", "Clair"]),
        ("Clair / Proche", "Clear / Close", ["Clair", "Proche"]),
        ("Cliquez sur « Clair ».", "Click “Clear”.", ["Clair"]),
        ("Touchez **Clair** pour finir.", "Tap **Clear** to end the whole trip.", ["Clair"]),
        (
            "Pour vider la liste, appuyez sur Clair et attendez.",
            "To empty the list, press Clear and wait.",
            ["Clair"],
        ),
        ("Touchez Lire plus en bas.", "Tap Read More at the bottom.", ["Lire plus"]),
        ("Touchez « Lire plus » en bas.", "Tap Read More at the bottom.", ["Lire plus"]),
        ("Libre | Pro", "Free | Pro", ["Libre"]),
    ],
)  # fmt: skip
def test_labels_with_a_wrong_name(target: str, source: str, names: list[str]) -> None:
    """Alone, in a row, in quotation marks or bold, or told to be pressed."""
    assert found(target, source) == names


@pytest.mark.parametrize(
    ("target", "source"),
    [
        ("Fermer", "Close"),
        ("Proche", "Near"),
        ("Proche", None),
        ("Maison | Bureau", "Home | Work"),
        ("Libre | Occupé", "Free | Busy"),
        ("La gare est proche du musée et du lac.", "The station is close to the museum."),
        ("Proche | Fermer", "Close | Close"),
        ("Le ciel reste clair jusqu’au soir.", "Press Clear, and the sky stays so."),
    ],
)  # fmt: skip
def test_what_is_no_label_or_has_its_right_name(
    target: str, source: str | None
) -> None:
    """Silent in running text, and where the rest of the source speaks against it."""
    assert found(target, source) == []


@pytest.mark.parametrize("label", ["Close", "Close: Proche", "Close: Proche ; or: x"])
def test_labels_that_say_nothing_are_refused(label: str) -> None:
    """A mistake in a table is no silent rule."""
    with pytest.raises(ValueError, match="not a label"):
        wrong_label.make(labels=[label])
