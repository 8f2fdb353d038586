"""``mtcheck scan``: check files, print the report, let the exit code be the gate."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import StrEnum
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from mtcheck.cli.configuration import (
    require_known_codes,
    settings_for,
    with_languages,
)
from mtcheck.cli.console import (
    GATE_FAILED,
    UNTRUSTED,
    complain,
    emit,
    is_plain,
    is_terminal,
    outcome,
    save,
    tell,
    wants_color,
    width,
)
from mtcheck.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.config.settings import Settings
    from mtcheck.glossary import Glossary
    from mtcheck.model import Document, Problem, Report
    from mtcheck.report import RenderOptions
    from mtcheck.scan import Limits
    from mtcheck.schemes import Scoring
    from mtcheck.select import Selection

STDIN = "-"


class FailOn(StrEnum):
    """The severities of ``--fail-on``."""

    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"
    NEUTRAL = "neutral"
    NEVER = "never"


class Level(StrEnum):
    """The levels of ``--min-confidence``."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Scheme(StrEnum):
    """The choices of ``--scoring``."""

    MQM = "mqm"
    WMT = "wmt"
    J2450 = "j2450"


class When(StrEnum):
    """The choices of ``--color``."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


Codes = Optional[list[str]]  # noqa: UP045 - typer reads it at run time


@dataclass(frozen=True, slots=True)
class Wish:
    """What the options of one run ask for."""

    files: tuple[str, ...]
    problems: tuple[Problem, ...]
    settings: Settings
    target_lang: str | None
    source_lang: str | None
    input_format: str | None
    packs: tuple[Path, ...]
    use_cache: bool
    jobs: int
    stdin_filename: str
    output_format: str
    outputs: tuple[tuple[str, Path], ...]
    source: Path | None
    reference: Path | None
    glossaries: tuple[Path, ...]
    scoring: Scoring


def scan_command(  # noqa: PLR0913 - the options are the interface
    *,
    paths: Annotated[
        Codes,
        typer.Argument(help='Files, folders, globs, or "-" for standard input.'),
    ] = None,
    source: Annotated[
        Optional[Path],  # noqa: UP045 - typer reads it at run time
        typer.Option(help="The original, passage for passage, for one file."),
    ] = None,
    reference: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option(help="A human translation to compare one file with."),
    ] = None,
    glossary: Annotated[
        Optional[list[Path]],  # noqa: UP045
        typer.Option(help="Terms to hold the text to: CSV, TSV or TBX."),
    ] = None,
    target_lang: Annotated[
        str | None,
        typer.Option(help="Language of the translation, such as fr or fr-CA."),
    ] = None,
    source_lang: Annotated[
        str | None, typer.Option(help="Language of the original, such as en.")
    ] = None,
    input_format: Annotated[
        str | None,
        typer.Option(help="The format of the files; by default from their names."),
    ] = None,
    select: Annotated[
        Codes, typer.Option(help="Run only these rules: codes, prefixes, names, ALL.")
    ] = None,
    ignore: Annotated[Codes, typer.Option(help="Leave these rules out.")] = None,
    extend_select: Annotated[
        Codes, typer.Option(help="Run these rules beside the default ones.")
    ] = None,
    pack: Annotated[
        Optional[list[Path]],  # noqa: UP045 - typer reads it at run time
        typer.Option(help="A folder of rules of your own."),
    ] = None,
    preview: Annotated[
        bool | None,
        typer.Option(
            "--preview/--no-preview", help="Run rules that are still on trial too."
        ),
    ] = None,
    min_confidence: Annotated[
        Optional[Level],  # noqa: UP045 - typer reads it at run time
        typer.Option(help="Leave out rules less often right [default: low]."),
    ] = None,
    fail_on: Annotated[
        Optional[FailOn],  # noqa: UP045
        typer.Option(help="The least severity that fails the gate [default: major]."),
    ] = None,
    min_score: Annotated[
        float | None, typer.Option(help="Fail below this score (0 to 100).")
    ] = None,
    max_penalty: Annotated[
        float | None, typer.Option(help="Fail above this penalty per 1,000 words.")
    ] = None,
    min_words: Annotated[
        int | None,
        typer.Option(
            min=0,
            help="Words below which there is no score to judge by [default: 1000].",
        ),
    ] = None,
    scoring: Annotated[
        Scheme, typer.Option(help="How findings are weighed.")
    ] = Scheme.MQM,
    acceptable_penalty: Annotated[
        float | None,
        typer.Option(help="Penalty per 1,000 words that just gets --passing-score."),
    ] = None,
    passing_score: Annotated[
        float | None,
        typer.Option(help="Calibrated score that just passes [default: 95]."),
    ] = None,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit 0 whatever was found.")
    ] = False,
    output_format: Annotated[
        str | None,
        typer.Option(
            envvar="MTCHECK_OUTPUT_FORMAT",
            help="full (default on a terminal), concise, json or jsonl.",
        ),
    ] = None,
    output: Annotated[
        Codes,
        typer.Option(metavar="FMT=PATH", help="Write a further report to a file."),
    ] = None,
    jobs: Annotated[
        int, typer.Option(min=0, help="Processes to use; 0 for one a core.")
    ] = 1,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Compile the rules anew.")
    ] = False,
    color: Annotated[When, typer.Option(help="Colour the full report.")] = When.AUTO,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print the verdict only.")
    ] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Add a table of findings by rule.")
    ] = False,
    stdin_filename: Annotated[
        str, typer.Option(help="The name standard input goes by.")
    ] = "<stdin>",
    config: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option(metavar="FILE", help="Take this configuration file."),
    ] = None,
    isolated: Annotated[
        bool, typer.Option("--isolated", help="Look for no configuration file.")
    ] = False,
) -> None:
    """Check files, folders or standard input; the exit code is the gate.

    0: passed. 1: a finding at or above --fail-on, or a limit passed. 2: the result
    cannot be trusted (an unreadable file, an unknown rule, a broken pack).
    """
    with outcome():
        files, problems = _files(paths or ())
        names = [stdin_filename if file == STDIN else file for file in files]
        settings = settings_for(names, config=config, isolated=isolated)
        scored = _scoring(scoring, acceptable_penalty, passing_score)
        wish = Wish(
            files=tuple(files),
            problems=tuple(problems),
            settings=settings,
            target_lang=language(target_lang),
            source_lang=language(source_lang),
            input_format=input_format,
            packs=tuple(pack or ()),
            use_cache=not no_cache,
            jobs=jobs,
            stdin_filename=stdin_filename,
            output_format=_known_format(output_format or _default_format()),
            outputs=tuple(_destination(text) for text in output or ()),
            source=source,
            reference=reference,
            glossaries=tuple(glossary or ()),
            scoring=scored,
        )
        chosen = selection(
            settings.select if select is None else select,
            (*(settings.extend_select or ()), *(extend_select or ())),
            settings.ignore if ignore is None else ignore,
            bool(settings.preview if preview is None else preview),
            min_confidence or Level(settings.min_confidence or Level.LOW),
        )
        least = scored.scale.least if min_score is None else min_score
        severity = fail_on or FailOn(settings.fail_on or FailOn.MAJOR)
        limits = _limits(severity, least, max_penalty, min_words)
        options = _options(color, quiet=quiet, statistics=statistics)
        report = _run(wish, chosen, limits)
        _print(report, wish, options)
    raise typer.Exit(_exit_code(report, exit_zero=exit_zero))


def _default_format() -> str:
    return "full" if is_terminal(sys.stdout) else "concise"


def language(code: str | None) -> str | None:
    """A language as the rest of the program writes it."""
    from mtcheck.lang import normalised  # noqa: PLC0415 - only scanning needs it

    return normalised(code) if code else None


def _several(texts: Sequence[str] | None) -> tuple[str, ...]:
    """Options that may be repeated or given with commas."""
    split = (part.strip() for text in texts or () for part in text.split(","))
    return tuple(part for part in split if part)


def selection(
    select: Sequence[str] | None,
    extend: Sequence[str] | None,
    ignore: Sequence[str] | None,
    preview: bool,  # noqa: FBT001 - passed on as it came
    confidence: Level,
) -> Selection:
    """What the options that choose rules ask for."""
    from mtcheck.model import Confidence  # noqa: PLC0415
    from mtcheck.select import Selection  # noqa: PLC0415

    return Selection(
        select=_several(select),
        extend=_several(extend),
        ignore=_several(ignore),
        preview=preview,
        min_confidence=Confidence[confidence.upper()],
    )


def _scoring(
    scheme: Scheme, acceptable: float | None, passing: float | None
) -> Scoring:
    from mtcheck.schemes import SCHEMES, Scale, Scoring  # noqa: PLC0415

    if acceptable is None:
        if passing is not None:
            raise UsageError("--passing-score goes with --acceptable-penalty")
        return Scoring(SCHEMES[scheme])
    if not 0 < acceptable < inf:
        raise UsageError("--acceptable-penalty takes a number above 0")
    if passing is not None and not 0 <= passing < 100:
        raise UsageError("--passing-score takes a number from 0 to below 100")
    scale = Scale(acceptable) if passing is None else Scale(acceptable, passing)
    return Scoring(SCHEMES[scheme], scale)


def _limits(
    fail_on: FailOn,
    min_score: float | None,
    max_penalty: float | None,
    min_words: int | None,
) -> Limits:
    from mtcheck.model import Severity  # noqa: PLC0415
    from mtcheck.scan import Limits  # noqa: PLC0415

    severity = None if fail_on is FailOn.NEVER else Severity[fail_on.upper()]
    if min_words is None:
        return Limits(severity, min_score, max_penalty)
    return Limits(severity, min_score, max_penalty, min_words)


def _known_format(name: str) -> str:
    from mtcheck.report import require_known  # noqa: PLC0415

    require_known(name)
    return name


def _destination(text: str) -> tuple[str, Path]:
    name, _, path = text.partition("=")
    if not path:
        raise UsageError(
            f'--output takes FMT=PATH, such as json=report.json, not "{text}"'
        )
    return _known_format(name), Path(path)


def _options(color: When, *, quiet: bool, statistics: bool) -> RenderOptions:
    from mtcheck.report import RenderOptions  # noqa: PLC0415

    return RenderOptions(
        color=wants_color(color.value, sys.stdout),
        width=width(sys.stdout),
        quiet=quiet,
        statistics=statistics,
        ascii=is_plain(sys.stdout),
    )


def _run(wish: Wish, selection: Selection, limits: Limits) -> Report:
    from mtcheck.catalogue import load_catalogue  # noqa: PLC0415
    from mtcheck.cli.progress import progress  # noqa: PLC0415
    from mtcheck.scan import Scanner, scan  # noqa: PLC0415

    catalogue = load_catalogue(wish.packs, use_cache=wish.use_cache)
    require_known_codes(wish.settings, catalogue)
    scanner = Scanner(
        catalogue,
        selection,
        target_lang=wish.target_lang,
        source_lang=wish.source_lang,
        detect_country=wish.settings.detect_country is not False,
        scoring=wish.scoring,
        glossary=glossary_of(wish.glossaries),
    )
    if (wish.source or wish.reference) and len(wish.files) != 1:
        raise UsageError("--source and --reference go with exactly one file")
    with progress(len(wish.files)) as seen:
        return scan(
            scanner,
            _documents(wish),
            limits=limits,
            problems=wish.problems,
            seen=seen,
            jobs=wish.jobs,
        )


def glossary_of(paths: Sequence[Path]) -> Glossary:
    """The terms of all files; none of no file."""
    from mtcheck.glossary import Glossary  # noqa: PLC0415
    from mtcheck.read.glossary import read_glossaries  # noqa: PLC0415

    return read_glossaries(paths) if paths else Glossary()


def _files(paths: Sequence[str]) -> tuple[list[str], list[Problem]]:
    from mtcheck.read.discover import find_files  # noqa: PLC0415

    if not paths:
        raise UsageError('nothing to check: give files, folders, or "-"')
    return find_files(paths)


def _documents(wish: Wish) -> Iterator[Document | InputError]:
    for path in wish.files:
        try:
            document = _paired(_document(path, wish), wish)
            yield with_languages(document, wish.settings)
        except InputError as error:
            yield error


def _document(path: str, wish: Wish) -> Document:
    from mtcheck.read import read_bytes, read_path  # noqa: PLC0415

    if path != STDIN:
        return read_path(path, format=wish.input_format)
    data = sys.stdin.buffer.read()
    return read_bytes(data, wish.stdin_filename, format=wish.input_format)


def _paired(document: Document, wish: Wish) -> Document:
    if not (wish.source or wish.reference):
        return document
    from mtcheck.read import read_path  # noqa: PLC0415
    from mtcheck.read.pair import paired  # noqa: PLC0415

    source = read_path(str(wish.source)) if wish.source else None
    reference = read_path(str(wish.reference)) if wish.reference else None
    return paired(document, source=source, reference=reference)


def _print(report: Report, wish: Wish, options: RenderOptions) -> None:
    from mtcheck.report import render  # noqa: PLC0415

    for name, path in wish.outputs:
        save(path, render(report, name))
    emit(render(report, wish.output_format, options=options))
    if wish.output_format in {"json", "jsonl"}:
        for problem in report.problems:
            complain(f"{problem.path}: {problem.message}")
    if wish.output_format == "concise" and not options.quiet:
        tell(_verdict(report))


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


def _exit_code(report: Report, *, exit_zero: bool) -> int:
    if report.problems:
        return UNTRUSTED
    return 0 if report.gate.passed or exit_zero else GATE_FAILED
