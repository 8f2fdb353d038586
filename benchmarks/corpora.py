"""The annotated texts that mtcheck is measured on, as documents."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from mtcheck.model import Document, Passage, Run, Text

ROOT = Path(os.environ.get("MTCHECK_DATA", Path(__file__).parents[2] / "shared"))

HUMAN = ("ntrex/en-fr", "tico19/en-fr", "native/fr")
"""Human French of which the budget of false alarms speaks."""
MACHINE_DOCS = (
    "ms_docs/fr.MT",
    "adobe_docs/commerce-kb.fr.MT",
    "adobe_docs/marketo-developer.fr.MT",
)
HUMAN_DOCS = ("ms_docs/fr.HT", "adobe_docs/journeys.fr.HT")


@dataclass(frozen=True)
class Row:
    """One segment with what its data set says of it."""

    target: str
    doc: str
    lang: str
    system: str
    spans: tuple[dict[str, Any], ...] | None


def available(name: str) -> bool:
    """Whether the data set is at hand."""
    return path(name).exists()


def path(name: str) -> Path:
    """Where a data set lies."""
    return ROOT / "data" / f"{name}.jsonl.gz"


def rows(name: str) -> Iterator[Row]:
    """The segments of a data set, in file order."""
    with gzip.open(path(name), "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            yield Row(
                target=row.get("tgt") or row.get("mt") or "",
                doc=str(row.get("doc") or ""),
                lang=_lang(row, name),
                system=str(row.get("system") or ""),
                spans=tuple(row["spans"]) if row.get("spans") else None,
            )


def _lang(row: dict[str, Any], name: str) -> str:
    pair = str(row.get("lp") or "")
    if "-" in pair:
        return pair.split("-", 1)[1].replace("_", "-")
    return name.split("/")[1][:2] if "/" in name else "fr"


def documents(name: str) -> Iterator[tuple[Document, list[Row]]]:
    """The segments of a data set, put together again as documents."""
    format_ = "markdown" if "docs" in name.split("/", maxsplit=1)[0] else "text"
    for doc, group in groupby(rows(name), key=lambda row: (row.doc, row.system)):
        held = list(group)
        yield document(f"{name}:{doc[0]}", held, format_), held


def document(name: str, held: list[Row], format_: str) -> Document:
    """Segments as the passages of one document."""
    passages, at = [], 0
    for number, row in enumerate(held, 1):
        passages.append(
            Passage(str(number), Text(row.target, (Run(0, at),)), "segment")
        )
        at += len(row.target) + 1
    content = "\n".join(row.target for row in held)
    return Document(name, format_, content, passages, target_lang=held[0].lang)
