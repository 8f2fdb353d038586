"""Which of two languages some words are in."""

import pytest
from langidentify import Detector, Language, Model

from mtcheck import tongues

SAID = {
    "fr": "la courroie du trépied est livrée avec l'étui, voir https www",
    "de": "der Riemen des Stativs wird mit der Hülle geliefert, ß 10-1 ab",
    "pl": "pasek statywu jest dostarczany z etui déposer chevronnés",
    "ca": "la corretja del trípode es lliura amb l’estoig aujourd'hui",
    "xx": "zzq 12 о мире 123abc q'w' 漢字",
}


@pytest.mark.parametrize(
    ("lang", "foreign"), [("fr", "pl"), ("fr", "ca"), ("de", "fr")]
)
def test_a_model_read_by_the_line_says_what_the_library_says(
    lang: str, foreign: str
) -> None:
    languages = Language.from_comma_separated(f"{lang},{foreign}")
    theirs, own = Detector(Model.load(languages)), tongues.detector(lang, foreign)
    assert isinstance(own.model.topwords_table, tongues.LazyTable)
    for text in (*SAID.values(), " ".join(SAID.values())):
        assert own.detect(text) == theirs.detect(text)
        assert own.results.gap == theirs.results.gap
        assert own.results.total_scores == theirs.results.total_scores


def test_words_are_foreign_where_the_library_is_sure() -> None:
    assert tongues.are_foreign(SAID["pl"].split()[:6], "fr", "pl")
    assert not tongues.are_foreign(SAID["fr"].split(), "fr", "pl")


def test_another_version_of_the_library_reads_its_models_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def changed(_: str) -> object:
        raise ValueError("another format")

    monkeypatch.setattr(tongues, "_grams", changed)
    asked = tongues.detector.__wrapped__("fr", "nl")
    assert not isinstance(asked.model.topwords_table, tongues.LazyTable)
    assert asked.detect(SAID["fr"]).iso_code == "fr"


def test_what_is_said_of_a_string_is_found_in_the_text_itself() -> None:
    said = tongues.Said("le 3\nla -2.5\nà 7\nlas 1\n")
    assert [said.get(it) for it in ("la", "las", "le", "à")] == ["-2.5", "1", "3", "7"]
    assert not any(map(said.get, ("", "l", "lb", "zz", "\n", "le 3", "\ud800", "A")))
    assert tongues.Said("").get("le") is None
    with pytest.raises(ValueError, match="le la 3"):
        tongues.Said("le la 3\n")
