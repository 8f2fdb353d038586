"""A subordinate clause that was cut off from its main clause by a full stop.

« Bien que la subvention ait couvert deux ans. L'école a dû trouver des fonds. »: the
source says it in one sentence, and nothing but a comma may stand there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_OPENERS = {
    "fr": "bien qu[e']|quoiqu[e']|alors qu[e']|tandis qu[e']|lorsqu[e']|puisqu[e']"
    "|dès qu[e']|tant qu[e']|après qu[e']|avant qu[e']|une fois qu[e']|à moins qu[e']"
    "|étant donné qu[e']|pendant qu[e']|à mesure qu[e']|depuis qu[e']|malgré|si|quand"
    "|comme|après avoir|même si",
    "de": "obwohl|obgleich|nachdem|bevor|sobald|solange|da|weil|falls|sofern|während|als"
    "|wenn|indem|seitdem|trotz",
    "es": "aunque|cuando|mientras|porque|puesto que|ya que|si|una vez que|después de que"
    "|antes de que|a pesar de|dado que|como|a menos que",
    "it": "sebbene|benché|quando|mentre|poiché|dato che|se|dopo aver|dopo che|prima che"
    "|nonostante|una volta che|a meno che|siccome",
    "pt": "embora|quando|enquanto|porque|já que|uma vez que|se|depois que|antes que"
    "|apesar de|assim que|visto que|como|a menos que",
    "nl": "hoewel|ofschoon|nadat|voordat|zodra|zolang|omdat|aangezien|terwijl|toen|als"
    "|wanneer|indien|tenzij|ondanks",
}
"""Words that open a clause, or a phrase, which cannot stand alone before its verb."""
_OPENS = {
    lang: compiled(rf"(?:{openers})(?<=[\w'])(?![\w-])|(?:{openers})(?<=')")
    for lang, openers in _OPENERS.items()
}
_ENGLISH = compiled(
    r"(?:although|though|while|whilst|when|whenever|because|since|as|after|before|if|once"
    r"|despite|unless|whereas|until|given that|even though|even if|in spite of|as soon as"
    r"|now that|provided)\b[^.!?;:,]{8,160},"
)
_INSIDE = frozenset(',;:?!()–—…"“”«»')
_LEAST, _MOST = 4, 22  # words of the piece
_SHORTER, _LONGER = 0.55, 1.8  # than the clause of the source


def make() -> PassageCheck:
    """Return a check that marks the end of the clause and what should go on from it."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    source, lang = view.source, (view.lang or "").split("-")[0]
    if source is None or lang not in _OPENS:
        return
    if len(view.sentences) != len(source.sentences) + 1:
        return
    for at, (start, end) in enumerate(view.sentences[:-1]):
        text = view.folded[start:end]
        theirs = source.folded[slice(*source.sentences[at])]
        clause = _ENGLISH.match(theirs)
        if clause is None or not _OPENS[lang].match(text) or not _is_piece(text):
            continue
        following = view.sentences[at + 1]
        if not _is_as_long(text, clause[0]) or not _is_as_long(
            view.folded[slice(*following)], theirs[clause.end() :]
        ):
            continue
        words = [w for w in view.words if start <= w.start < end]
        if _LEAST <= len(words) <= _MOST:
            after = next(w for w in view.words if w.start >= following.start)
            yield Match(words[-1].start, after.end)
        return


def _is_piece(text: str) -> bool:
    """Whether a sentence is a clause of words alone that ends in a full stop."""
    return text[-1:] == "." and text[-2:-1].isalpha() and _INSIDE.isdisjoint(text[:-1])


def _is_as_long(ours: str, theirs: str) -> bool:
    return _SHORTER <= len(ours) / max(len(theirs), 1) <= _LONGER
