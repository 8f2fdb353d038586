"""A small word run together with its neighbour: « déclicpuis », « delcontratto ».

French is asked of the lexicon: no word, but two words of which one is small. In other
languages small words are told by letters that no word of theirs begins with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.english import usage
from mtcheck.lexicon import lexicon
from mtcheck.match.expressions import compiled
from mtcheck.match.french import letter
from mtcheck.match.traits import trait
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_HEADS = "les une dans avec chez cette leur notre votre mais puis donc".split()
_TAILS = (
    "puis mais donc avant après avec dans pour sans chez vers lorsque quand parce jusqu comme cette"
    " notre votre leurs ainsi alors".split()
)
_PREFIXES = {
    "it": compiled(
        r"(?:dell|nell|sull|dall)[aeo](?=[^aeiou'\W][a-z]{3,})\w+"
        r"|(?:del|nel|sul|dal)(?=[bcdgmnpqrsvz][a-z]{3,})(?!delt|dels|sulm|delf|dalm|nels|sulf)\w+"
        r"|(?:degl|negl|sugl|dagl)i(?!gen)(?=[a-z]{4,})\w+"
    ),
    "es": compiled(
        r"del(?=(?:contra|gobiern|públic|proyect|merc|país|puebl|client|product))\w+"
        r"|(?:enelmomento|porelmomento|porejemplo|porfavor|sinembargo|otravez|osea)"
    ),
    "pt": compiled(
        r"(?:do|da|dos|das|no|na)(?=(?:contrato|governo|projeto|mercado|público|cliente))\w+"
        r"|(?:pormeio|porisso|porfavor|noentanto|apartir|alémdisso|porexemplo)"
    ),
}
"""Glued beginnings; each alternative is no beginning of a word of the language."""
_SHORTEST = 7  # letters of both together
_REST = 4  # letters of the longer one


def _is_glued(word: str, lang: str) -> bool:
    if len(word) < _SHORTEST or not word.isalpha():
        return False
    if lang == "fr":
        return bool(_parts(word))
    form = _PREFIXES.get(lang)
    return form is not None and form.fullmatch(word) is not None


_GLUED = trait(_is_glued)


def make() -> PassageCheck:
    """Return a check that marks what was run together."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    for at in _GLUED.places(view):
        start, end = view.words[at]
        word = view.word_texts[at]
        around = view.cased[start - 1 : start] + view.cased[end : end + 1]
        if not view.cased[start:end].islower() or not set(around) <= set(
            " ,.;:!?'’()\u00a0"
        ):
            continue
        if view.source is not None and word in view.source.whole_words:
            continue
        if view.word_texts.count(word) == 1:
            parts = _parts(word) if (view.lang or "")[:2] == "fr" else ""
            yield Match(start, end, {}, (parts,) if parts else ())


def _parts(word: str) -> str:
    """The two words that a French one is made of; empty for a word of its own."""
    known = lexicon("fr")
    if known is None or letter(word) != "x" or usage(word, "fr"):
        return ""
    for tail in _TAILS:
        head = word.removesuffix(tail)
        if head != word and len(head) >= _REST and known.knows(head):
            return f"{head} {tail}"
    for head in _HEADS:
        tail = word.removeprefix(head)
        if tail != word and len(tail) >= _REST and known.knows(tail):
            return f"{head} {tail}"
    return ""
