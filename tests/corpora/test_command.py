"""``mtcheck scan`` over corpora, as a person sees it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from mtcheck.corpora.journal import Journal
from mtcheck.errors import UsageError

from .conftest import RULES, commas, json_lines, run, tabs, write

QUICK = ("--target-lang", "fr", "--select", RULES)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a corpus in it."""
    write(tmp_path / "a.jsonl", json_lines(copies=50))
    return tmp_path


def test_the_whole_in_one_command(folder: Path) -> None:
    """Results, kept rows, dropped rows, a summary, and nothing left behind."""
    result = run(
        folder,
        *(*QUICK, "a.jsonl", "--drop", "code=MT205"),
        *("--output", "rows=out/rows.jsonl.gz", "--output", "kept=out/kept.jsonl"),
        *("--output", "dropped=out/bad.tsv", "--output", "json=out/sum.json"),
    )
    assert result.returncode == 0, result.stderr
    assert result.stderr == ""
    rows = gzip.decompress((folder / "out/rows.jsonl.gz").read_bytes()).splitlines()
    assert len(rows) == 250
    assert len((folder / "out/kept.jsonl").read_bytes().splitlines()) == 150
    assert len((folder / "out/bad.tsv").read_bytes().splitlines()) == 101
    told = json.loads((folder / "out/sum.json").read_text("utf-8"))
    assert {key: told[key] for key in ("rows", "kept", "dropped", "findings")} == {
        "rows": 250,
        "kept": 150,
        "dropped": 100,
        "findings": 150,
    }
    assert told["rules"][1] == {
        "code": "FR007",
        "name": "space-after-apostrophe",
        "findings": 50,
    }
    assert sorted(it.name for it in (folder / "out").iterdir()) == [
        *("bad.tsv", "kept.jsonl", "rows.jsonl.gz", "sum.json"),
    ]
    lines = result.stdout.splitlines()
    assert lines[0].startswith("250 rows, 1,650 words, 1 file; 250 rows in ")
    assert "150 rows kept, 100 dropped" in lines
    assert "   50  FR007 space-after-apostrophe" in lines
    assert lines[-1] == "150 findings in 1,650 words - passed"


def test_the_summary_as_json_is_that_of_a_plain_scan(folder: Path) -> None:
    """Findings, penalty, score and interval."""
    corpus = run(
        folder, *QUICK, "a.jsonl", "--engine", "local", "--output-format", "json"
    )
    plain = run(folder, *QUICK, "a.jsonl", "--output-format", "json")
    told, summary = json.loads(corpus.stdout), json.loads(plain.stdout)["summary"]
    for key in (
        *("words", "findings", "by_severity", "penalty", "penalty_per_1000_words"),
        *("penalty_interval", "score", "score_interval", "signature", "gate"),
    ):
        assert told[key] == summary[key], key
    assert told["rows"] == summary["passages"]
    assert told["rows_by_penalty"][0] == {"from": 0.0, "rows": 100}


def test_the_exit_code_is_the_gate(folder: Path) -> None:
    """Findings and limits fail it, --exit-zero does not."""
    quick = (*QUICK, "a.jsonl", "--engine", "local", "-q")
    failed = run(folder, *quick, "--fail-on", "minor")
    assert (failed.returncode, failed.stdout) == (
        1,
        "150 findings in 1,650 words - failed: 150 minor findings\n",
    )
    assert run(folder, *quick, "--fail-on", "minor", "--exit-zero").returncode == 0
    assert run(folder, *quick, "--max-penalty", "3").returncode == 1
    assert run(folder, *quick, "--min-score", "99").returncode == 1
    assert run(folder, *quick, "--min-score", "50").returncode == 0


