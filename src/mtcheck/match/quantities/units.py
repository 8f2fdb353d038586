"""Units and currencies beside a number, whatever language their names are in.

A name may mean several units (« livre » is a weight and a currency), so a place has a
set of them; two places disagree where their sets share a kind and no unit.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.expressions import compiled

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Mapping


class Unit(NamedTuple):
    """One unit: what it measures, and how much of the base unit it is."""

    name: str
    kind: str
    factor: Decimal
    offset: Decimal = Decimal(0)
    """Added after the factor: only temperatures have one."""


_TABLE = """
length m 1: m metre metres meter meters mètre mètres metro metros metri
length km 1000: km kms kilometre kilometres kilometer kilometers kilomètre kilomètres
  kilómetro kilómetros chilometro chilometri quilômetro quilômetros quilómetro
  quilómetros kilometern
length cm 0.01: cm centimetre centimetres centimeter centimeters centimètre centimètres
  zentimeter zentimetern centímetro centímetros centimetro centimetri
length mm 0.001: mm millimetre millimetres millimeter millimeters millimètre millimètres
  millimetern milímetro milímetros millimetro millimetri
length µm 0.000001: µm μm micron microns micrometre micrometres micrometer micrometers
  micromètre micromètres mikrometer micra
length nm 0.000000001: nm nanometre nanometres nanometer nanometers nanomètre nanomètres
length mile 1609.344: mile miles mi mille milles meile meilen milla millas miglio miglia
  milha milhas mijl mijlen
length nmi 1852: nmi mille milles miles mile
length foot 0.3048: ft foot feet pied pieds ' fuß fuss pie pies piede piedi pé pés voet
length inch 0.0254: inch inches pouce pouces po zoll pulgada pulgadas pollice pollici
  polegada polegadas duim "
length yard 0.9144: yd yds yard yards verge verges yarda yardas iarda iarde jarda jardas
area m² 1: m² m2 sqm mq quadratmeter quadratmetern
area km² 1000000: km² km2 kmq quadratkilometer quadratkilometern
area ha 10000: ha hectare hectares hektar hectárea hectáreas ettaro ettari
area acre 4046.856: acre acres acker acri
weight kg 1000: kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes kilogramm
  kilogramo kilogramos chilo chili chilogrammo chilogrammi quilo quilos quilograma
  quilogramas
weight g 1: g gram grams gramme grammes gr gramm gramo gramos grammo grammi grama gramas
weight mg 0.001: mg milligram milligrams milligramme milligrammes milligramm miligramo
  miligramos miligrama miligramas
weight µg 0.000001: µg μg mcg microgram micrograms microgramme microgrammes
weight ng 0.000000001: ng nanogram nanograms nanogramme nanogrammes
weight lb 453.592: lb lbs pound pounds livre livres pfund libra libras libbra libbre pond
  pund
weight oz 28.35: oz ounce ounces once onces unze unzen onza onzas oncia once onça onças
volume floz 0.0296: oz ounce ounces once onces unze unzen onza onzas
weight stone 6350.29: stone stones
weight quintal 100000: quintal quintals quintaux quintales quintali quintais
weight ton 1000000: ton tons tonne tonnes tonelada toneladas tonnellata tonnellate tonnen
volume l 1: l litre litres liter liters litern litro litros litri
volume hl 100: hl hectolitre hectolitres hectoliter hectoliters hektoliter hektolitern
  hectolitro hectolitros ettolitro ettolitri
volume m³ 1000: m³ m3 cbm kubikmeter kubikmetern
volume barrel 158.987: barrel barrels bbl baril barils barril barriles barris barile
  barili fass fässer fässern vaten
volume ml 0.001: ml millilitre millilitres milliliter milliliters mililitro mililitros
volume cl 0.01: cl centilitre centilitres centiliter centiliters
volume dl 0.1: dl decilitre decilitres deciliter déciliter décilitre décilitres
volume µl 0.000001: µl μl microlitre microlitres microliter microliters
volume gal 3.785: gal gallon gallons gallone gallonen galón galones gallone galloni galão
  galões
volume gal.uk 4.546: gal gallon gallons gallonen galones galloni
volume quart 0.946: qt qts quart quarts pinte pintes
volume pint 0.473: pint pints pinte pintes pinta pintas
kitchen cup 237: cup cups tasse tasses tassen taza tazas tazza tazze xícara xícaras
  chávena chávenas kop koppen kopjes
