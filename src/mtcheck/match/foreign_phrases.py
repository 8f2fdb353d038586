"""Words and phrases of every day that no text borrows, by language.

`STRONG` are words that mean a thing of daily life, so that a text in another language has
its own; `PHRASES` are sayings of which each word may be of several languages.
"""

from __future__ import annotations

from functools import cache
from itertools import chain

from mtcheck import english
from mtcheck.english import usage
from mtcheck.everyday import EVERYDAY, own_words
from mtcheck.lexicon import lexicon

_STRONG = {
    "fr": """
        jusqu' aujourd' quelqu' désormais également cependant toutefois lundi mardi
        mercredi jeudi vendredi samedi dimanche janvier février juillet août septembre
        octobre novembre décembre semaine semaines mois année années matin demain été hiver
        printemps automne ville rue église mairie école enfants fermé fermée ouvert ouverte
        gratuit gratuite vous-même ceux-ci celle-ci environ bonjour bienvenue
        renseignements horaires réservation remerciements ainsi
    """,
    "de": """
        montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz juni
        juli oktober dezember woche wochen monat monate jahr jahre tag tage nacht abend
        morgens abends stadt straße kirche schule kinder geöffnet geschlossen kostenlos
        nächste nächsten nächster letzte letzten außer betrieb uhr ungefähr weitere weiteren
        informationen hinweis achtung willkommen sonnenuntergang jedoch außerdem trotzdem
        deshalb deswegen bitte danke müssen können dürfen möchten aber auch nicht oder und
        heute gestern hier weiteres verfügbar erforderlich eingang ausgang
    """,
    "es": """
        lunes miércoles jueves viernes sábado enero febrero abril mayo junio julio agosto
        septiembre octubre noviembre diciembre semana semanas mes meses año años mañana tarde
        noche invierno verano otoño primavera ciudad calle iglesia escuela niños niñas
        abierto abierta cerrado cerrada gratis gratuito desarrollo ejemplo usted ustedes
        siguiente siguientes próximo próxima horas información ayuda bienvenido gracias
        entrada salida también además mientras aunque ayuntamiento vecinos junto después
        antes durante trabajo trabajadores gobierno pueblo
    """,
    "it": """
        lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio aprile
        maggio giugno luglio agosto settembre ottobre novembre dicembre settimana settimane
        mese mesi
        anno anni mattina sera notte inverno estate autunno città strada chiesa scuola bambini
        aperto aperta chiuso chiusa gratuito gratuita visitatore visitatori ogni maggiori
        informazioni prossimo prossima attenzione benvenuti uscita ingresso anche inoltre
        tuttavia mentre perché grazie prego lontano vicino sotto adesso sviluppo lavoro governo
        giorni tutti
    """,
    "pt": """
        segunda-feira terça-feira quarta-feira quinta-feira sexta-feira janeiro fevereiro
        março maio junho julho setembro outubro novembro dezembro semana semanas mês meses ano
        anos manhã tarde noite inverno verão outono cidade rua igreja escola crianças aberto
        aberta fechado fechada gratuito desenvolvimento exemplo você vocês obrigado obrigada
        informações próximo próxima saída entrada também além enquanto embora prefeitura
        amanhã ontem hoje agora longe perto embaixo trabalho governo trabalhadores não então
        muito esqueça seu sua
    """,
    "nl": """
        maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart mei
        juni juli augustus oktober week weken maand maanden jaar jaren dag dagen avond nacht
        winter zomer herfst lente stad straat kerk kinderen gesloten geopend gratis bezoeker
        bezoekers iedere volgende vorige informatie welkom uitgang ingang zonsondergang
        zonsopgang ook echter bovendien terwijl hoewel dankjewel alstublieft vandaag morgen
        gisteren dichtbij onder werknemers overheid gemeente
    """,
    "en": """
        please closed open free monday tuesday wednesday thursday friday saturday sunday
        january february july august september october november december week weeks month
        months year years tomorrow yesterday today children street church school children
        thank thanks welcome every each while although because without within during until
        after before would should could
    """,
}
_PHRASES = {
    "fr": """
        s'il vous plaît | s'il te plaît | toute l'année | tous les jours | à partir de demain |
        jusqu'à nouvel ordre | pour plus d'informations | cliquez ici | merci de | en cas de |
        tout le monde | la semaine prochaine | n'oubliez pas | veuillez patienter | il y a |
        bonne journée | le lundi | hors service | à côté de | au revoir | jusqu'à la
    """,
    "de": """
        bis auf weiteres | jeden tag | nächste woche | außer betrieb | bitte nicht | vielen dank |
        zum beispiel | klicken sie hier | weitere informationen | am montag | bis montag |
        in der nacht | guten tag | auf wiedersehen | ab morgen | sehr geehrte | zur zeit |
        rund um die uhr | das ganze jahr | im winter | im sommer | so bald wie möglich
    """,
    "es": """
        por favor | a partir de mañana | muchas gracias | todos los días | haga clic aquí |
        en invierno | en verano | durante la noche | junto a la | junto al | de lunes a viernes |
        hasta nuevo aviso | para más información | por ejemplo | la semana que viene |
        no olvide | fuera de servicio | todo el año | cada día | buenos días | a través de los |
        y pan | se ruega | lo antes posible | de la mañana | de la tarde | de la noche
    """,
    "it": """
        per favore | per maggiori informazioni | ogni giorno | tutti i giorni | clicca qui |
        tutto l'anno | la settimana prossima | fuori servizio | fino a nuovo avviso | per esempio |
        non dimenticare | grazie mille | dal lunedì al venerdì | a partire da domani | d'inverno |
        il prima possibile | si prega di | buona giornata | ad esempio
    """,
    "pt": """
        por favor | muito obrigado | muito obrigada | todos os dias | clique aqui | o ano todo |
        a partir de amanhã | não esqueça | para mais informações | por exemplo | até novo aviso |
        de segunda a sexta | na próxima semana | fora de serviço | durante a noite | bom dia |
        o mais rápido possível | não se esqueça
    """,
    "nl": """
        bij zonsondergang | klik hier | elke dag | volgende week | tot nader order | buiten
        werking |
        voor meer informatie | dank u wel | alle dagen | het hele jaar | niet vergeten | vanaf
        morgen |
        bijvoorbeeld de | goede morgen | buiten gebruik
    """,
    "en": """
        please use | please note | click here | would like to | after six | for more information |
        see you soon | thank you | until further notice | every day | next week | of the | in the |
        for example | do not | out of order | from nine | as soon as possible | all year |
        from monday to | in order to | at least | such as | please wait | please bring |
        please contact | sign up | log in to | read more about | more than | do not forget |
        free of charge | on the | to the | and the | with the | is the | at the | by the |
        that the | for the | from the | it is | there are | there is | you can | we are | will be |
        has been | have been | should be | can be | must be
    """,
}
POLITE = frozenset("please click thank thanks see".split())
"""English words that open what a page asks of its reader."""
_SPLIT = str.maketrans({"'": "' "})
# « aber » is an estuary, « per » a prefix, « open » a tournament; these may be meant.
_MEANT = frozenset({"aber", "bitte"})
"""Words that the lexicon has, too, but no text needs."""
_BORROWED = {
    "fr": "tag"
    " open free gratis week abril agosto samba mayo per winter primavera estate entrada mes"
    " tarde verano anno maart mei juli ano anos meses mes seu sua",
    "de": "vorige"
    " open free week gratis kirche street church school entrada abril agosto maggio primavera"
    " winter juni juli januari august september november april mai ano year august",
    "es": "gratuita lente tag agora estate"
    " open free gratis vicino entrada rua open tarde mayo week mei morgen winter street church"
    " septiembre junio maio meses aberto semana semanas noche cada anno",
    "it": "tag lente ville gratuite calle anos open free gratis week mes sera street church"
    " primavera verde agosto winter noche aprile"
    " estate entrada informazioni trabajo gratuito",
    "pt": "aperto lente prego aber gratuita open free gratis tarde entrada agosto semana"
    " semanas abril mayo primavera meses"
    " gratuito horas junto cerrado cerrada hora trabajo"
    " verano ano anos junio julio mes week street church winter tag durante exemplo maggio uma",
    "nl": "open free gratis week winter juni juli januari oktober december september november april"
    " mei augustus street church school dag dagen tag nacht open maand per mais thank would after"
    " before each until during morgen abend betrieb woche monat kinder",
    "en": "gratis kindergarten siesta fiesta café week winter ski street church juni",
}


