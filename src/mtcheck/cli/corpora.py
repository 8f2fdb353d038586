"""``mtcheck scan`` over corpora: streams of rows, engines, outputs that can go on."""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.cli.configuration import Catalogues, limits, scanners_for, scoring_of
from mtcheck.cli.console import GATE_FAILED, UNTRUSTED, complain, emit, save, tell
from mtcheck.cli.narrowing import Narrowing
from mtcheck.cli.wish import STDIN, language
from mtcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mtcheck.config.settings import Settings
    from mtcheck.corpora.conditions import Choice
    from mtcheck.corpora.run import Outcome
    from mtcheck.corpora.summary import Summary
    from mtcheck.corpora.tally import Tally
    from mtcheck.corpora.targets import Target
    from mtcheck.corpora.work import Check, Work
    from mtcheck.govern import Governance
    from mtcheck.model import Document, FileReport, Problem
    from mtcheck.scanners import Scanners
    from mtcheck.schemes import Scoring

_OUTPUTS = ("rows", "parquet", "kept", "dropped")
_ENDINGS = (".parquet", ".zst")
_SUMMARIES = {None: "text", "full": "text", "concise": "text", "json": "json"}


@dataclass(frozen=True, slots=True)
class CorpusWish:
    """What the options of one run over corpora ask for."""

    paths: tuple[str, ...]
    governance: Governance
    engine: str
    address: str | None
    keep: tuple[str, ...]
    drop: tuple[str, ...]
    outputs: tuple[str, ...]
    restart: bool
    input_format: str | None
    output_format: str | None
    target_lang: str | None
    source_lang: str | None
    use_cache: bool
    suppress: bool
    quiet: bool
    exit_zero: bool
    refused: Mapping[str, object]
    """Options that say nothing about corpora, by their names."""


def is_about_corpora(
    paths: Sequence[str], outputs: Sequence[str], *options: object
) -> bool:
    """Whether what was asked for makes sense for corpora only."""
    names = {text.partition("=")[0] for text in outputs}
    return (
        any(options)
        or not names.isdisjoint(_OUTPUTS)
        or any(path.lower().endswith(_ENDINGS) for path in paths)
    )


def scan_corpora(wish: CorpusWish) -> int:
    """Check the corpora, print the summary; the exit code is what comes back."""
    from mtcheck.corpora.engines import engine_for  # noqa: PLC0415 - not for help
    from mtcheck.corpora.run import Plan, run  # noqa: PLC0415

    _require_sensible(wish)
    files, problems = _files(wish)
    settings = _settings(wish.governance, files)
    recipe = _recipe(wish, files, settings)
    scanners, catalogues = recipe.scanners()
    order = _order(wish, files, catalogues)
    digest = _digest(recipe, scanners, order, wish.input_format)
    plan = Plan(
        files,
        wish.input_format,
        _work(recipe, scanners, order, digest),
        engine_for(wish.engine, jobs=settings.jobs, address=wish.address),
        Path(f"{order.targets[0].path}.journal") if order.targets else None,
        digest,
        wish.restart,
    )
    from mtcheck.cli.progress import corpus_progress  # noqa: PLC0415

    with corpus_progress(_sizes(files)) as seen:
        try:
            outcome = run(plan, seen, _tell_resumed)
        except KeyboardInterrupt:
            if plan.journal is not None and plan.journal.exists():
                tell("stopped; the same command goes on from here")
            raise
    summary = _summary(outcome, scanners, settings, order, len(files))
    return _delivered(summary, problems, wish, order)


# What is to be done


class _Order(NamedTuple):
    """Which rows go where."""

    choice: Choice
    targets: tuple[Target, ...]
    summary: str | None
    """The file that the summary goes to as JSON."""


def _require_sensible(wish: CorpusWish) -> None:
    for name, value in wish.refused.items():
        if value:
            raise UsageError(f"{name} says nothing about corpora: leave it out")
    if STDIN in wish.paths:
        raise UsageError(
            "a corpus is a file that can be read again: standard input is none"
        )
    if wish.output_format not in _SUMMARIES:
        raise UsageError(
            f'a corpus has a summary, as text or "json", no report of the format'
            f' "{wish.output_format}"; findings go to --output rows=FILE.jsonl'
        )
    if wish.input_format is not None:
        from mtcheck.corpora.reading import FORMATS  # noqa: PLC0415 - not for help

        if wish.input_format not in FORMATS:
            known = ", ".join(FORMATS)
            raise UsageError(
                f'"{wish.input_format}" is no format of corpora (known: {known})'
            )


