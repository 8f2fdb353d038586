"""Writes rules/schema.json from the definition of rules in the program."""

from pathlib import Path

from mtcheck.packs.schema import rule_file_schema

TARGET = Path(__file__).parents[1] / "rules" / "schema.json"

if __name__ == "__main__":
    TARGET.write_text(rule_file_schema(), encoding="utf-8")
