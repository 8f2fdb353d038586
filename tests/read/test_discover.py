"""Paths, folders and patterns to files."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mtcheck.model import Problem
from mtcheck.read.discover import Patterns, find_files

Tree = Callable[..., None]


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tree:
    """Make files in an empty current folder."""
    monkeypatch.chdir(tmp_path)

    def make(*names: str, **contents: str) -> None:
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(contents.get(path.name.strip("."), "x"))

    return make


def found(*paths: str) -> list[str]:
    """The files that the paths lead to."""
    return find_files(paths)[0]


def test_named_files_are_taken(tree: Tree) -> None:
    """A file named outright is taken whatever its name; a missing one too."""
    tree("a.txt", "b.xyz")

    assert find_files(["b.xyz", "a.txt", "no.txt", "-"]) == (
        ["b.xyz", "a.txt", "no.txt", "-"],
        [],
    )


def test_folders_are_walked_in_order(tree: Tree) -> None:
    """Known formats are found below a folder, always in the same order."""
    tree("d/b.md", "d/a.txt", "d/a/z.html", "d/image.png", "d/c.mdx", "e.txt")

    assert found("d/") == ["d/a/z.html", "d/a.txt", "d/b.md", "d/c.mdx"]
    assert "e.txt" in found(".")


def test_hidden_folders_are_skipped(tree: Tree) -> None:
    """What a folder name hides and what version control keeps is not text."""
    tree(".git/a.md", ".venv/a.md", "CVS/a.md", "d/.cache/a.md", ".a.md", "d/a.md")

    assert found(".") == ["d/a.md"]


def test_ignored_files_are_skipped(tree: Tree) -> None:
    """Patterns of git hold for what lies below them; deeper ones win."""
    tree(".git/info/exclude", exclude="private.md")
    tree(".gitignore", gitignore="build/\n*.tmp.md\n")
    tree("d/.gitignore", gitignore="!keep.tmp.md\n/only.md\n")
    tree("build/a.md", "a.tmp.md", "private.md", "d/e/only.md")
    tree("d/keep.tmp.md", "d/only.md", "d/private.md", "d/b.md")

    assert found(".") == ["d/b.md", "d/e/only.md", "d/keep.tmp.md"]
    assert found("d") == ["d/b.md", "d/e/only.md", "d/keep.tmp.md"]


def test_an_ignored_folder_can_be_named(tree: Tree) -> None:
    """Who names an ignored folder wants what is in it."""
    tree(".git/HEAD", ".gitignore", "build/a.md", gitignore="build/\n")

    assert found("build") == ["build/a.md"]


@pytest.mark.parametrize(
    ("pattern", "files"),
    [
        pytest.param("docs/*.md", ["docs/a.md"], id="one folder"),
        pytest.param("docs/**/*.md", ["docs/a.md", "docs/d/b.md"], id="any depth"),
        pytest.param("**/b.*", ["docs/d/b.md"], id="known formats alone"),
        pytest.param("docs/d/?.png", ["docs/d/b.png"], id="another by name"),
        pytest.param("docs/[!b-z].md", ["docs/a.md"], id="set of characters"),
        pytest.param("./docs/a.*", ["docs/a.md"], id="dot"),
    ],
)
def test_patterns(tree: Tree, pattern: str, files: list[str]) -> None:
    """Patterns that the shell left alone are expanded here."""
    tree("docs/a.md", "docs/d/b.md", "docs/d/b.png")

    assert files == found(pattern)


def test_nothing_found_is_a_problem(tree: Tree) -> None:
    """A folder or pattern without a file must not pass for a clean one."""
    tree("d/a.png")

    assert ([], [Problem(p, "no file to check") for p in ("d", "*.md", "no/*.md")]) == (
        find_files(["d", "*.md", "no/*.md"])
    )


def test_duplicates_are_dropped(tree: Tree) -> None:
    """A file that is reached twice is checked once, where it came first."""
    tree("b.md", "a.md")

    assert found("b.md", ".", "a.md", "./b.md", "*.md") == ["b.md", "a.md"]


def test_a_name_with_brackets_is_a_name(tree: Tree) -> None:
    """A file that exists is no pattern."""
    tree("[id].md")

    assert found("[id].md") == ["[id].md"]


def test_linked_folders_do_not_loop(tree: Tree, tmp_path: Path) -> None:
    """A link to a folder above is not entered."""
    tree("d/a.md")
    (tmp_path / "d" / "up").symlink_to(tmp_path)

    assert found(".") == ["d/a.md"]
    assert found("**/*.md") == ["d/a.md"]


class Scope:
    """Leaves out what some patterns match."""

    def __init__(self, *patterns: str, force: bool = False, git: bool = True) -> None:
        self.patterns = patterns
        self.force, self.git = force, git

    def excludes(self, path: str) -> bool:
        """As the patterns say."""
        return Patterns([(pattern, Path()) for pattern in self.patterns]).cover(path)

    def is_barred(self, path: str) -> bool:
        """The same for what is named, if that is forced."""
        return self.force and self.excludes(path)

    def heeds_git(self, _folder: str) -> bool:
        """Whatever the folder."""
        return self.git


@pytest.mark.parametrize(
    ("scope", "files"),
    [
        (Scope(), ["a.md", "d/a.md", "d/e/b.md"]),
        (Scope("e/"), ["a.md", "d/a.md"]),
        (Scope("/a.md"), ["d/a.md", "d/e/b.md"]),
        (Scope("a.md"), ["d/e/b.md"]),
        (Scope("*.md", "!d/a.md"), ["d/a.md"]),
        (Scope("d"), ["a.md"]),
    ],
)
def test_what_is_excluded_is_not_found(
    tree: Tree, scope: Scope, files: list[str]
) -> None:
    """Patterns mean what they mean to git."""
    tree("a.md", "d/a.md", "d/e/b.md")

    assert find_files(["."], scope)[0] == files
    assert find_files(["**/*.md"], scope)[0] == files


def test_what_is_excluded_can_be_named(tree: Tree) -> None:
    """Unless excluding is forced: then it is left out, and that is no problem."""
    tree("d/a.md", "d/e/b.md", "f.md")

    assert find_files(["d/e", "d/e/b.md", "f.md"], Scope("e/"))[0] == [
        "d/e/b.md",
        "f.md",
    ]
    forced = Scope("e/", force=True)
    assert find_files(["d/e", "d/e/b.md", "f.md"], forced) == (["f.md"], [])
    assert find_files(["-", "d/e/"], Scope("*", force=True)) == (["-"], [])


def test_git_need_not_be_heeded(tree: Tree) -> None:
    """What it ignores is found, too."""
    tree(".git/HEAD", ".gitignore", "build/a.md", "b.md", gitignore="build/\n")

    assert find_files(["."], Scope(git=False))[0] == ["b.md", "build/a.md"]
    assert find_files(["."], Scope())[0] == ["b.md"]
