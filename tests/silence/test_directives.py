"""What a comment asks for, read from its words."""

from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.silence.directives import (
    BlanketError,
    BrokenError,
    Directive,
    Verb,
    directive,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ignore[FR214]", Directive(Verb.IGNORE, ("FR214",))),
        (
            "ignore[FR214, doubled-word] a refrain",
            Directive(Verb.IGNORE, ("FR214", "doubled-word"), None, "a refrain"),
        ),
        (
            "disable[MT251] — a\n  poem",
            Directive(Verb.DISABLE, ("MT251",), None, "a poem"),
        ),
        ("enable [MT251]", Directive(Verb.ENABLE, ("MT251",))),
        ("ignore-file[MT251]: x", Directive(Verb.FILE, ("MT251",), None, "x")),
        ("file-ignore[MT251]", Directive(Verb.FILE, ("MT251",))),
        (
            "ignore[MT251] until=2026-12-31 a slogan",
            Directive(Verb.IGNORE, ("MT251",), date(2026, 12, 31), "a slogan"),
        ),
        (
            "ignore[MT251] until = 2026-12-31, a slogan",
            Directive(Verb.IGNORE, ("MT251",), date(2026, 12, 31), "a slogan"),
        ),
        (
            "ignore[MT251] until they answer",
            Directive(Verb.IGNORE, ("MT251",), None, "until they answer"),
        ),
        ("ignore[MT251, MT251]", Directive(Verb.IGNORE, ("MT251",))),
    ],
)
def test_forms(text: str, expected: Directive) -> None:
    """Verb, codes, date and reason, with the usual liberties of spaces."""
    assert directive(text) == expected


@pytest.mark.parametrize(
    "text",
    ["ignore", "ignore[]", "ignore[ ]", "disable[ALL]", "ignore[MT251,]", "ignore[*]"],
)
def test_blanket(text: str) -> None:
    """What does not name each rule is a blanket."""
    with pytest.raises(BlanketError):
        directive(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ingore[MT251]", 'did you mean "ignore"?'),
        ("", "there are ignore, disable"),
        ("[MT251]", "there are ignore, disable"),
        ("ignore[MT251] until=2026-13-01 x", '"2026-13-01" is no date'),
        ("ignore[MT251] until=soon", '"soon" is no date'),
    ],
)
def test_broken(text: str, told: str) -> None:
    """What cannot be read says why."""
    with pytest.raises(BrokenError, match=told.replace("?", r"\?")):
        directive(text)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text makes it fail in another way."""
    with contextlib.suppress(BlanketError, BrokenError):
        assert directive(text).codes
