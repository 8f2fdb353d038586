"""A small word before a full stop, with nothing that it could govern: « la clé de. »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.french import ADJECTIVE, NOUN, chars, only, reading
from mtcheck.match.shapes import shape, where
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.french import Reading
    from mtcheck.match.view import PassageView

_LAST = shape(r"(?<!-)(?P<word>[sDdqjn])[.;!|]")
_SMALL = frozenset(
    "de d' à par dans sur chez dès du des au aux cet cette ces sa ses ma mes l' et ou que"
    " qu' dont ne n' lorsque puisque votre notre vos nos".split()
)
# Nouns as well (« le son »), or pronouns behind a verb (« Qui ? »).
_DOUBTFUL = {
    **dict.fromkeys(("le", "la", "les"), "Dd"),
    **dict.fromkeys(("mon", "ton", "son"), "Dd" + chars(ADJECTIVE | NOUN)),
}
_ONLY_NOUNS = frozenset(only(NOUN))
_PEOPLE = frozenset("ceux celles celui celle".split())
_FIELDS = frozenset(
    "champ zone liste déroulante case option bouton menu commande colonne".split()
)
_STOP = compiled(r" ?[.;!](?: |\Z)")


def make() -> PassageCheck:
    """Return a check that marks the word and the stop."""
    return where([_LAST], _check)


def _check(view: PassageView) -> Iterator[Match]:
    read = reading(view)
    for (word,) in read.places(_LAST, "word"):
        span = read.spans[word]
        if not _announces(read, word) or view.cased[span.start].isupper():
            continue
        stop = _STOP.match(view.folded, span.end)
        # Not « les prépositions à, de. », which lists such words.
        is_listed = not word or read.shape[2 * word - 1] != " "
        is_allowed = is_listed or _follows_small(read, word)
        if stop and not is_allowed and not _is_called(view, read, word):
            yield Match(span.start, len(stop.group().rstrip()) + span.end)


def _follows_small(read: Reading, at: int) -> bool:
    return read.words[at - 1] in _SMALL and read.words[at] not in _DOUBTFUL


def _is_called(view: PassageView, read: Reading, at: int) -> bool:
    """Whether the word ends what a field is called: « la liste Trier par. »."""
    is_name = at > 1 and view.cased[read.spans[at - 1].start].isupper()
    return is_name or read.words[at - 1] in _FIELDS


def _announces(read: Reading, at: int) -> bool:
    """Whether the word wants another behind it, where it stands."""
    word, before = read.words[at], read.shape[2 * at - 2] if at else "d"
    if word in _DOUBTFUL:
        return before not in _DOUBTFUL[word]
    if word == "qui":
        is_noun = before in _ONLY_NOUNS and at > 1 and read.shape[2 * at - 4] in "Dd"
        return is_noun or read.words[at - 1] in _PEOPLE
    return word in _SMALL
