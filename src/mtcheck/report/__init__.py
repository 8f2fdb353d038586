"""Turns a Report into text; one module a format, imported when it is asked for."""

from __future__ import annotations

import difflib
import importlib
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, cast

from mtcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mtcheck.model import Report

__all__ = ["FORMATS", "RenderOptions", "Writer", "render", "require_known"]

FORMATS: Final[Mapping[str, str]] = {
    "full": "terminal",
    "concise": "concise",
    "grouped": "grouped",
    "json": "json_report",
    "jsonl": "jsonl",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "checkstyle": "checkstyle",
    "rdjson": "rdjson",
    "azure": "azure",
    "markdown": "markdown",
    "tsv": "tsv",
    "html": "html",
}
"""Each format and the module of this package that writes it."""


class RenderOptions(NamedTuple):
    """How a report is to look; formats for programs ignore all but the folders."""

    color: bool = False
    width: int = 80
    quiet: bool = False
    """Say only the verdict."""
    statistics: bool = False
    """Append a table of findings by rule."""
    hyperlinks: bool = False
    """Link rule codes to their pages (only together with `color`)."""
    max_same: int = 8
    """How many findings of one rule `full` shows in a file."""
    ascii: bool = False
    """Draw with ASCII alone, for terminals that cannot show more."""
    folder: str = ""
    """Where relative paths begin; formats for programs need it, and `root`."""
    root: str = ""
    """Where the project begins; paths are told from there to those who want it so."""


class Writer(Protocol):
    """What each module of this package calls ``write``."""

    def __call__(self, report: Report, options: RenderOptions, /) -> str:
        """Return the whole report as text that ends in a newline, or as nothing."""
        ...


def render(
    report: Report, name: str, /, *, options: RenderOptions | None = None
) -> str:
    """Return `report` in the format `name`; raise UsageError for an unknown one."""
    module = importlib.import_module(f"mtcheck.report.{_module(name)}")
    writer = cast("Writer", module.write)
    return writer(report, options or RenderOptions())


def _module(name: str) -> str:
    require_known(name)
    return FORMATS[name]


def require_known(name: str) -> None:
    """Raise UsageError, with the closest name, for a format that there is not."""
    if name in FORMATS:
        return
    close = difflib.get_close_matches(name, FORMATS, n=1)
    hint = f', did you mean "{close[0]}"?' if close else ""
    known = ", ".join(FORMATS)
    raise UsageError(f'unknown output format "{name}"{hint} (known: {known})')
