"""``evidence.json``: what was counted for each rule, a line a rule, and no text.

Counts are what is read back; the rates beside them are there for people.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from mtcheck.errors import InputError
from mtcheck.evidence import bounds, per_100_000, precision
from mtcheck.model import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

SCHEMA = "mtcheck-evidence/1"


class DataFile(NamedTuple):
    """A corpus that was measured."""

    name: str
    """Below the folder that was given."""
    sha256: str
    rows: int
    words: int
    kind: str
    """``human``, ``machine`` or ``annotated``; several with a plus sign."""


def read_evidence(path: Path) -> dict[str, Evidence]:
    """The evidence of each rule by code; empty if there is no such file.

    Raises InputError for a file that is something else.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"cannot be read ({error})") from error
    try:
        return dict(_rules(json.loads(text)))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise InputError(
            str(path), "not evidence about rules; write it with mtcheck rules measure"
        ) from error


def _rules(held: Mapping[str, Any]) -> Iterator[tuple[str, Evidence]]:
    if held["schema"] != SCHEMA:
        raise ValueError(held["schema"])
    for line in held["rules"]:
        yield str(line["rule"]), _evidence(line)


def evidence_text(
    data: Iterable[DataFile],
    judgements: str | None,
    rules: Mapping[str, Evidence],
) -> str:
    """The file: the same evidence gives the same bytes."""
    files = [_compact(file._asdict()) for file in data]
    lines = [_compact(_line(code, rules[code])) for code in sorted(rules)]
    return (
        f'{{"schema": {json.dumps(SCHEMA)},\n'
        f'"judgements": {json.dumps(judgements)},\n'
        f'"data": {_block(files)},\n"rules": {_block(lines)}}}\n'
    )


def _block(lines: Sequence[str]) -> str:
    return "[\n" + ",\n".join(lines) + "\n]" if lines else "[]"


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _line(code: str, e: Evidence) -> dict[str, object]:
    return {
        "rule": code,
        "digest": e.digest,
        "human": [e.human_words, e.human_hits, e.human_faults],
        "machine": [e.machine_words, e.machine_hits],
        "annotated": [e.annotated_words, e.annotated_hits, e.annotated_touching],
        "judged": [e.judged_right, e.judged_wrong],
        "decided": [e.machine_right, e.machine_wrong],
        "human_per_100k": _rounded(per_100_000(e.human_hits, e.human_words), 2),
        "precision": _rounded(precision(e), 3),
        "bound": _rounded(bounds(e).low, 3),
    }


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)


_COUNTS = (
    ("human", 3),
    ("machine", 2),
    ("annotated", 3),
    ("judged", 2),
    ("decided", 2),
)


def _evidence(line: Mapping[str, Any]) -> Evidence:
    counts: list[int] = []
    for key, length in _COUNTS:
        values = line[key]
        if len(values) != length or not all(_is_count(value) for value in values):
            raise ValueError(key)
        counts += values
    return Evidence(str(line["digest"]), *counts)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
