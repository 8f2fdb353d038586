"""The words that address a reader, and whether as a friend or as a stranger."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtcheck.lexicon import lexicon
from mtcheck.match.expressions import compiled
from mtcheck.match.french import ADJECTIVE, FINITE, INFINITIVE, NOUN, parts
from mtcheck.match.traits import trait
from mtcheck.match.view import BLANK
from mtcheck.match.voice import own_words

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from mtcheck.match.view import PassageView

_FIRST = r"(?:\A|(?<=[.!?:] )|(?<=\n))"
_WHAT = {
    "es": r"(?= (?:el|la|los|las|un|una|tus?|sus?|en|aquí|este|esta|bien|con|de)\b)",
    "it": r"(?= (?:il|la|lo|l'|i|gli|le|un|una|su|sul|sulla|qui|tuo|tua|questo|questa|bene)\b)",
    "pt": r"(?= (?:o|a|os|as|um|uma|em|no|na|aqui|este|esta|bem|com|teu|tua)\b)",
}
"""What orders act upon: without it, a form in -a or -e may be another's act, or a noun."""
# A capital inside a sentence tells the German and Italian words from « she » and « they ».
_OTHERS = {
    "de": (
        (
            r"\b[Dd](?:u|ich|ir|ein(?:e|en|em|er|es)?)\b"
            rf"|{_FIRST}(?:Gib|Nimm|Lies|Öffne|Wähle|Klicke|Drücke|Speichere|Prüfe|Entferne)\b"
            r"(?! ich)"
            r"|(?:(?<=, )|(?<=und )|(?<=oder )|(?<=[.!?:] ))(?i:schick|ruf|schreib|gib|nimm|lies"
            r"|sieh|geh|komm|hol|leg|stell|zieh|mach|lass|sag|frag|schau|trag|such|klick|drück|tipp"
            r"|öffne|prüfe|wähle|speichere|starte|lade|entferne|bestätige|melde|wende|verwende)"
            r" (?:uns|mir|ihn|es|den|die|das|dein\w*|dich|bitte|einfach|zuerst|danach)\b"
        ),
        r"(?<=[^\W_,] )(?:Sie|Ihnen|Ihr(?:e|en|em|er|es)?)\b|(?<=, )(?:Sie|Ihnen)\b",
    ),
    "es": (
        (
            r"\b(?i:tú|tus?|te|ti|contigo|tuy[oa]s?)\b"
            rf"|{_FIRST}(?:Haz|Pon|Mantén|Regístrate|Asegúrate)\b"
            rf"|{_FIRST}(?P<act>Pulsa|Abre|Elige|Escribe|Introduce|Selecciona|Guarda|Apaga|Enciende"
            rf"|Coloca|Retira|Comprueba|Revisa|Envía|Lee|Usa|Lava|Añade|Mezcla|Cierra|Inicia)"
            rf"{_WHAT['es']}"
        ),
        (
            r"\b(?i:usted)\b"
            rf"|{_FIRST}(?:Pulse|Haga|Abra|Elija|Escriba|Introduzca|Seleccione|Guarde|Espere|Apague"
            r"|Encienda|Coloque|Retire|Compruebe|Revise|Envíe|Descargue|Llame|Lea|Ponga|Mantenga"
            r"|Lave|Añada|Mezcle|Inicie|Regístrese|Asegúrese|Visite)\b"
        ),
    ),
    "it": (
        (
            r"\b(?i:tu|te|ti|tuo|tua|tuoi|tue)\b"
            rf"|{_FIRST}(?P<act>Clicca|Premi|Apri|Scegli|Scrivi|Inserisci|Seleziona|Salva|Attendi|Spegni"
            rf"|Accendi|Togli|Controlla|Verifica|Invia|Leggi|Metti|Lava|Aggiungi|Chiudi){_WHAT['it']}"
        ),
        (
            r"(?<=[^\W_,] )(?:Lei|Suo|Sua|Suoi|Sue)\b"
            rf"|{_FIRST}(?:Clicchi|Prema|Apra|Scelga|Scriva|Inserisca|Attenda|Spenga|Accenda|Tolga"
            r"|Verifichi|Legga|Metta|Aggiunga|Chiuda|Si (?:registri|assicuri))\b"
        ),
    ),
    "pt": (
        (
            r"\b(?i:tu|teus?|tuas?|contigo)\b"
            rf"|{_FIRST}(?P<act>Verifica|Clica|Escolhe|Abre|Introduz|Seleciona|Guarda|Desliga|Envia|Põe|Lê"
            rf"|Adiciona|Fecha|Coloca|Lava){_WHAT['pt']}"
        ),
        (
            r"\b(?i:você)\b"
            rf"|{_FIRST}(?:Verifique|Clique|Abra|Introduza|Selecione|Guarde|Desligue|Espere|Envie|Leia"
            r"|Adicione|Feche|Coloque|Reveja|Digite|Pressione|Mantenha|Insira|Certifique-se"
            r"|Registr?e-se)\b"
        ),
    ),
    "nl": (
        r"(?<!hoe )(?<!wat )(?<!waar )(?<!dat )\b(?i:jij|je|jou|jouw)\b",
        r"(?<![\w'-])(?:[Uu]|[Uu]w)(?![\w'.:=-])",
    ),
}
_EXPRESSIONS = {
    lang: compiled(f"(?P<close>{close})|(?P<distant>{distant})")
    for lang, (close, distant) in _OTHERS.items()
}
_TU = {
    form: forms.split()[0]
    for forms in ("tu", "te t'", "ton", "ta tes", "tien tienne tiens tiennes", "toi")
    for form in forms.split()
}
_VOUS = frozenset("vous votre vos vôtre vôtres".split())
_NOUNS_IN_VOUS = frozenset(("rendez-vous", "garde-à-vous"))
_CALLS = frozenset("allez voyez tenez assez chez nez".split())
_CLITICS = frozenset("ne n' me m' te t' le la l' les lui leur y en nous".split())
_NOT_TONE = frozenset(
    "le un ce du au son mon bon même de quel leur d' l' beau demi quart".split()
)
_COMMANDS = frozenset(
    "fais prends mets choisis viens dis sois apprends attends reviens lis écris"
    " reprends remplis".split()
)
_FORBIDDEN = frozenset("oublie hésite aie attends essaie".split())
_NOT_COMMANDED = frozenset("je j' tu il elle on nous vous ils elles et".split())
_ARTICLES = frozenset("le la les du des au aux".split())
_SIGNS = _VOUS | _COMMANDS | _TU.keys() | {"n'"}
_ENDINGS = ("ez", "-tu", "-toi", "-vous")
_OBJECTS = ("-le", "-la", "-les", "-lui", "-leur", "-en", "-y")
_SIGNS_OF_ADDRESS = trait(
    lambda word, lang: (
        lang == "fr" and (word in _SIGNS or word.endswith((*_ENDINGS, *_OBJECTS)))
    )
)


