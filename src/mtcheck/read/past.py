"""A JSON report that an earlier run wrote, read back to be compared."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mtcheck.comparison import Flag, State
from mtcheck.errors import InputError
from mtcheck.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA = "mtcheck/1"


def is_report(content: str) -> bool:
    """Whether a file looks like a JSON report of ours."""
    return content.lstrip()[:1] == "{" and f'"{SCHEMA}"' in content[:2000]


def parse_report(content: str, path: str) -> State:
    """The report as a side of a comparison; InputError if it is none."""
    try:
        held = json.loads(content)
        return _state(held, path)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        why = f"is not a report of {SCHEMA} ({type(error).__name__}: {error})"
        raise InputError(path, why) from None


def _state(held: dict[str, Any], path: str) -> State:
    if held["schema"] != SCHEMA:
        raise ValueError(f"schema {held['schema']}")
    summary = held["summary"]
    counts = summary["by_severity"]
    passages = (p for file in held["files"] for p in file["passages"])
    return State(
        path,
        int(summary["words"]),
        {severity: int(counts.get(severity.label, 0)) for severity in Severity},
        float(summary["penalty"]),
        summary["penalty_per_1000_words"],
        summary["score"],
        str(summary["signature"]),
        tuple((int(p["words"]), float(p["penalty"])) for p in passages),
        tuple(_flags(held)),
    )


def _flags(held: dict[str, Any]) -> Iterator[Flag]:
    for file in held["files"]:
        for it in file["findings"]:
            yield Flag(
                str(file["path"]),
                str(it["code"]),
                str(it["name"]),
                Severity[it["severity"].upper()],
                str(it["message"]),
                str(it["passage"]),
                int(it["line"]),
                int(it["column"]),
                str(it["text"]),
                str(it["fingerprint"]),
            )
