"""What is kept between runs: the same bytes as before, and never out of date."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner, Result

from mtcheck.cache import default_cache_dir, read_cache, write_cache
from mtcheck.cli.app import application
from mtcheck.engine import find_in
from mtcheck.model import Document, FileReport
from mtcheck.report import FORMATS
from mtcheck.results import Kit, Results
from mtcheck.scanner import Scanner

if TYPE_CHECKING:
    from mtcheck.scanner import Finder

SAMPLES = Path(__file__).parents[2] / "samples"
TEXT = "Elle a lancé son chapeau dans le ring. Le Trucmuche et le printemps est.\n"
ENGLISH = "She threw her hat into the ring.\n"
GLOSSARY = "source,target\nhat,couvre-chef\n"
PACK = "name: own\nprefix: XX\nlang: fr\ntitle: A test\n"
RULE = """\
- code: XX101
  name: own-word
  category: style/awkward-style
  severity: major
  words: "{word}"
  message: "« {{match}} »"
  why: "It is a test."
  bad: ["Voici un [[{word}]] ici.", "Encore un [[{word}]] là."]
  good: ["Voici une ligne.", "Encore une ligne."]
"""


def run(*arguments: object) -> Result:
    """Run a command in this process."""
    given = [*map(str, arguments)]
    return CliRunner().invoke(application(given), given, prog_name="mtcheck")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a text, its original, terms and rules."""
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    write("a.txt", TEXT)
    write("a.en.txt", ENGLISH)
    write("terms.csv", GLOSSARY)
    write("pack/pack.yaml", PACK)
    write("pack/rules.yaml", RULE.format(word="zigzag"))
    return tmp_path


def write(name: str, text: str) -> None:
    """Put a file into the folder."""
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


