"""``mtcheck fix``: put right in the files themselves what can be put right safely."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
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
    outcome,
    tell,
    wants_color,
)
from mtcheck.cli.scan import (
    STDIN,
    Codes,
    FailOn,
    Level,
    When,
    glossary_of,
    language,
    selection,
)
from mtcheck.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtcheck.config import Settings
    from mtcheck.fix import Mended
    from mtcheck.model import Document, Problem, Report
    from mtcheck.scan import Scanner


def fix_command(  # noqa: PLR0913 - the options are the interface
    *,
    paths: Annotated[
        Codes,
        typer.Argument(help='Files, folders, globs, or "-" for standard input.'),
    ] = None,
    unsafe: Annotated[
        bool,
        typer.Option("--unsafe", help="Apply fixes that may change the meaning too."),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option(
            "--diff", help="Write nothing; show what would change, and exit 1 if so."
        ),
    ] = False,
    source: Annotated[
        Optional[Path],  # noqa: UP045 - typer reads it at run time
        typer.Option(help="The original, passage for passage, for one file."),
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
        Optional[list[Path]],  # noqa: UP045
        typer.Option(help="A folder of rules of your own."),
    ] = None,
    preview: Annotated[
        bool | None,
        typer.Option(
            "--preview/--no-preview", help="Run rules that are still on trial too."
        ),
    ] = None,
    min_confidence: Annotated[
        Optional[Level],  # noqa: UP045
        typer.Option(help="Leave out rules less often right [default: low]."),
    ] = None,
    fail_on: Annotated[
        Optional[FailOn],  # noqa: UP045
        typer.Option(
            help="The least severity that fails, of what remains [default: major]."
        ),
    ] = None,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit 0 whatever remains.")
    ] = False,
    jobs: Annotated[
        int, typer.Option(min=0, help="Processes to use; 0 for one a core.")
    ] = 1,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Compile the rules anew.")
    ] = False,
    color: Annotated[When, typer.Option(help="Colour the difference.")] = When.AUTO,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print one line over all files only.")
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
    """Apply the safe fixes of findings to files; with "-", from input to output.

    0: what remains passes the gate (see --fail-on). 1: it does not, or --diff would
    change something. 2: the result cannot be trusted (an unreadable file, one that
    cannot be written, an unknown rule); the other files are fixed all the same.
    """
    with outcome():
        files, problems = _files(paths or ())
        names = [stdin_filename if file == STDIN else file for file in files]
        settings = settings_for(names, config=config, isolated=isolated)
        if source and len(files) != 1:
            raise UsageError("--source goes with exactly one file")
        level = min_confidence or Level(settings.min_confidence or Level.LOW)
        chosen = selection(
            settings.select if select is None else select,
            (*(settings.extend_select or ()), *(extend_select or ())),
            settings.ignore if ignore is None else ignore,
            bool(settings.preview if preview is None else preview),
            level,
        )
        from mtcheck.catalogue import load_catalogue  # noqa: PLC0415 - not for help
        from mtcheck.scan import Scanner  # noqa: PLC0415

        catalogue = load_catalogue(tuple(pack or ()), use_cache=not no_cache)
        require_known_codes(settings, catalogue)
        scanner = Scanner(
            catalogue,
            chosen,
            target_lang=language(target_lang),
            source_lang=language(source_lang),
            detect_country=settings.detect_country is not False,
            glossary=glossary_of(tuple(glossary or ())),
        )
        mender = _Mender(
            scanner, settings, source, input_format, stdin_filename, unsafe=unsafe
        )
        severity = fail_on or FailOn(settings.fail_on or FailOn.MAJOR)
        mended, failed = _run(mender, files, problems, jobs, is_trial=diff)
        report = _judged(scanner, mended, failed, severity)
        if diff:
            _show(mended, report, is_colored=wants_color(color.value, sys.stdout))
        else:
            _tell(mended, report, to_errors=STDIN in files, quiet=quiet)
    raise typer.Exit(_status(mended, report, is_trial=diff, exit_zero=exit_zero))


def _files(paths: Sequence[str]) -> tuple[list[str], list[Problem]]:
    """The files, each once even if links lead to it by several names."""
    from mtcheck.read.discover import find_files  # noqa: PLC0415

    if not paths:
        raise UsageError('nothing to fix: give files, folders, or "-"')
    files, problems = find_files(paths)
    if STDIN in files and len(files) > 1:
        raise UsageError('"-" goes alone: its fixed text is the output')
    real = {os.path.realpath(file): file for file in reversed(files)}
    return [file for file in files if real[os.path.realpath(file)] == file], problems


@dataclass(frozen=True, slots=True)
class _Mender:
    """Mends one file after the other, here or in a process of its own."""

    scanner: Scanner
    settings: Settings
    source: Path | None
    input_format: str | None
    stdin_filename: str
    unsafe: bool

    def __call__(self, file: str) -> tuple[bytes, Mended | InputError]:
        """The bytes of a file and what becomes of it."""
        from mtcheck.fix import mend  # noqa: PLC0415
        from mtcheck.model import Applicability  # noqa: PLC0415
        from mtcheck.read import bytes_of  # noqa: PLC0415

        least = Applicability.UNSAFE if self.unsafe else Applicability.SAFE
        data, name = b"", self.stdin_filename if file == STDIN else file
        try:
            data = sys.stdin.buffer.read() if file == STDIN else bytes_of(file)
            original = self._original()

            def read(data: bytes) -> Document:
                return self._read(data, name, original)

            return data, mend(name, data, read, self.scanner.check, least)
        except InputError as error:
            return data, error

    def _original(self) -> Document | None:
        from mtcheck.read import read_path  # noqa: PLC0415

        return read_path(str(self.source)) if self.source else None

    def _read(self, data: bytes, name: str, original: Document | None) -> Document:
        from mtcheck.read import read_bytes  # noqa: PLC0415

        document = read_bytes(data, name, format=self.input_format)
        if original is not None:
            from mtcheck.read.pair import paired  # noqa: PLC0415

            document = paired(document, source=original, reference=None)
        return with_languages(document, self.settings)


def _run(
    mender: _Mender,
    files: Sequence[str],
    problems: Sequence[Problem],
    jobs: int,
    *,
    is_trial: bool,
) -> tuple[list[Mended], list[Problem]]:
    """Mend all files and write them, unless it is a trial."""
    from mtcheck.cli.progress import progress  # noqa: PLC0415
    from mtcheck.model import Problem  # noqa: PLC0415
    from mtcheck.parallel import in_processes  # noqa: PLC0415
    from mtcheck.write.atomic import clean  # noqa: PLC0415

    if not is_trial:
        clean(dict.fromkeys(Path(os.path.realpath(f)).parent for f in files))
    mended: list[Mended] = []
    failed = list(problems)
    count = 1 if STDIN in files else jobs
    with progress(len(files)) as seen:
        works = in_processes(mender, files, count)
        for file, (data, result) in zip(files, works, strict=True):
            done = result
            if not is_trial:
                done = _written(file, data, result)
            if isinstance(done, InputError):
                failed.append(Problem(done.path, done.message))
            if not isinstance(result, InputError):
                failed += result.after.document.problems
                mended.append(_undone(result, data) if done is not result else result)
            seen(file)
    return mended, failed


def _written(
    file: str, data: bytes, result: Mended | InputError
) -> Mended | InputError:
    """Write what became of a file; the result, or why it could not be written."""
    from mtcheck.write.atomic import replace_file  # noqa: PLC0415

    is_broken = isinstance(result, InputError)
    new = data if isinstance(result, InputError) else result.data
    if file == STDIN:  # what cannot be checked comes out as it went in
        sys.stdout.flush()
        sys.stdout.buffer.write(new)
        sys.stdout.buffer.flush()
    elif not is_broken and new != data:
        try:
            replace_file(file, data, new)
        except InputError as error:
            return error
    return result


def _undone(mended: Mended, data: bytes) -> Mended:
    """What to say of a file that could not be written."""
    return replace(
        mended, data=data, after=mended.before, fixed=(), left=(), is_settled=True
    )


def _judged(
    scanner: Scanner,
    mended: Sequence[Mended],
    problems: Sequence[Problem],
    fail_on: FailOn,
) -> Report:
    """The report on what remains."""
    from mtcheck.model import Severity  # noqa: PLC0415
    from mtcheck.scan import Limits, summed  # noqa: PLC0415

    severity = None if fail_on is FailOn.NEVER else Severity[fail_on.upper()]
    reports = [each.after for each in mended]
    limits = Limits(severity)
    return summed(reports, problems, limits, scanner.signature, scanner.scoring.scale)


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
