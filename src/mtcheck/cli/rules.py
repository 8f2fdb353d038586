"""``mtcheck rules``: list the catalogue; its commands test and measure the rules."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from mtcheck.cli.console import GATE_FAILED, emit, outcome, tell
from mtcheck.cli.figures import as_fields, human_rate, precision_with_bound
from mtcheck.cli.judge import hits_command, judge_command
from mtcheck.cli.measure import measure_command

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mtcheck.match.rule import CompiledRule

rules_app = typer.Typer(
    help="List the rules, run their examples, or measure them on real text.",
    invoke_without_command=True,
    rich_markup_mode=None,
)
rules_app.command("measure")(measure_command)
rules_app.command("hits")(hits_command)
rules_app.command("judge")(judge_command)


class Table(StrEnum):
    """The formats of ``mtcheck rules``."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


Packs = Annotated[
    Optional[list[Path]],  # noqa: UP045 - typer reads it at run time
    typer.Option("--pack", help="A folder of rules of your own."),
]


@rules_app.callback()
def rules(
    context: typer.Context,
    *,
    lang: Annotated[
        str | None, typer.Option(help="Only rules for this target language.")
    ] = None,
    pack: Packs = None,
    table: Annotated[
        Table, typer.Option("--format", help="How to print the list.")
    ] = Table.TABLE,
) -> None:
    """List the rules: code, name, severity, language, status, measured figures."""
    if context.invoked_subcommand is not None:
        return
    with outcome():
        emit(_WRITERS[table](_listed(pack or (), lang)))


def _listed(packs: Sequence[Path], lang: str | None) -> list[CompiledRule]:
    from mtcheck.catalogue import load_catalogue  # noqa: PLC0415
    from mtcheck.select import for_languages  # noqa: PLC0415

    catalogue = load_catalogue(packs)
    rules = (*catalogue.about_silencers, *catalogue.rules)
    return list(for_languages(rules, lang, None) if lang else rules)


_HEAD = (
    "code",
    "name",
    "severity",
    "lang",
    "from",
    "status",
    "human/100k",
    "precision (bound)",
)


def _table(rules: Sequence[CompiledRule]) -> str:
    rows: list[tuple[str, ...]] = [(*_HEAD, "matches by")]
    rows += [_row(rule) for rule in rules]
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = [
        "  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    return "\n".join([*lines, "", _count(rules), ""])


def _row(rule: CompiledRule) -> tuple[str, ...]:
    info = rule.info
    return (
        info.code,
        info.name,
        info.severity.label,
        f"{info.source}-{info.lang}" if info.source else info.lang,
        info.provider or "mtcheck",
        info.status.value,
        human_rate(info),
        precision_with_bound(info),
        _matches_by(rule),
    )


def _matches_by(rule: CompiledRule) -> str:
    how = f"check {rule.check}" if rule.check else "patterns"
    # Rules without an anchor look at every passage: their cost must be visible.
    return how if rule.is_anchored else f"{how}, every passage"


def _count(rules: Sequence[CompiledRule]) -> str:
    stable = sum(rule.info.status == "stable" for rule in rules)
    return f"{len(rules)} rules, {stable} on by default"


def _json(rules: Sequence[CompiledRule]) -> str:
    import json  # noqa: PLC0415

    return (
        json.dumps([_fields(rule) for rule in rules], ensure_ascii=False, indent=2)
        + "\n"
    )


def _fields(rule: CompiledRule) -> dict[str, object]:
    info = rule.info
    return {
        "code": info.code,
        "name": info.name,
        "category": info.category,
        "severity": info.severity.label,
        "confidence": info.confidence.label,
        "lang": info.lang,
        "source_lang": info.source,
        "from": info.provider or "mtcheck",
        "pack": info.pack,
        "origin": info.origin,
        "status": info.status.value,
        "message": info.message,
        "english": info.english,
        "why": info.why,
        "limits": info.limits,
        "suggestions": list(info.suggest),
        "fix": info.fix.label,
        "bad": [example.text for example in info.bad],
        "good": [example.text for example in info.good],
        "evidence": as_fields(info),
    }


def _markdown(rules: Sequence[CompiledRule]) -> str:
    rows = [_HEAD, ("---",) * len(_HEAD), *(_row(rule)[:-1] for rule in rules)]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


_WRITERS = {Table.TABLE: _table, Table.JSON: _json, Table.MARKDOWN: _markdown}


@rules_app.command("test")
def run_tests(
    folders: Annotated[
        Optional[list[Path]],  # noqa: UP045 - typer reads it at run time
        typer.Argument(help="Packs of your own; the shipped rules when left out."),
    ] = None,
    *,
    select: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option(help="Only these codes, prefixes or names."),
    ] = None,
) -> None:
    """Run every example of every rule: bad ones must fire, good ones be silent."""
    with outcome():
        failed = _test(folders or (), _split(select or ()))
    raise typer.Exit(GATE_FAILED if failed else 0)


def _split(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(part.strip() for text in texts for part in text.split(",") if part)


def _test(folders: Sequence[Path], selectors: tuple[str, ...]) -> int:
    from mtcheck.catalogue import load_catalogue  # noqa: PLC0415
    from mtcheck.ruletest import run_examples  # noqa: PLC0415
    from mtcheck.select import Selection, choose  # noqa: PLC0415

    # A folder may be that of a plug-in which is installed too.
    catalogue = load_catalogue(folders, plugins=not folders)
    chosen = choose(catalogue, Selection(select=selectors or ("ALL",)))
    if folders and not selectors:
        shipped = {rule.info.code for rule in load_catalogue(plugins=False).rules}
        chosen = tuple(rule for rule in chosen if rule.info.code not in shipped)
    failures = list(run_examples(chosen, catalogue.rules))
    for failure in failures:
        emit(f"{failure.origin}: {failure.code}: {failure.message}\n")
        emit(f"    {failure.example}\n")
    examples = sum(len(r.info.bad) + len(r.info.good) for r in chosen)
    emit(f"{len(chosen)} rules, {examples} examples, {len(failures)} failed\n")
    _tell_stale(chosen)
    return len(failures)


def _tell_stale(rules: Iterable[CompiledRule]) -> None:
    from mtcheck.measure import is_stale  # noqa: PLC0415

    stale = [rule.info.code for rule in rules if is_stale(rule)]
    if stale:
        tell(
            f"changed since they were measured: {', '.join(stale)};"
            " run mtcheck rules measure"
        )
