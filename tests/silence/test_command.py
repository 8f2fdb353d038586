"""Silencers on the command line: what is counted, shown and complained of."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from mtcheck.cli.app import application

PAGE = "<!-- mtcheck: ignore[MT251] refrain -->\n<p>Le le jour se lève.</p>\n"
CONFIG = """target-lang = "fr"

[[allow]]
rule = "doubled-word"
text = "La la"
files = ["songs/**"]
reason = "a refrain"
"""


def scan(*arguments: str) -> Result:
    """Scan in the working directory."""
    given = ["scan", *arguments]
    return CliRunner().invoke(application(given), given, prog_name="mtcheck")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A page with a comment, a song with an allowed phrase."""
    (tmp_path / "songs").mkdir()
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "songs" / "b.txt").write_text("La la nuit tombe.\n", encoding="utf-8")
    (tmp_path / "mtcheck.toml").write_text(CONFIG, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("site")
def test_silenced_findings_are_counted() -> None:
    """In what people read, and in JSON by what silences them."""
    assert "passed (2 silenced)" in scan(".").stderr
    assert "passed (2 silenced)" in scan(".", "--output-format", "full").stdout
    report = json.loads(scan(".", "--output-format", "json").stdout)
    expected = {"comment": 1, "allow": 1, "name": 0, "baseline": 0}
    assert report["summary"]["silenced"] == expected
    assert [file["score"]["silenced"]["allow"] for file in report["files"]] == [0, 1]


@pytest.mark.usefixtures("site")
def test_everything_can_be_shown() -> None:
    """`--no-suppress` heeds nothing."""
    result = scan(".", "--no-suppress")
    assert result.stdout.count("MT251") == 2
    assert "silenced" not in result.stderr
    assert scan(".", "--no-suppress", "--jobs", "2").stdout == result.stdout


def test_an_allowance_is_for_its_files(site: Path) -> None:
    """Relative to the configuration, wherever the program runs."""
    (site / "c.txt").write_text("La la nuit tombe.\n", encoding="utf-8")
    assert scan(".").stdout.startswith("c.txt:1:1: MT251")
    assert scan(".", "--jobs", "2").stdout == scan(".").stdout


def test_an_unused_allowance_is_reported_where_all_is_checked(site: Path) -> None:
    """In the file that it stands in; a part of the site does not tell."""
    (site / "songs" / "b.txt").write_text("La nuit tombe.\n", encoding="utf-8")
    assert scan(".").stdout == (
        'mtcheck.toml:3:1: MT001 neutral unused-silencer: "allow La la" silences'
        " nothing of MT251; remove it\n"
    )
    assert scan("songs").stdout == ""
    assert scan(".", "--select", "MT101,MT001").stdout == ""
    assert scan(".", "--ignore", "MT0").stdout == ""


def test_an_expired_allowance_is_reported(site: Path) -> None:
    """And silences nothing."""
    (site / "mtcheck.toml").write_text(
        CONFIG + "until = 2020-02-29\n", encoding="utf-8"
    )
    lines = scan("songs").stdout.splitlines()
    assert lines[0].startswith("songs/b.txt:1:1: MT251")
    assert lines[1].startswith("mtcheck.toml:3:1: MT003 neutral expired-silencer")


def test_an_unknown_rule_in_an_allowance(site: Path) -> None:
    """Is an error of the configuration."""
    text = CONFIG.replace("doubled-word", "dubled-word")
    (site / "mtcheck.toml").write_text(text, encoding="utf-8")
    result = scan(".")
    assert result.exit_code == 2
    assert result.stderr == (
        'error: mtcheck.toml:3:1: unknown rule "dubled-word";'
        ' did you mean "doubled-word"?\n'
    )


def test_names(site: Path) -> None:
    """A name that rules take for English is left alone."""
    text = "Le groupe a joué hier soir.\n\nWelcome back to our house and garden.\n"
    (site / "c.txt").write_text(text, encoding="utf-8")
    assert "c.txt:3" in scan("c.txt").stdout
    names = 'names = ["Welcome back to our house and garden"]\n'
    (site / "mtcheck.toml").write_text(names + CONFIG, encoding="utf-8")
    result = scan("c.txt")
    assert "c.txt:3" not in result.stdout
    assert "silenced" in result.stderr


def test_rules_about_silencers_are_listed_and_explained() -> None:
    """Like any other."""
    given = ["explain", "unused-silencer"]
    result = CliRunner().invoke(application(given), given)
    assert result.stdout.startswith("MT001 unused-silencer")
    listed = CliRunner().invoke(application(["rules"]), ["rules"])
    heads = [line.split()[:2] for line in listed.stdout.splitlines()]
    assert ["MT006", "broken-silencer"] in heads


def test_a_plain_scan_loads_no_more_than_it_needs(tmp_path: Path) -> None:
    """Without comments, settings and baseline, only what looks for them."""
    (tmp_path / "a.txt").write_text("Le jour se lève.\n", encoding="utf-8")
    code = (
        "import sys; from mtcheck.__main__ import main; sys.argv = ['mtcheck', 'scan',"
        " 'a.txt', '--isolated']\ntry: main()\nexcept SystemExit: pass\n"
        "print(sorted(m for m in sys.modules if m.startswith('mtcheck.silence.')"
        " or m in {'mtcheck.baseline', 'mtcheck.changed', 'mtcheck.read.comments'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1:] == ["['mtcheck.silence.apply']"], done.stderr
