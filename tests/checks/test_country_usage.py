"""Numbers, money, measures, words and quotation marks, country by country."""

from __future__ import annotations

import time

import pytest

from mtcheck.checks import (
    CheckError,
    PassageCheck,
    capital_adjective,
    country_word,
    decimal_point,
    english_quotes,
    imperial_unit,
    inch_guillemet,
    money_before,
    try_options,
)
from mtcheck.match.numbers import in_french
from mtcheck.match.typography import typography
from mtcheck.match.view import PassageView
from mtcheck.model import Match, Passage, Text


def view(text: str, lang: str = "fr", index: int = 0) -> PassageView:
    return PassageView(Passage(str(index), Text(text)), index, lang)


def matches(check: object, text: str, lang: str = "fr") -> list[Match]:
    """What a check yields for one passage, or for a document of one."""
    if hasattr(check, "see"):
        check.see(view(text, lang))
        return list(check.close())  # type: ignore[attr-defined]
    passage_check: PassageCheck = check  # type: ignore[assignment]
    return list(passage_check(view(text, lang)))


def marked(check: object, text: str, lang: str = "fr") -> list[str]:
    return [text[m.start : m.end] for m in matches(check, text, lang)]


@pytest.mark.parametrize(
    ("number", "lang", "expected"),
    [
        ("1,234.50", "fr-FR", "1\u202f234,50"),
        ("1,234.50", "fr-CA", "1\u00a0234,50"),
        ("1,234", "fr-CH", "1’234"),
        ("1234", "fr", "1234"),
        ("12345", "fr", "12\u202f345"),
        ("12 500,5", "fr", "12\u202f500,5"),
        ("1.250.000", "fr", "1\u202f250\u202f000"),
        ("3.2", "fr", "3,2"),
        ("7", "fr", "7"),
    ],
)
def test_a_number_as_a_country_writes_it(number: str, lang: str, expected: str) -> None:
    assert in_french(number, typography(lang)) == expected


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("Il paie $50 par mois.", "50 $"),
        ("Il paie C$50 par mois.", "50 $ CA"),
        ("Il paie US $50 par mois.", "50 $ US"),
        ("Il paie €1,200.75 par an.", "1\u202f200,75 €"),
        ("Un fonds de $3 milliards existe.", "3 milliards de dollars"),
        ("Un fonds de €3 milliards existe.", "3 milliards d'euros"),
        ("Un fonds de A$3 millions existe.", "3 millions $ A"),
        ("Un fonds de £20bn existe.", "20 Md£"),
        ("Un prix de $20K existe.", "20 k$"),
    ],
)
def test_money_is_rewritten(text: str, better: str) -> None:
    (match,) = matches(money_before.make(), text)
    (suggestion,) = match.suggestions or ()
    assert suggestion.replace("\u00a0", " ") == better


@pytest.mark.parametrize(
    "text",
    [
        "Remplacez $1 par $2.",
        "La formule $10^5$ et le prix de 5 $ 12 fois.",
        "En $ 2015 constants.",
        "Il paie 50 $ ou 45 €.",
        "La variable US$HOME et ${12}.",
        "De 5 $ 10 € sont restés.",
    ],
)
def test_what_is_no_sum(text: str) -> None:
    assert not marked(money_before.make(), text)


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Le taux est de 3.5 %.", "fr", []),
        ("Le taux est de 3.5 %.", "fr-CH", []),
        ("Le taux est de 3.5 %.", "fr-FR", ["3.5"]),
        ("Le taux passe de 2,1 % à 3.5 %.", "fr", ["3.5"]),
        ("Le prix passe de 2,1 % à 12.50 fr. net.", "fr-CH", []),
        ("Le prix passe de 2,1 % à 12.50 € net.", "fr-FR", ["12.50"]),
        ("Le poids passe de 2,1 kg à 1.234 kg.", "fr", []),
        ("La version 3.5, puis 10.0.0.1 m, à 2,1 %.", "fr", []),
    ],
)
def test_the_decimal_point(text: str, lang: str, expected: list[str]) -> None:
    assert marked(decimal_point.make(), text, lang) == expected


