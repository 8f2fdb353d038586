"""Known findings: what hides them, what outlives a move, what expires."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from mtcheck.baseline import (
    SCHEMA,
    Baseline,
    Entry,
    baseline_text,
    entry_of,
    parse_baseline,
)
from mtcheck.catalogue import load_catalogue
from mtcheck.cli.app import application
from mtcheck.errors import BaselineError
from mtcheck.model import FileReport
from mtcheck.read import read_text
from mtcheck.scanner import Scanner

TRIALS = int(os.environ.get("MTCHECK_KILL_TRIALS", "4"))
SCANNER = Scanner(load_catalogue(), target_lang="fr")
DAY = "Le le jour se lève sur la ville."
NIGHT = "La la nuit tombe sur la mer."


def checked(path: str, *paragraphs: str) -> FileReport:
    """The report on a text."""
    return SCANNER.check(read_text("\n\n".join(paragraphs), path))


def known(*files: FileReport, gone: tuple[str, ...] = ()) -> Baseline:
    """A baseline with all findings of some files."""
    entries = (entry_of(f, file.document.path) for file in files for f in file.findings)
    return Baseline(frozenset(entries), str, lambda path: path in gone, SCANNER.codes)


def left(baseline: Baseline, *files: FileReport) -> tuple[list[str], list[Entry]]:
    """The lines of the findings that are not hidden, and what has expired."""
    hidden, expired = baseline.hide(files, SCANNER.rescored)
    lines = [f"{file.document.path}:{f.line}" for file in hidden for f in file.findings]
    return lines, expired


def test_what_is_known_is_hidden() -> None:
    """And costs nothing any more."""
    file = checked("a.txt", DAY, NIGHT)
    assert len(file.findings) == 2
    (hidden,), expired = known(file).hide([file], SCANNER.rescored)
    assert hidden.findings == ()
    assert [each.means for each in hidden.silenced] == ["baseline", "baseline"]
    assert hidden.score.penalty == 0
    assert hidden.score.words == file.score.words
    assert expired == []


def test_new_findings_show() -> None:
    """Also beside known ones, and twice what was known once."""
    before = known(checked("a.txt", DAY))
    assert left(before, checked("a.txt", DAY, NIGHT)) == (["a.txt:3"], [])
    assert left(before, checked("a.txt", DAY, "Bien.", DAY)) == (["a.txt:5"], [])


def test_moves_inside_a_file() -> None:
    """Lines do not matter."""
    before = known(checked("a.txt", DAY, NIGHT))
    assert left(before, checked("a.txt", "Bien.", NIGHT, DAY)) == ([], [])


def test_reflow() -> None:
    """Nor does white space."""
    before = known(checked("a.md", DAY, "Bien."))
    reflowed = checked("a.md", DAY.replace(" ", "\n", 3), "Bien.")
    assert left(before, reflowed) == ([], [])


def test_a_passage_translated_anew_is_new() -> None:
    """Its entry has expired."""
    before = known(checked("a.txt", DAY, "Bien."))
    lines, expired = left(
        before, checked("a.txt", DAY.replace("ville", "mer"), "Bien.")
    )
    assert lines == ["a.txt:1"]
    assert expired == sorted(before.entries)


def test_moves_between_files() -> None:
    """A passage that has left its file is known in the next; a copy of it is not."""
    before = known(checked("a.txt", DAY, "Bien."), gone=("a.txt",))
    assert left(before, checked("b.txt", DAY, "Bien.")) == ([], [])
    both = (checked("a.txt", "Bien."), checked("b.txt", DAY, "Bien."))
    assert left(before, *both) == ([], [])
    copy = (checked("a.txt", DAY, "Bien."), checked("b.txt", DAY, "Bien."))
    assert left(before, *copy) == (["b.txt:1"], [])


def test_a_file_that_is_not_checked_keeps_its_entries() -> None:
    """They neither hide a copy elsewhere nor expire."""
    before = known(checked("a.txt", DAY, "Bien."))
    assert left(before, checked("b.txt", DAY, "Bien.")) == (["b.txt:1"], [])


def test_rules_that_do_not_run_expire_nothing() -> None:
    """A narrowed run says nothing of the others."""
    before = replace(known(checked("a.txt", DAY, "Bien.")), ran=frozenset({"MT101"}))
    assert left(before, checked("a.txt", "Bien.", "Bon.")) == ([], [])


def test_parts_of_files_expire_nothing() -> None:
    """Nor does a run over what has changed."""
    before = replace(known(checked("a.txt", DAY, "Bien.")), is_whole=False)
    assert left(before, checked("a.txt", "Bien.", "Bon.")) == ([], [])


ENTRIES = st.builds(
    Entry, st.text(), st.text(min_size=1), st.text("0123456789abcdef", min_size=16)
)


@given(st.lists(ENTRIES))
def test_a_file_is_read_as_it_was_written(entries: list[Entry]) -> None:
    """Whatever the names of files; in one order; an entry a line."""
    text = baseline_text(entries, "1.0")
    text.encode()
    assert parse_baseline(text, "b.json") == frozenset(entries)
    assert text == baseline_text([*reversed(entries), *entries], "1.0")
    assert text.isprintable() or set(filter(lambda c: not c.isprintable(), text)) == {
        "\n"
    }
    assert len(text.splitlines()) == len(set(entries)) + 6 - 2 * (not entries) + (
        not entries
    )


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("", "b.json:1:1: is no baseline"),
        ("{", "b.json:1:2: is no baseline"),
        ("[]", "b.json: is no baseline of this version: its schema is null"),
        (
            '{"schema": "x/1"}',
            'b.json: is no baseline of this version: its schema is "x/1"',
        ),
        (
            '{"schema": "mtcheck-baseline/2", "entries": []}',
            "b.json: is no baseline of",
        ),
        (f'{{"schema": "{SCHEMA}"}}', 'b.json: the list "entries" is missing'),
        (
            f'{{"schema": "{SCHEMA}", "entries": [1]}}',
            "b.json: entry 1 is none: it needs",
        ),
        (
            f'{{"schema": "{SCHEMA}", "entries": [{{"path": "a", "code": "b"}}]}}',
            "b.json: entry 1 is none: it needs path, code, fingerprint",
        ),
        (
            (
                f'{{"schema": "{SCHEMA}", "entries":'
                ' [{"path": "a", "code": 3, "fingerprint": "c"}]}'
            ),
            "b.json: entry 1 is none",
        ),
        ("[" * 100_000, "b.json: is no baseline"),
    ],
)
def test_what_is_no_baseline(content: str, fault: str) -> None:
    """Says so in one line, with its place."""
    with pytest.raises(BaselineError) as error:
        parse_baseline(content, "b.json")
    assert str(error.value).startswith(fault)
    assert "\n" not in str(error.value)


# On the command line


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    returncode: int
    stdout: str
    stderr: str


def run(*arguments: str, cwd: Path) -> Done:
    """The program in a folder."""
    given = list(arguments)
    with contextlib.chdir(cwd):
        result = CliRunner().invoke(application(given), given, prog_name="mtcheck")
    return Done(result.exit_code, result.stdout, result.stderr)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with faults and a configuration."""
    (tmp_path / "mtcheck.toml").write_text(
        'target-lang = "fr"\nfail-on = "minor"\n', encoding="utf-8"
    )
    (tmp_path / "a.txt").write_text(f"{DAY}\n\n{NIGHT}\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"{DAY}\n\nBien.\n", encoding="utf-8")
    return tmp_path


def test_the_life_of_a_baseline(site: Path) -> None:
    """Created, held against, renewed, pruned, shown."""
    assert run("scan", ".", cwd=site).returncode == 1
    made = run("baseline", "create", ".", cwd=site)
    assert (made.returncode, made.stdout) == (0, "")
    assert made.stderr == ".mtcheck-baseline.json: 3 entries (3 added, 0 dropped)\n"
    first = (site / ".mtcheck-baseline.json").read_bytes()
    passed = run("scan", ".", cwd=site)
    assert (passed.returncode, passed.stdout) == (0, "")
    assert passed.stderr == (
        "0 findings in 24 words, 2 files - passed (3 known to the baseline)\n"
    )
    shown = run("baseline", "show", cwd=site).stdout
    assert shown == (
        "a.txt\n       2  MT251\nb.txt\n       1  MT251\n3 entries in 2 files\n"
    )
    for options in (("--no-baseline",), ("--no-suppress",), ("--isolated",)):
        result = run("scan", ".", *options, "--fail-on", "minor", cwd=site)
        assert result.returncode == 1

    (site / "a.txt").write_text(f"{DAY}\n\nIl il neige.\n", encoding="utf-8")
    changed = run("scan", ".", cwd=site)
    assert changed.returncode == 1
    assert changed.stdout.startswith("a.txt:3:1: MT251")
    assert "2 known to the baseline, 1 entry of the baseline expired" in changed.stderr

    pruned = run("baseline", "prune", cwd=site)
    assert pruned.stderr.endswith("2 entries (0 added, 1 dropped)\n")
    assert run("scan", ".", cwd=site).returncode == 1
    updated = run("baseline", "update", cwd=site)
    assert updated.stderr.endswith("3 entries (1 added, 0 dropped)\n")
    assert run("scan", ".", cwd=site).returncode == 0
    assert run("scan", ".", "--jobs", "2", cwd=site).returncode == 0

    (site / "a.txt").write_text(f"{DAY}\n\n{NIGHT}\n", encoding="utf-8")
    run("baseline", "create", ".", cwd=site)
    assert (site / ".mtcheck-baseline.json").read_bytes() == first


def test_update_and_prune_leave_other_files_alone(site: Path) -> None:
    """What a run does not see it does not judge; a file that is gone is gone."""
    run("baseline", "create", ".", cwd=site)
    run("baseline", "update", "b.txt", cwd=site)
    assert "3 entries" in run("baseline", "show", cwd=site).stdout
    (site / "a.txt").unlink()
    run("baseline", "prune", "b.txt", cwd=site)
    assert run("baseline", "show", cwd=site).stdout.endswith("1 entry in 1 file\n")


def test_a_renamed_file_is_known(site: Path) -> None:
    """And `prune` writes its new name down."""
    run("baseline", "create", ".", cwd=site)
    (site / "a.txt").rename(site / "c.txt")
    assert run("scan", ".", cwd=site).returncode == 0
    run("baseline", "prune", ".", cwd=site)
    assert "c.txt\n       2" in run("baseline", "show", cwd=site).stdout


def test_the_json_report_counts_what_is_hidden(site: Path) -> None:
    """By what hides it."""
    run("baseline", "create", ".", cwd=site)
    (site / "b.txt").write_text("Bien.\n", encoding="utf-8")
    summary = json.loads(run("scan", ".", "--output-format", "json", cwd=site).stdout)[
        "summary"
    ]
    assert summary["findings"] == 0
    assert summary["silenced"] == {"comment": 0, "allow": 0, "name": 0, "baseline": 2}
    assert summary["expired_baseline_entries"] == 1


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("nonsense", "error: x.json:1:1: is no baseline: Expecting value"),
        (
            (
                f'{{"schema": "{SCHEMA}", "entries":'
                ' [{"path": "a.txt", "code": "MT9251", "fingerprint": "c"}]}'
            ),
            'error: x.json: unknown rule "MT9251"; did you mean "MT251"?',
        ),
    ],
)
def test_a_broken_baseline_ends_the_run(site: Path, content: str, fault: str) -> None:
    """With one line and 2, whichever command meets it; it is not written over."""
    (site / "x.json").write_text(content, encoding="utf-8")
    for command in (("scan", "."), ("baseline", "update"), ("baseline", "create", ".")):
        result = run(*command, "--baseline", "x.json", cwd=site)
        assert result.returncode == 2
        assert result.stderr == f"{fault}\n" or result.stderr.startswith(fault)
        assert len(result.stderr.splitlines()) == 1
    assert (site / "x.json").read_text(encoding="utf-8") == content


