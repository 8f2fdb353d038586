"""The country of a French text, or an honest "unclear"."""

from __future__ import annotations

import pytest

from mtcheck.catalogue import load_catalogue
from mtcheck.country import country
from mtcheck.model import Document, Part, Passage, Text
from mtcheck.scanner import Scanner
from mtcheck.select import Selection

TEXTS = {
    "fr-CA": "Envoyez-nous un courriel avant la fin de semaine, et pensez à magasiner tôt.",
    "fr-CH": "Le conseiller fédéral a reçu huitante lettres, dont trois de Romandie.",
    "fr-BE": "Le bourgmestre et deux échevins ont inauguré la piscine ; nonante enfants y ont nagé.",
}
UNCLEAR = {
    "one word": "Passez nous voir ce week-end ou envoyez un courriel.",
    "a country's names": "À Montréal, le Québec et Genève ont signé avec le canton de Vaud.",
    "two countries": "Nonante élèves et septante parents étaient là.",
    "one word alone": "Il adore le magasinage.",
    "no words": "",
}


@pytest.mark.parametrize(("expected", "text"), TEXTS.items())
def test_words_show_the_country(expected: str, text: str) -> None:
    assert country([text]) == expected


@pytest.mark.parametrize("text", UNCLEAR.values(), ids=UNCLEAR)
def test_what_is_not_clear_stays_open(text: str) -> None:
    assert country([text]) is None


def test_signs_count_with_words() -> None:
    """Apostrophes between thousands, francs with a point, and no word at all."""
    text = "La rénovation a coûté 1’250’000 francs, dont 48’500 pour le toit ; l'entrée est à 12.50 fr."
    assert country([text]) == "fr-CH"
    assert country([text.replace("’", " ")]) is None


def test_spaces_count_with_words() -> None:
    """Canada sets a space before the colon and none before the other signs."""
    text = "Qui vient? Personne! Le menu : du pain; le vin : aucun. Alors? Voilà : rien. Fin : oui. {}"
    assert country([text.format("Le cégep est fermé.")]) == "fr-CA"
    assert country([text.format("Le lycée est fermé.")]) is None
    french = text.replace("?", " ?").replace("!", " !").replace(";", " ;")
    assert country([french.format("Le cégep est fermé.")]) is None


def document(lang: str | None) -> Document:
    text = Text(TEXTS["fr-CA"])
    return Document("a.txt", "text", text.content, (Passage("1", text),), lang)


def test_a_scan_takes_the_country_from_the_text() -> None:
    scanner = Scanner(load_catalogue())
    assert scanner.check(document("fr")).target_lang == "fr-CA"
    assert scanner.check(document("fr-FR")).target_lang == "fr-FR"
    assert scanner.check(document("de")).target_lang == "de"
    deaf = Scanner(load_catalogue(), detect_country=False)
    assert deaf.check(document("fr")).target_lang == "fr"
    told = Scanner(load_catalogue(), target_lang="fr-BE")
    assert told.check(document("fr")).target_lang == "fr-BE"


def test_parts_in_the_same_language_share_the_country() -> None:
    texts = [
        Text(TEXTS["fr-CA"]),
        Text("Le musée ouvre le week-end."),
        Text("Week-end."),
    ]
    passages = [Passage(str(n), text) for n, text in enumerate(texts)]
    parts = (Part((0, 1), "en", "fr"), Part((2,), "en", "fr-FR"))
    whole = Document("a.xlf", "xliff", "", passages, parts=parts)
    scanner = Scanner(load_catalogue(), Selection(select=("FR028",)))
    assert [f.passage for f in scanner.check(whole).findings] == ["1"]
