"""Counts the commonest words of texts, for the choice of literals in rules.

    python tools/count_words.py TEXT… > src/mtcheck/data/frequent.tsv

Only words and their share (per million) are kept, the commonest 1,500.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

KEPT = 1500
_WORD = re.compile(r"[^\W\d_]+'?")


def main(paths: list[str]) -> None:
    """Print a word and its share a line, the commonest first."""
    counts: Counter[str] = Counter()
    for path in paths:
        text = Path(path).read_text(encoding="utf-8").lower().replace("’", "'")
        counts.update(_WORD.findall(text))
    total = counts.total()
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    for word, number in ordered[:KEPT]:
        print(f"{word}\t{round(1e6 * number / total)}")


if __name__ == "__main__":
    main(sys.argv[1:])
