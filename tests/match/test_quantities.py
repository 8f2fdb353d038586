"""Two texts that say the same in figures, or do not, in both directions."""

from __future__ import annotations

import time

import pytest

from mtcheck.match.quantities import Fault, faults
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text


def held(source: str, target: str, langs: str) -> list[Fault]:
    """The faults of `target` beside `source`; `langs` is ``en>fr``."""
    mine, its = langs.split(">")
    passage = Passage("1", Text(target), source=Text(source))
    return list(faults(PassageView(passage, 0, its, mine)))


SAME = [
    ("It costs $1,234.50.", "Cela coûte 1 234,50 $.", "en>fr"),
    ("It costs $1,234.50.", "Es kostet 1.234,50 $.", "en>de"),
    ("It costs $1,234.50.", "Cuesta 1.234,50 dólares.", "en>es"),
    ("It costs CHF 1,234.50.", "Es kostet 1'234.50 Franken.", "en>de"),
    ("Meet at 3:30 pm.", "Rendez-vous à 15 h 30.", "en>fr"),
    ("Meet at 3:30 pm.", "Treffen um 15.30 Uhr.", "en>de"),
    ("Meet at 3 p.m.", "Ci vediamo alle 15.", "en>it"),
    ("Meet at 3 p.m.", "Nos vemos a las 3 de la tarde.", "en>es"),
    ("Meet at half past 10.", "Rendez-vous à 10 h 30.", "en>fr"),
    ("Meet at noon, 12:00.", "Rendez-vous à midi.", "en>fr"),
    ("Open 9-5 pm.", "Ouvert de 9 h à 17 h.", "en>fr"),
    ("49 percent agree.", "49 % sont d'accord.", "en>fr"),
    ("49% agree.", "49 Prozent stimmen zu.", "en>de"),
    ("1 trillion dollars", "1 000 milliards de dollars", "en>fr"),
    ("1 trillion dollars", "1 billón de dólares", "en>es"),
    ("2.5bn users", "2,5 milliards d'utilisateurs", "en>fr"),
    ("2.5bn users", "2.500 millones de usuarios", "en>es"),
    ("2.5bn users", "2,5 mil milhões de utilizadores", "en>pt"),
    ("2.5bn users", "2,5 miliardi di utenti", "en>it"),
    ("45K copies", "45 000 exemplaires", "en>fr"),
    ("£5m in all", "5 millions de livres en tout", "en>fr"),
    ("1.5 million people", "1 500 000 personnes", "en>fr"),
    ("5 to 10 million", "de 5 millions à 10 millions", "en>fr"),
    ("half a million people", "500 000 personnes", "en>fr"),
    ("2 swans", "deux cygnes", "en>fr"),
    ("27 guests", "siebenundzwanzig Gäste", "en>de"),
    ("97 steps", "quatre-vingt-dix-sept marches", "en>fr"),
    ("a 21-year-old", "un ventunenne", "en>it"),
    ("a 24-year-old", "een vierentwintigjarige", "en>nl"),
    ("235 boats", "doscientos treinta y cinco barcos", "en>es"),
    ("the 1990s", "les années 1990", "en>fr"),
    ("the 1990s", "les années 90", "en>fr"),
    ("the 1980s", "gli anni Ottanta", "en>it"),
    ("the 21st century", "le XXIe siècle", "en>fr"),
    ("the 20th century", "el siglo XX", "en>es"),
    ("the 1st floor, No. 1", "le 1er étage, n° 1", "en>fr"),
    ("in 1990-95", "de 1990 à 1995", "en>fr"),
    ("open 24/7", "ouvert 24 h/24 et 7 j/7", "en>fr"),
    ("a dozen eggs, 12 in all", "une douzaine d'œufs", "en>fr"),
    ("50% of them", "la moitié d'entre eux", "en>fr"),
    ("3/4 of the cake, 2 1/2 cups", "les 3/4 du gâteau, 2,5 tasses", "en>fr"),
    ("The road is 10 miles long.", "La route fait 16 km.", "en>fr"),
    ("The road is 10 miles long.", "La route fait 10 miles (16 km).", "en>fr"),
    ("10 miles (16 km) away", "à 16 km", "en>fr"),
    ("He is 6 feet 2 inches.", "Il mesure 1,88 m.", "en>fr"),
    ("It is 80 degrees, 10 degrees more.", "Il fait 27 °C, 6 degrés de plus.", "en>fr"),
    ("1 to 4 inches of rain", "entre 2,5 et 10 cm de pluie", "en>fr"),
    ("300 Mbit and 20 GB", "300 Mbit et 20 Go", "en>fr"),
    ("on 9/11", "le 11 septembre", "en>fr"),
    ("on 5 May 2020", "le 05/05/2020", "en>fr"),
    ("on May 6, 2020", "am 6.5.2020", "en>de"),
    ("Python 3.11.4 on 10.0.0.1", "Python 3.11.4 sur 10.0.0.1", "en>fr"),
    ("Run `step 7` of {0} and %1$s.", "Lancez `étape 7` de {0} et %1$s.", "en>fr"),
    ("See https://example.org/42.", "Voir https://example.org/43.", "en>fr"),
    ("Call 555-012-3456.", "Appelez le 55 50 12 34 56.", "en>fr"),
    ("ISBN 978-20-7036-822", "ISBN 978 20 7036 822", "en>fr"),
    ("He came on Saturday.", "Il est venu le samedi 29 septembre.", "en>fr"),
    ("1. Open the tap.", "Ouvrez le robinet.", "en>fr"),
    ("It rose [12] again.", "Elle remonta.", "en>fr"),
    ("It&#39;s here.", "C'est ici.", "en>fr"),
    ("€3bn ($3.4bn)", "3 milliards d'euros", "en>fr"),
    ("La tour mesure 1 234,5 m.", "The tower is 1,234.5 m tall.", "fr>en"),
    ("Der Zug fährt um 17:05 Uhr.", "The train leaves at 5:05 pm.", "de>en"),
    ("Costó 3.500 millones.", "It cost 3.5 billion.", "es>en"),
    ("Le film dure 2 h 30.", "De film duurt 2 uur en 30 minuten.", "fr>nl"),
    ("Vendu 12 500 euros", "Verkauft für 12.500 Euro", "fr>de"),
    ("In 1987, 40 came.", "", "en>fr"),
    ("In 1987, 40 came.", "In 1987, 40 came.", "en>fr"),
    ("with temperatures in the 80s", "um 27 ºC", "en>de"),
    ("5 m2, CO2 and 10^6 cells", "5 m², CO₂ et 10⁶ cellules", "en>fr"),
    ("in the 1800s", "au XIXe siècle", "en>fr"),
    ("14 days, 1.5 hours", "quinze jours, une heure et demie", "en>fr"),
    ("two and a half million", "2,5 millions", "en>fr"),
    ("a 10.7 mil film", "un film de 10,7 mil", "en>fr"),
    ("trillions of stars", "des trillions d'étoiles", "en>fr"),
    ("a 6-foot-6 forward", "ein zwei Meter großer Stürmer", "en>de"),
    ("the Web Consortium", "le consortium du Web (W3C)", "en>fr"),
    ("It is 23°F, no, -40°F.", "Il fait −5 °C, non, −40 °C.", "en>fr"),
    ("at -10°F", "à -23 °C", "en>fr"),
    ("2½ cups", "2,5 tasses", "en>fr"),
    ("½ cup", "une demi-tasse", "en>fr"),
    ("in the 18th century", "au XVIIIᵉ siècle", "en>fr"),
    ("in the 18th century", "au XVIII<sup>e</sup> siècle", "en>fr"),
    ("in the 18th century", "nel '700", "en>it"),
    ("in the 11th century", "nell'XI secolo", "en>it"),
    ("Add 2 ½ cups of milk.", "2,5 Tassen Milch zugeben.", "en>de"),
    ("2 cups of flour", "250 g de farine", "en>fr"),
    ("The farm covers 40 acres.", "La finca mide 16 hectáreas.", "en>es"),
    ("It holds 5,000 gallons.", "Contiene circa 190 ettolitri.", "en>it"),
    ("It holds 20,000 gallons.", "Elle contient 75 m³.", "en>fr"),
    ("a 1,200-square-foot flat", "un appartement de 110 m²", "en>fr"),
    ("9 out of 10 agree.", "90 % sind dafür.", "en>de"),
    ("one in four agrees", "25 % sont d'accord", "en>fr"),
    ("leaves at 8:30", "fährt um halb neun", "en>de"),
    ("leaves at 8:45", "sale a las nueve menos cuarto", "en>es"),
    ("at half past eight in the evening", "um 20.30 Uhr", "en>de"),
    ("at three in the afternoon", "um fünfzehn Uhr", "en>de"),
    ("two dozen eggs", "vierundzwanzig Eier", "en>de"),
    ("a three-month course", "ein Kurs von einem Vierteljahr", "en>de"),
    ("a cat with nine lives", "un gato con siete vidas", "en>es"),
    ("on the third floor", "au deuxième étage", "en>fr"),
    ("a 3D view of 2 rooms", "eine dreidimensionale Ansicht zweier Räume", "en>de"),
    ("half of the crew", "la moitié de l'équipage", "en>fr"),
    ("a quarter of the crew", "25 % de l'équipage", "en>fr"),
    ("open on Good Friday", "geöffnet am Karfreitag", "en>de"),
    ("on Friday night", "dans la nuit de vendredi à samedi", "en>fr"),
    ("closed on Mondays", "fechado às segundas", "en>pt"),
    ("soldiers march in May", "les soldats défilent en mai", "en>fr"),
    ("last summer", "l'été dernier", "en>fr"),
    ("2/3 of the crew", "dos terceras partes de la tripulación", "en>es"),
    ("a fever of a hundred and two", "febre de 39 graus", "en>pt"),
    ("up to 40 people", "40 personnes au maximum", "en>fr"),
    ("more than 40 people", "über 40 Personen", "en>de"),
    ("travel over 5 years", "viaggiare per 5 anni", "en>it"),
    ("from 15 up to 150", "de 15 à 150", "en>fr"),
    ("No numbers here.", "Pas un nombre ici.", "en>fr"),
    ("", "", "en>fr"),
]


