"""Finds a subject pronoun with a capital letter in the middle of a sentence.

``after: verb`` yields those behind an auxiliary or a modal, where no sentence can
begin; ``after: word`` those behind another word, with a verb behind them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.expressions import compiled
from mtcheck.match.traces import CASED
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView


class _Table(NamedTuple):
    pronouns: str
    """What a fragment begins with."""
    modals: str
    """Verbs that another verb must follow."""
    verbs: str
    """Verbs that show the pronoun to be a subject."""


_TABLES = {
    "fr": _Table(
        "Je|Tu|Il|Elle|On|Nous|Vous|Ils|Elles|J'|C'|Ce",
        "peut|peuvent|pourra|pourront|pourrait|pourraient|doit|doivent|devra|devront"
        "|devrait|devraient|va|vont|veut|veulent|voulait|voulaient|a|ont|avait|avaient"
        "|aura|auront|aurait|auraient|sont|étaient|seront|seraient",
        "ai|as|a|avons|avez|ont|suis|es|est|sommes|êtes|sont|peux|peut|pouvons|pouvez"
        "|peuvent|dois|doit|devons|devez|doivent|vais|va|allons|allez|vont|veux|voulons"
        "|voulez|pourrez|devrez|avait|avaient|était|étaient|faut",
    ),
    "es": _Table(
        "Yo|Él|Ella|Nosotros|Ellos|Ellas|No|Usted",
        "puede|pueden|podrá|podrán|podría|podrían|debe|deben|va|van|quiere|quieren|ha"
        "|han|había|habían|está|están",
        "puedo|puede|podemos|pueden|debo|debe|debemos|deben|es|son|era|he|ha|hemos|han"
        "|estamos|somos|tenemos|tiene|tienen",
    ),
    "it": _Table(
        "Io|Lui|Lei|Noi|Loro|Non",
        "può|possono|potrà|potranno|potrebbe|potrebbero|deve|devono|vuole|vogliono|ha"
        "|hanno|aveva|avevano|sta|stanno",
        "posso|può|possiamo|possono|devo|deve|dobbiamo|devono|è|sono|era|ho|ha|abbiamo"
        "|hanno|siamo",
    ),
    "pt": _Table(
        "Eu|Ele|Ela|Nós|Eles|Elas|Não|Você",
        "pode|podem|poderá|poderão|poderia|poderiam|deve|devem|vai|vão|quer|querem|tem"
        "|têm|tinha|está|estão",
        "posso|pode|podemos|podem|devo|deve|devemos|devem|é|são|era|tenho|tem|temos|têm"
        "|somos|estamos|consigo|consegue",
    ),
    "de": _Table(
        "Ich|Er|Wir|Es",
        "kann|können|könnte|könnten|muss|müssen|soll|sollen|sollte|sollten|wollen|wird"
        "|werden|würde|würden|hat|haben|hatte|hatten",
        "kann|können|muss|müssen|ist|sind|bin|war|waren|hat|habe|haben|wird|werden",
    ),
    "nl": _Table(
        "Ik|Hij|Wij|We|Zij|Ze",
        "kan|kunnen|zou|zouden|moet|moeten|wil|willen|zal|zullen|heeft|hebben|had|hadden",
        "kan|kunnen|moet|moeten|is|zijn|ben|was|waren|heb|heeft|hebben|zal|zullen",
    ),
    "en": _Table(
        "He|She|We|They|You",
        "can|could|may|might|must|should|will|would|has|have|had",
        "can|could|is|are|was|were|has|have|had|will|would|must|cannot|can't|don't|do",
    ),
}
_EVERY = "|".join(
    dict.fromkeys(p for t in _TABLES.values() for p in t.pronouns.split("|"))
)
_MAYBE = CASED.mesh(rf"[^\W\d_] (?:{_EVERY})(?:(?<=')| )")
_TITLE_NOUNS = compiled(
    r"(?:films?|romans?|livres?|chansons?|albums?|séries?|titres?|pièces?|émissions?"
    r"|magazines?|revues?|association|intitulée?s?|nommée?s?|appelée?s?|titrée?s?"
    r"|collectif|groupe|parti|mouvement|slogan|devise|hashtag|opération|campagne|exposition"
    r"|novels?|movies?|films?|songs?|books?|shows?|called|titled|entitled"
    r"|película|canción|libro|novela|canzone|romanzo|canção|filme|livro|lied|roman|buch"
    r"|partido|partito|movimento|movimiento|titulada?o?|intitolat[oa]|intitulad[oa])\Z",
    re.IGNORECASE,
)


@cache
def _pattern(lang: str, after: str) -> re.Pattern[str]:
    table = _TABLES[lang]
    # The capital comes first: that is found faster than a lower-case word.
    pronoun = rf"(?P<pronoun>{table.pronouns})(?:(?<=')| )"
    if after == "verb":
        following = r"(?=[a-zà-ÿ])(?P<verb>[a-zà-ÿ]+'?)"
    else:
        clitics = (
            r"(?:(?:n'|ne |l'|le |la |les |y |en |vous |nous |se |s')(?=[a-zà-ÿ]))?"
        )
        following = rf"(?P<verb>{clitics}(?:{table.verbs}))\b"
    return compiled(pronoun + following)


_MODALS = {lang: frozenset(table.modals.split("|")) for lang, table in _TABLES.items()}
_WORD_BEFORE = compiled(r"[^\W\d_]+(?:['-][^\W\d_]+)*(?= \Z)")


def make(*, after: str = "verb") -> PassageCheck:
    """A check that yields the word before, the pronoun and the word behind it."""

    def check(view: PassageView) -> Iterator[Match]:
        lang = (view.lang or "")[:2]
        if lang not in _TABLES:
            return
        for found in _pattern(lang, after).finditer(view.cased):
            before = view.cased[max(0, found.start() - 2) : found.start()]
            if before[1:] != " " or not before[0].isalpha():
                continue
            word = _word_before(view.cased, found.start())
            if word is None or not word.group().islower():
                continue
            is_modal = word.group().rsplit("'", 1)[-1] in _MODALS[lang]
            if is_modal == (after == "verb") and not _is_name(word.group(), after):
                yield Match(word.start(), found.end(), {"pronoun": found["pronoun"]})

    return CASED.where([_MAYBE], check)


def _word_before(text: str, end: int) -> re.Match[str] | None:
    return _WORD_BEFORE.search(text, max(0, end - 40), end)


def _is_name(word: str, after: str) -> bool:
    return after == "word" and _TITLE_NOUNS.match(word) is not None