@pytest.mark.parametrize(
    ("names", "text", "expected"),
    [
        ("english", "Il pèse 4 lbs et mesure 3-inch.", ["4 lbs", "3-inch"]),
        ("english", "Il pèse 1,8 kg (4 lbs).", []),
        ("english", "Le 4 pounder et le FT-35.", []),
        ("french", "Il mesure 4-1/2 pouces de long.", ["4-1/2 pouces"]),
        ("french", "La télévision de 55 pouces trône.", []),
        ("french", "Il supporte 250 livres au plus.", ["250 livres"]),
        ("french", "Il a lu 250 livres au plus.", []),
        ("french", "Il paie jusqu'à 250 livres sterling.", []),
        ("french", "À 300 pieds du bord, 12 pieds de vigne.", ["300 pieds"]),
        ("french", "Il fait 95 °F ce soir.", ["95 °F"]),
        ("mark", 'La lame fait 2 1/4" au total.', ['2 1/4"']),
        ("mark", 'Il a dit "vers 12" ce soir.', []),
    ],
)
def test_measures(names: str, text: str, expected: list[str]) -> None:
    assert marked(imperial_unit.make(names=names), text) == expected


@pytest.mark.parametrize("names", ["french", "mark"])
def test_canada_measures_in_feet_too(names: str) -> None:
    text = 'Il mesure 4 pouces, ou 4" au moins.'
    assert not marked(imperial_unit.make(names=names), text, "fr-CA")
    assert marked(imperial_unit.make(names=names), text, "fr-BE")


def test_english_names_are_wrong_in_canada_too() -> None:
    check = imperial_unit.make(names="english")
    assert marked(check, "Il pèse 4 pounds.", "fr-CA") == ["4 pounds"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Le plateau fait 19" x 8 ».', ["8 »"]),
        ("Il fait 19 « H au repos.", ["19 «"]),
        ("Un modèle (4-1/8 ») existe.", ["4-1/8 »"]),
        ("Le format « 16 x 16 » plaît.", []),
        ("En 1950 « Les Cloches » sort.", []),
        ("« Né en 1950 », dit-il en 2 « h » de temps.", []),
        ("la suite de 2020 », dit-il.", []),
    ],
)
def test_signs_of_inches(text: str, expected: list[str]) -> None:
    assert marked(inch_guillemet.make(), text) == expected


def test_words_of_a_country() -> None:
    check = country_word.make(words=["nonante = quatre-vingt-dix"], countries=["fr-FR"])
    (match,) = matches(check, "Il a nonante-deux ans.", "fr-FR")
    assert match.suggestions == ("quatre-vingt-dix",)
    assert not marked(check, "Il a nonante ans.", "fr-BE")
    assert not marked(check, "Il a nonante ans.", "fr")
    assert not marked(check, "Le groupe Nonante joue.", "fr-FR")
    assert marked(check, "Il rit. Nonante ans, quand même.", "fr-FR") == ["Nonante"]


def test_a_word_without_a_better_one_is_an_error() -> None:
    with pytest.raises(CheckError, match="does not take these options"):
        try_options("country-word", {"words": ("nonante",), "countries": ("fr-FR",)})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("les athlètes Français", ["Français"]),
        ("l'armée Américaine recule", ["Américaine"]),
        ("les jeunes Français", []),
        ("des Français et huit Américains", []),
        ("l'océan Indien est chaud", []),
        ("le roman « Le soldat Russe » paraît", []),
        ("la compagnie Européenne de Navigation", []),
        ("la Commission Européenne", []),
    ],
)
def test_adjectives_of_nationality(text: str, expected: list[str]) -> None:
    assert marked(capital_adjective.make(), text) == expected


@pytest.mark.parametrize(
    ("text", "lang", "count"),
    [
        ('Il crie "il est tard" et sort.', "fr-FR", 1),
        ("Il crie “il est tard” et “je sors”.", "fr-CA", 1),
        ('Il crie "il est tard" et sort.', "fr", 0),
        ('Il crie "il est tard" et « je sors ».', "fr-FR", 0),
        ('La touche "Entrée" et l\'écran de 15".', "fr-FR", 0),
    ],
)
def test_quotation_marks(text: str, lang: str, count: int) -> None:
    assert len(matches(english_quotes.make(), text, lang)) == count


def test_other_quotations_are_related() -> None:
    check = english_quotes.make()
    for index in range(9):
        check.see(view('Il crie "il est tard" et sort.', "fr-FR", index))
    (match,) = check.close()
    assert [place.passage for place in match.related] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    "text",
    ["1" * 60_000, "1 " * 30_000, '"a ' * 20_000, "$1," * 20_000, "« 1/" * 15_000],
)
def test_hostile_text_takes_no_time(text: str) -> None:
    checks = [
        money_before.make(),
        decimal_point.make(),
        imperial_unit.make(names="english"),
        imperial_unit.make(names="french"),
        imperial_unit.make(names="mark"),
        inch_guillemet.make(),
        capital_adjective.make(),
        english_quotes.make(),
    ]
    start = time.perf_counter()
    for check in checks:
        matches(check, text, "fr-FR")
    assert time.perf_counter() - start < 4
