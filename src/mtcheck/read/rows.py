"""Rows of data with a translation in each: what TSV, CSV and JSON Lines share.

A reader finds the cells; here they become passages, and the rows of one document in
one language become a part that is checked together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtcheck.model import Document, Part, Passage, Problem
from mtcheck.read.tongue import language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mtcheck.model import Text

COLUMNS = {
    "id": ("id", "key"),
    "source": ("source", "src"),
    "target": ("target", "tgt", "mt", "translation"),
    "reference": ("reference", "ref"),
    "source_lang": ("source_lang",),
    "target_lang": ("target_lang",),
    "pair": ("lp",),
    "doc": ("doc",),
    "system": ("system",),
}
"""What a column is, by its names; the first that is there counts."""

_LANGUAGES = frozenset({"pair", "source_lang", "target_lang"})

TEXTS = ("target", "source", "reference")


class Row(NamedTuple):
    """The cells of one row that mean something, by what they are."""

    line: int
    texts: dict[str, Text]
    words: dict[str, str]

    @property
    def languages(self) -> tuple[str | None, str | None]:
        """The languages of source and target, as far as the row says them.

        ValueError if it says what is no language.
        """
        pair = self.words.get("pair", "")
        source, dash, target = pair.partition("-")
        if pair and not dash:
            raise ValueError(f'"{pair[:40]}" is no pair of languages like en-fr')
        first = language(self.words.get("source_lang") or source)
        second = language(self.words.get("target_lang") or target)
        return (None if first == "xx" else first), second


class Faulty(NamedTuple):
    """A row that cannot be used, and why."""

    line: int
    why: str


def column(name: str) -> str | None:
    """What the column of a head is; None if it means nothing here."""
    folded = name.strip().lower()
    return next((kind for kind, names in COLUMNS.items() if folded in names), None)


def document(
    path: str,
    format_: str,
    content: str,
    rows: Iterable[Row | Faulty],
    above: int = 0,
) -> Document:
    """The document of all rows; those that cannot be used are its problems.

    `above` lines of the file come before the content.
    """
    read = [_checked(row._replace(line=row.line + above)) for row in rows]
    sound = [row for row in read if isinstance(row, Row)]
    return Document(
        path,
        format_,
        content,
        tuple(map(_passage, sound)),
        parts=tuple(_parts(sound)),
        problems=tuple(
            Problem(f"{path}:{row.line}", row.why)
            for row in read
            if isinstance(row, Faulty)
        ),
    )


def _checked(row: Row | Faulty) -> Row | Faulty:
    """The row, or what is wrong with its languages."""
    if isinstance(row, Row) and not row.words.keys().isdisjoint(_LANGUAGES):
        try:
            _ = row.languages
        except ValueError as error:
            return Faulty(row.line, str(error))
    return row


def _passage(row: Row) -> Passage:
    return Passage(
        row.words.get("id") or str(row.line),
        row.texts["target"],
        "segment",
        source=row.texts.get("source"),
        reference=row.texts.get("reference"),
    )


def _parts(rows: Sequence[Row]) -> Iterable[Part]:
    """Rows of one document, one system and one pair of languages, in file order."""
    found: dict[tuple[str | None, ...], list[int]] = {}
    for index, row in enumerate(rows):
        key = (row.words.get("doc"), row.words.get("system"), *row.languages)
        found.setdefault(key, []).append(index)
    for (_, _, source, target), indices in found.items():
        yield Part(tuple(indices), source, target)
