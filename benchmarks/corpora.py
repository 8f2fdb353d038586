"""The annotated texts that mtcheck is measured on, as documents."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from mtcheck.corpus import Row, as_document, grouped, read_rows
from mtcheck.model import Document

ROOT = Path(os.environ.get("MTCHECK_DATA", Path(__file__).parents[2] / "shared"))
FETCHED = Path(__file__).parents[1] / ".corpora"
"""What benchmarks/parallel.py writes; its sets are called ``parallel/…``."""

HUMAN = ("ntrex/en-fr", "tico19/en-fr", "native/fr")
"""Human French of which the budget of false alarms speaks."""
MACHINE_DOCS = (
    "ms_docs/fr.MT",
    "adobe_docs/commerce-kb.fr.MT",
    "adobe_docs/marketo-developer.fr.MT",
)
HUMAN_DOCS = ("ms_docs/fr.HT", "adobe_docs/journeys.fr.HT")


def available(name: str) -> bool:
    """Whether the data set is at hand."""
    return path(name).exists()


def path(name: str) -> Path:
    """Where a data set lies."""
    folder = FETCHED if name.startswith("parallel/") else ROOT / "data"
    return folder / f"{name}.jsonl.gz"


def rows(name: str) -> Iterator[Row]:
    """The segments of a data set, in file order."""
    return read_rows(path(name))


def documents(
    name: str, *, with_source: bool = False
) -> Iterator[tuple[Document, list[Row]]]:
    """The segments of a data set, put together again as documents."""
    format_ = "markdown" if "docs" in name.split("/", maxsplit=1)[0] else "text"
    for group in grouped(rows(name)):
        yield (
            as_document(
                f"{name}:{group[0].doc}",
                group,
                format_=format_,
                with_source=with_source,
            ),
            group,
        )
