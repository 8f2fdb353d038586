"""One run over a corpus: chunks through an engine, parts in order into the outputs."""

from __future__ import annotations

import time
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.corpora.journal import Journal, State
from mtcheck.corpora.reading import chunks_of
from mtcheck.corpora.sinks import held, placed, require_free, sink_for
from mtcheck.corpora.work import TOLD

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mtcheck.corpora.engines import Engine
    from mtcheck.corpora.sinks import Sink
    from mtcheck.corpora.tally import Tally
    from mtcheck.corpora.values import Part
    from mtcheck.corpora.work import Work

_PAUSE = 2.0  # seconds between two entries of the journal


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run is to do."""

    paths: tuple[str, ...]
    input_format: str | None
    work: Work
    engine: Engine
    journal: Path | None
    digest: str
    """Of all that decides what the outputs hold."""
    is_anew: bool = False
    """Whether a run that was stopped is forgotten."""


class Outcome(NamedTuple):
    """What came of a run."""

    tally: Tally
    problems: tuple[tuple[str, str], ...]
    """The first few."""
    seconds: float
    rows: int
    """Rows that were checked in these seconds: a run that went on knows more."""


def run(
    plan: Plan, seen: Callable[[Part], None], resumed: Callable[[Tally], None]
) -> Outcome:
    """Do the whole run, or what is left of one that was stopped.

    `seen` is told of each part, `resumed` of what was there already.
    """
    journal = Journal(plan.journal, plan.digest)
    state = journal.read(is_anew=plan.is_anew)
    began = time.monotonic()
    if state is not None:
        resumed(state.tally)
    before = state.tally.rows if state else 0
    with ExitStack() as stack:
        if state is None or not state.is_finished:
            _take(plan, stack)
            state = _worked(plan, journal, state, seen)
        for target in plan.work.targets:
            placed(target).move()
        journal.remove()
    seconds = time.monotonic() - began
    rows = state.tally.rows - before
    return Outcome(state.tally, tuple(state.problems), seconds, rows)


def _take(plan: Plan, stack: ExitStack) -> None:
    """Take the outputs for this run; UsageError if they cannot be had."""
    for target in plan.work.targets:
        require_free(target)
    for target in plan.work.targets:
        stack.enter_context(held(target))


def _worked(
    plan: Plan, journal: Journal, state: State | None, seen: Callable[[Part], None]
) -> State:
    targets = plan.work.targets
    if state is None:
        journal.remove()  # it would tell of outputs that are about to go
    lengths = state.lengths if state else {}
    with ExitStack() as stack:
        sinks = {it.name: sink_for(it, lengths.get(it.name)) for it in targets}
        run_ = _Run(journal, sinks, state or State())
        stack.callback(run_.leave)
        chunks = islice(chunks_of(plan.paths, plan.input_format), run_.state.done, None)
        parts = plan.engine(plan.work, chunks)
        # An engine that is left in the midst has processes to end.
        stack.callback(getattr(parts, "close", lambda: None))
        for part in parts:
            run_.take(part)
            seen(part)
        run_.finish()
    return run_.state


class _Run:
    """Takes parts, and keeps the journal true to the outputs."""

    def __init__(self, journal: Journal, sinks: dict[str, Sink], state: State) -> None:
        self._journal = journal
        self._sinks = sinks
        self.state = state
        self._kept = time.monotonic()
        self._is_torn = False
        """Whether outputs hold something that the state knows nothing of."""

    def take(self, part: Part) -> None:
        self._is_torn = True
        for name, sink in self._sinks.items():
            sink.add(part.outputs[name])
        state = self.state
        state.tally.add(part.tally)
        state.problems += part.problems[: TOLD - len(state.problems)]
        state.done += 1
        self._is_torn = False
        if time.monotonic() - self._kept > _PAUSE:
            self._keep()

    def finish(self) -> None:
        self._is_torn = True
        for sink in self._sinks.values():
            sink.close()
        self.state.is_finished = True
        self.state.lengths = {name: it.length for name, it in self._sinks.items()}
        self._journal.write(self.state)

    def leave(self) -> None:
        """Keep what there is when a run is stopped."""
        if self.state.done and not self._is_torn:
            self._keep()
        for sink in self._sinks.values():
            sink.leave()

    def _keep(self) -> None:
        if not all(it.is_settled for it in self._sinks.values()):
            return
        for sink in self._sinks.values():
            sink.sync()
        self.state.lengths = {name: it.length for name, it in self._sinks.items()}
        self._journal.write(self.state)
        self._kept = time.monotonic()
