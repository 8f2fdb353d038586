"""« up to 40 % » that became 40 %: a number that lost the word which limits it.

The target may say it in many ways and at some distance, so every word of its sentence
that may limit a number, or call it rough, counts as one.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.expressions import compiled
from mtcheck.match.sentences import split_sentences

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from mtcheck.match.quantities.quantity import Quantity
    from mtcheck.match.quantities.side import Side

_LIMITS = (
    "up to|as (?:many|much|high|long|far|late) as|at least|at most|no (?:more|fewer|less|later"
    "|longer) than|not (?:more|less|fewer) than|(?:a )?(?:maximum|minimum) of|more than"
    "|less than|fewer than|greater than|higher than|lower than|older than|younger than"
    "|longer than|shorter than|in excess of|upwards of"
)
_ROUGHLY = "nearly|almost|close to|just under|just over|not quite"
_BEFORE = {
    "limit": compiled(rf"\b({_LIMITS})(?: (?:a|an|the|around|about))? ?[$€£]?\Z"),
    "roughly": compiled(rf"\b({_ROUGHLY})(?: (?:a|an|the))? ?[$€£]?\Z"),
}
_AFTER = compiled(
    r" ?%?(?: [^\W\d_]{1,12})?( or (?:more|less|fewer|older|younger|over|under|above|below"
    r"|higher|lower|longer))\b"
)
_CUES = tuple(
    "up to|as |least|most|than|maximum|minimum|excess|upwards|nearly|almost|close|just"
    "|quite| or | over | under | above | below ".split("|")
)
_OVER = compiled(
    r"\b(?:are|is|was|were|had|has|have|with|of|to|for|costs?|sold|weighs?|reach(?:es|ed)?"
    r"|by|at|from|in|earn(?:s|ed)?|and|paid|pay|spen[dt]|rais(?:ed|e|es)|than|grew|fell"
    r"|contains?|houses?|employs?|serv(?:es|ed)|made|win|won|kept?|stay(?:s|ed)?|temperatures?)"
    r" (over|under|above|below) ?[$€£]?\Z"
)
_LASTING = compiled(
    r" ?%?[ -](?:years?|days?|months?|weeks?|hours?|minutes?|decades?|flags?|titles?|and"
    r"|seasons?|games?|matches|rounds?|legs|par|pars|holes)\b"
)
"""« over five years » may mean during them."""
_RANGE = compiled(r"\b(?:from|between) [^.;]*\Z")
"""What makes a number the upper end of a range."""
_GIVEN = compiled(
    r"\b(?:sum|sums|summed|add|adds|added|adding|should (?:allow|reserve|budget)"
    r"|can (?:hold|carry|seat|contain|store|survive|withstand|house|create)) \Z"
)
"""What « up to » hardly limits: the sum of a row, room to be left, what somebody can do."""
_FIRST_OF_TWO = compiled(
    r"[^\W\d_%]{0,3}(?:–|-)\d|[^.;,\d]{0,12}(?:\([^()]{1,20}\) )?to \d"
)
"""What makes a number the lower end of a range."""
_LAST = frozenset(
    "to as least most than of nearly almost over under quite above below a an the around"
    " about".split()
)
"""The last words of what may stand before a number that it qualifies."""
_REACH = 32  # characters before a number
_SAYS = {
    "fr": "jusqu|au plus|maxim|plafon|limit|au moins|minim|moins|plus|supérieur|inférieur"
    "|dépass|excéd|excès|au-del|au delà|au-dess|en dessous|en deçà|sous\\b|presque|près d"
    "|proche|quasi|pratiquement|environ|autour|à peine|dès\\b|à partir|plutôt|tout au"
    "|tout juste|guère|pas tout|attei|allant|aller|descend|mont[ae]|âgés? d|majeur|mineur"
    "|passé|avant|max\\b|min\\b|une bonne|un bon|une petite|quelque|approch|frôl|avoisin"
    "|voire|légèrement|peu\\b|franchi|s'élev|entre \\d|compris|tranche|seuil|maint|autant"
    "|longtemps|tard|plusieurs|toute la|au bout",
    "de": "bis\\b|höchst|maxim|minim|mindest|wenigst|mehr|meist|weniger|über|unter|ober"
    "|größer|grösser|besser|schlechter|kleiner|höher|älter|jünger|länger|kürzer|fast\\b|beinah|nahe|knapp"
    "|rund\\b|etwa\\b|ungefähr|zirka|ca\\b|circa|ab\\b|aufwärts|darüber|darunter|gut\\b"
    "|gute\\b|nicht\\b|sogar|ganze\\b|hinaus|spätest|frühest|schon\\b|annähernd|max\\b"
    "|min\\b|grenz|erreich|keine|schwer|lang|zwischen|volljähr|minderjähr",
    "es": "hasta|anterior|máxim|mínim|maxim|minim|menos|más\\b|mas de|mayor|menor|superior|inferior"
    "|supera|supere|superó|exced|exceso|encima|debajo|casi\\b|cerca|próxim|alrededor|unos\\b"
    "|unas\\b|aproxim|apenas|llega|alcan|límite|limit|rozan|prácticamente|rebas|sobrepas"
    "|tope|a partir|tanto|incluso|bajo\\b|sobre\\b|largo|poco\\b|alto|tard|antes|nada\\b"
    "|máx\\b|mín\\b|entre \\d|compren|ascend|en adelante",
    "it": "fino\\b|fin\\b|massim|minim|almeno|al meno|meno\\b|più\\b|oltre|maggior|minor"
    "|superior|inferior|supera|ecced|eccess|sopra|sotto|quasi|circa|vicin|prossim|intorno"
    "|attorno|poco\\b|appena|pressoché|raggiung|arriv|limit|a partire|in su\\b|in poi|ben\\b"
    "|anche|persino|addirittura|lungo|tard|entro|non\\b|max\\b|min\\b|tra\\b|fra\\b|compres",
    "pt": "até\\b|anterior|máxim|mínim|menos|mais\\b|maior|menor|superior|inferior|supera"
    "|exced|excesso|acima|abaixo|quase|cerca|perto|próxim|aproxim|volta|apenas|cheg|ating|atinj|alcan|limit"
    "|ultrapass|a partir|tanto|inclusive|pouco\\b|sob\\b|além|longo|tarde|antes|nada\\b"
    "|máx\\b|mín\\b|entre \\d|beir|praticamente|compreend|ascend",
    "nl": "tot\\b|hoogst|maxim|minim|minst|tenminst|minder|meer|meest|boven|onder\\b|over\\b|groter"
    "|kleiner|hoger|lager|ouder|jonger|langer|korter|bijna|vrijwel|dicht|ruim|krap|circa"
    "|ongeveer|rond\\b|zeker\\b|uiterlijk|vanaf|liefst|wel\\b|niet\\b|oversch|overst|max\\b"
    "|min\\b|limiet|bereik|af en|net\\b|maar\\b|tussen",
}
"""Beginnings of words of each language that limit a number or call it rough."""
_SIGNS = frozenset("<>≤≥≈~±+≦≧")


class Loss(NamedTuple):
    """A qualifier that is gone; the place is that of its number in the target."""

    kind: str
    start: int
    end: int
    source: str
    target: str


def losses(
    source: Side, target: Side, pairs: Sequence[tuple[Quantity, Quantity]]
) -> Iterator[Loss]:
    """The qualifiers of numbers that a translation has lost."""
    if _may_lose(source, target):
        yield from losses_at(source, target, _numbers(source, target, pairs))


def losses_at(
    source: Side, target: Side, places: Iterable[tuple[_Place, _Place]]
) -> Iterator[Loss]:
    """The qualifiers that numbers have lost which stand in these places."""
    for mine, its in places if _may_lose(source, target) else ():
        found = _qualifier(source.folded, *mine)
        if found and not _is_formula(target, *its) and not _is_said(target, its[0]):
            kind, start, end = found
            said, written = source.cased[start:end], target.cased[slice(*its)]
            yield Loss(kind, *its, said, written)


def _may_lose(source: Side, target: Side) -> bool:
    if source.lang != "en" or target.lang not in _SAYS:
        return False
    return any(map(source.folded.__contains__, _CUES))


def is_limited(folded: str, start: int, end: int) -> bool:
    """Whether something qualifies a figure of an English text."""
    return _qualifier(folded, start, end) is not None


_Place = tuple[int, int]


def _numbers(
    source: Side, target: Side, pairs: Sequence[tuple[Quantity, Quantity]]
) -> Iterator[tuple[_Place, _Place]]:
    """The places of the numbers that both sides have once."""
    times = Counter(quantity.number for quantity in source.quantities) if pairs else {}
    for mine, its in pairs:
        if not mine.is_optional and times[mine.number] == 1:
            yield (mine.start, mine.end), (its.start, its.end)
    for said in source.said:
        same = [s for s in target.said if s.value == said.value]
        if said.value > 1 and len(same) == 1:
            yield (said.start, said.end), (same[0].start, same[0].end)


def _qualifier(folded: str, start: int, end: int) -> tuple[str, int, int] | None:
    """The kind of the qualifier of a number, and where it and the number stand."""
    first = max(0, start - _REACH)
    last = folded[first:start].rstrip(" $€£").rpartition(" ")[2]
    if last not in _LAST and " or " not in folded[end : end + _REACH]:
        return None  # as mostly
    near = _OVER.search(folded[first:start])
    if near and not _LASTING.match(folded, end):
        return "limit", first + near.start(1), end
    for kind, form in _BEFORE.items():
        found = form.search(folded[first:start])
        if found:
            begin = first + found.start(1)
            before = folded[max(0, begin - _REACH) : begin]
            is_range = _RANGE.search(before) or _FIRST_OF_TWO.match(folded, end)
            is_given = found[1] == "up to" and _GIVEN.search(before)
            return None if is_range or is_given else (kind, begin, end)
    after = _AFTER.match(folded, end)
    return ("limit", start, after.end(1)) if after else None


def _is_formula(side: Side, start: int, end: int) -> bool:
    """Whether a number is a part of a formula: 2^n."""
    return side.folded[end : end + 2].strip()[:1] in {"^", "*", "/"} or (
        start > 0 and side.folded[start - 1] in "^*/"
    )


def _is_said(target: Side, start: int) -> bool:
    """Whether the sentence of a number has a word that may qualify it."""
    text = target.folded
    for span in split_sentences(target.cased, target.lang):
        if span.start <= start < span.end:
            text = target.folded[span.start : span.end]
    if not _SIGNS.isdisjoint(text):
        return True
    return _sayings(target.lang).search(text) is not None


@cache
def _sayings(lang: str) -> re.Pattern[str]:
    return compiled(rf"\b(?:{_SAYS[lang]})")
