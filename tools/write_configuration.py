"""Writes the tables of docs/configuration.md from the keys that the program reads."""

import re
from pathlib import Path

from mtcheck.adjust import options_table
from mtcheck.catalogue import load_catalogue
from mtcheck.config import keys, profiles

TARGET = Path(__file__).parents[1] / "docs" / "configuration.md"
TABLE = re.compile(r"(?<=\n\n)\|.*\|\n(?:\|.*\|\n)+")

if __name__ == "__main__":
    text = TARGET.read_text(encoding="utf-8")
    tables = (
        keys.override_table(),
        keys.table(),
        profiles.table(),
        keys.file_table(),
        keys.allow_table(),
        keys.rule_table(),
        options_table(load_catalogue(use_cache=False)),
    )
    for table in tables:
        head, _, _ = table.partition("\n")
        place = re.compile(rf"{re.escape(head)}\n(?:\|.*\|\n)+")
        text = place.sub(lambda _, table=table: table, text)
    TARGET.write_text(text, encoding="utf-8")
