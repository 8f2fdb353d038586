"""What git says has changed; the one door to git.

Two calls in all, however many files there are, and none that runs a program which a
repository names. Nothing here takes a lock or writes.
"""

from __future__ import annotations

import os
import re
import subprocess
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.errors import GitError, InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mtcheck.model import Document, Part, Passage

_DIFF = (
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
    "--src-prefix=a/",
    "--dst-prefix=b/",
    "--unified=0",
    "--inter-hunk-context=0",
    "--find-renames",
    "--diff-filter=d",
    "--ignore-submodules=all",
    "--full-index",
    "--relative",
)
_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_INDEX = re.compile(rb"index [0-9a-f]+\.\.([0-9a-f]+)")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"a": b"\a", b"b": b"\b"}
_ESCAPED |= {b"f": b"\f", b"v": b"\v"}
_LONE_RETURN = re.compile(r"\r(?!\n)")
_BINARY = frozenset({"docx"})
"""Formats whose lines are not those of the file."""


class Hunk(NamedTuple):
    """New lines of a file, or, with none, a gap behind a line."""

    line: int
    lines: int


@dataclass
class _Change:
    """A changed file, as far as it has been read."""

    path: bytes = b""
    blob: str = ""
    hunks: list[Hunk] = field(default_factory=list)
    is_whole: bool = False


@dataclass(frozen=True)
class Changes:
    """The files that have changed, by their absolute paths, and where."""

    hunks: Mapping[str, tuple[Hunk, ...] | None]
    """None for a file that has changed as a whole."""
    blobs: Mapping[str, str] = field(default_factory=dict)
    """The ids of the contents that are staged."""
    folder: str = "."
    is_staged: bool = False
    """Whether it is about the index and not about the working tree."""

    def narrowed(self, document: Document) -> tuple[Document, Mapping[int, int]]:
        """The document with the changed passages alone, and each one's new index."""
        hunks = self.hunks.get(_absolute(document.path), ())
        is_odd = document.format in _BINARY or _LONE_RETURN.search(document.content)
        if hunks is None or (hunks and is_odd):
            return document, {at: at for at in range(len(document.passages))}
        lines = _Lines(document.content)
        kept = [
            at
            for at, passage in enumerate(document.passages)
            if _is_touched(lines.of(passage), hunks)
        ]
        places = {at: number for number, at in enumerate(kept)}
        passages = tuple(document.passages[at] for at in kept)
        return replace(
            document, passages=passages, parts=_parts(document.parts, places)
        ), places


def _parts(parts: Sequence[Part], places: Mapping[int, int]) -> tuple[Part, ...]:
    return tuple(
        part._replace(
            passages=tuple(places[at] for at in part.passages if at in places)
        )
        for part in parts
    )


class _Lines:
    """Lines as git counts them: they end with LF and nothing else."""

    def __init__(self, content: str) -> None:
        self._ends = [found.start() for found in re.finditer("\n", content)]

    def of(self, passage: Passage) -> tuple[int, int]:
        """The first and the last line of a passage."""
        text = passage.target
        last = max(0, len(text.content) - 1)
        return self._line(text.place(0)), self._line(text.place(last))

    def _line(self, offset: int) -> int:
        return bisect_right(self._ends, offset - 1) + 1


def _is_touched(lines: tuple[int, int], hunks: Sequence[Hunk]) -> bool:
    first, last = lines
    return any(
        # What was taken out behind a line is felt where the passage goes on there.
        first <= hunk.line < last
        if not hunk.lines
        else hunk.line <= last and first < hunk.line + hunk.lines
        for hunk in hunks
    )


def changes_since(revision: str, folder: str) -> Changes:
    """What has changed below `folder` since it left a revision, new files too."""
    _require_revision(revision)
    diff = _git(folder, "diff", *_DIFF, "--merge-base", revision, "--")
    new = _git(folder, "ls-files", "--others", "--exclude-standard", "-z")
    hunks = _hunks(_changes(diff), folder)
    hunks |= {_joined(folder, name): None for name in new.split(b"\0") if name}
    return Changes(hunks, folder=folder)


def staged_changes(folder: str) -> Changes:
    """What is staged below `folder`."""
    found = list(_changes(_git(folder, "diff", "--cached", *_DIFF, "--")))
    blobs = {_joined(folder, change.path): change.blob for change in found}
    return Changes(_hunks(found, folder), blobs, folder, is_staged=True)


def staged_contents(
    changes: Changes, paths: Sequence[str]
) -> Iterator[bytes | InputError]:
    """What is staged of each of some files, in one call."""
    ids = [changes.blobs.get(_absolute(path), "") for path in paths]
    names = "".join(f"{blob}\n" for blob in ids if blob).encode()
    answer = _git(changes.folder, "cat-file", "--batch", stdin=names) if names else b""
    at = 0
    for path, blob in zip(paths, ids, strict=True):
        if not blob:
            yield InputError(path, "no such file")
            continue
        end = answer.find(b"\n", at)
        head = answer[at:end].split()
        if end < 0 or head[-1:] == [b"missing"] or len(head) != 3:
            yield InputError(path, "git does not have what is staged of it")
            at = max(at, end + 1)
            continue
        size = int(head[2])
        yield answer[end + 1 : end + 1 + size]
        at = end + size + 2