@pytest.mark.parametrize(("source", "target", "langs"), SAME)
def test_what_says_the_same_is_silent(source: str, target: str, langs: str) -> None:
    """No form of a value is a fault, in the direction it was translated."""
    assert held(source, target, langs) == []


@pytest.mark.parametrize(
    ("source", "target", "langs"),
    [row for row in SAME if row[1] and not {"Saturday.", "3:30"} & set(row[0].split())],
)
def test_the_other_way_round_is_silent_too(
    source: str, target: str, langs: str
) -> None:
    """The same pairs are translations of each other."""
    mine, its = langs.split(">")
    assert held(target, source, f"{its}>{mine}") == []


OTHER = [
    ("missing", "He has 340 sheep.", "Il a des moutons.", "en>fr"),
    ("missing", "Built in 1962.", "Gebaut vor langer Zeit.", "en>de"),
    ("small-missing", "Add 4 eggs.", "Ajoutez les œufs.", "en>fr"),
    ("added", "Many came.", "Il en vint 250.", "en>fr"),
    ("small-added", "Birds sang.", "Les 3 oiseaux chantaient.", "en>fr"),
    ("changed", "Add 1.5 litres.", "Ajoutez 15 litres.", "en>fr"),
    ("changed", "In 1987 it closed.", "Im Jahr 1978 schloss es.", "en>de"),
    ("changed", "12,345 votes", "12 354 voix", "en>fr"),
    ("changed", "It has 1 234 parts.", "Es hat 123,4 Teile.", "fr>de"),
    ("changed", "version 2.6.22", "la version 2.6.21", "en>fr"),
    ("changed", "rose by 34.5%", "a augmenté de 345 %", "en>fr"),
    ("changed", "40 miles away", "a 45 miglia", "en>it"),
    ("changed", "the 34th minute", "al 36º minuto", "en>it"),
    ("small-added", "The ACE2 gene, ACE2 too", "Le gène ACE5, ACE2 aussi", "en>fr"),
    ("scale", "3 billion euros", "3 billions d'euros", "en>fr"),
    ("scale", "2 trillion people", "2 Trillionen Menschen", "en>de"),
    ("scale", "40 billion pesos", "40 billones de pesos", "en>es"),
    ("scale", "two billion people", "deux billions de gens", "en>fr"),
    ("scale", "5 milliards de gens", "5 million people", "fr>en"),
    ("unit", "10 miles away", "à 10 km", "en>fr"),
    ("unit", "Take 5 mg.", "Nehmen Sie 5 g.", "en>de"),
    ("unit", "wait 20 minutes", "attendez 20 heures", "en>fr"),
    ("unit", "à 30 km d'ici", "30 miles from here", "fr>en"),
    ("conversion", "15 miles long", "long de 40 km", "en>fr"),
    ("conversion", "8 inches of rain", "20 mm de pluie", "en>fr"),
    ("currency", "It costs $20.", "Cela coûte 20 €.", "en>fr"),
    ("currency", "£2 million", "2 Millionen Euro", "en>de"),
    ("time", "Meet at 3:30 pm.", "Rendez-vous à 3 h 30.", "en>fr"),
    ("time", "at 5:15 p.m.", "um 17:45 Uhr", "en>de"),
    ("day-month", "on May 6, 2020", "le 05/06/2020", "en>fr"),
    ("day-month", "on 4 March", "le 3 avril", "en>fr"),
    ("month", "on 12 July", "le 12 juin", "en>fr"),
    ("month", "since March 2019", "seit April 2019", "en>de"),
    ("unlike", "By 1890, 3,120 of 91,000", "En 2004, 63 sur 700", "en>fr"),
    ("unit", "It fell to 10 °F.", "Es fiel auf 10 °C.", "en>de"),
    ("unit", "gusts of 60 mph", "Böen von 60 Stundenkilometern", "en>de"),
    ("unit", "a 900-square-foot flat", "un piso de 900 metros cuadrados", "en>es"),
    ("conversion", "It holds 15 gallons.", "Tem 157 litros.", "en>pt"),
    ("conversion", "The farm covers 40 acres.", "Mide 100 hectáreas.", "en>es"),
    ("said", "She has twelve cats.", "Ze heeft twintig katten.", "en>nl"),
    ("said", "She has 15 cats.", "Elle a cinquante chats.", "en>fr"),
    ("said", "She has fifteen cats.", "Elle a 50 chats.", "en>fr"),
    ("said", "two thirds of the crew", "drei Viertel der Besatzung", "en>de"),
    ("said", "half of the crew", "un tiers de l'équipage", "en>fr"),
    ("said", "la moitié de l'équipage", "a third of the crew", "fr>en"),
    ("time", "leaves at quarter to nine", "sale a las nueve y cuarto", "en>es"),
    ("time", "leaves at half past nine", "fährt um halb neun", "en>de"),
    ("time", "leaves at 9:30", "vertrekt om half negen", "en>nl"),
    ("time", "leaves at half past nine", "parte alle nove", "en>it"),
    ("time", "leaves at half past nine", "part à 8 h 30", "en>fr"),
    ("day", "closed on Thursday", "geschlossen am Dienstagabend", "en>de"),
    ("day", "closed on Thursday", "fechado na terça-feira", "en>pt"),
    ("day", "in the winter of 1962", "el verano de 1962", "en>es"),
    ("day", "He came yesterday.", "Il viendra demain.", "en>fr"),
    ("month", "It opens in March.", "Het opent in mei.", "en>nl"),
    ("limit", "up to 40% off", "40 % de remise", "en>fr"),
    ("limit", "Bring at least three pens.", "Bringen Sie drei Stifte mit.", "en>de"),
    ("limit", "There were over 300 guests.", "C'erano 300 ospiti.", "en>it"),
    ("limit", "for 12 people or more", "para 12 pessoas", "en>pt"),
    ("roughly", "nearly 300 guests", "300 invitados", "en>es"),
]