@pytest.fixture
def met(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were really checked."""
    met: list[str] = []
    check = Scanner.check

    def noted(self: Scanner, document: Document, find: Finder = find_in) -> FileReport:
        met.append(document.path)
        return check(self, document, find)

    monkeypatch.setattr(Scanner, "check", noted)
    return met


@pytest.fixture
def checked(met: list[str]) -> Callable[..., list[str]]:
    """Scan with some options; the files that were really checked by that."""

    def scanned(*options: object) -> list[str]:
        met.clear()
        result = run("scan", *(options if "a.txt" in options else ("a.txt", *options)))
        assert result.exit_code in {0, 1}, result.output
        return [*met]

    return scanned


# Hits are like misses


def reports_of(folder: Path, name: str, *options: object) -> dict[str, bytes]:
    """Every report of a scan, and what it prints."""
    to = folder / name
    outputs = [f"--output={it}={to / it}" for it in FORMATS]
    result = run("scan", *options, *outputs, "--output-format", "full", "--statistics")
    assert isinstance(result.exception, SystemExit | None), result.exception
    assert result.exit_code in {0, 1}, result.output
    held = {it: (to / it).read_bytes() for it in FORMATS}
    return {**held, "": result.stdout_bytes, "errors": result.stderr_bytes}


@pytest.mark.parametrize(
    "options",
    [
        ("samples",),
        ("samples", "--jobs", "2", "--scoring", "wmt", "--preview"),
        ("samples", "--acceptable-penalty", "5"),
        (
            *("samples/shop.json", "--source", "samples/sources/shop.json"),
            *("--reference", "samples/shop.json"),
        ),
        ("a.txt", "--source", "a.en.txt", "--glossary", "terms.csv"),
        ("a.txt", "--pack", "pack", "--no-suppress"),
    ],
)
def test_the_second_run_writes_the_same_bytes(
    options: tuple[str, ...], folder: Path, met: list[str]
) -> None:
    """In every format, of every format, with a cache and without."""
    shutil.copytree(SAMPLES, folder / "samples")
    bare = reports_of(folder, "bare", *options, "--no-cache")
    assert reports_of(folder, "first", *options) == bare
    met.clear()
    assert reports_of(folder, "second", *options) == bare
    assert met == []


def test_one_changed_file_among_many(
    folder: Path, checked: Callable[..., list[str]]
) -> None:
    """Only that one is checked; the report is that of a run without a cache."""
    shutil.copytree(SAMPLES, folder / "samples")
    reports_of(folder, "first", "a.txt", "samples")
    write("a.txt", "Il lance son chapeau dans le ring.\n")
    later = reports_of(folder, "later", "a.txt", "samples")
    assert later == reports_of(folder, "bare", "a.txt", "samples", "--no-cache")
    write("a.txt", TEXT)
    assert checked("a.txt", "samples") == ["a.txt"]


def test_standard_input_is_kept_too(
    met: list[str], checked: Callable[..., list[str]]
) -> None:
    """Under the name that it is given."""
    given = ["scan", "-", "--stdin-filename", "b.txt"]
    assert checked() == ["a.txt"]
    for text in (TEXT, TEXT, f"Bonjour.\n{TEXT}"):
        outcome = CliRunner().invoke(application(given), given, input=text)
        assert "b.txt:1" in outcome.stdout or "Bonjour" in text
    assert met == ["a.txt", "b.txt", "b.txt"]


def test_rules_are_not_loaded_for_what_is_known() -> None:
    """Nor is anything that tells languages, in a process of its own."""
    code = (
        "import sys; from mtcheck.cli.app import application as a\n"
        "try: a(sys.argv[1:])(prog_name='mtcheck')\n"
        "finally: print(sorted(m for m in ('mtcheck.catalogue', 'langdetect',"
        " 'mtcheck.lexicon', 'mtcheck.read.text') if m in sys.modules))"
    )
    command = [sys.executable, "-c", code, "scan", "a.txt", "--exit-zero"]
    shown = [
        subprocess.run(command, capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    first, second = (text.splitlines() for text in shown)
    assert first[:-1] == second[:-1]
    assert "mtcheck.catalogue" in first[-1]
    assert second[-1] == "[]"


# What counts


CONFIGS = {
    "country": "detect-country = false\n",
    "names": 'names = ["Trucmuche"]\n',
    "allow": '[[allow]]\nrules = ["FR214"]\ntext = "lancé son chapeau"\n',
    "severity": '[rules.FR214]\nseverity = "minor"\n',
    "language": '[[files]]\nglob = "*.txt"\ntarget-lang = "fr-CA"\n',
    "ignored": '[[files]]\nglob = "*.txt"\nignore = ["FR2"]\n',
    "reason": "require-reason = true\n",
}


@pytest.mark.parametrize(
    "options",
    [
        ("--target-lang", "fr"),
        ("--source-lang", "en"),
        ("--select", "FR"),
        ("--ignore", "FR214"),
        ("--extend-select", "FR001"),
        ("--preview",),
        ("--min-confidence", "high"),
        ("--profile", "publish"),
        ("--scoring", "wmt"),
        ("--acceptable-penalty", "7"),
        ("--glossary", "terms.csv"),
        ("--pack", "pack"),
        ("--no-suppress",),
        ("--input-format", "markdown"),
        ("--source", "a.en.txt"),
        ("--reference", "a.en.txt"),
        *(("--config", f"{name}.toml") for name in CONFIGS),
    ],
)
def test_what_can_change_a_finding_counts(
    options: tuple[str, ...], checked: Callable[..., list[str]]
) -> None:
    """Another option or setting is another question; both answers are kept."""
    for name, text in CONFIGS.items():
        write(f"{name}.toml", text)
    assert checked() == ["a.txt"]
    assert checked(*options) == ["a.txt"]
    again = checked(*options)
    assert again == []


def test_source_and_reference_are_two_things(checked: Callable[..., list[str]]) -> None:
    """The same file can be either."""
    assert checked("--source", "a.en.txt") == ["a.txt"]
    assert checked("--reference", "a.en.txt") == ["a.txt"]


@pytest.mark.parametrize(
    "options",
    [
        ("--fail-on", "critical"),
        ("--min-score", "3"),
        ("--max-penalty", "900"),
        ("--min-words", "7"),
        ("--quiet",),
        ("--statistics",),
        ("--output-format", "json"),
        ("--jobs", "2"),
        ("--exit-zero",),
        ("--exclude", "b.txt"),
    ],
)
def test_what_cannot_does_not(
    options: tuple[str, ...], checked: Callable[..., list[str]]
) -> None:
    """What fails, and how it looks, is decided anew each time."""
    assert checked() == ["a.txt"]
    assert checked(*options) == []


@pytest.mark.parametrize(
    ("name", "text", "options"),
    [
        ("a.txt", TEXT + "Encore.\n", ()),
        ("a.en.txt", "Another one.\n", ("--source", "a.en.txt")),
        ("a.en.txt", "Another one.\n", ("--reference", "a.en.txt")),
        ("terms.csv", GLOSSARY + "ring,arène\n", ("--glossary", "terms.csv")),
        ("pack/rules.yaml", RULE.format(word="ring"), ("--pack", "pack")),
    ],
)
def test_every_file_that_is_read_counts(
    name: str, text: str, options: tuple[str, ...], checked: Callable[..., list[str]]
) -> None:
    """What it holds, not when it was written."""
    assert checked(*options) == ["a.txt"]
    Path("a.txt").touch()
    assert checked(*options) == []
    write(name, text)
    assert checked(*options) == ["a.txt"]


def test_a_name_counts(checked: Callable[..., list[str]]) -> None:
    """It tells the format, and reports show it."""
    write("b.md", TEXT)
    assert checked() == ["a.txt"]
    assert checked("a.txt", "b.md") == ["b.md"]
    assert checked("a.txt", "./a.txt") in ([], ["./a.txt"])
    full = Path("a.txt").absolute()
    assert str(full) in run("scan", full).stdout


def test_a_rule_that_does_not_exist_is_told_each_time(
    checked: Callable[..., list[str]],
) -> None:
    """Also where another table of the configuration names it."""
    write("mtcheck.toml", "")
    assert checked() == ["a.txt"]
    write("mtcheck.toml", '[[files]]\nglob = "b.txt"\nignore = ["FR999999"]\n')
    for _ in range(2):
        outcome = run("scan", "a.txt")
        assert outcome.exit_code == 2
        assert "FR999999" in outcome.stderr


def test_what_cannot_be_read_is_told_each_time() -> None:
    """An empty file is a problem now and later."""
    write("empty.txt", "")
    first, second = (run("scan", "a.txt", "empty.txt") for _ in range(2))
    assert first.exit_code == second.exit_code == 2
    assert "empty.txt" in second.stdout + second.stderr
    assert (first.stdout, first.stderr) == (second.stdout, second.stderr)


# Silencers


@pytest.fixture
def day(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Set the day of June 2031 that it is."""

    def be(number: int) -> None:
        for module in ("mtcheck.cli.narrowing", "mtcheck.cli.remember"):
            monkeypatch.setattr(f"{module}.today", lambda: date(2031, 6, number))

    return be


def test_a_comment_ends_on_its_day(
    day: Callable[[int], None], checked: Callable[..., list[str]]
) -> None:
    """A text with a comment for the program holds for the day alone."""
    write("a.md", f"<!-- mtcheck: ignore-file[FR214] until=2031-06-02 -->\n\n{TEXT}")
    day(2)
    assert checked("a.txt", "a.md") == ["a.txt", "a.md"]
    assert checked("a.txt", "a.md") == []
    assert "FR214" not in run("scan", "a.md").stdout
    day(3)
    assert checked("a.txt", "a.md") == ["a.md"]
    assert "FR214" in run("scan", "a.md").stdout


def test_a_table_ends_on_its_day(day: Callable[[int], None]) -> None:
    """What it silences is reported from then on, and so is the table."""
    table = '[[allow]]\nrules = ["FR214"]\ntext = "lancé son chapeau dans le ring"\n'
    write("mtcheck.toml", f"{table}until = 2031-06-02\n")
    day(2)
    assert all("FR214" not in run("scan", "a.txt").stdout for _ in range(2))
    day(3)
    for _ in range(2):
        shown = run("scan", "a.txt").stdout
        assert "a.txt:1:8: FR214" in shown
        assert "mtcheck.toml:1:1" in shown


def test_a_table_without_use_is_told_each_time(folder: Path) -> None:
    """Whether it had something to do is seen in what it has silenced before."""
    tables = [
        f'[[allow]]\nrules = ["FR214"]\ntext = "{text}"\n'
        for text in ("lancé son chapeau dans le ring", "nulle part")
    ]
    write("mtcheck.toml", "".join(tables))
    options = (folder,)
    first, second = (run("scan", *options) for _ in range(2))
    assert first.stdout == second.stdout == run("scan", *options, "--no-cache").stdout
    assert "mtcheck.toml:4:1" in second.stdout
    assert "mtcheck.toml:1:1" not in second.stdout


def test_a_baseline_hides_what_is_known(checked: Callable[..., list[str]]) -> None:
    """It is heeded anew each time, and made of what was found before."""
    shown = run("scan", "a.txt").stdout
    assert "FR214" in shown
    assert run("baseline", "create", "a.txt").exit_code == 0
    assert checked() == []
    assert run("scan", "a.txt").stdout == ""
    assert run("scan", "a.txt", "--no-baseline").stdout == shown
    Path(".mtcheck-baseline.json").unlink()
    assert run("scan", "a.txt").stdout == shown


def test_changes_are_narrowed_as_they_are(checked: Callable[..., list[str]]) -> None:
    """A run on changes keeps its own reports, for the same changes."""

    def git(*arguments: str) -> None:
        who = ("-c", "user.name=x", "-c", "user.email=x@x")
        subprocess.run(["git", *who, *arguments], check=True, capture_output=True)

    git("init", "-q")
    git("add", "a.txt")
    git("commit", "-qm", "one")
    write("a.txt", f"Bonjour à tous.\n\n{TEXT}")
    assert "FR214" in run("scan", "a.txt").stdout
    assert checked("--since", "HEAD") == ["a.txt"]
    assert "FR214" not in run("scan", "a.txt", "--since", "HEAD").stdout
    assert checked("--since", "HEAD") == []
    assert checked() == []
    git("add", "a.txt")
    assert "FR214" not in run("scan", "a.txt", "--staged").stdout
    write("a.txt", TEXT.replace("Elle", "Lucie"))
    assert "FR214" in run("scan", "a.txt", "--since", "HEAD").stdout
    assert "FR214" not in run("scan", "a.txt", "--staged").stdout


def test_several_configurations_in_one_run(folder: Path) -> None:
    """Each file under its own; severities and signature as without a cache."""
    for name, severity in (("one", "minor"), ("two", "critical")):
        write(f"{name}/mtcheck.toml", f'[rules.FR214]\nseverity = "{severity}"\n')
        write(f"{name}/a.txt", TEXT)
    for paths in (("one", "two"), ("two", "one"), ("two",), ("one", "two", "a.txt")):
        bare = reports_of(folder, "bare", *paths, "--no-cache")
        assert reports_of(folder, "first", *paths) == bare
        assert reports_of(folder, "second", *paths) == bare


# Whether there is a cache


def test_no_cache_reads_nothing_and_writes_nothing(
    checked: Callable[..., list[str]], results: Path
) -> None:
    """Neither before something is kept nor after."""
    assert checked("--no-cache") == ["a.txt"]
    assert not results.exists()
    assert checked() == ["a.txt"]
    before = state(results)
    assert before
    assert checked("--no-cache") == ["a.txt"]
    assert state(results) == before


@pytest.fixture
def results(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder that reports are kept in."""
    path = tmp_path / "kept" / "results"
    monkeypatch.setattr("mtcheck.cli.remember.FOLDER", path)
    return path


def state(folder: Path) -> dict[str, tuple[int, bytes]]:
    """What a folder holds."""
    return {
        path.name: (path.stat().st_mtime_ns, path.read_bytes())
        for path in folder.iterdir()
    }


def test_what_is_kept_is_for_the_user_alone(results: Path) -> None:
    """It holds his texts."""
    run("scan", "a.txt")
    modes = {path.stat().st_mode & 0o777 for path in results.iterdir()}
    assert modes == {0o600}
    assert results.stat().st_mode & 0o777 == 0o700
    assert not [*results.glob("*.part")]


def test_a_folder_that_cannot_be_made_costs_nothing(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    """The run goes on as without a cache, and says nothing of it."""
    bare = run("scan", "a.txt", "--no-cache")
    write("blocked", "")
    monkeypatch.setattr("mtcheck.cli.remember.FOLDER", folder / "blocked" / "below")
    for _ in range(2):
        found = run("scan", "a.txt")
        assert (found.stdout, found.stderr) == (bare.stdout, bare.stderr)


def test_a_user_without_a_home_has_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in some containers: nothing is read and nothing written, without a word."""

    def home() -> Path:
        raise RuntimeError("Could not determine home directory.")

    for name in ("MTCHECK_CACHE_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", home)
    path = default_cache_dir() / "rules-x.bin"
    write_cache(path, ([], {}, {}))
    assert read_cache(path) is None
    results = Results(default_cache_dir() / "results", "2031-06-02")
    results.keep_kit("ground", Kit("signed", {}))
    results.save()
    assert Results(default_cache_dir() / "results", "2031-06-02").kit("ground") is None


@pytest.mark.parametrize("kind", ["empty", "cut", "other", "flipped"])
def test_damage_costs_time_and_nothing_else(
    kind: str, checked: Callable[..., list[str]], results: Path
) -> None:
    """What is not whole is made anew and kept again."""
    bare = run("scan", "a.txt", "--no-cache").stdout
    assert checked() == ["a.txt"]
    for path in results.iterdir():
        data = path.read_bytes()
        at = len(data) - 10
        damaged = {
            "empty": b"",
            "cut": data[:at],
            "other": b"\x80" * 100,
            "flipped": data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :],
        }
        path.write_bytes(damaged[kind])
    assert run("scan", "a.txt").stdout == bare
    assert checked() == []


def test_every_flipped_byte_is_noticed(results: Path) -> None:
    """Or does not matter: the report is the same."""
    bare = run("scan", "a.txt", "--no-cache").stdout
    run("scan", "a.txt")
    (path,) = (it for it in results.iterdir() if it.name[-7:-4].strip("-").isdigit())
    data = path.read_bytes()
    for at in range(0, len(data), max(1, len(data) // 20)):
        path.write_bytes(data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :])
        assert run("scan", "a.txt").stdout == bare


def test_runs_at_once_do_not_disturb_each_other(folder: Path) -> None:
    """Four processes fill one folder; all say the same, and so does a fifth."""
    for number in range(40):
        write(f"many/{number}.txt", f"{TEXT} Numéro {number}.\n")
    environment = {**os.environ, "MTCHECK_CACHE_DIR": str(folder / "cache")}
    command = [sys.executable, "-m", "mtcheck", "scan", "many", "--exit-zero"]
    # Compiling the rules four times over is not what this is about.
    shown = [_process(command, environment).communicate()[0]]
    shutil.rmtree(folder / "cache" / "results")
    together = [_process(command, environment) for _ in range(4)]
    shown += [process.communicate()[0] for process in together]
    shown.append(_process(command, environment).communicate()[0])
    assert len(set(shown)) == 1
    assert shown[0].count(b"FR214") == 40


def _process(
    command: list[str], environment: dict[str, str]
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE)


def test_what_was_done_is_kept_when_the_rest_is_cut_off(
    monkeypatch: pytest.MonkeyPatch, checked: Callable[..., list[str]]
) -> None:
    """Ctrl-C in the middle of a long run does not lose its beginning."""
    write("b.txt", TEXT)
    count = itertools.count()
    noted = Scanner.check

    def interrupted(
        self: Scanner, document: Document, find: Finder = find_in
    ) -> FileReport:
        if next(count):
            raise KeyboardInterrupt
        return noted(self, document, find)

    with monkeypatch.context() as patched:
        patched.setattr(Scanner, "check", interrupted)
        assert run("scan", "a.txt", "b.txt").exit_code not in {0, 1}
    assert checked("a.txt", "b.txt") == ["b.txt"]
