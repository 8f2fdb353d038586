"""An infinitive that lacks its « de » or « à »: « permet ajouter », « facile lire »."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mtcheck.match.french import INFINITIVE, NOUN, lemmas, only, parts, reading
from mtcheck.match.shapes import shape, where
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_PAIR = shape(
    rf"(?P<head>[\x80-\xff]) (?:R )?(?P<form>[cd] [{only(INFINITIVE)}]|[{only(INFINITIVE)}])"
)
_WANTED = dict.fromkeys(
    "permettre essayer éviter décider refuser accepter oublier cesser arrêter promettre"
    " risquer proposer tenter choisir envisager suggérer recommander mériter craindre"
    " conseiller demander empêcher".split(),
    "de",
) | dict.fromkeys(
    "continuer commencer apprendre aider réussir hésiter tendre contribuer parvenir servir"
    " viser inviter encourager autoriser chercher".split(),
    "à",
)
_ADJECTIVES = dict.fromkeys(
    "facile faciles difficile difficiles prêt prête prêts prêtes apte aptes".split(),
    "à",
) | dict.fromkeys("capable capables possible impossible nécessaire".split(), "de")
_AFTER_BEING = frozenset("possible impossible nécessaire".split())
_ELIDED = frozenset("aàâeéèêëiîïoôuùûy")


def make() -> PassageCheck:
    """Return a check that marks both words and puts the preposition between them."""
    return where([_PAIR], _check)


def _check(view: PassageView) -> Iterator[Match]:
    read = reading(view)
    for head, form in read.places(_PAIR, "head", "form"):
        wanted = _link(read.words[head])
        if read.words[head] in _AFTER_BEING and read.shape[2 * head - 2] != "E":
            continue  # « si possible éviter la foule »
        start = read.spans[form].start
        if not wanted or view.cased[start].isupper():
            continue
        last = form + (read.shape[2 * form] in "cd")
        kept = view.raw[read.spans[head].start : start]
        rest = view.raw[start : read.spans[last].end]
        link = (
            "d'" if wanted == "de" and view.folded[start] in _ELIDED else f"{wanted} "
        )
        yield Match(
            read.spans[head].start,
            read.spans[last].end,
            values={"link": wanted},
            suggestions=(f"{kept}{link}{rest}",),
        )


@lru_cache(maxsize=8192)
def _link(word: str) -> str:
    """The preposition that an infinitive behind the word needs; empty for most words."""
    if word in _ADJECTIVES:
        return _ADJECTIVES[word]
    if parts(word) & NOUN:
        return ""
    known = (_WANTED.get(lemma, "") for lemma in lemmas(word, "v") | lemmas(word, "k"))
    return min(filter(None, known), default="")