def test_rows_that_cannot_be_read_are_told(folder: Path) -> None:
    """The first of them; the run is not to be trusted, but all else is checked."""
    write(folder / "b.jsonl", "{oops\n" * 30 + json_lines())
    result = run(folder, *QUICK, "b.jsonl", "none.jsonl", "--output", "rows=r.jsonl")
    assert result.returncode == 2
    told = result.stderr.splitlines()
    assert told[0].startswith("error: b.jsonl:1: not a row of JSON: ")
    assert len(told) == 21
    assert (
        told[-1] == "error: and 11 more like these (--output rows=FILE.jsonl has them)"
    )
    lines = (folder / "r.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert sum(row["problem"] is not None for row in rows) == 31
    assert rows[-1]["problem"] == "no such file or directory"
    assert len(rows) == 36
    assert "but 31 problems kept rows from being checked" in result.stdout


def test_folders_and_globs_are_searched(folder: Path) -> None:
    """For files that are corpora by their names."""
    (folder / "sub").mkdir()
    write(folder / "sub" / "b.tsv.gz", tabs())
    write(folder / "sub" / "c.csv", commas())
    write(folder / "sub" / "d.jsonl.zst", json_lines())
    write(folder / "sub" / "e.md", "# Rien\n")
    for path in ("sub", "sub/*"):
        result = run(folder, *QUICK, path, "--engine", "local")
        assert result.stdout.startswith("15 rows, "), path
        assert ", 3 files; " in result.stdout


def test_outputs_among_the_inputs_are_not_read(folder: Path) -> None:
    """A folder that is searched may hold what the run before has written."""
    outputs = ("--output", "rows=r.jsonl", "--output", "parquet=p")
    for _ in range(2):
        result = run(folder, *QUICK, ".", *outputs)
        assert result.stdout.startswith("250 rows, "), result.stderr


def test_settings_of_the_project_hold(folder: Path) -> None:
    """As they do for any scan."""
    config = folder / "mt.toml"
    config.write_text('ignore = ["FR007"]\nscoring = "wmt"\n', encoding="utf-8")
    quick = (*QUICK, "a.jsonl", "--engine", "local", "-q")
    result = run(folder, *quick, "--config", "mt.toml", isolated=False)
    assert result.stdout == "100 findings in 1,650 words - passed\n", result.stderr


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (
            ["a.jsonl", "--engine", "local", "--baseline", "b"],
            "--baseline says nothing",
        ),
        (["a.jsonl", "--keep", "score>1", "--since", "HEAD"], "--since says nothing"),
        (["a.jsonl", "--keep", "score>1", "--source", "s"], "--source says nothing"),
        (["a.jsonl", "--keep", "scor>1"], 'did you mean "score"?'),
        (["a.jsonl", "--keep", "code=XX99"], 'unknown rule "XX99"'),
        (["a.jsonl", "--output", "kept=k.jsonl"], "goes with --keep or --drop"),
        (["a.jsonl", "--output", "rows=a.jsonl"], "a.jsonl is read already"),
        (["a.jsonl", "--engine", "local", "--output", "json=a.jsonl"], "is read"),
        (
            ["a.jsonl", "--output", "rows=r.jsonl", "--output", "json=r.jsonl"],
            "r.jsonl is written already",
        ),
        (
            ["a.jsonl", "--output", "rows=p/r.jsonl", "--output", "parquet=p"],
            "p/r.jsonl lies in p",
        ),
        (["a.jsonl", "--output", "rows=/dev/null"], "/dev/null is a pipe or a device"),
        (["a.jsonl", "--engine", "spark"], "the engine 'spark' needs "),
        (
            ["a.jsonl", "--output", "rows=r.jsonl", "--output", "rows=s.jsonl"],
            "rows can be given once",
        ),
        (
            ["a.jsonl", "--output", "rows=r.jsonl", "--output", "html=x"],
            "--output takes",
        ),
        (["-", "--engine", "local"], "standard input is none"),
        (["--engine", "local"], "nothing to check"),
        (
            ["a.jsonl", "--engine", "local", "--output-format", "sarif"],
            "a corpus has a summary",
        ),
        (
            ["a.jsonl", "--engine", "local", "--input-format", "po"],
            '"po" is no format of corpora',
        ),
        (["a.jsonl", "--output", "parquet=taken"], "holds other things than parts"),
        (["a.jsonl", "--output", "rows=taken"], "taken is a folder"),
    ],
)
def test_what_makes_no_sense_is_told(
    options: list[str], told: str, folder: Path
) -> None:
    """In one line, and nothing is written."""
    (folder / "taken").mkdir()
    (folder / "taken" / "mine.txt").write_text("x", "utf-8")
    result = run(folder, *QUICK, *options)
    assert result.returncode == 2
    assert told in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert result.stdout == ""
    assert sorted(it.name for it in folder.iterdir()) == ["a.jsonl", "taken"]


