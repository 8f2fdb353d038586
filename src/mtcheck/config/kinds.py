"""What the value of a key may be: from a raw value to one that the program uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.errors import UsageError
from mtcheck.lang import normalised

if TYPE_CHECKING:
    from collections.abc import Callable

    Kind = Callable[[object], object]
    """What makes a value of a key's raw one, or raises UsageError."""


def word(value: object) -> str:
    """A text that says something."""
    if not isinstance(value, str) or not value:
        raise UsageError(f"takes a text in quotes, not {_said(value)}")
    return value


def language(value: object) -> str:
    """A language, as the rest of the program writes it."""
    return normalised(word(value))


def switch(value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise UsageError(f"takes true or false, not {_said(value)}")
    return value


def codes(value: object) -> tuple[str, ...]:
    """Selectors of rules; one alone needs no list."""
    held = [value] if isinstance(value, str) else value
    if not isinstance(held, list) or not all(isinstance(v, str) and v for v in held):
        raise UsageError(f'takes a list of codes, such as ["FR2", "MT101"], not {held}')
    return tuple(held)


def one_of(*names: str) -> Kind:
    """The kind of a key that takes one of some words."""

    def kind(value: object) -> str:
        if value not in names:
            raise UsageError(f"takes {', '.join(names)}; not {_said(value)}")
        return str(value)

    return kind


def _said(value: object) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)
