"""What one run worked out and others can use: read whole or not at all.

Compiled rules and compiled expressions are kept as plain data, written in one step.
A cache is never needed: whatever is wrong with one costs time and nothing else.
"""

from __future__ import annotations

import marshal
import os
import time
from pathlib import Path
from typing import Any
from zlib import crc32

MARSHAL = 4
"""The version of the format that every Python since 3.4 reads."""
_SUM_SIZE = 4  # bytes
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
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - at each start; Path is slower
            held = memoryview(file.read())
    except OSError:
        return None
    checksum, payload = held[:_SUM_SIZE], held[_SUM_SIZE:]
    if not payload or _sum(payload) != checksum:
        return None
    return marshal.loads(payload)  # noqa: S302 - our own, its sum checked


def write_cache(path: Path, held: object) -> None:
    """Put plain data in its place, as `put` does a file.

    What stands before the first dash in the name of the file is its kind.
    """
    payload = marshal.dumps(held, MARSHAL)  # type: ignore[arg-type]
    put(path, _sum(payload) + payload)


def put(path: Path, data: bytes) -> None:
    """Put a file in its place in one step, and remove the oldest others of its kind."""
    part = path.with_suffix(f".{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
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
