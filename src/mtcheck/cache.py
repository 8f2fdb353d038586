"""What one run worked out and others can use: read whole or not at all.

Compiled rules and compiled expressions are kept as plain data, written in one step.
A cache is never needed: whatever is wrong with one costs time and nothing else.
"""

from __future__ import annotations

import marshal
import mmap
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable

MARSHAL = 4
"""The version of the format that every Python since 3.4 reads."""
_SUM_SIZE = 4  # bytes
_COUNT = 8  # bytes
_KEPT = 4  # caches of the same kind, of other versions and packs
_ABANDONED = 3600  # seconds; what a run has not finished by then, it never will


def default_cache_dir() -> Path:
    """Where all is kept: MTCHECK_CACHE_DIR, or the user's cache folder.

    For a user without a home it is no folder at all: nothing is kept.
    """
    given = os.environ.get("MTCHECK_CACHE_DIR")
    if given:
        return Path(given)
    base = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME")
    try:
        return Path(base or Path.home() / ".cache") / "mtcheck"
    except RuntimeError:
        return Path(os.devnull)


def bytes_of(path: str) -> bytes:
    """What a file holds; nothing where it cannot be read: who needs it will say so."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - at each start; Path is slower
            return file.read()
    except OSError:
        return b""


def read_cache(path: Path) -> Any:  # noqa: ANN401 - whatever was put in
    """What a cache holds; None where there is none, or none that is whole."""
    found = read_mapped(path)
    return found[0] if found else None


def read_mapped(path: Path) -> tuple[Any, memoryview] | None:
    """The same with the bytes that were put beside it, which are mapped, not read."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - at each start; Path is slower
            held = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError):  # a file without a byte cannot be mapped
        return None
    checksum, payload = held[:_SUM_SIZE], held[_SUM_SIZE:]
    if len(payload) < _COUNT or _sum(payload) != checksum:
        return None
    middle = len(payload) - int.from_bytes(payload[:_COUNT], "little")
    plain = marshal.loads(payload[_COUNT:middle])  # noqa: S302 - our own, its sum checked
    return plain, payload[middle:]


def write_cache(path: Path, held: object, beside: bytes = b"") -> None:
    """Put plain data and bytes beside it in their place, as `put` does a file.

    What stands before the first dash in the name of the file is its kind.
    """
    head = len(beside).to_bytes(_COUNT, "little")
    payload = head + marshal.dumps(held, MARSHAL) + beside  # type: ignore[arg-type]
    put(path, (_sum(payload), payload))


def put(path: Path, pieces: Iterable[bytes]) -> None:
    """Put a file in its place in one step, and remove the oldest others of its kind."""
    part = path.with_suffix(f".{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.writelines(pieces)
        part.replace(path)
        _forget_others(path)
    except OSError:
        return  # a read-only home only costs time


def _sum(payload: memoryview | bytes) -> bytes:
    # Against files that were cut or damaged; it takes a fifth of what a digest does.
    return crc32(payload).to_bytes(_SUM_SIZE, "big")


def _forget_others(kept: Path) -> None:
    kind = kept.name.partition("-")[0]
    others = [p for p in kept.parent.glob(f"{kind}-*.bin") if p != kept]
    stale = sorted(others, key=_age)[_KEPT:]
    stale += [p for p in kept.parent.glob(f"{kind}-*.part") if _age(p) > _ABANDONED]
    for path in stale:
        path.unlink(missing_ok=True)


def _age(path: Path) -> float:
    """In seconds."""
    return time.time() - path.stat().st_mtime
