"""``mtcheck baseline``: write down what is known, so that only new faults count."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mtcheck.cli import options as opt  # noqa: TC001 - typer reads it at run time
from mtcheck.cli.configuration import governance, scoring_of
from mtcheck.cli.console import emit, outcome, save, tell
from mtcheck.cli.narrowing import (
    Narrowing,
    baseline_content,
    baseline_of,
    baseline_path,
    default_baseline,
    load_baseline,
)
from mtcheck.cli.run import Kit, run
from mtcheck.cli.wish import STDIN, Wish, found, language, several
from mtcheck.errors import BaselineError, MtcheckError, UsageError
from mtcheck.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtcheck.baseline import Baseline as Known
    from mtcheck.baseline import Entry
    from mtcheck.config.settings import Settings
    from mtcheck.govern import Governance
    from mtcheck.model import FileReport

baseline_app = typer.Typer(
    help="Write down the findings that are known, so that scans report new ones only.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Baseline = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="The baseline [default: .mtcheck-baseline.json beside the configuration].",
    ),
]


def write_command(  # noqa: PLR0913 - the options of scan that decide what is found
    context: typer.Context,
    paths: opt.Paths = None,
    *,
    baseline: Baseline = None,
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
    jobs: opt.Jobs = None,
    no_cache: opt.NoCache = False,
    exclude: opt.Exclude = None,
    extend_exclude: opt.ExtendExclude = None,
    force_exclude: opt.ForceExclude = None,
    respect_gitignore: opt.RespectGitignore = None,
    config: opt.Config = None,
    isolated: opt.Isolated = False,
) -> None:
    """Scan, and bring the baseline in line with what was found."""
    with outcome():
        action = str(context.info_name)
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
                "jobs": jobs,
                "exclude": exclude,
                "extend-exclude": extend_exclude,
                "force-exclude": force_exclude,
                "respect-gitignore": respect_gitignore,
            },
        )
        files = _files(paths, told) if paths else ()
        held = _held(action, baseline, told.run(files), isolated=isolated)
        if not paths:
            files = _files(_own_files(action, held), told)
        settings = told.run(files)
        wish = Wish(
            files=files,
            problems=(),
            settings=settings,
            governance=told,
            target_lang=language(target_lang),
            source_lang=language(source_lang),
            input_format=input_format,
            use_cache=not no_cache,
            jobs=settings.jobs,
            scoring=scoring_of(settings),
            narrowing=Narrowing(),
        )
        _write(action, held, wish)


_HELP = {
    "create": "Write all findings down as known, in place of what was known before.",
    "update": "Add new findings of some files and drop the entries that have expired."
    " Without paths, of all files that have entries. Entries of other files and of"
    " rules that do not run stay.",
    "prune": "Drop the entries that no finding answers to any more; add none."
    " Without paths, of all files that have entries.",
}
for _name, _help in _HELP.items():
    baseline_app.command(_name, help=_help)(write_command)


def _held(
    action: str, given: Path | None, settings: Settings, *, isolated: bool
) -> Path:
    """Where the baseline lies; to create one, there need be none."""
    if action == "create":
        return given or default_baseline(settings)
    return _existing(given, settings, isolated=isolated)


def _own_files(action: str, path: Path) -> list[str]:
    """The files that a baseline has entries for, as far as they exist."""
    from mtcheck.baseline import parse_baseline  # noqa: PLC0415 - not for help

    if action == "create":
        raise UsageError("nothing to check: give files or folders")
    entries = parse_baseline(baseline_content(path), path.as_posix())
    files = (path.parent / name for name in sorted({entry.path for entry in entries}))
    return [Path(os.path.normpath(file)).as_posix() for file in files if file.is_file()]


def _files(paths: Sequence[str], told: Governance) -> tuple[str, ...]:
    if not paths:
        return ()
    files, problems = found(paths, told)
    if STDIN in files:
        raise UsageError("standard input has no place in a baseline")
    if problems:
        raise MtcheckError("\n".join(f"{p.path}: {p.message}" for p in problems))
    return files


def _write(action: str, path: Path, wish: Wish) -> None:
    from mtcheck import __version__  # noqa: PLC0415
    from mtcheck.baseline import baseline_text  # noqa: PLC0415 - not for help

    kit = Kit(wish)
    if action == "create" and not path.exists():
        before = baseline_of(path, frozenset(), kit.scanners)
    else:
        before = load_baseline(path, kit.catalogues, kit.scanners, is_whole=True)
    report = run(wish, kit)
    if report.problems:  # what could not be read would be taken for mended
        told = (f"{p.path}: {p.message}" for p in report.problems)
        raise MtcheckError("\n".join((*told, f"{path.as_posix()} was not written")))
    after = _after(action, before, report.files)
    save(path, baseline_text(after, __version__))
    added, dropped = len(after - before.entries), len(before.entries - after)
    tell(
        f"{path.as_posix()}: {_entries(len(after))}"
        f" ({added:,} added, {dropped:,} dropped)"
    )


def _after(action: str, before: Known, files: Sequence[FileReport]) -> frozenset[Entry]:
    """The entries that are right after a run."""
    from mtcheck.baseline import entry_of  # noqa: PLC0415 - not for help

    found = frozenset(
        entry_of(finding, before.key(file.document.path))
        for file in files
        for finding in file.findings
    )
    if action == "create":
        return found
    untouched = before.untouched({before.key(file.document.path) for file in files})
    if action == "update":
        return untouched | found
    hidden, _ = before.hide(files, lambda file: file)
    known = (
        entry_of(each.finding, before.key(file.document.path))
        for file in hidden
        for each in file.silenced
        if each.means == "baseline"
    )
    return untouched | frozenset(known)


@baseline_app.command("show")
def show_command(
    *,
    baseline: Baseline = None,
    config: opt.Config = None,
    isolated: opt.Isolated = False,
) -> None:
    """List what is known, by file and rule."""
    with outcome():
        from mtcheck.baseline import parse_baseline  # noqa: PLC0415 - not for help

        told = governance(config=config, isolated=isolated, options={})
        path = _existing(baseline, told.run(()), isolated=isolated)
        entries = parse_baseline(baseline_content(path), path.as_posix())
        emit("".join(f"{line}\n" for line in _listed(entries)))


def _listed(entries: Iterable[Entry]) -> Iterator[str]:
    counts = Counter((entry.path, entry.code) for entry in entries)
    last = ""
    for (path, code), number in sorted(counts.items()):
        if path != last:
            yield visible(path)
            last = path
        yield f"  {number:>6,}  {visible(code)}"
    files = len({path for path, _ in counts})
    yield f"{_entries(counts.total())} in {files:,} file{'s' * (files != 1)}"


def _entries(number: int) -> str:
    return "1 entry" if number == 1 else f"{number:,} entries"


def _existing(given: Path | None, settings: Settings, *, isolated: bool) -> Path:
    path = baseline_path(given, settings, isolated=isolated)
    if path is None:
        missing = default_baseline(settings).as_posix()
        raise BaselineError(
            f"{missing}: no baseline; mtcheck baseline create makes one"
        )
    return path
