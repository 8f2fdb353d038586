"""Addresses that reports point to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mtcheck.model import RuleInfo

HOME = "https://github.com/mtcheck/mtcheck"
_RULE_PAGE = HOME + "/blob/main/docs/rules/{page}#{anchor}"
_OURS = re.compile(r"rules/([A-Za-z0-9-]+/[A-Za-z0-9_-]+)\.yaml:\d+")
_BUILT_IN = {"mtcheck/silence/rules.py": "any/silencers.md"}
"""Rules that stand in the program itself."""
_SAFE = re.compile(r"[a-z0-9-]+")


def anchor(info: RuleInfo) -> str:
    """Where a rule stands on the page of its pack: the slug of its heading."""
    return f"{info.code}-{info.name}".lower()


def page(info: RuleInfo) -> str | None:
    """The page below docs/rules that a rule of ours stands on: one a rule file."""
    if info.provider:
        return None
    found = _OURS.fullmatch(info.origin)
    return f"{found[1]}.md" if found else _BUILT_IN.get(info.origin)


def rule_page(info: RuleInfo | None) -> str | None:
    """The address of what is said of a rule; None where there is no such page."""
    name = page(info) if info else None
    if info is None or name is None or not _SAFE.fullmatch(anchor(info)):
        return None
    return _RULE_PAGE.format(page=name, anchor=anchor(info))