def _files(wish: CorpusWish) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    from mtcheck.corpora.reading import is_corpus  # noqa: PLC0415 - not for help
    from mtcheck.read.discover import find_files  # noqa: PLC0415

    if not wish.paths:
        raise UsageError("nothing to check: give files, folders or globs")
    files, problems = find_files(wish.paths, wish.governance, is_known=is_corpus)
    return tuple(files), tuple(problems)


def _settings(governance: Governance, files: Sequence[str]) -> Settings:
    if len({governance.around(path).path for path in files}) > 1:
        raise UsageError(
            "the corpora have several configurations: name one with --config"
        )
    return governance.run(files)


def _order(
    wish: CorpusWish, files: Sequence[str], catalogues: Catalogues
) -> _Order:
    from mtcheck.corpora.conditions import (  # noqa: PLC0415 - not for help
        Choice,
        condition,
        require_known_rules,
    )

    choice = Choice(
        tuple(condition(text, "--keep") for text in wish.keep),
        tuple(condition(text, "--drop") for text in wish.drop),
    )
    for catalogue in catalogues:
        require_known_rules(choice, catalogue)
    targets, summary = _targets(wish, files)
    for target in targets:
        if target.is_choice and not choice:
            raise UsageError(f"--output {target.name}=… goes with --keep or --drop")
    return _Order(choice, targets, summary)


def _targets(
    wish: CorpusWish, files: Sequence[str]
) -> tuple[tuple[Target, ...], str | None]:
    from mtcheck.corpora.reading import corpus_format  # noqa: PLC0415 - not for help
    from mtcheck.corpora.targets import target_of  # noqa: PLC0415

    inputs = [(it, wish.input_format or corpus_format(it) or "") for it in files]
    targets: list[Target] = []
    summary: str | None = None
    for text in wish.outputs:
        name, _, path = text.partition("=")
        if not path or (name not in _OUTPUTS and name != "json"):
            known = ", ".join(_OUTPUTS)
            raise UsageError(
                f"--output takes {known} or json (the summary) with =PATH"
                f' for a corpus, not "{text}"'
            )
        if name == "json":
            summary = path
        else:
            targets.append(target_of(name, path, inputs))
    _require_apart(targets, files)
    return tuple(targets), summary


def _require_apart(targets: Sequence[Target], files: Sequence[str]) -> None:
    """Raise UsageError for an output that would be written twice, or over an input."""
    taken = {os.path.realpath(file): "is read" for file in files}
    names: set[str] = set()
    for target in targets:
        place = os.path.realpath(target.path)
        if place in taken:
            raise UsageError(f"{target.path} {taken[place]} already (--output)")
        if target.name in names:
            raise UsageError(f"--output {target.name} can be given once")
        taken[place] = "is written"
        names.add(target.name)


# How it is checked


@dataclass(frozen=True, slots=True)
class Recipe:
    """Makes what checks documents, in any process; can be pickled."""

    files: tuple[str, ...]
    governance: Governance
    scoring: Scoring
    target_lang: str | None
    source_lang: str | None
    use_cache: bool
    suppress: bool

    def scanners(self) -> tuple[Scanners, Catalogues]:
        """The scanners of the run, and the rules they come from."""
        catalogues = Catalogues(use_cache=self.use_cache)
        made = scanners_for(
            self.governance,
            list(self.files),
            scoring=self.scoring,
            target_lang=self.target_lang,
            source_lang=self.source_lang,
            catalogues=catalogues,
            narrowing=Narrowing(suppress=self.suppress, paths=self.files),
            compares=False,
        )
        return made, catalogues

    def __call__(self) -> Check:
        """What checks a document under the settings of its file."""
        return self.checks(self.scanners()[0])

    def checks(self, scanners: Scanners) -> Check:
        """The same with scanners that are there already."""
        from mtcheck.govern import with_languages  # noqa: PLC0415 - loaded already

        def check(document: Document) -> FileReport:
            told = self.governance.of(document.path)
            return scanners.check(with_languages(document, told))

        return check


