"""What users of linters take for granted, one test a promise, on the whole program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from mtcheck.report import FORMATS

CLEAN = "Le conseil municipal a adopté le budget de la ville hier soir, sans débat.\n"
DIRTY = "Elle a finalement lancé son chapeau dans le ring, et personne n’a ri.\n"
HOSTILE = (
    "Elle a lancé son chapeau dans le ring \x1b[2J hier.\n\n"
    "::error::pris\n\n[/x] Il a lancé son chapeau dans le ring \u202e hier.\n\n"
    "##vso[task.complete result=Failed;] Il a lancé son chapeau dans le ring.\n"
)
PARTS = Path(__file__).parent


def run(
    folder: Path, *arguments: str, **variables: str
) -> subprocess.CompletedProcess[str]:
    """The program in a folder, as a shell runs it."""
    hidden = {"NO_COLOR", "FORCE_COLOR", "CI", "GITHUB_ACTIONS", "GITLAB_CI"}
    environment = {k: v for k, v in os.environ.items() if k not in hidden}
    return subprocess.run(
        [sys.executable, "-m", "mtcheck", *arguments],
        cwd=folder,
        env=environment | variables,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with a clean text, a dirty one and an empty folder."""
    (tmp_path / "clean.txt").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "dirty.txt").write_text(DIRTY, encoding="utf-8")
    (tmp_path / "empty").mkdir()
    return tmp_path


def test_exit_codes(site: Path) -> None:
    """0 clean, 1 the gate, 2 what cannot be trusted, whatever --exit-zero says."""
    clean = run(site, "scan", "clean.txt", "--output-format", "concise")
    assert (clean.returncode, clean.stdout) == (0, "")
    for arguments, code in [
        (("dirty.txt",), 1),
        (("missing.txt",), 2),
        (("empty",), 2),
        (("dirty.txt", "--exit-zero"), 0),
        (("dirty.txt", "missing.txt", "--exit-zero"), 2),
        (("dirty.txt", "--fail-on", "never"), 0),
    ]:
        assert run(site, "scan", *arguments).returncode == code, arguments


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_says_what_could_not_be_read(site: Path, name: str) -> None:
    """On clean, dirty and missing input at once; `tests/test_outputs.py` parses them."""
    names = ("clean.txt", "dirty.txt", "missing.txt")
    done = run(site, "scan", *names, "--output-format", name)
    assert done.returncode == 2
    assert "missing.txt" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_the_same_bytes_whatever_the_jobs(site: Path) -> None:
    """And from run to run."""
    arguments = ("scan", ".", "--output-format", "json")
    first = run(site, *arguments, "--jobs", "1").stdout
    assert first == run(site, *arguments, "--jobs", "4").stdout
    assert first == run(site, *arguments).stdout


def test_a_closed_pipe_is_silent(site: Path) -> None:
    """As with ``| head -1``."""
    (site / "long.txt").write_text(f"{DIRTY}\n" * 3000, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "mtcheck", "scan", "long.txt"],
        cwd=site,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline()
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
    assert process.returncode == 0


def test_colour_only_where_it_is_wanted(site: Path) -> None:
    """A pipe has none; --color outranks the environment."""
    arguments = ("scan", "dirty.txt", "--output-format", "full")
    assert "\x1b" not in run(site, *arguments).stdout
    assert "\x1b" in run(site, *arguments, FORCE_COLOR="1").stdout
    assert (
        "\x1b" not in run(site, *arguments, "--color", "never", FORCE_COLOR="1").stdout
    )
    assert "\x1b" in run(site, *arguments, "--color", "always", NO_COLOR="1").stdout


