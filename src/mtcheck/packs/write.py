"""Writes packs as YAML; with `source`, the door to PyYAML."""

from __future__ import annotations

from typing import Any

import yaml


def yaml_text(data: Any) -> str:  # noqa: ANN401 - whatever YAML can hold
    """Plain data as YAML that reads back as the same data, keys in their order."""
    text: str = yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=100)
    return text
