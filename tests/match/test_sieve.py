"""Many expressions asked of a passage at once."""

from __future__ import annotations

import sys

import pytest

from mtcheck.match import sieve as module
from mtcheck.match.batch import Batch
from mtcheck.match.sieve import Sieve
from mtcheck.match.view import PassageView
from mtcheck.model import Match, Passage, Text

TEXTS = ["deux et 3", "rien", "un ?", "sept œufs", "le 4 et le 5"]


def views(texts: list[str]) -> list[PassageView]:
    """Passages of these texts."""
    return [PassageView(Passage("", Text(text)), at) for at, text in enumerate(texts)]


@pytest.fixture
def sieve(monkeypatch: pytest.MonkeyPatch) -> Sieve:
    """A sieve that tells something from the first character on."""
    monkeypatch.setattr(module, "_WORTH_IT", 0)
    return Sieve(lambda view: view.raw)


def look(_: PassageView) -> list[Match]:
    """A check that always finds something."""
    return [Match(0, 1)]


def seen(sieve: Sieve, *patterns: str) -> list[str]:
    """The texts that a check with these expressions looks at."""
    check = sieve.where(map(sieve.mesh, patterns), look)
    batch = Batch(views(TEXTS))
    return sorted(view.raw for view in batch.through(check.grid))


def test_a_check_sees_what_may_match(sieve: Sieve) -> None:
    """And nothing else; a passage that two expressions let through comes once."""
    assert seen(sieve, r"\d") == ["deux et 3", "le 4 et le 5", "un ?"]
    assert seen(sieve, r"\d", "^le", "sept") == [
        "deux et 3", "le 4 et le 5", "sept œufs", "un ?",
    ]  # fmt: skip
    assert seen(sieve, "jamais") == []


def test_expressions_that_come_later_are_asked_too(sieve: Sieve) -> None:
    """Even of passages that were asked before."""
    (view,) = views(["sept œufs"])
    first = sieve.mesh("sept")
    assert sieve.may_match(first, view)
    later = sieve.mesh("œufs")
    assert sieve.may_match(later, view)
    assert not sieve.may_match(sieve.mesh("huit"), view)


def test_the_same_expression_is_one(sieve: Sieve) -> None:
    """Checks are made anew for every document; the sieve must not grow."""
    assert sieve.mesh("a").number == sieve.mesh("a").number != sieve.mesh("b").number


def test_little_text_is_all_let_through() -> None:
    """Making it ready takes longer than it saves."""
    assert seen(Sieve(lambda view: view.raw), "jamais") == sorted(TEXTS)


def test_everything_is_let_through_without_re2(
    sieve: Sieve, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some machines have none; the findings are the same."""
    monkeypatch.setitem(sys.modules, "re2", None)
    assert seen(sieve, "jamais") == sorted(TEXTS)


def test_everything_is_let_through_when_memory_runs_out(
    sieve: Sieve, monkeypatch: pytest.MonkeyPatch
) -> None:
    """RE2 then finds nothing at all, not even what always matches."""

    class Exhausted:
        def Match(self, _: bytes) -> list[int]:  # noqa: N802 - as RE2 has it
            return []

    monkeypatch.setattr(module, "_ready", lambda *_: Exhausted())
    assert seen(sieve, "jamais") == sorted(TEXTS)


def test_half_a_surrogate_pair_is_asked_as_well(sieve: Sieve) -> None:
    """Files hold worse."""
    view = PassageView(Passage("", Text("a\ud800b")))
    assert sieve.may_match(sieve.mesh("a.b"), view)
