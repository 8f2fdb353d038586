"""Finds words and phrases that stand twice or more often in a row.

``pick`` says what to yield: ``word`` (one word doubled), ``phrase`` (two to five
words doubled), ``loop`` (the endless repetition of a decoder that lost its way).
"""

from __future__ import annotations

from operator import eq
from typing import TYPE_CHECKING

from mtcheck.match.echoes import echoes
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_SOUNDS = frozenset(
    """
    ah aïe bah bébé bing bip bla blah boum bye can cha chéri chut clac clap clic
    cocorico coucou crac cui ding dodo dong drin eh gla glou guili ha haha hé hep
    hi hip ho hop hou hourra hum lala lalala miam miaou mm mmm nan oh oie ouaf
    ouais ouh paf pan pif pin plouf pof pom pouf poum pouët prout psitt tac tam
    tchin tic toc toi tut vroum waouh wouf yo youpi yeah zim zou zut olé ole
    blabla boing bum hurra jaja jeje ay ey ok okay oui non no yes nein nee sí sì
    sim não
    """.split()
)
_TWICE_IS_RIGHT = {
    "fr": (
        "nous vous très trop si là bien plus moins faire en tout toute rien vite"
        " dur fou petit petite grand grande joli jolie loin longtemps jamais"
        " encore doucement même presque mille cent allons allez tiens voyons"
        " attention merci tant donnant cher chère moi toi lui pareil minute"
        " attends attendez ici peu beaucoup vraiment gentil kif pousse couci passe"
    ),
    "en": (
        "that had is her do in on it you very so bye many long much can who what"
        " was up really more far big now there well never again knock please hear"
        " tut fifty half half had's were to his"
    ),
    "de": (
        "die der das sie ihr den dem denen was wer wenn es sein waren sehr viele"
        " viel in an auf um zu ein aus vor mit ab bei nach ganz immer nie mehr so"
        " doch war er wie deren dessen uns euch durch über unter"
    ),
    "es": (
        "muy si casi ya nada luego mucho más poco la que ahora nunca todo bien tan nos"
    ),
    "it": (
        "plus piano così poco quasi molto appena subito bene lento su giù via"
        " mano ben bel passo se ci vi ora più zitto quatto tutto sempre poi mai"
        " stretto"
    ),
    "pt": (
        "se do da dos das muito logo mais nos nas o a os as quase assim já bem tudo que"
    ),
    "nl": (
        "plus dat die je zijn het is van ze er was om in op aan uit af u we haar"
        " had zij hij of heel veel over toe door mee hun ons wat wie naar te voor"
    ),
}
_ALLOWED = {lang: frozenset(words.split()) for lang, words in _TWICE_IS_RIGHT.items()}
_LINKS = frozenset(
    """
    et à en après ou sur par de du tout and by after or to und um für nach y a e o
    op na pas van voor per dopo contre
    """.split()
)
_BEFORE_ARTICLE = frozenset(
    """
    de à en par sur pour of in on at to by for with from an auf um für nach zu aus a
    con por di da su per op na van voor
    """.split()
)
_ARTICLES = frozenset(
    "le la les l' the der die das dem den el los las il lo gli i o os as het".split()
)
_SHORT = frozenset("àayoeéuiwvzk")
_LONGEST_PHRASE = 5
_LONGEST_LOOP = 12


def make(*, pick: str = "word") -> PassageCheck:
    """A check that yields the repeated words, from the first to the last."""
    return {"word": _words, "phrase": _phrases, "loop": _loops}[pick]


def _words(view: PassageView) -> Iterator[Match]:
    texts = view.word_texts
    if not any(map(eq, texts, texts[1:])):
        return
    allowed = _ALLOWED.get((view.lang or "")[:2])
    if allowed is None or _is_in_source(view):
        return
    for at in range(len(texts) - 1):
        word = texts[at]
        if word != texts[at + 1] or word in allowed or word in _SOUNDS:
            continue
        if _is_doubled(view, at):
            start, end = view.words[at].start, view.words[at + 1].end
            kept = view.raw[slice(*view.words[at])]
            yield Match(start, end, {"word": kept}, (kept,))


def _is_in_source(view: PassageView) -> bool:
    """Whether the source doubles a word, too: « Ha ha! »."""
    said = view.source.word_texts if view.source else ()
    return any(map(eq, said, said[1:]))


