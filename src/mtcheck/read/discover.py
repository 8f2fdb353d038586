"""Paths, folders and patterns to the files to check."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple, Protocol

from mtcheck.model import Problem
from mtcheck.read import known_format

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pathspec import GitIgnoreSpec

_VERSION_CONTROL = frozenset({"CVS", "_darcs", "RCS", "SCCS"})  # the others are hidden
_MAGIC = re.compile(r"[*?\[]")
_GLOB_PART = re.compile(r"\*\*/|\*\*|\*|\?|\[!?\]?[^\]/]*\]|[^*?\[]+|\[")


class Scope(Protocol):
    """What a search leaves out beside hidden files."""

    def excludes(self, path: str, /) -> bool:
        """Whether a file is left out, or a folder, whose path ends in a slash."""

    def is_barred(self, path: str, /) -> bool:
        """Whether it is left out even when it is named outright."""

    def heeds_git(self, folder: str, /) -> bool:
        """Whether what git ignores is left out when this folder is searched."""


class _Everything:
    """Leaves out what git ignores and nothing else."""

    def excludes(self, path: str, /) -> bool:  # noqa: ARG002 - as of a scope
        return False

    def is_barred(self, path: str, /) -> bool:  # noqa: ARG002
        return False

    def heeds_git(self, folder: str, /) -> bool:  # noqa: ARG002
        return True


EVERYTHING: Scope = _Everything()


def find_files(
    paths: Sequence[str],
    scope: Scope = EVERYTHING,
    is_known: Callable[[str], bool] | None = None,
) -> tuple[list[str], list[Problem]]:
    """The files to read, each once, and the folders and patterns that hold none.

    Paths come with forward slashes. A file named outright is taken whatever its
    name, even if it does not exist: reading it says so. Of folders, those are taken
    that are known by their names.
    """
    files: dict[str, str] = {}
    problems = []
    for path in paths:
        if path != "-" and scope.is_barred(_marked(path)):
            continue
        found = _expand(path, scope, is_known or _is_known)
        if not found:
            problems.append(Problem(_posix(path), "no file to check"))
        for file in found:
            files.setdefault(file if file == "-" else _absolute(file), file)
    return list(files.values()), problems


def _marked(path: str) -> str:
    """A path with forward slashes, with one at its end if it is a folder."""
    return f"{_posix(path).rstrip('/')}/" if Path(path).is_dir() else _posix(path)


def find_among(
    paths: Sequence[str], candidates: Iterable[str], scope: Scope = EVERYTHING
) -> list[str]:
    """Those of some absolute paths that `find_files` would find, and no folder read.

    A file that is named and does not exist is kept: reading it says so.
    """
    known = sorted(candidates, key=_parts)
    files: dict[str, str] = {}
    for path in paths:
        if scope.is_barred(_marked(path)):
            continue
        for file in _expand_among(path, known, scope):
            files.setdefault(_absolute(file), file)
    return list(files.values())


def _expand_among(path: str, candidates: Sequence[str], scope: Scope) -> list[str]:
    if Path(path).is_dir():
        below = _below(path, candidates, scope)
        return [_posix(file) for file in below if _is_known(file)]
    if _MAGIC.search(path) and not os.path.lexists(path):
        wanted = set(candidates)
        return [
            file for file in _glob(path, scope, _is_known) if _absolute(file) in wanted
        ]
    is_due = _absolute(path) in candidates or not os.path.lexists(path)
    return [_posix(path)] if is_due else []


def _parts(path: str) -> list[str]:
    # Thousands of paths are taken apart: Path.parts takes ten times as long.
    return path.split(os.sep)  # noqa: PTH206


def _below(folder: str, candidates: Sequence[str], scope: Scope) -> Iterator[str]:
    """The candidates below a folder that a walk would come by."""
    is_git_heeded = scope.heeds_git(folder)
    if scope.excludes(f"{_posix(folder)}/"):  # as in a walk
        scope = EVERYTHING
    top = _absolute(folder).rstrip(os.sep) + os.sep
    ignored: _Ignored | None = None
    entered: set[str] = set()
    for candidate in candidates:
        inside = candidate.removeprefix(top)
        parts = _parts(inside)
        is_hidden = any(p.startswith(".") or p in _VERSION_CONTROL for p in parts)
        if inside == candidate or is_hidden:
            continue
        ignored = ignored or (_Ignored(folder) if is_git_heeded else _Ignored())
        above = [str(PurePath(folder, *parts[:depth])) for depth in range(len(parts))]
        for each in above:
            if each not in entered:
                entered.add(each)
                ignored.enter(each)
        file = str(PurePath(folder, *parts))
        seen = (*(f"{each}{os.sep}" for each in above[1:]), file)
        if not any(ignored.covers(it) or scope.excludes(_posix(it)) for it in seen):
            yield file


def _expand(path: str, scope: Scope, is_known: Callable[[str], bool]) -> list[str]:
    if path == "-":
        return [path]
    if Path(path).is_dir():
        return _in_order(_walk(path, scope), is_known)
    if _MAGIC.search(path) and not os.path.lexists(path):
        return _glob(path, scope, is_known)
    return [_posix(path)]


def _in_order(files: Iterable[str], is_wanted: Callable[[str], bool]) -> list[str]:
    """The wanted ones among `files`, folder by folder."""
    wanted = (_posix(file) for file in files if is_wanted(file))
    return sorted(wanted, key=lambda file: file.split("/"))


def _is_known(file: str) -> bool:
    return known_format(file) is not None


def _posix(path: str) -> str:
    return path.replace(os.sep, "/")


def _glob(pattern: str, scope: Scope, is_known: Callable[[str], bool]) -> list[str]:
    """The files that match, of known formats unless the pattern names another."""
    pattern = _posix(pattern)
    parts = pattern.split("/")
    fixed = next(n for n, part in enumerate(parts) if _MAGIC.search(part))
    folder = "/".join(parts[:fixed]) or ("/" if pattern.startswith("/") else ".")
    if not Path(folder).is_dir():
        return []
    matches = glob_expression("/".join(parts[fixed:])).fullmatch
    suffix = PurePath(pattern).suffix

    def is_wanted(file: str) -> bool:
        inside = _posix(os.path.relpath(file, folder))
        is_named = bool(suffix) and file.endswith(suffix)
        return (is_named or is_known(file)) and matches(inside) is not None

    return _in_order(_walk(folder, scope), is_wanted)


def glob_expression(pattern: str) -> re.Pattern[str]:
    """What a glob matches, against a whole path with forward slashes."""
    parts = map(_regex_part, _GLOB_PART.findall(pattern))
    return re.compile("".join(parts), re.DOTALL)


def _regex_part(part: str) -> str:
    match part:
        case "**/":
            return "(?:[^/]+/)*"
        case "**":
            return ".*"
        case "*":
            return "[^/]*"
        case "?":
            return "[^/]"
    if part[0] != "[" or part == "[":
        return re.escape(part)
    negation = "^/" if part[1] == "!" else ""
    members = part[1:-1].removeprefix("!").replace("\\", "\\\\").replace("[", "\\[")
    return f"[{negation}{members}]"


def _walk(folder: str, scope: Scope) -> Iterator[str]:
    """Every file below `folder` that is neither hidden nor ignored nor excluded.

    Linked folders are not entered: they may lead back to where they lie.
    """
    ignored = _Ignored(folder) if scope.heeds_git(folder) else _Ignored()
    # Who names an excluded folder wants what is in it.
    if scope.excludes(f"{_posix(folder)}/"):
        scope = EVERYTHING

    def is_wanted(path: str) -> bool:
        return not ignored.covers(path) and not scope.excludes(_posix(path))

    for root, folders, files in os.walk(folder):
        ignored.enter(root)
        folders[:] = [
            name
            for name in folders
            if not name.startswith(".")
            and name not in _VERSION_CONTROL
            and is_wanted(f"{root}{os.sep}{name}{os.sep}")
        ]
        for name in files:
            file = str(PurePath(root, name))
            if not name.startswith(".") and is_wanted(file):
                yield file


class Patterns:
    """Patterns as in ``.gitignore``, each relative to a folder."""

    def __init__(self, patterns: Sequence[tuple[str, Path]]) -> None:
        """Take patterns and their folders; later ones outrank earlier ones."""
        lines: dict[str, list[str]] = {}
        for pattern, folder in patterns:
            lines.setdefault(_absolute(str(folder)), []).append(pattern)
        self._sources = [_source(folder, found) for folder, found in lines.items()]

    def cover(self, path: str) -> bool:
        """Whether a file or folder matches (a folder ends in a slash)."""
        return _covers(self._sources, path)


class _Source(NamedTuple):
    """The patterns of one file, and the folder that they are about."""

    folder: str
    patterns: GitIgnoreSpec


class _Ignored:
    """What git ignores, as far as the folders entered so far say."""

    def __init__(self, folder: str | None = None) -> None:
        self._is_heeded = folder is not None
        self._sources: list[_Source] = []
        if folder is not None:
            self._sources = list(_inherited(Path(folder).absolute()))
            # Somebody who names an ignored folder wants what is in it.
            if self.covers(f"{folder}{os.sep}"):
                self._sources = []

    def enter(self, folder: str) -> None:
        """Heed the patterns that lie in `folder` from now on."""
        if self._is_heeded:
            self._sources += _read_patterns(Path(folder, ".gitignore"), folder)

    def covers(self, path: str) -> bool:
        """Whether the innermost source that speaks about `path` ignores it."""
        return _covers(self._sources, path)


def _covers(sources: Sequence[_Source], path: str) -> bool:
    if not sources:
        return False
    absolute = _absolute(path) + (os.sep if path.endswith((os.sep, "/")) else "")
    for folder, patterns in reversed(sources):
        if not absolute.startswith(folder):
            continue
        verdict = patterns.check_file(absolute[len(folder) :]).include
        if verdict is not None:
            return verdict
    return False


def _inherited(folder: Path) -> Iterator[_Source]:
    """The patterns from above `folder`, up to the top of its repository."""
    lineage = (folder, *folder.parents)
    top = next((above for above in lineage if (above / ".git").exists()), None)
    if top is None:
        return
    yield from _read_patterns(top / ".git" / "info" / "exclude", str(top))
    for above in reversed(lineage[1 : lineage.index(top) + 1]):
        yield from _read_patterns(above / ".gitignore", str(above))


def _read_patterns(file: Path, folder: str) -> Iterator[_Source]:
    try:
        lines = file.read_text("utf-8", "replace").splitlines()
    except OSError:
        return
    yield _source(folder, lines)


def _source(folder: str, lines: Sequence[str]) -> _Source:
    # Takes a while to load, and not every folder has patterns.
    from pathspec import GitIgnoreSpec  # noqa: PLC0415

    prefix = _absolute(folder).rstrip(os.sep) + os.sep
    return _Source(prefix, GitIgnoreSpec.from_lines(lines))


def _absolute(path: str) -> str:
    # Path.resolve would follow links, and git looks at the link itself.
    return os.path.abspath(path)  # noqa: PTH100
