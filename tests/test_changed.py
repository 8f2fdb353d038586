"""What git says has changed, and the passages that it touches."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from mtcheck.changed import Changes, Hunk, changes_since, staged_changes
from mtcheck.cli.app import application
from mtcheck.errors import GitError
from mtcheck.read import read_text

DAY = "Le le jour se lève."
NIGHT = "La la nuit tombe."
ODD = 'sub dir/é "q"\t.txt'


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with two files, one of an odd name."""
    git(tmp_path, "init", "-q", "-b", "main")
    write(tmp_path / "a.txt", DAY, NIGHT)
    write(tmp_path / ODD, DAY, NIGHT)
    write(tmp_path / "same.txt", DAY)
    commit(tmp_path)
    return tmp_path


def git(folder: Path, *arguments: str) -> str:
    """Run git, apart from the settings of whoever runs the tests."""
    done = subprocess.run(
        ["git", "-c", "user.name=n", "-c", "user.email=e@example.org", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull},
    )
    return done.stdout


def commit(folder: Path) -> None:
    """Commit all there is."""
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "state")


def write(path: Path, *paragraphs: str) -> None:
    """Write a text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")


def seen(changes: Changes, folder: Path) -> dict[str, tuple[Hunk, ...] | None]:
    """The changes by their names in the folder."""
    return {
        os.path.relpath(path, folder).replace(os.sep, "/"): hunks
        for path, hunks in changes.hunks.items()
    }


def test_nothing_has_changed(repository: Path) -> None:
    """Then there are no files."""
    assert seen(changes_since("HEAD", str(repository)), repository) == {}
    assert seen(staged_changes(str(repository)), repository) == {}


def test_lines_that_have_changed(repository: Path) -> None:
    """Changed, added, taken out; files with odd names, too."""
    write(repository / "a.txt", "Bien.", NIGHT, "Bon.")
    write(repository / ODD, DAY)
    assert seen(changes_since("HEAD", str(repository)), repository) == {
        "a.txt": (Hunk(1, 1), Hunk(4, 2)),
        ODD: (Hunk(1, 0),),
    }


def test_new_files(repository: Path) -> None:
    """Added or not yet known to git; not those that it ignores."""
    write(repository / "added.txt", DAY)
    git(repository, "add", "added.txt")
    write(repository / "new\nline.txt", DAY)
    write(repository / "out.tmp", DAY)
    write(repository / ".gitignore", "*.tmp")
    found = seen(changes_since("HEAD", str(repository)), repository)
    assert found == {
        "added.txt": (Hunk(1, 1),),
        "new\nline.txt": None,
        ".gitignore": None,
    }


def test_renamed_files(repository: Path) -> None:
    """A name alone is no change of the text; lines that came with it are."""
    write(repository / "long.txt", DAY, *(f"Ligne {n}." for n in range(9)))
    commit(repository)
    (repository / "sub").mkdir()
    git(repository, "mv", "a.txt", "sub/b c.txt")
    git(repository, "mv", "long.txt", "sub/d.txt")
    with (repository / "sub" / "d.txt").open("a", encoding="utf-8") as file:
        file.write("Fin.\n")
    found = seen(changes_since("HEAD", str(repository)), repository)
    assert found == {"sub/d.txt": (Hunk(20, 1),)}


def test_deleted_files(repository: Path) -> None:
    """There is nothing left to read in them."""
    (repository / "a.txt").unlink()
    assert seen(changes_since("HEAD", str(repository)), repository) == {}


def test_binary_files_have_changed_as_a_whole(repository: Path) -> None:
    """Git does not count their lines."""
    (repository / "a b.docx").write_bytes(b"PK\0\1")
    commit(repository)
    (repository / "a b.docx").write_bytes(b"PK\0\2")
    assert seen(changes_since("HEAD", str(repository)), repository) == {
        "a b.docx": None
    }


def test_since_where_the_branch_began(repository: Path) -> None:
    """What others have done meanwhile is no change of ours."""
    git(repository, "branch", "work")
    write(repository / "same.txt", NIGHT)
    commit(repository)
    git(repository, "checkout", "-q", "work")
    write(repository / "a.txt", DAY, "Bien.")
    commit(repository)
    assert seen(changes_since("main", str(repository)), repository) == {
        "a.txt": (Hunk(3, 1),)
    }


def test_a_folder_below_the_top(repository: Path) -> None:
    """Only what lies in it, by its full path."""
    write(repository / ODD, DAY, "Bien.")
    write(repository / "a.txt", "Bien.")
    found = changes_since("HEAD", str(repository / "sub dir"))
    assert seen(found, repository) == {ODD: (Hunk(3, 1),)}


def test_settings_of_the_user_do_not_matter(repository: Path) -> None:
    """Nor do programs that a repository names run."""
    trap = repository / "trap.sh"
    trap.write_text("#!/bin/sh\ntouch trapped\n", encoding="utf-8")
    trap.chmod(0o755)
    commit(repository)
    for key, value in {
        "diff.noprefix": "true",
        "diff.mnemonicPrefix": "true",
        "color.ui": "always",
        "diff.external": str(trap),
        "diff.context": "9",
        "diff.interHunkContext": "9",
        "diff.renames": "false",
        "diff.x.textconv": str(trap),
        "core.fsmonitor": str(trap),
        "core.pager": str(trap),
    }.items():
        git(repository, "config", key, value)
    write(repository / ".gitattributes", "*.txt diff=x")
    write(repository / "a.txt", "Bien.", NIGHT, "Bon.")
    found = seen(changes_since("HEAD", str(repository)), repository)
    assert found["a.txt"] == (Hunk(1, 1), Hunk(4, 2))
    assert not list(repository.rglob("trapped"))


@pytest.mark.parametrize(
    "revision", ["", " ", "-x", "--output=x", "nope", "a..b", "\0"]
)
def test_what_is_no_revision(repository: Path, revision: str) -> None:
    """One line, and never an option."""
    with pytest.raises(GitError) as error:
        changes_since(revision, str(repository))
    assert "\n" not in str(error.value)
    assert not (repository / "x").exists()


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git says so itself."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(GitError, match="not a git repository"):
        changes_since("HEAD", str(tmp_path))
    with pytest.raises(GitError, match="not a git repository"):
        staged_changes(str(tmp_path))


def test_no_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program is missing."""
    monkeypatch.setenv("PATH", str(repository))
    with pytest.raises(GitError, match="git is not installed"):
        changes_since("HEAD", str(repository))