def _is_doubled(view: PassageView, at: int) -> bool:
    texts, text = view.word_texts, view.cased
    word = texts[at]
    first, second = view.words[at], view.words[at + 1]
    if not word.rstrip("'").isalpha() or (len(word) == 1 and word not in _SHORT):
        return False
    if texts[at - 1 : at] in {("oh",), ("ah",), ("ouh",), ("ô",)}:
        return False
    if word in (texts[at - 1 : at] + texts[at + 2 : at + 3]):
        return False  # three in a row are emphasis, or a loop
    if not text[second.start : second.end].islower() or not _touch(view, at, 1):
        return False
    before = text[first.start - 1 : first.start]
    # Behind an accent that stands alone, it is the rest of a word: « envi´a ».
    is_tail = before in set("'_/") or "\u0300" <= before <= "\u036f"
    return not is_tail and text[second.end : second.end + 1] not in set("'-/_=")


def _phrases(view: PassageView) -> Iterator[Match]:
    return _runs(view, _LONGEST_PHRASE, _is_doubled_phrase)


def _is_doubled_phrase(view: PassageView, at: int, size: int, run: int) -> bool:
    words = view.word_texts[at : at + size]
    if size < 2 or run >= 2 * size or not all(map(_is_word, words)):
        return False
    if _is_phrase_of_source(view, words):
        return False
    if not _is_article_phrase(words) and _is_meant(view, words):
        return False
    start, end = view.words[at].start, view.words[at + 2 * size - 1].end
    text = view.cased[start:end]
    # « L'Abîme de l'abîme »: a title says it twice, with a capital once.
    same = all(
        _cased(view, at + i) == _cased(view, at + size + i) for i in range(1, size)
    )
    return (
        same
        and text != text.title()
        and all(_touch(view, at + i, 1) for i in range(2 * size - 1))
    )


def _is_phrase_of_source(view: PassageView, words: tuple[str, ...]) -> bool:
    """Whether the source has these very words twice in a row: a name, then its sentence."""
    if view.source is None:
        return False
    said, size = view.source.word_texts, len(words)
    return any(
        said[at : at + 2 * size] == words + words
        for at, word in enumerate(said)
        if word == words[0]
    )


def _is_word(word: str) -> bool:
    return word.rstrip("'").replace("-", "").isalpha()


def _is_article_phrase(words: tuple[str, ...]) -> bool:
    """Whether it is a preposition with its article, « de la », which nobody says twice."""
    return len(words) == 2 and words[0] in _BEFORE_ARTICLE and words[1] in _ARTICLES


def _is_meant(view: PassageView, words: tuple[str, ...]) -> bool:
    """Whether words may stand twice on purpose: « encore et encore et », « pin pon »."""
    # Dutch « na » is a link, Portuguese « na » an article in a preposition.
    is_portuguese = (view.lang or "").startswith("pt")
    links = _LINKS - {"na"} if is_portuguese else _LINKS
    if len(words) == 2 and (not links.isdisjoint(words) or words[0] == words[1]):
        return True
    return all(word in _SOUNDS or len(word) < 3 for word in words)


def _cased(view: PassageView, at: int) -> str:
    return view.cased[slice(*view.words[at])]


def _loops(view: PassageView) -> Iterator[Match]:
    return _runs(view, _LONGEST_LOOP, _is_loop)


def _is_loop(view: PassageView, at: int, size: int, run: int) -> bool:
    words = view.word_texts[at : at + size]
    if sum(len(w) > 2 and w.rstrip("'").isalpha() for w in words) * 3 < size:
        return False
    if all(word in _SOUNDS or not word.isalpha() for word in words):
        return False
    if size == 1:
        return run >= 4 and len(words[0]) > 2
    if size == 2:
        return run >= 6 and not _LINKS.intersection(words)
    return run >= 2 * size - 1


def _runs(
    view: PassageView,
    longest: int,
    wanted: Callable[[PassageView, int, int, int], bool],
) -> Iterator[Match]:
    """The stretches where the words equal those `size` places on, in text order."""
    texts = view.word_texts
    taken = 0
    reached: dict[int, int] = {}  # each run is measured once, or a loop takes for ever
    for echo in sorted(echoes(view)):
        at, size = echo.first, echo.distance
        if at < max(taken, reached.get(size, 0)) or size > longest:
            continue
        run = _matching(texts, at, size)
        reached[size] = at + run
        if run >= size and wanted(view, at, size, run):
            taken = at + size + run
            yield Match(view.words[at].start, view.words[taken - 1].end)


def _matching(texts: tuple[str, ...], at: int, size: int) -> int:
    """How many words from `at` on equal those `size` places behind them."""
    end = at
    while end + size < len(texts) and texts[end] == texts[end + size]:
        end += 1
    return end - at


def _touch(view: PassageView, at: int, by: int) -> bool:
    """Whether nothing but white space stands between two words."""
    between = view.cased[view.words[at].end : view.words[at + by].start]
    return not between.strip(" ") and between.count(" ") <= 2
