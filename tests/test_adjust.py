"""Severities and options that a configuration gives to rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtcheck.adjust import adjusted, require_known_codes
from mtcheck.catalogue import Catalogue, load_catalogue
from mtcheck.checks import known_checks, settable_options
from mtcheck.config.load import load_settings
from mtcheck.errors import ConfigError
from mtcheck.model import Severity

CATALOGUE = load_catalogue()


def under(folder: Path, text: str) -> Catalogue:
    """The catalogue as a file wants it."""
    path = folder / "mtcheck.toml"
    path.write_text(text, encoding="utf-8")
    settings = load_settings(path, "f")
    require_known_codes(settings, CATALOGUE)
    return adjusted(CATALOGUE, settings.rules)


def faults(folder: Path, text: str) -> tuple[str, ...]:
    """What is wrong with the rules of a file."""
    with pytest.raises(ConfigError) as caught:
        under(folder, text)
    return caught.value.faults


def test_without_tables_nothing_changes(tmp_path: Path) -> None:
    assert under(tmp_path, "preview = true") is CATALOGUE


def test_a_severity_by_code_and_by_name(tmp_path: Path) -> None:
    text = '[rules.FR014]\nseverity = "neutral"\n[rules.hat-in-the-ring]\nseverity = "critical"'
    found = under(tmp_path, text)
    assert found.by_code["FR014"].info.severity is Severity.NEUTRAL
    assert found.by_name["hat-in-the-ring"].info.severity is Severity.CRITICAL
    assert found.by_code["FR001"] is CATALOGUE.by_code["FR001"]
    assert CATALOGUE.by_code["FR014"].info.severity is Severity.MINOR


def test_a_changed_rule_changes_the_signature(tmp_path: Path) -> None:
    one = under(tmp_path, '[rules.FR014]\nseverity = "neutral"')
    other = under(tmp_path, '[rules.FR014]\nseverity = "major"')
    assert len({CATALOGUE.digest, one.digest, other.digest}) == 3


def test_options_reach_the_check(tmp_path: Path) -> None:
    found = under(tmp_path, "[rules.FR065]\nleast = 7\n[rules.FR001]\nonce = true")
    assert found.by_code["FR065"].params["least"] == 7
    assert (
        found.by_code["FR065"].params["groups"]
        == CATALOGUE.by_code["FR065"].params["groups"]
    )
    assert found.by_code["FR001"].params["once"] is True


def test_the_last_table_of_a_rule_wins(tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_text(
        '[rules.FR065]\nleast = 7\nseverity = "major"\n', encoding="utf-8"
    )
    code, name = "FR065", CATALOGUE.by_code["FR065"].info.name
    found = under(tmp_path, f'extend = "base.toml"\n[rules.{name}]\nleast = 5\n')
    assert found.by_code[code].params["least"] == 5
    assert found.by_code[code].info.severity is Severity.MAJOR


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[rules.FR9999]\n", 'f:1:1: unknown rule "FR9999"'),
        (
            "[rules.hat-in-a-ring]\n",
            'unknown rule "hat-in-a-ring"; did you mean "hat-in-the-ring"?',
        ),
        (
            "[rules.FR065]\nlest = 3\n",
            'f:2:1: the rule FR065 has no option "lest"; did you mean "least"?',
        ),
        ("[rules.FR065]\nleast = 1.5\n", 'f:2:1: "least": takes a whole number'),
        ("[rules.FR065]\nleast = true\n", 'f:2:1: "least": takes a whole number'),
        ("[rules.FR001]\nonce = 1\n", 'f:2:1: "once": takes true or false'),
        ("rules.FR065.lest = 1\n", "f:1:1: "),
        (
            "[rules.FR214]\nleast = 3\n",
            'the rule FR214 has no option "least"; it takes severity',
        ),
        ('select = ["NOPE"]\n', 'f:1:1: unknown rule "NOPE"'),
        ('[[files]]\nglob = "a"\nignore = ["NOPE"]\n', 'f:3:1: unknown rule "NOPE"'),
        ('[[files]]\nglob = "a"\nselect = "no-such"\n', "f:3:1: unknown rule"),
    ],
)
def test_a_fault_has_its_place(tmp_path: Path, text: str, fault: str) -> None:
    (found,) = faults(tmp_path, text)
    assert fault in found


def test_an_option_that_says_what_a_rule_is_about_is_its_own(tmp_path: Path) -> None:
    """`pick` makes another rule of it; a configuration tunes rules, it makes none."""
    (found,) = faults(tmp_path, "[rules.MT460]\npick = 1\n")
    assert 'has no option "pick"' in found


def test_a_code_of_the_file_extended_is_blamed_on_it(tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_text('\nextend-select = ["NOPE"]\n')
    (found,) = faults(tmp_path, 'extend = "base.toml"\nextend-select = ["FR1"]\n')
    assert found.startswith('base.toml:2:1: unknown rule "NOPE"')


def test_the_options_of_every_check_are_known() -> None:
    """None is so odd that it cannot be looked at."""
    found = {name: settable_options(name) for name in known_checks()}
    assert found["mixed-wordings"] == {"least": int}
    assert found["punctuation-space"] == {"once": bool, "without_evidence": bool}
