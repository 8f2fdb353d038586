"""Numbers said in words, in Roman figures or by the name of a month.

They can satisfy a figure on the other side; `said` alone ever asks for them.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from mtcheck.match.expressions import compiled
from mtcheck.match.quantities.clocks import months
from mtcheck.match.quantities.numerals import Lexicon, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtcheck.match.quantities.joined import Said

AND_A_HALF = compiled(
    r" [^\W\d_]{1,12} (?:et demie?|y medi[oa]|e mezz[oa]|e mei[oa]|and a half)\b"
)
"""What follows a number whose noun stands before its half."""
HALVES = "demi", "medi", "mezz", "mei", "half"
_WORDS = compiled(r"[^\W\d_]+(?:-[^\W\d_]+)*'?").findall
_SMALL = compiled("[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[₀₁₂₃₄₅₆₇₈₉]+")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789")
_PART = compiled(r"\b([^\W\d_]+)(?= (?:a |an |de |d')?([^\W\d_]{3,11})\b)")
_COMPOUND = compiled(
    r"(?:jährig|tägig|stündig|wöchig|monatig|köpfig|fach|mal|prozentig|er|jarig|voudig"
    r"|daags|maal|koppig|deels|tal)(?:e[nrsm]?|n)?\Z|(?:enn[ei])\Z"
)
_COMPOUNDING = frozenset({"de", "it", "nl"})
_AGED = compiled(r"enn[ei]\Z|esim[oaie]\Z")
_ROMAN = compiled(
    r"(?:(?<![\w'])|(?<=[Ll]')(?=[IVXLCDM]{2}))([IVXLCDM]+)"
    r"(?:ers?|res?|es?|ème|ième|º|ª|°|os?|de|ste|\^|ᵉ\w*|ʳᵉ|ᵈ\w*)?(?!\w)(?!')"
)
_CENTURY = compiled(
    r"\b([ivx]{1,6})(?:e|ème|ᵉ)? siècles?\b|\b(?:siglos?|séculos?) ([ivx]{1,6})\b"
)
_ROMAN_FORM = compiled(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_LETTERS = frozenset("CDLM")  # by themselves, they are mostly letters
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_FRACTIONS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "3", "⅔": "3", "⅛": "0.125"}


def spoken(
    cased: str, folded: str, lang: str, numbers: Iterable[Said]
) -> frozenset[Decimal]:
    """Every value that some words of a text may stand for; `numbers` are those joined."""
    said = {number.value for number in numbers}
    lexis = lexicon(lang)
    words = set(_words(folded))
    bare = {word.rstrip("'") for word in words}
    for word in lexis.alone.keys() & {*words, *(word.rstrip("'s") for word in words)}:
        said.update(lexis.alone[word])
    said.update(Decimal(lexis.joining[word]) for word in lexis.joining.keys() & words)
    for word in words - lexis.joining.keys() if lang in _COMPOUNDING else ():
        said.update(map(Decimal, _stems(word, lexis)))
    if not lexis.scales.keys().isdisjoint(bare):
        said.update(_parts_of_scales(folded, lexis))
    if any(half in folded for half in HALVES):
        said.update(_with_halves(folded, lexis))
    said.update(Decimal(d.translate(_RAISED)) for d in _SMALL.findall(cased))
    said.update(Decimal(_FRACTIONS[sign]) for sign in _FRACTIONS if sign in cased)
    said.update(map(Decimal, _romans(cased)))
    said.update(map(Decimal, _small_romans(folded)))
    return frozenset(said)


def months_said(folded: str, lang: str) -> frozenset[Decimal]:
    """The numbers of the months that a text names."""
    names = months(lang)
    return frozenset(Decimal(names[w]) for w in _words(folded) if w in names)


def _stems(word: str, lexis: Lexicon) -> Iterator[int]:
    """What a word is worth without what makes ages and the like of it."""
    for stem in _COMPOUND.sub("", word), _AGED.sub("i", word), _AGED.sub("o", word):
        if stem in lexis.joining:
            yield lexis.joining[stem]
    if _AGED.search(word) and _AGED.sub("a", word) in lexis.joining:
        yield lexis.joining[_AGED.sub("a", word)]


def _parts_of_scales(folded: str, lexis: Lexicon) -> Iterator[Decimal]:
    """« half a million », « anderhalf miljoen »."""
    for found in _PART.finditer(folded):
        power = lexis.scales.get(found[2], 0)
        if power > 2:
            yield from (v.scaleb(power) for v in lexis.alone.get(found[1], ()))


def _with_halves(folded: str, lexis: Lexicon) -> Iterator[Decimal]:
    """« une heure et demie » is one and a half."""
    for found in AND_A_HALF.finditer(folded):
        yield Decimal("1.5")  # « taza y media » has no number before it
        word = folded[folded.rfind(" ", 0, found.start()) + 1 : found.start()]
        value = lexis.joining.get(word) or lexis.alone.get(word, (None,))[0]
        if value is not None:
            yield value + Decimal("0.5")


def _words(folded: str) -> Iterator[str]:
    for word in _WORDS(folded):
        yield word
        if "-" in word:
            yield from word.split("-")


def _romans(cased: str) -> Iterator[int]:
    for found in _ROMAN.finditer(cased):
        if found[1] not in _LETTERS and _ROMAN_FORM.fullmatch(found[1]):
            yield _roman(found[1])


def _small_romans(folded: str) -> Iterator[int]:
    """Those of centuries, which some set in small capitals."""
    if any(word in folded for word in ("siècle", "siglo", "secolo", "século")):
        for found in _CENTURY.finditer(folded):
            figure = (found[1] or found[2]).upper()
            if _ROMAN_FORM.fullmatch(figure):
                yield _roman(figure)


def _roman(figure: str) -> int:
    values = [_ROMAN_DIGITS[c] for c in figure]
    following = [*values[1:], 0]
    return sum(
        -v if v < after else v for v, after in zip(values, following, strict=True)
    )
