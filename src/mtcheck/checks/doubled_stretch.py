"""Stretches that stand twice in a row, whole or with one word changed.

`pick` says which: ``exact`` (also beyond a comma, a dash or a full stop), ``near`` (one
word is another: « à cause du vent à cause de vent »), ``again`` (a few words on, where
the source repeats nothing). Without a source, signs between
the two may be rhetoric, so that only long stretches count; with one, a stretch is
doubled unless the source says something twice as well, be it in another form.
"""

from __future__ import annotations

from operator import eq
from typing import TYPE_CHECKING

from mtcheck.everyday import own_words
from mtcheck.match.echoes import echoes, says_again
from mtcheck.match.expressions import compiled
from mtcheck.match.gated import Gated
from mtcheck.match.told_again import is_echoed, is_told_once
from mtcheck.match.view import once
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_LONG = 6  # words, that are doubled by no writer whatever stands between
_SHORTEST_NEAR = 3
_LONGEST_NEAR = 9
_CONTENT = 4  # letters
_CHAINS = frozenset({"qui", "who", "quien", "chi", "quem"})  # « qui connaît un homme »
_JOINTS = {
    lang: frozenset(words.split())
    for lang, words in {
        "fr": "et ou ni plus tantôt soit qui que",
        "en": "and or nor more who that",
        "de": "und oder noch je",
        "es": "y e o ni que",
        "it": "e ed o né che sia ora vuoi",
        "pt": "e ou nem que ora quer seja",
        "nl": "en of noch die dat hetzij nu",
    }.items()
}
# « calcule avec ces chiffres au lieu de calculer avec ces chiffres »
_CONTRASTS = {
    lang: frozenset(words.split())
    for lang, words in {
        "fr": "lieu plutôt mais contre non",
        "en": "instead rather but not",
        "de": "statt anstatt anstelle sondern nicht aber",
        "es": "lugar vez sino pero no",
        "it": "invece piuttosto anziché ma non",
        "pt": "vez lugar mas não senão",
        "nl": "plaats maar niet",
    }.items()
}
_STARTS = frozenset(
    """
    à en dans pour sur avec sans sous vers pendant depuis durant jusqu' après avant lors
    in on at for with from during since until after before by
    im am auf aus bei mit nach von vor zu zum zur für während seit bis ab
    con por para sin desde hasta durante tras
    per nel nella nei nelle dal dalla fino dopo prima
    em no na nos nas com desde até após
    voor tot met naar bij op tijdens sinds vanaf na
    """.split()
)
# Words of chains: « de la salle de la mairie ».
_LINKS = frozenset(
    """
    le la les l' un une des de d' du au aux à en par pour sur dans chez avec sans sous vers
    entre ce cet cette ces son sa ses mon ma mes leur leurs notre votre nos vos se s' qu' où
    the a an of in on at to by for with from into over his her its their our your as than
    der die das den dem des ein eine einen einem einer eines in im an am auf aus bei mit
    nach von vom zu zum zur für um durch über unter vor als wie
    el los las lo del al con por para sin su sus tu tus se como
    il lo gli i uno di dello della dei degli delle al allo alla ai agli alle dal dalla nel
    nella nei nelle sul sulla con per tra fra da in su suo sua loro si
    os as um uma do da dos das ao aos às no na nos nas num numa pelo pela com por para em
    seu sua seus suas
    contre contra contro gegen tegen against
    het een van voor te tot met naar bij uit op om aan door over zijn haar hun
    """.split()
)
_TOUCHING = frozenset({" ", ""})
_SIGNS = frozenset({",", ".", ";", "–", "—", "-", ":", "!", "?", "…"})


def _one_apart(size: int) -> str:
    """An expression for `size` places of which all but one are the same."""
    kinds = ("1" * at + "0" + "1" * (size - at - 1) for at in range(size))
    return f"(?=(?:{'|'.join(kinds)}))"


