"""Lays the original and a human translation beside a translation."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.errors import InputError
from mtcheck.read.align import Side, align, is_hopeless
from mtcheck.read.divide import divided, joined

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mtcheck.model import Document, Passage, Text
    from mtcheck.read.align import Bead

_KEYED = frozenset({"android", "json", "properties", "resx", "strings", "yaml"})
"""Formats in which the same text has the same key in every language."""

_FORM = re.compile(r"([._\[])(?:zero|one|two|few|many)(\]?)\Z")
"""The plural form at the end of a key: languages have different ones."""


class _Beside(NamedTuple):
    """What lies beside a passage: its counterpart, and what has none near it."""

    text: Text | None = None
    lost: tuple[str, ...] = ()


def paired(
    document: Document, *, source: Document | None, reference: Document | None
) -> Document:
    """The document with each passage's counterpart in the other texts.

    Texts under keys are paired by key; one whose key the other file has not stays
    alone. Other passages are paired in their order; where their numbers differ they
    are aligned, and InputError says so if they cannot be.
    """
    sources = _counterparts(document, source)
    references = _counterparts(document, reference)
    passages = [
        replace(passage, source=of.text, reference=by.text, lost=of.lost)
        for passage, of, by in zip(document.passages, sources, references, strict=True)
    ]
    lang = document.source_lang or (source.target_lang if source else None)
    return replace(document, passages=passages, source_lang=lang)


def _counterparts(document: Document, other: Document | None) -> Sequence[_Beside]:
    if other is None:
        return [_Beside()] * len(document.passages)
    if document.format == other.format and document.format in _KEYED:
        known = {passage.id: passage.target for passage in other.passages}
        return [_Beside(_by_key(known, passage.id)) for passage in document.passages]
    found, wanted = _prose(other), _prose(document)
    if len(found) == len(wanted):
        beside = [_Beside(passage.target) for passage in found]
    else:
        beside = _aligned(document, other, found, wanted)
    told = iter(beside)
    return [
        _Beside() if passage.kind == "markup" else next(told)
        for passage in document.passages
    ]


def _by_key(known: Mapping[str, Text], key: str) -> Text | None:
    """The text of a key; that of the general plural for a form the other has not."""
    return known.get(key) or known.get(_FORM.sub(r"\1other\2", key))


def _prose(document: Document) -> list[Passage]:
    return [passage for passage in document.passages if passage.kind != "markup"]


def _aligned(
    document: Document,
    other: Document,
    found: Sequence[Passage],
    wanted: Sequence[Passage],
) -> list[_Beside]:
    beads = align(list(map(_side, found)), list(map(_side, wanted)))
    if beads is None or is_hopeless(beads):
        raise InputError(
            other.path,
            f"has {len(found)} passages where {document.path} has {len(wanted)};"
            " they cannot be laid side by side",
        )
    beside = [_Beside()] * len(wanted)
    for bead in beads:
        for at, text in _of_bead(bead, found, wanted):
            beside[at] = _Beside(text)
    for bead in beads:
        if bead.target == bead.target_end and wanted:
            at = max(0, bead.target - 1)
            lost = [p.target.content for p in found[bead.source : bead.source_end]]
            beside[at] = beside[at]._replace(lost=(*beside[at].lost, *lost))
    return beside


def _side(passage: Passage) -> Side:
    return Side(passage.target.content, passage.kind == "heading")


def _of_bead(
    bead: Bead, found: Sequence[Passage], wanted: Sequence[Passage]
) -> list[tuple[int, Text | None]]:
    """The text for each target of a bead; None where it cannot be told apart."""
    texts = [passage.target for passage in found[bead.source : bead.source_end]]
    targets = range(bead.target, bead.target_end)
    if not texts or not targets:
        return []
    if len(targets) == 1:
        return [(targets[0], joined(texts))]
    sizes = [len(wanted[at].target.content) for at in targets]
    return list(zip(targets, divided(texts, sizes), strict=True))
