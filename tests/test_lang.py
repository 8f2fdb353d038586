"""The language of a text, or an honest "unknown"."""

from __future__ import annotations

import pytest

from mtcheck.errors import UsageError
from mtcheck.lang import identify, normalised

TEXTS = {
    "fr": "Le conseil municipal a voté hier le budget de la ville, et les écoles en sont la première dépense.",
    "en": "The city council passed the budget last night, and schools are by far the largest item in it.",
    "de": "Der Stadtrat hat gestern den Haushalt der Stadt beschlossen, und die Schulen sind der größte Posten.",
    "es": "El ayuntamiento aprobó anoche el presupuesto de la ciudad, y las escuelas son la mayor partida.",
    "it": "Il consiglio comunale ha approvato ieri il bilancio della città, e le scuole sono la voce più alta.",
    "pt": "A câmara aprovou ontem o orçamento da cidade, e as escolas são a maior despesa de todas.",
    "nl": "De gemeenteraad heeft gisteren de begroting van de stad goedgekeurd en de scholen zijn de grootste post.",
    "ru": "Городской совет вчера утвердил бюджет города, и школы составляют в нём самую большую статью.",
    "ja": "市議会は昨夜、市の予算を可決した。学校がその最大の項目である。",
}


@pytest.mark.parametrize(("lang", "text"), TEXTS.items())
def test_a_sentence_is_enough(lang: str, text: str) -> None:
    """A sentence of ordinary text is told apart, also without a word table."""
    assert identify([text]) == lang


@pytest.mark.parametrize("text", ["", "   ", "1234 5678", "OK", "!!! ???", "\ud800"])
def test_unknown_is_an_answer(text: str) -> None:
    """Nothing to go by is not a guess."""
    assert identify([text]) is None


def test_a_long_text_needs_no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """A related language shares many little words; the others tell them apart."""
    monkeypatch.setattr("mtcheck.lang._ask_langdetect", lambda _: None)
    text = (
        "La nuit tombe sur la place de la gare et sur les quais, une femme y attend le"
        " retour de la barque, et la pluie se mêle à la neige dans les rues de la ville"
        " ; les enfants du port sont là pour elle, et une lampe est posée sur le banc."
        " La gare de la place se vide, la rue de la mairie se tait, la nuit se fait."
    )
    assert identify([text] * 20) == "fr"


def test_the_same_answer_every_time() -> None:
    """Langdetect draws random numbers; its seed is set."""
    text = ["Bonjour Berlin, ciao Roma, hello London today"]
    assert len({identify(text) for _ in range(20)}) == 1


@pytest.mark.parametrize(
    ("given", "kept"), [("FR", "fr"), ("fr_ca", "fr-CA"), ("zh-hant-TW", "zh-Hant-TW")]
)
def test_codes_are_written_one_way(given: str, kept: str) -> None:
    """Case and separator do not matter."""
    assert normalised(given) == kept


@pytest.mark.parametrize("code", ["", "french!", "f", "fr-"])
def test_what_is_no_code_is_refused(code: str) -> None:
    """A typing error is not a language."""
    with pytest.raises(UsageError):
        normalised(code)
