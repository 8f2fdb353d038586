"""Pairs of machine output and post-edit, from files, and how they are split in two."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.corpus import Row, read_rows
from mtcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Pair(NamedTuple):
    """A line of machine translation and what an editor made of it."""

    target: str
    post_edit: str
    source: str | None = None
    doc: str = ""


def read_pairs(
    machine: Path, post_edit: Path | None, source: Path | None
) -> list[Pair]:
    """The pairs of two or three parallel files, or of one corpus that holds both."""
    rows = list(read_rows(machine))
    sources = _parallel(source, len(rows), machine) if source else None
    if post_edit is None:
        pairs = [
            Pair(row.target, row.post_edit, row.source, row.doc)
            for row in rows
            if row.post_edit is not None
        ]
        if not pairs:
            raise InputError(str(machine), 'no row has a "post_edit"')
        return pairs
    edited = _parallel(post_edit, len(rows), machine)
    return [
        Pair(row.target, edit.target, sources[i].target if sources else row.source)
        for i, (row, edit) in enumerate(zip(rows, edited, strict=True))
    ]


def _parallel(path: Path, wanted: int, machine: Path) -> list[Row]:
    rows = list(read_rows(path))
    if len(rows) != wanted:
        raise InputError(
            str(path), f"{len(rows)} lines, but {machine} has {wanted}: not parallel"
        )
    return rows


def split(
    pairs: Sequence[Pair], held_out: float, *, by_document: bool, seed: int = 0
) -> tuple[list[Pair], list[Pair]]:
    """The pairs to learn from and those held out, the same in every run.

    A digest of the line (or of its document) decides, so equal lines stay together.
    """
    parts: tuple[list[Pair], list[Pair]] = ([], [])
    for pair in pairs:
        told = pair.doc if by_document and pair.doc else pair.target
        parts[_share(told, seed) < held_out].append(pair)
    return parts


def _share(text: str, seed: int) -> float:
    told = f"{seed}\0{text}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(told, digest_size=8).digest(), "big") / 2**64
