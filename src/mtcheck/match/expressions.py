"""Regular expressions whose compiled form is kept; the door to the compiler of `re`.

Python compiles expressions in Python, which takes longer than a whole article does.
What comes out is kept from run to run, as `re` has no way to: `made` says what is
new, `remember` takes what earlier runs have made. A form that is not valid is made
anew.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import marshal
import re
import sys
from array import array
from typing import Any, Protocol

Kept = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""Flags, code, number of groups, names of groups, and names by number."""

ENGINE = f"{sys.implementation.name} {sys.hexversion:x} {_sre.MAGIC} {_sre.CODESIZE}"
"""What a kept form depends on."""

_CODES = {2: "H", 4: "I", 8: "Q"}  # type codes of arrays, by bytes an instruction
_FLAGS = {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL, "x": re.VERBOSE}
_made: dict[str, bytes] = {}
_ready: dict[str, re.Pattern[str]] = {}
_kept: list[Held] = []
"""What earlier runs have made: nothing, or one."""


class Held(Protocol):
    """Forms that were kept, by their expressions."""

    def get(self, expression: str, /) -> bytes | None:
        """The form of an expression; None if there is none."""

    def close(self) -> None:
        """Let go of them."""


def compiled(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """The expression, built once a run."""
    if flags:
        letters = "".join(letter for letter, flag in _FLAGS.items() if flags & flag)
        pattern = f"(?{letters}){pattern}"
    found = _ready.get(pattern)
    if found is None:
        found = _ready[pattern] = _revived(pattern) or _anew(pattern)
    return found


def made() -> dict[str, bytes]:
    """The forms of all expressions that this run has compiled."""
    return dict(_made)


def remember(held: Held) -> None:
    """Take compiled forms that earlier runs of the same Python have kept."""
    forget()
    _kept.append(held)


def forget() -> None:
    """Let go of what earlier runs have kept."""
    while _kept:
        _kept.pop().close()


def form_of(pattern: str) -> bytes:
    """The compiled form of an expression, for `remember`; re.error if it is none."""
    return marshal.dumps(_form(pattern))


def _anew(pattern: str) -> re.Pattern[str]:
    try:
        form = _made[pattern] = form_of(pattern)
    except (AttributeError, ImportError):  # another Python hides its compiler
        return re.compile(pattern)
    return revived(pattern, form) or re.compile(pattern)


def _form(pattern: str) -> Kept:
    from re import _compiler as compiler  # noqa: PLC0415
    from re import _parser as parser  # noqa: PLC0415

    from mtcheck.match.beginnings import hurried  # noqa: PLC0415

    tree = parser.parse(pattern)
    state: Any = tree.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    plain = compiler._code(tree, 0)  # noqa: SLF001
    code = array(_CODES[_sre.CODESIZE], hurried(plain, tree))
    return (
        state.flags,
        code.tobytes(),
        state.groups - 1,
        dict(state.groupdict),
        tuple(names),
    )


def _revived(pattern: str) -> re.Pattern[str] | None:
    form = _kept[0].get(pattern) if _kept else None
    return revived(pattern, form) if form else None


def revived(pattern: str, form: bytes) -> re.Pattern[str] | None:
    """The expression of a kept form; None if this Python does not take it."""
    try:
        flags, code, groups, index, names = marshal.loads(form)  # noqa: S302 - our own
        found: re.Pattern[str] = _sre.compile(
            pattern,
            flags,
            array(_CODES[_sre.CODESIZE], code).tolist(),
            groups,
            index,
            names,
        )
    except (EOFError, RuntimeError, ValueError, TypeError, OverflowError):
        return None
    return found
