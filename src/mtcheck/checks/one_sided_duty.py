"""Finds a duty told as a choice, or a choice told as a duty, in short sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.kinship import kinship, source_keys, target_keys
from mtcheck.match.negation import negations
from mtcheck.match.wordpairs import WORD_PAIRS
from mtcheck.model import Match

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_LONGEST = 25  # words
_MUST = compiled(
    r"(?<!\w)(?:must|shall|(?:is|are|be) (?:required|obliged) to|(?:have|has) to|mandatory)(?!\w)"
)
_CAN = compiled(r"(?<!\w)(?:can|may)(?!\w)")
_MUST_WORDS = frozenset("must shall required obliged has have mandatory".split())
_CAN_WORDS = frozenset(("can", "may"))
_ANY_DUTY = compiled(
    r"(?<!\w)(?:must|shall|should|ought|have to|has to|had to|need\w*|requir\w+|oblig\w+"
    r"|mandat\w+|compuls\w+|necess\w+|essential\w*|supposed|due|owe\w*|bound|important"
    r"|make sure|be sure|ensure|only|forc\w+|will|would|had better|want\w*|expect\w*"
    r"|subject to|please|to be \w+ed|liable|essential|responsib\w+|be (?:\w+ed|done|made))(?!\w)"
)
_ANY_CHOICE = compiled(
    r"(?<!\w)(?:can|may|could|might|able|abilit\w+|possib\w+|capab\w+|allow\w*|permit\w*"
    r"|enabl\w+|option\w*|let|lets|free|choose|choice|available|eligib\w+|entitl\w+"
    r"|likely|perhaps|maybe|before you|in order to|so that)(?!\w)"
)
_FRENCH_MUST = compiled(
    r"(?<!\w)(?:dois|doit|devons|devez|doivent)(?! \w*(?:ir|re|er)? ?(?:à|aux?)(?!\w))(?!\w)"
)
_FRENCH_CAN = compiled(r"(?<!\w)(?:peux|peut|pouvons|pouvez|peuvent)(?!\w)")
_FRENCH_MUST_WORDS = frozenset("dois doit devons devez doivent".split())
_FRENCH_CAN_WORDS = frozenset("peux peut pouvons pouvez peuvent".split())
_FRENCH_DUTY = compiled(
    r"(?<!\w)(?:d[oe][iv]\w*|dû|due?s?|devr\w+|faut|faud\w+|fall\w+|oblig\w+|impérati\w+|requi\w+"
    r"|nécess\w+|exig\w+|indispensab\w+|tenus?|seul\w*|uniquement|que|qu'|essentiel\w*|besoin"
    r"|veiller|veillez|assur\w+|impos\w+|avoir à|ne|n')(?!\w)"
)
_FRENCH_CHOICE = compiled(
    r"(?<!\w)(?:p(?:eu|ou)[vtx]\w*|peut-être|pourr\w+|possib\w+|perme\w+|capab\w+|autoris\w+|libre\w*"
    r"|éventuel\w*|sans doute|probab\w+|on|vous doit|nous doit|lui doit|me doit|leur doit)(?!\w)"
)


def make(*, pick: str = "weakened") -> PassageCheck:
    """A check of English to French: duties ``weakened``, or choices ``hardened``."""
    look, english, french = {
        "weakened": (_weakened, _MUST_WORDS, _FRENCH_CAN_WORDS),
        "hardened": (_hardened, _CAN_WORDS, _FRENCH_MUST_WORDS),
    }[pick]
    return WORD_PAIRS.where((__name__, pick), lambda: english, lambda _: french, look)


def _weakened(view: PassageView) -> Iterator[Match]:
    return _turned(view, _MUST, _ANY_CHOICE, _FRENCH_CAN, _FRENCH_DUTY)


def _hardened(view: PassageView) -> Iterator[Match]:
    return _turned(view, _CAN, _ANY_DUTY, _FRENCH_MUST, _FRENCH_CHOICE)


def _turned(
    view: PassageView,
    said: re.Pattern[str],
    unsaid: re.Pattern[str],
    told: re.Pattern[str],
    untold: re.Pattern[str],
) -> Iterator[Match]:
    """What is `told` once where the source has `said` the other thing, and no more."""
    ours = list(told.finditer(view.folded))
    source = view.source
    if len(ours) != 1 or source is None or not _is_simple(view, source):
        return
    theirs = list(said.finditer(source.folded))
    if len(theirs) != 1 or unsaid.search(source.folded) or untold.search(view.folded):
        return
    yield Match(*ours[0].span(), {"english": theirs[0][0]})


def _is_simple(view: PassageView, source: PassageView) -> bool:
    if len(source.word_texts) > _LONGEST or len(source.sentences) != 1:
        return False
    if (
        negations(view.folded, "fr")
        or negations(source.folded, "en")
        or len(view.sentences) != 1
    ):
        return False
    return kinship(source_keys(view), target_keys(view)).shown > 0
