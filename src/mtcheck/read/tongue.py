"""The languages that files declare: a code is believed only if it is one."""

from __future__ import annotations

from functools import lru_cache

from mtcheck.errors import UsageError
from mtcheck.lang import normalised


@lru_cache(maxsize=256)
def language(code: str | None) -> str | None:
    """A code as we write it, None if there is none; ValueError if it is not one."""
    if not code:
        return None
    try:
        return normalised(code)
    except UsageError:
        raise ValueError(f'"{code[:40]}" is no language code') from None
