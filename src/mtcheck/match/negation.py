"""Whether an English or a French text denies something, strictly or in any way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mtcheck.match.view import PassageView

_STRICT = {
    "en": re.compile(
        r"(?<!\w)(?:not|never|cannot|nobody|nothing|nowhere|none|neither|without|no one"
        r"|no(?! ?\.? ?\d|\.)|\w+n't)(?!\w)"
    ),
    "fr": re.compile(
        r"(?<!\w)(?:ne |n')(?:[^\s.,;]+ ){1,4}?"
        r"(?:pas|jamais|rien|personne|aucun|aucune|nul|nulle|point|plus)(?![\w-])"
    ),
}
_ANY = {
    "en": re.compile(
        r"(?<!\w)(?:no\w*|never|cannot|neither|without|\w*n't|un\w{3,}|in\w{5,}|im\w{5,}"
        r"|ir\w{5,}|il\w{5,}|dis\w{3,}|non-?\w+|mis\w{3,}|de\w{4,}|lack\w*|fail\w*|refus\w*"
        r"|avoid\w*|prevent\w*|hardly|barely|rarely|seldom|scarcely|few\w*|little|less"
        r"|least|only|until|unless|except\w*|instead|rather|stop\w*|den(?:y|ie)\w*"
        r"|forbid\w*|ban\w*|prohibit\w*|too|absen\w*|free|but|miss\w*|away|out|off|end\w*"
        r"|\w+less|yet|still|any\w*|ever|nay|minus|zero|declin\w*|reject\w*|against|exempt\w*"
        r"|gone|los[est]\w*|last|otherwise|doubt\w*|ceas\w*|quit\w*|leave\w*|withdr\w*|remain\w*"
        r"|wrong\w*|false\w*|bad\w*|hard\w*|difficult\w*|sold|empty|broke\w*|bare|far|long\w*|past)(?!\w)"
    ),
    "fr": re.compile(
        r"(?<!\w)(?:ne|n'\w*|pas|jamais|rien|personne|aucun\w*|nul\w*|non\w*|ni|sans|sauf|peu"
        r"|guère|point|plus|moins|in\w{4,}|im\w{4,}|ir\w{4,}|il\w{5,}|dé\w{3,}|més?\w{4,}"
        r"|mal\w*|manqu\w*|absen\w*|refus\w*|échou\w*|échec\w*|évit\w*|empêch\w*|interdi\w*"
        r"|rarement|hors|contre|faute|défaut|seul\w*|uniquement|hormis|loin|trop|faux"
        r"|fausse\w*|difficil\w*|impossibl\w*|arrêt\w*|cess\w*|nie\w*|ôt\w*|libre\w*|dis\w{4,}"
        r"|exempt\w*|anti\w*|a-?\w*typique\w*|simple\w*|mais|toutefois|quel\w*|quoi\w*|sinon"
        r"|notamment|certain\w*|bien|hâte|autre\w*|mauvais\w*|pire|mieux|plutôt|vide\w*|zéro"
        r"|reste\w*|toujours|encore|tard\w*|perd\w*|priv\w*|rare\w*|exclu\w*|ignor\w*|oubli\w*"
        r"|abst\w*|inutil\w*|contrair\w*|limit\w*|faibl\w*|jusqu'\w*|avant|au-delà|quitt\w*"
        r"|laiss\w*|continu\w*|sûr\w*|sécur\w*|aprè\w*|mort\w*|fin\w*|dehors|égal\w*)(?!\w)"
    ),
}


def is_negated(view: PassageView) -> bool:
    """Whether a text in one of the two languages denies outright (English by default)."""
    return _STRICT[_lang(view)].search(view.folded) is not None


def negations(view: PassageView) -> list[re.Match[str]]:
    """The outright negations of a text, in text order."""
    return list(_STRICT[_lang(view)].finditer(view.folded))


def hints_at_negation(view: PassageView) -> bool:
    """Whether anything in a text could carry a negation, by word, prefix or sense."""
    return _ANY[_lang(view)].search(view.folded) is not None


def _lang(view: PassageView) -> str:
    return "fr" if (view.lang or "").startswith("fr") else "en"