@pytest.mark.parametrize("package", ["pyarrow", "zstandard"])
def test_a_missing_library_is_told_in_one_line(package: str, folder: Path) -> None:
    """With what to install."""
    (folder / f"{package}.py").write_text("raise ImportError", encoding="utf-8")
    output = "parquet=p" if package == "pyarrow" else "rows=r.jsonl.zst"
    result = run(
        folder, *QUICK, "a.jsonl", "--output", output, environment={"PYTHONPATH": "."}
    )
    assert result.returncode == 2
    assert (
        f"needs the package {package}: pip install 'mtcheck[corpora]'" in result.stderr
    )
    assert len(result.stderr.splitlines()) == 1


def test_libraries_are_loaded_only_where_they_are_needed(folder: Path) -> None:
    """A run over plain text needs neither."""
    for package in ("pyarrow", "zstandard", "rich"):
        (folder / f"{package}.py").write_text("raise ImportError", encoding="utf-8")
    result = run(
        folder,
        *(*QUICK, "a.jsonl", "--output", "rows=r.jsonl"),
        environment={"PYTHONPATH": "."},
    )
    assert result.returncode == 0, result.stderr


def test_a_variable_about_reports_says_nothing_of_summaries(folder: Path) -> None:
    """A job that wants annotations may check a corpus, too."""
    quick = (*QUICK, "a.jsonl", "--engine", "local", "-q")
    for name, begin in (("github", "150 findings"), ("json", "{")):
        told = {"MTCHECK_OUTPUT_FORMAT": name}
        result = run(folder, *quick, environment=told)
        assert (result.returncode, result.stderr) == (0, "")
        assert result.stdout.startswith(begin)


def test_links_to_outputs_are_followed(folder: Path) -> None:
    """Links to files and folders stay; what they lead to is written."""
    (folder / "far").mkdir()
    (folder / "far" / "p").mkdir()
    (folder / "r.jsonl").symlink_to("far/r.jsonl")
    (folder / "p").symlink_to("far/p")
    outputs = ("--output", "rows=r.jsonl", "--output", "parquet=p")
    for _ in range(2):
        result = run(folder, *QUICK, "a.jsonl", *outputs)
        assert (result.returncode, result.stderr) == (0, "")
    assert (folder / "r.jsonl").is_symlink()
    assert (folder / "p").is_symlink()
    assert len((folder / "far/r.jsonl").read_text("utf-8").splitlines()) == 250
    assert [it.name for it in (folder / "far/p").iterdir()] == ["part-00000.parquet"]
    assert sorted(it.name for it in (folder / "far").iterdir()) == ["p", "r.jsonl"]


@pytest.mark.parametrize("state", ["{}", "5", "[]", '{"tally": 5}', '{"done": 1}'])
def test_a_journal_without_a_state_is_told(state: str, folder: Path) -> None:
    """Whatever it says instead."""
    path = folder / "r.jsonl.journal"
    path.write_text(f'{{"version": 1, "digest": "d", "state": {state}}}', "utf-8")
    with pytest.raises(UsageError, match="is no journal: begin anew with --restart"):
        Journal(path, "d").read()


@pytest.mark.parametrize("told", ["{}", "["])
def test_what_is_no_journal_is_told(told: str, folder: Path) -> None:
    """In one line, and how to begin anew."""
    (folder / "r.jsonl.journal").write_text(told, "utf-8")
    output = ("--output", "rows=r.jsonl")
    result = run(folder, *QUICK, "a.jsonl", *output)
    assert result.returncode == 2
    assert "begin anew with --restart" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert run(folder, *QUICK, "a.jsonl", *output, "--restart").returncode == 0


def test_an_output_that_was_there_is_replaced_at_the_end(folder: Path) -> None:
    """And only then: a run that fails leaves it as it was."""
    (folder / "p").mkdir()
    (folder / "p" / "part-00007.parquet").write_bytes(b"old")
    (folder / "r.jsonl").write_text("old", "utf-8")
    outputs = ("--output", "rows=r.jsonl", "--output", "parquet=p")
    assert run(folder, *QUICK, "a.jsonl", *outputs, "--keep", "x>1").returncode == 2
    assert (folder / "r.jsonl").read_text("utf-8") == "old"
    assert run(folder, *QUICK, "a.jsonl", *outputs).returncode == 0
    assert [it.name for it in (folder / "p").iterdir()] == ["part-00000.parquet"]
    assert len((folder / "r.jsonl").read_text("utf-8").splitlines()) == 250
