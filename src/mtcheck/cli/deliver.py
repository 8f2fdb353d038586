"""Brings a finished report to where it was wanted: files, screen, exit code."""

from __future__ import annotations

import sys
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
    from pathlib import Path

    from mtcheck.model import Report
    from mtcheck.report import RenderOptions


def look(color: Color, *, quiet: bool, statistics: bool) -> RenderOptions:
    """How a report is to look on standard output."""
    from mtcheck.report import RenderOptions  # noqa: PLC0415

    return RenderOptions(
        color=wants_color(color, sys.stdout),
        width=width(sys.stdout),
        quiet=quiet,
        statistics=statistics,
        ascii=is_plain(sys.stdout),
    )


def deliver(
    report: Report,
    name: str,
    outputs: Sequence[tuple[str, Path]],
    options: RenderOptions,
) -> bool:
    """Write all reports; say whether every file could be written."""
    from mtcheck.report import render  # noqa: PLC0415

    # One report that cannot be written must not cost the others.
    saved = [_saved(report, *output) for output in outputs]
    emit(render(report, name, options=options))
    if name in {"json", "jsonl"}:
        for problem in report.problems:
            complain(f"{problem.path}: {problem.message}")
    if name == "concise" and not options.quiet:
        tell(_verdict(report))
    return all(saved)


def _saved(report: Report, name: str, path: Path) -> bool:
    from mtcheck.report import render  # noqa: PLC0415

    try:
        save(path, render(report, name))
    except MtcheckError as error:
        complain(str(error))
        return False
    return True


def exit_code(report: Report, *, exit_zero: bool, is_delivered: bool) -> int:
    """The verdict as a number, or that it cannot be trusted."""
    if report.problems or not is_delivered:
        return UNTRUSTED
    return 0 if report.gate.passed or exit_zero else GATE_FAILED


def _verdict(report: Report) -> str:
    files, missed = len(report.files), len(report.problems)
    unread = f"{missed} input{'s' * (missed != 1)} could not be checked"
    if not files:
        return f"nothing was checked: {unread}"
    found, words = report.score.findings, report.score.words
    verdict = "passed" if report.gate.passed else "failed"
    why = f": {', '.join(report.gate.reasons)}" if report.gate.reasons else ""
    return (
        f"{found} finding{'s' * (found != 1)} in {words} words,"
        f" {files} file{'s' * (files != 1)} - {verdict}{why}"
        + (f", but {unread}" if missed else "")
    )
