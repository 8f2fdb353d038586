"""Silencers under several configurations, and what a configuration says of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from mtcheck.cli.app import application

DOUBLED = "Le le jour se lève sur la ville.\n"
ALLOW = """
[[allow]]
rule = "MT251"
text = "Le le"
reason = "a refrain"
"""


def run(*arguments: str) -> Result:
    """Run in the working directory."""
    return CliRunner().invoke(
        application(list(arguments)), list(arguments), prog_name="mtcheck"
    )


def write(path: str, text: str) -> None:
    """Write a file below the working directory."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


def found(result: Result) -> list[str]:
    """Place and code of each finding of a concise report."""
    lines = (line.split(" ")[:2] for line in result.stdout.splitlines())
    return [f"{place.rsplit(':', 3)[0]} {code}" for place, code in lines]


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two folders, each with a configuration and the same text."""
    monkeypatch.chdir(tmp_path)
    write("a/a.txt", DOUBLED)
    write("b/b.txt", DOUBLED)
    write("a/mtcheck.toml", f'target-lang = "fr"\n{ALLOW}')
    write("b/mtcheck.toml", 'target-lang = "fr"\n')


def test_each_configuration_silences_its_own() -> None:
    """The verdict counts no silenced finding, however it is reached."""
    result = run("scan", ".", "--fail-on", "minor")
    assert found(result) == ["b/b.txt MT251"]
    assert "1 silenced" in result.stderr
    assert result.exit_code == 1
    write("b/mtcheck.toml", f'target-lang = "fr"\n{ALLOW}')
    again = run("scan", ".", "--fail-on", "minor")
    assert (again.exit_code, again.stdout) == (0, "")
    assert run("scan", ".", "--jobs", "2").stdout == again.stdout


def test_a_baseline_hides_under_all_configurations() -> None:
    """It lies where the command is given if several govern; the gate passes."""
    assert run("baseline", "create", ".").exit_code == 0
    assert Path(".mtcheck-baseline.json").is_file()
    result = run("scan", ".", "--fail-on", "minor")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "1 silenced, 1 known to the baseline" in result.stderr
    assert run("scan", ".", "--no-baseline", "--fail-on", "minor").exit_code == 1
    shown = run("scan", ".", "--no-suppress")
    assert found(shown) == ["a/a.txt MT251", "b/b.txt MT251"]


def test_an_entry_expires_only_where_its_rule_runs() -> None:
    """A rule that one of the configurations leaves out has had no chance there."""
    run("baseline", "create", ".")
    write("b/mtcheck.toml", 'target-lang = "fr"\nignore = ["MT251"]\n')
    assert "expired" not in run("scan", ".").stderr
    assert "0 dropped" in run("baseline", "prune").stderr


def test_a_table_without_work_is_judged_once() -> None:
    """Also where tables of files make several scanners of one configuration."""
    write("a/a.txt", "Le jour se lève.\n")
    write("a/c.txt", "Le jour se couche.\n")
    per_file = '[[files]]\nglob = "c.txt"\nignore = ["FR214"]\n'
    write("a/mtcheck.toml", f'target-lang = "fr"\n{ALLOW}{per_file}')
    assert found(run("scan", ".")) == ["b/b.txt MT251", "a/mtcheck.toml MT001"]
    assert found(run("scan", "a")) == ["a/mtcheck.toml MT001"]
    assert found(run("scan", "a/a.txt", "a/c.txt")) == []


def test_tables_of_an_extended_file_may_be_for_others() -> None:
    """They are in force, and called unused by no one; one that is over is told once."""
    write("base.toml", f'target-lang = "fr"\n{ALLOW}')
    write("a/mtcheck.toml", 'extend = "../base.toml"\n')
    write("b/mtcheck.toml", 'extend = "../base.toml"\n')
    assert run("scan", ".").exit_code == 0
    write("a/a.txt", "Le jour se lève.\n")
    write("b/b.txt", "Le jour se lève.\n")
    assert run("scan", ".").stdout == ""
    write("base.toml", f'target-lang = "fr"\n{ALLOW}until = 2020-02-29\n')
    assert found(run("scan", ".")) == ["base.toml MT003"]


def test_globs_are_relative_to_the_file_that_has_them() -> None:
    """Not to the one that extends it."""
    write("base.toml", f'target-lang = "fr"\n{ALLOW}files = "a/*"\n')
    write("a/mtcheck.toml", 'extend = "../base.toml"\n')
    write("b/mtcheck.toml", 'extend = "../base.toml"\n')
    assert found(run("scan", ".")) == ["b/b.txt MT251"]


def test_reasons_are_asked_of_extended_tables_too() -> None:
    """With the place of the table."""
    write(
        "base.toml", 'target-lang = "fr"\n[[allow]]\nrule = "MT251"\ntext = "Le le"\n'
    )
    write("a/mtcheck.toml", 'extend = "../base.toml"\nrequire-reason = true\n')
    result = run("scan", "a")
    assert result.exit_code == 2
    assert 'base.toml:2:1: the key "reason" is missing' in result.stderr


def test_an_unknown_rule_of_a_table_is_an_error() -> None:
    """A prefix is no rule."""
    write("a/mtcheck.toml", ALLOW.replace("MT251", "MT25"))
    result = run("scan", "a")
    assert result.exit_code == 2
    assert 'a/mtcheck.toml:2:1: unknown rule "MT25"' in result.stderr


def test_codes_of_a_table_may_be_in_any_case() -> None:
    write("a/mtcheck.toml", f'target-lang = "fr"\n{ALLOW.replace("MT251", "mt251")}')
    assert run("scan", "a").exit_code == 0
    write("a/a.txt", "Le jour se lève.\n")
    assert found(run("scan", "a")) == ["a/mtcheck.toml MT001"]


def test_the_severity_of_rules_about_silencers_can_be_set() -> None:
    """For comments and for tables, and the gate counts it."""
    severe = '[rules.MT001]\nseverity = "major"\n'
    write("b/b.html", "<!-- mtcheck: ignore[MT251] -->\n<p>Le jour se lève.</p>\n")
    Path("b/b.txt").unlink()
    write("a/a.txt", "Le jour se lève.\n")
    assert run("scan", ".").exit_code == 0
    write("b/mtcheck.toml", f'target-lang = "fr"\n{severe}')
    result = run("scan", "b")
    assert result.exit_code == 1
    assert "MT001 major" in result.stdout
    write("b/mtcheck.toml", 'target-lang = "fr"\n')
    write("a/mtcheck.toml", f'target-lang = "fr"\n{ALLOW}{severe}')
    result = run("scan", ".")
    assert result.exit_code == 1
    assert "MT001 neutral" in result.stdout
    assert "a/mtcheck.toml:3:1: MT001 major" in result.stdout


def test_they_have_no_options() -> None:
    write("b/mtcheck.toml", "[rules.MT001]\nleast = 3\n")
    result = run("scan", "b")
    assert result.exit_code == 2
    assert 'b/mtcheck.toml:2:1: the rule MT001 has no option "least"' in result.stderr


def test_reports_explain_them() -> None:
    """SARIF and the page of HTML say why, as of any rule."""
    write("a/a.txt", "Le jour se lève.\n")
    log = json.loads(run("scan", "a", "--output-format", "sarif").stdout)
    (rule,) = log["runs"][0]["tool"]["driver"]["rules"]
    assert rule["id"] == "MT001"
    assert "left behind" in rule["fullDescription"]["text"]
    assert "left behind" in run("scan", "a", "--output-format", "html").stdout


def test_sarif_lists_what_is_silenced() -> None:
    """With its reason, its rule explained."""
    log = json.loads(run("scan", "a", "--output-format", "sarif").stdout)
    (result,) = log["runs"][0]["results"]
    expected = {
        "kind": "external",
        "status": "accepted",
        "justification": "a refrain",
    }
    assert result["suppressions"] == [expected]
    (rule,) = log["runs"][0]["tool"]["driver"]["rules"]
    assert rule["fullDescription"]["text"]


def test_the_settings_in_force_show_them() -> None:
    write("a/mtcheck.toml", f'names = ["Blue Lantern"]\nrequire-reason = true\n{ALLOW}')
    told = run("config", "show", "a").stdout
    assert '["Blue Lantern"]' in told
    assert 'allow."Le le"' in told
    assert "a/mtcheck.toml:4:1" in told
