"""The words of each language that stand for numbers: plain data and its inflections.

Cardinals and ordinals join into larger numbers (`Lexicon.joining`); other words say a
value on their own (`Lexicon.alone`): a dozen, half, twice. Words are folded.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the words of one language are worth."""

    joining: Mapping[str, int]
    alone: Mapping[str, tuple[Decimal, ...]]
    links: frozenset[str]
    """Words inside a number: twenty *and* one."""
    scales: Mapping[str, int]
    """What multiplies the digits before it: 3 *million*."""


_COUNTED = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen"
    " fourteen fifteen sixteen seventeen eighteen nineteen | twenty thirty forty"
    " fifty sixty seventy eighty ninety",
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize"
    " quatorze quinze seize | vingt trente quarante cinquante soixante septante"
    " huitante nonante",
    "de": "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn"
    " vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn | zwanzig dreißig"
    " vierzig fünfzig sechzig siebzig achtzig neunzig",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece"
    " catorce quince dieciséis diecisiete dieciocho diecinueve | veinte treinta"
    " cuarenta cincuenta sesenta setenta ochenta noventa",
    "it": "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici"
    " tredici quattordici quindici sedici diciassette diciotto diciannove | venti"
    " trenta quaranta cinquanta sessanta settanta ottanta novanta",
    "pt": "zero um dois três quatro cinco seis sete oito nove dez onze doze treze"
    " catorze quinze dezesseis dezessete dezoito dezenove | vinte trinta quarenta"
    " cinquenta sessenta setenta oitenta noventa",
    "nl": "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien"
    " veertien vijftien zestien zeventien achttien negentien | twintig dertig"
    " veertig vijftig zestig zeventig tachtig negentig",
}
"""The words of 0, 1, 2 … and, behind the bar, those of 20, 30 … 90."""

_FURTHER = {
    "en": "first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9"
    " tenth=10 eleventh=11 twelfth=12 twentieth=20 thirtieth=30 fortieth=40"
    " fiftieth=50 sixtieth=60 seventieth=70 eightieth=80 ninetieth=90"
    " hundredth=100 hundred=100 hundreds=100",
    "fr": "une=1 premier=1 première=1 premiers=1 premières=1 second=2 seconde=2"
    " secondes=2 quatre-vingts=80 vingts=20 cent=100 cents=100 neuvième=9"
    " cinquième=5 centième=100",
    "de": "ein=1 eine=1 einen=1 einem=1 einer=1 eines=1 erste=1 ersten=1 erster=1"
    " erstes=1 erstem=1 zwo=2 dritte=3 dritten=3 dritter=3 drittes=3 siebte=7"
    " siebten=7 siebter=7 achte=8 achten=8 achter=8 hundert=100 einhundert=100"
    " dreissig=30",
    "es": "un=1 una=1 primero=1 primera=1 primer=1 primeros=1 primeras=1 segundo=2"
    " segunda=2 tercero=3 tercera=3 tercer=3 cuarto=4 cuarta=4 quinto=5 quinta=5"
    " sexto=6 sexta=6 séptimo=7 séptima=7 octavo=8 octava=8 noveno=9 novena=9"
    " décimo=10 décima=10 undécimo=11 duodécimo=12 decimo=10 vigésimo=20"
    " vigésima=20 trigésimo=30 trigésima=30 cuadragésimo=40 cuadragésima=40"
    " quincuagésimo=50 quincuagésima=50 sexagésimo=60 septuagésimo=70"
    " octogésimo=80 nonagésimo=90 centésimo=100 cien=100 ciento=100 doscientos=200"
    " doscientas=200 trescientos=300 trescientas=300 cuatrocientos=400"
    " cuatrocientas=400 quinientos=500 quinientas=500 seiscientos=600"
    " seiscientas=600 setecientos=700 setecientas=700 ochocientos=800"
    " ochocientas=800 novecientos=900 novecientas=900 veintiuno=21 veintiún=21"
    " veintiuna=21 veintidós=22 veintitrés=23 veinticuatro=24 veinticinco=25"
    " veintiséis=26 veintisiete=27 veintiocho=28 veintinueve=29",
    "it": "un=1 una=1 un'=1 primo=1 prima=1 primi=1 prime=1 secondo=2 seconda=2 terzo=3"
    " terza=3 quarto=4 quarta=4 quinto=5 quinta=5 sesto=6 sesta=6 settimo=7"
    " settima=7 ottavo=8 ottava=8 nono=9 nona=9 decimo=10 decima=10 cento=100",
    "pt": "uma=1 duas=2 primeiro=1 primeira=1 primeiros=1 primeiras=1 segundo=2"
    " segunda=2 terceiro=3 terceira=3 quarto=4 quarta=4 quinto=5 quinta=5 sexto=6"
    " sexta=6 sétimo=7 sétima=7 oitavo=8 oitava=8 nono=9 nona=9 décimo=10"
    " décima=10 vigésimo=20 vigésima=20 trigésimo=30 trigésima=30 quadragésimo=40"
    " quinquagésimo=50 quatorze=14 dezasseis=16 dezassete=17 dezanove=19 cem=100"
    " cento=100 duzentos=200 duzentas=200 trezentos=300 trezentas=300"
    " quatrocentos=400 quatrocentas=400 quinhentos=500 quinhentas=500"
    " seiscentos=600 seiscentas=600 setecentos=700 setecentas=700 oitocentos=800"
    " oitocentas=800 novecentos=900 novecentas=900",
    "nl": "één=1 eerste=1 tweede=2 derde=3 vierde=4 vijfde=5 zesde=6 zevende=7"
    " achtste=8 negende=9 tiende=10 elfde=11 twaalfde=12 twintigste=20"
    " dertigste=30 honderd=100",
}

