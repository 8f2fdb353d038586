"""Outputs that are folders of Parquet files, each of so many chunks."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from mtcheck.atomic import sync_folder
from mtcheck.corpora.sinks import Whole, is_ours
from mtcheck.errors import UsageError

if TYPE_CHECKING:
    from mtcheck.corpora.targets import Target

GROUP = 64
"""Chunks that make one file of a folder."""


class Folder(Whole):
    """Parquet files of so many chunks each, every one of them whole or not there."""

    def __init__(self, target: Target, length: int) -> None:
        """Begin anew, or behind so many files that are whole."""
        super().__init__(target)
        self.part.mkdir(parents=True, exist_ok=True)
        self._files = length
        self._chunks = 0
        self._writer: Any = None
        kept = {self._name(number) for number in range(length)}
        found = {it.name for it in self.part.iterdir() if is_ours(it)}
        if not kept <= found:
            raise UsageError(
                f"{self.part} lacks files of its journal: begin anew with --restart"
            )
        for name in found - kept:
            (self.part / name).unlink()

    @property
    def length(self) -> int:  # type: ignore[override]
        """How many files there are."""
        return self._files

    @property
    def is_settled(self) -> bool:  # type: ignore[override]
        """Whether the last file of the folder is whole."""
        return self._chunks % GROUP == 0

    def add(self, data: bytes) -> None:
        """Take the rows of one chunk."""
        if data:
            self._write(data)
        self._chunks += 1
        if self._chunks % GROUP == 0:
            self._settle()

    def close(self) -> None:
        """End the last file."""
        self._settle()

    def leave(self) -> None:
        """Let go of a file that is not whole; the next run removes it."""
        if self._writer is not None:
            self._writer.close()

    def _write(self, data: bytes) -> None:
        from mtcheck.corpora.columnar import out_of_bytes  # noqa: PLC0415 - slow
        from mtcheck.corpora.extras import parquet  # noqa: PLC0415 - the same

        table = out_of_bytes(data)
        if self._writer is None:
            place = self.part / f"{self._name(self._files)}.new"
            self._writer = parquet().ParquetWriter(str(place), table.schema)
        self._writer.write_table(table)

    def _settle(self) -> None:
        if self._writer is None:
            return
        self._writer.close()
        self._writer = None
        name = self._name(self._files)
        new = self.part / f"{name}.new"
        with new.open("rb") as file:
            os.fsync(file.fileno())
        new.replace(self.part / name)
        sync_folder(self.part)
        self._files += 1

    def _name(self, number: int) -> str:
        return f"part-{number:05}.parquet"
