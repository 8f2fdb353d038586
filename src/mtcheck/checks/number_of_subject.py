"""A subject in the plural before a verb in the singular, in languages without a lexicon.

« Le conclusioni del Comitato è stato trasmesso »: the article says the number of the
subject, the auxiliary that of the verb, and between them stands nothing but the noun and
what belongs to it by a preposition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_SUBJECTS = {
    "it": (
        (
            r"(?:le|i|gli|queste|questi|quelle|quegli|quei|tutte le|tutti i|tutti gli)"
            r" (?P<noun>[a-zà-ù]+[ei])(?: [a-zà-ù]+[eio])?"
        ),
        r"d(?:i|el|ella|ello|ei|egli|elle|all'|alla|al)|dell'|per|in|su|sul|sulla|con",
        r"è stat[oa]|era stat[oa]|sarà|viene|verrà|può|deve|dovrà|potrà|ha|aveva",
    ),
    "es": (
        (
            r"(?:los|las|estos|estas|esos|esas|todos los|todas las|nuestros|nuestras)"
            r" (?P<noun>[a-záéíóúñ]+s)(?: [a-záéíóúñ]+s)?"
        ),
        r"de|del|de la|de los|de las|en|para|con|sobre",
        r"ha|ha sido|fue|era|es|está|estaba|será|puede|debe|podrá|deberá|tiene|tendrá",
    ),
    "pt": (
        (
            r"(?:os|as|estes|estas|esses|essas|todos os|todas as|nossos|nossas)"
            r" (?P<noun>[a-zà-ü]+s)(?: [a-zà-ü]+s)?"
        ),
        r"d[eoa]s?|em|n[oa]s?|para|com|sobre",
        r"foi|tem|era|é|está|estava|será|pode|deve|poderá|deverá|terá",
    ),
    "nl": (
        r"(?:de|deze|alle) (?P<noun>[a-z]+(?:ingen|heden|ties|eurs))",
        r"van|voor|in|op|uit",
        r"werd|wordt|is|heeft|had|was|kan|moet|mag|zal",
    ),
}
"""For each language the subject, what may join a second noun to it, and the verbs."""
_PATTERNS = {
    lang: compiled(
        rf"(?P<all>{subject}"
        rf"(?: (?:{joint}) ?(?:(?:il|lo|la|l'|el|o|a|het|de) ?)?(?P<last>[^\W\d_]+))?"
        rf" (?P<verb>{verbs}))(?![\w-])(?!-)"
    )
    for lang, (subject, joint, verbs) in _SUBJECTS.items()
}
_NO_NOUNS = {
    "it": frozenset(
        "altre altri quali quelle prime primi ultime ultimi stesse stessi sei due tre cose crisi"
        " serie specie analisi tesi".split()
    ),
    "es": frozenset(
        "cuales que demás otros otras más dos tres seis lunes martes jueves viernes mismos"
        " mismas suyos suyas primeros primeras tuyos mejores peores".split()
    ),
    "pt": frozenset(
        "quais que demais outros outras mais dois duas três mesmos mesmas seus suas"
        " primeiros primeiras melhores estados".split()
    ),
    "nl": frozenset("anders zijden keren regering mensen ingen".split()),
}
"""What an article may stand before without being the subject."""
_LISTS = frozenset(',;:()"«»“”')


def make() -> PassageCheck:
    """Return a check that marks subject and verb."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    lang = (view.lang or "").split("-")[0]
    pattern = _PATTERNS.get(lang)
    if pattern is None or view.source is None:
        return
    for start, end in view.sentences:
        found = pattern.match(view.folded, start, end)
        if found is None or found["noun"] in _NO_NOUNS[lang]:
            continue
        if not _LISTS.isdisjoint(found["all"]) or not _is_plain(view, found.end(), end):
            continue
        if view.cased[found.start("noun")].islower():
            yield Match(found.start(), found.end())


def _is_plain(view: PassageView, at: int, end: int) -> bool:
    """Whether the sentence goes on with words: not « Las cuentas es: … »."""
    return at < end and view.folded[at : at + 2].strip().isalpha()
