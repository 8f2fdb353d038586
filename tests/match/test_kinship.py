"""What texts share, and how long translations are."""

from __future__ import annotations

from mtcheck.match.kinship import content, keys, kinship
from mtcheck.match.length import deviation, expected, is_known


def test_keys_see_through_spelling() -> None:
    """Accents and letters that languages write differently do not matter."""
    assert keys(["pharmacie"]) == keys(["farmacia"])
    assert keys(["électrique"]) == keys(["electric"])
    assert keys(["chat"]) != keys(["chien"])
    assert not keys(["or", "l'"])


def test_figures_are_keys_of_any_length() -> None:
    """They read the same everywhere."""
    assert keys(["7"]) == {"7"}


def test_function_words_are_no_content() -> None:
    """Every text has them."""
    assert content(["which", "because"]) == frozenset()
    assert content(["leurs", "musée"], "fr") == keys(["musée"])


def test_nothing_to_show_is_all_shown() -> None:
    """A source without content is no witness against its translation."""
    assert kinship(frozenset(), frozenset()).share == 1.0


def test_lengths_depend_on_both_languages() -> None:
    """French is longer than English, and English shorter than French."""
    assert expected(100, "en", "fr") > 100 > expected(100, "fr", "en")
    assert deviation(200, 100, "en", "fr") < -3 < deviation(200, 210, "en", "fr")
    assert abs(deviation(20, 14, "en", "fr")) < abs(deviation(200, 140, "en", "fr"))
    assert is_known("fr-CA")
    assert not is_known("ja")
    assert not is_known(None)
