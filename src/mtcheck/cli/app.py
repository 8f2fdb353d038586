"""Puts the commands together."""

from __future__ import annotations

from typing import Annotated

import typer

from mtcheck import __version__
from mtcheck.cli.evaluate import evaluate_command
from mtcheck.cli.explain import explain
from mtcheck.cli.learn import learn_command
from mtcheck.cli.rules import rules_app
from mtcheck.cli.scan import scan_command

app = typer.Typer(
    name="mtcheck",
    help="A linter for machine-translated text.",
    no_args_is_help=True,
    # Rich help and tracebacks would cost every start some forty milliseconds.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("scan")(scan_command)
app.command("explain")(explain)
app.command("learn")(learn_command)
app.command("evaluate")(evaluate_command)
app.add_typer(rules_app, name="rules")


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        typer.echo(f"mtcheck {__version__}")
        raise typer.Exit


@app.callback()
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
