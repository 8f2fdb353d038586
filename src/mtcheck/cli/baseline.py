"""``mtcheck baseline``: write down what is known, so that only new faults count."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from mtcheck.cli.configuration import settings_for
from mtcheck.cli.console import emit, outcome, save, tell
from mtcheck.cli.narrowing import (
    Narrowing,
    Relative,
    baseline_path,
    default_baseline,
    load_baseline,
)
from mtcheck.cli.scan import Level, Wish, language, run, selection
from mtcheck.errors import BaselineError, MtcheckError, UsageError
from mtcheck.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtcheck.baseline import Baseline, Entry
    from mtcheck.config import Settings
    from mtcheck.model import FileReport
    from mtcheck.select import Selection

baseline_app = typer.Typer(
    help="Write down the findings that are known, so that scans report new ones only.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Words = Optional[list[str]]  # noqa: UP045 - typer reads it at run time
Paths = Annotated[Words, typer.Argument(help="Files, folders or globs.")]
File = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option(
        "--baseline",
        metavar="FILE",
        help="The baseline [default: .mtcheck-baseline.json beside the configuration].",
    ),
]
Select = Annotated[Words, typer.Option("--select", help="Run only these rules.")]
Ignore = Annotated[Words, typer.Option("--ignore", help="Leave these rules out.")]
Extend = Annotated[Words, typer.Option("--extend-select", help="Run these rules, too.")]
Preview = Annotated[
    bool | None,
    typer.Option("--preview/--no-preview", help="Run rules on trial, too."),
]
Pack = Annotated[
    Optional[list[Path]],  # noqa: UP045
    typer.Option("--pack", help="A folder of rules of your own."),
]
Glossary = Annotated[
    Optional[list[Path]],  # noqa: UP045
    typer.Option("--glossary", help="Terms to hold the text to."),
]
Lang = Annotated[
    str | None, typer.Option("--target-lang", help="Language of the translation.")
]
Origin = Annotated[
    str | None, typer.Option("--source-lang", help="Language of the original.")
]
Format = Annotated[
    str | None, typer.Option("--input-format", help="The format of the files.")
]
Config = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--config", metavar="FILE", help="Take this configuration file."),
]
Isolated = Annotated[
    bool, typer.Option("--isolated", help="Look for no configuration file.")
]
Jobs = Annotated[
    int, typer.Option("--jobs", min=0, help="Processes to use; 0 for one a core.")
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Compile the rules anew.")]


def write_command(  # noqa: PLR0913 - the options of scan that decide what is found
    context: typer.Context,
    paths: Paths = None,
    *,
    baseline: File = None,
    select: Select = None,
    ignore: Ignore = None,
    extend_select: Extend = None,
    preview: Preview = None,
    pack: Pack = None,
    glossary: Glossary = None,
    target_lang: Lang = None,
    source_lang: Origin = None,
    input_format: Format = None,
    config: Config = None,
    isolated: Isolated = False,
    jobs: Jobs = 1,
    no_cache: NoCache = False,
) -> None:
    """Scan, and bring the baseline in line with what was found."""
    with outcome():
        action = str(context.info_name)
        settings = settings_for([*(paths or ["."])], config=config, isolated=isolated)
        chosen = selection(
            settings.select if select is None else select,
            (*(settings.extend_select or ()), *(extend_select or ())),
            settings.ignore if ignore is None else ignore,
            bool(settings.preview if preview is None else preview),
            Level(settings.min_confidence or Level.LOW),
        )
        held = _held(action, baseline, settings, isolated=isolated)
        wish = _wish(
            settings,
            _files(paths or _own_files(action, held)),
            target_lang=target_lang,
            source_lang=source_lang,
            input_format=input_format,
            packs=tuple(pack or ()),
            glossaries=tuple(glossary or ()),
            jobs=jobs,
            use_cache=not no_cache,
        )
        _write(action, held, wish, chosen)


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
    entries = parse_baseline(_text(path), path.as_posix())
    files = (path.parent / name for name in sorted({entry.path for entry in entries}))
    return [Path(os.path.normpath(file)).as_posix() for file in files if file.is_file()]


def _files(paths: Sequence[str]) -> list[str]:
    from mtcheck.read.discover import find_files  # noqa: PLC0415 - not for help

    files, problems = find_files(paths)
    if "-" in files:
        raise UsageError("standard input has no place in a baseline")
    if problems:
        raise MtcheckError("\n".join(f"{p.path}: {p.message}" for p in problems))
    return files


def _wish(  # noqa: PLR0913 - what a run can be told
    settings: Settings,
    files: Sequence[str],
    *,
    target_lang: str | None,
    source_lang: str | None,
    input_format: str | None,
    packs: tuple[Path, ...],
    glossaries: tuple[Path, ...],
    jobs: int,
    use_cache: bool,
) -> Wish:
    from mtcheck.schemes import Scoring  # noqa: PLC0415 - not for help

    return Wish(
        files=tuple(files),
        problems=(),
        settings=settings,
        target_lang=language(target_lang),
        source_lang=language(source_lang),
        input_format=input_format,
        packs=packs,
        use_cache=use_cache,
        jobs=jobs,
        stdin_filename="<stdin>",
        output_format="concise",
        outputs=(),
        source=None,
        reference=None,
        glossaries=glossaries,
        scoring=Scoring(),
        narrowing=Narrowing(),
    )


def _write(action: str, path: Path, wish: Wish, chosen: Selection) -> None:
    from mtcheck import __version__  # noqa: PLC0415
    from mtcheck.baseline import baseline_text  # noqa: PLC0415 - not for help
    from mtcheck.scan import Limits  # noqa: PLC0415

    before = _before(action, path, wish, chosen)
    report = run(wish, chosen, Limits())
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


def _before(action: str, path: Path, wish: Wish, chosen: Selection) -> Baseline:
    from mtcheck.baseline import Baseline  # noqa: PLC0415 - not for help
    from mtcheck.catalogue import load_catalogue  # noqa: PLC0415
    from mtcheck.select import choose  # noqa: PLC0415

    catalogue = load_catalogue(wish.packs, use_cache=wish.use_cache)
    rules = (*choose(catalogue, chosen), *catalogue.about_silencers)
    ran = {rule.info.code for rule in rules}
    if action == "create" and not path.exists():
        key = Relative(path.absolute().parent)
        return Baseline(frozenset(), key, lambda _: True, frozenset(ran))
    return load_baseline(path, catalogue, ran, is_whole=True)


def _after(
    action: str, before: Baseline, files: Sequence[FileReport]
) -> frozenset[Entry]:
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
    *, baseline: File = None, config: Config = None, isolated: Isolated = False
) -> None:
    """List what is known, by file and rule."""
    with outcome():
        from mtcheck.baseline import parse_baseline  # noqa: PLC0415 - not for help

        settings = settings_for(["."], config=config, isolated=isolated)
        path = _existing(baseline, settings, isolated=isolated)
        entries = parse_baseline(_text(path), path.as_posix())
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


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise BaselineError(f"{path.as_posix()}: not UTF-8 ({error.start})") from None
    except OSError as error:
        raise BaselineError(f"{path.as_posix()}: {error.strerror or error}") from None
