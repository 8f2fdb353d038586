"""``mtcheck rules measure``: how often rules are right on real text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from mtcheck.cli.console import emit, outcome, save, tell
from mtcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.match.rule import CompiledRule
    from mtcheck.measure import Measured
    from mtcheck.model import RuleInfo

EVIDENCE = "evidence.json"
JUDGEMENTS = "judgements.jsonl"
WORST = 20

Data = Annotated[
    list[str],
    typer.Argument(help="Corpora (.jsonl, .jsonl.gz, .txt), or folders of them."),
]
Pack = Annotated[
    Optional[Path],  # noqa: UP045 - typer reads it at run time
    typer.Option("--pack", help="Measure the rules of this pack, not the shipped."),
]
Judgements = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option(help="Hand judgements; by default beside the evidence."),
]
Jobs = Annotated[int, typer.Option(min=0, help="Processes; 0 for one a core.")]


def measure_command(
    data: Data,
    *,
    output: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option(help="By default evidence.json in rules/, or in the pack."),
    ] = None,
    jobs: Jobs = 0,
    pack: Pack = None,
    judgements: Judgements = None,
) -> None:
    """Count where rules hit human text and machine translation; write evidence.json.

    A run that was cut off goes on where it stopped.
    """
    with outcome():
        target = output or home(pack) / EVIDENCE
        if not target.parent.is_dir():
            raise UsageError(f"{target.parent}: no such folder; say --output FILE")
        rules = measured_rules(pack)
        found = _measured(rules, data, judgements or target.with_name(JUDGEMENTS), jobs)
        save(target, _text(found))
        emit("\n".join(_summary(found, rules, str(target))) + "\n")


def home(pack: Path | None) -> Path:
    """The folder that evidence and judgements lie in."""
    return pack or Path("rules")


def measured_rules(pack: Path | None) -> list[CompiledRule]:
    """The rules of a pack, or the shipped ones, whatever their status."""
    from mtcheck.catalogue import load_catalogue  # noqa: PLC0415
    from mtcheck.model import Status  # noqa: PLC0415

    shipped = load_catalogue(plugins=False)
    rules = shipped.rules
    if pack is not None:
        own = load_catalogue([pack], plugins=False)
        rules = tuple(r for r in own.rules if r.info.code not in shipped.by_code)
    return [rule for rule in rules if rule.info.status is not Status.REMOVED]


def _measured(
    rules: Sequence[CompiledRule], data: Sequence[str], judgements: Path, jobs: int
) -> Measured:
    from mtcheck.cache import default_cache_dir  # noqa: PLC0415
    from mtcheck.cli.progress import progress  # noqa: PLC0415
    from mtcheck.measure import corpora, measure  # noqa: PLC0415

    files = corpora(data)
    with progress(len(files)) as seen:
        return measure(
            rules,
            files,
            judgements=judgements,
            cache_dir=default_cache_dir(),
            jobs=jobs,
            seen=seen,
        )


def _text(found: Measured) -> str:
    from mtcheck.evidence_file import evidence_text  # noqa: PLC0415

    return evidence_text(found.data, found.judgements, found.rules)


def _summary(
    found: Measured, rules: Sequence[CompiledRule], target: str
) -> Iterator[str]:
    from mtcheck.evidence import is_proven, is_quiet  # noqa: PLC0415

    infos = [_with_evidence(rule, found) for rule in rules]
    known = [(info, info.evidence) for info in infos if info.evidence is not None]
    failing = [
        info for info, e in known if not (is_quiet(e) or is_proven(e, info.severity))
    ]
    words = sum(file.words for file in found.data)
    files, silent = len(found.data), sum(not e.human_hits for _, e in known)
    yield f"{target}: {_count(len(rules), 'rule')} on {_count(files, 'file')}"
    yield f"words read: {words:,}"
    yield f"meet the criterion: {len(rules) - len(failing)}"
    yield f"never hit human text: {silent}"
    if found.unmet:
        tell(f"judgements that meet no hit any more: {found.unmet}")
    if failing:
        yield f"do not meet it and are off by default: {len(failing)}"
        yield ""
        yield from _table(sorted(failing, key=_badness)[:WORST])


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' * (number != 1)}"


def _with_evidence(rule: CompiledRule, found: Measured) -> RuleInfo:
    from dataclasses import replace  # noqa: PLC0415

    return replace(rule.info, evidence=found.rules[rule.info.code])


def _badness(info: RuleInfo) -> tuple[float, str]:
    from mtcheck.evidence import false_alarms, per_100_000  # noqa: PLC0415

    if info.evidence is None:
        return 0.0, info.code
    rate = per_100_000(false_alarms(info.evidence), info.evidence.human_words)
    return -(rate or 0.0), info.code


def _table(infos: Sequence[RuleInfo]) -> Iterator[str]:
    rows = [("code", "name", "human/100k", "hits", "faults", "precision (bound)")]
    rows += [_row(info) for info in infos]
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        cells = (cell.ljust(w) for cell, w in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def _row(info: RuleInfo) -> tuple[str, str, str, str, str, str]:
    from mtcheck.cli.figures import human_rate, precision_with_bound  # noqa: PLC0415

    e = info.evidence
    return (
        info.code,
        info.name,
        human_rate(info),
        str(e.human_hits) if e else "",
        str(e.human_faults) if e else "",
        precision_with_bound(info),
    )
