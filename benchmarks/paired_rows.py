"""Pairs become rows of a corpus, the same bytes each time."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from paired_pages import Pair
from parallel_sets import Set
from rapidfuzz import fuzz

from mtcheck.score import count_words

MOST = 60_000  # words of a language in one set
ALIKE = 85  # per cent; so like its source, a text was left in English


def rows(
    set_: Set, lang: str, pairs: Iterable[tuple[str, Pair]]
) -> Iterator[dict[str, object]]:
    """The rows of a set in one language, up to as many words as are wanted.

    What was met before, or was hardly translated, is left out.
    """
    seen: set[Pair] = set()
    words = 0
    for page, pair in pairs:
        if pair not in seen and _is_translated(pair):
            seen.add(pair)
            words += count_words(pair.target)
            yield _row(set_, lang, page, len(seen), pair)
        if words >= MOST:
            return


def _is_translated(pair: Pair) -> bool:
    has_words = any(map(str.isalpha, pair.source)) and pair.target.strip()
    return bool(has_words) and fuzz.ratio(*pair, score_cutoff=ALIKE) < ALIKE


def _row(set_: Set, lang: str, page: str, number: int, pair: Pair) -> dict[str, object]:
    return {
        "id": f"{set_.name}.{lang}.{number}",
        "dataset": set_.name,
        "lp": f"en-{lang}",
        "src": pair.source,
        "tgt": pair.target,
        "system": f"human:{set_.name}",
        "doc": _document(set_, page, number),
        "seg": number,
    }


def _document(set_: Set, page: str, number: int) -> str:
    if set_.is_talk:
        return f"{page}#{number}"
    return f"{page}.md" if set_.english else page


def save(path: Path, rows: Iterable[dict[str, object]]) -> None:
    """Write rows as gzipped JSON Lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    # Without a name and a time the same rows give the same bytes.
    path.write_bytes(gzip.compress("".join(lines).encode(), mtime=0))
