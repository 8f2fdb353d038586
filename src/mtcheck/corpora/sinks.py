"""The outputs of a run: they grow under another name until all is there.

Each says how long it is; cut back to a length that it had, it goes on from there.
"""

from __future__ import annotations

import os
import time
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol

from mtcheck.atomic import hold, sync_folder
from mtcheck.corpora.packing import packed
from mtcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.corpora.targets import Target

_UNDER_WAY = ".part"
_DYING = 3.0  # seconds that the workers of a run that was killed may outlast it


class Sink(Protocol):
    """One output."""

    @property
    def length(self) -> int:
        """How much of it there is."""

    @property
    def is_settled(self) -> bool:
        """Whether all that it was given can be on the disk."""

    def add(self, data: bytes) -> None:
        """Take what one chunk gives."""

    def sync(self) -> None:
        """See to it that all is on the disk."""

    def close(self) -> None:
        """Write what comes at the end."""

    def leave(self) -> None:
        """Let go of it as it is."""

    def move(self) -> None:
        """Give it the name that it is to have; once is as good as twice."""


def sink_for(target: Target, length: int | None) -> Sink:
    """The output of a target: a new one, or one that goes on from a length."""
    if target.is_folder:
        from mtcheck.corpora.folders import Folder  # noqa: PLC0415 - seldom

        return Folder(target, length or 0)
    return _File(target, length)


def placed(target: Target) -> Sink:
    """The output of a target that is whole and only needs its name."""
    return Whole(target)


def place_of(target: Target) -> Path:
    """Where an output is in the end; links are followed."""
    return Path(os.path.realpath(target.path))


def part_of(target: Target) -> Path:
    """Where an output is while it grows."""
    return Path(f"{place_of(target)}{_UNDER_WAY}")


@contextmanager
def held(target: Target) -> Iterator[None]:
    """Keep other runs from an output while it grows; UsageError if one has it."""
    if os.name == "nt":  # nothing can be held there, nor what is open get its name
        yield
        return
    part = part_of(target)
    (part if target.is_folder else part.parent).mkdir(parents=True, exist_ok=True)
    flags = os.O_RDONLY if target.is_folder else os.O_RDWR | os.O_CREAT
    handle = os.open(part, flags, 0o666)
    try:
        latest = time.monotonic() + _DYING
        while not hold(handle):
            if time.monotonic() > latest:
                raise UsageError(f"{part} is being written by another run")
            time.sleep(0.05)
        if not part.exists() or not os.path.samestat(os.fstat(handle), part.stat()):
            raise UsageError(f"{part} has just been finished by another run")
        yield
    finally:
        os.close(handle)


def require_free(target: Target) -> None:
    """Raise UsageError if there is something that an output must not replace."""
    path = Path(target.path)
    if target.is_folder and path.exists():
        if not path.is_dir() or any(not is_ours(it) for it in path.iterdir()):
            raise UsageError(f"{path} holds other things than parts of a run")
    elif path.is_dir():
        raise UsageError(f"{path} is a folder")
    elif path.exists() and not path.is_file():
        raise UsageError(f"{path} is a pipe or a device: a run grows a file")


def is_ours(path: Path) -> bool:
    """Whether a file is one that a folder of Parquet is made of."""
    return path.name.startswith("part-") and path.suffix in {".parquet", ".new"}


class Whole:
    """An output that is all there; what is common to all: how they get their names."""

    def __init__(self, target: Target) -> None:
        """Take what it is the output of."""
        self._target = target
        self.part = part_of(target)

    length = 0
    is_settled = True

    def add(self, data: bytes) -> None:
        """There is nothing to add."""
        raise NotImplementedError

    def sync(self) -> None:
        """All is there."""

    def close(self) -> None:
        """The same."""

    def leave(self) -> None:
        """The same."""

    def move(self) -> None:
        """Put it in the place of what had its name before."""
        if not self.part.exists():
            return
        path = place_of(self._target)
        if self._target.is_folder and path.exists():
            for old in filter(is_ours, path.iterdir()):
                old.unlink()
            path.rmdir()  # unless somebody has put something there meanwhile
        self.part.replace(path)
        sync_folder(path.parent)


class _File(Whole):
    """A file, in members that can follow each other where it is packed."""

    def __init__(self, target: Target, length: int | None) -> None:
        super().__init__(target)
        self.part.parent.mkdir(parents=True, exist_ok=True)
        if length is None:
            self._file: IO[bytes] = self.part.open("wb")
            sync_folder(self.part.parent)
            self.add(self._packed(target.head))
            return
        if not self.part.exists() or self.part.stat().st_size < length:
            raise UsageError(
                f"{self.part} is shorter than its journal says: begin anew"
                " with --restart"
            )
        self._file = self.part.open("r+b")
        self._file.truncate(length)
        self._file.seek(length)

    @property
    def length(self) -> int:  # type: ignore[override]
        return self._file.tell()

    def add(self, data: bytes) -> None:
        self._file.write(data)

    def sync(self) -> None:
        self._file.flush()
        os.fsync(self._file.fileno())

    def close(self) -> None:
        self.add(self._packed(self._target.tail))
        self.sync()

    def leave(self) -> None:
        self._file.close()

    def _packed(self, data: bytes) -> bytes:
        return packed(data, self._target.packing) if data else b""
