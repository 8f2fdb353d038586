"""Writes the JSON Schemas of rule files, pack files and configuration files."""

from pathlib import Path

from mtcheck.config.schema import config_schema
from mtcheck.packs.schema import pack_file_schema, rule_file_schema

ROOT = Path(__file__).parents[1]

if __name__ == "__main__":
    for target, text in {
        "rules/schema.json": rule_file_schema(),
        "rules/pack.schema.json": pack_file_schema(),
        "src/mtcheck/config/config.schema.json": config_schema(),
    }.items():
        (ROOT / target).write_text(text, encoding="utf-8")
