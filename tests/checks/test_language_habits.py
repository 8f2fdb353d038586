"""Signs, capitals and decimals as each language writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mtcheck.checks import (
    calendar_capital,
    opening_mark,
    point_before_unit,
    spaced_sign,
)
from mtcheck.match.view import PassageView
from mtcheck.model import Passage, Text

if TYPE_CHECKING:
    from mtcheck.checks import PassageCheck


def marked(
    check: PassageCheck, text: str, lang: str, source: str | None = None
) -> list[str]:
    """The words that a check marks."""
    original = None if source is None else Text(source)
    view = PassageView(Passage("1", Text(text), source=original), 0, lang, "en")
    return [text[m.start : m.end] for m in check(view)]


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("Das Seil ist 4.5 m lang.", "de", ["4.5"]),
        ("Rund 4.5 Millionen Euro, 12.5%, 3.2 °C.", "de-DE", ["4.5", "12.5", "3.2"]),
        ("Ein Kilometerzähler zeigt 4.5 Kilometer.", "de", ["4.5"]),
        ("La corda misura 4.5 metri.", "it", ["4.5"]),
        ("A corda mede 4.5 metros.", "pt", ["4.5"]),
        ("Het touw is 4.5 meter.", "nl", ["4.5"]),
        ("La cuerda mide 4.5 metros.", "es-ES", ["4.5"]),
        ("La cuerda mide 4.5 metros.", "es", []),
        ("La cuerda mide 4.5 metros.", "es-MX", []),
        ("Das Seil ist 4.5 m lang.", "de-CH", []),
        ("La corda misura 4.5 metri.", "it-CH", []),
        ("Das Seil ist 4.500 m lang, das andere 1.234.567 mm.", "de", []),
        ("Version 4.5 mag Abschnitt 4.5 nicht.", "de", []),
        ("Um 20.15 Uhr, am 4.5. im Saal 4.5.1 m.", "de", []),
        ("La corde mesure 4.5 mètres.", "fr", []),
        ("Il treno delle 9.30 minaccia ritardo.", "it", []),
    ],
)
def test_points_before_units(text: str, lang: str, found: list[str]) -> None:
    """Only where a unit follows, and the country writes a comma."""
    assert marked(point_before_unit.make(), text, lang) == found


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("Kommt ihr ?", "de", ["ihr ?"]),
        ("Venham já !", "pt", ["já !"]),
        ("Ecco : il pane.", "it", ["Ecco :"]),
        ("Dijo « basta » ; luego calló ; y se fue.", "es", ["calló ;"]),
        ("Kommt ihr? Ja!", "de", []),
        ("Es steht 3 : 1 und 4 : 0.", "de", []),
        ("Deutschland gegen Polen 3 :1", "de", []),
        ("Na klar ; -) :)", "de", []),
        ("Kommt ihr ? Ja , gleich .", "de", []),
        ("Venez-vous ?", "fr", []),
        ("`wer ?` fragt das Programm", "de", []),
    ],
)
def test_spaces_before_signs(text: str, lang: str, found: list[str]) -> None:
    """Not in scores, faces, code, tokens, nor in French."""
    assert marked(spaced_sign.make(), text, lang) == found


def test_a_space_of_the_source_stays() -> None:
    """What the source spaces is its author's wish."""
    assert not marked(spaced_sign.make(), "Nome : Anna", "it", "Name : Anna")


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("Abre el Jueves y el 4 de Mayo.", "es", ["Jueves", "Mayo"]),
        ("Chiude il Giovedì e il 4 Maggio.", "it", ["Giovedì", "Maggio"]),
        ("Fecha na Quarta-Feira.", "pt", ["Quarta-Feira"]),
        ("Abre el Jueves Santo y el Domingo de Resurrección.", "es", []),
        ("Cita en la plaza 2 de Mayo con Domingo.", "es", []),
        ("Jueves: cerrado. El jueves, no.", "es", []),
        ("Veo a Abril y a Julio Gómez.", "es", []),
        ("Chiude il Venerdì Santo e la Domenica delle Palme.", "it", []),
        ("Abita in via 4 Novembre, vicino al Corso.", "it", []),
        ("Em Maio, no Domingo de Páscoa.", "pt", []),
        ("We close on the first Friday of May.", "en", []),
    ],
)
def test_capitals_of_the_calendar(text: str, lang: str, found: list[str]) -> None:
    """Feasts, streets and people keep theirs."""
    assert marked(calendar_capital.make(), text, lang) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Llegó la hora. Vienes con nosotros?", ["Vienes"]),
        ("Qué frío hace!", ["Qué"]),
        ("¿Vienes? ¡Claro que sí!", []),
        ("Si quieres, ¿vienes?", []),
        ("¡Qué dices?", []),
        ("con nosotros?", []),
        ("Trabaja en Yahoo!", []),
        ("Sí!", []),
        ("Pulse la tecla `?`.", []),
    ],
)
def test_opening_marks(text: str, found: list[str]) -> None:
    """Either sign opens; names and the rest of a question need none."""
    assert marked(opening_mark.make(), text, "es") == found


def test_a_slogan_of_the_source_is_kept() -> None:
    """A title that was left as it is closes as it did."""
    text = "Canta Oklahoma está bien! en la sala"
    assert not marked(opening_mark.make(), text, "es", "Sing it!")
    assert not marked(opening_mark.make(), "Who is it?", "en")
