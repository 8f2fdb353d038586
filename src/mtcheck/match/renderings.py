"""What may render a word in another language: a bilingual lexicon, and how words meet.

A line of ``data/en-fr.txt`` has an English headword and its French renderings. Words
meet by their stem, for a text may say by a noun what the lexicon has as a verb: five
letters without accents, or all of a shorter word. So far too many words meet, and those
that do not are told apart with certainty, which is what is asked here.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.lang import FUNCTION_WORDS
from mtcheck.lexicon import lexicon
from mtcheck.match.english_verbs import BASES
from mtcheck.match.kinship import NOWHERE, keys, plain
from mtcheck.match.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Iterator

PAIRS = frozenset({"es", "fr", "pt"})
"""The languages that English has a lexicon for."""

_DATA = Path(__file__).parent.parent / "data"
_STEM = 5  # letters
_LEAST_STEM = 3


class Meaning(NamedTuple):
    """What is known of a source word."""

    stems: frozenset[str]
    """Of its renderings; empty where the lexicon does not have it."""
    keys: frozenset[str]
    """By which a translation may show it as it is."""


def stem(word: str) -> str:
    """What a word shares with those of its family."""
    return plain(word).replace("œ", "oe")[:_STEM]


@cache
def renderings(lang: str) -> dict[str, tuple[str, ...]]:
    """The renderings of each English headword."""
    lines = (_DATA / f"en-{lang}.txt").read_text("utf-8").splitlines()
    words = map(str.split, lines)
    return {head: tuple(rest) for head, *rest in words}


@cache
def meanings(lang: str) -> Memo[Meaning]:
    """What each lower-case English word of a running text may be told by."""
    known = renderings(lang)
    # One head has many forms.
    stems = Memo(lambda head: frozenset(map(stem, known[head])))

    def meaning(word: str) -> Meaning:
        parts = (word, *word.split("-")) if "-" in word else (word,)
        found = {head for part in parts for head in heads(part) if head in known}
        told = frozenset().union(*map(stems.__getitem__, found))
        return Meaning(told, keys(parts))

    return Memo(meaning)


def heads(word: str) -> Iterator[str]:
    """The headwords that an English form may belong to, itself first."""
    yield word
    base = BASES.get(word)
    if base:
        yield base
    for ending, ways in _BY_LETTER.get(word[-1:], ()):
        if word.endswith(ending) and len(word) - len(ending) > 1:
            bare = word[: -len(ending)]
            for way in ways:
                yield bare + way
            if len(bare) > 3 and bare[-1] == bare[-2] and ending in _DOUBLING:
                yield bare[:-1]


_ENDINGS = (
    ("ies", ("y", "ie")), ("ied", ("y", "ie")), ("ier", ("y",)), ("iest", ("y",)),
    ("ily", ("y",)), ("ves", ("f", "fe", "ve")), ("es", ("", "e", "is")), ("s", ("",)),
    ("ing", ("", "e")), ("ed", ("", "e")), ("er", ("", "e")), ("est", ("", "e")),
    ("ally", ("", "al")), ("bly", ("ble",)), ("ly", ("", "le")), ("ness", ("",)),
    ("less", ("",)), ("'", ("",)), ("ized", ("ise",)), ("able", ("", "e")),
    ("ability", ("", "e", "able")), ("ers", ("", "e")), ("ings", ("", "e")),
)  # fmt: skip
_BY_LETTER = {
    last: [line for line in _ENDINGS if line[0][-1] == last]
    for last in {ending[-1] for ending, _ in _ENDINGS}
}
"""The endings by their last letter."""
_DOUBLING = frozenset({"ing", "ed", "er", "est", "ers"})


@cache
def stems_of(lang: str) -> Memo[frozenset[str]]:
    """The stems of each lower-case word of a target: of its form, of its lemmas."""
    words = lexicon(lang)

    def stems(form: str) -> frozenset[str]:
        readings = words.analyses(form) if words else ()
        parts = [form, *form.split("-"), *(reading.lemma for reading in readings)]
        if words is None:
            parts += [form.removesuffix("s"), form.removesuffix("es")]
        return frozenset(map(stem, filter(_is_long, parts)))

    return Memo(stems)


def _is_long(word: str) -> bool:
    return len(word) >= _LEAST_STEM or word in _SHORT


_SHORT = frozenset({"an", "or", "nu", "cou", "os", "île"})


def _says(word: str) -> bool:
    return len(word) > 2 and word not in _EMPTY and not word[0].isdigit()


SAYS: Memo[bool] = Memo(_says)
"""Whether an English word says more than how the others hang together."""


_EMPTY = NOWHERE | frozenset(
    """
    all anything come comes coming did doing done else ever everything get gets getting
    give gives given giving go goes going gone got had has have having keep kind let like
    eight fifth five four fourth made make makes making nine nothing one ones own second
    seven six ten third three two please put quite rather something sort
    such take takes taken taking thing things want wanted wants way ways whose why yes
    """.split()
)
"""English words that come with any sentence, or are told in too many ways."""


@cache
def all_stems(lang: str) -> frozenset[str]:
    """The stems of every rendering."""
    return frozenset(
        stem(each) for each_of in renderings(lang).values() for each in each_of
    )


@cache
def content_of(lang: str) -> Memo[bool]:
    """Whether a lower-case word of a target says more than how others hang together."""
    words, empty = lexicon(lang), FUNCTION_WORDS.get(lang, frozenset())

    def is_content(form: str) -> bool:
        if len(form) < _LEAST_STEM or form in empty or form[0].isdigit():
            return False
        if words is None and (len(form) == _LEAST_STEM or form in _LIGHT_FORMS):
            return False
        readings = words.analyses(form) if words else ()
        return not any(r.part in "scdoi" or r.lemma in _LIGHT for r in readings)

    return Memo(is_content)


_LIGHT_FORMS = frozenset(
    """
    además algo algún alguna algunas alguno algunos ante antes aquel aquella aunque aún
    bien cada casi como cosa cosas cual cuales cualquier cualquiera cuando cuanto cuenta
    cuyo cuya dado dar debe deben debería deberá decir deja dejar del dentro desde después
    donde durante ella ellas ellos embargo entonces entre eran eres esas esos esta estaba
    estar estas este esto estos están está fuera fueron gran grandes haber habrá había
    habían hace hacen hacer hacia hasta hemos incluso junto luego mayor mediante mejor
    menos mientras misma mismas mismo mismos modo mucha muchas mucho muchos muestra nada
    nadie ningún ninguna ninguno nueva nuevas nuevo nuevos nunca otra otras otro otros para
    pero poco pocos poder podrá podría porque posible puede pueden puedes pues quien quienes
    quiere realizar saber sean según será serán siempre sido sino sobre solo sólo suya suyo
    también tampoco tanto tendrá tener tenga tiene tienen tienes toda todas todavía todo
    ainda algum alguma algumas alguns além antes aquela aquele aqui assim através cada com
    como coisa coisas deles depois deve devem deverá dever disso dois durante ela elas ele
    eles então entre era eram essa essas esse esses esta estar estas este estes está estão
    exemplo fazer faz fica foi foram for fosse isso isto lhe mais mas maior meio melhor
    mesma mesmas mesmo mesmos muita muitas muito muitos nada nem nenhum nenhuma neste nesta
    nova novas novo novos nunca não onde outra outras outro outros para pela pelas pelo
    pelos pode podem poderá possível pouco poucos por porque qual quais qualquer quando
    quanto quase que quem sem sempre sendo ser será serão seu seus sido sob sobre sua suas
    são também tanto tem tendo ter terá teve toda todas todo todos tudo vai vem ver vez
    vezes você vocês vários várias às até
    todos tras través usted ustedes vamos varias varios veces venir verá vez visto vuelve
    """.split()
)
"""The same in languages without a lexicon of their forms."""
_LIGHT = frozenset(
    """
    aller autre avoir beaucoup bien bon cas certain chose devoir donner être faire falloir
    fois grand jamais mettre mieux moins même ne non nouveau oui pas petit peu personne plus
    plusieurs pouvoir prendre quelque quelque_chose rendre rien savoir seul seulement
    tel tout très venir voir vouloir déjà encore toujours aussi ainsi alors
    """.split()
)
"""Lemmas that come with any sentence."""
