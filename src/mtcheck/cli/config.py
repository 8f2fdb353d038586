"""``mtcheck config``: what holds for a file, and where each value comes from."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, Optional, TypeGuard

import typer

from mtcheck.cli.configuration import governance
from mtcheck.cli.console import emit, outcome
from mtcheck.cli.options import (  # noqa: TC001 - typer reads them at run time
    Codes,
    FailOn,
    Level,
    Rung,
)
from mtcheck.cli.wish import several
from mtcheck.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtcheck.config.settings import Origin, Settings

config_app = typer.Typer(
    help="Show the settings in force, the file they come from, its schema.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


class Table(StrEnum):
    """The formats of ``mtcheck config show``."""

    TABLE = "table"
    JSON = "json"


class Row(NamedTuple):
    """One value in force."""

    key: str
    value: Any
    origin: Origin


Which = Annotated[
    Optional[Path],  # noqa: UP045 - typer reads it at run time
    typer.Argument(metavar="FILE", help="A file to be checked, or a folder."),
]
Config = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option(metavar="FILE", help="Take this configuration file."),
]


@config_app.command("show")
def show(  # noqa: PLR0913 - the options are those of a scan
    file: Which = None,
    *,
    table: Annotated[
        Table, typer.Option("--format", help="How to print the settings.")
    ] = Table.TABLE,
    profile: Annotated[
        Optional[Rung],  # noqa: UP045
        typer.Option(help="As of a scan, and so the others."),
    ] = None,
    select: Codes = None,
    extend_select: Codes = None,
    ignore: Codes = None,
    preview: Annotated[bool | None, typer.Option("--preview/--no-preview")] = None,
    min_confidence: Optional[Level] = None,  # noqa: UP045
    fail_on: Optional[FailOn] = None,  # noqa: UP045
    config: Config = None,
    isolated: Annotated[
        bool, typer.Option("--isolated", help="Look for no configuration file.")
    ] = False,
) -> None:
    """Print every setting with its value and where that comes from.

    With FILE, what [[files]] says of it is applied.
    """
    with outcome():
        options = {
            "profile": profile,
            "select": several(select),
            "extend-select": several(extend_select),
            "ignore": several(ignore),
            "preview": preview,
            "min-confidence": min_confidence,
            "fail-on": fail_on,
        }
        settings = _settings(file, config, options, isolated=isolated)
        emit(_WRITERS[table](settings, file))


@config_app.command("path")
def path(file: Which = None) -> None:
    """Print the path of the configuration file that governs FILE, if there is one."""
    with outcome():
        settings = _settings(file, None, {}, isolated=False)
        emit(f"{visible(settings.path.as_posix())}\n" if settings.path else "")


@config_app.command("schema")
def schema() -> None:
    """Print the JSON Schema of configuration files."""
    with outcome():
        from mtcheck.config.schema import config_schema  # noqa: PLC0415

        emit(config_schema())


def _settings(
    file: Path | None, config: Path | None, options: dict[str, Any], *, isolated: bool
) -> Settings:
    told = governance(config=config, isolated=isolated, options=options)
    settings = told.of(str(file)) if _is_one(file) else told.within(file or Path())
    _require_known(settings)
    return settings


def _is_one(file: Path | None) -> TypeGuard[Path]:
    """Whether a file is asked for, and not a folder."""
    return file is not None and not file.is_dir()


def _require_known(settings: Settings) -> None:
    """Raise ConfigError for rules and options of rules that do not exist."""
    from mtcheck.adjust import adjusted, require_known_codes  # noqa: PLC0415
    from mtcheck.catalogue import load_catalogue  # noqa: PLC0415

    catalogue = load_catalogue(settings.packs)
    require_known_codes(settings, catalogue)
    adjusted(catalogue, settings.rules)


def _rows(settings: Settings, *, whole: bool) -> Iterator[Row]:
    from mtcheck.config.keys import EXTEND, KEYS  # noqa: PLC0415

    for key in KEYS.values():
        if key.name != EXTEND:  # what it brought shows in the origins
            value = getattr(settings, key.field)
            yield Row(key.name, _plain(value), settings.origin(key.field))
    if whole:
        yield from _of_files(settings)
    for allowed in settings.allow:
        origin = settings.origin("allow")._replace(place=allowed.where)
        yield Row(f'allow."{allowed.shown}"', list(allowed.rules), origin)
    for rule in settings.rules:
        values = {"severity": rule.severity} if rule.severity else {}
        for name, value in {**values, **dict(rule.options)}.items():
            yield Row(f"rules.{rule.rule}.{name}", value, rule.origins[name])


def _of_files(settings: Settings) -> Iterator[Row]:
    for entry in settings.files:
        for name, origin in entry.origins.items():
            key = f'files."{entry.glob.pattern}".{name.replace("_", "-")}'
            yield Row(key, _plain(getattr(entry, name)), origin)


def _plain(value: object) -> object:
    """A value as a file would say it."""
    if not isinstance(value, tuple):
        return value
    return [_entry(entry) for entry in value]


def _entry(entry: object) -> str:
    if isinstance(entry, tuple):  # a glob and its folder
        pattern, folder = entry
        return str(pattern) if folder == Path() else f"{pattern} (in {folder})"
    return entry.as_posix() if isinstance(entry, Path) else str(entry)


def _table(settings: Settings, file: Path | None) -> str:
    from mtcheck.config.kinds import said  # noqa: PLC0415

    rows = [("key", "value", "from")]
    for row in _shown(settings, file):
        value = "" if row.value is None else said(row.value)
        rows.append((visible(row.key), visible(value), visible(row.origin.text)))
    widths = [max(len(row[i]) for row in rows) for i in range(3)]
    lines = [
        "  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    of = f" for {os.fspath(file)}" if file else ""
    by = settings.path.as_posix() if settings.path else "no configuration file"
    return "\n".join([visible(f"settings{of}: {by}"), "", *lines, ""])


def _json(settings: Settings, file: Path | None) -> str:
    from mtcheck.report.json_report import dump  # noqa: PLC0415

    content: dict[str, Any] = {
        "file": file.as_posix() if file else None,
        "configuration": settings.path.as_posix() if settings.path else None,
        "settings": {
            row.key: {
                "value": row.value,
                "origin": row.origin.kind,
                "place": row.origin.place or None,
            }
            for row in _shown(settings, file)
        },
    }
    return dump(content, indent=2) + "\n"


def _shown(settings: Settings, file: Path | None) -> Iterable[Row]:
    return _rows(settings, whole=not _is_one(file))


_WRITERS = {Table.TABLE: _table, Table.JSON: _json}
