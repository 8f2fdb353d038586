"""Brings a finished report to where it was wanted: files, screen, exit code."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.cli.console import (
    GATE_FAILED,
    UNTRUSTED,
    Color,
    complain,
    emit,
    is_plain,
    save,
    tell,
    wants_color,
    width,
)
from mtcheck.errors import MtcheckError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtcheck.model import Report
    from mtcheck.report import RenderOptions


EXCLUDED = "nothing was checked: all that was named is excluded"
UNCHANGED = "nothing has changed - passed"
"""Verdicts on a run without a file to check."""

# Where the jobs of GitHub, GitLab and Azure keep the project that they check.
_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY")
# These formats say for themselves what could not be read, and how it ended.
_FOR_READERS = {"full", "grouped", "markdown"}
_QUIET_ON_PROBLEMS = {*_FOR_READERS, "concise", "github", "azure"}
_QUIET_ON_VERDICT = {*_FOR_READERS, "json", "jsonl"}


def look(color: Color, *, quiet: bool, statistics: bool) -> RenderOptions:
    """How a report is to look on standard output."""
    from mtcheck.report import RenderOptions  # noqa: PLC0415 - not for help

    folder = Path.cwd()
    return RenderOptions(
        color=wants_color(color, sys.stdout),
        width=width(sys.stdout),
        quiet=quiet,
        statistics=statistics,
        ascii=is_plain(sys.stdout),
        folder=str(folder),
        root=str(_root(folder)),
    )


def _root(folder: Path) -> Path:
    """Where the project begins: as the job says, else where its history lies."""
    named = (os.environ.get(name) for name in _ROOTS)
    for path in filter(None, named):
        if folder.is_relative_to(path):
            return Path(path)
    above = (folder, *folder.parents)
    return next((it for it in above if (it / ".git").exists()), folder)


def deliver(
    report: Report,
    name: str,
    outputs: Sequence[tuple[str, Path]],
    options: RenderOptions,
    *,
    if_empty: str,
) -> bool:
    """Write all reports; say whether every file could be written.

    `if_empty` is the verdict on a run that had no file to check.
    """
    from mtcheck.report import RenderOptions, render  # noqa: PLC0415 - the same

    plain = RenderOptions(folder=options.folder, root=options.root)
    # One report that cannot be written must not cost the others.
    saved = [_saved(report, *output, plain) for output in outputs]
    emit(render(report, name, options=options))
    if name not in _QUIET_ON_PROBLEMS:
        for problem in report.problems:
            complain(f"{problem.path}: {problem.message}")
    if name not in _QUIET_ON_VERDICT and not options.quiet:
        tell(_verdict(report, if_empty))
    return all(saved)


def _saved(report: Report, name: str, path: Path, options: RenderOptions) -> bool:
    from mtcheck.report import render  # noqa: PLC0415 - the same

    try:
        save(path, render(report, name, options=options))
    except MtcheckError as error:
        complain(str(error))
        return False
    return True


def exit_code(report: Report, *, exit_zero: bool, is_delivered: bool) -> int:
    """The verdict as a number, or that it cannot be trusted."""
    if report.problems or not is_delivered:
        return UNTRUSTED
    return 0 if report.gate.passed or exit_zero else GATE_FAILED


def _verdict(report: Report, if_empty: str) -> str:
    from mtcheck.report.counts import left_out  # noqa: PLC0415 - loaded by the report

    files, missed = len(report.files), len(report.problems)
    unread = f"{missed} input{'s' * (missed != 1)} could not be checked"
    if not files:
        return f"nothing was checked: {unread}" if missed else if_empty
    found, words = report.score.findings, report.score.words
    verdict = "passed" if report.gate.passed else "failed"
    why = f": {', '.join(report.gate.reasons)}" if report.gate.reasons else ""
    return (
        f"{found} finding{'s' * (found != 1)} in {words} words,"
        f" {files} file{'s' * (files != 1)} - {verdict}{why}{left_out(report)}"
        + (f", but {unread}" if missed else "")
    )