_NEAR = {
    size: compiled(_one_apart(size))
    for size in range(_SHORTEST_NEAR, _LONGEST_NEAR + 1)
}


def make(*, pick: str = "exact") -> PassageCheck:
    """Return a check that marks both stretches."""
    if pick == "near":
        return Gated(says_again, _near)
    return Gated(echoes, {"exact": _exact, "again": _again}[pick])


def _exact(view: PassageView) -> Iterator[Match]:
    done = 0
    for at, size in _doubles(view):
        if at < done or not _is_wrong(view, at, size):
            continue
        done = at + 2 * size
        yield Match(view.words[at].start, view.words[done - 1].end)


@once
def _doubles(view: PassageView) -> list[tuple[int, int]]:
    """Where a run of two words or more equals the run right behind it: (place, size)."""
    texts = view.word_texts
    return [
        (echo.first, echo.distance)
        for echo in echoes(view)
        if echo.distance > 1
        and texts[echo.first : echo.again]
        == texts[echo.again : echo.again + echo.distance]
    ]


def _is_wrong(view: PassageView, at: int, size: int) -> bool:
    texts = view.word_texts[at : at + size]
    between = view.gaps[at + size].strip()
    if not _is_stretch(view, at, size, between) or not _CHAINS.isdisjoint(texts):
        return False
    if size >= _LONG and not between:
        return True
    if is_echoed(view):
        return False
    if between:
        return _has_content(view, texts) and _is_beyond(view, at, size, between)
    return _is_short_double(view, at, size)


def _is_stretch(view: PassageView, at: int, size: int, between: str) -> bool:
    """Whether it is words, twice and no oftener, with no sign but the one between."""
    gaps = view.gaps[at + 1 : at + 2 * size]
    if _signs("".join(gaps[: size - 1] + gaps[size:])) or (
        between and between not in _SIGNS
    ):
        return False
    return not _repeats_on(view, at, size) and _is_prose(
        view.word_texts[at : at + size]
    )


def _is_short_double(view: PassageView, at: int, size: int) -> bool:
    """Whether few words are doubled by mistake, as « L'Abîme de l'abîme » is not."""
    texts = view.word_texts[at : at + size]
    if any(_cased(view, at + i) != _cased(view, at + size + i) for i in range(1, size)):
        return False
    if size == _SHORTEST_NEAR and not all(word.rstrip("'").isalpha() for word in texts):
        return False  # « 7 m par 7 m par 3 m »
    # Two plain words are MT252's.
    return size >= _SHORTEST_NEAR or (is_told_once(view) and _has_content(view, texts))


def _is_beyond(view: PassageView, at: int, size: int, between: str) -> bool:
    """Whether a stretch is doubled although a sign stands between."""
    if not is_told_once(view):
        # « Il faut la clé du local. La clé du local… » takes up a thread.
        return size >= _LONG and between not in ".!?…"
    if between in ".!?…":
        return size >= _SHORTEST_NEAR
    # « les chats, les chats noirs surtout » says more the second time.
    return size > _SHORTEST_NEAR or bool(view.gaps[at + 2 * size].strip())


def _cased(view: PassageView, at: int) -> str:
    return view.cased[slice(*view.words[at])]


def _signs(gaps: str) -> bool:
    return bool(gaps.strip().strip("'’,"))


def _repeats_on(view: PassageView, at: int, size: int) -> bool:
    """Whether it comes a third time: a loop, or a refrain."""
    texts = view.word_texts
    run = texts[at : at + size]
    return run == texts[at + 2 * size : at + 3 * size] or (
        at >= size and run == texts[at - size : at]
    )


def _is_prose(words: tuple[str, ...]) -> bool:
    """Whether it has letters, and a word that is not one said over and over."""
    is_word = [word.rstrip("'").replace("-", "").isalpha() for word in words]
    return sum(is_word) * 2 > len(words) and len(set(words)) > 1


