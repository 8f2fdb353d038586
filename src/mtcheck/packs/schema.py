"""The JSON Schema of rule files, for editors that complete and check them."""

from __future__ import annotations

import json

import msgspec

from mtcheck.packs.spec import RuleSpec


def rule_file_schema() -> str:
    """The schema as text; ``rules/schema.json`` must hold exactly this."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "Written by tools/write_schema.py from mtcheck.packs.spec.",
        "title": "A file of mtcheck rules",
        **msgspec.json.schema(list[RuleSpec]),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
