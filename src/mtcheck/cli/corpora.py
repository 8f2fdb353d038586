"""``mtcheck scan`` over corpora: streams of rows, engines, outputs that can go on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.cli.configuration import limits
from mtcheck.cli.console import GATE_FAILED, UNTRUSTED, complain, emit, save, tell
from mtcheck.cli.corpus_wish import SUMMARIES, files_of, order_of, require_sensible
from mtcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtcheck.cli.corpus_wish import CorpusWish, Order
    from mtcheck.config.settings import Settings
    from mtcheck.corpora.run import Outcome
    from mtcheck.corpora.summary import Summary
    from mtcheck.corpora.tally import Tally
    from mtcheck.govern import Governance
    from mtcheck.model import Problem
    from mtcheck.scanners import Scanners


def scan_corpora(wish: CorpusWish) -> int:
    """Check the corpora, print the summary; the exit code is what comes back."""
    from mtcheck.cli.recipe import digest_of, recipe_of, work_of  # noqa: PLC0415
    from mtcheck.corpora.engines import engine_for  # noqa: PLC0415 - not for help
    from mtcheck.corpora.run import Plan, run  # noqa: PLC0415

    require_sensible(wish)
    files, problems = files_of(wish)
    settings = _settings(wish.governance, files)
    recipe = recipe_of(wish, files, settings)
    scanners, catalogues = recipe.scanners()
    order = order_of(wish, files, catalogues)
    digest = digest_of(recipe, scanners, order, wish.input_format)
    plan = Plan(
        files,
        wish.input_format,
        work_of(recipe, scanners, order, digest),
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
    catalogues.keep()
    summary = _summary(outcome, scanners, settings, order, len(files))
    return _delivered(summary, problems, wish, order)


def _settings(governance: Governance, files: Sequence[str]) -> Settings:
    if len({governance.around(path).path for path in files}) > 1:
        raise UsageError(
            "the corpora have several configurations: name one with --config"
        )
    return governance.run(files)


def _sizes(files: Sequence[str]) -> dict[str, int]:
    from mtcheck.cli.recipe import state_of  # noqa: PLC0415 - loaded already

    return {path: max(0, state_of(path)[1]) for path in files}


def _tell_resumed(tally: Tally) -> None:
    tell(f"going on behind {tally.rows:,} rows that were checked before")


def _summary(
    outcome: Outcome, scanners: Scanners, settings: Settings, order: Order, files: int
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
    summary: Summary, unfound: Sequence[Problem], wish: CorpusWish, order: Order
) -> int:
    from mtcheck.corpora.summary import as_json, as_text  # noqa: PLC0415 - late

    if order.summary is not None:
        save(Path(order.summary), as_json(summary))
    is_text = SUMMARIES[wish.output_format] == "text"
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
    if summary.files and not summary.outcome.tally.rows:
        complain("no row was found to check")
        return UNTRUSTED
    return 0 if summary.gate.passed or wish.exit_zero else GATE_FAILED
