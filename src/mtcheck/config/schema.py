"""The JSON Schema of configuration files, made from the tables of keys."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mtcheck.config.keys import ALLOW_KEYS, FILE_KEYS, KEYS, RULE_KEYS, SCHEMA
from mtcheck.config.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mtcheck.config.keys import Key


def config_schema() -> str:
    """The schema as text; ``src/mtcheck/config/config.schema.json`` holds this."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "Written by tools/write_schema.py from mtcheck.config.keys.",
        "title": "mtcheck.toml, or the table tool.mtcheck of pyproject.toml",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            SCHEMA: {"type": "string"},
            **_properties(KEYS.values()),
            "files": {
                "description": "What holds for the files that a glob matches.",
                "type": "array",
                "items": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["glob"],
                    "properties": _properties(FILE_KEYS.values()),
                },
            },
            "allow": {
                "description": "Phrases that some rules leave alone.",
                "type": "array",
                "items": {
                    "type": "object",
                    "additionalProperties": False,
                    "anyOf": [{"required": ["rule"]}, {"required": ["rules"]}],
                    "oneOf": [{"required": ["text"]}, {"required": ["pattern"]}],
                    "properties": _properties(ALLOW_KEYS.values()),
                },
            },
            "rules": {
                "description": "Severities and options of rules, by code or name.",
                "type": "object",
                "additionalProperties": {
                    "type": "object",
                    "properties": _properties(RULE_KEYS.values()),
                    # Which options there are depends on the check of the rule.
                    "additionalProperties": {"type": ["boolean", "number"]},
                },
            },
        },
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _properties(keys: Iterable[Key]) -> dict[str, Any]:
    return {key.name: _property(key) for key in keys}


def _property(key: Key) -> dict[str, Any]:
    told: dict[str, Any] = {"description": key.says.replace("`", ""), **key.kind.schema}
    default = (
        getattr(Settings(), key.field, None) if KEYS.get(key.name) is key else None
    )
    if default not in (None, ()):
        told["default"] = default
    return told
