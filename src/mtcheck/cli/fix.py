"""``mtcheck fix``: put right in the files themselves what can be put right safely."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from mtcheck.cli import options as opt
from mtcheck.cli.configuration import (
    Catalogues,
    governance,
    judged,
    limits,
    scanners_for,
    scoring_of,
)
from mtcheck.cli.console import (
    GATE_FAILED,
    UNTRUSTED,
    complain,
    emit,
    outcome,
    tell,
    wants_color,
)
from mtcheck.cli.narrowing import Narrowing
from mtcheck.cli.wish import STDIN, found, language, several
from mtcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtcheck.fix import Mended
    from mtcheck.govern import Governance
    from mtcheck.model import Problem, Report

Unsafe = Annotated[
    bool, typer.Option("--unsafe", help="Apply fixes that may change the meaning too.")
]
Diff = Annotated[
    bool,
    typer.Option(
        "--diff", help="Write nothing; show what would change, and exit 1 if so."
    ),
]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Exit 0 whatever remains.")]
Color = Annotated[opt.When, typer.Option(help="Colour the difference.")]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="Print one line over all files only.")
]


def fix_command(  # noqa: PLR0913 - the options are the interface
    *,
    paths: opt.Paths = None,
    unsafe: Unsafe = False,
    diff: Diff = False,
    source: opt.Source = None,
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
    exit_zero: ExitZero = False,
    jobs: opt.Jobs = None,
    no_cache: opt.NoCache = False,
    color: Color = opt.When.AUTO,
    quiet: Quiet = False,
    stdin_filename: opt.StdinFilename = "<stdin>",
    exclude: opt.Exclude = None,
    extend_exclude: opt.ExtendExclude = None,
    force_exclude: opt.ForceExclude = None,
    respect_gitignore: opt.RespectGitignore = None,
    config: opt.Config = None,
    isolated: opt.Isolated = False,
) -> None:
    """Apply the safe fixes of findings to files; with "-", from input to output.

    0: what remains passes the gate (see --fail-on). 1: it does not, or --diff would
    change something. 2: the result cannot be trusted (an unreadable file, one that
    cannot be written, an unknown rule); the other files are fixed all the same.
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
                "jobs": jobs,
                "exclude": exclude,
                "extend-exclude": extend_exclude,
                "force-exclude": force_exclude,
                "respect-gitignore": respect_gitignore,
            },
        )
        files, problems = _files(paths or (), told)
        if source and len(files) != 1:
            raise UsageError("--source goes with exactly one file")
        names = [stdin_filename if file == STDIN else file for file in files]
        settings = told.run(names)
        scoring = scoring_of(settings)
        scanners = scanners_for(
            told,
            names,
            scoring=scoring,
            target_lang=language(target_lang),
            source_lang=language(source_lang),
            catalogues=Catalogues(use_cache=not no_cache),
            narrowing=Narrowing(),
        )
        from mtcheck.cli.mending import Mender, mend_all  # noqa: PLC0415 - not for help
        from mtcheck.scan import summed  # noqa: PLC0415

        own = {name: told.of(name) for name in names}
        mender = Mender(
            scanners, own, source, input_format, stdin_filename, unsafe=unsafe
        )
        mended, failed = mend_all(mender, files, problems, settings.jobs, is_trial=diff)
        remains = [each.after for each in mended]
        allowed = limits(settings, scoring)
        report = summed(remains, failed, allowed, scanners.signature, scoring.scale)
        report = judged(report, told, scoring)
        if diff:
            _show(mended, report, is_colored=wants_color(color.value, sys.stdout))
        else:
            _tell(mended, report, to_errors=STDIN in files, quiet=quiet)
    raise typer.Exit(_status(mended, report, is_trial=diff, exit_zero=exit_zero))


def _files(
    paths: Sequence[str], governance: Governance
) -> tuple[list[str], tuple[Problem, ...]]:
    """The files, each once even if links lead to it by several names."""
    if not paths:
        raise UsageError('nothing to fix: give files, folders, or "-"')
    files, problems = found(paths, governance)
    if STDIN in files and len(files) > 1:
        raise UsageError('"-" goes alone: its fixed text is the output')
    real = {os.path.realpath(file): file for file in reversed(files)}
    return [file for file in files if real[os.path.realpath(file)] == file], problems


def _show(mended: Sequence[Mended], report: Report, *, is_colored: bool) -> None:
    from mtcheck.report.fixes import summary  # noqa: PLC0415
    from mtcheck.report.unified import unified  # noqa: PLC0415

    for each in mended:
        before, after = each.before.document.content, each.after.document.content
        emit(unified(each.path, before, after, color=is_colored))
    _complain(report)
    tell(summary(mended, report, is_trial=True))


def _tell(
    mended: Sequence[Mended], report: Report, *, to_errors: bool, quiet: bool
) -> None:
    from mtcheck.report.fixes import write  # noqa: PLC0415

    _complain(report)
    text = write(mended, report, quiet=quiet)
    if to_errors:
        for line in text.splitlines():
            tell(line)
    else:
        emit(text)


def _complain(report: Report) -> None:
    for problem in report.problems:
        complain(f"{problem.path}: {problem.message}")


def _status(
    mended: Sequence[Mended], report: Report, *, is_trial: bool, exit_zero: bool
) -> int:
    if report.problems:
        return UNTRUSTED
    changes = any(each.fixed for each in mended)
    is_good = not changes if is_trial else report.gate.passed
    return 0 if is_good or exit_zero else GATE_FAILED
