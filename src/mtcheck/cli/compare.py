"""``mtcheck compare``: two reports, or two translations of one text, side by side."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from mtcheck.cli.console import GATE_FAILED, PASSED, emit, outcome
from mtcheck.cli.options import Codes, FailOn, Level
from mtcheck.cli.wish import (
    glossary_of,
    language,
    selection,
)
from mtcheck.errors import InputError, UsageError

if TYPE_CHECKING:
    from mtcheck.comparison import Comparison
    from mtcheck.model import Document
    from mtcheck.scanner import Scanner

_File = Optional[Path]  # noqa: UP045 - typer reads it at run time
_Files = Optional[list[Path]]  # noqa: UP045


class Form(StrEnum):
    """The choices of ``--output-format``."""

    TEXT = "text"
    JSON = "json"


def compare_command(  # noqa: PLR0913 - the options are the interface
    a: Annotated[
        Path, typer.Argument(metavar="A", help="A JSON report, or a translation.")
    ],
    b: Annotated[
        Path, typer.Argument(metavar="B", help="A later one, or another's work.")
    ],
    *,
    source: Annotated[
        _File, typer.Option(help="The original of both translations.")
    ] = None,
    reference: Annotated[
        _File, typer.Option(help="A human translation to score both against.")
    ] = None,
    target_lang: Annotated[
        str | None, typer.Option(help="Language of the translations.")
    ] = None,
    source_lang: Annotated[
        str | None, typer.Option(help="Language of the original.")
    ] = None,
    select: Annotated[Codes, typer.Option(help="Run only these rules.")] = None,
    ignore: Annotated[Codes, typer.Option(help="Leave these rules out.")] = None,
    preview: Annotated[
        bool, typer.Option("--preview", help="Run rules that are on trial too.")
    ] = False,
    pack: Annotated[_Files, typer.Option(help="A folder of rules of your own.")] = None,
    glossary: Annotated[
        _Files, typer.Option(help="Terms to hold both texts to: CSV, TSV or TBX.")
    ] = None,
    fail_on: Annotated[
        FailOn, typer.Option(help="The least severity of a new finding that fails.")
    ] = FailOn.NEVER,
    output_format: Annotated[
        Form, typer.Option(help="For people or for programs.")
    ] = Form.TEXT,
) -> None:
    """Say which findings are new, gone and the same in B, and what that costs.

    A and B are two JSON reports, or two translations of one text, which are scanned.
    """
    with outcome():
        from mtcheck.report.comparison import write_json, write_text  # noqa: PLC0415

        if _are_reports(a, b):
            told = (source, reference, target_lang, source_lang, select, ignore)
            if any((*told, preview, pack, glossary)):
                raise UsageError("reports are compared as they are; give no options")
            found = _of_reports(a, b)
        else:
            from mtcheck.catalogue import load_catalogue  # noqa: PLC0415
            from mtcheck.scanner import Scanner  # noqa: PLC0415

            scanner = Scanner(
                load_catalogue(tuple(pack or ())),
                selection(select, None, ignore, preview, Level.LOW),
                target_lang=language(target_lang),
                source_lang=language(source_lang),
                glossary=glossary_of(glossary or ()),
            )
            found = _of_translations(scanner, (a, b), source, reference)
        emit(write_json(found) if output_format is Form.JSON else write_text(found))
    raise typer.Exit(GATE_FAILED if _is_worse(found, fail_on) else PASSED)


def _are_reports(a: Path, b: Path) -> bool:
    """Whether both are; UsageError if one is."""
    from mtcheck.read.past import is_report  # noqa: PLC0415

    kinds = {is_report(_text(a)), is_report(_text(b))}
    if len(kinds) > 1:
        raise UsageError("a report and a translation cannot be compared")
    return kinds == {True}


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise InputError(str(path), (error.strerror or "unreadable").lower()) from None


def _of_reports(a: Path, b: Path) -> Comparison:
    from mtcheck.comparison import compare  # noqa: PLC0415
    from mtcheck.read.past import parse_report  # noqa: PLC0415

    before, after = (parse_report(_text(path), str(path)) for path in (a, b))
    return compare(before, after)


def _of_translations(
    scanner: Scanner,
    paths: tuple[Path, Path],
    source: Path | None,
    reference: Path | None,
) -> Comparison:
    from mtcheck.comparison import compare, state_of  # noqa: PLC0415
    from mtcheck.metrics import paired_metrics  # noqa: PLC0415

    one, other = (_document(path, source, reference) for path in paths)
    before, after = (
        state_of(scanner.check(document), str(path))
        for document, path in zip((one, other), paths, strict=True)
    )
    return compare(before, after, paired_metrics(one, other))


def _document(path: Path, source: Path | None, reference: Path | None) -> Document:
    from mtcheck.read import read_path  # noqa: PLC0415
    from mtcheck.read.pair import paired  # noqa: PLC0415

    document = read_path(str(path))
    if not (source or reference):
        return document
    return paired(
        document,
        source=read_path(str(source)) if source else None,
        reference=read_path(str(reference)) if reference else None,
    )


def _is_worse(found: Comparison, fail_on: FailOn) -> bool:
    from mtcheck.model import Severity  # noqa: PLC0415

    if fail_on is FailOn.NEVER:
        return False
    least = Severity[fail_on.upper()]
    return any(flag.severity >= least for flag in found.new)
