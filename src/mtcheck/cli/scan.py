"""``mtcheck scan``: check files, print the report, let the exit code be the gate."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from mtcheck.cli import options as opt
from mtcheck.cli.configuration import (
    require_known_codes,
    settings_for,
    with_languages,
)
from mtcheck.cli.console import is_terminal, outcome
from mtcheck.cli.deliver import deliver, exit_code, look
from mtcheck.cli.wish import (
    STDIN,
    Wish,
    destinations,
    found,
    glossary_of,
    known_format,
    language,
    limits_of,
    scoring_of,
    selection,
)
from mtcheck.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.model import Document, Report
    from mtcheck.scan import Limits
    from mtcheck.select import Selection


def scan_command(  # noqa: PLR0913 - the options are the interface
    *,
    paths: opt.Paths = None,
    source: opt.Source = None,
    reference: opt.Reference = None,
    glossary: opt.GlossaryFiles = None,
    target_lang: opt.TargetLang = None,
    source_lang: opt.SourceLang = None,
    input_format: opt.InputFormat = None,
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
    scoring: opt.ScoringName = opt.SchemeName.MQM,
    acceptable_penalty: opt.AcceptablePenalty = None,
    passing_score: opt.PassingScore = None,
    exit_zero: opt.ExitZero = False,
    output_format: opt.OutputFormat = None,
    output: opt.Outputs = None,
    jobs: opt.Jobs = 1,
    no_cache: opt.NoCache = False,
    color: opt.Color = opt.When.AUTO,
    quiet: opt.Quiet = False,
    statistics: opt.Statistics = False,
    stdin_filename: opt.StdinFilename = "<stdin>",
    config: opt.Config = None,
    isolated: opt.Isolated = False,
) -> None:
    """Check files, folders or standard input; the exit code is the gate.

    0: passed. 1: a finding at or above --fail-on, or a limit passed. 2: the result
    cannot be trusted (an unreadable file, an unknown rule, a broken pack).
    """
    with outcome():
        files, problems = found(paths or ())
        names = [stdin_filename if file == STDIN else file for file in files]
        settings = settings_for(names, config=config, isolated=isolated)
        scored = scoring_of(scoring, acceptable_penalty, passing_score)
        wish = Wish(
            files=files,
            problems=problems,
            settings=settings,
            target_lang=language(target_lang),
            source_lang=language(source_lang),
            input_format=input_format,
            packs=tuple(pack or ()),
            use_cache=not no_cache,
            jobs=jobs,
            stdin_filename=stdin_filename,
            output_format=known_format(output_format or _default_format()),
            outputs=destinations(output or ()),
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
            min_confidence or opt.Level(settings.min_confidence or opt.Level.LOW),
        )
        least = scored.scale.least if min_score is None else min_score
        severity = fail_on or opt.FailOn(settings.fail_on or opt.FailOn.MAJOR)
        limits = limits_of(severity, least, max_penalty, min_words)
        options = look(color.value, quiet=quiet, statistics=statistics)
        report = _run(wish, chosen, limits)
        is_delivered = deliver(report, wish.output_format, wish.outputs, options)
    raise typer.Exit(exit_code(report, exit_zero=exit_zero, is_delivered=is_delivered))


def _default_format() -> str:
    return "full" if is_terminal(sys.stdout) else "concise"


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