def _has_content(view: PassageView, words: tuple[str, ...]) -> bool:
    own = own_words((view.lang or "").split("-")[0])
    return any(len(word) >= _CONTENT and word not in own for word in words)


def _joints(view: PassageView) -> frozenset[str]:
    return _JOINTS.get((view.lang or "").split("-")[0], frozenset())


def _near(view: PassageView) -> Iterator[Match]:
    texts = view.word_texts
    done = 0
    # Of four words or more two in a row come back: « au vent fort et au vent froid et ».
    # Three may be told by their first and last alone, but only beside a source.
    sizes = {echo.distance for echo in echoes(view)}
    if view.source is not None:
        sizes.add(_SHORTEST_NEAR)
    for size in sorted(_NEAR.keys() & sizes, reverse=True):
        same = bytes(map(eq, texts, texts[size:]))
        # All but one the same: half of them in a row, at least.
        if same.count(1) < size - 1 or b"\1" * ((size - 1) // 2) not in same:
            continue
        for found in _NEAR[size].finditer("".join(map(str, same))):
            at = found.start()
            if at >= done and _is_near(view, at, size):
                done = at + 2 * size
                yield Match(view.words[at].start, view.words[done - 1].end)


def _is_near(view: PassageView, at: int, size: int) -> bool:
    gaps = view.gaps[at + 1 : at + 2 * size]
    if not all(gap in _TOUCHING for gap in gaps) or is_echoed(view):
        return False
    first = view.word_texts[at : at + size]
    second = view.word_texts[at + size : at + 2 * size]
    if not all(_is_plain(view, i) for i in range(at, at + 2 * size)):
        return False
    if first[0] != second[0] or not _joints(view).isdisjoint(first + second):
        return False
    if {first[-1], second[-1]} & _LINKS:
        return False
    shared = tuple(a for a, b in zip(first, second, strict=True) if a == b)
    if _has_content(view, shared) and size > _SHORTEST_NEAR:
        return True
    return is_told_once(view) and not _LINKS.issuperset(shared)


def _again(view: PassageView) -> Iterator[Match]:
    # Three words that come back are two pairs of neighbours.
    if view.source is None or len(echoes(view)) < _SHORTEST_NEAR - 1:
        return
    texts, last, done = view.word_texts, dict[tuple[str, ...], int](), 0
    contrasts = _CONTRASTS.get((view.lang or "").split("-")[0], frozenset())
    for at, three in enumerate(zip(texts, texts[1:], texts[2:], strict=False)):
        before = last.get(three, at)
        last[three] = at
        gap = view.gaps[before + 1 : at + 3]
        if not 3 < at - before <= _LONGEST_NEAR or before < done:
            continue
        between = texts[before + 3 : at]
        if not contrasts.isdisjoint(between):
            continue
        if three[0] not in _STARTS or not _is_one_phrase(view, before, at, gap):
            continue
        if not _joints(view).isdisjoint(between) or not _has_content(view, three):
            continue
        if is_told_once(view):
            done = at + 3
            yield Match(view.words[before].start, view.words[at + 2].end)


def _is_one_phrase(view: PassageView, before: int, at: int, gap: Sequence[str]) -> bool:
    """Whether nothing but space, or one comma before the second, parts the two.

    Behind a comma a list may go on with its preposition: « dans les écoles primaires,
    dans les écoles secondaires »; four words alike are no list.
    """
    if all(g in _TOUCHING for g in gap):
        return True
    texts, comma = view.word_texts, at - before - 1
    rest = (*gap[:comma], *gap[comma + 1 :])
    return (
        gap[comma].strip() == ","
        and all(g in _TOUCHING for g in rest)
        and texts[before : before + 4] == texts[at : at + 4]
        and view.gaps[at + 3] in _TOUCHING
    )


def _is_plain(view: PassageView, at: int) -> bool:
    text = view.cased[slice(*view.words[at])].rstrip("'")
    return text.replace("-", "").isalpha() and (text.islower() or at == 0)
