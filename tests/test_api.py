"""The library: what the page says, typed, lazy, and the same as the command line."""

from __future__ import annotations

import doctest
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import mtcheck
from mtcheck import scan_paths, scan_text
from mtcheck.api import FileOptions, Options
from mtcheck.cli.app import application
from mtcheck.config.keys import KEYS
from mtcheck.errors import (
    BaselineError,
    ConfigError,
    GitError,
    InputError,
    PackError,
    UnknownRuleError,
    UsageError,
)
from mtcheck.report import render

ROOT = Path(__file__).parents[1]
BAD = "Elle a lancé son chapeau dans le ring.\n"
CLEAN = "Elle s’est portée candidate à la mairie.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with two texts."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.txt").write_text(BAD, encoding="utf-8")
    (tmp_path / "clean.txt").write_text(CLEAN, encoding="utf-8")
    return tmp_path


def test_the_examples_of_the_page() -> None:
    """Each is run, and gives what the page says."""
    path = str(ROOT / "docs" / "api.md")
    flags = doctest.NORMALIZE_WHITESPACE
    result = doctest.testfile(path, module_relative=False, optionflags=flags)
    assert result.attempted > 20
    assert not result.failed


def test_nothing_is_loaded_before_it_is_named() -> None:
    """To import the package costs nothing."""
    code = (
        "import sys, mtcheck; before = set(sys.modules); from mtcheck import scan_text;"
        "print([m for m in before if m.startswith('mtcheck.')], 'mtcheck.api' in sys.modules,"
        " 'typer' in sys.modules, 'rich' in sys.modules)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    )
    assert result.stdout.split() == ["[]", "True", "False", "False"]


def test_no_other_name() -> None:
    """What there is not is said as of any module."""
    with pytest.raises(AttributeError, match="has no attribute 'scan_file'"):
        mtcheck.scan_file  # type: ignore[attr-defined]  # noqa: B018
    assert {"scan_text", "scan_paths"} <= {*mtcheck.__all__}


def test_the_report_is_that_of_the_command_line() -> None:
    """Byte for byte, of files under a configuration."""
    Path("mtcheck.toml").write_text('target-lang = "fr"\n')
    given = ["scan", "bad.txt", "clean.txt", "--output-format", "json"]
    printed = CliRunner().invoke(application(given), given).stdout
    for jobs in (1, 2):
        report = scan_paths(["bad.txt", Path("clean.txt")], jobs=jobs)
        assert render(report, "json") == printed


def test_a_report_cannot_be_changed() -> None:
    """It is a value, like all in it."""
    report: Any = scan_text(BAD, target_lang="fr", select=["FR214"])
    with pytest.raises(FrozenInstanceError):
        report.files = ()
    with pytest.raises(FrozenInstanceError):
        report.files[0].findings[0].code = "X"


def test_a_text_heeds_no_configuration(folder: Path) -> None:
    """But for the one it is told; files heed the nearest."""
    config = folder / "mtcheck.toml"
    config.write_text('target-lang = "fr"\nignore = ["FR214"]\n')
    assert scan_text(BAD, target_lang="fr").score.findings == 1
    assert scan_text(BAD, config="mtcheck.toml").score.findings == 0
    assert scan_paths("bad.txt").score.findings == 0
    assert scan_paths("bad.txt", isolated=True, target_lang="fr").score.findings == 1


def test_variables_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are for whoever sits at a command line."""
    monkeypatch.setenv("MTCHECK_FAIL_ON", "never")
    assert not scan_text(BAD, target_lang="fr").gate.passed


def test_every_option_is_a_key() -> None:
    """And none is forgotten that the command line has."""
    fields = {key.field for key in KEYS.values() if key.options}
    assert set(FileOptions.__annotations__) <= fields
    assert set(Options.__annotations__) < set(FileOptions.__annotations__)
    left = fields - set(FileOptions.__annotations__)
    assert {"target_lang", "source_lang", "output_format"} <= left


def test_a_single_value_is_a_list_of_one() -> None:
    """Codes may come with commas, as on the command line."""
    for select in ("FR214", ["FR214"], ("FR214", "MT101"), "FR214,MT101"):
        assert scan_text(BAD, target_lang="fr", select=select).score.findings == 1


def test_source_and_reference(folder: Path) -> None:
    """As texts, and as files."""
    (folder / "src.txt").write_text("The train leaves at 9.50 a.m.\n")
    (folder / "mt.txt").write_text("Le train part à 9 h 40.\n", encoding="utf-8")
    by_text = scan_text(
        "Le train part à 9 h 40.\n",
        source="The train leaves at 9.50 a.m.\n",
        reference="Le train part à 9 h 50.\n",
        target_lang="fr",
        source_lang="en",
    )
    by_file = scan_paths(
        "mt.txt", source=folder / "src.txt", target_lang="fr", source_lang="en"
    )
    for report in (by_text, by_file):
        assert [f.name for f in report.files[0].findings] == ["time-changed"]
    assert {metric.name for metric in by_text.files[0].metrics} >= {"bleu"}


def test_odd_texts() -> None:
    """Nothing that a string can hold is a failure."""
    for text in ("\ud800 seul", "a\x00b", "\ufeffBonjour.", "\r\n\u2028x", "]]>" * 9):
        assert scan_text(text, target_lang="fr").files[0].document.content


@pytest.mark.parametrize(
    ("options", "kind", "told"),
    [
        ({"select": ["ZZ9"]}, UnknownRuleError, 'unknown rule "ZZ9"'),
        ({"profile": "print"}, UsageError, "profile: takes draft, review, publish"),
        ({"fail_on": "always"}, UsageError, "fail_on: takes critical"),
        ({"min_score": "high"}, UsageError, "min_score: takes a number"),
        ({"passing_score": 90.0}, UsageError, "passing_score goes with acceptable_p"),
        ({"packs": ["gone"]}, PackError, "gone: no such folder of rules"),
        ({"config": "gone.toml"}, ConfigError, "gone.toml: "),
        ({"format": "xlif"}, UsageError, 'unknown input format "xlif"'),
        ({"format": "xliff"}, InputError, "<text>"),
        ({"target_lang": "f r"}, UsageError, "f r"),
        ({"faill_on": "minor"}, TypeError, "faill_on"),
    ],
)
def test_what_is_wrong_is_raised(
    options: dict[str, Any], kind: type[Exception], told: str
) -> None:
    """As an exception of ours with one line that names the argument."""
    with pytest.raises(kind) as raised:
        scan_text(BAD, **options)
    assert told in str(raised.value)
    assert "--" not in str(raised.value)


def test_what_is_wrong_with_paths() -> None:
    """None, too many for a source, standard input."""
    for paths, told in (([], "nothing to check"), ("-", "use scan_text")):
        with pytest.raises(UsageError, match=told):
            scan_paths(paths)
    with pytest.raises(UsageError, match="exactly one file"):
        scan_paths(["bad.txt", "clean.txt"], source="clean.txt")
    with pytest.raises(InputError, match="no such file"):
        scan_paths("bad.txt", source="gone.txt")


def test_unreadable_files_cost_no_others(folder: Path) -> None:
    """They are problems; so are folders that hold none."""
    (folder / "empty").mkdir()
    report = scan_paths(["gone.txt", "empty", "bad.txt"], target_lang="fr")
    assert [problem.path for problem in report.problems] == ["empty", "gone.txt"]
    assert [file.document.path for file in report.files] == ["bad.txt"]


def test_rules_that_change_are_read_again(folder: Path) -> None:
    """What is kept in memory is what lies on disk."""
    pack = folder / "own"
    pack.mkdir()
    (pack / "pack.yaml").write_text("name: own\nprefix: YY\nlang: fr\ntitle: Own\n")
    rule = (
        "- code: YY101\n  name: own\n  category: style/awkward-style\n  severity: {}\n"
        '  words: "chapeau"\n  message: m\n  why: w\n'
        '  bad: ["un [[chapeau]]", "le [[chapeau]]"]\n  good: ["rien", "non"]\n'
    )
    found = []
    for severity in ("minor", "critical", "critical"):
        (pack / "own.yaml").write_text(rule.format(severity), encoding="utf-8")
        report = scan_text(BAD, target_lang="fr", select="YY", packs=[pack])
        found += [f.severity.label for f in report.files[0].findings]
    assert found == ["minor", "critical", "critical"]


def test_threads() -> None:
    """Many at once give what one after the other gives."""
    texts = [BAD, CLEAN, "XNUMX euros.\n"] * 8
    alone = [render(scan_text(text, target_lang="fr"), "json") for text in texts]
    with ThreadPoolExecutor(6) as pool:
        together = pool.map(
            lambda text: render(scan_text(text, target_lang="fr"), "json"), texts
        )
        assert list(together) == alone
    assert json.loads(alone[0])["summary"]["findings"] == 1


def test_silencers_baseline_and_changes(folder: Path) -> None:
    """They are heeded as on the command line, and can be told not to be."""
    page = f"<!-- mtcheck: ignore[FR214] a slogan -->\n\n{BAD}"
    for suppress, findings in ((True, 0), (False, 1)):
        report = scan_text(
            page, name="a.md", target_lang="fr", select="FR214", suppress=suppress
        )
        assert report.score.findings == findings
    (folder / "mtcheck.toml").write_text('target-lang = "fr"\n')
    given = ["baseline", "create", "bad.txt"]
    assert CliRunner().invoke(application(given), given).exit_code == 0
    assert scan_paths("bad.txt").score.findings == 0
    assert scan_paths("bad.txt", suppress=False).score.findings == 1
    with pytest.raises(BaselineError, match=r"gone\.json"):
        scan_paths("bad.txt", baseline="gone.json")
    with pytest.raises(GitError):
        scan_paths("bad.txt", since="HEAD~1")
    (folder / ".mtcheck-baseline.json").unlink()
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@b.example"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "All"]):
        subprocess.run([*git, *command], check=True)
    (folder / "clean.txt").write_text(BAD + CLEAN, encoding="utf-8")
    report = scan_paths(".", since="HEAD")
    assert [file.document.path for file in report.files] == ["clean.txt"]
    assert report.score.findings == 1
