"""Whether an English or a French text denies something, strictly or in any way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.lexicon import lexicon
from mtcheck.match.expressions import compiled

if TYPE_CHECKING:
    import re

_STRICT = {
    "en": compiled(
        r"(?<!\w)(?:not|never|cannot|nobody|nothing|nowhere|none|neither|without|no one"
        r"|no(?! ?\.? ?\d|\.)|\w+n't)(?!\w)"
    ),
    "fr": compiled(
        r"(?<!\w)(?:ne |n')(?:[^\s.,;]+ ){1,4}?"
        r"(?:pas|jamais|rien|personne|aucun|aucune|nul|nulle|point|plus)(?![\w-])"
    ),
}
_ANY = {
    "en": compiled(
        r"(?<!\w)(?:no|not|non-?\w+|none|nobody|nothing|nowhere|nor|never|cannot|neither"
        r"|without|\w*n't|lack\w*|fail\w*|refus\w*|avoid\w*|prevent\w*|hardly|barely|rarely"
        r"|seldom|scarcely|few\w*|little|less|least|only|until|unless|except\w*|instead|rather"
        r"|stop\w*|den(?:y|ie)\w*|forbid\w*|ban\w*|prohibit\w*|too|absen\w*|free|miss\w*|away"
        r"|out|off|\w+less|yet|still|ever|zero|declin\w*|reject\w*|against|exempt\w*|gone"
        r"|los[est]\w*|otherwise|doubt\w*|ceas\w*|quit\w*|leave\w*|withdr\w*|remain\w*|short"
        r"|wrong\w*|false\w*|bad\w*|hard\w*|difficult\w*|sold|empty|broke\w*|bare|far|long\w*"
        r"|ongoing|mind|serious\w*|one of|ignor\w*"
        r"|prosecut\w*|dis(?:abl|advant|agre|allow|appear|approv|connect|continu|hon|like|miss"
        r"|obey|order|pleas|regard|respect|sat|trust)\w*|mis\w{3,}|in(?:act|abil|accur|adeq"
        r"|approp|capab|compl|consist|corr|depend|effec|evit|secur|suff|val|vis)\w*"
        r"|im(?:poss|prob|perf|mob|prop|pat)\w*|ir(?:reg|rel|resp)\w*|il(?:leg|log|lic)\w*"
        r"|un(?!der|til|it|ion|iform|ique|ivers|less)\w{3,})(?!\w)"
    ),
    "fr": compiled(
        r"(?<!\w)(?:no|not|ne|n'\w*|pas|jamais|rien|personne|aucun\w*|nul\w*|non\w*|ni|sans"
        r"|sauf|peu|guère|point|moins|mal|mal\w{4,}|manqu\w*|absen\w*|refus\w*|échou\w*"
        r"|échecs?|évit\w*|empêch\w*|interdi\w*|rarement|hors|contre|faute|défaut|seuls?"
        r"|seules?|seulement|uniquement|hormis|loin|trop|faux|fausse\w*|difficil\w*|arrêt\w*"
        r"|cess\w*|exempt\w*|sinon|hâte|mauvais\w*|pire|plutôt|vide\w*|zéro|toujours|encore"
        r"|perd\w*|priv\w*|rare\w*|exclu\w*|ignor\w*|oubli\w*|abst\w*|contrair\w*"
        r"|jusqu'\w*|avant|au-delà|quitt\w*|désastr\w*|incert\w*|indéni\w*|lieu|peine|reject\w*"
        r"|rejet\w*|craind\w*|pensez|penser|dernièr?e?s?|supprim\w*|négat\w*|nég\w*|reprend\w*"
        r"|maxim\w*|au plus"
        r"|introuv\w*|inconnu\w*|inexist\w*|indispon\w*|irréal\w*|\w+&#39;t)(?!\w)"
    ),
}
_PREFIXED = compiled(r"(?<!\w)(?:in|im|ir|il|dés|dé|més|mé|mal|anti-?|non-)(\w{4,})")


def negations(text: str, lang: str) -> list[re.Match[str]]:
    """The outright negations of a folded text, in text order."""
    return list(_STRICT[lang].finditer(text))


def hints_at_negation(text: str, lang: str) -> bool:
    """Whether anything in a text could carry a negation, by word, prefix or sense."""
    if _ANY[lang].search(text):
        return True
    known = lexicon(lang)
    return known is not None and any(
        known.knows(found[1]) for found in _PREFIXED.finditer(text)
    )
