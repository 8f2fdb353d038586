"""Profiles are one ladder, and give way to whatever is said outright."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from mtcheck.catalogue import load_catalogue
from mtcheck.config.profiles import PROFILES
from mtcheck.config.resolve import resolved
from mtcheck.config.settings import Settings
from mtcheck.model import Severity
from mtcheck.scanners import limits_of, selection_of
from mtcheck.select import choose

CATALOGUE = load_catalogue()
LADDER = list(pairwise(PROFILES))


def under(profile: str, **options: object) -> Settings:
    """The settings that a profile makes."""
    return resolved(None, None, {"profile": profile, **options}, {})


def rules(settings: Settings) -> set[str]:
    """The codes of the rules that run."""
    return {r.info.code for r in choose(CATALOGUE, selection_of(settings))}


@pytest.mark.parametrize(("lower", "higher"), LADDER)
def test_each_rung_holds_the_one_before(lower: str, higher: str) -> None:
    assert rules(under(lower)) < rules(under(higher))
    fails, fails_more = (limits_of(under(name)).fail_on for name in (lower, higher))
    assert fails is not None
    assert fails_more is not None
    assert fails > fails_more


def test_review_is_what_holds_anyway() -> None:
    assert rules(under("review")) == rules(Settings())
    assert limits_of(under("review")) == limits_of(Settings())


def test_a_draft_hears_of_nothing_small() -> None:
    chosen = [CATALOGUE.by_code[code].info for code in rules(under("draft"))]
    assert {info.confidence.label for info in chosen} == {"high"}
    assert not [info for info in chosen if info.category.endswith("/typography")]
    assert limits_of(under("draft")).fail_on is Severity.CRITICAL


def test_typography_on_trial_speaks_before_publishing_alone() -> None:
    more = rules(under("publish")) - rules(under("review"))
    infos = [CATALOGUE.by_code[code].info for code in more]
    assert "mixed-apostrophes" in {info.name for info in infos}
    assert {info.category.split("/")[1] for info in infos} == {"typography"}
    assert {info.status for info in infos} == {"preview"}
    assert {info.severity for info in infos} == {Severity.NEUTRAL}


def test_what_is_said_outright_holds(tmp_path: Path) -> None:
    path = tmp_path / "mtcheck.toml"
    path.write_text('fail-on = "never"\nmin-confidence = "medium"\n')
    found = resolved(path, "f", {"profile": "draft"}, {})
    assert (found.fail_on, found.min_confidence) == ("never", "medium")
    assert found.origin("fail_on").text == "f:1:1"
    assert found.origin("profile").text == "--profile"
    options = {"profile": "publish", "fail-on": "critical"}
    assert resolved(None, None, options, {}).fail_on == "critical"


def test_selecting_replaces_what_a_profile_changes() -> None:
    for name in PROFILES:
        settings = under(name, select=["FR005"], **{"min-confidence": "low"})
        assert rules(settings) == {"FR005"}


def test_ignoring_outranks_a_profile() -> None:
    assert "FR005" in rules(under("publish"))
    assert "FR005" not in rules(under("publish", ignore=["FR0"]))