kitchen tbsp 14.8: tablespoon tablespoons tbsp tbsps esslöffel eetlepel eetlepels
kitchen tsp 4.93: teaspoon teaspoons tsp tsps teelöffel theelepel theelepels
kitchen stick 118: stick sticks
pressure psi 6894.76: psi
pressure bar 100000: bar bars bares
pressure kpa 1000: kpa
power hp 745.7: hp bhp horsepower
power ps 735.5: ps ch cv pk cavalli chevaux caballos cavalos
power kw 1000: kw kilowatt kilowatts kilowatios
speed kmh 1: km/h kmh kph km/u stundenkilometer stundenkilometern
speed mph 1.609344: mph
duration s 1: s sec secs second seconds seconde secondes sekunde sekunden segundo segundos
  secondo secondi seconden
duration ms 0.001: ms millisecond milliseconds milliseconde millisecondes millisekunde
  millisekunden milisegundo milisegundos
duration µs 0.000001: µs μs microsecond microseconds microseconde microsecondes
  mikrosekunde mikrosekunden microsegundo microsegundos
duration ns 0.000000001: ns nanosecond nanoseconds nanoseconde nanosecondes nanosekunde
  nanosekunden nanosegundo nanosegundos
duration min 60: min mins minute minutes minuten minuto minutos minuti minuut
duration h 3600: h hr hrs hour hours heure heures stunde stunden hora horas ora ore uur
  uren
duration day 86400: day days jour jours tag tage tagen día días giorno giorni dia dias dag
  dagen
duration week 604800: week weeks wk wks semaine semaines woche wochen semana semanas
  settimana settimane weken
duration month 2629800: month months mois monat monate monaten mes meses mese mesi mês
  maand maanden
duration year 31557600: year years yr yrs an ans année années jahr jahre jahren jähriger
  año años anno anni ano anos jaar jaren
duration decade 315576000: decade decades décennie décennies jahrzehnt jahrzehnte década
  décadas decennio decenni decennia
duration century 3155760000: century centuries siècle siècles jahrhundert jahrhunderte
  siglo siglos secolo secoli século séculos eeuw eeuwen
temperature °c 1: °c celsius centigrade degrees degree degrés degré grad grados grado gradi graus
  grau graden °
temperature °k 1 -273.15: kelvin
temperature °f 0.5555555556 -17.7777777778: °f fahrenheit degrees degree degrés degré grad
  grados grado gradi graus grau graden °
share % 1: % percent pourcent prozent procent
bytes kb 1: kb kib kilobyte kilobytes kilooctet kilooctets
bytes mb 1000: mib megabyte megabytes mégaoctet mégaoctets
bytes gb 1000000: gb gib gigabyte gigabytes gigaoctet gigaoctets
bytes tb 1000000000: tb tib terabyte terabytes téraoctet téraoctets
money usd 1: $ us$ usd dollar dollars dólar dólares dollari dollaro dollarn
money cad 1: $ c$ ca$ cad dollar dollars dólares dollari
money aud 1: $ a$ au$ aud dollar dollars dólares dollari
money nzd 1: $ nz$ nzd dollar dollars dólares dollari
money hkd 1: $ hk$ hkd dollar dollars dólares dollari
money sgd 1: $ s$ sgd dollar dollars dólares dollari
money mxn 1: $ mxn peso pesos
money brl 1: r$ brl real reais reales
money eur 1: € eur euro euros
money gbp 1: £ gbp livre livres pound pounds pfund libra libras sterline sterlina pond
  quid
money jpy 1: ¥ jpy yen yens ienes
money cny 1: ¥ cny rmb yuan yuans renminbi yuanes
money inr 1: ₹ inr rupee rupees roupie roupies rupien rupias rupie roepies
money chf 1: chf franc francs franken fr. francos franchi frank
money krw 1: ₩ krw won wons
money rub 1: ₽ rub rouble roubles ruble rubles rubel rublos rubli roebel
"""

_PHRASES = """
%: per cent|pour cent|por ciento|per cento|por cento
°c: degrees celsius|degrés celsius|grad celsius|grados celsius|gradi celsius|graus celsius
  |graden celsius|degrees centigrade|degrees c|degrés c|º c|° c
°f: degrees fahrenheit|degrés fahrenheit|grad fahrenheit|grados fahrenheit
  |gradi fahrenheit|graus fahrenheit|graden fahrenheit|degrees f|degrés f|° f
kmh: kilometern pro stunde|km pro stunde|km per uur|quilómetros por hora|km por hora
  |km an hour|km per hour|km/stunde|chilometri orari|km all'ora
mph: miles per hour|mile-an-hour|mile-per-hour|miles an hour
  |milles à l'heure|miles par heure|meilen pro stunde
  |miles à l'heure|millas por hora|miglia all'ora|milhas por hora|mijl per uur