@pytest.mark.parametrize(("kind", "source", "target", "langs"), OTHER)
def test_what_says_another_thing_is_one_fault(
    kind: str, source: str, target: str, langs: str
) -> None:
    """Each change is found once, and called by its name."""
    assert [fault.kind for fault in held(source, target, langs)] == [kind]


def test_what_a_sentence_lacks_is_reported_together() -> None:
    """Two numbers gone from one sentence make one fault that names both."""
    (fault,) = held("Seen: 1,200 gulls and 85 terns.", "Vu : des mouettes.", "en>fr")
    assert (fault.kind, fault.source) == ("missing", "1,200, 85")


def test_a_missing_number_is_placed_in_its_sentence() -> None:
    """The sentence that should have it is marked, not the whole passage."""
    target = "Le pont est long. Il date de 1962."
    (fault,) = held("The bridge is 480 m long. It is of 1962.", target, "en>fr")
    assert target[fault.start : fault.end] == "Le pont est long."


def test_the_mark_holds_the_scale() -> None:
    """« 3 billions » is marked, not only 3."""
    target = "une dette de 3 billions d'euros"
    (fault,) = held("a debt of 3 billion euros", target, "en>fr")
    assert target[fault.start : fault.end] == fault.target == "3 billions"


@pytest.mark.parametrize(
    ("source", "target", "langs", "advice"),
    [
        ("12,345.5 votes", "12 354,5 voix", "en>fr", "12\u202f345,5"),
        ("12,345 votes", "12 354 voix", "en>fr-CA", "12\u00a0345"),
        ("12,345 votes", "12.354 Stimmen", "en>de", "12.345"),
        ("12 345 voix", "12,354 votes", "fr>en", "12,345"),
        ("In 1987 it closed.", "Es schloss 1978.", "en>de", "1987"),
        ("version 2.6.22", "la version 2.6.21", "en>fr", "2.6.22"),
        ("10 miles away", "à 10 km", "en>fr", "16 km"),
        ("Take 500 mg.", "Prenez 500 g.", "en>fr", ""),
        ("Take 5 g.", "Prenez 5 mg.", "en>fr", "5000 mg"),
        ("8 inches of rain", "20 mm de pluie", "en>fr", "203"),
        ("It costs $20.", "Cela coûte 20 €.", "en>fr", ""),
        ("3 billion euros", "3 billions d'euros", "en>fr", ""),
    ],
)
def test_a_better_figure_is_advised(
    source: str, target: str, langs: str, advice: str
) -> None:
    """Written in the way of the target, where a figure is all it takes."""
    assert [fault.advice for fault in held(source, target, langs)] == [advice]


