"""English left all over a page: glued, capitalised, or in lower case among others.

A page is looked at only where its density of stray English words and of line breaks
lost inside words (`mtcheck.signs`) shows that an engine let such things pass. Its words
are then suspect one by one: `mtcheck.residue` says how much. The name of the thing
that a short page is about is looked at on any page, if part of it was translated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.english import FUNCTION
from mtcheck.lexicon import lexicon
from mtcheck.match.expressions import compiled
from mtcheck.match.view import BLANK, PassageView
from mtcheck.match.voice import own_words
from mtcheck.model import Match
from mtcheck.pieces import pieces, token_of
from mtcheck.residue import Place, score, suspect
from mtcheck.runs import foreign_runs
from mtcheck.signs import Signs, is_left_alone, is_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtcheck.checks import DocumentCheck
    from mtcheck.pieces import Piece

_KINDS = frozenset({"lower", "capital", "label"})
_HEADINGS = frozenset({"heading", "title"})
_JOIN = compiled(r"[ -]?")
_ODDS, _ODDS_OF_NAME = -0.6, 0.0  # logarithms, as of `score`
_FOR_NAMES = 2  # signs; one is enough to suspect a word without a capital
_MOST_HERE = 3.0  # frequency of a word that names have not made known
_FAMILIAR = 4.0  # frequency of a word that is at home here
_NEAR = 20  # letters before a word that may call it something
_BRAND = 2  # words, with which the name of a thing begins
_PAGE = 400  # words, of a page about one thing


def make(*, kind: str) -> DocumentCheck:
    """The check for runs with a word in ``lower`` case, ``capital`` ones, a ``label``.

    Silent in languages whose words are not known.
    """
    if kind not in _KINDS:
        raise ValueError(kind)
    return _Page(kind)


class _Page:
    """Collects the signs of bad translation over a document, then its suspects."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._signs = Signs()
        self._seen = 0

    def see(self, view: PassageView) -> None:
        """Note what a passage shows."""
        self._signs.see(view)
        self._seen += 1

    def close(self) -> Iterable[Match]:
        """The runs of this check's kind."""
        passages = self._signs.passages
        if self._kind == "label":
            passages = passages[:1]
        elif not self._signs.most:
            return
        if self._signs.is_about_programs:
            return
        for index, passage in passages:
            view = PassageView(passage, index, self._signs.lang)
            for run in _runs(view.cased, self._found(view)):
                if self._kind == "label" or _kind(run) == self._kind:
                    yield Match(run[0].start, run[-1].end, passage=index)

    def _found(self, view: PassageView) -> Iterator[Piece]:
        """The pieces of a passage that are rather English than not."""
        if self._kind == "label" and not self._is_name_of_page(view):
            return
        around, counts = pieces(view.cased), self._signs.counts
        in_title, own = is_title(view), own_words(view)
        for at, piece in enumerate(around):
            found = suspect(piece.word, self._signs.lang)
            if (
                found is None
                or is_left_alone(view.cased, piece)
                or own[piece.start] == BLANK
            ):
                continue
            also_lower = not piece.is_lower and piece.word in counts
            times = counts[piece.text]
            place = Place(view.cased, around, at, found, in_title, times, also_lower)
            if (
                not _reads_as_own(place, self._signs.lang)
                and self._is_due(place, view.index)
                and score(place) >= (_ODDS_OF_NAME if _is_name(place) else _ODDS)
                and not _is_in_clause(view, piece)
                and not (self._kind == "capital" and _is_called(view.cased, piece))
                and not (self._kind == "capital" and _is_kept_name(view, piece))
            ):
                yield piece

    def _is_due(self, place: Place, index: int) -> bool:
        """Whether this check has to ask about a suspect word."""
        signs = self._signs.beside(place.around[place.at].word, index)
        if not _is_name(place):
            return self._kind != "label" and signs > 0 and not _is_brand(place)
        if place.suspect.is_compound or (place.is_title and place.at < _BRAND):
            return False
        if self._kind == "label":
            return signs < _FOR_NAMES and _is_unheard(place)
        return signs >= _FOR_NAMES

    def _is_name_of_page(self, view: PassageView) -> bool:
        is_headed = self._seen > 1 or view.passage.kind in _HEADINGS
        is_page = view.index == 0 and is_headed and self._signs.words < _PAGE
        return is_page and view.index in self._signs.labels


