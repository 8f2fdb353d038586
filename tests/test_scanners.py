"""One run over files that different configurations govern."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from mtcheck.cli.app import application

MINOR = "Il arrive en Janvier, pour signer la convention.\n"
CLEAN = "Il arrive en janvier pour signer la convention.\n"
MAJOR = "Le maire a jeté son chapeau dans le ring, dit-on.\n"
LONG = CLEAN * 150  # enough words for a score to be judged
ONE = ("--select", "FR014")  # for texts that say one thing over and over

Project = Callable[..., None]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Make files in an empty current folder."""
    monkeypatch.chdir(tmp_path)

    def make(files: dict[str, str]) -> None:
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")

    return make


def scan(*arguments: str, status: int) -> dict[str, Any]:
    """The report of a scan."""
    args = ["scan", *arguments, "--target-lang", "fr", "--output-format", "json"]
    result = CliRunner().invoke(application(args), args)
    assert result.exit_code == status, result.output
    report: dict[str, Any] = json.loads(result.stdout)
    return report


def gate(report: dict[str, Any]) -> list[str]:
    """Why the gate failed."""
    reasons: list[str] = report["summary"]["gate"]["reasons"]
    return reasons


def found(report: dict[str, Any]) -> dict[str, list[str]]:
    """The codes found in each file."""
    return {f["path"]: [x["code"] for x in f["findings"]] for f in report["files"]}


def test_each_file_is_judged_by_its_own(project: Project) -> None:
    project(
        {
            "a/mtcheck.toml": 'fail-on = "minor"',
            "a/x.txt": MINOR,
            "b/mtcheck.toml": 'fail-on = "never"',
            "b/x.txt": MAJOR + MINOR,
            "c/x.txt": MINOR,
        }
    )
    assert gate(scan("a", "b", "c", status=1)) == ["1 minor finding"]
    assert gate(scan("b", "c", status=0)) == []
    assert gate(scan("a", "b", "c", "--fail-on", "never", status=0)) == []
    assert gate(scan("a", "b", "c", "--fail-on", "minor", status=1)) == [
        "1 major finding",
        "3 minor findings",
    ]


def test_each_file_is_checked_by_its_own(project: Project) -> None:
    project(
        {
            "a/mtcheck.toml": 'ignore = ["FR014"]',
            "a/x.txt": MINOR,
            "b/pyproject.toml": '[tool.mtcheck.rules.FR014]\nseverity = "critical"',
            "b/x.txt": MINOR,
            "c/x.txt": MINOR,
        }
    )
    report = scan("a", "b", "c", status=1)
    assert found(report) == {
        "a/x.txt": [],
        "b/x.txt": ["FR014"],
        "c/x.txt": ["FR014"],
    }
    severities = [x["severity"] for f in report["files"] for x in f["findings"]]
    assert severities == ["critical", "minor"]
    assert gate(report) == ["1 critical finding"]


def test_scores_are_judged_apart(project: Project) -> None:
    project(
        {
            "a/mtcheck.toml": 'max-penalty = 0.5\nfail-on = "never"',
            "a/x.txt": LONG + MINOR * 5,
            "b/mtcheck.toml": 'max-penalty = 0.5\nfail-on = "never"',
            "b/x.txt": LONG,
        }
    )
    (reason,) = gate(scan("a", "b", *ONE, status=1))
    assert reason.startswith("penalty ")
    assert reason.endswith("above 0.5 (a/mtcheck.toml)")
    assert gate(scan("b", *ONE, status=0)) == []


def test_the_order_and_the_processes_change_nothing(project: Project) -> None:
    project(
        {
            "a/mtcheck.toml": 'ignore = ["FR014"]\nfail-on = "minor"',
            **{f"a/{n}.txt": MINOR + CLEAN * n for n in range(6)},
            **{f"b/{n}.txt": MINOR + CLEAN * n for n in range(6)},
        }
    )
    report = scan("a", "b", *ONE, status=0)
    assert report == scan("a", "b", *ONE, "--jobs", "2", status=0)
    signatures = scan("a", *ONE, status=0), scan("b", *ONE, status=0), report
    assert len({r["summary"]["signature"] for r in signatures}) == 3
    again = scan("b", "a", *ONE, status=0)
    assert again["summary"]["signature"] == report["summary"]["signature"]


