"""A small word before a full stop, with nothing that it could govern: « la clé de. »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.french import reading
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.french import Reading
    from mtcheck.match.view import PassageView

_LAST = compiled(r"(?<!-)(?P<word>[sDdqjn])[.;!|]")
_SMALL = frozenset(
    "de d' à par dans sur chez dès du des au aux cet cette ces sa ses ma mes l' et ou que"
    " qu' dont ne n' lorsque puisque votre notre vos nos".split()
)
_FIELDS = frozenset(
    "champ zone liste déroulante case option bouton menu commande colonne".split()
)
_STOP = compiled(r" ?[.;!](?: |\Z)")


def make() -> PassageCheck:
    """Return a check that marks the word and the stop."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    read = reading(view)
    for (word,) in read.places(_LAST, "word"):
        span = read.spans[word]
        if read.words[word] not in _SMALL or view.cased[span.start].isupper():
            continue
        stop = _STOP.match(view.folded, span.end)
        # Not « les prépositions à, de. », which lists such words.
        is_listed = not word or read.shape[2 * word - 1] != " "
        if stop and not is_listed and not _is_called(view, read, word):
            yield Match(span.start, len(stop.group().rstrip()) + span.end)


def _is_called(view: PassageView, read: Reading, word: int) -> bool:
    """Whether the word ends what a field is called: « la liste Trier par. »."""
    before = read.words[word - 1]
    is_name = word > 1 and view.cased[read.spans[word - 1].start].isupper()
    return before in _SMALL or before in _FIELDS or is_name
