"""What the files of a run hold, and the documents that this makes."""

from __future__ import annotations

import sys
from functools import cached_property
from typing import TYPE_CHECKING

from mtcheck.cli.narrowing import staged_data
from mtcheck.cli.wish import STDIN
from mtcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mtcheck.cli.wish import Wish
    from mtcheck.model import Document


class Inputs:
    """Reads files; what can be read but once is held for the second time."""

    def __init__(self, wish: Wish) -> None:
        """Read nothing yet."""
        self._wish = wish

    def name(self, file: str) -> str:
        """What reports call a file."""
        return self._wish.stdin_filename if file == STDIN else file

    def data(self, file: str) -> bytes:
        """What a file holds; an InputError says why that cannot be told."""
        from mtcheck.read import bytes_of  # noqa: PLC0415 - not for help

        if self._staged is not None:
            staged = self._staged[file]
            if isinstance(staged, InputError):
                raise staged
            return staged
        return bytes_of(file) if file != STDIN else self._stdin

    def document(self, file: str, data: bytes) -> Document:
        """The document in a file, beside its source and its reference."""
        from mtcheck.read import read_bytes  # noqa: PLC0415 - not for help

        wish = self._wish
        document = read_bytes(data, self.name(file), format=wish.input_format)
        if not self.beside:
            return document
        from mtcheck.read.pair import paired  # noqa: PLC0415 - many have none

        read = {path: read_bytes(held, str(path)) for path, held in self.beside.items()}
        return paired(
            document,
            source=read[wish.source] if wish.source else None,
            reference=read[wish.reference] if wish.reference else None,
        )

    @cached_property
    def beside(self) -> Mapping[Path, bytes]:
        """What the other files hold that belong to the only one."""
        from mtcheck.read import bytes_of  # noqa: PLC0415 - not for help

        paths = (self._wish.source, self._wish.reference)
        return {path: bytes_of(str(path)) for path in paths if path is not None}

    @cached_property
    def _stdin(self) -> bytes:
        return sys.stdin.buffer.read()

    @cached_property
    def _staged(self) -> Mapping[str, bytes | InputError] | None:
        changes = self._wish.narrowing.changes
        if changes is None or not changes.is_staged:
            return None
        files = self._wish.files
        return dict(zip(files, staged_data(changes, files), strict=True))
