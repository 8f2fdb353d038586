"""Which rules run: prefixes, names, the most specific selector, languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mtcheck.catalogue import Catalogue, load_catalogue
from mtcheck.errors import UnknownRuleError
from mtcheck.match.rule import CompiledRule
from mtcheck.model import Confidence, Status
from mtcheck.select import Selection, choose, find_rule, for_languages

BASE = load_catalogue().by_code["FR214"]


def rule(code: str, **changes: object) -> CompiledRule:
    """A rule that only has what selection looks at."""
    info = replace(BASE.info, code=code, name=f"name-{code.lower()}", **changes)  # type: ignore[arg-type]
    return replace(BASE, info=info)


RULES = (
    rule("MT101", lang="any", source=None, confidence=Confidence.LOW),
    rule("MT102", lang="any", source=None, status=Status.PREVIEW),
    rule("FR101", lang="fr", source=None),
    rule("FR201", lang="fr", source="en"),
    rule("DE101", lang="de", source=None, status=Status.DEPRECATED),
    rule("FR999", lang="fr", status=Status.REMOVED),
)
CATALOGUE = Catalogue(RULES, "digest")


def codes(**wish: object) -> list[str]:
    """The codes a selection lets through."""
    return [r.info.code for r in choose(CATALOGUE, Selection(**wish))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        pytest.param({}, ["MT101", "FR101", "FR201"], id="stable ones by default"),
        pytest.param(
            {"preview": True}, ["MT101", "MT102", "FR101", "FR201"], id="preview"
        ),
        pytest.param({"select": ("FR",)}, ["FR101", "FR201"], id="prefix"),
        pytest.param({"select": ("fr1",)}, ["FR101"], id="prefix in lower case"),
        pytest.param(
            {"select": ("name-mt102",)}, ["MT102"], id="a name runs a preview rule"
        ),
        pytest.param(
            {"extend": ("MT102",)},
            ["MT101", "MT102", "FR101", "FR201"],
            id="beside the default",
        ),
        pytest.param({"ignore": ("FR",)}, ["MT101"], id="ignored prefix"),
        pytest.param(
            {"select": ("FR101",), "ignore": ("FR",)},
            ["FR101"],
            id="the most specific wins",
        ),
        pytest.param(
            {"select": ("FR",), "ignore": ("FR201",)},
            ["FR101"],
            id="the most specific wins, ignored",
        ),
        pytest.param(
            {"select": ("FR",), "ignore": ("FR",)},
            [],
            id="between equals ignoring wins",
        ),
        pytest.param(
            {"select": ("ALL",)},
            ["MT101", "MT102", "FR101", "FR201", "DE101"],
            id="all but removed",
        ),
        pytest.param(
            {"min_confidence": Confidence.HIGH}, ["FR101", "FR201"], id="sure ones only"
        ),
    ],
)
def test_selection(wish: dict[str, object], expected: list[str]) -> None:
    """Selectors work by prefix and name; the most specific one decides."""
    assert codes(**wish) == expected


@pytest.mark.parametrize(
    "wish", [{"select": ("FR7",)}, {"ignore": ("nam",)}, {"extend": ("",)}]
)
def test_an_unknown_selector_is_an_error(wish: dict[str, object]) -> None:
    """A rule that does not exist is never silently nothing."""
    with pytest.raises(UnknownRuleError, match="unknown rule"):
        codes(**wish)


def test_the_closest_name_is_offered() -> None:
    """A slip of the pen gets a hint."""
    with pytest.raises(UnknownRuleError, match='did you mean "name-fr101"'):
        find_rule(CATALOGUE, "name-fr1o1")


@pytest.mark.parametrize(
    ("target", "source", "expected"),
    [
        ("fr", None, ["MT101", "FR101", "FR201"]),
        ("fr-CA", "en-US", ["MT101", "FR101", "FR201"]),
        ("fr", "de", ["MT101", "FR101"]),
        ("fro", None, ["MT101"]),
        (None, None, ["MT101"]),
    ],
)
def test_languages(target: str | None, source: str | None, expected: list[str]) -> None:
    """A rule about English source runs unless another source is declared."""
    chosen = choose(CATALOGUE, Selection())
    assert [r.info.code for r in for_languages(chosen, target, source)] == expected
