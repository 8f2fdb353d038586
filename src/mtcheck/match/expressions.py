"""Regular expressions whose compiled form is kept; the door to the compiler of `re`.

Python compiles expressions in Python, which takes longer than a whole article does.
The catalogue keeps what comes out, as `re` has no way to. Where the kept form is
missing or not valid, the expression is compiled as usual.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import re
import sys
from array import array
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Kept = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""Flags, code, number of groups, names of groups, and names by number."""

ENGINE = f"{sys.implementation.name} {sys.hexversion:x} {_sre.MAGIC} {_sre.CODESIZE}"
"""What a kept form depends on."""

_CODES = {2: "H", 4: "I", 8: "Q"}  # type codes of arrays, by bytes an instruction
_kept: dict[str, Kept] = {}
_ready: dict[str, re.Pattern[str]] = {}


def compiled(pattern: str) -> re.Pattern[str]:
    """The expression, built once a run."""
    found = _ready.get(pattern)
    if found is None:
        found = _ready[pattern] = _revived(pattern) or re.compile(pattern)
    return found


def keep(patterns: Iterable[str]) -> dict[str, Kept]:
    """The compiled forms of `patterns`, as plain data for `remember`."""
    forms = {pattern: _form(pattern) for pattern in dict.fromkeys(patterns)}
    return {pattern: form for pattern, form in forms.items() if form is not None}


def remember(kept: Mapping[str, Kept]) -> None:
    """Take compiled forms that an earlier run of the same Python has kept."""
    _kept.update(kept)


def _form(pattern: str) -> Kept | None:
    from re import _compiler as compiler  # type: ignore[attr-defined]  # noqa: PLC0415
    from re import _parser as parser  # noqa: PLC0415

    tree = parser.parse(pattern)
    state: Any = tree.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    code = array(_CODES[_sre.CODESIZE], compiler._code(tree, 0))  # noqa: SLF001
    return (
        state.flags,
        code.tobytes(),
        state.groups - 1,
        dict(state.groupdict),
        tuple(names),
    )


def _revived(pattern: str) -> re.Pattern[str] | None:
    form = _kept.get(pattern)
    if form is None:
        return None
    flags, code, groups, index, names = form
    try:
        found: re.Pattern[str] = _sre.compile(
            pattern,
            flags,
            array(_CODES[_sre.CODESIZE], code).tolist(),
            groups,
            index,
            names,
        )
    except (RuntimeError, ValueError, TypeError, OverflowError):
        return None
    return found
