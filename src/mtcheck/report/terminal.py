"""The format ``full``: findings in their words, coloured; alone knows rich."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from mtcheck.report.full import lines
from mtcheck.report.lines import ASCII, UNICODE, Line, Page, Piece, plain
from mtcheck.report.links import rule_page
from mtcheck.report.visible import disarmed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rich.style import Style

    from mtcheck.model import Report
    from mtcheck.report import RenderOptions

_LEAST_WIDTH = 30
_MOST_WIDTH = 120  # longer lines are hard to read
_STYLES = {
    "critical": "bold white on red",
    "critical mark": "bold red",
    "major": "bold red",
    "major mark": "bold red",
    "minor": "bold yellow",
    "minor mark": "yellow",
    "neutral": "bold cyan",
    "neutral mark": "cyan",
    "path": "bold",
    "code": "bold",
    "label": "dim",
    "dim": "dim",
    "signature": "dim",
    "bar": "red",
    "delete": "red strike",
    "insert": "green underline",
    "good": "bold green",
    "bad": "bold red",
}
# Latin, Greek, Cyrillic and the punctuation between words: one cell each.
_ONE_CELL = re.compile(
    r"[ -~\xa1-\xac\xae-\u02ff\u0370-\u0482\u048a-\u058f"
    r"\u2010-\u2027\u2030-\u205e\u2190-\u2193\u23ce\u2423\u2500-\u259f]*"
)


def write(report: Report, options: RenderOptions) -> str:
    """Return the report for people to read."""
    page = Page(
        min(max(_LEAST_WIDTH, options.width), _MOST_WIDTH),
        cell_len,
        ASCII if options.ascii else UNICODE,
        options.color,
    )
    rows = map(_guarded, lines(report, options, page))
    if not options.color:
        return "".join(f"{plain(row).rstrip()}\n" for row in rows)
    infos = report.rules if options.hyperlinks else {}
    pages = {code: rule_page(info) for code, info in infos.items()}
    return "".join(f"{_painted(row, pages)}\n" for row in rows)


def cell_len(text: str) -> int:
    """Return how many cells of a terminal `text` takes."""
    if _ONE_CELL.fullmatch(text):
        return len(text)
    # Its tables cost more time than a whole report in a western language.
    from rich.cells import cell_len as measure  # noqa: PLC0415

    return measure(text)


def _guarded(line: Line) -> Line:
    """Keep scanned text from giving commands to a build server."""
    text = plain(line)
    safe = disarmed(text)
    if safe != text:  # a mark of ours has completed a command of theirs
        line = (Piece(safe),)
    return (Piece("| ", "dim"), *line) if text.lstrip().startswith("::") else line


def _painted(line: Line, pages: Mapping[str, str | None]) -> str:
    return "".join(_spans(line, pages))


def _spans(line: Line, pages: Mapping[str, str | None]) -> Iterator[str]:
    for text, style in line:
        painted = _paint(text, style) if style and text else text
        if style == "code" and (page := pages.get(text)):
            painted = _linked(painted, page)
        yield painted


def _paint(text: str, style: str) -> str:
    from rich.color import ColorSystem  # noqa: PLC0415 - only colour needs it

    return _style(style).render(text, color_system=ColorSystem.STANDARD)


@cache
def _style(name: str) -> Style:
    from rich.style import Style  # noqa: PLC0415 - only colour needs it

    return Style.parse(_STYLES[name])


def _linked(text: str, url: str) -> str:
    # rich gives its links random ids; a report is the same every time.
    return f"\x1b]8;;{url}\x1b\\{text}\x1b]8;;\x1b\\"
