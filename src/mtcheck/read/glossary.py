"""Glossaries: tables with a head (CSV, TSV) and TBX, to terms.

A fault is one line with file and row: a glossary that is half read would make half
its terms lies.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from mtcheck.errors import InputError, UsageError
from mtcheck.glossary import Glossary, Term, merged
from mtcheck.lang import normalised
from mtcheck.read.csv import sign_of
from mtcheck.read.encoding import decode
from mtcheck.read.table import cells_of
from mtcheck.read.tbx import parse_tbx

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtcheck.read.table import Cell

COLUMNS = {
    "source": ("source", "src", "term"),
    "target": ("target", "tgt", "translation"),
    "forbidden": ("forbidden", "not", "banned"),
    "status": ("status",),
    "kept": ("do-not-translate", "do not translate", "dnt", "keep"),
    "case": ("case", "case-sensitive", "case sensitive"),
    "note": ("note", "notes", "comment", "definition"),
    "source_lang": ("source_lang", "source-lang", "source language"),
    "target_lang": ("target_lang", "target-lang", "target language"),
}
"""What a column is, by its names."""

ALLOWED = frozenset("preferred approved admitted allowed standard recommended".split())
FORBIDDEN = frozenset(
    "forbidden deprecated obsolete superseded rejected prohibited".split()
)
_YES = frozenset("yes y true x 1 sensitive".split())
_NO = frozenset(["no", "n", "false", "0", "", "insensitive"])
_SEVERAL = re.compile(r"[|;]")
_TABS = frozenset({".tsv", ".tab", ".txt"})
_XML = frozenset({".tbx", ".xml"})


def read_glossaries(paths: Iterable[Path]) -> Glossary:
    """All terms of some files; InputError says which row of which is at fault."""
    terms = [term for path in paths for term in _read(path).terms]
    return Glossary(merged(terms))


def parse_glossary(content: str, path: str) -> Glossary:
    """The terms in `content`; the end of the name tells the format."""
    suffix = PurePath(path).suffix.lower()
    if suffix in _XML or content.lstrip().startswith("<?xml"):
        terms = parse_tbx(content, path)
    else:
        sign = "\t" if suffix in _TABS else sign_of(content)
        terms = list(_rows(content, path, sign))
    if not terms:
        raise InputError(path, "holds no terms")
    return Glossary(merged(terms))


def _read(path: Path) -> Glossary:
    try:
        content, _ = decode(path.read_bytes(), str(path))
    except OSError as error:
        why = error.strerror or "cannot be read"
        raise InputError(str(path), why.lower()) from None
    return parse_glossary(content, str(path))


def _rows(content: str, path: str, sign: str) -> Iterator[Term]:
    lines = cells_of(content, sign, literal_quotes=sign == "\t")
    head = next(lines, None)
    if head is None:
        raise InputError(path, "holds no terms")
    kinds = [_column(cell.text.content) for cell in head]
    if "source" not in kinds and "forbidden" not in kinds:
        raise InputError(
            f"{path}:{head[0].line}",
            'the first line must name the columns: "source" and "target", and may'
            ' name "forbidden", "status", "do-not-translate", "case", "note",'
            ' "source_lang", "target_lang"',
        )
    for cells in lines:
        yield _Row(path, kinds, cells).term()


def _column(name: str) -> str | None:
    folded = name.strip().lower()
    return next((kind for kind, names in COLUMNS.items() if folded in names), None)


class _Row:
    """The cells of one row, by what they are."""

    def __init__(
        self, path: str, kinds: Sequence[str | None], cells: Sequence[Cell]
    ) -> None:
        self._where = f"{path}:{cells[0].line}"
        if len(cells) > len(kinds):
            raise self._fault(
                f"the row has {len(cells)} columns where the head has {len(kinds)}"
            )
        # Tables that people write leave out what is empty at the end of a row.
        self._words = {
            kind: cell.text.content.strip()
            for kind, cell in zip(kinds, cells, strict=False)
            if kind
        }

    def term(self) -> Term:
        """The term that the row is about; InputError if it makes none."""
        source = self._words.get("source", "")
        targets, forbidden = self._several("target"), self._several("forbidden")
        if self._is_bad():
            targets, forbidden = (), targets + forbidden
        is_kept = self._switch("kept")
        if not source and not forbidden:
            raise self._fault("the row has no source term")
        if not (targets or forbidden or is_kept):
            raise self._fault(f'"{source}" has no target term')
        both = set(targets) & set(forbidden)
        if both:
            raise self._fault(f'"{min(both)}" is both allowed and forbidden')
        return Term(
            source,
            targets,
            forbidden,
            is_kept,
            self._switch("case"),
            self._words.get("note", ""),
            self._language("source_lang"),
            self._language("target_lang"),
        )

    def _several(self, kind: str) -> tuple[str, ...]:
        texts = (text.strip() for text in _SEVERAL.split(self._words.get(kind, "")))
        return tuple(dict.fromkeys(text for text in texts if text))

    def _is_bad(self) -> bool:
        status = self._words.get("status", "").lower()
        if status and status not in ALLOWED | FORBIDDEN:
            known = ", ".join(sorted(ALLOWED | FORBIDDEN))
            raise self._fault(f'unknown status "{status}"; known: {known}')
        return status in FORBIDDEN

    def _switch(self, kind: str) -> bool:
        text = self._words.get(kind, "").lower()
        if text not in _YES | _NO:
            raise self._fault(f'"{text}" is neither yes nor no')
        return text in _YES

    def _language(self, kind: str) -> str | None:
        text = self._words.get(kind, "")
        try:
            return normalised(text) if text else None
        except UsageError as error:
            raise self._fault(str(error)) from None

    def _fault(self, why: str) -> InputError:
        return InputError(self._where, why)
