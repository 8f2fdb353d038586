"""What decides the findings in a file beside the file itself, as one digest.

Every setting counts unless it is known to do its work before or after the files are
checked: a new one is heeded until someone says that it need not be.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, fields
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtcheck.config.settings import Settings

_SIZE = 16  # bytes
_WITHOUT_EFFECT = frozenset(
    # What fails, how a report looks, which files are found, where settings came from.
    """
    fail_on min_score max_penalty min_words output_format jobs exclude extend_exclude
    respect_gitignore force_exclude required_version path origins
    """.split()
)
_RULES = (".yaml", "evidence.json")


@dataclass(frozen=True, slots=True)
class Ground:
    """What a run stands on, whatever the file."""

    program: bytes
    told: tuple[object, ...]
    """What the run was told beside its settings; plain values."""
    today: str

    def under(self, settings: Settings) -> str:
        """The digest for files under some settings; OSError if a file is missing."""
        digest = blake2b(self.program, digest_size=_SIZE)
        digest.update(_text((self.told, *_values(settings))))
        if any(table.until is not None for table in settings.allow):
            digest.update(self.today.encode())
        if any(table.globs for table in settings.allow):
            # Folders of globs may be said as they are seen from here.
            digest.update(_text(os.getcwd()))  # noqa: PTH109
        for path in (*_rules(settings.packs), *settings.glossary):
            digest.update(_text(str(path)) + digest_of(path.read_bytes()))
        return digest.hexdigest()


def digest_of(*parts: bytes) -> bytes:
    """A digest of several things, each of which says where it ends."""
    digest = blake2b(digest_size=_SIZE)
    for part in parts:
        digest.update(len(part).to_bytes(8) + part)
    return digest.digest()


def _values(settings: Settings) -> Iterator[tuple[str, object]]:
    for field in fields(settings):
        if field.name not in _WITHOUT_EFFECT:
            yield field.name, getattr(settings, field.name)


def _text(value: object) -> bytes:
    # Settings are text, numbers, paths and tuples of these: nothing without an order.
    return repr(value).encode("utf-8", "surrogatepass")


def _rules(packs: Iterable[Path]) -> Iterator[Path]:
    """The files of packs, in an order no disk decides."""
    for pack in packs:
        for base, folders, names in os.walk(pack):
            folders.sort()
            yield from (Path(base, n) for n in sorted(names) if n.endswith(_RULES))
