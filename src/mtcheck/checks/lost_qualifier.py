"""Finds a limit or condition of the source that no wording of the target answers to."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mtcheck.match.kinship import source_keys, target_keys
from mtcheck.match.length import deviation, is_known
from mtcheck.match.wordlists import row
from mtcheck.model import Match, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView
    from mtcheck.match.wordlists import Row

_LONGEST = 400  # characters of a source
_MANY = 14  # words of a source
_MOST = 0.6  # standard deviations of the length; a longer text has said it somehow


def make(*, rows: Sequence[str]) -> PassageCheck:
    """A check of rows such as ``en weather permitting ; fr météo|temps``."""
    table = [row(line) for line in rows]
    by_key: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(table):
        for key in line.english[0].keys:
            by_key[key].append(number)
    keys = frozenset(by_key)

    def check(view: PassageView) -> Iterable[Match]:
        source = view.source
        if source is None or keys.isdisjoint(source.whole_words):
            return ()
        return look(view, source)

    def look(view: PassageView, source: PassageView) -> Iterator[Match]:
        lang = (view.lang or "").split("-")[0]
        if (view.source_lang or "en").split("-")[0] != "en" or not _may_lack(view):
            return
        said = {it for key in keys & source.whole_words for it in by_key[key]}
        for number in sorted(said):
            if lang in table[number].others:
                yield from _lost(view, source, table[number], lang)

    return check


def _may_lack(view: PassageView) -> bool:
    """Whether a target is not so long that it has room for all."""
    source = view.passage.source
    if source is None or not view.raw.strip() or not is_known(view.lang):
        return False
    length = len(source.content)
    if length > _LONGEST or deviation(length, len(view.raw), "en", view.lang) >= _MOST:
        return False
    return _belong(view)


def _belong(view: PassageView) -> bool:
    """Whether a long text shows anything of its source; short ones need not."""
    own = source_keys(view)
    return len(own) < _MANY or not own.isdisjoint(target_keys(view))


def _lost(
    view: PassageView, source: PassageView, line: Row, lang: str
) -> Iterator[Match]:
    said = line.english[0].places(source.folded)
    told = view.folded.replace("_", "")  # marks the access key in a word of a menu
    if len(said) != 1 or line.others[lang][0].is_in(told):
        return
    if line.either is not None and line.either.is_in(source.folded):
        return
    place = _end(view, source, said[0].start())
    if place is not None:
        yield Match(*place, {"qualifier": said[0].group()})


def _end(view: PassageView, source: PassageView, at: int) -> Span | None:
    """The last word of the sentence that should say it."""
    end = len(view.raw)
    if len(source.sentences) == len(view.sentences):
        for theirs, ours in zip(source.sentences, view.sentences, strict=True):
            if theirs.start <= at < theirs.end:
                end = ours.end
    words = [word for word in view.words if word.end <= end]
    return words[-1] if words else None