kmh: kilometers per hour|kilometres per hour|kilomètres par heure|kilomètres à l'heure
  |kilomètres heure|kilometer pro stunde|kilómetros por hora|km par heure
  |chilometri all'ora|quilômetros por hora|kilometer per uur|km à l'heure
km²: square kilometers|square kilometres|kilomètres carrés|square km|km carrés
  |kilómetros cuadrados|chilometri quadrati|quilômetros quadrados
m²: square meters|square-meter|square-metre
  |square metres|mètres carrés|metros cuadrados|metri quadrati
sqft: quadratfuß|pés quadrados|vierkante voet
  |square feet|square-foot|square-feet|sq ft|sq. ft|square foot|pieds carrés|pi ca|pies cuadrados
  |piedi quadrati
sqmi: quadratmeilen|milhas quadradas|miglia quadrate|vierkante mijl
  |square miles|square mile|square-mile|milles carrés|miles carrés|millas cuadradas
m³: cubic meters|cubic metres|cubic meter|cubic metre|mètres cubes|metros cúbicos
  |metri cubi|kubieke meter|cubic m
cuft: cubic feet|cubic-foot|cubic foot|cu ft|cu. ft|pieds cubes|pies cúbicos|piedi cubi|pés cúbicos
m²: vierkante meter|metros quadrados|square metre|square meter|mètre carré
km²: vierkante kilometer|square kilometer|square kilometre|quilómetros quadrados
tbsp: cuillères à soupe|cuillère à soupe|cuillerées à soupe|cucchiai da tavola
  |colheres de sopa|cucharadas soperas
tsp: cuillères à café|cuillère à café|cuillerées à café|colheres de chá
nmi: nautical miles|nautical mile|milles nautiques|milles marins|millas náuticas
floz: fluid ounces|fluid-ounce|fluid ounce|fl oz|fl. oz|onces liquides
usd: us dollars|u.s. dollars|dollars américains|dollars us|dollars des États-unis|us-dollar
  |dólares estadounidenses|dollari statunitensi|dollari americani|american dollars|$ us
cad: canadian dollars|dollars canadiens|dólares canadienses|$ ca|$ can
aud: australian dollars|dollars australiens|dólares australianos
gbp: pounds sterling|livres sterling|livre sterling|pfund sterling|libras esterlinas
  |british pounds
