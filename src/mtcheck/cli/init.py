"""``mtcheck init``: look at the project and write a configuration file for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mtcheck.cli.console import emit, outcome, save
from mtcheck.errors import UsageError
from mtcheck.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.survey import Survey

NAME = "mtcheck.toml"


def init_command(
    folder: Annotated[Path, typer.Argument(help="The top of the project.")] = Path(),
    *,
    force: Annotated[
        bool, typer.Option("--force", help="Overwrite the file that is there.")
    ] = False,
) -> None:
    """Look at a project and write a commented mtcheck.toml for it.

    Reads names and texts of the project, and nothing from the network.
    """
    with outcome():
        from mtcheck.survey import survey  # noqa: PLC0415 - not for help

        target = _free(folder, force=force)
        found = survey(folder)
        save(target, "\n".join(configuration(found)) + "\n")
        emit("\n".join(map(visible, _told(found, target))) + "\n")


def _free(folder: Path, *, force: bool) -> Path:
    """Where the file goes; UsageError where one is or would hide another."""
    from mtcheck.config.find import nearest  # noqa: PLC0415

    if not folder.is_dir():
        raise UsageError(f"{folder}: no such folder")
    target = folder / NAME
    there, _ = nearest(folder)
    if there == target:
        if not force:
            raise UsageError(f"{target}: is there already; --force overwrites it")
    elif there is not None:
        raise UsageError(f"{there}: configures this folder; {NAME} would hide it")
    return target


def configuration(found: Survey) -> Iterator[str]:
    """The lines of the file."""
    from mtcheck.config.profiles import PROFILES  # noqa: PLC0415

    yield "# Settings of mtcheck. Every key: docs/configuration.md of mtcheck;"
    yield "# what holds for a file, and why: mtcheck config show FILE"
    yield ""
    yield "# How much is asked of the texts:"
    width = max(map(len, PROFILES))
    for name, profile in PROFILES.items():
        yield f"#   {name:{width}}  {profile.says}; fails on {profile.fail_on} findings"
    yield 'profile = "review"'
    yield ""
    yield from _languages(found)
    yield ""
    yield "# Rules to leave out, by code, prefix or name:"
    yield '# ignore = ["FR002", "mixed-apostrophes"]'
    yield ""
    yield "# Terms to hold the texts to (CSV, TSV or TBX):"
    yield '# glossary = ["terms.csv"]'
    yield ""
    yield "# What a search of folders leaves out beside what git ignores:"
    yield '# exclude = ["drafts/", "*.generated.md"]'
    if "pre-commit" in found.systems:
        yield "# pre-commit names each file; they are left out all the same:"
        yield "force-exclude = true"
    yield ""
    yield "# Another severity for a rule, by code or name:"
    yield "# [rules.mixed-apostrophes]"
    yield '# severity = "minor"'
    yield from _files(found)


def _languages(found: Survey) -> Iterator[str]:
    yield "# The language of the translations; without it, each text is looked at."
    target = found.target
    yield f'target-lang = "{target}"' if target else '# target-lang = "fr"'
    yield "# The language of the originals:"
    source = found.source
    yield f'source-lang = "{source}"' if source else '# source-lang = "en"'


def _files(found: Survey) -> Iterator[str]:
    globs = [] if found.target else found.globs
    yield ""
    yield "# What holds for some files only; the last table that matches counts:"
    for glob, lang in globs:
        yield "[[files]]"
        yield f"glob = {_quoted(glob)}"
        yield f'target-lang = "{lang}"'
        yield ""
    if not globs:
        yield "# [[files]]"
        yield '# glob = "ca/**"'
        yield '# target-lang = "fr-CA"'
        yield '# ignore = ["FR002"]'


def _quoted(text: str) -> str:
    """A printable text as TOML takes it."""
    import json  # noqa: PLC0415

    return json.dumps(text, ensure_ascii=False)


def _told(found: Survey, target: Path) -> Iterator[str]:
    formats = ", ".join(f"{name} {n}" for name, n in found.formats)
    yield f"files:      {found.files}{f' ({formats})' if formats else ''}"
    languages = ", ".join(f"{lang} {n}" for lang, n in found.targets)
    yield f"languages:  {languages or 'none that could be told'}"
    yield f"run by:     {', '.join(found.systems) or 'nothing that was recognised'}"
    yield f"wrote:      {target.as_posix()}"
    yield ""
    yield "next:"
    folder = target.parent.as_posix()
    for glob in found.catalogues:
        yield f"  mtcheck scan '{(target.parent / glob).as_posix()}'"
        yield "    files of such names are checked only when they are named"
    yield f"  mtcheck scan {folder}"
    yield "    see what there is"
    yield f"  mtcheck config show {folder}"
    yield "    see what is in force, and where it comes from"
    yield from _pipelines(found)


def _pipelines(found: Survey) -> Iterator[str]:
    there = [system for system in _OPTIONS if system in found.systems]
    for system in there:
        yield f"  in {system}: mtcheck scan . {_OPTIONS[system]}"
    if there:
        yield "    the exit code is the gate: 0 passed, 1 failed, 2 cannot be trusted"


_OPTIONS = {
    "GitHub Actions": "--output-format github",
    "GitLab CI": "--output gitlab=gl-code-quality-report.json",
    "Azure Pipelines": "--output-format azure",
}
"""What each of them shows beside the text."""
