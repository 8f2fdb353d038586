"""Addresses that reports point to."""

from __future__ import annotations

HOME = "https://github.com/mtcheck/mtcheck"
_RULE_PAGE = HOME + "/blob/main/docs/rules/{code}.md"


def rule_page(code: str) -> str | None:
    """The page about a rule; None for a code that no page can be named after."""
    return _RULE_PAGE.format(code=code) if code.isascii() and code.isalnum() else None