chf: swiss francs|francs suisses|schweizer franken|francos suizos
fps: feet per|pieds par
density: people per|habitants par|habitants au
"""

_EXTRA = (
    Unit("sqft", "area", Decimal("0.092903")),
    Unit("sqmi", "area", Decimal(2589988)),
    Unit("cuft", "volume", Decimal("28.317")),
    Unit("fps", "", Decimal(1)),
    Unit("density", "", Decimal(1)),
)
_CASED = {
    "MB": "mb", "Mo": "mb", "Go": "gb", "Ko": "kb", "ko": "kb", "To": "tb", "Mb": "",
    "Gb": "", "Kb": "", "M": "", "G": "", "C": "°c", "F": "°f",
}  # fmt: skip
_SIGNS = compiled(
    r"(?:us|ca|c|au|a|nz|hk|s|r)?\$|[€£¥₹₩₽%]|[°º] ?[cf]\b|°(?=\s*(?:\Z|[,.;:!?)]))|'(?=\d)|\""
)
_WORD = compiled(r"[^\W\d_]+(?:[²/][^\W\d_]*)?\.?")
_JOINT = compiled(r"[ -]?(?:of |de |d'|di |do |von |van )?")
_CODES = "usd eur gbp cad aud jpy chf cny rmb inr".split()
_CURRENCIES = frozenset("$€£¥₹₩₽")
_BEFORE = compiled(
    rf"(?:(?:us|ca|c|au|a|nz|hk|s|r)?\$|[€£¥₹₩₽]|\b(?:{'|'.join(_CODES)})) ?\Z"
)
NOTHING: frozenset[Unit] = frozenset()


@cache
def _units() -> Mapping[str, frozenset[Unit]]:
    """Each name, folded, with the units it may mean."""
    named: dict[str, set[Unit]] = {}
    by_name = {unit.name: unit for unit in _EXTRA}
    for unit, names in _rows():
        by_name[unit.name] = unit
        for name in names:
            named.setdefault(name, set()).add(unit)
    for head, _, phrases in (e.partition(":") for e in _entries(_PHRASES)):
        for phrase in phrases.split("|"):
            named[phrase.strip().lower()] = {by_name[head]}
    named["mb"] = {by_name["mb"]}
    return {name: frozenset(units) for name, units in named.items()}


def _rows() -> Iterator[tuple[Unit, list[str]]]:
    for entry in _entries(_TABLE):
        head, _, names = entry.partition(":")
        kind, name, *numbers = head.split()
        yield Unit(name, kind, *map(Decimal, numbers)), names.split()


def _entries(table: str) -> list[str]:
    return table.replace("\n  ", " ").strip().splitlines()


@cache
def _openings() -> Mapping[str, tuple[str, ...]]:
    """The first words of names of several words, each with those names."""
    found: dict[str, list[str]] = {}
    several = (name for name in _units() if " " in name or "-" in name)
    for name in sorted(several, key=len, reverse=True):
        found.setdefault(name.replace("-", " ").split(" ")[0], []).append(name)
    return {word: tuple(names) for word, names in found.items()}


@cache
def unit_words() -> frozenset[str]:
    """The first words of the names of all units."""
    return frozenset(_units()) | frozenset(_openings())


def unit_after(text: str, folded: str, at: int) -> frozenset[Unit]:
    """The units named right after `at`."""
    for start in dict.fromkeys((_end(_JOINT, folded, at), at)):
        sign = _SIGNS.match(folded, start)
        word = sign or _WORD.match(folded, start)
        if word is None:
            continue
        found = _phrase(folded, start, word.group()) or _named(text, word)
        if found:
            return found
    return NOTHING


def unit_end(folded: str, at: int) -> int:
    """Where the name of a unit right after `at` ends; `at` where there is none."""
    for start in dict.fromkeys((_end(_JOINT, folded, at), at)):
        word = _SIGNS.match(folded, start) or _WORD.match(folded, start)
        if word is None:
            continue
        for name in _openings().get(word.group(), ()):
            end = start + len(name)
            if folded.startswith(name, start) and not folded[end : end + 1].isalpha():
                return end
        name = word.group().rstrip(".")
        if name in _units():
            return word.start() + len(name)
    return at


def unit_start(folded: str, at: int) -> int:
    """Where the sign of a currency right before `at` begins; `at` where there is none."""
    found = _BEFORE.search(folded, max(0, at - 5), at) if at else None
    return found.start() if found else at


def unit_before(folded: str, at: int) -> frozenset[Unit]:
    """The currencies whose sign stands right before `at`."""
    near = folded[max(0, at - 4) : at].rstrip()
    if near[-1:] not in _CURRENCIES and near[-3:] not in _CODES:
        return NOTHING
    found = _BEFORE.search(folded, max(0, at - 5), at)
    return _units().get(found.group().strip(), NOTHING) if found else NOTHING


def units_named(folded: str) -> frozenset[Unit]:
    """Every unit that some word of a text names."""
    known = _units()
    words = (found.group().rstrip(".") for found in _WORD.finditer(folded))
    return frozenset(unit for word in words for unit in known.get(word, ()))


def _end(expression: re.Pattern[str], text: str, at: int) -> int:
    found = expression.match(text, at)
    return found.end() if found else at


def _phrase(folded: str, start: int, word: str) -> frozenset[Unit]:
    for name in _openings().get(word, ()):
        end = start + len(name)
        if folded.startswith(name, start) and not folded[end : end + 1].isalpha():
            return _units()[name]
    return NOTHING


def _named(text: str, word: re.Match[str]) -> frozenset[Unit]:
    written = text[word.start() : word.end()].rstrip(".")
    if written in _CASED:
        return _units().get(_CASED[written], NOTHING)
    name = word.group().replace(" ", "")
    if len(name) > 1:  # alone it makes an ordinal
        name = name.replace("º", "°")
    return _units().get(name.rstrip("."), NOTHING)


def kinds(units: Iterable[Unit]) -> frozenset[str]:
    """What these units measure."""
    return frozenset(unit.kind for unit in units if unit.kind)


def degrees() -> frozenset[Unit]:
    """Those of Celsius and of Fahrenheit."""
    return _units()["degrees"]


def disagree(one: frozenset[Unit], other: frozenset[Unit]) -> str | None:
    """The kind of which both are, though they share no unit; None if they agree."""
    if not one or not other or one & other:
        return None
    shared = kinds(one) & kinds(other)
    return min(shared) if shared else None


def converted(value: Decimal, unit: Unit, into: Unit) -> Decimal:
    """`value` of one unit in another of the same kind."""
    base = value * unit.factor + unit.offset
    return (base - into.offset) / into.factor