def mended(source: str, target: str) -> str | None:
    """The target after the edits of its only fault."""
    (fault,) = held(source, target, "en>fr")
    assert fault.kind == "refilled"
    for edit in reversed(fault.edits):
        target = target[: edit.start] + edit.text + target[edit.end :]
    return target if fault.edits else None


@pytest.mark.parametrize(
    ("source", "target", "wanted"),
    [
        (
            "It sold 1,797 bolts in 2019 and 3 nuts.",
            "Elle a vendu 1,797 2019 boulons en 3 et XNUMX écrous.",
            "Elle a vendu 1 797 boulons en 2019 et 3 écrous.",
        ),
        (
            "Over 12,500 boats.",
            "Plus de 12,500 XNUMX bateaux.",
            "Plus de 12 500 bateaux.",
        ),
        (
            "Of 1,204,318 pages, 7 are torn.",
            "Sur 1,204,318\u00a07\u00a0XNUMX pages, XNUMX sont déchirées.",
            "Sur 1\u00a0204\u00a0318 pages, 7 sont déchirées.",
        ),
        (
            "A 6-core i7 had 1,418 points.",
            "Un i6 à 7 cœurs avait 1,418 points XNUMX.",
            None,
        ),
        ("It got 1,732, not 1,418.", "Il a eu 1,732 1,418 points.", None),
    ],
)
def test_slipped_numbers_are_one_fault(
    source: str, target: str, wanted: str | None
) -> None:
    """The row is put right where the places add up, and only there."""
    assert mended(source, target) == wanted


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("XNUMX stays, 1,797 too.", "XNUMX reste, 1 797 aussi."),
        ("It sold 1,797 bolts.", "Elle a vendu 1 797 boulons."),
        ("Rows: 1,732 1,418.", "Lignes : 1,732 1,418."),
    ],
)
def test_what_did_not_slip_is_no_refill(source: str, target: str) -> None:
    """The token in the source, numbers in place, rows of figures."""
    assert "refilled" not in {fault.kind for fault in held(source, target, "en>fr")}


