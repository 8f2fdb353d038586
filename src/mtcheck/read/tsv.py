"""Tables with tabs between their columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.read.table import table

if TYPE_CHECKING:
    from mtcheck.model import Document


def parse(content: str, path: str, above: int = 0) -> Document:
    """The rows, `above` lines further down; InputError if no column is the target."""
    return table(content, path, "tsv", "\t", above)