_ALONE = {
    "en": "a=1 an=1 another=1 once=1 single=1 sole=1 only=1 alone=1 half=0.5,50,30,2"
    " halves=2 halve=2 halved=2,50 quarter=4,25,0.25,15,3 quarters=4,25,75,0.75,3"
    " both=2 twice=2 double=2 doubled=2 pair=2 couple=2 twin=2 duo=2 dual=2"
    " twofold=2 triple=3 trio=3 threefold=3 thrice=3 tripled=3 third=3,33"
    " thirds=3,33,66,67 quadruple=4 fourfold=4 quartet=4 dozen=12 dozens=12"
    " decade=10 decades=10 century=100 centuries=100 fortnight=14,2 noon=12"
    " midday=12 midnight=0,24,12 score=20 tens=10 thousands=1000 teens=10"
    " twenties=20 thirties=30 forties=40 fifties=50 sixties=60 seventies=70"
    " eighties=80 nineties=90 year=1 month=1 week=1 day=1 hour=1 minute=1 last=1"
    " no=0 none=0 year-long=1 weekly=1 daily=1 yearly=1 tenth=0.1,10 tenths=10"
    " fifth=20,5 fifths=5 biennial=2 bi=2 mono=1 bilateral=2 absolutely=100"
    " completely=100 fully=100 totally=100 entirely=100 teenage=13 teenager=13"
    " yearlong=1 weeklong=1 daylong=1 quarterly=3 semi=2",
    "fr": "seul=1 seule=1 unique=1 autre=1 demi=0.5,30 demie=0.5,30 moitié=50,0.5,2"
    " quart=4,25,0.25,15 quarts=4,75,45 tiers=3,33,66,67 double=2 doubler=2"
    " doublé=2 deuxième=2 triple=3 triplé=3 quadruple=4 paire=2 couple=2 duo=2"
    " trio=3 douzaine=12 douzaines=12 dizaine=10 dizaines=10 quinzaine=15,14,2"
    " vingtaine=20 trentaine=30 quarantaine=40 cinquantaine=50 soixantaine=60"
    " centaine=100 centaines=100 millier=1000 milliers=1000 décennie=10"
    " décennies=10 siècle=100 siècles=100 demi-siècle=50 midi=12 minuit=0,24,12"
    " semestre=6,2 semestriel=6,2 trimestre=3 trimestres=3 semaine=1 jour=1"
    " journée=1 mois=1 an=1 année=1 heure=1 minute=1 quotidien=1 quotidienne=1"
    " aucun=0 aucune=0 deux-tiers=2,66 centenaire=100 bicentenaire=200"
    " cinquantenaire=50 ambo=2 bilatéral=2 tous=2 toutes=2 deuxièmement=2"
    " premièrement=1 troisièmement=3 dixième=10,0.1 dixièmes=10 cinquième=5,20"
    " cinquièmes=5,20,40,60,80 absolument=100 totalement=100 entièrement=100"
    " complètement=100 absolue=100 totale=100 pleinement=100 trentenaire=30"
    " quadragénaire=40 quinquagénaire=50 sexagénaire=60 septuagénaire=70"
    " octogénaire=80 nonagénaire=90 quintuple=5 décuple=10"
    " tridimensionnel=3 tridimensionnelle=3 tridimensionnels=3 tridimensionnelles=3"
    " bidimensionnel=2 bidimensionnelle=2",
    "de": "halb=0.5,50,30 halbe=0.5,50 halben=0.5,50 halber=0.5,50 halbes=0.5,50"
    " hälfte=50,0.5,2 viertel=4,25,0.25,15 dreiviertel=75,0.75,45"
    " drittel=3,33,66,67 doppelt=2 doppelte=2 doppelten=2 doppelter=2 zweifach=2"
    " dreifach=3 dreifache=3 vierfach=4 vierfache=4 paar=2 beide=2 beiden=2"
    " beider=2 einmal=1 zweimal=2 dreimal=3 viermal=4 fünfmal=5 zweite=2"
    " dutzend=12 jahrzehnt=10 jahrzehnte=10 jahrzehnten=10 jahrhundert=100"
    " jahrhunderts=100 mittag=12 mitternacht=0,24 anderthalb=1.5 eineinhalb=1.5"
    " zweieinhalb=2.5 dreieinhalb=3.5 viereinhalb=4.5 einzige=1 einzigen=1"
    " einziger=1 einziges=1 tag=1 stunde=1 jahr=1 woche=1 monat=1 hundertstel=100"
    " tausende=1000 quartal=4,3 zwanziger=20 dreißiger=30 vierziger=40"
    " fünfziger=50 sechziger=60 siebziger=70 achtziger=80 neunziger=90 keine=0"
    " kein=0 zehntel=10 fünftel=5,20 erstmals=1 zweitens=2 erstens=1 völlig=100"
    " absolut=100 vollständig=100 hundertprozentig=100 komplett=100 zweierlei=2"
    " zweijährig=2 halbjahr=6 halbzeit=2 dreidimensional=3 dreidimensionale=3 dreidimensionalen=3"
    " dreidimensionaler=3 dreidimensionales=3 zweidimensional=2 zweidimensionale=2"
    " zweidimensionalen=2 zweidimensionaler=2",
    "es": "terceras=3,33,66,67 cuartas=4,25,75 quintas=5,20,40,60,80"
    " medio=0.5,50,30 media=0.5,50,30 mitad=50,0.5,2 cuarto=4,25,15 cuartos=4,75"
    " tercio=3,33 tercios=3,66,67 doble=2 triple=3 par=2 pareja=2 ambos=2 ambas=2"
    " docena=12 docenas=12 decena=10 decenas=10 veintena=20 treintena=30"
    " centenar=100 centenares=100 cientos=100 miles=1000 millar=1000 millares=1000"
    " década=10 décadas=10 siglo=100 siglos=100 quincena=15,14 mediodía=12"
    " medianoche=0,24 vez=1 día=1 semana=1 hora=1 año=1 mes=1 único=1 única=1"
    " solo=1 sola=1 absoluta=100 absolutamente=100 totalmente=100"
    " completamente=100 completo=100 trimestre=3 semestre=6 lustro=5 quinto=5,20"
    " ningún=0 ninguna=0 otro=1 otra=1 tridimensional=3 tridimensionales=3 bidimensional=2"
    " bidimensionales=2",
    "it": "mezzo=0.5,50,30 mezza=0.5,50,30 metà=50,0.5,2 quarto=4,25,15 quarti=4,75"
    " terzo=3,33 terzi=3,66,67 doppio=2 doppia=2 triplo=3 paio=2 coppia=2"
    " entrambi=2 entrambe=2 ambedue=2 dozzina=12 decina=10 decine=10 ventina=20"
    " trentina=30 quarantina=40 cinquantina=50 centinaio=100 centinaia=100"
    " migliaio=1000 migliaia=1000 decennio=10 decenni=10 secolo=100 secoli=100"
    " mezzogiorno=12 mezzanotte=0,24 volta=1 giorno=1 settimana=1 ora=1 anno=1"
    " mese=1 unico=1 unica=1 solo=1 sola=1 trimestre=3 semestre=6 quindicina=15"
    " vent'anni=20 assoluta=100 assolutamente=100 totalmente=100 completamente=100"
    " novecento=20,1900 ottocento=19,1800 settecento=18,1700 seicento=17,1600"
    " cinquecento=16,1500 quattrocento=15,1400 altro=1 altra=1 ventenne=20"
    " trentenne=30 tridimensionale=3 tridimensionali=3 bidimensionale=2"
    " bidimensionali=2",
    "pt": "meio=0.5,50,30 meia=0.5,50,30,6 metade=50,0.5,2 quarto=4,25,15 quartos=4,75"
    " terço=3,33 terços=3,66,67 dobro=2 duplo=2 dupla=2 triplo=3 par=2 casal=2"
    " ambos=2 ambas=2 dúzia=12 dúzias=12 dezena=10 dezenas=10 vintena=20"
    " centena=100 centenas=100 centenar=100 milhar=1000 milhares=1000 década=10"
    " décadas=10 século=100 séculos=100 quinzena=15,14 meio-dia=12 meia-noite=0,24"
    " vez=1 dia=1 semana=1 hora=1 ano=1 mês=1 único=1 única=1 só=1 trimestre=3"
    " semestre=6 absoluta=100 absolutamente=100 totalmente=100 completamente=100"
    " nenhum=0 nenhuma=0 outro=1 outra=1 tridimensional=3"
    " tridimensionais=3 bidimensional=2 bidimensionais=2",
    "nl": "half=0.5,50,30 halve=0.5,50 helft=50,0.5,2 kwart=4,25,15 kwartier=15,4"
    " derde=3,33 dubbel=2 dubbele=2 drievoudig=3 paar=2 stel=2 beide=2 beiden=2"
    " eenmaal=1 tweemaal=2 driemaal=3 dozijn=12 decennium=10 decennia=10 eeuw=100"
    " eeuwen=100 middag=12 middernacht=0,24 anderhalf=1.5 anderhalve=1.5"
    " tweeënhalf=2.5 keer=1 dag=1 week=1 uur=1 jaar=1 maand=1 enige=1 enkele=1"
    " tientallen=10 honderden=100 duizenden=1000 tiental=10 honderdtal=100"
    " volledig=100 absoluut=100 helemaal=100 totaal=100 elftal=11 tweetal=2"
    " drietal=3 viertal=4 vijftal=5 kwartaal=3,4 geen=0 twintigers=20 ander=1"
    " andere=1 driekwart=75,0.75 driedimensionaal=3"
    " driedimensionale=3 tweedimensionaal=2 tweedimensionale=2",
}