@pytest.mark.parametrize("name", ["full", "concise", "grouped", "github", "azure"])
def test_scanned_text_never_acts(site: Path, name: str) -> None:
    """No escape, no override, no command of a build server at the head of a line."""
    (site / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    shown = run(site, "scan", "hostile.txt", "--output-format", name).stdout
    assert shown
    assert not {"\x1b", "\u202e"} & set(shown)
    for line in shown.splitlines():
        assert not line.lstrip().startswith("::error::pris")
        assert "##vso[task.complete" not in line


def test_silencers_that_silence_nothing_are_reported(site: Path) -> None:
    """Not where the rule did not run."""
    page = site / "page.md"
    page.write_text(f"<!-- mtcheck: ignore[FR214] -->\n{CLEAN}", encoding="utf-8")
    assert "MT001" in run(site, "scan", "page.md").stdout
    narrowed = run(site, "scan", "page.md", "--select", "MT205").stdout
    assert "MT001" not in narrowed


def test_unknown_rules_are_named(site: Path) -> None:
    """In an option, a configuration, a comment and a baseline, with a suggestion."""
    option = run(site, "scan", "clean.txt", "--select", "hat-in-the-rings")
    assert option.returncode == 2
    assert "hat-in-the-ring" in option.stderr.replace("hat-in-the-rings", "")
    (site / "page.md").write_text(
        f"<!-- mtcheck: ignore[hat-in-the-rings] -->\n{DIRTY}", encoding="utf-8"
    )
    assert "MT002" in run(site, "scan", "page.md").stdout
    (site / "mtcheck.toml").write_text('ignore = ["FR2144"]\n', encoding="utf-8")
    configured = run(site, "scan", "clean.txt")
    assert configured.returncode == 2
    assert "mtcheck.toml:1:" in configured.stderr
    (site / "mtcheck.toml").unlink()
    assert run(site, "baseline", "create", "dirty.txt").returncode == 0
    known = site / ".mtcheck-baseline.json"
    known.write_text(known.read_text("utf-8").replace("FR214", "FR9999"), "utf-8")
    held = run(site, "scan", "dirty.txt")
    assert held.returncode == 2
    assert "FR9999" in held.stderr


def test_fixing_twice_is_fixing_once(site: Path) -> None:
    """--diff writes nothing; line ends and the mark at the beginning stay."""
    page = site / "page.txt"
    page.write_bytes("\ufeffLe jardin , hier.\r\nLa cour , demain.\r\n".encode())
    before = page.read_bytes()
    arguments = ("fix", "page.txt", "--target-lang", "fr", "--select", "MT205")
    assert run(site, *arguments, "--diff").returncode == 1
    assert page.read_bytes() == before
    run(site, *arguments)
    once = page.read_bytes()
    assert once == "\ufeffLe jardin, hier.\r\nLa cour, demain.\r\n".encode()
    run(site, *arguments)
    assert page.read_bytes() == once


def test_sarif_is_what_its_schema_says(site: Path) -> None:
    """And tells how its columns count."""
    (schema,) = (PARTS / "data").glob("sarif*.json")
    log = json.loads(run(site, "scan", ".", "--output-format", "sarif").stdout)
    jsonschema.validate(log, json.loads(schema.read_text(encoding="utf-8")))
    assert log["runs"][0]["columnKind"] == "unicodeCodePoints"
    assert log["runs"][0]["results"]


def test_github_shows_ten_and_says_how_many_more(site: Path) -> None:
    """It would drop the others without a word."""
    (site / "many.txt").write_text("\n".join([f"{DIRTY}\n"] * 14), encoding="utf-8")
    shown = run(site, "scan", "many.txt", "--output-format", "github").stdout
    errors = [line for line in shown.splitlines() if line.startswith("::error")]
    assert len(errors) == 10
    assert "more" in shown.splitlines()[-1]


def test_help_loads_nothing_heavy(site: Path) -> None:
    """Nor does a plain scan load what only references need."""
    code = (
        "import sys\nfrom mtcheck.__main__ import main\nsys.argv[1:] = {}\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print(*sorted({{'sacrebleu', 'numpy', 'rich', 'yaml'}} & sys.modules.keys()),"
        " file=sys.stderr)"
    )
    for arguments in (["scan", "--help"], ["scan", "clean.txt", "--isolated"]):
        done = subprocess.run(
            [sys.executable, "-c", code.format(arguments)],
            cwd=site,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.stderr.splitlines()[-1] in {"", "rich"}, arguments