def _recipe(wish: CorpusWish, files: tuple[str, ...], settings: Settings) -> Recipe:
    for path in files:  # read now: a worker elsewhere has no configuration
        wish.governance.of(path)
    return Recipe(
        files,
        wish.governance,
        scoring_of(settings),
        language(wish.target_lang),
        language(wish.source_lang),
        wish.use_cache,
        wish.suppress,
    )


def _work(recipe: Recipe, scanners: Scanners, order: _Order, digest: str) -> Work:
    from mtcheck.corpora.work import Work, ready  # noqa: PLC0415 - not for help

    # Processes that this one forks find it made.
    ready(digest, recipe.checks(scanners))
    return Work(recipe, digest, order.choice, order.targets)


def _digest(
    recipe: Recipe, scanners: Scanners, order: _Order, input_format: str | None
) -> str:
    """A digest of all that decides what a run writes."""
    from mtcheck import __version__  # noqa: PLC0415 - where it is needed
    from mtcheck.scanners import deciding  # noqa: PLC0415 - loaded already

    told = [recipe.governance.of(path) for path in recipe.files]
    terms = [str(path) for it in told for path in it.glossary]
    content = (
        __version__,
        scanners.signature,
        [(deciding(it), it.target_lang, it.source_lang) for it in told],
        recipe.target_lang,
        recipe.source_lang,
        recipe.suppress,
        [_state(path) for path in (*recipe.files, *terms)],
        order.choice,
        order.targets,
        input_format,
    )
    return blake2b(repr(content).encode(), digest_size=16).hexdigest()


def _state(path: str) -> tuple[str, int, int]:
    """What shows that a file has been changed."""
    try:
        found = Path(path).stat()
    except (OSError, ValueError):
        return path, -1, 0
    return path, found.st_size, found.st_mtime_ns


def _sizes(files: Sequence[str]) -> dict[str, int]:
    return {path: max(0, _state(path)[1]) for path in files}


# What came of it


def _tell_resumed(tally: Tally) -> None:
    tell(f"going on behind {tally.rows:,} rows that were checked before")


def _summary(
    outcome: Outcome, scanners: Scanners, settings: Settings, order: _Order, files: int
) -> Summary:
    from mtcheck import __version__  # noqa: PLC0415 - where it is needed
    from mtcheck.corpora.summary import Summary  # noqa: PLC0415 - loaded late
    from mtcheck.score import judge  # noqa: PLC0415 - the same

    allowed = limits(settings, scanners.scoring)
    score = outcome.tally.score(scanners.signature, scanners.scoring.scale)
    gate = judge(
        score,
        fail_on=allowed.fail_on,
        min_score=allowed.min_score,
        max_penalty=allowed.max_penalty,
        min_words=allowed.min_words,
    )
    outputs = tuple((it.name, it.path) for it in order.targets)
    return Summary(
        __version__,
        files,
        outcome,
        score,
        gate,
        allowed.min_words,
        bool(order.choice),
        outputs,
    )


def _delivered(
    summary: Summary, unfound: Sequence[Problem], wish: CorpusWish, order: _Order
) -> int:
    from mtcheck.corpora.summary import as_json, as_text  # noqa: PLC0415 - late

    if order.summary is not None:
        save(Path(order.summary), as_json(summary))
    is_text = _SUMMARIES[wish.output_format] == "text"
    emit(as_text(summary, is_quiet=wish.quiet) if is_text else as_json(summary))
    told = [f"{it.path}: {it.message}" for it in unfound]
    told += [f"{place}: {why}" for place, why in summary.outcome.problems]
    for line in told:
        complain(line)
    rest = summary.outcome.tally.faults - len(summary.outcome.problems)
    if rest > 0:
        complain(f"and {rest:,} more like these (--output rows=FILE.jsonl has them)")
    if told:
        return UNTRUSTED
    return 0 if summary.gate.passed or wish.exit_zero else GATE_FAILED