_LINKS = {
    "en": "and", "fr": "et", "de": "und", "es": "y", "it": "e", "pt": "e", "nl": "en"
}  # fmt: skip

_SCALES = {
    "en": "hundred=2 thousand=3 million=6 millions=6 billion=9 billions=9 trillion=12"
    " trillions=12 quadrillion=15 lakh=5 crore=7 mn=6 bn=9 tn=12 mln=6 bln=9"
    " trn=12 mio=6",
    "fr": "mille=3 millier=3 milliers=3 million=6 millions=6 milliard=9 milliards=9"
    " billion=12 billions=12 billiard=15 billiards=15 trillion=18 trillions=18"
    " md=9 mds=9 mrd=9 mrds=9 mio=6 mia=9",
    "de": "hundert=2 tausend=3 million=6 millionen=6 milliarde=9 milliarden=9"
    " billion=12 billionen=12 billiarde=15 billiarden=15 trillion=18 trillionen=18"
    " mio=6 mrd=9 mill=6 tsd=3 bio=12",
    "es": "mil=3 miles=3 millón=6 millones=6 millardo=9 millardos=9 billón=12"
    " billones=12 trillón=18 trillones=18 mdd=6",
    "it": "cento=2 mila=3 mille=3 migliaia=3 milione=6 milioni=6 miliardo=9 miliardi=9"
    " bilione=12 bilioni=12 trilione=18 trilioni=18 mln=6 mld=9 mrd=9",
    "pt": "mil=3 milhar=3 milhares=3 milhão=6 milhões=6 bilhão=9 bilhões=9 bilião=12"
    " biliões=12 trilhão=12 trilhões=12 trilião=18 triliões=18 mi=6 bi=9 tri=12",
    "nl": "honderd=2 duizend=3 miljoen=6 miljoenen=6 miljard=9 miljarden=9 biljoen=12"
    " biljoenen=12 biljard=15 triljoen=18 mln=6 mld=9 mrd=9",
}
"""Powers of ten; « billion » is 9 in English, 12 in most of Europe."""