class Address(NamedTuple):
    """One word that addresses the reader."""

    start: int
    end: int
    is_close: bool
    is_act: bool = False
    """Whether it may tell what somebody does, too: « Abre la caja »."""


def may_address(view: PassageView) -> bool:
    """Whether a passage may address its reader; told from little work."""
    return (view.lang or "")[:2] != "fr" or _SIGNS_OF_ADDRESS.is_in(view)


def addresses(view: PassageView) -> Iterator[Address]:
    """The words of the author that address the reader, in text order."""
    base = (view.lang or "")[:2]
    if base == "fr":
        found = list(_in_french(view))
    elif base in _EXPRESSIONS:
        found = list(_elsewhere(view.cased, _EXPRESSIONS[base]))
    else:
        return
    if found:
        own = own_words(view)
        yield from (address for address in found if own[address.start] != BLANK)


def _elsewhere(text: str, expression: re.Pattern[str]) -> Iterator[Address]:
    for found in expression.finditer(text):
        groups = found.groupdict()
        is_close = groups["close"] is not None
        is_act = groups.get("act") is not None
        yield Address(*found.span(), is_close=is_close, is_act=is_act)


def _in_french(view: PassageView) -> Iterator[Address]:
    words = view.word_texts
    for at in _SIGNS_OF_ADDRESS.places(view):
        word = words[at]
        between = view.gaps[at]
        is_first = at == 0 or (between != "" and not between.isspace())
        before = "" if is_first else words[at - 1]
        is_last = view.gaps[at + 1].strip() != "" or at + 1 == len(words)
        after = "" if is_last else words[at + 1]
        span = view.words[at]
        if _is_vous(word, is_first=is_first):
            yield Address(*span, is_close=False)
        # After a comma, « choisis » may be a participle.
        elif not _is_other(view.cased[span.start : span.end]) and (
            _is_tu(word, before, after)
            or ("," not in between and is_first and _is_command(word, after))
        ):
            yield Address(*span, is_close=True)


def _is_other(word: str) -> bool:
    """Whether it is an acronym, or God is addressed: « sois-Tu »."""
    return (word.isupper() and len(word.rstrip("'")) > 1) or word.endswith("-Tu")


def _is_vous(word: str, *, is_first: bool) -> bool:
    if word in _VOUS:
        return True
    if word.endswith("-vous"):
        return word not in _NOUNS_IN_VOUS
    return (
        is_first and word.endswith("ez") and word not in _CALLS and "Y2p" in _tags(word)
    )


def _is_tu(word: str, before: str, after: str) -> bool:
    if word not in _TU:
        return word.endswith(("s-tu", "x-tu", "-toi")) or _is_order(word)
    verb, noun = FINITE | INFINITIVE, NOUN | ADJECTIVE
    fits = {
        "tu": after in _CLITICS or any("2s" in tag for tag in _tags(after)),
        "te": after in _CLITICS or parts(after) & verb,
        "ton": before not in _NOT_TONE and parts(after) & noun,
        "ta": parts(after) & noun,
        "tien": before in _ARTICLES,
        "toi": True,
    }
    return bool(fits[_TU[word]])


def _is_order(word: str) -> bool:
    """Whether it is an order to one, with its object: « compare-la », « dis-moi »."""
    verb, dash, after = word.partition("-")
    if f"{dash}{after}" not in _OBJECTS or word in _SAYINGS:
        return False
    return "Y2s" in _tags(verb)


_SAYINGS = frozenset(("vas-y", "dis-le", "tiens-le"))
"""Orders that are exclamations as well."""


def _is_command(word: str, after: str) -> bool:
    if word == "n'":
        return after in _FORBIDDEN
    return word in _COMMANDS and after not in _NOT_COMMANDED


def _tags(word: str) -> set[str]:
    words = lexicon("fr")
    readings = words.analyses(word) if words else ()
    return {tag for reading in readings if reading.part == "v" for tag in reading.tags}
