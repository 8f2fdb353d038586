"""Several reports in one run: all written, each whole, each failure told."""

from __future__ import annotations

import importlib.util
import json
import os
import stat
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from mtcheck.cli.app import application
from mtcheck.cli.console import save
from mtcheck.errors import MtcheckError
from mtcheck.report import FORMATS

ROOT = Path(__file__).parents[1]
TEXT = "Elle a lancé son chapeau dans le ring.\n"
CLEAN = "Elle s’est portée candidate à la mairie.\n"
RUN = ["scan", "a.txt", "--target-lang", "fr", "--select", "FR214", "--isolated"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, in no job of a build server."""
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("MTCHECK_OUTPUT_FORMAT", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    """Run the command in this process."""
    given = [*RUN, *arguments]
    return CliRunner().invoke(application(given), given, prog_name="mtcheck")


def test_every_format_in_one_run(folder: Path) -> None:
    """One scan writes all, and prints one of them."""
    result = run("--output-format", "jsonl", *outputs("out"))
    assert result.exit_code == 1
    assert json.loads(result.stdout)["code"] == "FR214"
    written = sorted(path.name for path in (folder / "out").iterdir())
    assert written == sorted(FORMATS)
    assert all((folder / "out" / name).stat().st_size for name in FORMATS)


@pytest.mark.parametrize("name", ["full", "sarif", "tsv"])
def test_a_file_holds_what_would_be_printed(name: str, folder: Path) -> None:
    """The same bytes go to a file and to a pipe."""
    printed = run("--output-format", name, "--output", f"{name}=copy")
    assert (folder / "copy").read_bytes() == printed.stdout_bytes


def outputs(folder: str) -> list[str]:
    """Return the options that write every format to a folder."""
    return [f"--output={name}={folder}/{name}" for name in FORMATS]


def test_an_unread_input_is_in_every_format(folder: Path) -> None:
    """It is in each report; the run ends with 2, and findings are still told."""
    result = run("none.txt", *outputs("out"))
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    for name in FORMATS:
        text = (folder / "out" / name).read_text(encoding="utf-8")
        assert "none.txt" in text, name
        assert "FR214" in text or name == "html"


@pytest.mark.parametrize(
    ("name", "is_told"),
    [("grouped", False), ("github", False), ("sarif", True), ("tsv", True)],
)
def test_standard_error_has_what_a_report_hides(name: str, is_told: bool) -> None:  # noqa: FBT001
    """Whoever keeps a report for programs still sees what was not read."""
    result = run("none.txt", "--output-format", name)
    assert ("error: none.txt" in result.stderr) == is_told


@pytest.mark.parametrize(
    ("name", "is_told"),
    [("grouped", False), ("json", False), ("junit", True), ("azure", True)],
)
def test_standard_error_ends_with_the_verdict(name: str, is_told: bool) -> None:  # noqa: FBT001
    """Where no person reads the report, a line says how it ended."""
    verdict = "1 finding in 8 words, 1 file - failed: 1 major finding\n"
    assert run("--output-format", name).stderr == (verdict if is_told else "")
    assert run("--output-format", name, "--quiet").stderr == ""


def test_jobs_change_nothing(folder: Path) -> None:
    """Several processes write the same bytes as one."""
    (folder / "in").mkdir()
    for at in range(5):
        text = (TEXT if at % 2 else CLEAN) * (at + 1)
        (folder / "in" / f"b{at}.txt").write_text(text, encoding="utf-8")
    run("in", *outputs("one"))
    run("in", "--jobs", "2", *outputs("many"))
    for name in FORMATS:
        one, many = (folder / out / name for out in ("one", "many"))
        assert one.read_bytes() == many.read_bytes(), name


def test_a_clean_text_passes_in_every_format(folder: Path) -> None:
    """Exit code 0, whatever is written."""
    (folder / "a.txt").write_text(CLEAN, encoding="utf-8")
    result = run(*outputs("out"))
    assert result.exit_code == 0, result.output


def test_a_report_that_cannot_be_written_costs_no_other(folder: Path) -> None:
    """One clear error each, exit code 2, the others and the printed one are there."""
    (folder / "dir").mkdir()
    result = run(
        *("--output", "json=a.txt/x.json"),
        *("--output", "sarif=dir"),
        *("--output", "tsv=good.tsv"),
        *("--output-format", "concise"),
    )
    assert result.exit_code == 2
    errors = [line for line in result.stderr.splitlines() if line.startswith("error")]
    assert errors == [
        "error: a.txt/x.json: its folder is a file",
        "error: dir: Is a directory",
    ]
    assert (folder / "good.tsv").read_text(encoding="utf-8").count("\n") == 2
    assert result.stdout.startswith("a.txt:1:")
    assert sorted(path.name for path in folder.iterdir()) == [
        "a.txt",
        "dir",
        "good.tsv",
    ]
    assert (folder / "a.txt").read_text(encoding="utf-8") == TEXT


def test_exit_zero_hides_no_failed_report() -> None:
    """It is about findings; a report that is missing is another matter."""
    assert run("--exit-zero", "--output", "json=a.txt/x").exit_code == 2
    assert run("--exit-zero", "--output", "json=x").exit_code == 0


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        (["json"], "--output takes FMT=PATH"),
        (["json="], "--output takes FMT=PATH"),
        (["jsno=x"], 'unknown output format "jsno", did you mean "json"?'),
        (["json=-"], "use --output-format json"),
        (["json=x", "tsv=x"], "two reports cannot both go to x"),
        (["json=x", "tsv=./x"], "two reports cannot both go to x"),
    ],
)
def test_bad_outputs_are_told_before_the_scan(
    wanted: list[str], told: str, folder: Path
) -> None:
    """One line, exit code 2, nothing written."""
    result = run(*(f"--output={it}" for it in wanted))
    assert result.exit_code == 2
    assert told in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert [path.name for path in folder.iterdir()] == ["a.txt"]


def test_help_names_every_format() -> None:
    """Nobody has to guess."""
    result = CliRunner().invoke(
        application(["scan"]),
        ["scan", "--help"],
        env={"_TYPER_FORCE_DISABLE_TERMINAL": "1"},
    )
    words = result.stdout.replace(",", " ").split()
    assert set(FORMATS) <= set(words)


def test_a_report_is_replaced_whole(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run that dies while it writes leaves the old report as it was."""
    path = folder / "report.json"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o640)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", _die)
        with pytest.raises(MtcheckError, match=r"report\.json: No space left"):
            save(path, "new")
    assert path.read_text(encoding="utf-8") == "old"
    assert sorted(it.name for it in folder.iterdir()) == ["a.txt", "report.json"]
    save(path, "new")
    assert path.read_text(encoding="utf-8") == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def _die(*_: object) -> None:
    raise OSError(28, os.strerror(28))