_SHORT = {"es": "mil", "pt": "mil"}
"""Scales of three letters that are words; the others are abbreviations."""

LARGE = 6
"""The power of a million, from which on scales are false friends."""


@cache
def lexicon(lang: str) -> Lexicon:
    """The number words of a language; those of none for one that is not known."""
    if lang not in _COUNTED:
        return Lexicon({}, {}, frozenset(), {})
    scales = {word: int(power) for word, power in _pairs(_SCALES[lang])}
    joining = dict(_cardinals(lang)) | dict(_inflected(lang))
    joining |= {word: int(value) for word, value in _pairs(_FURTHER[lang])}
    whole = _SHORT.get(lang)
    joining |= {w: 10**p for w, p in scales.items() if len(w) > 3 or w == whole}
    alone = {w: _values(v) for w, v in _pairs(_ALONE[lang])}
    return Lexicon(joining, alone, frozenset(_LINKS[lang].split()), scales)


def _pairs(table: str) -> Iterator[tuple[str, str]]:
    for entry in table.split():
        word, _, value = entry.partition("=")
        yield word, value


def _values(listed: str) -> tuple[Decimal, ...]:
    """The values of a word; what is a quarter or a third is so as a decimal, too."""
    values = tuple(Decimal(value) for value in listed.split(","))
    return values + tuple(
        map(Decimal, _DECIMALS.get(listed.partition(",")[0], "").split())
    )


