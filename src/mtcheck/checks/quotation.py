"""Looks after quotation marks over a whole document.

``pick`` says what to yield: ``unclosed`` and ``unopened`` marks, a ``pair`` of two
kinds, or the ``system`` that a document uses beside its main one. A quotation may
run over paragraphs: each opens it anew, or only the last closes it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.match.expressions import compiled
from mtcheck.match.traces import CASED
from mtcheck.match.view import once
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtcheck.match.view import PassageView

_ANY = CASED.mesh(r'[«»“”„"]')
_FIRST_WORD = compiled(r"\s?[«»“”„\"]\s?[\w'’-]*(?:[’'][\w-]+)?")
_NOT_A_QUOTE = compiled(r'\d ?"|[=\\]"|""|"[/=]|\'\'')
_PLAIN_OPENS = compiled(r'(?<!\S)[(\[]?"(?=\w)')
_PLAIN_CLOSES = compiled(r'(?<=[\w.,!?…%)])"(?!\w)')
_ROMANCE = frozenset(("fr", "es", "it", "pt", "ca"))
_LANGUAGES = _ROMANCE | {"en", "nl", "de"}
_PROSE = frozenset(("paragraph", "quote", "item"))
_RUNNING = _PROSE | {"heading"}
_ALONE = frozenset(("caption", "cell"))
_FARTHEST = 20  # passages that a quotation may run over
_FEWEST_WORDS = 3
_DEEPEST = 16  # marks open at once; more are no quotations


class _Marks(NamedTuple):
    """The quotation marks of one passage, sorted out."""

    opens: tuple[int, ...] = ()
    closes: tuple[int, ...] = ()
    pairs: tuple[tuple[int, int], ...] = ()
    """Opened by one kind of mark and closed by another."""
    quotes: tuple[tuple[str, int, int], ...] = ()
    """Whole quotations outside any other: kind, start, end."""
    first: str = ""
    """The kind of mark that the passage begins with, if it does."""


class _Open(NamedTuple):
    """A mark that waits for its other half."""

    passage: int
    kind: str
    match: Match

    def goes_on_in(self, index: int, first: str) -> bool:
        """Whether the passage opens the same quotation anew."""
        return index == self.passage + 1 and first == self.kind


_NONE = _Marks()


def make(*, pick: str = "unclosed") -> _Pairing | _Systems:
    """A check of a whole document."""
    return _Systems() if pick == "system" else _Pairing(pick)


class _Pairing:
    """Pairs marks over passages; holds only those still open."""

    grid = CASED.grid(_ANY)

    def __init__(self, pick: str) -> None:
        self._pick = pick
        self._found: list[Match] = []
        self._open: list[_Open] = []

    def see(self, view: PassageView) -> None:
        """Take in the next passage."""
        kind = view.passage.kind
        alone = kind in _ALONE or (kind == "segment" and _is_whole(view))
        if not alone and kind not in _RUNNING:
            return
        marks = _marks_of(view)
        if self._pick == "pair":
            self._found += (Match(s, e, passage=view.index) for s, e in marks.pairs)
        elif alone:
            self._note(view, marks.opens, "unclosed")
            self._note(view, marks.closes, "unopened")
        else:
            self._run_on(view, marks)

    def close(self) -> Iterable[Match]:
        """What was found, with the marks that nothing closed."""
        self._give_up()
        return self._found

    def _run_on(self, view: PassageView, marks: _Marks) -> None:
        near = bool(self._open) and view.index - self._open[-1].passage <= _FARTHEST
        follows = near and self._open[-1].goes_on_in(view.index, marks.first)
        if marks.closes and near:
            self._open.clear()
            self._note(view, marks.closes[1:], "unopened")
        else:
            self._note(view, marks.closes, "unopened")
        if follows and not marks.opens:
            self._open.clear()
        if marks.opens:
            if not follows:
                self._give_up()
            self._note(view, marks.opens[:-1], "unclosed")
            kind = _kind(view.cased[marks.opens[-1]])
            self._open.append(_Open(view.index, kind, _at(view, marks.opens[-1])))

    def _note(self, view: PassageView, places: Iterable[int], what: str) -> None:
        if what == self._pick:
            self._found += (_at(view, place) for place in places)

    def _give_up(self) -> None:
        if self._pick == "unclosed":
            self._found += (mark.match for mark in self._open)
        self._open.clear()


class _Systems:
    """Counts the kinds of marks; holds one match a quotation."""

    grid = CASED.grid(_ANY)

    def __init__(self) -> None:
        self._quotes: list[tuple[str, bool, Match]] = []
        self._lang = ""

    def see(self, view: PassageView) -> None:
        """Take in the next passage."""
        if view.passage.kind not in _PROSE:
            return
        self._lang = (view.lang or "")[:2]
        marks = _marks_of(view)
        for kind, start, end in marks.quotes:
            words = view.cased[start + 1 : end - 1].split()
            long = len(words) >= _FEWEST_WORDS
            self._quotes.append((kind, long, _at(view, start)))
        for start in marks.opens:
            kind = _kind(view.cased[start])
            self._quotes.append((kind, True, _at(view, start)))

    def close(self) -> Iterator[Match]:
        """The opening marks of the kind that is not the main one."""
        counts = Counter(kind for kind, long, _ in self._quotes if long)
        if len(counts) < 2 or self._lang == "de":
            return
        order = '«“"' if self._lang in _ROMANCE else '“"«'
        main = max(counts, key=lambda kind: (counts[kind], -order.index(kind)))
        if counts[main] < 2:
            return
        for kind, long, match in self._quotes:
            if kind != main and long:
                yield match


def _is_whole(view: PassageView) -> bool:
    """Whether the source shows that the segment holds whole quotations."""
    source = view.passage.source
    if source is None:
        return False
    found, plain = _ANY.expression.findall(source.content), source.content
    if not found or len(found) % 2:
        return False  # one that goes on from another row, or to the next
    if len(_PLAIN_OPENS.findall(plain)) != len(_PLAIN_CLOSES.findall(plain)):
        return False
    marks = _marks(source.content, "en")
    return not marks.opens and not marks.closes


def _at(view: PassageView, place: int) -> Match:
    word = _FIRST_WORD.match(view.cased, place)
    end = word.end() if word else place + 1
    if view.cased[place] in "»”":
        end = place + 1
    return Match(place, max(end, place + 1), passage=view.index)


def _kind(mark: str) -> str:
    return {"«": "«", "»": "«", '"': '"'}.get(mark, "“")


@once
def _marks_of(view: PassageView) -> _Marks:
    return _marks(view.cased, (view.lang or "")[:2])


def _marks(text: str, lang: str) -> _Marks:
    if lang not in _LANGUAGES or not _ANY.expression.search(text):
        return _NONE
    return _Scan(text, lang).marks()


class _Scan:
    """Reads the marks of one passage from left to right."""

    def __init__(self, text: str, lang: str) -> None:
        self.text = text
        self.skipped = '"' if _NOT_A_QUOTE.search(text) else ""
        if lang == "de":
            self.skipped += "«»"
        self.opener = "„" if lang == "de" else "“„"
        self.first = len(text) - len(text.lstrip())
        self.stack: list[int] = []
        self.closes: list[int] = []
        self.pairs: list[tuple[int, int]] = []
        self.quotes: list[tuple[str, int, int]] = []

    def marks(self) -> _Marks:
        """The marks, sorted out."""
        for found in _ANY.expression.finditer(self.text):
            mark, place = found.group(), found.start()
            if mark in self.skipped or self.text[place - 1 : place + 2] == f"({mark})":
                continue
            if self._opens(mark, place):
                self.stack.append(place)
                if len(self.stack) > _DEEPEST:
                    return _NONE
            else:
                self._close(mark, place)
        first = self.text.lstrip()[:1]
        first = _kind(first) if first and first in '«“„"»' else ""
        return _Marks(
            tuple(self.stack),
            tuple(self.closes),
            tuple(self.pairs),
            tuple(self.quotes),
            first,
        )

    def _opens(self, mark: str, place: int) -> bool:
        if mark == '"':
            before = self.text[place - 1 : place] if place else " "
            inside = any(self.text[at] == '"' for at in self.stack)
            return not inside and (before.isspace() or before in "([{'*_—–-«“")
        return mark == "«" or mark in self.opener

    def _close(self, mark: str, place: int) -> None:
        if mark == "»" and place <= self.first:
            return  # an older custom: each line of a quotation begins with it
        kinds = _kind(mark) + ("“" if self.opener == "„" and mark == '"' else "")
        same = [at for at in self.stack if _kind(self.text[at]) in kinds]
        if same:
            start = same[-1]
            if len(same) > 1 and self.text.count(mark, place) < len(same):
                start = same[0]  # one mark may close two that end together
            del self.stack[self.stack.index(start) :]
            if not self.stack:
                self.quotes.append((_kind(mark), start, place + 1))
        elif self.stack and self._may_close(place):
            start = self.stack.pop()
            self.pairs.append((self._last_word(start, place), place + 1))
        elif mark != '"' or self._is_left_over(place):
            self.closes.append(place)

    def _is_left_over(self, place: int) -> bool:
        before = self.text[place - 1 : place]
        return (before.isalpha() or before in ".!?…,") and self._may_close(place)

    def _may_close(self, place: int) -> bool:
        after = self.text[place + 1 : place + 2]
        return not after or after.isspace() or after in ".,;:!?)]…*_»"

    def _last_word(self, start: int, place: int) -> int:
        """Where the last word before a mark begins."""
        start = max(start, place - 60)
        return start + self.text[start:place].rstrip().rfind(" ") + 1