@cache
def strong_words(lang: str) -> dict[str, frozenset[str]]:
    """Words that a text in `lang` has no use for, with the languages they are of."""
    known = lexicon(lang)
    own = own_words(lang) | _words(_BORROWED, lang) | _words(_STRONG, lang)
    found: dict[str, set[str]] = {}
    for foreign in _STRONG.keys() - {lang}:
        for word in _words(_STRONG, foreign) - own:
            if known is None or not known.knows(word) or word in _MEANT:
                found.setdefault(word, set()).add(foreign)
    return {word: frozenset(langs) for word, langs in found.items()}


@cache
def phrases(lang: str) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Phrases of other languages by their first word."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for foreign in _PHRASES.keys() - {lang}:
        for phrase in _PHRASES[foreign].split("|"):
            words = tuple(phrase.translate(_SPLIT).split())
            if not _is_own(words, lang):
                found.setdefault(words[0], []).append((words, foreign))
    return {first: tuple(sorted(rest, reverse=True)) for first, rest in found.items()}


@cache
def telling_words(lang: str) -> frozenset[str]:
    """Words of which each foreign phrase has one that shows that it is foreign."""
    found: set[str] = set()
    for words, language in chain.from_iterable(phrases(lang).values()):
        if language == "en":
            found.update(word for word in words if is_english_alone(word, lang))
        else:
            strange = [word for word in words if word not in words_of(lang)]
            found.update(sorted(strange, key=len)[-1:])
    return frozenset(found)


def _is_own(words: tuple[str, ...], lang: str) -> bool:
    """Whether a phrase is one of the language itself, too: « por favor »."""
    line = " ".join(words)
    own = (
        tuple(p.translate(_SPLIT).split()) for p in _PHRASES.get(lang, "").split("|")
    )
    return any(line == " ".join(other) for other in own)


@cache
def words_of(lang: str) -> frozenset[str]:
    """Every small or strong word of a language."""
    small = EVERYDAY.get(lang, frozenset())
    if lang == "en":
        small = english.FUNCTION | english.COMMON
    return small | _words(_STRONG, lang)


def is_english_alone(word: str, lang: str) -> bool:
    """Whether a word is English, and none that texts in `lang` use."""
    known = lexicon(lang)
    if word in own_words(lang) or (known is not None and known.knows(word)):
        return False
    found = usage(word, lang)
    if found is None:
        return word in english.FUNCTION
    return word in english.FUNCTION or found.english - found.here >= 1


def _words(table: dict[str, str], lang: str) -> frozenset[str]:
    return frozenset(table.get(lang, "").split())
