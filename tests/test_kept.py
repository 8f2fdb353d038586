"""A property that is worked out once."""

from __future__ import annotations

from mtcheck.match.memo import Kept


class _Asked:
    def __init__(self) -> None:
        self.times = 0

    @Kept
    def answer(self) -> int:
        """How often it was asked for."""
        self.times += 1
        return self.times


def test_a_kept_property_is_worked_out_once_for_each_owner() -> None:
    one, other = _Asked(), _Asked()
    assert (one.answer, one.answer, one.times) == (1, 1, 1)
    assert other.times == 0
    assert other.answer == 1


def test_a_kept_property_of_the_class_is_itself() -> None:
    assert isinstance(_Asked.answer, Kept)
    assert _Asked.answer.__doc__ == "How often it was asked for."
