"""The digest of what a rule means: all that decides where it hits, and no prose."""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from mtcheck.packs.load import RuleSource

_DECIDING = (
    "severity", "words", "phrase", "regex", "check", "params", "anchors", "on",
    "scope", "unless", "when",
)  # fmt: skip
DIGEST_SIZE = 8  # bytes; told apart are the versions of one rule, not all rules


def meaning(rule: RuleSource) -> str:
    """A digest that changes with patterns, conditions, check, severity, language.

    Message, reasons, examples, suggestions, status and what the rule overrides
    leave it as it is: they move no hit.
    """
    plain = msgspec.to_builtins(rule.spec)
    told = {key: _listed(plain[key]) for key in _DECIDING}
    if plain["tokens"]:  # left out otherwise: older rules mean what they meant
        told["tokens"] = plain["tokens"]
    told["lang"], told["source_lang"] = rule.lang, rule.source_lang
    text = json.dumps(told, ensure_ascii=False, sort_keys=True)
    return blake2b(text.encode(), digest_size=DIGEST_SIZE).hexdigest()


def _listed(value: object) -> object:
    """One text and a list of one text mean the same."""
    if isinstance(value, dict):
        return {key: _listed(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [part if isinstance(part, str) else _listed(part) for part in value]
    return [value] if isinstance(value, str) else value
