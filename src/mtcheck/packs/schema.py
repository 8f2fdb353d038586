"""The JSON Schemas of rule files and packs, for editors that complete and check them."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from mtcheck.packs.spec import PackSpec, RuleSpec


def rule_file_schema() -> str:
    """The schema as text; ``rules/schema.json`` must hold exactly this."""
    return _schema("A file of mtcheck rules", list[RuleSpec])


def pack_file_schema() -> str:
    """The schema of ``pack.yaml``; ``rules/pack.schema.json`` must hold exactly this."""
    return _schema("The head of a pack of mtcheck rules", PackSpec)


def _schema(title: str, kind: Any) -> str:  # noqa: ANN401 - any type of msgspec's
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "Written by tools/write_schema.py from mtcheck.packs.spec.",
        "title": title,
        **msgspec.json.schema(kind),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
