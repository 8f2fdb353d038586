"""The target stops on a word that announces another, where the source ends a sentence.

Words that may close a sentence all the same are in no list: prepositions that stand
alone (« avec »), German prefixes of verbs (« mit », « ein ») and verbs (« sein »).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.match.end_marks import EXCLAMATION, QUESTION, STOP, end_mark
from mtcheck.match.expressions import compiled
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_ANNOUNCING = {
    lang: frozenset(words.split())
    for lang, words in {
        "fr": "le la les l' un une des du de d' au aux à et ou que qu' dont si mais ni"
        " dans sur sous par pour chez vers dès afin lorsque puisque quoique ce cet cette"
        " ces mon ton son ma sa mes tes ses notre votre nos vos leur leurs je j' ne n'"
        " s' se m' t' qui",
        "de": "der die das den dem des eine einen einem einer eines und oder aber denn"
        " sondern dass weil wenn ob sofern falls obwohl sowie nachdem sobald solange im"
        " ins zum zur vom beim am für von gegen ohne seit wegen trotz bis meine meinem"
        " seinen seine seinem ihrem ihr unser unsere unserem kein keine keinem",
        "es": "el la los las un una unos unas de del a al y e o u que pero sino ni en con"
        " por para sin desde hasta entre hacia según aunque porque mientras cuyo cuya"
        " cuyos cuyas su sus mi mis tus cada si",
        "pt": "o a os as um uma uns umas de do da dos das ao aos à às no na nos nas e ou"
        " que mas se nem em com por para pelo pela pelos pelas sem desde entre num numa"
        " embora porque enquanto cujo cuja cujos cujas seus suas meus minhas cada",
        "it": "il lo la i gli le l' un uno una un' di del dello della dell' dei degli"
        " delle a al allo alla all' ai agli alle da dal dallo dalla dall' dai dagli dalle"
        " in nel nello nella nell' nei negli nelle sul sullo sulla sull' sui sugli sulle"
        " con per tra fra e ed od o che ma se né affinché purché benché poiché ogni",
        "nl": "de het een en maar want dat omdat als hoewel zodat terwijl tenzij mits van"
        " voor tot bij zonder tegen tussen naar mijn jouw hun ons onze",
        "en": "the a an and or but nor because although unless whereas if from into with"
        " at my your our their whose",
    }.items()
}
# « Die Elfen wissen das. »: pronouns as well, which may close a sentence.
_POINTING = frozenset("das den dem die der".split())
_NUMBERS = {
    lang: frozenset(words.split())
    for lang, words in {
        "fr": "deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente"
        " quarante cinquante plusieurs quelques chaque chacun",
        "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig mehrere"
        " einige jeder jede jedes",
        "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce veinte varios"
        " varias algunos algunas",
        "pt": "dois duas três quatro cinco seis sete oito nove dez onze doze vinte vários"
        " várias alguns algumas",
        "it": "due tre quattro cinque sei sette otto nove dieci undici dodici venti"
        " diversi diverse alcuni alcune",
        "nl": "twee drie vier vijf zes zeven acht negen tien elf twaalf twintig enkele"
        " verschillende",
    }.items()
}
"""Words that announce a noun, unless the source ends on a number, too."""
_ENGLISH_NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty"
    " fifty several some each every one".split()
)
_SENTENCE_ENDS = frozenset({STOP, QUESTION, EXCLAMATION})
_STOP = compiled(r"[.!?] (?=[^\W\d_])")
_LONG = 2  # letters; one alone may be an abbreviation
_LEAST = 4  # words; a label that ends so is cut on purpose


def make() -> PassageCheck:
    """Return a check that marks the last word of a text that breaks off."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    lang = (view.lang or "").split("-")[0]
    announcing = _ANNOUNCING.get(lang)
    if view.source is None or announcing is None or len(view.word_texts) < _LEAST:
        return
    yield from _at_end(view, announcing)
    # French has a rule of its own, which knows its verbs.
    if lang != "fr" and _STOP.search(view.cased):
        yield from _inside(view, announcing)


def _at_end(view: PassageView, announcing: frozenset[str]) -> Iterator[Match]:
    source, words = view.passage.source, view.word_texts
    # What is blanked out (code, a link) counts as a word that follows.
    if source is None or view.gaps[-1].strip():
        return
    if words[-1] not in announcing and not _is_number_alone(view):
        return
    last = view.words[-1]
    if view.cased[last.start].isupper():
        return
    if end_mark(source.content, view.source_lang).kind in _SENTENCE_ENDS:
        yield Match(*last)


def _is_number_alone(view: PassageView) -> bool:
    """Whether the last word counts what is not there any more."""
    numbers = _NUMBERS.get((view.lang or "").split("-")[0], frozenset())
    source = view.source
    if view.word_texts[-1] not in numbers or source is None or not source.word_texts:
        return False
    last = source.word_texts[-1]
    return last not in _ENGLISH_NUMBERS and not any(map(str.isdigit, last))


def _inside(view: PassageView, announcing: frozenset[str]) -> Iterator[Match]:
    """Where a stop follows such a word, and the source has fewer stops."""
    texts, source = view.word_texts, view.source
    if source is None or announcing.isdisjoint(view.vocabulary):
        return
    if len(_STOP.findall(view.cased)) <= len(_STOP.findall(source.cased)):
        return
    for at, gap in enumerate(view.gaps[1:-1]):
        if gap != ". " or texts[at] not in announcing or len(texts[at]) < _LONG:
            continue
        if texts[at] in _POINTING:
            continue
        is_next = view.cased[view.words[at + 1].start].isupper()
        if is_next and view.cased[view.words[at].start].islower():
            yield Match(*view.words[at])
