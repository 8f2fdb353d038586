"""Finds words that render one word of the source by the wrong one of its senses.

A table says which words, beside which of the source, are wrong, and what in the source
decides the sense. A sense that nothing in the source speaks for is left alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.lexicon import lexicon
from mtcheck.match.expressions import compiled
from mtcheck.match.wordpairs import WORD_PAIRS, clue, clues
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_SIGNS = frozenset(" *~^")
_ITS_OWNER = r"(?:my|your|his|her|its|our|their|the|an?|some|one's|\w+'s|\w+s')"

_NEAR = 30  # letters between two words of one turn of speech
_LEMMA = re.compile(r"<([^>]+)>")
_FORM = re.compile(r"[^:;]+: [^;]+(?: ; (?:with|but|or|near|say): .+?)*")


class _Entry(NamedTuple):
    """One word of the source, its wrong renderings, and what decides between senses."""

    words: frozenset[str]
    said: str
    """An expression of its turns of speech; empty where every word stands alone."""
    wrong: str
    needs: str
    unless: str
    keeps: str
    spared: str
    say: tuple[str, ...]


def make(*, entries: Sequence[str], lang: str = "fr") -> PassageCheck:
    """A check that yields each wrong rendering.

    An entry reads ``words of the source: wrong words`` (forms parted by ``|``; ``stem*``
    has any ending; in wrong words ``<lemma>`` is any of its forms, where `lang` has a
    lexicon), then, each behind `` ; ``, what it needs of: ``with`` and ``but``,
    expressions of which the source must have the beginning of a word, or must not;
    ``or``, the same of the target, which is right where it has it too; ``near``, an
    expression that excuses what stands around in the target; and ``say``, the right
    words. A word of the source may be a turn of speech: in ``h*ld* ~ breath`` stars are
    any letters, ``~`` is an owner or an article, and ``^`` in front ties it to the
    beginning of the source.
    """
    for text in entries:
        if not _FORM.fullmatch(text):
            raise ValueError(f"not an entry: {text}")
    table = _Table(tuple(entries), lang)
    return WORD_PAIRS.where(
        (__name__, tuple(entries), lang), table.words, table.wrong_for, table.look
    )


@cache
def _entry(text: str) -> _Entry:
    (words, wrong), *rest = (part.split(": ", 1) for part in text.split(" ; "))
    more = dict(rest)
    keys = words.split("|")
    return _Entry(
        frozenset(map(_telling_word, keys)),
        "|".join(map(_turn, keys)) if set(words) & _SIGNS else "",
        wrong,
        _beginning(more.get("with", "")),
        _beginning(more.get("but", "")),
        more.get("near", ""),
        _beginning(more.get("or", "")),
        tuple(filter(None, more.get("say", "").split("|"))),
    )


def _telling_word(key: str) -> str:
    """The word of a turn of speech by which it is found: the longest whole one."""
    if _SIGNS.isdisjoint(key):
        return key
    whole = [w for w in key.lstrip("^").split(" ") if _SIGNS.isdisjoint(w)]
    if not whole:
        raise ValueError(f"no word of this is whole: {key}")
    return max((re.sub("'.*", "'", w) for w in whole), key=len)


def _turn(key: str) -> str:
    """An expression of a turn of speech of the source."""
    begin = r"\A\W*" if key.startswith("^") else r"(?<![\w-])"
    wanted = re.escape(key.lstrip("^"))
    for sign, meaning in ((r"\*", r"\w*"), (r"\ ", "[ -]"), (r"\~", _ITS_OWNER)):
        wanted = wanted.replace(sign, meaning)
    return rf"{begin}{wanted}(?!\w)"


def _beginning(expression: str) -> str:
    return rf"(?<!\w)(?:{expression})" if expression else ""


@cache
def _whole(forms: str, lang: str) -> str:
    """An expression of whole words, the longer ones first."""
    longest_first = sorted(_listed(forms, lang), key=lambda form: (-len(form), form))
    wanted = "|".join(re.escape(form).replace(r"\*", r"\w*") for form in longest_first)
    # No part of a path: « /data/tmp ».
    return rf"(?<![\w-])(?<![\s(,]/)(?:{wanted})(?![\w-])"


@cache
def _clues(forms: str, lang: str) -> frozenset[str]:
    """Words of which a text has one wherever one of the forms stands; maybe none."""
    return clues(_listed(forms, lang))


def _listed(forms: str, lang: str) -> frozenset[str]:
    return frozenset(form for text in forms.split("|") for form in _forms(text, lang))


def _forms(text: str, lang: str) -> list[str]:
    """A text with each form of the word in angle brackets in its place."""
    lemma = _LEMMA.search(text)
    known = lexicon(lang) if lemma else None
    if lemma is None or known is None:
        return [text]
    forms = known.forms(lemma[1])
    if not forms:
        raise ValueError(f"not in the lexicon: {lemma[1]}")
    return [text.replace(lemma[0], form) for form in forms]


class _Table:
    """The entries by the words of the source that they are about."""

    def __init__(self, entries: tuple[str, ...], lang: str) -> None:
        self._entries = entries
        self._lang = lang

    @cached_property
    def _by_word(self) -> Mapping[str, Sequence[str]]:
        """Made when there is a source: without one nothing is looked up."""
        found = defaultdict(list)
        for entry in self._entries:
            for word in set(map(_telling_word, entry.split(": ", 1)[0].split("|"))):
                found[word].append(entry)
        return found

    @cached_property
    def _by_piece(self) -> Mapping[str, Sequence[str]]:
        """The words by one of the pieces that a sign parts them into: « back-seat »."""
        found = defaultdict(list)
        for word in self._by_word:
            found[clue(word)].append(word)
        return found

    def words(self) -> Iterable[str]:
        """A piece of each word of the source that has a wrong rendering."""
        return self._by_piece

    def wrong_for(self, piece: str) -> frozenset[str]:
        """Words that every wrong rendering of words with a piece has one of."""
        entries = {
            text for word in self._by_piece[piece] for text in self._by_word[word]
        }
        telling = [_clues(_entry(text).wrong, self._lang) for text in entries]
        return frozenset().union(*telling) if all(telling) else frozenset()

    def look(self, view: PassageView) -> Iterator[Match]:
        """The wrong renderings in a passage."""
        source = view.source
        if source is None or self._by_word.keys().isdisjoint(source.vocabulary):
            return
        taken = 0
        for match in sorted(self._found(view, source), key=lambda m: (m.start, -m.end)):
            if match.start >= taken:
                taken = match.end
                yield match

    def _found(self, view: PassageView, source: PassageView) -> Iterator[Match]:
        for word in sorted(self._by_word.keys() & source.vocabulary):
            for entry in map(_entry, self._by_word[word]):
                telling = _clues(entry.wrong, self._lang)
                if telling and telling.isdisjoint(view.whole_words):
                    continue
                wrong = compiled(_whole(entry.wrong, self._lang))
                found = [m.span() for m in wrong.finditer(view.folded)]
                if found and _speaks(entry, view, source):
                    found = _together(found) if entry.said else found
                    yield from _places(found, entry, view, source, self._lang)


def _speaks(entry: _Entry, view: PassageView, source: PassageView) -> bool:
    """Whether the source has the word in a sense that its rendering misses."""
    text = source.folded
    if entry.said and not compiled(entry.said).search(text):
        return False
    if entry.needs and not compiled(entry.needs).search(text):
        return False
    if entry.unless and compiled(entry.unless).search(text):
        return False
    return not (entry.spared and compiled(entry.spared).search(view.folded))


def _places(
    places: Sequence[tuple[int, int]],
    entry: _Entry,
    view: PassageView,
    source: PassageView,
    lang: str,
) -> Iterator[Match]:
    english = _said(entry, source)
    cue = compiled(entry.needs).search(source.folded) if entry.needs else None
    for start, end in places:
        around = view.folded[max(0, start - 30) : end + 30]
        if entry.keeps and compiled(entry.keeps).search(around):
            continue
        if _is_name(view.cased[start:end], english, source, lang):
            continue
        values = {
            "english": english,
            "cue": cue[0] if cue else english,
            "say": " / ".join(entry.say),
        }
        yield Match(start, end, values, entry.say)


def _together(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """A turn of speech is one mistake: from its first word as far as a next one is near."""
    (start, end), *others = places
    for next_start, next_end in others:
        if next_start - end > _NEAR:
            break
        end = next_end
    return [(start, end)]


def _said(entry: _Entry, source: PassageView) -> str:
    """The word, or the whole turn of speech, as the source has it."""
    found = compiled(entry.said).search(source.folded) if entry.said else None
    return found[0].strip() if found else min(entry.words & source.vocabulary)


def _is_name(text: str, english: str, source: PassageView, lang: str) -> bool:
    """Whether a word is a name that the source has too, or one of a translated title.

    A German noun has its capital anyhow.
    """
    if not text[:1].isupper():
        return False
    has_title = lang != "de" and _is_inside(english.capitalize(), source.cased)
    return has_title or _is_inside(text, source.cased)


def _is_inside(word: str, text: str) -> bool:
    """Whether a text has the word, with its capital, inside a sentence."""
    at = text.find(word)
    return at > 0 and text[at - 1] in " (*\"“«'" and text[at - 2] not in ".!?"
