"""OpusFilter's filters over a table: id, filter.

python opus_filter.py PAIRS.tsv LANG [no-languages]

It has no set of its own that is on, so all that need no model are, as its examples set
them; languages are told by lingua, which comes with it.
"""

from __future__ import annotations

import sys
from typing import Any

from opusfilter import filters, lid  # type: ignore[import-not-found]

AT_ONCE = 1000  # pairs
LANGUAGES = ["en", "fr", "de", "es", "it", "pt"]


def main() -> None:
    """Print the filters that would throw a pair away."""
    path, lang, *more = sys.argv[1:]
    chosen = [
        filters.AlphabetRatioFilter(),
        filters.AverageWordLengthFilter(),
        filters.CharacterScoreFilter(scripts=["Latin", "Latin"], thresholds=[0.9, 0.9]),
        filters.HtmlTagFilter(),
        filters.LengthFilter(),
        filters.LengthRatioFilter(),
        filters.LongWordFilter(),
        filters.LongestCommonSubstringFilter(),
        filters.NonZeroNumeralsFilter(),
        filters.RepetitionFilter(),
        filters.SimilarityFilter(),
        filters.TerminalPunctuationFilter(),
    ]
    if not more:
        chosen.append(lid.LinguaFilter(["en", lang], langid_languages=LANGUAGES))
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 - needs no pathlib
        next(file)
        rows = [line.rstrip("\n").split("\t") for line in file]
    for start in range(0, len(rows), AT_ONCE):
        tell(chosen, rows[start : start + AT_ONCE])


def tell(chosen: list[Any], rows: list[list[str]]) -> None:
    pairs = [(source, target) for _, source, target in rows]
    for each in chosen:
        for row, is_kept in zip(rows, each.decisions(pairs), strict=True):
            if not is_kept:
                print(row[0], type(each).__name__, sep="\t")


if __name__ == "__main__":
    main()
