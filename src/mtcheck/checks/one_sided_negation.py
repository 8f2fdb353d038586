"""Finds a negation that stands on one side alone, in short sentences that pair up."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.expressions import compiled
from mtcheck.match.kinship import kinship, source_keys, target_keys
from mtcheck.match.negation import (
    CUES,
    hints_at_negation,
    is_told,
    may_deny,
    negations,
)
from mtcheck.match.view import WORD, once
from mtcheck.match.wordpairs import WORD_PAIRS, anything
from mtcheck.model import Match, Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_LONGEST = 32  # words; a longer sentence has other ways to deny
_LEAST = 4
_FEW = 7  # words of a source that may have no cognate
_MOST_SENTENCES = 6
_FEW_SENTENCES = 3  # a longer passage is told freely
_KEY_INSIDE = compiled(r"[^\W_]_[^\W_]")
"""The mark of an access key that hides a word: « Not_ify », « n_iet »."""
_LEAST_SHARE, _GREATEST_SHARE = 0.5, 1.7  # of the words of a source, told literally
_TURN = compiled(
    r"\b(?:only|until|no matter|doubt|wait|at least|longer|sooner|help|wonder|forget|whether"
    r"|would\w*n't you"
    r"|less|unlike|or not|or without|if not|not if|mind|worry|problem|why not|exception|unusual"
    r"|uncommon|mention|secret|hesitate|miss|too|enough|no better|better than|what not|get it"
    r"|nothing but|no fewer|without a doubt|but|not applicable|no stranger|no \w+ing"
    r"|without (?:warning|notice|interruption)|no telling|maybe not|and do not|therefore"
    r"|and not (?:do|to|in|for)|prefer|(?:do|did)n't want|not (?:so|very)"
    r"|not (?:\w+ )?(?:enough|straight|easy|wider|larger|bigger|exceed|more))\b"
    r"|, (?:and )?not\b|i, for one"
    r"|^\W*\w+n't (?:we|you|they|he|she|it|i|that|this)\b"
)
"""What makes of an English negation a turn of speech that is told without one."""
_INNOCENT = {
    "fr": compiled(
        r"\b(?:avant|moins qu[e']|sans|hésitez|oubliez|manqu\w+|n'est-ce pas|pas qu[e']"
        r"|pourquoi|pas seul\w*|pas uniquement|encore|toujours|dépit|peu|de peur|empêch\w*"
        r"|tard\w+|cess\w+|lass\w+|priv\w+|échapp\w+|rat\w+|démen\w+|lésin\w+|pas mal"
        r"|pas (?:rare|inutile|étrang\w+|négligeable|sous-estim\w+)\w*)\b"
    ),
    "de": compiled(
        r"\b(?:bevor|bis|nicht (?:nur|allein|zuletzt|wahr|umsonst|einmal)|warum|wieso|zögern?"
        r"|vergessen|verpassen|noch|mehr|zweifel\w*|ohne\w*|ob|oder|selten|weniger|nichts als"
        r"|scheuen|wenn|umhin\w*|nicht (?:lange?|säum\w+|ungewöhn\w+|unüblich\w*))\b"
    ),
    "es": compiled(
        r"\b(?:antes|hasta|no (?:sólo|solo|solamente|obstante|dud\w+|olvid\w+|cabe|más|menos)"
        r"|sin (?:embargo|duda\w*|dejar|más|falta|precedent\w+|querer)|por qué|nada más|menos"
        r"|no (?:tard\w+|ces\w+|escatim\w+|falt\w+|par\w+ de|pierd\w+)"
        r"|todavía|aún|más|siempre|si no|o no|mientras|cuando|nunca|jamás)\b"
    ),
    "pt": compiled(
        r"\b(?:antes|até|não (?:só|apenas|somente|obstante|hesit\w+|esque\w+|deix\w+)|nada mais"
        r"|sem (?:dúvida\w*|deixar|falta|precedent\w+|querer)|por ?qu[eê]"
        r"|não (?:tard\w+|demor\w+|falt\w+|cess\w+|par\w+ de)|menos|ainda|mais"
        r"|sempre|ou não|enquanto|quando|nunca|jamais|nem)\b"
    ),
    "it": compiled(
        r"\b(?:prima|finch\w+|fino|non (?:solo|soltanto|solamente|esit\w+|dimentic\w+|appena)"
        r"|senz\w+ (?:dubbio|altro|precedent\w+|voler\w*)|perch\w+|meno|ancora|più|sempre|o no"
        r"|mentre|quando|mai|nonché|non (?:ha|hanno|è) che|nulla|niente"
        r"|non (?:tard\w+|manc\w+|smett\w+|cess\w+|perd\w+ tempo))\b"
    ),
    "nl": compiled(
        r"\b(?:voordat|tot|niet (?:alleen|enkel|waar|eens|voor niets)|waarom|aarzel\w*|vergeet\w*"
        r"|nog|meer|twijfel\w*|zonder\w*|of|zelden|minder|niets dan|als|wanneer"
        r"|hoeft|geen wonder|niet (?:lang|op zich|ongebruikelijk)|niet te vergeten)\b"
    ),
}
"""Negations of the target that render no « not »."""
_TOLD_OTHERWISE = {
    "fr": compiled(
        r"\b(?:différ\w+|interromp\w*|interrupt\w*|fastidieu\w*|fich\w+|tordu\w*|courb\w*"
        r"|soudain\w*|coup de|oses?|revient à|étrang\w+)\b"
    ),
    "de": compiled(
        r"\b(?:gleich\w*|nein|schreibgeschützt|andernfalls|ignorier\w*|zu früh|darf|höchstens"
        r"|maxim\w*|begrenz\w*|verabscheu\w*|glück\w*|statt\w*|beschränk\w*|noch|fremd\w*)\b"
    ),
    "es": compiled(
        r"\b(?:omit\w+|error\w*|imposib\w+|independ\w+|reduc\w+|dificult\w+|vací\w+|extrañ\w+"
        r"|limit\w+|acab\w+|termin\w+|conviene|debería\w*)\b"
    ),
    "pt": compiled(
        r"\b(?:reduz\w+|erro\w*|independ\w+|limit\w+|vazi\w+|abandon\w+|já era"
        r"|arrepend\w+|acab\w+|termin\w+|estranh\w+|precis\w+)\b"
    ),
    "it": compiled(
        r"\b(?:ignot\w+|ignar\w+|scars\w+|attendibil\w+|error\w*|riduc\w+|limit\w+|vuot\w+"
        r"|stran\w+|termin\w+|finit\w+)\b"
    ),
    "nl": compiled(
        r"\b(?:fout\w*|namelijk|nodig|vreemd\w*|beperk\w*|klaar|afgelopen|voorbij|eind\w*)\b"
    ),
}
"""More words of the target that may tell a negation by another turn."""
_LACK = compiled(
    r"\b(?:omit\w*|exclud\w*|separat\w*|other than|secondary|abandon\w*|accident\w*"
    r"|neglect\w*|duplicat\w*|confus\w*|stuck|surviv\w*|quick\w*|soon|caught|surpris\w*"
    r"|outer|in case|poor\w*|break\w*|more than|just|easily|certain\w*|friends?|close|all"
    r"|anywhere|anything|anyone|any|down|else|contrary|conversely|initial\w*|keep\w*|drop\w*"
    r"|ends?|ended|over|former\w*|old|once|single|sole|alone|same|different\w*|beyond"
    r"|above|below|under|before|both|even|although|though|while|but|however"
    r"|prior|past|spare\w*|resist\w*|block\w*|hid\w*|secret\w*|low\w*|small\w*|limit\w*"
    r"|strang\w*|danger\w*|enough|shrink\w*|escap\w*|skip\w*|dead|die\w*|kill\w*|\w*\?)"
    r"(?!\w)"
)
"""What in English may be told by a negation, beside all that hints at one."""
_WITHOUT = {
    "fr": frozenset(("sans",)),
    "de": frozenset(("ohne",)),
    "es": frozenset(("sin",)),
    "pt": frozenset(("sem",)),
    "it": frozenset(("senza",)),
    "nl": frozenset(("zonder",)),
}
_WITH = {
    "fr": frozenset(("avec",)),
    "de": frozenset(("mit", "samt", "nebst", "damit", "inklusive")),
    "es": frozenset(("con", "conmigo", "contigo", "consigo")),
    "pt": frozenset(("com", "comigo", "contigo", "consigo", "conosco")),
    "it": frozenset(("con", "col", "coi")),
    "nl": frozenset(("met", "mee", "inclusief", "samen")),
}
_WITHOUT_ALL_THAT = compiled(
    r"\b(?:sin (?:embargo|dud\w+|dejar|olvidar|querer)|sans (?:oublier|doute|cesse|compter|parler)"
    r"|sem (?:dúvida|esquecer|deixar)|senza (?:dubbio|dimenticare|contare)"
    r"|ohne (?:weiteres|zweifel|frage))\b"
)
_ORDER = compiled(r"(?:please,? )?(?:do not|don't|never) \w+")
_BAN = compiled(r"\b(?:must|may) (?:not|never)\b|\bmustn't\b")


_PLAIN = frozenset("not never cannot nobody nothing none neither without no".split())
"""Words of English that are negations wherever they stand."""


class _Sentence(NamedTuple):
    """A sentence of the target, and that of the source that it translates."""

    source: str
    target: str
    place: Span
    source_cased: str


def make(*, pick: str = "lost", but: str = "") -> PassageCheck:
    """A check of translations from English, in all languages it knows `but` one.

    It yields negations that were ``lost``, or ``added``, bans that became ``orders``,
    and « with » that became ``without``.
    """
    found = {
        "lost": _lost, "added": _added, "orders": _orders, "without": _without,
    }[pick]  # fmt: skip

    def check(view: PassageView) -> Iterator[Match]:
        lang = (view.lang or "")[:2]
        return found(view, lang) if lang in _INNOCENT and lang != but else iter(())

    if pick == "added":
        return check
    if pick == "without":
        return WORD_PAIRS.where(
            (__name__, pick), lambda: ("with",), _without_words, check
        )
    return WORD_PAIRS.where((__name__, pick), lambda: CUES["en"], anything, check)


def _without_words(_: str) -> frozenset[str]:
    return frozenset().union(*_WITHOUT.values())


def _lost(view: PassageView, lang: str) -> Iterator[Match]:
    for sentence, english in _denying(view):
        if sentence.source.startswith("no ") or sentence.source.endswith("?"):
            continue
        if _TURN.search(sentence.source) or _forbids(sentence):
            continue
        told = is_told(sentence.target, sentence.source, lang)
        told = told or bool(_TOLD_OTHERWISE[lang].search(sentence.target))
        if not told and _may_belong(view) and _is_literal(sentence, view):
            yield Match(*_words(view, sentence.place), {"english": english})


def _orders(view: PassageView, lang: str) -> Iterator[Match]:
    for sentence, english in _denying(view):
        told = is_told(sentence.target, sentence.source, lang)
        if _forbids(sentence) and not told:
            yield Match(*_words(view, sentence.place), {"english": english})


def _without(view: PassageView, lang: str) -> Iterator[Match]:
    source = view.source
    ours, theirs = _WITHOUT[lang], _WITH[lang]
    if source is None or "with" not in source.vocabulary or not ours & view.vocabulary:
        return
    for sentence in _sentences(view, source):
        english, words = WORD.findall(sentence.source), WORD.findall(sentence.target)
        if english.count("with") != 1 or theirs & set(words):
            continue
        if _WITHOUT_ALL_THAT.search(sentence.target):
            continue
        places = [w for w in WORD.finditer(sentence.target) if w[0] in ours]
        if len(places) == 1 and not hints_at_negation(sentence.source, "en"):
            start, end = places[0].span()
            yield Match(sentence.place.start + start, sentence.place.start + end)


@once
def _denying(view: PassageView) -> Sequence[tuple[_Sentence, str]]:
    """The sentences whose source denies once, with the word that denies."""
    return tuple(_found(view))


def _found(view: PassageView) -> Iterator[tuple[_Sentence, str]]:
    source = view.source
    if source is None or not may_deny(source, "en"):
        return
    for sentence in _sentences(view, source):
        theirs = negations(sentence.source, "en")
        if len(theirs) == 1 and not _is_name(sentence, theirs[0]):
            yield sentence, theirs[0][0]


def _forbids(sentence: _Sentence) -> bool:
    """Whether the source is an order not to do something."""
    return bool(_ORDER.match(sentence.source) or _BAN.search(sentence.source))


def _added(view: PassageView, lang: str) -> Iterator[Match]:
    source = view.source
    if source is None or not may_deny(view, lang) or _plainly_denies(source):
        return
    for sentence in _sentences(view, source):
        ours = negations(sentence.target, lang)
        if len(ours) != 1 or _INNOCENT[lang].search(sentence.target):
            continue
        hinted = hints_at_negation(sentence.source, "en") or _LACK.search(
            sentence.source
        )
        if not hinted and _belong(view) and _is_literal(sentence, view):
            start, end = ours[0].span()
            yield Match(sentence.place.start + start, sentence.place.start + end)


def _plainly_denies(view: PassageView) -> bool:
    """Whether a text of one sentence has a word that denies, whatever stands around."""
    if view.holes or _PLAIN.isdisjoint(view.whole_words):
        return False
    return len(view.sentences) == 1


def _sentences(view: PassageView, source: PassageView) -> Iterator[_Sentence]:
    """The short sentences of both sides in pairs, where there are as many of each."""
    if (
        len(view.sentences) != len(source.sentences)
        or len(view.sentences) > _MOST_SENTENCES
    ):
        return
    for ours, theirs in zip(view.sentences, source.sentences, strict=True):
        texts = source.folded[slice(*theirs)], view.folded[slice(*ours)]
        if any(map(_KEY_INSIDE.search, texts)):
            continue
        texts = _plain(texts[0]), _plain(texts[1])
        if all(_LEAST <= len(WORD.findall(text)) <= _LONGEST for text in texts):
            yield _Sentence(*texts, ours, source.cased[slice(*theirs)])


def _plain(text: str) -> str:
    """A text of the same length without the mark of an access key: « _Ne plus … »."""
    return text.replace("_", " ")


def _is_literal(sentence: _Sentence, view: PassageView) -> bool:
    """Whether a sentence is about as long as its source, in a passage of few."""
    theirs, ours = (len(WORD.findall(t)) for t in (sentence.source, sentence.target))
    fits = _LEAST_SHARE * theirs <= ours <= _GREATEST_SHARE * theirs
    return fits and len(view.sentences) <= _FEW_SENTENCES


def _is_name(sentence: _Sentence, found: re.Match[str]) -> bool:
    """Whether a negation is part of a name or a button: « the No Function menu »."""
    before = sentence.source_cased[: found.start()].strip(" \"'“‘(*")
    return sentence.source_cased[found.start()].isupper() and before != ""


def _words(view: PassageView, place: Span) -> Span:
    inside = [w for w in view.words if place.start <= w.start and w.end <= place.end]
    return Span(inside[0].start, inside[-1].end) if inside else place


def _belong(view: PassageView) -> bool:
    """Whether the two sides show anything in common."""
    return kinship(source_keys(view), target_keys(view)).shown > 0


def _may_belong(view: PassageView) -> bool:
    """Whether the two sides show anything in common, or are short and need not."""
    return len(source_keys(view)) <= _FEW or _belong(view)