def test_a_missing_baseline(site: Path) -> None:
    """A named one must be there; the usual one may be missing from a scan."""
    assert run("scan", ".", "--baseline", "no.json", cwd=site).returncode == 2
    for command in ("update", "prune", "show"):
        result = run("baseline", command, cwd=site)
        assert result.returncode == 2
        assert result.stderr.startswith("error: .mtcheck-baseline.json: no baseline")
    assert run("baseline", "create", cwd=site).returncode == 2


def test_nothing_is_written_where_something_could_not_be_read(site: Path) -> None:
    """It would be taken for mended."""
    run("baseline", "create", ".", cwd=site)
    before = (site / ".mtcheck-baseline.json").read_bytes()
    (site / "a.txt").write_bytes(b"\xff\xfe\x00\xd8")
    result = run("baseline", "update", cwd=site)
    if result.returncode == 0:  # such bytes can be read after all
        pytest.skip("the file could be read")
    assert result.returncode == 2
    assert (site / ".mtcheck-baseline.json").read_bytes() == before


WRITER = """
import sys
from pathlib import Path
from mtcheck.baseline import Entry, baseline_text
from mtcheck.cli.console import save
path = Path(sys.argv[1])
print("ready", flush=True)
n = 0
while True:
    n += 1
    entries = [Entry(f"page{at}.txt", "MT251", f"{n * at:016x}") for at in range(4000)]
    save(path, baseline_text(entries, "1"))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
@pytest.mark.parametrize("trial", range(TRIALS))
def test_killed_while_writing(tmp_path: Path, trial: int) -> None:
    """The file is the old one or the new one, whole, at whatever moment it ends."""
    path = tmp_path / "b.json"
    path.write_text(baseline_text([], "1"), encoding="utf-8")
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE
    )
    with writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(random.Random(trial).uniform(0, 0.2))  # noqa: S311 - a moment
        writer.kill()
    entries = parse_baseline(path.read_text(encoding="utf-8"), "b.json")
    assert len(entries) in {0, 4000}
