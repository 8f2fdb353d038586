"""What the author of a passage says himself."""

from __future__ import annotations

import pytest

from mtcheck.match.view import BLANK, PassageView
from mtcheck.match.voice import own_words
from mtcheck.model import Passage, Text


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Il dit « oui » et part.", "Il dit  et part."),
        ("Il dit « un « oui » franc » et part.", "Il dit  et part."),
        ("She says “yes” and leaves.", "She says  and leaves."),
        ("Er sagt „ja“ und geht.", "Er sagt  und geht."),
        ("Er sagt »ja« und geht.", "Er sagt  und geht."),
        ('He says "yes" and leaves.', "He says  and leaves."),
        ("Il dit « oui, et part.", "Il dit "),
        ("et part », dit-il.", ", dit-il."),
        ("– Tu pars ?\nIl part.", "\nIl part."),
        ("Il part – enfin – demain.", "Il part – enfin – demain."),
        ("Il part.", "Il part."),
    ],
)
def test_what_others_say_is_blanked_out(text: str, own: str) -> None:
    """Of the same length; what is never closed goes to the end."""
    heard = own_words(PassageView(Passage("1", Text(text))))
    assert len(heard) == len(text)
    assert heard.replace(BLANK, "") == own
