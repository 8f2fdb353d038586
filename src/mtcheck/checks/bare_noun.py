"""A common noun without the determiner that French demands: « Outils sont rangés »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.french import (
    ADJECTIVE,
    ADVERB,
    FINITE,
    INFINITIVE,
    NOUN,
    OTHER,
    PARTICIPLE,
    chars,
    lemmas,
    only,
    persons,
    reading,
    slots,
)
from mtcheck.match.shapes import shape, where
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.french import Reading
    from mtcheck.match.view import PassageView

_NOUN = chars(NOUN, ADJECTIVE | PARTICIPLE | OTHER | ADVERB | INFINITIVE)
_QUALITY = f"[{chars(ADJECTIVE | PARTICIPLE, OTHER | ADVERB | FINITE)}]"
_PATTERNS = {
    # At the start of a sentence, or of a clause behind « que », « quand » …
    "subject": shape(
        rf"(?:(?<![^.!?;:…(–—-])|(?<=[qj] ))(?P<first>[{_NOUN}]) "
        rf"(?:(?P<adj>{_QUALITY}) |s (?P<of>[{only(NOUN)}]) (?:{_QUALITY} )?)?"
        rf"(?:n )?(?:c )?(?P<last>[EHM{only(FINITE)}])(?= )"
    ),
    "object": shape(
        rf"(?P<first>[H{only(FINITE)}{only(INFINITIVE)}]) (?P<last>[{_NOUN}])"
    ),
    "complement": shape(rf"(?P<first>[s\x80-\xff]) (?P<last>[{_NOUN}])"),
}
# Unlike « à », « en », « sans », « sur », these never take a bare noun.
_PREPOSITIONS = frozenset("dans chez pendant durant malgré parmi".split())
_OPENERS = frozenset("que qu' dont où si lorsque quand puisque car mais".split())

# Endings of things and deeds, which no first name, town or firm has.
_THING = compiled(r".{2,}(?:age|[^eé]teur|sseur|ème|oir)\Z")
_DEED = compiled(r".{2,}(?:tion|ssion|ement|ture|isme)\Z")

_UNDETERMINED = frozenset(
    "cent mille million zéro janvier février mars avril mai juin juillet août septembre"
    " octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche maman"
    " papa mamie papi mamy papy mémé pépé tata tonton autrui monsieur madame".split()
)

# These name what somebody is or looks for: « ils deviennent amis ».
_NAMING = frozenset(
    "devenir rester sembler paraître demeurer mourir naître élire nommer finir vivre être"
    " chercher trouver crier dire partir passer voir jouer parler faire plier porter"
    " prendre rendre courir changer signifier appeler baptiser surnommer intituler qualifier"
    " désigner déclarer juger croire estimer considérer sentir".split()
)
# These always take a whole object; others are part of phrases (« avoir faim »).
_TAKING = frozenset(
    "comprendre inclure contenir offrir fournir permettre assurer utiliser nécessiter"
    " éviter améliorer protéger réduire augmenter empêcher produire créer ajouter posséder"
    " comporter procurer combiner allier maintenir renforcer absorber enregistrer afficher"
    " intégrer garantir conserver".split()
)
_ADVERBIAL = frozenset(
    "grâce face jour lieu accès droit foi asile refuge secours assistance matière preuve"
    " internet web abri côte place contact courage espoir confiance pied dos nuit terre"
    " satisfaction réparation minimum maximum rien tout copie effet trace mémoire souvenir"
    " prise vie corps forme ordre".split()
)


def make(*, of: str = "subject") -> PassageCheck:
    """Return a check that marks the noun and its verb.

    `of` is what the noun is: ``subject``, ``object``, or ``complement`` of a
    preposition.
    """
    finders = {"subject": _subjects, "object": _objects, "complement": _complements}
    find = finders[of]

    def check(view: PassageView) -> Iterator[Match]:
        read = reading(view)
        for first, last in find(view, read):
            yield Match(read.spans[first].start, read.spans[last].end)

    return where([_PATTERNS[of]], check)


def _subjects(view: PassageView, read: Reading) -> Iterator[tuple[int, int]]:
    groups = ("first", "adj", "of", "last")
    for noun, adj, of, verb in read.places(_PATTERNS["subject"], *groups):
        if _has_capital(view, read, noun + 1, verb) or not _opens(read, noun):
            continue
        if _wants_determiner(read, noun, adj, of, verb):
            yield noun, verb


def _opens(read: Reading, noun: int) -> bool:
    """Whether a clause begins at the noun, and the noun is not a lone capital word."""
    gap = read.shape[2 * noun - 1] if noun else "."
    if gap != " ":
        return True
    return read.words[noun - 1] in _OPENERS and "tant" not in read.words[:noun][-2:]


def _wants_determiner(read: Reading, noun: int, adj: int, of: int, verb: int) -> bool:
    person = persons(read.words[verb])
    if _numbers(read.words[noun]) == {"p"}:
        return "3p" in person
    if _numbers(read.words[noun]) != {"s"} or "3s" not in person or adj >= 0:
        return False
    return of >= 0 or _is_thing(read, noun, verb)


def _is_thing(read: Reading, noun: int, verb: int) -> bool:
    """Whether the noun is no name; formal French leaves out the article before « est »."""
    word, is_being = read.words[noun], read.shape[2 * verb] in "EH"
    return bool(_THING.match(word) or (_DEED.match(word) and not is_being))


def _objects(view: PassageView, read: Reading) -> Iterator[tuple[int, int]]:
    for verb, noun in read.places(_PATTERNS["object"], "first", "last"):
        if _has_capital(view, read, verb, noun) or _is_listed(read, noun):
            continue
        if _is_bare_object(read.words[verb], read.words[noun]):
            yield verb, noun


def _is_listed(read: Reading, noun: int) -> bool:
    """Whether it opens a list, whose nouns may be bare: « inclure fièvre, toux »."""
    if read.shape[2 * noun + 1 : 2 * noun + 2] == ",":
        return True
    joined = read.words[noun + 1 : noun + 2] in {("et",), ("ou",)}
    return joined and read.shape[2 * noun + 4 : 2 * noun + 5] not in {"D", "d"}


def _is_bare_object(verb: str, noun: str) -> bool:
    if noun in _ADVERBIAL:
        return False
    if _numbers(noun) == {"p"}:
        return not _NAMING & lemmas(verb, "v")
    return _numbers(noun) == {"s"} and bool(_TAKING & lemmas(verb, "v"))


def _complements(view: PassageView, read: Reading) -> Iterator[tuple[int, int]]:
    if _PREPOSITIONS.isdisjoint(view.vocabulary):
        return
    for preposition, noun in read.places(_PATTERNS["complement"], "first", "last"):
        if read.words[preposition] not in _PREPOSITIONS or _is_listed(read, noun):
            continue
        if not _has_capital(view, read, noun, noun) and _is_countable(read.words[noun]):
            yield preposition, noun


def _is_countable(noun: str) -> bool:
    """Whether it has one number, as numerals have not, and is no kind of name."""
    return len(_numbers(noun)) == 1 and noun not in _ADVERBIAL | _UNDETERMINED


def _numbers(noun: str) -> set[str]:
    return {slot.number for slot in slots(noun, "n")}


def _has_capital(view: PassageView, read: Reading, first: int, last: int) -> bool:
    spans = read.spans[first : last + 1]
    return any(view.cased[span.start].isupper() for span in spans)
