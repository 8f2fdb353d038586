"""Rules that earlier runs have compiled, each by itself.

Who writes a pack tries it after every change: only what has changed since is compiled
anew. A rule is told by all that is said in it and by its pack, not by its line.
"""

from __future__ import annotations

import sys
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from mtcheck.cache import read_cache, write_cache

if TYPE_CHECKING:
    from pathlib import Path

    from mtcheck.packs import RuleSource

    Plain = dict[str, Any]

_SIZE = 16  # bytes of a digest


class Compiled:
    """Rules as plain data; those that this run asks for are kept."""

    def __init__(self, path: Path | None = None) -> None:
        """Take the file that they are kept in; without one, nothing is known."""
        self._path = path
        self._known: dict[bytes, Plain] = (read_cache(path) if path else None) or {}
        self._used: dict[bytes, Plain] = {}

    def get(self, source: RuleSource) -> Plain | None:
        """A rule that was compiled before; None if it has changed since."""
        digest = _digest(source)
        plain = self._known.get(digest)
        if plain is not None:
            self._used[digest] = plain
        return plain

    def add(self, source: RuleSource, plain: Plain) -> None:
        """Keep a rule, unless code has a say in it that may change on its own."""
        if self._path is not None and source.spec.check is None:
            self._used[_digest(source)] = plain

    def save(self) -> None:
        """Write what was asked for, if any of it is new."""
        if self._path is not None and not self._used.keys() <= self._known.keys():
            write_cache(self._path, self._used)


def _digest(source: RuleSource) -> bytes:
    head = f"{sys.hexversion:x} ".encode()
    return blake2b(head + source.said, digest_size=_SIZE).digest()
