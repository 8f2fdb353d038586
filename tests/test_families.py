"""Many names, few families."""

from __future__ import annotations

import pytest

from mtcheck.catalogue import load_catalogue
from mtcheck.families import _NAMES, family


@pytest.mark.parametrize(
    ("category", "expected"),
    [
        pytest.param(
            "Accuracy/Mistranslation", "mistranslation", id="dimension and type"
        ),
        pytest.param("Linguistic_conventions/Spelling", "spelling", id="underscores"),
        pytest.param("linguistic-conventions/word-order", "grammar", id="hyphens"),
        pytest.param("False Friend", "false friend", id="a type alone"),
        pytest.param("accuracy/omission (second text)", "omission", id="a remark"),
        pytest.param("terminology/never heard of", "terminology", id="dimension known"),
        pytest.param(
            "accuracy/number", "mistranslation", id="not the locale's numbers"
        ),
        pytest.param("locale-conventions/number", "locale", id="the locale's numbers"),
        pytest.param("House rule 7", "House rule 7", id="unknown: as it stands"),
        pytest.param("  ", "unnamed", id="no name"),
    ],
)
def test_family(category: str, expected: str) -> None:
    """Type before dimension, names as people write them."""
    assert family(category) == expected


def test_no_name_in_two_families() -> None:
    """A name would belong to whichever family comes last."""
    names = [name.strip() for block in _NAMES.values() for name in block.split("|")]
    assert len(names) == len(set(names))


def test_every_rule_belongs_to_a_family() -> None:
    """The shipped rules use no category that the table lacks."""
    categories = {rule.info.category for rule in load_catalogue().rules}
    assert {family(category) for category in categories} <= set(_NAMES)
