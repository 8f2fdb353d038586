"""``mtcheck evaluate``: hold findings against what people marked in a corpus."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from mtcheck.cli.console import emit, outcome, save
from mtcheck.cli.options import Codes, Level
from mtcheck.cli.wish import selection

if TYPE_CHECKING:
    from mtcheck.evaluation import Evaluation


Folders = Annotated[
    Optional[list[Path]],  # noqa: UP045 - typer reads it at run time
    typer.Option(help="A folder of rules of your own."),
]
Picture = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option(metavar="FILE.svg", help="Draw precision against recall by family."),
]


class Form(StrEnum):
    """The choices of ``--format``."""

    TEXT = "text"
    JSON = "json"


def evaluate_command(  # noqa: PLR0913 - the options are the interface
    *,
    data: Annotated[
        list[str],
        typer.Argument(
            metavar="DATA...",
            help="Corpora: JSON Lines with spans or scores, plain or gzipped; folders.",
        ),
    ],
    source: Annotated[
        bool, typer.Option(help="Use the source of each row, or the target alone.")
    ] = True,
    select: Annotated[
        Codes, typer.Option(help="Run only these rules: codes, prefixes, names, ALL.")
    ] = None,
    ignore: Annotated[Codes, typer.Option(help="Leave these rules out.")] = None,
    extend_select: Annotated[
        Codes, typer.Option(help="Run these rules beside the default ones.")
    ] = None,
    pack: Folders = None,
    preview: Annotated[
        bool, typer.Option("--preview", help="Run rules that are still on trial too.")
    ] = False,
    min_confidence: Annotated[
        Level, typer.Option(help="Leave out rules that are less often right.")
    ] = Level.LOW,
    include_human: Annotated[
        bool,
        typer.Option(
            "--include-human",
            help="Count rows by people in precision, recall and correlation too.",
        ),
    ] = False,
    resamples: Annotated[
        int, typer.Option(min=0, help="Resamples for the intervals; 0 for none.")
    ] = 1000,
    form: Annotated[
        Form, typer.Option("--format", help="How to print the figures.")
    ] = Form.TEXT,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Add a table of every rule.")
    ] = False,
    picture: Picture = None,
    jobs: Annotated[
        int, typer.Option(min=0, help="Processes to use; 0 for one a core.")
    ] = 1,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Compile the rules anew.")
    ] = False,
) -> None:
    """Measure precision, recall and correlation on annotated translations.

    DATA are rows with the errors that people marked (spans), a human score, or both.
    2: the data cannot be read, or there are no rows.
    """
    with outcome():
        from mtcheck.catalogue import load_catalogue  # noqa: PLC0415
        from mtcheck.corpus import corpus_files  # noqa: PLC0415
        from mtcheck.evaluate import evaluate  # noqa: PLC0415
        from mtcheck.scanner import Scanner  # noqa: PLC0415

        files = corpus_files(data)
        chosen = selection(select, extend_select, ignore, preview, min_confidence)
        catalogue = load_catalogue(tuple(pack or ()), use_cache=not no_cache)
        found = evaluate(
            Scanner(catalogue, chosen),
            files,
            with_source=source,
            include_human=include_human,
            resamples=resamples,
            jobs=jobs,
        )
        if picture is not None:
            _draw(found, picture)
        emit(_written(found, form, statistics=statistics))


def _draw(found: Evaluation, picture: Path) -> None:
    from mtcheck.report.chart import draw  # noqa: PLC0415

    save(picture, draw(found))


def _written(found: Evaluation, form: Form, *, statistics: bool) -> str:
    from mtcheck.report.evaluation import write_json, write_text  # noqa: PLC0415

    if form is Form.JSON:
        return write_json(found)
    return write_text(found, with_rules=statistics)