def test_a_link_stays_a_link(folder: Path) -> None:
    """The file it leads to is the one that is replaced."""
    (folder / "real").mkdir()
    (folder / "report").symlink_to("real/report")
    save(folder / "report", "new")
    assert (folder / "report").is_symlink()
    assert (folder / "real" / "report").read_text(encoding="utf-8") == "new"


def test_streams_are_written_to(folder: Path) -> None:
    """A pipe is no file that another could take the place of."""
    done = subprocess.run(
        [sys.executable, "-m", "mtcheck", *RUN, "--output", "tsv=/dev/stderr"],
        capture_output=True,
        cwd=folder,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith(b"path\tline\t")
    assert Path("/dev/stderr").exists()


@pytest.mark.parametrize(
    "variable", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY"]
)
def test_the_job_names_the_root(
    variable: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Run in a folder of a project, a report has the paths of the project."""
    inner = folder / "texts"
    inner.mkdir()
    (inner / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setenv(variable, str(folder))
    monkeypatch.chdir(inner)
    (issue,) = json.loads(run("--output-format", "gitlab").stdout)
    assert issue["location"]["path"] == "texts/a.txt"


def test_history_marks_the_root(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a job, the project is what has a history."""
    inner = folder / "texts"
    inner.mkdir()
    (folder / ".git").mkdir()
    (inner / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(inner)
    (issue,) = json.loads(run("--output-format", "gitlab").stdout)
    assert issue["location"]["path"] == "texts/a.txt"


def test_a_root_elsewhere_is_not_ours(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A job that checks a text outside its project has the path as it was given."""
    monkeypatch.setenv("GITHUB_WORKSPACE", str(folder / "other"))
    (issue,) = json.loads(run("--output-format", "gitlab").stdout)
    assert issue["location"]["path"] == "a.txt"


def test_the_page_is_true() -> None:
    """docs/outputs.md is what ``tools/write_outputs.py`` makes of it."""
    spec = importlib.util.spec_from_file_location(
        "write_outputs", ROOT / "tools" / "write_outputs.py"
    )
    assert spec
    assert spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    text = (ROOT / "docs" / "outputs.md").read_text(encoding="utf-8")
    assert tool.page(text) == text
    assert tool.TEXT in text
    for name in FORMATS:
        assert f"| `{name}` |" in text
        # Of the page for people the picture says more than its source would.
        assert f"<!-- example: {name} -->" in text or name == "html"


def test_nothing_is_imported_that_is_not_asked_for() -> None:
    """A plain scan pays for no other format."""
    code = (
        "import sys\nfrom mtcheck.cli.app import application\n"
        "try:\n    application(sys.argv[1:])(sys.argv[1:])\nexcept SystemExit: pass\n"
        "print(sorted(name for name in sys.modules if name.startswith('mtcheck.report')"
        " or name == 'xml.etree.ElementTree'), file=sys.stderr)\n"
    )
    arguments = [*RUN, "--output-format", "concise"]
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    loaded = done.stderr.splitlines()[-1]
    for name in ("sarif", "markdown", "junit", "gitlab", "json_report", "ElementTree"):
        assert name not in loaded


HOSTILE = (
    "Elle a lancé son chapeau dans le ring ::error::x \x1b[2J [bold] [/x] :smile:"
    " ##vso[task.complete] ##[error]y \u202egnp.exe\u202c ]]> </script><!-- \u200b\x9b"
    " lancé son chapeau dans le ring\n\n::stop-commands::z lancé son chapeau dans le"
    " ring\n\n=cmd()|'a' lancé son chapeau dans le ring\n"
)
NAMES = (
    "::error::x",
    "a\nb",
    "\udcff",
    "é\u202etxt",
    "a|b`c`",
    "=1+1",
    "##vso[task.x]",
)
OURS = {"github": "::", "azure": "##vso[task.logissue "}


def test_hostile_files_bring_nothing_to_life(folder: Path) -> None:
    """Nothing in a text or in the name of its file acts in any format."""
    (folder / "in").mkdir()
    for name in NAMES:
        (folder / "in" / f"{name}.txt").write_text(HOSTILE, encoding="utf-8")
    (folder / "in" / "\x1b[31m::error::.txt").write_bytes(b"\x00\x01")
    result = run("in", "::error::none", *outputs("out"))
    assert result.exit_code == 2
    assert "\x1b" not in result.output
    for name in FORMATS:
        text = (folder / "out" / name).read_bytes().decode()
        allowed = {"\n", "\t"} if name == "tsv" else {"\n"}
        assert {c for c in text if unicodedata.category(c) == "Cc"} <= allowed, name
        assert "\u202e" not in text
        assert name not in {"junit", "checkstyle"} or "</script>" not in text
        for line in text.split("\n"):
            rest = line.removeprefix(OURS.get(name, "\0"))
            assert not rest.lstrip().startswith("::"), (name, line)
            assert "##vso[" not in rest
            assert "##[" not in rest