def _require_revision(revision: str) -> None:
    if not revision.strip() or revision.startswith("-") or "\0" in revision:
        raise GitError(f'"{revision}" is no revision')


def _git(folder: str, *arguments: str, stdin: bytes | None = None) -> bytes:
    try:
        done = _run(folder, *arguments, stdin=stdin)
        if done.returncode:
            raise GitError(_explained(folder, done.stderr))
    except FileNotFoundError as error:
        if not Path(folder).is_dir():
            raise GitError(f"{folder}: no such folder") from None
        raise GitError(f"git is not installed ({error.strerror})") from None
    except OSError as error:
        raise GitError(f"git cannot be run: {error.strerror or error}") from None
    return done.stdout


def _run(
    folder: str, *arguments: str, stdin: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    # A monitor of the file system is a program that the repository names.
    command = ("git", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false")
    return subprocess.run(  # noqa: S603 - no shell; the revision is checked
        [*command, *arguments],
        cwd=folder,
        env={**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"},
        input=stdin,
        stdin=subprocess.DEVNULL if stdin is None else None,
        capture_output=True,
        check=False,
    )


def _explained(folder: str, stderr: bytes) -> str:
    """One line on why git failed; asked a second time, it says what is wrong here."""
    asked = _run(folder, "rev-parse", "--is-shallow-repository")
    if asked.returncode:
        return f"git: {_fatal(asked.stderr)}"
    is_shallow = asked.stdout.strip() == b"true"
    hint = "; the clone is shallow: fetch more of its history" * is_shallow
    return f"git: {_fatal(stderr)}{hint}"


def _fatal(stderr: bytes) -> str:
    lines = stderr.decode("utf-8", "replace").strip().splitlines()
    told = next((line for line in lines if line.startswith("fatal: ")), "")
    return told.removeprefix("fatal: ") or (lines[0] if lines else "it failed")


def _hunks(
    changes: Sequence[_Change] | Iterator[_Change], folder: str
) -> dict[str, tuple[Hunk, ...] | None]:
    return {
        _joined(folder, change.path): None if change.is_whole else tuple(change.hunks)
        for change in changes
        if change.is_whole or change.hunks
    }


def _changes(diff: bytes) -> Iterator[_Change]:
    """The files of a patch; lines of their contents are counted off, never read."""
    change: _Change | None = None
    due = 0
    for line in diff.split(b"\n"):
        if due:
            # "\ No newline at end of file" is no line of either side.
            due -= not line.startswith(b"\\")
        elif line.startswith(b"diff --git "):
            if change is not None:
                yield change
            change = _Change(_named_twice(line.removeprefix(b"diff --git ")))
        elif change is not None:
            due = _heed(change, line)
    if change is not None:
        yield change


def _heed(change: _Change, line: bytes) -> int:
    """Take in one line about a file; how many lines of content follow it."""
    hunk = _HUNK.match(line)
    if hunk is not None:
        old, first, new = hunk.groups()
        count = 1 if new is None else int(new)
        change.hunks.append(Hunk(int(first), count))
        return count + (1 if old is None else int(old))
    index = _INDEX.match(line)
    if index is not None:
        change.blob = index[1].decode()
    elif line.startswith(b"rename to "):
        change.path = _unquoted(line.removeprefix(b"rename to "))
    elif line.startswith(b"+++ ") and line != b"+++ /dev/null":
        change.path = _unquoted(line.removeprefix(b"+++ ").rstrip(b"\t"))[2:]
    elif line.startswith((b"Binary files ", b"GIT binary patch")):
        change.is_whole = True
    return 0


def _named_twice(names: bytes) -> bytes:
    """The name in "a/name b/name"; where they differ, a later line says the new one."""
    if names.startswith(b'"'):
        return _unquoted(names[len(names) // 2 + 1 :])[2:]
    return names[len(names) // 2 + 1 :][2:]


def _unquoted(name: bytes) -> bytes:
    if not name.startswith(b'"'):
        return name
    return _ESCAPE.sub(_unescaped, name[1:-1])


def _unescaped(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    return bytes([int(sign, 8)]) if len(sign) == 3 else _ESCAPED.get(sign, sign)


def _joined(folder: str, name: bytes) -> str:
    return os.path.normpath(os.path.join(_absolute(folder), os.fsdecode(name)))  # noqa: PTH118


def _absolute(path: str) -> str:
    # Links stay as they are: git looks at the link itself.
    return os.path.abspath(path)  # noqa: PTH100