@pytest.mark.parametrize(
    "text",
    [
        "1" * 50_000,
        "1," * 20_000,
        "1 " * 20_000,
        "12:34 " * 8_000,
        "million " * 8_000,
        "XNUMX 1,797 " * 5_000,
        "one hundred and " * 5_000,
        "1/2/2020 " * 5_000,
        "M" * 20_000,
        "{" * 20_000,
        "\ud800 7",
        "٣ apples",
    ],
)
def test_hostile_texts_take_no_time(text: str) -> None:
    """Neither side can make the other wait."""
    began = time.process_time()
    held(text, "Il y a 3 pommes et 4 poires en 2020.", "en>fr")
    held("There are 3 apples and 4 pears in 2020.", text, "en>fr")
    assert time.process_time() - began < 2


@pytest.mark.parametrize("langs", ["xx>fr", "en>xx", "pt-BR>fr-CA"])
def test_any_language_is_read(langs: str) -> None:
    """A language without words of ours still has figures."""
    assert [f.kind for f in held("in 1987", "en 1978", langs)] == ["changed"]
    assert held("in 1987", "en 1987", langs) == []


@pytest.mark.parametrize(
    ("source", "target", "langs", "mark"),
    [
        (
            "a grant of £2 million",
            "une aide de 2 millions d'euros",
            "en>fr",
            "2 millions d'euros",
        ),
        ("It costs $20 a day.", "Cuesta 20 € al día.", "en>es", "20 €"),
        ("It costs €20 a day.", "Custa R$ 20 por dia.", "en>pt", "R$ 20"),
    ],
)
def test_the_mark_of_a_sum_holds_its_currency(
    source: str, target: str, langs: str, mark: str
) -> None:
    """The word or sign that is wrong is part of what is marked."""
    (fault,) = held(source, target, langs)
    assert (fault.kind, target[fault.start : fault.end]) == ("currency", mark)


ADDED = [
    ([], "Cases of COVID rose.", "Les cas de COVID-19 augmentent."),
    ([], "It closed last March.", "Il a fermé en mars 2018."),
    ([], "temperatures in the 80s", "des températures de 27 à 30 degrés"),
    (["added"], "SARS-CoV spreads.", "Le SARS-CoV-27 se propage."),
    (["added"], "It closed.", "Il a fermé en 2018."),
]


@pytest.mark.parametrize(("kinds", "source", "target"), ADDED)
def test_what_a_translator_may_make_explicit(
    kinds: list[str], source: str, target: str
) -> None:
    """Names, years and degrees that the source has in words; not facts out of the blue."""
    assert [fault.kind for fault in held(source, target, "en>fr")] == kinds
