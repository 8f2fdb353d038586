"""Grammalecte over the translations of a table, or a text: id, rule, start, end.

python grammar.py PAIRS.tsv        (id, source, target)
python grammar.py TEXT.txt         (a paragraph a line)
"""

from __future__ import annotations

import sys

import grammalecte  # type: ignore[import-not-found]


def main() -> None:
    """Print the errors, of grammar and of spelling."""
    path = sys.argv[1]
    checker = grammalecte.GrammarChecker("fr")
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 - needs no pathlib
        rows = [line.rstrip("\n").split("\t") for line in file]
    for row in rows[1:] if path.endswith(".tsv") else rows:
        grammar, spelling = checker.getParagraphErrors(row[-1])
        for error in (*grammar, *spelling):
            name = error.get("sRuleId", "spelling")
            print(row[0][:12], name, error["nStart"], error["nEnd"], sep="\t")


if __name__ == "__main__":
    main()