def test_one_configuration_leaves_the_signature_as_it_is(project: Project) -> None:
    project({"a/x.txt": MINOR, "b/x.txt": MINOR, "mtcheck.toml": 'fail-on = "major"'})
    configured = scan("a", "b", status=0)
    assert configured == scan("a", "b", "--isolated", status=0)


def test_files_with_a_selection_of_their_own(project: Project) -> None:
    project(
        {
            "mtcheck.toml": '[[files]]\nglob = "a/*"\nselect = ["FR2"]\n'
            '[[files]]\nglob = "b/*"\nignore = ["FR014"]\n',
            "a/x.txt": MINOR + MAJOR,
            "b/x.txt": MINOR,
            "c/x.txt": MINOR,
        }
    )
    assert found(scan(".", "--fail-on", "never", status=0)) == {
        "a/x.txt": ["FR214"],
        "b/x.txt": [],
        "c/x.txt": ["FR014"],
    }
    told = scan(".", "--select", "FR014", status=0)
    assert found(told) == {"a/x.txt": ["FR014"], "b/x.txt": [], "c/x.txt": ["FR014"]}


def test_the_working_directory_says_how_to_report(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project(
        {
            "mtcheck.toml": 'output-format = "jsonl"',
            "x.txt": MINOR,
            "b/mtcheck.toml": 'output-format = "full"',
            "b/x.txt": MINOR,
        }
    )
    monkeypatch.delenv("MTCHECK_OUTPUT_FORMAT", raising=False)
    args = ["scan", ".", "--target-lang", "fr"]
    result = CliRunner().invoke(application(args), args)
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["path"] for line in lines] == ["b/x.txt", "x.txt"]


def test_packs_and_glossaries_lie_beside_their_file(project: Project) -> None:
    project(
        {
            "a/mtcheck.toml": 'packs = ["rules"]\nglossary = ["terms.csv"]\n'
            'select = ["XX101", "term-missing"]\nsource-lang = "en"\n',
            "a/terms.csv": "source,target\nkettle,bouilloire\n",
            "a/rules/pack.yaml": "name: own\nprefix: XX\nlang: fr\ntitle: Ours\n",
            "a/rules/own.yaml": "- code: XX101\n  name: said-truc\n"
            "  category: style/register\n  severity: minor\n  words: truc\n"
            '  message: "« {match} » est familier"\n  why: "Our readers expect better."\n'
            '  bad: ["Un [[truc]] simple.", "Ce [[truc]] marche."]\n'
            '  good: ["Un tour simple.", "Une truelle."]\n',
            "a/x.tsv": "The kettle is hot.\tLe truc est chaud.\n",
            "b/x.txt": "Un truc simple.\n",
        }
    )
    report = scan("a", "b", status=1)
    names = {
        f["path"]: sorted(x["name"] for x in f["findings"]) for f in report["files"]
    }
    assert names["b/x.txt"] == []
    assert "said-truc" in names["a/x.tsv"]
    assert len(names["a/x.tsv"]) == 2


def test_what_is_excluded_follows_the_nearest(project: Project) -> None:
    project(
        {
            "mtcheck.toml": 'exclude = ["old/"]',
            "x.txt": CLEAN,
            "old/x.txt": CLEAN,
            "b/mtcheck.toml": 'extend = "../mtcheck.toml"\nextend-exclude = ["*.bak.txt"]',
            "b/old/x.txt": CLEAN,
            "b/x.bak.txt": CLEAN,
            "b/x.txt": CLEAN,
            "x.bak.txt": CLEAN,
            "c/mtcheck.toml": "",
            "c/old/x.txt": CLEAN,
        }
    )
    paths = [f["path"] for f in scan(".", status=0)["files"]]
    # The pattern of the outer file is about what lies below it, wherever that is.
    assert paths == ["b/x.txt", "c/old/x.txt", "x.bak.txt", "x.txt"]
    assert [
        f["path"] for f in scan(".", "--exclude", "b", "--isolated", status=0)["files"]
    ]
