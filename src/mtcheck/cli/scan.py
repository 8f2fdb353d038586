"""``mtcheck scan``: check files, print the report, let the exit code be the gate."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from mtcheck.cli import options as opt
from mtcheck.cli.configuration import governance, scoring_of
from mtcheck.cli.console import is_terminal, outcome
from mtcheck.cli.corpus_wish import CorpusWish, is_about_corpora, summary_format
from mtcheck.cli.deliver import EXCLUDED, UNCHANGED, deliver, exit_code, look
from mtcheck.cli.narrowing import Narrowing, baseline_path, changes_of
from mtcheck.cli.run import Kit, run
from mtcheck.cli.wish import (
    STDIN,
    Wish,
    destinations,
    found,
    known_format,
    language,
    several,
)
from mtcheck.errors import UsageError

if TYPE_CHECKING:
    from mtcheck.config.settings import Settings


def scan_command(  # noqa: PLR0913 - the options are the interface
    *,
    paths: opt.Paths = None,
    source: opt.Source = None,
    reference: opt.Reference = None,
    glossary: opt.GlossaryFiles = None,
    target_lang: opt.TargetLang = None,
    source_lang: opt.SourceLang = None,
    input_format: opt.InputFormat = None,
    profile: opt.Profile = None,
    select: opt.Select = None,
    ignore: opt.Ignore = None,
    extend_select: opt.ExtendSelect = None,
    pack: opt.Packs = None,
    preview: opt.Preview = None,
    min_confidence: opt.MinConfidence = None,
    fail_on: opt.FailsOn = None,
    min_score: opt.MinScore = None,
    max_penalty: opt.MaxPenalty = None,
    min_words: opt.MinWords = None,
    scoring: opt.ScoringName = None,
    acceptable_penalty: opt.AcceptablePenalty = None,
    passing_score: opt.PassingScore = None,
    exit_zero: opt.ExitZero = False,
    output_format: opt.OutputFormat = None,
    output: opt.Outputs = None,
    engine: opt.Engine = None,
    engine_address: opt.EngineAddress = None,
    keep: opt.Keep = None,
    drop: opt.Drop = None,
    restart: opt.Restart = False,
    jobs: opt.Jobs = None,
    no_cache: opt.NoCache = False,
    color: opt.Color = opt.When.AUTO,
    quiet: opt.Quiet = False,
    statistics: opt.Statistics = False,
    stdin_filename: opt.StdinFilename = "<stdin>",
    exclude: opt.Exclude = None,
    extend_exclude: opt.ExtendExclude = None,
    force_exclude: opt.ForceExclude = None,
    respect_gitignore: opt.RespectGitignore = None,
    baseline: opt.Baseline = None,
    no_baseline: opt.NoBaseline = False,
    no_suppress: opt.NoSuppress = False,
    since: opt.Since = None,
    staged: opt.Staged = False,
    config: opt.Config = None,
    isolated: opt.Isolated = False,
) -> None:
    """Check files, folders or standard input; the exit code is the gate.

    0: passed. 1: a finding at or above --fail-on, or a limit passed. 2: the result
    cannot be trusted (an unreadable file, an unknown rule, a broken pack).
    """
    with outcome():
        told = governance(
            config=config,
            isolated=isolated,
            options={
                "profile": profile,
                "select": several(select),
                "extend-select": several(extend_select),
                "ignore": several(ignore),
                "preview": preview,
                "min-confidence": min_confidence,
                "packs": pack,
                "glossary": glossary,
                "fail-on": fail_on,
                "min-score": min_score,
                "max-penalty": max_penalty,
                "min-words": min_words,
                "scoring": scoring,
                "acceptable-penalty": acceptable_penalty,
                "passing-score": passing_score,
                "jobs": jobs,
                "exclude": exclude,
                "extend-exclude": extend_exclude,
                "force-exclude": force_exclude,
                "respect-gitignore": respect_gitignore,
            },
        )
        if is_about_corpora(
            paths or (), output or (), engine, engine_address, keep, drop, restart
        ):
            from mtcheck.cli.corpora import scan_corpora  # noqa: PLC0415 - large

            corpora = CorpusWish(
                paths=tuple(paths or ()),
                governance=told,
                engine=engine.value if engine else "local",
                address=engine_address,
                keep=tuple(keep or ()),
                drop=tuple(drop or ()),
                outputs=tuple(output or ()),
                restart=restart,
                input_format=input_format,
                output_format=summary_format(output_format),
                target_lang=target_lang,
                source_lang=source_lang,
                use_cache=not no_cache,
                suppress=not no_suppress,
                quiet=quiet,
                exit_zero=exit_zero,
                refused={
                    "--source": source,
                    "--reference": reference,
                    "--baseline": baseline,
                    "--since": since,
                    "--staged": staged,
                },
            )
            raise typer.Exit(scan_corpora(corpora))
        changes = changes_of(paths or (), since, staged=staged)
        files, problems = found(paths or (), told, changes)
        settings = told.run(stdin_filename if f == STDIN else f for f in files)
        wish = Wish(
            files=files,
            problems=problems,
            settings=settings,
            governance=told,
            target_lang=language(target_lang),
            source_lang=language(source_lang),
            input_format=input_format,
            use_cache=not no_cache,
            jobs=settings.jobs,
            stdin_filename=stdin_filename,
            output_format=_format(output_format, settings),
            outputs=destinations(output or ()),
            source=source,
            reference=reference,
            scoring=scoring_of(settings),
            narrowing=Narrowing(
                suppress=not no_suppress,
                changes=changes,
                baseline=None
                if no_baseline
                else baseline_path(baseline, settings, isolated=isolated),
                paths=tuple(paths or ()),
            ),
        )
        options = look(color.value, quiet=quiet, statistics=statistics)
        kit = Kit(wish)
        report = run(wish, kit)
        is_delivered = deliver(
            report,
            wish.output_format,
            wish.outputs,
            options,
            if_empty=EXCLUDED if changes is None else UNCHANGED,
        )
        kit.catalogues.keep()
    raise typer.Exit(exit_code(report, exit_zero=exit_zero, is_delivered=is_delivered))


def _format(name: str | None, settings: Settings) -> str:
    """The format of the report: as told, as configured, or what the stream suits."""
    if name is None and settings.output_format is not None:
        try:
            return known_format(settings.output_format)
        except UsageError as error:
            place = settings.origin("output_format").text
            raise UsageError(f"{place}: {error}") from None
    return known_format(name or ("full" if is_terminal(sys.stdout) else "concise"))
