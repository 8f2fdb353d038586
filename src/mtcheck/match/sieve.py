"""Which of many expressions a text may match, told in one pass; the door to RE2.

RE2 walks through a text once, however many expressions are asked of it, as `re` cannot.
It is asked looser ones (`mtcheck.match.looser`), so that what it lets through still has
to be looked for; without RE2, or where its memory does not suffice, it is everything.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from mtcheck.match.expressions import compiled
from mtcheck.match.looser import looser
from mtcheck.match.memo import Kept

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from mtcheck.match.view import PassageView
    from mtcheck.model import Match

    _Sifted = Mapping[int, Sequence[PassageView]]
    """Passages by the numbers of the expressions that they may match."""

_WORTH_IT = 30_000  # characters; in fewer, making it ready takes longer than it saves
_ALWAYS = 0  # the number of an expression that matches every text


class Mesh:
    """An expression of a sieve, as it is searched in what was let through."""

    def __init__(self, pattern: str, number: int) -> None:
        """Take the expression and its number in the sieve."""
        self.pattern = pattern
        self.number = number

    @Kept
    def expression(self) -> re.Pattern[str]:
        """The expression; most runs never come to search it."""
        return compiled(self.pattern)


class Sieve:
    """Expressions of which each passage is asked all at once."""

    def __init__(
        self, rendering: Callable[[PassageView], str], encoding: str = "cp1252"
    ) -> None:
        """Begin without any; `rendering` is the text that they are about.

        Of the encoding, each byte has to be one character.
        """
        self._rendering = rendering
        self._encoding = encoding
        self._patterns: dict[str, int] = {}
        self._seen = 0
        self._ready: Any = None

    def mesh(self, pattern: str) -> Mesh:
        """Take one more expression; to be called when a module is loaded."""
        if pattern not in self._patterns:
            self._patterns[pattern] = len(self._patterns) + _ALWAYS + 1
            self._ready = None
        return Mesh(pattern, self._patterns[pattern])

    def grid(self, *meshes: Mesh) -> Grid:
        """Some of its expressions, of which a passage must match one."""
        return Grid(self, tuple(mesh.number for mesh in meshes))

    def where(
        self, meshes: Iterable[Mesh], look: Callable[[PassageView], Iterable[Match]]
    ) -> Sifted:
        """A check that only looks at passages which one of the expressions may match."""
        return Sifted(self.grid(*meshes), look)

    def tells(self, view: PassageView) -> Collection[int] | None:
        """The numbers of the expressions that a passage may match, and of others.

        None as long as too little text was seen, and where there is no RE2.
        """
        key = self, len(self._patterns)  # what is new was not asked before
        if key not in view.notes:
            view.notes[key] = self._through(self._rendering(view))
        return view.notes[key]  # type: ignore[return-value]

    def may_match(self, mesh: Mesh, view: PassageView) -> bool:
        """Whether a passage may match one of the expressions."""
        told = self.tells(view)
        return told is None or mesh.number in told

    def sifted(self, views: Sequence[PassageView]) -> _Sifted:
        """Those of some passages that each expression lets through, in their order."""
        found: dict[int, list[PassageView]] = defaultdict(list)
        every = range(len(self._patterns) + _ALWAYS + 1)
        for view in views:
            told = self.tells(view)
            for number in every if told is None else told:
                found[number].append(view)
        return found

    def _through(self, text: str) -> Collection[int] | None:
        if self._seen < _WORTH_IT:
            self._seen += len(text)
            return None
        if self._ready is None:
            self._ready = _ready(self._patterns, self._encoding)
        encoded = text.encode(self._encoding, "replace")
        found: Collection[int] | None = self._ready.Match(encoded)
        # What always matches is not found where something went wrong.
        return found if found and _ALWAYS in found else None


class Sifts(Protocol):
    """Tells of some passages at once who has to look at which."""

    def sifted(self, views: Sequence[PassageView], /) -> _Sifted:
        """The passages for each number, in their order."""


class Grid(NamedTuple):
    """Expressions of a sieve, of which a passage must match one."""

    sieve: Sifts
    numbers: tuple[int, ...]

    def due(self, sifted: _Sifted) -> Sequence[PassageView]:
        """The passages that may match one, each once."""
        some = [sifted[number] for number in self.numbers if number in sifted]
        return some[0] if len(some) == 1 else list(dict.fromkeys(chain(*some)))


class Sifted(NamedTuple):
    """A check that only looks where one of its expressions may match."""

    grid: Grid
    look: Callable[[PassageView], Iterable[Match]]

    def __call__(self, view: PassageView, /) -> Iterable[Match]:
        """The matches in a passage."""
        return self.look(view)


class _Nothing:
    """What stands in where there is no RE2."""

    def Match(self, _: bytes) -> None:  # noqa: N802 - as RE2 has it
        """Nothing is known."""


def _ready(patterns: Iterable[str], encoding: str) -> Any:  # noqa: ANN401 - no types
    try:
        import re2  # noqa: PLC0415 - small texts do without
    except ImportError:
        return _Nothing()
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.log_errors = False
    ready = re2.Set.SearchSet(options)
    ready.Add(b"")
    for pattern in patterns:
        ready.Add(looser(pattern, encoding).encode())
    ready.Compile()
    return ready
