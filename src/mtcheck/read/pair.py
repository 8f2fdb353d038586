"""Lays the original and a human translation beside a translation."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mtcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mtcheck.model import Document, Passage, Text

_KEYED = frozenset({"android", "json", "properties", "resx", "strings", "yaml"})
"""Formats in which the same text has the same key in every language."""

_FORM = re.compile(r"([._\[])(?:zero|one|two|few|many)(\]?)\Z")
"""The plural form at the end of a key: languages have different ones."""


def paired(
    document: Document, *, source: Document | None, reference: Document | None
) -> Document:
    """The document with each passage's counterpart in the other texts.

    Texts under keys are paired by key; one whose key the other file has not stays
    alone. Other passages are paired in their order; InputError if their numbers
    differ, for a pairing that is off by one would make every check lie.
    """
    sources = _counterparts(document, source)
    references = _counterparts(document, reference)
    passages = [
        replace(passage, source=of, reference=by)
        for passage, of, by in zip(document.passages, sources, references, strict=True)
    ]
    lang = document.source_lang or (source.target_lang if source else None)
    return replace(document, passages=passages, source_lang=lang)


def _counterparts(document: Document, other: Document | None) -> Sequence[Text | None]:
    if other is None:
        return [None] * len(document.passages)
    if document.format == other.format and document.format in _KEYED:
        known = {passage.id: passage.target for passage in other.passages}
        return [_by_key(known, passage.id) for passage in document.passages]
    found = _prose(other)
    wanted = _prose(document)
    if len(found) != len(wanted):
        raise InputError(
            other.path,
            f"has {len(found)} passages where {document.path} has {len(wanted)};"
            " they cannot be laid side by side",
        )
    texts = iter(passage.target for passage in found)
    return [
        None if passage.kind == "markup" else next(texts)
        for passage in document.passages
    ]


def _by_key(known: Mapping[str, Text], key: str) -> Text | None:
    """The text of a key; that of the general plural for a form the other has not."""
    return known.get(key) or known.get(_FORM.sub(r"\1other\2", key))


def _prose(document: Document) -> list[Passage]:
    return [passage for passage in document.passages if passage.kind != "markup"]
