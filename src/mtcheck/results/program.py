"""The digest of everything that runs: Python, libraries, code, data, rules, plug-ins.

Our own files are told by their content, so that a cache can travel to another machine;
to read them all takes a while, so their digest is kept under what the file system
says of them (time, size, number of the file).
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.errors import PackError
from mtcheck.plugins.find import entry_points, installed
from mtcheck.results.bundle import Entry, read_bundle, write_bundle
from mtcheck.results.room import mark_used

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SIZE = 16  # bytes of a digest
_SETTLED = 2  # seconds; a file as young as that may change without showing it
_NAME = "program.bin"
_MOST = 5_000  # bytes of it: some fifty states of the program
_OURS = ("mtcheck", "mtcheck.rules")


class _File(NamedTuple):
    path: str
    status: os.stat_result

    @property
    def told(self) -> str:
        """What changes whenever the file does."""
        it = self.status
        return f"{self.path}\0{it.st_size}\0{it.st_mtime_ns}\0{it.st_ctime_ns}\0{it.st_ino}\n"


def program_digest(folder: Path) -> bytes:
    """The digest; `folder` is where that of the files is kept."""
    digest = blake2b(sys.version.encode(), digest_size=_SIZE)
    for name in sorted(_installed()):
        digest.update(name.encode("utf-8", "surrogateescape") + b"\0")
    files = [file for name in _OURS for file in _files(_place(name))]
    if entry_points():
        digest.update(_records())
        files += _of_plugins()
    digest.update(_of_files(sorted(set(files)), folder / _NAME))
    return digest.digest()


def _installed() -> Iterator[str]:
    """Every distribution by name and version."""
    return (name for name, _ in installed())


def _place(module: str) -> str:
    spec = find_spec(module)
    places = spec.submodule_search_locations if spec else None
    if not places:
        raise PackError([f"{module} has no folder"])
    return next(iter(places))


# Plug-ins


def _of_plugins() -> Iterator[_File]:
    """The files of plug-ins: around the code of checks, and in folders of rules."""
    from mtcheck.plugins.load import pack_folders  # noqa: PLC0415 - seldom

    tops = {point.value.partition(":")[0].split(".")[0] for point in entry_points()}
    for top in tops:
        yield from _around(top.strip())
    for folder in pack_folders():
        yield from _files(str(folder))


def _around(module: str) -> Iterator[_File]:
    """All files of a package; those beside a module, which it may import."""
    spec = find_spec(module) if module else None
    if spec is not None and spec.submodule_search_locations is not None:
        for folder in spec.submodule_search_locations:
            yield from _files(folder)
    elif spec is not None and spec.origin is not None:
        yield from _files(str(Path(spec.origin).parent), is_deep=False)


def _records() -> bytes:
    """What the distributions of plug-ins list: all their files, with their sums."""
    digest = blake2b(digest_size=_SIZE)
    named = {point.distribution for point in entry_points()}
    for name, folder in installed():
        if name in named:
            with suppress(OSError):
                digest.update(Path(folder, "RECORD").read_bytes())
    return digest.digest()


# Files


def _of_files(files: Sequence[_File], path: Path) -> bytes:
    """The digest of what files hold, which is kept at `path`."""
    told = blake2b(digest_size=_SIZE)
    for file in files:
        told.update(file.told.encode("utf-8", "surrogateescape"))
    known = read_bundle(path).get(told.digest())
    if known is not None:
        mark_used(path)
        return known.digest
    digest = _content(files)
    if _are_settled(files):
        entry = Entry(digest, "", int(time.time()), b"")
        write_bundle(path, {told.digest(): entry}, _MOST)
    return digest


def _files(folder: str, *, is_deep: bool = True) -> Iterator[_File]:
    """The files in a folder, or all below it, but what Python makes of others."""
    try:
        with os.scandir(folder) as found:
            entries = list(found)
    except OSError:
        return
    for entry in entries:
        if entry.is_dir():
            is_known = entry.name == "__pycache__" or entry.is_symlink()
            if is_deep and not is_known:
                yield from _files(entry.path)
        else:
            with suppress(OSError):
                yield _File(entry.path, entry.stat())


def _content(files: Iterable[_File]) -> bytes:
    digest = blake2b(digest_size=_SIZE)
    for file in files:
        data = _bytes(file.path)
        head = f"{file.path}\0{len(data)}\0"
        digest.update(head.encode("utf-8", "surrogateescape") + data)
    return digest.digest()


def _bytes(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError:
        return b""


def _are_settled(files: Iterable[_File]) -> bool:
    """Whether no file is so young that its time would not show another change."""
    youngest = max(
        (max(it.status.st_mtime, it.status.st_ctime) for it in files), default=0.0
    )
    return youngest < time.time() - _SETTLED
