"""Writes the table of docs/formats.md from the formats that the program reads."""

from pathlib import Path

from mtcheck.read.formats import table

TARGET = Path(__file__).parents[1] / "docs" / "formats.md"

if __name__ == "__main__":
    text = TARGET.read_text(encoding="utf-8")
    head, _, rest = text.partition("| format |")
    _, _, tail = rest.partition("\n\n")
    TARGET.write_text(f"{head}{table()}\n{tail}", encoding="utf-8")
