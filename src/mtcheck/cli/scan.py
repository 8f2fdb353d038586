"""``mtcheck scan``: check files, print the report, let the exit code be the gate."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from mtcheck.cli.configuration import (
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
    from mtcheck.govern import Governance
    from mtcheck.model import Document, Problem, Report
    from mtcheck.report import RenderOptions
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


class Rung(StrEnum):
    """The choices of ``--profile``."""

    DRAFT = "draft"
    REVIEW = "review"
    PUBLISH = "publish"


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
    governance: Governance
    target_lang: str | None
    source_lang: str | None
    input_format: str | None
    use_cache: bool
    jobs: int
    stdin_filename: str
    output_format: str
    outputs: tuple[tuple[str, Path], ...]
    source: Path | None
    reference: Path | None
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
    profile: Annotated[
        Optional[Rung],  # noqa: UP045
        typer.Option(help="How much is asked of the text [default: review]."),
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
        Optional[Scheme],  # noqa: UP045
        typer.Option(help="How findings are weighed [default: mqm]."),
    ] = None,
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
        int | None,
        typer.Option(min=0, help="Processes to use; 0 for one a core [default: 1]."),
    ] = None,
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
    exclude: Annotated[
        Codes,
        typer.Option(metavar="PATTERN", help="Leave these out of searched folders."),
    ] = None,
    extend_exclude: Annotated[
        Codes,
        typer.Option(metavar="PATTERN", help="Leave these out, too."),
    ] = None,
    force_exclude: Annotated[
        bool | None,
        typer.Option(
            "--force-exclude/--no-force-exclude",
            help="Leave out what is excluded even if it is named outright.",
        ),
    ] = None,
    respect_gitignore: Annotated[
        bool | None,
        typer.Option(
            "--respect-gitignore/--no-respect-gitignore",
            help="Leave out what git ignores [default: yes].",
        ),
    ] = None,
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
        files, problems = _files(paths or (), told)
        settings = told.run(stdin_filename if f == STDIN else f for f in files)
        wish = Wish(
            files=tuple(files),
            problems=tuple(problems),
            settings=settings,
            governance=told,
            target_lang=language(target_lang),
            source_lang=language(source_lang),
            input_format=input_format,
            use_cache=not no_cache,
            jobs=settings.jobs,
            stdin_filename=stdin_filename,
            output_format=_format(output_format, settings),
            outputs=tuple(_destination(text) for text in output or ()),
            source=source,
            reference=reference,
            scoring=scoring_of(settings),
        )
        options = _options(color, quiet=quiet, statistics=statistics)
        report = _run(wish)
        _print(report, wish, options)
    raise typer.Exit(_exit_code(report, exit_zero=exit_zero))


def _format(name: str | None, settings: Settings) -> str:
    """The format of the report: as told, as configured, or what the stream suits."""
    if name is None and settings.output_format is not None:
        try:
            return _known_format(settings.output_format)
        except UsageError as error:
            place = settings.origin("output_format").text
            raise UsageError(f"{place}: {error}") from None
    return _known_format(name or ("full" if is_terminal(sys.stdout) else "concise"))


def language(code: str | None) -> str | None:
    """A language as the rest of the program writes it."""
    from mtcheck.lang import normalised  # noqa: PLC0415 - only scanning needs it

    return normalised(code) if code else None


def several(texts: Sequence[str] | None) -> tuple[str, ...] | None:
    """Options that may be repeated or given with commas; None where there are none."""
    if texts is None:
        return None
    split = (part.strip() for text in texts for part in text.split(","))
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
        select=several(select) or (),
        extend=several(extend) or (),
        ignore=several(ignore) or (),
        preview=preview,
        min_confidence=Confidence[confidence.upper()],
    )


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


def _run(wish: Wish) -> Report:
    from mtcheck.cli.progress import progress  # noqa: PLC0415
    from mtcheck.scan import scan  # noqa: PLC0415

    scanners = scanners_for(
        wish.governance,
        [wish.stdin_filename if file == STDIN else file for file in wish.files],
        scoring=wish.scoring,
        target_lang=wish.target_lang,
        source_lang=wish.source_lang,
        use_cache=wish.use_cache,
    )
    if (wish.source or wish.reference) and len(wish.files) != 1:
        raise UsageError("--source and --reference go with exactly one file")
    with progress(len(wish.files)) as seen:
        report = scan(
            scanners,
            _documents(wish),
            limits=limits(wish.settings, wish.scoring),
            problems=wish.problems,
            seen=seen,
            jobs=wish.jobs,
        )
    return judged(report, wish.governance, wish.scoring)


def glossary_of(paths: Sequence[Path]) -> Glossary:
    """The terms of all files; none of no file."""
    from mtcheck.glossary import Glossary  # noqa: PLC0415
    from mtcheck.read.glossary import read_glossaries  # noqa: PLC0415

    return read_glossaries(paths) if paths else Glossary()


def _files(
    paths: Sequence[str], governance: Governance
) -> tuple[list[str], list[Problem]]:
    from mtcheck.read.discover import find_files  # noqa: PLC0415

    if not paths:
        raise UsageError('nothing to check: give files, folders, or "-"')
    return find_files(paths, governance)


def _documents(wish: Wish) -> Iterator[Document | InputError]:
    from mtcheck.govern import with_languages  # noqa: PLC0415

    for path in wish.files:
        try:
            document = _paired(_document(path, wish), wish)
            yield with_languages(document, wish.governance.of(document.path))
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
        why = unread if missed else "all that was named is excluded"
        return f"nothing was checked: {why}"
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