# « Fonction GetSystemTicks », « le service Chart », « Digital Single-Lens »; then « Basic
# et Python ».
_CALLED = compiled(
    r"(?:\b(?:[Ff]onctions?|[Ii]nstructions?|[Ss]ervices?|[Cc]lasses?|[Pp]rocédures?|[Mm]éthodes?"
    r"|[Pp]ropriétés?|[Mm]odules?|[Oo]bjets?|[Bb]ibliothèques?|LibreOffice|Google|Microsoft|Digital)"
    r" |(?<!\w)[A-Z]\w*)\Z"
)
_BESIDE = compiled(
    r"-[A-Z]|\s?:|\set [A-Z]|(?: [A-Z]\w*){0,2},? (?:Inc|LLC|Ltd|Corp|GmbH|plc)\b"
)
_ADOPTED = {
    "fr": frozenset(
        "must musts premium standards vintage design designs gallon gallons freestyle"
        " volleyball softball coupon coupons casual cosy".split()
    )
}
"""Words of commerce and sport that a language uses as its own."""
_FULL_NAME = compiled(r"[A-Z][a-z]+(?: [A-Z][a-z]+)+")
_VALUES = frozenset({"true", "false", "null", "none"})
_BRANDED = frozenset({"open", "power"})  # OpenDocument, PowerPoint


def _is_kept_name(view: PassageView, piece: Piece) -> bool:
    """Whether a capital is one of several that the source has inside a sentence, too."""
    source = view.source
    if source is None:
        return False
    for found in _FULL_NAME.finditer(view.cased):
        if found.start() <= piece.start < found.end():
            return compiled(rf"[a-z] {found[0]}\b").search(source.cased) is not None
    return False


def _is_called(text: str, piece: Piece) -> bool:
    """Whether the words around tell that a capital belongs to what is called so."""
    before = text[max(0, piece.start - _NEAR) : piece.start]
    if piece.word in _BRANDED and text[piece.end : piece.end + 1].isupper():
        return True
    return piece.word in _VALUES or bool(
        _CALLED.search(before) or _BESIDE.match(text, piece.end)
    )


def _is_name(place: Place) -> bool:
    piece = place.around[place.at]
    return not piece.is_lower and len(token_of(place.around, place.at)) == 1


def _reads_as_own(place: Place, lang: str) -> bool:
    """Whether it may be a word of the language: « on y range », « etc. »."""
    piece, found, known = place.around[place.at], place.suspect, lexicon(lang)
    is_alone = len(token_of(place.around, place.at)) == 1
    if not piece.is_lower or not is_alone or known is None:
        return False
    if found.here >= _FAMILIAR or piece.word in _ADOPTED.get(lang, ()):
        return True
    readings = known.analyses(piece.word) if found.is_own else ()
    return any(reading.part in "va" for reading in readings)


def _is_brand(place: Place) -> bool:
    """Whether it is half of a word like « SwissTool » that the page repeats."""
    token = token_of(place.around, place.at)
    capitals = [part for part in token if part.text[0].isupper()]
    return place.times > 1 and len(token) == len(capitals) == 2


def _is_unheard(place: Place) -> bool:
    """Whether neither the language nor this page has made a name of the word."""
    found = place.suspect
    return not found.is_own and found.here <= _MOST_HERE and place.times == 1


def _kind(run: list[Piece]) -> str:
    """Function words do not count: « Center for Disease Control »."""
    is_lower = any(p.is_lower and p.word not in FUNCTION for p in run)
    return "lower" if is_lower or all(p.is_lower for p in run) else "capital"


def _is_in_clause(view: PassageView, piece: Piece) -> bool:
    """Whether it belongs to a stretch of English that is flagged as such."""
    return any(run.start <= piece.start < run.end for run in foreign_runs(view))


def _runs(cased: str, found: Iterable[Piece]) -> Iterator[list[Piece]]:
    """The pieces in groups with nothing but a space, a hyphen or a seam between."""
    run: list[Piece] = []
    for piece in found:
        if run and not _JOIN.fullmatch(cased, run[-1].end, piece.start):
            yield run
            run = []
        run.append(piece)
    if run:
        yield run
