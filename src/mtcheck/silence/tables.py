"""``[[allow]]`` tables that have nothing to do any more, as findings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.model import Document, Match, Passage, Run, Text
from mtcheck.position import LineIndex
from mtcheck.silence.allow import FORMAT
from mtcheck.silence.rules import EXPIRED, UNUSED
from mtcheck.stamp import stamped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from mtcheck.match.rule import CompiledRule
    from mtcheck.model import FileReport, Finding
    from mtcheck.silence.allow import Allowance
    from mtcheck.silence.apply import Silencer


def about_tables(
    silencer: Silencer, files: Iterable[FileReport], ran: AbstractSet[str]
) -> tuple[Document, tuple[Finding, ...]] | None:
    """The configuration and what there is to say about its tables; None for nothing."""
    if silencer.config is None:
        return None
    used = {each.where for file in files for each in file.silenced}
    faults = list(_faults(silencer, used, ran))
    if not faults:
        return None
    lines = LineIndex(_text(silencer.config))
    passages = tuple(
        _passage(n, table, lines) for n, (table, _, _) in enumerate(faults)
    )
    document = Document(silencer.config, FORMAT, lines.content, passages)
    hits = [
        (rule, _match(number, passages[number], table, values))
        for number, (table, rule, values) in enumerate(faults)
    ]
    return document, stamped(document, hits)


def _text(path: str) -> str:
    # The tables were read from it a moment ago.
    return Path(path).read_text(encoding="utf-8-sig", errors="replace")


def _faults(
    silencer: Silencer, used: AbstractSet[str], ran: AbstractSet[str]
) -> Iterator[tuple[Allowance, CompiledRule, Mapping[str, str]]]:
    for table in silencer.settings.allow:
        if silencer.is_over(table.until):
            code, values = EXPIRED, {"until": str(table.until)}
        else:
            named = map(silencer.code_of, table.rules)
            codes = {code for code in named if code in ran and code is not None}
            is_idle = silencer.is_whole and codes and table.where not in used
            code = UNUSED
            values = {"does": "silences", "rules": ", ".join(sorted(codes))}
            if not is_idle:
                continue
        if code in silencer.rules:
            yield table, silencer.rules[code], values


def _passage(number: int, table: Allowance, lines: LineIndex) -> Passage:
    """The head of a table in its file."""
    start, end = lines.bounds(int(table.where.rsplit(":", 2)[1]))
    text = lines.content[start:end]
    start += len(text) - len(text.lstrip())
    return Passage(
        f"allow:{number + 1}", Text(text.strip(), (Run(0, start),)), "markup"
    )


def _match(
    number: int, passage: Passage, table: Allowance, values: Mapping[str, str]
) -> Match:
    length = len(passage.target.content)
    shown = {**values, "match": f"allow {table.shown}"}
    return Match(0, length, shown, suggestions=(), edits=(), passage=number)
