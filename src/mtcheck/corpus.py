"""Rows of corpora: a segment, its source, and what people said of it.

JSON Lines, plain or gzipped, a row a segment. The keys are those of the contract
(``source`` or ``src``, ``target``, ``tgt`` or ``mt``, ``reference`` or ``ref``) and,
for annotated data, ``spans``, ``system``, ``doc``, ``score``, ``post_edit``. A text
file is a corpus too: a segment a line, written by people unless it is called
``….mt.txt``; ``….src.txt`` is the original beside it and not a translation.
"""

from __future__ import annotations

import gzip
import json
import zlib
from dataclasses import dataclass, field
from itertools import groupby
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from mtcheck.errors import InputError
from mtcheck.model import Document, Passage, Run, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SUFFIXES = (".jsonl", ".jsonl.gz", ".txt")
HUMAN = "human"
MACHINE = "mt"
_ORIGINAL = ".src.txt"


class HumanSpan(NamedTuple):
    """A place that an annotator marked in the target or in the source."""

    start: int
    end: int
    """Half-open, in code points; equal to `start` for an omission."""
    severity: str
    category: str
    side: str
    """``tgt`` or ``src``."""


@dataclass(frozen=True, slots=True)
class Row:
    """One segment of a corpus."""

    target: str
    source: str | None = None
    reference: str | None = None
    post_edit: str | None = None
    """What an editor made of the target."""
    id: str = ""
    dataset: str = ""
    doc: str = ""
    system: str = ""
    """Who translated: ``human``, ``human:…`` or the name of an engine."""
    source_lang: str | None = None
    target_lang: str | None = None
    spans: tuple[HumanSpan, ...] | None = None
    """None where nobody looked for errors."""
    all_located: bool = True
    """Whether every error that was annotated has a place."""
    score: float | None = None
    score_kind: str = ""
    more: dict[str, Any] = field(default_factory=dict, compare=False)
    """The keys that this class has no name for."""

    @property
    def is_human(self) -> bool:
        """Whether a person wrote the target."""
        return self.system.split(":", 1)[0] == HUMAN


def corpus_files(paths: Iterable[str]) -> list[Path]:
    """The corpora among `paths`, those in folders included, in sorted order."""
    found: set[Path] = set()
    for path in map(Path, paths):
        if path.is_dir():
            inside = (p for p in path.rglob("*") if _is_corpus(p.name))
            found.update(p for p in inside if p.is_file())
        elif path.exists():
            found.add(path)
        else:
            raise InputError(str(path), "no such file or folder")
    return sorted(found)


def _is_corpus(name: str) -> bool:
    return name.endswith(SUFFIXES) and not name.endswith(_ORIGINAL)


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of one corpus in file order.

    Raises InputError, which names the row, for what is not a corpus.
    """
    name = path.name.removesuffix(".gz")
    plain, by = name.endswith(".txt"), _author(name)
    for number, line in enumerate(_lines(path), 1):
        if plain:
            yield Row(line, id=str(number), system=by)
        elif line.strip():
            yield _row(path, number, line)


def _author(name: str) -> str:
    return MACHINE if name.endswith(f".{MACHINE}.txt") else HUMAN


def _lines(path: Path) -> Iterator[str]:
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rt", encoding="utf-8-sig", newline="\n") as file:
            for line in file:
                yield line.rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise InputError(str(path), f"not UTF-8: {error.reason}") from error
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(str(path), reason) from error


def _row(path: Path, number: int, line: str) -> Row:
    try:
        raw = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}:{number}", f"not a row of JSON: {error}") from error
    if not isinstance(raw, dict):
        raise InputError(f"{path}:{number}", "a row must be a JSON object")
    try:
        return _parsed(raw, str(number))
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"{path}:{number}", _fault(error)) from error


def _fault(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f'the key "{error.args[0]}" is missing'
    return str(error)


_KEYS = {
    "source": ("source", "src"),
    "target": ("target", "tgt", "mt"),
    "reference": ("reference", "ref"),
    "post_edit": ("post_edit", "pe"),
}
_KNOWN = frozenset(
    "id dataset doc system spans spans_not_located score score_kind lp source_lang"
    " target_lang".split()
).union(*_KEYS.values())


def _parsed(raw: dict[str, Any], number: str) -> Row:
    target = _text(raw, "target")
    if target is None:
        raise KeyError("target")
    source_lang, target_lang = _languages(raw)
    return Row(
        target,
        source=_text(raw, "source"),
        reference=_text(raw, "reference"),
        post_edit=_text(raw, "post_edit"),
        id=str(raw.get("id") or number),
        dataset=str(raw.get("dataset") or ""),
        doc=str(raw.get("doc") or ""),
        system=str(raw.get("system") or ""),
        source_lang=source_lang,
        target_lang=target_lang,
        spans=_spans(raw.get("spans"), len(target)),
        all_located=not raw.get("spans_not_located"),
        score=_score(raw.get("score")),
        score_kind=str(raw.get("score_kind") or ""),
        more={k: v for k, v in raw.items() if k not in _KNOWN},
    )


def _score(raw: Any) -> float | None:  # noqa: ANN401 - whatever a row holds
    if raw is None:
        return None
    score = float(raw)
    if not isfinite(score):
        raise ValueError('"score" must be a number')
    return score


def _text(raw: dict[str, Any], name: str) -> str | None:
    for key in _KEYS[name]:
        value = raw.get(key)
        if value is None:
            continue
        if not isinstance(value, str):
            raise TypeError(f'"{key}" must be a text')
        return value
    return None


def _languages(raw: dict[str, Any]) -> tuple[str | None, str | None]:
    source, _, target = str(raw.get("lp") or "").partition("-")
    known = [raw.get("source_lang") or source, raw.get("target_lang") or target]
    clean = [str(code).replace("_", "-") if code else None for code in known]
    return (None if clean[0] == "xx" else clean[0]), clean[1]


def _spans(raw: object, length: int) -> tuple[HumanSpan, ...] | None:
    if raw is None:
        return None
    if not isinstance(raw, list) or not all(isinstance(span, dict) for span in raw):
        raise TypeError('"spans" must be a list of objects')
    return tuple(_span(span, length) for span in raw)


def _span(raw: dict[str, Any], length: int) -> HumanSpan:
    start, end = int(raw["start"]), int(raw["end"])
    side = str(raw.get("side") or "tgt")
    if not 0 <= start <= end or (side == "tgt" and end > length):
        raise ValueError(f"span {start}–{end} does not lie in the text")
    return HumanSpan(
        start,
        end,
        str(raw.get("severity") or "").lower(),
        str(raw.get("category") or ""),
        side,
    )


def grouped(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The rows document by document; rows without one stay together."""
    for _, group in groupby(rows, key=lambda row: (row.doc, row.system)):
        yield list(group)


def as_document(
    name: str,
    rows: Sequence[Row],
    *,
    format_: str = "text",
    with_source: bool = False,
) -> Document:
    """Rows as the passages of one document, to be checked together."""
    passages, at = [], 0
    for number, row in enumerate(rows, 1):
        source = Text(row.source) if with_source and row.source is not None else None
        target = Text(row.target, (Run(0, at),))
        passages.append(Passage(str(number), target, "segment", source=source))
        at += len(row.target) + 1
    first = rows[0] if rows else Row("")
    return Document(
        name,
        format_,
        "\n".join(row.target for row in rows),
        passages,
        source_lang=first.source_lang if with_source else None,
        target_lang=first.target_lang,
    )