_DECIMALS = {"4": "0.25 0.75", "3": "0.333 0.667"}


def _cardinals(lang: str) -> Iterator[tuple[str, int]]:
    low, tens = (part.split() for part in _COUNTED[lang].split("|"))
    yield from ((word, value) for value, word in enumerate(low))
    yield from ((word, 10 * value) for value, word in enumerate(tens, 2))
    glue = _GLUED.get(lang)
    if glue:
        yield from glue(low, tens)


def _german(low: list[str], tens: list[str]) -> Iterator[tuple[str, int]]:
    """Compounds: einundzwanzig, zweihundert, dreitausend."""
    units = ["ein", *low[2:10]]
    small = list(enumerate(low))[1:]
    for ten, word in enumerate(tens, 2):
        small += [(10 * ten + n, f"{u}und{word}") for n, u in enumerate(units, 1)]
    small += [(10 * ten, word) for ten, word in enumerate(tens, 2)]
    yield from ((word, value) for value, word in small)
    yield from _hundreds(units, small, "hundert", "tausend")


def _dutch(low: list[str], tens: list[str]) -> Iterator[tuple[str, int]]:
    """Compounds: eenentwintig, tweeëntwintig, driehonderd."""
    units = low[1:10]
    small = list(enumerate(low))[1:]
    for ten, word in enumerate(tens, 2):
        small.append((10 * ten, word))
        small += [
            (10 * ten + n, u + ("ën" if u.endswith("e") else "en") + word)
            for n, u in enumerate(units, 1)
        ]
    yield from ((word, value) for value, word in small)
    yield from _hundreds(units, small, "honderd", "duizend")


def _italian(low: list[str], tens: list[str]) -> Iterator[tuple[str, int]]:
    """Compounds: ventuno, ventotto, trentatré, duecento, tremila."""
    small = list(enumerate(low))[1:]
    for ten, word in enumerate(tens, 2):
        small.append((10 * ten, word))
        for n, unit in enumerate(low[1:10], 1):
            stem = word[:-1] if unit[0] in "uo" else word
            small.append((10 * ten + n, stem + unit))
            small += [(10 * ten + n, f"{stem}tré")] if n == 3 else []
    yield from ((word, value) for value, word in small)
    yield from _hundreds(low[1:10], small, "cento", "mila")


def _hundreds(
    units: list[str], small: list[tuple[int, str]], hundred: str, thousand: str
) -> Iterator[tuple[str, int]]:
    heads = [(100, hundred)]
    heads += [(100 * n, unit + hundred) for n, unit in enumerate(units, 1)]
    yield from ((word, value) for value, word in heads)
    for value, head in heads:
        yield from ((head + word, value + more) for more, word in small)
    yield from ((word + thousand, 1000 * value) for value, word in [*small, *heads])


_GLUED = {"de": _german, "nl": _dutch, "it": _italian}


def _inflected(lang: str) -> Iterator[tuple[str, int]]:
    """Ordinals that follow from their cardinals."""
    endings = _ORDINALS.get(lang)
    if endings is None:
        return
    for word, value in _cardinals(lang):
        if 2 <= value < 100:
            yield from ((form, value) for form in endings(word, value))


def _french_ordinals(word: str, _value: int) -> list[str]:
    stem = word.removesuffix("e")
    return [f"{stem}ième", f"{stem}ièmes"]


def _german_ordinals(word: str, value: int) -> list[str]:
    stem = word + ("t" if value < 20 else "st")
    return [stem + ending for ending in ("e", "en", "er", "es", "em", "ens")]


def _italian_ordinals(word: str, _value: int) -> list[str]:
    return [f"{word[:-1]}esim{ending}" for ending in "oaie"]


def _dutch_ordinals(word: str, value: int) -> list[str]:
    return [word + ("de" if value < 20 else "ste")]


def _english_ordinals(word: str, value: int) -> list[str]:
    return [f"{word}th"] if 13 <= value < 20 else []


_ORDINALS = {
    "en": _english_ordinals,
    "fr": _french_ordinals,
    "de": _german_ordinals,
    "it": _italian_ordinals,
    "nl": _dutch_ordinals,
}
