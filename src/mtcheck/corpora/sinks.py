"""The outputs of a run: they grow under another name until all is there.

Each says how long it is; cut back to a length that it had, it goes on from there.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Protocol

from mtcheck.corpora.packing import packed
from mtcheck.errors import UsageError

if TYPE_CHECKING:
    from mtcheck.corpora.targets import Target

GROUP = 64
"""Chunks that make one file of a folder."""
_UNDER_WAY = ".part"


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
        return _Folder(target, length or 0)
    return _File(target, length)


def placed(target: Target) -> Sink:
    """The output of a target that is whole and only needs its name."""
    return _Whole(target)


def part_of(target: Target) -> Path:
    """Where an output is while it grows."""
    return Path(target.path + _UNDER_WAY)


def require_free(target: Target) -> None:
    """Raise UsageError if there is something that an output must not replace."""
    path = Path(target.path)
    if target.is_folder and path.exists():
        if not path.is_dir() or any(not _is_ours(it) for it in path.iterdir()):
            raise UsageError(f"{path} holds other things than parts of a run")
    elif path.is_dir():
        raise UsageError(f"{path} is a folder")


def _is_ours(path: Path) -> bool:
    return path.name.startswith("part-") and path.suffix in {".parquet", ".new"}


class _Whole:
    """What is common to all: how they get their names."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._part = part_of(target)

    length = 0
    is_settled = True

    def add(self, data: bytes) -> None:
        raise NotImplementedError

    def sync(self) -> None:
        """All is there."""

    def close(self) -> None:
        """The same."""

    def leave(self) -> None:
        """The same."""

    def move(self) -> None:
        if not self._part.exists():
            return
        path = Path(self._target.path)
        if self._target.is_folder and path.exists():
            shutil.rmtree(path)
        self._part.replace(path)


class _File(_Whole):
    """A file, in members that can follow each other where it is packed."""

    def __init__(self, target: Target, length: int | None) -> None:
        super().__init__(target)
        self._part.parent.mkdir(parents=True, exist_ok=True)
        if length is None:
            self._file: IO[bytes] = self._part.open("wb")
            self.add(self._packed(target.head))
            return
        if not self._part.exists() or self._part.stat().st_size < length:
            raise UsageError(
                f"{self._part} is shorter than its journal says: begin anew"
                " with --restart"
            )
        self._file = self._part.open("r+b")
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


class _Folder(_Whole):
    """Parquet files of so many chunks each, every one of them whole or not there."""

    def __init__(self, target: Target, length: int) -> None:
        super().__init__(target)
        self._part.mkdir(parents=True, exist_ok=True)
        self._files = length
        self._chunks = 0
        self._writer: Any = None
        kept = {self._name(number) for number in range(length)}
        found = {it.name for it in self._part.iterdir() if _is_ours(it)}
        if not kept <= found:
            raise UsageError(
                f"{self._part} lacks files of its journal: begin anew with --restart"
            )
        for name in found - kept:
            (self._part / name).unlink()

    @property
    def length(self) -> int:  # type: ignore[override]
        return self._files

    @property
    def is_settled(self) -> bool:  # type: ignore[override]
        return self._chunks % GROUP == 0

    def add(self, data: bytes) -> None:
        if data:
            self._write(data)
        self._chunks += 1
        if self._chunks % GROUP == 0:
            self._settle()

    def close(self) -> None:
        self._settle()

    def leave(self) -> None:
        if self._writer is not None:
            self._writer.close()

    def _write(self, data: bytes) -> None:
        from mtcheck.corpora.columnar import out_of_bytes  # noqa: PLC0415 - slow
        from mtcheck.corpora.extras import parquet  # noqa: PLC0415 - the same

        table = out_of_bytes(data)
        if self._writer is None:
            place = self._part / f"{self._name(self._files)}.new"
            self._writer = parquet().ParquetWriter(str(place), table.schema)
        self._writer.write_table(table)

    def _settle(self) -> None:
        if self._writer is None:
            return
        self._writer.close()
        self._writer = None
        name = self._name(self._files)
        new = self._part / f"{name}.new"
        with new.open("rb") as file:
            os.fsync(file.fileno())
        new.replace(self._part / name)
        self._files += 1

    def _name(self, number: int) -> str:
        return f"part-{number:05}.parquet"