def test_a_shallow_clone(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """What is missing is said."""
    write(repository / "a.txt", "Bien.")
    commit(repository)
    folder = tmp_path_factory.mktemp("clones") / "clone"
    git(repository, "clone", "-q", "--depth", "1", f"file://{repository}", str(folder))
    with pytest.raises(GitError, match="the clone is shallow"):
        changes_since("HEAD~1", str(folder))


@pytest.mark.parametrize(
    ("hunks", "kept"),
    [
        ((), []),
        ((Hunk(1, 1),), ["1"]),
        ((Hunk(2, 1),), []),
        ((Hunk(4, 1),), ["3"]),
        ((Hunk(3, 5),), ["3", "6"]),
        ((Hunk(3, 0),), ["3"]),
        ((Hunk(4, 0),), []),
        ((Hunk(2, 0),), []),
        (None, ["1", "3", "6"]),
    ],
)
def test_passages(hunks: tuple[Hunk, ...] | None, kept: list[str]) -> None:
    """Those that a changed line lies in, or that a line was taken out of."""
    document = read_text("Un.\n\nDeux\ntrois.\n\nQuatre.\n", "a.md")
    assert [p.id for p in document.passages] == ["1", "3", "6"]
    changes = Changes({str(Path("a.md").absolute()): hunks})
    narrowed, places = changes.narrowed(document)
    assert [passage.id for passage in narrowed.passages] == kept
    assert [document.passages[at].id for at in places] == kept


def test_lines_that_git_does_not_count() -> None:
    """A file with old line ends has changed as a whole."""
    document = read_text("Un.\r\rDeux.\r\rTrois.\r", "a.md")
    changes = Changes({str(Path("a.md").absolute()): (Hunk(1, 1),)})
    narrowed, _ = changes.narrowed(document)
    assert len(narrowed.passages) == len(document.passages)


# On the command line


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def scan(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Done]:
    """Scan in the repository."""
    monkeypatch.chdir(repository)

    def run(*arguments: str) -> Done:
        given = ["scan", "--target-lang", "fr", "--fail-on", "minor", *arguments]
        result = CliRunner().invoke(application(given), given, prog_name="mtcheck")
        return Done(result.exit_code, result.stdout, result.stderr)

    return run


Run = Callable[..., Done]


def test_only_what_has_changed_is_reported(repository: Path, scan: Run) -> None:
    """By passage; the others are neither reported nor counted."""
    write(repository / "a.txt", DAY, "Il il neige.")
    write(repository / "new.txt", DAY)
    result = scan(".", "--since", "HEAD")
    assert result.returncode == 1
    lines = [line.split(" ")[0] for line in result.stdout.splitlines()]
    assert lines == ["a.txt:3:1:", "new.txt:1:1:"]
    assert "in 8 words, 2 files" in result.stderr
    assert scan(".", "--since", "HEAD", "--jobs", "2").stdout == result.stdout
    assert scan("*.txt", "--since", "HEAD").stdout == result.stdout
    assert (
        scan("same.txt", "a.txt", "new.txt", "--since", "HEAD").stdout == result.stdout
    )
    assert scan("sub dir", "--since", "HEAD").stdout == ""


def test_what_is_staged_is_read_as_it_is_staged(repository: Path, scan: Run) -> None:
    """Whatever the working tree holds meanwhile, or does not hold."""
    write(repository / "a.txt", DAY, "Il il neige.")
    write(repository / "new.txt", DAY)
    git(repository, "add", "a.txt", "new.txt")
    write(repository / "a.txt", "Bien.")
    (repository / "new.txt").unlink()
    write(repository / "same.txt", NIGHT, DAY)
    result = scan(".", "--staged")
    lines = [line.split(" ")[0] for line in result.stdout.splitlines()]
    assert lines == ["a.txt:3:1:", "new.txt:1:1:"]


def test_a_run_without_changes_passes(scan: Run) -> None:
    """In every format."""
    for options in (("--since", "HEAD"), ("--staged",)):
        for name in ("full", "concise", "json", "jsonl"):
            result = scan(".", *options, "--output-format", name)
            assert result.returncode == 0
    assert scan(".", "--since", "HEAD").stderr == "nothing has changed - passed\n"


@pytest.mark.parametrize(
    "arguments",
    [
        (".", "--since", "HEAD", "--staged"),
        (".", "--since", "nope"),
        (".", "--since=-x"),
        ("-", "--since", "HEAD"),
        ("missing.txt", "--since", "HEAD"),
        ("missing.txt", "--staged"),
    ],
)
def test_what_cannot_be_done(scan: Run, arguments: tuple[str, ...]) -> None:
    """Ends with one line and 2."""
    result = scan(*arguments)
    assert result.returncode == 2
    errors = [
        line
        for line in (result.stdout + result.stderr).splitlines()
        if "error: " in line
    ]
    assert len(errors) == 1


def test_known_findings_in_what_has_changed(repository: Path, scan: Run) -> None:
    """A baseline holds for them, and nothing in it expires for what is not seen."""
    given = ["baseline", "create", ".", "--target-lang", "fr"]
    assert CliRunner().invoke(application(given), given).exit_code == 0
    write(repository / "a.txt", DAY, NIGHT, "Il il neige.")
    result = scan("a.txt", "--since", "HEAD")
    assert [line.split(" ")[0] for line in result.stdout.splitlines()] == ["a.txt:5:1:"]
    assert "expired" not in result.stderr


def test_what_is_excluded_is_left_out(repository: Path, scan: Run) -> None:
    """As a search of the folders would leave it out, unless it is named outright."""
    for folder in ("drafts", "pages"):
        write(repository / folder / "new.txt", DAY)
    (repository / "mtcheck.toml").write_text('exclude = ["drafts/"]\n', "utf-8")
    for path in (".", "**/*.txt"):
        told = scan(path, "--since", "HEAD")
        assert [line.split(":")[0] for line in told.stdout.splitlines()] == [
            "pages/new.txt"
        ]
    named = ("drafts/new.txt", "--since", "HEAD")
    assert scan(*named).stdout.startswith("drafts/new.txt:1:1: ")
    assert scan("drafts", "--since", "HEAD").stdout == scan(*named).stdout
    assert scan(*named, "--force-exclude").stdout == ""
