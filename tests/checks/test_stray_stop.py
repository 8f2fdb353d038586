"""The three cases of a full stop before a lower-case word."""

from __future__ import annotations

import time

import pytest

from mtcheck.checks.stray_stop import make
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text


def found(text: str, pick: str, lang: str = "fr") -> list[str]:
    """What the check marks in a text."""
    view = PassageView(Passage("1", Text(text)), 0, lang)
    return [text[m.start : m.end] for m in make(pick=pick)(view)]


@pytest.mark.parametrize(
    ("text", "pick", "marked"),
    [
        ("La ferme est. sur la colline.", "sentence", "est. sur"),
        ("La ferme dans. les collines du nord.", "cut", "dans. les"),
        ("Le préfet Lambert. a signé l'arrêté.", "cut", "Lambert. a"),
        ("On voit la neige. dunes.", "cut", "neige. dunes"),
        (
            "On voit le nom du photographe. photo de presse.",
            "doubt",
            "photographe. photo",
        ),
        ("On vend du pain. merci.", "sentence", "pain. merci"),
        ("La BBC. a répondu hier soir.", "cut", "BBC. a"),
    ],
)
def test_each_case_is_told_apart(text: str, pick: str, marked: str) -> None:
    """A stop belongs to exactly one case."""
    cases = {p: found(text, p) for p in ("cut", "doubt", "sentence")}
    assert cases.pop(pick) == [marked]
    assert not any(cases.values())


@pytest.mark.parametrize(
    "text",
    [
        "Voir art. premier, al. deux, p. ex. la note, ibid. et passim.",
        "Math. sup. et math. spé. au lycée ; tél. portable.",
        "Lisez [Nuage. calcul. formes] et *Nuage. calcul* dans le code.",
        "Il lance eBay. iPad et macOS suivent.",
        "Vol. iv, chap. ii.",
        "oui. non. peut-être. on verra.",
        "Bien. on y va. on verra. on dort. on mange.",
        "",
        "\ud800. a",
    ],
)
def test_abbreviations_names_and_chat_are_silent(text: str) -> None:
    """Nothing is marked where the stop or the small letter is meant."""
    assert not any(found(text, pick) for pick in ("cut", "doubt", "sentence"))


@pytest.mark.parametrize("lang", ["de", "en", "es", "it", "nl", "pt", "ja", ""])
def test_no_language_crashes(lang: str) -> None:
    """A language without tables is judged without them."""
    assert found("Rotterdama. xylo xylo xylo xylo xylo xylo xylo.", "doubt", lang)


def test_a_huge_text_takes_no_square_time() -> None:
    """Twice the text takes about twice the time."""
    text = "Le préfet parle. La mairie vote. capteurs. " * 4000
    start = time.perf_counter()
    assert found(text, "cut")
    assert time.perf_counter() - start < 5
