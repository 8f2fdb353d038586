"""Puts the commands together."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated

import typer

from mtcheck import __version__

# Command → its module and function; a group of commands is a Typer of its own.
_COMMANDS = {
    "scan": "scan:scan_command",
    "fix": "fix:fix_command",
    "explain": "explain:explain",
    "compare": "compare:compare_command",
    "learn": "learn:learn_command",
    "evaluate": "evaluate:evaluate_command",
    "rules": "rules:rules_app",
    "baseline": "baseline:baseline_app",
    "config": "config:config_app",
    "init": "init:init_command",
}


def application(arguments: list[str] | None = None) -> typer.Typer:
    """The program, with all commands, or with the one that `arguments` begin with.

    Looking at every option of every command takes longer than many a scan.
    """
    app = typer.Typer(
        name="mtcheck",
        help="A linter for machine-translated text.",
        no_args_is_help=True,
        # Rich help and tracebacks would cost every start some forty milliseconds.
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(common)
    wanted = (arguments or [""])[0]
    for name in [wanted] if wanted in _COMMANDS else _COMMANDS:
        module, _, function = _COMMANDS[name].partition(":")
        command = getattr(import_module(f"mtcheck.cli.{module}"), function)
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name)
        else:
            app.command(name)(command)
    return app


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        typer.echo(f"mtcheck {__version__}")
        raise typer.Exit


def common(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help="Print the version.",
            callback=_show_version,
            is_eager=True,
        ),
    ] = False,
) -> None:
    """A linter for machine-translated text."""
