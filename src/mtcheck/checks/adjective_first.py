"""An adjective in the English place, before its noun: « une réglable hauteur »."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

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
    parts,
    persons,
    reading,
    slots,
)
from mtcheck.match.shapes import shape, where
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_ADJECTIVE = chars(ADJECTIVE | PARTICIPLE, FINITE | ADVERB | OTHER | INFINITIVE)
_NOUN = chars(NOUN, ~(NOUN | FINITE) & 0x7F)
# Behind a noun it would belong to that noun; here it can only belong to the next. What
# stands before is looked at last: the rarer letter is searched for.
_PAIR = shape(
    rf"(?P<adj>[{_ADJECTIVE}])(?:(?<=[DdsH{only(FINITE)}] .)|(?<![^.!?;:,(].))"
    rf" (?P<noun>[{_NOUN}])"
)
_DETERMINED = frozenset({"D ", "d "})
# They tell what a thing is made for or belongs to, and never precede it.
_CLASSING = frozenset(
    "réglable réversible amovible pliable pliant gonflable escamotable encastrable"
    " extensible ajustable lavable jetable rechargeable détachable démontable inclinable"
    " programmable rétractable repliable empilable orientable biodégradable recyclable"
    " utilisable compatible imperméable inoxydable électrique numérique électronique"
    " automatique analogique télescopique ergonomique hydraulique mécanique magnétique"
    " métallique thermique acoustique optique chimique technique synthétique plastique"
    " météorologique biologique géographique technologique olympique athlétique domestique"
    " robotique pneumatique informatique pédagogique solaire lunaire nucléaire médical"
    " dental musical industriel commercial municipal régional fiscal pénal syndical postal"
    " digital manuel visuel virtuel vestimentaire alimentaire bancaire scolaire militaire"
    " portuaire ferroviaire sanitaire budgétaire monétaire parlementaire judiciaire"
    " éducatif horizontal vertical diagonal rectangulaire circulaire triangulaire"
    " hexagonal cruciforme flexible antibruit antidérapant autonettoyant balnéaire"
    " vertébral musculaire dentaire cardiaque osseux".split()
)
# What was done to a thing when it was made; « le contesté ministre » is good French.
_MADE = frozenset(
    "renforcer rembourrer intégrer breveter coudre mouler illuminer rayer denteler matelasser"
    " ventiler isoler motoriser chauffer graver souder galvaniser nickeler chromer plastifier"
    " enduire doubler traiter certifier tester assembler connecter filtrer recycler laminer"
    " polir usiner forger tremper visser gonfler plier ajuster sécuriser automatiser numériser"
    " crypter partager dédier imprimer tricoter tisser vernir peindre".split()
)
_NOT_NOUNS = frozenset(
    "grâce face suite fois deux trois quatre cinq six sept lundi mardi mercredi jeudi"
    " vendredi samedi dimanche matin soir".split()
)


def make() -> PassageCheck:
    """Return a check that marks adjective and noun, with the determiner if there is one."""
    return where([_PAIR], _check)


def _check(view: PassageView) -> Iterator[Match]:
    read = reading(view)
    for adj, noun in read.places(_PAIR, "adj", "noun"):
        is_determined = read.shape[2 * adj - 2 : 2 * adj] in _DETERMINED
        if not _is_turned(read.words[adj], read.words[noun], is_determined):
            continue
        if view.cased[read.spans[noun].start].isupper():
            continue
        kept = view.raw[slice(*read.spans[adj])]
        thing = view.raw[slice(*read.spans[noun])]
        yield Match(
            read.spans[adj].start,
            read.spans[noun].end,
            suggestions=(f"{thing} {kept.lower()}",),
        )


@lru_cache(maxsize=8192)
def _is_turned(adj: str, noun: str, has_determiner: bool) -> bool:  # noqa: FBT001 - a key of the cache
    """Whether the first can only be an adjective that belongs behind the second."""
    if noun in _NOT_NOUNS or any(person[0] == "3" for person in persons(noun)):
        return False
    if not slots(noun, "n") or parts(adj) & NOUN:
        return False
    is_made = has_determiner and _MADE & lemmas(adj, "k")
    return bool(_CLASSING & lemmas(adj, "a") or is_made)
